"""The files of a store: every page and its structure, every kept attachment, every definition."""

from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection, exists, select

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.store import attachments, canonical, schema
from kaigo_desktop.store.file_keys import Keychain
from kaigo_desktop.store.findings import Findings
from kaigo_desktop.store.layout_tables import layout
from kaigo_desktop.store.number_tables import erasure
from kaigo_desktop.store.store import NAME, Store
from kaigo_desktop.store.verify_contents import check_settings

_SALT_SIZE = 16
_ATTACHMENT_ROWS = (
    select(
        schema.attachment,
        schema.application.c.receipt_no,
        exists().where(erasure.c.application == schema.attachment.c.application).label("erased"),
    )
    .join(schema.application, schema.application.c.id == schema.attachment.c.application)
    .order_by(schema.attachment.c.year, schema.attachment.c.blob)
)
_CONTENTS = (
    ("definitions", "definition", schema.definition, ("digest",), "verify_definition"),
    ("code_maps", "code_map", schema.code_map, ("map", "version"), "verify_code_map"),
    ("layouts", "layout", layout, ("layout", "version"), "verify_layout"),
)


def check_pages(store: Store, findings: Findings) -> None:
    """Every page of every file against its authentication code, the trees and indexes made of them."""
    for path in (store.folder / NAME, *(store.attachments(year).path for year in store.attachment_years())):
        findings.count("files")
        if not _page_faults(store, path):
            continue
        # a page may have been on its way from the log to the file: look again, more closely
        for fault in _page_faults(store, path, still=True):
            findings.found("page", f"{path.name}: {fault}", "verify_page")


def check_references(connection: Connection, findings: Findings) -> None:
    """Every row that names another one."""
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        findings.found("reference", f"{table} {row} → {parent}", "verify_reference")


def check_contents(connection: Connection, findings: Findings) -> None:
    """The digest of every definition, code map and layout, and that the log tells of the ward's own."""
    for counted, what, table, names, message in _CONTENTS:
        for row in connection.execute(select(table)):
            findings.count(counted)
            if canonical.digest(row.content) != row.digest:
                findings.found(what, " ".join(str(getattr(row, name)) for name in names), message)
    check_settings(connection, findings)


def check_attachments(store: Store, connection: Connection, findings: Findings) -> None:
    """Every kept file: that it is there, decrypts, and is the file that came.

    Whoever may not open it compares its encrypted bytes; one that was erased with its 個人番号 is not missed.
    """
    chain = Keychain(connection, store.keys)
    for row in connection.execute(_ATTACHMENT_ROWS):
        findings.count("attachments")
        try:
            whole = attachments.is_whole(store, chain, row)
        except UserError:
            whole = False
        if not whole:
            findings.found("attachment", f"{row.receipt_no} {row.name}", "verify_attachment")


def _page_faults(store: Store, path: Path, *, still: bool = False) -> list[str]:
    """The faults of a file's pages and trees; `still`: while nobody writes to it."""
    try:
        if not still:
            return _checks(store, path)
        with _transaction(store, path):
            return _checks(store, path)
    except UserError as error:
        return [error.code]


def _transaction(store: Store, path: Path) -> AbstractContextManager[Connection]:
    if path.name == NAME:
        return store.transaction()
    return store.attachments(int(path.stem.rpartition("-")[2])).transaction()


def _checks(store: Store, path: Path) -> list[str]:
    with store.fresh_reading(path) as connection:
        pages = connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars().all()
        trees = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    faults = [str(fault) for fault in (*pages, *trees) if fault != "ok"]
    with path.open("rb") as file:  # the key brings its salt along, so nothing else looks at the file's
        if file.read(_SALT_SIZE) != store.salt(path):
            faults.insert(0, "salt")
    return faults
