"""What a fresh program holds when its login page and when its first list shows. Each in a process of its own."""

from __future__ import annotations

import subprocess
import sys

_PAINT = """
import builtins, linecache, sys
from pathlib import Path
from asn_desktop import app
qt = app.application(["asn-desktop"])
shown = app.window(Path(sys.argv[1]), Path(sys.argv[1]) / "kantor")
shown.show_login(Path(sys.argv[1]) / "kantor")
shown.show()
qt.processEvents()
"""


def _told(code: str, *values: str) -> list[str]:
    command = [sys.executable, "-c", code, *values]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.split()


def test_no_source_file_is_read_and_kept_for_what_is_imported(tmp_path):
    """PySide's own import reads every module's source; ours is the one it found before."""
    asked = _PAINT + """
before = set(linecache.cache)
import asn_desktop.services.employees
print(*(name for name in set(linecache.cache) - before if name.endswith(".py")), "-", sep="\\n")
"""
    assert _told(asked, str(tmp_path)) == ["-"]


def test_a_form_brings_no_designer_and_no_qt_quick_into_the_memory(tmp_path):
    asked = _PAINT + """
import psutil
print(*(one.path for one in psutil.Process().memory_maps()), sep="\\n")
"""
    loaded = _told(asked, str(tmp_path))
    assert any("Qt6Widgets" in path for path in loaded)
    assert not [path for path in loaded if "Qt6Designer" in path or "Qt6Quick" in path or "Qt6Qml" in path]
