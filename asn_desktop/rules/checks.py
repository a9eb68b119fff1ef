"""Findings between the fields of one person, for the form and for the import alike: values in, problems out.

Source: UU 20/2023 (ages), PP 11/2017 jo. 17/2020 (TMT, masa kerja), PP 99/2000 jo. 12/2002 (golongan), Perpres 98/2020;
the list of findings is employee data §9.
"""

from __future__ import annotations

import datetime as dt
import re

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules import ranks, service

_PHONE = re.compile(r"^(?:08[1-9]\d{7,10}|62[1-9]\d{7,11})$")
# Shortest schooling in years up to each SIASN level, accelerated classes included; with entry at 5 the youngest age.
_SCHOOLING = {
    "05": 6, "10": 8, "12": 8, "15": 10, "17": 10, "18": 10, "20": 11, "25": 12, "30": 13, "35": 14, "40": 14,
    "42": 15, "45": 15, "47": 17, "49": 19, "50": 17,
}  # fmt: skip
_TOLERANCE = 1  # months by which a stated length of service may differ (employee data §9.2)


def check_birth(born: dt.date, today: dt.date) -> list[Problem]:
    """A birth date to come, or an age no active civil servant has (below 17, above 75; UU 20/2023 art. 55)."""
    if born > today:
        return [Problem("DOB_FUTURE", "tanggal_lahir", {"tanggal": born})]
    age = service.age(born, today)
    return [] if 17 <= age <= 75 else [Problem("DOB_RANGE", "tanggal_lahir", {"age": age})]


def check_start(born: dt.date | None, start: dt.date | None, field: str) -> list[Problem]:
    """Nobody is appointed before the 18th birthday (UU 20/2023 art. 34 and its implementing rules)."""
    if born is None or start is None or service.age(born, start) >= 18:
        return []
    return [Problem("TMT_BEFORE_18", field, {"tmt": start, "age": service.age(born, start)})]


def check_order(earlier: dt.date | None, later: dt.date | None, field: str, what: str) -> list[Problem]:
    """The later field may not lie before the earlier one; `what` names the earlier field (PP 11/2017)."""
    if earlier is None or later is None or later >= earlier:
        return []
    return [Problem("TMT_ORDER", field, {"tmt": later, "mulai": earlier, "what": what})]


def check_first_of_month(tmt: dt.date | None, field: str, severity: Severity = Severity.ERROR) -> list[Problem]:
    """TMT of golongan, KGB and pension is the first of a month (PP 99/2000; PP 7/1977)."""
    return [Problem("TMT_NOT_FIRST", field, {"tmt": tmt}, severity)] if tmt is not None and tmt.day != 1 else []


def check_not_future(day: dt.date | None, field: str, today: dt.date) -> list[Problem]:
    """A decree or start that lies ahead is unusual (PP 11/2017): it warns and becomes current on its day."""
    if day is None or day <= today:
        return []
    return [Problem("TMT_FUTURE", field, {"tmt": day}, Severity.WARNING)]


def check_decree(day: dt.date | None, field: str, today: dt.date) -> list[Problem]:
    """A decree is not signed in the future (PP 11/2017; employee data §9.1)."""
    return [Problem("SK_FUTURE", field, {"tanggal": day})] if day is not None and day > today else []


def check_education(level: str | None, year: int | None, born: dt.date | None, today: dt.date) -> list[Problem]:
    """Graduation in the future, or at an age no school allows (UU 20/2003: length of schooling)."""
    if year is None:
        return []
    if year > today.year:
        return [Problem("EDU_YEAR_FUTURE", "tahun_lulus", {"raw": str(year)})]
    if born is None or level not in _SCHOOLING or year - born.year >= 5 + _SCHOOLING[level]:
        return []
    return [Problem("EDU_YEAR", "tahun_lulus", {"raw": year, "age": year - born.year})]


def check_service_range(years: int | None, months: int | None, field: str) -> list[Problem]:
    """Months of service run from 0 to 11, years from 0 to 50 (PP 11/2017)."""
    if months is not None and not 0 <= months <= 11:
        return [Problem("RANGE", field, {"raw": months, "low": 0, "high": 11})]
    if years is not None and not 0 <= years <= 50:
        return [Problem("RANGE", field, {"raw": years, "low": 0, "high": 50})]
    return []


def check_service(
    stated: tuple[int, int], since: tuple[dt.date, dt.date], as_of: dt.date, field: str, code: str = "MKS_DIFF"
) -> list[Problem]:
    """Stated service beside the computed one; warns when they differ by more than a month (PP 11/2017).

    `since` is the earliest and the latest day service may have begun: a NI PPPK knows the year only.
    """
    months = stated[0] * 12 + stated[1]
    longest = service.months_between(since[0], as_of)
    shortest = service.months_between(since[1], as_of)
    if shortest - _TOLERANCE <= months <= longest + _TOLERANCE:
        return []
    nearest = longest if months > longest else max(0, shortest)
    values = {
        "years": stated[0], "months": stated[1], "as_of": as_of,
        "own_years": nearest // 12, "own_months": nearest % 12,
    }  # fmt: skip
    return [Problem(code, field, values, Severity.WARNING)]


def check_age(stated: int, born: dt.date, as_of: dt.date, *, exact: bool = True) -> list[Problem]:
    """Stated age beside the computed one; `exact` is False when the list does not say its day (UU 20/2023 art. 55)."""
    own = service.age(born, as_of)
    if abs(stated - own) <= (0 if exact else 1):
        return []
    return [Problem("AGE_DIFF", "usia", {"stated": stated, "own": own, "as_of": as_of}, Severity.WARNING)]


def check_mkg(golongan: str | None, years: int | None) -> list[Problem]:
    """MKG below the first step of the golongan's salary table (PP 5/2024, Perpres 11/2024)."""
    if not golongan or years is None or years >= ranks.first_step(golongan):
        return []
    values = {"golongan": golongan, "years": years, "first": ranks.first_step(golongan)}
    return [Problem("MKG_BELOW_TABLE", "mkg_tahun", values, Severity.WARNING)]


def check_contract(start: dt.date | None, end: dt.date | None) -> list[Problem]:
    """A PPPK contract may not end before it starts (PP 49/2018)."""
    if start is None or end is None or end >= start:
        return []
    return [Problem("CONTRACT", "kontrak_akhir", {"mulai": start, "akhir": end})]


def check_phone(number: str) -> list[Problem]:
    """An Indonesian mobile number: 08 and 8 to 11 digits more, or 62 (numbering plan, PM Kominfo 14/2018)."""
    if _PHONE.match(number):
        return []
    return [Problem("PHONE_FORMAT", "no_hp", {"raw": number}, Severity.WARNING)]
