"""Whatever stands in resources/procedures goes all the way: sampled, received, approved and handed over."""

import csv
import io
from pathlib import Path

import pytest

from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.find import Query, find
from kaigo_desktop.flow.hand_over import hand_over
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.sample import sample
from kaigo_desktop.flow.show import show

RESOURCES = Path(__file__).parents[2] / "resources"
PROCEDURES = sorted(file.stem for file in (RESOURCES / "procedures").glob("*.toml"))
LAYOUTS = ("zip", "list-csv", "item-csv")


@pytest.mark.parametrize("name", PROCEDURES)
def test_a_procedure_goes_from_download_to_hand_over(
    caseworker: Desk, supervisor: Desk, tmp_path: Path, name: str
) -> None:
    for seed, layout in enumerate(LAYOUTS):
        folder = tmp_path / layout
        sample(caseworker.program, folder, 1, seed + 1, procedure=name, layout=layout)
        assert receive(caseworker, [folder]).counts["received"] == 1
    rows = find(caseworker, Query()).rows
    assert {row.procedure for row in rows} == {name}
    assert all(row.name and row.born_on for row in rows)
    procedure = caseworker.program.catalog.procedure(name)
    labels = {field.label for section in procedure.sections for field in section.fields}
    for row in rows:
        case = show(caseworker, row.receipt_no)
        left = {item.subject for item in case.revision.unmapped if item.document == "application"}
        assert not left & labels
        decide(caseworker, "start-review", row.receipt_no)
        errors = any(problem.severity == "error" for problem in case.problems)
        decide(caseworker, "submit", row.receipt_no, acknowledge=True, override="確認済み" if errors else "")
        decide(supervisor, "approve", row.receipt_no)
    handed = hand_over(caseworker, "generic-utf8", tmp_path / "out")
    assert len(handed.files) == 1 + len(list(procedure.groups()))
    main = (tmp_path / "out" / handed.files[0][0]).read_text(encoding="utf-8")
    assert {row["受付番号"] for row in csv.DictReader(io.StringIO(main))} == {row.receipt_no for row in rows}


def test_samples_are_of_the_ward_s_own_procedures_unless_one_is_named(
    caseworker: Desk, tmp_path: Path
) -> None:
    own = caseworker.program.catalog.own_procedures()
    sample(caseworker.program, tmp_path, 2 * len(own), 1)
    receive(caseworker, [tmp_path])
    assert {row.procedure for row in find(caseworker, Query()).rows} == set(own)
