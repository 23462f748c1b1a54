"""XML, CSV and text to be read as they came, 個人番号 hidden by the name of their place and by their form."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.masking import MASK, mask_text, names_number
from kaigo_desktop.core.pages import Document
from kaigo_desktop.intake.csv_text import plain_text, read_records
from kaigo_desktop.intake.form_xml import xml_tree
from kaigo_desktop.intake.limits import Limits, PageLimits

if TYPE_CHECKING:
    from lxml.etree import _Element

_INDENT, _BETWEEN = "  ", " | "
_NAMING = ("Subject", "Label", "Description", "Comment")
_ONLY_DIGITS = re.compile(r"[-\s]*\d[-\s\d]*")
_SOME_DIGITS = re.compile(r"\d(?:[-\s]?\d){3,}")


def readable(data: bytes, kind: str, limits: PageLimits) -> Document:
    """A text of `kind` (one of `READABLE`), cut where it is longer than the limit.

    Raises:
        UserError: `page_text_broken`.
    """
    try:
        text = READABLE[kind](data)
    except UserError:
        raise UserError("page_text_broken") from None
    hidden = text.count(MASK)
    if len(text) > limits.text:
        text = text[: limits.text] + "\n…"
    return Document(searchable=True, text=text, masked=hidden)


def _xml(data: bytes) -> str:
    return "\n".join(_lines(xml_tree(data, Limits()), 0, hidden=False))


def _lines(element: "_Element", level: int, *, hidden: bool) -> Iterator[str]:
    """An element, a line for each of its children; `hidden` below a name that announces a 個人番号."""
    name = element.tag.rpartition("}")[2]
    told = [name, *map(str, element.attrib.values())]
    told += [child.text or "" for child in element if child.tag.rpartition("}")[2] in _NAMING]
    hidden = hidden or any(map(names_number, told))
    about = "".join(
        f' {key.rpartition("}")[2]}="{_seen(str(value), hidden=False)}"'
        for key, value in map(_as_texts, element.attrib.items())
    )
    margin = _INDENT * level
    text = _seen((element.text or "").strip(), hidden=hidden and name not in _NAMING)
    if not len(element):
        yield f"{margin}<{name}{about}>{text}</{name}>" if text else f"{margin}<{name}{about}/>"
        return
    yield f"{margin}<{name}{about}>{text}"
    for child in element:
        yield from _lines(child, level + 1, hidden=hidden)
        if tail := (child.tail or "").strip():
            yield f"{margin}{_INDENT}{_seen(tail, hidden=hidden)}"
    yield f"{margin}</{name}>"


def _as_texts(pair: tuple[str | bytes, str | bytes]) -> tuple[str, str]:
    return str(pair[0]), str(pair[1])


def _seen(text: str, *, hidden: bool) -> str:
    return MASK if hidden and any(map(str.isdigit, text)) else mask_text(text)


def _csv(data: bytes) -> str:
    lines = []
    columns: set[int] = set()
    for number, record in enumerate(read_records(data)):
        named = {place for place, cell in enumerate(record.cells) if names_number(cell)}
        if not number:
            columns = named
        lines.append(_BETWEEN.join(_cells(record.cells, columns, named)))
    return "\n".join(lines)


def _cells(cells: Sequence[str], columns: set[int], named: set[int]) -> list[str]:
    """A row, hidden in the columns named so, and beside a cell that names it."""
    return [
        cell
        if place in named
        else MASK
        if (place in columns and _ONLY_DIGITS.fullmatch(cell)) or (named and _SOME_DIGITS.search(cell))
        else mask_text(cell)
        for place, cell in enumerate(cells)
    ]


def _plain(data: bytes) -> str:
    lines = plain_text(data).splitlines()
    return "\n".join(
        _SOME_DIGITS.sub(MASK, line) if names_number(line) else mask_text(line) for line in lines
    )


READABLE: dict[str, Callable[[bytes], str]] = {
    "application/xml": _xml,
    "text/csv": _csv,
    "text/plain": _plain,
}
"""Media type → what makes a text of it, without 個人番号."""
