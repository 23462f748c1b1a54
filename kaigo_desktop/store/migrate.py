"""Bringing a store to this program's schema in one transaction; Alembic is imported only for that."""

from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

HEAD = "0014"
"""The schema version this program works on; a test holds it to the newest script."""

SCRIPTS = Path(__file__).parent / "migrations"


def version(connection: Connection) -> str:
    """The schema version of a store, "" for an empty database.

    Raises:
        UserError: the store's own faults (see `faults`).
    """
    try:
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    except OperationalError as error:
        if "no such table" not in str(error.orig):
            raise
        return ""
    return str(found or "")


def is_known(found: str) -> bool:
    """Whether this program has the script of version `found`, so that it can go on from there."""
    from alembic.script import ScriptDirectory

    return found in {script.revision for script in ScriptDirectory(str(SCRIPTS)).walk_revisions()}


def upgrade(tx: Connection) -> None:
    """Run the pending scripts within the transaction `tx`."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = tx
    command.upgrade(config, "head")
