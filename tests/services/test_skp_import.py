"""SKP from a spreadsheet: the same refusals as the form, person by person; what is good becomes a draft."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.problems import Refused
from asn_desktop.rules.evaluation.words import Approach, ResultKind
from asn_desktop.services.evaluation import skp, skp_import
from tests.services import evaluation_office

TODAY = dt.date(2026, 11, 23)
RINA, TONO, KEPALA, BAYU = "198806122011012001", "199202022015031003", "196902141994031005", "200001152026031001"
HEAD = (
    "NIP;Mulai;Sampai;Jenis;Rencana Hasil Kerja;Rencana Hasil Kerja Pimpinan yang Diintervensi;Perspektif;Aspek;"
    "Indikator Kinerja Individu;Target;Perilaku Kerja;Ekspektasi Khusus Pimpinan"
)
NAMES = ("Berorientasi Pelayanan", "Akuntabel", "Kompeten", "Harmonis", "Loyal", "Adaptif", "Kolaboratif")


@pytest.fixture
def office(session):
    return evaluation_office.make(session)


def line(nip="", mulai="", sampai="", jenis="", rencana="", dari="", perspektif="", aspek="", indikator="", target="",
         nilai="", ekspektasi=""):  # fmt: skip
    return ";".join((nip, mulai, sampai, jenis, rencana, dari, perspektif, aspek, indikator, target, nilai, ekspektasi))


def good(nip=RINA, **more):
    given = {"rencana": "Layanan uji", "dari": "Kinerja bidang", "aspek": "Kuantitas", "indikator": "Kendaraan diuji",
             "target": "1.200 kendaraan"}  # fmt: skip
    return line(nip, **(given | more))


def seen(session, *lines):
    data = "\n".join((HEAD, *lines)).encode()
    return skp_import.preview(session, data, 2026, today=TODAY, file_name="skp.csv")


def codes(row):
    return [f.problem.code for f in row.temuan]


def test_a_list_becomes_drafts_with_results_indicators_and_expectations(session, office):
    found = seen(
        session, good(), line(aspek="Waktu", indikator="Ketepatan", target="5 hari"),
        good("", rencana="Panitia", jenis="Tambahan", dari=""), *(line(nilai=n, ekspektasi=f"E {n}") for n in NAMES),
        good(TONO),
    )  # fmt: skip
    assert [(r.baris, r.nama, r.baik, len(r.hasil)) for r in found.rows] == [
        (2, "Rina Marlina", True, 2), (12, "Tono Sugiarto", True, 1)]  # fmt: skip
    first, second = skp_import.write(session, found, today=TODAY)
    assert [[i.target for i in r.indicators] for r in first.results] == [["1.200 kendaraan", "5 hari"],
                                                                         ["1.200 kendaraan"]]  # fmt: skip
    assert [r.jenis for r in first.results] == [ResultKind.UTAMA, ResultKind.TAMBAHAN]
    assert (first.row.keadaan, first.ekspektasi[7], second.ekspektasi) == ("draf", "E Kolaboratif", {})
    assert skp.check(session, first.row.id) == []
    assert codes(seen(session, good()).rows[0]) == ["E-SKP-07"]


@pytest.mark.parametrize(("rows", "code"), [
    ((good(jenis="Tambahan"),), "E-SKP-01"),
    ((good(target=""),), "E-SKP-02"),
    ((good(indikator="", target=""),), "E-SKP-02"),
    ((good(dari=""),), "E-SKP-03"),
    ((good(KEPALA, perspektif="Keuangan"),), "E-SKP-04"),
    ((good(target="banyak"),), "E-SKP-05"),
    ((good(), *(line(nilai=n) for n in NAMES[:6])), "E-SKP-06"),
    ((good(), *(line(nilai=n) for n in (*NAMES[:6], "Ramah"))), "E-SKP-06"),
    ((good(mulai="1-1-2026", sampai="30-6-2026"), good(mulai="15-6-2026", sampai="31-12-2026")), "E-SKP-07"),
    ((good(mulai="1-7-2026", sampai="30-6-2026"),), "E-SKP-08"),
    ((good(aspek="Efisiensi"),), "E-SKP-09"),
    ((good(BAYU, mulai="5-1-2026"),), "skp_not_due"),
    ((good("198806122011012009"),), "EMPLOYEE_UNKNOWN"),
])  # fmt: skip
def test_every_refusal_of_the_form_is_one_of_the_list(session, office, rows, code):
    row = seen(session, *rows).rows[-1]
    assert codes(row) == [code]
    assert not row.baik


def test_one_refused_skp_does_not_keep_the_others_out(session, office):
    found = seen(session, good(target="banyak"), good(TONO))
    assert [r.baik for r in found.rows] == [False, True]
    (made,) = skp_import.write(session, found, today=TODAY)
    assert (made.row.nama, [r.nama for r in skp.listing(session, 2026)]) == ("Tono Sugiarto", ["Tono Sugiarto"])


def test_the_finding_names_its_row_of_the_file(session, office):
    (row,) = seen(session, good(), good("", rencana="Kedua", target="banyak")).rows
    assert [(f.baris, f.problem.code) for f in row.temuan] == [(3, "E-SKP-05")]


def test_the_qualitative_approach_is_read_from_its_column(session, office):
    data = ("NIP;Pendekatan;Rencana hasil kerja;Penugasan dari;Indikator;Ukuran keberhasilan\n"
            f"{RINA};Kualitatif;Layanan;Kepala Bidang;Mutu;Tidak ada keluhan").encode()  # fmt: skip
    found = skp_import.preview(session, data, 2026, today=TODAY)
    (made,) = skp_import.write(session, found, today=TODAY)
    assert made.row.pendekatan is Approach.KUALITATIF
    assert made.results[0].indicators[0].target == "Tidak ada keluhan"


def test_a_list_without_its_columns_or_people_is_refused_whole(session, office):
    for data, code in ((b"NIP;Nama\n1;2", "goals_columns_missing"), (HEAD.encode(), "SHEET_NO_PEOPLE")):
        with pytest.raises(Refused) as no:
            skp_import.preview(session, data, 2026, today=TODAY)
        assert [p.code for p in no.value.problems] == [code]


def test_a_nip_too_short_is_refused_and_its_row_never_goes_to_the_person_above(session, office):
    data = (f"NIP;Rencana hasil kerja;Hasil kerja pimpinan;Indikator kinerja;Target\n(1);(2);(3);(4);(5)\n"
            f"{RINA};Terujinya kendaraan;Layanan meningkat;Kendaraan diuji;10 kendaraan\n"
            "123;Hasil orang lain;Layanan meningkat;Laporan;5 laporan\n")  # fmt: skip
    found = skp_import.preview(session, data.encode(), 2026, today=TODAY)
    assert [(row.nip, len(row.hasil), row.baik) for row in found.rows] == [(RINA, 1, True), ("123", 1, False)]
