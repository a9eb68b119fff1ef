"""The journal and its marks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Create these tables and their indexes."""
    op.create_table(
        "journal",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("transaksi", sa.Uuid(), nullable=False),
        sa.Column("pada", sa.String(length=27), nullable=False),
        sa.Column("pelaku", sa.String(), nullable=False),
        sa.Column("pelaku_nama", sa.String(), nullable=False),
        sa.Column("alasan", sa.String(), nullable=False),
        sa.Column("asal", sa.String(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("tabel", sa.String(), nullable=False),
        sa.Column("baris_id", sa.Uuid(), nullable=False),
        sa.Column("operasi", sa.String(length=1), nullable=False),
        sa.Column("isi", sa.Text(), nullable=False),
        sa.Column("sebelum", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_journal")),
    )
    op.create_index("ix_journal_baris_id", "journal", ["baris_id"], unique=False)
    op.create_index("ix_journal_transaksi", "journal", ["transaksi"], unique=False)
    op.create_table(
        "journal_marks",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("tabel", sa.String(), nullable=False),
        sa.Column("baris_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_marks")),
    )
