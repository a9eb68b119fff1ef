"""F1: a short page of help for the present screen."""

from __future__ import annotations

from PySide6.QtWidgets import QTextBrowser, QWidget

from asn_desktop import files
from asn_desktop.ui import look
from asn_desktop.ui.box import Box


class HelpBox(Box):
    """Shows resources/help/<key>.md."""

    def __init__(self, key: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(f"Bantuan: {title}", "", parent, width=620)
        self.page = QTextBrowser()
        self.page.setAccessibleName(f"Bantuan {title}")
        self.page.setFont(look.font("body"))
        self.page.setMarkdown(files.resource(f"help/{key}.md").read_text(encoding="utf-8"))
        self.page.setMinimumHeight(380)
        self.body.addWidget(self.page)
        self.add_button("Tutup", "primary", closes=True).setDefault(True)
