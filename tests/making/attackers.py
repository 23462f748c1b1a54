"""A store with a little of everything, and somebody who has its files, its database key and Python.

The scene is made once and copied. The attacker works on the bare database as another tool would: without this
program's transactions, with every trigger dropped first, with nobody's signing key but their own.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from kaigo_desktop.core.genuine import Rules
from kaigo_desktop.core.model import User
from kaigo_desktop.flow import administer
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.hand_over import hand_over
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.seal import read_seal, seal
from kaigo_desktop.flow.sign_in import sign_in, sign_out
from kaigo_desktop.store import audit_heads, canonical, keyed_files
from kaigo_desktop.store.audit import _hash_of, _Hashed
from kaigo_desktop.store.keyring import Keyring, Unlocked
from kaigo_desktop.store.seals import Seal
from kaigo_desktop.store.signing import Signer
from kaigo_desktop.store.store import NAME, Store
from kaigo_desktop.store.verify import Verification, verify
from tests.making.desks import ADMIN, PASSWORD, Clock, make_program
from tests.making.downloads import MOVED_IN, write_zip

_ENTRIES = "SELECT action, actor, at, detail, id, receipt_no FROM audit WHERE id >= ? ORDER BY id"


@dataclass(frozen=True)
class Scene:
    """A store, an older copy of it, a seal of the newest state, and who is signed in for checks and attacks.

    `older` is the same folder some work earlier: 007 was approved then, which its resubmission withdrew, and
    an account was not there yet.
    """

    folder: Path
    older: Path
    seal: Path
    people: dict[str, Unlocked]
    rules: Rules
    program: Program

    def copied(self, folder: Path) -> "Scene":
        """The same scene on a copy of the store."""
        shutil.copytree(self.folder, folder)
        return Scene(folder, self.older, self.seal, self.people, self.rules, self.program)

    @property
    def known(self) -> Seal:
        """The seal."""
        return read_seal(self.seal)

    def verify(self, *, with_seal: bool = False) -> Verification:
        """What the auditor's verification of the store finds; opening it may already be refused."""
        who = self.people["kansa"]
        store = Store.open(self.folder, who.keys, who.signer, who.root)
        try:
            return verify(store, self.rules, self.known if with_seal else None)
        finally:
            store.close()

    def places(self, *, with_seal: bool = False) -> set[tuple[str, str]]:
        """What and where of every fault."""
        return {(found.what, found.where) for found in self.verify(with_seal=with_seal).problems}

    @contextmanager
    def desk(self, login: str) -> Iterator[Desk]:
        """Somebody at work."""
        desk = sign_in(self.program, self.folder, login, PASSWORD)
        try:
            yield desk
        finally:
            sign_out(desk)

    @contextmanager
    def database(self) -> Iterator[Any]:
        """The bare database, written without this program, all triggers dropped."""
        key = keyed_files.file_key(self.folder / NAME, self.people["tanto"].keys)
        connection = _opened(self.folder / NAME, key)
        try:
            connection.execute("PRAGMA foreign_keys=OFF")
            connection.execute("BEGIN IMMEDIATE")
            triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for (name,) in triggers:
                connection.execute(f"DROP TRIGGER {name}")
            yield connection
            connection.execute("COMMIT")
        finally:
            connection.close()

    def attack(self, *statements: str) -> None:
        """Change the database with SQL."""
        with self.database() as connection:
            for statement in statements:
                connection.execute(statement)


def _opened(path: Path, key: bytes) -> Any:
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    return connection


def rechain(connection: Any, first: int) -> None:
    """Make the chain of the log hold again from entry `first` on, as anybody with the file can."""
    before = connection.execute("SELECT hash FROM audit WHERE id < ? ORDER BY id DESC LIMIT 1", (first,))
    hash_before = before.fetchone()[0]
    for row in connection.execute(_ENTRIES, (first,)).fetchall():
        hash_before = _hash_of(hash_before, _Hashed(*row))
        connection.execute("UPDATE audit SET hash = ? WHERE id = ?", (hash_before, row[4]))


def sign_heads(connection: Any, signer: Signer, first: int) -> None:
    """Put one's own signature under every entry of the log from `first` on."""
    connection.execute("DELETE FROM audit_head WHERE position >= ?", (first,))
    for position, own in connection.execute("SELECT id, hash FROM audit WHERE id >= ?", (first,)).fetchall():
        signature = signer.sign(audit_heads.KIND, audit_heads.facts(position, own))
        row = (position, signer.certificate, signature)
        connection.execute("INSERT INTO audit_head VALUES (?, ?, ?)", row)


def append(  # noqa: PLR0917 - an entry, in the order of its columns
    connection: Any, actor: str, action: str, receipt_no: str, detail: dict[str, Any], at: str
) -> int:
    """Add an entry to the end of the log."""
    last, before = connection.execute("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1").fetchone()
    entry = _Hashed(action, actor, at, canonical.encode(detail).decode(), last + 1, receipt_no)
    connection.execute(
        "INSERT INTO audit (id, at, actor, action, receipt_no, detail, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (last + 1, at, actor, action, receipt_no, entry.detail, _hash_of(before, entry)),
    )
    return int(last + 1)


@pytest.fixture(scope="session")
def made_scene(filled_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """The scene to copy: never write into it."""
    base = tmp_path_factory.mktemp("scene")
    folder = shutil.copytree(filled_store, base / "store")
    program = make_program(Clock().now)
    desks = {login: sign_in(program, folder, login, PASSWORD) for login in ("tanto", "shonin", "kansa")}
    tanto, shonin, kansa = desks.values()
    for number in ("001", "002", "003", "004", "005", "007"):
        receive(tanto, [write_zip(base / "in", number)])
    for number in ("001", "002", "003", "007"):
        submit(tanto, number)
    decide(shonin, "approve", "007")
    for desk in desks.values():
        desk.store.close()
    older = shutil.copytree(folder, base / "older")
    with_admin = sign_in(program, folder, ADMIN.login, PASSWORD)
    administer.add_user(with_admin, User("shonin2", "承認　五郎", "supervisor"), PASSWORD)
    sign_out(with_admin)
    desks = {login: sign_in(program, folder, login, PASSWORD) for login in desks}
    tanto, shonin, kansa = desks.values()
    receive(tanto, [write_zip(base / "again", "007", MOVED_IN | {"届出人氏名": "別人"})])
    decide(shonin, "approve", "001")
    hand_over(tanto, "generic-utf8", base / "out")
    decide(shonin, "approve", "002")
    decide(shonin, "return", "003", comment="住所を確かめてください")
    edit(tanto, "003", {"applicant_phone": "03-0000-9999"}, "電話で確かめた")
    receive(tanto, [write_zip(base / "again", "004", MOVED_IN | {"届出人氏名": "別人"})])
    submit(tanto, "005")
    receive(tanto, [write_zip(base / "in", "006")])
    sealed = seal(kansa, base / "sealed").file
    for desk in desks.values():
        desk.store.close()
    ring = Keyring.load(folder)
    people = {login: ring.unlock(login, PASSWORD) for login in ("tanto", "tanto2", "shonin", "kansa")}
    return Scene(folder, older, sealed, people, shipped_rules(program), program)


def submit(desk: Desk, receipt_no: str) -> None:
    """Review and submit an application."""
    decide(desk, "start-review", receipt_no)
    decide(desk, "submit", receipt_no, acknowledge=True, override="確認済み")


def shipped_rules(program: Program) -> Rules:
    """The rules of the shipped roles and workflow, without a store to read definitions from."""
    workflow, roles = program.catalog.workflow("two_person"), program.catalog.roles()
    return Rules(lambda _: workflow, lambda role, permission, _: roles[role].rights.may(permission))


@pytest.fixture
def scene(made_scene: Scene, tmp_path: Path) -> Scene:
    """A copy of the scene for this test alone."""
    return made_scene.copied(tmp_path / "scene")
