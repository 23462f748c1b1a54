"""What comes up beside a case in a low window: everything that is in sight is whole, and work goes on."""

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.flags import put_flag
from kaigo_desktop.flow.program import Program
from tests.ui import inspecting
from tests.ui.at_the_window import Person
from tests.ui.flagging import put_by_keyboard, strike

pytestmark = pytest.mark.slow

SIZES = [QSize(683, 384), QSize(960, 540)]


@pytest.mark.parametrize("banner", [True, False], ids=["banner of the sign-in", "no banner"])
def test_nothing_is_cut_off_beneath_a_banner_or_after_a_flag(
    qtbot: QtBot, speaking: Program, worked: Desk, *, banner: bool
) -> None:
    found = []
    for text in ("戸籍を待つ", "住民票の除票を待つ", "本人に電話をする"):
        put_flag(worked, "3", text, None)
    person = Person(qtbot, speaking, worked.store.folder)
    person.sign_in("tanto")
    if not banner:
        person.place.arrival.quiet()
    person.place.open_case("3")
    person.rest()
    for size in SIZES:
        found += _cut_off(person, size, "a case with three flags")
    person.place.open_case("2")
    person.rest()
    for size in SIZES:
        person.window.resize(size)
        put_by_keyboard(person, "電話で確認", "4/4")
        found += _cut_off(person, size, "a flag was put on")
        strike(person, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
        found += _cut_off(person, size, "another flag is asked for")
        person.place.case.flags.line.close_again()
        found += _cut_off(person, size, "none is asked for any more")
    assert found == []
    person.window.close()


def _cut_off(person: Person, size: QSize, when: str) -> list[str]:
    person.window.resize(size)
    person.rest()
    inspecting.lay_out()
    case = person.place.case
    told = f"{when}, {size.width()}×{size.height()}"
    found = [f"{told}: {fault}" for fault in inspecting.cut_off(person.window)]
    if person.window.size() != size:
        found.append(f"{told}: {person.window.size().toTuple()} wanted")
    if case.flags.line.isHidden() and case.decisions.isHidden():
        found.append(f"{told}: no way on")
    return found
