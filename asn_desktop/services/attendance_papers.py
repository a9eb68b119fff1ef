"""The papers of permits and duty orders: the slip of an izin, the surat tugas with its number.

Source: Permendagri 1/2023 (naskah dinas penugasan), Permendagri 83/2022 (code 800.1.11.1); the slip is local practice.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from sqlalchemy.orm import Session

from asn_desktop.letters.attendance import DutyOrderLetter, PermitSlip
from asn_desktop.letters.values import Heading, Person, Signer
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import identity
from asn_desktop.rules.roles import Deed, require
from asn_desktop.rules.words import day_name, long_date
from asn_desktop.services import day_sources, duty_orders, employee_card, izin, letters, officials, units
from asn_desktop.services.letters import LetterAsk, LetterRow
from asn_desktop.store.attendance import Izin, SuratTugas

DUTY_CODE = "800.1.11.1"
_STATUS = {
    "PNS": "Pegawai Negeri Sipil", "CPNS": "Calon Pegawai Negeri Sipil",
    "PPPK": "Pegawai Pemerintah dengan Perjanjian Kerja",
    "PPPK_PW": "Pegawai Pemerintah dengan Perjanjian Kerja Paruh Waktu",
}  # fmt: skip


@dataclass(frozen=True)
class NumberAsk:
    """How a letter is numbered and signed; `mode` None takes the unit's own (the slip: no number)."""

    mode: str | None = None
    nomor: str | None = None
    tanggal: dt.date | None = None
    jalur: str = "tinta"


def slip(
    session: Session, izin_id: uuid.UUID, ask: NumberAsk | None = None, *, today: dt.date, now: dt.datetime
) -> LetterRow:
    """Register the slip of a permit. Refuses `izin_unknown`, `izin_void`, `izin_slip_has`, and what `letters.register`
    refuses.
    """
    require(session.info["actor"], Deed.ENTER)
    row = izin.fetch(session, izin_id)
    if row.dibatalkan:
        raise Refused(Problem("izin_void", "izin_id", {"alasan": row.dibatalkan}))
    if row.letter_id is not None and letters.get(session, row.letter_id).keadaan != "batal":
        raise Refused(Problem("izin_slip_has", "izin_id"))
    made = letters.register(session, _slip_ask(session, row, ask or NumberAsk(mode="tanpa")), now=now, today=today)
    row.letter_id = made.id
    session.flush()
    return made


def duty_letter(
    session: Session, order_id: uuid.UUID, ask: NumberAsk | None = None, *, today: dt.date, now: dt.datetime
) -> LetterRow:
    """Register the surat tugas of an order. Refuses `order_unknown`, `duty_void`, `duty_letter_has`,
    `duty_signer_missing`, and what `letters.register` refuses.
    """
    require(session.info["actor"], Deed.ENTER)
    row = duty_orders.fetch(session, order_id)
    if row.dibatalkan:
        raise Refused(Problem("duty_void", "order_id", {"alasan": row.dibatalkan}))
    if row.letter_id is not None and letters.get(session, row.letter_id).keadaan != "batal":
        raise Refused(Problem("duty_letter_has", "order_id"))
    made = letters.register(session, _duty_ask(session, row, ask or NumberAsk(), today), now=now, today=today)
    row.letter_id = made.id
    row.nomor, row.tanggal = made.nomor, made.tanggal
    session.flush()
    return made


def when(row: Izin) -> str:
    """The time of a permit in words: "Senin, 23 November 2026, pukul 10.00 sampai 12.00"."""
    days = f"{day_name(row.mulai)}, {long_date(row.mulai)}"
    if row.sampai != row.mulai:
        days += f" sampai {day_name(row.sampai)}, {long_date(row.sampai)}"
    first, last = (t.replace(":", ".") if t else None for t in (row.jam_mulai, row.jam_sampai))
    if first and last:
        return f"{days}, pukul {first} sampai {last}"
    return f"{days}, sejak pukul {first}" if first else f"{days}, sampai pukul {last}" if last else days


def _slip_ask(session: Session, row: Izin, ask: NumberAsk) -> LetterAsk:
    person, unit_id = _person(session, row.employee_id, row.tanggal)
    kind = day_sources.kinds(session, row.mulai).get(row.jenis)
    name = kind.name if kind else row.jenis.replace("_", " ")
    word = name[0].lower() + name[1:]
    rank = None
    if row.penyetuju_id is not None:
        rank = employee_card.get(session, row.penyetuju_id, today=row.tanggal).pangkat
    letter = PermitSlip(
        kop=letters.letterhead(session, unit_id),
        heading=Heading(None, units.resolve(session, unit_id).kota, row.tanggal),
        person=person,
        jenis=word.removeprefix("izin "),
        waktu=when(row),
        alasan=row.alasan,
        signer=Signer(row.penyetuju_jabatan, row.penyetuju_nama, _nip(row.penyetuju_nip), rank),
    )
    return LetterAsk(letter, unit_id, row.employee_id, None, f"Surat izin {word.removeprefix('izin ')}", mode=ask.mode,
                     nomor=ask.nomor, tanggal=ask.tanggal or row.tanggal, jalur=ask.jalur)  # fmt: skip


def _duty_ask(session: Session, row: SuratTugas, ask: NumberAsk, today: dt.date) -> LetterAsk:
    day = ask.tanggal or today
    head = officials.heading(session, row.unit_id, day)
    if head is None:
        raise Refused(Problem("duty_signer_missing", "unit_id"))
    people = duty_orders.get(session, row.id).orang
    letter = DutyOrderLetter(
        kop=letters.letterhead(session, row.unit_id),
        heading=Heading(None, units.resolve(session, row.unit_id).kota, None),
        dasar=(),
        orang=tuple(_person(session, p.employee_id, day)[0] for p in people),
        maksud=row.maksud,
        tujuan=row.tujuan,
        lama=(row.sampai - row.mulai).days + 1,
        mulai=row.mulai,
        sampai=row.sampai,
        signer=Signer(head.jabatan_tertulis, head.nama, _nip(head.nip), head.pangkat),
    )
    who = people[0].employee_id if len(people) == 1 else None
    return LetterAsk(letter, row.unit_id, who, DUTY_CODE, f"Surat tugas: {row.maksud}"[:200], mode=ask.mode,
                     nomor=ask.nomor, tanggal=ask.tanggal, jalur=ask.jalur)  # fmt: skip


def _person(session: Session, employee_id: uuid.UUID, on: dt.date) -> tuple[Person, uuid.UUID]:
    """The person as printed and the unit whose letter it is. Refuses `attendance_paper_missing`."""
    card = employee_card.get(session, employee_id, today=on)
    if card.unit_id is None or not card.nip:
        raise Refused(Problem("attendance_paper_missing", "employee_id", {"nama": card.nama_tampil}))
    post = card.jabatan.nama if card.jabatan else "-"
    shown = identity.show_nip(card.nip)
    status = _STATUS.get(card.status, "")
    return Person(card.nama_tampil, shown, card.pangkat or "-", post, card.unit or "", status), card.unit_id


def _nip(nip: str | None) -> str | None:
    return identity.show_nip(nip) if nip else None
