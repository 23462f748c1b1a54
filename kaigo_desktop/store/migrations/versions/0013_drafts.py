"""What was typed and not saved when the screen locked."""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

TABLE = """CREATE TABLE draft (
    application INTEGER NOT NULL,
    login TEXT NOT NULL,
    at TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (application, login),
    FOREIGN KEY(application) REFERENCES application (id)
) STRICT, WITHOUT ROWID
"""


def upgrade() -> None:
    """Make the table."""
    op.get_bind().exec_driver_sql(TABLE)
