"""Leave of every kind by commands: asked with its proofs, begun urgently, ratified, entered late, reminded of."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from openpyxl import Workbook

from asn_desktop.services import office
from tests.services import leave_flow_office
from tests.test_cli_papers import PASSWORD, Terminal

FAUZI, SARI = "198507092010011015", "198507092010012030"
PPK = ("--nama", "Hadi Wibowo", "--jabatan", "Bupati Tirtamaya")
PUSAT = ("--nama", "Slamet", "--jabatan", "Kepala BKPSDM Kabupaten Tirtamaya")
FORM = ("--alasan", "Keperluan", "--alamat", "Jl. Rekaan 5", "--telepon", "0812")


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    found = tmp_path / "lembar.pdf"
    found.write_bytes(leave_flow_office.SCAN)
    return found


@pytest.fixture
def day() -> dt.date:
    """The day at the office: the terminal reads the machine's clock, as a clerk's does, and in the evening of the
    machine's zone it may be tomorrow there."""
    return dt.datetime.now(ZoneInfo("Asia/Jakarta")).date()


@pytest.fixture
def asn(folder, now, today):
    with (
        office.unlock(folder, "siti", PASSWORD, clock=lambda: dt.datetime.now(dt.UTC)) as opened,
        opened.store.begin(opened.actor, reason="uji") as session,
    ):
        leave_flow_office.make(session, today, now)
    return Terminal(folder)


def said(day: dt.date, after: int) -> str:
    return (day + dt.timedelta(days=after)).strftime("%d-%m-%Y")


def codes(answer: dict) -> list[str]:
    return [one["kode"] for one in answer["masalah"]]


def test_a_sick_leave_is_asked_with_its_letter(asn, day):
    words = ("cuti", "minta", FAUZI, said(day, 1), said(day, 7), "--jenis", "sakit", "--alasan-kode", "sakit", *FORM)
    assert codes(asn(*words, code=1)) == ["document_missing"]
    letter = ("--bukti", "surat_dokter,nomor=445/12,penerbit=dr. Ratna,hari=7,perlu=ya")
    seen = asn(*words, *letter, "--periksa")
    assert (seen["verdict"]["lama"], seen["problems"]) == (7, [])
    row = asn(*words, *letter)
    assert (row["jenis"], row["keadaan"], row["lama"]) == ("SAKIT", "DIAJUKAN", 7)
    assert [p["jenis"] for p in asn("cuti", "bukti", row["id"])] == ["surat_dokter"]
    more = asn("cuti", "bukti", row["id"], "--tambah", "surat_tim_penguji,nomor=TPK/1")
    assert len(more) == 2
    void = asn("cuti", "bukti", row["id"], "--batalkan", more[1]["id"], "--karena", "salah")
    assert void[1]["dibatalkan"] == "salah"
    assert codes(asn("cuti", "bukti", row["id"], "--tambah", "foto", code=1)) == ["proof_unknown"]
    assert "surat_dokter" in asn("cuti", "rincian", row["id"], to_json=False)
    gone = asn("cuti", "batal", row["id"], "--karena", "sembuh")
    assert gone["keadaan"] == "DIBATALKAN"
    asn(*words, "--bukti", "surat_dokter,panjang=7", code=2, to_json=False)


def test_an_urgent_leave_is_begun_reminded_of_and_ratified(asn, day, scan):
    words = ("cuti", "minta", FAUZI, said(day, 0), said(day, 5), "--jenis", "alasan penting", "--alasan-kode",
             "keluarga_sakit_keras", "--hubungan", "ibu", *FORM)  # fmt: skip
    row = asn(*words, "--bukti", "surat_rawat_inap,nomor=RS/7")
    given = asn("cuti", "izin-sementara", row["id"], "--nama", "Bambang", "--jabatan", "Kepala Bidang Angkutan",
                "--karena", "ibu masuk ICU", "--pindaian", scan)  # fmt: skip
    assert given["keadaan"] == "IZIN_SEMENTARA"
    told = asn("cuti", "tugas")
    assert [t["kode"] for t in told] == (["izin_sementara"] if day.isoweekday() < 6 else [])
    own = asn("cuti", "sahkan", row["id"], "--pindaian", scan, code=1)
    assert codes(own) == ["not_authorised"]
    assert asn("cuti", "sahkan", row["id"], "--pindaian", scan, *PUSAT)["keadaan"] == "DISETUJUI"


def test_a_permit_is_changed_recalled_and_reported(asn, day, scan):
    row = asn("cuti", "minta", FAUZI, said(day, 3), said(day, 12), "--jenis", "alasan penting", "--alasan-kode",
              "menikah", "--bukti", "surat_nikah,nomor=KUA/1", *FORM)  # fmt: skip
    asn("cuti", "timbang", row["id"])
    assert codes(asn("cuti", "putuskan", row["id"], "--pindaian", scan, code=1)) == ["not_authorised"]
    assert asn("cuti", "putuskan", row["id"], "--pindaian", scan, *PUSAT)["keadaan"] == "DISETUJUI"
    words = ("cuti", "ubah", row["id"], said(day, 4), said(day, 12), "--karena", "rapat", "--pindaian", scan, *PUSAT)
    assert asn(*words)["keadaan"] == "DIUBAH"
    assert codes(asn("cuti", "panggil", row["id"], said(day, 5), "--karena", "x", *PUSAT, code=1)) == [
        "illegal_transition"
    ]
    assert codes(asn("cuti", "lapor", row["id"], code=1)) == ["illegal_transition"]
    assert codes(asn("cuti", "lahir", row["id"], said(day, 0), code=1)) == ["birth_not_of_this_leave"]


def test_leave_on_paper_is_entered_from_the_line_and_from_a_file(asn, day, tmp_path):
    first = dt.date(day.year - 1, 3, 2)
    words = ("cuti", "susulan", FAUZI, "--jenis", "sakit", "--mulai", first.strftime("%d-%m-%Y"), "--sampai",
             (first + dt.timedelta(days=4)).strftime("%d-%m-%Y"))  # fmt: skip
    assert codes(asn(*words, code=1)) == ["letter_number_missing", "late_date_missing"]
    paper = ("--nomor", "800/5", "--tanggal", first.strftime("%d-%m-%Y"))
    made = asn(*words, *paper)
    assert (made[0]["asal"], made[0]["keadaan"]) == ("susulan", "SELESAI")
    assert asn(*words, *paper) == []
    book = Workbook()
    book.active.append(["NIP", "Jenis", "Mulai", "Sampai", "Nomor", "Tanggal", "Alasan"])
    book.active.append([SARI, "Cuti Sakit", first, first + dt.timedelta(days=2), "800/6", first, "demam"])
    book.active.append([SARI, "cuti bersama", first, first, "800/7", first, ""])
    path = tmp_path / "susulan.xlsx"
    book.save(path)
    looked = asn("cuti", "susulan", path, "--periksa")
    assert (looked["ditulis"], [bool(r["ditolak"]) for r in looked["baris"]]) == (0, [False, True])
    assert asn("cuti", "susulan", path)["ditulis"] == 1
    assert asn("cuti", "susulan", path)["ditulis"] == 0
    assert asn("cuti", "tarik", made[0]["id"], "--karena", "salah orang")["keadaan"] == "DIBATALKAN"


def test_cltn_goes_its_way_by_commands(asn, day, scan):
    row = asn("cuti", "minta", SARI, said(day, 40), said(day, 400), "--jenis", "CLTN", "--alasan-kode",
              "ikut_pasangan_tugas", "--hubungan", "suami", "--bukti", "keputusan_pasangan,nomor=SK-9", "--bukti",
              "akta_nikah_kk,nomor=AN-3", *FORM)  # fmt: skip
    paper = (*PPK, "--nomor", "888/1", "--tanggal", said(day, 0))
    assert codes(asn("cltn", "usul", row["id"], *paper, code=1)) == ["illegal_transition"]
    asn("cuti", "timbang", row["id"])
    asn("cltn", "usul", row["id"], *paper)
    assert codes(asn("cltn", "keputusan", row["id"], *paper, "--pindaian", scan, code=1)) == ["bkn_approval_missing"]
    asn("cltn", "persetujuan", row["id"], "--nomor", "BKN/77", "--tanggal", said(day, 0))
    central = (*PUSAT, "--nomor", "888/1", "--tanggal", said(day, 0))
    assert codes(asn("cltn", "keputusan", row["id"], *central, "--pindaian", scan, code=1)) == [
        "authority_not_delegable"
    ]
    done = asn("cltn", "keputusan", row["id"], *paper, "--pindaian", scan)
    assert (done["keadaan"], done["nomor"]) == ("TERBIT", "888/1")
    for words in (("mulai",), ("lapor", said(day, 0)), ("usul-aktif", *paper)):
        assert codes(asn("cltn", words[0], row["id"], *words[1:], code=1)) == ["illegal_transition"]
    back = ("--tmt", said(day, 500), "--jabatan-baru", "Pengelola")
    assert codes(asn("cltn", "aktif", row["id"], *paper, *back, code=1)) == ["illegal_transition"]
    longer = asn("cltn", "perpanjang", row["id"], said(day, 500), "--karena", "tugas diperpanjang")
    assert (longer["terkait_id"], longer["keadaan"]) == (row["id"], "DIAJUKAN")
