"""The table of drafts: what was typed and not saved when the screen locked."""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from kaigo_desktop.store.schema import metadata

draft = Table(
    "draft",
    metadata,
    Column("application", Integer, ForeignKey("application.id"), primary_key=True, nullable=False),
    Column("login", Text, primary_key=True, nullable=False),
    Column("at", Text, nullable=False),
    Column("content", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""One draft a person and application; `content` is JSON. No 個人番号 stands in it."""
