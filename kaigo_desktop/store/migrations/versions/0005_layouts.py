"""Layouts: the ward's versions, what it withdrew, and which layout a submission was read by."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = """CREATE TABLE layout (
    digest TEXT NOT NULL PRIMARY KEY,
    layout TEXT NOT NULL,
    version INTEGER NOT NULL,
    content BLOB NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX layout_by_version ON layout (layout, version);

CREATE TABLE layout_withdrawal (
    id INTEGER NOT NULL PRIMARY KEY,
    layout TEXT NOT NULL,
    version INTEGER NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;

CREATE TABLE layout_reading (
    application INTEGER NOT NULL REFERENCES application (id),
    revision INTEGER NOT NULL,
    digest TEXT NOT NULL REFERENCES layout (digest),
    PRIMARY KEY (application, revision)
) STRICT
"""

APPEND_ONLY = ("layout", "layout_withdrawal", "layout_reading")


def upgrade() -> None:
    """Make the three tables, and the triggers that let their rows only be added."""
    for statement in TABLES.split(";"):
        op.get_bind().exec_driver_sql(statement)
    for table in APPEND_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.get_bind().exec_driver_sql(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE (ABORT, 'append-only: {table}'); END"
            )
