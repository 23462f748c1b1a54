"""The marks on the reviewer's checklist (確認): rows that are only ever added, also to take a tick back."""

from sqlalchemy import Connection, select

from kaigo_desktop.core.checklist import Mark
from kaigo_desktop.store import times
from kaigo_desktop.store.inserts import Insert
from kaigo_desktop.store.schema import check_mark

_ADD = Insert(check_mark)


def add(tx: Connection, app_id: int, mark: Mark) -> None:
    """Keep a mark."""
    row = {
        "application": app_id,
        "key": mark.key,
        "done": int(mark.done),
        "actor": mark.actor,
        "at": times.to_text(mark.at),
        "note": mark.note,
        "revision": mark.revision,
    }
    _ADD.one(tx, row)


def of(connection: Connection, app_id: int) -> list[Mark]:
    """The marks of an application, oldest first."""
    statement = select(check_mark).where(check_mark.c.application == app_id).order_by(check_mark.c.id)
    return [
        Mark(row.key, bool(row.done), row.actor, times.from_text(row.at), row.note, row.revision)
        for row in connection.execute(statement)
    ]
