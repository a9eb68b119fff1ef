"""The choices and limits of evaluation as dated data: one field for each rule_id of aturan_kinerja.csv.

Source: PermenPANRB 6/2022, PP 30/2019 art. 59, SE MenPANRB 3/2023, Peraturan BKN 3/2023, PermenPANRB 14/2017; what the
rules leave open is the office's choice (evaluation.md, marked as design).
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from typing import Any

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.periods import Rhythm

BAHAN, RESMI = "bahan", "resmi"
READINGS: Mapping[str, tuple[str, ...]] = {
    "mode": (BAHAN, RESMI),
    "periode_evaluasi": (Rhythm.TRIWULANAN.value, Rhythm.BULANAN.value),
    "penilai_eselon_minimal": ("II.a", "II.b", "III.a", "III.b", "IV.a", "IV.b"),
}
_DAYS = ("skp_hari_akhir", "evaluasi_mulai", "evaluasi_sampai", "pak_paling_awal")  # MM-DD
_LEAST = {"keberatan_hari": 1, "keberatan_pengingat_hari": 1, "unit_kecil": 1, "kartu_jawaban_minimal": 1,
          "ak_desimal": 2}  # fmt: skip
_MOST = {"ak_desimal": 3}  # published examples show 2,08 and 3,125


@dataclass(frozen=True)
class EvaluationRules:
    """The dated choices of aturan_kinerja.csv; field names are its rule_id (evaluation.md §3–§5, §7.5)."""

    mode: str = BAHAN  # bahan: working papers beside e-Kinerja; resmi: this office's documents are the official ones
    periode_evaluasi: str = Rhythm.TRIWULANAN.value
    skp_hari_akhir: str = "01-31"  # last day an SKP is fixed without a warning
    evaluasi_mulai: str = "12-01"  # the annual evaluation opens in the year itself
    evaluasi_sampai: str = "01-31"  # and closes in the next
    keberatan_hari: int = 14
    keberatan_pengingat_hari: int = 14
    unit_kecil: int = 5  # a unit with fewer evaluated people is judged with the one above
    penilai_eselon_minimal: str = "IV.b"
    ak_desimal: int = 2
    pak_paling_awal: str = "12-15"
    kartu_jawaban_minimal: int = 30
    kartu_di_atas: Decimal = Decimal("3.5324")
    kartu_sejalan: Decimal = Decimal("3.0644")

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> EvaluationRules:
        """The rules from rule_id -> value; missing ones keep the shipped reading (PermenPANRB 6/2022).

        Refuses `evaluation_rule_unknown` and `evaluation_rule_invalid`.
        """
        known: dict[str, type[Any]] = {f.name: type(getattr(cls, f.name)) for f in fields(cls)}
        strange = sorted(set(values) - set(known))
        if strange:
            raise Refused(Problem("evaluation_rule_unknown", "kunci", {"aturan": ", ".join(strange)}))
        return cls(**{key: _read(key, known[key], value) for key, value in values.items()})

    @property
    def official(self) -> bool:
        """Whether this office's signed documents are the official results."""
        return self.mode == RESMI

    @property
    def rhythm(self) -> Rhythm:
        """Monthly or quarterly."""
        return Rhythm(self.periode_evaluasi)

    @property
    def objection_days(self) -> int:
        """Calendar days an objection may take from receipt (PP 30/2019 art. 59)."""
        return self.keberatan_hari

    @property
    def reminder_days(self) -> int:
        """Days after which an undecided objection is called to mind."""
        return self.keberatan_pengingat_hari

    @property
    def small_unit(self) -> int:
        """Units with fewer evaluated people are judged with the unit above."""
        return self.unit_kecil

    def annual_window(self, year: int) -> tuple[dt.date, dt.date]:
        """First and last day the annual evaluation of a year is made (PermenPANRB 6/2022)."""
        first, last = day_in(year, self.evaluasi_mulai), day_in(year, self.evaluasi_sampai)
        return first, last if last >= first else day_in(year + 1, self.evaluasi_sampai)

    def due(self, day: dt.date) -> tuple[int, str]:
        """Year and period whose results are made on a day (PermenPANRB 6/2022).

        The annual one while its window is open, else the last period that has ended; where none has ended yet this
        year, the annual one of the year before.
        """
        for year in (day.year - 1, day.year):
            first, last = self.annual_window(year)
            if first <= day <= last:
                return year, periods.AKHIR
        ended = [code for code in periods.of_rhythm(self.rhythm) if periods.span(day.year, code)[1] < day]
        return (day.year, ended[-1]) if ended else (day.year - 1, periods.AKHIR)


def day_in(year: int, month_day: str) -> dt.date:
    """ "12-01" in a year; 29 February becomes the 28th where there is none (PermenPANRB 6/2022)."""
    month, day = (int(part) for part in month_day.split("-"))
    try:
        return dt.date(year, month, day)
    except ValueError:
        return dt.date(year, month, 28)


def _read(key: str, kind: type[Any], value: Any) -> Any:
    wrong = Refused(Problem("evaluation_rule_invalid", "nilai", {"aturan": key, "raw": str(value)}))
    text = str(value).strip()
    if key in READINGS and text not in READINGS[key]:
        raise wrong
    if key in _DAYS:
        if not _is_day(text):
            raise wrong
        return text
    if kind is Decimal:
        return _decimal(text.replace(",", "."), wrong)
    if kind is int:
        low, high = _LEAST.get(key, 0), _MOST.get(key, 9_999)
        if isinstance(value, float) or not text.isdecimal() or not low <= int(text) <= high:
            raise wrong
        return int(text)
    return text


def _is_day(text: str) -> bool:
    """Whether a text is a day of a leap year, MM-DD."""
    month, _, day = text.partition("-")
    if not (len(month) == len(day) == 2 and month.isdecimal() and day.isdecimal() and 1 <= int(month) <= 12):
        return False
    return 1 <= int(day) <= calendar.monthrange(2024, int(month))[1]


def _decimal(text: str, wrong: Refused) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise wrong from None
    if not number.is_finite() or not 1 <= number <= 4:
        raise wrong
    return number
