"""Reading held applications (保留) again once a definition or layout answers; no file is opened for it."""

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.take_in import TakeIn
from kaigo_desktop.store import applications, audit, batches


def receive_held(desk: Desk) -> list[str]:
    """Take every held application in that there is a definition or a layout for now.

    Returns:
        Their receipt numbers.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("receive")
    read: list[str] = []
    with desk.store.transaction() as tx:
        taking = TakeIn(desk, batches.start(tx, desk.user.login, desk.program.now()))
        for application_id in applications.in_state(tx, "held"):
            held = applications.by_id(tx, application_id)
            form = taking.form_of(tx, (held.procedure_title,), held.received_at) if held else None
            if held is None or form is None or not desk.rights.may("receive", form.procedure.id):
                continue
            items = applications.revision(tx, application_id).unmapped
            digest = applications.submission_digests(tx, application_id)[-1]
            number = taking.revise(tx, held, form, items, digest)
            taking.note_layout(tx, application_id, number, form)
            audit.append(tx, desk.program.now(), desk.user.login, "define", held.receipt_no)
            read.append(held.receipt_no)
        batches.finish(tx, taking.batch, desk.program.now(), {"received": len(read)})
    return read
