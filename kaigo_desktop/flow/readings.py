"""Three readings of each value side by side (補正の突合), and taking one of them as the value that stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.field_groups import HIDDEN, group_of
from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.form import blank
from kaigo_desktop.core.labels import display
from kaigo_desktop.core.masking import map_numbers
from kaigo_desktop.core.model import Application, Revision, Value, Values, as_text
from kaigo_desktop.core.sealed import MARKS, parts, same, seen
from kaigo_desktop.core.side_by_side import Cell, Side, cells_of, taken
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.edit import require_editable, write_edit
from kaigo_desktop.flow.numbers import Opener, sealer
from kaigo_desktop.flow.open_case import Opened, open_case
from kaigo_desktop.flow.reading import Form, field_label
from kaigo_desktop.flow.sight import sight_of
from kaigo_desktop.store import applications, audit
from kaigo_desktop.store.database import Connection
from kaigo_desktop.store.file_keys import living

SUBMITTED: tuple[Side, ...] = ("received", "resubmitted")
"""The readings that came from the applicant."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one reading says: canonical `value`, its `text` as staff read it, and `raw`, the same as it came.

    `raw` is "" where staff may have written it. A 個人番号 is masked in all three.
    """

    value: Value
    text: str
    raw: str = ""


@dataclass(frozen=True, slots=True)
class FieldReading:
    """The readings of one field, or of one cell of a row.

    Attributes:
        path: as in `edit`; a row that stands no more has a number after those that do.
        label: what staff call it.
        received: the first submission, also where it came under the earlier 受付番号 this one follows.
        stood: just before the newest submission, staff's edits included; None where there was only one.
        resubmitted: the newest submission; None where there was only one.
        current: as it stands now.
        differs: whether they don't all say the same (of a 個人番号 too, though it is masked).
        comparable: whether that can be told here: 個人番号 of two submissions may lie under keys that only
            somebody with the number key opens; they count as differing.

    A field of staff's own has no `received` and no `resubmitted`.
    """

    path: str
    label: str
    received: Said | None
    stood: Said | None
    resubmitted: Said | None
    current: Said
    differs: bool
    comparable: bool = True


def readings(desk: Desk, receipt_no: str) -> list[FieldReading]:
    """The readings of every field of `receipt_no` that says something in one of them, in form order.

    The look is an entry of the audit log, also for the earlier application it is compared with.

    Raises:
        UserError: `unknown_receipt_no`, `not_permitted`, `held_without_definition`.
    """
    desk.require("read")
    with desk.store.transaction() as tx:
        opened = open_case(desk, tx, receipt_no)
        if opened.form is None:
            raise UserError("held_without_definition", receipt_no=receipt_no)
        way = _way_of(tx, opened.application)
        for number in way.receipt_nos:
            audit.append(tx, desk.program.now(), desk.user.login, "readings", number)
        form, sight, equal = opened.form, sight_of(desk, opened), _Equal(Opener(desk, tx))
        found = [
            _reading(form, way, cell, equal) if sight.sees(cell.field) else _hidden(form, way, cell)
            for cell in cells_of(form.procedure, way.values)
        ]
    return [reading for reading in found if reading is not None]


def take(
    desk: Desk,
    receipt_no: str,
    choices: Mapping[str, Side],
    reason: str,
    expected_version: int | None = None,
) -> Application:
    """Make chosen readings the current values, byte for byte, as one edit (a new revision, like any other).

    Args:
        desk: whose edit it is.
        receipt_no: 受付番号.
        choices: path of `readings`, or the key of a group for all of it → which reading to take. A row that
            says nothing afterwards is removed, one that stood no more is added.
        reason: why; part of the history.
        expected_version: the version the user was looking at; None takes the newest.

    Raises:
        UserError: as `edit`, and `no_such_reading`; `number_key_needed` for a number of another application.
    """
    desk.require("edit")
    with desk.store.transaction() as tx:
        opened = open_case(desk, tx, receipt_no, "edit")
        form = require_editable(opened)
        if expected_version not in {None, opened.application.version}:
            raise UserError("changed_by_other", receipt_no=receipt_no)
        way = _way_of(tx, opened.application)
        cells = cells_of(form.procedure, way.values)
        wanted = _wanted(form, way, cells, choices)
        for cell in cells:
            if cell.path in wanted:
                desk.require("edit", opened.application.procedure, group_of(cell.field))
        detail = {
            "fields": ",".join(wanted),
            "taken": ",".join(f"{path}={side}" for path, side in choices.items()),
        }
        values = _own(desk, tx, opened, taken(cells, way.values, wanted))
        return write_edit(desk, tx, opened, values, reason, expected_version=expected_version, detail=detail)


@dataclass(frozen=True, slots=True)
class _Way:
    """The revisions to compare, by side, and the 受付番号 they came under, the newest one first."""

    revisions: dict[Side, Revision]
    receipt_nos: tuple[str, ...]

    @property
    def values(self) -> dict[Side, Values]:
        return {side: revision.values for side, revision in self.revisions.items()}


def _way_of(tx: Connection, application: Application) -> _Way:
    """What became of an application and of those it follows: the first, the newest and the one before."""
    revisions: list[Revision] = []
    numbers: list[str] = []
    link: Application | None = application
    while link is not None and link.receipt_no not in numbers:
        numbers.append(link.receipt_no)
        revisions = [*_read_revisions(tx, link), *revisions]
        link = applications.by_receipt_no(tx, link.follows) if link.follows else None
    last = max(at for at, revision in enumerate(revisions) if revision.kind != "edited")
    sides: dict[Side, Revision] = {"received": revisions[0], "current": revisions[-1]}
    if last > 0:
        sides |= {"stood": revisions[last - 1], "resubmitted": revisions[last]}
    return _Way(sides, tuple(numbers))


def _read_revisions(tx: Connection, application: Application) -> list[Revision]:
    """The revisions of an application from the first one that was read through its definition."""
    revisions = applications.revisions(tx, application.id)
    first = max(at for at, revision in enumerate(revisions) if revision.kind == "received")
    return revisions[first:]


@dataclass(frozen=True, slots=True)
class _Equal:
    """Compares values; numbers under different keys are opened for it, by whoever can."""

    opener: Opener

    def __call__(self, cell: Cell, left: Value, right: Value) -> bool | None:
        """Whether two values say the same; None where that can't be told here."""
        if left == right or (blank(left) and blank(right)):
            return True
        secret = FIELD_TYPES[cell.field.type].secret
        if not secret or not isinstance(left, str) or not isinstance(right, str):
            return False
        if blank(left) or blank(right) or left in MARKS or right in MARKS:
            return False
        known = same(left, right)
        if known is not None:
            return known
        try:
            return self.opener.opened(left) == self.opener.opened(right)
        except UserError as error:
            if error.code != "number_key_needed":
                raise
            return None


def _own(desk: Desk, tx: Connection, opened: Opened, values: Values) -> Values:
    """`values` with every number that came from another application sealed anew for this one.

    Raises:
        UserError: `number_key_needed`.
    """
    opener, application = Opener(desk, tx), opened.application
    own = living(tx, application.id)
    seal = sealer(desk, tx, application.id, application.receipt_no)

    def sealed(text: str) -> str:
        known = parts(text)
        return text if known is None or known.key in own else seal(opener.opened(text))

    return map_numbers(opened.form.procedure, values, sealed) if opened.form else values


def _reading(form: Form, way: _Way, cell: Cell, equal: _Equal) -> FieldReading | None:
    """The readings of one cell, None where none of them says anything."""
    sides = _sides(way, cell)
    values = {side: cell.value(way.revisions[side].values, side) for side in sides}
    if all(blank(value) for value in values.values()):
        return None
    said = {side: _said(form, way.revisions[side], cell, side) for side in sides}
    current = values["current"]
    alike = [equal(cell, value, current) for value in values.values()]
    return _readings(form, cell, said, differs=not all(alike), comparable=None not in alike)


def _readings(
    form: Form, cell: Cell, said: Mapping[Side, Said], *, differs: bool, comparable: bool = True
) -> FieldReading:
    return FieldReading(
        cell.path,
        field_label(form, cell.path),
        said.get("received"),
        said.get("stood"),
        said.get("resubmitted"),
        said["current"],
        differs=differs,
        comparable=comparable,
    )


def _hidden(form: Form, way: _Way, cell: Cell) -> FieldReading:
    """The readings of a cell that may not be read: not even whether they say anything."""
    said = dict.fromkeys(_sides(way, cell), Said(HIDDEN, HIDDEN))
    return _readings(form, cell, said, differs=False)


def _sides(way: _Way, cell: Cell) -> list[Side]:
    """The sides a cell has a reading of."""
    return [side for side in way.revisions if not (cell.field.local and side in SUBMITTED)]


def _said(form: Form, revision: Revision, cell: Cell, side: Side) -> Said:
    value = cell.value(revision.values, side)
    written = as_text(cell.value(revision.original, side)) if side in SUBMITTED else ""
    if FIELD_TYPES[cell.field.type].secret:
        hidden, sent = (seen(text) if isinstance(text, str) else "" for text in (value, written))
        return Said(hidden, MARKS.get(hidden, hidden), MARKS.get(sent, sent))
    return Said(value, display(cell.field, value, form.codes), written)


def _wanted(form: Form, way: _Way, cells: list[Cell], choices: Mapping[str, Side]) -> dict[str, Side]:
    """The cells to change: a chosen group means every cell of its rows that came from the applicant."""
    wanted: dict[str, Side] = {}
    for path, side in choices.items():
        found = [cell for cell in cells if path in {cell.path, cell.group} and path]
        if not found and path not in {section.group for section in form.procedure.groups()}:
            raise UserError("unknown_field", field=path, procedure=form.procedure.short_title)
        own = [cell for cell in found if not (cell.field.local and side in SUBMITTED)]
        if side not in way.revisions or side == "current" or (found and not own):
            raise UserError("no_such_reading", field=field_label(form, path), reading=side)
        wanted |= {cell.path: side for cell in own}
    return wanted
