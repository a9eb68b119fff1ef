"""NIP and NI PPPK: read, show, check.

Source: Perka BKN 22/2007 and 43/2007 (NIP, 18 digits: birth date, TMT CPNS, sex, serial; no check digit);
NI PPPK has the year of appointment, the mark 2 and the count of appointments in place of the TMT.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from asn_desktop.problems import Problem, Refused, Severity
from asn_desktop.rules.digits import came_as_number, only_digits
from asn_desktop.rules.person import PersonFacts
from asn_desktop.rules.statuses import PPPK
from asn_desktop.rules.words import MONTHS

FIELD = "nip"
_ORDER = (Severity.ERROR, Severity.REASON, Severity.WARNING)


@dataclass(frozen=True)
class Nip:
    """The parts of a NIP or NI PPPK. `month` is None and `frequency` is set for a NI PPPK."""

    digits: str
    born: dt.date
    year: int
    month: int | None
    sex: str  # L | P
    serial: int
    kind: str  # PNS | PPPK
    frequency: int | None = None

    @property
    def tmt(self) -> dt.date | None:
        """TMT CPNS as the number states it: the first of a month; a NI PPPK has no month."""
        return dt.date(self.year, self.month, 1) if self.month else None


def _problem(code: str, severity: Severity = Severity.ERROR, **values: object) -> Problem:
    return Problem(code, FIELD, values, severity)


def _born(digits: str) -> dt.date | None:
    try:
        return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def _day_text(digits: str) -> str:
    """The impossible day as people say it: ``31 Februari 1990``."""
    month = int(digits[4:6])
    name = MONTHS[month - 1] if 1 <= month <= 12 else f"bulan {digits[4:6]}"
    return f"{int(digits[6:8])} {name} {digits[:4]}"


def _kind(digits: str) -> str | None:
    """PNS when positions 13-14 are a month, PPPK when they are 2 and a count from 1, else None."""
    pair = int(digits[12:14])
    if 1 <= pair <= 12:
        return "PNS"
    return "PPPK" if 21 <= pair <= 29 else None


def show_nip(digits: str) -> str:
    """The number in its groups 8-6-1-3: ``19850317 200904 2 003``. Anything but 18 digits is returned as it is."""
    if len(digits) != 18 or not only_digits(digits):
        return digits
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"


def read_nip(digits: str) -> Nip:
    """Take a number of 18 digits apart; raises `Refused` with every finding on its form (Perka BKN 22/2007)."""
    problems = list(_form(digits))
    if problems:
        raise Refused(problems)
    return _parts(digits)


def _parts(digits: str) -> Nip:
    born = _born(digits)
    assert born is not None  # `_form` has looked
    pppk = _kind(digits) == "PPPK"
    return Nip(
        digits=digits,
        born=born,
        year=int(digits[8:12]),
        month=None if pppk else int(digits[12:14]),
        sex="L" if digits[14] == "1" else "P",
        serial=int(digits[15:]),
        kind="PPPK" if pppk else "PNS",
        frequency=int(digits[13]) if pppk else None,
    )


def _length(digits: str) -> Problem | None:
    if not digits:
        return _problem("NIP_EMPTY")
    if came_as_number(digits):
        return _problem("NIP_PRECISION", raw=digits)
    if not only_digits(digits):
        return _problem("NIP_CHARS", raw=digits, chars=" ".join(sorted({c for c in digits if c not in "0123456789"})))
    if len(digits) != 18:
        return _problem("NIP_LENGTH", raw=digits, length=len(digits))
    return None


def _form(digits: str) -> Iterator[Problem]:
    """Findings on the number alone, without knowing the person."""
    wrong = _length(digits)
    if wrong:
        yield wrong
        return
    if _born(digits) is None:
        yield _problem("NIP_BIRTHDATE", text=_day_text(digits))
    if _kind(digits) is None:
        yield _problem("NIP_POS13_14", pair=digits[12:14])
    elif not 1900 <= int(digits[8:12]) <= 2999:
        yield _problem("NIP_AGE", age=int(digits[8:12]) - int(digits[:4]))
    if digits[14] not in "12":
        yield _problem("NIP_SEX", digit=digits[14])
    if digits[15:] == "000":
        yield _problem("NIP_SERIAL")


def _age_at_start(nip: Nip) -> int:
    start = nip.tmt or dt.date(nip.year, 12, 31)
    return start.year - nip.born.year - ((start.month, start.day) < (nip.born.month, nip.born.day))


def _plausible(nip: Nip, today: dt.date) -> Iterator[Problem]:
    """Age at appointment, serial and a TMT to come."""
    age = _age_at_start(nip)
    if age < 18:
        yield _problem("NIP_AGE", age=age)
    if (nip.kind == "PNS" and age > 46) or (nip.kind == "PPPK" and age > 58):
        yield _problem("NIP_AGE_HIGH", Severity.WARNING, age=age)
    if nip.serial > 199:
        yield _problem("NIP_SERIAL_HIGH", Severity.WARNING, serial=nip.serial)
    if nip.kind == "PPPK" and nip.year < 2019:
        yield _problem("NIP_YEAR_BEFORE_PPPK", year=nip.year)
    start = nip.tmt or dt.date(nip.year, 1, 1)
    if start > today:
        far = start > dt.date(today.year + 1, today.month, 1 if (today.month, today.day) == (2, 29) else today.day)
        yield _problem("NIP_TMT_FUTURE", Severity.ERROR if far else Severity.WARNING, tmt=start)


def _compare(nip: Nip, facts: PersonFacts) -> Iterator[Problem]:
    """Findings between the number and the other fields of the person."""
    if facts.tanggal_lahir and facts.tanggal_lahir != nip.born:
        yield _problem("NIP_DOB_MISMATCH", Severity.REASON, in_nip=nip.born, given=facts.tanggal_lahir)
    if facts.jenis_kelamin and facts.jenis_kelamin != nip.sex:
        yield _problem("NIP_SEX_MISMATCH", Severity.REASON, in_nip=nip.sex, given=facts.jenis_kelamin)
    if facts.status and (facts.status in PPPK) != (nip.kind == "PPPK"):
        yield _problem("NIP_KIND_MISMATCH", Severity.REASON, kind=nip.kind, status=facts.status)
        return
    if nip.tmt and facts.tmt_cpns and (facts.tmt_cpns.year, facts.tmt_cpns.month) != (nip.year, nip.month):
        yield _problem("NIP_TMT_MISMATCH", Severity.WARNING, in_nip=nip.tmt, given=facts.tmt_cpns)
    start = facts.kontrak_mulai or facts.tmt_cpns
    if nip.kind == "PPPK" and start and start.year != nip.year:
        yield _problem("NIP_YEAR_MISMATCH", Severity.WARNING, in_nip=nip.year, given=start.year)


def check_nip(digits: str, facts: PersonFacts | None, today: dt.date) -> list[Problem]:
    """Every finding on a NIP or NI PPPK, worst first; an empty list means it is right (Perka BKN 22/2007).

    `digits` is the outcome of `normalise`. Whether the number is already used is the store's question.
    """
    problems = list(_form(digits))
    if not problems:
        nip = _parts(digits)
        problems += _plausible(nip, today)
        if facts is not None:
            problems += _compare(nip, facts)
    return sorted(problems, key=lambda p: _ORDER.index(p.severity))
