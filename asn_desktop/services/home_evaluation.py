"""What evaluation asks of the office today: results, feedback and SKP still missing, objections that wait."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.roles import Deed, may
from asn_desktop.services.evaluation import dialogues, held_up, objections, rulebook
from asn_desktop.services.home import Person, WorkRow
from asn_desktop.store.goals import Skp

_PARTS = {
    "halangan_skp": "skp", "halangan_skp_draf": "skp", "halangan_umpan_balik": "umpan_balik",
    "halangan_nilai": "evaluasi", "halangan_tetap": "evaluasi",
}  # fmt: skip


def row(session: Session, today: dt.date) -> WorkRow:
    """One row for the period that is due; nothing in an office without a single SKP that year.

    `parts`: people by what holds them up first (skp, umpan_balik, evaluasi); keberatan, objections that wait;
    dialog, what was agreed in talks and is past or due within a week.
    Asked apart from the rest of Beranda, for it counts everybody.
    """
    year, code = rulebook.read(session, today).due(today)
    parts = dict.fromkeys(("umpan_balik", "evaluasi", "skp", "keberatan", "dialog"), 0)
    people: list[Person] = []
    since: dt.date | None = None
    if _uses(session, year):
        for held, number in held_up.counts(session, year, code).items():
            parts[_PARTS[held]] += number
    if may(session.info["actor"].role, Deed.READ_SENSITIVE):
        waiting = objections.open(session, today=today)
        agreed = dialogues.reminders(session, today=today)
        parts["keberatan"], parts["dialog"] = len(waiting), len(agreed)
        names = [*(one.nama for one in waiting), *(one.nama for one in agreed)]
        people = [Person(name) for name in names[:3]]
        since = min((one.diajukan for one in waiting), default=None)
    found = {name: number for name, number in parts.items() if number}
    return WorkRow("kinerja", sum(found.values()), since, tuple(people), found)


def _uses(session: Session, year: int) -> bool:
    query = sa.select(sa.exists().where(Skp.office_id == session.info["office_id"], Skp.tahun == year,
                                        Skp.keadaan != "batal"))  # fmt: skip
    return bool(session.scalar(query))
