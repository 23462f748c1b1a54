"""Opening a desk: the store of somebody whose password was right, told of them, and what waited for them."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import User
from kaigo_desktop.core.permission import Role
from kaigo_desktop.core.sign_in_policy import days_left
from kaigo_desktop.flow import terminal_memory
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.greeting import Greeting
from kaigo_desktop.flow.index_numbers import index_numbers
from kaigo_desktop.flow.index_people import index_due
from kaigo_desktop.flow.program import Program
from kaigo_desktop.store import attempts, audit, keyring_log, sign_ins, times
from kaigo_desktop.store.attempts import Settling
from kaigo_desktop.store.certificates import ADMINISTRATOR, RECOVERY
from kaigo_desktop.store.database import Connection
from kaigo_desktop.store.keyring import Unlocked
from kaigo_desktop.store.store import Store


def open_desk(program: Program, folder: Path, unlocked: Unlocked, action: str, *, accept_older: bool) -> Desk:
    """The desk of somebody whose password was right; the log is told of them.

    Args:
        program: definitions, clock, and what this terminal remembers.
        folder: of the store.
        unlocked: what their password opened.
        action: how they signed in, as the log names it.
        accept_older: as of `flow.sign_in.sign_in`.

    Raises:
        UserError: what `flow.sign_in.sign_in` raises of a store.
    """
    user = unlocked.user
    store = Store.open(folder, unlocked.keys, unlocked.signer, unlocked.root)
    try:
        role = _role_of(program, user)
        with attempts.settled(folder, user.login) as settling, store.transaction() as tx:
            _refuse_older(tx, program, unlocked, settling, accept_older=accept_older)
            record = keyring_log.take_up(tx, folder, unlocked)
            if record is not None:
                audit.append(tx, program.now(), user.login, "keyring", detail=record)
            now = program.now()
            greeting = _record(tx, now, user.login, action, settling)
            greeting = _with_terms(tx, program, unlocked, greeting, now)
        desk = Desk(program, store, user, role.rights, role.label, program.catalog.ward, unlocked, greeting)
        terminal_memory.remember(desk)
        if unlocked.keys.older is not None:
            from kaigo_desktop.flow.rotate_keys import resume

            resume(desk)
        index_due(desk)
        index_numbers(desk)
    except BaseException:
        store.close()
        raise
    return desk


def close(desk: Desk) -> None:
    """Record the end of the session, remember where the log stands, and close the store."""
    try:
        with desk.store.transaction() as tx:
            audit.append(tx, desk.program.now(), desk.user.login, "sign_out")
        terminal_memory.remember(desk)
    finally:
        desk.store.close()


def _role_of(program: Program, user: User) -> Role:
    """The role of an account, which `resources/roles.toml` must (still) have.

    Raises:
        UserError: `unknown_role`.
    """
    roles = program.catalog.roles()
    if user.role not in roles:
        raise UserError("unknown_role", role=user.role, roles=tuple(roles))
    return roles[user.role]


def _refuse_older(
    tx: Connection, program: Program, unlocked: Unlocked, settling: Settling, *, accept_older: bool
) -> None:
    """Refuse a store that may be an older copy, unless an administrator takes it as it is."""
    try:
        terminal_memory.require_newest(program, tx, unlocked, settling)
    except UserError as refusal:
        if not accept_older:
            raise
        if unlocked.user.role != ADMINISTRATOR:
            raise UserError("older_store_needs_administrator") from None
        facts = ((name, refusal.facts.get(name)) for name in ("seen", "hash"))
        detail = {name: fact for name, fact in facts if isinstance(fact, str | int)}
        audit.append(tx, program.now(), unlocked.user.login, "accept_older_store", detail=detail)
        terminal_memory.begin_anew(program, tx, unlocked, settling)


def _record(tx: Connection, now: datetime, login: str, action: str, settling: Settling) -> Greeting:
    """Enter the sign-in, after the failures nobody told the log of yet; their signature vouches for all."""
    standing = settling.standing
    before, last = sign_ins.counted(tx), sign_ins.last(tx, login)
    lost = before is not None and not standing.follows(before)
    if before is not None and lost:
        found: dict[str, str | int] = {"expected": before.number, "found": standing.number - 1}
        audit.append(tx, now, login, "attempts_lost", detail=found)
    for one in settling.failures:
        detail: dict[str, str | int] = {"count": one.count, "first": one.first, "last": one.last}
        detail |= {"login": one.login} if one.login else {}
        audit.append(tx, now, login, "sign_in_failed", detail=detail)
        if one.locked_out:
            audit.append(tx, now, login, "locked_out", detail=detail)
    since = sign_ins.failures_since(tx, login, last)
    counted: dict[str, str | int] = {"series": standing.series, "attempts": standing.number}
    audit.append(tx, now, login, action, detail=counted)
    return Greeting(last.at if last else None, since, lost)


def _with_terms(
    tx: Connection, program: Program, unlocked: Unlocked, greeting: Greeting, now: datetime
) -> Greeting:
    """What is told of the account's end, and of a password that is due."""
    policy, ends_on = program.catalog.ward.sign_in, unlocked.certificate.valid_until
    left = days_left(ends_on, program.today())
    if left is not None and left <= policy.expiry_notice_days:
        greeting = replace(greeting, ends_on=ends_on, days_left=left)
    if unlocked.must_choose_password:
        return replace(greeting, must_choose="voucher")
    if unlocked.user.login == RECOVERY:
        return greeting
    chosen = sign_ins.password_chosen_at(tx, unlocked.user.login)
    due = policy.password_is_due(chosen or times.from_text(unlocked.certificate.issued_at), now)
    given = chosen is None and bool(unlocked.certificate.issuer)
    return replace(greeting, must_choose="age" if due else "", given=given)
