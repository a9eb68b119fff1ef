"""The first schema."""

from __future__ import annotations

from asn_desktop.store.migrations.first import (
    employees,
    exchange,
    journal,
    leave,
    letters,
    local,
    offices,
    officials,
    reference,
)

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table, those that are pointed at before those that point."""
    for noun in (offices, employees, officials, letters, leave, reference, journal, exchange, local):
        noun.create()


def downgrade() -> None:
    """There is nothing before the first schema: the copy made before a migration is the way back."""
    raise RuntimeError("the first schema has no predecessor")
