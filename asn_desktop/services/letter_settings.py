"""What an office puts into a kind of letter, dated and with its ground: for the whole office, or for a unit and below.

    look = letter_settings.reader(session, "surat.cuti.", unit_id, on)
    look("atas_nama", usual="")

A key is the prefix and a name; with `:unit` behind it, it holds for that unit and everything below it.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.services import units
from asn_desktop.store.offices import Setting


def reader(
    session: Session, prefix: str, unit_id: uuid.UUID, on: dt.date
) -> Callable[[str, str], str]:
    """A look-up by name: the unit's own, the nearest above, the office's, else what is usual. Refused UNIT_UNKNOWN."""
    held = _held(session, prefix, on)
    line = [str(unit.id) for unit in units.chain(session, unit_id)]

    def one(name: str, usual: str) -> str:
        for key in (*(f"{name}:{unit}" for unit in line), name):
            if key in held:
                return held[key]
        return usual

    return one


def keep(
    session: Session, prefix: str, name: str, value: str, *, ground: str, today: dt.date, unit_id: uuid.UUID | None
) -> None:
    """Set a name from today; the setting before it ends yesterday. An empty value goes back to what is usual.

    Refused UNIT_UNKNOWN.
    """
    key = prefix + name
    if unit_id is not None:
        units.chain(session, unit_id)
        key = f"{key}:{unit_id}"
    rows = session.scalars(
        sa.select(Setting).where(
            Setting.office_id == session.info["office_id"], Setting.kunci == key, Setting.berlaku_mulai <= today,
            Setting.berlaku_sampai.is_(None),
        )
    ).all()
    same_day = next((row for row in rows if row.berlaku_mulai == today), None)
    for row in rows:
        if row is not same_day:
            row.berlaku_sampai = today - dt.timedelta(days=1)
    if same_day is not None:
        same_day.nilai = {"v": value.strip()}
    else:
        session.add(Setting(kunci=key, nilai={"v": value.strip()}, berlaku_mulai=today, dasar=ground))
    session.flush()


def _held(session: Session, prefix: str, on: dt.date) -> dict[str, str]:
    """What is set on a day, by name or name:unit; an empty value is no setting."""
    rows = session.execute(
        sa.select(Setting.kunci, Setting.nilai)
        .where(
            Setting.office_id == session.info["office_id"], Setting.kunci.startswith(prefix, autoescape=True),
            Setting.berlaku_mulai <= on, sa.or_(Setting.berlaku_sampai.is_(None), Setting.berlaku_sampai >= on),
        )
        .order_by(Setting.berlaku_mulai)
    )  # fmt: skip
    found = {key.removeprefix(prefix): str(value.get("v", "")) for key, value in rows}
    return {key: value for key, value in found.items() if value}
