"""Dates of careers that ask for work today: salary letters, contracts, CPNS, pensions. Computed on read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.dossier import Dossier
from asn_desktop.services import career_due, career_law, dossiers
from asn_desktop.services.career_law import Law
from asn_desktop.services.home import Person, WorkRow
from asn_desktop.store.employees import Employee

LETTERS_AHEAD = 3  # months: the notice is due two months before the step, and a month is left to make it
PENSIONS_AHEAD = 12  # months: a proposal is prepared about a year before
_FIRST = 3
_KINDS = ("kgb", "kgb_data", "kontrak", "cpns", "pensiun")
_PORTION = 1_000  # people at a time
_PARTS = ("golongan", "jabatan", "kgb", "pmk", "cltn", "kinerja")  # histories these dates look at


def rows(session: Session, today: dt.date) -> tuple[WorkRow, ...]:
    """One row for each kind of date that has come near; nothing where there is nothing to do.

    Asked apart from the rest of Beranda: every career is weighed by the rules, a thousand people at a time. All at
    once they would leave 40 MB of holes in the memory of the window, and take no less time.
    """
    law = career_law.law(session, today)
    near: dict[str, list[tuple[Dossier, dt.date | None]]] = {kind: [] for kind in _KINDS}
    letters: list[dt.date] = []
    ids = session.scalars(
        sa.select(Employee.id).where(Employee.office_id == session.info["office_id"]).order_by(Employee.id)
    ).all()
    for at in range(0, len(ids), _PORTION):
        folk = dossiers.load(session, on=today, ids=ids[at : at + _PORTION], parts=_PARTS)
        if folk:
            letters += _near(session, today, folk, law, near)
    return tuple(
        _row(kind, found, min(letters, default=None) if kind == "kgb" else None)
        for kind, found in near.items() if found
    )  # fmt: skip


def _near(
    session: Session, today: dt.date, folk: Sequence[Dossier], law: Law,
    near: dict[str, list[tuple[Dossier, dt.date | None]]],
) -> list[dt.date]:  # fmt: skip
    """Add who of these people is near a date, by kind; gives the days on which salary letters are to be made."""
    steps = career_due.kgb_due(session, today=today, months=LETTERS_AHEAD, folk=folk, tables=law)
    unknown = career_due.kgb_unknown(session, today=today, folk=folk, tables=law)
    contracts = career_due.contracts_ending(session, today=today, folk=folk, tables=law)
    probation = career_due.cpns_over_a_year(session, today=today, folk=folk, tables=law)
    pensions = career_due.pension_due(session, today=today, months=PENSIONS_AHEAD, folk=folk, tables=law)
    near["kgb"] += [(r.orang, r.kgb.tmt) for r in steps]
    near["kgb_data"] += [(d, None) for d, _ in unknown]
    near["kontrak"] += [(r.orang, r.berakhir) for r in contracts]
    near["cpns"] += [(r.orang, r.batas) for r in probation]
    near["pensiun"] += [(r.orang, r.tmt) for r in pensions]
    return [r.surat for r in steps]


def _row(kind: str, found: list[tuple[Dossier, dt.date | None]], since: dt.date | None) -> WorkRow:
    """The nearest are named, of one day by name."""
    first = sorted(found, key=lambda one: (one[1] or dt.date.min, one[0].nama.casefold()))[:_FIRST]
    return WorkRow(kind, len(found), since, tuple(Person(d.nama_tampil, day) for d, day in first))
