"""Permits for hours, duty travel, rosters, attendance, cuti bersama not given."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Create these tables and their indexes."""
    op.create_table(
        "shifts",
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("kode", sa.String(length=4), nullable=False),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("masuk", sa.Boolean(), nullable=False),
        sa.Column("jam_mulai", sa.String(length=5), nullable=True),
        sa.Column("jam_sampai", sa.String(length=5), nullable=True),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "unit_id"],
            ["units.office_id", "units.id"],
            name=op.f("fk_shifts_office_id_unit_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_shifts")),
        sa.UniqueConstraint("office_id", "unit_id", "kode", name=op.f("uq_shifts_office_id_unit_id_kode")),
    )
    op.create_index("ix_shifts_unit_id", "shifts", ["office_id", "unit_id"], unique=False)
    op.create_table(
        "joint_leave_duty",
        sa.Column("employee_id", sa.Uuid(), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("nomor", sa.String(), nullable=False),
        sa.Column("tanggal_sk", sa.Date(), nullable=False),
        sa.Column("pejabat", sa.String(), nullable=True),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "employee_id"],
            ["employees.office_id", "employees.id"],
            name=op.f("fk_joint_leave_duty_office_id_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_joint_leave_duty")),
    )
    op.create_index("ix_joint_leave_duty_employee_id", "joint_leave_duty", ["office_id", "employee_id"], unique=False)
    op.create_table(
        "kehadiran",
        sa.Column("employee_id", sa.Uuid(), nullable=False),
        sa.Column("bulan", sa.Date(), nullable=False),
        sa.Column("hari", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("sumber", sa.String(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "employee_id"],
            ["employees.office_id", "employees.id"],
            name=op.f("fk_kehadiran_office_id_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_kehadiran")),
        sa.UniqueConstraint("office_id", "employee_id", "bulan", name=op.f("uq_kehadiran_office_id_employee_id_bulan")),
    )
    op.create_table(
        "rosters",
        sa.Column("employee_id", sa.Uuid(), nullable=False),
        sa.Column("bulan", sa.Date(), nullable=False),
        sa.Column("hari", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "employee_id"],
            ["employees.office_id", "employees.id"],
            name=op.f("fk_rosters_office_id_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_rosters")),
        sa.UniqueConstraint("office_id", "employee_id", "bulan", name=op.f("uq_rosters_office_id_employee_id_bulan")),
    )
    op.create_table(
        "izin",
        sa.Column("employee_id", sa.Uuid(), nullable=False),
        sa.Column("jenis", sa.String(length=20), nullable=False),
        sa.Column("mulai", sa.Date(), nullable=False),
        sa.Column("sampai", sa.Date(), nullable=False),
        sa.Column("jam_mulai", sa.String(length=5), nullable=True),
        sa.Column("jam_sampai", sa.String(length=5), nullable=True),
        sa.Column("alasan", sa.String(), nullable=False),
        sa.Column("penyetuju_id", sa.Uuid(), nullable=True),
        sa.Column("penyetuju_nama", sa.String(), nullable=False),
        sa.Column("penyetuju_jabatan", sa.String(), nullable=False),
        sa.Column("penyetuju_nip", sa.String(length=18), nullable=True),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("letter_id", sa.Uuid(), nullable=True),
        sa.Column("berkas", sa.String(), nullable=True),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "employee_id"],
            ["employees.office_id", "employees.id"],
            name=op.f("fk_izin_office_id_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "letter_id"],
            ["letters.office_id", "letters.id"],
            name=op.f("fk_izin_office_id_letter_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_izin")),
    )
    op.create_index("ix_izin_employee_id", "izin", ["office_id", "employee_id", "mulai"], unique=False)
    op.create_index("ix_izin_letter_id", "izin", ["office_id", "letter_id"], unique=False)
    op.create_table(
        "surat_tugas",
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("jenis", sa.String(length=20), nullable=False),
        sa.Column("maksud", sa.String(), nullable=False),
        sa.Column("tujuan", sa.String(), nullable=False),
        sa.Column("mulai", sa.Date(), nullable=False),
        sa.Column("sampai", sa.Date(), nullable=False),
        sa.Column("nomor", sa.String(), nullable=True),
        sa.Column("tanggal", sa.Date(), nullable=True),
        sa.Column("letter_id", sa.Uuid(), nullable=True),
        sa.Column("berkas", sa.String(), nullable=True),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "letter_id"],
            ["letters.office_id", "letters.id"],
            name=op.f("fk_surat_tugas_office_id_letter_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "unit_id"],
            ["units.office_id", "units.id"],
            name=op.f("fk_surat_tugas_office_id_unit_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_surat_tugas")),
    )
    op.create_index("ix_surat_tugas_letter_id", "surat_tugas", ["office_id", "letter_id"], unique=False)
    op.create_index("ix_surat_tugas_mulai", "surat_tugas", ["office_id", "mulai"], unique=False)
    op.create_index("ix_surat_tugas_unit_id", "surat_tugas", ["office_id", "unit_id"], unique=False)
    op.create_table(
        "surat_tugas_orang",
        sa.Column("surat_tugas_id", sa.Uuid(), nullable=False),
        sa.Column("employee_id", sa.Uuid(), nullable=False),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "employee_id"],
            ["employees.office_id", "employees.id"],
            name=op.f("fk_surat_tugas_orang_office_id_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "surat_tugas_id"],
            ["surat_tugas.office_id", "surat_tugas.id"],
            name=op.f("fk_surat_tugas_orang_office_id_surat_tugas_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_surat_tugas_orang")),
    )
    op.create_index("ix_surat_tugas_orang_employee_id", "surat_tugas_orang", ["office_id", "employee_id"], unique=False)
    op.create_index(
        "ix_surat_tugas_orang_surat_tugas_id", "surat_tugas_orang", ["office_id", "surat_tugas_id"], unique=False
    )
