"""Walking through the checklist: marks are kept with who made them, and open points never block."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kaigo_desktop.core.checklist import ChecklistItem
from kaigo_desktop.flow.checklist import checklist, mark
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from kaigo_desktop.store import audit, check_marks
from tests.making.downloads import MOVED_IN, write_zip
from tests.making.refusals import refusal


@pytest.fixture
def received(caseworker: Desk, tmp_path: Path) -> Desk:
    receive(caseworker, [write_zip(tmp_path, "1")])
    return caseworker


def at(items: list[ChecklistItem], key: str) -> ChecklistItem:
    return next(item for item in items if item.key == key)


def open_points(desk: Desk) -> list[str]:
    return [problem.message for problem in show(desk, "1").problems if problem.rule == "checklist_open"]


def test_the_checklist_asks_what_the_form_calls_for(received: Desk, tmp_path: Path) -> None:
    found = checklist(received, "1")
    assert at(found, "identity").applies
    assert not at(found, "representation").applies
    receive(received, [write_zip(tmp_path, "2", MOVED_IN | {"届出人と本人の関係": "任意代理人"})])
    assert at(checklist(received, "2"), "representation").applies


def test_a_mark_keeps_who_when_and_how_and_can_be_taken_back(received: Desk, supervisor: Desk) -> None:
    ticked = at(mark(received, "1", "identity", done=True, note="電子署名を確認"), "identity")
    assert (ticked.done, ticked.actor, ticked.note) == (True, "tanto", "電子署名を確認")
    assert ticked.at is not None
    back = at(mark(supervisor, "1", "identity", done=False, note="別人の署名"), "identity")
    assert (back.done, back.actor) == (False, "shonin")
    case = show(received, "1")
    assert at(list(case.checklist), "identity") == back
    assert [(entry.actor, entry.action, entry.comment) for entry in case.history[-2:]] == [
        ("tanto", "check", "本人確認 電子署名を確認"),
        ("shonin", "uncheck", "本人確認 別人の署名"),
    ]


def test_marking_what_stands_so_already_writes_nothing(received: Desk) -> None:
    mark(received, "1", "identity", done=True)
    mark(received, "1", "identity", done=True)
    with received.store.reading() as connection:
        assert len(check_marks.of(connection, 1)) == 1
        entries = [entry for entry in audit.entries(connection) if entry.action == "check"]
    assert [entry.detail for entry in entries] == [{"key": "identity", "done": 1}]


def test_open_points_are_told_when_it_is_submitted_and_never_block(received: Desk, supervisor: Desk) -> None:
    assert open_points(received) == [], "nothing is asked for before the review"
    decide(received, "start-review", "1")
    for item in checklist(received, "1"):
        if item.applies and item.key != "attachments":
            mark(received, "1", item.key, done=True)
    assert open_points(received) == ["確認項目が1件残っています（添付の確認）。"]
    assert next(p for p in show(received, "1").problems if p.rule == "checklist_open").severity == "info"
    decide(received, "submit", "1", acknowledge=True)
    assert len(open_points(supervisor)) == 1
    mark(supervisor, "1", "attachments", done=True)
    assert open_points(supervisor) == []
    assert decide(supervisor, "approve", "1").state == "approved"


def test_a_tick_from_before_a_correction_asks_for_another_look(received: Desk, tmp_path: Path) -> None:
    mark(received, "1", "identity", done=True)
    receive(received, [write_zip(tmp_path / "later", "1", MOVED_IN | {"旧住所": "千葉県市川市1-1"})])
    old = at(checklist(received, "1"), "identity")
    assert (old.done, old.outdated) == (True, True)
    again = at(mark(received, "1", "identity", done=True), "identity")
    assert (again.done, again.outdated) == (True, False)


def test_marking_is_refused_with_its_reason(
    received: Desk, supervisor: Desk, open_desk: Callable[[str], Desk], tmp_path: Path
) -> None:
    assert refusal(lambda: mark(received, "1", "nonsense", done=True)) == "unknown_check"
    assert refusal(lambda: mark(received, "404", "identity", done=True)) == "unknown_receipt_no"
    assert refusal(lambda: mark(open_desk("kansa"), "1", "identity", done=True)) == "not_permitted"
    assert refusal(lambda: checklist(open_desk("kansa"), "1")) == "not_permitted"
    decide(received, "start-review", "1")
    decide(received, "submit", "1", acknowledge=True)
    decide(supervisor, "approve", "1")
    assert refusal(lambda: mark(received, "1", "identity", done=True)) == "checklist_closed"
    receive(received, [write_zip(tmp_path, "9", title="知らない手続")])
    assert checklist(received, "9") == []
    assert refusal(lambda: mark(received, "9", "identity", done=True)) == "held_without_definition"


def test_points_are_strung_together_as_the_language_does(received: Desk) -> None:
    decide(received, "start-review", "1")
    received.program.messages.language = "en"
    (told,) = open_points(received)
    assert ", " in told
    assert "、" not in told
