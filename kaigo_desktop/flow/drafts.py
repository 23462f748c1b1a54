"""What was typed and not saved when the screen locked (下書き), kept until the person comes back."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.form import rows_of
from kaigo_desktop.core.model import Row, Value, Values
from kaigo_desktop.core.procedure import Procedure
from kaigo_desktop.core.row_order import over_newer
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.edit_rights import ORDER
from kaigo_desktop.flow.open_case import open_case
from kaigo_desktop.store import canonical, drafts
from kaigo_desktop.store.drafts import Draft

__all__ = ["Draft", "drop_draft", "find_draft", "keep_added", "keep_draft"]

_ROW = re.compile(r"\[\d+\]")


def keep_draft(
    desk: Desk, receipt_no: str, version: int, changes: Mapping[str, Value], reason: str = ""
) -> None:
    """Keep what was typed over `version` of an application; 個人番号 are left out and counted.

    Raises:
        UserError: `not_permitted`, `unknown_receipt_no`.
    """
    desk.require("edit")
    with desk.store.transaction() as tx:
        opened = open_case(desk, tx, receipt_no)
        if opened.form is None:
            return
        kept = {path: value for path, value in changes.items() if not _is_secret(opened.form.procedure, path)}
        values = opened.revision.values if opened.application.version == version else {}
        rows = {group: _digests(values, group) for group in _ordered(kept)}
        draft = Draft(desk.program.now(), version, kept, reason, len(changes) - len(kept), rows)
        drafts.keep(tx, opened.application.id, desk.user.login, draft)


def find_draft(desk: Desk, receipt_no: str) -> Draft | None:
    """What this person had typed; it stays until it stands before them again (`drop_draft`).

    Rows that others added or changed meanwhile stay, whatever order had been given to the rows.

    Raises:
        UserError: `not_permitted`, `unknown_receipt_no`.
    """
    desk.require("read")
    with desk.store.reading() as connection:
        opened = open_case(desk, connection, receipt_no)
        draft = drafts.find(connection, opened.application.id, desk.user.login)
        if draft is None:
            return None
        changes = _over_newer(draft.changes, draft.rows, opened.revision.values, _digest)
        return replace(draft, changes=changes)


def drop_draft(desk: Desk, receipt_no: str) -> None:
    """Forget the draft: it is on this person's screen now, to be saved or thrown away.

    Raises:
        UserError: `not_permitted`, `unknown_receipt_no`.
    """
    desk.require("read")
    with desk.store.transaction() as tx:
        drafts.drop(tx, open_case(desk, tx, receipt_no).application.id, desk.user.login)


def keep_added(changes: Mapping[str, Value], before: Values, now: Values) -> dict[str, Value]:
    """`changes` typed over the values `before`, to be typed over those of `now`: no row others added goes."""
    return _over_newer(changes, {group: rows_of(before, group) for group in _ordered(changes)}, now, dict)


def _over_newer(
    changes: Mapping[str, Value],
    before: Mapping[str, Sequence[object]],
    now: Values,
    told_by: Callable[[Row], object],
) -> dict[str, Value]:
    taken: dict[str, Value] = dict(changes)
    for group in _ordered(changes):
        order = [text for text in changes[f"{group}{ORDER}"] if isinstance(text, str)]
        rows = [told_by(row) for row in rows_of(now, group)]
        taken[f"{group}{ORDER}"] = list(over_newer(order, before.get(group, ()), rows))
    return taken


def _ordered(changes: Mapping[str, Value]) -> list[str]:
    """The groups whose rows are moved or taken away."""
    return [path.removesuffix(ORDER) for path in changes if path.endswith(ORDER)]


def _digests(values: Values, group: str) -> list[str]:
    return [_digest(row) for row in rows_of(values, group)]


def _digest(row: Row) -> str:
    return canonical.digest(canonical.encode(row))


def _is_secret(procedure: Procedure, path: str) -> bool:
    """Whether 個人番号 are typed there: a field of that kind, or whole rows that have one."""
    sections = {section.group: section for section in procedure.groups()}
    if path.endswith(ORDER):
        return False
    if path in sections:
        return any(FIELD_TYPES[field.type].secret for field in sections[path].fields)
    return FIELD_TYPES[procedure.field(_ROW.sub("", path)).type].secret
