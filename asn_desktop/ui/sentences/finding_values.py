"""Values of a row as a package carries them (JSON) in words: days, periods, ratings, who is printed, counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.words import Capaian, Giver, Predikat, Rating
from asn_desktop.rules.words import short_date
from asn_desktop.services.finding_privacy import CLOSED

_LABELLED: Mapping[tuple[str, str], Any] = {
    ("evaluations", "hasil"): Rating, ("evaluations", "perilaku"): Rating, ("evaluations", "predikat"): Predikat,
    ("evaluations", "capaian"): Capaian, ("unit_achievements", "predikat"): Capaian,
    ("credit_lines", "predikat"): Predikat, ("skp_feedback", "indikasi"): Rating, ("skp_feedback", "peran"): Giver,
}  # fmt: skip
_KEYS = {"dukungan": "dukungan", "skema": "skema", "konsekuensi": "konsekuensi"}
_LONG = 160  # letters; the whole stands in the row itself


def shown(value: Any, name: str = "", table: str = "") -> str:
    """A value of a finding: dates short, codes in words, nothing as "kosong", what is closed as "tertutup"."""
    if value == CLOSED:
        return "tertutup"
    if value is None or value == "" or value == {} or value == []:
        return "kosong"
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    text = _many(value) if isinstance(value, dict | list) else _one(str(value), name, table)
    return text if len(text) <= _LONG else text[: _LONG - 1].rstrip() + "…"


def _one(text: str, name: str, table: str) -> str:
    words = _LABELLED.get((table, name))
    if words is not None and text in words.__members__:
        return str(words(text).label)
    if name == "periode":
        return _period(text)
    if name in ("berkas", "pdf", "bertanda", "foto", "lambang") and len(text) == 64:
        return "terpasang"
    try:
        return short_date(dt.date.fromisoformat(text)) if len(text) == 10 else text
    except ValueError:
        return text


def _period(text: str) -> str:
    return periods.name(text) if text in periods.CODES or text == periods.CLOSED else text


def _many(value: Any) -> str:
    """What a column keeps as a bundle: somebody as printed, targets per period, counts per predikat, lists of text."""
    if isinstance(value, list):
        return ", ".join(shown(one) for one in value)
    if "nama" in value:  # somebody as printed
        return " · ".join(str(value[name]) for name in ("nama", "nip", "jabatan") if value.get(name))
    return "; ".join(f"{_key(key)}: {shown(one)}" for key, one in sorted(value.items()) if one not in (None, "", []))


def _key(key: str) -> str:
    if key in Predikat.__members__:
        return Predikat(key).label
    return _KEYS.get(key) or _period(key)
