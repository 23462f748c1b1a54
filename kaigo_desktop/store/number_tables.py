"""The tables of 個人番号: the keys they and files lie under, the index to find one by, what was erased."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from kaigo_desktop.store.schema import metadata


def _application(*, primary_key: bool = False) -> "Column[int]":
    return Column(
        "application", Integer, ForeignKey("application.id"), primary_key=primary_key, nullable=False
    )


def _text(name: str) -> "Column[str]":
    return Column(name, Text, nullable=False)


def _number(name: str) -> "Column[int]":
    return Column(name, Integer, nullable=False)


number_envelope = Table(
    "number_envelope",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_strict=True,
)
"""A key that wraps file keys, sealed to the number key: one for each group of writes."""

file_key = Table(
    "file_key",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    _application(),
    _text("kind"),
    Column("envelope", Text, ForeignKey("number_envelope.id")),
    Column("wrapped", LargeBinary, nullable=False),
    Index("file_key_of_application", "application", "kind"),
    sqlite_strict=True,
)
"""A key of an application's `originals` (its 個人番号, what the resident sent as data) or `attachments`,
wrapped under an envelope's key or, where there is none, under the store's. Destroying the row destroys what
lies under it."""

number_index = Table(
    "number_index",
    metadata,
    Column("hash", LargeBinary, primary_key=True, nullable=False),
    _application(primary_key=True),
    Index("number_index_of_application", "application"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""HMAC of each 個人番号 of an application's newest revision, under a key made of the number key."""

number_due = Table("number_due", metadata, _application(primary_key=True), sqlite_strict=True)
"""Applications written by somebody without the number key: not in `number_index` as they stand now."""

erasure = Table(
    "erasure",
    metadata,
    Column("id", Integer, primary_key=True, nullable=False),
    _application(),
    _text("at"),
    _text("actor"),
    _text("authority"),
    _text("reason"),
    _number("numbers"),
    _number("files"),
    Index("erasure_of_application", "application"),
    sqlite_strict=True,
)
"""The record of an erasure (削除・廃棄記録) of an application's 個人番号: who, when, by which authority and
why, how many numbers and files can't be read any more. Append-only."""

APPEND_ONLY = ("erasure",)
"""Tables whose rows triggers keep from being changed or removed."""
