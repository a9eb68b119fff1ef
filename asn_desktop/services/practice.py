"""The practice office: made in one deed, filled with invented people, with a password that stands on its login page."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import uuid
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop import disk, files
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import sample_records
from asn_desktop.rules.roles import Role
from asn_desktop.services import career_law, office, practice_year
from asn_desktop.services.leave.rulebook import KEPT_SINCE
from asn_desktop.services.office import NewOffice, NewUser
from asn_desktop.services.record_models import MODELS
from asn_desktop.services.summaries import rebuild_summaries
from asn_desktop.store import journal
from asn_desktop.store.compat import uuid7
from asn_desktop.store.employees import Employee
from asn_desktop.store.leave import LeaveOpening
from asn_desktop.store.offices import Office, Setting, Unit, UnitOfficial
from asn_desktop.store.positions import Position
from asn_desktop.store.seals import STRONG, Argon2
from asn_desktop.store.users import User

PASSWORD = "latihan123"  # shown on the login page of the practice office; it protects nothing
OFFICE = NewOffice(
    nama="Dinas Perhubungan", pemerintah="PEMERINTAH KABUPATEN TIRTAMAYA", kota="Tirtamaya", kode="DISHUB",
    alamat="Jalan Merdeka Nomor 1, Tirtamaya 59999", kontak="Telepon (0299) 000000 · dishub@tirtamaya.example",
    latihan=True,
)  # fmt: skip
USERS = (
    NewUser("siti", "Siti Rahmawati", PASSWORD, Role.OPERATOR),
    NewUser("admin", "Rina Marlina", PASSWORD, Role.ADMIN),
    NewUser("agus", "Agus Setiawan", PASSWORD, Role.VERIFIKATOR),
    NewUser("dedi", "Dedi Kurniawan", PASSWORD, Role.PEJABAT),
)
Progress = Callable[[int, int, str], None]
_CHUNK = 500
_DATES = frozenset({
    "tanggal_lahir", "tmt_cpns", "tmt_pns", "kontrak_mulai", "kontrak_tmt", "kontrak_akhir", "tmt", "tanggal_sk",
    "berlaku_mulai", "mulai", "sampai", "selesai", "tanggal_nikah", "tanggal_akhir",
})  # fmt: skip
_TABLES = ("golongan", "jabatan", "pendidikan", "kgb", "kinerja", "kontrak", "diklat", "kursus", "angka_kredit",
           "penghargaan", "pasangan", "anak")  # fmt: skip
_APART = frozenset((*_TABLES, "cuti", "unit", "key", "parent"))
_OF_A_ROW = frozenset(("golongan", "jabatan"))  # columns of a history that are named like a table


def create(
    folder: Path, *, today: dt.date, now: dt.datetime, size: str = "dinas", progress: Progress | None = None,
    cost: Argon2 = STRONG,
) -> None:  # fmt: skip
    """Make the practice office in an empty folder and fill it. `cost` is lowered by tests only.

    Stopped or failed on the way it leaves nothing. Refuses and troubles as `office.create`.
    The four people of `USERS` log in with `PASSWORD`.
    """
    office.create(folder, OFFICE, (USERS[0], USERS[1]), now=now, cost=cost)
    try:
        _move_in(folder, size, today, now, progress, cost)
    except BaseException:  # also when it was stopped: a half-filled practice office is worth nothing
        disk.clear(folder)
        raise


def _move_in(
    folder: Path, size: str, today: dt.date, now: dt.datetime, progress: Progress | None, cost: Argon2
) -> None:  # fmt: skip
    with office.unlock(folder, USERS[1].username, PASSWORD, clock=lambda: now) as opened:
        for user in USERS[2:]:
            office.add_user(opened, PASSWORD, user, clock=lambda: now, cost=cost)
        with opened.store.begin(opened.actor, reason="kantor latihan") as session:
            fill(session, size, today=today, progress=progress)
        if size != "dinas":
            return
        with contextlib.suppress(Refused), opened.store.begin(opened.actor, reason="tahun berjalan") as session:
            practice_year.walk(session, today=today)  # refused on an odd day: an office without a running year


def fill(
    session: Session, size: str = "dinas", *, today: dt.date, people: int = 8_000, progress: Progress | None = None
) -> int:
    """Put the invented office into an office without people; returns how many people it has now.

    `size` is dinas (60, from resources/sample) or kabupaten (generated, of `people`). Refuses PRACTICE_NOT_EMPTY when
    somebody is recorded, PRACTICE_ONLY when the office is a real one.
    """
    key = session.info["office_id"]
    if not session.get_one(Office, (key, key)).latihan:
        raise Refused(Problem("PRACTICE_ONLY"))
    if session.scalar(sa.select(Employee.id).where(Employee.office_id == key).limit(1)):
        raise Refused(Problem("PRACTICE_NOT_EMPTY"))
    data = _dinas() if size == "dinas" else sample_records.kabupaten(people)
    units = _units(session, data["units"])
    made = _people(session, data["people"], units, career_law.pay(session), progress)
    _positions(session, data.get("positions", ()), units)
    _officials(session, data["officials"], units, made)
    _openings(session, data["people"], made, today)
    _users(session, data["people"], data["officials"], made)
    rebuild_summaries(session, today=today)
    return len(made)


def _dinas() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files.resource("sample/dinas.json").read_text(encoding="utf-8"))
    return found


def _units(session: Session, rows: Sequence[dict[str, Any]]) -> dict[str, uuid.UUID]:
    """Units by key; the root of the office takes the name of the sample, other units of the same name are kept."""
    key = session.info["office_id"]
    root = session.scalars(sa.select(Unit).where(Unit.office_id == key, Unit.parent_id.is_(None))).one()
    known = {
        (parent, name): unit_id
        for unit_id, parent, name in session.execute(
            sa.select(Unit.id, Unit.parent_id, Unit.nama).where(Unit.office_id == key)
        )
    }
    found: dict[str, uuid.UUID] = {}
    for place, row in enumerate(rows):
        if row["parent"] is None:
            root.nama, root.kode = row["nama"], row["kode"]
            found[row["key"]] = root.id
            continue
        here = known.get((found[row["parent"]], row["nama"]))
        if here is not None:
            found[row["key"]] = here
            continue
        unit = Unit(parent_id=found[row["parent"]], nama=row["nama"], kode=row["kode"], urutan=place)
        session.add(unit)
        found[row["key"]] = unit.id
    session.flush()
    return found


def _people(
    session: Session, rows: Sequence[dict[str, Any]], units: dict[str, uuid.UUID], pay: career_law.Pay,
    progress: Progress | None,
) -> dict[str, uuid.UUID]:  # fmt: skip
    """People and histories; the answer maps NIP to id."""
    found: dict[str, uuid.UUID] = {}
    for start in range(0, len(rows), _CHUNK):
        part = [(uuid7(), row) for row in rows[start : start + _CHUNK]]
        found |= {row["nip"]: new for new, row in part}
        people = [{"id": new, "unit_id": units[row["unit"]], **_plain(row)} for new, row in part]
        journal.write_set(session, Employee, people)
        for name in _TABLES:
            journal.write_set(session, MODELS[name], list(_history(part, name, units, pay)))
        if progress is not None:
            progress(start + len(part), len(rows), rows[start]["nama"])
    return found


def _history(
    part: Sequence[tuple[uuid.UUID, dict[str, Any]]], name: str, units: dict[str, uuid.UUID],
    pay: career_law.Pay,
) -> Iterator[dict[str, Any]]:  # fmt: skip
    for owner, row in part:
        for line in row.get(name, ()):
            place = {"unit_id": units[line["unit"]]} if "unit" in line else {}
            money = _pay(line, pay) if name == "kgb" else {}
            yield {"employee_id": owner, **place, **money, **_plain(line, keep=_OF_A_ROW)}


def _pay(step: dict[str, Any], pay: career_law.Pay) -> dict[str, int | None]:
    """Base salary before and after a step, by the salary table of its day."""
    day = dt.date.fromisoformat(step["tmt"])
    before = max(0, step["mkg_tahun"] - 1)
    return {"gaji_lama": pay(step["golongan"], before, day), "gaji_baru": pay(step["golongan"], step["mkg_tahun"], day)}


def _positions(session: Session, rows: Sequence[dict[str, Any]], units: dict[str, uuid.UUID]) -> None:
    for row in rows:
        session.add(Position(unit_id=units[row["unit"]], **_plain(row, keep=("jenis",))))
    session.flush()


def _plain(row: dict[str, Any], keep: Collection[str] = ()) -> dict[str, Any]:
    """Columns of a record, dates read; of the words in `_APART` only those to `keep` (the golongan of a rank)."""
    return {
        name: dt.date.fromisoformat(value) if name in _DATES and value else value
        for name, value in row.items()
        if name not in _APART or name in keep
    }


def _officials(
    session: Session, rows: Sequence[dict[str, Any]], units: dict[str, uuid.UUID], people: dict[str, uuid.UUID]
) -> None:
    for row in rows:
        ties = {"unit_id": units[row["unit"]], "employee_id": people[row["nip"]]}
        session.add(UnitOfficial(**ties, **_plain(row, keep=("jabatan",))))
    session.flush()


def _openings(
    session: Session, rows: Sequence[dict[str, Any]], people: dict[str, uuid.UUID], today: dt.date
) -> None:
    openings = [
        {"employee_id": people[row["nip"]], "tahun": int(year), "terpakai": used}
        for row in rows
        for year, used in row["cuti"].items()
    ]
    if openings:
        journal.write_set(session, LeaveOpening, openings)
    value = {"v": today.isoformat()}
    session.add(Setting(kunci=KEPT_SINCE, nilai=value, berlaku_mulai=today, dasar="kantor latihan"))


def _users(
    session: Session, rows: Sequence[dict[str, Any]], officials: Sequence[dict[str, Any]], people: dict[str, uuid.UUID]
) -> None:
    """Tie users to the employee of the same name, so that the head decides as himself; of namesakes the official."""
    by_name = {row["nama"]: people[row["nip"]] for row in rows}
    by_name |= {row["nama"].partition(",")[0]: people[row["nip"]] for row in officials}
    for user in session.scalars(sa.select(User).where(User.office_id == session.info["office_id"])):
        user.employee_id = by_name.get(user.nama)
    session.flush()
