"""What signatures cost: a decision, a verification of a long log, the proof of what is handed over."""

import hashlib
import itertools
import os
import resource
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kaigo_desktop.core.model import Application, Decision
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.genuine_rules import rules_of
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.store import (
    applications,
    audit,
    audit_heads,
    authority,
    canonical,
    decision_signatures,
    decisions,
    hand_over_proofs,
    signing,
    wrapping,
)
from kaigo_desktop.store.findings import Findings
from kaigo_desktop.store.hand_overs import Member
from kaigo_desktop.store.signing import Signer
from kaigo_desktop.store.verify_log import check_log
from tests.bench.telling import at_most, seconds, tell
from tests.making.downloads import write_zip

pytestmark = pytest.mark.bench

AT = datetime(2026, 4, 2, 3, 0, tzinfo=UTC)
ENTRIES = int(os.environ.get("KAIGO_LOG_ENTRIES", "100000"))
A_HEAD_EVERY = 10
MEMBERS = 300


def signer_of(desk: Desk) -> Signer:
    signer = desk.store.signer
    assert signer is not None
    return signer


def test_a_signed_decision_against_a_plain_commit(caseworker: Desk, tmp_path: Path) -> None:
    receive(caseworker, [write_zip(tmp_path / "in", "001")])
    store, signer, turn = caseworker.store, signer_of(caseworker), itertools.count()
    with store.reading() as connection:
        found = applications.by_receipt_no(connection, "001")
        assert found is not None
        revision = applications.revision(connection, found.id)
    app: Application = found

    def made() -> Decision:
        return Decision(AT, "tanto", "submit", "in_review", "in_review", 1, str(next(turn)), "")

    def signed() -> None:
        with store.transaction() as tx:
            applications.set_state(tx, app.id, None, "in_review")
            digest = decision_signatures.add(tx, signer, app, made(), revision)
            audit.append(tx, AT, "tanto", "submit", "001", {"decision": digest})

    def plain() -> None:
        with store.transaction() as tx:
            applications.set_state(tx, app.id, None, "in_review")
            decisions.add(tx, app.id, made())

    ours, floor = [], []
    for _ in range(60):  # turn about, so that both meet the same disk
        ours.append(seconds(signed, 1))
        floor.append(seconds(plain, 1))
    at_most(
        1.5, "a decision, signed and in the log, against a plain commit", sorted(ours)[30], sorted(floor)[30]
    )


def fill_log(desk: Desk, count: int) -> None:
    """Entries in transactions of ten, each with its head, as a day's work leaves them."""
    for _ in range(0, count, A_HEAD_EVERY * 1_000):
        with desk.store.transaction() as tx:
            for _ in range(1_000):
                for _ in range(A_HEAD_EVERY):
                    audit.append(tx, AT, "tanto", "read", "0012345678901234", {"fields": 3})
                audit_heads.sign(tx, signer_of(desk))
            tx.exec_driver_sql("DROP TRIGGER IF EXISTS audit_head_refuses_delete")
            newest = "DELETE FROM audit_head WHERE position = (SELECT max(id) FROM audit)"
            tx.exec_driver_sql(newest)  # the transaction's own end signs it


def bare(rows: list[Any], heads: list[Any], key: bytes, store: str) -> None:
    """Hash every entry and check every signature, and nothing else."""
    public = Ed25519PublicKey.from_public_bytes(key)
    before = bytes.fromhex(audit.GENESIS)
    for encoded in rows:
        before = hashlib.sha256(before + encoded).digest()
    for position, own, signature in heads:
        message = signing.message(store, audit_heads.KIND, audit_heads.facts(position, own))
        public.verify(wrapping.from_text(signature), message)


def test_verifying_a_long_log_against_a_bare_loop(caseworker: Desk) -> None:
    fill_log(caseworker, ENTRIES)
    desk, signer = caseworker, signer_of(caseworker)
    columns = "action, actor, at, detail, id, receipt_no"
    with desk.store.reading() as connection:
        rows = [
            canonical.encode(dict(zip(columns.split(", "), row, strict=True)))
            for row in connection.exec_driver_sql(f"SELECT {columns} FROM audit ORDER BY id")  # noqa: S608
        ]
        heads = [
            tuple(row)
            for row in connection.exec_driver_sql(
                "SELECT h.position, a.hash, h.signature FROM audit_head AS h "
                "JOIN audit AS a ON a.id = h.position WHERE h.certificate = ?",
                (signer.certificate,),
            )
        ]
    floor = seconds(lambda: bare(rows, heads, signing.public_of(signer.private), signer.store), 3)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    findings = Findings()

    def ours() -> None:
        with desk.store.reading() as connection:
            check_log(connection, authority.of(desk.store, connection), findings)

    taken = seconds(ours, 1)
    assert findings.problems == []
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1_024
    at_most(2, f"verify {ENTRIES:,} entries with {len(heads):,} heads", taken, floor)
    sys.stdout.write(f"| its memory beyond what was there | {more} MiB | | | constant |\n")


def test_proving_what_is_handed_over(caseworker: Desk, supervisor: Desk, tmp_path: Path) -> None:
    numbers = [f"{number:04d}" for number in range(MEMBERS)]
    receive(caseworker, [write_zip(tmp_path / "in", number) for number in numbers])
    for number in numbers:
        decide(caseworker, "start-review", number)
        decide(caseworker, "submit", number, acknowledge=True, override="確認済み")
        decide(supervisor, "approve", number)
    with caseworker.store.reading() as connection:
        known, rules = authority.of(caseworker.store, connection), rules_of(caseworker)
        members = [
            Member(app_id, 1, found.definition)
            for app_id, found in applications.by_ids(connection, list(range(1, MEMBERS + 1))).items()
        ]
        assert hand_over_proofs.first_flaw(connection, known, rules, members) is None
        taken = seconds(lambda: hand_over_proofs.first_flaw(connection, known, rules, members), 3)
        signer, message = signer_of(caseworker), bytes(600)
        key = Ed25519PrivateKey.from_private_bytes(signer.private)
        public, signature = key.public_key(), key.sign(message)
        floor = seconds(lambda: [public.verify(signature, message) for _ in range(MEMBERS * 3)], 3)
    tell(f"prove {MEMBERS} approvals of three steps, against their signatures", taken, floor, "", met=True)
    sys.stdout.write(f"| each | {taken / MEMBERS * 1_000:.2f} ms | | | |\n")
