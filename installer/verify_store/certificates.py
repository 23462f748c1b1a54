"""Certificates: which of them lead back to the store's root, and what their owners signed.

A certificate is `{login, name, role, kind, signing_key, sealing_key, issuer, previous, since, valid_until,
second, signature}`; `kind` is account, chosen, voucher or closed, `since` the entry of the log it counts
after, `second` the agreement of another administrator `{issuer, since, signature}` or null.
"""

import base64

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from canonical import NEVER, Facts, canonical, sha, without


def said(certificate: Facts) -> Facts:
    """What a certificate's signatures are over."""
    return without(certificate, "signature", "second")


def name_of(certificate: Facts) -> str:
    """A certificate's fingerprint, 32 hex digits."""
    return sha(canonical(said(certificate)))[:32]


def begins(one: Facts) -> int:
    """The entry of the log after which a certificate counts."""
    return int(one["second"]["since"] if one["second"] else one["since"])


def decides(one: Facts) -> bool:
    """Whether decisions may be signed with a certificate."""
    return one["kind"] in {"account", "chosen"}


def administers(one: Facts | None) -> bool:
    """Whether a certificate may issue others."""
    return one is not None and one["role"] == "administrator" and decides(one)


class Trust:
    """The certificates that lead back to the root, by fingerprint: `good`.

    Made from the keyring, the root's fingerprint and the certificates to judge. Raises KeyError where one of
    them lacks a fact.
    """

    def __init__(self, ring: Facts, root: str, certificates: list[Facts]) -> None:
        self.store: str = ring["store"]
        self._policy, self._root = ring["roster"]["policy"], root
        self.good: dict[str, Facts] = {}
        self._reach({name_of(one): one for one in certificates})
        self._reach({name: one for name, one in self.good.items() if self._stands(name, one)})
        self._reach({name: one for name, one in self.good.items() if not self._is_late(one)})
        self._ends: dict[str, int] = {}
        for one in self.good.values():
            self._ends[one["previous"]] = min(begins(one), self._ends.get(one["previous"], NEVER))

    def holds(self, certificate: Facts | None, kind: str, facts: object, signature: str) -> bool:
        """Whether its owner signed the facts."""
        try:
            key = Ed25519PublicKey.from_public_bytes(base64.b64decode((certificate or {})["signing_key"]))
            message = b"kaigo " + kind.encode() + b"\0" + canonical([self.store, facts])
            key.verify(base64.b64decode(signature, validate=True), message)
        except (InvalidSignature, ValueError, KeyError):
            return False
        return True

    def at(self, name: str, position: int, day: str) -> Facts | None:
        """The certificate of a fingerprint, where it counts for that entry of the log on that day."""
        one = self.good.get(name)
        if one is None or not begins(one) < position <= self._ends.get(name, NEVER):
            return None
        return None if one["valid_until"] and day[:10] > one["valid_until"] else one

    def _reach(self, found: dict[str, Facts]) -> None:
        self.good = {}
        while new := {n: o for n, o in found.items() if n not in self.good and self._leads_back(n, o)}:
            self.good |= new

    def _stands(self, name: str, one: Facts) -> bool:
        # where two follow the same certificate, the one an administrator issued stands, if it is one
        twins = [
            n for n, o in self.good.items() if (o["login"], o["previous"]) == (one["login"], one["previous"])
        ]
        return len(twins) == 1 or [n for n in twins if self.good[n]["kind"] != "chosen"] == [name]

    def _is_late(self, one: Facts) -> bool:
        # issued by an administrator with keys that were not theirs any more
        later = [begins(other) for other in self.good.values() if other["previous"] == one["issuer"]]
        return one["kind"] != "chosen" and bool(one["issuer"]) and any(at < one["since"] for at in later)

    def _leads_back(self, name: str, one: Facts) -> bool:
        issuer, before, kind = self.good.get(one["issuer"]), self.good.get(one["previous"]), one["kind"]
        if not one["issuer"]:
            first = name == self._root and not one["previous"] and kind == "account" and administers(one)
            return first and self.holds(one, "certificate", said(one), one["signature"])
        if issuer is None or begins(issuer) > one["since"] or not self._agreed(name, one, issuer):
            return False
        if kind == "chosen":
            same = all(one[key] == issuer[key] for key in ("login", "name", "role", "valid_until"))
            fits = same and before is issuer and issuer["kind"] != "closed"
        elif before is None:
            fits = administers(issuer) and not one["previous"] and kind == "account"
        else:
            fits = administers(issuer) and _follows(before, one)
        return fits and self.holds(issuer, "certificate", said(one), one["signature"])

    def _agreed(self, name: str, one: Facts, issuer: Facts) -> bool:
        given, alone = one["second"], one["kind"] in {"chosen", "closed"} or name in self._policy["before"]
        if given is None:
            return alone or not self._policy["two_administrators"]
        second = self.good.get(given["issuer"])
        if second is None or second["login"] == issuer["login"] or not administers(second):
            return False
        if not begins(second) <= given["since"] >= one["since"]:
            return False
        facts = said(one) | {"agreed": given["since"]}
        return self.holds(second, "second for a certificate", facts, given["signature"])


def _follows(before: Facts, one: Facts) -> bool:
    # an administrator's certificate for an account that had one: a voucher has keys of its own
    kept = all(before[key] == one[key] for key in ("signing_key", "sealing_key"))
    fits = before["login"] == one["login"] and begins(before) <= begins(one)
    return fits and (one["kind"] == "voucher" or (kept and (one["kind"] == "closed" or decides(before))))
