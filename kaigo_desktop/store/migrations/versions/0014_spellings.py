"""Names written otherwise than their key get lists of their own in the full-text index; errors an index.

Until now a name written 髙橋 stood in the list of its key 高橋 as well, so that finding those written as
typed meant reading both lists to their ends. The words are put under the new tags by what the old ones say.
"""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

WITH_ERRORS = """CREATE INDEX application_with_errors
    ON application (id, procedure, state, received_at, due_on, errors, warnings) WHERE errors > 0"""

SEARCH = """CREATE VIRTUAL TABLE search USING fts5 (
    tokens, content = '', contentless_delete = 1, detail = none, prefix = '2 4 5 6',
    tokenize = "ascii tokenchars '-'"
)"""

AT_ONCE = 200_000
"""The words of so many applications are sorted at once, in memory (500 MB)."""

PAIR = 2


def respelled(terms: str) -> str:
    """The words of one application under the tags of now."""
    before = frozenset(terms.split())
    otherwise = {term[1:] for term in before if term.startswith("v")}
    now = set(before)
    for key in otherwise:
        if len(key) < PAIR and f"n{key}" not in before:  # not the last one: its pair says it
            now.discard(f"v{key}")
        now.discard(f"x{key}" if f"x{key}" in before else f"n{key}")  # as its key: said by its own list now
        first = key[:1]
        if len(key) == PAIR and (first not in otherwise or f"x{first}" in before):
            now.add(f"n{first}")
    return " ".join(sorted(now))


def upgrade() -> None:
    """Make the index, and the search anew where a name is written otherwise."""
    run = op.get_bind().exec_driver_sql
    run(WITH_ERRORS)
    run("CREATE VIRTUAL TABLE temp.word USING fts5vocab (main, search, instance)")
    varied = run("SELECT 1 FROM temp.word WHERE term >= 'v' AND term < 'w' LIMIT 1").scalar()
    run("DROP TABLE temp.word")
    if varied:
        _respell()


def _respell() -> None:
    run = op.get_bind().exec_driver_sql
    op.get_bind().connection.create_function("respelled", 1, respelled)
    run("ALTER TABLE search RENAME TO search_before")
    run(SEARCH)
    run("INSERT INTO search (search, rank) VALUES ('secure-delete', 1)")
    run("CREATE VIRTUAL TABLE temp.word USING fts5vocab (main, search_before, instance)")
    last = run("SELECT max(id) FROM application").scalar() or 0
    for first in range(0, last + 1, AT_ONCE):
        run(
            "INSERT INTO search (rowid, tokens) "
            "SELECT doc, respelled(group_concat(term, ' ')) FROM temp.word "
            "WHERE doc >= ? AND doc < ? AND doc IN (SELECT id FROM search_text) GROUP BY doc",
            (first, first + AT_ONCE),
        )
    run("DROP TABLE temp.word")
    run("DROP TABLE search_before")
    op.get_bind().connection.create_function("respelled", 1, None)
