"""Results of evaluation from spreadsheets: official ones checked by the matrix, old ones kept as printed."""

import datetime as dt
import io

import pytest
import sqlalchemy as sa
import xlsxwriter

from asn_desktop.problems import Refused
from asn_desktop.rules.evaluation.old_results import OldRule
from asn_desktop.rules.evaluation.words import Predikat, Rating
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import histories, reference
from asn_desktop.services.evaluation import results_import, table_changes
from asn_desktop.services.evaluation.results_import import Outcome, Source
from asn_desktop.services.record_ask import RecordAsk
from asn_desktop.sheets.reader import open_book
from asn_desktop.store.career import Kinerja
from asn_desktop.store.employees import Employee
from asn_desktop.ui.sentences import sentence
from tests.services import evaluation_office
from tests.services.rating_office import achieved

UMI, LILIS = "197912132005032005", "197505192005122001"
HEAD = "NIP,Nama,Tahun,Hasil Kerja,Perilaku Kerja,Predikat"


@pytest.fixture
def people(session):
    reference.load_shipped(session)
    found = {}
    for nip, name in ((UMI, "Umi Lestari"), (LILIS, "Lilis Handayani")):
        row = Employee(nip=nip, nama=name, tanggal_lahir=dt.date(1979, 12, 13), jenis_kelamin="P", status="PNS",
                       tmt_cpns=dt.date(2005, 3, 1))  # fmt: skip
        session.add(row)
        session.flush()
        found[nip] = row.id
    return found


def csv(*lines, head=HEAD):
    return "\n".join((head, *lines)).encode()


def look(session, today, *lines, head=HEAD, source=Source.EKINERJA, **more):
    return results_import.preview(session, csv(*lines, head=head), source, today=today, file_name="hasil.csv", **more)


def take(session, seen, now, today, *replacing):
    return results_import.apply(session, seen, replacing=replacing, now=now, today=today)


def kept(session, nip=UMI):
    query = sa.select(Kinerja).join(Employee, Employee.id == Kinerja.employee_id)
    return session.scalars(query.where(Employee.nip == nip, Kinerja.dibatalkan.is_(None))).all()


def codes(row):
    return [problem.code for problem in row.problems]


@pytest.mark.usefixtures("people")
def test_an_official_result_is_entered_as_sumber_resmi(session, now, today):
    head = "NIP;NAMA;TAHUN;RATING HASIL KERJA;RATING PERILAKU KERJA;PREDIKAT KINERJA;NAMA PENILAI;NIP PENILAI".replace(
        ";", ","
    )
    seen = look(
        session,
        today,
        f"'{UMI},UMI LESTARI,2025,DIATAS  EKSPEKTASI,Sesuai Ekspektasi,baik,Drs. Haryanto,196902141994031005",
        head=head,
    )
    assert [row.outcome for row in seen.rows] == [Outcome.NEW]
    take(session, seen, now, today)
    [row] = kept(session)
    assert (row.tahun, row.periode, row.hasil, row.perilaku, row.predikat) == (2025, "tahunan", "1", "2", "2")
    assert (row.asal, row.sumber, row.aturan) == ("ekinerja", "impor", "PermenPANRB 6/2022")
    assert (row.penilai_nama, row.penilai_nip) == ("Drs. Haryanto", "196902141994031005")


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        ("Sesuai Ekspektasi,Sesuai Ekspektasi,Sangat Baik", "E-PRED-01", "F2"),
        ("Sesuai,Cukup Baik,Baik", "E-PRED-02", "E2"),
        (",Sesuai,Baik", "E-PRED-02", "D2"),
        ("Sesuai,Sesuai,Istimewa", "E-PRED-03", "F2"),
        ("Di Atas,Di Bawah,Butuh Perbaikan", "E-PRED-01", "F2"),
        ("Di Bawah,Sesuai,Kurang", "E-PRED-01", "F2"),
        ("IKM 92,Sesuai,Baik", "E-IKM-05", "D2"),
        ("92,Sesuai,Baik", "E-PRED-02", "D2"),
        ("Sesuai,Sesuai,Lumayan", "predikat_unknown", "F2"),
    ],
)  # fmt: skip
def test_a_row_that_does_not_follow_the_matrix_is_refused_with_its_cell(session, now, today, row, code, cell):
    seen = look(session, today, f"{UMI},Umi Lestari,2025,{row}")
    [refused] = seen.of(Outcome.REFUSED)
    assert codes(refused) == [code]
    assert seen.cell(refused, refused.problems[0]) == cell
    with pytest.raises(Refused) as no:
        take(session, seen, now, today)
    assert no.value.problems[0].code == "IMPORT_NOTHING"
    assert kept(session) == []


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"{UMI},Umi Lestari,2021,Sesuai,Sesuai,Baik", "results_year_old"),
        (f"{UMI},Umi Lestari,2027,Sesuai,Sesuai,Baik", "results_year_future"),
        (f"{UMI},Umi Lestari,dua ribu,Sesuai,Sesuai,Baik", "results_year"),
        (f"{UMI},Umi Lestari,,Sesuai,Sesuai,Baik", "results_year_missing"),
        (f"{UMI},Bambang Susilo,2025,Sesuai,Sesuai,Baik", "results_other_name"),
        (",Umi Lestari,2025,Sesuai,Sesuai,Baik", "results_nip_missing"),
        ("199001012020121001,Orang Lain,2025,Sesuai,Sesuai,Baik", "OPENING_UNKNOWN_NIP"),
        ("19791213E005032005,Umi Lestari,2025,Sesuai,Sesuai,Baik", "NIP_PRECISION"),
    ],
)  # fmt: skip
def test_every_other_refusal_of_a_row(session, today, line, code):
    [refused] = look(session, today, line).of(Outcome.REFUSED)
    assert code in codes(refused)


@pytest.mark.usefixtures("people")
def test_an_appraiser_who_is_the_appraised_is_refused_e_pred_05(session, today):
    seen = look(session, today, f"{UMI},2025,Sesuai,Sesuai,Baik,{UMI}",
                head="NIP,Tahun,Hasil Kerja,Perilaku Kerja,Predikat,NIP Penilai")  # fmt: skip
    assert codes(seen.rows[0]) == ["E-PRED-05"]
    assert "orang yang sama" in sentence(seen.rows[0].problems[0])
    named = look(session, today, f"{UMI},Umi Lestari,2025,Sesuai,Sesuai,Baik,\"Umi Lestari, S.E.\"",
                 head=f"{HEAD},Nama Penilai")  # fmt: skip
    assert [(p.code, named.cell(named.rows[0], p)) for p in named.rows[0].problems] == [("E-PRED-05", "G2")]


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("alias", ["Cukup", "CUKUP / BUTUH PERBAIKAN", "Butuh Perbaikan (Cukup)", "butuh  perbaikan"])
def test_aliases_of_butuh_perbaikan_are_read(session, now, today, alias):
    take(session, look(session, today, f"{UMI},Umi Lestari,2025,dibawah ekspektasi,SESUAI,{alias}"), now, today)
    assert kept(session)[0].predikat == Predikat.BUTUH_PERBAIKAN.code


@pytest.mark.usefixtures("people")
def test_misconduct_is_kurang_and_a_missing_predikat_is_derived(session, now, today):
    seen = look(
        session, today, f"{UMI},Umi,2024,Di Atas,Di Bawah,Kurang (Misconduct)", f"{UMI},Umi,2025,Di Atas,Di Atas,"
    )
    take(session, seen, now, today)
    assert {row.tahun: row.predikat for row in kept(session)} == {2024: "4", 2025: "1"}


@pytest.mark.usefixtures("people")
def test_codes_of_siasn_are_read_only_in_their_own_columns(session, now, today):
    head = "nipBaru,tahun,hasilKinerjaNilai,perilakuKerjaNilai,kuadranKinerjaNilai"
    take(session, look(session, today, f"{UMI},2025,1,1,1", head=head), now, today)
    assert kept(session)[0].predikat == "1"
    plain = look(session, today, f"{LILIS},Lilis,2025,1,1,1")
    assert codes(plain.rows[0])[:2] == ["E-PRED-02", "E-PRED-02"]
    odd = look(session, today, f"{LILIS},2025,7,1,1", head=head)
    assert "results_code" in codes(odd.rows[0])


@pytest.mark.usefixtures("people")
def test_periodic_results_keep_their_days(session, now, today):
    head = "NIP,Tahun,Periode,Hasil Kerja,Perilaku Kerja,Predikat"
    told = ("Triwulan II,Sesuai,Sesuai", "TW 3,Sesuai,Di Atas", "Maret,Sesuai,Sesuai", "semester 1,Sesuai,Sesuai")
    seen = look(session, today, *(f"{UMI},2026,{one},Baik" for one in told), head=head)
    assert codes(seen.rows[3]) == ["results_period"]
    take(session, seen, now, today)
    found = {(row.periode, row.mulai, row.sampai) for row in kept(session)}
    assert found == {
        ("triwulan", dt.date(2026, 4, 1), dt.date(2026, 6, 30)),
        ("triwulan", dt.date(2026, 7, 1), dt.date(2026, 9, 30)),
        ("bulanan", dt.date(2026, 3, 1), dt.date(2026, 3, 31)),
    }


def _on_record(session, people, today, **values):
    ask = {"tahun": 2025, "hasil": "2", "perilaku": "2", "predikat": "2", "aturan": "PermenPANRB 6/2022"} | values
    histories.save(session, RecordAsk("kinerja", people[UMI], values=ask), today=today)


def test_the_same_list_again_changes_nothing(session, people, now, today):
    line = f"{UMI},Umi Lestari,2025,Sesuai,Sesuai,Baik"
    take(session, look(session, today, line), now, today)
    again = look(session, today, line)
    assert [row.outcome for row in again.rows] == [Outcome.SAME]
    assert again.sebelumnya == now
    with pytest.raises(Refused):
        take(session, again, now, today)
    assert len(kept(session)) == 1
    assert people


def test_a_typed_result_that_agrees_becomes_the_official_one(session, people, now, today):
    _on_record(session, people, today)
    seen = look(session, today, f"{UMI},Umi Lestari,2025,Sesuai,Sesuai,Baik")
    assert [row.outcome for row in seen.rows] == [Outcome.FILL]
    take(session, seen, now, today)
    assert [row.asal for row in kept(session)] == ["ekinerja"]


def test_another_result_on_record_is_replaced_only_on_confirmation(session, people, now, today):
    _on_record(session, people, today)
    seen = look(session, today, f"{UMI},Umi Lestari,2025,Di Atas,Di Atas,Sangat Baik",
                f"{LILIS},Lilis,2025,Sesuai,Sesuai,Baik")  # fmt: skip
    [different] = seen.of(Outcome.DIFFERENT)
    assert different.changes == {"hasil": ("2", "1"), "perilaku": ("2", "1"), "predikat": ("2", "1")}
    take(session, seen, now, today)
    assert [row.predikat for row in kept(session)] == ["2"]
    assert len(kept(session, LILIS)) == 1
    seen = look(session, today, f"{UMI},Umi Lestari,2025,Di Atas,Di Atas,Sangat Baik")
    take(session, seen, now, today, seen.rows[0].number)
    [row] = kept(session)
    assert (row.predikat, row.asal) == ("1", "ekinerja")
    voided = session.scalars(sa.select(Kinerja).where(Kinerja.dibatalkan.is_not(None))).one()
    assert "hasil.csv" in voided.dibatalkan


def test_a_result_signed_here_is_never_passed_over_in_silence(session, people, now, today):
    _on_record(session, people, today)
    kept(session)[0].asal = "kantor"
    session.flush()
    same = look(session, today, f"{UMI},Umi Lestari,2025,Sesuai,Sesuai,Baik")
    assert [(row.outcome, row.milik_kantor) for row in same.rows] == [(Outcome.SAME, True)]
    other = look(session, today, f"{UMI},Umi Lestari,2025,Sesuai,Di Bawah,Kurang")
    assert [(row.outcome, row.milik_kantor) for row in other.rows] == [(Outcome.DIFFERENT, True)]
    with pytest.raises(Refused) as no:
        take(session, other, now, today)
    assert no.value.problems[0].code == "IMPORT_NOTHING"


@pytest.mark.usefixtures("people")
def test_replacing_a_row_that_is_not_different_is_refused(session, now, today):
    seen = look(session, today, f"{UMI},Umi Lestari,2025,Sesuai,Sesuai,Baik")
    with pytest.raises(Refused) as no:
        take(session, seen, now, today, 2)
    assert no.value.problems[0].code == "results_not_different"


def test_a_record_changed_since_the_preview_stops_the_import(session, people, now, today):
    seen = look(session, today, f"{UMI},Umi Lestari,2025,Di Atas,Di Atas,Sangat Baik")
    _on_record(session, people, today)
    with pytest.raises(Refused) as no:
        take(session, seen, now, today)
    assert no.value.problems[0].code == "IMPORT_STALE"


@pytest.mark.usefixtures("people")
def test_two_rows_for_one_result_the_same_passes_another_is_refused(session, today):
    line = f"{UMI},Umi Lestari,2025,Sesuai,Sesuai,Baik"
    seen = look(session, today, line, line, f"{UMI},Umi Lestari,2025,Di Atas,Di Atas,Sangat Baik")
    assert [row.outcome for row in seen.rows] == [Outcome.NEW, Outcome.SAME, Outcome.REFUSED]
    assert codes(seen.rows[2]) == ["results_twice"]


def test_an_import_is_taken_back_and_what_it_replaced_stands_again(opened, now, today):
    with opened.store.begin(opened.actor, reason="data") as session:
        reference.load_shipped(session)
        person = Employee(nip=UMI, nama="Umi Lestari", tanggal_lahir=dt.date(1979, 12, 13), jenis_kelamin="P",
                          status="PNS")  # fmt: skip
        session.add(person)
        session.flush()
        _on_record(session, {UMI: person.id}, today)
    with opened.store.begin(opened.actor, reason="impor") as session:
        seen = look(
            session, today, f"{UMI},Umi,2024,Di Atas,Di Atas,Sangat Baik", f"{UMI},Umi,2025,Di Bawah,Sesuai,Cukup"
        )
        batch = take(session, seen, now, today, 3)
    with opened.store.read(opened.actor) as session:
        assert {row.tahun: row.predikat for row in kept(session)} == {2024: "1", 2025: "3"}
        assert [one.id for one in results_import.batches(session)] == [batch]
    with opened.store.begin(opened.actor, reason="urungkan") as session:
        back = results_import.undo(session, batch, now=now, today=today)
        assert (back.removed, back.restored) == (2, 1)
    with opened.store.read(opened.actor) as session:
        assert {row.tahun: row.predikat for row in kept(session)} == {2025: "2"}


@pytest.mark.usefixtures("people")
def test_refused_rows_leave_as_xlsx_with_the_reason_and_come_back_repaired(session, today):
    seen = look(
        session, today, f"{UMI},Umi Lestari,2025,Sesuai,Cukup Baik,Baik", f"{LILIS},Lilis,2025,Sesuai,Sesuai,Baik"
    )
    book = open_book(results_import.rejected(seen, sentence))
    head, row = book.sheets[0].rows[:2]
    assert head[:4] == ["Baris", "NIP", "Nama", "Tahun"]
    assert head[-1] == "Alasan"
    assert row[:2] == [2, UMI]
    assert "Cukup Baik" in row
    assert row[-1] == sentence(seen.rows[0].problems[0])
    assert len(book.sheets[0].rows) == 2


@pytest.mark.usefixtures("people")
def test_xlsx_with_a_title_and_two_rows_of_headings_is_read(session, now, today):
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Rekap")
        sheet.write_row(0, 0, ["REKAPITULASI PREDIKAT KINERJA TAHUN 2025"])
        sheet.write_row(2, 0, ["NO", "NIP", "NAMA", "TAHUN"])
        sheet.merge_range(2, 4, 2, 6, "HASIL EVALUASI")
        sheet.merge_range(2, 7, 2, 8, "PENILAI")
        sheet.write_row(3, 4, ["HASIL KERJA", "PERILAKU KERJA", "PREDIKAT KINERJA", "NIP", "NAMA"])
        sheet.write_row(4, 0, [1, 2, 3, 4, 5, 6, 7, 8, 9])
        sheet.write_row(5, 0, [1, UMI, "Umi Lestari, S.E.", 2025, "DI ATAS EKSPEKTASI", "DI ATAS EKSPEKTASI",
                               "SANGAT BAIK", "196902141994031005", "Drs. Haryanto"])  # fmt: skip
        sheet.write_row(6, 0, ["", "", "Jumlah", 1])
    seen = results_import.preview(session, target.getvalue(), Source.EKINERJA, today=today)
    assert [(row.outcome, row.number) for row in seen.rows] == [(Outcome.NEW, 6)]
    take(session, seen, now, today)
    [row] = kept(session)
    assert (row.predikat, row.penilai_nip, row.penilai_nama) == ("1", "196902141994031005", "Drs. Haryanto")


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("line", "head", "rule", "nilai", "aturan"),
    [
        ("2010,\"86,25\",Baik", "NIP,Tahun,Nilai,Sebutan", None, "86,25 (Baik)", "DP3"),
        ("2018,88.4,83,86.24,Baik", "NIP,Tahun,Nilai SKP,Nilai Perilaku,Nilai Prestasi Kerja,Sebutan", None,
         "86,24 (Baik); SKP 88,4; perilaku 83", "PP 46/2011"),
        ("2021,112.5,Sangat Baik", "NIP,Tahun,Nilai,Predikat", OldRule.PERMEN8, "112,5 (Sangat Baik)",
         "PermenPANRB 8/2021"),
        ("2021,PP 46 Tahun 2011,90,Baik", "NIP,Tahun,Aturan,Nilai,Predikat", None, "90 (Baik)", "PP 46/2011"),
    ],
)  # fmt: skip
def test_old_results_keep_their_own_labels_and_figures(session, now, today, line, head, rule, nilai, aturan):
    seen = look(session, today, f"{UMI},{line}", head=head, source=Source.LAMA, aturan=rule)
    assert [codes(row) for row in seen.rows] == [[]]
    take(session, seen, now, today)
    [row] = kept(session)
    assert (row.nilai, row.aturan) == (nilai, aturan)
    assert (row.hasil, row.perilaku, row.predikat, row.asal) == (None, None, None, None)


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("2021,90,Baik", "old_rule_missing"),
        ("2024,90,Baik", "old_year_new"),
        ("2010,seratus,Baik", "old_figure"),
        ("2010,101,Amat Baik", "old_out_of_range"),
        ("2010,80,Sesuai Ekspektasi", "old_label"),
        ("2010,80,Sangat Baik", "old_label"),
        ("2010,Sesuai Ekspektasi,Baik", "old_has_rating"),
        ("2010,,", "old_empty"),
    ],
)  # fmt: skip
def test_old_rows_that_do_not_fit_their_regulation_are_refused(session, today, line, code):
    seen = look(session, today, f"{UMI},{line}", head="NIP,Tahun,Nilai,Sebutan", source=Source.LAMA)
    assert codes(seen.of(Outcome.REFUSED)[0]) == [code]


@pytest.mark.usefixtures("people")
def test_a_label_beside_another_band_is_told_and_kept(session, now, today):
    seen = look(session, today, f"{UMI},2018,95,Baik", head="NIP,Tahun,Nilai,Sebutan", source=Source.LAMA)
    assert [(row.outcome, codes(row)) for row in seen.rows] == [(Outcome.NEW, ["old_band"])]
    take(session, seen, now, today)
    assert kept(session)[0].nilai == "95 (Baik)"


@pytest.mark.usefixtures("people")
def test_an_old_rule_named_for_another_year_is_refused(session, today):
    head = "NIP,Tahun,Aturan,Nilai"
    assert codes(look(session, today, f"{UMI},2018,DP-3,80", head=head, source=Source.LAMA).rows[0]) == ["old_year"]
    assert codes(look(session, today, f"{UMI},2018,PP 53,80", head=head, source=Source.LAMA).rows[0]) == [
        "old_rule_unknown"
    ]


@pytest.mark.usefixtures("people")
def test_a_list_without_a_result_column_is_refused_whole(session, today):
    with pytest.raises(Refused) as no:
        look(session, today, f"{UMI},Umi,2025", head="NIP,Nama,Tahun")
    assert no.value.problems[0].code == "results_columns_missing"
    with pytest.raises(Refused) as no:
        look(session, today, "a,b", head="satu,dua")
    assert no.value.problems[0].code == "SHEET_NO_HEADER"


@pytest.mark.usefixtures("people")
def test_a_role_without_entering_may_not_look_into_results(session, today):
    session.info["actor"] = Actor("rini", "Rini", Role.PEMERIKSA)
    with pytest.raises(Refused) as no:
        look(session, today, f"{UMI},Umi,2025,Sesuai,Sesuai,Baik")
    assert no.value.problems[0].code == "role_not_allowed"


def test_every_cell_of_the_matrix_is_taken_as_it_stands(session, people, now, today):
    right = {"DI_ATAS": ("4", "2", "1"), "SESUAI": ("4", "2", "2"), "DI_BAWAH": ("5", "3", "3")}
    years = iter(range(2022, 2025))
    for hasil, row in right.items():
        year = next(years)
        head = "NIP,Tahun,Periode,Hasil Kerja,Perilaku Kerja"
        columns = zip(("TW1", "TW2", "TW3"), ("DI_BAWAH", "SESUAI", "DI_ATAS"), strict=True)
        lines = [f"{UMI},{year},{period},{Rating(hasil).label},{Rating(one).label}" for period, one in columns]
        take(session, look(session, today, *lines, head=head), now, today)
        found = sorted((one for one in kept(session) if one.tahun == year), key=lambda one: one.mulai)
        assert tuple(one.predikat for one in found) == row
    assert people


def test_a_row_is_held_against_the_matrix_of_its_own_period(session, people, today):
    mine, session.info["actor"] = session.info["actor"], Actor("budi", "Budi Santoso", Role.ADMIN)
    table_changes.cell(session, "Di Bawah", "Sesuai", "Kurang", since=dt.date(2026, 7, 1), ground="SE perbaikan 2026")
    session.info["actor"] = mine
    seen = look(session, today, f"{UMI},Umi Lestari,2025,Akhir,Di Bawah,Sesuai,Butuh Perbaikan",
                f"{UMI},Umi Lestari,2026,TW II,Di Bawah,Sesuai,Cukup",
                f"{LILIS},Lilis,2026,TW III,Di Bawah,Sesuai,Kurang",
                f"{LILIS},Lilis,2026,TW I,Di Bawah,Sesuai,Kurang",
                head="NIP,Nama,Tahun,Periode,Hasil Kerja,Perilaku Kerja,Predikat")  # fmt: skip
    assert people
    assert [(row.outcome, row.values.get("predikat"), codes(row)) for row in seen.rows] == [
        (Outcome.NEW, "3", []), (Outcome.NEW, "3", []), (Outcome.NEW, "4", []), (Outcome.REFUSED, None, ["E-PRED-01"])
    ]  # fmt: skip


def test_e_pred_04_a_head_rated_otherwise_than_his_unit_is_told_in_an_import_and_may_be_taken(session, now, today):
    office = evaluation_office.make(session)
    achieved(session, office.angkutan, "Baik", 2025, "AKHIR")
    head, staff = "197505202000031002", "199003152014121002"
    seen = look(session, today, f"{head},Bambang Prasetyo,2025,Di Atas,Sesuai,Baik",
                f"{staff},Agus Setiawan,2025,Di Atas,Sesuai,Baik",
                f"{head},Bambang Prasetyo,2024,Di Atas,Sesuai,Baik")  # fmt: skip
    assert [[(p.code, p.blocks) for p in row.problems] for row in seen.rows] == [[("E-PRED-04", False)], [], []]
    assert "capaian" in sentence(seen.rows[0].problems[0])
    assert [row.outcome for row in seen.rows] == [Outcome.NEW] * 3
    again = look(session, today, f"{head},Bambang Prasetyo,2025,Sesuai,Sesuai,Baik")
    assert again.rows[0].problems == ()
    assert take(session, seen, now, today)
