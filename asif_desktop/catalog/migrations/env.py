"""Alembic runs this; the connection, inside its transaction, comes from `migrations.run`."""

from alembic import context

# The caller has begun the transaction, so that the check of the foreign keys that follows is part of it.
context.configure(
    connection=context.config.attributes["connection"], render_as_batch=True, transactional_ddl=True
)
with context.begin_transaction():
    context.run_migrations()
