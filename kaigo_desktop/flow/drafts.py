"""What was typed and not saved when the screen locked (下書き), kept until the person comes back."""

import re
from collections.abc import Mapping

from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.model import Value
from kaigo_desktop.core.procedure import Procedure
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.edit_rights import ORDER
from kaigo_desktop.flow.open_case import open_case
from kaigo_desktop.store import drafts
from kaigo_desktop.store.drafts import Draft

__all__ = ["Draft", "drop_draft", "find_draft", "keep_draft"]

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
        draft = Draft(desk.program.now(), version, kept, reason, len(changes) - len(kept))
        drafts.keep(tx, opened.application.id, desk.user.login, draft)


def find_draft(desk: Desk, receipt_no: str) -> Draft | None:
    """What this person had typed; it stays until it stands before them again (`drop_draft`).

    Raises:
        UserError: `not_permitted`, `unknown_receipt_no`.
    """
    desk.require("read")
    with desk.store.reading() as connection:
        return drafts.find(
            connection, open_case(desk, connection, receipt_no).application.id, desk.user.login
        )


def drop_draft(desk: Desk, receipt_no: str) -> None:
    """Forget the draft: it is on this person's screen now, to be saved or thrown away.

    Raises:
        UserError: `not_permitted`, `unknown_receipt_no`.
    """
    desk.require("read")
    with desk.store.transaction() as tx:
        drafts.drop(tx, open_case(desk, tx, receipt_no).application.id, desk.user.login)


def _is_secret(procedure: Procedure, path: str) -> bool:
    """Whether 個人番号 are typed there: a field of that kind, or whole rows that have one."""
    sections = {section.group: section for section in procedure.groups()}
    if path.endswith(ORDER):
        return False
    if path in sections:
        return any(FIELD_TYPES[field.type].secret for field in sections[path].fields)
    return FIELD_TYPES[procedure.field(_ROW.sub("", path)).type].secret
