"""One person's whole record as the anomaly checks read it: data utama, and the rows of every history with their ids.

Source: record shapes of employee data §5; voided rows are never in it.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Person(NamedTuple):
    """Data utama, as far as it can be wrong."""

    id: uuid.UUID
    nip: str | None
    nik: str | None
    nama: str
    gelar_depan: str | None
    gelar_belakang: str | None
    tanggal_lahir: dt.date
    jenis_kelamin: str
    status: str
    kedudukan: str
    tmt_cpns: dt.date | None
    tmt_pns: dt.date | None
    kontrak_mulai: dt.date | None
    kontrak_tmt: dt.date | None
    kontrak_akhir: dt.date | None
    mks_tahun: int | None
    mks_bulan: int | None
    mks_per: dt.date | None
    unit_id: uuid.UUID | None
    no_hp: str | None
    email: str | None
    npwp: str | None
    jenis_pegawai: str | None
    sk_cpns_tanggal: dt.date | None
    sk_pns_tanggal: dt.date | None
    guru: bool
    bup_tetapan: int | None
    karpeg: str | None
    bpjs: str | None
    taspen: str | None
    karis_karsu: str | None

    @property
    def mulai(self) -> dt.date | None:
        """TMT CPNS, or the first day of the unbroken chain of contracts."""
        return self.tmt_cpns or self.kontrak_mulai


Row = Mapping[str, Any]  # fields of one row by the names of services.record_kinds, and its "id"
_NONE: tuple[Row, ...] = ()


@dataclass(slots=True)
class Record:
    """One person with every row, by the keys of `record_checks.CHECKS`; the rows of a kind in the order they begin."""

    person: Person
    rows: dict[str, Sequence[Row]] = field(default_factory=dict)

    def of(self, kind: str) -> Sequence[Row]:
        """The rows of one kind (employee data §5)."""
        return self.rows.get(kind, _NONE)
