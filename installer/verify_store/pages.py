"""The pages, trees and references of a store's databases."""

from contextlib import closing

from sqlcipher3 import dbapi2

from evidence import Evidence
from store_files import MAIN


def check_pages(evidence: Evidence) -> None:
    """Every page of every file, and the trees and indexes made of them.

    Raises:
        OSError: a file cannot be read.
    """
    store = evidence.store
    for name in [MAIN, *store.attachment_files()]:
        with (store.folder / name).open("rb") as file:
            if file.read(16) != store.file_key(name)[32:]:
                evidence.tell("page", f"{name}: salt")
        try:
            for check in ("cipher_integrity_check", "integrity_check"):
                with closing(store.connect(name)) as database:
                    faults = [fault for (fault,) in database.execute(f"PRAGMA {check}")]
                for fault in faults:
                    if fault != "ok":
                        evidence.tell("page", f"{name}: {fault}")
        except dbapi2.Error:
            evidence.tell("page", f"{name}: store_damaged")


def check_references(evidence: Evidence) -> None:
    """Every row that names another one."""
    for table, row, parent, _ in evidence.rows("PRAGMA foreign_key_check"):
        evidence.tell("reference", f"{table} {row} → {parent}")
