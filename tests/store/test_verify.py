"""Checking a store: a sound one passes, every fault is found and named."""

from __future__ import annotations

import hashlib
import random
import shutil
from typing import TYPE_CHECKING

import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.store import applications, attachments, audit, definitions, kept_certificates
from kaigo_desktop.store.file_keys import Keychain
from kaigo_desktop.store.store import Store
from kaigo_desktop.store.verify import verify
from tests.making.rules import RULES
from tests.store.conftest import contents, new_application

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from kaigo_desktop.store.keyring import Keys
    from tests.store.conftest import Encloses, Template

CANARIES = ("新宿　花子", "新宿花子", "シンジュク", "0001234567", "西新宿", "0332091111", "カナリア", "なし")
DEFINITION = hashlib.sha256(b'{"id":"qualification"}').hexdigest()


@pytest.fixture
def full(store: Store, template: Template, enclose: Encloses, now: datetime) -> Store:
    """A store with something of everything a verification looks at."""
    with store.transaction() as tx:
        kept_certificates.keep(tx, [template.admin.certificate])
        definitions.keep(tx, b'{"id":"qualification"}')
        for number in ("001", "002"):
            chain = Keychain(tx, store.keys)
            key = chain.for_writing(None, secret=number == "002")
            file = enclose("カナリア".encode() * 9_000, f"添付{number}.txt")
            refs = attachments.write(store, now, [(key.of(file.role), file)])
            new = new_application(number, actor="admin")
            written = applications.add(tx, new)
            chain.keep(written.application, key)
            attachments.attach(tx, written.application, 1, [(file, refs[0])])
            told = contents(new, written, [(file, refs[0])])
            audit.append(tx, now, "admin", "receive", number, told)
    return store


def found(store: Store) -> list[tuple[str, str, str]]:
    return [(problem.what, problem.where, problem.message) for problem in verify(store, RULES).problems]


def change(store: Store, *statements: str) -> None:
    """Change what triggers protect, as somebody with the key and another tool could."""
    with store.transaction() as tx:
        for table in ("revision", "definition", "attachment"):
            tx.exec_driver_sql(f"DROP TRIGGER {table}_refuses_update")
            tx.exec_driver_sql(f"DROP TRIGGER {table}_refuses_delete")
        tx.exec_driver_sql("PRAGMA defer_foreign_keys=1")
        for statement in statements:
            tx.exec_driver_sql(statement)


def test_a_sound_store_passes_and_tells_what_was_checked(full: Store) -> None:
    result = verify(full, RULES)
    assert result.problems == []
    assert result.ok
    assert result.checked == {
        "files": 2, "keyring": 1, "audit": 2, "audit_heads": 1, "applications": 2, "revisions": 2,
        "decisions": 0, "definitions": 1, "attachments": 2,
    }  # fmt: skip


def test_an_empty_store_passes(store: Store) -> None:
    assert verify(store, RULES).ok


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE revision SET entries = x'7b7d' WHERE id = 1", ("revision", "001 1")),
        ("UPDATE revision SET original = x'7b7d' WHERE id = 2", ("revision", "002 1")),
        ("UPDATE revision SET kind = 'edited' WHERE id = 1", ("revision", "001 1")),
        ("UPDATE application SET revision = 2 WHERE id = 1", ("application", "001")),
        ("DELETE FROM revision WHERE application = 1", ("application", "001")),
        ("UPDATE definition SET content = x'7b7d'", ("definition", DEFINITION)),
        ("UPDATE attachment SET sha256 = 'x' WHERE id = 1", ("attachment", "001 添付001.txt")),
        ("UPDATE attachment SET year = 1999 WHERE id = 2", ("attachment", "002 添付002.txt")),
        ("DELETE FROM file_key WHERE application = 2", ("attachment", "002 添付002.txt")),
    ],
)
def test_what_was_changed_with_the_key_is_found_at_its_place(
    full: Store, statement: str, problem: tuple[str, str]
) -> None:
    change(full, statement)
    others = [one for one in found(full) if not one[2].endswith("_log")]
    assert others == [(*problem, f"verify_{problem[0]}")]


@pytest.mark.parametrize(
    ("statement", "where", "code"),
    [
        ("UPDATE revision SET actor = 'other' WHERE id = 1", "revision 001 1", "verify_revision_log"),
        ("UPDATE revision SET reason = 'x' WHERE id = 1", "revision 001 1", "verify_revision_log"),
        ("UPDATE revision SET made_at = '2020-01-01T00:00:00Z'", "revision 001 1", "verify_revision_log"),
        ("UPDATE revision SET submission = 'x' WHERE id = 2", "revision 002 1", "verify_revision_log"),
        ("UPDATE attachment SET name = 'x' WHERE id = 1", "revision 001 1", "verify_revision_log"),
        ("DELETE FROM attachment WHERE id = 1", "revision 001 1", "verify_revision_log"),
        ("UPDATE application SET procedure = 'x'", "application 001", "verify_application_log"),
        ("UPDATE application SET procedure_title = 'x'", "application 001", "verify_application_log"),
        ("UPDATE application SET received_at = 'x'", "application 001", "verify_application_log"),
        ("UPDATE application SET definition = 'x'", "application 001", "verify_application_log"),
    ],
)
def test_what_the_log_tells_otherwise_is_found(full: Store, statement: str, where: str, code: str) -> None:
    assert found(full) == []
    change(full, statement)
    assert (*where.split(" ", 1), code) in found(full)


def test_a_row_that_names_a_missing_one_is_found(full: Store, folder: Path, keys: Keys) -> None:
    from sqlcipher3 import dbapi2

    full.close()
    with Store.open(folder, keys).transaction() as tx:
        tx.exec_driver_sql("DROP TRIGGER audit_refuses_update")
    tool = dbapi2.connect(str(folder / "store.db"), isolation_level=None)
    tool.execute(f"PRAGMA key=\"x'{full._main.key.hex()}'\"")
    tool.execute("INSERT INTO search_text VALUES (77, '')")
    tool.close()
    assert found(full) == [("reference", "search_text 77 → application", "verify_reference")]


def test_a_missing_attachment_file_is_found_for_every_file_in_it(full: Store, folder: Path) -> None:
    full.close()
    for path in folder.glob("attachments-*"):
        path.unlink()
    assert [problem[0] for problem in found(full)] == ["attachment", "attachment"]


def test_a_tampered_keyring_is_found(full: Store, folder: Path) -> None:
    path = folder / "keyring.json"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"administrator"', '"auditor"'), encoding="utf-8"
    )
    assert found(full) == [("keyring", "keyring.json", "verify_keyring")]
    path.unlink()
    assert found(full) == [("keyring", "keyring.json", "verify_keyring")]


@pytest.mark.parametrize("name", ["store.db", "attachments-2026.db"])
def test_a_flipped_bit_anywhere_is_found_or_keeps_the_store_shut(
    full: Store, folder: Path, keys: Keys, name: str
) -> None:
    full.close()
    pristine = (folder / name).read_bytes()
    chance = random.Random(name)
    for _ in range(12):
        place = chance.randrange(len(pristine))
        damaged = bytearray(pristine)
        damaged[place] ^= 1 << chance.randrange(8)
        (folder / name).write_bytes(damaged)
        try:
            opened = Store.open(folder, keys)
        except UserError as error:
            assert error.code in {"store_damaged", "store_cannot_open"}  # noqa: PT017 - one of two right answers
            continue
        try:
            assert not verify(opened, RULES).ok
        finally:
            opened.close()
    (folder / name).write_bytes(pristine)


def test_nothing_readable_stands_in_any_file(full: Store, folder: Path, tmp_path: Path) -> None:
    names = {path.name for path in folder.iterdir()}
    assert {"store.db-wal", "attachments-2026.db-wal"} <= names
    for path in [*folder.iterdir()]:
        data = path.read_bytes()
        for canary in (*CANARIES, "CREATE TABLE", "SQLite format"):
            for encoding in ("utf-8", "cp932", "utf-16-le"):
                assert canary.encode(encoding) not in data, (path.name, canary)
    full.close()
    assert {path.name for path in folder.iterdir()} == {"keyring.json", "store.db", "attachments-2026.db"}
    assert [path for path in tmp_path.iterdir() if path != folder] == []


def test_a_copy_of_the_folder_is_the_same_store(
    full: Store, folder: Path, keys: Keys, template: Template, tmp_path: Path
) -> None:
    full.close()
    admin = template.admin
    copy = Store.open(shutil.copytree(folder, tmp_path / "写し 100%"), keys, admin.signer, admin.root)
    assert verify(copy, RULES).ok
    copy.close()
