"""Spouses, children, parents."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Create these tables and their indexes."""
    op.create_table(
        "orang_tua",
        sa.Column("employee_id", sa.Uuid(), nullable=False),
        sa.Column("hubungan", sa.String(length=12), nullable=False),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("tempat_lahir", sa.String(), nullable=True),
        sa.Column("tanggal_lahir", sa.Date(), nullable=True),
        sa.Column("pekerjaan", sa.String(), nullable=True),
        sa.Column("alamat", sa.String(), nullable=True),
        sa.Column("meninggal", sa.Date(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("nomor_sk", sa.String(), nullable=True),
        sa.Column("tanggal_sk", sa.Date(), nullable=True),
        sa.Column("pejabat", sa.String(), nullable=True),
        sa.Column("berkas", sa.String(), nullable=True),
        sa.Column("sumber", sa.String(), nullable=False),
        sa.Column("siasn_id", sa.String(length=42), nullable=True),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["office_id", "employee_id"],
            ["employees.office_id", "employees.id"],
            name=op.f("fk_orang_tua_office_id_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_orang_tua")),
    )
    op.create_index("ix_orang_tua_employee_id", "orang_tua", ["office_id", "employee_id"], unique=False)
    op.create_table(
        "pasangan",
        sa.Column("employee_id", sa.Uuid(), nullable=False),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("nik", sa.String(length=16), nullable=True),
        sa.Column("nip", sa.String(length=18), nullable=True),
        sa.Column("tempat_lahir", sa.String(), nullable=True),
        sa.Column("tanggal_lahir", sa.Date(), nullable=True),
        sa.Column("jenis_kelamin", sa.String(length=1), nullable=True),
        sa.Column("agama", sa.String(length=1), nullable=True),
        sa.Column("pekerjaan", sa.String(), nullable=True),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("tanggal_nikah", sa.Date(), nullable=True),
        sa.Column("akta_nikah", sa.String(), nullable=True),
        sa.Column("tanggal_akhir", sa.Date(), nullable=True),
        sa.Column("akta_akhir", sa.String(), nullable=True),
        sa.Column("karis_karsu", sa.String(), nullable=True),
        sa.Column("tunjangan", sa.Boolean(), nullable=False),
        sa.Column("tunjangan_mulai", sa.Date(), nullable=True),
        sa.Column("tunjangan_sampai", sa.Date(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("nomor_sk", sa.String(), nullable=True),
        sa.Column("tanggal_sk", sa.Date(), nullable=True),
        sa.Column("pejabat", sa.String(), nullable=True),
        sa.Column("berkas", sa.String(), nullable=True),
        sa.Column("sumber", sa.String(), nullable=False),
        sa.Column("siasn_id", sa.String(length=42), nullable=True),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["office_id", "employee_id"],
            ["employees.office_id", "employees.id"],
            name=op.f("fk_pasangan_office_id_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_pasangan")),
    )
    op.create_index("ix_pasangan_employee_id", "pasangan", ["office_id", "employee_id"], unique=False)
    op.create_table(
        "anak",
        sa.Column("employee_id", sa.Uuid(), nullable=False),
        sa.Column("pasangan_id", sa.Uuid(), nullable=True),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("nik", sa.String(length=16), nullable=True),
        sa.Column("tempat_lahir", sa.String(), nullable=True),
        sa.Column("tanggal_lahir", sa.Date(), nullable=True),
        sa.Column("jenis_kelamin", sa.String(length=1), nullable=True),
        sa.Column("jenis", sa.String(length=8), nullable=False),
        sa.Column("akta_lahir", sa.String(), nullable=True),
        sa.Column("meninggal", sa.Date(), nullable=True),
        sa.Column("menikah", sa.Boolean(), nullable=False),
        sa.Column("bekerja", sa.Boolean(), nullable=False),
        sa.Column("sekolah", sa.String(), nullable=True),
        sa.Column("kuliah_sampai", sa.Date(), nullable=True),
        sa.Column("tunjangan", sa.Boolean(), nullable=False),
        sa.Column("tunjangan_mulai", sa.Date(), nullable=True),
        sa.Column("tunjangan_sampai", sa.Date(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("nomor_sk", sa.String(), nullable=True),
        sa.Column("tanggal_sk", sa.Date(), nullable=True),
        sa.Column("pejabat", sa.String(), nullable=True),
        sa.Column("berkas", sa.String(), nullable=True),
        sa.Column("sumber", sa.String(), nullable=False),
        sa.Column("siasn_id", sa.String(length=42), nullable=True),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["office_id", "employee_id"],
            ["employees.office_id", "employees.id"],
            name=op.f("fk_anak_office_id_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "pasangan_id"],
            ["pasangan.office_id", "pasangan.id"],
            name=op.f("fk_anak_office_id_pasangan_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_anak")),
    )
    op.create_index("ix_anak_employee_id", "anak", ["office_id", "employee_id"], unique=False)
    op.create_index("ix_anak_pasangan_id", "anak", ["office_id", "pasangan_id"], unique=False)
