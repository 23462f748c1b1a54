"""The certificates as the store itself keeps them, for where the keyring is missing or can't be trusted."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, select

from kaigo_desktop.store import canonical
from kaigo_desktop.store.certificates import Certificate
from kaigo_desktop.store.inserts import Insert
from kaigo_desktop.store.signature_tables import certificate as table

_ADD = Insert(table)


def keep(tx: Connection, certificates: Iterable[Certificate]) -> None:
    """Keep those certificates in the store that it does not have yet."""
    kept = set(tx.execute(select(table.c.fingerprint)).scalars())
    for one in certificates:
        if one.fingerprint not in kept:
            _ADD.one(tx, {"fingerprint": one.fingerprint, "content": canonical.encode(one)})


def of(connection: Connection) -> list[Certificate]:
    """Every certificate the store keeps; one that cannot be read is left out."""
    found = []
    for content in connection.execute(select(table.c.content)).scalars():
        try:
            found.append(msgspec.json.decode(content, type=Certificate))
        except msgspec.DecodeError:
            continue
    return found
