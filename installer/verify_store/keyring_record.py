"""The keyring: its code, its certificates and roster, and its record in the log."""

import hmac
import json

from canonical import canonical, sha, without
from certificates import administers
from evidence import Evidence

WHERE = "keyring.json"


def check_keyring(evidence: Evidence) -> None:
    """Its code, its certificates, who signed the roster, and that it is the version the log knows."""
    ring, trust = evidence.store.ring, evidence.trust
    roster = ring["roster"]
    mac = hmac.digest(evidence.store.keyring_key(), canonical(ring | {"mac": ""}), "sha256").hex()
    signer, bare = trust.good.get(roster["signer"]), without(roster, "signature")
    if not hmac.compare_digest(mac, ring["mac"]):
        return evidence.tell("keyring", WHERE)
    if evidence.forged:
        return evidence.tell("keyring", f"{WHERE}: {evidence.forged[0]}")
    if not administers(signer) or not trust.holds(signer, "roster", bare, roster["signature"]):
        return evidence.tell("keyring", f"{WHERE}: roster")
    _version(evidence)
    for name, one in evidence.kept.items():
        if name not in trust.good:
            evidence.tell("certificate", f"{one['login']} {name}")
    return None


def _version(evidence: Evidence) -> None:
    ring = evidence.store.ring
    told = evidence.rows("SELECT detail FROM audit WHERE action = 'keyring' ORDER BY id DESC LIMIT 1")
    known = json.loads(told[0][0]) if told else {"version": 0}
    if ring["version"] < known["version"]:
        evidence.tell("keyring", WHERE)
    elif ring["version"] == known["version"] and sha(canonical(ring)) != known["digest"]:
        evidence.tell("keyring", f"{WHERE}: version")
