"""Filters of the blanks: how a value is written in a letter. `{lama:terbilang}` is "5 (lima)".

Dates and amounts as Permendagri 1/2023 (tata naskah dinas) writes them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from asn_desktop.rules import words


@cache
def spelled(number: int) -> str:
    """A whole number in Indonesian words: 5 -> "lima"."""
    from num2words import num2words  # loads slowly, and only letters with amounts need it

    return str(num2words(number, lang="id"))


def _terbilang(value: Any) -> str:
    return f"{value} ({spelled(int(value))})"


def _tanggal(value: dt.date) -> str:
    return words.long_date(value)


def _rupiah(value: int) -> str:
    """An amount in figures and words: "Rp3.497.300 (tiga juta ... rupiah)"."""
    return f"{words.rupiah(value)} ({spelled(value)} rupiah)"


def _uang(value: int) -> str:
    return words.rupiah(value)


def _besar(value: Any) -> str:
    return str(value).upper()


def _daftar(value: Iterable[Any]) -> str:
    """2025, 2026 -> "2025 dan 2026"."""
    names = [str(v) for v in value]
    if len(names) < 3:
        return " dan ".join(names)
    return ", ".join(names[:-1]) + ", dan " + names[-1]


def _utuh(value: Any) -> str:
    """Never broken over two lines."""
    return str(value).replace(" ", "\u00a0")


def _masa(value: tuple[int, int]) -> str:
    """Years and months of service."""
    return f"{value[0]} tahun {value[1]} bulan"


FILTERS: dict[str, Callable[[Any], str]] = {
    "terbilang": _terbilang,
    "tanggal": _tanggal,
    "besar": _besar,
    "rupiah": _rupiah,
    "uang": _uang,
    "daftar": _daftar,
    "utuh": _utuh,
    "masa": _masa,
}
# What each filter takes; a blank of another type is refused when the wording is loaded.
TAKES: dict[str, tuple[type, ...]] = {
    "terbilang": (int,),
    "tanggal": (dt.date,),
    "besar": (str, int),
    "rupiah": (int,),
    "uang": (int,),
    "daftar": (tuple, list),
    "utuh": (str, int),
    "masa": (tuple,),
}
