"""How people write the period of an evaluation, read into its code: "TW II", "Triwulan 2", "Maret", "Tahunan".

Source: PermenPANRB 6/2022 (periodic evaluation by month or quarter, and the annual one).
"""

from __future__ import annotations

import re

from asn_desktop.rules import words
from asn_desktop.rules.evaluation import periods

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER = re.compile(r"(?:tw|triwulan|triwulanan|kuartal|periode triwulan)\s*(?:ke\s*)?(iv|iii|ii|i|[1-4])")
_MONTH = re.compile(r"(?:b|bulan|bulanan)?\s*(?:ke\s*)?(0?[1-9]|1[0-2])")
_YEARLY = frozenset((
    "", "akhir", "tahunan", "tahun", "annual", "akhir tahun", "januari desember", "januari s d desember",
    "1 januari 31 desember", "1 januari s d 31 desember", "01 januari s d 31 desember", "jan des", "satu tahun",
))  # fmt: skip
_KINDS = {periods.AKHIR: "tahunan"} | dict.fromkeys(periods.QUARTERS, "triwulan") | dict.fromkeys(
    periods.MONTHS, "bulanan"
)  # fmt: skip


def read(raw: str) -> str | None:
    """The code a written period means; None for anything else, never a guess (PermenPANRB 6/2022). The year, when it
    stands in the text, is passed over; a blank means the whole year."""
    text = re.sub(r"\b(?:19|20)\d\d\b|\btahun\b(?=\s*(?:19|20)\d\d)", " ", raw.casefold())
    text = " ".join(re.sub(r"[^a-z0-9]+", " ", text).split())
    if text in _YEARLY:
        return periods.AKHIR
    if raw.strip().upper() in periods.CODES:
        return raw.strip().upper()
    if found := _QUARTER.fullmatch(text):
        return periods.QUARTERS[_ROMAN[found[1]] - 1]
    names = [month.casefold() for month in words.MONTHS]
    bare = text.removeprefix("bulan ").strip()
    if bare in names:
        return periods.MONTHS[names.index(bare)]
    if (found := _MONTH.fullmatch(text)) and not text.isdigit():
        return periods.MONTHS[int(found[1]) - 1]
    return None


def kind(code: str) -> str:
    """The word of the career record for a code: tahunan, triwulan, bulanan (PermenPANRB 6/2022)."""
    return _KINDS[code]


def years(text: str) -> tuple[int, ...]:
    """The years a text names, in order, each once (PermenPANRB 6/2022)."""
    return tuple(dict.fromkeys(int(one) for one in re.findall(r"\b(?:19|20)\d\d\b", text)))
