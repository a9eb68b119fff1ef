"""Units: the tree of the organisation and what each unit inherits from the one above."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import reading
from asn_desktop.rules import unit_profile as rules
from asn_desktop.rules.unit_profile import Inherited, UnitFields
from asn_desktop.store.employees import EmployeeSummary
from asn_desktop.store.held import hold
from asn_desktop.store.offices import Office, Unit, UnitAlias


@dataclass(frozen=True)
class UnitRow:
    """A unit in the tree: depth from the root (0), path for combo boxes, people in it and below it."""

    id: uuid.UUID
    parent_id: uuid.UUID | None
    nama: str
    kode: str | None
    depth: int
    jalur: str  # "Bidang Angkutan · Seksi Terminal"; the root only when it is the unit itself
    pegawai: int  # active people in this unit itself
    berakhir: dt.date | None = None


@dataclass(frozen=True)
class UnitProfile:
    """One unit with everything it inherits already filled in: what letters, leave and the register need."""

    id: uuid.UUID
    nama: str
    root_id: uuid.UUID
    root_nama: str
    kop_pemerintah: str
    kop_nama: str
    kop_alamat: str
    kop_kontak: str
    lambang: str | None
    kota: str
    hari_kerja: str  # "12345" | "123456"
    nomor_mode: str  # agenda | diketik | kosong
    nomor_pola: str
    nomor_lebar: int
    kode: str
    zona: str
    latihan: bool
    diwarisi: dict[str, str] = field(default_factory=dict)  # field -> name of the unit (or office) it comes from

    @property
    def tempat(self) -> str:
        """The unit with the one whose letterhead it uses: "Bidang Angkutan, Dinas Perhubungan"."""
        above = self.diwarisi.get("kop_nama", "")
        return self.nama if above.casefold() in ("", self.nama.casefold()) else f"{self.nama}, {above}"


def tree(session: Session, *, ended: bool = False) -> list[UnitRow]:
    """Every unit, parents before children, siblings by their order and name."""
    office = session.info["office_id"]
    units = session.scalars(sa.select(Unit).where(Unit.office_id == office)).all()
    heads = dict(
        session.execute(
            sa.select(EmployeeSummary.unit_id, sa.func.count())
            .where(EmployeeSummary.office_id == office, EmployeeSummary.aktif.is_(True))
            .group_by(EmployeeSummary.unit_id)
        ).all()
    )
    below = _children(units)
    rows: list[UnitRow] = []

    def walk(parent: uuid.UUID | None, depth: int, path: tuple[str, ...]) -> None:
        for unit in below[parent]:
            if unit.berakhir and not ended:
                continue
            here = (*path, unit.nama) if parent is not None else ()
            rows.append(
                UnitRow(
                    unit.id, unit.parent_id, unit.nama, unit.kode, depth, " · ".join(here) or unit.nama,
                    heads.get(unit.id, 0), unit.berakhir,
                )
            )  # fmt: skip
            walk(unit.id, depth + 1, here)

    walk(None, 0, ())
    return rows


def below(session: Session, unit_id: uuid.UUID) -> list[uuid.UUID]:
    """The unit and every unit under it."""
    pairs = session.execute(
        sa.select(Unit.id, Unit.parent_id).where(Unit.office_id == session.info["office_id"])
    ).all()
    children: defaultdict[uuid.UUID | None, list[uuid.UUID]] = defaultdict(list)
    for child, parent in pairs:
        children[parent].append(child)
    found = [unit_id]
    for one in found:
        found.extend(c for c in children[one] if c not in found)
    return found


def chain(session: Session, unit_id: uuid.UUID) -> list[Unit]:
    """The unit, its parent and so on up to the root. Refuses UNIT_UNKNOWN."""
    found: list[Unit] = []
    seen: set[uuid.UUID] = set()
    next_id: uuid.UUID | None = unit_id
    while next_id is not None and next_id not in seen:
        unit = session.get(Unit, (session.info["office_id"], next_id))
        if unit is None:
            raise Refused(Problem("UNIT_UNKNOWN", "unit_id", {"raw": str(next_id)}))
        found.append(unit)
        hold(session, unit)
        seen.add(next_id)
        next_id = unit.parent_id
    return found


def root(session: Session) -> uuid.UUID | None:
    """The unit without a parent that comes first; None before the office has any."""
    return session.scalar(
        sa.select(Unit.id)
        .where(Unit.office_id == session.info["office_id"], Unit.parent_id.is_(None), Unit.berakhir.is_(None))
        .order_by(Unit.urutan, Unit.nama)
        .limit(1)
    )


def resolve(session: Session, unit_id: uuid.UUID) -> UnitProfile:
    """The unit with its inherited letterhead, working week and number series. Refuses UNIT_UNKNOWN."""
    line = chain(session, unit_id)
    office = _office(session)
    got: Inherited = rules.inherit(levels(session, line))
    return UnitProfile(
        id=unit_id, nama=line[0].nama, root_id=line[-1].id, root_nama=line[-1].nama,
        zona=office.zona, latihan=office.latihan, diwarisi=dict(got.source), **got.values,
    )  # fmt: skip


def levels(session: Session, line: Iterable[Unit]) -> list[tuple[str, UnitFields]]:
    """Names and own fields of a line of units, with the office last: the material of `rules.unit_profile.inherit`."""
    office = _office(session)
    found = [(unit.nama, _fields(unit)) for unit in line]
    return [
        *found,
        (office.nama, UnitFields(kop_pemerintah=office.pemerintah, kop_nama=office.nama, kota=office.kota)),
    ]


def lookup(session: Session, spelling: str) -> uuid.UUID | None:
    """The open unit that a spelling means, by its name or an alias; None when none or more than one does."""
    office, key = session.info["office_id"], reading.unit_key(spelling)
    found = {
        unit_id
        for unit_id, name in session.execute(
            sa.select(Unit.id, Unit.nama).where(Unit.office_id == office, Unit.berakhir.is_(None))
        )
        if reading.unit_key(name) == key
    }
    if not found:
        found = set(
            session.scalars(
                sa.select(UnitAlias.unit_id).where(UnitAlias.office_id == office, UnitAlias.normal == key)
            )
        )
    return found.pop() if len(found) == 1 else None


def _office(session: Session) -> Office:
    office = session.get_one(Office, (session.info["office_id"], session.info["office_id"]))
    hold(session, office)
    return office


def _fields(unit: Unit) -> UnitFields:
    return UnitFields(**{name: getattr(unit, name) for name in rules.INHERITED})


def _children(units: Iterable[Unit]) -> defaultdict[uuid.UUID | None, list[Unit]]:
    known = {unit.id for unit in units}
    found: defaultdict[uuid.UUID | None, list[Unit]] = defaultdict(list)
    for unit in sorted(units, key=lambda u: (u.urutan, u.nama.casefold())):
        found[unit.parent_id if unit.parent_id in known else None].append(unit)
    return found


