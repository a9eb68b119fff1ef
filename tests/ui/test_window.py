"""The window: tabs, finder, lock, strips, boxes, help, progress."""

from __future__ import annotations

import pytest

from asn_desktop.problems import Problem, Refused, Trouble
from asn_desktop.ui.exception_box import ExceptionBox
from asn_desktop.ui.trouble_box import RefusalBox, TroubleBox


def test_beranda_is_what_one_sees_first(window, picture):
    assert window.office.present() == "beranda"
    picture(window, "jendela", (1366, 768))
    picture(window, "jendela_150", (911, 512))
