"""Sick leave: which spells are one illness, how far it may go, which doctor's word it needs (leave.md §2.5, §2.9).

Source: PP 11/2017 art. 319-324 jo. PP 17/2020, Peraturan BKN 7/2021 III.C (PNS, CPNS); PP 49/2018 art. 83 (PPPK).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from asn_desktop.problems import Problem, Refused, Severity
from asn_desktop.rules import workdays
from asn_desktop.rules.explain import Line
from asn_desktop.rules.leave.annual_right import LeaveFacts
from asn_desktop.rules.leave.limits import LeaveRules
from asn_desktop.rules.leave.wish import Past, Sick, Wish
from asn_desktop.rules.workdays import Calendar

ARTICLE = "PP 11/2017 ps. 319–324 jo. PP 17/2020; Peraturan BKN 7/2021 III.C"
ARTICLE_PPPK = "PP 49/2018 ps. 83"
_ILLNESS = (None, "sakit")
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Spell:
    """One illness: its first day, the calendar days of the spells before this one, and of all with this one."""

    since: dt.date
    before: int
    days: int


def article(facts: LeaveFacts) -> str:
    """The ground of sick leave for this status (PP 11/2017 or PP 49/2018)."""
    return ARTICLE_PPPK if facts.pppk else ARTICLE


def spell(
    wish: Wish, past: Past, calendar: Calendar, workweek: str, rules: LeaveRules,
    roster: Mapping[dt.date, bool] | None = None,
) -> Spell:  # fmt: skip
    """The illness this wish belongs to (leave.md §2.5): spells that no working day parts are one.

    Reading `sakit_rangkai` = setahun: also all spells with a day in the calendar year this one begins in. A
    miscarriage or an accident at work stands by itself. A year whose holidays are unknown parts by weekdays alone.
    """
    length = (wish.last - wish.first).days + 1
    if wish.reason_code not in _ILLNESS:
        return Spell(wish.first, 0, length)
    earlier = sorted((s for s in past.sick if s.reason_code in _ILLNESS and s.last < wish.first), key=lambda s: s.first)
    counted: list[Sick] = []
    start = wish.first
    for one in reversed(earlier):
        linked = not works_between(one.last, start, calendar, workweek, roster)
        same_year = rules.sakit_rangkai == "setahun" and one.last.year == wish.first.year
        if linked or same_year:
            counted.append(one)
            start = one.first
    before = sum((s.last - s.first).days + 1 for s in counted)
    return Spell(start, before, before + length)


def works_between(
    last: dt.date, first: dt.date, calendar: Calendar, workweek: str, roster: Mapping[dt.date, bool] | None
) -> bool:
    """Whether a working day parts two absences (leave.md §2.5; Peraturan BKN 7/2021 III.C)."""
    day = last + _DAY
    while day < first:
        if workdays.rests(workweek, day, roster):
            day += _DAY
            continue
        free = day in calendar.libur or day in calendar.bersama or day in calendar.antara
        if day.year not in calendar.years or not free:
            return True
        day += _DAY
    return False


def latest(wish: Wish, facts: LeaveFacts, found: Spell, rules: LeaveRules, *, board: bool = True) -> dt.date | None:
    """Last day the law allows this spell; None for an accident on duty of a PNS, which has no maximum.

    `board`: with the letter of the Tim Penguji Kesehatan (six months more, PNS and CPNS). Days of earlier spells of
    the same illness are taken off (leave.md §2.5). PPPK: one month; an accident until the contract ends (art. 83).
    """
    if wish.reason_code == "kecelakaan_kerja":
        return facts.contract_end if facts.pppk else None
    if wish.reason_code == "keguguran":
        return wish.first + (rules.keguguran_hari - 1) * _DAY
    months = rules.sakit_maks_bulan_pppk if facts.pppk else rules.sakit_maks_bulan
    more = rules.sakit_tambah_bulan if board and not facts.pppk else 0
    whole = (workdays.period_end(found.since, months + more) - found.since).days + 1
    return wish.first + (whole - found.before - 1) * _DAY


def check(wish: Wish, facts: LeaveFacts, found: Spell, rules: LeaveRules) -> list[Problem]:
    """Refuse what goes beyond the limit of an illness, a miscarriage or a contract, and a doctor who does not suffice.

    `needs_health_board` (PNS beyond one year), `needs_government_doctor` (PPPK beyond 14 days), `exceeds_max_duration`
    (Peraturan BKN 7/2021 III.C; PP 49/2018 art. 83).
    """
    problems: list[Problem] = []
    end = latest(wish, facts, found, rules)
    kinds = {proof.jenis for proof in wish.proofs}
    if end is not None and wish.last > end and wish.reason_code != "kecelakaan_kerja":
        left = max(0, (end - wish.first).days + 1)
        problems.append(Problem("exceeds_max_duration", "sampai", {**_maximum(wish, facts, rules), "sisa": left}))
    elif needs_board(wish, facts, found, rules) and "surat_tim_penguji" not in kinds and not wish.late:
        values = {"bulan": rules.sakit_maks_bulan, "sejak": found.since}
        problems.append(Problem("needs_health_board", "bukti", values))
    official = kinds & {"surat_dokter_pemerintah", "surat_tim_penguji"}
    if needs_government_doctor(wish, facts, found, rules) and not official and not wish.late:
        values = {"hari": rules.dokter_pemerintah_hari_pppk, "sejak": found.since}
        problems.append(Problem("needs_government_doctor", "bukti", values))
    return problems


def _maximum(wish: Wish, facts: LeaveFacts, rules: LeaveRules) -> dict[str, object]:
    if wish.reason_code == "keguguran":
        return {"maks": rules.keguguran_hari, "satuan": "hari"}
    if facts.pppk:
        return {"maks": rules.sakit_maks_bulan_pppk, "satuan": "bulan"}
    return {"maks": rules.sakit_maks_bulan + rules.sakit_tambah_bulan, "satuan": "bulan"}


def needs_board(wish: Wish, facts: LeaveFacts, found: Spell, rules: LeaveRules) -> bool:
    """Whether a PNS's illness goes beyond the year a doctor alone may write (Peraturan BKN 7/2021 III.C)."""
    if facts.pppk or wish.reason_code not in _ILLNESS:
        return False
    end = latest(wish, facts, found, rules, board=False)
    return end is not None and wish.last > end


def needs_government_doctor(wish: Wish, facts: LeaveFacts, found: Spell, rules: LeaveRules) -> bool:
    """Whether a PPPK has been ill for more than 14 days (PP 49/2018 art. 83)."""
    return facts.pppk and wish.reason_code in _ILLNESS and found.days > rules.dokter_pemerintah_hari_pppk


def warn(wish: Wish, facts: LeaveFacts, found: Spell, rules: LeaveRules) -> list[Problem]:
    """Words that stop nothing: a long illness of a PNS without a government doctor, days other than the letter's."""
    weak = Severity.WARNING
    kinds = {proof.jenis for proof in wish.proofs}
    said: list[Problem] = []
    long = not facts.pppk and wish.reason_code in _ILLNESS and found.days > rules.dokter_pemerintah_hari
    if long and not kinds & {"surat_dokter_pemerintah", "surat_tim_penguji"}:
        said.append(Problem("sick_government_doctor", "bukti", {"hari": rules.dokter_pemerintah_hari}, weak))
    if found.before and wish.last == wish.first and not wish.late:
        said.append(Problem("sick_notice_joined", "mulai", {"sejak": found.since, "hari": found.days}, weak))
    days = [proof.hari for proof in wish.proofs if proof.hari]
    length = (wish.last - wish.first).days + 1
    if days and length > sum(days):
        said.append(Problem("sick_beyond_letter", "sampai", {"surat": sum(days), "hari": length}, weak))
    return said


def lines(wish: Wish, facts: LeaveFacts, found: Spell, rules: LeaveRules) -> list[Line]:
    """Why the illness is as long as it is and how far it may go (leave.md §2.5)."""
    ground = article(facts)
    told: list[Line] = []
    if found.days <= rules.sakit_catat_hari:
        told.append(Line("sakit_catat", {"hari": rules.sakit_catat_hari}, ground))
    if found.before:
        values = {"sejak": found.since.isoformat(), "sebelum": found.before, "hari": found.days}
        told.append(Line("sakit_rangkai", values, ground))
    if wish.reason_code == "kecelakaan_kerja":
        told.append(Line("sakit_sampai_kontrak" if facts.pppk else "sakit_tanpa_batas", {}, ground))
        return told
    end = latest(wish, facts, found, rules, board=False)
    if end is not None:
        most = _maximum(wish, facts, rules)
        if most["satuan"] == "bulan" and not facts.pppk:
            most = {"maks": rules.sakit_maks_bulan, "satuan": "bulan"}
        told.append(Line("batas_sakit", {**most, "sampai": end.isoformat()}, ground))
    if needs_board(wish, facts, found, rules):
        whole = latest(wish, facts, found, rules)
        values = {"bulan": rules.sakit_tambah_bulan, "sampai": whole.isoformat() if whole else ""}
        told.append(Line("sakit_tim_penguji", values, ground))
    return told


def working_length(wish: Wish, calendar: Calendar, workweek: str, roster: Mapping[dt.date, bool] | None = None) -> int:
    """The length in working days, for an office that counts sick leave so (reading `sakit_hitung`, leave.md §8).

    Refuses `calendar_missing`.
    """
    if wish.last < wish.first:
        raise Refused(Problem("end_before_start", "sampai", {"mulai": wish.first, "sampai": wish.last}))
    return len(workdays.working_days(calendar, workweek, wish.first, wish.last, roster=roster))
