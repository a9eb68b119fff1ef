"""The ledger of angka kredit."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Tables and indexes as of step 0004."""
    op.create_table(
        "credit_lines",
        sa.Column("employee_id", sa.Uuid(), nullable=False),
        sa.Column("jenjang", sa.String(length=2), nullable=False),
        sa.Column("jabatan", sa.String(), nullable=False),
        sa.Column("jenis", sa.String(length=16), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("mulai", sa.Date(), nullable=True),
        sa.Column("sampai", sa.Date(), nullable=True),
        sa.Column("bulan", sa.Integer(), nullable=True),
        sa.Column("predikat", sa.String(length=16), nullable=True),
        sa.Column("persen", sa.Integer(), nullable=True),
        sa.Column("koefisien", sa.String(length=16), nullable=True),
        sa.Column("tahunan", sa.Boolean(), nullable=False),
        sa.Column("jumlah", sa.String(length=16), nullable=True),
        sa.Column("nomor", sa.String(), nullable=True),
        sa.Column("tanggal", sa.Date(), nullable=True),
        sa.Column("berkas", sa.String(), nullable=True),
        sa.Column("alasan", sa.String(), nullable=True),
        sa.Column("letter_id", sa.Uuid(), nullable=True),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "employee_id"],
            ["employees.office_id", "employees.id"],
            name=op.f("fk_credit_lines_office_id_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "letter_id"],
            ["letters.office_id", "letters.id"],
            name=op.f("fk_credit_lines_office_id_letter_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_credit_lines")),
    )
    op.create_index("ix_credit_lines_employee_id", "credit_lines", ["office_id", "employee_id"], unique=False)
    op.create_index("ix_credit_lines_letter_id", "credit_lines", ["office_id", "letter_id"], unique=False)
