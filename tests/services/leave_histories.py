"""Random people with random leave behind them: every status, kind and end of a request, holes included."""

from __future__ import annotations

import datetime as dt
import random
import uuid

from sqlalchemy.orm import Session

from asn_desktop.rules.leave.balance import ROWS
from asn_desktop.services import employees
from asn_desktop.store.attendance import JointLeaveDuty
from asn_desktop.store.compat import uuid7
from asn_desktop.store.employees import Employee
from asn_desktop.store.leave import LeaveCharge, LeaveOpening, LeaveRequest, LeaveStep
from asn_desktop.store.offices import Setting, Unit
from asn_desktop.store.standing import Cltn

D = dt.date
STATES = ("SELESAI", "SELESAI", "TERBIT", "BERJALAN", "DISETUJUI", "DIAJUKAN", "DIPERTIMBANGKAN", "DITANGGUHKAN",
          "DIPANGGIL", "DIBATALKAN", "DITOLAK")  # fmt: skip
KINDS = ("TAHUNAN", "TAHUNAN", "TAHUNAN", "TAHUNAN", "BESAR", "SAKIT", "MELAHIRKAN", "ALASAN_PENTING", "CLTN")
JOINT = (D(2025, 12, 26), D(2026, 2, 16), D(2026, 3, 18), D(2026, 12, 24), D(2026, 3, 17))  # the last is none


def fill(session: Session, count: int, seed: int, *, today: dt.date, since: dt.date | None) -> list[uuid.UUID]:
    """`count` people with histories from 2022 on; `since` is the day the office began to record leave."""
    dice = random.Random(seed)
    units = [u.id for u in session.query(Unit)]
    if since is not None:
        session.add(Setting(kunci="cuti.dicatat_sejak", nilai={"v": since.isoformat()}, berlaku_mulai=since))
    found = []
    for at in range(count):
        person = _person(dice, units, at, seed)
        session.add(person)
        session.flush()
        found.append(person.id)
        _history(session, dice, person.id)
    employees.rebuild_summaries(session, today=today)
    return found


def _person(dice: random.Random, units: list[uuid.UUID], at: int, seed: int) -> Employee:
    status = dice.choice(("PNS", "PNS", "PNS", "CPNS", "PPPK", "PPPK", "PPPK_PW"))
    start = D(2026, 11, 1) - dt.timedelta(days=dice.randint(0, 3000))
    values: dict[str, object] = {}
    if status in ("PPPK", "PPPK_PW"):
        values = {"kontrak_mulai": start, "kontrak_tmt": start,
                  "kontrak_akhir": start + dt.timedelta(days=365 * dice.randint(1, 5))}  # fmt: skip
    elif dice.random() < 0.95:
        values = {"tmt_cpns": start, "tanggal_spmt": start + dt.timedelta(days=30) if dice.random() < 0.5 else None}
    return Employee(
        nip=f"1985070920{seed % 10}{at // 1000 % 10}101{at % 1000:03d}", nama=f"Orang {seed}-{at}", status=status,
        tanggal_lahir=D(1985, 7, 9), jenis_kelamin=dice.choice("LP"), unit_id=dice.choice([*units, None]),
        guru=dice.random() < 0.1, tanpa_cuti_bersama=dice.random() < 0.15, **values,
    )  # fmt: skip


def _history(session: Session, dice: random.Random, person: uuid.UUID) -> None:
    for year in range(2022, 2027):
        if dice.random() < 0.75:
            session.add(LeaveOpening(employee_id=person, tahun=year, terpakai=dice.choice((0, 0, 3, 6, 12, 15)),
                                     ditangguhkan=dice.choice((0, 0, 0, 4)), sumber="uji"))  # fmt: skip
    for _ in range(dice.randint(0, 5)):
        _request(session, dice, person)
    if dice.random() < 0.1:
        first = D(2023, 3, 1) + dt.timedelta(days=dice.randint(0, 900))
        session.add(Cltn(employee_id=person, jenis=dice.choice(("1", "5", "2")), mulai=first,
                         sampai=dice.choice((None, first + dt.timedelta(days=365))),
                         aktif_kembali=dice.choice((None, first + dt.timedelta(days=200)))))  # fmt: skip
    for day in dice.sample(JOINT, dice.choice((0, 0, 1, 3))):
        session.add(JointLeaveDuty(employee_id=person, tanggal=day, nomor="800/1", tanggal_sk=D(2026, 1, 5),
                                   dibatalkan=dice.choice((None, None, "salah orang"))))  # fmt: skip


def _request(session: Session, dice: random.Random, person: uuid.UUID) -> None:
    kind, state = dice.choice(KINDS), dice.choice(STATES)
    first = D(2022, 1, 1) + dt.timedelta(days=dice.randint(0, 5 * 365))
    long = {"BESAR": 80, "CLTN": 700}.get(kind, dice.randint(0, 10))
    plan = {row: dice.randint(0, 3) for row in dice.sample(ROWS, 2)}
    request = LeaveRequest(
        id=uuid7(), employee_id=person, jenis=kind, mulai=first, sampai=first + dt.timedelta(days=long), lama=5,
        satuan="hari kerja", alasan="x", alamat="x", telepon="x", hari_tambahan=0, keadaan=state,
        diminta_pada=first, saldo={"rencana": plan} if dice.random() < 0.9 else None,
    )  # fmt: skip
    session.add(request)
    session.flush()
    if kind == "TAHUNAN" and state not in ("DIAJUKAN", "DIPERTIMBANGKAN", "DITOLAK", "DITANGGUHKAN"):
        for row, days in plan.items():
            session.add(LeaveCharge(request_id=request.id, employee_id=person, tahun=first.year, baris=row, hari=days))
            if state in ("DIBATALKAN", "DIPANGGIL") and days:
                session.add(LeaveCharge(request_id=request.id, employee_id=person, tahun=first.year, baris=row,
                                        hari=-dice.randint(1, days)))  # fmt: skip
    if state in ("DITANGGUHKAN", "DIPANGGIL", "DIBATALKAN"):
        event = {"DITANGGUHKAN": "KEPUTUSAN"}.get(state, state)
        session.add(LeaveStep(request_id=request.id, urutan=2, peristiwa=event, tanggal=first, cara="entri",
                              pilihan="DITANGGUHKAN" if state == "DITANGGUHKAN" else None,
                              hari=dice.choice((None, 2, 5))))  # fmt: skip
