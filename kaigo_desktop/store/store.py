"""One store: a folder with `store.db`, an attachment file a fiscal year, and the connections to them."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import Connection

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.store import (
    anchor,
    audit,
    audit_heads,
    database,
    files,
    keyed_files,
    keyring_file,
    location,
    migrate,
)
from kaigo_desktop.store.database import Database, Layout
from kaigo_desktop.store.faults import told
from kaigo_desktop.store.keyed_files import ATTACHMENTS, MAIN, NAME, layout_of
from kaigo_desktop.store.keyring import Keys
from kaigo_desktop.store.log_head import Head
from kaigo_desktop.store.signing import Signer

__all__ = ["NAME", "Store", "create_attachments"]


class Store:
    """An open store. Threads: one at a time within `transaction()`, any number within `reading()`."""

    def __init__(self, folder: Path, keys: Keys, signer: Signer | None = None, root: str = "") -> None:
        """Use `create` or `open`."""
        self.folder = folder
        self.keys = keys
        self.signer = signer
        self.root = root
        self._main = _database(folder / NAME, keys)
        self._attachments: dict[int, Database] = {}
        self._written: Head | None = None

    @classmethod
    def create(cls, folder: Path, keys: Keys, signer: Signer | None = None, root: str = "") -> "Store":
        """Make a new, empty store in `folder` and open it; a failure leaves no `store.db`.

        Raises:
            UserError: `store_exists`, `store_on_network`, `disk_full`, `store_cannot_write` …
        """
        location.refuse_network(folder)
        if (folder / NAME).exists():
            raise UserError("store_exists", path=str(folder))
        _make(folder / NAME, keys, MAIN, migrate.upgrade)
        return cls.open(folder, keys, signer, root)

    @classmethod
    def open(cls, folder: Path, keys: Keys, signer: Signer | None = None, root: str = "") -> "Store":
        """Open the store in `folder`, bringing it to this program's schema first where it is older.

        `signer` signs what is done: without one, entries of the log stay unsigned, and `verify` tells.
        `root` is the fingerprint of the certificate whose signatures everything leads back to.

        Raises:
            UserError: `store_missing`, `store_incomplete`, `store_on_network`, `store_plaintext`,
                `store_newer`, `store_cannot_open`, `store_old_cipher`, `store_damaged`, `store_busy` …
        """
        location.refuse_network(folder)
        try:
            keyed_files.take_places(folder)
        except OSError as error:
            raise UserError("store_cannot_write", path=str(folder), reason=error.strerror or "") from error
        if not (folder / NAME).exists():
            begun = (folder / keyring_file.NAME).exists()
            raise UserError("store_incomplete" if begun else "store_missing", path=str(folder))
        store = cls(folder, keys, signer, root)
        try:
            store._bring_up_to_date()
        except BaseException:
            store.close()
            raise
        return store

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One writing transaction over `store.db`: all of it or nothing (see `Database.transaction`).

        Where it added entries to the log, the log's new head is signed at its end. The next one expects it.

        Raises:
            UserError: `store_rolled_back` where the log lacks what was written here, else as `Database` says.
        """
        written = self._written
        with self._main.transaction() as tx:
            if written is not None:
                anchor.require(tx, written)
            audit.take_note_of_entries(tx)
            yield tx
            if self.signer is not None and audit.has_new_entries(tx):
                written = audit_heads.sign(tx, self.signer)
        self._written = written

    def reading(self) -> AbstractContextManager[Connection]:
        """This thread's read-only view of `store.db`, unchanging within the `with`."""
        return self._main.reading()

    def passing(self) -> AbstractContextManager[Connection]:
        """A view of `store.db` for what reads much of it once (see `Database.passing`)."""
        return self._main.passing()

    @property
    def writing(self) -> bool:
        """Whether the calling thread is within `transaction()`."""
        return self._main.writing

    def attachments(self, year: int) -> Database:
        """The attachment file of a fiscal year (April to March), opened when first asked for.

        Raises:
            UserError: when it is first used: `store_missing` if there is none.
        """
        if year not in self._attachments:
            path = self.folder / f"attachments-{year}.db"
            self._attachments[year] = _database(path, self.keys)
        return self._attachments[year]

    def salt(self, path: Path) -> bytes:
        """What one of the store's files begins with: the salt of its key, which nothing else looks at."""
        return keyed_files.salt(path, self.keys)

    def attachment_years(self) -> list[int]:
        """The fiscal years there is an attachment file of, oldest first."""
        names = (path.stem.removeprefix("attachments-") for path in self.folder.glob("attachments-*.db"))
        return sorted(int(name) for name in names if name.isdecimal())

    @contextmanager
    def fresh_reading(self, path: Path) -> Iterator[Connection]:
        """A connection of its own to one of the store's files: a check must not see another's cache."""
        fresh = _database(path, self.keys)
        try:
            with fresh.reading() as connection:
                yield connection
        finally:
            fresh.close()

    def fold_logs(self) -> None:
        """Leave nothing of what was destroyed in the write-ahead logs.

        Raises:
            UserError: `store_busy` while somebody still reads what was before.
        """
        for opened in (self._main, *(self.attachments(year) for year in self.attachment_years())):
            if not opened.fold_log():
                raise UserError("store_busy", path=str(opened.path))

    def close(self) -> None:
        """Close every connection of this store."""
        for opened in (self._main, *self._attachments.values()):
            opened.close()

    def take_keys(self, keys: Keys) -> None:
        """Go on with these keys (`rotation`); whoever reads at this moment has to read anew."""
        self.close()
        self.keys = keys
        self._main = _database(self.folder / NAME, keys)
        self._attachments.clear()

    def _bring_up_to_date(self) -> None:
        with self.reading() as connection:
            found = migrate.version(connection)
        if found == migrate.HEAD:
            return
        if not found:
            raise UserError("store_incomplete", path=str(self.folder))
        if not migrate.is_known(found):
            raise UserError("store_newer", path=str(self.folder))
        with self.transaction() as tx:
            if (found := migrate.version(tx)) != migrate.HEAD:  # another desk may have been faster
                self._keep_copy(found)
                migrate.upgrade(tx)

    def _keep_copy(self, found: str) -> None:
        path = self.folder / f"{NAME}.before-{found}"
        path.unlink(missing_ok=True)
        database.create(path, self._main.key)  # store.db's own key: renaming it back restores it
        source = database.connect(self.folder / NAME, self._main.key, MAIN, MAIN.passing_cache)
        target = database.connect(path, self._main.key, MAIN, MAIN.writer_cache, writes=True)
        try:
            with told(path):
                source.backup(target)
        finally:
            source.close()
            target.close()


def create_attachments(store: Store, year: int) -> None:
    """Make the attachment file of a fiscal year; under the writer's lock of `store.db`.

    Raises:
        UserError: the disk's refusal.
    """
    _make(store.folder / f"attachments-{year}.db", store.keys, ATTACHMENTS, _make_chunks)


def _make_chunks(tx: Connection) -> None:
    tx.exec_driver_sql(
        "CREATE TABLE chunk (blob INTEGER NOT NULL, number INTEGER NOT NULL, data BLOB NOT NULL, "
        "PRIMARY KEY (blob, number)) STRICT"
    )


def _make(path: Path, keys: Keys, layout: Layout, build: Callable[[Connection], None]) -> None:
    """Make a database file whole under another name, then give it its own: it is never there by halves."""
    fresh = Database(path.with_name(f"{path.name}.new"), keyed_files.file_key(path, keys), layout)
    try:
        files.make_private_folder(path.parent)
        for leftover in path.parent.glob(f"{path.name}.new*"):
            leftover.unlink()
        database.create(fresh.path, fresh.key, layout)
        try:
            with fresh.transaction() as tx:
                build(tx)
        finally:
            fresh.close()
        fresh.path.rename(path)
        files.sync_folder(path.parent)
    except OSError as error:
        raise UserError("store_cannot_write", path=str(path), reason=error.strerror or "") from error


def _database(path: Path, keys: Keys) -> Database:
    return Database(path, keyed_files.key_on_disk(path, keys), layout_of(path))
