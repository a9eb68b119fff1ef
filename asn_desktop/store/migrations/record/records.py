"""The map of posts, scans, reasons for unusual values, saved questions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Create these tables and their indexes."""
    op.create_table(
        "saved_questions",
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("soal", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_saved_questions")),
    )
    op.create_table(
        "positions",
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("atasan_id", sa.Uuid(), nullable=True),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("jenis", sa.String(length=1), nullable=False),
        sa.Column("eselon", sa.String(length=5), nullable=True),
        sa.Column("jenjang", sa.String(), nullable=True),
        sa.Column("kelas", sa.Integer(), nullable=True),
        sa.Column("kebutuhan", sa.Integer(), nullable=False),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.Column("jabatan_id", sa.String(length=42), nullable=True),
        sa.Column("berlaku_mulai", sa.Date(), nullable=True),
        sa.Column("berlaku_sampai", sa.Date(), nullable=True),
        sa.Column("dasar", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "atasan_id"],
            ["positions.office_id", "positions.id"],
            name=op.f("fk_positions_office_id_atasan_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "unit_id"],
            ["units.office_id", "units.id"],
            name=op.f("fk_positions_office_id_unit_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_positions")),
    )
    op.create_index("ix_positions_atasan_id", "positions", ["office_id", "atasan_id"], unique=False)
    op.create_index("ix_positions_unit_id", "positions", ["office_id", "unit_id"], unique=False)
    op.create_table(
        "anomaly_notes",
        sa.Column("employee_id", sa.Uuid(), nullable=False),
        sa.Column("kode", sa.String(), nullable=False),
        sa.Column("tabel", sa.String(), nullable=False),
        sa.Column("baris", sa.Uuid(), nullable=True),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("alasan", sa.String(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "employee_id"],
            ["employees.office_id", "employees.id"],
            name=op.f("fk_anomaly_notes_office_id_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_anomaly_notes")),
    )
    op.create_index("ix_anomaly_notes_employee_id", "anomaly_notes", ["office_id", "employee_id"], unique=False)
    op.create_table(
        "documents",
        sa.Column("employee_id", sa.Uuid(), nullable=False),
        sa.Column("jenis", sa.String(length=8), nullable=False),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("nomor", sa.String(), nullable=True),
        sa.Column("tanggal", sa.Date(), nullable=True),
        sa.Column("berkas", sa.String(), nullable=False),
        sa.Column("ukuran", sa.Integer(), nullable=False),
        sa.Column("halaman", sa.Integer(), nullable=False),
        sa.Column("tabel", sa.String(), nullable=True),
        sa.Column("baris", sa.Uuid(), nullable=True),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "employee_id"],
            ["employees.office_id", "employees.id"],
            name=op.f("fk_documents_office_id_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_documents")),
    )
    op.create_index("ix_documents_employee_id", "documents", ["office_id", "employee_id"], unique=False)
