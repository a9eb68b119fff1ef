"""The judgement of a wish for leave of any kind: its length, how far it may go, what speaks against it, and why.

Source: PP 11/2017 art. 309-341 jo. PP 17/2020, Peraturan BKN 24/2017 jo. 7/2021 (PNS, CPNS); PP 49/2018 art. 76-93,
Peraturan BKN 7/2022 (PPPK); leave.md §2 and §7. The balance of annual leave stays in `balance`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from asn_desktop.problems import Problem, Refused, Severity
from asn_desktop.rules.explain import Line
from asn_desktop.rules.leave import annual, besar, cltn, form, important, kinds, maternity, sick
from asn_desktop.rules.leave import length as leave_length
from asn_desktop.rules.leave import proofs as leave_proofs
from asn_desktop.rules.leave.annual_right import LeaveFacts
from asn_desktop.rules.leave.length import Length
from asn_desktop.rules.leave.limits import LeaveRules
from asn_desktop.rules.leave.sick import Spell
from asn_desktop.rules.leave.wish import Kind, Past, Verdict, Wish
from asn_desktop.rules.workdays import Calendar

ABROAD = "Peraturan BKN 7/2021 IV.3"
_NO_PLACE = frozenset({"end_before_start", "date_out_of_reach"})  # without two days in order nothing can be measured


@dataclass(frozen=True)
class _Case:
    """Everything one judgement looks at."""

    wish: Wish
    facts: LeaveFacts
    past: Past
    calendar: Calendar
    workweek: str
    rules: LeaveRules
    roster: Mapping[dt.date, bool] | None
    no_joint_leave: bool

    @cached_property
    def parting(self) -> Calendar:
        """The calendar that tells whether a working day parts two absences; who has no cuti bersama works on it."""
        return replace(self.calendar, bersama={}, antara=frozenset()) if self.no_joint_leave else self.calendar

    @cached_property
    def event(self) -> important.Happening:
        return important.happening(self.wish, self.past, self.parting, self.workweek, self.rules, self.roster)

    @cached_property
    def spell(self) -> Spell:
        return sick.spell(self.wish, self.past, self.parting, self.workweek, self.rules, self.roster)


def judge(
    wish: Wish, facts: LeaveFacts, past: Past, calendar: Calendar, workweek: str, rules: LeaveRules, *,
    today: dt.date, no_joint_leave: bool = False, roster: Mapping[dt.date, bool] | None = None,
) -> Verdict:  # fmt: skip
    """What the law answers to `wish` (leave.md §2, §7), for every kind; of TAHUNAN all but the balance.

    Raises nothing for what a form may hold: refusals stand in `problems`, words that stop nothing in `warnings`. The
    day of asking moves warnings only. A leave granted on paper before (`late`) is not asked for papers and address.
    """
    problems = form.check_form(wish, rules)
    if _NO_PLACE & {p.code for p in problems}:
        return Verdict(0, leave_length.DAYS, problems=tuple(problems))
    problems += kinds.check_kind(wish, facts, past)
    if any(p.code == "type_not_for_status" for p in problems):
        return Verdict(0, leave_length.DAYS, problems=tuple(problems))
    case = _Case(wish, facts, past, calendar, workweek, rules, roster, no_joint_leave)
    length = leave_length.measured(wish, calendar, workweek, rules, no_joint_leave=no_joint_leave, roster=roster)
    problems += [*form.check_service(wish, facts), *length.problems, *_check_days(wish, length)]
    end, unknown = _kind_end(case)
    problems += [*unknown, *_check_kind(case, end), *form.check_overlap(wish, past)]
    spell = case.spell if wish.kind is Kind.SAKIT else None
    proofs = leave_proofs.check(wish, facts, past, rules, spell)
    problems += [p for p in proofs if p.severity is not Severity.WARNING]
    warnings = [*_warnings(case, today), *(p for p in proofs if p.severity is Severity.WARNING)]
    return Verdict(
        length.amount, length.unit, length.days, _bounded(end, facts), _once(problems), _once(warnings),
        tuple(_lines(case, length, end)), leave_proofs.needs(wish, facts, past, rules, spell),
    )  # fmt: skip


def latest_end(
    wish: Wish, facts: LeaveFacts, past: Past, calendar: Calendar, workweek: str, rules: LeaveRules,
    roster: Mapping[dt.date, bool] | None = None, *, no_joint_leave: bool = False,
) -> dt.date | None:  # fmt: skip
    """The last day the law allows from `wish.first`, service and contract included; `wish.last` does not matter.

    None where nothing ends it: an accident on duty, annual leave (its balance ends it), a calendar that is not known.
    PP 11/2017 art. 309-341; PP 49/2018 art. 76-93.
    """
    if wish.kind not in kinds.kinds_for(facts.status):
        return None
    case = _Case(replace(wish, last=wish.first), facts, past, calendar, workweek, rules, roster, no_joint_leave)
    return _bounded(_kind_end(case)[0], facts)


def limit(
    kind: Kind, status: str, rules: LeaveRules, *, reason_code: str | None = None, extension: bool = False
) -> tuple[int, str] | None:
    """(amount, unit) of the longest leave of a kind; None where the law names none (leave.md §2.3-2.9)."""
    pppk = LeaveFacts(status, None).pppk
    if kind not in kinds.kinds_for(status) or reason_code == "kecelakaan_kerja":
        return None
    if kind is Kind.SAKIT:
        if reason_code == "keguguran":
            return rules.keguguran_hari, leave_length.DAYS
        return rules.sakit_maks_bulan_pppk if pppk else rules.sakit_maks_bulan, leave_length.MONTHS
    if kind is Kind.TAHUNAN:
        return rules.hak_tahunan, leave_length.WORKING
    months = {
        Kind.BESAR: rules.melahirkan_bulan if reason_code == "kelahiran_4" else rules.besar_bulan,
        Kind.MELAHIRKAN: rules.melahirkan_bulan,
        Kind.ALASAN_PENTING: rules.alasan_penting_bulan,
        Kind.CLTN: rules.cltn_tambah_bulan if extension else rules.cltn_maks_bulan,
    }
    return months[kind], leave_length.MONTHS


def _once(found: list[Problem]) -> tuple[Problem, ...]:
    """Each code and field once, in the order they were found."""
    seen: dict[tuple[str, str], Problem] = {}
    for problem in found:
        seen.setdefault((problem.code, problem.field), problem)
    return tuple(seen.values())


def _bounded(end: dt.date | None, facts: LeaveFacts) -> dt.date | None:
    days = (end, facts.service_end, facts.contract_end if facts.pppk else None)
    return min((day for day in days if day is not None), default=None)


def _check_days(wish: Wish, length: Length) -> list[Problem]:
    if wish.kind is not Kind.TAHUNAN or length.days or length.problems:
        return []
    found = [Problem("zero_working_days", "sampai")]
    return [*found, Problem("remote_addition_without_annual", "hari_tambahan")] if wish.remote_days else found


def _kind_end(case: _Case) -> tuple[dt.date | None, tuple[Problem, ...]]:
    """The last day by the kind's own limit, and what kept it from being known."""
    wish, rules = case.wish, case.rules
    if wish.kind is Kind.BESAR:
        try:
            end = besar.latest(
                wish, case.past, case.calendar, case.workweek, rules, no_joint_leave=case.no_joint_leave,
                roster=case.roster,
            )  # fmt: skip
            return end, ()
        except Refused as no:
            return None, no.problems
    if wish.kind is Kind.MELAHIRKAN:
        return maternity.latest(wish, rules), ()
    if wish.kind is Kind.ALASAN_PENTING:
        return important.latest(wish, rules, case.event), ()
    if wish.kind is Kind.CLTN:
        return cltn.latest(wish, rules), ()
    if wish.kind is Kind.SAKIT:
        board = any(proof.jenis == "surat_tim_penguji" for proof in wish.proofs)
        return sick.latest(wish, case.facts, case.spell, rules, board=board), ()
    return None, ()


def _check_kind(case: _Case, end: dt.date | None) -> list[Problem]:
    wish, facts, past, rules = case.wish, case.facts, case.past, case.rules
    if wish.kind is Kind.TAHUNAN:
        return annual.check(wish, facts, past, rules)
    if wish.kind is Kind.SAKIT:
        return sick.check(wish, facts, case.spell, rules)
    if wish.kind is Kind.CLTN:
        return cltn.check(wish, facts, rules)
    if wish.kind is Kind.MELAHIRKAN:
        too_long = maternity.check_length(wish, end, rules) if end else []
        return [*maternity.check(wish, past, rules), *too_long]
    if wish.kind is Kind.ALASAN_PENTING:
        return important.check_length(wish, end, rules) if end else []
    too_long = besar.check_length(wish, past, end, rules) if end else []
    return [*besar.check(wish, facts, past, rules), *maternity.check(wish, past, rules), *too_long]


def _warnings(case: _Case, today: dt.date) -> list[Problem]:
    wish, rules = case.wish, case.rules
    said: list[Problem] = []
    if wish.kind is Kind.TAHUNAN:
        said += annual.warn(wish, case.calendar, rules, today)
    elif wish.kind is Kind.SAKIT:
        said += sick.warn(wish, case.facts, case.spell, rules)
    elif wish.kind is Kind.ALASAN_PENTING:
        said += important.warn(case.event, rules)
    elif wish.kind is Kind.CLTN:
        said += cltn.warn(wish, rules, today)
    elif wish.kind is Kind.MELAHIRKAN or wish.reason_code == "kelahiran_4":
        said += maternity.warn(wish, case.past)
    if wish.kind in (Kind.BESAR, Kind.CLTN) and wish.first < today and not wish.late:
        said.append(Problem("backdated", "mulai", {"mulai": wish.first}, Severity.WARNING))
    return said


def _lines(case: _Case, length: Length, end: dt.date | None) -> list[Line]:
    wish, facts, past, rules = case.wish, case.facts, case.past, case.rules
    measure = {"lama": length.amount, "satuan": length.unit,
               "mulai": wish.first.isoformat(), "sampai": wish.last.isoformat()}  # fmt: skip
    told = [Line("lama", measure)]
    if wish.kind is Kind.TAHUNAN:
        told += annual.lines(wish, facts, rules)
    elif wish.kind is Kind.SAKIT:
        told += sick.lines(wish, facts, case.spell, rules)
    elif wish.kind is Kind.CLTN:
        told += cltn.lines(wish, facts, rules)
    elif wish.kind is Kind.MELAHIRKAN and end is not None:
        told += maternity.lines(wish, facts, past, end, rules)
    elif wish.kind is Kind.ALASAN_PENTING and end is not None:
        told += important.lines(wish, end, rules, case.event)
    elif wish.kind is Kind.BESAR and end is not None:
        told += maternity.lines(wish, facts, past, end, rules) if wish.reason_code == "kelahiran_4" else []
        told += besar.lines(wish, facts, past, end, rules)
    if wish.country is not None:
        told.append(Line("luar_negeri", {"negara": wish.country}, ABROAD))
    return told
