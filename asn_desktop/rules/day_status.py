"""One status for each person and day, and where it comes from.

Order of the sources: what a paper grants (leave, study, duty order, permit) goes before what a machine saw, that before
what a named person decided; nobody is ever "tanpa keterangan" because a record is missing. Source: PP 94/2021 art. 4
letter f (duty to come to work), Perpres 21/2023 (working days), PP 11/2017 art. 309-341 (leave); the order is the
office's own (design, one ledger of days).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from asn_desktop.rules.explain import Line
from asn_desktop.rules.leave import names
from asn_desktop.rules.workdays import DayKind


class Status(StrEnum):
    """Where somebody was on a day."""

    HADIR = "hadir"
    CUTI = "cuti"
    SAKIT = "sakit"
    IZIN = "izin"
    DINAS_LUAR = "dinas_luar"
    TUGAS_BELAJAR = "tugas_belajar"
    LIBUR = "libur"
    LEPAS_JAGA = "lepas_jaga"
    TANPA_KETERANGAN = "tanpa_keterangan"
    BELUM = "belum"  # belum diketahui: nothing is recorded (yet)
    LUAR = "luar"  # not in service on that day


MARKS: Mapping[Status, str] = {
    Status.HADIR: "H", Status.CUTI: "C", Status.SAKIT: "S", Status.IZIN: "I", Status.DINAS_LUAR: "D",
    Status.TUGAS_BELAJAR: "TB", Status.LIBUR: "", Status.LEPAS_JAGA: "L", Status.TANPA_KETERANGAN: "TK",
    Status.BELUM: "", Status.LUAR: "",
}  # fmt: skip
DECIDABLE = (Status.HADIR, Status.TANPA_KETERANGAN)  # what a named person may enter without a paper
ORDER = (
    Status.HADIR, Status.CUTI, Status.SAKIT, Status.IZIN, Status.DINAS_LUAR, Status.TUGAS_BELAJAR,
    Status.TANPA_KETERANGAN, Status.LEPAS_JAGA, Status.LIBUR, Status.BELUM,
)  # fmt: skip
_LEAVE = "PP 11/2017 ps. 309-341"
_DUTY = "PP 94/2021 ps. 4 huruf f"
_WEEK = "Perpres 21/2023"


@dataclass(frozen=True, slots=True)
class Leave:
    """A leave that lies over the day. `granted` is False while it waits for a decision."""

    kind: str
    first: dt.date
    last: dt.date
    granted: bool = True


@dataclass(frozen=True, slots=True)
class Permit:
    """An izin over the day; `hours` is (from, until) when it covers a part of the day only."""

    kind: str
    name: str
    whole_day: bool
    hours: tuple[str | None, str | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Duty:
    """A surat tugas over the day."""

    purpose: str
    place: str
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What a machine or a list recorded: times "07:25", and a named person's decision with its reason."""

    came: str | None = None
    went: str | None = None
    mark: str | None = None  # one of DECIDABLE
    reason: str = ""
    by: str = ""

    @property
    def present(self) -> bool:
        """Whether any time was recorded."""
        return bool(self.came or self.went)


@dataclass(frozen=True, slots=True)
class DayFacts:
    """Everything known about one person and one day."""

    kind: DayKind  # what the day is for the working week of the unit
    holiday: str | None = None  # its name
    in_service: bool = True
    study: bool = False  # tugas belajar
    leave: Leave | None = None
    duty: Duty | None = None
    permits: tuple[Permit, ...] = ()
    roster: bool | None = None  # True on duty, False off; None: no roster for the day
    shift: str | None = None  # code of the turn
    seen: Seen | None = None


@dataclass(frozen=True, slots=True)
class DayStatus:
    """The answer for one day. `line` says where it comes from; `conflicts` are codes of what speaks against it."""

    status: Status
    line: Line
    conflicts: tuple[str, ...] = ()
    expected: bool = True  # a day on which the person was to work

    @property
    def mark(self) -> str:
        """One or two letters for a grid."""
        return MARKS[self.status]


def expected(facts: DayFacts) -> bool:
    """Whether the person is to work: the roster decides, else working week and holidays (Perpres 21/2023)."""
    return facts.roster if facts.roster is not None else facts.kind is DayKind.WORK


def status_of(facts: DayFacts) -> DayStatus:
    """The status of a day with its source (PP 94/2021 art. 4 letter f; order of sources: design)."""
    work = expected(facts)
    status, line = _paper(facts, work) or _rest(facts, work) or _recorded(facts)
    return DayStatus(status, line, _conflicts(facts, status), work)


def is_proposal(found: DayStatus, day: dt.date, today: dt.date, *, recorded: bool) -> bool:
    """Whether to ask a named person about the day: it is past, was to be worked, and nothing tells where he was.

    `recorded`: the attendance of that month was brought in. Only a proposal: nobody is marked by default (PP 94/2021).
    """
    return recorded and found.expected and found.status is Status.BELUM and day < today


def open_to_all(found: DayStatus) -> DayStatus:
    """The same for eyes without need: sickness reads "cuti", no kind, no reason (UU 27/2022 art. 4)."""
    status = Status.CUTI if found.status is Status.SAKIT else found.status
    if status in (Status.CUTI, Status.IZIN, Status.TANPA_KETERANGAN, Status.DINAS_LUAR):
        return replace(found, status=status, line=Line(f"hari_{status.value}_saja", {}, ""))
    return replace(found, status=status)


def _paper(facts: DayFacts, work: bool) -> tuple[Status, Line] | None:
    if not facts.in_service:
        return Status.LUAR, Line("hari_luar")
    if facts.study:
        return Status.TUGAS_BELAJAR, Line("hari_tugas_belajar", {}, "Perpres 12/1961")
    leave = facts.leave
    if leave is not None and leave.granted and (work or leave.kind == "CLTN"):
        sick = leave.kind == "SAKIT"
        values = {"jenis": names.KINDS.get(leave.kind, "cuti"), "mulai": leave.first, "sampai": leave.last}
        return Status.SAKIT if sick else Status.CUTI, Line("hari_cuti", values, _LEAVE)
    if facts.duty is not None:
        duty = facts.duty
        values = {"maksud": duty.purpose, "tujuan": duty.place, "nomor": duty.number or "tanpa nomor"}
        return Status.DINAS_LUAR, Line("hari_dinas_luar", values)
    whole = next((p for p in facts.permits if p.whole_day), None)
    if whole is not None and work:
        return Status.IZIN, Line("hari_izin", {"izin": whole.name}, "")
    return None


def _rest(facts: DayFacts, work: bool) -> tuple[Status, Line] | None:
    if work or (facts.seen is not None and facts.seen.present):
        return None
    if facts.roster is False:
        return Status.LEPAS_JAGA, Line("hari_lepas_jaga", {"kode": facts.shift or ""}, _WEEK)
    if facts.kind is DayKind.REST:
        return Status.LIBUR, Line("hari_istirahat", {}, _WEEK)
    code = "hari_bersama" if facts.kind is DayKind.JOINT else "hari_libur"
    return Status.LIBUR, Line(code, {"nama": facts.holiday or ""}, "SKB 3 Menteri; PP 11/2017 ps. 333")


def _recorded(facts: DayFacts) -> tuple[Status, Line]:
    seen = facts.seen
    if seen is not None and seen.present:
        return Status.HADIR, Line("hari_hadir", {"masuk": seen.came or "–", "pulang": seen.went or "–"}, _DUTY)
    if seen is not None and seen.mark:
        code = "hari_hadir_ditetapkan" if seen.mark == Status.HADIR.value else "hari_tanpa_keterangan"
        return Status(seen.mark), Line(code, {"oleh": seen.by, "alasan": seen.reason}, _DUTY)
    partial = next((p for p in facts.permits if not p.whole_day), None)
    if facts.leave is not None and not facts.leave.granted:
        asked = {"mulai": facts.leave.first, "sampai": facts.leave.last}
        return Status.BELUM, Line("hari_cuti_diajukan", asked, _LEAVE)
    if partial is not None:  # being allowed to come late does not say that somebody came
        return Status.BELUM, Line("hari_izin_jam", {"izin": partial.name}, "")
    return Status.BELUM, Line("hari_belum", {}, "")


def _conflicts(facts: DayFacts, status: Status) -> tuple[str, ...]:
    found = []
    seen = facts.seen
    here = seen is not None and seen.present
    if here and status in (Status.CUTI, Status.SAKIT):
        found.append("hadir_saat_cuti")
    if here and status is Status.DINAS_LUAR:
        found.append("hadir_saat_dinas")
    if here and status is Status.IZIN:
        found.append("hadir_saat_izin")
    if facts.leave is not None and facts.leave.granted and facts.duty is not None:
        found.append("dinas_saat_cuti")
    if facts.leave is not None and facts.leave.granted and facts.roster and status in (Status.CUTI, Status.SAKIT):
        found.append("jaga_saat_cuti")
    if seen is not None and seen.mark == Status.TANPA_KETERANGAN.value and status is not Status.TANPA_KETERANGAN:
        found.append("tanda_gugur")
    return tuple(found)
