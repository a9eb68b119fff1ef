"""Type for long lists: widths from a table of characters, text as ready PDF operators, line breaking. Points.

Plain ASCII keeps its codes in a subset (reportlab's `asciiReadable`), so most cells are written as they stand.
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfmetrics

from asn_desktop.letters import fonts
from asn_desktop.letters.canvas import LetterCanvas

_ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})
_BYTES = [chr(code) if 32 <= code < 127 else f"\\{code:03o}" for code in range(256)]
for _sign in "\\()":
    _BYTES[ord(_sign)] = "\\" + _sign
_SOFT = "/-.,"


class _Widths(dict[str, float]):
    """Character -> width in thousandths of the size."""

    def __init__(self, face: Any) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, char: str) -> float:
        code = 32 if char == "\u00a0" else ord(char)
        found = float(self._face.charWidths.get(code, self._face.defaultWidth))
        self[char] = found
        return found


class Cut:
    """One cut of a family in one document."""

    def __init__(self, canvas: LetterCanvas, *, bold: bool = False) -> None:
        self.registered = fonts.name("Sans", bold)
        canvas.use_font(self.registered, 8)
        self._document = canvas._doc
        self._font = pdfmetrics.getFont(self.registered)
        self._widths = _Widths(self._font.face)
        self._get = self._widths.__getitem__

    def units(self, text: str) -> float:
        """Width of a text in thousandths of its size."""
        return sum(map(self._get, text))

    def width(self, text: str, size: float) -> float:
        """Width in points."""
        return self.units(text) * size / 1000

    def select(self, size: float) -> str:
        """The operator that chooses this cut."""
        return f"{self._font.getSubsetInternalName(0, self._document)} {size:g} Tf"

    def show(self, text: str, size: float) -> str:
        """The operator that prints a text; refuses `letter_character` for a letter the font lacks."""
        if text.isascii():
            return f"({text.translate(_ESCAPED)})Tj"
        fonts.check(text.replace("\u00a0", " "), self.registered, "laporan")
        parts = []
        for subset, codes in self._font.splitString(text, self._document):
            name = self._font.getSubsetInternalName(subset, self._document)
            written = f"({''.join(_BYTES[code] for code in codes)})Tj"
            parts.append(f"{name} {size:g} Tf{written}" if subset else written)
        return f"{''.join(parts)} {self.select(size)} " if any("Tf" in part for part in parts) else "".join(parts)

    def wrap(self, text: str, size: float, width: float) -> list[str]:
        """The lines of a text in a column. A word wider than the column is cut after a sign, else where it must."""
        room = width * 1000 / size + 0.5
        lines: list[str] = []
        for part in text.split("\n"):
            if self.units(part) <= room:
                lines.append(part)
            else:
                lines.extend(self._broken(part, room))
        return lines

    def _broken(self, text: str, room: float) -> list[str]:
        lines, line, used, blank = [], "", 0.0, self._widths[" "]
        for word in text.split(" "):
            wide = self.units(word)
            if line and used + blank + wide <= room:
                line, used = f"{line} {word}", used + blank + wide
                continue
            if line:
                lines.append(line)
            while wide > room and len(word) > 1:
                first = self._prefix(word, room)
                lines.append(word[:first])
                word = word[first:]
                wide = self.units(word)
            line, used = word, wide
        return [*lines, line]

    def _prefix(self, word: str, room: float) -> int:
        """How many letters of a word fit, preferably up to a stroke, hyphen, stop or comma."""
        used, fits = 0.0, 0
        for char in word:
            used += self._widths[char]
            if used > room:
                break
            fits += 1
        fits = max(fits, 1)
        soft = max(word.rfind(sign, 0, fits) for sign in _SOFT) + 1
        return soft if soft > fits // 2 else fits


def tidy(text: str) -> str:
    """A value without control and hidden characters; line breaks of ours stay."""
    if text.isprintable():
        return text
    return "\n".join(fonts.clean(part) for part in text.split("\n"))
