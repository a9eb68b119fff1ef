"""What stays on this PC: meta, users, drafts, import batches."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Create these tables and their indexes."""
    op.create_table(
        "drafts",
        sa.Column("nama_pengguna", sa.String(), nullable=False),
        sa.Column("formulir", sa.String(), nullable=False),
        sa.Column("isi", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("disimpan", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("nama_pengguna", "formulir", name=op.f("pk_drafts")),
    )
    op.create_table(
        "import_batches",
        sa.Column("jenis", sa.String(), nullable=False),
        sa.Column("berkas", sa.String(), nullable=False),
        sa.Column("lembar", sa.String(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("keadaan", sa.Date(), nullable=True),
        sa.Column("pada", sa.String(length=27), nullable=False),
        sa.Column("oleh", sa.String(), nullable=False),
        sa.Column("transaksi", sa.Uuid(), nullable=False),
        sa.Column("jumlah", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("alasan", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("dibatalkan_pada", sa.String(length=27), nullable=True),
        sa.Column("pembatalan", sa.Uuid(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_import_batches")),
    )
    op.create_index("ix_import_batches_hash", "import_batches", ["office_id", "hash"], unique=False)
    op.create_table(
        "import_layouts",
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("kolom", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("office_id", "sidik", name=op.f("pk_import_layouts")),
    )
    op.create_table(
        "meta",
        sa.Column("kunci", sa.String(), nullable=False),
        sa.Column("nilai", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("kunci", name=op.f("pk_meta")),
    )
    op.create_table(
        "users",
        sa.Column("nama_pengguna", sa.String(), nullable=False),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("peran", sa.String(), nullable=False),
        sa.Column("kunci_publik", sa.String(), nullable=False),
        sa.Column("employee_id", sa.Uuid(), nullable=True),
        sa.Column("aktif", sa.Boolean(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "employee_id"],
            ["employees.office_id", "employees.id"],
            name=op.f("fk_users_office_id_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_users")),
        sa.UniqueConstraint("office_id", "nama_pengguna", name=op.f("uq_users_office_id_nama_pengguna")),
    )
    op.create_index("ix_users_employee_id", "users", ["office_id", "employee_id"], unique=False)
