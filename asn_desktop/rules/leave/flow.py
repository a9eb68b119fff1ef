"""The way of a leave request: states, events, who may cause them, and what must be recorded (leave.md §4).

Source: Peraturan BKN 24/2017 (request, consideration of the direct superior, decision of the authorised official,
recall) jo. 7/2021 IV (izin sementara), PP 11/2017 art. 338; withdrawal before a decision is practice.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.digits import normalise


class State(StrEnum):
    """Where a request stands."""

    DRAF = "DRAF"
    DIAJUKAN = "DIAJUKAN"
    DIPERTIMBANGKAN = "DIPERTIMBANGKAN"
    DISETUJUI = "DISETUJUI"
    DIUBAH = "DIUBAH"
    DITANGGUHKAN = "DITANGGUHKAN"
    DITOLAK = "DITOLAK"
    TERBIT = "TERBIT"
    BERJALAN = "BERJALAN"
    SELESAI = "SELESAI"
    DIPANGGIL = "DIPANGGIL"
    DIBATALKAN = "DIBATALKAN"
    IZIN_SEMENTARA = "IZIN_SEMENTARA"  # given at the workplace, not yet ratified by the authorised official
    DICATAT = "DICATAT"  # one day of sickness: notice to the superior, no decision


class Event(StrEnum):
    """What happens to a request; also the name of its step."""

    AJUKAN = "DIAJUKAN"
    PERTIMBANGAN = "PERTIMBANGAN"
    KEPUTUSAN = "KEPUTUSAN"
    TERBIT = "TERBIT"
    MULAI = "MULAI"
    LAPOR = "SELESAI"
    BATAL = "DIBATALKAN"
    PANGGIL = "DIPANGGIL"
    CATAT = "DICATAT"
    IZIN_SEMENTARA = "IZIN_SEMENTARA"
    UBAH = "PERUBAHAN_IZIN"
    LAHIR = "KELAHIRAN"
    BUKTI = "BUKTI"
    SUSULAN = "SUSULAN"
    USUL_BKN = "USUL_BKN"
    SETUJU_BKN = "PERSETUJUAN_BKN"
    USUL_AKTIF = "USUL_AKTIF"
    AKTIF = "AKTIF_KEMBALI"
    TARIK = "DITARIK"  # a late entry that was typed wrong
    LIBUR = "PENYESUAIAN_LIBUR"  # a later decree on holidays changed the count; the state stays


class Choice(StrEnum):
    """The four boxes of sections VII and VIII."""

    DISETUJUI = "DISETUJUI"
    PERUBAHAN = "PERUBAHAN"
    DITANGGUHKAN = "DITANGGUHKAN"
    TIDAK_DISETUJUI = "TIDAK_DISETUJUI"


class Hand(StrEnum):
    """Whose act an event is."""

    PEMOHON = "pemohon"
    KEPEGAWAIAN = "kepegawaian"
    ATASAN = "atasan"
    PYB = "pyb"
    TEMPAT = "pejabat tertinggi di tempat bekerja"
    HARI = "hari"  # the day itself: the state changes on read


_NEXT: dict[tuple[State, Event], tuple[Hand, State]] = {
    (State.DRAF, Event.AJUKAN): (Hand.KEPEGAWAIAN, State.DIAJUKAN),
    (State.DIAJUKAN, Event.PERTIMBANGAN): (Hand.ATASAN, State.DIPERTIMBANGKAN),
    (State.DISETUJUI, Event.TERBIT): (Hand.KEPEGAWAIAN, State.TERBIT),
    (State.DIUBAH, Event.TERBIT): (Hand.KEPEGAWAIAN, State.TERBIT),
    (State.TERBIT, Event.MULAI): (Hand.HARI, State.BERJALAN),
    (State.BERJALAN, Event.LAPOR): (Hand.PEMOHON, State.SELESAI),
    (State.BERJALAN, Event.PANGGIL): (Hand.PYB, State.DIPANGGIL),
    (State.DIAJUKAN, Event.BATAL): (Hand.PEMOHON, State.DIBATALKAN),
    (State.DIPERTIMBANGKAN, Event.BATAL): (Hand.PEMOHON, State.DIBATALKAN),
    (State.DISETUJUI, Event.BATAL): (Hand.PEMOHON, State.DIBATALKAN),
    (State.DIUBAH, Event.BATAL): (Hand.PEMOHON, State.DIBATALKAN),
    (State.TERBIT, Event.BATAL): (Hand.PEMOHON, State.DIBATALKAN),
    (State.DRAF, Event.CATAT): (Hand.KEPEGAWAIAN, State.DICATAT),
    (State.DICATAT, Event.BATAL): (Hand.KEPEGAWAIAN, State.DIBATALKAN),
    (State.DIAJUKAN, Event.IZIN_SEMENTARA): (Hand.TEMPAT, State.IZIN_SEMENTARA),
    (State.DIPERTIMBANGKAN, Event.IZIN_SEMENTARA): (Hand.TEMPAT, State.IZIN_SEMENTARA),
    (State.IZIN_SEMENTARA, Event.BATAL): (Hand.PEMOHON, State.DIBATALKAN),
    (State.DISETUJUI, Event.UBAH): (Hand.PYB, State.DIUBAH),
    (State.DIUBAH, Event.UBAH): (Hand.PYB, State.DIUBAH),
    (State.TERBIT, Event.UBAH): (Hand.PYB, State.DIUBAH),
    (State.DRAF, Event.SUSULAN): (Hand.KEPEGAWAIAN, State.TERBIT),
    (State.TERBIT, Event.TARIK): (Hand.KEPEGAWAIAN, State.DIBATALKAN),
    (State.BERJALAN, Event.TARIK): (Hand.KEPEGAWAIAN, State.DIBATALKAN),
    (State.SELESAI, Event.TARIK): (Hand.KEPEGAWAIAN, State.DIBATALKAN),
    (State.DICATAT, Event.TARIK): (Hand.KEPEGAWAIAN, State.DIBATALKAN),
    (State.DIPERTIMBANGKAN, Event.USUL_BKN): (Hand.PYB, State.DIPERTIMBANGKAN),
    (State.DIPERTIMBANGKAN, Event.SETUJU_BKN): (Hand.KEPEGAWAIAN, State.DIPERTIMBANGKAN),
    (State.SELESAI, Event.USUL_AKTIF): (Hand.PYB, State.SELESAI),
    (State.SELESAI, Event.AKTIF): (Hand.PYB, State.SELESAI),
}
_DECIDED = {
    Choice.DISETUJUI: State.DISETUJUI,
    Choice.PERUBAHAN: State.DIUBAH,
    Choice.DITANGGUHKAN: State.DITANGGUHKAN,
    Choice.TIDAK_DISETUJUI: State.DITOLAK,
}
OPEN = frozenset({State.DIAJUKAN, State.DIPERTIMBANGKAN, State.IZIN_SEMENTARA})  # spoken for, not yet drawn
GRANTED = frozenset({
    State.DISETUJUI, State.DIUBAH, State.TERBIT, State.BERJALAN, State.SELESAI, State.DIPANGGIL, State.DICATAT,
})  # fmt: skip
HOLDS_DATES = OPEN | GRANTED
REASON_NEEDED = frozenset({Choice.PERUBAHAN, Choice.DITANGGUHKAN, Choice.TIDAK_DISETUJUI})


def next_state(state: State, event: Event, choice: Choice | None = None) -> State:
    """The state after `event`. Refuses `illegal_transition`: nothing skips a step, nothing goes back."""
    if event is Event.KEPUTUSAN and state is State.DIPERTIMBANGKAN and choice is not None:
        return _DECIDED[choice]
    if event is Event.KEPUTUSAN and state is State.IZIN_SEMENTARA and choice is Choice.DISETUJUI:
        return State.DISETUJUI  # ratified: the official gives the leave that was begun (Peraturan BKN 24/2017 III.E)
    if (state, event) not in _NEXT:
        raise Refused(Problem("illegal_transition", values={"keadaan": state.value, "peristiwa": event.value}))
    return _NEXT[state, event][1]


def hand_of(state: State, event: Event) -> Hand:
    """Whose act `event` is in `state`; a decision is always the authorised official's."""
    return Hand.PYB if event is Event.KEPUTUSAN else _NEXT[state, event][0]


def on_day(state: State, first: dt.date, today: dt.date) -> State:
    """The state as of `today`: an issued leave runs from its first day, without anybody pressing anything."""
    return State.BERJALAN if state is State.TERBIT and today >= first else state


def held_days(
    state: State, first: dt.date, last: dt.date, more: int, *, early: bool, back: dt.date | None
) -> tuple[dt.date, dt.date]:
    """First and last day a leave takes: with the `more` days of a remote place, after it or `early`, before it.

    Up to the day before somebody is `back`: called back (PP 11/2017 art. 338), recovered, or without the rest of the
    addition (Peraturan BKN 24/2017 III.A). Last before first: nothing was served.
    """
    begun = first - dt.timedelta(days=more) if early else first
    until = last if early else last + dt.timedelta(days=more)
    if back is not None and state in (State.DIPANGGIL, State.SELESAI):
        until = min(until, back - dt.timedelta(days=1))
    return begun, until


@dataclass(frozen=True)
class Official:
    """Whoever considers or decides: one of ours, or an official of another office."""

    nama: str
    jabatan: str
    nip: str | None = None
    pangkat: str | None = None
    employee_id: uuid.UUID | None = None
    penugasan: str = "D"  # D | PLT | PLH | PJ
    dasar: str | None = None  # delegation decree, or the surat perintah of a Plt or Plh
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None


def check_step(
    choice: Choice, reason: str, new_dates: tuple[dt.date, dt.date] | None, asked: tuple[dt.date, dt.date]
) -> list[Problem]:
    """What sections VII and VIII must carry: a reason for the last three boxes, dates for a change."""
    problems: list[Problem] = []
    if choice in REASON_NEEDED and not reason.strip():
        problems.append(Problem("decision_reason_missing", "alasan", {"pilihan": choice.value}))
    if choice is Choice.PERUBAHAN and new_dates is None:
        problems.append(Problem("changed_dates_missing", "mulai"))
    if choice is Choice.PERUBAHAN and new_dates == asked:
        problems.append(Problem("changed_dates_equal", "mulai", {"mulai": asked[0], "sampai": asked[1]}))
    return problems


_ROLES = {
    "atasan": "atasan langsung", "pyb": "pejabat yang berwenang memberikan cuti",
    "tempat": "pejabat tertinggi di tempat bekerja",
}  # fmt: skip


def check_official(
    official: Official | None, applicant: uuid.UUID, on: dt.date, role: str, nip: str | None = None, name: str = ""
) -> list[Problem]:
    """Whether this official may act on `on`: named, not the applicant himself, inside his period (leave.md §4.2).

    `nip` and `name` are the applicant's: an official typed by hand has no record, but the same number is the same
    person, and so is the same name as long as no number tells them apart.
    """
    if official is None or not official.nama.strip() or not official.jabatan.strip():
        return [Problem("official_missing", "pejabat", {"sebagai": _ROLES[role]})]
    same_number = bool(nip and official.nip) and normalise(official.nip or "") == normalise(nip or "")
    bare = official.employee_id is None and not (official.nip or "").strip()
    if official.employee_id == applicant or same_number or (bare and name and _plain(official.nama) == _plain(name)):
        return [Problem("self_approval", "pejabat", {"sebagai": _ROLES[role]})]
    early = official.valid_from is not None and on < official.valid_from
    late = official.valid_to is not None and on > official.valid_to
    if early or late:
        values = {"pejabat": official.jabatan, "mulai": official.valid_from, "sampai": official.valid_to}
        return [Problem("not_authorised", "pejabat", values)]
    return []


def _plain(name: str) -> str:
    """A name without titles: "Dr. Ahmad Fauzi, S.T." is Ahmad Fauzi."""
    return " ".join(part for part in name.partition(",")[0].casefold().split() if not part.endswith("."))


def check_postponed(days: int, own_days: int) -> list[Problem]:
    """Own days only, and no more than the request would have drawn: carried days cannot be postponed again."""
    if 0 < days <= own_days:
        return []
    code = "postponement_not_allowed" if own_days == 0 else "postponed_days_wrong"
    return [Problem(code, "hari", {"hari": days, "maks": own_days})]
