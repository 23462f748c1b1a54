"""The marks on a reviewer's checklist, and the texts that requests for correction went out with."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = """CREATE TABLE correction_letter (
    decision INTEGER NOT NULL PRIMARY KEY REFERENCES decision (id),
    content TEXT NOT NULL
) STRICT;

CREATE TABLE check_mark (
    id INTEGER NOT NULL PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES application (id),
    key TEXT NOT NULL,
    done INTEGER NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    note TEXT NOT NULL,
    revision INTEGER NOT NULL
) STRICT;
CREATE INDEX check_mark_of_application ON check_mark (application);
"""

APPEND_ONLY = ("correction_letter", "check_mark")


def upgrade() -> None:
    """Make the two tables, and the triggers that keep their rows as they are."""
    for statement in TABLES.split(";"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)
    for table in APPEND_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.get_bind().exec_driver_sql(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE (ABORT, 'append-only: {table}'); END"
            )
