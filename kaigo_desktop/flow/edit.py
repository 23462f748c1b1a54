"""Changing values (補記・訂正): every change is a new revision with its reason; what was received stays."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.form import rows_of
from kaigo_desktop.core.masking import numbers_in
from kaigo_desktop.core.model import Application, Row, Value, Values, as_text
from kaigo_desktop.core.people import people_of
from kaigo_desktop.core.procedure import Field, Section
from kaigo_desktop.core.sealed import MARKS
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.edit_rights import KEPT, ORDER, require_fields
from kaigo_desktop.flow.numbers import Opener, index_kept, sealer
from kaigo_desktop.flow.open_case import Opened, open_case
from kaigo_desktop.flow.reading import Form, columns, problems, search_texts
from kaigo_desktop.store import applications, audit, log_contents
from kaigo_desktop.store.database import Connection

Seal = Callable[[str], str]
"""Makes the text that is kept of a 個人番号 somebody typed."""


def edit(
    desk: Desk,
    receipt_no: str,
    changes: Mapping[str, Value],
    reason: str,
    expected_version: int | None = None,
) -> Application:
    """Write `changes` as a new revision.

    Args:
        desk: whose edit it is.
        receipt_no: 受付番号.
        changes: field key, or `group[0].key` for one cell of a row (rows from 0; the next free number adds a
            row), or a group key with all its rows → text as a person types it (dates in any wording, choices
            by label or symbol). `group[]` → the numbers of the rows that stay, in their new order, "" for a
            new row; cells are those of the new order then, and a new row in which nothing stands is left out.
            A cell that is still masked (`************`, or one that may not be read)
            is left as it is.
        reason: why; part of the history.
        expected_version: the version the user was looking at; None takes the newest.

    Returns:
        The application after the edit (unchanged where nothing differs).

    Raises:
        UserError: `unknown_receipt_no`, `not_permitted`, `not_editable`, `reason_missing`, `unknown_field`,
            `unknown_row`, `changed_by_other`.
    """
    desk.require("edit")
    with desk.store.transaction() as tx:
        opened = open_case(desk, tx, receipt_no, "edit")
        form = require_editable(opened)
        require_fields(desk, form, opened.revision.values, changes)
        seal = sealer(desk, tx, opened.application.id, receipt_no)
        values = changed_values(form, opened.revision.values, changes, seal)
        detail = {"fields": ",".join(changes)}
        return write_edit(desk, tx, opened, values, reason, expected_version=expected_version, detail=detail)


def write_edit(
    desk: Desk,
    tx: Connection,
    opened: Opened,
    values: Values,
    reason: str,
    *,
    expected_version: int | None,
    detail: Mapping[str, str | int],
) -> Application:
    """Write `values`, made from those `opened` holds, as its next revision, with its audit entry in `tx`.

    The one way in which staff change what stands; `detail` is for the audit log and names fields only.

    Raises:
        UserError: `reason_missing`, `not_editable`, `changed_by_other`.
    """
    application, form = opened.application, require_editable(opened)
    if not reason.strip():
        raise UserError("reason_missing", receipt_no=application.receipt_no)
    version = application.version if expected_version is None else expected_version
    if version != application.version:
        raise UserError("changed_by_other", receipt_no=application.receipt_no)
    if values == opened.revision.values:
        return application
    now = desk.program.now()
    found = problems(form, values, desk.program.today(), desk.program.messages)
    shown = columns(form, values, found, application.taken_in_at.astimezone().date())
    written = applications.revise(
        tx,
        application.id,
        expected_version=version,
        kind="edited",
        actor=desk.user.login,
        at=now,
        reason=reason,
        values=values,
        original=opened.revision.original,
        unmapped=opened.revision.unmapped,
        columns=shown,
        search=search_texts(form, values),
        about=people_of(form.procedure, values),
    )
    _index_changed(desk, tx, opened, form, values)
    told = {**detail, "content": log_contents.content(written.told)}
    audit.append(tx, now, desk.user.login, "edit", application.receipt_no, told)
    return replace(application, version=version + 1, errors=shown.errors, warnings=shown.warnings)


def _index_changed(desk: Desk, tx: Connection, opened: Opened, form: Form, values: Values) -> None:
    """Let an application be found by the numbers it holds now, where they are others than before."""
    kept = numbers_in(form.procedure, values)
    if kept != numbers_in(form.procedure, opened.revision.values):
        index_kept(desk, tx, Opener(desk, tx), opened.application.id, kept)


def require_editable(opened: Opened) -> Form:
    """The form of an application whose values may be changed in its present state.

    Raises:
        UserError: `held_without_definition`, `not_editable`.
    """
    if opened.form is None:
        raise UserError("held_without_definition", receipt_no=opened.application.receipt_no)
    state = opened.workflow.state(opened.application.state)
    if not state.editable:
        raise UserError("not_editable", receipt_no=opened.application.receipt_no, state=state.label)
    return opened.form


def changed_values(form: Form, values: Values, changes: Mapping[str, Value], seal: Seal) -> Values:
    """`values` with `changes` parsed by their field types; masked cells keep what they hold.

    A 個人番号 that was typed is sealed, whatever it looks like.

    Raises:
        UserError: `unknown_field`, `unknown_row`.
    """
    changed = dict(values)
    groups = {section.group: section for section in form.procedure.groups()}
    orders = {path.removesuffix(ORDER): path for path in changes if path.endswith(ORDER)}
    for group, path in orders.items():
        if group not in groups:
            raise UserError("unknown_field", field=path, procedure=form.procedure.short_title)
        changed[group] = _ordered(rows_of(changed, group), path, changes[path])
    for path, value in changes.items():
        group, bracket, _ = path.partition("[")
        if path.endswith(ORDER):
            continue
        if group in groups:
            old = rows_of(changed, group)
            changed[group] = (
                _changed_cell(form, group, old, path, value, seal)
                if bracket
                else _rows(form, groups[group], old, value, seal)
            )
        else:
            field = _field(form, path)
            if value not in KEPT:
                changed[path] = _parsed(form, field, changed.get(path, ""), value, seal)
    for group in orders:
        changed[group] = [row for row in rows_of(changed, group) if row]
    return changed


def _ordered(old: list[Row], path: str, order: Value) -> list[Row]:
    """Rows in the order of their numbers, each once at most."""
    texts = [text for text in order if isinstance(text, str)] if isinstance(order, list) else ["?"]
    kept = [text for text in texts if text]
    known = {str(number): row for number, row in enumerate(old)}
    if len(set(kept)) != len(kept) or not known.keys() >= set(kept):
        raise UserError("unknown_row", field=path, rows=len(old))
    return [dict(known[text]) if text else {} for text in texts]


def _rows(form: Form, section: Section, old: list[Row], value: Value, seal: Seal) -> list[Row]:
    rows: list[Row] = []
    for index, typed in enumerate(rows_of({"rows": value}, "rows")):
        before = old[index] if index < len(old) else {}
        row = {}
        for field in section.fields:
            cell = _parsed(form, field, before.get(field.key, ""), typed.get(field.key, ""), seal)
            if isinstance(cell, str) and cell:
                row[field.key] = cell
        rows.append(row)
    return rows


def _changed_cell(  # noqa: PLR0917 - a cell, where it stands and what is typed into it
    form: Form, group: str, old: list[Row], path: str, value: Value, seal: Seal
) -> list[Row]:
    number, _, key = path.removeprefix(f"{group}[").partition("].")
    if not number.isascii() or not number.isdigit() or int(number) > len(old):
        raise UserError("unknown_row", field=path, rows=len(old))
    field = _field(form, f"{group}.{key}")
    rows = [dict(row) for row in old]
    if value in KEPT:
        return rows
    if int(number) == len(rows):
        rows.append({})
    cell = _parsed(form, field, rows[int(number)].get(key, ""), value, seal)
    rows[int(number)][key] = cell if isinstance(cell, str) else ""
    return rows


def _field(form: Form, path: str) -> Field:
    try:
        return form.procedure.field(path)
    except KeyError:
        raise UserError("unknown_field", field=path, procedure=form.procedure.short_title) from None


def _parsed(form: Form, field: Field, before: Value, typed: Value, seal: Seal) -> Value:
    """The canonical value of what was typed; a masked value is the one that stands."""
    kind = FIELD_TYPES[field.type]
    if typed in KEPT or (kind.secret and before and typed in MARKS):
        return before
    parsed = kind.parse(as_text(typed), form.codes.get(field.codes))
    return seal(parsed) if kind.secret and isinstance(parsed, str) and parsed else parsed
