"""What a request must know of earlier leave: one query of the person's requests, one of her children's birth dates.

Source: PP 11/2017 art. 316 (cuti besar), 319-321 (sick spells), 325 (deliveries); section V of form 1.b.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.leave import births as leave_births
from asn_desktop.rules.leave.annual_right import LeaveFacts, Span
from asn_desktop.rules.leave.flow import GRANTED, HOLDS_DATES, State, held_days
from asn_desktop.rules.leave.wish import Besar, Important, Kind, Past, Sick, Wish
from asn_desktop.store.employees import Employee
from asn_desktop.store.family import Anak
from asn_desktop.store.leave import LeaveRequest

FOURTH = "kelahiran_4"
_ALWAYS = (Kind.BESAR, Kind.MELAHIRKAN, Kind.CLTN)  # section V says them of the whole service, the others of the year


@dataclass(frozen=True)
class Earlier:
    """One earlier request of the person, as far as another request looks at it."""

    id: uuid.UUID
    jenis: str
    mulai: dt.date
    sampai: dt.date
    keadaan: State
    alasan_kode: str | None
    kelahiran_ke: int | None
    perkiraan_lahir: dt.date | None
    lahir_pada: dt.date | None
    hari_tambahan: int
    tambahan_awal: bool | None
    melapor_pada: dt.date | None
    hubungan: str | None = None
    terkait_id: uuid.UUID | None = None

    @property
    def span(self) -> Span:
        """The days it holds: with the remote addition, up to the day before the person was back."""
        return Span(*held_days(self.keadaan, self.mulai, self.sampai, self.hari_tambahan,
                               early=bool(self.tambahan_awal), back=self.melapor_pada))  # fmt: skip

    @property
    def added(self) -> int:
        """Days of the remote addition it uses up: none once called back, only those that were taken."""
        if self.keadaan not in HOLDS_DATES - {State.DIPANGGIL}:
            return 0
        whole = self.hari_tambahan if self.tambahan_awal else (self.span.last - self.sampai).days
        return max(0, min(self.hari_tambahan, whole))

    @property
    def holds(self) -> bool:
        """Whether nobody else may have these days: waiting or granted, and at least one day was served."""
        return self.keadaan in HOLDS_DATES and self.span.last >= self.span.first


_COLUMNS = (
    LeaveRequest.id, LeaveRequest.jenis, LeaveRequest.mulai, LeaveRequest.sampai, LeaveRequest.keadaan,
    LeaveRequest.alasan_kode, LeaveRequest.kelahiran_ke, LeaveRequest.perkiraan_lahir, LeaveRequest.lahir_pada,
    LeaveRequest.hari_tambahan, LeaveRequest.tambahan_awal, LeaveRequest.melapor_pada, LeaveRequest.hubungan,
    LeaveRequest.terkait_id,
)  # fmt: skip
_EARLIER = sa.select(*_COLUMNS).where(
    LeaveRequest.office_id == sa.bindparam("office"), LeaveRequest.employee_id == sa.bindparam("person")
)  # built once: every request asks it


def earlier(session: Session, employee_id: uuid.UUID, without: uuid.UUID | None = None) -> list[Earlier]:
    """Every request of a person except `without`, oldest leave first."""
    found = session.execute(_EARLIER, {"office": session.info["office_id"], "person": employee_id})
    rows = [Earlier(i, j, m, s, State(k), *rest) for i, j, m, s, k, *rest in found]
    return sorted((row for row in rows if row.id != without), key=lambda row: (row.mulai, row.id))


def past(
    session: Session, person: Employee, facts: LeaveFacts, wish: Wish, rows: list[Earlier], own_used: int = 0
) -> Past:
    """The earlier leave a wish is weighed against. A query more for a birth: the children's birth dates."""
    held = [row for row in rows if row.holds]
    births: tuple[dt.date, ...] = ()
    if wish.kind is Kind.MELAHIRKAN or wish.reason_code == FOURTH:
        births = deliveries(session, person.id, facts, wish.due or wish.first, rows)
    return Past(
        sex=person.jenis_kelamin or "",
        besar=tuple(
            Besar(row.span.first, row.span.last, row.alasan_kode) for row in held if row.jenis == Kind.BESAR.value
        ),
        sick=tuple(
            Sick(row.span.first, row.span.last, row.alasan_kode) for row in held if row.jenis == Kind.SAKIT.value
        ),
        important=tuple(
            Important(row.span.first, row.span.last, row.alasan_kode, row.hubungan)
            for row in held if row.jenis == Kind.ALASAN_PENTING.value
        ),
        deliveries=max(len(births), _told(rows, wish.due or wish.first)),
        own_used=own_used,
        remote_used=remote_used(rows, wish.first.year),
        others=tuple(row.span for row in held),
    )


def deliveries(
    session: Session, employee_id: uuid.UUID, facts: LeaveFacts, day: dt.date, rows: Iterable[Earlier]
) -> tuple[dt.date, ...]:
    """Known deliveries in service before the one around `day`: children of her own and leaves taken for a birth."""
    query = sa.select(Anak.tanggal_lahir).where(
        Anak.office_id == session.info["office_id"], Anak.employee_id == employee_id, Anak.dibatalkan.is_(None),
        Anak.jenis == "kandung", Anak.tanggal_lahir.is_not(None),
    )  # fmt: skip
    known = [born for born in session.scalars(query) if born is not None]
    known += [row.lahir_pada or row.perkiraan_lahir or row.mulai for row in rows if _for_birth(row)]
    return leave_births.deliveries(known, before=day, since=facts.works_since)


def remote_used(rows: Iterable[Earlier], year: int) -> int:
    """Days of the remote addition that requests of the year already hold; a recall gives them up."""
    return sum(row.added for row in rows if row.mulai.year == year)


def taken(rows: Iterable[Earlier], year: int) -> dict[str, dict[str, Any]]:
    """Section V of form 1.b for kinds 2 to 6: how often, how many calendar days, and the last day of the latest.

    Sick leave and important reasons of the year, the others of the whole service; what was granted only.
    """
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        if row.jenis == Kind.TAHUNAN.value or row.keadaan not in GRANTED or not row.holds:
            continue
        if Kind(row.jenis) not in _ALWAYS and row.mulai.year != year:
            continue
        one = found.setdefault(row.jenis, {"kali": 0, "hari": 0, "terakhir": ""})
        one["kali"] += 1
        one["hari"] += (row.span.last - row.span.first).days + 1
        one["terakhir"] = max(one["terakhir"], row.span.last.isoformat())
    return found


def _for_birth(row: Earlier) -> bool:
    birth = row.jenis == Kind.MELAHIRKAN.value or row.alasan_kode == FOURTH
    return birth and row.keadaan in HOLDS_DATES


def _told(rows: Iterable[Earlier], day: dt.date) -> int:
    """The highest delivery an earlier request names: births that were never entered count with it."""
    before = day - leave_births.APART
    return max((row.kelahiran_ke or 0 for row in rows if _for_birth(row) and row.mulai <= before), default=0)
