"""The same step for several applications: looked ahead without a trace, then done for those that allow it."""

from pathlib import Path

import pytest

from kaigo_desktop.flow import assign
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.many import Several, decide_many, look_ahead
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from kaigo_desktop.store import audit
from tests.making.downloads import MOVED_IN, write_zip

SOUND = {**MOVED_IN, "旧住所": "東京都中野区中野1-1"}


@pytest.fixture
def mixed(caseworker: Desk, tmp_path: Path) -> Desk:
    """1 and 2 are sound and under review, 3 has a warning, 4 an error, 5 was just received."""
    folder = tmp_path / "downloads"
    for number in "125":
        write_zip(folder, number, SOUND)
    write_zip(folder, "3", {**SOUND, "届出年月日": "令和8年5月30日"})
    write_zip(folder, "4", {**SOUND, "世帯員生年月日（１人目）": ""})
    receive(caseworker, [folder])
    for number in "1234":
        decide(caseworker, "start-review", number)
    return caseworker


def told(several: Several) -> tuple[tuple[str, ...], dict[str, str]]:
    return several.going, {each.receipt_no: each.code for each in several.refused}


def states(desk: Desk) -> str:
    return " ".join(show(desk, number).application.state for number in "12345")


def entries(desk: Desk) -> int:
    with desk.store.reading() as connection:
        return len(list(audit.entries(connection)))


def test_looking_ahead_says_what_would_become_of_each_and_leaves_no_trace(mixed: Desk) -> None:
    before = states(mixed)
    count = entries(mixed)
    assert told(look_ahead(mixed, "submit", list("12345"))) == (
        ("1", "2"),
        {"3": "has_warnings", "4": "has_errors", "5": "wrong_state"},
    )
    assert entries(mixed) == count
    assert states(mixed) == before


def test_what_was_foretold_is_what_is_done(mixed: Desk) -> None:
    numbers = [*"12345", "none"]
    foretold = look_ahead(mixed, "submit", numbers)
    assert decide_many(mixed, "submit", numbers) == foretold
    assert told(foretold)[1]["none"] == "unknown_receipt_no"
    assert states(mixed) == "pending_approval pending_approval in_review in_review received"


def test_nobody_approves_their_own_in_passing(mixed: Desk) -> None:
    decide_many(mixed, "submit", ["1", "2"])
    assert told(decide_many(mixed, "approve", ["1", "2"]))[0] == ()
    assert states(mixed).startswith("pending_approval pending_approval")


def test_looking_ahead_of_an_assignment_names_who_cannot_have_it(mixed: Desk) -> None:
    assert told(assign.look_ahead(mixed, ["1", "2"], "tanto2")) == (("1", "2"), {})
    assert told(assign.look_ahead(mixed, ["1"], "kansa")) == ((), {"1": "cannot_be_assigned"})
    assert show(mixed, "1").application.assignee == ""
