"""How long it takes to find a person's other applications in a small and in a large store."""

import random
import shutil
import statistics
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kaigo_desktop.core.people import people_of
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.people import same_person
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.sign_in import sign_in, sign_out
from kaigo_desktop.store import applications
from kaigo_desktop.store.applications import Columns, NewApplication
from tests.bench.telling import tell
from tests.making.desks import PASSWORD
from tests.people.labelled import Labelled, labelled

pytestmark = pytest.mark.bench

LONGEST = 0.1
COUNTS = (1_000, 100_000)
ASKED = 300


def test_finding_a_person_in_a_large_store_against_a_small_one(
    program: Program, store_folder: Path, tmp_path: Path
) -> None:
    procedures = {name: program.catalog.procedure(name) for name in program.catalog.procedures()}
    median, slowest = {}, {}
    for count in COUNTS:
        made = labelled(1, count, procedures)
        desk = sign_in(program, shutil.copytree(store_folder, tmp_path / str(count)), "tanto", PASSWORD)
        fill(desk, made)
        times = [asking(desk, one.receipt_no) for one in random.Random(1).sample(made, ASKED)]
        median[count], slowest[count] = statistics.median(times), statistics.quantiles(times, n=100)[98]
        sign_out(desk)
    small, large = COUNTS
    tell(
        f"a person's other applications, {large:,} against {small:,}",
        median[large],
        median[small],
        "",
        met=True,
    )
    tell(
        f"the same, the slowest in a hundred, {large:,}",
        slowest[large],
        median[large],
        "≤ 100 ms",
        met=slowest[large] <= LONGEST,
    )


def asking(desk: Desk, receipt_no: str) -> float:
    """Seconds one question takes."""
    start = time.perf_counter()
    same_person(desk, receipt_no)
    return time.perf_counter() - start


def fill(desk: Desk, made: Sequence[Labelled]) -> None:
    """Put labelled applications into the store, without files."""
    at = datetime(2026, 4, 1, tzinfo=UTC)
    with desk.store.transaction() as tx:
        for one in made:
            applications.add(
                tx,
                NewApplication(
                    receipt_no=one.receipt_no,
                    procedure=one.procedure,
                    procedure_title="",
                    definition="",
                    state="received",
                    received_at="2026-04-01T09:00:00",
                    taken_in_at=at,
                    digest="",
                    batch="bench",
                    actor="tanto",
                    values=one.values,
                    original={},
                    unmapped=(),
                    columns=Columns(),
                    search={},
                    about=people_of(desk.program.catalog.procedure(one.procedure), one.values),
                ),
            )
