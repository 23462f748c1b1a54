"""An application under review, ready to be typed in: its form with two people, or its whole panel."""

from functools import partial

from pytestqt.qtbot import QtBot

from kaigo_desktop.flow.check_typed import check_typed
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.show import show
from kaigo_desktop.ui.case_panel import CasePanel
from kaigo_desktop.ui.form_view import FormView
from kaigo_desktop.ui.jobs import Jobs
from tests.ui.conftest import Show

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


def reviewed_panel(desk: Desk, jobs: Jobs, shown: Show, rest: Show) -> CasePanel:
    """Application 1, taken into review, the only one of its list, on a panel that came to rest."""
    decide(desk, "start-review", "1")
    made = CasePanel(desk, jobs)
    shown(made)
    made.open("1", "1 / 1")
    rest(made)
    return made


def form_of(qtbot: QtBot, desk: Desk) -> FormView:
    """Application 1 as it stands."""
    made = FormView(partial(check_typed, desk))
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show_case(show(desk, "1"), may_reveal=True)
    with qtbot.waitActive(made):
        made.show()
    return made
