"""The roster (名簿): what administrators sign, and whether a keyring leads back to its root."""

from collections.abc import Callable

import msgspec

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.store import certificates, slots
from kaigo_desktop.store.certificates import ADMINISTRATOR, RECOVERY, Certificate
from kaigo_desktop.store.keyring_file import Contents, Policy, Roster
from kaigo_desktop.store.signing import Signer

_SIGNED, _POLICY = "roster", "policy"


class Checked(msgspec.Struct, frozen=True):
    """A keyring that leads back to its root: trusted certificates, and the newest of each login."""

    certificates: dict[str, Certificate]
    accounts: dict[str, Certificate]


def signed(roster: Roster, signer: Signer) -> Roster:
    """The roster as the next version, signed by an administrator."""
    fresh = msgspec.structs.replace(
        roster, version=roster.version + 1, signer=signer.certificate, signature=""
    )
    return msgspec.structs.replace(fresh, signature=signer.sign(_SIGNED, _facts(fresh)))


def agreed(policy: Policy, signer: Signer) -> Policy:
    """The policy with the signature of one (more) administrator."""
    text = signer.sign(_POLICY, _policy_facts(policy))
    if policy.signer:
        return msgspec.structs.replace(policy, second=signer.certificate, second_signature=text)
    return msgspec.structs.replace(policy, signer=signer.certificate, signature=text)


def check(contents: Contents, root: str) -> Checked:
    """What a keyring says, if every certificate, slot and the roster lead back to `root`.

    Raises:
        UserError: `keyring_forged`, naming whose part does not.
    """
    policy = contents.roster.policy
    good = certificates.trusted(contents.certificates, root, contents.store, needs_second(contents))
    for one in contents.certificates:
        if one.fingerprint not in good:
            raise UserError("keyring_forged", where=one.login)
    checked = Checked(good, certificates.current(good))
    if not _is_agreed(policy, contents.store, checked):
        raise UserError("keyring_forged", where="policy")
    _check_roster(contents, checked)
    _check_slots(contents, checked)
    return checked


def issued(contents: Contents) -> tuple[tuple[str, str], ...]:
    """Login and fingerprint of the newest certificate an administrator issued to each account."""
    newest = {one.login: one.fingerprint for one in contents.certificates if one.kind != "chosen"}
    return tuple(newest.items())


def _check_roster(contents: Contents, checked: Checked) -> None:
    roster = contents.roster
    signer = checked.certificates.get(roster.signer)
    if (
        signer is None
        or not signer.administers
        or not _is_administrator(checked.accounts.get(signer.login))
        or not signer.verifies(contents.store, _SIGNED, _facts(roster), roster.signature)
    ):
        raise UserError("keyring_forged", where="roster")
    listed = set(roster.certificates)
    for name, one in checked.certificates.items():
        if one.kind != "chosen" and name not in listed:
            raise UserError("keyring_forged", where=one.login)
    if not listed <= set(checked.certificates) or roster.accounts != issued(contents):
        raise UserError("keyring_forged", where="roster")


def _check_slots(contents: Contents, checked: Checked) -> None:
    for slot in (*contents.slots, contents.recovery):
        owner = checked.accounts.get(slot.login)
        if owner is None or owner.kind == "closed" or not slots.is_signed(contents.store, slot, owner):
            raise UserError("keyring_forged", where=slot.login)
    if checked.accounts[RECOVERY].role != ADMINISTRATOR:
        raise UserError("keyring_forged", where=RECOVERY)


def _is_administrator(one: Certificate | None) -> bool:
    return one is not None and one.role == ADMINISTRATOR and one.kind != "closed"


def needs_second(contents: Contents) -> Callable[[str], bool]:
    """Which certificates (by fingerprint) need a second administrator: those made under that policy.

    What a person certifies for themselves and the closing of an account, which must not wait, need none.
    """
    policy = contents.roster.policy
    alone = {one.fingerprint for one in contents.certificates if one.kind in {"chosen", "closed"}}
    alone.update(policy.before)
    return lambda name: policy.two_administrators and name not in alone


def _is_agreed(policy: Policy, store: str, checked: Checked) -> bool:
    if not policy.version:
        return policy == Policy()
    who = []
    for name, text in ((policy.signer, policy.signature), (policy.second, policy.second_signature)):
        one = checked.certificates.get(name)
        if one is not None and one.administers and one.verifies(store, _POLICY, _policy_facts(policy), text):
            who.append(one.login)
    return len(set(who)) >= (1 if policy.version == 1 and policy.two_administrators else 2)


def _facts(roster: Roster) -> dict[str, object]:
    facts: dict[str, object] = msgspec.to_builtins(roster)
    return {name: fact for name, fact in facts.items() if name != "signature"}


def _policy_facts(policy: Policy) -> dict[str, object]:
    return {
        "two_administrators": policy.two_administrators,
        "version": policy.version,
        "before": list(policy.before),
    }
