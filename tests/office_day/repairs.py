"""How a clerk settles an anomaly: by the deeds of the form, or by saying why the value is right."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.rules import identity
from asn_desktop.services import anomalies, employee_form, employees, histories
from asn_desktop.services.anomalies import Anomaly
from asn_desktop.services.record_ask import RecordAsk

Deed = Callable[[Session, Anomaly, dt.date], None]


def repair(session: Session, one: Anomaly, *, today: dt.date) -> None:
    """Settle one finding; an unknown code is an error of the test."""
    _DEEDS[one.finding.code](session, one, today)


def _change(session: Session, one: Anomaly, today: dt.date, **values: Any) -> None:
    card = employees.get(session, one.finding.employee_id, today=today)
    ask = dataclasses.replace(employee_form.blank(card), **values)
    employee_form.save(session, ask, today=today)


def _phone(session: Session, one: Anomaly, today: dt.date) -> None:
    _change(session, one, today, no_hp="081234567890")


def _mail(session: Session, one: Anomaly, today: dt.date) -> None:
    _change(session, one, today, email="pegawai@tirtamaya.example")


def _start(session: Session, one: Anomaly, today: dt.date) -> None:
    assert one.nip is not None
    _change(session, one, today, tmt_cpns=identity.read_nip(one.nip).tmt)


def _appointed(session: Session, one: Anomaly, today: dt.date) -> None:
    card = employees.get(session, one.finding.employee_id, today=today)
    assert card.tmt_cpns is not None
    _change(session, one, today, status="PNS", tmt_pns=card.tmt_cpns.replace(year=card.tmt_cpns.year + 1))


def _nik(session: Session, one: Anomaly, today: dt.date) -> None:
    card = employees.get(session, one.finding.employee_id, today=today)
    born = card.tanggal_lahir
    assert card.nik is not None
    day = born.day + (40 if card.jenis_kelamin == "P" else 0)
    _change(session, one, today, nik=f"{card.nik[:6]}{day:02d}{born:%m%y}{card.nik[12:]}")


def _school(session: Session, one: Anomaly, today: dt.date) -> None:
    card = employees.get(session, one.finding.employee_id, today=today)
    values = {"tingkat": "15", "nama": "IPA", "tahun_lulus": card.tanggal_lahir.year + 18}
    histories.save(session, RecordAsk("pendidikan", card.id, values=values), today=today)


def _functional(session: Session, one: Anomaly, today: dt.date) -> None:
    f = one.finding
    values = {"jenis": "2", "jenjang": "Ahli Muda"}
    histories.save(session, RecordAsk("jabatan", f.employee_id, f.row_id, values), today=today)


def _retired(session: Session, one: Anomaly, today: dt.date) -> None:
    employee_form.end_service(
        session, one.finding.employee_id, last_day=today - dt.timedelta(days=1), why="pensiun", today=today
    )


def _explained(session: Session, one: Anomaly, today: dt.date) -> None:
    anomalies.explain(session, one.finding, "sesuai SK yang berlaku, serah terima belum selesai")


_DEEDS: dict[str, Deed] = {
    "PHONE_EMPTY": _phone, "PHONE_FORMAT": _phone, "EMAIL_EMPTY": _mail, "NIP_TMT_MISMATCH": _start,
    "CPNS_OVER_1Y": _appointed, "NIK_DOB_MISMATCH": _nik, "PENDIDIKAN_EMPTY": _school,
    "JF_NAME_PELAKSANA": _functional, "BUP_PASSED_ACTIVE": _retired, "EDU_BELOW_JF": _explained,
    "JPT_BELOW_RANK": _explained, "JAB_DOUBLE_HOLDER": _explained,
}  # fmt: skip
