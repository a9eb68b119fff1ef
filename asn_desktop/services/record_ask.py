"""What is asked when a row of a history is entered or changed."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any


@dataclass(frozen=True)
class RecordAsk:
    """A row of `kind` (a key of `record_kinds.KINDS`) to enter (`id` None) or to change.

    `values` by field name, typed or as people write them; of a row that is there, names that are not given stay.
    `reasons`: code of an E* finding -> the clerk's reason. `expected` are the values the form was opened with; when
    given and another has changed one of them meanwhile, the row is refused with ROW_CHANGED.
    """

    kind: str
    employee_id: uuid.UUID
    id: uuid.UUID | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    expected: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class GolonganAsk:
    """A row of riwayat golongan to enter (id None) or to change."""

    employee_id: uuid.UUID
    golongan: str
    tmt: dt.date | None
    id: uuid.UUID | None = None
    mkg_tahun: int | None = None
    mkg_bulan: int | None = None
    jenis_kp: str | None = None
    nomor_sk: str | None = None
    tanggal_sk: dt.date | None = None
    pejabat: str | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class JabatanAsk:
    """A row of riwayat jabatan to enter (id None) or to change."""

    employee_id: uuid.UUID
    nama: str
    jenis: str  # 1 struktural, 2 JF, 3 rangkap, 4 pelaksana
    tmt: dt.date | None
    unit_id: uuid.UUID | None = None
    id: uuid.UUID | None = None
    eselon: str | None = None
    jenjang: str | None = None
    penugasan: str = "D"
    tmt_pelantikan: dt.date | None = None
    sampai: dt.date | None = None
    nomor_sk: str | None = None
    tanggal_sk: dt.date | None = None
    pejabat: str | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PendidikanAsk:
    """A row of riwayat pendidikan to enter (id None) or to change."""

    employee_id: uuid.UUID
    tingkat: str
    tahun_lulus: int | None
    id: uuid.UUID | None = None
    nama: str | None = None
    sekolah: str | None = None
    tanggal_lulus: dt.date | None = None
    nomor_ijazah: str | None = None
    gelar_depan: str | None = None
    gelar_belakang: str | None = None
    pertama: bool = False
    reasons: Mapping[str, str] = field(default_factory=dict)


HistoryAsk = GolonganAsk | JabatanAsk | PendidikanAsk
_KIND_OF: dict[type[Any], str] = {GolonganAsk: "golongan", JabatanAsk: "jabatan", PendidikanAsk: "pendidikan"}


def as_record(ask: HistoryAsk) -> RecordAsk:
    """The same question in the general form."""
    values = {f.name: getattr(ask, f.name) for f in fields(ask) if f.name not in ("employee_id", "id", "reasons")}
    return RecordAsk(_KIND_OF[type(ask)], ask.employee_id, ask.id, values, ask.reasons)
