"""Our own bug: text that can be copied, without personal data, and the same text in a log file."""

from __future__ import annotations

import logging
import platform
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

import PySide6
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from asn_desktop import __version__
from asn_desktop.ui.box import Box
from asn_desktop.ui.lanes import bug_report
from asn_desktop.ui.parts.words import label

_LOG = logging.getLogger("asn_desktop")


class ExceptionBox(Box):
    """Shows where the program stumbled. The text holds places in the program, never what was typed or read."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__("Ada kesalahan di dalam aplikasi", "error", parent, width=640)
        words = (
            "Pekerjaan terakhir tidak tersimpan; data yang sudah tersimpan tetap aman. Anda boleh melanjutkan. "
            "Bila berulang, kirim teks di bawah kepada pengelola aplikasi. Teks itu tidak memuat data pegawai."
        )
        self.body.addWidget(label(words, wrap=True))
        self.text = QPlainTextEdit(signature() + "\n" + report)
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Teks kesalahan")
        self.text.setFixedHeight(200)
        self.body.addWidget(self.text)
        copy = self.add_button("Salin teks")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self.add_button("Lanjutkan bekerja", "primary", closes=True).setDefault(True)


def signature() -> str:
    """The program's and the machine's versions: what a report needs, nothing about the person."""
    return (
        f"ASN Desktop {__version__}, Python {platform.python_version()}, Qt {PySide6.__version__}, "
        f"{platform.system()} {platform.release()}"
    )


def keep_log(folder: Path) -> None:
    """Write bug reports and warnings to a small rotating file. Secrets and personal data never reach it."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(folder / "asn-desktop.log", maxBytes=200_000, backupCount=2, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)


def note_bug(report: str) -> None:
    """Put a bug report in the log."""
    _LOG.error("%s\n%s", signature(), report)


def catch_everything(show: object) -> None:
    """Send exceptions from slots and the event loop to `show(report)` and the log, without their messages."""

    def caught(_kind: type[BaseException], problem: BaseException, _trace: object) -> None:
        if isinstance(problem, KeyboardInterrupt):
            return
        report = bug_report(problem)
        note_bug(report)
        show(report)  # type: ignore[operator]

    sys.excepthook = caught
