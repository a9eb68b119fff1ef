"""Draws resources/icons/asn_desktop.ico: two people on the accent colour, calm at 16 pixels and at 256.

    python tests/frozen/icon_drawing.py resources/icons/asn_desktop.ico
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageDraw

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
ACCENT, BEHIND, FRONT = "#14578A", "#9CC3DF", "#FFFFFF"
_GRID, _FINE = 24.0, 8  # units of the drawing; how many times finer it is drawn than kept


def picture(side: int) -> Image.Image:
    """The icon, `side` pixels wide and high, RGBA."""
    scale = side * _FINE / _GRID
    made = Image.new("RGBA", (side * _FINE, side * _FINE), (0, 0, 0, 0))
    pen = ImageDraw.Draw(made)
    edge = 0.5 if side < 32 else 1.0
    box = [edge * scale, edge * scale, (_GRID - edge) * scale - 1, (_GRID - edge) * scale - 1]
    pen.rounded_rectangle(box, radius=4.5 * scale, fill=ACCENT)
    gap = 1.3 if side < 32 else 0.9
    _person(pen, scale, (15.9, 9.2), 2.5, 4.6, BEHIND)
    _person(pen, scale, (9.7, 8.6), 3.2, 5.9, ACCENT, gap)
    _person(pen, scale, (9.7, 8.6), 3.2, 5.9, FRONT)
    return made.resize((side, side), Image.Resampling.LANCZOS)


def _person(
    pen: ImageDraw.ImageDraw, scale: float, head: tuple[float, float], radius: float, width: float, colour: str,
    more: float = 0.0,
) -> None:  # fmt: skip
    """A head over shoulders that end on one line; `more` draws it that much larger, as a gap round the one in front."""
    x, y = head
    foot, high = 18.9, 5.9
    reach = radius + more
    pen.ellipse([(x - reach) * scale, (y - reach) * scale, (x + reach) * scale, (y + reach) * scale], fill=colour)
    side, top = width + more, foot - high - more
    pen.pieslice([(x - side) * scale, top * scale, (x + side) * scale, (2 * foot - top) * scale], 180, 360, fill=colour)


def write(target: Path) -> None:
    """Every size into one .ico."""
    pictures = [picture(side) for side in SIZES]
    pictures[-1].save(target, format="ICO", sizes=[(side, side) for side in SIZES], append_images=pictures[:-1])


if __name__ == "__main__":
    write(Path(sys.argv[1]))
