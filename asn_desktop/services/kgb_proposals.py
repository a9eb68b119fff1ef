"""Who is due for a salary step letter, with all the letter will say, and what is still missing for it.

Source: PP 7/1977 art. 11-13 (notice by the head of office two months before), PermenPANRB 7/2023 for PPPK.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import identity
from asn_desktop.rules import kgb as rules
from asn_desktop.rules.dossier import Dossier
from asn_desktop.rules.explain import Line
from asn_desktop.rules.kgb import Kgb
from asn_desktop.rules.months import add_months
from asn_desktop.services import career_due, dossiers, officials
from asn_desktop.services.career_law import Law, law
from asn_desktop.services.kgb_signers import Signers
from asn_desktop.services.officials import Official
from asn_desktop.store.career import Kgb as KgbRow
from asn_desktop.store.employees import Golongan
from asn_desktop.store.letters import Letter

LETTER = "surat_kgb"
AHEAD = 6  # months before its day a letter may be made: later the conditions may have changed
NO_RESULT = "predikat"  # a result that is not on record: the clerk may vouch for it with a reason
DECREE = ("dasar_nomor", "dasar_tanggal", "dasar_pejabat")  # what the clerk may enter with the letter
_CHUNK = 500


@dataclass(frozen=True)
class Ground:
    """The last decree on pay or rank: the row it stands in (kgb or golongan) and what the letter says of it."""

    kind: str
    row_id: uuid.UUID
    pejabat: str | None
    tanggal: dt.date | None
    nomor: str | None
    tmt: dt.date
    mkg: tuple[int, int]
    gaji: int | None  # as the decree says, whole rupiah


@dataclass(frozen=True)
class Notice:
    """One salary step that is due. `kurang` are codes of what stands in its way; empty: the letter can be made.

    Codes: those of `rules.kgb.REASONS` and `GAPS`, DECREE, `dasar`, jabatan, unit, nip, penandatangan, belum_waktunya.
    `letter_id` and `nomor` when its letter was made; `catatan` are warnings (GAJI_DIFF, naif, cpns, ditunda).
    """

    employee_id: uuid.UUID
    nama: str
    nip: str | None
    status: str
    golongan: str | None
    jabatan: str | None
    unit_id: uuid.UUID | None
    unit: str | None
    tmt: dt.date | None
    mkg: tuple[int, int] | None
    gaji_lama: int | None
    gaji_baru: int | None
    berikut: dt.date | None
    tenggat: dt.date | None  # the letter should be out by this day
    terlambat: bool
    dasar: Ground | None
    penandatangan: str | None
    penandatangan_nip: str | None
    kurang: tuple[str, ...]
    catatan: tuple[str, ...]
    lines: tuple[Line, ...]
    letter_id: uuid.UUID | None = None
    nomor: str | None = None
    keadaan: str | None = None

    @property
    def siap(self) -> bool:
        """Whether the letter can be made now."""
        return not self.kurang and self.letter_id is None


def propose(
    session: Session, *, today: dt.date, unit_id: uuid.UUID | None = None, months: int = 3
) -> tuple[Notice, ...]:
    """Everybody due within `months`, overdue ones first, by TMT and name; also those whose letter is out already."""
    rows = [(row.orang, row.kgb) for row in career_due.kgb_due(session, today=today, months=months, unit_id=unit_id)]
    reader = Reader(session, law(session, today), today, [d.id for d, _ in rows])
    until = career_due.window_end(today, months)
    found = [n for n in (reader.notice(d, step) for d, step in rows) if n.tmt is None or n.tmt <= until]
    found += _issued(session, today, unit_id, {notice.employee_id for notice in found})
    return tuple(sorted(found, key=lambda n: (n.tmt or today, n.nama.casefold(), str(n.employee_id))))


def one(session: Session, employee_id: uuid.UUID, *, today: dt.date) -> tuple[Notice, Dossier, Law]:
    """The next step of one person, with what the letter is made from. Refused EMPLOYEE_UNKNOWN."""
    tables = law(session, today)
    person = dossiers.load_one(session, employee_id, today)
    step = career_due.step_of(person, today, tables)
    step = step if career_due.sees_discipline(session) else career_due.closed(step)
    return Reader(session, tables, today, [employee_id]).notice(person, step), person, tables


class Reader:
    """Grounds and signers of many people, read in one sweep."""

    def __init__(self, session: Session, tables: Law, today: dt.date, ids: Collection[uuid.UUID]) -> None:
        self.session, self.tables, self.today = session, tables, today
        self.kgb = _by_person(session, KgbRow, ids)
        self.ranks = _by_person(session, Golongan, ids)
        self.letters = _letters(session, ids)
        self.desks = Signers(session, today)

    def notice(self, d: Dossier, step: Kgb) -> Notice:
        """The notice of one person; a deferral decided before its day is taken into account."""
        ground = self.ground(d, step)
        signer = self.signer(d)
        old = self.old_pay(d, step, ground)
        table = self.tables.salary(d.status, step.tmt)
        after = None
        if step.tmt and step.mkg and step.golongan:
            after = rules.next_kgb(table, step.golongan, step.tmt, step.mkg)
        limit = add_months(step.tmt, -self.tables.limits.kgb_surat_bulan) if step.tmt else None
        letter = self.letters.get((d.id, step.tmt.isoformat())) if step.tmt else None
        return Notice(
            d.id, d.nama_tampil, d.nip, d.status, step.golongan, d.jabatan.nama if d.jabatan else None, d.unit_id,
            d.unit, step.tmt, step.mkg, old, step.gaji_baru, after[0] if after else None, limit,
            limit is not None and limit < self.today, ground, signer.nama if signer else None,
            signer.nip if signer else None, self._missing(d, step, ground, signer), self._notes(d, step, ground),
            step.lines, *(letter or (None, None, None)),
        )  # fmt: skip

    def ground(self, d: Dossier, step: Kgb) -> Ground | None:
        """The later of the last step granted and the decree of golongan."""
        last = _latest([r for r in self.kgb.get(d.id, ()) if r.jenis != "ditunda"], self.today)
        held = d.golongan
        rank = next((r for r in self.ranks.get(d.id, ()) if held and r.golongan == held.golongan and r.tmt == held.tmt),
                    None)  # fmt: skip
        if last is not None and (rank is None or rank.tmt is None or last.tmt >= rank.tmt):
            return _ground("kgb", last, step, last.gaji_baru)
        return _ground("golongan", rank, step, None) if rank is not None and rank.tmt else None

    def old_pay(self, d: Dossier, step: Kgb, ground: Ground | None) -> int | None:
        """What is paid now: as the last decree says when it was made under the table in force, else the table's."""
        since = self.tables.salary(d.status).berlaku_mulai
        return ground.gaji if ground and ground.gaji and ground.tmt >= since else step.gaji_lama

    def signer(self, d: Dossier) -> Official | None:
        """Who gives the notice: the deciding official of the unit, for himself the one above."""
        if d.unit_id is None:
            return None
        found = self.desks.of(d.unit_id)
        own = found is not None and (
            found.employee_id == d.id or (bool(found.nip) and identity.normalise(found.nip or "") == d.nip)
        )
        if own:
            return officials.deciding_official(self.session, d.unit_id, self.today, applicant=d.id)
        return found

    def _missing(self, d: Dossier, step: Kgb, ground: Ground | None, signer: Official | None) -> tuple[str, ...]:
        found = [reason for reason in step.reasons if reason != rules.DEFERRED]
        found += step.gaps
        if rules.NOT_ENTITLED in found or rules.MAXIMUM in found:
            return tuple(found)
        if step.tmt is not None and step.tmt > add_months(self.today.replace(day=1), AHEAD):
            found.append("belum_waktunya")
        if ground is None:
            found.append("dasar")
        else:
            parts = zip(DECREE, (ground.nomor, ground.tanggal, ground.pejabat), strict=True)
            found += [code for code, value in parts if not value]
        have = {"jabatan": d.jabatan, "unit": d.unit_id, "nip": d.nip, "penandatangan": signer}
        return (*found, *(code for code, value in have.items() if not value))

    def _notes(self, d: Dossier, step: Kgb, ground: Ground | None) -> tuple[str, ...]:
        old = self.old_pay(d, step, ground)
        marks = {
            "ditunda": rules.DEFERRED in step.reasons, "cpns": d.status == "CPNS", "naif": step.differs,
            "gaji_beda": old is not None and step.gaji_lama is not None and old != step.gaji_lama,
        }  # fmt: skip
        return tuple(code for code, there in marks.items() if there)


def _issued(
    session: Session, today: dt.date, unit_id: uuid.UUID | None, known: Collection[uuid.UUID]
) -> list[Notice]:
    """Steps that are on record and begin later, with their letters."""
    ahead = session.scalars(
        sa.select(KgbRow).where(
            KgbRow.office_id == session.info["office_id"], KgbRow.tmt > today, KgbRow.jenis != "ditunda",
            KgbRow.dibatalkan.is_(None),
        )
    ).all()  # fmt: skip
    rows = {row.employee_id: row for row in ahead if row.employee_id not in known}
    if not rows:
        return []
    inside = {d.id: d for d in career_due.people(session, today, unit_id) if d.id in rows}
    keys = [row.letter_id for row in rows.values() if row.letter_id]
    made = {
        key: (number, state) for key, number, state in session.execute(
            sa.select(Letter.id, Letter.nomor_cetak, Letter.keadaan).where(
                Letter.office_id == session.info["office_id"], Letter.id.in_(keys)))
    }  # fmt: skip
    return [_out(d, rows[key], made, today) for key, d in inside.items()]


def _out(d: Dossier, row: KgbRow, made: Mapping[uuid.UUID, tuple[str | None, str]], today: dt.date) -> Notice:
    number, state = made.get(row.letter_id, (row.nomor_sk, None)) if row.letter_id else (row.nomor_sk, None)
    mkg = None if row.mkg_tahun is None else (row.mkg_tahun, row.mkg_bulan or 0)
    return Notice(
        d.id, d.nama_tampil, d.nip, d.status, row.golongan, d.jabatan.nama if d.jabatan else None, d.unit_id, d.unit,
        row.tmt, mkg, row.gaji_lama, row.gaji_baru, None, None, False, None, None, None, ("sudah_tercatat",), (), (),
        row.letter_id, number, state,
    )  # fmt: skip


def _letters(
    session: Session, ids: Collection[uuid.UUID]
) -> dict[tuple[uuid.UUID, str], tuple[uuid.UUID, str | None, str]]:
    """The standing letters of these people, by person and first day of the step."""
    found, keys = {}, list(ids)
    for at in range(0, len(keys), _CHUNK):
        starts = Letter.data["isi"]["mulai"].as_string()
        query = sa.select(Letter.employee_id, starts, Letter.id, Letter.nomor_cetak, Letter.keadaan).where(
            Letter.office_id == session.info["office_id"], Letter.employee_id.in_(keys[at : at + _CHUNK]),
            Letter.jenis == LETTER, Letter.keadaan != "batal",
        )  # fmt: skip
        for person, day, key, number, state in session.execute(query):
            found[(person, day)] = (key, number, state)
    return found


def _by_person(session: Session, model: Any, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[Any]]:
    found: dict[uuid.UUID, list[Any]] = {}
    keys = list(ids)
    for at in range(0, len(keys), _CHUNK):
        query = sa.select(model).where(
            model.office_id == session.info["office_id"], model.employee_id.in_(keys[at : at + _CHUNK]),
            model.dibatalkan.is_(None),
        )
        for row in session.scalars(query):
            found.setdefault(row.employee_id, []).append(row)
    return found


def _latest(rows: Collection[Any], on: dt.date) -> Any:
    dated = [row for row in rows if row.tmt is not None and row.tmt <= on]
    return max(dated, key=lambda row: (row.tmt, row.id), default=None)


def _ground(kind: str, row: Any, step: Kgb, pay: int | None) -> Ground:
    mkg = (row.mkg_tahun, row.mkg_bulan or 0) if row.mkg_tahun is not None else step.mkg_lama or (0, 0)
    return Ground(kind, row.id, row.pejabat, row.tanggal_sk, row.nomor_sk, row.tmt, mkg, pay)


def demand(notice: Notice, excused: Collection[str] = ()) -> None:
    """Refused with a problem for each thing that stands against the letter, `excused` aside."""
    if notice.letter_id is not None or "sudah_tercatat" in notice.kurang:
        raise Refused(Problem("kgb_letter_exists", "", {"nama": notice.nama, "nomor": notice.nomor or "–"}))
    left = [code for code in notice.kurang if code not in excused]
    if left:
        values = {"nama": notice.nama, "tmt": notice.tmt}
        raise Refused([Problem(f"kgb_{code}", code, values) for code in left])
