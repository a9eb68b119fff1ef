"""NIK and NPWP: check.

Source: UU 23/2006 as changed by UU 24/2013, PP 40/2019 (NIK: region of first registration, birth date with 40 added
to the day of a woman, serial; never changes); PMK 112/PMK.03/2022 (a resident's NPWP is the NIK).
"""

from __future__ import annotations

import datetime as dt

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules.digits import came_as_number, only_digits
from asn_desktop.rules.person import PersonFacts

PROVINCES = frozenset(
    "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 "  # noqa: SIM905
    "91 92 93 94 95 96 54".split()
)  # provinsi_nik.csv; a test holds the two equal


def _nik_born(digits: str, known: dt.date | None) -> tuple[dt.date | None, bool]:
    """(birth date inside the NIK or None, whether the owner is a woman)."""
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    woman = day > 40
    centuries = [known.year // 100 * 100] if known and known.year % 100 == year else []
    for century in [*centuries, 1900, 2000]:
        try:
            return dt.date(century + year, month, day - 40 if woman else day), woman
        except ValueError:
            continue
    return None, woman


def check_nik(digits: str, facts: PersonFacts | None = None) -> list[Problem]:
    """Every finding on a NIK, worst first. It never changes, so a mismatch with the person only warns (PP 40/2019)."""
    if came_as_number(digits):
        return [Problem("NIK_PRECISION", "nik", {"raw": digits})]
    if len(digits) != 16 or not only_digits(digits):
        return [Problem("NIK_LENGTH", "nik", {"raw": digits, "length": len(digits)})]
    known = facts.tanggal_lahir if facts else None
    born, woman = _nik_born(digits, known)
    problems = []
    if born is None:
        problems.append(Problem("NIK_BIRTHDATE", "nik", {"part": digits[6:12]}))
    if digits[12:] == "0000":
        problems.append(Problem("NIK_SERIAL", "nik"))
    if problems or born is None:
        return problems
    return _warnings(digits, born, woman, facts)


def _warnings(digits: str, born: dt.date, woman: bool, facts: PersonFacts | None) -> list[Problem]:
    found = []
    known = facts.tanggal_lahir if facts else None
    if known and (known.day, known.month, known.year % 100) != (born.day, born.month, born.year % 100):
        values = {"in_nik": f"{born.day:02d}-{born.month:02d}-{born.year % 100:02d}", "given": known}
        found.append(Problem("NIK_DOB_MISMATCH", "nik", values, Severity.WARNING))
    if facts and facts.jenis_kelamin and (facts.jenis_kelamin == "P") != woman:
        values = {"in_nik": "P" if woman else "L", "given": facts.jenis_kelamin}
        found.append(Problem("NIK_SEX_MISMATCH", "nik", values, Severity.WARNING))
    if digits[:2] not in PROVINCES:
        found.append(Problem("NIK_PROVINCE", "nik", {"code": digits[:2]}, Severity.WARNING))
    return found


def check_npwp(digits: str, nik: str | None = None) -> list[Problem]:
    """Warn unless an NPWP is 15 digits, the NIK, or 16 digits with a leading 0 (PMK 112/PMK.03/2022)."""
    if only_digits(digits) and (len(digits) == 15 or (len(digits) == 16 and (digits == nik or digits[0] == "0"))):
        return []
    return [Problem("NPWP_FORMAT", "npwp", {"raw": digits, "length": len(digits)}, Severity.WARNING)]
