"""What a saved or voided row changes on the person: unit, contract dates, leaving. Nothing else changes by itself.

Source of the rules: PP 49/2018 (an unbroken chain of contracts is one service), UU 20/2023 art. 52 (leaving).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules import people
from asn_desktop.services import record_rows, reference
from asn_desktop.store.employees import Employee, Jabatan

_ONE = dt.timedelta(days=1)
_PENSION, _WITH_RIGHT, _DISMISSED, _ACTIVE = "99", "88", "66", "01"  # codes of kedudukan_hukum.csv
_OPEN_ENDS = frozenset(("1", "2", "3", "6", "8", "9", "14"))  # kinds that tell nothing of health or discipline
_CLOSED_WORD = "diberhentikan"


def after_save(
    session: Session, person: Employee, kind: str, row: Any, old: Mapping[str, Any] | None, today: dt.date
) -> list[Problem]:
    """Bring the person in step with a row just entered (`old` None) or changed. Returns what the clerk should know."""
    deed = _AFTER.get(kind)
    return deed(session, person, row, old, today) if deed else []


def after_void(session: Session, person: Employee, kind: str, row: Any, today: dt.date) -> None:
    """Bring the person in step with a row that no longer counts."""
    if kind == "jabatan":
        _unpost(session, person, row, today)
    elif kind == "kontrak":
        _contract(session, person, row, {"mulai": row.mulai}, today)
    elif kind == "pemberhentian" and person.berakhir is not None and person.berakhir == row.tmt:
        person.berakhir = person.berakhir_alasan = None
        if person.kedudukan in (_PENSION, _WITH_RIGHT, _DISMISSED):
            person.kedudukan = _ACTIVE


def _post(session: Session, person: Employee, row: Any, old: Mapping[str, Any] | None, today: dt.date) -> list[Problem]:
    """End the post before a new definitive one, and a new one before the post after it; move the person along."""
    if row.penugasan != people.MAIN_POST or row.tmt is None:
        return []
    rows = _main_posts(session, person)
    before = max((r for r in rows if r.tmt < row.tmt), key=lambda r: r.tmt, default=None)
    after = min((r for r in rows if r.tmt > row.tmt), key=lambda r: r.tmt, default=None)
    if old is None and before is not None and before.sampai is None:
        before.sampai = row.tmt - _ONE
    if old is None and after is not None and row.sampai is None:
        row.sampai = after.tmt - _ONE
    now = people.current((r for r in rows if r.sampai is None or r.sampai >= today), today)
    if now is not None and now.unit_id is not None and now.tmt == row.tmt:
        person.unit_id = now.unit_id
    return []


def _unpost(session: Session, person: Employee, row: Any, today: dt.date) -> None:
    """A voided post gives back what it took: the post before it goes on, and the person is in its unit again."""
    if row.penugasan != people.MAIN_POST or row.tmt is None or row.sampai is not None:
        return
    rows = _main_posts(session, person)
    before = max((r for r in rows if r.tmt < row.tmt), key=lambda r: r.tmt, default=None)
    if before is None or before.sampai != row.tmt - _ONE:
        return
    before.sampai = None
    if person.unit_id == row.unit_id and before.unit_id is not None and row.tmt <= today:
        person.unit_id = before.unit_id


def _main_posts(session: Session, person: Employee) -> list[Any]:
    """The living definitive posts with a TMT."""
    session.flush()
    kept = [r["id"] for r in record_rows.fetch(session, "jabatan", person.id)
            if not r["dibatalkan"] and r["penugasan"] == people.MAIN_POST and r["tmt"] is not None]  # fmt: skip
    return [session.get_one(Jabatan, (person.office_id, key)) for key in kept]


def _contract(
    session: Session, person: Employee, row: Any, old: Mapping[str, Any] | None, today: dt.date
) -> list[Problem]:
    """Start of the unbroken chain, start and end of the present contract (PP 49/2018)."""
    session.flush()
    rows = [r for r in record_rows.fetch(session, "kontrak", person.id) if not r["dibatalkan"]]
    if not rows:
        return []
    rows.sort(key=lambda r: r["mulai"])
    begun = [r for r in rows if r["mulai"] <= today] or rows[:1]
    present = begun[-1]
    start = chain_start(begun)
    stated = person.kontrak_mulai
    told_by_row = old is not None and stated == old["mulai"]
    if stated is not None and not told_by_row and start == rows[0]["mulai"]:
        start = min(start, stated)  # the older agreements were never entered: what the office stated stays
    person.kontrak_mulai, person.kontrak_tmt, person.kontrak_akhir = start, present["mulai"], present["sampai"]
    return []


def chain_start(rows: list[Any]) -> dt.date:
    """First day of the unbroken chain that ends with the last of these contracts, sorted by their first day."""
    start: dt.date = rows[-1]["mulai"]
    for row in reversed(rows[:-1]):
        if row["sampai"] is not None and row["sampai"] + _ONE < start:
            break
        start = min(start, row["mulai"])
    return start


def _left(session: Session, person: Employee, row: Any, old: Mapping[str, Any] | None, today: dt.date) -> list[Problem]:
    """The decree of leaving ends the service from its TMT; the kedudukan hukum follows once the day has come."""
    names = reference.labels(session, "jenis_pemberhentian", "nama", today)
    person.berakhir = row.tmt
    person.berakhir_alasan = names.get(row.jenis, _CLOSED_WORD) if row.jenis in _OPEN_ENDS else _CLOSED_WORD
    if row.tmt > today:
        return [Problem("END_AHEAD", "tmt", {"tanggal": row.tmt}, Severity.WARNING)]
    by_age = row.jenis == "1"
    person.kedudukan = _PENSION if by_age else _WITH_RIGHT if row.jenis_pensiun else _DISMISSED
    return []


_Deed = Callable[[Session, Employee, Any, Mapping[str, Any] | None, dt.date], list[Problem]]
_AFTER: Mapping[str, _Deed] = {"jabatan": _post, "kontrak": _contract, "pemberhentian": _left}
