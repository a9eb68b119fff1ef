"""What rows of pendidikan, diklat, kursus, kinerja, angka kredit, penghargaan and licences may say.

Source: UU 20/2003 (levels of schooling), PermenPANRB 6/2022 (results), PermenPANRB 1/2023 (angka kredit), PP 35/2010
(satyalancana); employee data §5 and §9.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal, InvalidOperation

from asn_desktop.problems import Problem
from asn_desktop.rules import career, service
from asn_desktop.rules.record_facts import Facts, Row, decree, same_span, warn

_SATYALANCANA = {"201": 10, "202": 20, "203": 30}  # code of penghargaan -> years of service


def check_pendidikan(row: Row, facts: Facts) -> list[Problem]:
    """Findings on a diploma (UU 20/2003); only one is the diploma recognised at appointment."""
    found = career.check_pendidikan(
        row["tingkat"] or "", row.get("tahun_lulus"), row.get("tanggal_lulus"), facts.tanggal_lahir, facts.today
    )
    others = facts.of("pendidikan")
    if row.get("pertama") and any(o.get("pertama") for o in others):
        found.append(warn("EDU_FIRST_TWICE", "pertama"))
    if any(_same_school(row, o) for o in others):
        found.append(warn("EDU_DUP", "tingkat", tahun=row.get("tahun_lulus")))
    return found


def _same_school(row: Row, other: Row) -> bool:
    same = row["tingkat"] == other["tingkat"] and row.get("tahun_lulus") == other.get("tahun_lulus")
    return same and (row.get("nama") or "").casefold() == (other.get("nama") or "").casefold()


def check_training(row: Row, facts: Facts) -> list[Problem]:
    """Findings on diklat and kursus: days in order, not to come, of the year named (employee data §9)."""
    found = same_span(row, "mulai", "selesai") + decree(row, facts.today)
    last, year = row.get("selesai") or row.get("mulai"), row.get("tahun")
    if year is not None and not facts.tanggal_lahir.year + 15 <= year <= facts.today.year:
        found.append(_range(year, "tahun", facts.tanggal_lahir.year + 15, facts.today.year))
    elif year is not None and last is not None and last.year != year:
        found.append(warn("YEAR_DATE_DIFF", "tahun", tahun=year, tanggal=last))
    if last is not None and last > facts.today:
        found.append(Problem("DATE_AHEAD", "selesai" if row.get("selesai") else "mulai", {"tanggal": last}))
    return found


def _range(value: int, where: str, low: int, high: int) -> Problem:
    return Problem("RANGE", where, {"raw": value, "low": low, "high": high})


def check_kinerja(row: Row, facts: Facts) -> list[Problem]:
    """Findings on a yearly or periodic result: one per period, none of a year to come (PermenPANRB 6/2022)."""
    year = row.get("tahun")
    found = same_span(row, "mulai", "sampai") + decree(row, facts.today)
    if year is None:
        return found
    if not 1980 <= year <= facts.today.year:
        found.append(_range(year, "tahun", 1980, facts.today.year))
    elif facts.mulai is not None and year < facts.mulai.year:
        found.append(warn("RESULT_BEFORE_START", "tahun", tahun=year, mulai=facts.mulai))
    yearly = row.get("periode") == "tahunan"
    if any(_same_period(row, o) for o in facts.of("kinerja")):
        found.append(Problem("RESULT_DUP", "tahun", {"tahun": year}))
    if yearly and not row.get("predikat") and not row.get("nilai"):
        found.append(warn("RESULT_EMPTY", "predikat", tahun=year))
    digits = row.get("penilai_nip")
    if digits and len(digits) not in (8, 18):  # NRP of TNI and Polri has eight
        found.append(warn("ASSESSOR_NUMBER", "penilai_nip", raw=digits))
    return found


def _same_period(row: Row, other: Row) -> bool:
    if row.get("tahun") != other.get("tahun") or row.get("periode") != other.get("periode"):
        return False
    yearly = row.get("periode") == "tahunan"
    return yearly or (row.get("mulai") == other.get("mulai") and row.get("sampai") == other.get("sampai"))


def check_angka_kredit(row: Row, facts: Facts) -> list[Problem]:
    """Findings on credit points: decimal figures that add up, days in order (PermenPANRB 1/2023)."""
    found = same_span(row, "mulai", "sampai") + decree(row, facts.today)
    figures: dict[str, Decimal] = {}
    for name in ("utama", "penunjang", "total"):
        text = row.get(name)
        if text:
            try:
                figures[name] = Decimal(text)
            except InvalidOperation:
                found.append(Problem("DECIMAL_FORMAT", name, {"raw": text}))
                continue
            if figures[name] < 0:
                found.append(Problem("DECIMAL_FORMAT", name, {"raw": text}))
    if len(figures) == 3 and figures["utama"] + figures["penunjang"] != figures["total"]:
        own = figures["utama"] + figures["penunjang"]
        found.append(warn("AK_TOTAL", "total", total=str(figures["total"]), jumlah=str(own)))
    if any(o.get("nomor_sk") and o["nomor_sk"] == row.get("nomor_sk") for o in facts.of("angka_kredit")):
        found.append(warn("SK_TWICE", "nomor_sk", nomor=row["nomor_sk"]))
    return found


def check_penghargaan(row: Row, facts: Facts) -> list[Problem]:
    """Findings on an award; a satyalancana once each, and after its years of service (PP 35/2010)."""
    found = decree(row, facts.today)
    year = row.get("tahun")
    if year is not None and not facts.tanggal_lahir.year + 15 <= year <= facts.today.year:
        found.append(_range(year, "tahun", facts.tanggal_lahir.year + 15, facts.today.year))
    asked = _SATYALANCANA.get(row["jenis"])
    if asked is None:
        return found
    if any(o["jenis"] == row["jenis"] for o in facts.of("penghargaan")):
        found.append(warn("AWARD_TWICE", "jenis", tahun=asked))
    given = row.get("tanggal_sk") or (dt.date(year, 12, 31) if year else None)
    if given is not None and facts.mulai is not None and service.months_between(facts.mulai, given) < asked * 12:
        found.append(warn("AWARD_EARLY", "jenis", tahun=asked, mulai=facts.mulai))
    return found


def check_lisensi(row: Row, facts: Facts) -> list[Problem]:
    """Findings on a licence to practise: days in order; one that ran out is told (UU 17/2023)."""
    found = same_span(row, "mulai", "sampai") + decree(row, facts.today)
    until = row.get("sampai")
    newer = any(o["jenis"] == row["jenis"] and (o.get("sampai") or dt.date.max) > (until or dt.date.max)
                for o in facts.of("lisensi"))  # fmt: skip
    if until is not None and until < facts.today and not newer:
        found.append(warn("LICENCE_EXPIRED", "sampai", sampai=until))
    return found
