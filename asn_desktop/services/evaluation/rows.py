"""One evaluation as services hand it on, and how it is read: the row with names of person, post and unit."""

from __future__ import annotations

import datetime as dt
import functools
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation.party import Party, from_kept
from asn_desktop.rules.evaluation.words import Capaian, Predikat, Rating
from asn_desktop.store.employees import EmployeeSummary
from asn_desktop.store.evaluation import Evaluation
from asn_desktop.store.goals import Skp
from asn_desktop.store.offices import Unit

DRAFT, FIXED, REPLACED, VOID = "draf", "ditetapkan", "diganti", "batal"
LIVE = (DRAFT, FIXED)
_CHUNK = 500


@dataclass(frozen=True)
class EvaluationRow:
    """One version of a person's evaluation in one period."""

    id: uuid.UUID
    employee_id: uuid.UUID
    nama: str
    nip: str | None
    unit_id: uuid.UUID
    unit: str
    jabatan: str
    tahun: int
    periode: str
    mulai: dt.date
    sampai: dt.date
    versi: int
    hasil: Rating | None
    perilaku: Rating | None
    predikat: Predikat | None
    kepala: bool
    capaian: Capaian | None
    penilai: Party
    atasan: Party
    keadaan: str  # draf | ditetapkan | diganti | batal
    ditetapkan: dt.date | None
    diterima: dt.date | None
    tolak_tanda: str | None
    tidak_dinilai: tuple[int, ...]  # months fully on long leave
    periode_singkat: bool
    catatan: str | None
    alasan: str | None
    alasan_ubah: str | None
    menggantikan_id: uuid.UUID | None
    kinerja_id: uuid.UUID | None
    skp_id: uuid.UUID | None
    dasar: str | None  # document of a result that came from elsewhere


def party(kept: Mapping[str, Any]) -> Party:
    """A party as an evaluation keeps it, with the person's id when he is of this office."""
    number = kept.get("employee_id")
    return from_kept(kept, uuid.UUID(number) if number else None)


def kept(party: Party | None) -> dict[str, Any]:
    """What `party` reads; nobody gives an empty mapping."""
    if party is None:
        return {}
    number = party.employee_id
    return party.as_kept() | ({"employee_id": str(number)} if number is not None else {})


def read(session: Session, *conditions: sa.ColumnElement[bool]) -> list[EvaluationRow]:
    """Evaluations of this office under conditions, by name, period and version; one query."""
    query = _joined().where(Evaluation.office_id == session.info["office_id"], *conditions)
    found = [_row(*each) for each in session.execute(query)]
    return sorted(found, key=lambda r: (r.nama.casefold(), r.tahun, r.mulai, r.sampai, r.versi))


@functools.cache
def _joined() -> sa.Select[*tuple[Any, ...]]:
    """Evaluations with the names of person, post and unit: put together once, it is asked with every deed."""
    e, s = Evaluation, EmployeeSummary
    return (
        sa.select(e, s.nama_tampil, s.nip, s.jabatan, Unit.nama, Skp.pegawai)
        .outerjoin(s, sa.and_(s.office_id == e.office_id, s.employee_id == e.employee_id))
        .outerjoin(Unit, sa.and_(Unit.office_id == e.office_id, Unit.id == e.unit_id))
        .outerjoin(Skp, sa.and_(Skp.office_id == e.office_id, Skp.id == e.skp_id))
    )


def one(session: Session, evaluation_id: uuid.UUID) -> EvaluationRow:
    """One evaluation. Refuses `evaluation_unknown`."""
    found = read(session, Evaluation.id == evaluation_id)
    if not found:
        raise Refused(Problem("evaluation_unknown", "id"))
    return found[0]


def some(session: Session, evaluation_ids: Iterable[uuid.UUID]) -> list[EvaluationRow]:
    """Several evaluations in the order asked, each once. Refuses `evaluation_unknown`."""
    wanted = list(dict.fromkeys(evaluation_ids))
    found: dict[uuid.UUID, EvaluationRow] = {}
    for start in range(0, len(wanted), _CHUNK):
        found |= {row.id: row for row in read(session, Evaluation.id.in_(wanted[start : start + _CHUNK]))}
    if len(found) < len(wanted):
        raise Refused(Problem("evaluation_unknown", "id"))
    return [found[one] for one in wanted]


def stored(session: Session, evaluation_id: uuid.UUID) -> Evaluation:
    """The row itself, to be changed. Refuses `evaluation_unknown`."""
    row = session.get(Evaluation, (session.info["office_id"], evaluation_id))
    if row is None:
        raise Refused(Problem("evaluation_unknown", "id"))
    return row


def _row(
    e: Evaluation, nama: str | None, nip: str | None, jabatan: str | None, unit: str | None,
    pegawai: Mapping[str, Any] | None,
) -> EvaluationRow:  # fmt: skip
    printed = from_kept(pegawai or {})
    return EvaluationRow(
        e.id, e.employee_id, nama or printed.nama, nip or printed.nip, e.unit_id, unit or printed.unit,
        printed.jabatan or jabatan or "", e.tahun, e.periode, e.mulai, e.sampai, e.versi,
        Rating(e.hasil) if e.hasil else None, Rating(e.perilaku) if e.perilaku else None,
        Predikat(e.predikat) if e.predikat else None, e.kepala, Capaian(e.capaian) if e.capaian else None,
        party(e.penilai), party(e.atasan), e.keadaan, e.ditetapkan, e.diterima, e.tolak_tanda,
        tuple(e.tidak_dinilai or ()), e.periode_singkat, e.catatan, e.alasan, e.alasan_ubah, e.menggantikan_id,
        e.kinerja_id, e.skp_id, e.dasar,
    )  # fmt: skip
