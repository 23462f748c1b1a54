"""Where a value of a row stands: on the form, where rows may be moved, and in what is kept."""

import re
from collections.abc import Mapping

from kaigo_desktop.core.model import Value, Values
from kaigo_desktop.flow.edit_rights import ORDER
from kaigo_desktop.ui.rows_view import RowsView

CELL = re.compile(r"(\w+)\[(\d+)\]\.(\w+)")
"""A path into a row: group, number of the row, field key."""


def orders(groups: Mapping[str, RowsView]) -> dict[str, Value]:
    """The order of rows that are moved or gone, as `flow.edit` takes it (`household[]`)."""
    return {
        f"{group}{ORDER}": ["" if number is None else str(number) for number in view.order]
        for group, view in groups.items()
        if view.is_arranged()
    }


def kept_path(groups: Mapping[str, RowsView], path: str) -> str:
    """Where the value that is shown at `path` is kept; "" in a new row."""
    cell = CELL.fullmatch(path)
    if cell is None or cell[1] not in groups:
        return path
    number = groups[cell[1]].order[int(cell[2])]
    return "" if number is None else f"{cell[1]}[{number}].{cell[3]}"


def shown_path(groups: Mapping[str, RowsView], kept: str) -> str:
    """Where the value that is kept at `kept` is shown; "" where its row is taken away."""
    cell = CELL.fullmatch(kept)
    if cell is None or cell[1] not in groups:
        return kept
    order, number = groups[cell[1]].order, int(cell[2])
    return f"{cell[1]}[{order.index(number)}].{cell[3]}" if number in order else ""


def value_at(values: Values, path: str) -> Value:
    """The value at a path (`applicant_name`, `household[0].name`); "" where nothing stands."""
    cell = CELL.fullmatch(path)
    if cell is None:
        return values.get(path, "")
    group, number, key = cell.groups()
    rows = values.get(group, [])
    if isinstance(rows, str) or int(number) >= len(rows):
        return ""
    row = rows[int(number)]
    return row.get(key, "") if isinstance(row, dict) else ""
