"""Where people of the staff live, as far as an administrator noted it: for the analysis of the log alone.

Not append-only: an address that is taken away or replaced is gone (`secure_delete`).
"""

from sqlalchemy import Column, Connection, Table, Text, insert, select

from kaigo_desktop.store.schema import metadata

staff_address = Table(
    "staff_address",
    metadata,
    Column("login", Text, primary_key=True, nullable=False),
    Column("address", Text, nullable=False),
    sqlite_strict=True,
)
"""The address of an account's person."""


def put(tx: Connection, login: str, address: str) -> None:
    """Note an address in place of the one before; "" takes it away."""
    tx.execute(staff_address.delete().where(staff_address.c.login == login))
    if address:
        tx.execute(insert(staff_address), {"login": login, "address": address})


def of(connection: Connection) -> dict[str, str]:
    """Every noted address by 利用者ID."""
    return {row.login: row.address for row in connection.execute(select(staff_address))}
