"""Charts drawn once, for the screen (SVG) and for paper: bars, a pyramid, columns. The number stands at every bar.

Two series at most, no pies, no depth. Sizes are points; on the screen a point is a pixel.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from reportlab.graphics import renderPDF, renderSVG
from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor

from asn_desktop.letters import fonts, render
from asn_desktop.letters.canvas import About, LetterCanvas
from asn_desktop.letters.list_paper import sheet
from asn_desktop.letters.page import MM
from asn_desktop.rules.words import thousands

COLORS = ("#14578A", "#4F7F3A", "#B9813A")  # accent, green, ochre: at least 3 to 1 on white
INK, QUIET, LINE = "#1A2430", "#465364", "#D9DFE6"
_CLIP = re.compile(r"<clipPath.*?</clipPath>|clip-path: url\(#clip\)", re.DOTALL)
_ROW, _BAR, _SIZE = 22.0, 14.0, 12.0
_SCREEN = "Inter"  # the font of the screen; on paper it is the sans of the letters


@dataclass(frozen=True)
class Picture:
    """One chart: `kind` bars (one number a row, coloured by its series), pyramid (left, right) or columns.

    `rows` are (label, numbers, series) from top to bottom or from left to right. `places`: the numbers are hundredths
    (2) and are written with a comma.
    """

    kind: str
    title: str
    series: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...], int], ...]
    note: str = ""
    places: int = 0


def draw(picture: Picture, width: float, height: float = 0.0) -> Drawing:
    """The chart, as wide as asked; bars and pyramids are as high as they need, columns as asked (else 190)."""
    made: Drawing = {"bars": _bars, "pyramid": _pyramid, "columns": _columns}[picture.kind](picture, width, height)
    return made


def height_of(picture: Picture) -> float:
    """Height of a chart that is given no height."""
    return 190.0 if picture.kind == "columns" else max(len(picture.rows), 1) * _ROW + 2


def svg(picture: Picture, width: float, words: str) -> bytes:
    """The chart for the screen, in the font of the screen; `words` say the same in a sentence."""
    drawing = draw(picture, width)
    text = str(renderSVG.drawToString(drawing))
    text = _CLIP.sub("", text[text.index("<svg") :])  # Qt draws a clip path as a black sheet
    bold, plain = fonts.name("Sans", True), fonts.name("Sans")
    text = text.replace(f"font-family: {bold};", f"font-family: {_SCREEN}; font-weight: 600;")
    text = text.replace(f"font-family: {plain};", f"font-family: {_SCREEN};")
    text = text.replace("<title>...</title>", f"<title>{escape(picture.title)}</title>", 1)
    return text.replace("<desc>...</desc>", f"<desc>{escape(words)}</desc>", 1).encode("utf-8")


def page(
    title: Sequence[str], pictures: Sequence[Picture], paper: str, *, at: dt.datetime, author: str,
    data: dict[str, Any], practice: bool = False,
) -> bytes:  # fmt: skip
    """Four charts on one sheet sideways, as PDF/A-3b with the numbers attached. Refused `report_paper`."""
    place = sheet(paper, True)
    attached = render.canonical(data)
    about = About(title[0].title(), author, " · ".join(title), at, hashlib.sha256(attached).hexdigest())
    with render._ONE_AT_A_TIME:
        canvas = LetterCanvas((place.width, place.height), about, attached)
        canvas.use_font(fonts.name("Sans"), _SIZE)
        top = place.height - place.top
        for number, line in enumerate(title):
            size = 13 if number == 0 else 10
            top -= size * 1.35
            canvas.use_font(fonts.name("Sans", number == 0), size)
            canvas.setFillColor(HexColor(INK))
            canvas.drawString(place.left, top, fonts.clean(line))
        if practice:
            canvas.use_font(fonts.name("Sans", True), 11)
            canvas.drawRightString(place.width - place.right, place.height - place.top - 14, "LATIHAN")
        half = (place.room - 12 * MM) / 2
        tall = (top - place.bottom - 10 * MM) / 2
        for number, picture in enumerate(pictures[:4]):
            x = place.left + (number % 2) * (half + 12 * MM)
            y = top - 8 - (number // 2) * (tall + 4 * MM)
            _place(canvas, picture, x, y, half, tall)
        canvas.close_page()
        return canvas.finish()


def _place(canvas: LetterCanvas, picture: Picture, x: float, top: float, width: float, tall: float) -> None:
    """One chart with its title and legend, made smaller when it is higher than its quarter of the sheet."""
    canvas.use_font(fonts.name("Sans", True), 11)
    canvas.setFillColor(HexColor(INK))
    canvas.drawString(x, top - 14, fonts.clean(picture.title))
    right = x + width
    canvas.use_font(fonts.name("Sans"), 9)
    for place, name in reversed(list(enumerate(picture.series))):
        right -= fonts.width(name, fonts.name("Sans"), 9)
        canvas.setFillColor(HexColor(INK))
        canvas.drawString(right, top - 14, fonts.clean(name))
        canvas.setFillColor(HexColor(color_of(picture, place)))
        canvas.rect(right - 13, top - 14.5, 8, 8, stroke=0, fill=1)
        right -= 24
    room = tall - 24 - (12 if picture.note else 0)
    drawing = draw(picture, width, room if picture.kind == "columns" else 0.0)
    scale = min(1.0, room / drawing.height)
    canvas.saveState()
    canvas.translate(x, top - 22 - drawing.height * scale)
    canvas.scale(scale, scale)
    renderPDF.draw(drawing, canvas, 0, 0)
    canvas.restoreState()
    if picture.note:
        canvas.use_font(fonts.name("Sans"), 8.5)
        canvas.setFillColor(HexColor(QUIET))
        canvas.drawString(x, top - 32 - drawing.height * scale, fonts.clean(picture.note))


def color_of(picture: Picture, series: int) -> str:
    """The colour of a series: the second is green beside bars, ochre in a pyramid."""
    return COLORS[0] if series == 0 else COLORS[2 if picture.kind == "pyramid" else 1]


def _bars(picture: Picture, width: float, _height: float) -> Drawing:
    height = height_of(picture)
    made = _paper(width, height)
    left = max((fonts.width(label, fonts.name("Sans"), _SIZE) for label, _, _ in picture.rows), default=0) * 1.08 + 12
    most = max((numbers[0] for _, numbers, _ in picture.rows), default=1) or 1
    room = width - left - 52
    for place, (label, numbers, series) in enumerate(picture.rows):
        y = height - (place + 1) * _ROW
        long = max(room * numbers[0] / most, 1.5)
        made.add(_words(0, y + 6, label))
        if numbers[0]:
            made.add(_bar(left, y + 4, long, _BAR, color_of(picture, series)))
        made.add(_words(left + long + 6, y + 6, _number(picture, numbers[0]), strong=True))
    return made


def _pyramid(picture: Picture, width: float, _height: float) -> Drawing:
    height = height_of(picture)
    made = _paper(width, height)
    middle, half = width / 2, 34.0
    most = max((max(numbers) for _, numbers, _ in picture.rows), default=1) or 1
    room = middle - half - 48
    for place, (label, (men, women), _) in enumerate(picture.rows):
        y = height - (place + 1) * _ROW
        left, right = room * men / most, room * women / most
        made.add(_words(middle, y + 6, label, "middle"))
        if men:
            made.add(_bar(middle - half - left, y + 4, left, _BAR, color_of(picture, 0)))
        if women:
            made.add(_bar(middle + half, y + 4, right, _BAR, color_of(picture, 1)))
        made.add(_words(middle - half - left - 6, y + 6, thousands(men), "end", strong=True))
        made.add(_words(middle + half + right + 6, y + 6, thousands(women), strong=True))
    return made


def _columns(picture: Picture, width: float, height: float) -> Drawing:
    height = height or height_of(picture)
    made = _paper(width, height)
    most = max((numbers[0] for _, numbers, _ in picture.rows), default=1) or 1
    step = width / max(len(picture.rows), 1)
    room = height - 44
    made.add(Line(0, 22, width, 22, strokeColor=HexColor(LINE), strokeWidth=1))
    for place, (label, numbers, series) in enumerate(picture.rows):
        tall = room * numbers[0] / most
        x = place * step + step / 2
        if numbers[0]:
            made.add(_bar(x - min(step * 0.31, 22), 22, min(step * 0.62, 44), tall, color_of(picture, series)))
        made.add(_words(x, tall + 27, _number(picture, numbers[0]), "middle", strong=True))
        made.add(_words(x, 6, label, "middle"))
    return made


def _number(picture: Picture, value: int) -> str:
    """A number as it stands at its bar."""
    if not picture.places:
        return thousands(value)
    whole, rest = divmod(value, 10**picture.places)
    return f"{whole},{rest:0{picture.places}d}"


def _paper(width: float, height: float) -> Drawing:
    """An empty drawing that begins with our own font: reportlab's first choice is never embedded."""
    return Drawing(width, height, initialFontName=fonts.name("Sans"))


def _bar(x: float, y: float, width: float, height: float, color: str) -> Rect:
    return Rect(x, y, max(width, 0.1), max(height, 0.1), rx=2 if width > 4 else 0, ry=2 if width > 4 else 0,
                fillColor=HexColor(color), strokeColor=None)  # fmt: skip


def _words(x: float, y: float, text: str, anchor: str = "start", *, strong: bool = False) -> String:
    return String(x, y, fonts.clean(text), fontName=fonts.name("Sans", strong), fontSize=_SIZE, textAnchor=anchor,
                  fillColor=HexColor(INK if strong else QUIET))  # fmt: skip
