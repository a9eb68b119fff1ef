"""What a decision and a signature make final, and how the career record follows (evaluation.md §4.5, §4.7, §14)."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from asn_desktop.problems import Refused
from asn_desktop.rules.evaluation.party import Party
from asn_desktop.rules.evaluation.words import Predikat
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import dossiers
from asn_desktop.services.evaluation import (
    career_result,
    elsewhere,
    finalise,
    objections,
    ratings,
    rule_settings,
    versions,
)
from asn_desktop.services.evaluation.elsewhere import ElsewhereAsk
from asn_desktop.services.evaluation.objections import DecisionAsk, ObjectionAsk
from asn_desktop.store.career import Kinerja
from tests.services import evaluation_office
from tests.services.evaluation_office import TODAY
from tests.services.rating_office import achieved, fixed, rated, speak

D = dt.date
WHY = "Bukti pekerjaan triwulan II tidak dipertimbangkan"
CHANGE = "Bukti baru dari inspektorat"


@pytest.fixture
def office(session):
    return evaluation_office.make(session)


@pytest.fixture
def ready(session, office):
    """Agus may be evaluated for 2025."""
    evaluation_office.goals(session, office.agus, 2025)
    achieved(session, office.angkutan, "Baik", 2025, "AKHIR")
    return office.agus


def _codes(no) -> list[str]:
    return [p.code for p in no.value.problems]


def _mode(session, mode: str, since: dt.date) -> None:
    mine, session.info["actor"] = session.info["actor"], Actor("budi", "Budi Santoso", Role.ADMIN)
    rule_settings.change(session, "mode", mode, since=since, ground="Keputusan Kepala Dinas", today=TODAY)
    session.info["actor"] = mine


def _record(session, who) -> list[tuple[str, str, bool]]:
    rows = session.scalars(sa.select(Kinerja).where(Kinerja.employee_id == who)).all()
    return sorted((row.asal or "", row.predikat or "", bool(row.dibatalkan)) for row in rows)


def _decided(session, result, putusan: str, **ratings: str) -> None:
    row = objections.file(session, ObjectionAsk(result.id, D(2026, 3, 10), WHY), today=TODAY)
    objections.clarify(session, row.id, pada=D(2026, 3, 12), kata_penilai="Dinilai menurut laporan bulanan",
                       kata_pegawai="Laporan Mei terlewat", today=TODAY)  # fmt: skip
    ask = DecisionAsk(putusan, "Keterangan kedua pihak ditimbang", D(2026, 3, 20), "800/33/2026", **ratings)
    objections.decide(session, row.id, ask, today=TODAY)


@pytest.mark.parametrize(("putusan", "changed"), [("TETAP", {}), ("DIUBAH", {"hasil": "Sesuai", "perilaku": "Sesuai"})])
def test_what_the_superior_fixed_on_an_objection_is_final(session, ready, putusan, changed):
    result = fixed(session, ready, Predikat.BUTUH_PERBAIKAN, day=D(2026, 2, 20))
    finalise.received(session, result.id, D(2026, 3, 2))
    _decided(session, result, putusan, **changed)
    latest = versions.chain(session, result.id)[-1]
    with pytest.raises(Refused) as no:
        versions.change(session, latest.id, "Di Atas", "Di Atas", CHANGE, today=TODAY)
    assert _codes(no) == ["version_decided"]
    assert no.value.problems[0].values["nomor"] == "800/33/2026"


def test_a_late_objection_leaves_the_result_open_to_change(session, ready):
    result = fixed(session, ready, Predikat.BUTUH_PERBAIKAN, day=D(2026, 2, 20))
    finalise.received(session, result.id, D(2026, 3, 2))
    late = objections.file(session, ObjectionAsk(result.id, D(2026, 3, 17), WHY), today=TODAY)
    assert [p.code for p in late.problems] == ["E-KEB-01"]
    assert versions.change(session, result.id, "Sesuai", "Sesuai", CHANGE, today=TODAY).versi == 2


def test_the_day_of_receipt_stays_once_an_objection_was_counted_from_it(session, ready):
    result = fixed(session, ready, Predikat.BUTUH_PERBAIKAN, day=D(2026, 2, 20))
    with pytest.raises(Refused) as no:
        finalise.received(session, result.id, D(2027, 3, 2), today=TODAY)
    assert _codes(no) == ["received_ahead"]
    finalise.received(session, result.id, D(2026, 3, 2), today=TODAY)
    assert finalise.received(session, result.id, D(2026, 3, 3)).diterima == D(2026, 3, 3)
    objections.file(session, ObjectionAsk(result.id, D(2026, 3, 18), WHY), today=TODAY)
    with pytest.raises(Refused) as no:
        finalise.received(session, result.id, D(2026, 3, 5))
    assert _codes(no) == ["received_objected"]
    assert finalise.received(session, result.id, D(2026, 3, 3)).diterima == D(2026, 3, 3)


def test_an_objection_to_another_period_of_the_same_person_is_its_own(session, office, ready):
    evaluation_office.goals(session, ready, 2026)
    achieved(session, office.angkutan, "Baik", 2026, "TW1")
    annual = fixed(session, ready, Predikat.BUTUH_PERBAIKAN, day=D(2026, 2, 20))
    quarter = fixed(session, ready, Predikat.BUTUH_PERBAIKAN, 2026, "TW1", day=D(2026, 4, 5))
    finalise.received(session, annual.id, D(2026, 3, 2))
    finalise.received(session, quarter.id, D(2026, 4, 6))
    _decided(session, annual, "TETAP")
    filed = objections.file(session, ObjectionAsk(quarter.id, D(2026, 4, 20), WHY), today=TODAY)
    assert (filed.hari_terakhir, filed.keadaan) == (D(2026, 4, 20), "DIAJUKAN")


@pytest.mark.parametrize(
    ("received", "last"),
    [(D(2026, 1, 31), D(2026, 2, 14)), (D(2028, 2, 15), D(2028, 2, 29)), (D(2027, 2, 15), D(2027, 3, 1)),
     (D(2026, 12, 18), D(2027, 1, 1))],
)  # fmt: skip
def test_fourteen_days_run_over_month_ends_leap_days_and_the_new_year(received, last):
    from asn_desktop.rules.evaluation import objection

    assert objection.last_day(received, 14) == last
    assert objection.check_day(received, last, 14) == []
    assert [p.code for p in objection.check_day(received, last + dt.timedelta(days=1), 14)] == ["E-KEB-01"]


def test_a_result_in_the_record_follows_its_versions_after_the_mode_went_back_to_bahan(session, ready):
    _mode(session, "resmi", D(2025, 1, 1))
    first = fixed(session, ready, Predikat.BAIK)
    assert _record(session, ready) == [("kantor", "2", False)]
    _mode(session, "bahan", D(2026, 6, 1))
    second = versions.change(session, first.id, "Di Bawah", "Sesuai", CHANGE, today=TODAY)
    assert second.predikat is Predikat.BUTUH_PERBAIKAN
    assert _record(session, ready) == [("kantor", "2", True), ("kantor", "3", False)]


def test_a_result_signed_as_bahan_enters_the_record_with_its_first_version_in_mode_resmi(session, ready):
    first = fixed(session, ready, Predikat.BAIK)
    assert _record(session, ready) == []
    _mode(session, "resmi", D(2026, 6, 1))
    versions.change(session, first.id, "Di Bawah", "Sesuai", CHANGE, today=TODAY)
    assert _record(session, ready) == [("kantor", "3", False)]


def test_the_warning_beside_an_official_result_looks_at_the_mode_of_the_day(session, ready):
    _mode(session, "resmi", D(2026, 1, 1))
    session.add(Kinerja(employee_id=ready, tahun=2025, hasil="1", perilaku="1", predikat="1", asal="ekinerja"))
    session.flush()
    row = rated(session, ready, tahun=2025, periode="AKHIR")
    speak(session, [row.skp_id], 2025, "AKHIR")
    found = {day: [p.code for p in finalise.check(session, [row.id], day=day, today=TODAY)]
             for day in (D(2025, 12, 20), D(2026, 1, 20))}  # fmt: skip
    assert "career_result_other" not in found[D(2025, 12, 20)]
    assert "career_result_other" in found[D(2026, 1, 20)]


@pytest.mark.parametrize("order", [("kantor", "ekinerja"), ("ekinerja", "kantor"), (None, "ekinerja")])
def test_the_official_result_of_a_year_counts_whatever_came_first(session, ready, order):
    for asal in order:
        code = "1" if asal == "ekinerja" else "4"
        session.add(Kinerja(employee_id=ready, tahun=2025, periode="tahunan", predikat=code, asal=asal))
        session.flush()
    seen = dossiers.load_one(session, ready, TODAY).kinerja
    assert [(one.tahun, one.predikat) for one in seen] == [(2025, "1")]


def test_a_result_signed_before_mode_resmi_enters_the_record_by_a_deed_of_its_own(session, ready):
    row = fixed(session, ready, Predikat.BAIK)
    for mode, code in (("bahan", "career_result_bahan"), ("resmi", None), ("resmi", "career_result_there")):
        if code is None:
            _mode(session, mode, D(2026, 6, 1))
            assert career_result.enter(session, row.id, today=TODAY).kinerja_id is not None
            continue
        with pytest.raises(Refused) as no:
            career_result.enter(session, row.id, today=TODAY)
        assert _codes(no) == [code]
    assert _record(session, ready) == [("kantor", "2", False)]
    assert career_result.differences(session, 2025) == ()


def test_a_quarter_and_a_draft_never_enter_the_record(session, office, ready):
    _mode(session, "resmi", D(2025, 1, 1))
    evaluation_office.goals(session, ready, 2026)
    achieved(session, office.angkutan, "Baik", 2026, "TW1")
    quarter = fixed(session, ready, Predikat.BAIK, 2026, "TW1", day=D(2026, 4, 5))
    draft = rated(session, ready, tahun=2025, periode="AKHIR")
    for one, code in ((quarter, "career_result_not_annual"), (draft, "evaluation_not_fixed")):
        with pytest.raises(Refused) as no:
            career_result.enter(session, one.id, today=TODAY)
        assert _codes(no) == [code]


def test_a_year_has_one_annual_result_of_the_own_skp_or_from_elsewhere(session, ready):
    dean = Party("Prof. Dr. Lestari", "196501011990032001", None, "Dekan Fakultas Teknik", "Universitas Rekaan")
    ask = ElsewhereAsk(ready, 2025, "AKHIR", D(2025, 1, 1), D(2025, 12, 31), "Di Atas", "Di Atas",
                       "Laporan studi 12/UR/2025", dean)  # fmt: skip
    own = rated(session, ready, tahun=2025, periode="AKHIR")
    with pytest.raises(Refused) as no:
        elsewhere.record(session, ask)
    assert _codes(no) == ["evaluation_elsewhere_own"]
    ratings.withdraw(session, own.id, "Pegawai tugas belajar sepanjang tahun")
    study = elsewhere.record(session, ask)
    again = rated(session, ready, tahun=2025, periode="AKHIR")
    assert (again.id, again.dasar, again.predikat) == (study.id, None, Predikat.BAIK)
