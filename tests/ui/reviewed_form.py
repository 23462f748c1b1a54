"""The form of an application under review, two people in its household, ready to be typed in."""

from functools import partial

from pytestqt.qtbot import QtBot

from kaigo_desktop.flow.check_typed import check_typed
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.show import show
from kaigo_desktop.ui.form_view import FormView

SECOND = {
    "household[1].name": "新宿　花子",
    "household[1].name_kana": "シンジュク　ハナコ",
    "household[1].born_on": "昭和23年2月1日",
    "household[1].individual_number": "023456789013",
}


def reviewed_form(qtbot: QtBot, desk: Desk) -> FormView:
    """Application 1, taken into review and given a second person."""
    decide(desk, "start-review", "1")
    edit(desk, "1", SECOND, "聞取り")
    return form_of(qtbot, desk)


def form_of(qtbot: QtBot, desk: Desk) -> FormView:
    """Application 1 as it stands."""
    made = FormView(partial(check_typed, desk))
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show_case(show(desk, "1"), may_reveal=True)
    with qtbot.waitActive(made):
        made.show()
    return made
