"""Leave that comes near the pension: the age limit of the person's post bounds it, a setting by hand goes first."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from sqlalchemy.orm import Session

from asn_desktop.rules.leave.wish import Kind, Proof, Wish
from asn_desktop.services.leave import judge
from asn_desktop.store.employees import Employee
from tests.services import leave_office

D = dt.date
TODAY = D(2026, 11, 23)
PROOFS = (Proof("surat_dokter", perlu=True, hari=30), Proof("surat_dokter_pemerintah", perlu=True, hari=30))


@pytest.fixture
def fauzi(session: Session, now: dt.datetime) -> uuid.UUID:
    return leave_office.make(session, now).fauzi


def judged(session: Session, who: uuid.UUID, first: D, last: D) -> tuple[list[str], D | None]:
    wish = Wish(Kind.SAKIT, first, last, "Sakit", "Jl. Rekaan 5", "0812", reason_code="sakit", proofs=PROOFS)
    found = judge.judge(session, who, wish, today=TODAY)
    return [p.code for p in found.problems], found.verdict.latest


def told(session: Session, who: uuid.UUID, **values: object) -> None:
    person = session.get_one(Employee, (session.info["office_id"], who))
    for name, value in values.items():
        setattr(person, name, value)
    session.flush()


def test_refusal_after_service_end_beyond_retirement_tmt(session: Session, fauzi: uuid.UUID) -> None:
    told(session, fauzi, tanggal_lahir=D(1969, 1, 20))  # 58 in January 2027: pension from 1 February 2027
    assert judged(session, fauzi, D(2027, 1, 18), D(2027, 1, 31)) == ([], D(2027, 1, 31))
    assert judged(session, fauzi, D(2027, 1, 18), D(2027, 2, 1)) == (["after_service_end"], D(2027, 1, 31))


def test_an_age_set_by_hand_goes_first(session: Session, fauzi: uuid.UUID) -> None:
    told(session, fauzi, tanggal_lahir=D(1969, 1, 20), bup_tetapan=60, bup_alasan="Jabatan fungsional madya")
    assert judged(session, fauzi, D(2027, 1, 18), D(2027, 2, 1)) == ([], D(2028, 1, 17))
    told(session, fauzi, tanggal_lahir=D(1971, 1, 20), bup_tetapan=56)
    assert judged(session, fauzi, D(2027, 1, 18), D(2027, 2, 1))[0] == ["after_service_end"]


def test_a_pension_that_has_begun_on_record_is_no_bound(session: Session, fauzi: uuid.UUID) -> None:
    told(session, fauzi, tanggal_lahir=D(1960, 1, 20))
    assert judged(session, fauzi, D(2026, 11, 23), D(2026, 11, 27))[0] == []


def test_the_young_are_bounded_by_nothing(session: Session, fauzi: uuid.UUID) -> None:
    assert judged(session, fauzi, D(2027, 1, 18), D(2027, 2, 1)) == ([], D(2028, 1, 17))
