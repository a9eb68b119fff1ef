"""Goals (SKP): results, indicators, actions, the library of indicators."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Tables and indexes as of step 0004."""
    op.create_table(
        "skp",
        sa.Column("employee_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("mulai", sa.Date(), nullable=False),
        sa.Column("sampai", sa.Date(), nullable=False),
        sa.Column("pendekatan", sa.String(length=12), nullable=False),
        sa.Column("bentuk", sa.String(length=6), nullable=False),
        sa.Column("kepala", sa.Boolean(), nullable=False),
        sa.Column("pegawai", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("penilai_id", sa.Uuid(), nullable=True),
        sa.Column("penilai", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("penilai_sejak", sa.Date(), nullable=True),
        sa.Column("penilai_lama", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("ekspektasi", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("lampiran", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("keadaan", sa.String(length=12), nullable=False),
        sa.Column("ditetapkan", sa.Date(), nullable=True),
        sa.Column("alasan_mulai", sa.String(), nullable=True),
        sa.Column("alasan_tutup", sa.String(), nullable=True),
        sa.Column("alasan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "employee_id"],
            ["employees.office_id", "employees.id"],
            name=op.f("fk_skp_office_id_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "penilai_id"],
            ["employees.office_id", "employees.id"],
            name=op.f("fk_skp_office_id_penilai_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "unit_id"],
            ["units.office_id", "units.id"],
            name=op.f("fk_skp_office_id_unit_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_skp")),
    )
    op.create_index("ix_skp_employee_id", "skp", ["office_id", "employee_id", "tahun"], unique=False)
    op.create_index("ix_skp_penilai_id", "skp", ["office_id", "penilai_id"], unique=False)
    op.create_index("ix_skp_unit_id", "skp", ["office_id", "unit_id", "tahun"], unique=False)
    op.create_table(
        "skp_results",
        sa.Column("skp_id", sa.Uuid(), nullable=False),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.Column("jenis", sa.String(length=8), nullable=False),
        sa.Column("rencana", sa.String(), nullable=False),
        sa.Column("atasan_hasil_id", sa.Uuid(), nullable=True),
        sa.Column("intervensi", sa.String(), nullable=True),
        sa.Column("perspektif", sa.String(), nullable=True),
        sa.Column("penugasan_dari", sa.String(), nullable=True),
        sa.Column("nomor_penugasan", sa.String(), nullable=True),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "atasan_hasil_id"],
            ["skp_results.office_id", "skp_results.id"],
            name=op.f("fk_skp_results_office_id_atasan_hasil_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "skp_id"],
            ["skp.office_id", "skp.id"],
            name=op.f("fk_skp_results_office_id_skp_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_skp_results")),
    )
    op.create_index("ix_skp_results_atasan_hasil_id", "skp_results", ["office_id", "atasan_hasil_id"], unique=False)
    op.create_index("ix_skp_results_skp_id", "skp_results", ["office_id", "skp_id"], unique=False)
    op.create_table(
        "skp_indicators",
        sa.Column("result_id", sa.Uuid(), nullable=False),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.Column("aspek", sa.String(length=10), nullable=True),
        sa.Column("indikator", sa.String(), nullable=False),
        sa.Column("target_angka", sa.String(length=24), nullable=True),
        sa.Column("target_akhir", sa.String(length=24), nullable=True),
        sa.Column("target_satuan", sa.String(), nullable=True),
        sa.Column("target_teks", sa.String(), nullable=True),
        sa.Column("periksa", sa.Boolean(), nullable=False),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "result_id"],
            ["skp_results.office_id", "skp_results.id"],
            name=op.f("fk_skp_indicators_office_id_result_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_skp_indicators")),
    )
    op.create_index("ix_skp_indicators_result_id", "skp_indicators", ["office_id", "result_id"], unique=False)
    op.create_table(
        "skp_actions",
        sa.Column("result_id", sa.Uuid(), nullable=False),
        sa.Column("urutan", sa.Integer(), nullable=False),
        sa.Column("aksi", sa.String(), nullable=False),
        sa.Column("target", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("bukti", sa.String(), nullable=True),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "result_id"],
            ["skp_results.office_id", "skp_results.id"],
            name=op.f("fk_skp_actions_office_id_result_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_skp_actions")),
    )
    op.create_index("ix_skp_actions_result_id", "skp_actions", ["office_id", "result_id"], unique=False)
    op.create_table(
        "kept_indicators",
        sa.Column("jabatan", sa.String(), nullable=True),
        sa.Column("rencana", sa.String(), nullable=True),
        sa.Column("aspek", sa.String(length=10), nullable=True),
        sa.Column("indikator", sa.String(), nullable=False),
        sa.Column("target_angka", sa.String(length=24), nullable=True),
        sa.Column("target_satuan", sa.String(), nullable=True),
        sa.Column("target_teks", sa.String(), nullable=True),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_kept_indicators")),
    )
