"""Reading held applications (保留) again once a definition or layout answers; no file is opened for it."""

from collections.abc import Callable

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.masking import map_items
from kaigo_desktop.core.model import Item
from kaigo_desktop.core.sealed import MARKS
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.numbers import Opener, sealer
from kaigo_desktop.flow.take_in import Sent, TakeIn
from kaigo_desktop.store import applications, audit, batches


def receive_held(desk: Desk) -> list[str]:
    """Take every held application in that there is a definition or a layout for now.

    One with a sealed 個人番号 waits for somebody with the number key: only who can open it can read it.

    Returns:
        Their receipt numbers.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("receive")
    read: list[str] = []
    with desk.store.transaction() as tx:
        opener = Opener(desk, tx)
        taking = TakeIn(desk, batches.start(tx, desk.user.login, desk.program.now()))
        for application_id in applications.in_state(tx, "held"):
            held = applications.by_id(tx, application_id)
            form = taking.form_of(tx, (held.procedure_title,), held.received_at) if held else None
            if held is None or form is None or not desk.rights.may("receive", form.procedure.id):
                continue
            items = _opened(opener, applications.revision(tx, application_id).unmapped)
            if items is None:
                continue
            digest = applications.submission_digests(tx, application_id)[-1]
            seal = _resealing(sealer(desk, tx, application_id, held.receipt_no))
            told = taking.revise(tx, opener, held, form, Sent(items, digest, seal))
            audit.append(tx, desk.program.now(), desk.user.login, "define", held.receipt_no, told)
            read.append(held.receipt_no)
        batches.finish(tx, taking.batch, desk.program.now(), {"received": len(read)})
    return read


def _resealing(seal: Callable[[str], str]) -> Callable[[str], str]:
    """Seal again what was opened; a mark in place of a number stays."""
    return lambda text: text if text in MARKS else seal(text)


def _opened(opener: Opener, items: tuple[Item, ...]) -> tuple[Item, ...] | None:
    """Items as they came, None where one of them can't be opened here."""
    try:
        return map_items(items, opener.opened)
    except UserError as error:
        if error.code != "number_key_needed":
            raise
        return None
