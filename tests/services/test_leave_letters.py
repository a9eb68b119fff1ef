"""Letters around a permit and the CLTN set, made from what happened to a request; each refuses while it has not."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.orm import Session

from asn_desktop.rules.leave.flow import Choice, Official, State
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import letters
from asn_desktop.services.leave import cltn, other_letters, papers, settings
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave.cltn import Decree
from asn_desktop.services.leave.deeds import Decision, Interim
from asn_desktop.services.leave.papers import IssueAsk
from asn_desktop.store.leave_files import LeaveLetter
from tests.services import leave_paper_desk
from tests.services.leave_flow_office import PPK, PUSAT, SCAN, Desk, codes
from tests.services.leave_paper_desk import pages, text

D = dt.date


@pytest.fixture
def desk(session: Session, today: D, now: dt.datetime) -> Desk:
    return leave_paper_desk.make(session, today, now)


def make(desk: Desk, request_id: uuid.UUID, wording: str, **values: object) -> letters.LetterRow:
    on: Any = desk.on
    return other_letters.make(desk.session, request_id, wording, values, mode="agenda", **on)


def page(desk: Desk, letter: letters.LetterRow) -> str:
    data = letters.pdf(desk.session, letter.id)
    assert pages(data) <= (2 if letter.jenis.startswith("keputusan") else 1)
    return text(data)


def has(words: str, *parts: str) -> None:
    for part in parts:
        assert part in words, part


def issue(desk: Desk, row: leave.LeaveRow) -> str:
    made = papers.issue(desk.session, IssueAsk(row.id, mode="agenda"), **desk.on)  # type: ignore[arg-type]
    assert made.permit.nomor is not None
    return made.permit.nomor


def test_surat_penangguhan_says_days_interest_limit_and_that_they_count_in_full(desk: Desk) -> None:
    row = desk.ask(Kind.TAHUNAN)
    desk.consider(row)
    assert codes(lambda: make(desk, row.id, "surat_penangguhan_cuti")) == ["illegal_transition"]
    desk.decide(row, Choice.DITANGGUHKAN, alasan="Angkutan Natal dan Tahun Baru", hari=5)
    letter = make(desk, row.id, "surat_penangguhan_cuti")
    has(page(desk, letter), "tanggal 23 November 2026", "ditangguhkan", "Angkutan Natal dan Tahun Baru.",
        "5 (lima) hari kerja", "diperhitungkan sepenuhnya dalam tahun 2027", "31 Desember 2027")  # fmt: skip
    assert (letter.kode, letter.nomor_mode) == ("800.1.11.4", "agenda")
    kept = desk.session.query(LeaveLetter).filter(LeaveLetter.request_id == row.id).one()
    assert (kept.letter_id, kept.jenis, kept.langkah) == (letter.id, "surat_penangguhan_cuti", 3)


def test_a_postponed_cuti_besar_is_a_right_for_a_year_without_days(desk: Desk) -> None:
    row = desk.ask(Kind.BESAR)
    desk.consider(row)
    desk.decide(row, Choice.DITANGGUHKAN, alasan="Pemilihan serentak")
    words = page(desk, make(desk, row.id, "surat_penangguhan_cuti"))
    has(words, "3 Januari 2028", "cuti besar")
    assert "diperhitungkan sepenuhnya" not in words


def test_surat_izin_sementara_names_the_issuer_and_copies_the_deciding_official(desk: Desk) -> None:
    kabid = Official("Bambang Prasetyo", "Kepala Bidang Angkutan", employee_id=desk.office.kabid)
    row = desk.ask(Kind.ALASAN_PENTING, izin_sementara=Interim(kabid, "Ibu masuk rumah sakit", desk.today))
    letter = make(desk, row.id, "surat_izin_sementara")
    words = page(desk, letter)
    has(words, "Sambil menunggu keputusan Kepala BKPSDM", "Ibu masuk rumah sakit.", "KEPALA BIDANG ANGKUTAN",
        "pada hari ini juga diberitahukan")  # fmt: skip
    assert "Kepala BKPSDM" in words.split("Tembusan:")[1]
    assert letter.kode == "800.1.11.5"


def test_surat_panggilan_refers_to_the_permit_and_keeps_the_unserved_days(desk: Desk, now: dt.datetime) -> None:
    row = desk.grant(Kind.TAHUNAN)
    number = issue(desk, row)
    later = D(2026, 12, 23)
    assert codes(lambda: make(desk, row.id, "surat_panggilan_bekerja")) == ["illegal_transition"]
    leave.recall(desk.session, row.id, D(2026, 12, 28), "Banjir di terminal", today=later, now=now)
    letter = make(replace(desk, today=later), row.id, "surat_panggilan_bekerja")
    has(page(desk, letter), number, "Banjir di terminal.", "28 Desember 2026", "4 (empat) hari kerja",
        "tetap menjadi hak Saudara")  # fmt: skip


def test_a_recall_of_important_reasons_counts_calendar_days(desk: Desk, now: dt.datetime) -> None:
    row = desk.grant(Kind.ALASAN_PENTING)
    issue(desk, row)
    later = D(2026, 11, 26)
    leave.recall(desk.session, row.id, D(2026, 11, 28), "Banjir", official=PUSAT, today=later, now=now)
    letter = make(replace(desk, today=later), row.id, "surat_panggilan_bekerja")
    has(page(desk, letter), "4 (empat) hari, tetap")


def test_surat_pembatalan_refers_to_the_number_and_gives_the_days_back(desk: Desk) -> None:
    row = desk.grant(Kind.TAHUNAN)
    number = issue(desk, row)
    leave.cancel(desk.session, row.id, "Permintaan sendiri", **desk.on)  # type: ignore[arg-type]
    letter = make(desk, row.id, "surat_pembatalan_cuti")
    has(page(desk, letter), number, "Permintaan sendiri.", "7 (tujuh) hari kerja yang telah")
    assert letter.nomor != number


def test_nothing_is_cancelled_by_letter_that_had_no_permit(desk: Desk) -> None:
    row = desk.grant(Kind.TAHUNAN)
    leave.cancel(desk.session, row.id, "Permintaan sendiri", **desk.on)  # type: ignore[arg-type]
    assert codes(lambda: make(desk, row.id, "surat_pembatalan_cuti")) == ["leave_permit_missing"]


def test_surat_perubahan_says_what_was_and_what_is_and_becomes_the_paper(desk: Desk) -> None:
    row = desk.grant(Kind.TAHUNAN)
    number = issue(desk, row)
    given = Decision(Choice.PERUBAHAN, "Angkutan Natal", D(2026, 12, 28), D(2026, 12, 31), scan=SCAN)
    leave.change(desk.session, row.id, given, **desk.on)  # type: ignore[arg-type]
    letter = make(desk, row.id, "surat_perubahan_cuti")
    has(page(desk, letter), number, "7 (tujuh) hari kerja, tanggal 21 Desember 2026", "4 (empat) hari kerja,",
        "3 (tiga) hari kerja yang tidak jadi dijalankan dikembalikan")  # fmt: skip
    now_ = leave.get_row(desk.session, row.id, today=desk.today)
    assert (now_.keadaan, now_.letter_id) == (State.TERBIT, letter.id)
    given = Decision(Choice.PERUBAHAN, "Banjir", D(2026, 12, 29), D(2026, 12, 31), scan=SCAN)
    leave.change(desk.session, row.id, given, **desk.on)  # type: ignore[arg-type]
    has(page(desk, make(desk, row.id, "surat_perubahan_cuti")), number, "4 (empat) hari kerja, tanggal 28",
        "3 (tiga) hari kerja, tanggal 29", "1 (satu) hari kerja yang tidak jadi")  # fmt: skip
    leave.cancel(desk.session, row.id, "Permintaan sendiri", **desk.on)  # type: ignore[arg-type]
    has(page(desk, make(desk, row.id, "surat_pembatalan_cuti")), number)


def test_a_changed_leave_with_a_new_permit_is_recalled_by_its_new_number(desk: Desk, now: dt.datetime) -> None:
    row = desk.grant(Kind.TAHUNAN)
    old = issue(desk, row)
    given = Decision(Choice.PERUBAHAN, "Angkutan Natal", D(2026, 12, 28), D(2026, 12, 31), scan=SCAN)
    leave.change(desk.session, row.id, given, **desk.on)  # type: ignore[arg-type]
    new = issue(desk, row)
    later = replace(desk, today=D(2026, 12, 28))
    leave.recall(desk.session, row.id, D(2026, 12, 30), "Banjir", today=later.today, now=now)
    words = page(desk, make(later, row.id, "surat_panggilan_bekerja"))
    has(words, new, "2 (dua) hari kerja")
    assert old not in words


def test_cuti_besar_by_keputusan_prints_no_titles(desk: Desk) -> None:
    row = desk.grant(Kind.BESAR)
    letter = make(desk, row.id, "keputusan_cuti_besar", pejabat=replace(PPK, nama="Dr. H. Hadi Wibowo, M.Si."))
    words = page(desk, letter)
    has(words, "KEPUTUSAN BUPATI TIRTAMAYA", "Menimbang", "Mengingat", "MEMUTUSKAN:", "KELIMA", "Ahmad Fauzi",
        "2 (dua) bulan", "Ditetapkan di", "Kepala BPKAD")  # fmt: skip
    assert "S.T." not in words
    assert "M.Si." not in words
    assert leave.get_row(desk.session, row.id, today=desk.today).keadaan is State.TERBIT


def considered(desk: Desk) -> leave.LeaveRow:
    row = desk.ask(Kind.CLTN)
    desk.consider(row)
    return row


def test_cltn_from_the_request_to_the_decree(desk: Desk) -> None:
    row = considered(desk)
    own = make(desk, row.id, "surat_permintaan_cltn")
    assert own.nomor_mode == "tanpa"
    has(page(desk, own), "Yth. Bupati", "2 (dua) tahun", "Keputusan penugasan suami/istri Nomor SK-9", "Hormat saya,")
    usul = make(desk, row.id, "usul_persetujuan_cltn", pejabat=PPK, tujuan="Kepala Kantor Regional I BKN")
    has(page(desk, usul), "Yth. Kepala Kantor Regional I BKN", "3 (tiga) berkas", "BUPATI TIRTAMAYA,")
    assert codes(lambda: make(desk, row.id, "keputusan_cltn", pejabat=PPK)) == ["bkn_approval_missing"]
    cltn.bkn_approved(desk.session, row.id, "AG-147", D(2026, 11, 20), **desk.on)  # type: ignore[arg-type]
    decree = make(desk, row.id, "keputusan_cltn", pejabat=PPK)
    has(page(desk, decree), "KEPUTUSAN BUPATI TIRTAMAYA", "Memperhatikan", "AG-147", "KESATU", "KEDUA", "KETIGA",
        "KEEMPAT", "KELIMA", "diberhentikan dari jabatannya sebagai Analis Angkutan", "paling lama 1 (satu) bulan",
        "Badan Kepegawaian Negara", "BPKAD", "Taspen", "Pegawai yang bersangkutan")  # fmt: skip
    assert decree.kode == "800.1.11.7"


def test_authority_not_delegable_a_cltn_decree_signed_by_anyone_but_the_ppk(desk: Desk) -> None:
    row = considered(desk)
    cltn.bkn_approved(desk.session, row.id, "AG-147", D(2026, 11, 20), **desk.on)  # type: ignore[arg-type]
    assert codes(lambda: make(desk, row.id, "keputusan_cltn", pejabat=PUSAT)) == ["authority_not_delegable"]
    behalf = {"pejabat": PPK, "atas_nama": "Bupati Tirtamaya"}
    assert codes(lambda: make(desk, row.id, "keputusan_cltn", **behalf)) == ["authority_not_delegable"]
    assert codes(lambda: make(desk, row.id, "keputusan_cltn")) == ["official_missing"]


def test_cltn_extension_report_and_return(desk: Desk, now: dt.datetime) -> None:
    row = considered(desk)
    cltn.bkn_approved(desk.session, row.id, "AG-147", D(2026, 11, 20), **desk.on)  # type: ignore[arg-type]
    cltn.decree(desk.session, row.id, Decree(PPK, "800.1.11.7/3/2026", D(2026, 11, 23), SCAN), **desk.on)  # type: ignore[arg-type]
    late = {"today": D(2028, 9, 1), "now": now}
    more = cltn.extend(desk.session, row.id, D(2029, 12, 31), "Suami diperpanjang", **late)  # type: ignore[arg-type]
    desk.record(more.id).bkn_nomor, desk.record(more.id).bkn_tanggal = "AG-998", D(2028, 8, 31)
    longer = other_letters.make(desk.session, more.id, "keputusan_perpanjangan_cltn", {"pejabat": PPK}, mode="agenda",
                                **late)  # fmt: skip
    has(page(desk, longer), "800.1.11.7/3/2026", "AG-998", "PERPANJANGAN", "1 (satu) tahun")
    assert codes(lambda: make(desk, row.id, "keputusan_perpanjangan_cltn", pejabat=PPK)) == ["leave_letter_kind"]
    desk.record(more.id).keadaan = "DIBATALKAN"
    end = {"today": D(2029, 1, 8), "now": now}
    has(page(desk, other_letters.make(desk.session, row.id, "laporan_selesai_cltn", {}, **end)), "800.1.11.7/3/2026")
    back = {"pejabat": PPK, "jabatan_baru": "Analis Angkutan", "unit_baru": "Dinas Perhubungan", "aktif": D(2029, 3, 1)}
    no = codes(lambda: other_letters.make(desk.session, row.id, "usul_pengaktifan_kembali", back, mode="agenda", **end))
    assert no == ["leave_letter_lacks"]
    desk.record(row.id).melapor_pada = D(2029, 1, 8)
    usul = other_letters.make(desk.session, row.id, "usul_pengaktifan_kembali", back, mode="agenda", **end)
    has(page(desk, usul), "8 Januari 2029", "1 Maret 2029", "Rencana jabatan")
    no = codes(lambda: other_letters.make(desk.session, row.id, "keputusan_pengaktifan_kembali", back, **end))
    assert no == ["bkn_approval_missing"]
    bkn = {"bkn_nomor": "AG-111", "bkn_tanggal": D(2029, 2, 14)}
    decree = other_letters.make(desk.session, row.id, "keputusan_pengaktifan_kembali", back | bkn, mode="agenda", **end)
    has(page(desk, decree), "AG-111", "Mengaktifkan kembali", "dalam jabatan Analis Angkutan pada Dinas Perhubungan")


def test_offers_are_the_letters_that_can_be_made_now(desk: Desk) -> None:
    row = desk.grant(Kind.TAHUNAN)
    assert other_letters.offers(desk.session, row.id, today=desk.today) == ()
    issue(desk, row)
    leave.cancel(desk.session, row.id, "Permintaan sendiri", **desk.on)  # type: ignore[arg-type]
    found = other_letters.offers(desk.session, row.id, today=desk.today)
    assert [(o.wording, o.perihal, o.perlu) for o in found] == [("surat_pembatalan_cuti", "Pembatalan Izin Cuti", ())]
    asked = considered(desk)
    found = other_letters.offers(desk.session, asked.id, today=desk.today)
    assert [(o.wording, o.perlu) for o in found] == [
        ("surat_permintaan_cltn", ()), ("usul_persetujuan_cltn", ("pejabat",)), ("keputusan_cltn", ("pejabat",)),
    ]  # fmt: skip


def test_a_preview_writes_nothing_and_an_unknown_wording_is_named(desk: Desk) -> None:
    row = desk.ask(Kind.TAHUNAN)
    desk.consider(row)
    desk.decide(row, Choice.DITANGGUHKAN, alasan="Natal")
    seen = other_letters.preview(desk.session, row.id, "surat_penangguhan_cuti", {}, **desk.on)  # type: ignore[arg-type]
    assert "Penangguhan" in text(seen)
    assert desk.session.query(LeaveLetter).count() == 0
    assert letters.listing(desk.session) == []
    assert codes(lambda: make(desk, row.id, "surat_cinta")) == ["leave_letter_unknown"]


def test_a_reader_makes_and_sees_no_letter_of_leave(desk: Desk) -> None:
    row = desk.grant(Kind.SAKIT)
    desk.session.info["actor"] = Actor("periksa", "Pemeriksa", Role.PEMERIKSA)
    assert codes(lambda: make(desk, row.id, "surat_pembatalan_cuti")) == ["role_not_allowed"]
    assert codes(lambda: other_letters.offers(desk.session, row.id, today=desk.today)) == ["role_not_allowed"]


def test_letter_number_missing_duplicate_letter_number_in_any_letter_of_leave(desk: Desk) -> None:
    row = desk.ask(Kind.TAHUNAN)
    desk.consider(row)
    desk.decide(row, Choice.DITANGGUHKAN, alasan="Natal")
    deed = lambda nomor: other_letters.make(  # noqa: E731
        desk.session, row.id, "surat_penangguhan_cuti", {}, mode="diketik", nomor=nomor, **desk.on  # type: ignore[arg-type]
    )
    assert codes(lambda: deed("")) == ["letter_number_missing"]
    other = IssueAsk(desk.grant(Kind.SAKIT).id, "diketik", "800.1.11.4/77/2026")
    papers.issue(desk.session, other, **desk.on)  # type: ignore[arg-type]
    assert codes(lambda: deed("800.1.11.4/77/2026")) == ["duplicate_letter_number"]


def test_a_letter_that_tells_of_a_step_is_made_once_unless_it_was_voided(desk: Desk) -> None:
    row = desk.ask(Kind.TAHUNAN)
    desk.consider(row)
    desk.decide(row, Choice.DITANGGUHKAN, alasan="Natal")
    first = make(desk, row.id, "surat_penangguhan_cuti")
    assert codes(lambda: make(desk, row.id, "surat_penangguhan_cuti")) == ["leave_letter_exists"]
    assert other_letters.offers(desk.session, row.id, today=desk.today) == ()
    letters.void(desk.session, first.id, "salah ketik")
    assert make(desk, row.id, "surat_penangguhan_cuti").nomor != first.nomor


def test_an_izin_sementara_is_never_signed_on_behalf(desk: Desk) -> None:
    settings.save(desk.session, "atas_nama", "Bupati Tirtamaya", today=desk.today)
    kabid = Official("Bambang Prasetyo", "Kepala Bidang Angkutan", employee_id=desk.office.kabid)
    row = desk.ask(Kind.ALASAN_PENTING, izin_sementara=Interim(kabid, "Ibu masuk rumah sakit", desk.today))
    assert "a.n." not in page(desk, make(desk, row.id, "surat_izin_sementara"))


def test_a_leave_entered_late_is_cancelled_by_the_number_of_its_paper(desk: Desk) -> None:
    row = desk.issued(Kind.TAHUNAN)
    record = desk.record(row.id)
    record.asal, record.nomor_asal, record.tanggal_asal = "susulan", "850/77/2026", D(2026, 11, 2)
    leave.cancel(desk.session, row.id, "Permintaan sendiri", **desk.on)  # type: ignore[arg-type]
    has(page(desk, make(desk, row.id, "surat_pembatalan_cuti")), "Nomor 850/77/2026", "2 November 2026")
