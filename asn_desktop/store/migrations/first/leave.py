"""Openings, requests, steps and the ledger of days."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Create these tables and their indexes."""
    op.create_table(
        "leave_openings",
        sa.Column("employee_id", sa.Uuid(), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("terpakai", sa.Integer(), nullable=False),
        sa.Column("ditangguhkan", sa.Integer(), nullable=False),
        sa.Column("sumber", sa.String(), nullable=False),
        sa.Column("keterangan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "employee_id"],
            ["employees.office_id", "employees.id"],
            name=op.f("fk_leave_openings_office_id_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_leave_openings")),
        sa.UniqueConstraint(
            "office_id", "employee_id", "tahun", name=op.f("uq_leave_openings_office_id_employee_id_tahun")
        ),
    )
    op.create_table(
        "leave_requests",
        sa.Column("employee_id", sa.Uuid(), nullable=False),
        sa.Column("jenis", sa.String(), nullable=False),
        sa.Column("mulai", sa.Date(), nullable=False),
        sa.Column("sampai", sa.Date(), nullable=False),
        sa.Column("lama", sa.Integer(), nullable=False),
        sa.Column("satuan", sa.String(), nullable=False),
        sa.Column("alasan", sa.String(), nullable=False),
        sa.Column("alamat", sa.String(), nullable=False),
        sa.Column("telepon", sa.String(), nullable=False),
        sa.Column("negara", sa.String(), nullable=True),
        sa.Column("hari_tambahan", sa.Integer(), nullable=False),
        sa.Column("alasan_khusus", sa.String(), nullable=True),
        sa.Column("pengganti_id", sa.Uuid(), nullable=True),
        sa.Column("keadaan", sa.String(), nullable=False),
        sa.Column("diminta_pada", sa.Date(), nullable=False),
        sa.Column("saldo", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("aturan", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("letter_id", sa.Uuid(), nullable=True),
        sa.Column("terkait_id", sa.Uuid(), nullable=True),
        sa.Column("melapor_pada", sa.Date(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "employee_id"],
            ["employees.office_id", "employees.id"],
            name=op.f("fk_leave_requests_office_id_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "letter_id"],
            ["letters.office_id", "letters.id"],
            name=op.f("fk_leave_requests_office_id_letter_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "pengganti_id"],
            ["employees.office_id", "employees.id"],
            name=op.f("fk_leave_requests_office_id_pengganti_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "terkait_id"],
            ["leave_requests.office_id", "leave_requests.id"],
            name=op.f("fk_leave_requests_office_id_terkait_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_leave_requests")),
    )
    op.create_index(
        "ix_leave_requests_employee_id", "leave_requests", ["office_id", "employee_id", "mulai"], unique=False
    )
    op.create_index("ix_leave_requests_letter_id", "leave_requests", ["office_id", "letter_id"], unique=False)
    op.create_index("ix_leave_requests_pengganti_id", "leave_requests", ["office_id", "pengganti_id"], unique=False)
    op.create_index("ix_leave_requests_state", "leave_requests", ["office_id", "keadaan"], unique=False)
    op.create_index("ix_leave_requests_terkait_id", "leave_requests", ["office_id", "terkait_id"], unique=False)
    op.create_table(
        "leave_charges",
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("employee_id", sa.Uuid(), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("baris", sa.String(), nullable=False),
        sa.Column("hari", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "employee_id"],
            ["employees.office_id", "employees.id"],
            name=op.f("fk_leave_charges_office_id_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "request_id"],
            ["leave_requests.office_id", "leave_requests.id"],
            name=op.f("fk_leave_charges_office_id_request_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_leave_charges")),
    )
    op.create_index(
        "ix_leave_charges_employee_id", "leave_charges", ["office_id", "employee_id", "tahun"], unique=False
    )
    op.create_index("ix_leave_charges_request_id", "leave_charges", ["office_id", "request_id"], unique=False)
    op.create_table(
        "leave_steps",
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.Column("peristiwa", sa.String(), nullable=False),
        sa.Column("pilihan", sa.String(), nullable=True),
        sa.Column("alasan", sa.String(), nullable=True),
        sa.Column("mulai", sa.Date(), nullable=True),
        sa.Column("sampai", sa.Date(), nullable=True),
        sa.Column("hari", sa.Integer(), nullable=True),
        sa.Column("oleh_id", sa.Uuid(), nullable=True),
        sa.Column("oleh_nama", sa.String(), nullable=True),
        sa.Column("oleh_nip", sa.String(), nullable=True),
        sa.Column("oleh_jabatan", sa.String(), nullable=True),
        sa.Column("kewenangan", sa.String(), nullable=True),
        sa.Column("cara", sa.String(), nullable=False),
        sa.Column("berkas", sa.String(), nullable=True),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "request_id"],
            ["leave_requests.office_id", "leave_requests.id"],
            name=op.f("fk_leave_steps_office_id_request_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_leave_steps")),
    )
    op.create_index("ix_leave_steps_request_id", "leave_steps", ["office_id", "request_id"], unique=False)
