"""The office's own indicators, kept to be chosen again for another person or year.

Source: PermenPANRB 6/2022 (indikator kinerja individu); evaluation.md §3.2.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import skp as rules
from asn_desktop.rules.evaluation import targets
from asn_desktop.rules.evaluation.words import ASPEK
from asn_desktop.rules.roles import Deed, require
from asn_desktop.store.goals import KeptIndicator


@dataclass(frozen=True)
class KeptAsk:
    """An indicator to keep; `target` as typed, empty when it is set anew each time. `jabatan` None: for any post."""

    indikator: str
    jabatan: str | None = None
    rencana: str | None = None
    aspek: str | None = None
    target: str = ""
    kualitatif: bool = False


@dataclass(frozen=True)
class KeptRow:
    """An indicator of the library; `target` as printed."""

    id: uuid.UUID
    jabatan: str | None
    rencana: str | None
    aspek: str | None
    indikator: str
    target: str


def listing(session: Session, *, jabatan: str | None = None, text: str = "") -> list[KeptRow]:
    """Indicators of a post and those for any post; `text` filters by words. By post, result, words."""
    require(session.info["actor"], Deed.READ)
    wanted, words = _plain(jabatan), text.casefold().split()
    rows = [r for r in _rows(session) if jabatan is None or r.jabatan is None or _plain(r.jabatan) == wanted]
    rows = [r for r in rows if all(w in f"{r.jabatan} {r.rencana} {r.indikator} {r.target}".casefold() for w in words)]
    return sorted(rows, key=lambda r: (_plain(r.jabatan), _plain(r.rencana), _plain(r.indikator)))


def keep(session: Session, ask: KeptAsk) -> KeptRow:
    """Keep an indicator. Refuses `kept_indicator_empty`, `kept_indicator_twice`, `kept_indicator_target`, E-SKP-09."""
    require(session.info["actor"], Deed.ENTER)
    found = []
    words, aspek = " ".join(ask.indikator.split()), rules.read_aspek(ask.aspek)
    if not words:
        found.append(Problem("kept_indicator_empty", "indikator"))
    if (ask.aspek or "").strip() and aspek is None:
        values = {"aspek": ask.aspek, "nomor": "–", "indikator": words or "–", "pilihan": ASPEK}
        found.append(Problem("E-SKP-09", "aspek", values))
    target = None if ask.kualitatif else targets.read(ask.target)
    if ask.target.strip() and target is None and not ask.kualitatif:
        found.append(Problem("kept_indicator_target", "target", {"target": ask.target.strip()}))
    same = (_plain(ask.jabatan), _plain(words))
    if any((_plain(r.jabatan), _plain(r.indikator)) == same and r.aspek == aspek for r in _rows(session)):
        found.append(Problem("kept_indicator_twice", "indikator"))
    if found:
        raise Refused(found)
    row = KeptIndicator(
        jabatan=_words(ask.jabatan), rencana=_words(ask.rencana), aspek=aspek, indikator=words,
        target_angka=target.angka if target and not target.akhir else None,
        target_satuan=target.satuan if target and not target.akhir else None,
        target_teks=_words(ask.target) if target is None or target.akhir or target.teks else None,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return _row(row)


def void(session: Session, kept_id: uuid.UUID, reason: str) -> None:
    """Take an indicator out of the library; SKP that took it stay as they are. Refuses `kept_indicator_unknown`."""
    require(session.info["actor"], Deed.ENTER)
    row = session.get(KeptIndicator, (session.info["office_id"], kept_id))
    if row is None or row.dibatalkan:
        raise Refused(Problem("kept_indicator_unknown", "kept_id"))
    row.dibatalkan = reason.strip() or "tidak dipakai lagi"
    session.flush()


def _rows(session: Session) -> list[KeptRow]:
    found = session.scalars(
        sa.select(KeptIndicator).where(
            KeptIndicator.office_id == session.info["office_id"], KeptIndicator.dibatalkan.is_(None)
        )
    )
    return [_row(row) for row in found]


def _row(r: KeptIndicator) -> KeptRow:
    return KeptRow(r.id, r.jabatan, r.rencana, r.aspek, r.indikator,
                   targets.show(r.target_angka, None, r.target_satuan, r.target_teks))  # fmt: skip


def _plain(text: str | None) -> str:
    return " ".join((text or "").casefold().split())


def _words(text: str | None) -> str | None:
    return " ".join((text or "").split()) or None
