"""How indexes, periods and changes of a survey are written on the screen."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from asn_desktop.rules.survey.index import comma
from asn_desktop.rules.words import short_date, thousands
from asn_desktop.services.survey.surveys import SurveyRow
from asn_desktop.ui.sentences.survey import GRADES, SAMPLE_SHORT


def period(first: dt.date, last: dt.date) -> str:
    """ "1 Jul – 30 Sep 2026"."""
    begins = short_date(first)
    return f"{begins.rsplit(' ', 1)[0] if first.year == last.year else begins} – {short_date(last)}"


def grade(row: SurveyRow) -> tuple[str, str, str]:
    """Badge of a survey: "B · Baik"."""
    return f"{row.mutu} · {row.indeks.kinerja}", GRADES.get(row.mutu, "neutral"), ""


def change(value: Decimal | None) -> str:
    """ "naik 2,10" since the survey before."""
    if value is None:
        return ""
    return "tetap" if value == 0 else f"{'naik' if value > 0 else 'turun'} {comma(abs(value))}"


def sample(row: SurveyRow) -> str:
    """ "120 responden; SAMPEL KURANG 12 dari 132"."""
    told = f"{thousands(row.responden)} responden"
    if row.sampel is None:
        return told
    if row.kurang:
        return f"{told}; {SAMPLE_SHORT} {thousands(row.kurang)} dari {thousands(row.sampel)}"
    return f"{told}, sampel cukup ({thousands(row.sampel)})"
