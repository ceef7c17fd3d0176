"""Runs migrations on the connection that it is given, within the transaction that is open on it."""

from alembic import context

from counterclaim.ledger.tables import metadata

# A migration and its record are one transaction: the caller's. SQLite can do that too, though alembic assumes not.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=False,
)
context.run_migrations()
