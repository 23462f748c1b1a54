"""The signatures under decisions, and the manifests of hand-overs."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

TABLE = """CREATE TABLE decision_signature (
    decision INTEGER NOT NULL PRIMARY KEY REFERENCES decision (id),
    certificate TEXT NOT NULL,
    audit_position INTEGER NOT NULL,
    audit_hash TEXT NOT NULL,
    definition TEXT NOT NULL,
    previous TEXT NOT NULL,
    digest TEXT NOT NULL,
    signature TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX decision_signature_in_the_log ON decision_signature (audit_position);
CREATE TABLE hand_over_manifest (
    hand_over TEXT NOT NULL PRIMARY KEY REFERENCES hand_over (id),
    content BLOB NOT NULL
) STRICT;
"""


def upgrade() -> None:
    """Make the table, and the triggers that keep its rows as they are."""
    for statement in TABLE.split(";"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)
    for table in ("decision_signature", "hand_over_manifest"):
        for change in ("UPDATE", "DELETE"):
            op.get_bind().exec_driver_sql(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE (ABORT, 'append-only: {table}'); END"
            )
