"""The next kenaikan gaji berkala: when, to which step, at which pay, and what stands in its way.

Source: PP 7/1977 art. 11-13 (PNS), PermenPANRB 7/2023 (PPPK), KepmenPANRB 16/2025 (PPPK paruh waktu: a wage, no KGB).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import NamedTuple

from asn_desktop.rules import absence, career_limits, ranks, service
from asn_desktop.rules.career_limits import CareerLimits
from asn_desktop.rules.dossier import Dossier
from asn_desktop.rules.explain import Line
from asn_desktop.rules.months import add_months, day_after, first_of_month, months_between
from asn_desktop.rules.salary import SalaryTable

MAXIMUM, NOT_ENTITLED, PREDIKAT, CONTRACT, DEFERRED = (
    "sudah_maksimum", "bukan_penerima_kgb", "predikat_kinerja", "masa_perjanjian_tidak_lebih_dari_2_tahun", "ditunda",
)  # fmt: skip
REASONS = (MAXIMUM, NOT_ENTITLED, PREDIKAT, CONTRACT, DEFERRED)
GAPS = ("golongan", "mkg", "predikat", "kontrak", "tabel_gaji")  # what the record does not say
_ARTICLE, _PPPK, _WAGE = "PP 7/1977 ps. 11–13", "PermenPANRB 7/2023", "KepmenPANRB 16/2025"


@dataclass(frozen=True)
class Kgb:
    """The next step. `mkg` and `mkg_lama` are (tahun, bulan), pay is whole rupiah of the table's version.

    `tmt` is None when there is none or the record does not say (`gaps`). `reasons` are the codes of `REASONS` that
    stand against it; the date is given all the same. `naive_tmt` is "last KGB + 2 years", to compare.
    `overdue`: the step was due before `on` and is not on record. `awaits` are the years, not yet over, whose predikat
    will decide.
    """

    tmt: dt.date | None
    golongan: str | None = None
    mkg_lama: tuple[int, int] | None = None
    mkg: tuple[int, int] | None = None
    step: int | None = None
    gaji_lama: int | None = None
    gaji_baru: int | None = None
    reasons: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    naive_tmt: dt.date | None = None
    overdue: bool = False
    awaits: tuple[int, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether counting two years from the last KGB would give another day (PP 7/1977 art. 11)."""
        return self.tmt is not None and self.naive_tmt is not None and self.tmt != self.naive_tmt


def next_kgb(
    table: SalaryTable, golongan: str, ref: dt.date, mkg: tuple[int, int], *, as_of: dt.date | None = None,
    cltn_months: int = 0,
) -> tuple[dt.date, int] | None:
    """(first day, step in years) of the step after `as_of`; None when the last step is passed.

    `mkg` is (tahun, bulan) on `ref`, a first of month; `as_of` is `ref` unless given; CLTN months shift the day by
    as much. Source: PP 7/1977 art. 11-13.
    """  # fmt: skip
    base = mkg[0] * 12 + mkg[1]
    step = table.next_step(golongan, base + months_between(ref, as_of or ref) - cltn_months)
    return None if step is None else (add_months(ref, step * 12 - base + cltn_months), step)


def next_step(
    d: Dossier, on: dt.date, table: SalaryTable, limits: CareerLimits = career_limits.SHIPPED, *,
    until: dt.date | None = None,
) -> Kgb:  # fmt: skip
    """The next KGB of a person as the record stands on `on`.

    Counted after the last KGB on record, or after the decree of golongan when that is later; for a record without
    any KGB after `on`. A step after `until` gets its day only: a list of the near ones asks nothing else of it, and
    a deferral could but move it further. Source: PP 7/1977 art. 11-13; PermenPANRB 7/2023; KepmenPANRB 16/2025.
    """
    if d.status not in ("CPNS", "PNS", "PPPK"):
        return Kgb(None, reasons=(NOT_ENTITLED,), lines=(Line("kgb_bukan_penerima", {"status": d.status}, _WAGE),))
    held, base = d.golongan, service.mkg_base(d)
    if held is None or base is None or held.golongan not in table.rows:
        gap = "tabel_gaji" if not table.rows else "mkg"
        if held is None or held.tmt is None or not ranks.is_golongan(held.golongan, d.status):
            gap = "golongan"
        return Kgb(None, golongan=held.golongan if held else None, gaps=(gap,),
                   lines=(Line("kgb_data_kurang", {"data": gap}, _ARTICLE),), naive_tmt=_naive(d, limits))  # fmt: skip
    ref = base[0]
    if ref.day != 1:  # a dirty TMT: the month it falls in counts, as the decree's month does
        ref = ref.replace(day=1)
    since = _since(d, on, ref)
    passed = _mkg(d, ref, base[1], since)
    step = table.next_step(held.golongan, passed)
    tmt = None if step is None else _reached(d, ref, base[1], step * 12, since)
    if tmt is not None and until is not None and tmt > until:
        return Kgb(tmt, held.golongan)
    lines = [base[2], *_moves(d, ref, since), _table_line(table)]
    if step is None:
        last = table.steps(held.golongan)[-1]
        lines.append(Line("kgb_maksimum", {"golongan": held.golongan, "tahap": last}, _ARTICLE))
        return Kgb(None, held.golongan, divmod(max(0, passed), 12), reasons=(MAXIMUM,), lines=tuple(lines),
                   gaji_lama=table.pay(held.golongan, passed // 12).rupiah, naive_tmt=_naive(d, limits))  # fmt: skip
    lines.append(Line("kgb_tahap", {"golongan": held.golongan, "tahap": step, "tmt": tmt}, _ARTICLE))
    found = _priced(Kgb(tmt, held.golongan, divmod(max(0, passed), 12), (step, 0), step), table, lines)
    found = _deferred(d, found, table)
    return _judged(d, replace(found, naive_tmt=_naive(d, limits), overdue=found.tmt is not None and found.tmt < on),
                   limits)  # fmt: skip


def _since(d: Dossier, on: dt.date, ref: dt.date) -> dt.date:
    """The day after which the next step is looked for."""
    if d.kgb is None or d.kgb.tmt is None:
        return max(ref, on)
    held_from = d.golongan.tmt if d.golongan and d.golongan.tmt else ref
    granted = [g.tmt for g in d.pmk if g.tmt and g.tmt <= on]  # its decree sets the pay anew
    return max(ref, held_from, d.kgb.tmt, *granted)


def _mkg(d: Dossier, ref: dt.date, base: int, on: dt.date) -> int:
    return base + months_between(ref, on) + service.pmk_after(d, ref, on) - service.cltn_months(d, ref, on)


def _reached(d: Dossier, ref: dt.date, base: int, wanted: int, since: dt.date) -> dt.date:
    """The first of month on which `wanted` months of MKG are complete, CLTN known today taken out."""
    pmk = service.pmk_after(d, ref, since)
    day = add_months(ref, wanted - base - pmk)
    while True:  # an absence that begins before the day moves it, which may reach a further absence
        moved = add_months(ref, wanted - base - pmk + service.cltn_months(d, ref, day))
        if moved <= day:
            return day
        day = moved


def _moves(d: Dossier, ref: dt.date, since: dt.date) -> list[Line]:
    lines = [Line("mk_sejak", {"mulai": ref, "per": since}, _ARTICLE, months_between(ref, since))]
    if pmk := service.pmk_after(d, ref, since):
        lines.append(Line("mk_pmk", {}, service.PMK, pmk))
    if away := service.cltn_months(d, ref, since):
        lines.append(Line("mk_cltn", {}, absence.ARTICLE, -away))
    return lines


def _table_line(table: SalaryTable) -> Line:
    return Line("kgb_tabel", {"dasar": table.dasar, "mulai": table.berlaku_mulai}, table.dasar)


def _priced(found: Kgb, table: SalaryTable, lines: list[Line]) -> Kgb:
    golongan, before, after = found.golongan or "", found.mkg_lama or (0, 0), found.mkg or (0, 0)
    old, new = table.pay(golongan, before[0]), table.pay(golongan, after[0])
    values = {"lama": old.rupiah, "baru": new.rupiah, "tahap": new.step}
    lines.append(Line("kgb_gaji", values, table.dasar))
    if old.warning:
        lines.append(Line("kgb_di_bawah_tabel", {"golongan": golongan, "tahap": old.step}, table.dasar))
    return replace(found, step=new.step, gaji_lama=old.rupiah, gaji_baru=new.rupiah, lines=tuple(lines))


def _deferred(d: Dossier, found: Kgb, table: SalaryTable) -> Kgb:
    """A deferral on record moves the day to the month after it; its time counts, so the rhythm stays."""
    put_off = d.kgb_ditunda
    if put_off is None or put_off.ditunda_sampai is None or found.tmt is None:
        return found
    given = first_of_month(put_off.ditunda_sampai)
    if given <= found.tmt:
        return found
    base = service.mkg_base(d)
    if base is None:
        return found
    reached = divmod(_mkg(d, base[0].replace(day=1), base[1], given), 12)
    values = {"semula": found.tmt, "sampai": put_off.ditunda_sampai, "tmt": given}
    line = Line("kgb_ditunda", values, "PP 7/1977 ps. 12–13")
    moved = replace(found, tmt=given, mkg=reached, reasons=(DEFERRED,))
    kept = [one for one in found.lines if one.code != "kgb_gaji"]
    return _priced(moved, table, [*kept, line])


def repriced(found: Kgb, table: SalaryTable) -> Kgb:
    """The same step paid by the table in force on its TMT, when that is a later one (PP 7/1977 art. 11).

    The old pay stays that of the table it was reckoned with.
    """
    if found.tmt is None or found.mkg is None or found.golongan not in table.rows:
        return found
    new = table.pay(found.golongan or "", found.mkg[0])
    values = {"lama": found.gaji_lama, "baru": new.rupiah, "tahap": new.step}
    kept = [line for line in found.lines if line.code != "kgb_gaji"]
    lines = (*kept, _table_line(table), Line("kgb_gaji", values, table.dasar))
    return replace(found, gaji_baru=new.rupiah, step=new.step, lines=lines)


def _naive(d: Dossier, limits: CareerLimits) -> dt.date | None:
    if d.kgb is None or d.kgb.tmt is None:
        return None
    return add_months(d.kgb.tmt.replace(day=1), limits.kgb_naif_bulan)


def _judged(d: Dossier, found: Kgb, limits: CareerLimits) -> Kgb:
    """The conditions beside the step: performance, and for PPPK the length of the contract."""
    reasons, gaps, lines = list(found.reasons), list(found.gaps), list(found.lines)
    years = limits.kgb_predikat_tahun
    if d.status == "PPPK":
        first_of_v = d.golongan is not None and d.golongan.golongan == "V" and found.step == 1
        years = limits.kgb_pppk_v_predikat_tahun if first_of_v else limits.kgb_pppk_predikat_tahun
        term = _contract(d)
        article = limits.article("kgb_pppk_kontrak_bulan", _PPPK)
        lines.append(Line("kgb_kontrak", {"bulan": term, "batas": limits.kgb_pppk_kontrak_bulan}, article))
        if term is None:
            gaps.append("kontrak")
        elif term <= limits.kgb_pppk_kontrak_bulan:
            reasons.append(CONTRACT)
    results = predikat(d, found.tmt, years, limits, _PPPK if d.status == "PPPK" else _ARTICLE)
    lines.append(results.line)
    if results.good is False:
        reasons.append(PREDIKAT)
    elif results.good is None and not results.awaits:
        gaps.append("predikat")
    if found.differs:
        lines.append(Line("kgb_naif", {"naif": found.naive_tmt, "tmt": found.tmt}, _ARTICLE))
    if d.status == "CPNS":
        lines.append(Line("kgb_cpns", {"persen": limits.kgb_cpns_persen}, limits.article("kgb_cpns_persen", _ARTICLE)))
    return replace(found, reasons=tuple(reasons), gaps=tuple(gaps), lines=tuple(lines), awaits=results.awaits)


def _contract(d: Dossier) -> int | None:
    """Months of the work agreement, its last day included; None when either end is not on record."""
    if d.kontrak_mulai is None or d.kontrak_akhir is None:
        return None
    return months_between(d.kontrak_mulai, day_after(d.kontrak_akhir))


class Results(NamedTuple):
    """Whether the yearly results suffice; None when one is missing. `awaits`: years not over that will decide."""

    good: bool | None
    awaits: tuple[int, ...]
    line: Line


def predikat(d: Dossier, at: dt.date | None, years: int, limits: CareerLimits, article: str) -> Results:
    """Whether the last `years` results before the year of `at` are at least the asked predikat.

    Nothing is assumed of a result that is missing: a year that is over without one is a gap; one that will be over
    when the step is prepared (`kgb_surat_bulan` before it) is awaited and no gap.
    Source: PP 7/1977 art. 11; PermenPANRB 7/2023; PP 99/2000 art. 7; PermenPANRB 6/2022 (set after the year).
    """
    day = at or d.per
    by_year = {r.tahun: int(r.predikat) for r in d.kinerja if r.predikat and r.predikat in "12345"}
    last = add_months(first_of_month(day), -limits.kgb_surat_bulan).year  # of the years before it all are over
    awaits = tuple(year for year in range(last - years, last) if year >= d.per.year and year not in by_year)
    before, count = (awaits[0], years - len(awaits)) if awaits else (day.year, years)
    seen = career_limits.year_results(tuple(by_year), before, count)
    bad = [year for year in seen if by_year[year] > limits.predikat_minimal]
    values = {"tahun": list(seen), "diminta": years, "rendah": bad}
    if bad:
        return Results(False, (), Line("predikat_rendah", values, article))
    if len(seen) < count:
        return Results(None, (), Line("predikat_belum", values, article))
    if awaits:
        return Results(None, awaits, Line("predikat_menunggu", values | {"menunggu": list(awaits)}, article))
    return Results(True, (), Line("predikat_cukup", values, article))
