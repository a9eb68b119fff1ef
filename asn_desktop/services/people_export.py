"""The list of employees as it is shown, as a spreadsheet: for a meeting, a check, a letter."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.rules import ranks
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import employees
from asn_desktop.sheets.writer import Table, to_xlsx
from asn_desktop.store import durable

HEADINGS = ("No.", "Nama", "NIP", "Status", "Golongan", "Pangkat", "Jabatan", "Unit")
_WIDTHS = (6, 34, 22, 10, 10, 22, 40, 34)


def export_shown(session: Session, path: Path, asked: Mapping[str, Any]) -> int:
    """Write the people that `employees.listing(**asked)` gives to `path`, whole or not at all; returns their number.

    The NIP is text, so that no spreadsheet rounds it. The NIK stays out: a list that goes round does not need it
    (UU 27/2022 art. 16, personal data limited to the purpose). Trouble `disk_full`, `read_only`.
    """
    require(session.info["actor"], Deed.READ)
    rows = employees.listing(session, **asked)
    cells = [
        (number, row.nama, row.nip, row.status, row.golongan, ranks.pangkat(row.golongan) if row.golongan else None,
         row.jabatan, row.unit)
        for number, row in enumerate(rows, 1)
    ]  # fmt: skip
    durable.write(path, to_xlsx(Table("Pegawai", HEADINGS, cells, _WIDTHS)))
    return len(rows)
