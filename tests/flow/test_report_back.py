"""反映: what is still to be entered in the portal, marked as entered and taken back."""

from pathlib import Path

import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow import home
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.find import counts
from kaigo_desktop.flow.hand_over import hand_over
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.report_back import as_text, mark_reported, reported, results, unmark_reported
from kaigo_desktop.store import audit
from tests.making.downloads import MOVED_IN, write_zip


@pytest.fixture
def decided(caseworker: Desk, supervisor: Desk, tmp_path: Path) -> Desk:
    """Application 1 was handed over, 2 rejected, 3 just received."""
    folder = tmp_path / "downloads"
    for number in "123":
        write_zip(folder, number)
    receive(caseworker, [folder])
    for number, step in (("1", "approve"), ("2", "reject")):
        decide(caseworker, "start-review", number)
        decide(caseworker, "submit", number, acknowledge=True)
        decide(supervisor, step, number, comment="確認")
    hand_over(caseworker, "generic-utf8", tmp_path / "out")
    return caseworker


def waiting(desk: Desk) -> int:
    return next(place.count for place in home.waiting(desk, counts(desk)) if place.id == "to_report")


def test_results_wait_until_they_are_marked(decided: Desk) -> None:
    assert [(each.receipt_no, each.state) for each in results(decided)] == [("1", "連携済"), ("2", "却下")]
    assert waiting(decided) == 2
    mark_reported(decided, ["1"])
    assert [each.receipt_no for each in results(decided)] == ["2"]
    assert [each.receipt_no for each in reported(decided)] == ["1"]
    assert waiting(decided) == 1


def test_a_mark_is_taken_back_and_both_are_entered_in_the_log(decided: Desk) -> None:
    mark_reported(decided, ["1", "2"])
    mark_reported(decided, ["1"])
    unmark_reported(decided, ["1"])
    unmark_reported(decided, ["1"])
    assert [each.receipt_no for each in results(decided)] == ["1"]
    with decided.store.reading() as connection:
        found = [(each.action, each.receipt_no) for each in audit.entries(connection)]
    made = [each for each in found if each[0].startswith("report_back")]
    assert made == [("report_back", "1"), ("report_back", "2"), ("report_back_undone", "1")]


def test_what_has_no_result_is_refused_and_then_nothing_is_marked(decided: Desk) -> None:
    with pytest.raises(UserError) as refused:
        mark_reported(decided, ["1", "3"])
    assert refused.value.code == "no_result_yet"
    assert waiting(decided) == 2


def test_the_text_for_the_clipboard_names_nobody(decided: Desk) -> None:
    text = as_text(results(decided))
    assert [line.split("\t")[0] for line in text.splitlines()] == ["1", "2"]
    assert "新宿" not in text


def test_a_new_submission_has_no_result_yet(decided: Desk, tmp_path: Path) -> None:
    mark_reported(decided, ["2"])
    receive(decided, [write_zip(tmp_path / "again", "2", {**MOVED_IN, "届出人氏名": "新宿　次郎"})])
    assert [each.receipt_no for each in reported(decided)] == []
    assert waiting(decided) == 1
