"""The tables of layouts (取込レイアウト): their contents, what was withdrawn, what was read by which."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from kaigo_desktop.store.schema import metadata


def _text(name: str) -> "Column[str]":
    return Column(name, Text, nullable=False)


layout = Table(
    "layout",
    metadata,
    Column("digest", Text, primary_key=True, nullable=False),
    _text("layout"),
    Column("version", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    _text("actor"),
    _text("at"),
    _text("reason"),
    Index("layout_by_version", "layout", "version"),
    sqlite_strict=True,
)
"""A version of a layout as the ward saved it or, without `actor`, a shipped one something was read by; by the
SHA-256 of its canonical JSON. Append-only."""

layout_withdrawal = Table(
    "layout_withdrawal",
    metadata,
    Column("id", Integer, primary_key=True, nullable=False),
    _text("layout"),
    Column("version", Integer, nullable=False),
    _text("actor"),
    _text("at"),
    _text("reason"),
    sqlite_strict=True,
)
"""The versions of a layout up to this one are for nothing any more. Append-only."""

layout_reading = Table(
    "layout_reading",
    metadata,
    Column("application", Integer, ForeignKey("application.id"), primary_key=True, nullable=False),
    Column("revision", Integer, primary_key=True, nullable=False),
    Column("digest", Text, ForeignKey("layout.digest"), nullable=False),
    sqlite_strict=True,
)
"""The layout a submission (a revision by its number) was read by. Append-only."""

APPEND_ONLY = ("layout", "layout_withdrawal", "layout_reading")
"""Tables whose rows triggers keep from being changed or removed."""
