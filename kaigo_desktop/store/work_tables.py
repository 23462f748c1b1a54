"""The tables of the work lists: flags, saved searches, and what was reported back to the portal."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from kaigo_desktop.store.schema import metadata


def _text(name: str) -> "Column[str]":
    return Column(name, Text, nullable=False)


flag = Table(
    "flag",
    metadata,
    Column("id", Integer, primary_key=True, nullable=False),
    Column("application", Integer, ForeignKey("application.id"), nullable=False),
    _text("text"),
    _text("due_on"),
    _text("state"),
    _text("actor"),
    _text("at"),
    _text("settled_by"),
    _text("settled_at"),
    Index("flag_of_application", "application"),
    sqlite_strict=True,
)
"""A flag (付箋): open, done or cancelled; a trigger keeps it from being deleted."""

saved_search = Table(
    "saved_search",
    metadata,
    Column("id", Integer, primary_key=True, nullable=False),
    _text("login"),
    Column("position", Integer, nullable=False),
    _text("title"),
    _text("query"),
    Index("saved_search_of_login", "login"),
    sqlite_strict=True,
)
"""A search (保存した条件) somebody keeps for themselves; `query` is JSON."""

report_mark = Table(
    "report_mark",
    metadata,
    Column("application", Integer, ForeignKey("application.id"), primary_key=True, nullable=False),
    _text("actor"),
    _text("at"),
    sqlite_strict=True,
)
"""An application whose result was entered in マイナポータル申請管理 (反映済み); a new submission takes it
away."""
