"""Deeds on one request, pressed on the real store: izin sementara, recall, change, postponement, birth, CLTN."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.rules.leave.flow import Choice
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave import late
from asn_desktop.services.leave.deeds import Decision, LeaveAsk
from asn_desktop.services.leave.late import LateAsk
from asn_desktop.services.leave.proofs import ProofAsk
from tests.services import leave_office
from tests.ui.test_leave_keyboard import PNG
from tests.ui.test_leave_screen import people, press, tab, wait  # noqa: F401

D = dt.date
TODAY = D(2026, 11, 23)


@pytest.fixture
def asked(opened, now):
    """`asked(person, kind, first, last, ...)` types a request and answers its id; `given` carries it to its grant."""

    def ask(person, kind, first, last, *, considered=False, given=False, **more):
        with opened.store.begin(opened.actor, reason="uji") as session:
            wish = LeaveAsk(person, first, last, "keperluan keluarga", "Jl. Rekaan", "0812", jenis=kind, **more)
            row = leave.ask(session, wish, today=TODAY, now=now)
            kw = {"today": TODAY, "now": now}
            if considered or given:
                leave.consider(session, row.id, Decision(Choice.DISETUJUI), **kw)
            if given:
                leave.decide(session, row.id, Decision(Choice.DISETUJUI, scan=PNG), **kw)
        return row.id

    return ask


def shown(qtbot, tab, request_id):  # noqa: F811
    tab.show_request(request_id)
    detail = tab.detail_page
    wait(qtbot, tab, lambda: detail.detail is not None and detail.detail.row.id == request_id)
    return detail


def follow(qtbot, detail, key):
    """Press the link of a deed, answer its card."""
    qtbot.waitUntil(lambda: detail.deeds.links[key].isVisible(), timeout=3000)
    press(qtbot, detail.deeds.links[key])
    return detail.deeds.cards[key]


HOSPITAL = (ProofAsk("surat_rawat_inap", "445/9/RSUD", TODAY, "RSUD Rekaan"),)


def test_an_urgent_leave_begins_on_izin_sementara_is_ratified_and_recalled(
    qtbot, tab, people, asked, picture, tmp_path  # noqa: F811
):
    request = asked(people.fauzi, Kind.ALASAN_PENTING, TODAY, D(2026, 12, 2), alasan_kode="keluarga_sakit_keras",
                    hubungan="ibu", bukti=HOSPITAL)  # fmt: skip
    detail = shown(qtbot, tab, request)
    letters = []
    tab.letter_chosen.connect(letters.append)
    card = follow(qtbot, detail, "sementara")
    press(qtbot, card.button)
    wait(qtbot, tab, lambda: card.boxes["alasan"].problem())
    card.reason_edit.setText("Ibu masuk ICU malam ini")
    picture(tab, "cuti_izin_sementara", (1366, 654))
    press(qtbot, card.button)
    wait(qtbot, tab, lambda: detail.badge.text() == "izin sementara")
    assert len(letters) == 1
    assert "Izin Sementara" in detail.folder_card.as_text()
    assert detail.next_button.text() == "Sahkan izin sementara"
    assert not detail.decision.choice_cards.radio("DITANGGUHKAN").isVisible()
    scan = tmp_path / "sah.png"
    scan.write_bytes(PNG)
    assert detail.decision.official_name_edit.text() == ""
    detail.decision.official_name_edit.setText("Drs. Rekaan")
    detail.decision.official_post_edit.setText("Kepala BKPSDM")
    detail.decision.attach(scan)
    press(qtbot, detail.next_button)
    wait(qtbot, tab, lambda: detail.badge.text() == "disetujui")
    press(qtbot, detail.next_button)
    wait(qtbot, tab, lambda: detail.badge.text() == "sedang cuti")
    card = follow(qtbot, detail, "panggil")
    card.reason_edit.setText("Penanganan banjir")
    card.official.name_edit.setText("Drs. Rekaan")
    card.official.post_edit.setText("Kepala BKPSDM")
    picture(tab, "cuti_panggil", (1366, 654))
    press(qtbot, card.button)
    wait(qtbot, tab, lambda: detail.badge.text() == "dipanggil kembali")
    assert len(letters) == 2
    assert "Panggilan Bekerja Kembali" in detail.folder_card.as_text()


def test_a_permit_is_changed_and_then_cancelled_with_their_letters(qtbot, tab, people, asked):  # noqa: F811
    request = asked(people.fauzi, Kind.TAHUNAN, D(2026, 12, 7), D(2026, 12, 9), given=True)
    detail = shown(qtbot, tab, request)
    assert "ubah" in detail.deeds.links
    press(qtbot, detail.next_button)
    wait(qtbot, tab, lambda: detail.badge.text() == "surat terbit")
    letters = []
    tab.letter_chosen.connect(letters.append)
    card = follow(qtbot, detail, "ubah")
    card.end_edit.set_date(D(2026, 12, 10))
    card.reason_edit.setText("rapat digeser")
    press(qtbot, card.button)
    wait(qtbot, tab, lambda: card.boxes["berkas"].problem())
    card.scan._data = PNG
    press(qtbot, card.button)
    wait(qtbot, tab, lambda: detail.detail.row.sampai == D(2026, 12, 10))
    assert len(letters) == 1
    assert detail.badge.text() == "surat terbit"
    press(qtbot, detail.cancel_button)
    card = detail.deeds.cards["batal"]
    card.reason_edit.setText("tugas mendadak")
    press(qtbot, card.button)
    wait(qtbot, tab, lambda: detail.badge.text() == "dibatalkan")
    assert len(letters) == 2


def test_a_postponed_leave_is_taken_up_again_from_its_page(qtbot, tab, people, asked, tmp_path):  # noqa: F811
    request = asked(people.fauzi, Kind.TAHUNAN, D(2026, 12, 7), D(2026, 12, 9), considered=True)
    detail = shown(qtbot, tab, request)
    detail.decision.choice_cards.choose("DITANGGUHKAN")
    detail.decision.decision_reason_edit.setText("akhir tahun anggaran")
    detail.decision.postponed_days_edit.setText("1")
    scan = tmp_path / "tangguh.png"
    scan.write_bytes(PNG)
    detail.decision.attach(scan)
    press(qtbot, detail.next_button)
    wait(qtbot, tab, lambda: detail.badge.text() == "ditangguhkan")
    assert "Penangguhan Cuti" in detail.folder_card.as_text()
    press(qtbot, follow(qtbot, detail, "ambil_lagi").button)
    page = tab.request_page
    wait(qtbot, tab, lambda: page.person is not None)
    assert tab.pages.currentWidget() is page
    assert page.form.reason_edit.text() == "keperluan keluarga"
    page.form.start_edit.set_date(D(2026, 12, 14))
    page.dates.typed()
    wait(qtbot, tab, lambda: page.seen is not None)
    assert page._read().terkait_id == request


def test_sickness_of_one_day_is_noted_and_can_go_on(qtbot, tab, people, asked):  # noqa: F811
    letter = (ProofAsk("surat_dokter", "445/1", TODAY, "dr. Rekaan", True, 1),)
    request = asked(people.fauzi, Kind.SAKIT, TODAY, TODAY, alasan_kode="sakit", bukti=letter)
    detail = shown(qtbot, tab, request)
    assert detail.badge.text() == "dicatat"
    assert not detail.next_button.isVisible()
    press(qtbot, follow(qtbot, detail, "perpanjang_sakit").button)
    page = tab.request_page
    wait(qtbot, tab, lambda: page.person is not None)
    assert page.form.kind() is Kind.SAKIT
    assert page.form.start_edit.date() == D(2026, 11, 24)


def test_a_birth_is_reported_with_its_letter(qtbot, tab, people, asked, opened, settled):  # noqa: F811
    with opened.store.begin(opened.actor, reason="uji") as session:
        mother = leave_office.person(session, "Rina Rekaan", people.bidang, 60, jenis_kelamin="P",
                                     nip="198507092010012060")  # fmt: skip
        leave_office.employees.rebuild_summaries(session, today=TODAY)
    letter = (ProofAsk("surat_bidan", "12/PMB", TODAY, "Bidan Rekaan"),)
    request = asked(mother, Kind.MELAHIRKAN, D(2026, 11, 23), D(2027, 2, 22), bukti=letter, kelahiran_ke=1,
                    perkiraan_lahir=D(2026, 12, 1))  # fmt: skip
    detail = shown(qtbot, tab, request)
    assert "lahir" not in detail.deeds.links
    assert "panggil" not in detail.deeds.links


def test_maternity_leave_proposes_three_months_and_asks_for_the_letter(
    qtbot, tab, people, opened, settled, picture  # noqa: F811
):
    with opened.store.begin(opened.actor, reason="uji") as session:
        mother = leave_office.person(session, "Rina Rekaan", people.bidang, 62, jenis_kelamin="P",
                                     alamat="Jl. Rekaan 7", no_hp="0812", nip="198507092010012062")  # fmt: skip
        leave_office.employees.rebuild_summaries(session, today=TODAY)
    tab.new_request(mother)
    settled(tab.desk)
    page = tab.request_page
    page.form.kind_field.setCurrentIndex(3)
    page.form.start_edit.set_date(D(2026, 12, 1))
    page.dates.typed()
    page.form.reason_edit.setText("Persalinan")
    wait(qtbot, tab, lambda: page.proofs.boxes and page.ask_button.text() == "Ajukan cuti 3 bulan")
    assert page.form.end_edit.date() == D(2027, 2, 28)
    assert page.form.end_box.editor.accessibleDescription() == "Batas 28 Feb 2027"
    page.submit()
    wait(qtbot, tab, lambda: page.proofs.boxes[0].problem())
    picture(tab, "cuti_permintaan_melahirkan", (1366, 654))
    page.proofs.boxes[0].number_edit.setText("12/PMB")
    page.proofs.boxes[0].date_edit.set_date(TODAY)
    page.submit()
    wait(qtbot, tab, lambda: tab.detail_page.detail is not None)
    assert "12/PMB" in tab.detail_page.folder_card.as_text()


def test_the_kinds_somebody_may_not_have_say_why(qtbot, tab, people, settled, opened):  # noqa: F811
    with opened.store.begin(opened.actor, reason="uji") as session:
        person = leave_office.person(session, "Wati Kontrak", people.bidang, 61, jenis_kelamin="P", status="PPPK",
                                     nip="199001012023212061", tmt_cpns=None, tmt_pns=None)  # fmt: skip
        leave_office.employees.rebuild_summaries(session, today=TODAY)
    tab.new_request(person)
    settled(tab.desk)
    field = tab.request_page.form.kind_field
    assert field.open_kinds() == (Kind.TAHUNAN, Kind.SAKIT, Kind.MELAHIRKAN)
    assert field.itemText(4) == "Besar · tidak untuk PPPK"
    tab.new_request(people.fauzi)
    settled(tab.desk)
    assert Kind.MELAHIRKAN not in field.open_kinds()
    assert field.itemText(3) == "Melahirkan · hanya perempuan"


def test_cltn_goes_by_bkn_to_its_decree(qtbot, tab, people, asked, picture):  # noqa: F811
    proofs = (ProofAsk("surat_dokter", "445/3", TODAY, "dr. Rekaan", True, 90),)
    request = asked(people.fauzi, Kind.CLTN, D(2027, 1, 1), D(2027, 12, 31), considered=True,
                    alasan_kode="rawat_orang_tua", hubungan="ibu", bukti=proofs)  # fmt: skip
    detail = shown(qtbot, tab, request)
    assert not detail.decision.isVisible()
    assert "keputusan_cltn" not in detail.deeds.links
    letters = []
    tab.letter_chosen.connect(letters.append)
    card = follow(qtbot, detail, "usul_bkn")
    card.official.name_edit.setText("Rekaan Wijaya")
    card.official.post_edit.setText("Bupati Tirtamaya")
    picture(tab, "cuti_cltn_usul", (1366, 654))
    press(qtbot, card.button)
    wait(qtbot, tab, lambda: "usul_bkn" not in detail.deeds.cards or "Diusulkan kepada BKN" in detail.steps.as_text())
    assert len(letters) == 1
    card = follow(qtbot, detail, "setuju_bkn")
    card.number_edit.setText("BKN/77/2026")
    card.day_edit.set_date(TODAY)
    press(qtbot, card.button)
    wait(qtbot, tab, lambda: "keputusan_cltn" in detail.deeds.links)
    card = follow(qtbot, detail, "keputusan_cltn")
    card.official.name_edit.setText("Rekaan Wijaya")
    card.official.post_edit.setText("Bupati Tirtamaya")
    card.scan._data = PNG
    press(qtbot, card.button)
    wait(qtbot, tab, lambda: detail.badge.text() == "surat terbit")
    assert len(letters) == 2
    assert "Keputusan Pemberian Cuti di Luar Tanggungan Negara" in detail.folder_card.as_text()
    assert "batal" not in detail.deeds.links


def test_a_late_entry_typed_wrong_is_withdrawn_with_its_reason(qtbot, tab, people, opened, now):  # noqa: F811
    ask = LateAsk(people.fauzi, Kind.TAHUNAN, D(2026, 3, 2), D(2026, 3, 4), "800/9", D(2026, 2, 27), "keluarga")
    with opened.store.begin(opened.actor, reason="uji") as session:
        (row,) = late.enter(session, [ask], today=TODAY, now=now)
    detail = shown(qtbot, tab, row.id)
    assert detail.badge.text() == "selesai"
    card = follow(qtbot, detail, "tarik")
    press(qtbot, card.button)
    wait(qtbot, tab, lambda: card.boxes["alasan"].problem())
    card.reason_edit.setText("salah tanggal")
    press(qtbot, card.button)
    wait(qtbot, tab, lambda: detail.badge.text() == "dibatalkan")
    assert "salah tanggal" in detail.steps.as_text()
