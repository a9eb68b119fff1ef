"""Family allowance (KP4): the spouse, the children who count, until when, and what changes in a year.

Source: PP 7/1977 art. 16 jo. PP 51/1992, Keppres 16/1994 (two children); ages and numbers are dated data of
aturan_karier.csv, marked there as recalled.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from asn_desktop.rules import career_limits
from asn_desktop.rules.career_limits import CareerLimits
from asn_desktop.rules.explain import Line
from asn_desktop.rules.months import add_months, birthday

ARTICLE = "PP 7/1977 ps. 16"
MARRIED, WORKING, DIED, TOO_OLD, STUDY_ENDED, TOO_MANY, DIVORCED, UNKNOWN_BIRTH, SPOUSE_IS_ASN = (
    "anak_menikah", "anak_berpenghasilan", "meninggal", "anak_melewati_usia", "keterangan_kuliah_habis",
    "melebihi_jumlah_anak", "cerai", "tanggal_lahir_kosong", "pasangan_asn",
)  # fmt: skip
REASONS = (MARRIED, WORKING, DIED, TOO_OLD, STUDY_ENDED, TOO_MANY, DIVORCED, UNKNOWN_BIRTH, SPOUSE_IS_ASN)


@dataclass(frozen=True)
class Spouse:
    """A wife or husband as the family record has it; `status` menikah, cerai or meninggal."""

    id: uuid.UUID
    nama: str
    status: str = "menikah"
    nikah: dt.date | None = None
    berakhir: dt.date | None = None  # divorce or death
    nip: str | None = None  # when the spouse is ASN too
    ditunjang: bool = False  # in the salary list as the record says


@dataclass(frozen=True)
class Child:
    """A child as the family record has it; `kuliah_sampai` is the last day of the certificate of study."""

    id: uuid.UUID
    nama: str
    lahir: dt.date | None
    jenis: str = "kandung"  # kandung | tiri | angkat
    menikah: bool = False
    bekerja: bool = False
    meninggal: dt.date | None = None
    kuliah_sampai: dt.date | None = None
    ditunjang: bool = False


@dataclass(frozen=True)
class Right:
    """Whether one member of the family counts on a day, until which day (None: no end known), and why not."""

    id: uuid.UUID
    nama: str
    counts: bool
    until: dt.date | None = None
    reasons: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Allowance:
    """The family in the salary list on a day: members, and per cent of base salary (whole numbers)."""

    per: dt.date
    spouses: tuple[Right, ...]
    children: tuple[Right, ...]
    persen_pasangan: int
    persen_anak: int
    lines: tuple[Line, ...] = ()

    @property
    def jiwa(self) -> int:
        """Heads in the salary list, the civil servant included (PP 7/1977 art. 16)."""
        return 1 + sum(r.counts for r in (*self.spouses, *self.children))

    @property
    def persen(self) -> int:
        """Per cent of base salary (PP 7/1977 art. 16)."""
        return self.persen_pasangan + self.persen_anak


@dataclass(frozen=True)
class Change:
    """A day in a year on which the allowance changes: `kode` of `REASONS` or masuk, for one member."""

    tanggal: dt.date
    id: uuid.UUID
    nama: str
    kode: str


def child_until(child: Child, limits: CareerLimits = career_limits.SHIPPED) -> tuple[dt.date | None, str]:
    """The last day a child counts by age and study, and the reason it ends then (PP 7/1977 art. 16).

    21 years, or 25 while a certificate of study holds; None when the birth is not on record.
    """
    if child.lahir is None:
        return None, UNKNOWN_BIRTH
    day = dt.timedelta(days=1)
    young = birthday(child.lahir, limits.tunjangan_anak_usia) - day
    oldest = birthday(child.lahir, limits.tunjangan_anak_usia_kuliah) - day
    if child.kuliah_sampai is None or child.kuliah_sampai <= young:
        return young, TOO_OLD
    return (oldest, TOO_OLD) if child.kuliah_sampai >= oldest else (child.kuliah_sampai, STUDY_ENDED)


def child_right(child: Child, on: dt.date, limits: CareerLimits = career_limits.SHIPPED) -> Right:
    """Whether a child counts on a day, the number of children aside (PP 7/1977 art. 16).

    Not married, no income of its own, alive, born, younger than 21 or 25 while studying.
    """
    until, why = child_until(child, limits)
    reasons = []
    if child.meninggal is not None and child.meninggal <= on:
        reasons.append(DIED)
    if child.menikah:
        reasons.append(MARRIED)
    if child.bekerja:
        reasons.append(WORKING)
    if until is None or until < on:
        reasons.append(why)
    values = {"nama": child.nama, "lahir": child.lahir, "sampai": until}
    article = limits.article("tunjangan_anak_usia", ARTICLE)
    born = child.lahir is not None and child.lahir <= on
    code = "anak_ditanggung" if not reasons else "anak_tidak_ditanggung"
    return Right(child.id, child.nama, born and not reasons, until, tuple(reasons), (Line(code, values, article),))


def spouse_right(spouse: Spouse, on: dt.date) -> Right:
    """Whether a spouse counts on a day: married, and not paid by the state on an own account (PP 7/1977 art. 16).

    Of two civil servants only the one with the higher base salary receives it: `pasangan_asn` says that this must be
    decided; such a spouse counts when the record says it stands in this salary list.
    """
    ended = spouse.status != "menikah" and (spouse.berakhir is None or spouse.berakhir <= on)
    begun = spouse.nikah is None or spouse.nikah <= on
    reasons = [DIED if spouse.status == "meninggal" else DIVORCED] if ended else []
    if spouse.nip:
        reasons.append(SPOUSE_IS_ASN)
    counts = begun and not ended and (not spouse.nip or spouse.ditunjang)
    line = Line("pasangan_ditanggung" if counts else "pasangan_tidak_ditanggung", {"nama": spouse.nama}, ARTICLE)
    return Right(spouse.id, spouse.nama, counts, spouse.berakhir, tuple(reasons), (line,))


def family(
    spouses: Iterable[Spouse], children: Iterable[Child], on: dt.date, limits: CareerLimits = career_limits.SHIPPED
) -> Allowance:
    """Who counts on a day, and the per cent of base salary: 10 for the spouse, 2 for each of at most two children.

    One spouse counts, the earliest married; of more children than the limit those in the salary list come first, then
    the elder. Source: PP 7/1977 art. 16 jo. PP 51/1992; Keppres 16/1994.
    """
    partners = _limited([spouse_right(s, on) for s in _by_day(spouses)], 1)
    young = sorted(children, key=lambda c: (not c.ditunjang, c.lahir or dt.date.max, c.nama, str(c.id)))
    kids = _limited([child_right(c, on, limits) for c in young], limits.tunjangan_anak_maks)
    first = limits.tunjangan_pasangan_persen * sum(r.counts for r in partners)
    second = limits.tunjangan_anak_persen * sum(r.counts for r in kids)
    lines = (
        Line("tunjangan_pasangan", {"jumlah": sum(r.counts for r in partners), "persen": first},
             limits.article("tunjangan_pasangan_persen", ARTICLE), first),
        Line("tunjangan_anak", {"jumlah": sum(r.counts for r in kids), "persen": second,
                                "maks": limits.tunjangan_anak_maks},
             limits.article("tunjangan_anak_maks", ARTICLE), second),
    )  # fmt: skip
    return Allowance(on, tuple(partners), tuple(kids), first, second, lines)


def _by_day(spouses: Iterable[Spouse]) -> list[Spouse]:
    return sorted(spouses, key=lambda s: (not s.ditunjang, s.nikah or dt.date.max, s.nama, str(s.id)))


def _limited(rights: Sequence[Right], most: int) -> list[Right]:
    """The first `most` of those who count stay; the rest is told that the number is full."""
    kept, found = 0, []
    for right in rights:
        if right.counts and kept >= most:
            right = Right(right.id, right.nama, False, right.until, (*right.reasons, TOO_MANY), right.lines)
        kept += right.counts
        found.append(right)
    return found


def changes(
    spouses: Iterable[Spouse], children: Iterable[Child], year: int, limits: CareerLimits = career_limits.SHIPPED
) -> list[Change]:
    """What changes in the salary list in a year, by day: each member who leaves or comes in (PP 7/1977 art. 16).

    Compared from the first of each month to the next, since the allowance is paid by the month.
    """
    partners, kids = list(spouses), list(children)
    found: list[Change] = []
    before = _members(family(partners, kids, dt.date(year - 1, 12, 31), limits))
    day = dt.date(year, 1, 1)
    while day.year == year:
        now = _members(family(partners, kids, day, limits))
        for member, right in now.items():
            if right.counts != before[member].counts:
                code = "masuk" if right.counts else (right.reasons or (TOO_MANY,))[0]
                found.append(Change(day, member, right.nama, code))
        before, day = now, add_months(day, 1)
    return found


def _members(allowance: Allowance) -> dict[uuid.UUID, Right]:
    return {right.id: right for right in (*allowance.spouses, *allowance.children)}
