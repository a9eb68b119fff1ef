"""The survey of data quality on the real store: nothing said of good records, the score, reasons, closed findings."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from asn_desktop.problems import Cancelled, Refused
from asn_desktop.rules.anomalies import Dimension
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import anomalies, employee_form, histories, units
from asn_desktop.services.employee_ask import EmployeeAsk
from asn_desktop.services.record_ask import RecordAsk
from asn_desktop.store.employees import Employee
from asn_desktop.store.records import AnomalyNote
from asn_desktop.ui.sentences import sentence
from tests.services.anomaly_people import put

READER = Actor("pemeriksa", "Pemeriksa", Role.PEMERIKSA)


def codes(session, today, **narrowed):
    return sorted(one.finding.code for one in anomalies.survey(session, today=today, **narrowed).open)


def one_finding(session, today, code):
    return next(a for a in anomalies.survey(session, today=today).findings if a.finding.code == code)


def test_a_faultless_record_has_no_anomaly_and_the_full_score(session, today):
    put(session)
    put(session, pppk=True)
    seen = anomalies.survey(session, today=today)
    assert [sentence(a.finding.problem) for a in seen.findings] == []
    assert (seen.people, seen.score.total) == (2, 10_000)
    assert set(seen.score.by_dimension.values()) == {10_000}


def test_a_finding_names_person_row_and_field(session, today):
    who = put(session, rows={"pendidikan": [{"tingkat": "40", "tahun_lulus": 1990}]})
    found = one_finding(session, today, "EDU_YEAR")
    assert (found.finding.employee_id, found.finding.table, found.finding.field) == (who, "pendidikan", "tahun_lulus")
    assert found.finding.row_id is not None
    assert (found.nama, found.unit) == ("Asih Lestari, S.E.", "Dinas Perhubungan")


def test_the_score_counts_people_by_weight(session, today):
    for number in range(4):
        put(session, {"nip": f"19850317200904200{number + 1}", "nik": f"339901570385000{number + 1}",
                      "nama": f"Asih {'ABCD'[number]}"})
    first = session.scalars(sa.select(Employee)).first()
    first.email = None
    seen = anomalies.survey(session, today=today).score
    # one of four people fails one of six checks of completeness: 100 - 100/24
    assert seen.by_dimension[Dimension.COMPLETENESS] == 9_583
    assert seen.total == round((3 * 10_000 + 9_583.33) / 4)
    line = next(one for one in seen.lines if "EMAIL_EMPTY" in one.check.codes)
    assert (line.people, line.check.dimension) == (1, Dimension.COMPLETENESS)


def test_an_explained_finding_does_not_count_until_its_value_changes(session, today):
    who = put(session, {"no_hp": "12"})
    found = one_finding(session, today, "PHONE_FORMAT")
    anomalies.explain(session, found.finding, "nomor kantor lama")
    seen = anomalies.survey(session, today=today)
    assert [(a.finding.code, a.reason) for a in seen.explained] == [("PHONE_FORMAT", "nomor kantor lama")]
    assert (seen.open, seen.score.total, seen.counts) == ((), 10_000, {})
    session.get_one(Employee, (session.info["office_id"], who)).no_hp = "13"
    session.flush()
    assert codes(session, today) == ["PHONE_FORMAT"]


def test_a_reason_given_in_the_form_is_the_same_reason(session, today):
    ask = EmployeeAsk(nama="Asih Lestari", tanggal_lahir=dt.date(1985, 3, 18), jenis_kelamin="P", status="PNS",
                      unit_id=units.root(session), nip="198503172009042003", tmt_cpns=dt.date(2009, 4, 1),
                      reasons={"NIP_DOB_MISMATCH": "putusan pengadilan 2011"})  # fmt: skip
    employee_form.save(session, ask, today=today)
    seen = anomalies.survey(session, today=today)
    assert [(a.finding.code, a.reason) for a in seen.explained] == [("NIP_DOB_MISMATCH", "putusan pengadilan 2011")]


def test_a_second_holder_saved_with_a_reason_is_explained(session, today):
    post = {"jenis": "1", "nama": "Kepala Bidang Angkutan", "eselon": "III.b", "penugasan": "D"}
    first = put(session, rows={"jabatan": [{**post, "tmt": dt.date(2020, 1, 1)}]})
    other = put(session, {"nip": "198503172009042004", "nik": "3399015703850002", "nama": "Budi"}, {"jabatan": []})
    values = {**post, "tmt": dt.date(2024, 1, 1), "unit_id": units.root(session)}
    ask = RecordAsk("jabatan", other, values=values, reasons={"JAB_DOUBLE_HOLDER": "pejabat lama menunggu SK pensiun"})
    histories.save(session, ask, today=today)
    seen = anomalies.survey(session, today=today)
    double = [a for a in seen.findings if a.finding.code == "JAB_DOUBLE_HOLDER"]
    assert {a.finding.employee_id: a.reason for a in double} == dict.fromkeys(
        (first, other), "pejabat lama menunggu SK pensiun"
    )
    anomalies.withdraw(session, next(a.finding for a in double if a.finding.employee_id == first))
    assert not [a for a in anomalies.survey(session, today=today).explained if a in double]


def test_two_holders_of_one_post_are_told_at_both(session, today):
    post = {"jenis": "1", "nama": "Kepala Bidang Angkutan", "eselon": "III.b", "penugasan": "D"}
    first = put(session, rows={"jabatan": [{**post, "tmt": dt.date(2020, 1, 1)}]})
    other = put(session, {"nip": "198503172009042004", "nik": "3399015703850002", "nama": "Budi"},
                {"jabatan": [{**post, "tmt": dt.date(2024, 1, 1)}]})  # fmt: skip
    found = [a for a in anomalies.survey(session, today=today).findings if a.finding.code == "JAB_DOUBLE_HOLDER"]
    assert {a.finding.employee_id: a.finding.values["nama"] for a in found} == {first: "Budi", other: "Asih Lestari"}
    anomalies.explain(session, next(a.finding for a in found if a.finding.employee_id == first), "serah terima")
    seen = anomalies.survey(session, today=today)
    assert {a.reason for a in seen.findings if a.finding.code == "JAB_DOUBLE_HOLDER"} == {"serah terima"}


def test_a_reason_can_be_changed_and_taken_back(session, today):
    put(session, {"no_hp": "12"})
    finding = one_finding(session, today, "PHONE_FORMAT").finding
    anomalies.explain(session, finding, "satu")
    anomalies.explain(session, finding, "dua")
    assert [note.alasan for note in session.scalars(sa.select(AnomalyNote))] == ["dua"]
    anomalies.withdraw(session, finding)
    assert codes(session, today) == ["PHONE_FORMAT"]


def test_a_reason_is_needed_and_only_some_may_give_it(session, today):
    put(session, {"no_hp": "12"})
    finding = one_finding(session, today, "PHONE_FORMAT").finding
    with pytest.raises(Refused) as empty:
        anomalies.explain(session, finding, "  ")
    assert [p.code for p in empty.value.problems] == ["EXPLAIN_EMPTY"]
    session.info["actor"] = READER
    with pytest.raises(Refused) as closed:
        anomalies.explain(session, finding, "alasan")
    assert [p.code for p in closed.value.problems] == ["role_not_allowed"]


def test_a_reader_sees_neither_children_nor_discipline_nor_a_full_nik(session, today):
    put(session, {"nik": "339901570385"}, {
        "anak": [{"nama": "Bayu", "jenis": "kandung", "tanggal_lahir": dt.date(1986, 1, 1)}],
        "hukdis": [{"jenis": "4", "tingkat": "S", "mulai": dt.date(2020, 5, 1), "sampai": dt.date(2019, 5, 1)}],
    })  # fmt: skip
    full = anomalies.survey(session, today=today)
    assert {a.finding.table for a in full.findings} == {"employees", "anak", "hukdis"}
    session.info["actor"] = READER
    seen = anomalies.survey(session, today=today)
    assert {a.finding.table for a in seen.findings} == {"employees"}
    assert all("339901570385" not in str(a.finding.values) for a in seen.findings)
    assert set(seen.counts) == {"NIK_LENGTH"}


def test_a_unit_takes_the_units_below_along_and_doubles_are_sought_everywhere(session, today):
    tree = {row.nama: row.id for row in units.tree(session)}
    put(session, {"unit_id": tree["Sekretariat"]})
    put(session, {"unit_id": tree["Bidang Angkutan"], "nama": "Budi Lestari", "nip": "198503172009042004"})
    assert codes(session, today, unit_id=tree["Sekretariat"]) == ["NIK_DUPLICATE"]
    assert codes(session, today, unit_id=tree["Bidang Lalu Lintas"]) == []
    assert codes(session, today, unit_id=tree["Dinas Perhubungan"]) == ["NIK_DUPLICATE"] * 2


def test_who_has_left_or_was_voided_is_not_looked_at(session, today):
    put(session, {"no_hp": "12", "berakhir": dt.date(2026, 1, 1)})
    put(session, {"no_hp": "12", "dibatalkan": "ganda"})
    assert anomalies.survey(session, today=today).people == 0


def test_a_pair_that_accuses_each_other_is_told_once(session, today):
    put(session, rows={"golongan": [
        {"golongan": "III/a", "tmt": dt.date(2010, 4, 1)}, {"golongan": "III/a", "tmt": dt.date(2012, 4, 1)},
    ]})  # fmt: skip
    assert codes(session, today).count("GOL_DUP") == 1


def test_a_list_that_gave_only_first_and_last_golongan_has_a_gap_not_a_jump(session, today):
    first = {"golongan": "III/a", "tmt": dt.date(2009, 4, 1)}
    put(session, rows={"golongan": [first, {"golongan": "III/c", "tmt": dt.date(2017, 4, 1)}]})
    put(session, {"nip": "198503172009042004", "nik": "3399015703850002", "nama": "Budi"},
        {"golongan": [first, {"golongan": "III/c", "tmt": dt.date(2011, 4, 1)}]})  # fmt: skip
    told = {a.nama: a.finding.code for a in anomalies.survey(session, today=today).findings}
    assert told == {"Asih Lestari, S.E.": "GOL_GAP", "Budi, S.E.": "GOL_JUMP"}


def test_the_survey_tells_where_it_is_and_can_be_stopped(session, today):
    put(session)
    told = []
    anomalies.survey(session, today=today, progress=lambda *where: told.append(where))
    assert told == [(0, 1, "Asih Lestari")]

    def stop(*_):
        raise Cancelled

    with pytest.raises(Cancelled):
        anomalies.survey(session, today=today, progress=stop)
