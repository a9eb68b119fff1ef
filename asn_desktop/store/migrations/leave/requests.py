"""Proofs and letters of leave requests."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Create these tables and their indexes."""
    op.create_table(
        "leave_documents",
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("jenis", sa.String(length=32), nullable=False),
        sa.Column("nomor", sa.String(), nullable=True),
        sa.Column("tanggal", sa.Date(), nullable=True),
        sa.Column("penerbit", sa.String(), nullable=True),
        sa.Column("perlu", sa.Boolean(), nullable=True),
        sa.Column("hari", sa.Integer(), nullable=True),
        sa.Column("keterangan", sa.String(), nullable=True),
        sa.Column("berkas", sa.String(), nullable=True),
        sa.Column("nama_berkas", sa.String(), nullable=True),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "request_id"],
            ["leave_requests.office_id", "leave_requests.id"],
            name=op.f("fk_leave_documents_office_id_request_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_leave_documents")),
    )
    op.create_index("ix_leave_documents_request_id", "leave_documents", ["office_id", "request_id"], unique=False)
    op.create_table(
        "leave_letters",
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("letter_id", sa.Uuid(), nullable=False),
        sa.Column("jenis", sa.String(length=32), nullable=False),
        sa.Column("langkah", sa.Integer(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "letter_id"],
            ["letters.office_id", "letters.id"],
            name=op.f("fk_leave_letters_office_id_letter_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "request_id"],
            ["leave_requests.office_id", "leave_requests.id"],
            name=op.f("fk_leave_letters_office_id_request_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_leave_letters")),
    )
    op.create_index("ix_leave_letters_letter_id", "leave_letters", ["office_id", "letter_id"], unique=False)
    op.create_index("ix_leave_letters_request_id", "leave_letters", ["office_id", "request_id"], unique=False)
