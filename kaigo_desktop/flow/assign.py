"""Who works on an application (担当): assigning, reassigning, and taking the next one."""

from collections.abc import Iterator, Sequence

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import Application, User
from kaigo_desktop.flow.awaited import expected_step, workflows
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.many import Several, each_of
from kaigo_desktop.flow.open_case import find_application
from kaigo_desktop.flow.sight import row_of
from kaigo_desktop.store import applications, audit, decisions, search, work
from kaigo_desktop.store.database import Connection
from kaigo_desktop.store.keyring import Keyring
from kaigo_desktop.store.search import Query

_WORK = ("review", "approve")
"""Who may do one of these to an application may be the one who works on it."""

_AT_ONCE = 100


def people(desk: Desk) -> list[User]:
    """Everybody an application can be assigned to, in the order of the accounts.

    Raises:
        UserError: `not_permitted`, a damaged keyring.
    """
    desk.require("read")
    return [user for user in Keyring.load(desk.store.folder).users() if _works(desk, user, None)]


def assign(desk: Desk, receipt_nos: Sequence[str], login: str) -> list[Application]:
    """Let `login` work on applications, "" for nobody; all of them or none, with an audit entry for each.

    Whoever worked on one before is relieved of it. What is assigned so already is left as it is.

    Returns:
        The applications as they are now, in the order given.

    Raises:
        UserError: `not_permitted`, `unknown_receipt_no`, `unknown_login`, `cannot_be_assigned` (an account
            that is closed, or whose role does not work on that procedure).
    """
    _require_work(desk)
    user = _account(desk, login) if login else None
    with desk.store.transaction() as tx:
        for receipt_no in receipt_nos:
            found = find_application(desk, tx, receipt_no)
            _require_works(desk, found, user)
            _put(desk, tx, found, login)
        return [row_of(desk.rights, find_application(desk, tx, receipt_no)) for receipt_no in receipt_nos]


def look_ahead(desk: Desk, receipt_nos: Sequence[str], login: str) -> Several:
    """Which applications `login` ("" for nobody) could be given, and which not; nothing is written.

    Raises:
        UserError: `not_permitted`, `unknown_login`.
    """
    _require_work(desk)
    user = _account(desk, login) if login else None
    with desk.store.reading() as connection:
        return each_of(
            receipt_nos,
            lambda number: _require_works(desk, find_application(desk, connection, number), user),
            desk.program.messages,
        )


def take_next(desk: Desk) -> Application | None:
    """Assign the next application to whoever sits here; None where nothing is left.

    That is the one with the earliest deadline, the oldest first, in which this user is expected to take the
    next step, and which nobody else works on. An approval may be taken from the one who submitted it, never
    by them.

    Raises:
        UserError: `not_permitted`, a damaged definition.
    """
    _require_work(desk)
    with desk.store.transaction() as tx:
        found = next(_free(desk, tx), None)
        if found is None:
            return None
        _put(desk, tx, found, desk.user.login)
        return row_of(desk.rights, find_application(desk, tx, found.receipt_no))


def _put(desk: Desk, tx: Connection, found: Application, login: str) -> None:
    if found.assignee == login:
        return
    work.assign(tx, found.id, login)
    detail = {"assignee": login, "before": found.assignee}
    audit.append(
        tx, desk.program.now(), desk.user.login, "assign" if login else "unassign", found.receipt_no, detail
    )


def _free(desk: Desk, tx: Connection) -> Iterator[Application]:
    """Everything that waits for this user and for nobody else, the most urgent first."""
    alone, four_eyes = _expected(desk, tx)
    pairs = {*alone, *four_eyes}
    query = Query(
        procedures=tuple(sorted({procedure for procedure, _ in pairs})),
        states=tuple(sorted({state for _, state in pairs})),
        order="due",
        descending=False,
    )
    ids = search.ids(tx, query) if pairs else []
    for at in range(0, len(ids), _AT_ONCE):
        for found in search.rows(tx, ids[at : at + _AT_ONCE]):
            pair = (found.procedure, found.state)
            if pair in alone and not found.assignee:
                yield found
            elif pair in four_eyes:
                submitter = decisions.submitter(tx, found.id)
                if desk.user.login != submitter and found.assignee in {"", submitter}:
                    yield found


def _expected(desk: Desk, tx: Connection) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The (procedure, state) in which this user is expected to act: alone, and as a second pair of eyes."""
    alone: set[tuple[str, str]] = set()
    four_eyes: set[tuple[str, str]] = set()
    for procedure in {procedure for procedure, _ in applications.counts(tx) if procedure}:
        permissions = desk.rights.within(procedure)
        for workflow in workflows(desk.program.catalog, [procedure])[-1:]:
            for state in workflow.states:
                step = expected_step(workflow, state, permissions)
                if step is not None:
                    (four_eyes if step.four_eyes else alone).add((procedure, state.id))
    return alone, four_eyes


def _require_work(desk: Desk, procedure: str | None = None) -> None:
    if not any(desk.rights.may(permission, procedure) for permission in _WORK):
        desk.require(_WORK[0], procedure)


def _require_works(desk: Desk, found: Application, user: User | None) -> None:
    """Refuse where whoever sits here, or `user`, does not work on applications of that procedure."""
    _require_work(desk, found.procedure)
    if user is not None and not _works(desk, user, found.procedure):
        raise UserError("cannot_be_assigned", login=user.login, receipt_no=found.receipt_no)


def _account(desk: Desk, login: str) -> User:
    for user in Keyring.load(desk.store.folder).users():
        if user.login == login:
            return user
    raise UserError("unknown_login", login=login)


def _works(desk: Desk, user: User, procedure: str | None) -> bool:
    role = desk.program.catalog.roles().get(user.role)
    may = role is not None and any(role.rights.may(permission, procedure) for permission in _WORK)
    return may and not user.disabled
