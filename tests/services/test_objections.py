"""Objections: days, addressee, both sides heard, one final decision, new versions (evaluation.md §4.5, §14)."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from asn_desktop.problems import Refused
from asn_desktop.rules.evaluation.objection import State
from asn_desktop.rules.evaluation.party import Party
from asn_desktop.rules.evaluation.words import Predikat
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services.evaluation import finalise, objections, ratings, rule_settings, versions
from asn_desktop.services.evaluation.objections import DecisionAsk, ObjectionAsk
from asn_desktop.store.career import Kinerja
from asn_desktop.store.evaluation import Objection
from tests.services import evaluation_office
from tests.services.evaluation_office import TODAY
from tests.services.rating_office import achieved, fixed, rated

D = dt.date
WHY = "Bukti pekerjaan triwulan II tidak dipertimbangkan"
APPRAISER = Party("Bambang Prasetyo", "197505202000031002")


@pytest.fixture
def office(session):
    return evaluation_office.make(session)


@pytest.fixture
def result(session, office):
    """Agus, annual 2025: Butuh Perbaikan, fixed 20 February and received 2 March 2026."""
    evaluation_office.goals(session, office.agus, 2025)
    achieved(session, office.angkutan, "Baik", 2025, "AKHIR")
    row = fixed(session, office.agus, Predikat.BUTUH_PERBAIKAN, day=D(2026, 2, 20))
    return finalise.received(session, row.id, D(2026, 3, 2))


def _codes(no) -> list[str]:
    return [p.code for p in no.value.problems]


LAST = D(2026, 3, 16)


def _file(session, result, day=LAST, **more):
    return objections.file(session, ObjectionAsk(result.id, day, WHY, **more), today=TODAY)


def _heard(session, row):
    return objections.clarify(
        session, row.id, pada=D(2026, 3, 18), kata_penilai="Penilaian berdasar laporan bulanan",
        kata_pegawai="Laporan bulan Mei terlewat", today=TODAY,
    )  # fmt: skip


def _decide(session, row, putusan="DIUBAH", **more):
    ask = DecisionAsk(putusan, "Keterangan kedua pihak telah ditimbang", D(2026, 3, 20), "800/33/2026", **more)
    return objections.decide(session, row.id, ask, today=TODAY)


def test_received_2_march_filed_16_march_is_in_time(session, result):
    row = _file(session, result)
    assert (row.keadaan, row.hari_terakhir, row.problems) == (State.DIAJUKAN, D(2026, 3, 16), ())
    assert row.kepada.nama == "Haryanto"  # superior of the appraiser


def test_e_keb_01_received_2_march_filed_17_march_is_kept_as_late(session, result):
    row = _file(session, result, D(2026, 3, 17))
    assert row.keadaan is State.TIDAK_DAPAT_DITERIMA
    assert [p.code for p in row.problems] == ["E-KEB-01"]
    assert row.problems[0].values["hari_terakhir"] == D(2026, 3, 16)
    assert session.query(Objection).count() == 1
    with pytest.raises(Refused) as no:
        _decide(session, row)
    assert "objection_not_admitted" in _codes(no)
    with pytest.raises(Refused) as no:
        _heard(session, row)
    assert _codes(no) == ["objection_closed"]


def test_the_days_are_those_in_force_at_receipt(session, result):
    session.info["actor"] = Actor("budi", "Budi Santoso", Role.ADMIN)
    since = D(2026, 3, 1)
    rule_settings.change(session, "keberatan_hari", "21", since=since, ground="Peraturan baru ps. 1", today=TODAY)
    assert _file(session, result, D(2026, 3, 23)).hari_terakhir == D(2026, 3, 23)


def test_e_keb_02_to_the_appraiser_is_refused(session, result):
    with pytest.raises(Refused) as no:
        _file(session, result, kepada=APPRAISER)
    assert _codes(no) == ["E-KEB-02"]
    assert session.query(Objection).count() == 0


def test_nothing_is_filed_before_the_result_was_received(session, office):
    evaluation_office.goals(session, office.agus, 2025)
    achieved(session, office.angkutan, "Baik", 2025, "AKHIR")
    row = fixed(session, office.agus)
    with pytest.raises(Refused) as no:
        _file(session, row)
    assert _codes(no) == ["objection_not_received"]
    draft = rated(session, office.agus, tahun=2025, periode="TW1")
    with pytest.raises(Refused) as no:
        _file(session, draft)
    assert _codes(no) == ["evaluation_not_fixed"]


@pytest.mark.parametrize(
    ("day", "reason", "code"),
    [(D(2026, 3, 1), WHY, "objection_before_receipt"), (D(2026, 3, 5), "tidak", "objection_reason_empty")],
)
def test_an_odd_objection_is_refused(session, result, day, reason, code):
    with pytest.raises(Refused) as no:
        objections.file(session, ObjectionAsk(result.id, day, reason), today=TODAY)
    assert _codes(no) == [code]


def test_a_second_one_waits_for_the_first(session, result):
    _file(session, result, D(2026, 3, 5))
    with pytest.raises(Refused) as no:
        _file(session, result, D(2026, 3, 6))
    assert _codes(no) == ["objection_open"]
    with pytest.raises(Refused) as no:
        versions.change(session, result.id, "Sesuai", "Sesuai", "Diubah di luar keberatan", today=TODAY)
    assert _codes(no) == ["version_objection"]


def test_both_sides_are_heard_before_the_decision(session, result):
    row = _file(session, result)
    with pytest.raises(Refused) as no:
        _decide(session, row, "TETAP")
    assert _codes(no) == ["objection_not_heard"]
    half = objections.clarify(session, row.id, pada=D(2026, 3, 18), kata_pegawai="Laporan terlewat", today=TODAY)
    assert half.keadaan is State.KLARIFIKASI
    with pytest.raises(Refused) as no:
        _decide(session, row, "TETAP")
    assert no.value.problems[0].values["belum"] == "pejabat penilai"
    _heard(session, row)
    done = _decide(session, row, "TETAP")
    assert (done.keadaan, done.putusan, done.nomor_putusan) == (State.DIPUTUS, "TETAP", "800/33/2026")
    assert ratings.get(session, result.id).keadaan == "ditetapkan"


def test_a_changed_result_is_a_new_version_and_the_old_one_stays(session, result):
    row = _heard(session, _file(session, result))
    _decide(session, row, hasil="Sesuai", perilaku="Sesuai")
    first, second = versions.chain(session, result.id)
    assert (first.keadaan, first.predikat) == ("diganti", Predikat.BUTUH_PERBAIKAN)
    assert (second.keadaan, second.predikat, second.versi) == ("ditetapkan", Predikat.BAIK, 2)
    assert second.ditetapkan == D(2026, 3, 20)


def test_a_decision_that_changes_must_change_something(session, result):
    row = _heard(session, _file(session, result))
    with pytest.raises(Refused) as no:
        _decide(session, row)
    assert _codes(no) == ["version_same"]
    with pytest.raises(Refused) as no:
        _decide(session, row, "DITOLAK")
    assert _codes(no) == ["objection_ruling_unknown"]


@pytest.mark.parametrize("putusan", ["TETAP", "DIUBAH"])
def test_e_keb_03_a_second_objection_after_a_final_decision_is_refused(session, result, putusan):
    changed = {"hasil": "Sesuai", "perilaku": "Sesuai"} if putusan == "DIUBAH" else {}
    row = _heard(session, _file(session, result))
    _decide(session, row, putusan, **changed)
    latest = versions.chain(session, result.id)[-1]
    for one in {result.id, latest.id}:
        with pytest.raises(Refused) as no:
            objections.file(session, ObjectionAsk(one, D(2026, 3, 21), WHY), today=TODAY)
        assert _codes(no) == ["E-KEB-03"]
    with pytest.raises(Refused) as no:
        _decide(session, row, putusan, **changed)
    assert "E-KEB-03" in _codes(no)


def test_a_decided_change_reaches_the_career_record_in_mode_resmi(session, office):
    operator = session.info["actor"]
    session.info["actor"] = Actor("budi", "Budi Santoso", Role.ADMIN)
    rule_settings.change(session, "mode", "resmi", since=D(2025, 1, 1), ground="Keputusan 1/2025", today=TODAY)
    session.info["actor"] = operator
    evaluation_office.goals(session, office.agus, 2025)
    achieved(session, office.angkutan, "Baik", 2025, "AKHIR")
    row = finalise.received(session, fixed(session, office.agus, Predikat.BUTUH_PERBAIKAN).id, D(2026, 3, 2))
    _decide(session, _heard(session, _file(session, row)), hasil="Sesuai", perilaku="Sesuai")
    kept = session.scalars(sa.select(Kinerja).where(Kinerja.employee_id == office.agus)).all()
    assert sorted((k.predikat, bool(k.dibatalkan)) for k in kept) == [("2", False), ("3", True)]


def test_an_undecided_one_is_called_to_mind_after_fourteen_days(session, result, office):
    _file(session, result, D(2026, 3, 16))
    assert [r.ingatkan for r in objections.open(session, today=D(2026, 3, 29))] == [False]
    assert [r.ingatkan for r in objections.open(session, today=D(2026, 3, 30))] == [True]
    assert objections.open(session, today=D(2026, 3, 30), unit_id=office.sekretariat) == []
    assert len(objections.of_person(session, office.agus, today=TODAY)) == 1
    assert len(objections.listing(session, 2025, office.root, today=TODAY)) == 1


def test_a_pppk_objects_by_the_same_procedure(session, office):
    evaluation_office.goals(session, office.dewi, 2025)
    achieved(session, office.angkutan, "Baik", 2025, "AKHIR")
    row = finalise.received(session, fixed(session, office.dewi).id, D(2026, 3, 2))
    assert _file(session, row).hari_terakhir == D(2026, 3, 16)
