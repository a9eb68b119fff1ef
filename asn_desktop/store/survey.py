"""The public's word on a service: service points, who served there, survey results as counts, feedback cards."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Mapped, mapped_column, relationship

from asn_desktop.store.base import Base, Owned, owned_fk, owned_index

if TYPE_CHECKING:
    from asn_desktop.store.employees import Employee
    from asn_desktop.store.goals import Skp
    from asn_desktop.store.offices import Unit


class ServicePoint(Owned, Base):
    """A counter or service that the public uses, of one unit."""

    __tablename__ = "service_points"
    __table_args__ = (owned_fk("unit_id", "units"), owned_index("service_points", "unit_id"))

    unit_id: Mapped[uuid.UUID]
    nama: Mapped[str]
    gratis: Mapped[bool] = mapped_column(default=False)  # free by regulation: the answer on cost counts 4
    dibatalkan: Mapped[str | None]

    unit: Mapped[Unit] = relationship(lazy="raise")


class ServiceDuty(Owned, Base):
    """Who served at a service point, from when to when."""

    __tablename__ = "service_duties"
    __table_args__ = (
        owned_fk("service_point_id", "service_points"),
        owned_index("service_duties", "service_point_id"),
        owned_fk("employee_id", "employees"),
        owned_index("service_duties", "employee_id"),
    )

    service_point_id: Mapped[uuid.UUID]
    employee_id: Mapped[uuid.UUID]
    mulai: Mapped[dt.date]
    sampai: Mapped[dt.date | None]
    dibatalkan: Mapped[str | None]

    service_point: Mapped[ServicePoint] = relationship(lazy="raise", overlaps="employee")
    employee: Mapped[Employee] = relationship(lazy="raise", overlaps="service_point")


class Survey(Owned, Base):
    """One survey of a service point as counts (PermenPANRB 14/2017): no answer sheet and no identity is kept."""

    __tablename__ = "surveys"
    __table_args__ = (owned_fk("service_point_id", "service_points"), owned_index("surveys", "service_point_id"))

    service_point_id: Mapped[uuid.UUID]
    mulai: Mapped[dt.date]
    sampai: Mapped[dt.date]
    responden: Mapped[int]
    populasi: Mapped[int | None]  # users in the period, for the sample of Krejcie and Morgan
    jawaban: Mapped[dict[str, Any]]  # key of the unsur -> [answers 1, 2, 3, 4]; an unused unsur is absent
    nomor: Mapped[str | None]  # of the signed report
    tanggal: Mapped[dt.date | None]
    berkas: Mapped[str | None]
    sumber: Mapped[str] = mapped_column(default="manual")
    dibatalkan: Mapped[str | None]

    service_point: Mapped[ServicePoint] = relationship(lazy="raise")


class FeedbackCard(Owned, Base):
    """What the appraiser and the employee said to the feedback card of a service point (evaluation.md §7.5)."""

    __tablename__ = "feedback_cards"
    __table_args__ = (
        owned_fk("survey_id", "surveys"),
        owned_index("feedback_cards", "survey_id"),
        owned_fk("skp_id", "skp"),
        owned_index("feedback_cards", "skp_id"),
    )

    survey_id: Mapped[uuid.UUID]
    skp_id: Mapped[uuid.UUID]
    dipertimbangkan: Mapped[bool | None]
    alasan: Mapped[str | None]
    oleh: Mapped[str | None]
    pada: Mapped[dt.date | None]
    tanggapan: Mapped[str | None]
    tanggapan_pada: Mapped[dt.date | None]

    survey: Mapped[Survey] = relationship(lazy="raise", overlaps="skp")
    skp: Mapped[Skp] = relationship(lazy="raise", overlaps="survey")
