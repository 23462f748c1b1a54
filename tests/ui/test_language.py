"""The window in English: chosen by a button, remembered, and spoken from the next window on."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.ui import language, pieces
from kaigo_desktop.ui.fresh_process import Continuation
from kaigo_desktop.ui.navigation import PlaceButton
from tests.making.desks import ADMIN, STAFF
from tests.making.downloads import write_zip
from tests.ui.at_the_window import Person
from tests.ui.looking import texts

JAPANESE = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]")
ERA = re.compile(r"令和\d+年\d+月")


@pytest.fixture
def english(dressed: QApplication, program: Program) -> Iterator[Program]:
    """The program as somebody who chose English opens it; Japanese again afterwards."""
    before = QLocale()
    language.speak(program, "en")
    yield program
    for made in dressed.findChildren(QTranslator):
        dressed.removeTranslator(made)
        made.deleteLater()
    QLocale.setDefault(before)


@pytest.fixture
def english_person(qtbot: QtBot, english: Program, store_folder: Path) -> Iterator[Person]:
    made = Person(qtbot, english, store_folder)
    yield made
    made.window.close()


def switch_of(person: Person, name: str) -> QPushButton:
    return next(
        button
        for button in person.window.findChildren(QPushButton)
        if button.text() == name and button.isVisible()
    )


def test_who_chooses_english_finds_it_in_the_next_window(
    person: Person, program: Program, home: Path
) -> None:
    assert language.chosen(program) == "ja"
    switch_of(person, "English").click()
    assert person.left == [Continuation()]
    assert language.chosen(program) == "en"
    assert "language=en" in (home / "config" / "kaigo-desktop" / "window.ini").read_text()


def test_who_sets_the_store_up_chooses_the_language_first(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    newcomer = Person(qtbot, program, tmp_path / "none yet")
    switch_of(newcomer, "English").click()
    assert newcomer.left == [Continuation()]
    assert language.chosen(program) == "en"
    newcomer.window.close()


def test_the_choice_is_remembered_beyond_what_the_terminal_is_set_to(
    english_person: Person, english: Program
) -> None:
    switch_of(english_person, "日本語").click()
    assert english.messages.language == "en"  # until the next window
    assert language.chosen(english) == "ja"


def test_choosing_at_work_locks_the_window_and_comes_back_to_the_same_case(
    received: Desk, person: Person
) -> None:
    assert received is not None
    person.sign_in("tanto")
    person.open_case()
    switch_of(person, "English").click()
    person.rest()
    (left,) = person.left
    assert (left.login, left.locked, left.receipt_no) == ("tanto", True, "1")


def test_nothing_of_the_sign_in_is_left_in_japanese(english_person: Person) -> None:
    shown = texts(english_person.window.sign_in)
    assert {"Sign in", "User ID", "Password", "日本語"} <= set(shown)


def test_the_navigation_and_the_states_are_english(
    english_person: Person, caseworker: Desk, tmp_path: Path
) -> None:
    receive(caseworker, [write_zip(tmp_path, "1")])
    english_person.sign_in("tanto")
    names = [button.text() for button in english_person.place.navigation.findChildren(PlaceButton)]
    assert {"Today's work", "Received", "All applications", "Intake", "Hand over"} <= set(names)


@pytest.mark.parametrize("login", ["kanri", "kansa"])
def test_a_panel_without_applications_shows_no_japanese_but_names_and_eras(
    english_person: Person, login: str
) -> None:
    english_person.sign_in(login)
    ward = english_person.place.desk.ward.name
    names = {user.name for user in (ADMIN, *STAFF)}
    for panel in english_person.place.navigation.buttons:
        english_person.place.navigation.go(panel)
        english_person.rest()
        left = {
            text
            for text in map(without(names), texts(english_person.window))
            if JAPANESE.search(text) and text not in {ward, "日本語"} and not ERA.match(text)
        }
        assert left == set()


def without(names: set[str]) -> Callable[[str], str]:
    """Leaves names out of a text."""
    return lambda text: re.sub("|".join(map(re.escape, names)), "", text)


def test_a_step_to_take_is_a_verb_and_what_became_is_told_as_done(english: Program) -> None:
    assert english is not None
    labels = ("却下", "取下げ", "差戻し", "承認", "提出")
    assert [pieces.translate(each, "step") for each in labels] == [
        "Reject", "Withdraw", "Return", "Approve", "Submit"
    ]  # fmt: skip
    assert [pieces.translate(each) for each in labels] == [
        "Rejected", "Withdrawn", "Returned", "Approved", "Submitted"
    ]  # fmt: skip
    assert pieces.translate("保留", "step") == "On hold"  # no wording of its own as a step
    assert pieces.translate("取込", "history") == "Taken in"  # the panel it is done in is the Intake


def test_the_buttons_of_a_case_are_verbs_and_its_people_are_told_in_english(
    english_person: Person, supervisor: Desk, worked: Desk
) -> None:
    assert worked is not supervisor
    english_person.sign_in("shonin")
    english_person.place.open_case("3")
    english_person.rest()
    case = english_person.place.case
    assert {"Return", "Reject", "Withdraw"} <= {each.text() for each in case.decisions.buttons.values()}
    assert case.side.people.cards != []
    assert [text for text in texts(case.side.people) if "届出" in text or "審査" in text] == []
    entry = english_person.place.navigation.buttons["returned"]
    assert entry.text() == "Returned"


def test_several_things_in_a_sentence_are_strung_together_as_the_language_does(english: Program) -> None:
    error = UserError("template_heading_missing", name="a", sheet="b", headings=("事由", "氏名"))
    assert "事由, 氏名" in english.messages.error(error)
    assert "事由、氏名" in english.messages.official.error(error)


def test_a_chip_of_a_search_is_quoted_in_english(english_person: Person, received: Desk) -> None:
    assert received is not None
    english_person.sign_in("tanto")
    english_person.place.navigation.go("all")
    english_person.rest()
    filters = english_person.place.list.filters
    filters.search.setText("四谷")
    filters.search.returnPressed.emit()
    english_person.rest()
    assert "“四谷”" in " ".join(texts(filters.chips))


def test_a_refusal_is_told_in_english(english_person: Person) -> None:
    english_person.sign_in("tanto", "not the password")
    assert "password" in english_person.window.sign_in.notice.words.text()


def test_what_is_not_ours_is_left_to_qt(english: Program) -> None:
    assert english is not None
    assert QCoreApplication.translate("QPlatformTheme", "Close") == "Close"
    assert QCoreApplication.translate("Anything", "no text of ours") == "no text of ours"


@pytest.mark.parametrize("content", ["", "<TS><context>", "no xml"])
def test_a_damaged_file_of_texts_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "texts.ts").write_text(content)
    with pytest.raises(OSError, match=r"texts\.ts"):
        language.read_texts(tmp_path / "texts.ts")


def test_an_entity_of_a_file_of_texts_reads_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    text = f'<!DOCTYPE TS [<!ENTITY x SYSTEM "{tmp_path / "secret"}">]><TS><context><name>A</name><message>'
    text += "<source>B</source><translation>&x;</translation></message></context></TS>"
    (tmp_path / "texts.ts").write_text(text)
    try:
        found = language.read_texts(tmp_path / "texts.ts")
    except OSError:
        found = {}
    assert "secret" not in str(found)
