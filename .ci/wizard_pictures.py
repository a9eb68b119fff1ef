"""Draws the pictures of the Windows wizard from the program's own colours: `python .ci/wizard_pictures.py`.

Output: resources/installer/side_*.bmp (last page) and mark_*.bmp (head of the other pages) for 100, 150 and 200 %.
The same bytes each time: nothing but Pillow, drawn eight times larger and made small. A test draws them again.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "installer"
# The same values as in asn_desktop/ui/look.py: ACCENT, ACCENT_DARK, CARD and the line of the accent tone.
ACCENT, DARK, CARD, PALE = (20, 87, 138), (14, 64, 104), (255, 255, 255), (185, 211, 230)
SIDE = {100: (164, 314), 150: (246, 459), 200: (328, 604)}
MARK = {100: (55, 55), 150: (83, 83), 200: (110, 110)}
FINE = 8  # drawn so many times larger
_COLOURS = 64  # of the palette of a file


def people(draw: ImageDraw.ImageDraw, left: float, top: float, size: float, front: tuple, back: tuple) -> None:
    """Two people, one behind the other, as in resources/icons/people.svg, filled, in a square of `size`."""
    unit = size / 24

    def box(x: float, y: float, rx: float, ry: float) -> list[float]:
        return [left + (x - rx) * unit, top + (y - ry) * unit, left + (x + rx) * unit, top + (y + ry) * unit]

    draw.ellipse(box(16, 8.5, 3, 3), fill=back)
    draw.pieslice(box(16, 19.6, 5.6, 6.2), 180, 360, fill=back)
    edge = ACCENT
    draw.ellipse(box(9, 8, 4.5, 4.5), fill=edge)
    draw.pieslice(box(9, 20.4, 7.8, 7.8), 180, 360, fill=edge)
    draw.ellipse(box(9, 8, 3.6, 3.6), fill=front)
    draw.pieslice(box(9, 20, 6.6, 6.6), 180, 360, fill=front)


def side(width: int, height: int) -> Image.Image:
    """The upright picture: the accent colour, a quiet band below, people in the upper third."""
    w, h = width * FINE, height * FINE
    image = Image.new("RGB", (w, h), ACCENT)
    draw = ImageDraw.Draw(image)
    draw.rectangle([0, h - h // 14, w, h], fill=DARK)
    people(draw, w * 0.2, h * 0.2, w * 0.6, CARD, PALE)
    return image.resize((width, height), Image.Resampling.LANCZOS)


def mark(width: int, height: int) -> Image.Image:
    """The small picture: people on a rounded square of the accent colour, on the white of the page."""
    w, h = width * FINE, height * FINE
    image = Image.new("RGB", (w, h), CARD)
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle([w * 0.08, h * 0.08, w * 0.92, h * 0.92], radius=w * 0.17, fill=ACCENT)
    people(draw, w * 0.19, h * 0.21, w * 0.62, CARD, PALE)
    return image.resize((width, height), Image.Resampling.LANCZOS)


def drawn() -> dict[str, Image.Image]:
    """File name -> picture, with a palette of 64 colours."""
    pictures = {f"side_{scale}.bmp": side(*size) for scale, size in SIDE.items()}
    pictures |= {f"mark_{scale}.bmp": mark(*size) for scale, size in MARK.items()}
    return {name: image.quantize(_COLOURS, dither=Image.Dither.NONE) for name, image in pictures.items()}


def main() -> int:
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, image in drawn().items():
        image.save(TARGET / name, format="BMP")
    return 0


if __name__ == "__main__":
    sys.exit(main())
