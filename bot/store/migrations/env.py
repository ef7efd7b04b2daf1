"""What Alembic runs: the steps, on the connection that `bot.store.schema` gives it."""

from __future__ import annotations

from alembic import context

from bot.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite cannot change a column in place.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
