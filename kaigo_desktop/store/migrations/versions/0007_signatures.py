"""Who may sign, and the signed heads of the audit log."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLES = """CREATE TABLE certificate (
    fingerprint TEXT NOT NULL PRIMARY KEY,
    content BLOB NOT NULL
) STRICT;
CREATE TABLE audit_head (
    position INTEGER NOT NULL PRIMARY KEY,
    certificate TEXT NOT NULL,
    signature TEXT NOT NULL
) STRICT;
"""


def upgrade() -> None:
    """Make the tables, and the triggers that keep their rows as they are."""
    for statement in TABLES.split(";"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)
    for table in ("certificate", "audit_head"):
        for change in ("UPDATE", "DELETE"):
            op.get_bind().exec_driver_sql(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE (ABORT, 'append-only: {table}'); END"
            )
