"""Originals and attachments: kept byte for byte, under keys of their own, swept when nobody names them."""

from __future__ import annotations

import dataclasses
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from kaigo_desktop.core.errors import BugError, UserError
from kaigo_desktop.store import attachments
from kaigo_desktop.store.attachments import CHUNK, BlobRef
from kaigo_desktop.store.file_keys import FileKey, Keychain
from kaigo_desktop.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from kaigo_desktop.core.model import Enclosure
    from kaigo_desktop.store.keyring import Keys
    from tests.store.conftest import Adds, Encloses

TODAY = datetime(2026, 11, 23, 10, tzinfo=timezone(timedelta(hours=9)))


def keep(store: Store, add: Adds, files: list[Enclosure], receipt_no: str = "1") -> tuple[int, list[BlobRef]]:
    """An application with these files, as flow keeps one."""
    with store.transaction() as tx:
        chain = Keychain(tx, store.keys)
        keys = chain.for_writing(None, secret=False)
        refs = attachments.write(store, TODAY, [(keys.of(file.role), file) for file in files])
        app_id = add(tx, receipt_no)
        chain.keep(app_id, keys)
        attachments.attach(tx, app_id, 1, list(zip(files, refs, strict=True)))
    return app_id, refs


def new_key(store: Store, tx: Connection) -> FileKey:
    """A key of an application that is not there yet."""
    return Keychain(tx, store.keys).for_writing(None, secret=False).originals


def kept(store: Store, app_id: int) -> list[int]:
    with store.reading() as connection:
        return [attachment.id for attachment in attachments.of(connection, app_id)]


@pytest.mark.parametrize("size", [0, 1, 100, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17])
def test_a_file_of_any_size_reads_as_it_came(store: Store, add: Adds, enclose: Encloses, size: int) -> None:
    data = (b"0123456789abcdef" * (size // 16 + 1))[:size]
    app_id, _ = keep(store, add, [enclose(data), enclose(b"other", "添付/2.txt")])
    first, second = kept(store, app_id)
    assert attachments.read(store, first) == data
    assert attachments.read(store, second) == b"other"
    with store.attachments(2026).reading() as files:
        rows = files.exec_driver_sql("SELECT length(data) FROM chunk").scalars().all()
    assert max(rows) <= CHUNK + 28


def test_many_files_written_at_once_read_as_they_came(store: Store, add: Adds, enclose: Encloses) -> None:
    sent = [f"{number}".encode() * (number * 1_000) for number in range(40)]
    app_id, refs = keep(store, add, [enclose(data, f"{number}.txt") for number, data in enumerate(sent)])
    assert refs == [BlobRef(2026, number) for number in range(1, 41)]
    assert [attachments.read(store, each) for each in kept(store, app_id)] == sent


def test_what_is_known_of_a_file_is_listed_in_the_order_they_came(
    store: Store, add: Adds, enclose: Encloses
) -> None:
    file = enclose(b"%PDF", "申請書.pdf")
    app_id, _ = keep(store, add, [file, enclose()])
    with store.reading() as connection:
        first, second = attachments.of(connection, app_id)
    assert (first.name, first.size, first.sha256, first.role, first.submission) == (
        "申請書.pdf", 4, file.sha256, "application", 1,
    )  # fmt: skip
    assert second.name == "application.xml"


@pytest.mark.parametrize(("month", "year"), [(1, 2025), (3, 2025), (4, 2026), (12, 2026)])
def test_a_fiscal_year_begins_in_april(month: int, year: int) -> None:
    assert attachments.fiscal_year(datetime(2026, month, 1, tzinfo=TODAY.tzinfo)) == year


def test_files_lie_in_the_file_of_their_fiscal_year(store: Store, enclose: Encloses, folder: Path) -> None:
    with store.transaction() as tx:
        key = new_key(store, tx)
        for year in (2025, 2026):
            at = TODAY.replace(year=year)
            assert attachments.write(store, at, [(key, enclose())]) == [BlobRef(year, 1)]
    assert store.attachment_years() == [2025, 2026]
    assert {path.stat().st_mode & 0o777 for path in folder.glob("*.db")} <= {0o600, 0o666}
    with store.attachments(2026).reading() as files:
        assert files.exec_driver_sql("PRAGMA page_size").scalar() in {16384, "16384"}


def test_files_are_written_only_under_the_writers_lock(store: Store, enclose: Encloses) -> None:
    with pytest.raises(BugError):
        attachments.write(store, TODAY, [(FileKey("0" * 32, bytes(32), "", b""), enclose())])


def test_files_are_on_disk_before_the_rows_that_name_them(
    store: Store, folder: Path, keys: Keys, enclose: Encloses
) -> None:
    second = Store.open(folder, keys)
    with store.transaction() as tx:
        key = new_key(store, tx)
        with attachments.writing(store, TODAY, [(key, enclose())] * 3) as refs:
            assert next(refs) == BlobRef(2026, 1)
        with second.attachments(2026).reading() as files:
            assert files.exec_driver_sql("SELECT count(*) FROM chunk").scalar() == 3
    second.close()


def test_a_file_that_cannot_be_written_takes_its_group_with_it(store: Store, enclose: Encloses) -> None:
    broken = FileKey("0" * 32, b"no key", "", b"")
    with store.transaction() as tx:
        items = [(new_key(store, tx), enclose()), (broken, enclose())]
        with pytest.raises(ValueError, match="bit"), attachments.writing(store, TODAY, items) as refs:
            list(refs)
        with pytest.raises(ValueError, match="bit"), attachments.writing(store, TODAY, items):
            pass
    with store.attachments(2026).reading() as files:
        assert files.exec_driver_sql("SELECT count(*) FROM chunk").scalar() == 0


def test_bytes_no_row_names_are_swept_and_the_others_stay(store: Store, add: Adds, enclose: Encloses) -> None:
    app_id, _ = keep(store, add, [enclose(b"stays"), enclose(b"stays too")])
    with pytest.raises(ZeroDivisionError):
        keep_and_fail(store, add, enclose)
    assert attachments.sweep(store) == 2
    assert attachments.sweep(store) == 0
    assert [attachments.read(store, each) for each in kept(store, app_id)] == [b"stays", b"stays too"]
    with store.attachments(2026).reading() as files:
        assert files.exec_driver_sql("SELECT count(*) FROM chunk").scalar() == 2


def keep_and_fail(store: Store, add: Adds, enclose: Encloses) -> None:
    with store.transaction() as tx:
        key = new_key(store, tx)
        attachments.write(store, TODAY, [(key, enclose(b"x" * (CHUNK + 1))), (key, enclose(b"y"))])
        add(tx, "2")
        raise ZeroDivisionError


def test_a_desk_that_is_receiving_keeps_another_from_sweeping(
    store: Store, folder: Path, keys: Keys, enclose: Encloses, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kaigo_desktop.store import database

    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 50)
    second = Store.open(folder, keys)
    with store.transaction() as tx:
        attachments.write(store, TODAY, [(new_key(store, tx), enclose())])
        with pytest.raises(UserError, match="store_busy"):
            attachments.sweep(second)
    second.close()


def test_a_further_submission_uses_the_key_the_application_has(
    store: Store, add: Adds, enclose: Encloses
) -> None:
    app_id, _ = keep(store, add, [enclose(b"first")])
    with store.transaction() as tx:
        key = Keychain(tx, store.keys).for_writing(app_id, secret=False).originals
        assert key.application == app_id
        assert key.key not in repr(key).encode()
        refs = attachments.write(store, TODAY, [(key, enclose(b"second"))])
        attachments.attach(tx, app_id, 2, [(enclose(b"second"), refs[0])])
        assert Keychain(tx, store.keys).for_writing(99, secret=False).originals.application is None
    assert [attachments.read(store, each) for each in kept(store, app_id)] == [b"first", b"second"]


@pytest.mark.parametrize(
    ("attack", "code"),
    [
        (
            "UPDATE chunk SET data = zeroblob(length(data)) WHERE blob = 1 AND number = 0",
            "attachment_damaged",
        ),
        ("UPDATE chunk SET data = substr(data, 1, 20) WHERE blob = 1 AND number = 1", "attachment_damaged"),
        ("UPDATE chunk SET data = x'' WHERE blob = 1", "attachment_damaged"),
        ("DELETE FROM chunk WHERE blob = 1 AND number = 0", "attachment_damaged"),
        ("DELETE FROM chunk WHERE blob = 1 AND number = 1", "attachment_damaged"),
        ("DELETE FROM chunk WHERE blob = 1", "attachment_missing"),
        (
            "UPDATE chunk SET data = (SELECT data FROM chunk WHERE blob = 2) WHERE blob = 1",
            "attachment_damaged",
        ),
        ("UPDATE chunk SET number = 2 - number - 1 + 10 WHERE blob = 1", "attachment_damaged"),
    ],
)
def test_a_changed_file_is_never_given_out(
    store: Store, add: Adds, enclose: Encloses, attack: str, code: str
) -> None:
    same = b"z" * (CHUNK + 5)
    app_id, _ = keep(store, add, [enclose(same), enclose(same)])
    with store.attachments(2026).transaction() as files:
        if "number - 1 + 10" in attack:  # exchange both parts
            files.exec_driver_sql("UPDATE chunk SET number = 10 WHERE blob = 1 AND number = 0")
            files.exec_driver_sql("UPDATE chunk SET number = 0 WHERE blob = 1 AND number = 1")
            files.exec_driver_sql("UPDATE chunk SET number = 1 WHERE blob = 1 AND number = 10")
        else:
            files.exec_driver_sql(attack)
    with pytest.raises(UserError, match=code):
        attachments.read(store, kept(store, app_id)[0])


def test_files_of_one_application_cannot_be_read_with_anothers_key(
    store: Store, add: Adds, enclose: Encloses
) -> None:
    one, _ = keep(store, add, [enclose(b"one")], "1")
    keep(store, add, [enclose(b"two")], "2")
    with store.transaction() as tx:
        tx.exec_driver_sql(
            "UPDATE file_key SET wrapped = (SELECT wrapped FROM file_key WHERE application = 2)"
        )
    with pytest.raises(UserError, match="attachment_key_damaged"):
        attachments.read(store, kept(store, one)[0])


def test_without_the_attachments_key_the_database_key_opens_no_file(
    store: Store, folder: Path, keys: Keys, add: Adds, enclose: Encloses
) -> None:
    app_id, _ = keep(store, add, [enclose(b"one")])
    lesser = Store.open(folder, dataclasses.replace(keys, attachments=bytes(32)))
    with pytest.raises(UserError, match="attachment_key_damaged"):
        attachments.read(lesser, kept(store, app_id)[0])
    lesser.close()


def test_an_unknown_attachment_is_our_mistake(store: Store) -> None:
    with pytest.raises(BugError):
        attachments.read(store, 1)


def test_an_attachment_file_that_was_begun_by_a_dying_program_is_made_anew(
    store: Store, folder: Path, add: Adds, enclose: Encloses
) -> None:
    (folder / "attachments-2026.db.new").write_bytes(b"half")
    (folder / "attachments-2026.db.new-wal").write_bytes(b"half")
    assert store.attachment_years() == []
    app_id, _ = keep(store, add, [enclose(b"one")])
    assert attachments.read(store, kept(store, app_id)[0]) == b"one"
    assert not list(folder.glob("*.new*"))
