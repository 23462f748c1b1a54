"""Checking that a store is whole (検証): pages, references, audit chain, digests, files, keyring."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, select

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.store import attachments, audit, canonical, schema
from kaigo_desktop.store.keyring import Keyring
from kaigo_desktop.store.layout_tables import layout
from kaigo_desktop.store.revisions import revision_digest
from kaigo_desktop.store.store import NAME, Store

_ATTACHMENT_ROWS = (
    select(schema.attachment, schema.application.c.receipt_no, schema.application_key.c.wrapped)
    .join(schema.application, schema.application.c.id == schema.attachment.c.application)
    .outerjoin(schema.application_key, schema.application_key.c.application == schema.application.c.id)
    .order_by(schema.attachment.c.year, schema.attachment.c.blob)
)

_DAMAGE = frozenset({"store_damaged", "store_cannot_open", "store_plaintext", "store_missing", "store_io"})


class Finding(NamedTuple):
    """A fault: what kind of thing, where it is, and the code of the sentence (its only fact is `where`)."""

    what: str
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked, how many of each, and every fault with its place."""

    checked: dict[str, int]
    problems: list[Finding]

    @property
    def ok(self) -> bool:
        """Whether there is no fault."""
        return not self.problems


def verify(store: Store) -> Verification:
    """Check everything in `store`; a fault in one thing does not stop the check of the others.

    Raises:
        UserError: `store_busy` and other faults of the disk itself.
    """
    run = _Run(store)
    run.files()
    run.keyring()
    for step in (run.references, run.log, run.digests, run.contents, run.attachments):
        try:
            with store.fresh_reading(store.folder / NAME) as connection:
                step(connection)
        except UserError as error:
            if error.code not in _DAMAGE:
                raise
            run.problems.append(Finding("file", f"{NAME}: {step.__name__}", "verify_file"))
    return Verification(run.checked, run.problems)


class _Run:
    """One verification under way: counts and faults so far."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.checked: dict[str, int] = {}
        self.problems: list[Finding] = []

    def files(self) -> None:
        """Every page of every file against its authentication code, and the structure of the trees."""
        years = self.store.attachment_years()
        for path in (self.store.folder / NAME, *(self.store.attachments(year).path for year in years)):
            self._count("files")
            if self._page_faults(path):
                # a page may have been on its way from the log to the file: look again, more closely
                self.problems += [Finding("page", f"{path.name}: {fault}", "verify_page")
                                  for fault in self._page_faults(path, still=True)]  # fmt: skip

    def keyring(self) -> None:
        """The keyring as it stands on the disk."""
        self._count("keyring")
        try:
            Keyring.load(self.store.folder).check_whole(self.store.keys)
            whole = True
        except UserError:
            whole = False
        if not whole:
            self._found("keyring", "keyring.json", "verify_keyring")

    def references(self, connection: Connection) -> None:
        """Every row that names another one."""
        for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            self._found("reference", f"{table} {row} → {parent}", "verify_reference")

    def log(self, connection: Connection) -> None:
        """The chain of the audit log."""
        self.checked["audit"] = audit.head(connection)[0]
        for number in audit.broken(connection):
            self._found("audit", str(number), "verify_audit")

    def digests(self, connection: Connection) -> None:
        """The digest of every revision, and that revisions count without a gap."""
        revision, application = schema.revision, schema.application
        statement = select(revision, application.c.receipt_no, application.c.revision.label("newest"))
        joined = statement.join(application, application.c.id == revision.c.application)
        numbers: dict[str, int] = {}
        newest: dict[str, int] = {}
        for row in connection.execute(joined.order_by(revision.c.application, revision.c.number)):
            self._count("revisions")
            wide = (row.entries, row.original, row.unmapped)
            numbers[row.receipt_no] = numbers.get(row.receipt_no, 0) + 1
            newest[row.receipt_no] = row.newest
            right = row.digest == revision_digest(row.receipt_no, row.kind, row.number, wide)
            if not right or row.number != numbers[row.receipt_no]:
                self._found("revision", f"{row.receipt_no} {row.number}", "verify_revision")
        everything = connection.execute(select(application.c.receipt_no)).scalars()
        for receipt_no in everything:
            self._count("applications")
            if newest.get(receipt_no) != numbers.get(receipt_no, 0) or receipt_no not in numbers:
                self._found("application", receipt_no, "verify_application")

    def contents(self, connection: Connection) -> None:
        """The digest of every definition, code map and layout."""
        for row in connection.execute(select(schema.definition)):
            self._count("definitions")
            if canonical.digest(row.content) != row.digest:
                self._found("definition", row.digest, "verify_definition")
        for row in connection.execute(select(schema.code_map)):
            self._count("code_maps")
            if canonical.digest(row.content) != row.digest:
                self._found("code_map", f"{row.map} {row.version}", "verify_code_map")
        for row in connection.execute(select(layout)):
            self._count("layouts")
            if canonical.digest(row.content) != row.digest:
                self._found("layout", f"{row.layout} {row.version}", "verify_layout")

    def attachments(self, connection: Connection) -> None:
        """Every kept file: that it is there, decrypts, and is the file that came."""
        for row in connection.execute(_ATTACHMENT_ROWS):
            self._count("attachments")
            try:
                key = attachments.opened(row.wrapped or b"", self.store.keys)
                with self.store.attachments(row.year).reading() as files:
                    attachments.decrypted(files, row, key)
            except UserError:
                self._found("attachment", f"{row.receipt_no} {row.name}", "verify_attachment")

    def _page_faults(self, path: Path, *, still: bool = False) -> list[str]:
        """The faults of a file's pages and trees; `still`: while nobody writes to it."""
        year = path.stem.rpartition("-")[2]
        try:
            if not still:
                return self._checks(path)
            with self.store.transaction() if path.name == NAME else self._transaction_of(int(year)):
                return self._checks(path)
        except UserError as error:
            return [error.code]

    def _transaction_of(self, year: int) -> AbstractContextManager[Connection]:
        return self.store.attachments(year).transaction()

    def _checks(self, path: Path) -> list[str]:
        with self.store.fresh_reading(path) as connection:
            pages = connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars().all()
            trees = connection.exec_driver_sql("PRAGMA quick_check").scalars().all()
            return [str(fault) for fault in (*pages, *trees) if fault != "ok"]

    def _count(self, what: str) -> None:
        self.checked[what] = self.checked.get(what, 0) + 1

    def _found(self, what: str, where: str, message: str) -> None:
        self.problems.append(Finding(what, where, message))
