"""Delegation decrees, and decisions on requests from below."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Create these tables and their indexes."""
    op.create_table(
        "leave_answers",
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("isi", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("pdf", sa.String(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("dibuat_pada", sa.String(length=27), nullable=False),
        sa.Column("oleh", sa.String(), nullable=False),
        sa.Column("reply_seq", sa.Integer(), nullable=True),
        sa.Column("diterima", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_leave_answers")),
    )
    op.create_index(op.f("ix_leave_answers_request_id"), "leave_answers", ["request_id"], unique=False)
    op.create_table(
        "delegations",
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("peran", sa.String(), nullable=False),
        sa.Column("jabatan", sa.String(), nullable=False),
        sa.Column("cakupan_id", sa.Uuid(), nullable=True),
        sa.Column("jenis", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("kelompok", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("maks_hari", sa.Integer(), nullable=True),
        sa.Column("luar_negeri", sa.Boolean(), nullable=False),
        sa.Column("plt_boleh", sa.Boolean(), nullable=False),
        sa.Column("pemberi", sa.String(), nullable=False),
        sa.Column("nomor", sa.String(), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("berlaku_mulai", sa.Date(), nullable=False),
        sa.Column("berlaku_sampai", sa.Date(), nullable=True),
        sa.Column("letter_id", sa.Uuid(), nullable=True),
        sa.Column("berkas", sa.String(), nullable=True),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "cakupan_id"],
            ["units.office_id", "units.id"],
            name=op.f("fk_delegations_office_id_cakupan_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "letter_id"],
            ["letters.office_id", "letters.id"],
            name=op.f("fk_delegations_office_id_letter_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "unit_id"],
            ["units.office_id", "units.id"],
            name=op.f("fk_delegations_office_id_unit_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_delegations")),
    )
    op.create_index("ix_delegations_cakupan_id", "delegations", ["office_id", "cakupan_id"], unique=False)
    op.create_index("ix_delegations_letter_id", "delegations", ["office_id", "letter_id"], unique=False)
    op.create_index("ix_delegations_unit_id", "delegations", ["office_id", "unit_id"], unique=False)
