"""Dates of careers that ask for work today: salary letters, contracts, CPNS, pensions. Computed on read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.services import career_due, career_law
from asn_desktop.services.home import Person, WorkRow

LETTERS_AHEAD = 3  # months: the notice is due two months before the step, and a month is left to make it
PENSIONS_AHEAD = 12  # months: a proposal is prepared about a year before
_FIRST = 3
_PARTS = ("golongan", "jabatan", "kgb", "pmk", "cltn", "kinerja")  # histories these dates look at


def rows(session: Session, today: dt.date) -> tuple[WorkRow, ...]:
    """One row for each kind of date that has come near; nothing where there is nothing to do.

    Asked apart from the rest of Beranda: every career is weighed by the rules.
    """
    folk = career_due.people(session, today, None, _PARTS)
    if not folk:
        return ()
    law = career_law.law(session, today)
    steps = career_due.kgb_due(session, today=today, months=LETTERS_AHEAD, folk=folk, tables=law)
    unknown = career_due.kgb_unknown(session, today=today, folk=folk, tables=law)
    contracts = career_due.contracts_ending(session, today=today, folk=folk, tables=law)
    probation = career_due.cpns_over_a_year(session, today=today, folk=folk, tables=law)
    pensions = career_due.pension_due(session, today=today, months=PENSIONS_AHEAD, folk=folk, tables=law)
    return (
        _row("kgb", steps, [(r.orang, r.kgb.tmt) for r in steps], min((r.surat for r in steps), default=None)),
        _row("kgb_data", unknown, [(d, None) for d, _ in unknown], None),
        _row("kontrak", contracts, [(r.orang, r.berakhir) for r in contracts], None),
        _row("cpns", probation, [(r.orang, r.batas) for r in probation], None),
        _row("pensiun", pensions, [(r.orang, r.tmt) for r in pensions], None),
    )


def _row(kind: str, found: Iterable[Any], dated: list[tuple[Any, dt.date | None]], since: dt.date | None) -> WorkRow:
    people = tuple(Person(d.nama_tampil, day) for d, day in dated[:_FIRST])
    return WorkRow(kind, len(tuple(found)), since, people)
