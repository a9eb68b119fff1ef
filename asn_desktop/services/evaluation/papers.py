"""Documents of evaluation: offered, shown, made with their version, found again, signed one after the other.

A document is one kind for one SKP, or for one period of a person whatever the version of his result. When its content
has changed, making it again gives the next version, and the older one is voided as replaced: its row, its files and its
signature stay. Unchanged, the document at hand is answered.
Source: PermenPANRB 6/2022 (forms); evaluation.md §6.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.letters import render
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import letters
from asn_desktop.services.evaluation import paper_results, paper_sheets, rows, skp, versions
from asn_desktop.services.letters import LetterAsk, LetterRow
from asn_desktop.store.evaluation import EvaluationLetter
from asn_desktop.store.letters import Letter

OF_SKP = ("skp", "lampiran_skp", "rencana_aksi")
OF_RESULT = ("evaluasi_kinerja", "dokumen_evaluasi")
TITLES = {
    "skp": "Sasaran Kinerja Pegawai", "lampiran_skp": "Lampiran SKP", "rencana_aksi": "Rencana aksi",
    "evaluasi_kinerja": "Evaluasi kinerja pegawai (lembar kerja)", "dokumen_evaluasi": "Dokumen evaluasi kinerja",
}  # fmt: skip
CODE = "800.1.7"  # klasifikasi arsip: penilaian kinerja pegawai; printed only where a number is
_UNMARKED = ("versi", "heading", "paper", "diterima", "pola", "pola_kata")  # change without a new version


@dataclass(frozen=True)
class Made:
    """A document that was made. `diganti`: a later version stands in its place, or it was voided."""

    kind: str
    judul: str
    versi: int
    letter: LetterRow
    diganti: bool


@dataclass(frozen=True)
class Offer:
    """A document that may be made: what stands against it, the one at hand, and whether its content has changed."""

    kind: str
    judul: str
    problems: tuple[Problem, ...]
    made: Made | None
    berubah: bool


@dataclass(frozen=True)
class _Source:
    """What a document is made of."""

    kind: str
    letter: Any
    problems: list[Problem]
    unit_id: uuid.UUID
    employee_id: uuid.UUID
    subject: str
    day: dt.date | None
    skp_id: uuid.UUID | None
    evaluation_id: uuid.UUID | None
    family: tuple[uuid.UUID, ...]  # SKP, or every version of the result


def make(
    session: Session, kind: str, *, skp_id: uuid.UUID | None = None, evaluation_id: uuid.UUID | None = None,
    mode: str | None = None, jalur: str = "tinta", today: dt.date, now: dt.datetime,
) -> LetterRow:  # fmt: skip
    """The document, its version counted; the one at hand when nothing changed. `mode` None: without number.

    Refuses `paper_kind_unknown`, `paper_skp_needed`, `paper_evaluation_needed`, what `offers` names against it, and
    what `services.letters.register` refuses.
    """
    require(session.info["actor"], Deed.ENTER)
    require(session.info["actor"], Deed.READ_SENSITIVE)
    found = _source(session, kind, skp_id, evaluation_id)
    if found.problems:
        raise Refused(found.problems)
    before = _family(session, found)
    last = before[-1] if before else None
    if last is not None and last[1].keadaan != "batal" and _same(found, last[1]):
        return letters.get(session, last[1].id)
    version = (last[0].versi if last else 0) + 1
    row = letters.register(session, _ask(found, version, mode, jalur), now=now, today=today)
    session.add(EvaluationLetter(letter_id=row.id, jenis=kind, skp_id=found.skp_id, evaluation_id=found.evaluation_id,
                                 versi=version))  # fmt: skip
    for _, old in before:
        if old.keadaan != "batal":
            letters.void(session, old.id, f"Digantikan versi {version}")
    return row


def preview(
    session: Session, kind: str, *, skp_id: uuid.UUID | None = None, evaluation_id: uuid.UUID | None = None,
    today: dt.date, now: dt.datetime,
) -> bytes:  # fmt: skip
    """The pages as they would be, whatever is still missing; nothing is written. Refuses what cannot be drawn."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    found = _source(session, kind, skp_id, evaluation_id)
    impossible = [p for p in found.problems if p.code in ("paper_elsewhere", "paper_skp_void")]
    if impossible:
        raise Refused(impossible)
    before = _family(session, found)
    version = 1
    if before:
        link, last = before[-1]
        version = link.versi + (last.keadaan == "batal" or not _same(found, last))
    return letters.preview(session, _ask(found, version, None, "tinta"), now=now, today=today)


def offers(
    session: Session, *, skp_id: uuid.UUID | None = None, evaluation_id: uuid.UUID | None = None
) -> tuple[Offer, ...]:
    """Every document of an SKP, or of a result, in the order of the year."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    made = []
    for kind in OF_SKP if skp_id is not None else OF_RESULT:
        if kind == "evaluasi_kinerja" and evaluation_id is not None and _elsewhere(session, evaluation_id):
            continue
        found = _source(session, kind, skp_id, evaluation_id)
        before = _family(session, found)
        last = _made(session, *before[-1], replaced=False) if before and before[-1][1].keadaan != "batal" else None
        changed = last is not None and not _same(found, before[-1][1])
        made.append(Offer(kind, TITLES[kind], tuple(found.problems), last, changed))
    return tuple(made)


def made(
    session: Session, *, skp_id: uuid.UUID | None = None, evaluation_id: uuid.UUID | None = None
) -> tuple[Made, ...]:
    """What was made of an SKP, or of a result in all its versions: every version, newest first."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    if skp_id is not None:
        found = _links(session, EvaluationLetter.skp_id == skp_id)
    elif evaluation_id is not None:
        chain = versions.chain_ids(session, evaluation_id)
        found = _links(session, EvaluationLetter.evaluation_id.in_(chain))
    else:
        raise Refused(Problem("paper_skp_needed", "skp_id"))
    latest = {link.jenis: link.versi for link, _ in found}
    return tuple(_made(session, link, old, replaced=link.versi < latest[link.jenis]) for link, old in reversed(found))


def _source(
    session: Session, kind: str, skp_id: uuid.UUID | None, evaluation_id: uuid.UUID | None
) -> _Source:
    if kind in OF_SKP:
        if skp_id is None:
            raise Refused(Problem("paper_skp_needed", "skp_id"))
        full = skp.get(session, skp_id)
        subject = f"{TITLES[kind]} {full.row.nama} {full.row.tahun}"
        return _Source(kind, paper_sheets.letter(session, kind, full), paper_sheets.check(kind, full),
                       full.row.unit_id, full.row.employee_id, subject, full.row.ditetapkan, skp_id, None,
                       (skp_id,))  # fmt: skip
    if kind not in OF_RESULT:
        raise Refused(Problem("paper_kind_unknown", "jenis", {"raw": kind, "dikenal": [*OF_SKP, *OF_RESULT]}))
    if evaluation_id is None:
        raise Refused(Problem("paper_evaluation_needed", "evaluation_id"))
    row = rows.one(session, evaluation_id)
    if kind == "evaluasi_kinerja" and row.skp_id is None:
        named = {"nama": row.nama, "periode": periods.name(row.periode)}
        raise Refused(Problem("paper_elsewhere", "evaluation_id", named))
    subject = f"{TITLES[kind]} {row.nama} {periods.name(row.periode)} {row.tahun}"
    chain = (evaluation_id,) if row.versi == 1 else tuple(versions.chain_ids(session, evaluation_id))
    return _Source(kind, paper_results.letter(session, kind, row), paper_results.check(session, kind, row),
                   row.unit_id, row.employee_id, subject, row.ditetapkan, None, evaluation_id, chain)  # fmt: skip


def _elsewhere(session: Session, evaluation_id: uuid.UUID) -> bool:
    return rows.one(session, evaluation_id).skp_id is None


def _ask(found: _Source, version: int, mode: str | None, jalur: str) -> LetterAsk:
    letter = dataclasses.replace(found.letter, versi=version)
    return LetterAsk(letter, found.unit_id, found.employee_id, CODE if mode not in (None, "tanpa") else None,
                     found.subject, mode=mode or "tanpa", tanggal=found.day, jalur=jalur)  # fmt: skip


def _family(session: Session, found: _Source) -> list[tuple[EvaluationLetter, Letter]]:
    """Every version of this document so far, oldest first."""
    column = EvaluationLetter.skp_id if found.skp_id is not None else EvaluationLetter.evaluation_id
    return _links(session, column.in_(found.family), EvaluationLetter.jenis == found.kind)


def _links(session: Session, *where: sa.ColumnElement[bool]) -> list[tuple[EvaluationLetter, Letter]]:
    query = (
        sa.select(EvaluationLetter, Letter)
        .join(Letter, sa.and_(Letter.office_id == EvaluationLetter.office_id, Letter.id == EvaluationLetter.letter_id))
        .where(EvaluationLetter.office_id == session.info["office_id"], *where)
    )
    found = [(link, letter) for link, letter in session.execute(query)]
    return sorted(found, key=lambda pair: (pair[0].versi, pair[0].id))


def _made(session: Session, link: EvaluationLetter, letter: Letter, *, replaced: bool) -> Made:
    row = letters.get(session, letter.id)
    return Made(link.jenis, TITLES.get(link.jenis, row.perihal), link.versi, row, replaced or row.keadaan == "batal")


def _same(found: _Source, old: Letter) -> bool:
    """Whether a document says what the old one said: version, day of receipt and the counts of others aside."""
    now = json.loads(render.canonical(render.data_of(found.letter)))["isi"]
    return old.tanggal in (None, found.day) and _said(now.items()) == _said(old.data["isi"].items())


def _said(items: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    return {name: value for name, value in items if name not in _UNMARKED}

