"""Small written values: sex, eselon, length of service, money, yes and no, level of education.

Source: practice of spreadsheets and SIASN codes (employee data §2.5, §2.6, §6.3).
"""

from __future__ import annotations

import re
from collections.abc import Collection

from asn_desktop.problems import Problem, Refused

_MAN = frozenset(("l", "laki-laki", "laki - laki", "laki laki", "lk", "pria", "m", "male", "1", "laki"))
_WOMAN = frozenset(("p", "perempuan", "pr", "wanita", "w", "f", "female", "2"))
_ESELON = re.compile(r"^(IV|V|I{1,3}|[1-5])\s*[./\-\s]?\s*([AB])$")
_ESELON_IDS = {
    "11": "I.a", "12": "I.b", "21": "II.a", "22": "II.b", "31": "III.a", "32": "III.b", "41": "IV.a", "42": "IV.b",
    "51": "V.a", "52": "V.b",
}  # fmt: skip
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV", "5": "V"}
_NO_ESELON = frozenset(("", "-", "NON", "NON ESELON", "NONESELON", "NON-ESELON", "99", "00", "0", "NULL", "TIDAK ADA"))
_SERVICE = re.compile(
    r"^(\d{1,2})\s*(?:(?:TAHUN|THN|TH|T)\.?\s*(?:(\d{1,2})\s*(?:BULAN|BLN|BL|B)\.?)?|[-/]\s*(\d{1,2}))$"
)
_LEVELS = (
    ("50", r"S\W?3|DOKTOR"), ("49", r"SUB\W?SPESIALIS|SP\W?2"), ("47", r"SPESIALIS|SP\W?1"),
    ("45", r"S\W?2|MAGISTER|PASCA\W?SARJANA"), ("42", r"PROFESI"), ("35", r"D\W?(?:IV|4)|DIPLOMA (?:IV|4)"),
    ("30", r"D\W?(?:III|3)|DIPLOMA (?:III|3)|SARJANA MUDA|AKADEMI"), ("25", r"D\W?(?:II|2)|DIPLOMA (?:II|2)"),
    ("20", r"D\W?(?:I|1)|DIPLOMA (?:I|1)"), ("40", r"S\W?1|SARJANA|STRATA 1"),
    ("18", r"SPG|PGA|SGO|SLTA KEGURUAN"), ("17", r"SMK|SMEA|STM|SMKK|SMKA|SLTA KEJURUAN"),
    ("15", r"SMA|SMU|SLTA|MA|SEDERAJAT SMA|SLTA/SEDERAJAT"), ("12", r"SLTP KEJURUAN|SMP KEJURUAN|ST|SMEP"),
    ("10", r"SMP|SLTP|MTS"), ("05", r"SD|MI|SEKOLAH DASAR"),
)  # fmt: skip
_LEVEL_FORMS = tuple((code, re.compile(rf"^(?:{form})(?![A-Z0-9])")) for code, form in _LEVELS)
LEVEL_IDS = frozenset(("05", "10", "12", "15", "17", "18", "20", "25", "30", "35", "40", "42", "45", "47", "49", "50"))


def _refused(code: str, field: str, raw: str) -> Refused:
    return Refused(Problem(code, field, {"raw": raw.strip()}))


def sex(raw: str, column: Collection[str] = ()) -> str:
    """``L`` or ``P``. `column` is the value set of the whole column: with W and no L in it, P means *pria*.

    Raises `Refused` with ``SEX_FORMAT``.
    """
    text = raw.strip().strip(".").casefold()
    if text == "p":
        seen = {value.strip().casefold() for value in column}
        return "L" if "w" in seen and "l" not in seen else "P"
    if text in _MAN:
        return "L"
    if text in _WOMAN:
        return "P"
    raise _refused("SEX_FORMAT", "jenis_kelamin", raw)


def eselon(raw: str, *, is_id: bool = False) -> str | None:
    """``II.b`` from ``II/b``, ``IIb``, ``2b`` or, in an id column, ``22``; None for non-eselon.

    Raises `Refused` with ``ESELON_FORMAT``.
    """
    text = " ".join(raw.strip().upper().strip(".").split())
    if text in _NO_ESELON:
        return None
    if text in _ESELON_IDS and (is_id or text.isdigit()):
        return _ESELON_IDS[text]
    match = _ESELON.match(re.sub(r"^ES(?:ELON)?\.?\s*", "", text))
    if not match:
        raise _refused("ESELON_FORMAT", "eselon", raw)
    return f"{_ROMAN.get(match[1], match[1])}.{match[2].lower()}"


def service_text(raw: str, field: str = "masa_kerja") -> tuple[int, int]:
    """(tahun, bulan) from ``12 Thn 3 Bln``, ``12 tahun``, ``12-03`` or ``12/3``; ``12,3`` is ambiguous and refused.

    Raises `Refused` with ``SERVICE_FORMAT`` or ``RANGE``.
    """
    match = _SERVICE.match(" ".join(raw.strip().upper().split()))
    if not match:
        raise _refused("SERVICE_FORMAT", field, raw)
    months = int(match[2] or match[3] or 0)
    if months > 11:
        raise Refused(Problem("RANGE", field, {"raw": months, "low": 0, "high": 11}))
    return int(match[1]), months


def money(raw: str, field: str = "rupiah") -> int:
    """Rupiah of ``Rp. 3.497.300,-``, ``3497300`` or ``3.497.300,00``; raises `Refused` with ``MONEY``."""
    text = re.sub(r"(?i)^rp\.?\s*", "", raw.strip())
    text = re.sub(r",(?:-|00?|\s*-)$", "", text).strip()
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", text):
        text = text.replace(".", "")
    if not re.fullmatch(r"\d{1,13}", text):
        raise _refused("MONEY", field, raw)
    return int(text)


def yes_no(raw: str, field: str = "") -> bool:
    """True for 1, True, Ya; False for 0, False, Tidak; raises `Refused` with ``YES_NO``."""
    text = raw.strip().casefold()
    if text in ("1", "true", "ya", "y", "valid"):
        return True
    if text in ("0", "false", "tidak", "t", "n", "invalid"):
        return False
    raise _refused("YES_NO", field, raw)


def education_level(raw: str) -> str:
    """SIASN level of ``S-1``, ``S1 MANAJEMEN``, ``D.III``, ``SLTA`` or an id: ``40``, ``30``, ``15``.

    The first words decide. Raises `Refused` with ``EDU_LEVEL``.
    """
    text = " ".join(raw.strip().upper().split())
    if text in LEVEL_IDS:
        return text
    for code, form in _LEVEL_FORMS:
        if form.match(text):
            return code
    raise _refused("EDU_LEVEL", "pendidikan_tingkat", raw)


def education_subject(raw: str) -> str:
    """The field of study without the level in front: ``S-1 MANAJEMEN`` is ``MANAJEMEN``."""
    text = " ".join(raw.split())
    for _code, form in _LEVEL_FORMS:
        match = form.match(text.upper())
        if match:
            rest = text[match.end() :].strip(" -,.:/")
            return rest or text
    return text
