"""People: list, search, card, form and end of service, on the real store."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace

import pytest

from asn_desktop.problems import Refused
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import employee_form, employees, field_history, histories, units
from asn_desktop.services.employee_form import EmployeeAsk
from asn_desktop.services.record_ask import RecordAsk
from asn_desktop.store.employees import EmployeeSummary

BORN = dt.date(1985, 3, 17)


@pytest.fixture
def root(session):
    return units.root(session)


@pytest.fixture
def ask(root):
    """Asih, as her decree says."""
    return EmployeeAsk(
        nama="Asih Lestari", tanggal_lahir=BORN, jenis_kelamin="P", status="PNS", unit_id=root,
        nip="'19850317 200904 2 003", nik="3399015703850001", gelar_belakang="S.E.", tmt_cpns=dt.date(2009, 4, 1),
        tmt_pns=dt.date(2010, 4, 1),
    )  # fmt: skip


@pytest.fixture
def asih(session, ask, today):
    return employee_form.save(session, ask, today=today).card


def refusal(call):
    with pytest.raises(Refused) as caught:
        call()
    return [p.code for p in caught.value.problems]


def golongan(person, name, tmt):
    return RecordAsk("golongan", person.id, values={"golongan": name, "tmt": tmt})


def post(person, nama, jenis, tmt, unit_id, **more):
    values = {"nama": nama, "jenis": jenis, "tmt": tmt, "unit_id": unit_id, **more}
    return RecordAsk("jabatan", person.id, values=values)



def test_a_person_is_entered_and_shown(asih):
    assert (asih.nip, asih.nama_tampil) == ("198503172009042003", "Asih Lestari, S.E.")
    assert asih.masa_kerja == (17, 7)
    assert asih.nik == "3399015703850001"
    assert asih.unit == "Dinas Perhubungan"


@pytest.mark.parametrize("text", ["asih", "ASIH les", "lestari asih", "19850317 2009", "0317200904", "perhub", "as"])
def test_any_part_of_name_nip_or_unit_finds_her(session, asih, text):
    assert [row.id for row in employees.listing(session, text=text)] == [asih.id]
    assert [row.id for row in employees.find(session, text)] == [asih.id]


@pytest.mark.parametrize("text", ["asihx", "budi", '"', "a*b", "%", "19850318", "AND", "asih OR budi"])
def test_what_is_not_there_is_not_found_and_harms_nothing(session, asih, text):
    assert employees.listing(session, text=text) == []


def test_the_index_and_plain_comparison_agree(session, asih, monkeypatch):
    from asn_desktop.store import search

    by_index = employees.listing(session, text="asih lest")
    monkeypatch.setattr(session.connection().dialect, "name", "postgresql")
    conditions = search.matching(session.connection(), "asih lest")
    monkeypatch.undo()
    rows = session.query(EmployeeSummary.employee_id).filter(*conditions).all()
    assert [row[0] for row in rows] == [row.id for row in by_index] == [asih.id]


def test_a_renamed_person_is_found_by_the_new_name_only(session, asih, ask, today):
    employee_form.save(session, replace(ask, id=asih.id, nama="Ratna Lestari"), today=today)
    assert employees.find(session, "asih") == []
    assert len(employees.find(session, "ratna")) == 1


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"nama": " "}, "NAMA_EMPTY"),
        ({"nip": ""}, "NIP_EMPTY"),
        ({"nip": "19850317 200904 2 03"}, "NIP_LENGTH"),
        ({"nip": "1,98503E+17"}, "NIP_PRECISION"),
        ({"nip": "198502312009042003"}, "NIP_BIRTHDATE"),
        ({"nip": "198503172009002003"}, "NIP_POS13_14"),
        ({"nik": "33740157038500"}, "NIK_LENGTH"),
        ({"tanggal_lahir": dt.date(1985, 3, 18)}, "NIP_DOB_MISMATCH"),
        ({"jenis_kelamin": "L"}, "NIP_SEX_MISMATCH"),
        ({"status": "PPPK"}, "NIP_KIND_MISMATCH"),
        ({"tanggal_lahir": None}, "FIELD_EMPTY"),
        ({"unit_id": None}, "FIELD_EMPTY"),
        ({"unit_id": uuid.UUID(int=7)}, "UNIT_UNKNOWN"),
        ({"tanggal_lahir": dt.date(2027, 1, 1)}, "DOB_FUTURE"),
        ({"tmt_pns": dt.date(2008, 4, 1)}, "TMT_ORDER"),
    ],
)
def test_the_form_refuses_what_cannot_be(session, ask, today, changed, code):
    assert code in refusal(lambda: employee_form.save(session, replace(ask, **changed), today=today))


def test_a_number_in_use_is_refused_and_free_again_after_the_end(session, asih, ask, today):
    twin = replace(ask, nama="Asih Lain")
    found = refusal(lambda: employee_form.save(session, twin, today=today))
    assert found[:2] == ["NIP_DUPLICATE", "NIK_DUPLICATE"]
    employee_form.end_service(session, asih.id, last_day=today, why="pindah", today=today)
    assert employee_form.save(session, twin, today=today).card.nip == asih.nip


def test_a_strange_number_is_saved_with_its_reason_in_the_journal(session, ask, today):
    strange = replace(ask, tanggal_lahir=dt.date(1985, 3, 18))
    assert refusal(lambda: employee_form.save(session, strange, today=today))[0] == "NIP_DOB_MISMATCH"
    told = replace(strange, reasons={"NIP_DOB_MISMATCH": "menurut akta"})
    card = employee_form.save(session, told, today=today).card
    history = field_history.field_history(session, card.id, today=today)
    assert {line.reason for line in history} == {"uji; NIP_DOB_MISMATCH: menurut akta"}


def test_an_unusual_nik_is_only_a_warning(session, ask, today):
    saved = employee_form.save(session, replace(ask, nik="3399015803850001"), today=today)
    assert [p.code for p in saved.warnings] == ["NIK_DOB_MISMATCH"]


def test_every_change_of_a_field_is_told_with_its_words(session, asih, ask, today):
    employee_form.save(session, replace(ask, id=asih.id, agama="1", no_hp="081234567890"), today=today)
    newest = {c.field: (c.old, c.new, c.actor) for c in field_history.field_history(session, asih.id, today=today)
              if c.operation == "U"}  # fmt: skip
    assert newest == {
        "agama": (None, "Islam", "Siti Rahmawati"),
        "no_hp": (None, "081234567890", "Siti Rahmawati"),
    }


def test_histories_are_part_of_the_story(session, asih, today):
    histories.save(session, golongan(asih, "III/a", dt.date(2009, 4, 1)), today=today)
    told = {(c.table, c.row, c.field, c.new) for c in field_history.field_history(session, asih.id, today=today)}
    assert ("golongan", "III/a", "golongan", "III/a") in told
    assert ("golongan", "III/a", "tmt", "2009-04-01") in told


def test_current_values_follow_the_day(session, asih, today):
    histories.save(session, golongan(asih, "III/a", dt.date(2009, 4, 1)), today=today)
    card = histories.save(session, golongan(asih, "III/b", dt.date(2027, 4, 1)), today=today).card
    assert card.pangkat == "Penata Muda (III/a)"
    assert employees.listing(session)[0].golongan == "III/a"
    spring = dt.date(2027, 4, 1)
    assert employees.refresh_due(session, today=today) == 0
    assert employees.refresh_due(session, today=spring) == 1
    assert employees.listing(session)[0].golongan == "III/b"
    assert employees.get(session, asih.id, today=spring).pangkat == "Penata Muda Tingkat I (III/b)"


def test_a_voided_row_no_longer_counts_and_stays_readable(session, asih, today):
    first = histories.save(session, golongan(asih, "III/a", dt.date(2009, 4, 1)), today=today).card.golongan
    assert refusal(lambda: histories.void(session, "golongan", first.id, " ", today=today)) == ["VOID_REASON_EMPTY"]
    card = histories.void(session, "golongan", first.id, "salah ketik", today=today).card
    assert card.golongan is None
    assert card.riwayat_golongan[0].dibatalkan == "salah ketik"
    assert employees.listing(session)[0].golongan is None


def test_a_new_post_ends_the_one_before_and_moves_the_person(session, asih, today):
    rows = units.tree(session)
    bidang = next(r.id for r in rows if r.nama == "Bidang Angkutan")
    first = post(asih, "Penelaah Teknis Kebijakan", "4", dt.date(2012, 1, 1), rows[0].id)
    histories.save(session, first, today=today)
    second = post(asih, "Kepala Bidang Angkutan", "1", dt.date(2022, 1, 3), bidang, eselon="III.b")
    saved = histories.save(session, second, today=today)
    assert [p.code for p in saved.warnings] == ["TMT_NOT_FIRST"]
    assert saved.card.jabatan.nama == "Kepala Bidang Angkutan"
    assert saved.card.riwayat_jabatan[1].sampai == dt.date(2022, 1, 2)
    assert saved.card.unit == "Bidang Angkutan"


def test_one_structural_post_has_one_holder(session, asih, ask, root, today):
    chief = post(asih, "Kepala Dinas", "1", dt.date(2022, 1, 1), root, eselon="II.b")
    histories.save(session, chief, today=today)
    other = replace(ask, nama="Budi", nip="198601152010041002", nik="", tanggal_lahir=dt.date(1986, 1, 15),
                    jenis_kelamin="L", tmt_cpns=dt.date(2010, 4, 1), tmt_pns=None)  # fmt: skip
    budi = employee_form.save(session, other, today=today).card
    same = replace(chief, employee_id=budi.id)
    assert refusal(lambda: histories.save(session, same, today=today)) == ["JAB_DOUBLE_HOLDER"]
    told = replace(same, reasons={"JAB_DOUBLE_HOLDER": "masa peralihan"})
    assert histories.save(session, told, today=today).card.jabatan.nama == "Kepala Dinas"
    acting = replace(same, values={**same.values, "penugasan": "PLT", "tmt": dt.date(2026, 1, 1)})
    assert not histories.save(session, acting, today=today).warnings


def test_who_leaves_is_kept_under_another_chip(session, asih, today):
    assert refusal(
        lambda: employee_form.end_service(session, asih.id, last_day=today, why=" ", today=today)
    ) == ["END_REASON_EMPTY"]
    tomorrow = today + dt.timedelta(days=1)
    employee_form.end_service(session, asih.id, last_day=today, why="pensiun", today=today)
    assert employees.counts(session).aktif == 1  # the last day is still a day of service
    employees.refresh_due(session, today=tomorrow)
    assert employees.counts(session)[:2] == (0, 1)
    assert [row.id for row in employees.listing(session, active=False)] == [asih.id]
    assert refusal(
        lambda: employee_form.end_service(session, asih.id, last_day=today, why="pindah", today=today)
    ) == ["END_TWICE"]
    employee_form.resume_service(session, asih.id, today=tomorrow)
    assert employees.counts(session).aktif == 1


def test_a_reader_sees_a_masked_nik_and_writes_nothing(session, asih, ask, today):
    session.info["actor"] = Actor("eko", "Eko", Role.PEMERIKSA)
    card = employees.get(session, asih.id, today=today)
    assert (card.nik, card.nik_penuh) == ("3399••••••••••01", False)
    niks = [c.new for c in field_history.field_history(session, asih.id, today=today) if c.field == "nik"]
    assert niks == ["3399••••••••••01"]
    assert refusal(lambda: employee_form.save(session, ask, today=today)) == ["role_not_allowed"]


def test_a_form_without_the_nik_leaves_it_alone(session, asih, today):
    blank = replace(employee_form.blank(asih), nik=employee_form.KEEP, no_hp="081234567890")
    assert employee_form.save(session, blank, today=today).card.nik == asih.nik


def test_rebuilding_everything_changes_nothing(session, asih, today):
    before = employees.listing(session, active=None)
    assert employees.rebuild_summaries(session, today=today) == 1
    assert employees.listing(session, active=None) == before


def test_the_sort_orders(session, ask, asih, today):
    other = replace(ask, nama="Budi", nip="198601152010041002", nik="", tanggal_lahir=dt.date(1986, 1, 15),
                    jenis_kelamin="L", tmt_cpns=dt.date(2010, 4, 1), tmt_pns=None)  # fmt: skip
    budi = employee_form.save(session, other, today=today).card
    histories.save(session, golongan(budi, "III/c", dt.date(2020, 4, 1)), today=today)
    assert [r.id for r in employees.listing(session, sort="nama")] == [asih.id, budi.id]
    assert [r.id for r in employees.listing(session, sort="golongan")] == [budi.id, asih.id]
    assert [r.id for r in employees.listing(session, sort="nip")] == [asih.id, budi.id]
    assert employees.listing(session, status="PPPK") == []


def test_somebody_unknown_is_said_so(session, today):
    from asn_desktop.store.compat import uuid7

    assert refusal(lambda: employees.get(session, uuid7(), today=today)) == ["EMPLOYEE_UNKNOWN"]


def test_a_corrected_number_leaves_the_old_one_findable(session, asih, today):
    from asn_desktop.services.employee_numbers import NumberAsk, change_nip

    new = "198503172009042005"
    assert refusal(lambda: change_nip(session, NumberAsk(asih.id, new, " "), today=today)) == ["NIP_REASON_EMPTY"]
    assert refusal(lambda: change_nip(session, NumberAsk(asih.id, asih.nip, "x"), today=today)) == ["NIP_SAME"]
    wrong = NumberAsk(asih.id, "198502312009042005", "x")
    assert refusal(lambda: change_nip(session, wrong, today=today)) == ["NIP_BIRTHDATE"]
    card = change_nip(session, NumberAsk(asih.id, new, "perbaikan BKN", nomor_sk="1/2026"), today=today).card
    assert (card.nip, [r.values["nip"] for r in card.riwayat["nip_alias"]]) == (new, [asih.nip])
    assert card.riwayat["nip_alias"][0].values["sampai"] == today - dt.timedelta(days=1)
    assert [row.id for row in employees.find(session, asih.nip)] == [asih.id]
    assert [row.nip for row in employees.find(session, new)] == [new]


def test_a_pppk_who_becomes_cpns_keeps_the_old_number(session, root, today):
    from asn_desktop.services.employee_numbers import NumberAsk, change_nip

    born = dt.date(1988, 11, 30)
    ask = EmployeeAsk("Dewi", born, "P", "PPPK", root, nip="198811302023212007", kontrak_mulai=dt.date(2023, 3, 1))
    dewi = employee_form.save(session, ask, today=today).card
    to_cpns = NumberAsk(dewi.id, "198811302026042001", "lulus seleksi CPNS", status="CPNS", tmt=dt.date(2026, 4, 1))
    card = change_nip(session, to_cpns, today=today).card
    old = card.riwayat["nip_alias"][0].values
    assert (card.status, old["jenis"], old["sampai"]) == ("CPNS", "pppk", dt.date(2026, 3, 31))


def test_a_cpns_whose_pns_day_has_come_becomes_pns(session, ask, today):
    saved = employee_form.save(session, replace(ask, status="CPNS"), today=today)
    assert (saved.card.status, [p.code for p in saved.warnings]) == ("PNS", ["STATUS_NOW_PNS"])
    later = replace(ask, status="CPNS", id=saved.card.id, tmt_pns=dt.date(2027, 4, 1))
    assert employee_form.save(session, later, today=today).card.status == "CPNS"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"bup_tetapan": 60}, "BUP_REASON_EMPTY"),
        ({"bup_tetapan": 90, "bup_alasan": "x"}, "RANGE"),
        ({"no_kk": "33990157038500"}, "NO_KK_LENGTH"),
        ({"nip_lama": "12345"}, "NIP_LAMA_LENGTH"),
        ({"sk_cpns_tanggal": dt.date(2027, 1, 1)}, "SK_FUTURE"),
        ({"kelas_jabatan": 18}, "RANGE"),
    ],
)
def test_the_newer_fields_are_checked_too(session, ask, today, changed, code):
    assert code in refusal(lambda: employee_form.save(session, replace(ask, **changed), today=today))


def test_what_a_form_does_not_ask_stays(session, ask, asih, today):
    full = replace(ask, id=asih.id, bup_tetapan=60, bup_alasan="SK Bupati", email_dinas="a@b.go.id", no_kk="3" * 16)
    employee_form.save(session, full, today=today)
    card = employee_form.save(session, replace(ask, id=asih.id, no_hp="081234567890"), today=today).card
    assert (card.bup_tetapan, card.bup_alasan, card.email_dinas) == (60, "SK Bupati", "a@b.go.id")
    emptied = employee_form.save(session, replace(employee_form.blank(card), email_dinas=None), today=today).card
    assert (emptied.email_dinas, emptied.no_kk) == (None, "3" * 16)


def test_a_namesake_of_the_same_day_is_told(session, asih, ask, today):
    twin = replace(ask, nama="ASIH  LESTARI", nip="198503172009042007", nik="")
    (told,) = employee_form.save(session, twin, today=today).warnings
    assert (told.code, told.values["nip"]) == ("SAME_NAME_DOB", asih.nip)


def test_a_reason_is_kept_beside_the_values_it_is_for(session, ask, today):
    from asn_desktop.rules.anomaly_mark import mark
    from asn_desktop.store.records import AnomalyNote

    born = dt.date(1985, 3, 18)
    saved = employee_form.save(
        session, replace(ask, tanggal_lahir=born, reasons={"NIP_DOB_MISMATCH": "menurut akta"}), today=today
    )
    note = session.query(AnomalyNote).one()
    assert (note.employee_id, note.kode) == (saved.card.id, "NIP_DOB_MISMATCH")
    assert (note.tabel, note.baris, note.alasan) == ("employees", None, "menurut akta")
    assert note.sidik == mark("NIP_DOB_MISMATCH", {"in_nip": BORN, "given": born})
