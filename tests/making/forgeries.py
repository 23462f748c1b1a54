"""What a caseworker with files, database key, a key of their own and Python can do to applications.

Each forgery is as clever as it can be: rows, digests, the chain of the log and every head the attacker can
sign fit together. What can't be made is another person's signature.
"""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec

from kaigo_desktop.core.model import Decision
from kaigo_desktop.store import canonical, signing
from kaigo_desktop.store.decision_signatures import KIND, Signature, Subject, facts
from kaigo_desktop.store.revisions import revision_digest
from tests.making.attackers import append, rechain, sign_heads

if TYPE_CHECKING:
    from collections.abc import Callable

    from kaigo_desktop.store.signing import Signer
    from tests.making.attackers import Scene

AT, MOMENT = datetime(2026, 4, 2, 3, 0, tzinfo=UTC), "2026-04-02T03:00:00Z"
APPROVED, PENDING, RECEIVED = "002", "005", "006"


def one(connection: Any, sql: str, *facts: object) -> Any:
    return connection.execute(sql, facts).fetchone()


def approve_as(connection: Any, signer: Signer, actor: str, receipt_no: str) -> None:
    """Write an approval as the program would, with whatever signature the attacker can make."""
    row = "SELECT id, received_at, definition, revision FROM application WHERE receipt_no = ?"
    app, received_at, form, number = one(connection, row, receipt_no)
    connection.execute(
        "UPDATE application SET state = 'approved', version = version + 1 WHERE id = ?", (app,)
    )
    made = Decision(AT, actor, "approve", "pending_approval", "approved", number, "", "")
    files = connection.execute(
        "SELECT id, sha256, kept_as, submission FROM attachment WHERE application = ?", (app,)
    )
    (digest,) = one(
        connection, "SELECT digest FROM revision WHERE application = ? AND number = ?", app, number
    )
    position, head = one(connection, "SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1")
    (previous,) = one(
        connection,
        "SELECT coalesce(max(digest), '') FROM decision_signature WHERE decision = "
        "(SELECT max(id) FROM decision WHERE application = ?)",
        app,
    )
    unsigned = Signature(signer.certificate, position, head, form, previous, "", "")
    signed = facts(Subject(receipt_no, received_at, list(files)), made, digest, unsigned)
    fingerprint = canonical.digest(signing.message(signer.store, KIND, signed))
    told = dataclasses.replace(unsigned, digest=fingerprint, signature=signer.sign(KIND, signed))
    insert(connection, app, made, told)
    detail = {"from": "pending_approval", "to": "approved", "decision": fingerprint}
    sign_heads(connection, signer, append(connection, actor, "approve", receipt_no, detail, MOMENT))


def insert(connection: Any, app: int, made: Decision, signature: Signature) -> None:
    """Put the rows of a decision into the database."""
    cursor = connection.execute(
        "INSERT INTO decision (application, at, actor, action, from_state, to_state, revision, comment, "
        "override) VALUES (?, ?, ?, 'approve', 'pending_approval', 'approved', ?, '', '')",
        (app, MOMENT, made.actor, made.revision),
    )
    row = (cursor.lastrowid, *dataclasses.astuple(signature))
    connection.execute("INSERT INTO decision_signature VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)


def approve_oneself(scene: Scene, connection: Any) -> None:
    approve_as(connection, scene.people["tanto"].signer, "tanto", PENDING)


def approve_as_a_colleague(scene: Scene, connection: Any) -> None:
    approve_as(connection, scene.people["tanto2"].signer, "tanto2", PENDING)


def approve_in_the_supervisors_name(scene: Scene, connection: Any) -> None:
    approve_as(connection, scene.people["tanto"].signer, "shonin", PENDING)


def approve_with_the_supervisors_certificate_named(scene: Scene, connection: Any) -> None:
    named = dataclasses.replace(
        scene.people["tanto"].signer,
        login="shonin",
        certificate=scene.people["shonin"].certificate.fingerprint,
    )
    approve_as(connection, named, "shonin", PENDING)


def approve_with_a_certificate_of_ones_own_making(scene: Scene, connection: Any) -> None:
    mine = scene.people["tanto"]
    made = msgspec.structs.replace(mine.certificate, role="supervisor", issuer=mine.certificate.fingerprint)
    made = made.signed_by(mine.signer)
    connection.execute("INSERT INTO certificate VALUES (?, ?)", (made.fingerprint, canonical.encode(made)))
    named = dataclasses.replace(mine.signer, certificate=made.fingerprint)
    approve_as(connection, named, "tanto", PENDING)


def only_say_so_in_the_row(scene: Scene, connection: Any) -> None:
    del scene
    connection.execute("UPDATE application SET state = 'approved' WHERE receipt_no = ?", (RECEIVED,))


def insert_an_unsigned_decision(scene: Scene, connection: Any) -> None:
    del scene
    connection.execute("UPDATE application SET state = 'approved' WHERE receipt_no = ?", (PENDING,))
    connection.execute(
        "INSERT INTO decision (application, at, actor, action, from_state, to_state, revision, comment, "
        "override) SELECT id, '2026-04-02T03:00:00Z', 'shonin', 'approve', 'pending_approval', 'approved', "
        "revision, '', '' FROM application WHERE receipt_no = ?",
        (PENDING,),
    )


def carry_an_approval_to_another_application(scene: Scene, connection: Any) -> None:
    del scene
    connection.execute("UPDATE application SET state = 'approved' WHERE receipt_no = ?", (PENDING,))
    connection.execute(
        "UPDATE decision SET application = (SELECT id FROM application WHERE receipt_no = ?) "
        "WHERE action = 'approve' AND application = (SELECT id FROM application WHERE receipt_no = ?)",
        (PENDING, APPROVED),
    )
    connection.execute("UPDATE application SET state = 'pending_approval' WHERE receipt_no = ?", (APPROVED,))


def swap_two_receipt_numbers(scene: Scene, connection: Any) -> None:
    del scene
    for old, new in ((APPROVED, "x"), (PENDING, APPROVED), ("x", PENDING)):
        connection.execute("UPDATE application SET receipt_no = ? WHERE receipt_no = ?", (new, old))


def change_an_approved_value(scene: Scene, connection: Any) -> None:
    """Another value in the approved revision, its digest put right."""
    del scene
    change_part(connection, APPROVED, 0)


def change_part(connection: Any, receipt_no: str, part: int) -> None:
    """Another name among values (0) or original values (1) of the newest revision, its digest put right."""
    app, number, kind, *wide = one(
        connection,
        "SELECT r.application, r.number, r.kind, r.entries, r.original, r.unmapped FROM revision AS r "
        "JOIN application AS a ON a.id = r.application AND a.revision = r.number WHERE a.receipt_no = ?",
        receipt_no,
    )
    wide[part] = canonical.encode(msgspec.json.decode(wide[part]) | {"applicant_name": "別人　次郎"})
    digest = revision_digest(receipt_no, kind, number, tuple(wide))
    connection.execute(
        "UPDATE revision SET entries = ?, original = ?, digest = ? WHERE application = ? AND number = ?",
        (wide[0], wide[1], digest, app, number),
    )


def add_a_revision_after_the_approval(scene: Scene, connection: Any) -> None:
    del scene
    add_a_revision(connection, APPROVED)


def add_a_revision(connection: Any, receipt_no: str) -> None:
    """A further revision with another name, as an edit would make it."""
    app, number, *wide = one(
        connection,
        "SELECT r.application, r.number, r.entries, r.original, r.unmapped FROM revision AS r "
        "JOIN application AS a ON a.id = r.application WHERE a.receipt_no = ?",
        receipt_no,
    )
    wide[0] = canonical.encode(msgspec.json.decode(wide[0]) | {"applicant_name": "別人　次郎"})
    digest = revision_digest(receipt_no, "edited", number + 1, tuple(wide))
    connection.execute(
        "INSERT INTO revision (application, number, kind, made_at, actor, reason, submission, entries, "
        "original, unmapped, digest) "
        "VALUES (?, ?, 'edited', '2026-04-02T03:00:00Z', 'tanto', '', '', ?, ?, ?, ?)",
        (app, number + 1, *wide, digest),
    )
    connection.execute("UPDATE application SET revision = ? WHERE id = ?", (number + 1, app))


def change_the_day_of_receipt(scene: Scene, connection: Any) -> None:
    del scene
    connection.execute(
        "UPDATE application SET received_at = '2020-01-01T00:00:00' WHERE receipt_no = ?", (APPROVED,)
    )


def exchange_the_definition(scene: Scene, connection: Any) -> None:
    del scene
    (content,) = one(connection, "SELECT content FROM definition")
    other = content.replace("届出人氏名".encode(), "被保険者名".encode())
    digest = canonical.digest(other)
    connection.execute("INSERT INTO definition VALUES (?, ?)", (digest, other))
    connection.execute("UPDATE application SET definition = ? WHERE receipt_no = ?", (digest, APPROVED))


def change_the_definition_under_its_digest(scene: Scene, connection: Any) -> None:
    del scene
    changed = "CAST(replace(CAST(content AS TEXT), '届出人氏名', '被保険者名') AS BLOB)"
    connection.execute(f"UPDATE definition SET content = {changed}")  # noqa: S608 - no words from outside


def exchange_a_file(scene: Scene, connection: Any) -> None:
    del scene
    connection.execute(
        "UPDATE attachment SET sha256 = ? WHERE application = "
        "(SELECT id FROM application WHERE receipt_no = ?)",
        ("0" * 64, APPROVED),
    )


def add_a_file(scene: Scene, connection: Any) -> None:
    del scene
    connection.execute(
        "INSERT INTO attachment (application, submission, name, role, media_type, size, sha256, year, blob, "
        "key, kept_as) SELECT application, submission, name, role, media_type, size, sha256, year, "
        "blob + 1000, key, kept_as "
        "FROM attachment WHERE application = (SELECT id FROM application WHERE receipt_no = ?) LIMIT 1",
        (APPROVED,),
    )


def take_a_later_return_away(scene: Scene, connection: Any) -> None:
    """After approval a new submission came in (by tanto): make it unhappen, the log written anew."""
    (entry,) = one(connection, "SELECT id FROM audit WHERE action = 'return' AND receipt_no = '003'")
    connection.execute("DELETE FROM decision WHERE action = 'return'")
    connection.execute("DELETE FROM revision WHERE kind = 'edited'")
    connection.execute(
        "UPDATE application SET state = 'pending_approval', revision = 1 WHERE receipt_no = '003'"
    )
    connection.execute("UPDATE audit SET action = 'read', detail = '{}' WHERE id = ?", (entry,))
    rechain(connection, entry)
    approve_as(connection, scene.people["tanto"].signer, "tanto", "003")


ATTACKS: list[Callable[[Scene, Any], None]] = [
    approve_oneself,
    approve_as_a_colleague,
    approve_in_the_supervisors_name,
    approve_with_the_supervisors_certificate_named,
    approve_with_a_certificate_of_ones_own_making,
    only_say_so_in_the_row,
    insert_an_unsigned_decision,
    carry_an_approval_to_another_application,
    swap_two_receipt_numbers,
    change_an_approved_value,
    add_a_revision_after_the_approval,
    change_the_day_of_receipt,
    exchange_the_definition,
    change_the_definition_under_its_digest,
    exchange_a_file,
    add_a_file,
    take_a_later_return_away,
]
