"""Which rows of a repeated group are the same person in two states of a form, wherever they stand."""

from collections.abc import Iterable, Sequence

from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.model import Row
from kaigo_desktop.core.procedure import Field, Section


def pair_rows(
    section: Section, rows: Sequence[Row], others: Sequence[Row], *, by_position: bool = True
) -> list[int | None]:
    """For each of `rows` the position of its counterpart among `others`, None where there is none.

    Rows with the same name and birth date belong together wherever they stand; then those that share one of
    the two with nobody else; then, `by_position`, those at the same position. The name and the birth date are
    the group's first fields of these types; without them rows are paired by position.
    """
    pairs: list[int | None] = [None] * len(rows)
    told_by = [
        next((field for field in section.fields if field.type == kind), None) for kind in ("name", "date")
    ]
    known = [field for field in told_by if field is not None]
    for fields in (known, known[:1], known[1:]):
        if fields:
            _pair(pairs, rows, others, fields)
    for at in range(min(len(rows), len(others)) if by_position else 0):
        if pairs[at] is None and at not in pairs:
            pairs[at] = at
    return pairs


def _pair(
    pairs: list[int | None], rows: Sequence[Row], others: Sequence[Row], fields: Sequence[Field]
) -> None:
    """Pair what is left and says the same in `fields`, where nobody else says it."""
    left = _places((at for at, pair in enumerate(pairs) if pair is None), rows, fields)
    right = _places((at for at in range(len(others)) if at not in pairs), others, fields)
    for said, places in left.items():
        if len(places) == len(right.get(said, ())) == 1:
            pairs[places[0]] = right[said][0]


def _places(
    free: Iterable[int], rows: Sequence[Row], fields: Sequence[Field]
) -> dict[tuple[str, ...], list[int]]:
    """What rows say in `fields`, folded → where they stand; a row that leaves one out says nothing."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at in free:
        said = tuple(FIELD_TYPES[field.type].search_text(rows[at].get(field.key, "")) for field in fields)
        if all(said):
            places.setdefault(said, []).append(at)
    return places
