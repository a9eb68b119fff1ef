"""Finds forms/ and resources/: packed inside the package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path


class NotPacked(FileNotFoundError):  # noqa: N818 - told to the person as a trouble
    """A part of the program itself is missing: the installation is not whole. `name` is its place."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is neither packed in the program nor beside it")
        self.name = name


_PACKAGE = Path(__file__).resolve().parent


def _find(room: str, name: str) -> Path:
    for base in (_PACKAGE, _PACKAGE.parent):
        path = base / room / name
        if path.exists():
            return path
    raise NotPacked(f"{room}/{name}")


def form(name: str) -> Path:
    """Path of a drawing or a wording, e.g. ``screen/login.ui`` or ``paper/surat_izin_cuti.xml``."""
    return _find("forms", name)


def resource(name: str) -> Path:
    """Path of a font, icon, table or sample, e.g. ``tables/hari_libur.csv``."""
    return _find("resources", name)
