"""Layouts (取込レイアウト) as files and as kept bytes: those shipped, and those carried between stores.

A shipped layout is `resources/layouts/<id>.<version>.toml`; every version has a file of its own.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.layout import Layout, LayoutField
from kaigo_desktop.core.procedure import Source
from kaigo_desktop.definitions import mistakes
from kaigo_desktop.definitions.reader import broken, parse, read

LARGEST = 1 << 20
"""A layout file of more bytes is none."""

_HEAD = ("id", "version", "title", "procedure", "answers_to")
_MORE = ("valid_from", "valid_to", "note")


def shipped(resources: Path) -> list[Layout]:
    """Every layout under `resources`, the newest version of each id first.

    Raises:
        UserError: `definition_broken` with file and key.
    """
    found = [read(file, Layout) for file in (resources / "layouts").glob("*.toml")]
    return sorted(found, key=lambda layout: (layout.id, -layout.version))


def read_file(file: Path) -> Layout:
    """A layout in a file of any name.

    Raises:
        UserError: `definition_broken` with file and key, `layout_file_unreadable`.
    """
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        raise UserError("layout_file_unreadable", name=file.name) from error
    if len(data) > LARGEST:
        raise UserError("layout_file_unreadable", name=file.name)
    raw = parse(data, file)
    try:
        return msgspec.convert(raw, Layout)
    except msgspec.ValidationError as error:
        found = list(mistakes.every(raw, Layout)) or [mistakes.explained(error, raw)]
        raise broken(file, found[0][0], " / ".join(_told(found))) from error


def pack(layout: Layout) -> bytes:
    """The canonical JSON of a layout; its SHA-256 is its digest."""
    return msgspec.json.encode(layout, order="sorted")


def unpack(data: bytes) -> Layout:
    """What `pack` was given.

    Raises:
        UserError: `snapshot_unreadable`.
    """
    try:
        return msgspec.json.decode(data, type=Layout)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UserError("snapshot_unreadable", detail=str(error)) from error


def to_toml(layout: Layout) -> str:
    """The text of a layout's file; `read_file` reads the same layout from it."""
    return "\n".join(_lines(layout)) + "\n"


def _told(found: list[tuple[str, str]]) -> Iterator[str]:
    """Each mistake; the first one's key stands before the sentence already."""
    for at, (key, wrong) in enumerate(found):
        yield f"{key}: {wrong}" if at else wrong


def _lines(layout: Layout) -> Iterator[str]:
    for name in (*_HEAD, *_MORE):
        value = getattr(layout, name)
        if value or name in _HEAD:
            yield f"{name} = {_written(list(value) if isinstance(value, tuple) else value)}"
    if layout.ignored:
        yield f"ignored = {_sources(layout.ignored)}"
    for part in layout.fields:
        yield from _field_lines(part)


def _field_lines(part: LayoutField) -> Iterator[str]:
    yield ""
    yield "[[fields]]"
    yield f"key = {_written(part.key)}"
    if part.sources:
        yield f"sources = {_sources(part.sources)}"
    if part.joined is not None:
        yield f"joined = {_written(part.joined)}"
    if part.values:
        yield "[fields.values]"
        yield from (f"{_written(wording)} = {_written(symbol)}" for wording, symbol in part.values.items())


def _sources(sources: tuple[Source, ...]) -> str:
    entries = (
        ", ".join(f"{name} = {_written(text)}" for name, text in msgspec.to_builtins(source).items())
        for source in sources
    )
    return "[" + ", ".join(f"{{ {entry} }}" for entry in entries) + "]"


def _written(value: object) -> str:
    """A text, number or list of texts in TOML: its basic strings are those of JSON, but for one character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
