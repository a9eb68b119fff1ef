"""The office's round at a glance: per person SKP, appraiser's feedback, rating, document, signature, receipt.

What still stands in the way is named by codes in the order of the work; a person who left the service lacks nothing
(evaluation.md §4.4), nor does one whose work began after the period.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.words import Predikat
from asn_desktop.rules.roles import Deed, may, require
from asn_desktop.services import units
from asn_desktop.services.evaluation import appraiser_word, round_people, rows
from asn_desktop.store.employees import Employee, EmployeeSummary
from asn_desktop.store.evaluation import Evaluation, EvaluationLetter
from asn_desktop.store.goals import Skp
from asn_desktop.store.letters import Letter

_READY = ("ditetapkan", "ditutup")


@dataclass(frozen=True)
class PersonState:
    """Where one person stands in a period. `predikat` is None for a role without READ_SENSITIVE."""

    employee_id: uuid.UUID
    nama: str
    nip: str | None
    jabatan: str
    unit_id: uuid.UUID | None
    unit: str
    kepala: bool
    skp_id: uuid.UUID | None
    skp: str | None  # keadaan: draf | ditetapkan | ditutup; None: no SKP
    umpan_balik: bool  # of the appraiser, for the period
    evaluation_id: uuid.UUID | None
    nilai: str  # belum | draf | ditetapkan
    predikat: Predikat | None
    dokumen: bool  # the dokumen evaluasi of this result was made
    ditandatangani: bool
    diterima: dt.date | None
    tolak_tanda: bool
    halangan: tuple[str, ...]  # codes of what stands in the way, in the order of the work

    @property
    def selesai(self) -> bool:
        """Nothing left to do."""
        return not self.halangan


def overview(
    session: Session, tahun: int, periode: str, unit_id: uuid.UUID | None = None
) -> tuple[PersonState, ...]:
    """Everybody of the office, or of a unit and below, in a period; by unit and name. Six queries."""
    require(session.info["actor"], Deed.READ)
    last = round_people.last_day(tahun, periode)
    places = None if unit_id is None else frozenset(units.below(session, unit_id))
    skps = _skps(session, tahun, periode)
    results = _results(session, tahun, periode)
    letters = _letters(session, {e.id for e in results.values()})
    given = appraiser_word.given(session, [s.id for s in skps.values()], periode)
    open_role = may(session.info["actor"].role, Deed.READ_SENSITIVE)
    found = []
    for person in _people(session):
        skp, result = skps.get(person.employee_id), results.get(person.employee_id)
        home = skp.unit_id if skp is not None else person.unit_id
        if (places is not None and home not in places) or not _concerned(person, skp, result, last, periode):
            continue
        found.append(_state(person, skp, result, letters, given, open_role))
    return tuple(sorted(found, key=lambda p: (p.unit.casefold(), not p.kepala, p.nama.casefold())))


def _concerned(person: Any, skp: Any, result: Any, last: dt.date, periode: str) -> bool:
    """Somebody with an SKP or a result of the period, or in service on its last day; for TUTUP only the former."""
    if skp is not None or result is not None:
        return True
    begun = person.tanggal_spmt or person.tmt_cpns or person.kontrak_mulai
    if periode == periods.CLOSED or not person.aktif or person.kedudukan != "01":
        return False
    return begun is None or begun <= last


def _state(
    person: Any, skp: Any, result: Any, letters: Mapping[uuid.UUID, bool], given: frozenset[uuid.UUID],
    open_role: bool,
) -> PersonState:  # fmt: skip
    spoken = skp is not None and skp.id in given
    made = result is not None and result.id in letters
    signed = made and letters[result.id]
    steps = (
        ("halangan_skp", skp is not None or (result is not None and result.skp_id is None)),
        ("halangan_skp_draf", skp is None or skp.keadaan in _READY),
        ("halangan_umpan_balik", spoken or skp is None),
        ("halangan_nilai", result is not None),
        ("halangan_tetap", result is not None and result.keadaan == rows.FIXED),
        ("halangan_dokumen", made),
        ("halangan_tanda_tangan", signed),
        ("halangan_terima", result is not None and (result.diterima is not None or bool(result.tolak_tanda))),
    )
    return PersonState(
        person.employee_id, person.nama_tampil, person.nip, person.jabatan or "",
        skp.unit_id if skp is not None else person.unit_id, person.unit_nama or "",
        bool(skp is not None and skp.kepala),
        skp.id if skp is not None else None, skp.keadaan if skp is not None else None, spoken,
        result.id if result is not None else None, result.keadaan if result is not None else round_people.NOT_YET,
        Predikat(result.predikat) if open_role and result is not None and result.predikat else None, made, signed,
        result.diterima if result is not None else None, bool(result is not None and result.tolak_tanda),
        tuple(code for code, done in steps if not done) if person.aktif else (),
    )  # fmt: skip


def _people(session: Session) -> list[Any]:
    s, e = EmployeeSummary, Employee
    return list(session.execute(
        sa.select(s.employee_id, s.nama_tampil, s.nip, s.jabatan, s.unit_id, s.unit_nama, s.aktif, e.kedudukan,
                  e.tanggal_spmt, e.tmt_cpns, e.kontrak_mulai)
        .join(e, sa.and_(e.office_id == s.office_id, e.id == s.employee_id))
        .where(s.office_id == session.info["office_id"])
    ).all())  # fmt: skip


def _skps(session: Session, tahun: int, periode: str) -> dict[uuid.UUID, Any]:
    """The SKP that stands for each person in the period."""
    s = Skp
    found = session.execute(
        sa.select(s.id, s.employee_id, s.unit_id, s.kepala, s.mulai, s.sampai, s.keadaan).where(
            s.office_id == session.info["office_id"], s.tahun == tahun, s.keadaan != "batal"
        )
    ).all()
    first, last = (dt.date(tahun, 1, 1), dt.date(tahun, 12, 31))
    if periode != periods.CLOSED:
        first, last = periods.span(tahun, periode)
    best: dict[uuid.UUID, Any] = {}
    for row in sorted(found, key=lambda r: (r.mulai, r.sampai)):
        fits = row.mulai <= last and row.sampai >= first
        if fits and (row.keadaan == "ditutup") >= (periode == periods.CLOSED):
            best[row.employee_id] = row
    return best


def _results(session: Session, tahun: int, periode: str) -> dict[uuid.UUID, Any]:
    e = Evaluation
    found = session.execute(
        sa.select(e.id, e.employee_id, e.skp_id, e.keadaan, e.predikat, e.diterima, e.tolak_tanda, e.sampai).where(
            e.office_id == session.info["office_id"], e.tahun == tahun, e.periode == periode,
            e.keadaan.in_(rows.LIVE),
        )
    ).all()  # fmt: skip
    return {row.employee_id: row for row in sorted(found, key=lambda r: r.sampai)}


def _letters(session: Session, wanted: set[uuid.UUID]) -> dict[uuid.UUID, bool]:
    """Evaluation -> whether its dokumen evaluasi is signed; only those with one that was not voided."""
    link = EvaluationLetter
    found = session.execute(
        sa.select(link.evaluation_id, Letter.keadaan)
        .join(Letter, sa.and_(Letter.office_id == link.office_id, Letter.id == link.letter_id))
        .where(link.office_id == session.info["office_id"], link.jenis == "dokumen_evaluasi", Letter.keadaan != "batal")
    )
    made: dict[uuid.UUID, bool] = {}
    for evaluation_id, state in found:
        if evaluation_id in wanted:
            made[evaluation_id] = made.get(evaluation_id, False) or state == "ditandatangani"
    return made
