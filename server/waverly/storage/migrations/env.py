"""Alembic's entry: runs the migrations on the connection `storage.migrate` hands over."""

from alembic import context

from waverly.storage.catalogue.catalogue_tables import products  # noqa: F401  # declares its tables
from waverly.storage.measured.measured_tables import visits

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=visits.metadata,
    render_as_batch=True,  # SQLite alters a table by copying it
)
with context.begin_transaction():
    context.run_migrations()
