"""Numbers of letters: the pattern of an agenda, the gap of a number still to come, what may be typed.

Source: Permendagri 83/2022 (classification codes), Permendagri 1/2023 (tata naskah dinas: numbering of letters);
the sequence starts anew each 1 January and a number is never used twice.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import words

GAP = "\u00a0" * 6  # room for a number written by hand
_LONGEST = 60


@dataclass(frozen=True)
class NumberParts:
    """What fills the blanks of a pattern; `urut` is None while the number is still to come."""

    kode: str
    urut: int | None
    unit: str
    day: dt.date
    keamanan: str = ""  # "B" biasa, "T" terbatas, "R" rahasia; most offices leave it out


def compose(pattern: str, width: int, parts: NumberParts) -> str:
    """The number as printed: ``{kode}/{urut}/{unit}/{tahun}`` -> ``800.1.11.4/215/DISHUB/2026``.

    An empty blank takes its separator with it (Permendagri 1/2023: the parts of a number).
    """
    order = GAP if parts.urut is None else str(parts.urut).zfill(width)
    values = {
        "kode": parts.kode, "keamanan": parts.keamanan, "urut": order, "unit": parts.unit,
        "bulan": f"{parts.day.month:02d}", "bulan_romawi": words.roman_month(parts.day), "tahun": str(parts.day.year),
    }  # fmt: skip
    text = pattern
    for name, value in values.items():
        if not value:
            text = re.sub(r"\{" + name + r"\}[/.\-]?", "", text)
        text = text.replace("{" + name + "}", value)
    return text.strip("/.-")


def check_typed(number: str) -> list[Problem]:
    """A typed number is one line with a figure in it, not longer than a line of a letter (Permendagri 1/2023)."""
    text = number.strip()
    if not text:
        return [Problem("letter_number_missing", "nomor")]
    if len(text) > _LONGEST or "\n" in text:
        return [Problem("letter_number_long", "nomor", {"longest": _LONGEST})]
    if not any(c.isdigit() for c in text):
        return [Problem("letter_number_figures", "nomor", {"raw": text})]
    return []


def same(number: str) -> str:
    """What two spellings of one number have in common: no spaces, no case (numbers are never reused)."""
    return re.sub(r"\s+", "", number).casefold()


def missing(taken: Iterable[int]) -> tuple[int, ...]:
    """Numbers left out between 1 and the highest one taken: empty in an unbroken agenda."""
    held = set(taken)
    return tuple(n for n in range(1, max(held, default=0) + 1) if n not in held)


def demand_number(nomor: str | None) -> None:
    """An electronic signature seals the page, so the number must stand on it first (UU ITE art. 11: unchangeable)."""
    if not nomor:
        raise Refused(Problem("letter_number_first", "nomor"))
