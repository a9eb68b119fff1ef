"""The recovery sheet: one A4 page to be sealed in an envelope, with sixteen words and their QR.

Wording in `forms/paper/lembar_pemulihan.txt` (lines `name: text`).
"""

from __future__ import annotations

import datetime as dt
import io
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import segno
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from asn_desktop import files
from asn_desktop.letters import fonts

_LEFT, _RIGHT = 22 * mm, 188 * mm
_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip
_COLUMNS = 4


@dataclass(frozen=True)
class RecoveryLetter:
    """The blanks of the sheet. Drop it after printing: it holds the secret."""

    kantor: str  # "Dinas Perhubungan"
    pemerintah: str  # "PEMERINTAH KABUPATEN TIRTAMAYA"
    dibuat: dt.date
    kata: tuple[str, ...] = field(repr=False)  # sixteen words
    qr: str = field(repr=False)
    pemegang: tuple[str, str]  # the two key holders, as printed
    latihan: bool = False


def wording() -> dict[str, list[str]]:
    """The texts of the sheet by name; `langkah` has several."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in files.form("paper/lembar_pemulihan.txt").read_text(encoding="utf-8").splitlines():
        name, _, text = line.partition(":")
        found[name.strip()].append(text.strip())
    return found


class _Page:
    """A pen that goes down the page."""

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas
        self.y = A4[1] - 20 * mm

    def line(self, text: str, size: float, *, bold: bool = False, after: float = 0, grey: float = 0) -> None:
        """One line of text at the left margin."""
        self.canvas.setFillGray(grey)
        self.canvas.setFont(fonts.name("Sans", bold), size)
        self.y -= size * 1.25
        self.canvas.drawString(_LEFT, self.y, fonts.clean(text))
        self.y -= after
        self.canvas.setFillGray(0)

    def paragraph(self, text: str, size: float, width: float, *, indent: float = 0, after: float = 6) -> None:
        """Wrapped text."""
        self.canvas.setFont(fonts.name("Sans"), size)
        for part in simpleSplit(fonts.clean(text), fonts.name("Sans"), size, width - indent):
            self.y -= size * 1.35
            self.canvas.drawString(_LEFT + indent, self.y, part)
        self.y -= after


def render(letter: RecoveryLetter) -> bytes:
    """The sheet as PDF, one page A4; the same letter gives the same bytes. ValueError unless sixteen words."""
    if len(letter.kata) != 16:
        raise ValueError("a recovery sheet has sixteen words")
    texts = wording()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, pageCompression=1, initialFontName=fonts.name("Sans"))
    canvas.setTitle(texts["judul"][0].title())
    canvas.setAuthor("ASN Desktop")
    if letter.latihan:
        _practice(canvas, texts["latihan"][0])
    page = _Page(canvas)
    page.line(letter.pemerintah, 10, grey=0.25)
    page.line(letter.kantor, 13, bold=True, after=10)
    page.line(texts["judul"][0], 20, bold=True)
    page.line(texts["sub"][0], 11, grey=0.25, after=8)
    page.paragraph(texts["isi"][0], 10.5, _RIGHT - _LEFT, after=10)
    _words(page, letter, texts)
    page.line(texts["pakai"][0], 12, bold=True, after=2)
    for number, step in enumerate(texts["langkah"], 1):
        canvas.setFont(fonts.name("Sans", True), 10.5)
        canvas.drawString(_LEFT, page.y - 10.5 * 1.35, f"{number}.")
        page.paragraph(step, 10.5, _RIGHT - _LEFT, indent=6 * mm, after=2)
    page.y -= 8
    _holders(page, letter, texts)
    _envelope(canvas, letter, texts)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _words(page: _Page, letter: RecoveryLetter, texts: dict[str, list[str]]) -> None:
    canvas = page.canvas
    side = 42 * mm
    grid = _RIGHT - _LEFT - side - 8 * mm
    page.line(texts["kata"][0], 12, bold=True, after=4)
    top = page.y
    row, column = side / 4, grid / _COLUMNS
    canvas.setLineWidth(0.6)
    for place, word in enumerate(letter.kata):
        x, y = _LEFT + place % _COLUMNS * column, top - (place // _COLUMNS + 1) * row
        canvas.setStrokeGray(0.45)
        canvas.rect(x, y, column, row)
        canvas.setFillGray(0.35)
        canvas.setFont(fonts.name("Sans"), 8)
        canvas.drawString(x + 4, y + row - 10, str(place + 1))
        canvas.setFillGray(0)
        canvas.setFont(fonts.name("Sans", True), 13)
        canvas.drawCentredString(x + column / 2, y + row / 2 - 6, word)
    _qr(canvas, letter.qr, _RIGHT - side, top - side, side)
    page.y = top - side
    canvas.setFont(fonts.name("Sans"), 8)
    canvas.drawRightString(_RIGHT, page.y - 10, texts["qr"][0])
    page.y -= 16


def _qr(canvas: Any, text: str, x: float, y: float, side: float) -> None:
    code = segno.make(text, error="m", mask=4, micro=False)
    rows = [bytes(row) for row in code.matrix]
    dot = side / len(rows)
    path = canvas.beginPath()
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            if dark:
                path.rect(x + across * dot, y + side - (down + 1) * dot, dot, dot)
    canvas.drawPath(path, stroke=0, fill=1)


def _holders(page: _Page, letter: RecoveryLetter, texts: dict[str, list[str]]) -> None:
    canvas, half = page.canvas, (_RIGHT - _LEFT) / 2
    canvas.setFont(fonts.name("Sans"), 10)
    for place, name in enumerate(letter.pemegang):
        x = _LEFT + place * half
        canvas.drawString(x, page.y - 10, f"{texts['pemegang'][0]} {place + 1}")
        canvas.line(x, page.y - 20 * mm, x + half - 14 * mm, page.y - 20 * mm)
        canvas.drawString(x, page.y - 20 * mm - 12, fonts.clean(name))
    page.y -= 20 * mm + 18


def _envelope(canvas: Any, letter: RecoveryLetter, texts: dict[str, list[str]]) -> None:
    """The lowest part, folded outwards: what the closed envelope says."""
    top = 62 * mm
    canvas.setDash(3, 3)
    canvas.setStrokeGray(0.45)
    canvas.line(0, top, A4[0], top)
    canvas.setDash()
    canvas.setFillGray(0.35)
    canvas.setFont(fonts.name("Sans", italic=True), 8)
    canvas.drawCentredString(A4[0] / 2, top + 3, texts["lipat"][0])
    canvas.setFillGray(0)
    canvas.setFont(fonts.name("Sans", True), 15)
    canvas.drawCentredString(A4[0] / 2, top - 15 * mm, texts["amplop"][0])
    canvas.setFont(fonts.name("Sans"), 11)
    made = f"{letter.dibuat.day} {_MONTHS[letter.dibuat.month - 1]} {letter.dibuat.year}"
    lines = (
        f"{texts['kantor'][0]}: {letter.kantor}", f"{texts['dibuat'][0]}: {made}", texts["amplop_isi"][0],
        f"{texts['segel'][0]}: ................................",
    )  # fmt: skip
    for number, text in enumerate(lines):
        canvas.drawCentredString(A4[0] / 2, top - 23 * mm - number * 6 * mm, fonts.clean(text))


def _practice(canvas: Any, text: str) -> None:
    canvas.saveState()
    canvas.setFillColorRGB(0.33, 0.23, 0.55, alpha=0.14)
    canvas.setFont(fonts.name("Sans", True), 96)
    canvas.translate(A4[0] / 2, A4[1] / 2)
    canvas.rotate(52)
    canvas.drawCentredString(0, -34, text)
    canvas.restoreState()
