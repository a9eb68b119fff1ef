"""Form 1.b and the Surat Izin of every kind, made from a request: codes, lengths, conditions, copies, signers."""

from __future__ import annotations

import datetime as dt
import io
import json
from dataclasses import replace

import pikepdf
import pytest
from sqlalchemy.orm import Session

from asn_desktop.rules.leave.flow import Choice, Official, State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import letters, reference
from asn_desktop.services.leave import papers, settings
from asn_desktop.services.leave.papers import IssueAsk
from asn_desktop.store.employees import Employee
from tests.services import leave_paper_desk
from tests.services.leave_flow_office import PUSAT, Desk, codes
from tests.services.leave_paper_desk import pages, text

D = dt.date
LENGTHS = {
    Kind.TAHUNAN: "7 (tujuh) hari kerja", Kind.SAKIT: "7 (tujuh) hari", Kind.MELAHIRKAN: "3 (tiga) bulan",
    Kind.ALASAN_PENTING: "8 (delapan) hari", Kind.BESAR: "2 (dua) bulan",
}  # fmt: skip
CODES = {Kind.SAKIT: 2, Kind.MELAHIRKAN: 3, Kind.TAHUNAN: 4, Kind.ALASAN_PENTING: 5, Kind.BESAR: 6}
SAYS = {
    Kind.TAHUNAN: ("untuk tahun 2025 dan 2026", "menyerahkan pekerjaannya"),
    Kind.SAKIT: ("apabila telah sembuh", "surat keterangan dokter yang baru"),
    Kind.MELAHIRKAN: ("melaporkan tanggal persalinan",),
    Kind.ALASAN_PENTING: ("menyerahkan pekerjaannya",),
    Kind.BESAR: ("tidak berhak lagi atas cuti tahunan tahun 2027", "dapat dipanggil kembali", "tidak dijalankan hapus"),
}  # fmt: skip


@pytest.fixture
def desk(session: Session, today: D, now: dt.datetime) -> Desk:
    return leave_paper_desk.make(session, today, now)


def issued(desk: Desk, row_id: object, **more: object) -> papers.Issued:
    values = {"mode": "agenda", **more}
    return papers.issue(desk.session, IssueAsk(row_id, **values), **desk.on)  # type: ignore[arg-type]


def attached(data: bytes) -> bytes:
    """The data inside a letter."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return bytes(pdf.Root.AF[0].EF.F.read_bytes())


@pytest.mark.parametrize("kind", list(LENGTHS))
def test_5_2_the_permit_of_each_kind_has_its_code_length_and_conditions(desk: Desk, kind: Kind) -> None:
    made = issued(desk, desk.grant(kind).id)
    assert made.row.keadaan is State.TERBIT
    assert (made.permit.kode, made.permit.nomor) == (f"800.1.11.{CODES[kind]}", made.row.nomor)
    assert (made.permit.nomor or "").startswith(f"800.1.11.{CODES[kind]}/")
    data = letters.pdf(desk.session, made.permit.id)
    page = text(data)
    for words in (LENGTHS[kind], "Pegawai Negeri Sipil", "Inspektur Kabupaten", "Kepala BKPSDM", "Arsip", *SAYS[kind]):
        assert words in page, words
    assert ("Kepala BPKAD" in page) == (kind is Kind.BESAR)
    assert pages(data) == 1


@pytest.mark.parametrize("kind", list(LENGTHS))
def test_5_1_the_form_of_each_kind_ticks_it_and_strikes_two_units(desk: Desk, kind: Kind) -> None:
    row = desk.grant(kind)
    made = issued(desk, row.id)
    data = letters.pdf(desk.session, made.form.id)
    assert pages(data) == 1
    held = json.loads(attached(data))["isi"]
    assert held["jenis"] == kind.value
    assert held["satuan"] == {"hari kerja": "hari"}.get(row.satuan, row.satuan)
    assert (held["atasan"]["pilihan"], held["pyb"]["pilihan"]) == ("DISETUJUI", "DISETUJUI")


def test_5_2_neither_permit_nor_its_data_tell_why(desk: Desk) -> None:
    row = desk.grant(Kind.ALASAN_PENTING, alasan="Ibu dirawat di ICU")
    data = letters.pdf(desk.session, issued(desk, row.id).permit.id)
    assert b"ICU" not in data
    assert b"ICU" not in attached(data)
    assert b"keluarga_sakit_keras" not in attached(data)


def test_5_1_section_v_says_what_was_taken_and_what_is_left(desk: Desk) -> None:
    issued(desk, desk.grant(Kind.SAKIT).id)
    row = desk.ask(Kind.TAHUNAN)
    page = text(papers.form_pdf(desk.session, row.id, **desk.on))  # type: ignore[arg-type]
    for words in ("sudah diambil 7 hari", "N-2 (2024)", "N-1 (2025)", "N (2026)"):
        assert words in page, words


def test_5_1_a_changed_decision_keeps_what_was_asked_and_writes_the_new_dates(desk: Desk) -> None:
    row = desk.ask(Kind.TAHUNAN)
    desk.consider(row)
    desk.decide(row, Choice.PERUBAHAN, alasan="Angkutan Natal", mulai=D(2026, 12, 28), sampai=D(2026, 12, 31))
    page = text(papers.form_pdf(desk.session, row.id, **desk.on))  # type: ignore[arg-type]
    assert "7 (tujuh)" in page
    assert "21 Desember 2026" in page
    assert "Menjadi 4 (empat) hari kerja, 28 Desember 2026 s/d 31 Desember 2026." in page


def test_5_1_a_postponed_decision_writes_the_days(desk: Desk) -> None:
    row = desk.ask(Kind.TAHUNAN)
    desk.consider(row)
    desk.decide(row, Choice.DITANGGUHKAN, alasan="Angkutan Natal", hari=7)
    page = text(papers.form_pdf(desk.session, row.id, **desk.on))  # type: ignore[arg-type]
    assert "Ditangguhkan 7 (tujuh) hari kerja." in page


def test_5_1_the_pppk_form_has_four_types_and_ni_pppk(desk: Desk) -> None:
    row = desk.ask(Kind.SAKIT, employee_id=desk.rina)
    page = text(papers.form_pdf(desk.session, row.id, **desk.on))  # type: ignore[arg-type]
    for words in ("NOMOR 7 TAHUN 2022", "NI PPPK", "4. Cuti Bersama", "sebelum PPPK mengajukan cuti"):
        assert words in page, words
    assert "Cuti Besar" not in page


def test_5_2_abroad_adds_country_laws_and_the_day_of_return(desk: Desk) -> None:
    row = desk.ask(Kind.TAHUNAN, negara="Malaysia")
    desk.consider(row)
    desk.decide(row, official=Official("Ir. Hadi Wibowo", "Bupati Tirtamaya"))
    page = text(letters.pdf(desk.session, issued(desk, row.id).permit.id))
    for words in ("negara Malaysia", "menaati peraturan", "tanggal kedatangannya", "BUPATI TIRTAMAYA"):
        assert words in page, words
    assert "Jalan" not in page.split("SURAT IZIN")[0]  # kop of the head of region has no address
    assert "NIP 1" not in page.split("BUPATI TIRTAMAYA,")[1]


def test_5_2_a_remote_addition_is_written_with_its_days(desk: Desk) -> None:
    row = desk.grant(Kind.TAHUNAN, hari_tambahan=5)
    page = text(letters.pdf(desk.session, issued(desk, row.id).permit.id))
    assert "ditambah 5 (lima) hari kalender" in page
    assert "mulai tanggal 1 Januari 2027 sampai dengan tanggal 5 Januari 2027" in page


def test_5_3_a_mandate_signs_an_and_ub_a_plt_before_the_post(desk: Desk) -> None:
    row = desk.ask(Kind.ALASAN_PENTING)
    desk.consider(row)
    desk.decide(row, official=replace(PUSAT, jabatan="Plt. Kepala BKPSDM Kabupaten Tirtamaya"))
    made = issued(desk, row.id, atas_nama="Bupati Tirtamaya", melalui="Sekretaris Daerah")
    page = text(letters.pdf(desk.session, made.permit.id))
    assert "a.n. BUPATI TIRTAMAYA SEKRETARIS DAERAH u.b. Plt. KEPALA BKPSDM KABUPATEN TIRTAMAYA," in page


def test_7_cltn_is_given_by_a_decree_not_by_a_permit(desk: Desk) -> None:
    row = desk.ask(Kind.CLTN)
    assert codes(lambda: papers.permit_pdf(desk.session, row.id, **desk.on)) == ["leave_paper_kind"]


def test_7_illegal_transition_no_permit_before_the_decision(desk: Desk) -> None:
    row = desk.ask(Kind.SAKIT)
    assert codes(lambda: issued(desk, row.id)) == ["illegal_transition"]


def test_7_letter_number_missing_and_duplicate_letter_number(desk: Desk) -> None:
    one, two = desk.grant(Kind.SAKIT), desk.grant(Kind.TAHUNAN)
    assert codes(lambda: issued(desk, one.id, mode="diketik", nomor=" ")) == ["letter_number_missing"]
    issued(desk, one.id, mode="diketik", nomor="800.1.11.2/9/2026")
    assert codes(lambda: issued(desk, two.id, mode="diketik", nomor="800.1.11.2 / 9 / 2026")) == [
        "duplicate_letter_number"
    ]


def test_a_permit_without_number_is_not_signed_electronically(desk: Desk) -> None:
    made = issued(desk, desk.grant(Kind.SAKIT).id, mode="kosong", jalur="tte")
    back = letters.pdf(desk.session, made.permit.id)
    assert codes(lambda: letters.take_back(desk.session, made.permit.id, back, now=desk.now)) == ["letter_number_first"]


def test_a_long_name_and_unit_stay_on_one_page(desk: Desk) -> None:
    person = desk.session.get_one(Employee, (desk.session.info["office_id"], desk.office.fauzi))
    person.nama = "Ni Luh Ayu Putu Kadek Sri Wahyuni Kusumadewi Pradnyaningrat"
    person.gelar_belakang = "S.Pd., M.Pd., Ph.D."
    row = desk.grant(Kind.BESAR, alamat="Jalan Rekaan Raya Nomor 147, Kelurahan Rekaan Tengah, Kecamatan Rekaan Utara, "
                     "Kota Rekaan, Provinsi Rekaan Timur 00000")  # fmt: skip
    made = issued(desk, row.id)
    assert pages(letters.pdf(desk.session, made.permit.id)) == pages(letters.pdf(desk.session, made.form.id)) == 1


def test_health_and_family_papers_are_closed_to_a_reader(desk: Desk) -> None:
    made = issued(desk, desk.grant(Kind.SAKIT).id)
    open_ = issued(desk, desk.grant(Kind.TAHUNAN).id)
    desk.session.info["actor"] = Actor("periksa", "Pemeriksa", Role.PEMERIKSA)
    for one in (made.permit.id, made.form.id, open_.form.id):
        assert codes(lambda one=one: letters.pdf(desk.session, one)) == ["role_not_allowed"]
    assert letters.pdf(desk.session, open_.permit.id)
    rows = {row.id: row for row in letters.listing(desk.session)}
    closed = rows[made.permit.id]
    assert (closed.jenis, closed.perihal, closed.kode) == ("surat_cuti", "Surat cuti", None)
    assert "800.1.11.2" not in (closed.nomor or "") + (closed.nomor_cetak or "")
    assert (closed.nomor or "").startswith("800.1.11/")
    assert letters.get(desk.session, made.permit.id).perihal == "Surat cuti"
    assert letters.listing(desk.session, text="sakit") == []
    assert rows[open_.permit.id].perihal == "Surat Izin Cuti Tahunan"
    assert codes(lambda: papers.form_pdf(desk.session, open_.row.id, **desk.on)) == ["role_not_allowed"]


def test_the_office_sets_its_copies_by_kind_and_on_whose_behalf_a_mandate_is_signed(desk: Desk) -> None:
    save = settings.save
    save(desk.session, "tembusan", "Inspektur; {atasan}; Arsip", today=desk.today)
    save(desk.session, "tembusan_sakit", "Kepala Puskesmas; {atasan}", today=desk.today, unit_id=desk.office.root)
    save(desk.session, "atas_nama", "Bupati Tirtamaya", today=desk.today)
    sick = text(letters.pdf(desk.session, issued(desk, desk.grant(Kind.SAKIT).id).permit.id))
    assert sick.endswith("Tembusan: 1. Kepala Puskesmas 2. Kepala Bidang Angkutan")
    annual = text(letters.pdf(desk.session, issued(desk, desk.grant(Kind.TAHUNAN).id).permit.id))
    assert annual.endswith("Tembusan: 1. Inspektur 2. Kepala Bidang Angkutan 3. Arsip")
    assert "a.n. BUPATI TIRTAMAYA KEPALA DINAS PERHUBUNGAN," in annual
    assert codes(lambda: save(desk.session, "tembusan_cinta", "x", today=desk.today)) == ["leave_setting"]


def test_a_delegated_power_is_signed_in_the_own_post_whatever_is_set(desk: Desk) -> None:
    settings.save(desk.session, "atas_nama", "Bupati Tirtamaya", today=desk.today)
    row = desk.ask(Kind.ALASAN_PENTING)
    desk.consider(row)
    desk.decide(row, official=replace(PUSAT, dasar="Keputusan Bupati Tirtamaya Nomor 9 Tahun 2025"))
    page = text(letters.pdf(desk.session, issued(desk, row.id).permit.id))
    assert "a.n." not in page
    assert "KEPALA BKPSDM KABUPATEN TIRTAMAYA," in page


def test_every_code_of_a_leave_paper_is_in_the_table_of_codes(desk: Desk) -> None:
    """Permendagri 83/2022: .2 sakit .3 melahirkan .4 tahunan .5 alasan penting .6 besar .7 CLTN."""
    reference.load_shipped(desk.session)
    held = reference.table(desk.session, "kode_klasifikasi", desk.today)
    words = {"TAHUNAN": "Tahunan", "SAKIT": "Sakit", "MELAHIRKAN": "Bersalin", "ALASAN_PENTING": "Alasan Penting",
             "BESAR": "Besar", "CLTN": "di Luar Tanggungan Negara"}  # fmt: skip
    for kind, code in papers.CODES.items():
        assert str(held[code]["uraian"]).endswith(words[kind])
