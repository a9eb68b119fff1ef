"""Words and columns of the salary step letters: the row, why it cannot be made yet, what a batch left behind."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence

from asn_desktop.rules import identity
from asn_desktop.rules.words import rupiah, short_date, thousands
from asn_desktop.services.kgb_notices import DecreeAsk, Issued, Notice
from asn_desktop.ui import look
from asn_desktop.ui.desk import BatchDone
from asn_desktop.ui.sentences import papers, sentence
from asn_desktop.ui.table import Column

Ready = Callable[[Notice], bool]


def state(notice: Notice, ready: bool) -> tuple[str, str]:
    """The badge of a row."""
    if notice.letter_id is not None:
        return ("surat dibuat", "neutral")
    if "sudah_tercatat" in notice.kurang:
        return ("sudah tercatat", "neutral")
    if ready:
        return ("terlambat", "warn") if notice.terlambat else ("siap", "ok")
    return ("belum siap", "error")


def reason(notice: Notice, ready: bool) -> list[str]:
    """What stands in its way, or what to know: the first line, then the others."""
    if notice.letter_id is not None:
        return [notice.nomor or "menunggu nomor"]
    if not ready:
        return [papers.GAPS.get(code, code) for code in notice.kurang]
    notes = [papers.NOTES[code] for code in notice.catatan if code in papers.NOTES]
    due = [f"surat sebelum {short_date(notice.tenggat)}"] if notice.tenggat else []
    return due + notes


def _second(lines: Sequence[str]) -> str:
    if len(lines) < 3:
        return "".join(lines[1:])
    return f"{lines[1]} dan {len(lines) - 2} lainnya"


def columns(chosen: Callable[[Notice], bool], ready: Ready) -> tuple[Column, ...]:
    """The columns; the first one shows whether a row is chosen."""
    return (
        Column("", lambda n: "", icon=lambda n: _box(chosen(n), ready(n)), width=52),
        Column("Pegawai", "nama", second=lambda n: identity.show_nip(n.nip) if n.nip else "NIP belum diisi", width=236),
        Column("Mulai", lambda n: short_date(n.tmt) if n.tmt else "–",
               second=lambda n: " ".join(p for p in (n.golongan or "", f"· {n.mkg[0]} th" if n.mkg else "") if p),
               width=124, key=lambda n: n.tmt),
        Column("Gaji pokok baru", lambda n: rupiah(n.gaji_baru) if n.gaji_baru else "–",
               second=lambda n: f"dari {rupiah(n.gaji_lama)}" if n.gaji_lama else "", align="right", width=150,
               key=lambda n: n.gaji_baru),
        Column("Keadaan", badge=lambda n: state(n, ready(n)), width=146, key=lambda n: state(n, ready(n))[0]),
        Column("Keterangan", lambda n: "".join(reason(n, ready(n))[:1]), second=lambda n: _second(reason(n, ready(n))),
               width=0),
    )  # fmt: skip


def _box(on: bool, ready: bool) -> tuple[str, str] | None:
    if not ready:
        return None
    return ("box_checked", look.ACCENT) if on else ("box", look.TEXT2)


def given(nomor: str, tanggal: object, pejabat: str) -> DecreeAsk:
    """What the clerk typed of the last decree."""
    return DecreeAsk(nomor.strip() or None, tanggal or None, pejabat.strip() or None)  # type: ignore[arg-type]


def summary(batch: BatchDone, names: Mapping[uuid.UUID, str], verb: str) -> tuple[str, str, str]:
    """Tone, headline and details of what a batch left behind."""
    made = len(batch.answers)
    title = f"{thousands(made)} surat {verb}"
    if batch.refused:
        title += f", {thousands(len(batch.refused))} belum"
    if batch.stopped:
        title += f"; dihentikan, {thousands(batch.total - made - len(batch.refused))} tidak dikerjakan"
    lines = [f"{names.get(item[0], '')}: {' '.join(sentence(p) for p in found)}" for item, found in batch.refused]
    tone = "ok" if made and not batch.refused and not batch.stopped else "warn"
    return tone, title + ".", "\n".join(lines[:5] + ([f"dan {len(lines) - 5} lainnya"] if len(lines) > 5 else []))


def ids(answers: Sequence[Issued]) -> list[uuid.UUID]:
    """The letters of a batch."""
    return [one.letter.id for one in answers]
