"""The papers of angka kredit: numbers, signer, contents, the career row of a PAK and what voiding takes back."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.problems import Refused
from asn_desktop.services import letters, officials
from asn_desktop.services.credit import lines, papers, proposals
from asn_desktop.services.credit.lines import ConversionAsk, ManualAsk
from asn_desktop.services.credit.papers import AKUMULASI, KONVERSI, PAK, CreditPaperAsk
from asn_desktop.store.career import AngkaKredit
from asn_desktop.store.credit import CreditLine
from asn_desktop.store.employees import Employee
from asn_desktop.store.letters import Letter
from tests.services import credit_office
from tests.services.test_credit import refused

D = dt.date
TODAY = credit_office.TODAY


@pytest.fixture
def office(session):
    made = credit_office.make(session)
    for year in (2023, 2024, 2025):
        proposals.convert(session, year, [made.rina], today=TODAY)
    return made


def make(session, now, jenis, who, tahun=2025, **more):
    return papers.make(session, CreditPaperAsk(jenis, who, tahun, **more), today=TODAY, now=now)


def content(session, row):
    return session.get_one(Letter, (session.info["office_id"], row.id)).data["isi"]


def test_the_conversion_prints_percentage_coefficient_and_points(session, office, now):
    row = make(session, now, KONVERSI, office.rina)
    held = content(session, row)
    assert held["hasil"] == [{"predikat": "Baik", "prosentase": "100%", "koefisien": "25", "angka": "25,00"}]
    assert (held["periode"], held["jumlah"]) == ("1 Januari s.d. 31 Desember 2025", "25,00")
    assert held["dinilai"]["karpeg"] == "N 123456"
    assert held["dinilai"]["pangkat_tmt"] == "Penata (III/c) / 1 April 2023"
    assert held["instansi"] == "Pemerintah Kabupaten Tirtamaya"
    assert (held["signer"]["nama"], held["signer"]["awalan"]) == ("Bambang Sutopo", "Pejabat Penilai Kinerja")
    assert row.nomor is not None
    assert row.kode == "800.1.7"


def test_a_part_of_the_year_prints_its_twelfths(session, office, now):
    lines.put_conversion(session, ConversionAsk(office.fajar, "PT", 2025, "Baik", 3, D(2025, 10, 1)), today=TODAY)
    held = content(session, make(session, now, KONVERSI, office.fajar))
    assert held["hasil"][0] == {"predikat": "Baik", "prosentase": "3/12 × 100%", "koefisien": "12,5", "angka": "3,13"}
    assert held["periode"] == "1 Oktober s.d. 31 Desember 2025"


def test_a_conversion_is_printed_once_and_again_after_its_void(session, office, now):
    row = make(session, now, KONVERSI, office.rina)
    assert refused(make, session, now, KONVERSI, office.rina) == ["credit_paper_made"]
    line = next(one for one in session.query(CreditLine) if one.letter_id == row.id)
    assert refused(lines.void, session, line.id, "salah", today=TODAY) == ["credit_line_printed"]
    letters.void(session, row.id, "salah cetak")
    again = make(session, now, KONVERSI, office.rina)
    assert content(session, again)["versi"] == 2


def test_the_accumulation_lists_every_line_and_the_sum(session, office, now):
    held = content(session, make(session, now, AKUMULASI, office.rina))
    assert [(r["tahun"], r["periodik"], r["predikat"], r["prosentase"], r["angka"]) for r in held["baris"]] == [
        ("2023", "Januari – Desember", "Sangat Baik", "150%", "37,50"),
        ("2024", "Januari – Desember", "Baik", "100%", "25,00"),
        ("2025", "Januari – Desember", "Baik", "100%", "25,00"),
    ]  # fmt: skip
    assert held["jumlah"] == "87,50"


def test_the_pak_shows_old_new_and_sum_with_its_needs(session, office, now):
    old = ManualAsk(office.rina, "MU", "jf_lama", 2022, "10", nomor="PAK/1", tanggal=D(2022, 12, 30))
    lines.put_manual(session, old, today=TODAY)
    lines.put_manual(session, ManualAsk(office.rina, "MU", "pendidikan", 2025, nomor="IJ/1", tanggal=D(2025, 8, 1)),
                     today=TODAY)  # fmt: skip
    held = content(session, make(session, now, PAK, office.rina))
    assert [(r["uraian"], r["lama"], r["baru"], r["jumlah"]) for r in held["hasil"]] == [
        ("AK Dasar yang diberikan", "0,00", "0,00", "0,00"), ("AK JF lama", "10,00", "0,00", "10,00"),
        ("AK Penyesuaian/Penyetaraan", "0,00", "0,00", "0,00"), ("AK Konversi", "62,50", "25,00", "87,50"),
        ("AK yang diperoleh dari peningkatan pendidikan", "0,00", "25,00", "25,00"),
    ]  # fmt: skip
    assert held["jumlah"] == {"uraian": "Total", "lama": "72,50", "baru": "50,00", "jumlah": "122,50"}
    assert [(r["perlu"], r["selisih"]) for r in held["keperluan"]] == [
        ("100", "Kelebihan 22,50"), ("200", "Kekurangan 77,50"),
    ]  # fmt: skip
    assert "kenaikan pangkat ke Penata Tingkat I (III/d)" in held["saran"]


def test_a_made_pak_adds_its_row_and_voiding_takes_it_back(session, office, now):
    row = make(session, now, PAK, office.rina)
    (kept,) = session.query(AngkaKredit).filter_by(employee_id=office.rina)
    assert (kept.total, kept.nomor_sk, kept.tanggal_sk, kept.mulai, kept.sampai) == (
        "25.00", row.nomor, TODAY, D(2025, 1, 1), D(2025, 12, 31),
    )  # fmt: skip
    assert refused(make, session, now, PAK, office.rina) == ["credit_paper_made"]
    letters.void(session, row.id, "salah angka")
    session.refresh(kept)
    assert kept.dibatalkan == "surat dibatalkan: salah angka"
    make(session, now, PAK, office.rina)


def test_a_number_that_comes_later_reaches_the_career_row(session, office, now):
    row = make(session, now, PAK, office.rina, mode="kosong")
    (kept,) = session.query(AngkaKredit).filter_by(employee_id=office.rina)
    assert (kept.nomor_sk, kept.tanggal_sk) == (None, None)
    letters.complete_number(session, row.id, "800.1.7/44/BKPSDM/2026", D(2026, 11, 25))
    session.refresh(kept)
    assert (kept.nomor_sk, kept.tanggal_sk) == ("800.1.7/44/BKPSDM/2026", D(2026, 11, 25))


def test_e_ak_04_annual_pak_dated_before_15_december(session, office, now):
    with pytest.raises(Refused) as no:
        make(session, now, PAK, office.rina, tanggal=D(2025, 12, 1))
    assert [p.code for p in no.value.problems] == ["E-AK-04"]
    assert no.value.problems[0].values["mulai"] == D(2025, 12, 15)
    assert refused(make, session, now, PAK, office.rina, tanggal=D(2025, 12, 14)) == ["E-AK-04"]
    assert make(session, now, PAK, office.rina, tanggal=D(2025, 12, 15)).tanggal == D(2025, 12, 15)


def test_the_appraiser_is_who_may_appraise_on_the_day_of_the_paper(session, office, now):
    session.get_one(Employee, (session.info["office_id"], office.kabid)).kedudukan = "02"  # on CLTN
    session.flush()
    assert refused(make, session, now, PAK, office.rina) == ["E-PRED-05"]
    officials.appoint(session, officials.OfficialAsk(office.bidang, "kepala", "Kepala Bidang Angkutan", D(2026, 1, 1),
                                                     office.kepala, penugasan="PLT", dasar="SP 1/2026"))  # fmt: skip
    officials.end(session, officials.of_unit(session, office.bidang, D(2025, 6, 1))[0].id, D(2025, 12, 31))
    assert content(session, make(session, now, PAK, office.rina))["signer"]["nama"] == "Haryanto"


@pytest.mark.parametrize(
    ("ask", "code"),
    [({"jenis": "skp"}, "credit_paper_unknown"), ({"tahun": 2019}, "credit_nothing"),
     ({"jenjang": "Ahli Senior"}, "E-AK-03"), ({"jenjang": "PT"}, "credit_nothing")],
)  # fmt: skip
def test_papers_that_cannot_be_made(session, office, now, ask, code):
    words = {"jenis": KONVERSI, "employee_id": office.rina, "tahun": 2025} | ask
    assert refused(papers.make, session, CreditPaperAsk(**words), today=TODAY, now=now) == [code]


def test_e_ak_05_no_paper_on_months_counted_twice(session, office, now):
    session.add(CreditLine(employee_id=office.rina, jenjang="MU", jabatan="x", jenis="konversi", tahun=2025,
                           mulai=D(2025, 1, 1), sampai=D(2025, 3, 31), bulan=3, predikat="BAIK", persen=100,
                           koefisien="25", tahunan=False))  # fmt: skip
    session.flush()
    assert refused(make, session, now, AKUMULASI, office.rina) == ["E-AK-05"]


def test_papers_of_both_ledgers_of_a_promoted_person(session, office, now):
    proposals.convert(session, 2025, [office.sari], today=TODAY)
    new = content(session, make(session, now, KONVERSI, office.sari))
    old = content(session, make(session, now, KONVERSI, office.sari, jenjang="Ahli Muda"))
    assert (new["jumlah"], old["jumlah"]) == ("32,81", "15,63")
    assert new["dinilai"]["jabatan_tmt"] == "Analis Kebijakan Ahli Madya / 1 Juni 2025"
    assert old["dinilai"]["jabatan_tmt"] == "Analis Kebijakan Ahli Muda / 1 Januari 2018"


def test_the_papers_of_a_person_are_listed_and_a_preview_writes_nothing(session, office, now):
    seen = papers.preview(session, CreditPaperAsk(PAK, office.rina, 2025), today=TODAY, now=now)
    assert seen.startswith(b"%PDF-")
    assert papers.made(session, office.rina) == []
    made = make(session, now, PAK, office.rina)
    assert [row.id for row in papers.made(session, office.rina)] == [made.id]
