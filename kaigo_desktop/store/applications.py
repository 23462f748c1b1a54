"""Applications and their revisions: every change is a new revision, made on a version the caller has seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update
from sqlcipher3 import dbapi2

from kaigo_desktop.core.errors import BugError, UserError
from kaigo_desktop.core.model import Application, Item, Values
from kaigo_desktop.core.people import Person
from kaigo_desktop.core.text import fold_kana, fold_number
from kaigo_desktop.store import people, schema, times
from kaigo_desktop.store.inserts import Insert
from kaigo_desktop.store.log_contents import Written
from kaigo_desktop.store.revisions import (
    Kind,
    Making,
    add_revision,
    revision,
    revisions,
    submission_digests,
    wide,
)
from kaigo_desktop.store.search_tokens import SearchTexts, tokens, verifiable

__all__ = [
    "Columns",
    "Kind",
    "NewApplication",
    "Words",
    "Written",
    "add",
    "add_words",
    "by_id",
    "by_ids",
    "by_receipt_no",
    "counts",
    "in_state",
    "revise",
    "revision",
    "revisions",
    "set_follows",
    "set_state",
    "submission_digests",
]


@dataclass(frozen=True, slots=True)
class Columns:
    """What the list shows of the values: texts as they stand, dates ISO, counts of problems."""

    name: str = ""
    kana: str = ""
    insured_no: str = ""
    born_on: str = ""
    due_on: str = ""
    errors: int = 0
    warnings: int = 0


@dataclass(frozen=True, slots=True)
class NewApplication:
    """An application as it is taken in; names as in `core.model.Application` and `Revision`.

    Attributes:
        digest: `Submission.digest` of the download.
        search: folded texts per kind.
        about: the people it is about, folded.
        reason: what is to be told of how it was taken in, "" for nothing.
    """

    receipt_no: str
    procedure: str
    procedure_title: str
    definition: str
    state: str
    received_at: str
    taken_in_at: datetime
    digest: str
    batch: str
    actor: str
    values: Values
    original: Values
    unmapped: Sequence[Item]
    columns: Columns
    search: SearchTexts
    about: Sequence[Person] = ()
    reason: str = ""


Words = list[tuple[int, str, str]]
"""Ids of applications, each with its folded texts and their tokens as the full-text index takes them."""

_TABLE = schema.application
_READ = tuple(_TABLE.c[name] for name in Application.__dataclass_fields__)
_TAKEN_IN = list(Application.__dataclass_fields__).index("taken_in_at")
_ADD = Insert(_TABLE, with_id=True, without=("assignee", "flags"))
_ADD_SEARCH_TEXT = "INSERT INTO search_text (id, folded) VALUES (?, ?)"
_ADD_SEARCH = "INSERT INTO search (rowid, tokens) VALUES (?, ?)"
_SELECT = f"SELECT {', '.join(column.name for column in _READ)} FROM application WHERE"  # noqa: S608
_BY_RECEIPT_NO = f"{_SELECT} receipt_no = ?"
_BY_IDS = f"{_SELECT} id IN"
_CHUNK = 1_000


def add(tx: Connection, new: NewApplication, words: Words | None = None) -> Written:
    """Keep a new application with its first revision and its search entry; ids go by the order of receipt.

    With `words`, what it is found by is noted there and must follow in this transaction (`add_words`).

    Raises:
        UserError: `receipt_no_taken`: the 受付番号 is there already (ask `by_receipt_no` first).
    """
    row = {
        "id": (app_id := _ADD.next_id(tx)),
        "receipt_no": new.receipt_no,
        "procedure": new.procedure,
        "procedure_title": new.procedure_title,
        "definition": new.definition,
        "state": new.state,
        "received_at": new.received_at,
        "taken_in_at": times.to_text(new.taken_in_at),
        "batch": new.batch,
        "version": 1,
        "revision": 1,
        "follows": "",
        **_columns(new.columns),
    }
    try:
        _ADD.many(tx, (row,))
    except dbapi2.IntegrityError as error:
        raise UserError("receipt_no_taken", receipt_no=new.receipt_no) from error
    making = Making(1, "received", new.taken_in_at, new.actor, new.reason, new.digest)
    written = add_revision(tx, app_id, new.receipt_no, making, wide(new.values, new.original, new.unmapped))
    found_by = _found_by(app_id, new.receipt_no, new.search)
    if words is None:
        add_words(tx, [found_by])
    else:
        words.append(found_by)
    people.add(tx, app_id, new.about)
    return written


def add_words(tx: Connection, words: Words) -> None:
    """Add what applications are found by: their folded texts, and the full-text index of them."""
    cursor = tx.connection.cursor()
    cursor.executemany(_ADD_SEARCH_TEXT, [(app_id, folded) for app_id, folded, _ in words])
    cursor.executemany(_ADD_SEARCH, [(app_id, tokens) for app_id, _, tokens in words])


def revise(
    tx: Connection,
    app_id: int,
    *,
    expected_version: int | None,
    kind: Kind,
    actor: str,
    at: datetime,
    reason: str,
    values: Values,
    original: Values,
    unmapped: Sequence[Item],
    columns: Columns,
    search: SearchTexts,
    about: Sequence[Person] | None = None,
    digest: str | None = None,
    to_state: str | None = None,
    procedure: str | None = None,
    procedure_title: str | None = None,
    definition: str | None = None,
    received_at: str | None = None,
) -> Written:
    """Add a revision and bring row and search entry up to it.

    What is None stays as it is. `about` are the people the new values are about; `digest` is the download's,
    for a resubmission.

    Raises:
        UserError: `changed_by_other` when the application is not at `expected_version` any more.
    """
    now = _current(tx, app_id)
    number: int = now.revision + 1
    changes = {
        "state": to_state,
        "procedure": procedure,
        "procedure_title": procedure_title,
        "definition": definition,
        "received_at": received_at,
    }
    given = {name: value for name, value in changes.items() if value is not None}
    _change(tx, app_id, now, expected_version, {**given, **_columns(columns), "revision": number})
    making = Making(number, kind, at, actor, reason, digest or "")
    written = add_revision(tx, app_id, now.receipt_no, making, wide(values, original, unmapped))
    _remove_search(tx, app_id)
    add_words(tx, [_found_by(app_id, now.receipt_no, search)])
    if about is not None:
        people.replace(tx, app_id, about)
    return written


def set_state(tx: Connection, app_id: int, expected_version: int | None, state: str) -> None:
    """Move an application to `state`.

    Raises:
        UserError: `changed_by_other` when it is not at `expected_version` any more.
    """
    _change(tx, app_id, _current(tx, app_id), expected_version, {"state": state})


def set_follows(tx: Connection, app_id: int, receipt_no: str) -> None:
    """Note the 受付番号 of the earlier application this one corrects, "" for none."""
    _change(tx, app_id, _current(tx, app_id), None, {"follows": receipt_no})


def by_receipt_no(connection: Connection, receipt_no: str) -> Application | None:
    """The application of a 受付番号, exactly as the portal writes it."""
    row = connection.connection.cursor().execute(_BY_RECEIPT_NO, (receipt_no,)).fetchone()
    return _application(row) if row else None


def by_id(connection: Connection, app_id: int) -> Application | None:
    """The application of an id."""
    return by_ids(connection, [app_id]).get(app_id)


def by_ids(connection: Connection, wanted: Sequence[int]) -> dict[int, Application]:
    """The applications of these ids, as far as they exist."""
    found: dict[int, Application] = {}
    cursor = connection.connection.cursor()  # the list asks for every page it paints: no time for wrappers
    for at in range(0, len(wanted), _CHUNK):
        some = tuple(wanted[at : at + _CHUNK])
        for row in cursor.execute(f"{_BY_IDS} ({', '.join('?' * len(some))})", some):
            found[row[0]] = _application(row)
    return found


def in_state(connection: Connection, state: str) -> list[int]:
    """The ids of the applications in a state, in order of receipt."""
    statement = select(_TABLE.c.id).where(_TABLE.c.state == state).order_by(_TABLE.c.id)
    return list(connection.execute(statement).scalars())


def counts(connection: Connection) -> dict[tuple[str, str], int]:
    """How many applications there are of each (procedure, state)."""
    by = (_TABLE.c.procedure, _TABLE.c.state)
    statement = select(*by, func.count()).group_by(*by)
    return {(row[0], row[1]): row[2] for row in connection.execute(statement)}


def _found_by(app_id: int, receipt_no: str, search: SearchTexts) -> tuple[int, str, str]:
    texts = {**search, "receipt_no": [fold_number(receipt_no)]}
    return app_id, verifiable(texts), tokens(texts)


def _remove_search(tx: Connection, app_id: int) -> None:
    tx.exec_driver_sql("DELETE FROM search WHERE rowid = ?", (app_id,))
    tx.execute(delete(schema.search_text).where(schema.search_text.c.id == app_id))


def _columns(columns: Columns) -> dict[str, str | int]:
    return {
        "name": columns.name,
        "kana": columns.kana,
        "kana_order": fold_kana(columns.kana),
        "insured_no": columns.insured_no,
        "born_on": columns.born_on,
        "due_on": columns.due_on,
        "errors": columns.errors,
        "warnings": columns.warnings,
    }


def _current(tx: Connection, app_id: int) -> Row[Any, Any, Any]:
    statement = select(_TABLE.c.receipt_no, _TABLE.c.version, _TABLE.c.revision).where(_TABLE.c.id == app_id)
    row = tx.execute(statement).first()
    if row is None:
        raise BugError(f"no application {app_id}")
    return row


def _change(
    tx: Connection,
    app_id: int,
    now: Row[Any, Any, Any],
    expected_version: int | None,
    changes: Mapping[str, str | int],
) -> None:
    if expected_version is not None and now.version != expected_version:
        raise UserError("changed_by_other", receipt_no=now.receipt_no)
    tx.execute(update(_TABLE).where(_TABLE.c.id == app_id).values(**changes, version=now.version + 1))


def _application(row: Sequence[Any]) -> Application:
    """The application of a row of `_READ`."""
    values = list(row)
    values[_TAKEN_IN] = times.from_text(values[_TAKEN_IN])
    return Application(*values)
