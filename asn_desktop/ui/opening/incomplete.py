"""A part of the program itself is missing: said without the look, whose fonts and sheet may be what is missing."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QMessageBox

from asn_desktop.problems import Trouble
from asn_desktop.ui.sentences import headline

CODE, EXIT = "program_incomplete", 3


def incomplete_box(name: str) -> QMessageBox:
    """The box that names the missing part, and its code in small words."""
    what, todo = headline(Trouble(CODE, name=name))
    box = QMessageBox(QMessageBox.Icon.Critical, "ASN Desktop", what)
    box.setInformativeText(f"{todo}\n\nKode: {CODE}")
    box.addButton("Tutup", QMessageBox.ButtonRole.AcceptRole)
    return box


def refuse_incomplete(name: str) -> int:
    """Show it and answer with the exit code; a console hears it as well."""
    box = incomplete_box(name)
    if sys.stderr is not None:  # a windowed program has none
        print(f"{box.text()} ({CODE})", file=sys.stderr, flush=True)
    box.exec()
    return EXIT
