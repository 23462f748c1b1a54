"""Applications and their revisions: every change is a new revision, made on a version the caller has seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Row, bindparam, delete, func, select, update
from sqlalchemy.exc import IntegrityError

from kaigo_desktop.core.errors import BugError, UserError
from kaigo_desktop.core.model import Application, Item, Revision, Values
from kaigo_desktop.core.text import fold_kana, fold_number
from kaigo_desktop.store import canonical, schema, times
from kaigo_desktop.store.inserts import Insert
from kaigo_desktop.store.search_tokens import SearchTexts, tokens, verifiable

Kind = Literal["received", "resubmitted", "edited"]


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


_TABLE = schema.application
_READ = tuple(_TABLE.c[name] for name in Application.__dataclass_fields__)
_ADD = Insert(_TABLE)
_ADD_REVISION = Insert(schema.revision)
_ADD_SEARCH_TEXT = Insert(schema.search_text, with_id=True)
_ADD_SEARCH = "INSERT INTO search (rowid, tokens) VALUES (?, ?)"
_BY_RECEIPT_NO = select(*_READ).where(_TABLE.c.receipt_no == bindparam("receipt_no"))
_BY_IDS = select(*_READ).where(_TABLE.c.id.in_(bindparam("ids", expanding=True)))
_CHUNK = 1_000


def add(tx: Connection, new: NewApplication) -> int:
    """Keep a new application with its first revision and its search entry; its id, in order of receipt.

    Raises:
        UserError: `receipt_no_taken`: the 受付番号 is there already (ask `by_receipt_no` first).
    """
    row = {
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
        app_id = _ADD.one(tx, row)
    except IntegrityError as error:
        raise UserError("receipt_no_taken", receipt_no=new.receipt_no) from error
    making = _Making(1, "received", new.taken_in_at, new.actor, "", new.digest)
    _add_revision(tx, app_id, new.receipt_no, making, _wide(new.values, new.original, new.unmapped))
    _add_search(tx, app_id, new.receipt_no, new.search)
    return app_id


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
    digest: str | None = None,
    to_state: str | None = None,
    procedure: str | None = None,
    procedure_title: str | None = None,
    definition: str | None = None,
    received_at: str | None = None,
) -> int:
    """Add a revision and bring row and search entry up to it; the new revision's number.

    What is None stays as it is. `digest` is the download's, for a resubmission.

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
    making = _Making(number, kind, at, actor, reason, digest or "")
    _add_revision(tx, app_id, now.receipt_no, making, _wide(values, original, unmapped))
    tx.exec_driver_sql("DELETE FROM search WHERE rowid = ?", (app_id,))
    tx.execute(delete(schema.search_text).where(schema.search_text.c.id == app_id))
    _add_search(tx, app_id, now.receipt_no, search)
    return number


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
    row = connection.execute(_BY_RECEIPT_NO, {"receipt_no": receipt_no}).one_or_none()
    return _application(row) if row else None


def by_id(connection: Connection, app_id: int) -> Application | None:
    """The application of an id."""
    return by_ids(connection, [app_id]).get(app_id)


def by_ids(connection: Connection, wanted: Sequence[int]) -> dict[int, Application]:
    """The applications of these ids, as far as they exist."""
    found: dict[int, Application] = {}
    for at in range(0, len(wanted), _CHUNK):
        for row in connection.execute(_BY_IDS, {"ids": wanted[at : at + _CHUNK]}):
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


def submission_digests(connection: Connection, app_id: int) -> list[str]:
    """The digests of every download that was kept for the application, newest last."""
    table = schema.revision
    statement = select(table.c.submission).where(table.c.application == app_id, table.c.submission > "")
    return list(connection.execute(statement.order_by(table.c.number)).scalars())


def revision(connection: Connection, app_id: int, number: int | None = None) -> Revision:
    """One revision of an application, by default the newest.

    Raises:
        BugError: there is none.
    """
    table = schema.revision
    statement = select(table).where(table.c.application == app_id).order_by(table.c.number.desc()).limit(1)
    row = connection.execute(
        statement if number is None else statement.where(table.c.number == number)
    ).first()
    if row is None:
        raise BugError(f"no revision {number} of application {app_id}")
    return _revision(row)


def revisions(connection: Connection, app_id: int) -> list[Revision]:
    """Every revision of an application, oldest first."""
    table = schema.revision
    statement = select(table).where(table.c.application == app_id).order_by(table.c.number)
    return [_revision(row) for row in connection.execute(statement)]


def revision_digest(receipt_no: str, kind: str, number: int, wide: tuple[bytes, bytes, bytes]) -> str:
    """SHA-256 over the canonical JSON of a revision.

    `wide` are its values, original values and unmapped items, as canonical JSON already.
    """
    values, original, unmapped = wide
    members = {
        b"kind": canonical.encode(kind),
        b"number": canonical.encode(number),
        b"original": original,
        b"receipt_no": canonical.encode(receipt_no),
        b"unmapped": unmapped,
        b"values": values,
    }
    return canonical.digest(b"{" + b",".join(b'"%b":%b' % member for member in members.items()) + b"}")


@dataclass(frozen=True, slots=True)
class _Making:
    """A revision as it is being made; `submission` is the digest of the download, "" for an edit."""

    number: int
    kind: Kind
    at: datetime
    actor: str
    reason: str
    submission: str


def _add_revision(
    tx: Connection, app_id: int, receipt_no: str, making: _Making, wide: tuple[bytes, bytes, bytes]
) -> None:
    row = {
        "application": app_id,
        "number": making.number,
        "kind": making.kind,
        "made_at": times.to_text(making.at),
        "actor": making.actor,
        "reason": making.reason,
        "submission": making.submission,
        "entries": wide[0],
        "original": wide[1],
        "unmapped": wide[2],
        "digest": revision_digest(receipt_no, making.kind, making.number, wide),
    }
    _ADD_REVISION.one(tx, row)


def _wide(values: Values, original: Values, unmapped: Sequence[Item]) -> tuple[bytes, bytes, bytes]:
    return canonical.encode(values), canonical.encode(original), canonical.encode(unmapped)


def _add_search(tx: Connection, app_id: int, receipt_no: str, search: SearchTexts) -> None:
    texts = {**search, "receipt_no": [fold_number(receipt_no)]}
    _ADD_SEARCH_TEXT.one(tx, {"id": app_id, "folded": verifiable(texts)})
    tx.exec_driver_sql(_ADD_SEARCH, (app_id, tokens(texts)))


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


def _application(row: Row[Any]) -> Application:
    return Application(**{**row._asdict(), "taken_in_at": times.from_text(row.taken_in_at)})


def _revision(row: Row[Any]) -> Revision:
    return Revision(
        id=row.id,
        number=row.number,
        kind=row.kind,
        made_at=times.from_text(row.made_at),
        actor=row.actor,
        reason=row.reason,
        values=msgspec.json.decode(row.entries),
        original=msgspec.json.decode(row.original),
        unmapped=msgspec.json.decode(row.unmapped, type=tuple[Item, ...]),
        digest=row.digest,
    )
