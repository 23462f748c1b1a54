"""Values with every 個人番号 hidden: what is seen by whoever may not, or has not asked to, see the number."""

import re
from collections.abc import Iterable
from dataclasses import replace

from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.model import Item, Value, Values
from kaigo_desktop.core.procedure import Field, Procedure, Section
from kaigo_desktop.core.text import fold_item, to_ascii

MASK = "************"
"""What stands in place of a number."""

_NAMES_NUMBER = re.compile("個人番号|マイナンバー|まいなんばー")
_WRITTEN_NUMBER = re.compile(r"(?<!\d)(?:\d{4}[-‐-―−－ー\s]?){2}\d{4}(?!\d)")
_TWELVE_DIGITS = re.compile(r"(?<![0-9])(?:[0-9][-\sー]*){11}[0-9](?![0-9])")


def mask(procedure: Procedure, values: Values) -> Values:
    """`values` with `MASK` in every secret field that is not blank, those of rows included."""
    secret = _secret(procedure.fields())
    sections = {section.group: section for section in procedure.groups()}
    return {
        key: _masked(value)
        if key in secret
        else _masked_rows(sections[key], value)
        if key in sections
        else value
        for key, value in values.items()
    }


def mask_items(items: Iterable[Item]) -> tuple[Item, ...]:
    """Items no field maps to, the value hidden where it may be a 個人番号 by its item name or its form."""
    return tuple(replace(item, value=MASK) if _may_be_number(item) else item for item in items)


def mask_text(text: str) -> str:
    """`text` with everything hidden that is written like a 個人番号: twelve digits, or three times four."""
    return _WRITTEN_NUMBER.sub(MASK, text)


def _masked(value: Value) -> Value:
    return MASK if not isinstance(value, str) or value.strip() else value


def _masked_rows(section: Section, value: Value) -> Value:
    secret = _secret(section.fields)
    if isinstance(value, str):
        return value
    return [
        {key: MASK if key in secret and text.strip() else text for key, text in row.items()}
        for row in value
        if isinstance(row, dict)
    ]


def _secret(fields: Iterable[Field]) -> set[str]:
    return {field.key for field in fields if FIELD_TYPES[field.type].secret}


def _may_be_number(item: Item) -> bool:
    if not item.value.strip():
        return False
    named = _NAMES_NUMBER.search(fold_item(item.subject + item.label))
    return named is not None or _TWELVE_DIGITS.search(to_ascii(item.value)) is not None
