"""Head-count questions under names of the office's own: keep, list, void. A name is used once."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import headcount
from asn_desktop.rules.headcount import Question
from asn_desktop.rules.roles import Deed, require
from asn_desktop.store.records import SavedQuestion

LONGEST = 80


@dataclass(frozen=True)
class Saved:
    """A kept question."""

    id: uuid.UUID
    nama: str
    soal: Question


def listing(session: Session) -> tuple[Saved, ...]:
    """The kept questions by name; one that a newer program kept in a way this one cannot read is left out."""
    found = []
    for row in session.scalars(_rows(session)):
        try:
            found.append(Saved(row.id, row.nama, headcount.from_json(row.soal)))
        except Refused:
            continue
    return tuple(sorted(found, key=lambda saved: saved.nama.casefold()))


def get(session: Session, nama: str) -> Saved:
    """The question of that name, small and capital letters alike. Refuses QUESTION_UNKNOWN, COUNT_KEPT."""
    row = _named(session, nama.strip())
    if row is None:
        raise Refused(Problem("QUESTION_UNKNOWN", "nama", {"raw": nama}))
    return Saved(row.id, row.nama, headcount.from_json(row.soal))


def save(session: Session, nama: str, question: Question, *, replace: bool = False) -> uuid.UUID:
    """Keep a question; `replace` lets a name that is there already mean this question from now on.

    Refuses QUESTION_NAME, QUESTION_NAME_TAKEN and what `rules.headcount.check` finds.
    """
    require(session.info["actor"], Deed.ENTER)
    name = " ".join(nama.split())
    if not 0 < len(name) <= LONGEST:
        raise Refused(Problem("QUESTION_NAME", "nama", {"limit": LONGEST}))
    kept = headcount.as_json(headcount.demand(question))
    row = _named(session, name)
    if row is not None:
        if not replace:
            raise Refused(Problem("QUESTION_NAME_TAKEN", "nama", {"raw": row.nama}))
        row.soal = kept
        return row.id
    row = SavedQuestion(nama=name, soal=kept)
    session.add(row)
    session.flush()
    return row.id


def void(session: Session, question_id: uuid.UUID, reason: str = "dihapus dari daftar") -> None:
    """Take a question off the list; its line in the journal stays. Refuses QUESTION_UNKNOWN."""
    require(session.info["actor"], Deed.ENTER)
    row = session.get(SavedQuestion, (session.info["office_id"], question_id))
    if row is None or row.dibatalkan is not None:
        raise Refused(Problem("QUESTION_UNKNOWN", "nama", {"raw": str(question_id)}))
    row.dibatalkan = reason


def _rows(session: Session) -> sa.Select[Any]:
    return sa.select(SavedQuestion).where(
        SavedQuestion.office_id == session.info["office_id"], SavedQuestion.dibatalkan.is_(None)
    )


def _named(session: Session, name: str) -> SavedQuestion | None:
    wanted = name.casefold()
    rows: list[SavedQuestion] = list(session.scalars(_rows(session)))
    return next((row for row in rows if row.nama.casefold() == wanted), None)
