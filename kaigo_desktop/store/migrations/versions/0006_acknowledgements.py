"""Warnings that somebody has taken note of."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = """CREATE TABLE acknowledgement (
    id INTEGER NOT NULL PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES application (id),
    revision INTEGER NOT NULL,
    rule TEXT NOT NULL,
    field TEXT NOT NULL,
    message TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX acknowledgement_of_application ON acknowledgement (application);
"""


def upgrade() -> None:
    """Make the table, and the triggers that keep its rows as they are."""
    for statement in TABLES.split(";"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)
    for change in ("UPDATE", "DELETE"):
        op.get_bind().exec_driver_sql(
            f"CREATE TRIGGER acknowledgement_refuses_{change.lower()} BEFORE {change} ON acknowledgement "
            "BEGIN SELECT RAISE (ABORT, 'append-only: acknowledgement'); END"
        )
