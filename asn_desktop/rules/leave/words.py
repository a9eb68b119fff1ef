"""Which line explains which part of a balance: code, values and legal ground, without a sentence.

Source: PP 11/2017, Peraturan BKN 24/2017 and 7/2021, PP 49/2018, as cited line by line; grounds of the reading
chosen by the office stand in aturan_cuti.csv.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Protocol

from asn_desktop.rules.explain import Line
from asn_desktop.rules.leave import annual_right
from asn_desktop.rules.leave.annual_right import LeaveFacts, LeaveRules

RIGHT = "PP 11/2017 ps. 311"
RIGHT_PPPK = "PP 49/2018 ps. 76–93"
CARRY = "Peraturan BKN 24/2017 III.A"
CARRY_PPPK = "PP 49/2018 ps. 76–93; Peraturan BKN 7/2022"
BESAR = "Peraturan BKN 24/2017 III.B"
CLTN = "Peraturan BKN 24/2017 III.G"
TEACHER = "PP 49/2018 ps. 81"
EXCEPTION = "PP 49/2018 ps. 80"
EXTRA = "PP 11/2017 ps. 333 (3)"
EXTRA_LATE = "Peraturan BKN 7/2021 III.F.6–7"


class Carried(Protocol):
    """What the words need of a carry."""

    @property
    def n1(self) -> int: ...
    @property
    def n2(self) -> int: ...
    @property
    def unused(self) -> int: ...
    @property
    def postponed(self) -> int: ...
    @property
    def barred(self) -> str | None: ...


class Used(Protocol):
    """What the words need of a year's ledger."""

    @property
    def opening(self) -> int | None: ...
    @property
    def by_letter(self) -> int: ...
    @property
    def used(self) -> int: ...


def own_line(facts: LeaveFacts, rules: LeaveRules, year: int, own: int, *, besar: bool) -> Line:
    """The own right of the year, or why there is none."""
    ground = RIGHT_PPPK if facts.pppk else RIGHT
    values = {"tahun": year}
    if facts.no_right_teacher:
        return Line("hak_guru_pppk", values, TEACHER, 0)
    if besar:
        return Line("hak_besar", values, BESAR, own)
    if own:
        return Line("hak_tahun", values, ground, own)
    since = annual_right.usable_from(facts, rules, dt.date(year, 12, 31))
    if annual_right.cltn_bars(facts, rules, year):
        return Line("hak_cltn", {**values, "sejak": since.isoformat()}, CLTN, 0)
    return Line("hak_belum", {**values, "sejak": since.isoformat()}, ground, 0)


def last_year_line(rules: LeaveRules, year: int, carry: Carried, *, pppk: bool) -> Line:
    """What came over from last year (rules 2 and 4)."""
    ground = CARRY_PPPK if pppk else CARRY
    values = {"tahun": year - 1, "sisa": carry.unused, "maks": rules.sisa_terbawa_maks, "tangguh": carry.postponed}
    if carry.barred == "kontrak":
        return Line("bawa_kontrak", {**values, "kontrak": rules.kontrak_terbawa_tahun}, RIGHT_PPPK, 0)
    if carry.barred == "hak":
        return Line("bawa_tanpa_hak", values, ground, 0)
    if carry.postponed:
        return Line("bawa_ditangguhkan", values, ground, carry.n1)
    if not carry.unused:
        return Line("bawa_habis", values, ground, carry.n1)
    return Line("bawa_maksimal" if carry.unused > carry.n1 else "bawa_sisa", values, ground, carry.n1)


def year_before_line(uses: Mapping[int, Used], year: int, carry: Carried, *, pppk: bool) -> Line:
    """What came over from the year before last (rule 3)."""
    ground = CARRY_PPPK if pppk else CARRY
    values: dict[str, int] = {"tahun": year - 2, "tahun_lalu": year - 1}
    if carry.n2:
        return Line("dua_tahun", values, ground, carry.n2)
    for y in (year - 1, year - 2):
        if y in uses and uses[y].used:
            return Line("dua_tahun_gugur", {**values, "tahun_pakai": y, "pakai": uses[y].used}, ground, 0)
    return Line("dua_tahun_tidak", values, ground, 0)


def extra_lines(year: int, extra: int, late: int) -> list[Line]:
    """Cuti bersama that the position was not given (rule 6)."""
    lines = []
    if extra:
        lines.append(Line("tambahan", {"tahun": year, "hari": extra}, EXTRA, extra))
    if late:
        lines.append(Line("tambahan_akhir", {"tahun": year - 1, "hari": late}, EXTRA_LATE, late))
    return lines


def used_lines(year: int, use: Used, advance: int, excess: int) -> list[Line]:
    """What was drawn this year, by whom it is known, and a contradiction when there is one."""
    letters = use.by_letter
    lines = []
    if advance:
        lines.append(Line("dipakai_dini", {"hari": advance}, EXCEPTION, -advance))
    if use.opening:
        lines.append(Line("terpakai_awal", {"tahun": year, "hari": use.opening}, "", -use.opening))
    if letters or not lines:
        lines.append(Line("terpakai" if letters else "terpakai_nol", {"tahun": year, "hari": letters}, "", -letters))
    if excess:
        lines.append(Line("kelebihan", {"tahun": year, "hari": excess}, "", excess))
    return lines


def advanced_lines(year: int, advanced: int) -> list[Line]:
    """Days a PPPK took before the first year was complete: they wait to be taken off the right to come."""
    return [Line("dikurangkan_kelak", {"tahun": year, "hari": advanced}, EXCEPTION, advanced)] if advanced else []
