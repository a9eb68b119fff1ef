"""Journal lines on their way out: read as the text they are kept in, so that 10,000 lines cost no parsing."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.store.journal_lines import LOCAL, JournalRow, canonical


@dataclass(frozen=True, slots=True)
class OutgoingLine:
    """One local line: `isi` is {field: [old, new]} as kept, `text` the whole line as it travels."""

    seq: int
    table: str
    row: str  # 36 characters
    operation: str
    isi: str
    text: str


def outgoing(session: Session, after: int, office_id: uuid.UUID, tables: frozenset[str]) -> list[OutgoingLine]:
    """Local lines of this office's travelling tables, numbered above `after`, in order."""
    j = JournalRow
    plain = [sa.type_coerce(sa.cast(c, sa.String), sa.String) for c in (j.transaksi, j.pada, j.baris_id)]
    query = sa.select(
        j.seq, *plain, j.pelaku, j.pelaku_nama, j.alasan, j.asal, j.tabel, j.operasi, j.isi, j.sebelum, j.hash
    ).where(j.seq > after, j.asal == LOCAL, j.office_id == office_id, j.tabel.in_(tables))
    heads: dict[tuple[str, ...], str] = {}
    found = []
    for seq, tx, at, row, user, name, why, origin, table, operation, isi, before, own in session.connection().execute(
        query.order_by(j.seq)
    ):
        deed = (tx, at, user, name, why, origin)
        if deed not in heads:
            said = {"tx": _dashed(tx), "at": at, "u": user, "un": name, "r": why, "a": origin}
            heads[deed] = canonical(said)[1:-1]
        row = _dashed(row)
        text = (
            f'{{"n":{seq},{heads[deed]},"t":"{table}","i":"{row}","o":"{operation}","f":{isi},'
            f'"p":"{before}","h":"{own}"}}'
        )
        found.append(OutgoingLine(seq, table, row, operation, isi, text))
    return found


def _dashed(text: str) -> str:
    """An id as 36 characters, however the database spells it."""
    return text if len(text) == 36 else f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
