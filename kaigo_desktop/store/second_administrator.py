"""Two administrators (管理者二人制): what one of them asks for, another one has to agree to.

While the policy is on, a new account, a change of an account and a reset wait until a second administrator
signs the certificate too; closing an account does not wait. One administrator switches the policy on the
first time; ever after it takes two. The recovery key counts as an administrator.
"""

from dataclasses import dataclass

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import User
from kaigo_desktop.store import roster
from kaigo_desktop.store.certificates import Kind
from kaigo_desktop.store.keyring_draft import KeyringDraft
from kaigo_desktop.store.keyring_file import Contents, Pending, Policy


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits: the account as it would be, the kind of its certificate, who asked for it and when."""

    user: User
    kind: Kind
    asked_by: str
    asked_at: str


@dataclass(frozen=True, slots=True)
class TwoAdministrators:
    """Whether two must agree, what waits, and who asked to switch it on or off, "" for nobody."""

    required: bool
    waiting: tuple[Waiting, ...]
    switch_asked_by: str


def standing(contents: Contents) -> TwoAdministrators:
    """How things stand in a keyring that was checked."""
    login_of = {one.fingerprint: one.login for one in contents.certificates}
    asked = contents.policy_asked
    return TwoAdministrators(
        contents.roster.policy.two_administrators,
        tuple(_waiting(one, login_of) for one in contents.pending),
        login_of.get(asked.signer, "") if asked else "",
    )


def confirm(draft: KeyringDraft, login: str) -> None:
    """Agree to what another administrator asked for.

    Raises:
        UserError: `nothing_waits`, `second_must_be_another`, `waiting_is_outdated` when the account changed
        meanwhile, `last_administrator`, `choose_password_first`.
    """
    found = _pending(draft, login)
    one, slot = found.certificate, found.slot
    draft.require_administrator()
    if one.issuer in _own(draft):
        raise UserError("second_must_be_another")
    newest = draft.accounts().get(login)
    if slot is None or one.previous != (newest.fingerprint if newest else ""):
        raise UserError("waiting_is_outdated", login=login)
    draft.keep_an_administrator(one)
    seconded = one.seconded_by(draft.by.signer, draft.when.position)
    draft.apply(seconded, draft.given(seconded, slot))


def withdraw(draft: KeyringDraft, login: str) -> None:
    """Take back what waits for an account, whoever asked for it.

    Raises:
        UserError: `nothing_waits`, `choose_password_first`.
    """
    found = _pending(draft, login)
    draft.require_administrator()
    draft.set(pending=tuple(one for one in draft.contents.pending if one != found))


def switch(draft: KeyringDraft, *, required: bool) -> bool:
    """Ask to switch the policy on or off, or agree to what another administrator asked.

    Returns:
        Whether it is switched; False while it waits for a second administrator.

    Raises:
        UserError: `policy_stands` when it is so already, `second_must_be_another`, `choose_password_first`.
    """
    draft.require_administrator()
    policy, asked = draft.contents.roster.policy, draft.contents.policy_asked
    if policy.two_administrators == required:
        raise UserError("policy_stands")
    alone = [one.fingerprint for one in draft.contents.certificates if one.kind not in {"chosen", "closed"}]
    if asked and asked.two_administrators == required and (not required or set(alone) <= set(asked.before)):
        if asked.signer in _own(draft):
            raise UserError("second_must_be_another")
    else:
        before = tuple(one.fingerprint for one in draft.contents.certificates) if required else ()
        asked = Policy(two_administrators=required, version=policy.version + 1, before=before)
    asked = roster.agreed(asked, draft.by.signer)
    if not asked.second and asked.version > 1:
        draft.set(policy_asked=asked)
        return False
    draft.set(policy_asked=None, pending=())
    draft.sign(policy=asked)
    return True


def _own(draft: KeyringDraft) -> set[str]:
    """Every certificate of who makes the change."""
    return {one.fingerprint for one in draft.contents.certificates if one.login == draft.by.user.login}


def _pending(draft: KeyringDraft, login: str) -> Pending:
    found = next((one for one in draft.contents.pending if one.certificate.login == login), None)
    if found is None:
        raise UserError("nothing_waits", login=login)
    return found


def _waiting(one: Pending, login_of: dict[str, str]) -> Waiting:
    made = one.certificate
    user = User(made.login, made.name, made.role)
    return Waiting(user, made.kind, login_of.get(made.issuer, made.issuer), made.issued_at)
