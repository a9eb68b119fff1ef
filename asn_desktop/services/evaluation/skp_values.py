"""What goes into the services of SKP and what comes out: asks, rows, the whole of one SKP.

Source: PermenPANRB 6/2022 (parts of an SKP), SE MenPANRB 20/2021 (the seven values); evaluation.md §3.2.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from asn_desktop.rules.evaluation import targets
from asn_desktop.rules.evaluation.party import Party
from asn_desktop.rules.evaluation.words import Approach, Form, ResultKind

DRAFT, FIXED, CLOSED, VOID = "draf", "ditetapkan", "ditutup", "batal"
STATES = (DRAFT, FIXED, CLOSED, VOID)


@dataclass(frozen=True)
class SkpAsk:
    """An SKP to be drawn up. What is None is derived: days and reason from the career, form, head, appraiser."""

    employee_id: uuid.UUID
    tahun: int
    pendekatan: Approach = Approach.KUANTITATIF
    mulai: dt.date | None = None
    sampai: dt.date | None = None
    bentuk: Form | None = None
    kepala: bool | None = None
    penilai: Party | None = None
    alasan_mulai: str | None = None  # awal_tahun | pindah | spmt | kembali


@dataclass(frozen=True)
class IndicatorAsk:
    """An indicator; `target` as typed ("12 dokumen", "90-95 %"; qualitative: ukuran keberhasilan). `id`: an old row."""

    indikator: str
    target: str
    aspek: str | None = None
    id: uuid.UUID | None = None


@dataclass(frozen=True)
class ActionAsk:
    """A line of the plan of action: code of the period ("TW1", "B03") -> target in words. `id`: an old row."""

    aksi: str
    target: Mapping[str, str] = field(default_factory=dict)
    bukti: str | None = None
    id: uuid.UUID | None = None


@dataclass(frozen=True)
class ResultAsk:
    """A result (hasil kerja). `atasan_hasil_id` names the superior's row; its words become `intervensi`."""

    rencana: str
    jenis: ResultKind = ResultKind.UTAMA
    atasan_hasil_id: uuid.UUID | None = None
    intervensi: str | None = None
    perspektif: str | None = None
    penugasan_dari: str | None = None
    nomor_penugasan: str | None = None
    indicators: tuple[IndicatorAsk, ...] = ()
    actions: tuple[ActionAsk, ...] = ()


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator as kept. `periksa`: copied from an older SKP, its target not looked at yet."""

    id: uuid.UUID
    urutan: int
    aspek: str | None
    indikator: str
    target_angka: str | None
    target_akhir: str | None
    target_satuan: str | None
    target_teks: str | None
    periksa: bool = False

    @property
    def target(self) -> str:
        """As the form prints it: "90–95 %", "1.200 dokumen", or the words."""
        return targets.show(self.target_angka, self.target_akhir, self.target_satuan, self.target_teks)


@dataclass(frozen=True)
class ActionRow:
    """A line of the plan of action as kept."""

    id: uuid.UUID
    urutan: int
    aksi: str
    target: Mapping[str, str]
    bukti: str | None


@dataclass(frozen=True)
class ResultRow:
    """A result as kept, with its indicators and actions in order."""

    id: uuid.UUID
    urutan: int
    jenis: ResultKind
    rencana: str
    atasan_hasil_id: uuid.UUID | None
    intervensi: str | None
    perspektif: str | None
    penugasan_dari: str | None
    nomor_penugasan: str | None
    indicators: tuple[IndicatorRow, ...]
    actions: tuple[ActionRow, ...]


@dataclass(frozen=True)
class SkpRow:
    """An SKP in a list. `keadaan`: draf | ditetapkan | ditutup | batal."""

    id: uuid.UUID
    employee_id: uuid.UUID
    nama: str
    nip: str | None
    unit_id: uuid.UUID
    unit: str
    jabatan: str
    tahun: int
    mulai: dt.date
    sampai: dt.date
    pendekatan: Approach
    bentuk: Form
    kepala: bool
    penilai: Party
    keadaan: str
    ditetapkan: dt.date | None

    @property
    def berlaku(self) -> bool:
        """Whether it was fixed and not voided."""
        return self.keadaan in (FIXED, CLOSED)


@dataclass(frozen=True)
class Annex:
    """Lampiran SKP: three lists."""

    dukungan: tuple[str, ...] = ()
    skema: tuple[str, ...] = ()
    konsekuensi: tuple[str, ...] = ()


@dataclass(frozen=True)
class PastAppraiser:
    """An appraiser before the present one, from when to when, and why he changed."""

    penilai: Party
    mulai: dt.date
    sampai: dt.date
    alasan: str


@dataclass(frozen=True)
class SkpFull:
    """One SKP whole."""

    row: SkpRow
    pegawai: Party
    results: tuple[ResultRow, ...]
    ekspektasi: Mapping[int, str]  # number of the value -> expectation of the leader
    lampiran: Annex
    alasan_mulai: str | None
    alasan_tutup: str | None
    alasan: str | None
    penilai_sejak: dt.date | None = None
    penilai_lama: tuple[PastAppraiser, ...] = ()

    @property
    def utama(self) -> tuple[ResultRow, ...]:
        """Main results."""
        return tuple(r for r in self.results if r.jenis is ResultKind.UTAMA)

    @property
    def tambahan(self) -> tuple[ResultRow, ...]:
        """Additional results."""
        return tuple(r for r in self.results if r.jenis is ResultKind.TAMBAHAN)

    @property
    def belum_diperiksa(self) -> int:
        """Copied targets nobody has looked at yet."""
        return sum(i.periksa for r in self.results for i in r.indicators)


@dataclass(frozen=True)
class ValueRow:
    """One of the seven values with its fixed text (SE MenPANRB 20/2021)."""

    nomor: int
    nilai: str
    panduan: tuple[str, ...]


@dataclass(frozen=True)
class Span:
    """A period the career asks an SKP for. `skp_id`: the one that covers its first day, None when there is none."""

    mulai: dt.date
    sampai: dt.date
    unit_id: uuid.UUID | None
    unit: str
    jabatan: str
    alasan_mulai: str
    alasan_tutup: str | None
    skp_id: uuid.UUID | None
