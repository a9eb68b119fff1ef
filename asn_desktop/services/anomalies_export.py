"""The anomalies shown, as a spreadsheet: to hand to a unit, to tick off."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.orm import Session

from asn_desktop.rules.roles import Deed, require
from asn_desktop.sheets.writer import Table, to_xlsx
from asn_desktop.store import durable

HEADINGS = ("No.", "Nama", "NIP", "Unit", "Bobot", "Dimensi", "Temuan", "Tempat", "Yang perlu dilakukan", "Penjelasan")
_WIDTHS = (6, 34, 22, 30, 18, 16, 60, 30, 60, 40)


class Line(NamedTuple):
    """One finding in the words of the screen."""

    nama: str
    nip: str | None
    unit: str
    bobot: str
    dimensi: str
    temuan: str
    tempat: str
    saran: str
    penjelasan: str


def export(session: Session, path: Path, lines: Sequence[Line]) -> int:
    """Write the lines to `path`, whole or not at all; returns their number. The NIP is text. Trouble `disk_full`."""
    require(session.info["actor"], Deed.READ)
    cells = [(number, *line) for number, line in enumerate(lines, 1)]
    durable.write(path, to_xlsx(Table("Anomali", HEADINGS, cells, _WIDTHS)))
    return len(lines)
