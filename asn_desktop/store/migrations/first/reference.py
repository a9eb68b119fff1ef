"""Tables of the law and the holidays."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Create these tables and their indexes."""
    op.create_table(
        "holidays",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("jenis", sa.String(), nullable=False),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("dasar", sa.String(), nullable=False),
        sa.Column("asal", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("berlaku_mulai", sa.Date(), nullable=False),
        sa.Column("berlaku_sampai", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holidays")),
        sa.UniqueConstraint(
            "tanggal", "jenis", "berlaku_mulai", "asal", name=op.f("uq_holidays_tanggal_jenis_berlaku_mulai_asal")
        ),
    )
    op.create_index(op.f("ix_holidays_tanggal"), "holidays", ["tanggal"], unique=False)
    op.create_table(
        "reference_rows",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("tabel", sa.String(), nullable=False),
        sa.Column("kunci", sa.String(), nullable=False),
        sa.Column("nilai", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("asal", sa.String(), nullable=False),
        sa.Column("dasar", sa.String(), nullable=True),
        sa.Column("berlaku_mulai", sa.Date(), nullable=False),
        sa.Column("berlaku_sampai", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference_rows")),
    )
    op.create_index("ix_reference_rows_key", "reference_rows", ["tabel", "kunci", "berlaku_mulai"], unique=False)
