"""Annual results in the career record: written where this office's documents are official, compared where not.

In mode resmi a fixed annual result is a row of riwayat kinerja (asal "kantor"), which KGB and KP read; a new version
voids it and writes its own. A year has one row: one that e-Kinerja or somebody else gave stays, and the difference is
shown. Source: PermenPANRB 6/2022, Peraturan BKN 3/2023.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused, Severity
from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.words import Predikat, Rating
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import summaries, units
from asn_desktop.services.evaluation import rows, rulebook
from asn_desktop.services.evaluation.rows import EvaluationRow
from asn_desktop.store.career import Kinerja
from asn_desktop.store.employees import EmployeeSummary
from asn_desktop.store.evaluation import Evaluation

OWN = "kantor"
RULE = "PermenPANRB 6/2022"


@dataclass(frozen=True)
class Difference:
    """One year of one person where the record and the own result do not say the same."""

    employee_id: uuid.UUID
    nama: str
    nip: str | None
    unit: str
    tahun: int
    jenis: str  # beda | hanya_kantor | hanya_resmi
    kantor: tuple[Rating | None, Rating | None, Predikat | None]  # hasil, perilaku, predikat of the own result
    resmi: tuple[str | None, str | None, str | None]  # the same in words of the record
    asal: str | None  # of the record: ekinerja | kantor | None
    evaluation_id: uuid.UUID | None
    kinerja_id: uuid.UUID | None


def write(session: Session, made: Iterable[EvaluationRow], *, today: dt.date) -> None:
    """Rows of the record for fixed annual results, in mode resmi; rows of the versions before are voided.

    A result that entered the record follows its versions there whatever the mode is by then: no rise of pay or rank
    rests on one that was changed.
    """
    people, official = [], _official(session)
    for row in made:
        if row.periode != periods.AKHIR or row.predikat is None:
            continue
        others = _live(session, row.employee_id, row.tahun)
        if not any(old.asal == OWN for old in others) and not official(row.ditetapkan or row.sampai):
            continue
        for old in others:
            if old.asal == OWN:
                old.dibatalkan = f"diganti hasil evaluasi versi {row.versi}"
        if any(old.asal != OWN for old in others):
            continue
        _enter(session, row)
        people.append(row.employee_id)
    if people:
        summaries.rebuild_summaries(session, people, today=today)


def enter(session: Session, evaluation_id: uuid.UUID, *, today: dt.date) -> EvaluationRow:
    """A fixed annual result enters the record later: signed before the office chose mode resmi, or the row that stood
    in its place was taken back.

    Refuses `evaluation_not_fixed`, `career_result_not_annual`, `career_result_bahan` (the office's papers are not the
    official ones today), `career_result_there` (the year has a row).
    """
    require(session.info["actor"], Deed.VERIFY)
    row = rows.one(session, evaluation_id)
    if row.keadaan != rows.FIXED:
        raise Refused(Problem("evaluation_not_fixed", "id", {"periode": periods.name(row.periode)}))
    if row.periode != periods.AKHIR or row.predikat is None:
        raise Refused(Problem("career_result_not_annual", "id", {"periode": periods.name(row.periode)}))
    if not rulebook.read(session, today).official:
        raise Refused(Problem("career_result_bahan", "id"))
    if _live(session, row.employee_id, row.tahun):
        raise Refused(Problem("career_result_there", "id", {"nama": row.nama, "tahun": str(row.tahun)}))
    _enter(session, row)
    summaries.rebuild_summaries(session, [row.employee_id], today=today)
    return rows.one(session, evaluation_id)


def warn(session: Session, found: Sequence[EvaluationRow], day: dt.date) -> list[Problem]:
    """W `career_result_other`: the year has a row from elsewhere, so that the record keeps that one.

    `day`: the one the results are to be fixed on, whose mode decides.
    """
    problems, official = [], _official(session)
    for row in found:
        if row.periode != periods.AKHIR or not official(day):
            continue
        if any(old.asal != OWN for old in _live(session, row.employee_id, row.tahun)):
            values = {"nama": row.nama, "tahun": str(row.tahun)}
            problems.append(Problem("career_result_other", "", values, Severity.WARNING))
    return problems


def differences(session: Session, tahun: int, unit_id: uuid.UUID | None = None) -> tuple[Difference, ...]:
    """The record of a year beside the own fixed results, only where they differ or one is missing; by name.

    People without an own result appear only when the record came from e-Kinerja. Closed to a role without
    READ_SENSITIVE.
    """
    require(session.info["actor"], Deed.READ_SENSITIVE)
    e, office = Evaluation, session.info["office_id"]
    asked = [e.tahun == tahun, e.periode == periods.AKHIR, e.keadaan == rows.FIXED]
    places = None if unit_id is None else frozenset(units.below(session, unit_id))
    own = {r.employee_id: r for r in rows.read(session, *asked)}
    record = {
        k.employee_id: k
        for k in session.scalars(
            sa.select(Kinerja).where(
                Kinerja.office_id == office, Kinerja.tahun == tahun, Kinerja.periode == "tahunan",
                Kinerja.dibatalkan.is_(None),
            )
        )
    }  # fmt: skip
    names = _names(session, set(own) | set(record))
    found = []
    for person in set(own) | {p for p, k in record.items() if k.asal == "ekinerja"}:
        nama, nip, unit, home = names.get(person, ("", None, "", None))
        mine = own.get(person)
        if places is not None and (mine.unit_id if mine else home) not in places:
            continue
        one = _compared(person, (nama, nip, unit), tahun, mine, record.get(person))
        if one is not None:
            found.append(one)
    return tuple(sorted(found, key=lambda d: d.nama.casefold()))


def _compared(
    person: uuid.UUID, who: tuple[str, str | None, str], tahun: int, mine: EvaluationRow | None, kept: Kinerja | None
) -> Difference | None:  # fmt: skip
    here = (mine.hasil, mine.perilaku, mine.predikat) if mine else (None, None, None)
    codes = (kept.hasil, kept.perilaku, kept.predikat) if kept else (None, None, None)
    same = mine is not None and kept is not None and all(
        code is None or (word is not None and word.code == code) for word, code in zip(here, codes, strict=True)
    )  # fmt: skip
    if same and kept is not None and kept.predikat is not None:
        return None
    kind = "hanya_resmi" if mine is None else "hanya_kantor" if kept is None else "beda"
    words = (_word(list(Rating), codes[0]), _word(list(Rating), codes[1]), _word(list(Predikat), codes[2]))
    return Difference(
        person, *who, tahun, kind, here, words, kept.asal if kept else None, mine.id if mine else None,
        kept.id if kept else None,
    )  # fmt: skip


def _word(words: Sequence[Rating | Predikat], code: str | None) -> str | None:
    return next((one.label for one in words if one.code == code), code)


def _enter(session: Session, row: EvaluationRow) -> None:
    entry = Kinerja(employee_id=row.employee_id, **_values(row))
    session.add(entry)
    session.flush()
    rows.stored(session, row.id).kinerja_id = entry.id
    session.flush()


def _values(row: EvaluationRow) -> dict[str, object]:
    return {
        "tahun": row.tahun, "periode": "tahunan", "mulai": row.mulai, "sampai": row.sampai, "aturan": RULE,
        "hasil": row.hasil.code if row.hasil else None, "perilaku": row.perilaku.code if row.perilaku else None,
        "predikat": row.predikat.code if row.predikat else None, "penilai_nama": row.penilai.nama or None,
        "penilai_nip": row.penilai.nip, "penilai_jabatan": row.penilai.jabatan or None, "asal": OWN,
        "tanggal_sk": row.ditetapkan,
    }  # fmt: skip


def _official(session: Session) -> Callable[[dt.date], bool]:
    """Whether mode resmi holds on a day, each day asked once."""

    @cache
    def asked(day: dt.date) -> bool:
        return rulebook.read(session, day).official

    return asked


def _live(session: Session, employee_id: uuid.UUID, tahun: int) -> list[Kinerja]:
    k = Kinerja
    found = session.scalars(
        sa.select(k).where(k.office_id == session.info["office_id"], k.employee_id == employee_id)
    )
    return [row for row in found if row.tahun == tahun and row.periode == "tahunan" and not row.dibatalkan]


def _names(session: Session, people: set[uuid.UUID]) -> dict[uuid.UUID, tuple[str, str | None, str, uuid.UUID | None]]:
    s = EmployeeSummary
    found = session.execute(
        sa.select(s.employee_id, s.nama_tampil, s.nip, s.unit_nama, s.unit_id).where(
            s.office_id == session.info["office_id"]
        )
    )
    return {who: (nama, nip, unit or "", home) for who, nama, nip, unit, home in found if who in people}
