"""A real store for every test: made once, copied for each; and applications to put into it."""

from __future__ import annotations

import dataclasses
import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from kaigo_desktop.core.model import Enclosure, Item, User
from kaigo_desktop.core.text import FOLDS
from kaigo_desktop.store import applications, log_contents, migrate
from kaigo_desktop.store.applications import Columns, NewApplication, Written
from kaigo_desktop.store.keyring import Created, Keyring, Keys, Unlocked
from kaigo_desktop.store.slots import Password
from kaigo_desktop.store.store import Store
from kaigo_desktop.store.wrapping import Cost

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from kaigo_desktop.store.attachments import BlobRef

PASSWORD = "correct horse battery"
NOW = datetime(2026, 11, 23, 7, 33, 42, tzinfo=UTC)


@dataclasses.dataclass(frozen=True)
class Template:
    """A store that is only ever copied: its keys, recovery key, administrator signed in, and keyring."""

    folder: Path
    keys: Keys
    recovery_key: str
    admin: Unlocked
    ring: Keyring


ProgramOf = Callable[[str], AbstractContextManager[None]]


class Adds(Protocol):
    def __call__(self, tx: Connection, receipt_no: str = "0012345678901234", **changes: Any) -> int: ...


class Encloses(Protocol):
    def __call__(self, data: bytes = b"<xml/>", name: str = "application.xml") -> Enclosure: ...


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    folder = tmp_path_factory.mktemp("template") / "store"
    made = new_keyring(folder)
    Store.create(folder, made.unlocked.keys).close()
    return Template(folder, made.unlocked.keys, made.recovery_key, made.unlocked, made.keyring)


@pytest.fixture
def folder(template: Template, tmp_path: Path) -> Path:
    return shutil.copytree(template.folder, tmp_path / "store")


@pytest.fixture
def keys(template: Template) -> Keys:
    return template.keys


@pytest.fixture
def store(folder: Path, template: Template) -> Iterator[Store]:
    """A store at which the administrator signs what is done, whoever it is said to be by."""
    opened = Store.open(folder, template.keys, template.admin.signer, template.admin.root)
    yield opened
    opened.close()


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def program_of(tmp_path: Path) -> ProgramOf:
    """Makes a program of an earlier version: within it, stores are made by the migrations up to one given."""

    @contextmanager
    def up_to(revision: str) -> Iterator[None]:
        scripts = shutil.copytree(migrate.SCRIPTS, tmp_path / f"migrations up to {revision}")
        for script in (scripts / "versions").glob("*.py"):
            if script.name[:4] > revision:
                script.unlink()
        with pytest.MonkeyPatch.context() as earlier:
            earlier.setattr(migrate, "SCRIPTS", scripts)
            earlier.setattr(migrate, "HEAD", revision)
            yield

    return up_to


def new_keyring(folder: Path) -> Created:
    """A keyring with an administrator."""
    admin = User("admin", "管理 花子", "administrator")
    return Keyring.create(folder, admin, Password(PASSWORD), NOW, Cost())


def new_application(receipt_no: str, **changes: Any) -> NewApplication:
    names = {
        "name": ["新宿　花子", "髙﨑 𠮷郎"],
        "kana": ["シンジュク ハナコ", "タカサキ ヨシロウ"],
        "address": ["東京都新宿区西新宿二丁目8番1号"],
        "number": ["0001234567"],
        "phone": ["03-3209-1111"],
    }
    new = NewApplication(
        receipt_no=receipt_no,
        procedure="qualification",
        procedure_title="介護保険資格取得・異動・喪失の届出",
        definition="",
        state="received",
        received_at="2026-03-30T10:00:00",
        taken_in_at=NOW,
        digest=hashlib.sha256(receipt_no.encode()).hexdigest(),
        batch="20261123-0001",
        actor="yamada",
        values={"applicant_name": "新宿　花子", "household": [{"name": "髙﨑 𠮷郎"}], "kinds": ["a", "b"]},
        original={"applicant_name": "新宿　花子"},
        unmapped=(Item("備考", "", "なし"),),
        columns=Columns("新宿　花子", "シンジュク ハナコ", "0001234567", "1945-03", "2026-04-13", 1, 2),
        search={kind: [FOLDS[kind](text) for text in texts] for kind, texts in names.items()},
    )
    return dataclasses.replace(new, **changes)


def contents(
    new: NewApplication, written: Written, files: Sequence[tuple[Enclosure, BlobRef]] = ()
) -> dict[str, str | int]:
    """What the entry of a receipt tells of it."""
    came = [(one.name, one.role, ref.sha256, ref.kept_as) for one, ref in files]
    read_by = (new.definition, new.procedure, new.procedure_title, new.received_at, "")
    return {"content": log_contents.content(written.told, came), "form": log_contents.form(*read_by)}


@pytest.fixture
def add() -> Adds:
    def adds(tx: Connection, receipt_no: str = "0012345678901234", **changes: Any) -> int:
        return applications.add(tx, new_application(receipt_no, **changes)).application

    return adds


@pytest.fixture
def enclose() -> Encloses:
    def encloses(data: bytes = b"<xml/>", name: str = "application.xml") -> Enclosure:
        return Enclosure(name, "application", "text/xml", hashlib.sha256(data).hexdigest(), data)

    return encloses
