"""Service points, who served there, surveys as counts, feedback cards."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Tables and indexes as of step 0004."""
    op.create_table(
        "service_points",
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("gratis", sa.Boolean(), nullable=False),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "unit_id"],
            ["units.office_id", "units.id"],
            name=op.f("fk_service_points_office_id_unit_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_service_points")),
    )
    op.create_index("ix_service_points_unit_id", "service_points", ["office_id", "unit_id"], unique=False)
    op.create_table(
        "service_duties",
        sa.Column("service_point_id", sa.Uuid(), nullable=False),
        sa.Column("employee_id", sa.Uuid(), nullable=False),
        sa.Column("mulai", sa.Date(), nullable=False),
        sa.Column("sampai", sa.Date(), nullable=True),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "employee_id"],
            ["employees.office_id", "employees.id"],
            name=op.f("fk_service_duties_office_id_employee_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "service_point_id"],
            ["service_points.office_id", "service_points.id"],
            name=op.f("fk_service_duties_office_id_service_point_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_service_duties")),
    )
    op.create_index("ix_service_duties_employee_id", "service_duties", ["office_id", "employee_id"], unique=False)
    op.create_index(
        "ix_service_duties_service_point_id", "service_duties", ["office_id", "service_point_id"], unique=False
    )
    op.create_table(
        "surveys",
        sa.Column("service_point_id", sa.Uuid(), nullable=False),
        sa.Column("mulai", sa.Date(), nullable=False),
        sa.Column("sampai", sa.Date(), nullable=False),
        sa.Column("responden", sa.Integer(), nullable=False),
        sa.Column("populasi", sa.Integer(), nullable=True),
        sa.Column("jawaban", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("nomor", sa.String(), nullable=True),
        sa.Column("tanggal", sa.Date(), nullable=True),
        sa.Column("berkas", sa.String(), nullable=True),
        sa.Column("sumber", sa.String(), nullable=False),
        sa.Column("dibatalkan", sa.String(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "service_point_id"],
            ["service_points.office_id", "service_points.id"],
            name=op.f("fk_surveys_office_id_service_point_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_surveys")),
    )
    op.create_index("ix_surveys_service_point_id", "surveys", ["office_id", "service_point_id"], unique=False)
    op.create_table(
        "feedback_cards",
        sa.Column("survey_id", sa.Uuid(), nullable=False),
        sa.Column("skp_id", sa.Uuid(), nullable=False),
        sa.Column("dipertimbangkan", sa.Boolean(), nullable=True),
        sa.Column("alasan", sa.String(), nullable=True),
        sa.Column("oleh", sa.String(), nullable=True),
        sa.Column("pada", sa.Date(), nullable=True),
        sa.Column("tanggapan", sa.String(), nullable=True),
        sa.Column("tanggapan_pada", sa.Date(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id", "skp_id"],
            ["skp.office_id", "skp.id"],
            name=op.f("fk_feedback_cards_office_id_skp_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "survey_id"],
            ["surveys.office_id", "surveys.id"],
            name=op.f("fk_feedback_cards_office_id_survey_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("office_id", "id", name=op.f("pk_feedback_cards")),
    )
    op.create_index("ix_feedback_cards_skp_id", "feedback_cards", ["office_id", "skp_id"], unique=False)
    op.create_index("ix_feedback_cards_survey_id", "feedback_cards", ["office_id", "survey_id"], unique=False)
