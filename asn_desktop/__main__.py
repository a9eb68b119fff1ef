"""Opens the window, or proves that this copy of the program works. What keeps it from opening is said and kept."""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
import traceback
from pathlib import Path

DEFECT = 70  # as at the terminal: a defect of ours
TITLE = "ASN Desktop"
WORDS = (
    "ASN Desktop tidak dapat dibuka karena ada bagian program yang tidak berjalan. Data kepegawaian tidak "
    "tersentuh.\n\nPasang ulang program dari berkas Setup yang sama. Bila masih begini, kirimkan catatan ini kepada "
    "pengelola aplikasi; isinya tidak memuat data pegawai:\n{place}"
)


def main() -> int:
    """The exit code of the program; 70 when it could not begin."""
    arguments = sys.argv[1:]
    proof = bool(arguments) and arguments[0] in ("--smoke", "--first-paint")
    try:
        if proof:
            from asn_desktop import smoke

            return smoke.main(arguments)
        from asn_desktop import app

        return app.main()
    except Exception as problem:  # the last stop: a program without a console must not vanish without a word
        place = keep(problem)
        say(WORDS.format(place=place or "–"), box=not proof)
        return DEFECT


def keep(problem: BaseException) -> Path | None:
    """Add kind and places of a problem to the log, without its message; where that is, None when nowhere.

    Works without any room of the program: one of them may be what is missing.
    """
    kind = f"{type(problem).__module__}.{type(problem).__name__}"
    name = f" ({problem.name})" if isinstance(problem, ImportError) and problem.name else ""
    frames = traceback.extract_tb(problem.__traceback__)
    lines = [f"{dt.datetime.now():%Y-%m-%d %H:%M:%S} ERROR {TITLE} tidak dapat dibuka", kind + name]
    lines += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    for folder in _folders():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with (folder / "asn-desktop.log").open("a", encoding="utf-8") as log:
                log.write("\n".join(lines) + "\n")
            return folder / "asn-desktop.log"
        except OSError:
            continue
    return None


def _folders() -> list[Path]:
    """Where the log may lie: where the window keeps it, else among what may be lost."""
    found = []
    try:
        from platformdirs import user_data_path

        found.append(user_data_path(TITLE, appauthor=False, roaming=False) / "log")
    except Exception:  # not even this library is whole
        if local := os.environ.get("LOCALAPPDATA"):
            found.append(Path(local) / TITLE / "log")
    return [*found, Path(tempfile.gettempdir()) / TITLE]


def say(text: str, *, box: bool) -> None:
    """Tell it on standard error, where there is one, and in a box where somebody can see it."""
    if sys.stderr is not None:
        print(text, file=sys.stderr)
    if not box:
        return
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, TITLE, 0x10)
    elif os.environ.get("QT_QPA_PLATFORM", "xcb") not in ("offscreen", "minimal") and (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        _box(text)


def _box(text: str) -> None:
    try:
        from PySide6.QtWidgets import QApplication, QMessageBox
    except ImportError:
        return  # what is missing is Qt itself; it was told on standard error
    app = QApplication.instance() or QApplication([TITLE])
    QMessageBox(QMessageBox.Icon.Critical, TITLE, text).exec()
    del app


if __name__ == "__main__":
    sys.exit(main())
