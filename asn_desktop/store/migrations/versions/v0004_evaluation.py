"""Evaluation in full: SKP, running year, predikat and its versions, angka kredit, surveys as evidence."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from asn_desktop.store.migrations.evaluation import credit, goals, progress, results, survey

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Where a result came from, empty in rows that exist; then the new tables."""
    op.add_column("kinerja", sa.Column("asal", sa.String(10), nullable=True))
    op.add_column("angka_kredit", sa.Column("letter_id", sa.Uuid(), nullable=True))
    for noun in (goals, survey, progress, results, credit):
        noun.create()


def downgrade() -> None:
    """The copy made before a migration is the way back."""
    raise RuntimeError("a store goes back by restoring the copy made before the migration")
