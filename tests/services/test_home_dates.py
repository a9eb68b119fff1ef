"""Dates that ask for work on Beranda: the same people as the due lists, the nearest named first."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.services import career_dates, home, home_dates
from asn_desktop.store.career import Kinerja
from asn_desktop.store.employees import Employee, Golongan
from asn_desktop.store.standing import Kontrak

D = dt.date


def _add(session: Session, nama: str, **values: Any) -> Employee:
    person = Employee(nama=nama, jenis_kelamin="L", **({"tanggal_lahir": D(1985, 3, 17)} | values))
    session.add(person)
    session.flush()
    return person


def test_each_kind_of_date_counts_its_people(session: Session, today: dt.date) -> None:
    """A step in January, a contract to the year's end, a CPNS of two years, a pension next spring."""
    one = _add(session, "ASIH", status="PNS", tmt_cpns=D(2009, 1, 1), tmt_pns=D(2010, 1, 1))
    session.add(Golongan(employee_id=one.id, golongan="III/b", tmt=D(2021, 1, 1), mkg_tahun=12, mkg_bulan=0))
    session.add(Kinerja(employee_id=one.id, tahun=2025, predikat="2"))
    two = _add(session, "BUDI", status="PPPK", kontrak_mulai=D(2022, 1, 1), kontrak_akhir=D(2026, 12, 31))
    session.add(Kontrak(employee_id=two.id, mulai=D(2022, 1, 1), sampai=D(2026, 12, 31)))
    _add(session, "CECEP", status="CPNS", tmt_cpns=D(2024, 5, 1), tanggal_lahir=D(1998, 1, 2))
    _add(session, "DEDE", status="PNS", tmt_cpns=D(1992, 3, 1), tanggal_lahir=D(1969, 3, 20))
    session.flush()
    rows = {row.kind: row for row in home_dates.rows(session, today)}
    assert {kind: row.count for kind, row in rows.items()} == {
        "kgb": 1, "kgb_data": 3, "kontrak": 1, "cpns": 1, "pensiun": 1,  # of three the golongan is not on record
    }  # fmt: skip
    assert rows["kgb"].people == (home.Person("ASIH", D(2027, 1, 1)),)
    assert rows["kgb"].since == D(2026, 11, 1)
    assert rows["kontrak"].people[0].mulai == D(2026, 12, 31)
    assert rows["pensiun"].people == (home.Person("DEDE", D(2027, 4, 1)),)
    assert len(career_dates.kgb_due(session, today=today, months=home_dates.LETTERS_AHEAD)) == 1


def test_an_empty_office_has_nothing_to_do(session: Session, today: dt.date) -> None:
    """No people, no rows."""
    assert home_dates.rows(session, today) == ()
