"""The four kinds of masa kerja, never mixed: keseluruhan, golongan, in the pangkat, in the jabatan.

Source: PP 11/2017 jo. 17/2020 (masa kerja), PP 7/1977 art. 11-13 (masa kerja golongan); employee data §3.1.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from asn_desktop.rules import absence, ranks
from asn_desktop.rules.dossier import Dossier, Recognised, SalaryStep
from asn_desktop.rules.explain import Line
from asn_desktop.rules.months import add_months, age, birthday, first_of_month, later, months_between
from asn_desktop.rules.statuses import PPPK

__all__ = [
    "ServiceTime", "add_months", "after_promotion", "age", "birthday", "cltn_months", "differ", "first_of_month",
    "granted_months", "in_golongan", "in_post", "in_rank", "later", "masa_kerja", "mkg_base", "months_between",
    "pmk_after", "recognised_months", "reduction", "start", "total", "total_months",
]  # fmt: skip

TOTAL = "PP 11/2017 ps. 54; PP 15/1979"
MKG = "PP 7/1977 ps. 11–13"
REDUCTION = "PP 99/2000 ps. 23 jo. PP 12/2002"
FICTIVE = "PP 5/2024 dan Perpres 11/2024 lampiran (tabel mulai MKG 3 tahun)"
PMK = "Peraturan BKN 7/2021 (peninjauan masa kerja); PP 7/1977 ps. 8"
_ENTRY = "211"  # jenis_kp.csv: golongan of the appointment
_LESS_YEARS = {("I", "II"): 6, ("II", "III"): 5}
_TOLERANCE = 1  # months a stated service may differ from the computed one (employee data §9.2)


@dataclass(frozen=True)
class ServiceTime:
    """Length of service: years and months, and the lines that make it (each line's `amount` in months)."""

    tahun: int
    bulan: int
    lines: tuple[Line, ...] = ()

    @property
    def months(self) -> int:
        """The same in months (employee data §3.1)."""
        return self.tahun * 12 + self.bulan


def masa_kerja(a: dt.date, b: dt.date, *, extra_months: int = 0, cltn_months: int = 0) -> tuple[int, int]:
    """(tahun, bulan) of service from `a` to `b`, never below (0, 0).

    `extra_months` is recognised earlier service (PMK); `cltn_months` counts nowhere (PP 11/2017 art. 337).
    """
    months = max(0, months_between(a, b) + extra_months - cltn_months)
    return divmod(months, 12)


def reduction(old: str, new: str) -> int:
    """Years taken off MKG by a rise from `old` to `new`: I to II 6, II to III 5, else 0 (PP 99/2000 art. 23)."""
    return _LESS_YEARS.get((old.split("/")[0], new.split("/")[0]), 0)


def after_promotion(tahun: int, bulan: int, old: str, new: str) -> tuple[int, int]:
    """MKG after a rise between golongan: I to II takes 6 years off, II to III 5, never below (0, 0)."""
    return divmod(max(0, (tahun - reduction(old, new)) * 12 + bulan), 12)


def granted_months(government: int, private: Iterable[int] = ()) -> int:
    """Months a PMK may grant: government service in full, private service half, at most eight years of it.

    `private` holds the unbroken months with each incorporated firm; less than twelve do not count. The decree
    decides; this checks it (Peraturan BKN on peninjauan masa kerja; PP 7/1977 art. 8).
    """
    return government + min(sum(months for months in private if months >= 12) // 2, 8 * 12)


def differ(stated: tuple[int, int] | None, computed: ServiceTime | None) -> bool:
    """Whether a stated length is more than one month away from the computed one (MKG_DIFF, MKS_DIFF).

    False when either is not known. Source: employee data §9.2; PP 7/1977 art. 11.
    """
    if stated is None or computed is None:
        return False
    return abs(stated[0] * 12 + stated[1] - computed.months) > _TOLERANCE


def start(d: Dossier) -> dt.date | None:
    """The day service began: TMT CPNS, for PPPK the first day of the unbroken chain of contracts (PP 49/2018)."""
    return (d.kontrak_mulai or d.tmt_cpns) if d.status in PPPK else d.tmt_cpns


def cltn_months(d: Dossier, since: dt.date, until: dt.date) -> int:
    """Months of CLTN between two days; they count nowhere (PP 11/2017 art. 337).

    An absence whose end nobody knows counts until the day of the record, never into the future.
    """
    return absence.months(d.cltn, since, until, known=d.per) if d.cltn else 0


def recognised_months(granted: Iterable[Recognised], after: dt.date | None, until: dt.date) -> int:
    """Months of PMK with a TMT after `after` and not after `until`; without `after` also those without TMT.

    Source: Peraturan BKN on peninjauan masa kerja; PP 7/1977 art. 8.
    """
    return sum(
        g.bulan for g in granted
        if (g.tmt is None and after is None) or (g.tmt and g.tmt <= until and (after is None or g.tmt > after))
    )  # fmt: skip


def _summed(lines: list[Line]) -> ServiceTime:
    kept = tuple(line for at, line in enumerate(lines) if line.amount or not at)
    return ServiceTime(*divmod(max(0, sum(line.amount for line in kept)), 12), kept)


def total(d: Dossier, on: dt.date) -> ServiceTime | None:
    """Masa kerja keseluruhan (MKS): since TMT CPNS, plus PMK, less CLTN; as the office stated it and onwards.

    Never reduced by a rise of golongan. None when neither a start nor a stated length is known.
    Source: PP 11/2017 art. 54, PP 15/1979 (DUK), PP 35/2010; PPPK: PP 49/2018, from the first contract of the chain.
    """
    if d.mks is not None:
        years, months, since = d.mks
        lines = [Line("mk_dinyatakan", {"tahun": years, "bulan": months, "per": since}, TOTAL, years * 12 + months)]
        after: dt.date | None = since
    else:
        begun = start(d)
        if begun is None:
            return None
        since, after, lines = begun, None, []
    code = "mk_sejak_kontrak" if d.status in PPPK else "mk_sejak_cpns"
    lines.append(Line("mk_sejak" if after else code, {"mulai": since, "per": on}, TOTAL, months_between(since, on)))
    lines.append(Line("mk_pmk", {}, PMK, recognised_months(d.pmk, after, on)))
    lines.append(Line("mk_cltn", {}, absence.ARTICLE, -cltn_months(d, since, on)))
    return _summed(lines)


def total_months(d: Dossier, on: dt.date) -> int | None:
    """As `total`, in months and without lines: for sorting thousands of people (PP 15/1979)."""
    if d.mks is not None:
        since, months = d.mks[2], d.mks[0] * 12 + d.mks[1] + months_between(d.mks[2], on)
        return max(0, months + recognised_months(d.pmk, since, on) - cltn_months(d, since, on))
    begun = start(d)
    if begun is None:
        return None
    return max(0, months_between(begun, on) + recognised_months(d.pmk, None, on) - cltn_months(d, begun, on))


def mkg_base(d: Dossier) -> tuple[dt.date, int, Line] | None:
    """The day and the months MKG is counted from, with the line that says so; None when the record has neither.

    In this order: an extraordinary step (kenaikan gaji istimewa) after the decree of golongan, the MKG of that decree,
    the last KGB in this golongan, the last KGB before it carried over with the reduction, the first step of the
    table on the day of appointment (masa kerja fiktif). Of a golongan without TMT only a KGB in it tells.
    Source: PP 7/1977 art. 11-13, PP 99/2000 art. 23.
    """
    held = d.golongan
    step = d.kgb if d.kgb and d.kgb.tmt and d.kgb.mkg else None
    if held is None or held.tmt is None:
        return _by_step(step) if held and step and step.golongan == held.golongan else None
    inside = step is not None and step.golongan in (None, held.golongan) and (step.tmt or held.tmt) >= held.tmt
    if step and step.tmt and step.mkg and inside and (held.mkg is None or step.jenis == "istimewa"):
        return _by_step(step)
    values = {"golongan": held.golongan, "tmt": held.tmt}
    if held.mkg is not None:
        months = held.mkg[0] * 12 + held.mkg[1]
        return held.tmt, months, Line("mkg_sk", values | {"tahun": held.mkg[0], "bulan": held.mkg[1]}, MKG, months)
    if step and step.tmt and step.mkg and step.golongan and step.tmt < held.tmt:
        ran = months_between(step.tmt, held.tmt) - cltn_months(d, step.tmt, held.tmt)
        less = reduction(step.golongan, held.golongan) * 12
        months = max(0, step.mkg[0] * 12 + step.mkg[1] + ran - less)
        values |= {"lama": step.golongan, "kurang": less // 12}
        return held.tmt, months, Line("mkg_alih", values, REDUCTION, months)
    if held.tmt == start(d) or held.jenis_kp == _ENTRY:
        first = ranks.first_step(held.golongan) * 12
        return held.tmt, first, Line("mkg_fiktif", values | {"tahun": first // 12}, FICTIVE, first)
    return None


def _by_step(step: SalaryStep) -> tuple[dt.date, int, Line] | None:
    if step.tmt is None or step.mkg is None:
        return None
    months = step.mkg[0] * 12 + step.mkg[1]
    values = {"tmt": step.tmt, "tahun": step.mkg[0], "bulan": step.mkg[1], "nomor": step.nomor_sk or ""}
    return step.tmt, months, Line("mkg_kgb", values, MKG, months)


def in_golongan(d: Dossier, on: dt.date) -> ServiceTime | None:
    """Masa kerja golongan (MKG), which picks the salary row: MKG of the last decree, and the months since.

    Less CLTN, plus a PMK granted after it. None when no MKG is on record (PP 7/1977 art. 11-13).
    """
    base = mkg_base(d)
    if base is None:
        return None
    since, _, line = base
    return _summed([
        line, Line("mk_sejak", {"mulai": since, "per": on}, MKG, months_between(since, on)),
        Line("mk_pmk", {}, PMK, recognised_months(d.pmk, since, on)),
        Line("mk_cltn", {}, absence.ARTICLE, -cltn_months(d, since, on)),
    ])  # fmt: skip


def pmk_after(d: Dossier, since: dt.date, on: dt.date) -> int:
    """Months a PMK granted after `since` and not after `on` (Peraturan BKN on peninjauan masa kerja)."""
    return recognised_months(d.pmk, since, on)


def in_rank(d: Dossier, on: dt.date) -> ServiceTime | None:
    """Masa kerja in the pangkat, what a promotion asks: since TMT golongan, less CLTN (PP 99/2000 art. 6)."""
    if d.golongan is None or d.golongan.tmt is None:
        return None
    since = d.golongan.tmt
    return _summed([
        Line("mk_pangkat", {"golongan": d.golongan.golongan, "mulai": since, "per": on}, "PP 99/2000 ps. 6",
             months_between(since, on)),
        Line("mk_cltn", {}, absence.ARTICLE, -cltn_months(d, since, on)),
    ])  # fmt: skip


def in_post(d: Dossier, on: dt.date) -> ServiceTime | None:
    """Masa kerja jabatan: since the TMT of the main post (PP 11/2017)."""
    if d.jabatan is None or d.jabatan.tmt is None:
        return None
    since = d.jabatan.tmt
    values = {"jabatan": d.jabatan.nama, "mulai": since, "per": on}
    return _summed([Line("mk_jabatan", values, "PP 11/2017", months_between(since, on))])
