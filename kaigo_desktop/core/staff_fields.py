"""The fields only staff fill (職員記入欄): no submission brings them, so none may take them away."""

from kaigo_desktop.core.form import blank, rows_of
from kaigo_desktop.core.model import Row, Values
from kaigo_desktop.core.pairing import pair_rows
from kaigo_desktop.core.procedure import Procedure, Section


def keep_local(procedure: Procedure, submitted: Values, before: Values) -> Values:
    """`submitted` with what staff had noted in the local fields of `before`.

    A note in a row goes with its person (`pair_rows`); where the person is gone, only `before` keeps it.
    """
    kept: Values = dict(submitted)
    for field in procedure.fields():
        if field.local and not blank(before.get(field.key, "")):
            kept[field.key] = before[field.key]
    for section in procedure.groups():
        if any(field.local for field in section.fields):
            rows, noted = rows_of(submitted, section.group), rows_of(before, section.group)
            kept[section.group] = [*_with_notes(section, rows, noted)]
    return kept


def _with_notes(section: Section, submitted: list[Row], before: list[Row]) -> list[Row]:
    local = [field.key for field in section.fields if field.local]
    pairs = pair_rows(section, submitted, before)
    notes = [
        {key: before[at][key] for key in local if before[at].get(key)} if at is not None else {}
        for at in pairs
    ]
    return [row | note for row, note in zip(submitted, notes, strict=True)]
