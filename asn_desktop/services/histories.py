"""Deeds on the histories of a career: add, change and void a row of golongan, jabatan or pendidikan.

Nothing is deleted: a wrong row is voided with its reason and stays readable. Every deed rebuilds the person's line.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused, Severity
from asn_desktop.rules import career, people
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import employee_card, employee_form
from asn_desktop.services.employee_form import Saved
from asn_desktop.services.summaries import rebuild_summaries
from asn_desktop.store.employees import Employee, Golongan, Jabatan, Pendidikan
from asn_desktop.store.offices import Unit


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
_MODELS: dict[str, type[Any]] = {"golongan": Golongan, "jabatan": Jabatan, "pendidikan": Pendidikan}
_MODEL_OF: dict[type[Any], type[Any]] = {GolonganAsk: Golongan, JabatanAsk: Jabatan, PendidikanAsk: Pendidikan}


def save_row(session: Session, ask: HistoryAsk, *, today: dt.date) -> Saved:
    """Enter or change one row. Refuses E findings, and E* findings without a reason.

    A new definitive post ends the open definitive post before it on the day before, as its decree does. A post that
    holds today with a unit of its own also moves the person there.
    """
    require(session.info["actor"], Deed.ENTER)
    person = _person(session, ask.employee_id)
    found = check_row(session, ask, today=today)
    if any(p.blocks for p in found):
        raise Refused(found)
    employee_form.note(session, [f"{code}: {text.strip()}" for code, text in ask.reasons.items() if text.strip()])
    row = _target(session, ask)
    for name, value in _values(ask).items():
        if getattr(row, name) != value:
            setattr(row, name, value)
    session.add(row)
    if isinstance(ask, JabatanAsk):
        _after_post(session, person, ask, today)
    return _done(session, ask.employee_id, found, today)


def check_row(session: Session, ask: HistoryAsk, *, today: dt.date) -> list[Problem]:
    """Every finding on the row beside the person's other rows; E* findings that have their reason are left out."""
    person = _person(session, ask.employee_id)
    owner = career.Owner(person.status, person.tanggal_lahir, person.tmt_cpns or person.kontrak_mulai)
    others = [r for r in _rows(session, _MODEL_OF[type(ask)], ask.employee_id) if r.id != ask.id]
    if isinstance(ask, GolonganAsk):
        found = career.check_golongan(_rank(ask), owner, [_rank(r) for r in others], today)
    elif isinstance(ask, JabatanAsk):
        found = career.check_jabatan(_post(ask), owner, [_post(r) for r in others], today)
        found += _post_in_store(session, ask)
    else:
        found = career.check_pendidikan(ask.tingkat, ask.tahun_lulus, ask.tanggal_lulus, person.tanggal_lahir, today)
    found = [p for p in found if not (p.severity is Severity.REASON and ask.reasons.get(p.code, "").strip())]
    return sorted(found, key=lambda p: list(Severity).index(p.severity))


def void_row(session: Session, kind: str, row_id: uuid.UUID, reason: str, *, today: dt.date) -> Saved:
    """Void a row of `kind` (golongan, jabatan, pendidikan) with its reason. Refuses VOID_REASON_EMPTY, ROW_UNKNOWN."""
    require(session.info["actor"], Deed.ENTER)
    row = session.get(_MODELS[kind], (session.info["office_id"], row_id))
    if row is None:
        raise Refused(Problem("ROW_UNKNOWN"))
    if not reason.strip():
        raise Refused(Problem("VOID_REASON_EMPTY", "alasan"))
    row.dibatalkan = reason.strip()
    return _done(session, row.employee_id, [], today)


def _done(session: Session, employee_id: uuid.UUID, found: list[Problem], today: dt.date) -> Saved:
    session.flush()
    rebuild_summaries(session, [employee_id], today=today)
    return Saved(employee_card.get(session, employee_id, today=today), tuple(found))


def _person(session: Session, employee_id: uuid.UUID) -> Employee:
    person = session.get(Employee, (session.info["office_id"], employee_id))
    if person is None:
        raise Refused(Problem("EMPLOYEE_UNKNOWN", values={"id": str(employee_id)}))
    return person


def _target(session: Session, ask: HistoryAsk) -> Any:
    model = _MODEL_OF[type(ask)]
    if ask.id is None:
        return model(employee_id=ask.employee_id)
    row = session.get(model, (session.info["office_id"], ask.id))
    if row is None or row.employee_id != ask.employee_id:
        raise Refused(Problem("ROW_UNKNOWN"))
    return row


def _values(ask: HistoryAsk) -> dict[str, Any]:
    values = {f.name: getattr(ask, f.name) for f in fields(ask) if f.name not in ("id", "reasons")}
    return {name: (value.strip() or None) if isinstance(value, str) else value for name, value in values.items()}


def _rows(session: Session, model: type[Any], employee_id: uuid.UUID) -> list[Any]:
    return list(
        session.scalars(
            sa.select(model).where(
                model.office_id == session.info["office_id"],
                model.employee_id == employee_id,
                model.dibatalkan.is_(None),
            )
        )
    )


def _rank(r: Any) -> career.Rank:
    return career.Rank(r.golongan or "", r.tmt, r.mkg_tahun, r.mkg_bulan, r.tanggal_sk)


def _post(r: Any) -> career.Post:
    return career.Post(r.nama, r.jenis, r.penugasan, r.tmt, r.sampai, r.eselon, r.tanggal_sk)


def _post_in_store(session: Session, ask: JabatanAsk) -> list[Problem]:
    found = []
    if ask.unit_id is not None:
        unit = session.get(Unit, (session.info["office_id"], ask.unit_id))
        if unit is None or unit.berakhir is not None:
            found.append(Problem("UNIT_UNKNOWN", "unit_id", {"raw": unit.nama if unit else ""}))
    if ask.jenis != "1" or ask.penugasan != people.MAIN_POST or ask.sampai is not None:
        return found
    holder = session.execute(
        sa.select(Employee.nama)
        .join(Jabatan, sa.and_(Jabatan.office_id == Employee.office_id, Jabatan.employee_id == Employee.id))
        .where(
            Jabatan.office_id == session.info["office_id"], Jabatan.employee_id != ask.employee_id,
            sa.func.lower(Jabatan.nama) == ask.nama.strip().lower(), Jabatan.unit_id == ask.unit_id,
            Jabatan.jenis == "1", Jabatan.penugasan == people.MAIN_POST, Jabatan.sampai.is_(None),
            Jabatan.dibatalkan.is_(None), Employee.berakhir.is_(None), Employee.dibatalkan.is_(None),
        )
    ).first()  # fmt: skip
    if holder is not None:
        values = {"nama": holder.nama, "jabatan": ask.nama.strip()}
        found.append(Problem("JAB_DOUBLE_HOLDER", "nama", values, Severity.REASON))
    return found


def _after_post(session: Session, person: Employee, ask: JabatanAsk, today: dt.date) -> None:
    """End the post before a new definitive one; move the person to the unit of the post that holds today."""
    if ask.penugasan != people.MAIN_POST or ask.tmt is None:
        return
    session.flush()
    rows = [r for r in _rows(session, Jabatan, person.id) if r.penugasan == people.MAIN_POST and r.tmt is not None]
    before = max((r for r in rows if r.tmt < ask.tmt), key=lambda r: r.tmt, default=None)
    if ask.id is None and before is not None and before.sampai is None:
        before.sampai = ask.tmt - dt.timedelta(days=1)
    now = people.current((r for r in rows if r.sampai is None or r.sampai >= today), today)
    if now is not None and now.unit_id is not None and now.tmt == ask.tmt:
        person.unit_id = now.unit_id
