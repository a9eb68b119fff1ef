"""A golongan whose TMT a list left out: the same rank wherever the person shows, told as a gap, computed with care."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from sqlalchemy.orm import Session

from asn_desktop.rules.headcount import Question
from asn_desktop.services import anomalies, career_dates, dossiers, employee_card, employees, headcount, reports
from asn_desktop.services.siasn import profile
from asn_desktop.services.siasn.words import Lists
from asn_desktop.services.summaries import rebuild_summaries
from asn_desktop.store.career import Kgb
from tests.services.anomaly_people import put

D = dt.date
_RANKS = (
    {"golongan": "III/a", "tmt": D(2009, 4, 1), "jenis_kp": "211", "mkg_tahun": 0, "mkg_bulan": 0},
    {"golongan": "III/c"},
)


@pytest.fixture
def asih(session: Session, today: dt.date) -> uuid.UUID:
    """III/a with its TMT, and III/c as the office's list has it, without one."""
    who = put(session, rows={"golongan": _RANKS})
    rebuild_summaries(session, [who], today=today)
    return who


def test_the_rank_is_the_same_wherever_the_person_shows(session: Session, asih: uuid.UUID, today: dt.date) -> None:
    d = dossiers.load_one(session, asih, today)
    assert d.golongan is not None
    assert (d.golongan.golongan, d.golongan.tmt) == ("III/c", None)
    (line,) = employees.listing(session)
    assert line.golongan == "III/c"
    assert employee_card.get(session, asih, today=today).pangkat == "Penata (III/c)"
    (row,) = headcount.persons(session, Question(), on=today, today=today).rows
    assert row.golongan == "III/c"
    (pair,) = profile.persons(session, [asih])
    cells = profile.cells(*pair, profile.Histories(session, [pair[0].id]), Lists(session, today), today)
    assert (cells["GOL AKHIR NAMA"], cells["TMT GOLONGAN"]) == ("III/c", "")
    duk = reports.build(session, "duk", on=today, today=today)
    assert "III/c" in duk.groups[0].rows[0].cells


def test_the_gap_is_told_by_name_and_dates_wait_for_it(session: Session, asih: uuid.UUID, today: dt.date) -> None:
    told = {a.finding.code for a in anomalies.survey(session, today=today).findings if a.finding.table == "golongan"}
    assert told == {"GOL_TMT_EMPTY"}
    coming = career_dates.coming(session, asih, today=today)
    assert (coming.kgb.tmt, coming.kgb.gaps) == (None, ("golongan",))
    assert (coming.kp.tmt, coming.kp.gaps) == (None, ("golongan",))


def test_a_kgb_in_the_same_golongan_tells_enough_for_the_next(
    session: Session, asih: uuid.UUID, today: dt.date
) -> None:
    session.add(Kgb(employee_id=asih, jenis="berkala", golongan="III/c", tmt=D(2025, 4, 1), mkg_tahun=16, mkg_bulan=0))
    session.flush()
    coming = career_dates.coming(session, asih, today=today)
    assert (coming.kgb.tmt, coming.kgb.mkg) == (D(2027, 4, 1), (18, 0))
