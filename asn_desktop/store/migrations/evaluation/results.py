"""Achievements of units, reasons, evaluations, objections, documents."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Tables and indexes as of step 0004."""
    op.create_table(
        "unit_achievements",
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("periode", sa.String(length=6), nullable=False),
        sa.Column("predikat", sa.String(length=16), nullable=False),
        sa.Column("nomor", sa.String(), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("pejabat", sa.String(), nullable=False),
        sa.Column("berkas", sa.String(), nullable=True),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "unit_id"],
            ["units.office_id", "units.id"],
            name=op.f("fk_unit_achievements_office_id_unit_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_unit_achievements")),
    )
    op.create_index(
        "ix_unit_achievements_unit_id", "unit_achievements", ["office_id", "unit_id", "tahun"], unique=False
    )
    op.create_table(
        "pattern_reasons",
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("periode", sa.String(length=6), nullable=False),
        sa.Column("hitungan", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("dilanggar", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("alasan", sa.String(), nullable=False),
        sa.Column("pejabat", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("nomor", sa.String(), nullable=True),
        sa.Column("berkas", sa.String(), nullable=True),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "unit_id"],
            ["units.office_id", "units.id"],
            name=op.f("fk_pattern_reasons_office_id_unit_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_pattern_reasons")),
    )
    op.create_index("ix_pattern_reasons_unit_id", "pattern_reasons", ["office_id", "unit_id", "tahun"], unique=False)
    op.create_table(
        "evaluations",
        sa.Column("employee_id", sa.Uuid(), nullable=False),
        sa.Column("skp_id", sa.Uuid(), nullable=True),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("periode", sa.String(length=6), nullable=False),
        sa.Column("mulai", sa.Date(), nullable=False),
        sa.Column("sampai", sa.Date(), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.Column("hasil", sa.String(length=8), nullable=True),
        sa.Column("perilaku", sa.String(length=8), nullable=True),
        sa.Column("predikat", sa.String(length=16), nullable=True),
        sa.Column("alasan", sa.String(), nullable=True),
        sa.Column("catatan", sa.String(), nullable=True),
        sa.Column("kepala", sa.Boolean(), nullable=False),
        sa.Column("periode_singkat", sa.Boolean(), nullable=False),
        sa.Column("tidak_dinilai", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("capaian", sa.String(length=16), nullable=True),
        sa.Column("penilai", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("atasan", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("keadaan", sa.String(length=12), nullable=False),
        sa.Column("ditetapkan", sa.Date(), nullable=True),
        sa.Column("diterima", sa.Date(), nullable=True),
        sa.Column("tolak_tanda", sa.String(), nullable=True),
        sa.Column("menggantikan_id", sa.Uuid(), nullable=True),
        sa.Column("alasan_ubah", sa.String(), nullable=True),
        sa.Column("dasar", sa.String(), nullable=True),
        sa.Column("kinerja_id", sa.Uuid(), nullable=True),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "employee_id"],
            ["employees.office_id", "employees.id"],
            name=op.f("fk_evaluations_office_id_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "kinerja_id"],
            ["kinerja.office_id", "kinerja.id"],
            name=op.f("fk_evaluations_office_id_kinerja_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "menggantikan_id"],
            ["evaluations.office_id", "evaluations.id"],
            name=op.f("fk_evaluations_office_id_menggantikan_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "skp_id"],
            ["skp.office_id", "skp.id"],
            name=op.f("fk_evaluations_office_id_skp_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "unit_id"],
            ["units.office_id", "units.id"],
            name=op.f("fk_evaluations_office_id_unit_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_evaluations")),
    )
    op.create_index(
        "ix_evaluations_employee_id", "evaluations", ["office_id", "employee_id", "tahun", "periode"], unique=False
    )
    op.create_index("ix_evaluations_kinerja_id", "evaluations", ["office_id", "kinerja_id"], unique=False)
    op.create_index("ix_evaluations_menggantikan_id", "evaluations", ["office_id", "menggantikan_id"], unique=False)
    op.create_index("ix_evaluations_skp_id", "evaluations", ["office_id", "skp_id"], unique=False)
    op.create_index("ix_evaluations_unit_id", "evaluations", ["office_id", "unit_id", "tahun", "periode"], unique=False)
    op.create_table(
        "objections",
        sa.Column("evaluation_id", sa.Uuid(), nullable=False),
        sa.Column("diajukan", sa.Date(), nullable=False),
        sa.Column("hari_terakhir", sa.Date(), nullable=False),
        sa.Column("alasan", sa.String(), nullable=False),
        sa.Column("kepada", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("berkas", sa.String(), nullable=True),
        sa.Column("keadaan", sa.String(length=24), nullable=False),
        sa.Column("kata_penilai", sa.String(), nullable=True),
        sa.Column("kata_penilai_pada", sa.Date(), nullable=True),
        sa.Column("kata_pegawai", sa.String(), nullable=True),
        sa.Column("kata_pegawai_pada", sa.Date(), nullable=True),
        sa.Column("putusan", sa.String(length=8), nullable=True),
        sa.Column("alasan_putusan", sa.String(), nullable=True),
        sa.Column("diputus", sa.Date(), nullable=True),
        sa.Column("nomor_putusan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "evaluation_id"],
            ["evaluations.office_id", "evaluations.id"],
            name=op.f("fk_objections_office_id_evaluation_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_objections")),
    )
    op.create_index("ix_objections_evaluation_id", "objections", ["office_id", "evaluation_id"], unique=False)
    op.create_table(
        "evaluation_letters",
        sa.Column("letter_id", sa.Uuid(), nullable=False),
        sa.Column("jenis", sa.String(length=32), nullable=False),
        sa.Column("skp_id", sa.Uuid(), nullable=True),
        sa.Column("evaluation_id", sa.Uuid(), nullable=True),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "evaluation_id"],
            ["evaluations.office_id", "evaluations.id"],
            name=op.f("fk_evaluation_letters_office_id_evaluation_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "letter_id"],
            ["letters.office_id", "letters.id"],
            name=op.f("fk_evaluation_letters_office_id_letter_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "skp_id"],
            ["skp.office_id", "skp.id"],
            name=op.f("fk_evaluation_letters_office_id_skp_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_evaluation_letters")),
    )
    op.create_index(
        "ix_evaluation_letters_evaluation_id", "evaluation_letters", ["office_id", "evaluation_id"], unique=False
    )
    op.create_index("ix_evaluation_letters_letter_id", "evaluation_letters", ["office_id", "letter_id"], unique=False)
    op.create_index("ix_evaluation_letters_skp_id", "evaluation_letters", ["office_id", "skp_id"], unique=False)
