"""Certificates (証明書): who an account is, in which role, from when on, and who says so.

The certificates of one login are a chain without branches: the first is issued by an administrator, each
later one names the one before. `account` is a person in a role; `chosen` follows when they choose a password
(new keys, certified by the old ones, in the same role); `voucher` comes with a reset by an administrator, who
knows its password: its signatures count for the log and for one `chosen` certificate, never for a decision;
`closed` ends an account until a voucher opens it again. Nobody else may put new keys into a chain, so that an
administrator cannot sign as somebody who has a past. A certificate counts from the entry `since` of the log
until the one after it begins.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from typing import Literal

import msgspec

from kaigo_desktop.store import canonical, signing, wrapping
from kaigo_desktop.store.signing import Signer

ADMINISTRATOR = "administrator"
RECOVERY = "recovery"
KIND, SECOND = "certificate", "second for a certificate"
_FINGERPRINT = 32

_holds = lru_cache(maxsize=4_096)(signing.check)
"""A keyring is looked at several times in a session, and a signature that held, holds."""

Kind = Literal["account", "chosen", "voucher", "closed"]


class Second(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The second administrator (二人目の管理者) who agreed: their certificate, from when on, signature."""

    issuer: str
    since: int
    signature: str


class Certificate(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One certificate.

    Attributes:
        signing_key, sealing_key: public keys (Ed25519, X25519), base64.
        issuer: fingerprint of who issued it; "" for the root, which signs itself.
        previous: fingerprint of the login's certificate before it, "" for the first.
        since: number of the newest log entry when it was issued; it counts after that.
        issued_at: moment, `times` text.
        valid_until: last day of the account, ISO date, "" without an end.
        signature: the issuer's over everything above; `second` that of another administrator, where asked.
    """

    login: str
    name: str
    role: str
    signing_key: str
    sealing_key: str
    kind: Kind
    issuer: str
    previous: str
    since: int
    issued_at: str
    valid_until: str = ""
    signature: str = ""
    second: Second | None = None

    @property
    def fingerprint(self) -> str:
        """What the certificate is named by: the first 32 hex digits of SHA-256 over all but signatures."""
        return canonical.digest(canonical.encode(self.facts()))[:_FINGERPRINT]

    @property
    def begins(self) -> int:
        """The number of the log entry after which it counts: when it was issued, or when it was agreed to."""
        return self.second.since if self.second else self.since

    @property
    def decides(self) -> bool:
        """Whether decisions and hand-overs may be signed with it: not a voucher, not closed."""
        return self.kind in {"account", "chosen"}

    @property
    def administers(self) -> bool:
        """Whether it may issue certificates and sign the roster."""
        return self.decides and self.role == ADMINISTRATOR

    def facts(self) -> dict[str, object]:
        """What its signatures are over."""
        facts: dict[str, object] = msgspec.to_builtins(self)
        return {name: fact for name, fact in facts.items() if name not in {"signature", "second"}}

    def signed_by(self, signer: Signer) -> "Certificate":
        """The certificate with its issuer's signature."""
        return msgspec.structs.replace(self, signature=signer.sign(KIND, self.facts()))

    def seconded_by(self, signer: Signer, since: int) -> "Certificate":
        """The certificate with a second administrator's signature."""
        text = signer.sign(SECOND, {**self.facts(), "agreed": since})
        return msgspec.structs.replace(self, second=Second(signer.certificate, since, text))

    def verifies(self, store: str, kind: str, facts: Mapping[str, object], signature: str) -> bool:
        """Whether its owner signed `facts` as a `kind` of thing of `store`."""
        try:
            key = wrapping.from_text(self.signing_key)
        except ValueError:
            return False
        return _holds(key, signature, signing.message(store, kind, facts))


def trusted(
    found: Iterable[Certificate], root: str, store: str, needs_second: Callable[[str], bool] = lambda _: False
) -> dict[str, Certificate]:
    """Those certificates whose chain leads to `root`, by fingerprint, issuers before what they issued.

    Args:
        found: certificates, in any order, from the keyring or a store's table (`of`).
        root: fingerprint of the set-up administrator's certificate.
        store: id of the store.
        needs_second: whether the certificate of a fingerprint needs a second administrator.
    """
    reach = partial(_reached, root=root, store=store, needs_second=needs_second)
    good = reach(_without_branches(reach({one.fingerprint: one for one in found})))
    late = {name for name, one in good.items() if _issuer_was_followed(one, good)}
    return reach({name: one for name, one in good.items() if name not in late}) if late else good


def current(certificates: Mapping[str, Certificate]) -> dict[str, Certificate]:
    """The newest certificate of each login, in the order the logins came."""
    followed = {one.previous for one in certificates.values()}
    first = list(dict.fromkeys(one.login for one in certificates.values()))
    newest = {one.login: one for name, one in certificates.items() if name not in followed}
    return {login: newest[login] for login in first if login in newest}


def _reached(
    found: Mapping[str, Certificate], root: str, store: str, needs_second: Callable[[str], bool]
) -> dict[str, Certificate]:
    good: dict[str, Certificate] = {}
    while True:
        fresh = {
            name: one
            for name, one in found.items()
            if name not in good
            and (_is_root(one, name, root, store) or _is_issued(one, store, good))
            and (_is_seconded(one, store, good) if one.second or needs_second(name) else True)
        }
        if not fresh:
            return good
        good |= fresh


def _without_branches(found: dict[str, Certificate]) -> dict[str, Certificate]:
    """Where two follow the same one, an administrator's stands against a chosen one; else neither does."""
    siblings: dict[tuple[str, str], list[str]] = {}
    for name, one in found.items():
        siblings.setdefault((one.login, one.previous), []).append(name)
    kept = dict(found)
    for names in siblings.values():
        issued = [name for name in names if found[name].kind != "chosen"]
        for name in names if len(names) > 1 else ():
            if issued != [name]:
                del kept[name]
    return kept


def _is_root(one: Certificate, name: str, root: str, store: str) -> bool:
    first = not one.previous and not one.issuer and one.kind == "account" and one.role == ADMINISTRATOR
    return name == root and first and one.verifies(store, KIND, one.facts(), one.signature)


def _is_issued(one: Certificate, store: str, good: Mapping[str, Certificate]) -> bool:
    issuer, before = good.get(one.issuer), good.get(one.previous)
    if issuer is None or issuer.begins > one.since or not _follows(one, before, issuer):
        return False
    return issuer.verifies(store, KIND, one.facts(), one.signature)


def _issuer_was_followed(one: Certificate, good: Mapping[str, Certificate]) -> bool:
    """Whether an administrator issued it with keys that were not theirs any more."""
    later = (other.begins for other in good.values() if other.previous == one.issuer)
    return one.kind != "chosen" and any(begins < one.since for begins in later)


def _follows(one: Certificate, before: Certificate | None, issuer: Certificate) -> bool:
    """Whether a certificate may stand where it stands in its login's chain, whoever signed it."""
    if one.kind == "chosen":
        kept = (issuer.login, issuer.name, issuer.role, issuer.valid_until)
        same = kept == (one.login, one.name, one.role, one.valid_until)
        return same and before is issuer and issuer.kind != "closed"
    if not issuer.administers or (one.previous and (before is None or before.login != one.login)):
        return False
    if before is None:
        return one.kind == "account"
    if before.begins > one.begins:
        return False
    if one.kind == "voucher":
        return True  # a reset brings new keys; a new role of somebody who has not chosen yet keeps them
    keys_stay = (before.signing_key, before.sealing_key) == (one.signing_key, one.sealing_key)
    return keys_stay and (one.kind == "closed" or before.decides)


def _is_seconded(one: Certificate, store: str, good: Mapping[str, Certificate]) -> bool:
    """Whether another administrator than the issuer agreed to it."""
    issuer, second = good.get(one.issuer), good.get(one.second.issuer) if one.second else None
    if issuer is None or second is None or one.second is None or second.login == issuer.login:
        return False
    facts = {**one.facts(), "agreed": one.second.since}
    right = second.verifies(store, SECOND, facts, one.second.signature)
    return right and second.administers and second.begins <= one.second.since >= one.since
