"""The icon of program, Setup and package file is the drawing beside this test, in every size Windows asks for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from tests.frozen import icon_drawing

ROOT = Path(__file__).resolve().parents[2]
ICON = ROOT / "resources/icons/asn_desktop.ico"


def test_the_icon_has_every_size():
    with Image.open(ICON) as kept:
        assert kept.info["sizes"] == {(side, side) for side in icon_drawing.SIZES}


@pytest.mark.parametrize("side", icon_drawing.SIZES)
def test_the_icon_is_what_is_drawn(side):
    with Image.open(ICON) as kept:
        found = kept.ico.getimage((side, side)).convert("RGBA")
    apart = ImageChops.difference(found, icon_drawing.picture(side))
    assert max(ImageStat.Stat(apart).mean) < 1.0  # another release of the drawing library may round another way
    assert found.getpixel((0, 0))[3] < 128, "the corners are open"
