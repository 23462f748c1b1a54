"""What the log tells of a submission (内容の指紋): its values, its files, and what it is read by."""

from collections.abc import Sequence
from typing import NamedTuple

from kaigo_desktop.core.model import Enclosure
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.layouts import note_reading
from kaigo_desktop.flow.reading import Form
from kaigo_desktop.store import log_contents
from kaigo_desktop.store.attachments import BlobRef
from kaigo_desktop.store.database import Connection
from kaigo_desktop.store.log_contents import Written


class Submitted(NamedTuple):
    """A submission as it was written: its title and moment of receipt, and its files."""

    title: str
    received_at: str
    files: Sequence[tuple[Enclosure, BlobRef]]


def contents(
    desk: Desk, tx: Connection, written: Written, form: Form | None, submitted: Submitted
) -> dict[str, str]:
    """Note which layout a submission was read by, if one was; what its entry in the log must tell."""
    layout, read_by = "", ("", "")
    if form is not None:
        read_by = (form.digest, form.procedure.id)
        if form.layout is not None:
            now = desk.program.now()
            layout = note_reading(tx, written.application, written.number, form.layout, now)
    files = [(one.name, one.role, ref.sha256, ref.kept_as) for one, ref in submitted.files]
    return {
        "content": log_contents.content(written.told, files),
        "form": log_contents.form(*read_by, submitted.title, submitted.received_at, layout),
    }
