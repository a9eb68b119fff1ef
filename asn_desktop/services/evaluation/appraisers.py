"""Who appraises whom on a day: derived from the officials, checked, and as a document names him.

Source: PermenPANRB 6/2022 (pejabat penilai kinerja: the direct superior, at least pengawas, or who is given the
authority), Peraturan BKN 3/2023; evaluation.md §4.6, E-PRED-05.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import identity, ranks
from asn_desktop.rules.dossier import Dossier, PostHeld
from asn_desktop.rules.evaluation import appraiser as rules
from asn_desktop.rules.evaluation.party import Party, from_kept
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import dossiers, officials, units
from asn_desktop.services.evaluation import rulebook
from asn_desktop.services.officials import Official
from asn_desktop.store.employees import Employee
from asn_desktop.store.goals import Skp
from asn_desktop.store.offices import UnitOfficial

_PREFERRED = ("D", "PJ", "PLT", "PLH")  # who plans and judges a year: the holder before whoever stands in for him
_FARTHEST = 12  # steps up a line of appraisers; an office has four or five
_AWAY = "02"  # kedudukan hukum: CLTN
_PARTS = ("golongan", "jabatan", "cltn")  # histories an appraiser is known by


def party_of(session: Session, employee_id: uuid.UUID, on: dt.date) -> Party:
    """A person as a document of that day names him. Refuses EMPLOYEE_UNKNOWN."""
    person = _on_day(session, employee_id, on)
    return Party(
        person.nama_tampil, person.nip, ranks.show_rank(person.golongan.golongan if person.golongan else None) or None,
        person.jabatan.nama if person.jabatan else "", _place(session, person.unit_id), employee_id,
    )  # fmt: skip


def post_of(session: Session, employee_id: uuid.UUID, on: dt.date) -> PostHeld | None:
    """The main post on a day. Refuses EMPLOYEE_UNKNOWN."""
    return _on_day(session, employee_id, on).jabatan


def appraiser_of(session: Session, employee_id: uuid.UUID, on: dt.date) -> Party | None:
    """The direct superior on a day: who heads the unit, or the unit above when the person heads it himself.

    For the head of the office, whose superior sits elsewhere, whoever appraised him last; None when nobody is known.
    """
    require(session.info["actor"], Deed.READ)
    person = _on_day(session, employee_id, on)
    if person.unit_id is not None:
        for unit in units.chain(session, person.unit_id):
            found = _head(session, unit.id, on, employee_id, person.nip)
            if found is not None:
                return _as_party(session, found, on)
    return _last_from_outside(session, employee_id, on)


def superior_of(session: Session, party: Party, unit_id: uuid.UUID, on: dt.date) -> Party | None:
    """Atasan of an appraiser: his own appraiser; for one of another office the next head above `unit_id`."""
    require(session.info["actor"], Deed.READ)
    if party.employee_id is not None:
        held = _held(session, party.employee_id, on)
        return held if held is not None else appraiser_of(session, party.employee_id, on)
    passed = False
    for unit in units.chain(session, unit_id):
        found = _best(officials.of_unit(session, unit.id, on))
        if found is None:
            continue
        if passed:
            return _as_party(session, found, on)
        passed = found.nama == party.nama or _same_number(found.nip, party.nip)
    return None


def check(session: Session, employee_id: uuid.UUID, penilai: Party, on: dt.date) -> list[Problem]:
    """Why this official cannot appraise this person on a day: E-PRED-05, `skp_appraiser_missing`."""
    own = session.get(Employee, (session.info["office_id"], employee_id))
    same = penilai.employee_id == employee_id or (own is not None and _same_number(own.nip, penilai.nip))
    terms = _terms(session, penilai)
    held = [t for t in terms if t[1] <= on and (t[2] is None or t[2] >= on)]
    serving, eselon = True, None
    if penilai.employee_id is not None:
        serving, eselon = _standing(session, penilai.employee_id, on)
    facts = rules.AppraiserFacts(
        penilai.nama, same, not same and _circle(session, employee_id, penilai, on),
        in_office=serving and bool(held or not terms), heads_unit=bool(held), eselon=eselon,
        outside=penilai.employee_id is None,
    )  # fmt: skip
    return rules.check(facts, on, lowest=rulebook.read(session, on).penilai_eselon_minimal)


def named(session: Session, employee_id: uuid.UUID, on: dt.date, unit_id: uuid.UUID | None = None) -> Party:
    """A person of this office as an appraiser: in the post he heads a unit with, else that of his record."""
    return as_of(session, Party("", employee_id=employee_id), on, unit_id)


def as_of(session: Session, party: Party, on: dt.date, unit_id: uuid.UUID | None = None) -> Party:
    """The same official in the words of a day, as the people of `unit_id` have him over them.

    Who heads that unit or one above, also as Plt, is named so; else his post as given, as a head, as on record.
    """
    if party.employee_id is None:
        return party
    units_headed = [t[0] for t in _terms(session, party) if t[1] <= on and (t[2] is None or t[2] >= on)]
    held = [o for unit in units_headed for o in officials.of_unit(session, unit, on)
            if o.peran == "kepala" and _is(o, party)]  # fmt: skip
    line = [unit.id for unit in units.chain(session, unit_id)] if unit_id is not None else []
    over = sorted((o for o in held if o.unit_id in line), key=lambda o: line.index(o.unit_id))
    same = [o for o in held if o.jabatan_tertulis == party.jabatan]
    seat = over or same or ([] if party.jabatan else sorted(held, key=lambda o: _PREFERRED.index(o.penugasan)))
    if seat:
        return _as_party(session, seat[0], on)
    own = party_of(session, party.employee_id, on)
    return replace(own, jabatan=party.jabatan, unit=party.unit or own.unit) if party.jabatan else own


def of_skp(session: Session, row: Skp, on: dt.date) -> Party:
    """Who appraised under an SKP on a day: before a change of appraiser the one before."""
    for old in row.penilai_lama or ():
        if dt.date.fromisoformat(old["sampai"]) >= on:
            number = old.get("employee_id")
            return from_kept(old, uuid.UUID(number) if number else None)
    return from_kept(row.penilai, row.penilai_id)


def _on_day(session: Session, employee_id: uuid.UUID, on: dt.date) -> Dossier:
    """Post, rank and standing of a person on a day, in service or not. Refuses EMPLOYEE_UNKNOWN."""
    found = dossiers.load(session, on=on, ids=[employee_id], ended=True, parts=_PARTS)
    if not found:
        raise Refused(Problem("EMPLOYEE_UNKNOWN", "employee_id", {"id": str(employee_id)}))
    return found[0]


def _head(
    session: Session, unit_id: uuid.UUID, on: dt.date, applicant: uuid.UUID, nip: str | None
) -> Official | None:
    """Who heads a unit above a person; nobody where the post is his own."""
    found = officials.of_unit(session, unit_id, on)
    mine = [o for o in found if o.employee_id == applicant or _same_number(o.nip, nip)]
    if any(o.peran == "kepala" and o.penugasan == "D" for o in mine):
        return None
    return _best([o for o in found if o not in mine])


def _best(found: list[Official]) -> Official | None:
    heads = [o for o in found if o.peran == "kepala"]
    return min(heads, key=lambda o: (_PREFERRED.index(o.penugasan), -o.berlaku_mulai.toordinal()), default=None)


def _as_party(session: Session, official: Official, on: dt.date) -> Party:
    """An official as printed: name and rank from his record when he is of this office."""
    place = _place(session, official.unit_id)
    if official.employee_id is None:
        return Party(official.nama, official.nip, official.pangkat, official.jabatan_tertulis, place)
    own = party_of(session, official.employee_id, on)
    return replace(own, jabatan=official.jabatan_tertulis, unit=place, pangkat=own.pangkat or official.pangkat)


def _place(session: Session, unit_id: uuid.UUID | None) -> str:
    return units.resolve(session, unit_id).tempat if unit_id is not None else ""


def _last_from_outside(session: Session, employee_id: uuid.UUID, on: dt.date) -> Party | None:
    """The appraiser of another office whom the latest SKP names."""
    row = session.execute(
        sa.select(Skp.penilai).where(
            Skp.office_id == session.info["office_id"], Skp.employee_id == employee_id, Skp.penilai_id.is_(None),
            Skp.keadaan != "batal", Skp.mulai <= on,
        ).order_by(Skp.mulai.desc()).limit(1)
    ).first()  # fmt: skip
    return from_kept(row[0]) if row is not None and row[0].get("nama") else None


def _held(session: Session, employee_id: uuid.UUID, on: dt.date) -> Party | None:
    """The appraiser an SKP of that day names."""
    row = session.scalars(
        sa.select(Skp).where(
            Skp.office_id == session.info["office_id"], Skp.employee_id == employee_id, Skp.keadaan != "batal",
            Skp.mulai <= on, Skp.sampai >= on,
        ).order_by(Skp.mulai.desc()).limit(1)
    ).first()  # fmt: skip
    found = None if row is None else of_skp(session, row, on)
    return found if found is not None and found.nama else None


def _circle(session: Session, employee_id: uuid.UUID, penilai: Party, on: dt.date) -> bool:
    """Whether the line of appraisers above this one leads back to the appraised."""
    at, seen = penilai.employee_id, {employee_id}
    for _ in range(_FARTHEST):
        if at is None or at in seen:
            return at == employee_id
        seen.add(at)
        above = _held(session, at, on) or appraiser_of(session, at, on)
        at = None if above is None else above.employee_id
    return False


def _terms(session: Session, party: Party) -> list[tuple[uuid.UUID, dt.date, dt.date | None]]:
    """(unit, first day, last day) of every entry of this official as a head."""
    who = []
    if party.employee_id is not None:
        who.append(UnitOfficial.employee_id == party.employee_id)
    if party.nip:
        who.append(UnitOfficial.nip == identity.normalise(party.nip))
    if not who:
        return []
    found = session.execute(
        sa.select(UnitOfficial.unit_id, UnitOfficial.berlaku_mulai, UnitOfficial.berlaku_sampai).where(
            UnitOfficial.office_id == session.info["office_id"], UnitOfficial.peran == "kepala", sa.or_(*who)
        )
    )
    return sorted((tuple(row) for row in found), key=lambda t: t[1], reverse=True)  # type: ignore[misc]


def _standing(session: Session, employee_id: uuid.UUID, on: dt.date) -> tuple[bool, str | None]:
    """(in service and not on CLTN, eselon of the post) of a person of this office on a day."""
    person = _on_day(session, employee_id, on)
    gone = person.berakhir is not None and person.berakhir <= on
    return not gone and person.kedudukan != _AWAY, person.jabatan.eselon if person.jabatan else None


def _is(official: Official, party: Party) -> bool:
    return official.employee_id == party.employee_id or _same_number(official.nip, party.nip)


def _same_number(one: str | None, other: str | None) -> bool:
    return bool(one and other) and identity.normalise(one or "") == identity.normalise(other or "")
