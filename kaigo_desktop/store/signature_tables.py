"""The tables of signatures: who may sign, what stands signed at the end of each transaction of the log."""

from sqlalchemy import Column, Integer, LargeBinary, Table, Text

from kaigo_desktop.store.schema import metadata

certificate = Table(
    "certificate",
    metadata,
    Column("fingerprint", Text, primary_key=True, nullable=False),
    Column("content", LargeBinary, nullable=False),
    sqlite_strict=True,
)
"""Every certificate of this store, with its signatures, as canonical JSON. Append-only."""

audit_head = Table(
    "audit_head",
    metadata,
    Column("position", Integer, primary_key=True, nullable=False),
    Column("certificate", Text, nullable=False),
    Column("signature", Text, nullable=False),
    sqlite_strict=True,
)
"""The log's head at the end of a transaction, signed by who made its entries: it vouches for every entry
above the head before it. Append-only."""

APPEND_ONLY = ("certificate", "audit_head")
