"""Lists and searches of a million: an index for every order, and prefixes in the full-text index.

Every index holds all that the filters of a list ask, so that no row is looked up only to be left out. The
full-text index gets the first characters of its words, so that one character and the beginning of a number
are found as fast as a pair; it is filled anew from its own words, since it keeps no texts.
"""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

BEFORE = ("state", "procedure", "received_at", "due_on", "kana", "insured_no")

INDEXES = {
    "application_at_a_glance": "id, procedure, state, received_at, due_on, errors, warnings",
    "application_by_state": "state, id, procedure, received_at, due_on, errors, warnings",
    "application_by_procedure": "procedure, id, state, received_at, due_on, errors, warnings",
    "application_by_received_at": "received_at, id, procedure, state, due_on, errors, warnings",
    "application_by_due_on": "due_on, id, procedure, state, received_at, errors, warnings",
    "application_by_kana": "kana_order, id, procedure, state, received_at, due_on, errors, warnings",
    "application_by_insured_no": "insured_no, id, procedure, state, received_at, due_on, errors, warnings",
    "application_by_receipt_no": "receipt_no, id, procedure, state, received_at, due_on, errors, warnings",
    "application_by_born_on": "born_on, id, procedure, state, received_at, due_on, errors, warnings",
    "application_by_problems": "errors, warnings, id, procedure, state, received_at, due_on",
    "application_by_batch": "batch, id, procedure, state, received_at, due_on, errors, warnings",
    "application_counted": "procedure, state",
}

SEARCH = """CREATE VIRTUAL TABLE search USING fts5 (
    tokens, content = '', contentless_delete = 1, detail = none, prefix = '2 4 5 6',
    tokenize = "ascii tokenchars '-'"
)"""

AT_ONCE = 200_000
"""The words of so many applications are sorted at once, in memory (500 MB)."""


def upgrade() -> None:
    """Make the indexes and the search anew."""
    run = op.get_bind().exec_driver_sql
    for name in BEFORE:
        run(f"DROP INDEX application_by_{name}")
    for name, columns in INDEXES.items():
        run(f"CREATE INDEX {name} ON application ({columns})")
    run("ALTER TABLE search RENAME TO search_before")
    run(SEARCH)
    run("INSERT INTO search (search, rank) VALUES ('secure-delete', 1)")
    run("CREATE VIRTUAL TABLE temp.word USING fts5vocab (main, search_before, instance)")
    last = run("SELECT max(id) FROM application").scalar() or 0
    for first in range(0, last + 1, AT_ONCE):
        run(
            "INSERT INTO search (rowid, tokens) SELECT doc, group_concat(term, ' ') FROM temp.word "
            "WHERE doc >= ? AND doc < ? AND doc IN (SELECT id FROM search_text) GROUP BY doc",
            (first, first + AT_ONCE),
        )
    run("DROP TABLE temp.word")
    run("DROP TABLE search_before")
