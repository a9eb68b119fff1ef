"""Realisations, feedback, dialogues, coaching."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Tables and indexes as of step 0004."""
    op.create_table(
        "skp_realisations",
        sa.Column("indicator_id", sa.Uuid(), nullable=False),
        sa.Column("periode", sa.String(length=6), nullable=False),
        sa.Column("angka", sa.String(length=24), nullable=True),
        sa.Column("teks", sa.String(), nullable=False),
        sa.Column("bukti", sa.String(), nullable=True),
        sa.Column("berkas", sa.String(), nullable=True),
        sa.Column("nama_berkas", sa.String(), nullable=True),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("survey_id", sa.Uuid(), nullable=True),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "indicator_id"],
            ["skp_indicators.office_id", "skp_indicators.id"],
            name=op.f("fk_skp_realisations_office_id_indicator_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "survey_id"],
            ["surveys.office_id", "surveys.id"],
            name=op.f("fk_skp_realisations_office_id_survey_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_skp_realisations")),
    )
    op.create_index("ix_skp_realisations_indicator_id", "skp_realisations", ["office_id", "indicator_id"], unique=False)
    op.create_index("ix_skp_realisations_survey_id", "skp_realisations", ["office_id", "survey_id"], unique=False)
    op.create_table(
        "skp_feedback",
        sa.Column("skp_id", sa.Uuid(), nullable=False),
        sa.Column("result_id", sa.Uuid(), nullable=True),
        sa.Column("nilai", sa.Integer(), nullable=True),
        sa.Column("periode", sa.String(length=6), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("peran", sa.String(length=12), nullable=False),
        sa.Column("pemberi", sa.String(), nullable=True),
        sa.Column("isi", sa.String(), nullable=False),
        sa.Column("bukti", sa.String(), nullable=True),
        sa.Column("berkas", sa.String(), nullable=True),
        sa.Column("nama_berkas", sa.String(), nullable=True),
        sa.Column("indikasi", sa.String(length=8), nullable=True),
        sa.Column("sifat", sa.String(length=10), nullable=True),
        sa.Column("verifikasi", sa.String(length=10), nullable=True),
        sa.Column("verifikator", sa.String(), nullable=True),
        sa.Column("verifikasi_pada", sa.Date(), nullable=True),
        sa.Column("verifikasi_catatan", sa.String(), nullable=True),
        sa.Column("tanggapan", sa.String(), nullable=True),
        sa.Column("tanggapan_pada", sa.Date(), nullable=True),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "result_id"],
            ["skp_results.office_id", "skp_results.id"],
            name=op.f("fk_skp_feedback_office_id_result_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "skp_id"],
            ["skp.office_id", "skp.id"],
            name=op.f("fk_skp_feedback_office_id_skp_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_skp_feedback")),
    )
    op.create_index("ix_skp_feedback_result_id", "skp_feedback", ["office_id", "result_id"], unique=False)
    op.create_index("ix_skp_feedback_skp_id", "skp_feedback", ["office_id", "skp_id"], unique=False)
    op.create_table(
        "skp_dialogues",
        sa.Column("skp_id", sa.Uuid(), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("periode", sa.String(length=6), nullable=False),
        sa.Column("isi", sa.String(), nullable=False),
        sa.Column("kesepakatan", sa.String(), nullable=True),
        sa.Column("tindak_lanjut", sa.Date(), nullable=True),
        sa.Column("selesai", sa.Date(), nullable=True),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "skp_id"],
            ["skp.office_id", "skp.id"],
            name=op.f("fk_skp_dialogues_office_id_skp_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_skp_dialogues")),
    )
    op.create_index("ix_skp_dialogues_skp_id", "skp_dialogues", ["office_id", "skp_id"], unique=False)
    op.create_table(
        "coachings",
        sa.Column("employee_id", sa.Uuid(), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("mulai", sa.Date(), nullable=False),
        sa.Column("sampai", sa.Date(), nullable=False),
        sa.Column("masalah", sa.String(), nullable=False),
        sa.Column("rencana", sa.String(), nullable=False),
        sa.Column("ukuran", sa.String(), nullable=False),
        sa.Column("pembina", sa.String(), nullable=False),
        sa.Column("hasil", sa.String(), nullable=True),
        sa.Column("tanggal_hasil", sa.Date(), nullable=True),
        sa.Column("berhasil", sa.Boolean(), nullable=True),
        sa.Column("berkas", sa.String(), nullable=True),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "employee_id"],
            ["employees.office_id", "employees.id"],
            name=op.f("fk_coachings_office_id_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_coachings")),
    )
    op.create_index("ix_coachings_employee_id", "coachings", ["office_id", "employee_id"], unique=False)
