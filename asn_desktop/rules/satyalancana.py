"""Satyalancana Karya Satya: who has served ten, twenty or thirty years without a break and without a stain.

Source: UU 20/2009, PP 35/2010: continuous service from TMT CPNS, no discipline of medium or heavy weight in that
time, counted anew after CLTN.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from asn_desktop.rules import absence, career_limits
from asn_desktop.rules.career_limits import CareerLimits
from asn_desktop.rules.dossier import Dossier
from asn_desktop.rules.explain import Line
from asn_desktop.rules.months import birthday

LEVELS = (("203", 30), ("202", 20), ("201", 10))  # codes of penghargaan.csv, years of service
ARTICLE = "UU 20/2009; PP 35/2010"


@dataclass(frozen=True)
class Award:
    """The award a person is due: code of penghargaan.csv, years, the day they were complete.

    `sebelumnya` is the code of the lower award that is normally expected and not on record, or None.
    """

    kode: str
    tahun: int
    genap: dt.date
    sebelumnya: str | None = None
    lines: tuple[Line, ...] = ()


def due(d: Dossier, year: int, limits: CareerLimits = career_limits.SHIPPED) -> Award | None:
    """The highest award reached by the award day of `year` and not yet held; None when there is none.

    PNS only; the count starts at TMT CPNS, after CLTN at the return. A punishment of medium or heavy weight in that
    time bars it. Source: UU 20/2009, PP 35/2010 art. 22.
    """
    if d.status != "PNS" or d.tmt_cpns is None:
        return None
    day = dt.date(year, limits.satya_bulan, limits.satya_hari)
    back = absence.last_return(d.cltn, day) if d.cltn else None
    since = max(d.tmt_cpns, back) if back else d.tmt_cpns
    reached = next(((code, years) for code, years in LEVELS if birthday(since, years) <= day), None)
    if reached is None or barred(d, since, day):
        return None
    code, years = reached
    held = [level for level, _ in LEVELS if level in d.penghargaan]
    if any(level >= code for level in held):
        return None
    lower = {"203": "202", "202": "201"}.get(code)
    expected = lower if lower and lower not in held else None
    values = {"mulai": since, "tahun": years, "genap": birthday(since, years), "hari": day}
    lines = [Line("satya_masa", values, ARTICLE)]
    if back:
        lines.append(Line("satya_cltn", {"kembali": since}, ARTICLE))
    if expected:
        lines.append(Line("satya_lompat", {"tahun": years, "sebelum": years - 10}, ARTICLE))
    return Award(code, years, birthday(since, years), expected, tuple(lines))


def barred(d: Dossier, since: dt.date, until: dt.date) -> bool:
    """Whether a punishment of medium or heavy weight fell or ran in that time (PP 35/2010 art. 22)."""
    return any(
        p.tingkat in ("S", "B") and (p.mulai is None or p.mulai <= until) and (p.sampai is None or p.sampai >= since)
        for p in d.hukdis
    )
