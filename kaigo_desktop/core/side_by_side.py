"""States of one form side by side (as received, as it stood, as resubmitted, as it stands), cell by cell."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kaigo_desktop.core.form import blank, rows_of
from kaigo_desktop.core.model import Row, Value, Values
from kaigo_desktop.core.pairing import pair_rows
from kaigo_desktop.core.procedure import Field, Procedure, Section

Side = Literal["received", "stood", "resubmitted", "current"]
"""Which state of the form: the first submission, before the newest one, the newest one, as it is now."""

States = Mapping[Side, Values]
"""The states there are; `current` always is."""

_OLDER: tuple[Side, ...] = ("resubmitted", "stood", "received")


@dataclass(frozen=True, slots=True)
class Cell:
    """One field, or one field of one person's row.

    Attributes:
        path: `applicant_name`, `household[0].name`; rows that stand no more are numbered after those that do.
        group: key of the rows, "" outside them.
        row: the number in the path, -1 outside rows.
        places: side → where this person's row is in it; a side without the person is missing.
    """

    path: str
    field: Field
    group: str
    row: int
    places: Mapping[Side, int]

    def value(self, values: Values, side: Side) -> Value:
        """What `values` of `side` say here, "" for nothing."""
        if not self.group:
            return values.get(self.field.key, "")
        rows, place = rows_of(values, self.group), self.places.get(side, -1)
        return rows[place].get(self.field.key, "") if 0 <= place < len(rows) else ""


def cells_of(procedure: Procedure, states: States) -> list[Cell]:
    """Every field and every cell of every row in any of `states`, in form order."""
    cells: list[Cell] = []
    for section in procedure.sections:
        if not section.group:
            cells += (Cell(field.key, field, "", -1, {}) for field in section.fields)
            continue
        cells += (
            Cell(f"{section.group}[{row}].{field.key}", field, section.group, row, places)
            for row, places in enumerate(_people(section, states))
            for field in section.fields
        )
    return cells


def taken(cells: list[Cell], states: States, wanted: Mapping[str, Side]) -> Values:
    """The current values with those of other sides in the cells `wanted` (path → side).

    A row that says nothing any more is left out; one that stood no more comes after the others.
    """
    values: Values = dict(states["current"])
    rows: dict[str, dict[int, Row]] = {}
    changed: set[tuple[str, int]] = set()
    for cell in cells:
        side = wanted.get(cell.path, "current")
        old, new = cell.value(states["current"], "current"), cell.value(states[side], side)
        if old == new or (blank(old) and blank(new)):
            continue
        if not cell.group:
            values[cell.field.key] = new
            continue
        own = rows.setdefault(cell.group, dict(enumerate(map(dict, rows_of(values, cell.group)))))
        own.setdefault(cell.row, {})[cell.field.key] = new if isinstance(new, str) else ""
        changed.add((cell.group, cell.row))
    for group, own in rows.items():
        values[group] = [
            own[row] for row in sorted(own) if (group, row) not in changed or not blank([own[row]])
        ]
    return values


def _people(section: Section, states: States) -> list[dict[Side, int]]:
    """Everybody who has a row in any state, those of the current one first: side → where the row is."""
    rows = rows_of(states["current"], section.group)
    standing = len(rows)
    people: list[dict[Side, int]] = [{"current": at} for at in range(standing)]
    for side in _OLDER:
        others = rows_of(states.get(side, {}), section.group)
        pairs = pair_rows(section, rows[:standing], others)
        left = [at for at in range(len(others)) if at not in pairs]
        gone = pair_rows(section, rows[standing:], [others[at] for at in left], by_position=False)
        pairs += [None if at is None else left[at] for at in gone]
        for person, place in zip(people, pairs, strict=True):
            if place is not None:
                person[side] = place
        new = [at for at in left if at not in pairs]
        rows = [*rows, *(others[at] for at in new)]
        people += ({side: at} for at in new)
    return people
