"""Documents of a whole unit at once: what is to be made, and what waits for the hand of one signer.

A door runs over the lines, one deed each, with progress and a way to stop; the key is opened once
(`letter_signing.open_signer`) and given to `sign_here` for every letter.
Source: evaluation.md §6; PermenPANRB 6/2022.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import identity
from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import letters, units
from asn_desktop.services.evaluation import paper_results, paper_sheets, papers, rows, skp_reading
from asn_desktop.services.letters import LetterRow
from asn_desktop.store.evaluation import Evaluation, EvaluationLetter
from asn_desktop.store.letters import Letter


@dataclass(frozen=True)
class Planned:
    """One document of the batch: of whom, of which SKP or result, and what stands against making it."""

    kind: str
    employee_id: uuid.UUID
    nama: str
    skp_id: uuid.UUID | None
    evaluation_id: uuid.UUID | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Waiting:
    """A document that waits for a signature: whose turn it is, by name and number."""

    letter: LetterRow
    kind: str
    penanda: str
    nip: str | None


def plan(
    session: Session, kind: str, tahun: int, unit_id: uuid.UUID | None = None, *, periode: str = periods.AKHIR
) -> tuple[Planned, ...]:
    """Every document of a kind for a unit and below, by name; `periode` counts for results only.

    Refuses `paper_kind_unknown`, `period_unknown`, UNIT_UNKNOWN.
    """
    require(session.info["actor"], Deed.READ_SENSITIVE)
    if kind in papers.OF_SKP:
        return tuple(
            Planned(kind, one.row.employee_id, one.row.nama, one.row.id, None, tuple(paper_sheets.check(kind, one)))
            for one in skp_reading.whole(session, tahun, unit_id)
        )
    if kind not in papers.OF_RESULT:
        known = [*papers.OF_SKP, *papers.OF_RESULT]
        raise Refused(Problem("paper_kind_unknown", "jenis", {"raw": kind, "dikenal": known}))
    if periode not in (*periods.CODES, periods.CLOSED):
        raise Refused(Problem("period_unknown", "periode", {"raw": periode}))
    found = rows.read(
        session, Evaluation.tahun == tahun, Evaluation.periode == periode, Evaluation.keadaan.in_(rows.LIVE),
        *_within(session, unit_id),
    )  # fmt: skip
    return tuple(
        Planned(kind, row.employee_id, row.nama, None, row.id, tuple(paper_results.check(session, kind, row)))
        for row in found if kind == "dokumen_evaluasi" or row.skp_id is not None
    )  # fmt: skip


def waiting(
    session: Session, kind: str, tahun: int, unit_id: uuid.UUID | None = None, *, periode: str = periods.AKHIR,
    nip: str | None = None,
) -> tuple[Waiting, ...]:  # fmt: skip
    """Documents made and not yet signed by everybody, with whose turn it is; `nip` keeps those of one signer."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    wanted = identity.normalise(nip) if nip else None
    planned = plan(session, kind, tahun, unit_id, periode=periode)
    turns = {}
    for record in _unsigned(session, {p.skp_id or p.evaluation_id for p in planned}, kind):
        name, number = letters.signer_of(session, record.id)
        if wanted is None or (number is not None and identity.normalise(number) == wanted):
            turns[record.id] = (name, number)
    made = [Waiting(row, kind, *turns[row.id]) for row in letters.some(session, turns)]
    return tuple(sorted(made, key=lambda one: (one.letter.nama or "").casefold()))


def _unsigned(session: Session, known: set[uuid.UUID | None], kind: str) -> list[Letter]:
    """Letters of these SKP or results that wait for a hand; as they are held, asking for one costs no query."""
    link = EvaluationLetter
    found = session.execute(
        sa.select(Letter, link.skp_id, link.evaluation_id)
        .join(link, sa.and_(Letter.office_id == link.office_id, Letter.id == link.letter_id))
        .where(link.office_id == session.info["office_id"], link.jenis == kind, Letter.keadaan == "siap")
    )
    return [record for record, skp_id, evaluation_id in found if (skp_id or evaluation_id) in known]


def _within(session: Session, unit_id: uuid.UUID | None) -> list[sa.ColumnElement[bool]]:
    return [] if unit_id is None else [Evaluation.unit_id.in_(units.below(session, unit_id))]
