"""Who works on what: assignees, flags, saved searches, and what has been reported back to the portal."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ASKED = "id, procedure, state, received_at, due_on, errors, warnings"

STATEMENTS = (
    "ALTER TABLE application ADD COLUMN assignee TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE application ADD COLUMN flags INTEGER DEFAULT 0 NOT NULL",
    f"CREATE INDEX application_by_assignee ON application (assignee, {ASKED})",
    f"CREATE INDEX application_flagged ON application (flags, {ASKED}) WHERE flags > 0",
    "CREATE INDEX decision_returned ON decision (application) WHERE action = 'return'",
    """CREATE TABLE flag (
        id INTEGER NOT NULL PRIMARY KEY,
        application INTEGER NOT NULL REFERENCES application (id),
        text TEXT NOT NULL,
        due_on TEXT NOT NULL,
        state TEXT NOT NULL,
        actor TEXT NOT NULL,
        at TEXT NOT NULL,
        settled_by TEXT NOT NULL,
        settled_at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX flag_of_application ON flag (application)",
    """CREATE TRIGGER flag_refuses_delete BEFORE DELETE ON flag
        BEGIN SELECT RAISE (ABORT, 'never deleted: flag'); END""",
    """CREATE TABLE saved_search (
        id INTEGER NOT NULL PRIMARY KEY,
        login TEXT NOT NULL,
        position INTEGER NOT NULL,
        title TEXT NOT NULL,
        query TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX saved_search_of_login ON saved_search (login)",
    """CREATE TABLE report_mark (
        application INTEGER NOT NULL PRIMARY KEY REFERENCES application (id),
        actor TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT""",
)


def upgrade() -> None:
    """Add the columns, their indexes, and the tables."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
