"""Alembic's way into the store: it works on the one connection, and in the one transaction, it is given."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
