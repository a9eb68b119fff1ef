"""The office, its units, officials and settings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Create these tables and their indexes."""
    op.create_table(
        "offices",
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("kode", sa.String(), nullable=True),
        sa.Column("pemerintah", sa.String(), nullable=False),
        sa.Column("kota", sa.String(), nullable=False),
        sa.Column("zona", sa.String(), nullable=False),
        sa.Column("nama_pusat", sa.String(), nullable=False),
        sa.Column("latihan", sa.Boolean(), nullable=False),
        sa.Column("peran", sa.String(), nullable=False),
        sa.Column("induk_id", sa.Uuid(), nullable=True),
        sa.Column("terhubung_sejak", sa.Date(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_offices")),
    )
    op.create_table(
        "settings",
        sa.Column("kunci", sa.String(), nullable=False),
        sa.Column("nilai", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("berlaku_mulai", sa.Date(), nullable=False),
        sa.Column("berlaku_sampai", sa.Date(), nullable=True),
        sa.Column("dasar", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_settings")),
        sa.UniqueConstraint(
            "office_id", "kunci", "berlaku_mulai", name=op.f("uq_settings_office_id_kunci_berlaku_mulai")
        ),
    )
    op.create_table(
        "units",
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("kode", sa.String(), nullable=True),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.Column("siasn_unor_id", sa.String(length=42), nullable=True),
        sa.Column("kop_pemerintah", sa.String(), nullable=True),
        sa.Column("kop_nama", sa.String(), nullable=True),
        sa.Column("kop_alamat", sa.String(), nullable=True),
        sa.Column("kop_kontak", sa.String(), nullable=True),
        sa.Column("lambang", sa.String(), nullable=True),
        sa.Column("kota", sa.String(), nullable=True),
        sa.Column("hari_kerja", sa.String(length=7), nullable=True),
        sa.Column("nomor_mode", sa.String(), nullable=True),
        sa.Column("nomor_pola", sa.String(), nullable=True),
        sa.Column("nomor_lebar", sa.Integer(), nullable=True),
        sa.Column("berakhir", sa.Date(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "parent_id"],
            ["units.office_id", "units.id"],
            name=op.f("fk_units_office_id_parent_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_units")),
    )
    op.create_index("ix_units_parent_id", "units", ["office_id", "parent_id"], unique=False)
    op.create_table(
        "unit_aliases",
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("alias", sa.String(), nullable=False),
        sa.Column("normal", sa.String(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "unit_id"],
            ["units.office_id", "units.id"],
            name=op.f("fk_unit_aliases_office_id_unit_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_unit_aliases")),
    )
    op.create_index(op.f("ix_unit_aliases_normal"), "unit_aliases", ["normal"], unique=False)
    op.create_index("ix_unit_aliases_unit_id", "unit_aliases", ["office_id", "unit_id"], unique=False)
