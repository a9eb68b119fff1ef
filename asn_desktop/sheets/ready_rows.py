"""Sheets whose rows go in as finished XML (ECMA-376 part 1, 18.3.1.73), for files of very many cells.

XlsxWriter's cell objects would take two to three times as long; everything else about the sheet stays XlsxWriter's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from xlsxwriter.worksheet import Worksheet

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class ReadySheet(Worksheet):  # type: ignore[misc]
    """A worksheet whose last rows, below those written cell by cell, are handed over as elements `row`, in order."""

    ready: Iterable[str] = ()

    def hand_over(self, rows: Iterable[str], last: int) -> None:
        """Take the rows; `last` is the number of the last one, counted from 0."""
        self.ready = rows
        self.dim_rowmax: int = max(self.dim_rowmax, last)

    def _write_rows(self) -> None:
        super()._write_rows()
        for row in self.ready:
            self.fh.write(row)


def text_cell(at: str, style: int, text: str) -> str:
    """A cell of text as XML; signs no XML can carry become a blank. `at` is its place, ``B7``, `style` its format."""
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = text if text.isprintable() else _CONTROL.sub(" ", text)
    return f'<c r="{at}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
