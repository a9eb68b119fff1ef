"""What a row of a history may say: golongan, jabatan, pendidikan.

Source: PP 99/2000 jo. PP 12/2002 (kenaikan pangkat, TMT on the first of a month), PP 11/2017 (jabatan), UU 20/2023
art. 13; plausibility limits of employee data §9.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules import people, post_codes, ranks

_JF_WORDS = ("ahli pertama", "ahli muda", "ahli madya", "ahli utama", "terampil", "mahir", "penyelia")
# Years of schooling up to a level of pendidikan.csv; two years are left for those who skipped classes.
_SCHOOL_YEARS = {"05": 6, "10": 9, "12": 9, "15": 12, "17": 12, "18": 12, "20": 13, "25": 14, "30": 15, "35": 16,
                 "40": 16, "42": 17, "45": 18, "47": 20, "49": 22, "50": 20}  # fmt: skip
_SKIPPED = 2


class Owner(NamedTuple):
    """What the checks need of the person a row belongs to."""

    status: str
    tanggal_lahir: dt.date
    mulai: dt.date | None  # TMT CPNS, or the first day of the unbroken chain of contracts


class Rank(NamedTuple):
    """A row of riwayat golongan to check, or one already there."""

    golongan: str
    tmt: dt.date | None
    mkg_tahun: int | None = None
    mkg_bulan: int | None = None
    tanggal_sk: dt.date | None = None


class Post(NamedTuple):
    """A row of riwayat jabatan to check, or one already there."""

    nama: str
    jenis: str
    penugasan: str
    tmt: dt.date | None
    sampai: dt.date | None = None
    eselon: str | None = None
    tanggal_sk: dt.date | None = None


def check_golongan(
    row: Rank, owner: Owner, others: Iterable[Rank], today: dt.date, *, falls: Sequence[dt.date] = ()
) -> list[Problem]:
    """Findings on a golongan beside the person's other rows (PP 99/2000: steps upward, from the first of a month).

    `falls` are days on which a punishment lowered the pangkat (PP 94/2021): between two rows they set right a lower
    golongan, and the same one twice.
    """
    found = []
    if not row.golongan:
        found.append(Problem("FIELD_EMPTY", "golongan"))
    elif not ranks.is_golongan(row.golongan, owner.status):
        found.append(Problem("GOL_FORMAT", "golongan", {"raw": row.golongan, "status": owner.status}))
    found += _tmt(row.tmt, owner, first_of_month=Severity.ERROR) + _decree(row.tanggal_sk, today)
    found += check_mkg(row.mkg_tahun, row.mkg_bulan)
    if not any(p.field in ("golongan", "tmt") for p in found) and row.tmt:
        found += _among(row, row.tmt, others, falls)
    return found


def check_mkg(tahun: int | None, bulan: int | None) -> list[Problem]:
    """MKG is 0 to 50 years and 0 to 11 months (PP 7/1977; employee data §9)."""
    found = []
    if tahun is not None and not 0 <= tahun <= 50:
        found.append(Problem("RANGE", "mkg_tahun", {"raw": tahun, "low": 0, "high": 50}))
    if bulan is not None and not 0 <= bulan <= 11:
        found.append(Problem("RANGE", "mkg_bulan", {"raw": bulan, "low": 0, "high": 11}))
    return found


def _among(row: Rank, tmt: dt.date, others: Iterable[Rank], falls: Sequence[dt.date]) -> list[Problem]:
    found = []
    place = people.golongan_order(row.golongan)
    dated = sorted(((o.tmt, o) for o in others if o.tmt is not None and o.golongan), key=lambda pair: pair[0])
    for other_tmt, other in dated:
        fallen = bool(falls) and any(min(tmt, other_tmt) < day <= max(tmt, other_tmt) for day in falls)
        if other.golongan == row.golongan and not fallen:
            found.append(Problem("GOL_DUP", "golongan", {"golongan": other.golongan, "tmt": other_tmt}))
        elif other_tmt == tmt:
            found.append(Problem("GOL_SAME_DAY", "tmt", {"golongan": other.golongan, "tmt": other_tmt}))
        elif (other_tmt < tmt) != (people.golongan_order(other.golongan) < place) and not fallen:
            values = {"golongan": other.golongan, "tmt": other_tmt, "new": row.golongan}
            found.append(Problem("GOL_ORDER", "golongan", values))
    before = [o for day, o in dated if day < tmt]
    if before and not found and place - people.golongan_order(before[-1].golongan) > 1:
        values = {"old": before[-1].golongan, "new": row.golongan}
        found.append(Problem("GOL_JUMP", "golongan", values, Severity.WARNING))
    return found


def check_jabatan(row: Post, owner: Owner, others: Iterable[Post], today: dt.date) -> list[Problem]:
    """Findings on a post beside the person's other rows (PP 11/2017: one main post at a time; Plt may stand beside)."""
    found = []
    if not row.nama.strip():
        found.append(Problem("FIELD_EMPTY", "nama"))
    if row.jenis not in post_codes.KINDS:
        found.append(Problem("JAB_KIND", "jenis", {"raw": row.jenis}))
    if row.penugasan not in post_codes.ASSIGNMENTS:
        found.append(Problem("JAB_ASSIGNMENT", "penugasan", {"raw": row.penugasan}))
    found += _tmt(row.tmt, owner, first_of_month=Severity.WARNING) + _decree(row.tanggal_sk, today)
    if row.tmt and row.sampai and row.sampai < row.tmt:
        found.append(Problem("JAB_DATES", "sampai", {"tmt": row.tmt}))
    if row.jenis == "4" and any(word in row.nama.casefold() for word in _JF_WORDS):
        found.append(Problem("JF_NAME_PELAKSANA", "jenis", {"nama": row.nama}, Severity.WARNING))
    if row.tmt and row.penugasan == people.MAIN_POST:
        found += _overlap(row, row.tmt, [o for o in others if o.penugasan == people.MAIN_POST])
    return found


def _overlap(row: Post, tmt: dt.date, others: Sequence[Post]) -> list[Problem]:
    """A row without an end lasts until the next one begins; only a stated end, or the same TMT, can overlap."""
    for other in others:
        if other.tmt is None:
            continue
        earlier, later = ((row, other.tmt), (other, tmt))[other.tmt <= tmt]
        if other.tmt == tmt or (earlier.sampai is not None and earlier.sampai >= later):
            return [Problem("JAB_OVERLAP", "tmt", {"nama": other.nama, "tmt": other.tmt})]
    return []


def check_pendidikan(
    tingkat: str, tahun: int | None, tanggal: dt.date | None, born: dt.date, today: dt.date
) -> list[Problem]:
    """Findings on a diploma: a known level, a year neither to come nor before it can be (employee data §9)."""
    found = []
    if tingkat not in _SCHOOL_YEARS:
        found.append(Problem("FIELD_EMPTY" if not tingkat else "EDU_LEVEL", "tingkat", {"raw": tingkat}))
    if tahun is None:
        found.append(Problem("FIELD_EMPTY", "tahun_lulus"))
    elif tahun > today.year or (tanggal is not None and tanggal > today):
        found.append(Problem("EDU_YEAR_FUTURE", "tahun_lulus", {"raw": tahun}))
    elif tahun < born.year + 5 + _SCHOOL_YEARS.get(tingkat, 0) - _SKIPPED:
        found.append(Problem("EDU_YEAR", "tahun_lulus", {"raw": tahun, "age": tahun - born.year}))
    if tahun is not None and tanggal is not None and tanggal.year != tahun:
        found.append(Problem("EDU_YEAR_DATE", "tanggal_lulus", {"raw": tahun, "tanggal": tanggal}))
    return found


def _tmt(tmt: dt.date | None, owner: Owner, *, first_of_month: Severity) -> list[Problem]:
    if tmt is None:
        return [Problem("FIELD_EMPTY", "tmt")]
    found = []
    if tmt.year < 1900:
        return [Problem("DATE_INVALID", "tmt", {"raw": tmt.isoformat()})]
    if tmt.day != 1:
        found.append(Problem("TMT_NOT_FIRST", "tmt", {"tmt": tmt}, first_of_month))
    if owner.mulai is not None and tmt < owner.mulai:
        found.append(Problem("TMT_ORDER", "tmt", {"tmt": tmt, "mulai": owner.mulai}))
    return found


def _decree(tanggal_sk: dt.date | None, today: dt.date) -> list[Problem]:
    if tanggal_sk is not None and tanggal_sk > today:
        return [Problem("SK_FUTURE", "tanggal_sk", {"tanggal": tanggal_sk})]
    return []
