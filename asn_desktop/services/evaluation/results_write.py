"""Writes the approved rows of a list of results through the journal, and the refused ones as a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem
from asn_desktop.rules.changes import Operation
from asn_desktop.sheets.performance import ResultColumn
from asn_desktop.sheets.writer import Table, to_xlsx
from asn_desktop.store import journal
from asn_desktop.store.career import Kinerja

if TYPE_CHECKING:
    from asn_desktop.services.evaluation.results_import import ResultRow

_WIDE = frozenset(("nip", "nama", "penilai_nama", "penilai_nip", "penilai_jabatan"))


def write(session: Session, rows: Sequence[ResultRow], why: str) -> None:
    """New rows are added, same ones filled in; one that is replaced is voided with `why` and stays readable.

    The line of a person in the list of employees tells no result, so none is rebuilt.
    """
    added, changed = [], []
    for row in rows:
        conflict = any(was is not None for was, _ in row.changes.values())
        if row.old_id is None or conflict:
            added.append({"employee_id": row.employee_id, "sumber": "impor", **row.values})
        if row.old_id is not None:
            filled = {name: new for name, (_, new) in row.changes.items()}
            filled |= {"asal": row.values["asal"]} if row.values.get("asal") else {}
            changed.append({"id": row.old_id, **({"dibatalkan": why} if conflict else filled)})
    journal.write_set(session, Kinerja, changed, Operation.UPDATE)
    journal.write_set(session, Kinerja, added, Operation.INSERT)


def rejected(columns: Sequence[ResultColumn], rows: Sequence[ResultRow], sentence: Callable[[Problem], str]) -> bytes:
    """The refused rows under the file's own headings, with their number before and the reasons after; repaired, the
    file is read like any other."""
    used = [column for column in columns if column.field]
    body = [
        [row.number, *(row.raw.get(column.field) or None for column in used),
         "\n".join(sentence(p) for p in row.problems if p.blocks)]
        for row in rows
    ]  # fmt: skip
    widths = [7, *(26 if column.field in _WIDE else 16 for column in used), 70]
    return to_xlsx(Table("Ditolak", ["Baris", *(column.heading for column in used), "Alasan"], body, widths, marked=1))
