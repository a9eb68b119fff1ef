"""Evaluation: achievement of a unit, reasons for a broken pattern, results and their versions, objections."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from asn_desktop.store.base import Base, Owned, owned_fk, owned_index

if TYPE_CHECKING:
    from asn_desktop.store.career import Kinerja
    from asn_desktop.store.employees import Employee
    from asn_desktop.store.goals import Skp
    from asn_desktop.store.letters import Letter
    from asn_desktop.store.offices import Unit

_OF_EVALUATION = "employee,skp,unit,menggantikan,kinerja"


class UnitAchievement(Owned, Base):
    """The achievement of a unit in a period as the leader above fixed it, by document (SE MenPANRB 3/2023)."""

    __tablename__ = "unit_achievements"
    __table_args__ = (
        owned_fk("unit_id", "units"),
        sa.Index("ix_unit_achievements_unit_id", "office_id", "unit_id", "tahun"),
    )

    unit_id: Mapped[uuid.UUID]
    tahun: Mapped[int]
    periode: Mapped[str] = mapped_column(sa.String(6))
    predikat: Mapped[str] = mapped_column(sa.String(16))  # ISTIMEWA .. SANGAT_KURANG
    nomor: Mapped[str]
    tanggal: Mapped[dt.date]
    pejabat: Mapped[str]  # post or name of the leader who fixed it
    berkas: Mapped[str | None]
    dibatalkan: Mapped[str | None]

    unit: Mapped[Unit] = relationship(lazy="raise")


class PatternReason(Owned, Base):
    """The next higher leader's written reason for a distribution that breaks a written limit."""

    __tablename__ = "pattern_reasons"
    __table_args__ = (
        owned_fk("unit_id", "units"),
        sa.Index("ix_pattern_reasons_unit_id", "office_id", "unit_id", "tahun"),
    )

    unit_id: Mapped[uuid.UUID]
    tahun: Mapped[int]
    periode: Mapped[str] = mapped_column(sa.String(6))
    hitungan: Mapped[dict[str, Any]]  # predikat -> count, when the reason was given
    dilanggar: Mapped[list[Any]]  # keys of the limits that were broken
    alasan: Mapped[str]
    pejabat: Mapped[dict[str, Any]]  # nama, nip, jabatan
    tanggal: Mapped[dt.date]
    nomor: Mapped[str | None]
    berkas: Mapped[str | None]
    dibatalkan: Mapped[str | None]

    unit: Mapped[Unit] = relationship(lazy="raise")


class Evaluation(Owned, Base):
    """One version of a person's evaluation in one period; a changed result is a new row, the old one stays."""

    __tablename__ = "evaluations"
    __table_args__ = (
        owned_fk("employee_id", "employees"),
        sa.Index("ix_evaluations_employee_id", "office_id", "employee_id", "tahun", "periode"),
        owned_fk("skp_id", "skp"),
        owned_index("evaluations", "skp_id"),
        owned_fk("unit_id", "units"),
        sa.Index("ix_evaluations_unit_id", "office_id", "unit_id", "tahun", "periode"),
        owned_fk("menggantikan_id", "evaluations"),
        owned_index("evaluations", "menggantikan_id"),
        owned_fk("kinerja_id", "kinerja"),
        owned_index("evaluations", "kinerja_id"),
    )

    employee_id: Mapped[uuid.UUID]
    skp_id: Mapped[uuid.UUID | None]  # None: evaluated elsewhere (tugas belajar, penugasan), see `dasar`
    unit_id: Mapped[uuid.UUID]
    tahun: Mapped[int]
    periode: Mapped[str] = mapped_column(sa.String(6))  # TW1..TW4 | B01..B12 | AKHIR | TUTUP (SKP closed in the year)
    mulai: Mapped[dt.date]
    sampai: Mapped[dt.date]
    versi: Mapped[int] = mapped_column(default=1)
    hasil: Mapped[str | None] = mapped_column(sa.String(8))  # DI_ATAS | SESUAI | DI_BAWAH
    perilaku: Mapped[str | None] = mapped_column(sa.String(8))
    predikat: Mapped[str | None] = mapped_column(sa.String(16))  # derived from the two
    alasan: Mapped[str | None]  # appraiser's reason for the ratings
    catatan: Mapped[str | None]  # catatan/rekomendasi of the document
    kepala: Mapped[bool] = mapped_column(default=False)
    periode_singkat: Mapped[bool] = mapped_column(default=False)
    tidak_dinilai: Mapped[list[Any]]  # months fully on long leave: [5, 6, 7]
    capaian: Mapped[str | None] = mapped_column(sa.String(16))  # achievement of the unit it was judged beside
    penilai: Mapped[dict[str, Any]]  # nama, nip, pangkat, jabatan, unit
    atasan: Mapped[dict[str, Any]]  # of the appraiser: the same fields
    keadaan: Mapped[str] = mapped_column(sa.String(12), default="draf")  # draf | ditetapkan | diganti | batal
    ditetapkan: Mapped[dt.date | None]
    diterima: Mapped[dt.date | None]  # by the employee: starts the 14 days of objection
    tolak_tanda: Mapped[str | None]  # note when the employee would not sign
    menggantikan_id: Mapped[uuid.UUID | None]  # the version before
    alasan_ubah: Mapped[str | None]
    dasar: Mapped[str | None]  # document of a result that came from elsewhere
    kinerja_id: Mapped[uuid.UUID | None]  # the row of the career record it gave
    dibatalkan: Mapped[str | None]

    employee: Mapped[Employee] = relationship(lazy="raise", overlaps=_OF_EVALUATION)
    skp: Mapped[Skp | None] = relationship(lazy="raise", overlaps=_OF_EVALUATION)
    unit: Mapped[Unit] = relationship(lazy="raise", overlaps=_OF_EVALUATION)
    kinerja: Mapped[Kinerja | None] = relationship(lazy="raise", overlaps=_OF_EVALUATION)
    menggantikan: Mapped[Evaluation | None] = relationship(
        lazy="raise", remote_side="[Evaluation.office_id, Evaluation.id]",
        foreign_keys="[Evaluation.office_id, Evaluation.menggantikan_id]", overlaps=_OF_EVALUATION,
    )  # fmt: skip


class Objection(Owned, Base):
    """An objection (keberatan) to a result, to the superior of the appraiser (PP 30/2019 art. 59)."""

    __tablename__ = "objections"
    __table_args__ = (owned_fk("evaluation_id", "evaluations"), owned_index("objections", "evaluation_id"))

    evaluation_id: Mapped[uuid.UUID]
    diajukan: Mapped[dt.date]
    hari_terakhir: Mapped[dt.date]  # as computed when it was filed
    alasan: Mapped[str]
    kepada: Mapped[dict[str, Any]]  # nama, nip, jabatan
    berkas: Mapped[str | None]
    keadaan: Mapped[str] = mapped_column(sa.String(24))  # DIAJUKAN | KLARIFIKASI | DIPUTUS | TIDAK_DAPAT_DITERIMA
    kata_penilai: Mapped[str | None]
    kata_penilai_pada: Mapped[dt.date | None]
    kata_pegawai: Mapped[str | None]
    kata_pegawai_pada: Mapped[dt.date | None]
    putusan: Mapped[str | None] = mapped_column(sa.String(8))  # TETAP | DIUBAH
    alasan_putusan: Mapped[str | None]
    diputus: Mapped[dt.date | None]
    nomor_putusan: Mapped[str | None]

    evaluation: Mapped[Evaluation] = relationship(lazy="raise")


class EvaluationLetter(Owned, Base):
    """A document made for an SKP, an evaluation or a person's credit: which, of what."""

    __tablename__ = "evaluation_letters"
    __table_args__ = (
        owned_fk("letter_id", "letters"),
        owned_index("evaluation_letters", "letter_id"),
        owned_fk("skp_id", "skp"),
        owned_index("evaluation_letters", "skp_id"),
        owned_fk("evaluation_id", "evaluations"),
        owned_index("evaluation_letters", "evaluation_id"),
    )

    letter_id: Mapped[uuid.UUID]
    jenis: Mapped[str] = mapped_column(sa.String(32))  # name of the wording: "skp", "dokumen_evaluasi"
    skp_id: Mapped[uuid.UUID | None]
    evaluation_id: Mapped[uuid.UUID | None]
    versi: Mapped[int] = mapped_column(default=1)  # of this document: 2 after the content changed

    letter: Mapped[Letter] = relationship(lazy="raise", overlaps="skp,evaluation")
    skp: Mapped[Skp | None] = relationship(lazy="raise", overlaps="letter,evaluation")
    evaluation: Mapped[Evaluation | None] = relationship(lazy="raise", overlaps="letter,skp")
