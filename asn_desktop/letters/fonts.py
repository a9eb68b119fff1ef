"""The fonts of the letters: our own files, loaded once, their subsets kept between documents.

A `TTFont` serves one document at a time: batches use processes, not threads.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import TTEncoding, TTFont, TTFontFace

from asn_desktop import files
from asn_desktop.problems import Problem, Refused

FAMILIES = {"Sans": "LiberationSans", "Serif": "LiberationSerif", "Mono": "LiberationMono", "Bookman": "ASNBonum"}
_CUTS = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}
# Every subset starts with these, so that two letters nearly always share one and it is cut only once.
_ALPHABET = "–—‘’“”•…°×é§½"


class _Face(TTFontFace):  # type: ignore[misc]
    """A face that remembers the subsets it has cut."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self._cut: dict[tuple[int, ...], bytes] = {}

    def makeSubset(self, subset: list[int]) -> bytes:
        key = tuple(subset)
        if key not in self._cut:
            if len(self._cut) > 64:
                self._cut.clear()
            self._cut[key] = super().makeSubset(subset)
        return self._cut[key]


class _Font(TTFont):  # type: ignore[misc]
    """A font with our face and no shaping. reportlab's constructor would read the file a second time."""

    def __init__(self, name: str, path: str) -> None:
        self.fontName = name
        self.face = _Face(path)
        self.encoding = TTEncoding()
        self.state: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self._asciiReadable = True
        self.shapable = False

    def addObjects(self, doc: Any) -> None:
        """What reportlab adds, with the widths of a subset spelled once for all documents."""
        super().addObjects(doc)
        for made in doc.idToObject["BasicFonts"].dict.values():
            if isinstance(getattr(made, "Widths", None), pdfdoc.PDFArray):  # a standard font has none
                made.Widths = _widths(tuple(made.Widths.sequence))


@lru_cache(maxsize=256)
def _widths(held: tuple[float, ...]) -> bytes:
    return bytes(pdfdoc.PDFArray(held).format(None))


@cache
def name(family: str, bold: bool = False, italic: bool = False) -> str:
    """Registered name of a cut, loading the file the first time. KeyError for an unknown family."""
    base = FAMILIES[family]
    if family == "Mono":
        italic = False
    cut = _CUTS[(bold, italic)]
    registered = base if cut == "Regular" else f"{base}-{cut}"
    pdfmetrics.registerFont(_Font(registered, str(files.resource(f"fonts/letters/{base}-{cut}.ttf"))))
    return registered


def prepare(document: Any, registered: str) -> None:
    """Give a new document the common alphabet of a font first, in a fixed order."""
    pdfmetrics.getFont(registered).splitString(_ALPHABET, document)


@lru_cache(maxsize=50_000)
def width(text: str, registered: str, size: float) -> float:
    """Width of a text in points."""
    return float(pdfmetrics.stringWidth(text, registered, size))


@lru_cache(maxsize=50_000)
def _printable(text: str, registered: str) -> bool:
    known = pdfmetrics.getFont(registered).face.charToGlyph
    return all(ord(char) in known for char in text)


def clean(text: str) -> str:
    """Plain text of a value: composed (NFC), line breaks and control characters as one space, no hidden marks."""
    kept = []
    for char in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(char)
        if kind in ("Cc", "Zl", "Zp"):
            kept.append(" ")
        elif kind != "Cf":
            kept.append(char)
    return "".join(kept)


def check(text: str, registered: str, field: str) -> None:
    """Refuse with `letter_character` a text the font cannot print: a box in place of a letter is a wrong letter."""
    if _printable(text, registered):
        return
    known = pdfmetrics.getFont(registered).face.charToGlyph
    for char in text:
        if ord(char) not in known:
            raise Refused(Problem("letter_character", field, {"char": char, "code": f"U+{ord(char):04X}"}))
