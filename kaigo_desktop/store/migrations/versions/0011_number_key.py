"""個人番号 under a key of their own: the keys of applications, the index, the record of erasures."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TABLES = """CREATE TABLE number_envelope (
    id TEXT NOT NULL PRIMARY KEY,
    sealed BLOB NOT NULL
) STRICT;
CREATE TABLE file_key (
    id TEXT NOT NULL PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES application (id),
    kind TEXT NOT NULL,
    envelope TEXT REFERENCES number_envelope (id),
    wrapped BLOB NOT NULL
) STRICT;
CREATE INDEX file_key_of_application ON file_key (application, kind);
CREATE TABLE number_index (
    hash BLOB NOT NULL,
    application INTEGER NOT NULL REFERENCES application (id),
    PRIMARY KEY (hash, application)
) STRICT, WITHOUT ROWID;
CREATE INDEX number_index_of_application ON number_index (application);
CREATE TABLE number_due (
    application INTEGER NOT NULL PRIMARY KEY REFERENCES application (id)
) STRICT;
CREATE TABLE erasure (
    id INTEGER NOT NULL PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES application (id),
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    authority TEXT NOT NULL,
    reason TEXT NOT NULL,
    numbers INTEGER NOT NULL,
    files INTEGER NOT NULL
) STRICT;
CREATE INDEX erasure_of_application ON erasure (application);
ALTER TABLE attachment ADD COLUMN key TEXT NOT NULL DEFAULT '';
ALTER TABLE attachment ADD COLUMN kept_as TEXT NOT NULL DEFAULT '';
INSERT INTO file_key SELECT lower(hex(substr(wrapped, 1, 16))), application, 'attachments', NULL,
    substr(wrapped, 17) FROM application_key;
DROP TRIGGER attachment_refuses_update;
UPDATE attachment SET key = (SELECT id FROM file_key WHERE file_key.application = attachment.application);
DROP TABLE application_key"""


def upgrade() -> None:
    """Make the tables, give every file the id of its key, and protect records of erasures from change."""
    for statement in TABLES.split(";"):
        op.get_bind().exec_driver_sql(statement)
    for table, change in (("attachment", "UPDATE"), ("erasure", "UPDATE"), ("erasure", "DELETE")):
        op.get_bind().exec_driver_sql(
            f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE (ABORT, 'append-only: {table}'); END"
        )
