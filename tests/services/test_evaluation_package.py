"""Evaluations in packages: what follows arrives, what does not follow is refused at the centre with its finding."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.services import findings
from asn_desktop.store.employees import Employee
from asn_desktop.store.evaluation import Evaluation
from asn_desktop.store.offices import Unit
from tests.services.post_office import CLERK, Postal
from tests.services.test_sync import centre_template, post  # noqa: F401

D = dt.date


def _evaluated(post: Postal, who, predikat: str) -> Evaluation:  # noqa: F811
    with post.office.writing() as session:
        unit = session.query(Unit).filter(Unit.nama == "Sekretariat").one()
        row = Evaluation(
            employee_id=who, unit_id=unit.id, tahun=2025, periode="AKHIR", mulai=D(2025, 1, 1), sampai=D(2025, 12, 31),
            hasil="SESUAI", perilaku="SESUAI", predikat=predikat, tidak_dinilai=[], penilai={"nama": "Haryanto"},
            atasan={}, keadaan="ditetapkan", ditetapkan=D(2026, 1, 20),
        )  # fmt: skip
        session.add(row)
        session.flush()
        return row


def _at_centre(post: Postal, evaluation_id) -> Evaluation | None:  # noqa: F811
    with post.centre.store.read(CLERK) as session:
        row = session.get(Evaluation, (post.office.id, evaluation_id))
        session.expunge_all()
        return row


@pytest.fixture
def asih(post: Postal):  # noqa: F811
    return post.office.hire("Asih Lestari", nip="198503172009042003")


def test_a_result_that_follows_from_the_matrix_arrives(post: Postal, asih) -> None:  # noqa: F811
    row = _evaluated(post, asih, "BAIK")
    assert "ditolak" not in post.receive(post.send()[0]).rows
    arrived = _at_centre(post, row.id)
    assert arrived is not None
    assert (arrived.predikat, arrived.hasil, arrived.penilai["nama"]) == ("BAIK", "SESUAI", "Haryanto")


@pytest.mark.parametrize(("predikat", "code"), [("SANGAT_BAIK", "E-PRED-01"), ("ISTIMEWA", "E-PRED-03")])
def test_e_pred_01_and_03_in_a_package_are_refused_at_the_centre_as_a_finding(
    post: Postal, asih, predikat, code  # noqa: F811
) -> None:
    row = _evaluated(post, asih, predikat)
    got = post.receive(post.send()[0])
    assert got.rows["ditolak"] == 1
    assert _at_centre(post, row.id) is None
    post.take(post.answer())
    with post.office.store.read(CLERK) as session:
        (line,) = [one for one in findings.listing(session, post.office.id) if one.table == "evaluations"]
    assert line.code == code
    with post.office.writing() as session:  # put right, it travels whole again
        session.get_one(Evaluation, (post.office.id, row.id)).predikat = "BAIK"
    assert "ditolak" not in post.receive(post.send()[0]).rows
    assert _at_centre(post, row.id) is not None


def test_e_pred_01_a_later_change_of_one_rating_alone_is_held_against_the_matrix(post: Postal, asih) -> None:  # noqa: F811
    row = _evaluated(post, asih, "BAIK")
    post.receive(post.send()[0])
    post.take(post.answer())
    with post.office.writing() as session:
        session.get_one(Evaluation, (post.office.id, row.id)).perilaku = "DI_BAWAH"
        session.get_one(Employee, (post.office.id, asih)).email = "asih@tirtamaya.example"
    got = post.receive(post.send()[0])
    assert got.rows["ditolak"] == 1
    arrived = _at_centre(post, row.id)
    assert arrived is not None
    assert arrived.perilaku == "SESUAI"
    assert post.centre.person(asih, post.office.id).email == "asih@tirtamaya.example"


def test_a_day_of_receipt_alone_travels_without_a_question(post: Postal, asih) -> None:  # noqa: F811
    row = _evaluated(post, asih, "BAIK")
    post.receive(post.send()[0])
    post.take(post.answer())
    with post.office.writing() as session:
        session.get_one(Evaluation, (post.office.id, row.id)).diterima = D(2026, 2, 2)
    assert "ditolak" not in post.receive(post.send()[0]).rows
    arrived = _at_centre(post, row.id)
    assert arrived is not None
    assert arrived.diterima == D(2026, 2, 2)
