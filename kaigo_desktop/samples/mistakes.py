"""Mistakes people make, put into a fictional application so that there is something to find in a review."""

from collections.abc import Callable, Iterator
from random import Random

from kaigo_desktop.core.model import Row, Values
from kaigo_desktop.core.procedure import Field, Procedure

_CHECKED = ("individual_number", "insurer_no", "medical_insurer_no")
_UNREADABLE = ("令和8年13月45日", "三月末ごろ", "平成の末")

Place = tuple[Row | Values, Field]
"""Where a value stands: the row or form that holds it, and its field."""


def spoil(rng: Random, procedure: Procedure, values: Values) -> Values:
    """The values with one mistake a review finds; of a kind the form has room for."""
    spoilt = dict(values)
    for section in procedure.groups():
        spoilt[section.group] = [dict(row) for row in values[section.group] if isinstance(row, dict)]
    kinds = list(_KINDS)
    rng.shuffle(kinds)
    for kind in kinds:
        if kind(rng, procedure, spoilt):
            break
    return spoilt


def _wrong_check_digit(rng: Random, procedure: Procedure, values: Values) -> bool:
    """The last digit of a number is another one."""
    places = [place for place in _filled(procedure, values) if place[1].type in _CHECKED]
    if places:
        holder, field = rng.choice(places)
        number = str(holder[field.key])
        holder[field.key] = number[:-1] + str((int(number[-1]) + rng.randint(1, 9)) % 10)
    return bool(places)


def _missing(rng: Random, procedure: Procedure, values: Values) -> bool:
    """A required item is empty."""
    places = [place for place in _filled(procedure, values) if place[1].required]
    if places:
        holder, field = rng.choice(places)
        holder[field.key] = ""
    return bool(places)


def _unreadable_date(rng: Random, procedure: Procedure, values: Values) -> bool:
    """A date nobody can read."""
    places = [place for place in _filled(procedure, values) if place[1].type == "date"]
    if places:
        holder, field = rng.choice(places)
        holder[field.key] = rng.choice(_UNREADABLE)
    return bool(places)


def _two_householders(rng: Random, procedure: Procedure, values: Values) -> bool:
    """Two people of one household are its 世帯主."""
    del rng
    for section in procedure.groups():
        rows = [row for row in values[section.group] if isinstance(row, dict)]
        column = next((field.key for field in section.fields if field.type == "relationship"), "")
        if column and len(rows) > 1:
            rows[0][column] = rows[1][column] = "householder"
            return True
    return False


_KINDS: tuple[Callable[[Random, Procedure, Values], bool], ...] = (
    _wrong_check_digit,
    _missing,
    _unreadable_date,
    _two_householders,
)


def _filled(procedure: Procedure, values: Values) -> Iterator[Place]:
    """Every place that holds a text, rows included."""
    for field in procedure.fields():
        if isinstance(values.get(field.key), str) and values[field.key]:
            yield values, field
    for section in procedure.groups():
        for row in values[section.group]:
            if isinstance(row, dict):
                yield from ((row, field) for field in section.fields if row.get(field.key))
