"""What a CLTN changes in the record: the row of its history, kedudukan hukum, the post that ends and the next one.

Source: PP 11/2017 art. 334-337, Peraturan BKN 24/2017 III.G (dismissed from the post; back by reactivation).
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.people import MAIN_POST
from asn_desktop.services import histories, record_rows
from asn_desktop.services.record_ask import RecordAsk
from asn_desktop.services.summaries import rebuild_summaries
from asn_desktop.store.employees import Employee
from asn_desktop.store.leave import LeaveRequest

FIRST, EXTENSION = "1", "5"  # jenis of cltn.csv
_AWAY, _AWAY_LONGER, _ACTIVE = "02", "13", "01"  # codes of kedudukan_hukum.csv
_DAY = dt.timedelta(days=1)


def granted(
    session: Session, record: LeaveRequest, pejabat: str, reasons: Mapping[str, str], today: dt.date
) -> uuid.UUID:
    """Write the row of the CLTN history and end the post on the day before; answers the row's id."""
    values = {
        "jenis": FIRST if record.terkait_id is None or not _goes_on(session, record) else EXTENSION,
        "mulai": record.mulai, "sampai": record.sampai, "nomor_sk": record.nomor_asal,
        "tanggal_sk": record.tanggal_asal, "pejabat": pejabat, "nomor_persetujuan": record.bkn_nomor,
        "tanggal_persetujuan": record.bkn_tanggal,
    }  # fmt: skip
    ask = RecordAsk("cltn", record.employee_id, values=values, reasons=reasons)
    row = histories.save(session, ask, today=today).row_id
    for post in record_rows.fetch(session, "jabatan", record.employee_id):
        ends = post["sampai"] is None or post["sampai"] >= record.mulai
        begun = post["tmt"] is None or post["tmt"] < record.mulai
        if not post["dibatalkan"] and post["penugasan"] == MAIN_POST and ends and begun:
            change = RecordAsk("jabatan", record.employee_id, post["id"], {"sampai": record.mulai - _DAY}, reasons)
            histories.save(session, change, today=today)
    assert row is not None  # a saved row has its id
    return row


def away(session: Session, record: LeaveRequest, today: dt.date) -> None:
    """The person is on CLTN from now on."""
    person = session.get_one(Employee, (record.office_id, record.employee_id))
    person.kedudukan = _AWAY_LONGER if _goes_on(session, record) else _AWAY
    _settle(session, record, today)


def returned(
    session: Session, record: LeaveRequest, tmt: dt.date, jabatan: Mapping[str, Any], nomor: str, tanggal: dt.date,
    pejabat: str, reasons: Mapping[str, str], today: dt.date,
) -> None:  # fmt: skip
    """Close the history with the day of return, make the person active, enter the new post."""
    for row in _rows(session, record):
        change = RecordAsk("cltn", record.employee_id, row["id"], {"aktif_kembali": tmt}, reasons)
        histories.save(session, change, today=today)
    person = session.get_one(Employee, (record.office_id, record.employee_id))
    person.kedudukan = _ACTIVE
    values = {"jenis": "4", "penugasan": MAIN_POST, "tmt": tmt, "nomor_sk": nomor, "tanggal_sk": tanggal,
              "pejabat": pejabat, **jabatan}  # fmt: skip
    histories.save(session, RecordAsk("jabatan", record.employee_id, values=values, reasons=reasons), today=today)
    _settle(session, record, today)


def chain(session: Session, record: LeaveRequest) -> list[LeaveRequest]:
    """The request with the ones it prolongs, latest first."""
    found, seen = [record], {record.id}
    while (before := _before(session, found[-1])) is not None and before.id not in seen:
        found.append(before)
        seen.add(before.id)
    return found


def _rows(session: Session, record: LeaveRequest) -> list[Mapping[str, Any]]:
    """The living rows of the history that the request and the ones it prolongs have written, still open."""
    starts = {one.mulai for one in chain(session, record)}
    return [
        row for row in record_rows.fetch(session, "cltn", record.employee_id)
        if not row["dibatalkan"] and row["jenis"] in (FIRST, EXTENSION) and row["mulai"] in starts
        and row["aktif_kembali"] is None
    ]  # fmt: skip


def _goes_on(session: Session, record: LeaveRequest) -> bool:
    """Whether it prolongs another: the day after that one's end."""
    return _before(session, record) is not None


def _before(session: Session, record: LeaveRequest) -> LeaveRequest | None:
    if record.terkait_id is None:
        return None
    return session.scalar(sa.select(LeaveRequest).where(
        LeaveRequest.office_id == record.office_id, LeaveRequest.id == record.terkait_id,
        LeaveRequest.sampai == record.mulai - _DAY,
    ))  # fmt: skip


def _settle(session: Session, record: LeaveRequest, today: dt.date) -> None:
    session.flush()
    rebuild_summaries(session, [record.employee_id], today=today)
