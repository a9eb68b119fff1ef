"""Numbers that identify a person are text: cleaning what surrounds the digits, never the digits themselves.

Source: Perka BKN 22/2007 (NIP), UU 23/2006 as changed by UU 24/2013 (NIK); a double keeps only 15 to 17 digits,
so what passed through a number cell is refused and never repaired.
"""

from __future__ import annotations

import re

_LABEL = re.compile(r"^(?:NI\s*PPPK(?:\s*PW)?|NIP(?:PPK)?(?:\s*/\s*NI\s*PPPK)?|NIK|NPWP)?[\s.:]*", re.IGNORECASE)
_AROUND = re.compile(r"[\s._/\-\u00a0\u2010-\u2015\u2212]+")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
_LEADING_MARKS = "'`\u2019\u2018\u00b4 \u00a0\t"
_SCIENTIFIC = re.compile(r"^[+-]?\d+(?:[.,]\d+)?[eE][+]?\d+$")
_DECIMAL_TAIL = re.compile(r"^\d{9,}[.,]0{1,2}$")
_DIGITS = re.compile(r"^[0-9]+$")


def normalise(raw: str) -> str:
    """An identity number without what people put around it: marks, label, blanks, dots, hyphens, slashes.

    Digits are never added, dropped or swapped. Text that shows the number went through a number cell
    (``1,98503E+17``, ``3374016707880002.0``) is returned as it is, so that no check takes it for a number.
    """
    text = _INVISIBLE.sub("", raw).strip().strip(_LEADING_MARKS).strip()
    text = _LABEL.sub("", text, count=1).lstrip(_LEADING_MARKS)
    return text if came_as_number(text) else _AROUND.sub("", text)


def came_as_number(text: str) -> bool:
    """Whether text is the remains of a number cell: scientific notation, or a decimal tail."""
    return bool(_SCIENTIFIC.match(text) or _DECIMAL_TAIL.match(text))


def only_digits(text: str) -> bool:
    """Whether text consists of the ten ASCII digits and is not empty."""
    return bool(_DIGITS.match(text))
