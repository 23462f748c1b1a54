"""The form: every field and problem of every definition, what was received, and no number unasked."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.masking import MASK
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Case, Desk
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.find import Query, find
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.sample import sample
from kaigo_desktop.flow.show import show
from kaigo_desktop.ui.form_view import FormView
from kaigo_desktop.ui.rows_view import RowsView
from kaigo_desktop.ui.secret_widget import SecretWidget
from tests.making.desks import Clock, make_program
from tests.making.downloads import MOVED_IN, write_zip
from tests.ui.looking import texts

pytestmark = pytest.mark.usefixtures("dressed")
PROCEDURES = make_program(Clock().now).catalog.procedures()


def form_of(qtbot: QtBot, case: Case) -> FormView:
    form = FormView()
    qtbot.addWidget(form)
    form.resize(800, 600)
    form.show_case(case, may_reveal=True)
    form.show()
    return form


@pytest.fixture
def cases(request: pytest.FixtureRequest, caseworker: Desk, tmp_path: Path) -> list[Case]:
    """A few applications of the procedure the test is about, and one in which nothing is filled in."""
    sample(caseworker.program, tmp_path / "samples", 5, 11, procedure=request.param)
    title = caseworker.program.catalog.procedure(request.param).title
    receive(caseworker, [tmp_path / "samples", write_zip(tmp_path / "blank", "9", {}, title)])
    return [show(caseworker, row.receipt_no) for row in find(caseworker, Query()).rows]


def groups(form: FormView) -> dict[str, RowsView]:
    assert form._sheet is not None
    return form._sheet.groups


def paths_of(case: Case) -> set[str]:
    assert case.procedure is not None
    cells = {
        f"{section.group}[{row}].{field.key}"
        for section in case.procedure.groups()
        for row in range(len(case.values[section.group]))
        for field in section.fields
    }
    return {field.key for field in case.procedure.fields()} | cells


@pytest.mark.parametrize("cases", PROCEDURES, indirect=True)
def test_every_field_value_and_problem_is_shown(qtbot: QtBot, cases: list[Case]) -> None:
    assert len(cases) == 6
    assert any(case.problems for case in cases)
    for case in cases:
        form = form_of(qtbot, case)
        assert form.widgets.keys() == paths_of(case)
        text = "\n".join(texts(form))
        assert case.procedure is not None
        assert [f.label for f in case.procedure.fields() if f.label not in text] == []
        assert [p.message for p in case.problems if p.field in form.widgets and p.message not in text] == []
        assert form.changes() == {}
        plain = {path: widget for path, widget in form.widgets.items() if "[" not in path}
        assert {path: widget.shown() for path, widget in plain.items()} == {
            path: FIELD_TYPES[widget.field.type].show(case.values[path], case.codes.get(widget.field.codes))
            for path, widget in plain.items()
        }


def test_no_individual_number_is_on_the_screen_before_it_is_asked_for(qtbot: QtBot, received: Desk) -> None:
    form = form_of(qtbot, show(received, "1"))
    assert [text for text in texts(form) if "123456789018" in text] == []
    secret = form.widgets["household[0].individual_number"]
    assert isinstance(secret, SecretWidget)
    assert (secret.shown(), secret.reveal.isHidden()) == (MASK, False)


def test_what_was_changed_shows_what_was_received(qtbot: QtBot, received: Desk) -> None:
    decide(received, "start-review", "1")
    edit(received, "1", {"applicant_phone": "03-0000-9999"}, "電話で確認")
    form = form_of(qtbot, show(received, "1"))
    assert any("受付時: 03-0000-1234" in text for text in texts(form))


def test_fields_open_only_in_a_state_that_lets_them_be_changed(qtbot: QtBot, received: Desk) -> None:
    decide(received, "start-review", "1")
    case = show(received, "1")
    assert case.editable
    assert not form_of(qtbot, case).widgets["applicant_name"].control.isReadOnly()  # type: ignore[attr-defined]
    decide(received, "submit", "1", acknowledge=True)
    case = show(received, "1")
    assert not case.editable
    assert form_of(qtbot, case).widgets["applicant_name"].control.isReadOnly()  # type: ignore[attr-defined]


def test_what_is_typed_is_a_change_until_it_is_taken_back(qtbot: QtBot, received: Desk) -> None:
    decide(received, "start-review", "1")
    form = form_of(qtbot, show(received, "1"))
    name = form.widgets["household[0].name"]
    name.type_in("新宿　次郎")
    assert form.changes() == {"household[0].name": "新宿　次郎"}
    name.type_in("新宿　太郎")
    assert form.changes() == {}


def test_a_row_more_takes_a_person_more(qtbot: QtBot, received: Desk) -> None:
    decide(received, "start-review", "1")
    form = form_of(qtbot, show(received, "1"))
    groups(form)["household"].add.click()
    form.widgets["household[1].name"].type_in("新宿　花子")
    changes = form.changes()
    assert changes == {"household[1].name": "新宿　花子"}
    edit(received, "1", changes, "世帯員の追加")
    rows = show(received, "1").values["household"]
    assert [row["name"] for row in rows if isinstance(row, dict)] == ["新宿　太郎", "新宿　花子"]


def test_a_problem_of_a_row_stands_beneath_the_row(qtbot: QtBot, caseworker: Desk, tmp_path: Path) -> None:
    items = {**MOVED_IN, "世帯員生年月日（１人目）": "令和8年13月1日"}
    receive(caseworker, [write_zip(tmp_path, "1", items)])
    case = show(caseworker, "1")
    problem = next(problem for problem in case.problems if problem.field == "household[0].born_on")
    form = form_of(qtbot, case)
    notes = groups(form)["household"].notes[0]
    assert any(problem.message in text for text in texts(notes))


def test_a_date_past_the_end_of_an_era_is_read_as_meant_by_one_press(
    qtbot: QtBot, caseworker: Desk, tmp_path: Path
) -> None:
    slip = MOVED_IN | {"届出年月日": "平成31年5月1日", "世帯員生年月日（１人目）": "大正15年12月25日"}
    receive(caseworker, [write_zip(tmp_path, "1", slip)])
    form = form_of(qtbot, show(caseworker, "1"))
    for words in ("「令和元年5月1日」と読む", "「昭和元年12月25日」と読む"):
        button = next(button for button in form.findChildren(QPushButton) if button.text() == words)
        button.click()
    assert form.changes() == {"filed_on": "2019-05-01", "household[0].born_on": "1926-12-25"}
