"""A catalogue of 12,000 procedures against one of five: the first download of a session, and a new name."""

import shutil
from pathlib import Path

import pytest

from kaigo_desktop.definitions.catalog import Catalog
from kaigo_desktop.definitions.index import write_list
from tests.bench.telling import at_most, seconds, tell

pytestmark = pytest.mark.bench

RESOURCES = Path(__file__).parents[2] / "resources"
TITLE = "被保険者証の交付申請"


def catalogue(folder: Path, count: int) -> Path:
    """The ward's resources with `count` procedures in all, each under names of its own, and their list."""
    resources = Path(shutil.copytree(RESOURCES, folder))
    procedures = resources / "procedures"
    for file in procedures.glob("*.toml"):
        if "\nreference = true" in file.read_text(encoding="utf-8"):
            file.unlink()
    card = (procedures / "insured_card.toml").read_text(encoding="utf-8")
    for number in range(count - len(list(procedures.glob("*.toml")))):
        name = f"p{number:05}"
        text = card.replace('id = "insured_card"', f'id = "{name}"').replace("証の交付", f"証{name}の交付")
        (procedures / f"{name}.toml").write_text(text.replace("証交付", f"証{name}交付"), encoding="utf-8")
    write_list(procedures)
    return resources


def test_a_catalogue_of_12000_against_one_of_five(tmp_path: Path) -> None:
    few, many = catalogue(tmp_path / "few", 5), catalogue(tmp_path / "many", 12_000)
    times = {
        resources: seconds(lambda resources=resources: first_download(resources, TITLE), 21)  # type: ignore[misc]
        for resources in (few, many)
    }
    at_most(1.5, "first form found, 12,000 definitions against 5", times[many], times[few])
    unknown = {
        resources: seconds(lambda resources=resources: Catalog(resources).find(["住民票"]), 1)  # type: ignore[misc]
        for resources in (few, many)
    }
    tell("a name nobody answers to, once a session", unknown[many], unknown[few], "", met=True)


def first_download(resources: Path, subject: str) -> None:
    """What the first download of a session takes: its procedure and its code lists."""
    catalog = Catalog(resources)
    procedure = catalog.find([subject])
    assert procedure is not None
    catalog.code_lists(procedure)
