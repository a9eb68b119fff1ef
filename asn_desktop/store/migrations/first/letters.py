"""The register of letters and the counters of its agendas."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Create these tables and their indexes."""
    op.create_table(
        "agenda_counters",
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("berikut", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("office_id", "unit_id", "tahun", name=op.f("pk_agenda_counters")),
    )
    op.create_table(
        "letters",
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("employee_id", sa.Uuid(), nullable=True),
        sa.Column("jenis", sa.String(), nullable=False),
        sa.Column("perihal", sa.String(), nullable=False),
        sa.Column("kode", sa.String(), nullable=True),
        sa.Column("nomor_mode", sa.String(), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("urut", sa.Integer(), nullable=True),
        sa.Column("nomor", sa.String(), nullable=True),
        sa.Column("nomor_cetak", sa.String(), nullable=True),
        sa.Column("tanggal", sa.Date(), nullable=True),
        sa.Column("dicatat", sa.String(length=27), nullable=False),
        sa.Column("data", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("keadaan", sa.String(), nullable=False),
        sa.Column("jalur", sa.String(), nullable=False),
        sa.Column("penandatangan", sa.String(), nullable=True),
        sa.Column("pdf", sa.String(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("bertanda", sa.String(), nullable=True),
        sa.Column("bertanda_sha256", sa.String(length=64), nullable=True),
        sa.Column("cara_tanda", sa.String(), nullable=True),
        sa.Column("ditandatangani_pada", sa.Date(), nullable=True),
        sa.Column("batal_alasan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "employee_id"],
            ["employees.office_id", "employees.id"],
            name=op.f("fk_letters_office_id_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "unit_id"],
            ["units.office_id", "units.id"],
            name=op.f("fk_letters_office_id_unit_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_letters")),
        sa.UniqueConstraint(
            "office_id", "unit_id", "tahun", "urut", name=op.f("uq_letters_office_id_unit_id_tahun_urut")
        ),
    )
    op.create_index("ix_letters_employee_id", "letters", ["office_id", "employee_id"], unique=False)
    op.create_index("ix_letters_unit_id", "letters", ["office_id", "unit_id"], unique=False)
