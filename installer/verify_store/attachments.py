"""Originals and attachments, by their encrypted bytes."""

import hashlib
from contextlib import ExitStack, closing
from typing import Any

from sqlcipher3 import dbapi2

from evidence import Evidence

FILES = (
    "SELECT a.receipt_no, f.name, f.role, f.year, f.blob, f.kept_as, "
    "f.key IN (SELECT id FROM file_key), a.id IN (SELECT application FROM erasure) "
    "FROM attachment f JOIN application a ON a.id = f.application ORDER BY f.year, f.blob"
)
CHUNKS = "SELECT data FROM chunk WHERE blob = ? ORDER BY number"


def check_attachments(evidence: Evidence) -> None:
    """Every kept file by its encrypted bytes, and that its key is there; an erased one is not missed."""
    with ExitStack() as stack:
        years: dict[int, Any] = {}
        for receipt_no, name, role, year, blob, kept_as, has_key, erased in evidence.rows(FILES):
            if not has_key and erased and role != "attachment":
                continue
            try:
                if year not in years:
                    years[year] = _connected(evidence, year, stack)
                stands = has_key and _digest(years[year], blob) == kept_as
            except dbapi2.Error:
                stands = False
            if not stands:
                evidence.tell("attachment", f"{receipt_no} {name}")


def _connected(evidence: Evidence, year: int, stack: ExitStack) -> Any:
    # the file of a year, None where there is none
    name = f"attachments-{year}.db"
    if not (evidence.store.folder / name).exists():
        return None
    return stack.enter_context(closing(evidence.store.connect(name)))


def _digest(database: Any, blob: int) -> str:
    # of a file as it lies there, of nothing where it does not
    whole = hashlib.sha256()
    for (data,) in database.execute(CHUNKS, (blob,)) if database else ():
        whole.update(data)
    return whole.hexdigest()
