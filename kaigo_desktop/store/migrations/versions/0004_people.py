"""People: an index of whom applications are about, and what a person decided about two of them.

What a form is about is written in its definition, which a script can't read: the applications of an older
store are listed as due, and indexed when somebody signs in.
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = """CREATE TABLE person (
    application INTEGER NOT NULL REFERENCES application (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    kana TEXT NOT NULL,
    born_on TEXT NOT NULL,
    insured_no TEXT NOT NULL,
    phones TEXT NOT NULL,
    addresses TEXT NOT NULL,
    PRIMARY KEY (application, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_key (
    "key" INTEGER NOT NULL,
    application INTEGER NOT NULL REFERENCES application (id),
    PRIMARY KEY ("key", application)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_due (
    application INTEGER NOT NULL PRIMARY KEY REFERENCES application (id)
) STRICT;

CREATE TABLE settlement (
    id INTEGER NOT NULL PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES application (id),
    other INTEGER NOT NULL REFERENCES application (id),
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX settlement_of_application ON settlement (application);
CREATE INDEX settlement_of_other ON settlement (other);

CREATE TRIGGER settlement_refuses_update BEFORE UPDATE ON settlement
BEGIN SELECT RAISE (ABORT, 'append-only: settlement') END;

CREATE TRIGGER settlement_refuses_delete BEFORE DELETE ON settlement
BEGIN SELECT RAISE (ABORT, 'append-only: settlement') END;

INSERT INTO person_due (application) SELECT id FROM application WHERE definition > ''
"""


def upgrade() -> None:
    """Make the tables and triggers, and list what is there as due."""
    for statement in TABLES.split(";\n"):
        op.get_bind().exec_driver_sql(statement.replace(") END", "); END"))
