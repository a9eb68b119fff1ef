"""The sheet: sizes, margins, letterhead, page numbers, the practice mark. The only place with millimetres.

Letterhead and paper: Permendagri 1/2023 (tata naskah dinas); margins are local practice (leave.md §5.3).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from asn_desktop.letters import fonts
from asn_desktop.letters.canvas import LetterCanvas, SignatureField, picture
from asn_desktop.letters.marks import (
    BoxMark,
    FieldMark,
    Mark,
    PictureMark,
    QrMark,
    RuleMark,
    Span,
    Style,
    TextMark,
    TickMark,
    lines,
)
from asn_desktop.letters.values import Letterhead, Paper
from asn_desktop.problems import Problem, Refused

MM = 72 / 25.4
SIZES = {"F4": (215.0, 330.0), "F4-210": (210.0, 330.0), "A4": (210.0, 297.0), "A4-L": (297.0, 210.0)}
_MARGINS = (14.0, 25.0, 20.0, 30.0)  # top (above the letterhead), right, bottom, left
_HEAD = 33.0  # room of the letterhead, printed or preprinted


@dataclass(frozen=True)
class Frame:
    """The writable part of a sheet, in points."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float

    @property
    def column(self) -> float:
        """Width of the text."""
        return self.width - self.left - self.right


def frame(paper: Paper, margins: tuple[float, float, float, float] | None) -> Frame:
    """The frame of a paper. Refused `letter_paper` for a size nobody has."""
    if paper.ukuran not in SIZES:
        raise Refused(Problem("letter_paper", "ukuran", {"raw": paper.ukuran, "known": ", ".join(SIZES)}))
    width, height = SIZES[paper.ukuran]
    top, right, bottom, left = margins or _MARGINS
    return Frame(width * MM, height * MM, top * MM, right * MM, bottom * MM, left * MM)


def draw_head(canvas: LetterCanvas, kop: Letterhead, place: Frame, family: str) -> float:
    """The letterhead with its double rule; returns the room it took. Nothing is drawn smaller than it can be read."""
    if kop.kepala_daerah:
        return _head_of_region(canvas, kop, place, family)
    left, right = place.left, place.width - place.right
    top = place.height - place.top
    shield(canvas, left + 2, top - 25 * MM, kop.lambang)
    column = right - left - 26 * MM
    y = top - 1
    for text, size, bold in (
        (kop.pemerintah, 13, False), (kop.nama, 17, True), (kop.alamat, 8.6, False), (kop.kontak, 8.6, False),
    ):  # fmt: skip
        if not text:
            continue
        size = _fitted(fonts.clean(text), fonts.name(family, bold), size, column)
        for piece in lines([Span(fonts.clean(text), Style(family, size, bold), "kop")], column, "tengah"):
            draw(canvas, piece.moved(left + 24 * MM, place.height - y), place)
            y -= piece.height
    bottom = min(y - 5, top - 27 * MM)
    under = place.height - bottom
    thick = RuleMark(left, under, right, under, 2.2)
    draw(canvas, (thick, RuleMark(left, under + 2.4, right, under + 2.4, 0.6)), place)
    return max(_HEAD * MM, top - bottom + 14)


def _head_of_region(canvas: LetterCanvas, kop: Letterhead, place: Frame, family: str) -> float:
    """Kop of a Bupati, Wali Kota or Gubernur: the state emblem is on the paper already; its name stands below."""
    y = 21 * MM
    for piece in lines([Span(fonts.clean(kop.nama), Style(family, 15, bold=True), "kop")], place.column, "tengah"):
        draw(canvas, piece.moved(place.left, place.top + y), place)
        y += piece.height
    return y + 10


def _fitted(text: str, font: str, size: float, width: float) -> float:
    """The size at which a line fits, down to 70 %; below that it wraps."""
    needed = fonts.width(text, font, size)
    return size if needed <= width else max(size * width / needed, size * 0.7)


def shield(canvas: LetterCanvas, x: float, y: float, crest: bytes | None) -> None:
    """The crest in a box of 20 × 25 mm, or a plain shield."""
    if crest is not None:
        _fit(canvas, crest, "lambang", (x, y, 20 * MM, 25 * MM), centred=False)
        return
    w, h = 19 * MM, 23 * MM
    y += 1 * MM
    canvas.saveState()
    canvas.setLineWidth(1.3)
    canvas.setStrokeColorRGB(0.2, 0.28, 0.36)
    canvas.setFillColorRGB(0.95, 0.965, 0.98)
    path = canvas.beginPath()
    path.moveTo(x, y + h)
    path.lineTo(x + w, y + h)
    path.lineTo(x + w, y + h * 0.42)
    path.curveTo(x + w, y + h * 0.16, x + w * 0.68, y + h * 0.06, x + w / 2, y)
    path.curveTo(x + w * 0.32, y + h * 0.06, x, y + h * 0.16, x, y + h * 0.42)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)
    canvas.restoreState()


def _fit(
    canvas: LetterCanvas, data: bytes, field: str, box: tuple[float, float, float, float], *, centred: bool = True
) -> None:
    """A picture as large as it goes into a box (x, y, width, height), in the middle of its height."""
    x, y, width, height = box
    colours, wide, high = _colours(data, field)
    scale = min(width / wide, height / high)
    left = x + (width - wide * scale) / 2 if centred else x
    picture(canvas, colours, (wide, high), (left, y + (height - high * scale) / 2, wide * scale, high * scale))


@lru_cache(maxsize=8)
def _colours(data: bytes, field: str) -> tuple[bytes, int, int]:
    """A picture as plain RGB on white, at most 500 pixels high. Refused `letter_crest` when it is no picture."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data)) as raw:
            raw.thumbnail((500, 500))
            whole = raw.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError):
        raise Refused(Problem("letter_crest", field, {"hash": hashlib.sha256(data).hexdigest()[:8]})) from None
    ground = Image.new("RGB", whole.size, "white")
    ground.paste(whole, mask=whole.getchannel("A"))
    return ground.tobytes(), ground.width, ground.height


def practice_mark(canvas: LetterCanvas, place: Frame) -> None:
    """LATIHAN across the page, drawn first so that the text stays readable."""
    canvas.saveState()
    canvas.translate(place.width / 2, place.height / 2)
    canvas.rotate(52)
    canvas.setFillColorRGB(0.875, 0.845, 0.935)
    font = fonts.name("Sans", True)
    canvas.use_font(font, 128)
    canvas.drawCentredString(0, -46, "LATIHAN")
    canvas.restoreState()
    canvas.saveState()
    canvas.setFillColorRGB(0.333, 0.227, 0.549)
    canvas.use_font(font, 8)
    canvas.drawCentredString(place.width / 2, place.height - 5 * MM, "KANTOR LATIHAN · BUKAN SURAT DINAS")
    canvas.restoreState()


def draw(canvas: LetterCanvas, marks: Iterable[Mark], place: Frame) -> None:
    """Draw marks whose y counts from the top of the sheet; rules of one weight as one path, after what they frame."""
    rules: dict[float, list[RuleMark]] = {}
    for mark in marks:
        if isinstance(mark, RuleMark):
            rules.setdefault(mark.weight, []).append(mark)
        else:
            _DRAW[type(mark)](canvas, mark, place.height)
    for weight, held in rules.items():
        canvas.rules(weight, [(m.x0, place.height - m.y0, m.x1, place.height - m.y1) for m in held])


def _draw_text(canvas: LetterCanvas, mark: TextMark, top: float) -> None:
    canvas.use_font(mark.style.font, mark.style.size)
    canvas.text(mark.x, top - mark.y, mark.text, mark.gap)
    if mark.style.underline or mark.style.strike:
        lead = len(mark.text) - len(mark.text.lstrip(" "))
        skip = fonts.width(" " * lead, mark.style.font, mark.style.size) if lead else 0.0
        y = top - mark.y + (mark.style.size * 0.28 if mark.style.strike else -mark.style.size * 0.12)
        canvas.setLineWidth(max(mark.style.size * 0.06, 0.5))
        canvas.line(mark.x + skip, y, mark.x + mark.width, y)


def _draw_tick(canvas: LetterCanvas, mark: TickMark, top: float) -> None:
    x, y, s = mark.x, top - mark.y - mark.size, mark.size
    canvas.saveState()
    canvas.setLineWidth(s * 0.14)
    canvas.setLineJoin(1)
    canvas.setLineCap(1)
    path = canvas.beginPath()
    path.moveTo(x + s * 0.08, y + s * 0.52)
    path.lineTo(x + s * 0.38, y + s * 0.16)
    path.lineTo(x + s * 0.95, y + s * 0.92)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


def _draw_field(canvas: LetterCanvas, mark: FieldMark, top: float) -> None:
    box = (mark.x, top - mark.y - mark.height, mark.x + mark.width, top - mark.y)
    canvas.add_field(SignatureField(mark.name, mark.label, box, mark.locks))


def _draw_qr(canvas: LetterCanvas, mark: QrMark, top: float) -> None:
    module = mark.size / len(mark.rows)
    path: Any = canvas.beginPath()
    for down, row in enumerate(mark.rows):
        start = None
        for side, dark in enumerate((*row, False)):
            if dark and start is None:
                start = side
            elif not dark and start is not None:
                y = top - mark.y - (down + 1) * module
                path.rect(mark.x + start * module, y, (side - start) * module, module)
                start = None
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawPath(path, stroke=0, fill=1)


def _draw_picture(canvas: LetterCanvas, mark: PictureMark, top: float) -> None:
    y = top - mark.y - mark.height
    if mark.data is not None:
        _fit(canvas, mark.data, "foto", (mark.x, y, mark.width, mark.height))
    canvas.setLineWidth(0.5)
    canvas.rect(mark.x, y, mark.width, mark.height)


def _draw_box(canvas: LetterCanvas, mark: BoxMark, top: float) -> None:
    y = top - mark.y - mark.height
    canvas.saveState()
    canvas.setFillColorRGB(*(1 - mark.ink,) * 3)
    canvas.setLineWidth(0.6)
    if mark.edge == "putus":
        canvas.setDash(2, 2)
    canvas.rect(mark.x, y, mark.width, mark.height, stroke=1 if mark.edge else 0, fill=1 if mark.ink else 0)
    canvas.restoreState()


_DRAW: dict[type, Any] = {
    TextMark: _draw_text, TickMark: _draw_tick, FieldMark: _draw_field, QrMark: _draw_qr,
    PictureMark: _draw_picture, BoxMark: _draw_box,
}  # fmt: skip
