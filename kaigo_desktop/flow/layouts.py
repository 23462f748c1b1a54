"""Layouts (取込レイアウト): which count, and how an administrator saves, carries and withdraws them.

Those the ward saved in its store go before those shipped with the program; every desk on the store has them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.layout import Layout, newest
from kaigo_desktop.core.procedure import Procedure
from kaigo_desktop.definitions.layout_check import check_layout, check_together
from kaigo_desktop.definitions.layouts import pack, read_file, shipped, to_toml, unpack
from kaigo_desktop.flow.desk import Desk, KeptLayout
from kaigo_desktop.flow.program import Program
from kaigo_desktop.store import audit, log_contents, times
from kaigo_desktop.store import layouts as kept
from kaigo_desktop.store.database import Connection

__all__ = [
    "LayoutVersion",
    "Mistake",
    "export_layout",
    "in_use",
    "list_layouts",
    "mistakes_of",
    "next_version",
    "note_reading",
    "read_by",
    "read_file",
    "save_layout",
    "to_toml",
    "withdraw_layout",
]

Standing = Literal["in_use", "not_yet", "over", "superseded", "withdrawn"]
"""Whether a version is for what is received today: 使用中, 開始前, 終了, 新しい版あり, 廃止."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a layout: the key it stands under (`fields[applied_on].key`) and a sentence."""

    key: str
    message: str


@dataclass(frozen=True, slots=True)
class LayoutVersion:
    """One version of a layout with who saved it when and why (`actor` "" for a shipped one).

    Attributes:
        withdrawn: who withdrew it when and why, "" where nobody did.
        mistakes: what no longer fits today's definitions; it is used as far as it fits.
    """

    layout: Layout
    standing: Standing
    actor: str = ""
    at: datetime | None = None
    reason: str = ""
    withdrawn: str = ""
    withdrawn_at: datetime | None = None
    withdrawn_reason: str = ""
    mistakes: tuple[Mistake, ...] = ()


def in_use(program: Program, connection: Connection) -> list[Layout]:
    """Every version that was not withdrawn and whose procedure there is, the ward's before the shipped.

    Raises:
        UserError: `definition_broken` for a shipped one.
    """
    gone = {name: one.version for name, one in kept.withdrawals(connection).items()}
    procedures = set(program.catalog.procedures())
    return [
        layout
        for layout in _every(program, connection)
        if layout.version > gone.get(layout.id, 0) and layout.procedure in procedures
    ]


def note_reading(tx: Connection, application_id: int, number: int, layout: Layout, at: datetime) -> str:
    """Note, and keep, the layout that revision `number` was read by, to explain it later; its digest."""
    digest = kept.keep(tx, layout.id, layout.version, pack(layout), at)
    kept.note_reading(tx, application_id, number, digest)
    return digest


def read_by(connection: Connection, application_id: int) -> KeptLayout | None:
    """The layout an application's newest submission was read by; None for none."""
    digest = kept.read_by(connection, application_id)
    return KeptLayout(unpack(kept.load(connection, digest)), digest) if digest else None


def list_layouts(desk: Desk) -> list[LayoutVersion]:
    """Every version of every layout: by id, the newest first.

    Raises:
        UserError: `not_permitted`, `definition_broken`.
    """
    desk.require("settings")
    today = desk.program.today().isoformat()
    with desk.store.reading() as connection:
        saved = {(one.layout, one.version): one for one in kept.saved(connection)}
        gone = kept.withdrawals(connection)
        every = _every(desk.program, connection)
        current = newest(in_use(desk.program, connection), today)
    found = []
    for layout in sorted(every, key=lambda one: (one.id, -one.version)):
        made = saved.get((layout.id, layout.version))
        end = gone.get(layout.id)
        end = end if end and layout.version <= end.version else None
        version = LayoutVersion(
            layout=layout,
            standing="withdrawn" if end else _standing(layout, current, today),
            actor=made.actor if made else "",
            at=made.at if made else None,
            reason=made.reason if made else "",
            withdrawn=end.actor if end else "",
            withdrawn_at=end.at if end else None,
            withdrawn_reason=end.reason if end else "",
            mistakes=tuple(_own_mistakes(desk.program, layout)),
        )
        found.append(version)
    return found


def mistakes_of(desk: Desk, layout: Layout) -> list[Mistake]:
    """Everything that keeps a new version from being saved.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("settings")
    with desk.store.reading() as connection:
        return _mistakes(desk.program, connection, layout)


def next_version(desk: Desk, layout_id: str) -> int:
    """The version number a new version of a layout may have; 1 for a new layout.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("settings")
    with desk.store.reading() as connection:
        return _next_version(_every(desk.program, connection), layout_id)


def save_layout(desk: Desk, layout: Layout, reason: str) -> Layout:
    """Save a version of a layout; from now on it is for what it answers to, within its days.

    Raises:
        UserError: `not_permitted`, `layout_reason_missing`, `layout_broken` with every mistake and its key.
    """
    desk.require("settings")
    if not reason.strip():
        raise UserError("layout_reason_missing", id=layout.id)
    with desk.store.transaction() as tx:
        found = _mistakes(desk.program, tx, layout)
        if found:
            told = " / ".join(f"{mistake.key}: {mistake.message}" for mistake in found)
            raise UserError("layout_broken", id=layout.id, count=len(found), mistakes=told)
        now = desk.program.now()
        saved = kept.Saved(layout.id, layout.version, pack(layout), desk.user.login, now, reason)
        digest = kept.add(tx, saved)
        _record(desk, tx, "layout_save", layout, now, reason, digest)
    return layout


def withdraw_layout(desk: Desk, layout_id: str, reason: str) -> Layout:
    """Withdraw a layout: all of its versions so far, shipped ones too, are for nothing any more.

    What was read by it stays as it is. A later version may be saved.

    Returns:
        The newest version that was withdrawn.

    Raises:
        UserError: `not_permitted`, `layout_reason_missing`, `unknown_layout` where none is left to withdraw.
    """
    desk.require("settings")
    if not reason.strip():
        raise UserError("layout_reason_missing", id=layout_id)
    with desk.store.transaction() as tx:
        layout = newest(in_use(desk.program, tx)).get(layout_id)
        if layout is None:
            raise UserError("unknown_layout", id=layout_id)
        now = desk.program.now()
        kept.withdraw(tx, kept.Withdrawal(layout_id, layout.version, desk.user.login, now, reason))
        _record(desk, tx, "layout_withdraw", layout, now, reason)
    return layout


def export_layout(desk: Desk, layout_id: str, version: int = 0) -> str:
    """A layout as the text of a TOML file for another store: the newest version, unless one is named.

    Raises:
        UserError: `not_permitted`, `unknown_layout`.
    """
    desk.require("settings")
    with desk.store.reading() as connection:
        every = _every(desk.program, connection)
    wanted = [one for one in every if one.id == layout_id and version in {0, one.version}]
    if not wanted:
        raise UserError("unknown_layout", id=layout_id)
    return to_toml(max(wanted, key=lambda one: one.version))


def _every(program: Program, connection: Connection) -> list[Layout]:
    """Every version there is, the ward's before the shipped."""
    return [*(unpack(one.content) for one in kept.saved(connection)), *shipped(program.resources)]


def _standing(layout: Layout, current: dict[str, Layout], today: str) -> Standing:
    if not layout.valid_on(today):
        return "not_yet" if today < layout.valid_from else "over"
    now = current.get(layout.id)
    return "superseded" if now and now.version > layout.version else "in_use"


def _mistakes(program: Program, connection: Connection, layout: Layout) -> list[Mistake]:
    """The mistakes of a layout by itself, its number, and names another one of the ward's answers to."""
    found = list(_own_mistakes(program, layout))
    free = _next_version(_every(program, connection), layout.id)
    if layout.version < free:
        found.append(Mistake("version", f"{free} 以上の版にします(版 {free - 1} まであります)"))
    gone = {name: one.version for name, one in kept.withdrawals(connection).items()}
    saved = [unpack(one.content) for one in kept.saved(connection)]
    others = [one for one in saved if one.id != layout.id and one.version > gone.get(one.id, 0)]
    for other in newest(others).values():
        for _, (key, wrong) in check_together([other, layout]):
            found.append(Mistake(key, wrong.replace(layout.id, other.id)))
    return found


def _own_mistakes(program: Program, layout: Layout) -> Iterable[Mistake]:
    procedure = known_procedure(program, layout.procedure)
    codes = program.catalog.code_lists(procedure) if procedure else {}
    return [Mistake(key, wrong) for key, wrong in check_layout(layout, procedure, codes)]


def known_procedure(program: Program, procedure_id: str) -> Procedure | None:
    """The procedure of an id, or None where there is none.

    Raises:
        UserError: `definition_broken`.
    """
    if procedure_id not in program.catalog.procedures():
        return None
    return program.catalog.procedure(procedure_id)


def _next_version(every: Iterable[Layout], layout_id: str) -> int:
    return 1 + max((one.version for one in every if one.id == layout_id), default=0)


def _record(  # noqa: PLR0917 - one entry, in the order of its parts
    desk: Desk, tx: Connection, action: str, layout: Layout, at: datetime, reason: str, digest: str = ""
) -> None:
    row = (layout.id, layout.version, digest, desk.user.login, times.to_text(at), reason)
    detail: dict[str, str | int] = {
        "layout": layout.id,
        "version": layout.version,
        "reason": reason,
        "content": log_contents.setting(row),
    }
    audit.append(tx, at, desk.user.login, action, detail=detail | ({"digest": digest} if digest else {}))
