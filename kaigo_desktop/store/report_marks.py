"""Which results were entered in マイナポータル申請管理 (反映済み).

Who marked what when, and who took it back, stands in the audit log.
"""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from kaigo_desktop.store import times
from kaigo_desktop.store.work_tables import report_mark


def add(tx: Connection, app_id: int, actor: str, at: datetime) -> None:
    """Mark an application that has no mark."""
    tx.execute(insert(report_mark).values(application=app_id, actor=actor, at=times.to_text(at)))


def remove(tx: Connection, app_id: int) -> None:
    """Take the mark away, if there is one."""
    tx.execute(delete(report_mark).where(report_mark.c.application == app_id))


def has(connection: Connection, app_id: int) -> bool:
    """Whether an application is marked."""
    statement = select(report_mark.c.application).where(report_mark.c.application == app_id)
    return connection.execute(statement).first() is not None


def newest(connection: Connection, limit: int) -> list[int]:
    """The applications marked last, the newest first."""
    statement = select(report_mark.c.application).order_by(report_mark.c.at.desc()).limit(limit)
    return list(connection.execute(statement).scalars())
