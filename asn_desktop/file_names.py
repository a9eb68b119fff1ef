"""Names of files that every system takes: Windows is the strictest, so its rules hold everywhere.

Source: Microsoft, "Naming Files, Paths, and Namespaces": the nine signs, the device names (with any ending), no dot or
space at the end, case does not tell two names apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from pathlib import Path

LONGEST = 120  # signs of a whole name: leaves room for a deep folder below the 260 of Windows
_BAD = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"]
)
_ENDINGS = frozenset({".pdf", ".xlsx", ".xls", ".csv", ".png", ".asnx", ".p12"})


def fit(name: str, longest: int = LONGEST) -> str:
    """The name with what a file system refuses taken out: ``"SK: 12/2026?.pdf"`` becomes ``"SK- 12-2026-.pdf"``."""
    shown = "".join(c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c) not in ("Cf", "Cs"))
    stem, ending = _split(" ".join(_BAD.sub("-", shown).split()))
    stem = _room(stem.strip(" ."), longest - len(ending)) or "berkas"
    if stem.split(".")[0].rstrip().casefold() in _DEVICES:
        stem = f"_{stem}"
    return stem + ending


def joined(parts: Collection[str], ending: str, longest: int = LONGEST) -> str:
    """Words joined by `_`, letters, digits and hyphens only. The last part (a number) stays, the first gives way."""
    words = [_plain(part) for part in parts if _plain(part)]
    last = words.pop() if len(words) > 1 else ""
    front = "_".join(words)[: max(0, longest - len(ending) - len(last) - 1)].strip("_")
    return fit("_".join(w for w in (front, last) if w) + ending, longest)


def slug(name: str, longest: int, otherwise: str) -> str:
    """The beginning of a file name in small plain letters: ``"Dinas Sosial, X"`` becomes ``"dinas-sosial-x"``."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:longest].strip("-") or otherwise


def numbered(name: str, taken: Collection[str]) -> str:
    """`name`, or ``name~2.pdf`` and so on when it is taken; names that differ only in case are one name."""
    held = {one.casefold() for one in taken}
    stem, ending = _split(name)
    made, again = name, 1
    while made.casefold() in held:
        again += 1
        made = f"{stem}~{again}{ending}"
    return made


def with_ending(path: Path, ending: str) -> Path:
    """The path somebody typed with this ending; ``"Daftar s.d. Mei"`` keeps its dots."""
    if path.suffix.casefold() == ending.casefold():
        return path
    if path.suffix.casefold() in _ENDINGS:
        return path.with_suffix(ending)
    return path.with_name(path.name.rstrip(" .") + ending)


def _plain(part: str) -> str:
    return "_".join("".join(c if c.isalnum() or c == "-" else " " for c in part).split())


def _split(name: str) -> tuple[str, str]:
    """The stem and one of our endings; every other dot belongs to the stem ("Siti, S.Kom")."""
    at = name.rfind(".")
    return (name[:at], name[at:]) if at > 0 and name[at:].casefold() in _ENDINGS else (name, "")


def _room(stem: str, longest: int) -> str:
    """Shortened to `longest` signs and 200 bytes: other systems count bytes."""
    cut = stem[: max(longest, 1)]
    while len(cut.encode("utf-8")) > 200:
        cut = cut[:-1]
    return cut.rstrip(" .")
