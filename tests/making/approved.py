"""A store with as many approved applications as wanted, made once and kept for later runs.

Every one came in as a download and was submitted and approved by two people with their keys, as the program
does it; only that a few hundred steps share a transaction, for one flush to the disk each would take hours.

    python -m tests.making.approved 100000

makes a few thousand more at each call, and answers how many there are.
"""

from __future__ import annotations

import os
import shutil
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING

from kaigo_desktop.flow import administer
from kaigo_desktop.flow.acknowledge import note
from kaigo_desktop.flow.decide import allowed, take_step
from kaigo_desktop.flow.open_case import open_case
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.sign_in import sign_in, sign_out
from kaigo_desktop.store import applications
from kaigo_desktop.store.wrapping import Cost
from tests.making.crowd import Crowd
from tests.making.desks import ADMIN, PASSWORD, STAFF, Clock, make_program
from tests.making.downloads import MOVED_IN, Parts, write_zip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kaigo_desktop.flow.desk import Desk

AT_ONCE, PART = 3_000, 500
BEGUN = datetime(2026, 4, 2, tzinfo=UTC)
LATER = datetime(2026, 9, 1, tzinfo=UTC)
"""After every decision in such a store: when somebody may sit down at it."""

CASEWORKER, _, SUPERVISOR, _ = STAFF


def approved_store(count: int) -> Path:
    """A store of `count` approved applications, in the folder `KAIGO_BENCH` names; copy it, never open it."""
    folder = Path(os.environ.get("KAIGO_BENCH", f"{gettempdir()}/kaigo-bench")) / f"approved-{count}"
    while approve_more(folder, count) < count:
        pass
    return folder


def approve_more(folder: Path, count: int) -> int:
    """Bring a few thousand more to their approval, up to `count`; answers how many there are."""
    if not folder.exists():
        _set_up(folder)
    there = _there(folder)
    numbers = range(there, min(there + AT_ONCE, count))
    if numbers:
        clock = Clock(BEGUN + timedelta(days=1 + there // AT_ONCE * 2))
        receiving = sign_in(make_program(clock.now), folder, CASEWORKER.login, PASSWORD)
        approving = sign_in(make_program(clock.now), folder, SUPERVISOR.login, PASSWORD)
        for first in range(numbers.start, numbers.stop, PART):
            _approve(receiving, approving, range(first, min(first + PART, numbers.stop)))
        sign_out(approving)
        sign_out(receiving)
    return numbers.stop


def _set_up(folder: Path) -> None:
    half = folder.with_name(f"{folder.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    half.parent.mkdir(parents=True, exist_ok=True)
    program = make_program(Clock(BEGUN).now)
    administer.set_up(program, half, ADMIN, PASSWORD, Cost())
    desk = sign_in(program, half, ADMIN.login, PASSWORD)
    for user in STAFF:
        administer.add_user(desk, user, PASSWORD)
    sign_out(desk)
    half.rename(folder)


def _there(folder: Path) -> int:
    desk = sign_in(make_program(Clock(LATER).now), folder, STAFF[3].login, PASSWORD)
    with desk.store.reading() as connection:
        there = len(applications.in_state(connection, "approved"))
    sign_out(desk)
    return there


def _approve(receiving: Desk, approving: Desk, numbers: range) -> None:
    crowd = Crowd()
    named = [f"{number:020d}" for number in numbers]
    with TemporaryDirectory() as folder:
        paths = [
            write_zip(Path(folder), name, _items(crowd, number))
            for name, number in zip(named, numbers, strict=True)
        ]
        receive(receiving, paths)
    _take(receiving, "start-review", named)
    _take(receiving, "submit", named)
    _take(approving, "approve", named)


def _items(crowd: Crowd, number: int) -> Mapping[str, Parts]:
    one = crowd.resident(number)
    return {
        **MOVED_IN,
        "届出人氏名": one.name,
        "世帯員氏名（１人目）": one.name,
        "世帯員氏名(フリガナ)（１人目）": one.kana,
        "新住所": one.address,
        "世帯員被保険者番号（１人目）": one.number,
    }


def _take(desk: Desk, action: str, receipt_nos: Sequence[str]) -> None:
    """Take a step for each, as `decide` does, in one transaction."""
    with desk.store.transaction() as tx:
        for receipt_no in receipt_nos:
            opened = open_case(desk, tx, receipt_no)
            step, override, warnings = allowed(
                desk, tx, opened, action, acknowledge=True, override="確認済み"
            )
            note(desk, tx, opened, warnings)
            take_step(desk, tx, opened, step, override=override)


if __name__ == "__main__":
    wanted = int(sys.argv[1])
    where = Path(os.environ["KAIGO_BENCH"]) / f"approved-{wanted}"
    sys.stdout.write(f"{approve_more(where, wanted)}\n")
