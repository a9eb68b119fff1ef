"""Form 1.b as a request stands: what was asked, what was left, what superior and official ticked.

Source: Anak Lampiran 1.b of Peraturan BKN 24/2017 jo. 7/2021; Lampiran II of 7/2022 (PPPK); leave.md §5.1.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.letters.filters import spelled
from asn_desktop.letters.leave_form import FormStep, LeaveFormLetter, LeaveRowLeft
from asn_desktop.letters.values import Heading
from asn_desktop.problems import Refused
from asn_desktop.rules import words, workdays
from asn_desktop.rules.leave.flow import Choice, Event, Official
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.rules.statuses import PPPK
from asn_desktop.services import officials
from asn_desktop.services.leave import balance, permits, signers
from asn_desktop.services.leave.permits import Sheet
from asn_desktop.services.leave.requests import StepRow, steps_of
from asn_desktop.services.letters import LetterAsk
from asn_desktop.store.leave import LeaveRequest

_OTHERS = ("BESAR", "SAKIT", "MELAHIRKAN", "ALASAN_PENTING", "CLTN")
_UNITS = {"hari kerja": "hari", "hari": "hari", "bulan": "bulan", "tahun": "tahun"}
_EVENTS = {"atasan": Event.PERTIMBANGAN, "pyb": Event.KEPUTUSAN}
SUBJECT = "Formulir Permintaan dan Pemberian Cuti"


def form_ask(session: Session, base: Sheet, today: dt.date, path: str) -> LetterAsk:
    """The form as it stands now, ready for the register or a preview; it has no number."""
    letter = form(session, base, today)
    return LetterAsk(letter, base.unit_id, base.record.employee_id, None, SUBJECT, mode="tanpa",
                     tanggal=base.record.diminta_pada, jalur=path)  # fmt: skip


def form(session: Session, base: Sheet, today: dt.date) -> LeaveFormLetter:
    """The filled form: sections I to IV and VI as asked, V as frozen, VII and VIII as given or still open."""
    record = base.record
    steps = steps_of(session, record.id)
    seven, eight = (_step(session, base, steps, who) for who in ("atasan", "pyb"))
    officer = officials.personnel_officer(session, base.unit_id, today)
    first, last = asked_dates(record, steps)
    long, unit = _asked_length(record, first, last)
    return LeaveFormLetter(
        heading=Heading(None, base.kota, record.diminta_pada),
        tujuan=_addressed(eight), tujuan_tempat=base.kota,
        person=base.person(), masa_kerja=base.card.masa_kerja or (0, 0), jenis=record.jenis,
        alasan=record.alasan, lama=long, satuan=unit, mulai=first, sampai=last,
        sisa=_left(session, record, today), catatan_lain=_taken(record.saldo or {}), alamat=_address(record),
        telepon=record.telepon, atasan=seven, pyb=eight, pengelola=officer.nama if officer else "",
        pppk=base.card.status in PPPK, tambahan=_remote(record),
    )  # fmt: skip


def asked_dates(record: LeaveRequest, steps: tuple[StepRow, ...]) -> tuple[dt.date, dt.date]:
    """First and last day as asked, which a changed decision leaves as they were written."""
    asked = next((s for s in steps if s.peristiwa == Event.AJUKAN.value), None)
    if asked is None or asked.mulai is None or asked.sampai is None:
        return record.mulai, record.sampai
    return asked.mulai, asked.sampai


def _asked_length(record: LeaveRequest, first: dt.date, last: dt.date) -> tuple[int, str]:
    """Length as asked, in the unit of section IV: the frozen split, whole months or years, else calendar days."""
    if record.jenis == Kind.TAHUNAN.value:
        plan = (record.saldo or {}).get("rencana", {})
        return sum(plan.values()) or record.lama, "hari"
    if (first, last) == (record.mulai, record.sampai):
        return record.lama, _UNITS.get(record.satuan, "hari")
    months = next((n for n in range(1, 49) if workdays.period_end(first, n) == last), None)
    if months is None:
        return (last - first).days + 1, "hari"
    return (months // 12, "tahun") if months % 12 == 0 else (months, "bulan")


def _addressed(eight: FormStep | None) -> str:
    """To whom the form goes: the post of the deciding official, with Plt. or Plh. where he is one."""
    if eight is None:
        return "Pejabat yang Berwenang Memberikan Cuti"
    return f"{eight.pejabat.awalan or ''} {eight.pejabat.jabatan}".strip()


def _address(record: LeaveRequest) -> str:
    return f"{record.alamat}, {record.negara}" if record.negara else record.alamat


def _remote(record: LeaveRequest) -> str:
    found = permits.remote(record)
    if found is None:
        return ""
    return (f"Tambahan {_many(found.hari)} hari kalender, tempat sulit perhubungannya: "
            f"{words.long_date(found.mulai)} s/d {words.long_date(found.sampai)}.")  # fmt: skip


def _left(session: Session, record: LeaveRequest, today: dt.date) -> tuple[LeaveRowLeft, LeaveRowLeft, LeaveRowLeft]:
    """Section V: what each row held before this request; days of cuti bersama not given stand beside row N.

    Of the other kinds it is the balance of the day; a balance that is not known stays blank, for the hand.
    """
    year, left = record.mulai.year, (record.saldo or {}).get("sisa")
    if left is None:
        left = _balance(session, record, today)
    extra = left.get("TAMBAHAN") or 0
    remark = f"ditambah {extra} hari cuti bersama" if extra else ""
    return (
        LeaveRowLeft(year - 2, left.get("N-2")), LeaveRowLeft(year - 1, left.get("N-1")),
        LeaveRowLeft(year, left.get("N"), remark),
    )  # fmt: skip


def _balance(session: Session, record: LeaveRequest, today: dt.date) -> Mapping[str, int]:
    try:
        return balance.card(session, record.employee_id, year=record.mulai.year, today=today).left
    except Refused:
        return {}


def _taken(saldo: Mapping[str, Any]) -> dict[str, str]:
    """Kinds 2 to 6 as frozen with the request: "sudah diambil 3 hari", or "-"."""
    held: Mapping[str, Any] = saldo.get("sudah", {})
    return {kind: f"sudah diambil {held[kind]['hari']} hari" if kind in held else "-" for kind in _OTHERS}


def _step(session: Session, base: Sheet, steps: tuple[StepRow, ...], who: str) -> FormStep | None:
    """Section VII or VIII: as given, or open with the name of who is to sign."""
    event, open_ = _EVENTS[who], base.superior if who == "atasan" else base.decider
    given = next((s for s in reversed(steps) if s.peristiwa == event.value), None)
    if given is None:
        return FormStep(None, "", signers.signer(open_)) if open_ is not None else None
    official = signers.of_step(session, base.record, event, base.superior, base.decider) or Official("", "")
    return FormStep(given.pilihan.value if given.pilihan else None, given.alasan, signers.signer(official),
                    _new(base.record, given, who))  # fmt: skip


def _new(record: LeaveRequest, given: StepRow, who: str) -> str:
    """New dates or postponed days, written out."""
    if given.pilihan is Choice.PERUBAHAN and given.mulai and given.sampai:
        span = f"{words.long_date(given.mulai)} s/d {words.long_date(given.sampai)}"
        counted = who == "pyb" and (given.mulai, given.sampai) == (record.mulai, record.sampai)
        return f"Menjadi {_many(record.lama)} {record.satuan}, {span}." if counted else f"Menjadi {span}."
    if given.pilihan is Choice.DITANGGUHKAN and who == "pyb":
        days = f"Ditangguhkan {_many(given.hari)} hari kerja." if given.hari else ""
        until = f"Sampai paling lambat {words.long_date(given.sampai)}." if given.sampai else ""
        return " ".join(part for part in (days, until) if part)
    return ""


def _many(number: int) -> str:
    return f"{number} ({spelled(number)})"
