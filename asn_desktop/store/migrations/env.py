"""Alembic's way in: the connection and its transaction are ours, handed over by `store.migrate`."""

from __future__ import annotations

from alembic import context

from asn_desktop.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=False,  # BEGIN and COMMIT are written by store.migrate, with the checks between them
    render_as_batch=True,
)
context.run_migrations()
