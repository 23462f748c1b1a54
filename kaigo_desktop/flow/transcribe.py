"""転記: the approved values of one application in the order of the core system's screen, to type in.

The order is data: the columns of a hand-over profile. What is laid out was approved and proven so, as for a
file. A 個人番号 is no part of it (`flow.reveal`), and each value that goes to the clipboard is an entry of
the log of its own (`flow.record_use`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.field_groups import HIDDEN
from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.masking import mask
from kaigo_desktop.core.sealed import MARKS, MASK
from kaigo_desktop.core.workflow import TYPED_IN
from kaigo_desktop.export.layout import Cell, Record, Table, tables
from kaigo_desktop.flow import code_maps, terminal_memory
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.hand_over_batch import batch_of, keep_batch, manifest_of, require_genuine
from kaigo_desktop.flow.numbers import may_open_numbers
from kaigo_desktop.flow.open_case import Opened, open_case, stored_form
from kaigo_desktop.flow.sight import Sight, sight_of
from kaigo_desktop.store import applications, audit, authority, decisions, hand_overs
from kaigo_desktop.store.database import Connection
from kaigo_desktop.store.file_keys import living
from kaigo_desktop.store.hand_overs import HandOver, Member

_HAND_OVER = "hand-over"


@dataclass(frozen=True, slots=True)
class Entry:
    """One value to type in.

    Attributes:
        path: where it stands (`applicant_name`, `household[0].name`, `receipt_no`).
        label: as the profile heads its column, with the number of its row.
        text: as the profile writes it; `MASK` for a number, what became of one that is gone.
        kind: `value`, `empty`, `number` (copied through `flow.reveal`), `gone`, `hidden` (one may not read
            it) or `uncoded` (the profile has no code for it).
    """

    path: str
    label: str
    text: str
    kind: str

    @property
    def is_copied(self) -> bool:
        """Whether there is something to copy."""
        return self.kind in {"value", "number"}


@dataclass(frozen=True, slots=True)
class Part:
    """The values of one file of the profile: the form, or a repeated group with all its rows."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Transcript:
    """What is to be typed in of one application: whose it is, the procedure's title, its parts in order.

    `waits` says that it is not handed over yet.
    """

    receipt_no: str
    name: str
    title: str
    parts: tuple[Part, ...]
    waits: bool

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every value, in order."""
        return tuple(entry for part in self.parts for entry in part.entries)


def transcript(desk: Desk, receipt_no: str, profile_id: str) -> Transcript:
    """The values of an approved application as `profile_id` orders and words them; an entry of the log.

    Raises:
        UserError: `not_permitted`, `unknown_receipt_no`, `unknown_profile`, `not_approved`,
            `approval_not_genuine`, `unknown_code_map`, `code_map_not_valid`.
    """
    desk.require("hand_over")
    desk.require("read")
    profile = desk.program.catalog.profile(profile_id)
    with desk.store.transaction() as tx:
        opened = open_case(desk, tx, receipt_no, "hand_over")
        application = opened.application
        desk.require("read", application.procedure)
        member, batch = _approved(tx, opened)
        require_genuine(desk, tx, [member], authority.of(desk.store, tx), batch)
        form = stored_form(desk, tx, member.definition)
        sight = sight_of(desk, opened)
        kept = applications.revision(tx, application.id, member.revision).values
        values = mask(form.procedure, kept, living(tx, application.id))
        record = Record(receipt_no, application.received_at, form.procedure, form.codes, values)
        may = may_open_numbers(desk) and desk.rights.may("reveal", application.procedure)
        made = tables(
            msgspec.structs.replace(profile, individual_numbers=True),
            form.procedure,
            maps=code_maps.of_profile(desk.program, tx, profile, batch),
            may_see_individual_numbers=may,
        )
        audit.append(
            tx, desk.program.now(), desk.user.login, "transcribe", receipt_no, {"profile": profile_id}
        )
    parts = tuple(Part(table.title, tuple(_entries(table, record, sight))) for table in made)
    name = application.name if "general" in sight.groups else HIDDEN
    return Transcript(receipt_no, name, form.procedure.short_title, parts, waits=not batch)


def finish(desk: Desk, receipt_no: str, profile_id: str) -> str:
    """Note that an approved application was typed in: it is handed over, by a batch without files.

    Returns:
        The batch.

    Raises:
        UserError: as `transcript`; `not_approved` also where it was handed over already.
    """
    desk.require("hand_over")
    profile = desk.program.catalog.profile(profile_id)
    with desk.store.transaction() as tx:
        terminal_memory.require_not_older(desk, tx)
        opened = open_case(desk, tx, receipt_no, "hand_over")
        member, handed_over = _approved(tx, opened)
        if handed_over:
            raise UserError("not_approved", receipt_no=receipt_no)
        batch = batch_of(desk, tx, profile, members=[member])
        known = authority.of(desk.store, tx)
        require_genuine(desk, tx, batch.members, known)
        handed = HandOver(batch.id, profile.id, desk.user.login, batch.at, ())
        keep_batch(desk, tx, batch, handed, manifest_of(desk, tx, batch, handed, known))
    return batch.id


def _approved(tx: Connection, opened: Opened) -> tuple[Member, str]:
    """The revision that was approved, and the batch it was handed over in, "" for none yet."""
    application = opened.application
    if application.state == "approved":
        return Member(application.id, opened.revision.number, application.definition), ""
    steps = decisions.of(tx, application.id) if application.state in TYPED_IN else []
    batch = next((step.comment for step in reversed(steps) if step.action == _HAND_OVER), "")
    for member in hand_overs.members(tx, batch):
        if member.application == application.id:
            return member, batch
    raise UserError("not_approved", receipt_no=application.receipt_no)


def _entries(table: Table, record: Record, sight: Sight) -> Iterator[Entry]:
    uncoded: set[str] = set()
    for row, texts in table.rows(record, lambda path, _symbol: uncoded.add(path)):
        for column, (cell, text) in enumerate(zip(table.cells, texts, strict=True)):
            if table.group and cell.field is None:
                continue  # 受付番号 and 行 tie the rows of a file together; a screen has them once
            path = table.path(column, row)
            label = f"{cell.header}({row + 1})" if table.group else cell.header
            kind, shown = _kind(cell, text, sight, is_coded=path not in uncoded)
            yield Entry(path, label, shown, kind)


def _kind(cell: Cell, text: str, sight: Sight, *, is_coded: bool) -> tuple[str, str]:
    """What an entry is, and what is shown of it."""
    if cell.field is not None and not sight.sees(cell.field):
        return "hidden", HIDDEN
    if not is_coded:
        return "uncoded", ""
    if cell.field is not None and FIELD_TYPES[cell.field.type].secret and text:
        return ("number", MASK) if text == MASK else ("gone", MARKS[text])
    return ("value" if text else "empty"), text
