"""A seal: that nothing it knew of is missing, changed or older."""

import hashlib
import json

from canonical import NEVER, Facts, canonical, sha, without
from evidence import Evidence
from log_heads import span

QUIET = (
    *("sign_in", "sign_out", "sign_in_failed", "sign_in_recovery", "lock", "locked_out", "verify", "seal"),
    *("read", "reveal", "attempts_lost", "accept_older_store", "user_unlock"),
    *("backup", "backup_written", "restore"),
)
"""Actions after which every table but the growing ones is as it was."""
UNLOGGED = {"audit", "audit_head", "draft", "number_due", "number_index", "person_due", "saved_search"}
"""The log itself, and what changes without it."""

TABLES = "SELECT name, coalesce(sql, '') FROM sqlite_master WHERE type = 'table' ORDER BY name"
CHANGED = "SELECT 1 FROM audit WHERE id > ? AND action NOT IN (SELECT value FROM json_each(?)) LIMIT 1"


def check_seal(evidence: Evidence) -> None:
    """The evidence's seal: who made it, and the log, keyring, rows, schema and contents it knew of."""
    seal, trust = evidence.seal or {}, evidence.trust
    facts = without(seal, "format", "store", "signature", "digests", "chain")
    one = trust.at(seal["certificate"], seal["position"], seal["at"])
    ours = (seal["store"], seal["root"]) == (trust.store, evidence.store.root)
    if not ours or one is None or not trust.holds(one, "seal", facts, seal["signature"]):
        return evidence.tell("seal", seal["at"])
    _log(evidence, seal)
    _keyring(evidence, seal)
    _tables(evidence, seal)
    return None


def _log(evidence: Evidence, seal: Facts) -> None:
    at = seal["position"]
    last = evidence.rows("SELECT coalesce(max(id), 0) FROM audit")[0][0]
    if last < at:
        evidence.tell("seal", span(last + 1, at))
    elif evidence.rows("SELECT hash FROM audit WHERE id = ?", at) != [(seal["hash"],)]:
        evidence.tell("seal", at)


def _keyring(evidence: Evidence, seal: Facts) -> None:
    ring = evidence.store.ring
    version, digest = seal["keyring"]
    if ring["version"] <= version and (ring["version"], sha(canonical(ring))) != (version, digest):
        evidence.tell("seal", f"keyring.json: {ring['version']} / {version}")


def _tables(evidence: Evidence, seal: Facts) -> None:
    tables = dict(evidence.rows(TABLES))
    for table, count in seal["rows"].items():
        now = evidence.rows(f'SELECT count(*) FROM "{table}"')[0][0] if table in tables else 0
        if now < count:
            evidence.tell("seal", f"{table} {now} / {count}")
    schema = evidence.rows("SELECT version_num FROM alembic_version")[0][0]
    if schema < seal["schema"]:
        evidence.tell("seal", f"{schema} / {seal['schema']}")
    if schema != seal["schema"]:
        return
    growing = {table: count for table, count in seal["rows"].items() if table in tables}
    _compare(evidence, growing, seal["growing"], seal)
    if not evidence.rows(CHANGED, seal["position"], json.dumps(QUIET)):
        skipped = UNLOGGED | set(seal["rows"])
        skipped |= {name for name, sql in tables.items() if sql.startswith("CREATE VIRTUAL")}
        settled = [name for name in tables if not name.startswith("sqlite_stat") and name not in skipped]
        _compare(evidence, dict.fromkeys(settled, NEVER), seal["other"], seal)


def _compare(evidence: Evidence, tables: dict[str, int], then: str, seal: Facts) -> None:
    # the first rows of tables, as many as the seal knew, against its digest of them all
    digests: dict[str, str] = {}
    named = seal.get("digests", {})
    for table, count in tables.items():
        digest = hashlib.sha256()
        for row in evidence.each(f'SELECT * FROM "{table}" LIMIT ?', count):
            digest.update(canonical(row))
        digests[table] = digest.hexdigest()
    if sha(canonical(digests)) != then:
        differing = [table for table, digest in digests.items() if named.get(table, digest) != digest]
        for table in differing or ["?"]:
            evidence.tell("seal", table)
