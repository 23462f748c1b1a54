"""The tables of who applications are about; `schema` says what holds for all tables."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from kaigo_desktop.store.schema import metadata


def _application(name: str = "application", *, primary_key: bool = False) -> "Column[int]":
    return Column(name, Integer, ForeignKey("application.id"), primary_key=primary_key, nullable=False)


def _text(name: str) -> "Column[str]":
    return Column(name, Text, nullable=False)


person = Table(
    "person",
    metadata,
    _application(primary_key=True),
    Column("position", Integer, primary_key=True, nullable=False),
    _text("name"),
    _text("kana"),
    _text("born_on"),
    _text("insured_no"),
    _text("phones"),
    _text("addresses"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""Somebody the newest revision of an application is about, folded (`core.people`); each phone and address
stands on a line of its own."""

person_key = Table(
    "person_key",
    metadata,
    Column("key", Integer, primary_key=True, nullable=False),
    _application(primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""The lookup keys of the people of an application, each as a number of 64 bits."""

person_due = Table(
    "person_due",
    metadata,
    _application(primary_key=True),
    sqlite_strict=True,
)
"""Applications from before there was an index of people, not in it yet."""

settlement = Table(
    "settlement",
    metadata,
    Column("id", Integer, primary_key=True, nullable=False),
    _application(),
    _application("other"),
    _text("verdict"),
    _text("reason"),
    _text("actor"),
    _text("at"),
    Index("settlement_of_application", "application"),
    Index("settlement_of_other", "other"),
    sqlite_strict=True,
)
"""What a person decided about two applications that look like one's; the newest counts. Append-only."""
