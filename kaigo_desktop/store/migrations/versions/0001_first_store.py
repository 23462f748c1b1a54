"""The first store: applications and all that belongs to them, batches, hand-overs, the audit log, search."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = """CREATE TABLE definition (
    digest TEXT NOT NULL PRIMARY KEY,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE batch (
    id TEXT NOT NULL PRIMARY KEY,
    actor TEXT NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT NOT NULL,
    counts TEXT NOT NULL
) STRICT;

CREATE TABLE outcome (
    batch TEXT NOT NULL REFERENCES batch (id),
    position INTEGER NOT NULL,
    path TEXT NOT NULL,
    receipt_no TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (batch, position)
) STRICT;

CREATE TABLE application (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    receipt_no TEXT NOT NULL UNIQUE,
    procedure TEXT NOT NULL,
    procedure_title TEXT NOT NULL,
    definition TEXT NOT NULL,
    state TEXT NOT NULL,
    received_at TEXT NOT NULL,
    taken_in_at TEXT NOT NULL,
    batch TEXT NOT NULL,
    version INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    name TEXT NOT NULL,
    kana TEXT NOT NULL,
    kana_order TEXT NOT NULL,
    insured_no TEXT NOT NULL,
    born_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    errors INTEGER NOT NULL,
    warnings INTEGER NOT NULL,
    follows TEXT NOT NULL
) STRICT;
CREATE INDEX application_by_state ON application (state, procedure, received_at);
CREATE INDEX application_by_procedure ON application (procedure, state, received_at);
CREATE INDEX application_by_received_at ON application (received_at, procedure, state);
CREATE INDEX application_by_due_on ON application (due_on, procedure, state, received_at);
CREATE INDEX application_by_kana ON application (kana_order, procedure, state, received_at);
CREATE INDEX application_by_insured_no ON application (insured_no, procedure, state, received_at);

CREATE TABLE revision (
    id INTEGER NOT NULL PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES application (id),
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    made_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT NOT NULL,
    submission TEXT NOT NULL,
    entries BLOB NOT NULL,
    original BLOB NOT NULL,
    unmapped BLOB NOT NULL,
    digest TEXT NOT NULL,
    UNIQUE (application, number)
) STRICT;

CREATE TABLE decision (
    id INTEGER NOT NULL PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES application (id),
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    revision INTEGER NOT NULL,
    comment TEXT NOT NULL,
    override TEXT NOT NULL
) STRICT;
CREATE INDEX decision_of_application ON decision (application);

CREATE TABLE application_key (
    application INTEGER NOT NULL PRIMARY KEY REFERENCES application (id),
    wrapped BLOB NOT NULL
) STRICT;

CREATE TABLE attachment (
    id INTEGER NOT NULL PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES application (id),
    submission INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    year INTEGER NOT NULL,
    blob INTEGER NOT NULL
) STRICT;
CREATE INDEX attachment_of_application ON attachment (application);
CREATE UNIQUE INDEX attachment_of_blob ON attachment (year, blob);

CREATE TABLE search_text (
    id INTEGER NOT NULL PRIMARY KEY REFERENCES application (id),
    folded TEXT NOT NULL
) STRICT;

CREATE TABLE hand_over (
    id TEXT NOT NULL PRIMARY KEY,
    profile TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE TABLE hand_over_file (
    hand_over TEXT NOT NULL REFERENCES hand_over (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    rows INTEGER NOT NULL,
    PRIMARY KEY (hand_over, position)
) STRICT;

CREATE TABLE hand_over_member (
    hand_over TEXT NOT NULL REFERENCES hand_over (id),
    position INTEGER NOT NULL,
    application INTEGER NOT NULL REFERENCES application (id),
    revision INTEGER NOT NULL,
    definition TEXT NOT NULL,
    PRIMARY KEY (hand_over, position)
) STRICT;
CREATE INDEX hand_over_member_of_application ON hand_over_member (application);

CREATE TABLE audit (
    id INTEGER NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    receipt_no TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_of_receipt_no ON audit (receipt_no);

CREATE VIRTUAL TABLE search USING fts5 (
    tokens, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '-'"
);
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
"""

APPEND_ONLY = (
    "definition",
    "revision",
    "decision",
    "attachment",
    "hand_over",
    "hand_over_file",
    "hand_over_member",
    "audit",
)


def upgrade() -> None:
    """Make every table, index and trigger of an empty store."""
    for statement in TABLES.split(";"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)
    for table in APPEND_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.get_bind().exec_driver_sql(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE (ABORT, 'append-only: {table}'); END"
            )
