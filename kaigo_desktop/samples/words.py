"""The words and scenarios fictional applications are made of, read from `resources/samples/`."""

import tomllib
from pathlib import Path

import msgspec

from kaigo_desktop.core.procedure import Definition

Pair = tuple[str, str]
"""A name and its フリガナ."""

Place = tuple[str, str, str]
"""都道府県, 市区町村, 町名."""

Wanted = dict[str, str | tuple[str, ...]]
"""Field key → text with `{facts}` in it, or alternatives; "" leaves the field empty."""


class MedicalInsurer(Definition, frozen=True):
    """A fictional 医療保険者: its name, and its number without the check digit."""

    name: str
    number: str


class Scenario(Definition, frozen=True):
    """Values that go together (one story of a procedure).

    Attributes:
        weight: how often it is told, against the others of its procedure.
        age: youngest and oldest the insured person may be.
        turns: instead of `age`: the age reached on the day of the event.
        alone: whether the form names the insured person only, not the household.
        applicant: who files, symbols of 本人との関係; anybody if empty.
        set: the values that belong together.
    """

    weight: int = 1
    age: tuple[int, int] = (40, 95)
    turns: int = 0
    alone: bool = False
    applicant: tuple[str, ...] = ()
    set: Wanted = msgspec.field(default_factory=dict)


class Words(Definition, frozen=True):
    """Everything `words.toml` holds."""

    surnames: tuple[Pair, ...]
    male_names: tuple[Pair, ...]
    female_names: tuple[Pair, ...]
    inside: tuple[Place, ...]
    outside: tuple[Place, ...]
    buildings: tuple[str, ...]
    facilities: tuple[str, ...]
    medical_insurers: tuple[MedicalInsurer, ...]
    insurer_no: str
    notes: tuple[str, ...]


class Material(msgspec.Struct, frozen=True):
    """Words, the values every procedure shares, and the scenarios by procedure."""

    words: Words
    defaults: Wanted
    scenarios: dict[str, tuple[Scenario, ...]]


def load(folder: Path) -> Material:
    """Read `words.toml` and `scenarios.toml` of `folder` (`resources/samples`)."""
    words = msgspec.convert(_toml(folder / "words.toml"), Words)
    stories = _toml(folder / "scenarios.toml")
    defaults = msgspec.convert(stories.pop("defaults"), Wanted)
    return Material(words, defaults, msgspec.convert(stories, dict[str, tuple[Scenario, ...]]))


def _toml(file: Path) -> dict[str, object]:
    return tomllib.loads(file.read_text(encoding="utf-8"))
