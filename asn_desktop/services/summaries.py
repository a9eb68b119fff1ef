"""The line of each person in the list: derived from the person and the histories, rebuilt after every edit."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from types import SimpleNamespace
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules import people, reading
from asn_desktop.services import reference
from asn_desktop.store import bulk
from asn_desktop.store.employees import Employee, EmployeeSummary, Golongan, Jabatan, Pendidikan
from asn_desktop.store.offices import Unit
from asn_desktop.store.standing import NipAlias

_GOLONGAN, _TMT = attrgetter("golongan"), attrgetter("tmt")
_CHUNK = 500  # ids in one IN list; well under every database's limit of bound values


class _Post(NamedTuple):
    nama: str
    tmt: dt.date | None
    sampai: dt.date | None
    eselon: str | None


_NOTHING = dict.fromkeys(("nip", "nip_lama", "gelar_depan", "gelar_belakang", "unit_id", "berakhir", "dibatalkan"))


class _Rank(NamedTuple):
    golongan: str
    tmt: dt.date | None


def rebuild_summaries(
    session: Session, employee_ids: Iterable[uuid.UUID] | None = None, *, today: dt.date
) -> int:
    """Derive the list lines of these people, or of everybody, as they stand today. Returns the number of lines.

    Call it after every write to a person or a history. Rows are replaced, so the search index follows by itself.
    """
    session.flush()
    levels = reference.labels(session, "pendidikan", "kode", today)
    if employee_ids is None:
        session.execute(sa.delete(EmployeeSummary).where(EmployeeSummary.office_id == session.info["office_id"]))
        ids = list(session.scalars(sa.select(Employee.id).where(Employee.office_id == session.info["office_id"])))
    else:
        ids = list(dict.fromkeys(employee_ids))
    for start in range(0, len(ids), _CHUNK):
        _rebuild_some(session, ids[start : start + _CHUNK], levels, today, fresh=employee_ids is None)
    return len(ids)


class Fresh(NamedTuple):
    """Somebody written a moment ago in this transaction, with the rows written: nothing has to be read again.

    `person` and the rows are the values given to the store; the person has no line yet.
    """

    person: Mapping[str, Any]
    unit: str | None
    ranks: Sequence[Mapping[str, Any]]
    posts: Sequence[Mapping[str, Any]]
    schools: Sequence[Mapping[str, Any]]


def add_lines(session: Session, fresh: Sequence[Fresh], *, today: dt.date) -> int:
    """The list lines of new people, as `rebuild_summaries` would make them. Returns the number of lines."""
    office = session.info["office_id"]
    levels = reference.labels(session, "pendidikan", "kode", today)
    for start in range(0, len(fresh), _CHUNK):
        lines = [_fresh_line(one, office, levels, today) for one in fresh[start : start + _CHUNK]]
        bulk.insert(session.connection(), EmployeeSummary.__table__, bulk.in_columns(lines))
    return len(fresh)


def _fresh_line(one: Fresh, office: uuid.UUID, levels: dict[str, str], today: dt.date) -> dict[str, Any]:
    person = SimpleNamespace(**(_NOTHING | {"office_id": office} | dict(one.person)))
    ranks = [_Rank(r["golongan"], r.get("tmt")) for r in one.ranks if r.get("golongan")]
    posts = [
        _Post(p["nama"], p.get("tmt"), p.get("sampai"), p.get("eselon"))
        for p in one.posts if p.get("penugasan", people.MAIN_POST) == people.MAIN_POST
    ]  # fmt: skip
    best = max(one.schools, key=lambda s: (s["tingkat"], s.get("tahun_lulus") or 0), default=None)
    school = (best["tingkat"], best.get("nama"), best.get("tahun_lulus")) if best else None
    return _line(person, one.unit, ranks, posts, school, levels, today) | {"cari": _sought(person, one.unit, [])}


def refresh_due(session: Session, *, today: dt.date) -> int:
    """Derive again the lines that a passed day has changed: a future TMT that has come, a service that has ended."""
    due = session.scalars(
        sa.select(EmployeeSummary.employee_id).where(
            EmployeeSummary.office_id == session.info["office_id"], EmployeeSummary.berubah_pada <= today
        )
    ).all()
    return rebuild_summaries(session, due, today=today) if due else 0


def _rebuild_some(
    session: Session, ids: Sequence[uuid.UUID], levels: dict[str, str], today: dt.date, *, fresh: bool
) -> None:
    office = session.info["office_id"]
    ranks, posts, schools = _ranks(session, office, ids), _posts(session, office, ids), _schools(session, office, ids)
    numbers = _numbers(session, office, ids)
    lines = [
        _line(person, unit_name, ranks[person.id], posts[person.id], schools.get(person.id), levels, today)
        | {"cari": _sought(person, unit_name, numbers[person.id])}
        for person, unit_name in _people(session, office, ids)
    ]
    if not fresh:
        session.execute(
            sa.delete(EmployeeSummary).where(
                EmployeeSummary.office_id == office, EmployeeSummary.employee_id.in_(ids)
            )
        )
    bulk.insert(session.connection(), EmployeeSummary.__table__, bulk.in_columns(lines))


def _people(session: Session, office: uuid.UUID, ids: Sequence[uuid.UUID]) -> Iterator[tuple[Any, str | None]]:
    e = Employee
    rows = session.execute(
        sa.select(
            e.office_id, e.id, e.nip, e.nama, e.gelar_depan, e.gelar_belakang, e.status, e.unit_id, e.berakhir,
            e.dibatalkan, e.nip_lama, Unit.nama.label("unit_nama"),
        )
        .outerjoin(Unit, sa.and_(Unit.office_id == e.office_id, Unit.id == e.unit_id))
        .where(e.office_id == office, e.id.in_(ids))
    )  # fmt: skip
    for row in rows:
        yield row, row.unit_nama


def _made(row: Any) -> uuid.UUID:
    """Rows in the order they were made. Sorted here: an ORDER BY id makes SQLite walk the whole table."""
    made: uuid.UUID = row[0]
    return made


def _ranks(session: Session, office: uuid.UUID, ids: Sequence[uuid.UUID]) -> defaultdict[uuid.UUID, list[_Rank]]:
    found: defaultdict[uuid.UUID, list[_Rank]] = defaultdict(list)
    g = Golongan
    rows = session.execute(
        sa.select(g.id, g.employee_id, g.golongan, g.tmt).where(
            g.office_id == office, g.employee_id.in_(ids), g.dibatalkan.is_(None)
        )
    )
    for _, owner, golongan, tmt in sorted(rows, key=_made):
        if golongan is not None:
            found[owner].append(_Rank(golongan, tmt))
    return found


def _posts(session: Session, office: uuid.UUID, ids: Sequence[uuid.UUID]) -> defaultdict[uuid.UUID, list[_Post]]:
    found: defaultdict[uuid.UUID, list[_Post]] = defaultdict(list)
    j = Jabatan
    rows = session.execute(
        sa.select(j.id, j.employee_id, j.nama, j.tmt, j.sampai, j.eselon).where(
            j.office_id == office, j.employee_id.in_(ids), j.dibatalkan.is_(None), j.penugasan == people.MAIN_POST
        )
    )
    for _, owner, nama, tmt, sampai, eselon in sorted(rows, key=_made):
        found[owner].append(_Post(nama, tmt, sampai, eselon))
    return found


def _schools(
    session: Session, office: uuid.UUID, ids: Sequence[uuid.UUID]
) -> dict[uuid.UUID, tuple[str, str | None, int | None]]:
    """Highest diploma of each person; of two of one level the later."""
    p = Pendidikan
    found = {}
    rows = session.execute(
        sa.select(p.id, p.employee_id, p.tingkat, p.nama, p.tahun_lulus).where(
            p.office_id == office, p.employee_id.in_(ids), p.dibatalkan.is_(None)
        )
    )
    for _, owner, tingkat, nama, tahun in sorted(rows, key=lambda row: (row[2], row[4] or 0, row[0])):
        found[owner] = (tingkat, nama, tahun)
    return found


def _numbers(session: Session, office: uuid.UUID, ids: Sequence[uuid.UUID]) -> defaultdict[uuid.UUID, list[str]]:
    """Numbers these people had before, to be found by them."""
    found: defaultdict[uuid.UUID, list[str]] = defaultdict(list)
    a = NipAlias
    rows = session.execute(
        sa.select(a.employee_id, a.nip).where(a.office_id == office, a.employee_id.in_(ids), a.dibatalkan.is_(None))
    )
    for owner, number in sorted((owner, number) for owner, number in rows):
        found[owner].append(number)
    return found


def _sought(person: Any, unit_name: str | None, numbers: list[str]) -> str:
    """What the search looks in: name with titles, present and former numbers, unit."""
    shown = reading.show_name(person.nama, person.gelar_depan, person.gelar_belakang)
    return " ".join(part for part in (shown, person.nip, unit_name, person.nip_lama, *numbers) if part).casefold()


def education_text(level: str, field: str | None, year: int | None) -> str:
    """A diploma in one line: ``S-1 Manajemen, 2006``."""
    text = f"{level} {field}" if field else level
    return f"{text}, {year}" if year else text


def _line(
    person: Any, unit_name: str | None, ranks: list[_Rank], posts: list[_Post],
    school: tuple[str, str | None, int | None] | None, levels: dict[str, str], today: dt.date,
) -> dict[str, Any]:  # fmt: skip
    rank = people.rank_held(ranks, today, golongan=_GOLONGAN, tmt=_TMT)
    post = people.current((p for p in posts if p.sampai is None or p.sampai >= today), today)
    shown = reading.show_name(person.nama, person.gelar_depan, person.gelar_belakang)
    days = [r.tmt for r in ranks] + [p.tmt for p in posts] + [person.berakhir]
    days += [p.sampai + dt.timedelta(days=1) for p in posts if p.sampai is not None]
    return {
        "office_id": person.office_id,
        "employee_id": person.id,
        "nip": person.nip,
        "nama_tampil": shown,
        "urut_nama": person.nama.casefold(),
        "status": person.status,
        "aktif": person.dibatalkan is None and (person.berakhir is None or person.berakhir > today),
        "golongan": rank.golongan if rank else None,
        "golongan_tmt": rank.tmt if rank else None,
        "urut_golongan": people.golongan_order(rank.golongan if rank else None),
        "jabatan": post.nama if post else None,
        "jabatan_tmt": post.tmt if post else None,
        "eselon": post.eselon if post else None,
        "unit_id": person.unit_id,
        "unit_nama": unit_name,
        "pendidikan": education_text(levels.get(school[0], school[0]), *school[1:]) if school else None,
        "berubah_pada": people.next_change(days, today),
    }
