"""Drafts (下書き): what somebody typed and had not saved when the screen locked, until they come back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, select

from kaigo_desktop.core.model import Value
from kaigo_desktop.store import canonical, times
from kaigo_desktop.store.draft_tables import draft
from kaigo_desktop.store.inserts import Insert

_ADD = Insert(draft)


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed: `changes` by path of the field, over `version` of the application, and the reason.

    `left_out` counts the 個人番号 that were typed too: they are not kept. `rows` holds, of each group whose
    rows were moved or taken away, a digest of every row as it stood.
    """

    at: datetime
    version: int
    changes: Mapping[str, Value]
    reason: str = ""
    left_out: int = 0
    rows: Mapping[str, list[str]] = field(default_factory=dict)


def keep(tx: Connection, application: int, login: str, kept: Draft) -> None:
    """Keep a draft in place of the person's earlier one of the same application."""
    drop(tx, application, login)
    content = {
        "version": kept.version,
        "changes": dict(kept.changes),
        "reason": kept.reason,
        "left_out": kept.left_out,
        "rows": dict(kept.rows),
    }
    row = {"application": application, "login": login, "at": times.to_text(kept.at)}
    _ADD.one(tx, {**row, "content": canonical.encode(content).decode()})


def find(connection: Connection, application: int, login: str) -> Draft | None:
    """The draft a person has of an application."""
    where = (draft.c.application == application) & (draft.c.login == login)
    row = connection.execute(select(draft.c.at, draft.c.content).where(where)).one_or_none()
    if row is None:
        return None
    content: dict[str, Any] = msgspec.json.decode(row.content)
    return Draft(times.from_text(row.at), **content)


def drop(tx: Connection, application: int, login: str) -> None:
    """Let go of the draft a person has of an application."""
    tx.execute(delete(draft).where(draft.c.application == application, draft.c.login == login))


def drop_all(tx: Connection, application: int) -> None:
    """Let go of every draft of an application, whosever it is."""
    tx.execute(delete(draft).where(draft.c.application == application))
