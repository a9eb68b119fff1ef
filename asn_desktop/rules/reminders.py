"""Dates worth a reminder: CPNS, contracts, leave of absence, discipline, acting posts, children, licences.

Source: PP 11/2017 art. 34 (CPNS), PP 49/2018 art. 37 (contracts), Peraturan BKN 24/2017 III.G (CLTN), PP 94/2021,
SE Kepala BKN 1/SE/I/2021 (Plt.), PP 7/1977 art. 16 (children), UU 17/2023 (STR, SIP).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from asn_desktop.rules import absence, allowance, career_limits, post_codes
from asn_desktop.rules.allowance import Child
from asn_desktop.rules.career_limits import CareerLimits
from asn_desktop.rules.dossier import Dossier, PostHeld
from asn_desktop.rules.explain import Line
from asn_desktop.rules.months import later
from asn_desktop.rules.statuses import PPPK

CPNS, CONTRACT, CLTN_END, CLTN_REPORT, DISCIPLINE, ACTING, CHILD, LICENCE = (
    "cpns_lebih_setahun", "kontrak_berakhir", "cltn_berakhir", "cltn_lapor", "hukdis_berakhir", "plt_berakhir",
    "anak_berakhir", "lisensi_berakhir",
)  # fmt: skip
KINDS = (CPNS, CONTRACT, CLTN_END, CLTN_REPORT, DISCIPLINE, ACTING, CHILD, LICENCE)
SENSITIVE = frozenset((DISCIPLINE, CHILD))  # only for roles with Deed.READ_SENSITIVE (UU 27/2022 art. 4)


@dataclass(frozen=True)
class Licence:
    """A licence to practise: STR, SIP, SIK; `sampai` None holds for life."""

    id: uuid.UUID
    jenis: str
    nama: str | None
    sampai: dt.date | None


@dataclass(frozen=True)
class Reminder:
    """A date to act on: `kind` of `KINDS`, days left (negative: passed) and its lines."""

    kind: str
    tanggal: dt.date
    sisa_hari: int
    lines: tuple[Line, ...]

    @property
    def sensitive(self) -> bool:
        """Whether only roles that may read sensitive details see it (UU 27/2022 art. 4)."""
        return self.kind in SENSITIVE


def of(
    d: Dossier, on: dt.date, limits: CareerLimits = career_limits.SHIPPED, *, children: Sequence[Child] = (),
    licences: Sequence[Licence] = (),
) -> list[Reminder]:
    """What to be reminded of about one person on a day, the nearest date first (employee.md §3.7).

    `children` are those in the salary list; a licence without an end never shows.
    """  # fmt: skip
    found = [*_cpns(d, on, limits), *_contract(d, on, limits), *_leave(d, on, limits), *_discipline(d, on, limits)]
    for post in d.tambahan:
        found += _acting(post, on, limits)
    found += _children(children, on, limits) + _licences(licences, on, limits)
    return sorted(found, key=lambda r: (r.tanggal, r.kind))


def cpns_over_a_year(d: Dossier, on: dt.date, limits: CareerLimits = career_limits.SHIPPED) -> dt.date | None:
    """The day a CPNS should have become PNS, when it has passed (PP 11/2017 art. 34; CPNS_OVER_1Y); else None."""
    if d.status != "CPNS" or d.tmt_cpns is None:
        return None
    day = later(d.tmt_cpns, limits.cpns_bulan)
    return day if day <= on else None


def contract_stage(d: Dossier, on: dt.date, limits: CareerLimits = career_limits.SHIPPED) -> int | None:
    """Which warning a contract has reached: 90, 60 or 30 days, 0 when it has run out; None when it is far off.

    Source: PP 49/2018 art. 37; the days are a setting of the office.
    """
    if d.status not in PPPK or d.kontrak_akhir is None:
        return None
    left = (d.kontrak_akhir - on).days
    if left < 0:
        return 0
    return next((days for days in reversed(limits.contract_days) if left <= days), None)


def _one(kind: str, day: dt.date, on: dt.date, code: str, values: dict[str, object], article: str) -> Reminder:
    line = Line(code, {"tanggal": day, **values}, article)
    return Reminder(kind, day, (day - on).days, (line,))


def _cpns(d: Dossier, on: dt.date, limits: CareerLimits) -> list[Reminder]:
    day = cpns_over_a_year(d, on, limits)
    if day is None:
        return []
    values: dict[str, object] = {"mulai": d.tmt_cpns, "bulan": limits.cpns_bulan}
    return [_one(CPNS, day, on, "ingat_cpns", values, limits.article("cpns_bulan", "PP 11/2017 ps. 34"))]


def _contract(d: Dossier, on: dt.date, limits: CareerLimits) -> list[Reminder]:
    stage = contract_stage(d, on, limits)
    if stage is None or d.kontrak_akhir is None:
        return []
    code = "ingat_kontrak" if stage else "ingat_kontrak_lewat"
    article = limits.article("kontrak_ingat_hari", "PP 49/2018 ps. 37")
    return [_one(CONTRACT, d.kontrak_akhir, on, code, {"hari": stage}, article)]


def _leave(d: Dossier, on: dt.date, limits: CareerLimits) -> list[Reminder]:
    """The end of the last leave of absence while not returned from it, and the day by which to report."""
    last = max(d.cltn, key=lambda span: span.mulai, default=None)
    if last is None or last.sampai is None or (last.kembali is not None and last.kembali <= on):
        return []
    article = limits.article("cltn_lapor_bulan", absence.ARTICLE)
    values: dict[str, object] = {"bulan": limits.cltn_lapor_bulan}
    return [
        _one(CLTN_END, last.sampai, on, "ingat_cltn", {"mulai": last.mulai}, absence.ARTICLE),
        _one(CLTN_REPORT, later(last.sampai, limits.cltn_lapor_bulan), on, "ingat_cltn_lapor", values, article),
    ]


def _discipline(d: Dossier, on: dt.date, limits: CareerLimits) -> list[Reminder]:
    near = on + dt.timedelta(days=limits.hukdis_ingat_hari)
    return [
        _one(DISCIPLINE, p.sampai, on, "ingat_hukdis", {}, limits.article("hukdis_ingat_hari", "PP 94/2021"))
        for p in d.hukdis if p.sampai is not None and on <= p.sampai <= near
    ]  # fmt: skip


def _acting(post: PostHeld, on: dt.date, limits: CareerLimits) -> list[Reminder]:
    """An acting post lasts three months and is extended once: the day the present term is over."""
    if post.penugasan not in post_codes.ACTING or post.tmt is None:
        return []
    first, last = later(post.tmt, limits.plt_bulan), later(post.tmt, limits.plt_bulan * limits.plt_kali)
    day = first if on < first else last
    values: dict[str, object] = {"jabatan": post.nama, "penugasan": post.penugasan, "mulai": post.tmt}
    code = "ingat_plt" if day == first else "ingat_plt_akhir"
    return [_one(ACTING, day, on, code, values, limits.article("plt_bulan", "SE Kepala BKN 1/SE/I/2021"))]


def _children(children: Iterable[Child], on: dt.date, limits: CareerLimits) -> list[Reminder]:
    found = []
    near = on + dt.timedelta(days=limits.anak_ingat_hari)
    article = limits.article("tunjangan_anak_usia", allowance.ARTICLE)
    for child in children:
        until, why = allowance.child_until(child, limits)
        if child.ditunjang and until is not None and until <= near:
            code = "ingat_kuliah" if why == allowance.STUDY_ENDED else "ingat_anak"
            found.append(_one(CHILD, until, on, code, {"nama": child.nama, "lahir": child.lahir}, article))
    return found


def _licences(licences: Iterable[Licence], on: dt.date, limits: CareerLimits) -> list[Reminder]:
    near = on + dt.timedelta(days=limits.lisensi_ingat_hari)
    article = limits.article("lisensi_ingat_hari", "UU 17/2023")
    return [
        _one(LICENCE, one.sampai, on, "ingat_lisensi", {"jenis": one.jenis, "nama": one.nama or ""}, article)
        for one in licences if one.sampai is not None and one.sampai <= near
    ]  # fmt: skip
