"""The dated limits of a career: months in a rank, periods of promotion, ages of children, days of warning.

Source: aturan_karier.csv, which names the regulation of each value (PP 99/2000, PP 7/1977, PP 11/2017, Peraturan BKN
2/2025 and 4/2025, PermenPANRB 7/2023, PP 35/2010); an office or the centre may set its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

from asn_desktop.problems import Problem, Refused

PERIODS = "kp_periode"  # the one rule whose former rows are needed too: a past promotion had its own calendar


class Period(NamedTuple):
    """From when promotions took effect in which months, and which regulation says so."""

    mulai: dt.date
    bulan: tuple[int, ...]
    dasar: str = ""


# As aturan_karier.csv has them; used where a rule is asked without the tables of an office.
_PERIODS = (
    Period(dt.date(1977, 1, 1), (4, 10), "PP 99/2000 ps. 5"),
    Period(dt.date(2024, 1, 1), (2, 4, 6, 8, 10, 12), "Peraturan BKN 4/2023"),
    Period(dt.date(2025, 10, 1), tuple(range(1, 13)), "Peraturan BKN 4/2025"),
)


@dataclass(frozen=True)
class CareerLimits:
    """The limits in force on a day; field names are the rule_id of aturan_karier.csv, months unless the name says."""

    kp_reguler_bulan: int = 48
    kp_struktural_bulan: int = 48
    kp_di_bawah_rentang_bulan: int = 12
    kp_jf_bulan: int = 24
    kp_ijazah_bulan: int = 12
    kp_predikat_tahun: int = 2
    predikat_minimal: int = 2  # code of kinerja_predikat.csv: 2 Baik
    ujian_dinas_struktural: str = "ya"  # or tidak
    ujian_dinas_1_pim: int = 4
    ujian_dinas_2_pim: int = 3
    ujian_dinas_1_ijazah: str = "35"  # SIASN tingkat from which the examination is waived
    ujian_dinas_2_ijazah: str = "42"
    kgb_naif_bulan: int = 24
    kgb_predikat_tahun: int = 1
    kgb_surat_bulan: int = 2
    kgb_cpns_persen: int = 80
    kgb_pppk_kontrak_bulan: int = 24  # the contract must be longer than this
    kgb_pppk_predikat_tahun: int = 2
    kgb_pppk_v_predikat_tahun: int = 1
    satya_bulan: int = 8  # month ...
    satya_hari: int = 17  # ... and day of the award
    pensiun_mpp_bulan: int = 12
    cpns_bulan: int = 12
    kontrak_ingat_hari: str = "90,60,30"
    cltn_lapor_bulan: int = 1
    plt_bulan: int = 3
    plt_kali: int = 2
    hukdis_ingat_hari: int = 30
    lisensi_ingat_hari: int = 180
    anak_ingat_hari: int = 90
    tunjangan_pasangan_persen: int = 10
    tunjangan_anak_persen: int = 2
    tunjangan_anak_maks: int = 2
    tunjangan_anak_usia: int = 21
    tunjangan_anak_usia_kuliah: int = 25
    kp_periode: tuple[Period, ...] = field(default=_PERIODS)
    dasar: Mapping[str, str] = field(default_factory=dict, hash=False)  # rule_id -> legal basis

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, Any]], on: dt.date) -> CareerLimits:
        """The limits of `on` from rows (rule_id, valid_from, valid_to, value, legal_basis); a later row wins.

        Source: design §2 (limits are dated data). Refuses `career_rule_unknown` for a rule_id that no rule reads.
        """
        known = {f.name: type(getattr(cls, f.name)) for f in fields(cls) if f.name not in (PERIODS, "dasar")}
        values: dict[str, Any] = {}
        grounds: dict[str, str] = {}
        periods: list[Period] = []
        for row in rows:
            name, starts, ends = row["rule_id"], str(row["valid_from"]), str(row["valid_to"] or "9999-12-31")
            if name == PERIODS:
                periods.append(_period(row))
                continue
            if name not in known:
                raise Refused(Problem("career_rule_unknown", values={"aturan": name}))
            if starts <= on.isoformat() <= ends:
                values[name] = known[name](row["value"])
                grounds[name] = str(row["legal_basis"] or "")
        if periods:
            values[PERIODS] = tuple(sorted(periods, key=lambda p: p.mulai))
        return cls(**values, dasar=grounds)

    def article(self, name: str, otherwise: str = "") -> str:
        """The legal basis of one limit as the table names it (design §2), or `otherwise`."""
        return self.dasar.get(name) or otherwise

    @property
    def contract_days(self) -> tuple[int, ...]:
        """Days before the end of a contract on which to say so, longest first."""
        return tuple(sorted((int(d) for d in self.kontrak_ingat_hari.split(",")), reverse=True))


def _period(row: Mapping[str, Any]) -> Period:
    months = tuple(sorted(int(month) for month in str(row["value"]).split(",")))
    return Period(dt.date.fromisoformat(str(row["valid_from"])), months, str(row["legal_basis"] or ""))


SHIPPED = CareerLimits()


def year_results(years: Sequence[int], before: int, count: int) -> tuple[int, ...]:
    """The `count` newest of the years that ended before the year `before`, one year of delay allowed.

    The result of the year just ended may not be there yet when a step early in the year is prepared
    (PermenPANRB 6/2022: results are set after the year).
    """
    return tuple(sorted((y for y in years if before - count - 1 <= y < before), reverse=True)[:count])
