"""The people of a round in a period: with their SKP, their ratings so far, and what binds a head. Few queries."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.words import Predikat, Rating
from asn_desktop.services.evaluation import rows
from asn_desktop.services.evaluation.law import EvaluationLaw
from asn_desktop.services.evaluation.population import Rounds
from asn_desktop.services.evaluation.rows import EvaluationRow
from asn_desktop.store.employees import EmployeeSummary
from asn_desktop.store.evaluation import Evaluation
from asn_desktop.store.goals import Skp

NOT_YET = "belum"


@dataclass(frozen=True)
class RatedPerson:
    """One person of a round."""

    employee_id: uuid.UUID
    nama: str
    nip: str | None
    jabatan: str
    unit_id: uuid.UUID
    unit: str
    kepala: bool  # heads this round's unit: shown first, outside the population
    memimpin: bool  # heads a unit (this one or one below): the rating of results is bound
    terikat: Rating | None  # what it is bound to; None: no achievement recorded yet
    di_luar: bool  # evaluated elsewhere: shown, outside the population
    skp_id: uuid.UUID | None
    skp: str | None  # keadaan of the SKP; only a fixed or closed one can be rated
    penilai: str
    evaluation_id: uuid.UUID | None
    keadaan: str  # belum | draf | ditetapkan
    versi: int
    hasil: Rating | None
    perilaku: Rating | None
    predikat: Predikat | None
    alasan: str | None
    catatan: str | None
    ditetapkan: dt.date | None
    diterima: dt.date | None
    tidak_dinilai: tuple[int, ...]
    periode_singkat: bool

    @property
    def dihitung(self) -> bool:
        """Whether the person's predikat counts in the distribution."""
        return not self.kepala and not self.di_luar

    @property
    def dapat_dinilai(self) -> bool:
        """Whether ratings may still be changed here."""
        return self.keadaan != rows.FIXED and self.skp in ("ditetapkan", "ditutup")


def last_day(tahun: int, periode: str) -> dt.date:
    """The day whose law judges a round. Refuses `period_unknown`."""
    if periode == periods.CLOSED:
        return dt.date(tahun, 12, 31)
    try:
        return periods.span(tahun, periode)[1]
    except ValueError:
        raise Refused(Problem("period_unknown", "periode", {"raw": periode})) from None


def people(
    session: Session, found: Rounds, home: uuid.UUID, tahun: int, periode: str, rules: EvaluationLaw
) -> tuple[RatedPerson, ...]:
    """Everybody of a round, its head first, then by name."""
    places = {unit for unit, at in found.of.items() if at == home}
    places |= {unit for unit, at in found.above.items() if at == home}
    skps = _skps(session, places, tahun, periode)
    e = Evaluation
    made = rows.read(
        session, e.tahun == tahun, e.periode == periode, e.keadaan.in_(rows.LIVE), e.unit_id.in_(list(places))
    )
    known = {(row.employee_id, row.skp_id if periode == periods.CLOSED else None) for row in made}
    persons = [
        _rated(row, skps.get(row.skp_id) if row.skp_id else None, found, home, rules)
        for row in made if _here(row, found, home)
    ]  # fmt: skip
    for skp in skps.values():
        key = (skp.employee_id, skp.id if periode == periods.CLOSED else None)
        if key not in known and _here(skp, found, home):
            persons.append(_unrated(skp, found, home, rules))
    return tuple(sorted(persons, key=lambda p: (not p.kepala, p.nama.casefold())))


def _here(row: Any, found: Rounds, home: uuid.UUID) -> bool:
    """Whether somebody of a unit is weighed here, or heads this round."""
    own_head = bool(row.kepala) and found.of.get(row.unit_id) == home
    return own_head or found.round_of(row.unit_id, bool(row.kepala)) == home


def _skps(session: Session, places: set[uuid.UUID], tahun: int, periode: str) -> dict[uuid.UUID, Any]:
    """The SKP that stands for each person of these units in the period; by its id."""
    s, e = Skp, EmployeeSummary
    office = session.info["office_id"]
    of_people = sa.select(s.employee_id).where(s.office_id == office, s.tahun == tahun, s.unit_id.in_(list(places)))
    found = session.execute(
        sa.select(
            s.id, s.employee_id, s.unit_id, s.kepala, s.mulai, s.sampai, s.keadaan, s.pegawai, s.penilai,
            e.nama_tampil, e.nip, e.unit_nama,
        ).outerjoin(e, sa.and_(e.office_id == s.office_id, e.employee_id == s.employee_id)).where(
            s.office_id == office, s.tahun == tahun, s.keadaan != "batal", s.employee_id.in_(of_people)
        )
    ).all()  # fmt: skip
    if periode == periods.CLOSED:
        return {row.id: row for row in found if row.keadaan == "ditutup" and row.unit_id in places}
    first, last = periods.span(tahun, periode)
    best: dict[uuid.UUID, Any] = {}
    for row in sorted(found, key=lambda r: (r.mulai, r.sampai)):
        closed = periode == periods.AKHIR and row.keadaan == "ditutup"
        if row.mulai <= last and row.sampai >= first and not closed:
            best[row.employee_id] = row
    return {row.id: row for row in best.values() if row.unit_id in places}


def _rated(
    row: EvaluationRow, skp: Any, found: Rounds, home: uuid.UUID, rules: EvaluationLaw
) -> RatedPerson:
    state = skp.keadaan if skp is not None else None if row.skp_id is None else "ditetapkan"
    return RatedPerson(
        row.employee_id, row.nama, row.nip, row.jabatan, row.unit_id, row.unit,
        row.kepala and found.of.get(row.unit_id) == home, row.kepala, _bound(row.unit_id, row.kepala, found, rules),
        row.skp_id is None, row.skp_id, state, row.penilai.nama, row.id, row.keadaan, row.versi, row.hasil,
        row.perilaku, row.predikat, row.alasan, row.catatan, row.ditetapkan, row.diterima, row.tidak_dinilai,
        row.periode_singkat,
    )  # fmt: skip


def _unrated(skp: Any, found: Rounds, home: uuid.UUID, rules: EvaluationLaw) -> RatedPerson:
    printed: Mapping[str, Any] = skp.pegawai or {}
    return RatedPerson(
        skp.employee_id, skp.nama_tampil or printed.get("nama") or "", skp.nip, printed.get("jabatan") or "",
        skp.unit_id, found.names.get(skp.unit_id, ""), skp.kepala and found.of.get(skp.unit_id) == home, skp.kepala,
        _bound(skp.unit_id, skp.kepala, found, rules), False, skp.id, skp.keadaan,
        (skp.penilai or {}).get("nama") or "", None, NOT_YET, 1, None, None, None, None, None, None, None, (), False,
    )  # fmt: skip


def _bound(unit_id: uuid.UUID, heads: bool, found: Rounds, rules: EvaluationLaw) -> Rating | None:
    capaian = found.achieved.get(unit_id)
    return rules.head_map[capaian] if heads and capaian is not None else None
