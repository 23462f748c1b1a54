"""Spoiling a copy of the shipped definitions, one mistake at a time."""

import shutil
from pathlib import Path
from typing import NamedTuple

RESOURCES = Path(__file__).parents[2] / "resources"
CARD = "procedures/insured_card.toml"
FILED = "procedures/qualification.toml"
EXCEPTION = "procedures/residence_exception.toml"
SEX = "codes/sex.toml"
WORKFLOW = "workflows/two_person.toml"
LETTER = "texts/correction-request.toml"
PROFILE = "profiles/generic-utf8.toml"
END = ""
"""Replaces nothing: the new text stands at the end."""


class Mistake(NamedTuple):
    """`new` in the place of the first `old` of `file`: told under `key`, in a sentence with `said`."""

    name: str
    file: str
    old: str
    new: str
    key: str
    said: str


def copy(folder: Path) -> Path:
    """A copy of the shipped definitions in `folder`."""
    return Path(shutil.copytree(RESOURCES, folder / "resources"))


def change(resources: Path, file: str, old: str, new: str) -> None:
    """Write `new` for the first `old` in a definition, or at its end."""
    path = resources / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8", newline="\n")
