"""What somebody with the database key changes where no decision's signature reaches: only the log tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kaigo_desktop.store import canonical
from kaigo_desktop.store.revisions import revision_digest
from tests.making.forgeries import MOMENT, RECEIVED, add_a_revision, change_part, one

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.making.attackers import Scene


def change_a_value_nobody_decided_on(scene: Scene, connection: Any) -> None:
    del scene
    change_part(connection, RECEIVED, 0)


def change_what_was_received(scene: Scene, connection: Any) -> None:
    del scene
    change_part(connection, RECEIVED, 1)


def edit_without_an_entry(scene: Scene, connection: Any) -> None:
    del scene
    add_a_revision(connection, RECEIVED)


def take_an_edit_away(scene: Scene, connection: Any) -> None:
    """003 was edited after its return."""
    del scene
    connection.execute("DELETE FROM revision WHERE kind = 'edited'")
    connection.execute("UPDATE application SET revision = revision - 1 WHERE receipt_no = '003'")


def read_it_by_another_definition(scene: Scene, connection: Any) -> None:
    del scene
    (content,) = one(connection, "SELECT content FROM definition")
    other = content.replace("届出人氏名".encode(), "被保険者名".encode())
    connection.execute("INSERT INTO definition VALUES (?, ?)", (canonical.digest(other), other))
    row = (canonical.digest(other), RECEIVED)
    connection.execute("UPDATE application SET definition = ? WHERE receipt_no = ?", row)


def file_it_under_another_procedure(scene: Scene, connection: Any) -> None:
    del scene
    connection.execute("UPDATE application SET procedure = 'certification' WHERE receipt_no = ?", (RECEIVED,))


def exchange_a_file_nobody_decided_on(scene: Scene, connection: Any) -> None:
    """The bytes of another application's file, with its key and digests."""
    del scene
    own, other = (
        one(
            connection,
            "SELECT min(f.id) FROM attachment AS f JOIN application AS a ON a.id = f.application "
            "WHERE a.receipt_no = ?",
            receipt_no,
        )[0]
        for receipt_no in (RECEIVED, "004")
    )
    names = "size, sha256, year, key, kept_as"
    connection.execute(
        f"UPDATE attachment SET ({names}) = (SELECT {names} FROM attachment WHERE id = ?) WHERE id = ?",  # noqa: S608 - our names
        (other, own),
    )


def take_an_application_away(scene: Scene, connection: Any) -> None:
    """Every row of it, in every table that names it."""
    del scene
    (app,) = one(connection, "SELECT id FROM application WHERE receipt_no = ?", RECEIVED)
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        names = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        if "application" in names:
            connection.execute(f"DELETE FROM {table} WHERE application = ?", (app,))  # noqa: S608
    connection.execute("DELETE FROM search_text WHERE id = ?", (app,))
    connection.execute("DELETE FROM search WHERE rowid = ?", (app,))
    connection.execute("DELETE FROM application WHERE id = ?", (app,))


def put_an_application_in(scene: Scene, connection: Any) -> None:
    """A copy of one under another number, as if it had been received."""
    del scene
    names = [row[1] for row in connection.execute("PRAGMA table_info(application)") if row[1] != "id"]
    listed = ", ".join(names)
    copied = ", ".join("'999'" if name == "receipt_no" else name for name in names)
    made = connection.execute(
        f"INSERT INTO application ({listed}) SELECT {copied} FROM application WHERE receipt_no = ?",  # noqa: S608
        (RECEIVED,),
    )
    row = "SELECT kind, entries, original, unmapped FROM revision AS r JOIN application AS a "
    kind, *wide = one(connection, f"{row} ON a.id = r.application WHERE a.receipt_no = ?", RECEIVED)
    connection.execute(
        "INSERT INTO revision (application, number, kind, made_at, actor, reason, submission, entries, "
        "original, unmapped, digest) VALUES (?, 1, ?, ?, 'tanto', '', '', ?, ?, ?, ?)",
        (made.lastrowid, kind, MOMENT, *wide, revision_digest("999", kind, 1, tuple(wide))),
    )


def put_a_code_map_in(scene: Scene, connection: Any) -> None:
    del scene
    content = canonical.encode({"id": "example-vendor", "version": 2, "codes": {}})
    connection.execute(
        "INSERT INTO code_map VALUES (?, 'example-vendor', 2, ?, 'kanri', ?, '改訂')",
        (canonical.digest(content), content, MOMENT),
    )


def put_a_layout_in(scene: Scene, connection: Any) -> None:
    del scene
    content = canonical.encode({"id": "ward-form", "version": 1})
    connection.execute(
        "INSERT INTO layout VALUES (?, 'ward-form', 1, ?, 'kanri', ?, '改訂')",
        (canonical.digest(content), content, MOMENT),
    )


def withdraw_a_layout_for_somebody(scene: Scene, connection: Any) -> None:
    del scene
    connection.execute(
        "INSERT INTO layout_withdrawal (layout, version, actor, at, reason) "
        "VALUES ('ward-form', 1, 'kanri', ?, '不要')",
        (MOMENT,),
    )


def give_a_hand_over_another_code_map(scene: Scene, connection: Any) -> None:
    del scene
    content = canonical.encode({"id": "other", "version": 1, "codes": {}})
    digest = canonical.digest(content)
    connection.execute("INSERT INTO code_map VALUES (?, 'other', 1, ?, '', ?, '')", (digest, content, MOMENT))
    connection.execute("INSERT INTO hand_over_code_map SELECT id, 'other', ? FROM hand_over", (digest,))


UNDECIDED: list[Callable[[Scene, Any], None]] = [
    change_a_value_nobody_decided_on,
    change_what_was_received,
    edit_without_an_entry,
    take_an_edit_away,
    read_it_by_another_definition,
    file_it_under_another_procedure,
    exchange_a_file_nobody_decided_on,
    take_an_application_away,
    put_an_application_in,
    put_a_code_map_in,
    put_a_layout_in,
    withdraw_a_layout_for_somebody,
    give_a_hand_over_another_code_map,
]
