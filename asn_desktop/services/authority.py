"""Who may decide a leave: the nearest official whose delegation covers it, or the office above (leave.md §4.2).

Source: Peraturan BKN 24/2017 II and annex 1.a (delegation), Peraturan BKN 7/2021 IV.3A (leave abroad), UU 30/2014
art. 14 (Plt, Plh). An office without a recorded delegation is answered by the typical local split, wewenang_cuti.csv.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules.identity import normalise
from asn_desktop.rules.leave import authority as rules
from asn_desktop.rules.leave import flow
from asn_desktop.rules.leave.authority import Grant
from asn_desktop.rules.leave.flow import Official
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services import delegations, officials, reference
from asn_desktop.services.authority_case import Case, read
from asn_desktop.services.delegations import DelegationRow
from asn_desktop.store.reference import ReferenceRow

TABLE = "wewenang_cuti"
_ON: sa.BindParameter[Any] = sa.bindparam("on")
_SPLIT = sa.select(ReferenceRow.kunci, ReferenceRow.nilai).where(
    ReferenceRow.tabel == TABLE, ReferenceRow.kunci.startswith(sa.bindparam("kind")), ReferenceRow.berlaku_mulai <= _ON,
    sa.or_(ReferenceRow.berlaku_sampai.is_(None), ReferenceRow.berlaku_sampai >= _ON),
).order_by(
    sa.case({"bawaan": 0, "pusat": 1, "kantor": 2}, value=ReferenceRow.asal, else_=0), ReferenceRow.berlaku_mulai
)  # fmt: skip  # built once: every request of leave asks it


@dataclass(frozen=True)
class Decider:
    """Who decides, where, and on what ground. `official` None: somebody above this office, whose post is `level`."""

    official: Official | None
    where: str  # kantor | induk | bkpsdm
    ground: str
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    level: str = ""  # kepala | bkpsdm | ppk: the post of the typical local split that answers


def decider(
    session: Session, employee_id: uuid.UUID, kind: Kind, *, first: dt.date, last: dt.date, country: str | None,
    on: dt.date,
) -> Decider:  # fmt: skip
    """Who may decide this leave on `on`, or why nobody here may. Refuses EMPLOYEE_UNKNOWN."""
    return of_case(session, read(session, employee_id, kind, first, last, country, on))


def of_case(session: Session, case: Case) -> Decider:
    """The same for a case that was put together already."""
    kind = case.kind
    if kind not in rules.DELEGABLE:
        no = Problem("authority_not_delegable", "pejabat", {"jenis": kind.value})
        return _above(case, *_table(session, case), (no,))
    recorded = delegations.recorded(session)
    if not recorded:
        return _by_split(session, case, *_table(session, case))
    found: list[Problem] = []
    for row, official in _holders(session, case, recorded):
        problems = _may(row.grant, case, official)
        if not problems and official is not None:
            return Decider(_with_ground(official, row.grant), "kantor", _ground(row.grant), level="kepala")
        found += problems
    return _above(case, *_table(session, case), tuple(found[-1:]))


def check_decider(
    session: Session, employee_id: uuid.UUID, kind: Kind, official: Official | None, *, first: dt.date, last: dt.date,
    country: str | None, on: dt.date, kuasa: bool = False,
) -> list[Problem]:  # fmt: skip
    """Why `official` may not decide this leave on `on`; empty when he may, or when nobody is named yet.

    `kuasa`: the clerk has the written power for leave abroad before her. Codes `self_approval`,
    `authority_not_delegable`, `abroad_needs_ppk`, `not_authorised`.
    """
    if official is None:
        return []
    case = read(session, employee_id, kind, first, last, country, on)
    own = flow.check_official(official, employee_id, on, "pyb", case.nip)
    if own:
        return own
    place = rules.level_of(official.jabatan)
    if place == "ppk":
        return []
    if kind not in rules.DELEGABLE:
        return [Problem("authority_not_delegable", "pejabat", {"jenis": kind.value, "pejabat": official.jabatan})]
    held = [r for r, o in _holders(session, case, delegations.recorded(session)) if o and same(o, official)]
    if any(not _may(row.grant, case, official) for row in held):
        return []
    if case.abroad and not kuasa:
        return [Problem("abroad_needs_ppk", "pejabat", {"negara": country, "pejabat": official.jabatan})]
    home = replace(case, abroad=False)
    if held:  # abroad with a power the clerk has seen on paper
        found = [_may(row.grant, home, official) for row in held]
        return next((p for p in found if not p), found[-1])
    return _check_unnamed(session, home, official, place)


def same(one: Official, other: Official) -> bool:
    """Whether two values name one official: the record when both have it, else the number, else name and post."""
    if one.employee_id and other.employee_id:
        return one.employee_id == other.employee_id
    if one.nip and other.nip:
        return normalise(one.nip) == normalise(other.nip)
    return (one.nama.strip(), one.jabatan.strip()) == (other.nama.strip(), other.jabatan.strip())


def _check_unnamed(session: Session, case: Case, official: Official, place: str) -> list[Problem]:
    """An official no delegation of this office names: by the split, or on the decree he himself refers to."""
    level, _ = _table(session, case)
    if not delegations.recorded(session):
        split = _by_split(session, case, level, "")
        if split.official is not None and same(split.official, official):
            return []
    if official.employee_id is None:
        if place == "bkpsdm" and level != "ppk":
            return []
        if (official.dasar or "").strip():  # an official of another office names his own decree
            return []
    values = {"pejabat": official.jabatan, "sebab": "jenis", "mulai": official.valid_from, "sampai": official.valid_to}
    return [Problem("not_authorised", "pejabat", values)]


def _by_split(session: Session, case: Case, level: str, ground: str) -> Decider:
    """The typical local split answers where no delegation was ever recorded, and says that it only guesses."""
    guess = Problem("delegation_not_recorded", "pejabat", {}, Severity.WARNING)
    if level != "kepala" or (case.parent and not case.central):
        return replace(_above(case, level, ground, ()), warnings=(guess,))
    if not case.line:
        return Decider(None, "kantor", ground, (Problem("official_missing", "pejabat", {"sebagai": _PYB}),), (guess,))
    found = officials.deciding_official(session, case.line[0].id, case.on, applicant=case.employee_id)
    if found is None:
        return replace(_above(case, "ppk", ground, ()), warnings=(guess,))
    return Decider(officials.as_signer(found), "kantor", ground, (), (guess,), "kepala")


_PYB = "pejabat yang berwenang memberikan cuti"


def _above(case: Case, level: str, ground: str, problems: tuple[Problem, ...]) -> Decider:
    """Somebody above this office: the parent where the split names a head, else the central office."""
    where = "kantor" if case.central else "induk" if case.parent and level == "kepala" else "bkpsdm"
    return Decider(None, where, ground, problems, (), "bkpsdm" if level == "kepala" and where != "induk" else level)


def _holders(
    session: Session, case: Case, recorded: Sequence[DelegationRow]
) -> Iterator[tuple[DelegationRow, Official | None]]:
    """The delegations whose scope holds the person, nearest holder first, with who has the pen that day.

    The applicant's own post is passed over, and whoever stands in for him: the next higher one decides (leave.md §4.1).
    """
    near = {unit.id: place for place, unit in enumerate(case.line)}
    mine = [row for row in recorded if (row.cakupan_id or row.unit_id) in near]
    mine.sort(key=lambda row: (near.get(row.unit_id, len(near)), row.berlaku_mulai, row.nomor))
    for row in mine:
        holder = officials.acting_for(
            session, row.unit_id, row.peran, case.on, applicant=case.employee_id, nip=case.nip
        )
        yield row, None if holder is None else officials.as_signer(holder)


def _may(grant: Grant, case: Case, official: Official | None) -> list[Problem]:
    if official is None:
        return [Problem("not_authorised", "pejabat", {"pejabat": grant.holder, "sebab": "kosong", "mulai": grant.first,
                                                      "sampai": grant.last})]  # fmt: skip
    acting = rules.is_acting(official.penugasan)
    return rules.may_grant([grant], case.who, case.kind, case.days, abroad=case.abroad, on=case.on, acting=acting)


def _with_ground(official: Official, grant: Grant) -> Official:
    """The official with the decree he decides by; a Plt or Plh keeps his surat perintah beside it."""
    own = f"; {official.dasar}" if official.dasar and rules.is_acting(official.penugasan) else ""
    return replace(official, dasar=_ground(grant) + own)


def _ground(grant: Grant) -> str:
    return f"Keputusan {grant.giver} Nomor {grant.number}"


def _table(session: Session, case: Case) -> tuple[str, str]:
    """(level, ground) of the split, from the rows of this kind alone."""
    found = session.execute(_SPLIT, {"kind": f"{case.kind.value}:", "on": case.on})
    rows = {str(key): value for key, value in found}
    if not rows:  # a store that was made before the table was
        rows = {str(n): dict(row) for n, row in enumerate(reference.shipped(TABLE))}
    return rules.by_table(rows, case.who, case.kind, abroad=case.abroad)
