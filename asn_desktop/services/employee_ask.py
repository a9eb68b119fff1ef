"""The form of one person as a question, and the answer to a deed on a person."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from asn_desktop.problems import Problem
from asn_desktop.rules import identity
from asn_desktop.services.employee_card import EmployeeCard

KEEP = "\x00keep"  # the value stays as it is: for a number a role may not see, and for what a form does not ask


@dataclass(frozen=True)
class EmployeeAsk:
    """The form of one person. `id` None enters a new one; KEEP leaves a value as it is."""

    nama: str
    tanggal_lahir: dt.date | None
    jenis_kelamin: str
    status: str
    unit_id: uuid.UUID | None
    nip: str = ""
    nik: str = ""
    id: uuid.UUID | None = None
    gelar_depan: str | None = None
    gelar_belakang: str | None = None
    tempat_lahir: str | None = None
    agama: str | None = None
    status_kawin: str | None = None
    kedudukan: str = "01"
    tmt_cpns: dt.date | None = None
    tmt_pns: dt.date | None = None
    tanggal_spmt: dt.date | None = None
    kontrak_mulai: dt.date | None = None
    kontrak_tmt: dt.date | None = None
    kontrak_akhir: dt.date | None = None
    guru: bool = False
    tanpa_cuti_bersama: bool = False
    no_hp: str | None = None
    email: str | None = None
    alamat: str | None = None
    npwp: str = ""
    karpeg: str | None = None
    nip_lama: str | None = KEEP
    email_dinas: str | None = KEEP
    no_kk: str | None = KEEP
    bpjs: str | None = KEEP
    taspen: str | None = KEEP
    kartu_asn: str | None = KEEP
    karis_karsu: str | None = KEEP
    jenis_pegawai: str | None = KEEP
    kelas_jabatan: Any = KEEP  # int or None
    sk_cpns_nomor: str | None = KEEP
    sk_cpns_tanggal: Any = KEEP  # date or None
    sk_pns_nomor: str | None = KEEP
    sk_pns_tanggal: Any = KEEP
    nomor_spmt: str | None = KEEP
    nomor_sttpl: str | None = KEEP
    tanggal_sttpl: Any = KEEP
    bup_tetapan: Any = KEEP  # int or None: years
    bup_alasan: str | None = KEEP
    reasons: Mapping[str, str] = field(default_factory=dict)  # code of an E* finding -> the clerk's reason


_NUMBERS = ("nip", "nik", "npwp", "nip_lama", "no_kk")  # cleaned of what people write around them
_NOT_KEPT = frozenset(("id", "reasons"))


@dataclass(frozen=True)
class Saved:
    """The card after the deed, and what was only a warning."""

    card: EmployeeCard
    warnings: tuple[Problem, ...]
    row_id: uuid.UUID | None = None  # of a history row that was entered or changed


def blank(card: EmployeeCard) -> EmployeeAsk:
    """The form filled with a card, ready to be changed; what is masked stays untouched."""
    same = {f.name: getattr(card, f.name) for f in fields(EmployeeAsk) if hasattr(card, f.name)}
    same["nip"] = card.nip or ""
    same["kedudukan"] = card.kedudukan or KEEP
    for name in ("nik", "npwp"):
        same[name] = (getattr(card, name) or "") if card.nik_penuh else KEEP
    if not card.nik_penuh:
        same["no_kk"] = KEEP
    return EmployeeAsk(**same)


def values(ask: EmployeeAsk) -> dict[str, Any]:
    """What the form says, by column, cleaned; what is to stay is left out."""
    found: dict[str, Any] = {}
    for one in fields(ask):
        value = getattr(ask, one.name)
        if one.name in _NOT_KEPT or value == KEEP:
            continue
        if one.name in _NUMBERS:
            value = identity.normalise(value or "") or None
        elif isinstance(value, str):
            value = value.strip() or None
        found[one.name] = value
    return found | {"nama": " ".join(ask.nama.split())}
