"""Finding the application an action is about, with the definition it came in under and its workflow."""

import msgspec

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import Application, Revision
from kaigo_desktop.core.workflow import Workflow
from kaigo_desktop.definitions.catalog import Catalog
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.reading import Form
from kaigo_desktop.store import applications, decisions, definitions
from kaigo_desktop.store.database import Connection

HELD_WORKFLOW = "two_person"
"""The workflow an application without a definition stands in until it has one."""


class Opened(msgspec.Struct, frozen=True):
    """An application, its newest revision, its form (None while held), its workflow, and who submitted it."""

    application: Application
    revision: Revision
    form: Form | None
    workflow: Workflow
    submitter: str


def open_case(desk: Desk, connection: Connection, receipt_no: str, permission: str = "read") -> Opened:
    """Read what `receipt_no` stands for, if the user has `permission` for applications of its procedure.

    Raises:
        UserError: `unknown_receipt_no`, `not_permitted`.
    """
    application = find_application(desk, connection, receipt_no, permission)
    form = stored_form(desk, connection, application.definition) if application.definition else None
    return Opened(
        application,
        applications.revision(connection, application.id),
        form,
        desk.program.catalog.workflow(form.procedure.workflow if form else HELD_WORKFLOW),
        decisions.submitter(connection, application.id),
    )


def find_application(
    desk: Desk, connection: Connection, receipt_no: str, permission: str = "read"
) -> Application:
    """The application of `receipt_no`, if the user has `permission` for those of its procedure.

    Raises:
        UserError: `unknown_receipt_no`, `not_permitted`.
    """
    application = applications.by_receipt_no(connection, receipt_no)
    if application is None:
        raise UserError("unknown_receipt_no", receipt_no=receipt_no)
    desk.require(permission, application.procedure)
    return application


def stored_form(desk: Desk, connection: Connection, digest: str) -> Form:
    """The definition kept with an application, so that an old application always opens in its own form."""
    procedure, codes = Catalog.from_snapshot(definitions.load(connection, digest))
    return Form(procedure, codes, desk.ward, digest)
