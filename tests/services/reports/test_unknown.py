"""Due lists name those whose day nobody can tell, so that an empty list never looks like no work."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from asn_desktop.services import reports
from asn_desktop.store.employees import Employee, Golongan

D = dt.date


@pytest.mark.parametrize(("key", "lacks"), [("kgb", "masa kerja golongan belum diisi"), ("kp", "golongan belum diisi")])
def test_who_cannot_be_reckoned_stands_below(session: Session, today: dt.date, key: str, lacks: str) -> None:
    """A rank without MKG tells no step, a person without rank no rise; both are listed and do not count as due."""
    person = Employee(
        nip="198503172009042003", nama="ASIH", jenis_kelamin="P", tanggal_lahir=D(1985, 3, 17), status="PNS",
        tmt_cpns=D(2009, 4, 1), tmt_pns=D(2010, 5, 1),
    )  # fmt: skip
    session.add(person)
    session.flush()
    if key == "kgb":
        session.add(Golongan(employee_id=person.id, golongan="III/b", tmt=D(2021, 4, 1)))
        session.flush()
    table = reports.build(session, key, on=today, today=today)
    assert table.count == 0
    assert [group.title for group in table.groups] == ["", "BELUM DAPAT DIHITUNG, DATANYA BELUM LENGKAP"]
    (row,) = table.groups[1].rows
    assert row.employee_id == person.id
    assert lacks in str(row.cells[-1])
