"""F1: what the panel in front is for, in a paragraph, and its keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.messages import LANGUAGES
from kaigo_desktop.ui.key_map import KeyMap
from kaigo_desktop.ui.receive_panel import ReceivePanel
from kaigo_desktop.ui.verify_panel import VerifyPanel
from tests.ui.at_the_window import Person
from tests.ui.looking import texts

LONGEST = 330


def helped(person: Person) -> str:
    """Press F1 and read its paragraph."""
    place = person.place
    person.window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(person.window, Qt.Key.Key_F1)
    (shown,) = place.findChildren(KeyMap)
    read = texts(shown)
    shown.close()
    person.rest()
    assert "F1" in read
    return next((text for text in read if text.startswith(words_of(person))), "")


def words_of(person: Person) -> str:
    """What stands in the catalogue of sentences for the panel in front."""
    panel = person.place.panels.currentWidget()
    return person.place.desk.program.messages.text(getattr(panel, "HELP", "no help"))


@pytest.mark.parametrize("login", ["tanto", "kanri", "kansa"])
def test_f1_says_of_every_panel_what_it_is_for(received: Desk, person: Person, login: str) -> None:
    assert received is not None
    person.sign_in(login)
    said = {}
    for name in person.place.navigation.buttons:
        if name == "hand_over":
            continue
        person.place.navigation.go(name)
        person.rest()
        said[words_of(person)] = helped(person)
    assert len(said) >= 2
    assert all(code == text and text for code, text in said.items())


def test_f1_at_a_case_tells_how_to_work_through_it(received: Desk, person: Person) -> None:
    assert received is not None
    person.sign_in("tanto")
    person.open_case()
    assert "F8" in helped(person)


@pytest.mark.parametrize(
    ("login", "first"), [("kansa", "LogPlaces"), ("kanri", "AccountsPanel"), ("tanto", "HomePanel")]
)
def test_escape_leads_everybody_to_their_first_panel_as_the_keys_say(
    person: Person, login: str, first: str
) -> None:
    person.sign_in(login)
    place = person.place
    person.window.activateWindow()
    place.navigation.go("receive" if login == "tanto" else "verify")
    person.rest()
    panel = place.panels.currentWidget()
    assert isinstance(panel, VerifyPanel | ReceivePanel)
    assert dict(panel.KEYS)["Esc"] == "最初の画面へ戻る"
    QTest.keyClick(person.window, Qt.Key.Key_Escape)
    person.rest()
    assert type(place.panels.currentWidget()).__name__ == first


def test_a_paragraph_is_short_in_both_languages(person: Person) -> None:
    sentences = person.window.sign_in._program.messages.sentences
    helps = {code: sentences[code] for code in sentences if code.startswith("help_")}
    assert len(helps) >= 10
    assert {code for code in helps for one in LANGUAGES if not 40 < len(helps[code][one]) < LONGEST} == set()
