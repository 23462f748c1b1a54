"""A backup is the store of one moment, whoever writes meanwhile, and one bit of it changed is refused."""

from __future__ import annotations

import errno
import hashlib
import os
import subprocess
import sys
import tarfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from kaigo_desktop.core.model import Enclosure
from kaigo_desktop.store import attachments, audit, backup_list, backups, database, pinned, restoring
from kaigo_desktop.store.file_keys import Keychain
from kaigo_desktop.store.keyed_files import file_key, layout_of
from kaigo_desktop.store.store import Store
from kaigo_desktop.store.verify import verify
from tests.making.refusals import refusal
from tests.making.rules import RULES
from tests.store.conftest import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.store.conftest import Adds, Template

ANOTHER = """
import os, sys
from pathlib import Path
from kaigo_desktop.store import applications
from kaigo_desktop.store.keyring import Keys
from kaigo_desktop.store.store import Store
from tests.store.conftest import new_application
from tests.store.test_backups import fold, keep
keys = Keys(*(bytes.fromhex(os.environ[name]) for name in ("DATABASE", "ATTACHMENTS", "NUMBER_PUBLIC")), None)
store = Store.open(Path(sys.argv[1]), keys)
for line in sys.stdin:
    keep(store)
    with store.transaction() as tx:
        for number in range(20):
            applications.add(tx, new_application(f"{line.strip()}-{number}"))
    print(fold(store), flush=True)
"""
"""A process that writes rows and files at each line it is told, and tries to fold the logs into the files."""


def keep(store: Store) -> None:
    """Write the bytes of a file, which no row names."""
    data = os.urandom(300_000)
    file = Enclosure("a", "form", "x/y", hashlib.sha256(data).hexdigest(), data)
    with store.transaction() as tx:
        key = Keychain(tx, store.keys).for_writing(None, secret=False)
        attachments.write(store, NOW, [(key.originals, file)])


def fold(store: Store) -> str:
    """Have the logs folded into the files; of which ones a part was left."""
    left = []
    for path in sorted(store.folder.glob("*.db")):
        opened = database.connect(path, file_key(path, store.keys), layout_of(path), 1_024, writes=True)
        opened.execute("PRAGMA busy_timeout=0")
        opened.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        if opened.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            left.append(path.name)
        opened.close()
    return " ".join(left)


@contextmanager
def another(store: Store) -> Iterator[subprocess.Popen[str]]:
    """Somebody else at the same store."""
    keys = store.keys
    environment = {
        **os.environ,
        "DATABASE": keys.database.hex(),
        "ATTACHMENTS": keys.attachments.hex(),
        "NUMBER_PUBLIC": keys.number_public.hex(),
    }
    words = [sys.executable, "-c", ANOTHER, str(store.folder)]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as started:
        yield started
        assert started.stdin is not None
        started.stdin.close()
        assert started.wait() == 0


def told(process: subprocess.Popen[str], line: str) -> str:
    """What the other process answers once it has done its work."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{line}\n")
    process.stdin.flush()
    return process.stdout.readline().strip()


@pytest.fixture
def filled(store: Store, add: Adds) -> Store:
    """A store with some applications, a file, and an entry of the administrator's in its log."""
    with store.transaction() as tx:
        for number in range(50):
            add(tx, str(number))
        audit.append(tx, NOW, "admin", "backup")
    keep(store)
    return store


def unheard(_done: int, _all: int) -> None:
    """Take what nobody watches."""


def make(store: Store, path: Path) -> None:
    assert store.signer is not None
    with backups.written(store, path, NOW, store.signer, unheard) as made:
        made.publish()


def unpack(backup: Path, folder: Path) -> backup_list.BackupList:
    with restoring.unpacking(backup, folder) as unpacked:
        unpacked.unpack_keyring()
        unpacked.unpack_rest(unheard)
    return unpacked.listed


def test_it_is_the_store_of_one_moment_though_others_write_and_fold_all_through_the_copying(
    filled: Store, template: Template, add: Adds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kaigo_desktop.store.copying.BLOCK", 100_000)  # many steps in a small store
    assert filled.signer is not None
    seen: list[dict[str, bytes]] = []

    with another(filled) as process:
        assert not told(process, "before")
        keep(filled)  # what only the logs hold as yet
        with filled.transaction() as tx:
            add(tx, "last")

        def meanwhile(done: int, _all: int) -> None:
            everything = " ".join(sorted(path.name for path in filled.folder.glob("*.db")))
            with filled.transaction() as tx:
                add(tx, f"mine-{done}")
            keep(filled)
            assert told(process, f"theirs-{done}") == fold(filled) == everything
            seen.append({path.name: path.read_bytes() for path in filled.folder.glob("*.db")})

        with backups.written(filled, tmp_path / "a.tar", NOW, filled.signer, meanwhile) as made:
            made.publish()
        assert told(process, "after") == ""  # nothing is held any more
    assert len(seen) > 5
    assert all(one == seen[0] for one in seen)
    prove(tmp_path / "a.tar", tmp_path / "new", seen[0], template)
    with filled.reading() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM application").scalar()
    assert found == 51 + 20 + len(seen) * (1 + 20) + 20  # before, all through it, after


def prove(backup: Path, folder: Path, seen: dict[str, bytes], template: Template) -> None:
    """Make sure that what is unpacked are the bytes seen when it was made, and that they are whole."""
    listed = unpack(backup, folder)
    for name, data in seen.items():
        assert (folder / name).read_bytes() == data
    restored = Store.open(folder, template.keys, template.admin.signer, template.admin.root)
    with restored.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM application").scalar() == 51 + 20
        for check, sound in (("integrity_check", [("ok",)]), ("cipher_integrity_check", [])):
            assert [tuple(row) for row in connection.exec_driver_sql(f"PRAGMA {check}")] == sound
        assert audit.hash_of(connection, listed.position) == listed.hash
    with restored.fresh_reading(next(restored.folder.glob("attachments-*.db"))) as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    restored.close()


def test_what_is_unpacked_is_verified_without_a_fault(
    store: Store, template: Template, tmp_path: Path
) -> None:
    with store.transaction() as tx:
        audit.append(tx, NOW, "admin", "backup")
    make(store, tmp_path / "a.tar")
    listed = unpack(tmp_path / "a.tar", tmp_path / "new")
    restored = Store.open(tmp_path / "new", template.keys, template.admin.signer, template.admin.root)
    assert verify(restored, RULES).problems == []
    with restored.reading() as connection:
        assert backup_list.maker(restored, connection, listed).login == "admin"
    restored.close()


def test_any_tar_program_opens_it_and_nothing_in_it_is_plain(filled: Store, tmp_path: Path) -> None:
    make(filled, tmp_path / "a.tar")
    with tarfile.open(tmp_path / "a.tar") as archive:
        names = archive.getnames()
        assert all(member.isreg() and member.mode == 0o600 for member in archive)
    assert names == ["keyring.json", "store.db", "attachments-2026.db", "backup.json"]
    data = (tmp_path / "a.tar").read_bytes()
    assert not any(word.encode() in data for word in ("新宿", "SQLite format", "0001234567", "シンジュク"))


def test_who_reads_without_a_pause_makes_it_wait_and_then_say_so(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pinned, "_PATIENCE_MS", 10)
    with filled.passing() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM application").scalar_one()
        keep(filled)  # what is read there is older than this
        with filled.transaction() as tx:
            audit.append(tx, NOW, "admin", "verify")
        assert refusal(make, filled, tmp_path / "out" / "a.tar") == "store_busy"
    assert not (tmp_path / "out").exists()
    make(filled, tmp_path / "out" / "a.tar")


@pytest.mark.parametrize(
    ("reason", "code"),
    [(errno.ENOSPC, "disk_full"), (errno.EFBIG, "backup_too_large"), (errno.EIO, "store_cannot_write")],
)
def test_a_disk_that_refuses_is_told_and_nothing_is_left(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: int, code: str
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(reason, "refused")

    with monkeypatch.context() as failing:
        failing.setattr(os, "fsync", refuse)
        assert refusal(make, filled, tmp_path / "out" / "a.tar") == code
    assert not (tmp_path / "out").exists()
    make(filled, tmp_path / "a.tar")
    with monkeypatch.context() as failing:
        failing.setattr(os, "fsync", refuse)
        assert refusal(unpack, tmp_path / "a.tar", tmp_path / "new") == code
    assert {path.name for path in tmp_path.iterdir()} == {"store", "a.tar"}


def test_nothing_is_ever_overwritten(filled: Store, tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(b"mine")
    assert refusal(make, filled, tmp_path / "a.tar") == "backup_exists"
    (tmp_path / "b.tar.part").write_bytes(b"mine")
    assert refusal(make, filled, tmp_path / "b.tar") == "backup_exists"
    for name in ("a.tar", "b.tar.part"):
        assert (tmp_path / name).read_bytes() == b"mine"
    make(filled, tmp_path / "c.tar")
    for taken in ("new", "other.part"):
        (tmp_path / taken).mkdir()
        (tmp_path / taken / "mine").write_bytes(b"mine")
    assert refusal(unpack, tmp_path / "c.tar", tmp_path / "new") == "restore_not_empty"
    assert refusal(unpack, tmp_path / "c.tar", tmp_path / "other") == "restore_not_empty"
    assert refusal(unpack, tmp_path / "c.tar", tmp_path / "new" / "mine") == "restore_not_empty"
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["mine"]
    assert not (tmp_path / "other").exists()
    (tmp_path / "empty").mkdir()
    unpack(tmp_path / "c.tar", tmp_path / "empty")
    assert (tmp_path / "empty" / "store.db").exists()


def test_the_folder_of_the_store_itself_is_no_place_for_it(filled: Store, tmp_path: Path) -> None:
    (tmp_path / "way in").symlink_to(filled.folder)
    for folder in (filled.folder, filled.folder / "backups", tmp_path / "way in"):
        assert refusal(make, filled, folder / "a.tar") == "backup_inside_store"
    assert not (filled.folder / "backups").exists()
