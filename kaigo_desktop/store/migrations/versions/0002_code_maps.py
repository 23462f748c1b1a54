"""Code maps: every content made in the store or used by a hand-over, and which hand-over used which."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = """CREATE TABLE code_map (
    digest TEXT NOT NULL PRIMARY KEY,
    map TEXT NOT NULL,
    version INTEGER NOT NULL,
    content BLOB NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX code_map_by_version ON code_map (map, version);

CREATE TABLE hand_over_code_map (
    hand_over TEXT NOT NULL REFERENCES hand_over (id),
    map TEXT NOT NULL,
    digest TEXT NOT NULL REFERENCES code_map (digest),
    PRIMARY KEY (hand_over, map)
) STRICT
"""


def upgrade() -> None:
    """Make both tables, and the triggers that let their rows only be added."""
    for statement in TABLES.split(";"):
        op.get_bind().exec_driver_sql(statement)
    for table in ("code_map", "hand_over_code_map"):
        for change in ("UPDATE", "DELETE"):
            op.get_bind().exec_driver_sql(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE (ABORT, 'append-only: {table}'); END"
            )
