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


def _heavy(code: str, names: str) -> list[str]:
    """Which of these libraries the program holds after `code`."""
    held = "{name.partition('.')[0] for name in sys.modules}"
    return _told(f"{code}\nimport sys\nprint(*({held} & set('{names}'.split())))")


def test_the_login_page_opens_without_store_and_letters():
    assert _heavy("import asn_desktop.app", "sqlalchemy sqlcipher3 cryptography reportlab alembic pyhanko") == []


def test_the_list_of_people_opens_without_the_libraries_of_sheets_papers_and_signatures():
    code = "from asn_desktop.ui.frame import office_page, tabs\nfor place in tabs.tabs_for('kantor')[:2]: place.load()"
    names = "xlsxwriter python_calamine num2words pypdfium2 pyhanko alembic lxml aiohttp"
    assert _heavy(code, names) == []


def test_importing_ahead_ends_when_the_office_is_opened():
    code = "from asn_desktop.ui.frame import tabs\ntabs.warm_up(stopped=lambda: True)\n"
    code += "import sys\nprint('asn_desktop.services.home' in sys.modules)"
    assert _told(code) == ["False"]


def test_a_letter_loads_no_dataclass_of_another_wording():
    code = "from asn_desktop.letters import render, template\ntemplate.LETTERS['surat_izin_cuti_tahunan']\nimport sys\n"
    code += "print(*(n for n in ('evaluation', 'credit', 'kgb', 'kp4') if f'asn_desktop.letters.{n}' in sys.modules))"
    assert _told(code) == []
