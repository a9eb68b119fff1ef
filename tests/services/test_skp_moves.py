"""What the career asks for: moves, SPMT, CLTN, Plt, leaving; another appraiser within the year (evaluation.md §4.4)."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.problems import Refused
from asn_desktop.rules.evaluation.party import Party
from asn_desktop.rules.evaluation.words import Form
from asn_desktop.services import officials
from asn_desktop.services.evaluation import appraisers, results, skp
from asn_desktop.services.evaluation.skp import SkpAsk
from asn_desktop.store.employees import Employee
from asn_desktop.store.goals import Skp
from asn_desktop.store.offices import UnitOfficial
from asn_desktop.store.standing import Cltn, Pindah
from tests.services import evaluation_office
from tests.services.evaluation_office import BUPATI, TODAY

D = dt.date


@pytest.fixture
def office(session):
    return evaluation_office.make(session)


def refused(deed, *args, **more):
    with pytest.raises(Refused) as no:
        deed(*args, **more)
    return [p.code for p in no.value.problems]


def spans(session, who, tahun=2026):
    return [(s.mulai, s.sampai, s.alasan_mulai, s.alasan_tutup) for s in skp.due(session, who, tahun)]


def kind(problems):
    return [(p.code, p.values.get("kode")) for p in problems]


def test_a_move_closes_the_old_skp_the_day_before_and_asks_a_new_one(session, office):
    old = evaluation_office.goals(session, office.wawan)
    evaluation_office.appoint_post(session, office.wawan, office.angkutan, "Petugas Angkutan", D(2026, 6, 1))
    assert spans(session, office.wawan) == [
        (D(2026, 1, 1), D(2026, 5, 31), "awal_tahun", "pindah"), (D(2026, 6, 1), D(2026, 12, 31), "pindah", None),
    ]  # fmt: skip
    assert [s.skp_id for s in skp.due(session, office.wawan, 2026)] == [old.row.id, old.row.id]
    ask = SkpAsk(office.wawan, 2026, mulai=D(2026, 6, 1))
    assert refused(skp.draft, session, ask, today=TODAY) == ["skp_close_first"]
    skp.close(session, old.row.id, D(2026, 5, 31), "pindah", "SK 821/5/2026")
    new = skp.draft(session, SkpAsk(office.wawan, 2026), today=TODAY)
    assert (new.row.mulai, new.row.sampai, new.alasan_mulai) == (D(2026, 6, 1), D(2026, 12, 31), "pindah")
    assert (new.row.unit_id, new.row.jabatan) == (office.angkutan, "Petugas Angkutan")
    assert new.row.penilai.employee_id == office.kabid
    assert skp.get(session, old.row.id).row.jabatan == "Petugas Lalu Lintas"
    assert [s.skp_id for s in skp.due(session, office.wawan, 2026)] == [old.row.id, new.row.id]


def test_an_skp_does_not_reach_beyond_the_post(session, office):
    evaluation_office.appoint_post(session, office.wawan, office.angkutan, "Petugas Angkutan", D(2026, 6, 1))
    ask = SkpAsk(office.wawan, 2026, mulai=D(2026, 1, 1), sampai=D(2026, 12, 31))
    assert refused(skp.draft, session, ask, today=TODAY) == ["skp_beyond_post"]


def test_a_cpns_begins_with_the_spmt(session, office):
    assert spans(session, office.bayu) == [(D(2026, 3, 2), D(2026, 12, 31), "spmt", None)]
    made = skp.draft(session, SkpAsk(office.bayu, 2026), today=TODAY)
    assert (made.row.mulai, made.alasan_mulai) == (D(2026, 3, 2), "spmt")
    ask = SkpAsk(office.bayu, 2026, mulai=D(2026, 1, 5), sampai=D(2026, 2, 28))
    assert refused(skp.draft, session, ask, today=TODAY) == ["skp_not_due"]


def test_a_pppk_begins_with_the_spmt_and_ends_with_the_contract(session, office):
    person = session.get_one(Employee, (session.info["office_id"], office.dewi))
    person.kontrak_mulai = person.tanggal_spmt = D(2026, 4, 1)
    person.kontrak_akhir = D(2026, 9, 30)
    assert spans(session, office.dewi) == [(D(2026, 4, 1), D(2026, 9, 30), "spmt", "kontrak")]


def test_cltn_closes_and_the_return_begins_anew(session, office):
    session.add(Cltn(employee_id=office.sari, mulai=D(2026, 4, 1), sampai=D(2026, 9, 30), aktif_kembali=D(2026, 10, 1)))
    session.flush()
    assert spans(session, office.sari) == [
        (D(2026, 1, 1), D(2026, 3, 31), "awal_tahun", "cltn"), (D(2026, 10, 1), D(2026, 12, 31), "kembali", None),
    ]  # fmt: skip
    ask = SkpAsk(office.sari, 2026, mulai=D(2026, 4, 1))
    assert refused(skp.draft, session, ask, today=TODAY) == ["skp_not_due"]


def test_the_return_from_cltn_may_be_a_row_of_its_own_and_the_leave_extended(session, office):
    session.add_all([
        Cltn(employee_id=office.sari, jenis="1", mulai=D(2025, 3, 1), sampai=D(2026, 2, 28)),
        Cltn(employee_id=office.sari, jenis="5", mulai=D(2026, 3, 1), sampai=D(2027, 2, 28)),
        Cltn(employee_id=office.sari, jenis="3", mulai=D(2026, 9, 15)),
        Cltn(employee_id=office.wawan, jenis="1", mulai=D(2026, 7, 1)),
    ])
    session.flush()
    assert spans(session, office.sari) == [(D(2026, 9, 15), D(2026, 12, 31), "kembali", None)]
    assert spans(session, office.wawan) == [(D(2026, 1, 1), D(2026, 6, 30), "awal_tahun", "cltn")]


def test_who_left_or_came_from_another_agency_has_only_his_own_days(session, office):
    person = session.get_one(Employee, (session.info["office_id"], office.tono))
    person.berakhir, person.berakhir_alasan = D(2026, 8, 1), "Pensiun mencapai batas usia"
    assert spans(session, office.tono) == [(D(2026, 1, 1), D(2026, 7, 31), "awal_tahun", "pensiun")]
    session.add(Pindah(employee_id=office.agus, jenis="masuk", asal="Kabupaten lain", tmt=D(2026, 5, 1)))
    session.flush()
    assert spans(session, office.agus)[0][0] == D(2026, 5, 1)


def test_a_plt_keeps_the_skp_of_his_own_post_and_has_no_second_one(session, office):
    made = evaluation_office.goals(session, office.kabid)
    officials.end(session, _official(session, office.kabid_ll), D(2026, 5, 31))
    officials.appoint(session, officials.OfficialAsk(
        office.lalu_lintas, "kepala", "Kepala Bidang Lalu Lintas", D(2026, 6, 1), office.kabid, penugasan="PLT",
        dasar="Surat Perintah 800/15/2026"))
    assert len(spans(session, office.kabid)) == 1
    ask = SkpAsk(office.kabid, 2026, mulai=D(2026, 6, 1))
    assert refused(skp.draft, session, ask, today=TODAY) == ["E-SKP-07"]
    assert skp.get(session, made.row.id).row.unit_id == office.angkutan
    acting = appraisers.appraiser_of(session, office.wawan, D(2026, 7, 1))
    assert (acting.employee_id, acting.jabatan) == (office.kabid, "Plt. Kepala Bidang Lalu Lintas")


def _official(session, who):
    return session.query(UnitOfficial).filter_by(employee_id=who).one().id


def test_a_plh_does_not_take_the_appraisal_from_the_holder(session, office):
    officials.appoint(session, officials.OfficialAsk(
        office.angkutan, "kepala", "Kepala Bidang Angkutan", D(2026, 1, 5), office.kabid_ll, penugasan="PLH",
        berlaku_sampai=D(2026, 1, 20), dasar="Surat Perintah 800/1/2026"))
    assert appraisers.appraiser_of(session, office.rina, D(2026, 1, 12)).employee_id == office.kabid


def test_the_line_of_appraisers_ends_outside_the_office(session, office):
    on = D(2026, 3, 1)
    section = appraisers.appraiser_of(session, office.rina, on)
    head = appraisers.superior_of(session, section, office.angkutan, on)
    assert (section.employee_id, head.employee_id) == (office.kabid, office.kepala)
    assert appraisers.appraiser_of(session, office.kepala, on) is None
    assert appraisers.superior_of(session, head, office.angkutan, on) is None
    evaluation_office.goals(session, office.kepala)
    assert appraisers.superior_of(session, head, office.angkutan, on) == BUPATI
    assert appraisers.appraiser_of(session, office.kepala, D(2027, 1, 4)) == BUPATI


def test_e_pred_05_nobody_appraises_himself(session, office):
    own = appraisers.party_of(session, office.rina, TODAY)
    assert kind(appraisers.check(session, office.rina, own, TODAY))[0] == ("E-PRED-05", "SENDIRI")
    same_number = Party("Orang lain", "19880612 201101 2 001", None, "Kepala")
    assert kind(appraisers.check(session, office.rina, same_number, TODAY)) == [("E-PRED-05", "SENDIRI")]
    assert "E-PRED-05" in refused(skp.draft, session, SkpAsk(office.rina, 2026, penilai=own), today=TODAY)


def test_e_pred_05_two_people_do_not_appraise_each_other(session, office):
    above = appraisers.named(session, office.kabid, TODAY)
    evaluation_office.goals(session, office.rina)
    staff = appraisers.party_of(session, office.rina, TODAY)
    found = kind(appraisers.check(session, office.kabid, staff, TODAY))
    assert ("E-PRED-05", "MELINGKAR") in found
    assert appraisers.check(session, office.rina, above, TODAY) == []


def test_e_pred_05_a_circle_over_three_people_is_found(session, office):
    head = skp.draft(session, SkpAsk(office.kepala, 2026, penilai=BUPATI), today=TODAY)
    section = appraisers.named(session, office.kabid_ll, D(2026, 1, 1))
    assert refused(skp.set_head, session, head.row.id, penilai=section) == ["E-PRED-05"]
    other = skp.draft(session, SkpAsk(office.sekretaris, 2026, penilai=section), today=TODAY)
    own = appraisers.named(session, office.sekretaris, D(2026, 1, 1))
    assert other.row.penilai.employee_id == office.kabid_ll
    assert kind(appraisers.check(session, office.kepala, own, D(2026, 1, 1))) == [("E-PRED-05", "MELINGKAR")]


def test_e_pred_05_an_appraiser_must_be_in_office_on_the_day(session, office):
    officials.end(session, _official(session, office.kabid), D(2026, 5, 31))
    section = appraisers.party_of(session, office.kabid, D(2026, 6, 15))
    assert appraisers.check(session, office.rina, section, D(2026, 5, 31)) == []
    assert kind(appraisers.check(session, office.rina, section, D(2026, 6, 15))) == [("E-PRED-05", "TIDAK_MENJABAT")]


def test_e_pred_05_who_has_left_the_service_does_not_appraise(session, office):
    person = session.get_one(Employee, (session.info["office_id"], office.kabid))
    person.berakhir = D(2026, 6, 1)
    section = appraisers.party_of(session, office.kabid, D(2026, 7, 1))
    assert kind(appraisers.check(session, office.rina, section, D(2026, 7, 1)))[0] == ("E-PRED-05", "TIDAK_MENJABAT")


def test_e_pred_05_an_appraiser_is_at_least_a_pengawas(session, office):
    colleague = appraisers.party_of(session, office.agus, TODAY)
    assert kind(appraisers.check(session, office.rina, colleague, TODAY)) == [("E-PRED-05", "DI_BAWAH_PENGAWAS")]


def test_another_appraiser_within_the_year_goes_on_with_the_same_skp(session, office):
    made = evaluation_office.goals(session, office.rina)
    officials.end(session, _official(session, office.kabid), D(2026, 5, 31))
    officials.appoint(session, officials.OfficialAsk(
        office.angkutan, "kepala", "Kepala Bidang Angkutan", D(2026, 6, 1), office.kabid_ll, penugasan="PLT",
        dasar="Surat Perintah 800/9/2026"))
    new = appraisers.named(session, office.kabid_ll, D(2026, 6, 1))
    change = skp.change_appraiser
    assert refused(change, session, made.row.id, new, D(2026, 1, 1), "mutasi pejabat") == ["skp_appraiser_day"]
    assert refused(change, session, made.row.id, new, D(2026, 6, 1), "") == ["skp_reason"]
    whole = change(session, made.row.id, new, D(2026, 6, 1), "mutasi pejabat")
    assert (whole.row.id, whole.row.keadaan) == (made.row.id, "ditetapkan")
    assert (whole.row.penilai.employee_id, whole.penilai_sejak) == (office.kabid_ll, D(2026, 6, 1))
    (old,) = whole.penilai_lama
    assert (old.penilai.employee_id, old.mulai, old.sampai) == (office.kabid, D(2026, 1, 1), D(2026, 5, 31))
    row = session.get_one(Skp, (session.info["office_id"], made.row.id))
    assert appraisers.of_skp(session, row, D(2026, 5, 31)).employee_id == office.kabid
    assert appraisers.of_skp(session, row, D(2026, 6, 1)).employee_id == office.kabid_ll


def test_the_head_of_an_independent_unit_has_the_form_of_a_jpt_whatever_his_eselon(session, office):
    row = session.get_one(Employee, (session.info["office_id"], office.kepala))
    assert row.unit_id == office.root
    assert skp.draft(session, SkpAsk(office.kepala, 2026), today=TODAY).row.bentuk is Form.JPT
    for who in office.heads:
        assert skp.draft(session, SkpAsk(who, 2026), today=TODAY).row.bentuk is Form.JA_JF


def test_without_an_appraiser_an_skp_is_not_fixed(session, office):
    made = skp.draft(session, SkpAsk(office.kepala, 2026), today=TODAY)
    results.put(session, made.row.id, evaluation_office.row_ask("Layanan", made.row))
    assert refused(skp.fix, session, made.row.id, day=D(2026, 1, 12), today=TODAY) == ["skp_appraiser_missing"]


def test_an_appraiser_is_named_in_the_post_that_puts_him_over_the_person(session, office):
    officials.end(session, _official(session, office.kabid_ll), D(2025, 12, 31))
    officials.appoint(session, officials.OfficialAsk(
        office.lalu_lintas, "kepala", "Kepala Bidang Lalu Lintas", D(2026, 1, 1), office.kabid, penugasan="PLT",
        dasar="Surat Perintah 800/15/2026"))
    record = appraisers.party_of(session, office.kabid, D(2026, 1, 1))
    below = skp.draft(session, SkpAsk(office.wawan, 2026, penilai=record), today=TODAY)
    assert below.row.penilai.jabatan == "Plt. Kepala Bidang Lalu Lintas"
    own = skp.draft(session, SkpAsk(office.rina, 2026), today=TODAY)
    assert skp.set_head(session, own.row.id, penilai=record).row.penilai.jabatan == "Kepala Bidang Angkutan"
    assert appraisers.named(session, office.kabid, D(2026, 1, 1)).jabatan == "Kepala Bidang Angkutan"
