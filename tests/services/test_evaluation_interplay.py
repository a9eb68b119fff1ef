"""Evaluation beside the rest of the house: what a merge of units, an import taken back, a leave, a move does to it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import sqlalchemy as sa

from asn_desktop.problems import Refused
from asn_desktop.rules.evaluation.words import Capaian, Predikat
from asn_desktop.services import imports, unit_form
from asn_desktop.services.evaluation import achievements, unit_round
from asn_desktop.store.authority import Delegation
from asn_desktop.store.credit import CreditLine
from asn_desktop.store.employees import Employee
from asn_desktop.store.evaluation import Evaluation, PatternReason, UnitAchievement
from asn_desktop.store.goals import Skp
from asn_desktop.store.offices import Unit
from asn_desktop.store.progress import Coaching
from asn_desktop.store.survey import ServiceDuty, ServicePoint
from tests.services import evaluation_office, rating_office
from tests.services.evaluation_office import TODAY

D = dt.date
SAMPLE = Path(__file__).parents[1] / "sample"


@pytest.fixture
def office(session):
    return evaluation_office.make(session)


@pytest.fixture
def twin(session, office):
    """Another spelling of Bidang Angkutan, under the same parent."""
    unit = Unit(parent_id=office.root, nama="Bid. Angkutan")
    session.add(unit)
    session.flush()
    return unit.id


def _left_at(session, unit_id):
    return {
        model.__tablename__: session.scalar(sa.select(sa.func.count()).where(model.unit_id == unit_id))
        for model in (Skp, Evaluation, UnitAchievement, PatternReason, ServicePoint)
    }


# a unit merged with its other spelling


def test_a_round_follows_the_merge_of_two_spellings(session, office, twin):
    skps = rating_office.crowd(session, twin, 6)
    rating_office.achieved(session, twin, "Baik")
    rating_office.all_rated(session, skps, [(Predikat.BAIK, 5), (Predikat.KURANG, 1)])
    session.add(ServicePoint(unit_id=twin, nama="Loket uji"))
    session.add(PatternReason(
        unit_id=twin, tahun=2026, periode="TW3", hitungan={"BAIK": 6}, dilanggar=["BAIK:maks_b"], alasan="Alasan lama.",
        pejabat={"nama": "Haryanto"}, tanggal=D(2026, 10, 5),
    ))  # fmt: skip
    session.flush()
    unit_form.merge(session, office.angkutan, twin, today=TODAY)
    assert set(_left_at(session, twin).values()) == {0}
    seen = unit_round.of_unit(session, office.angkutan, 2026, "TW3")
    assert seen.capaian is Capaian.BAIK
    assert (seen.counts[Predikat.BAIK], seen.counts[Predikat.KURANG]) == (5, 1)
    assert {row.nama for row in seen.rows} >= {"Pegawai 001", "Pegawai 006"}
    assert seen.reason is not None


def test_one_achievement_under_both_spellings_stays_once(session, office, twin):
    rating_office.achieved(session, twin, "Baik")
    rating_office.achieved(session, office.angkutan, "Baik")
    unit_form.merge(session, office.angkutan, twin, today=TODAY)
    assert achievements.of(session, office.angkutan, 2026, "TW3").predikat is Capaian.BAIK
    live, voided = (achievements.listing(session, 2026, "TW3", voided=one) for one in (False, True))
    assert (len(live), len(voided)) == (1, 2)


def test_two_achievements_that_differ_are_settled_by_a_person_before_the_merge(session, office, twin):
    rating_office.achieved(session, twin, "Istimewa")
    rating_office.achieved(session, office.angkutan, "Baik")
    with pytest.raises(Refused) as no:
        unit_form.merge(session, office.angkutan, twin, today=TODAY)
    (problem,) = no.value.problems
    assert problem.code == "UNIT_MERGE_ACHIEVEMENT"
    assert problem.values == {"nama": "Bid. Angkutan", "ke": "Bidang Angkutan", "tahun": 2026,
                              "periode": "Triwulan III"}  # fmt: skip
    assert _left_at(session, twin)["unit_achievements"] == 1


def test_a_power_to_give_leave_follows_the_merge_of_its_unit(session, office, twin):
    session.add(Delegation(
        unit_id=twin, cakupan_id=twin, jabatan="Kepala Bidang Angkutan", jenis=["tahunan"], kelompok=[],
        pemberi="Bupati Tirtamaya", nomor="800/1", tanggal=D(2026, 1, 2), berlaku_mulai=D(2026, 1, 2),
    ))  # fmt: skip
    session.flush()
    unit_form.merge(session, office.angkutan, twin, today=TODAY)
    row = session.scalars(sa.select(Delegation)).one()
    assert (row.unit_id, row.cakupan_id) == (office.angkutan, office.angkutan)


# an import taken back


def _goals(person, unit_id, **more):
    given = {
        "employee_id": person, "unit_id": unit_id, "tahun": 2026, "mulai": D(2026, 1, 1), "sampai": D(2026, 12, 31),
        "pendekatan": "KUANTITATIF", "bentuk": "JA_JF", "pegawai": {}, "penilai": {}, "ekspektasi": {}, "lampiran": {},
    }  # fmt: skip
    return Skp(**given | more)


@pytest.mark.parametrize("use", ["skp", "penilai", "hasil", "pembinaan", "angka_kredit", "layanan"])
def test_an_import_is_not_taken_back_under_somebodys_goals_or_results(store, actor, now, today, use):
    with store.begin(actor) as session:
        office = evaluation_office.make(session)
    with store.begin(actor) as session:
        shown = imports.preview(session, SAMPLE / "02_nominatif_dinas.csv", today=today)
        done = imports.apply(session, shown, now=now)
    with store.begin(actor) as session:
        person = session.scalars(
            sa.select(Employee.id).where(Employee.nip.is_not(None), Employee.id.not_in(office.everybody)).limit(1)
        ).one()
        point = ServicePoint(unit_id=office.angkutan, nama="Loket uji")
        session.add(point)
        session.flush()
        session.add(_use(use, office, person, point.id))
    with pytest.raises(Refused) as no, store.begin(actor) as session:
        imports.undo(session, done.batch_id, now=now, today=today)
    assert [p.code for p in no.value.problems] == ["IMPORT_UNDO_USED"]


def _use(use, office, person, point_id):
    kept = {
        "skp": lambda: _goals(person, office.angkutan),
        "penilai": lambda: _goals(office.agus, office.angkutan, penilai_id=person),
        "hasil": lambda: Evaluation(employee_id=person, unit_id=office.angkutan, tahun=2025, periode="AKHIR",
                                    mulai=D(2025, 1, 1), sampai=D(2025, 12, 31), tidak_dinilai=[], penilai={},
                                    atasan={}),
        "pembinaan": lambda: Coaching(employee_id=person, tahun=2025, mulai=D(2026, 1, 5), sampai=D(2026, 6, 5),
                                      masalah="m", rencana="r", ukuran="u", pembina="p"),
        "angka_kredit": lambda: CreditLine(employee_id=person, jenjang="MU", jabatan="Penguji", jenis="dasar",
                                           tahun=2025, jumlah="100"),
        "layanan": lambda: ServiceDuty(employee_id=person, service_point_id=point_id, mulai=D(2026, 1, 5)),
    }  # fmt: skip
    return kept[use]()
