"""Values with every 個人番号 hidden, or otherwise treated: the one place that knows where numbers stand."""

import re
from collections.abc import Callable, Iterable, Sequence

from kaigo_desktop.core.model import Item, Row, Value, Values, as_text
from kaigo_desktop.core.procedure import Procedure
from kaigo_desktop.core.sealed import MARKS, MASK, is_sealed, seen
from kaigo_desktop.core.text import fold_item, to_ascii

__all__ = [
    "MASK",
    "map_items",
    "map_numbers",
    "mask",
    "mask_items",
    "mask_text",
    "may_be_number",
    "numbers_in",
    "written_numbers",
]

_NAMES_NUMBER = re.compile("個人番号|マイナンバー|まいなんばー")
_WRITTEN_NUMBER = re.compile(r"(?<!\d)(?:\d{4}[-‐-―−－ー\s]?){2}\d{4}(?!\d)")
_ON_A_PAGE = re.compile(r"(?<!\d)(?:\d[-‐-―−－ー \u3000]?){11}\d(?!\d)")
_TWELVE_DIGITS = re.compile(r"(?<![0-9])(?:[0-9][-\sー]*){11}[0-9](?![0-9])")


def map_numbers(procedure: Procedure, values: Values, change: Callable[[str], str]) -> Values:
    """`values` with `change` applied to every text of a secret field that is not blank, those of rows too."""
    secret = procedure.number_fields
    changed = dict(values)
    for key in secret.get("", ()):
        if key in values:
            changed[key] = _changed(values[key], change)
    for group, keys in secret.items():
        if group in values:
            changed[group] = _changed_rows(values[group], keys, change)
    return changed


def numbers_in(procedure: Procedure, values: Values) -> list[str]:
    """Every text of a secret field that is not blank, in form order."""
    found: list[str] = []

    def take(text: str) -> str:
        found.append(text)
        return text

    map_numbers(procedure, values, take)
    return found


def map_items(items: Iterable[Item], change: Callable[[str], str]) -> tuple[Item, ...]:
    """Items no field maps to, with `change` applied to each value that `may_be_number`."""
    return tuple(item.saying(change(item.value)) if may_be_number(item) else item for item in items)


def mask(procedure: Procedure, values: Values, living: frozenset[str] | None = None) -> Values:
    """`values` with `MASK`, or the mark for it, in every secret field that is not blank, rows included.

    `living` are the ids of the keys there still are; None where nothing was erased.
    """
    return map_numbers(procedure, values, lambda text: seen(text, living))


def mask_items(items: Iterable[Item], living: frozenset[str] | None = None) -> tuple[Item, ...]:
    """Items no field maps to, the value hidden where it may be a 個人番号 by its item name or its form."""
    return map_items(items, lambda text: MARKS.get(hidden := seen(text, living), hidden))


def mask_text(text: str) -> str:
    """`text` with everything hidden that is written like a 個人番号: twelve digits, or three times four."""
    return _WRITTEN_NUMBER.sub(MASK, text)


def written_numbers(text: str) -> list[tuple[int, int]]:
    """Where (first, end) on a page something is written like a 個人番号, one digit to a box as well."""
    return [found.span() for found in _ON_A_PAGE.finditer(text)]


def names_number(text: str) -> bool:
    """Whether an item's name, a column's or a line says that a 個人番号 stands there."""
    return _NAMES_NUMBER.search(fold_item(text)) is not None


def may_be_number(item: Item) -> bool:
    """Whether an item no field maps to may hold a 個人番号, by its name or its form, or holds a kept one."""
    if not item.value.strip():
        return False
    if is_sealed(item.value) or item.value in MARKS:
        return True
    return names_number(item.subject + item.label) or _TWELVE_DIGITS.search(to_ascii(item.value)) is not None


def _changed(value: Value, change: Callable[[str], str]) -> Value:
    text = as_text(value)
    return change(text) if text.strip() else value


def _changed_rows(value: Value, secret: Sequence[str], change: Callable[[str], str]) -> Value:
    if isinstance(value, str):
        return value
    return [_changed_row(row, secret, change) for row in value if isinstance(row, dict)]


def _changed_row(row: Row, secret: Sequence[str], change: Callable[[str], str]) -> Row:
    return {key: change(text) if key in secret and text.strip() else text for key, text in row.items()}
