"""Finds forms/ and resources/: packed inside the package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _find(room: str, name: str) -> Path:
    for base in (_PACKAGE, _PACKAGE.parent):
        path = base / room / name
        if path.exists():
            return path
    raise FileNotFoundError(f"{room}/{name} is neither packed in the program nor beside it")


def form(name: str) -> Path:
    """Path of a drawing or a wording, e.g. ``screen/login.ui`` or ``paper/surat_izin_cuti.xml``."""
    return _find("forms", name)


def resource(name: str) -> Path:
    """Path of a font, icon, table or sample, e.g. ``tables/hari_libur.csv``."""
    return _find("resources", name)
