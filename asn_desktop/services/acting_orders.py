"""The head is on travel: the surat perintah of a Plh or Plt and the period of his authority, one deed.

Source: UU 30/2014 art. 14 (Plt, Plh), SE BKN 1/SE/I/2021 (surat perintah); leave.md §4.2. The letter takes its number,
the official his row with period and letter, in the session of the caller: both or neither.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from sqlalchemy.orm import Session

from asn_desktop.letters.authority import ActingOrder
from asn_desktop.letters.values import Heading, Person, Signer
from asn_desktop.problems import Problem, Refused, Severity
from asn_desktop.rules import identity
from asn_desktop.rules import officials as posts
from asn_desktop.rules.leave import authority as rules
from asn_desktop.rules.leave import flow
from asn_desktop.rules.roles import Deed, require
from asn_desktop.rules.statuses import IN_FULL
from asn_desktop.services import employee_card, letters, officials, units
from asn_desktop.services.leave import calendar
from asn_desktop.services.letters import LetterAsk, LetterRow
from asn_desktop.services.officials import Official, OfficialAsk
from asn_desktop.store.offices import Office

CODE = "800.1.11.1"  # Permendagri 83/2022: surat perintah, surat tugas
_WORDS = {"PLH": ("Pelaksana Harian", "Plh."), "PLT": ("Pelaksana Tugas", "Plt.")}


@dataclass(frozen=True)
class OrderAsk:
    """Who stands in for the head of `unit_id`, from when to when, and why.

    `jabatan` empty takes the post of the head entered there; `signer` None the head of the nearest unit above, else the
    head himself. `mode`, `nomor`, `tanggal`, `jalur` as for every letter.
    """

    unit_id: uuid.UUID
    employee_id: uuid.UUID
    penugasan: str  # PLH | PLT
    mulai: dt.date
    sampai: dt.date | None
    sebab: str
    jabatan: str = ""
    peran: str = "kepala"
    dasar: tuple[str, ...] = ()
    signer: flow.Official | None = None
    mode: str | None = None
    nomor: str | None = None
    tanggal: dt.date | None = None
    jalur: str = "tinta"


@dataclass(frozen=True)
class Ordered:
    """The period of authority, and the letter that gives it."""

    official: Official
    letter: LetterRow


def check(session: Session, ask: OrderAsk) -> list[Problem]:
    """Why this order cannot be given, and as a warning that the stand-in is away himself."""
    found: list[Problem] = []
    if ask.penugasan not in _WORDS:
        return [Problem("acting_kind", "penugasan", {"raw": ask.penugasan})]
    if not ask.sebab.strip():
        found.append(Problem("acting_reason_missing", "sebab"))
    if ask.sampai is not None and ask.sampai < ask.mulai:
        return [*found, Problem("OFFICIAL_DATES", "berlaku_sampai", {"mulai": ask.mulai})]
    if ask.penugasan == "PLH" and ask.sampai is None:
        return [*found, Problem("OFFICIAL_PLH_END", "berlaku_sampai")]
    terms = [
        rules.Term(o.nama, o.penugasan, o.berlaku_mulai, o.berlaku_sampai, o.employee_id == ask.employee_id)
        for o in officials.of_unit(session, ask.unit_id) if o.peran == ask.peran
    ]  # fmt: skip
    found += rules.check_acting(ask.penugasan, ask.mulai, ask.sampai, terms)
    if not _post(session, ask):
        found.append(Problem("OFFICIAL_POST_EMPTY", "jabatan"))
    if not found and _signer(session, ask) is None:
        found.append(Problem("acting_signer_missing", "signer"))
    return found + _away(session, ask)


def order(session: Session, ask: OrderAsk, *, today: dt.date, now: dt.datetime) -> Ordered:
    """Letter and period in one transaction. Refuses what `check` finds and what `letters.register` refuses."""
    require(session.info["actor"], Deed.ENTER)
    problems = [p for p in check(session, ask) if p.blocks]
    if problems:
        raise Refused(problems)
    letter = letters.register(session, _ask(session, ask, today), now=now, today=today)
    number = letter.nomor or (letter.nomor_cetak or "").strip()
    made = officials.appoint(session, OfficialAsk(
        ask.unit_id, ask.peran, _post(session, ask), ask.mulai, ask.employee_id, penugasan=ask.penugasan,
        berlaku_sampai=ask.sampai, dasar=f"Surat Perintah {_WORDS[ask.penugasan][1]} Nomor {number}",
        letter_id=letter.id,
    ))  # fmt: skip
    return Ordered(made, letter)


def preview(session: Session, ask: OrderAsk, *, today: dt.date, now: dt.datetime) -> bytes:
    """The surat perintah as it would be, with a gap for its number: PDF bytes; nothing is written."""
    problems = [p for p in check(session, ask) if p.blocks]
    if problems:
        raise Refused(problems)
    return letters.preview(session, _ask(session, ask, today), now=now, today=today)


def _ask(session: Session, ask: OrderAsk, today: dt.date) -> LetterAsk:
    profile, (name, short) = units.resolve(session, ask.unit_id), _WORDS[ask.penugasan]
    signer = _signer(session, ask)
    assert signer is not None
    office = session.get_one(Office, (session.info["office_id"], session.info["office_id"]))
    letter = ActingOrder(
        kop=letters.letterhead(session, ask.unit_id), heading=Heading(None, profile.kota, None), sebutan=name,
        singkatan=short, dasar=ask.dasar or _GROUNDS, person=_person(session, ask.employee_id, today),
        jabatan=_post(session, ask), sebab=ask.sebab.strip().rstrip("."), mulai=ask.mulai, sampai=ask.sampai,
        signer=signer, tembusan=(f"Kepala {office.nama_pusat}", "Yang bersangkutan", "Arsip"),
    )  # fmt: skip
    return LetterAsk(letter, ask.unit_id, ask.employee_id, CODE, f"Surat Perintah {name} {letter.jabatan}",
                     mode=ask.mode, nomor=ask.nomor, tanggal=ask.tanggal, jalur=ask.jalur)  # fmt: skip


_GROUNDS = (
    "Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan, Pasal 14",
    "Surat Edaran Kepala Badan Kepegawaian Negara Nomor 1/SE/I/2021 tentang Kewenangan Pelaksana Harian dan Pelaksana "
    "Tugas dalam Aspek Kepegawaian",
)


def _post(session: Session, ask: OrderAsk) -> str:
    """The post as the letter names it: given, or that of the last definitive head."""
    if ask.jabatan.strip():
        return ask.jabatan.strip()
    heads = [o for o in officials.of_unit(session, ask.unit_id) if o.peran == ask.peran and o.penugasan == "D"]
    return heads[0].jabatan if heads else ""


def _signer(session: Session, ask: OrderAsk) -> Signer | None:
    """Who orders: given; else the head of the nearest unit above; else the head himself, before he leaves."""
    if ask.signer is not None:
        number = identity.show_nip(ask.signer.nip) if ask.signer.nip else None
        return Signer(ask.signer.jabatan, ask.signer.nama, number, ask.signer.pangkat)
    for unit in units.chain(session, ask.unit_id)[1:]:
        found = officials.head_of(session, unit.id, ask.mulai)
        if found is not None and found.employee_id != ask.employee_id:
            return _block(found)
    own = officials.head_of(session, ask.unit_id, ask.mulai)
    return None if own is None or own.employee_id == ask.employee_id else _block(own)


def _block(found: Official) -> Signer:
    nip = identity.show_nip(found.nip) if found.nip else None
    return Signer(posts.signing_title(found.jabatan, found.penugasan), found.nama, nip, found.pangkat)


def _person(session: Session, employee_id: uuid.UUID, today: dt.date) -> Person:
    card = employee_card.get(session, employee_id, today=today)
    return Person(
        card.nama_tampil, identity.show_nip(card.nip or ""), card.pangkat or "-",
        card.jabatan.nama if card.jabatan else "", card.unit or "", IN_FULL[card.status],
    )  # fmt: skip


def _away(session: Session, ask: OrderAsk) -> list[Problem]:
    """A stand-in on leave himself: told, not refused."""
    if ask.sampai is None:
        return []
    for one in calendar.away_between(session, ask.mulai, ask.sampai):
        if one.employee_id == ask.employee_id:
            values = {"mulai": one.mulai, "sampai": one.sampai}
            return [Problem("acting_stand_in_away", "employee_id", values, Severity.WARNING)]
    return []
