"""Indexes to read the log by, the reviews of it, and the addresses of the staff it is compared with."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TABLES = """CREATE INDEX audit_by_at ON audit (at);
CREATE INDEX audit_of_actor ON audit (actor, at, id, action);
CREATE INDEX audit_of_action ON audit (action, at, id, actor);
CREATE TABLE log_review (
    id INTEGER NOT NULL PRIMARY KEY,
    month TEXT NOT NULL,
    at TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    finding TEXT NOT NULL,
    digest TEXT NOT NULL,
    counts TEXT NOT NULL
) STRICT;
CREATE INDEX log_review_of_month ON log_review (month);
CREATE TABLE staff_address (
    login TEXT NOT NULL PRIMARY KEY,
    address TEXT NOT NULL
) STRICT;
"""


def upgrade() -> None:
    """Make indexes and tables, and the triggers that keep reviews as they are."""
    for statement in TABLES.split(";"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)
    for change in ("UPDATE", "DELETE"):
        op.get_bind().exec_driver_sql(
            f"CREATE TRIGGER log_review_refuses_{change.lower()} BEFORE {change} ON log_review "
            "BEGIN SELECT RAISE (ABORT, 'append-only: log_review'); END"
        )
