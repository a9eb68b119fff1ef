"""The running year of an SKP: what was achieved with its evidence, feedback, dialogues, coaching."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from asn_desktop.store.base import Base, Owned, owned_fk, owned_index

if TYPE_CHECKING:
    from asn_desktop.store.employees import Employee
    from asn_desktop.store.goals import Skp, SkpIndicator, SkpResult
    from asn_desktop.store.survey import Survey


class Realisation(Owned, Base):
    """What was achieved on one indicator up to a period, and the evidence; never turned into a rating."""

    __tablename__ = "skp_realisations"
    __table_args__ = (
        owned_fk("indicator_id", "skp_indicators"),
        owned_index("skp_realisations", "indicator_id"),
        owned_fk("survey_id", "surveys"),
        owned_index("skp_realisations", "survey_id"),
    )

    indicator_id: Mapped[uuid.UUID]
    periode: Mapped[str] = mapped_column(sa.String(6))  # rules.evaluation.periods.CODES
    angka: Mapped[str | None] = mapped_column(sa.String(24))  # decimal text
    teks: Mapped[str]  # as printed: "98 dokumen", "Terlaksana seluruhnya"
    bukti: Mapped[str | None]  # note on the evidence
    berkas: Mapped[str | None]  # blob with the scan
    nama_berkas: Mapped[str | None]
    tanggal: Mapped[dt.date]
    survey_id: Mapped[uuid.UUID | None]  # an IKM as realisation names its survey
    dibatalkan: Mapped[str | None]

    indicator: Mapped[SkpIndicator] = relationship(lazy="raise", overlaps="survey")
    survey: Mapped[Survey | None] = relationship(lazy="raise", overlaps="indicator")


class Feedback(Owned, Base):
    """Continuous feedback (umpan balik berkelanjutan) on a result or a value; never averaged into a rating."""

    __tablename__ = "skp_feedback"
    __table_args__ = (
        owned_fk("skp_id", "skp"),
        owned_index("skp_feedback", "skp_id"),
        owned_fk("result_id", "skp_results"),
        owned_index("skp_feedback", "result_id"),
    )

    skp_id: Mapped[uuid.UUID]
    result_id: Mapped[uuid.UUID | None]
    nilai: Mapped[int | None]  # number of the value 1..7; neither: on the whole
    periode: Mapped[str] = mapped_column(sa.String(6))
    tanggal: Mapped[dt.date]
    peran: Mapped[str] = mapped_column(sa.String(12))  # PIMPINAN | REKAN | BAWAHAN | MASYARAKAT | PIHAK_LAIN
    pemberi: Mapped[str | None]  # name of the giver; a citizen's is never kept
    isi: Mapped[str]
    bukti: Mapped[str | None]
    berkas: Mapped[str | None]
    nama_berkas: Mapped[str | None]
    indikasi: Mapped[str | None] = mapped_column(sa.String(8))  # DI_ATAS | SESUAI | DI_BAWAH
    sifat: Mapped[str | None] = mapped_column(sa.String(10))  # of a citizen's word: keluhan | pujian
    verifikasi: Mapped[str | None] = mapped_column(sa.String(10))  # None | benar | tidak_benar
    verifikator: Mapped[str | None]  # who verified: not the appraiser
    verifikasi_pada: Mapped[dt.date | None]
    verifikasi_catatan: Mapped[str | None]
    tanggapan: Mapped[str | None]  # the employee's reply
    tanggapan_pada: Mapped[dt.date | None]
    dibatalkan: Mapped[str | None]

    skp: Mapped[Skp] = relationship(lazy="raise", overlaps="result")
    result: Mapped[SkpResult | None] = relationship(lazy="raise", overlaps="skp")


class Dialogue(Owned, Base):
    """A talk about performance between appraiser and employee: when, what was said, what was agreed."""

    __tablename__ = "skp_dialogues"
    __table_args__ = (owned_fk("skp_id", "skp"), owned_index("skp_dialogues", "skp_id"))

    skp_id: Mapped[uuid.UUID]
    tanggal: Mapped[dt.date]
    periode: Mapped[str] = mapped_column(sa.String(6))
    isi: Mapped[str]
    kesepakatan: Mapped[str | None]
    tindak_lanjut: Mapped[dt.date | None]  # day to look at it again
    selesai: Mapped[dt.date | None]
    dibatalkan: Mapped[str | None]

    skp: Mapped[Skp] = relationship(lazy="raise")


class Coaching(Owned, Base):
    """The coaching record (rencana pembinaan) of a person whose predikat asks for it (PP 30/2019 art. 56-58)."""

    __tablename__ = "coachings"
    __table_args__ = (owned_fk("employee_id", "employees"), owned_index("coachings", "employee_id"))

    employee_id: Mapped[uuid.UUID]
    tahun: Mapped[int]  # of the predikat that gave rise to it
    mulai: Mapped[dt.date]
    sampai: Mapped[dt.date]
    masalah: Mapped[str]
    rencana: Mapped[str]
    ukuran: Mapped[str]  # by what it will be judged to have worked
    pembina: Mapped[str]
    hasil: Mapped[str | None]
    tanggal_hasil: Mapped[dt.date | None]
    berhasil: Mapped[bool | None]
    berkas: Mapped[str | None]
    dibatalkan: Mapped[str | None]

    employee: Mapped[Employee] = relationship(lazy="raise")
