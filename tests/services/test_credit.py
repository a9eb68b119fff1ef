"""Angka kredit of an office: conversions proposed and written, ledgers, lines by hand, entry by move, readiness."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from asn_desktop.problems import Refused
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import career_due, career_law, dossiers
from asn_desktop.services.credit import books, entry, lines, proposals, readiness
from asn_desktop.services.credit.entry import EntryAsk
from asn_desktop.services.credit.lines import ConversionAsk, ManualAsk
from asn_desktop.store import career
from asn_desktop.store.credit import CreditLine
from asn_desktop.store.evaluation import Evaluation
from asn_desktop.store.offices import Setting
from tests.services import credit_office

D = dt.date
TODAY = credit_office.TODAY
F = Fraction


@pytest.fixture
def office(session):
    return credit_office.make(session)


def refused(deed, *words, **more) -> list[str]:
    with pytest.raises(Refused) as no:
        deed(*words, **more)
    return [p.code for p in no.value.problems]


def proposal(session, who, year=2025, **more):
    (found,) = proposals.propose(session, year, ids=[who], today=TODAY, **more)
    return found


def convert(session, who, *years):
    for year in years:
        proposals.convert(session, year, [who], today=TODAY)


def test_everybody_in_a_functional_post_is_proposed(session, office):
    found = {p.nama: p.keadaan for p in proposals.propose(session, 2025, unit_id=office.root, today=TODAY)}
    assert found == {
        "Rina Marlina": "siap", "Sari Wulandari": "siap", "Dewi Lestari": "TIDAK_BERLAKU", "Fajar Nugroho": "siap",
        "Tono Prasetyo": "tertahan",
    }  # fmt: skip


def test_the_official_result_of_the_record_is_converted(session, office):
    one = proposal(session, office.rina)
    (part,) = one.parts
    assert (part.source.jenis, part.source.predikat.label, part.persen, part.bulan) == ("riwayat", "Baik", 100, 12)
    assert (part.jumlah, part.tampil) == (25, "25,00")


def test_months_of_cltn_give_nothing(session, office):
    one = proposal(session, office.fajar)
    assert [(p.mulai.month, p.sampai.month, p.bulan) for p in one.parts] == [(1, 4, 4), (10, 12, 3)]
    assert one.tanpa == tuple((m, "cltn") for m in range(5, 10))
    convert(session, office.fajar, 2025)
    book = books.of_person(session, office.fajar, on=TODAY).books[0]
    assert book.total == F(7 * 100, 1200) * F("12.5")


def test_pppk_tidak_berlaku(session, office):
    assert refused(proposals.convert, session, 2025, [office.dewi], today=TODAY) == ["credit_not_for_pppk"]
    ask = ManualAsk(office.dewi, "PT", "penyesuaian", 2025, "10", nomor="1", tanggal=TODAY)
    assert refused(lines.put_manual, session, ask, today=TODAY) == ["credit_not_for_pppk"]
    (row,) = readiness.of(session, [dossiers.load_one(session, office.dewi, TODAY)], on=TODAY)
    assert row.keadaan == "TIDAK_BERLAKU"


def test_suspended_people_are_held_until_somebody_names_the_months(session, office):
    assert [p.code for p in proposal(session, office.tono).problems] == ["credit_standing"]
    assert refused(proposals.convert, session, 2025, [office.tono], today=TODAY) == ["credit_standing"]
    ask = ConversionAsk(office.tono, "PT", 2025, "Baik", 4, D(2025, 3, 1))
    assert lines.put_conversion(session, ask, today=TODAY).jumlah == F(4 * 100, 1200) * F("12.5")


def test_tmt_on_day_two_or_later_counts_from_the_next_month(session, office):
    (part,) = proposal(session, office.tono).parts
    assert (part.mulai, part.bulan) == (D(2025, 3, 1), 10)


def test_worked_example_3_from_the_record(session, office):
    session.add(Evaluation(
        employee_id=office.sari, unit_id=office.bidang, tahun=2025, periode="TUTUP", mulai=D(2025, 1, 1),
        sampai=D(2025, 5, 31), hasil="SESUAI", perilaku="SESUAI", predikat="BAIK", tidak_dinilai=[], penilai={},
        atasan={}, keadaan="ditetapkan",
    ))  # fmt: skip
    session.flush()
    old, new = proposal(session, office.sari).parts
    assert (old.jenjang, old.bulan, old.source.jenis, old.source.periode) == ("MU", 5, "evaluasi", "TUTUP")
    assert (new.jenjang, new.bulan, new.source.predikat.label) == ("MA", 7, "Sangat Baik")
    assert (old.jumlah, new.jumlah) == (F(125, 12), F(525, 16))
    convert(session, office.sari, 2024, 2025)
    found = books.of_person(session, office.sari, on=TODAY)
    assert [(b.jenjang, b.total, b.tampil, b.sekarang) for b in found.books] == [
        ("MA", F(525, 16), "32,81", True), ("MU", F("37.5") + F(125, 12), "47,92", False),
    ]  # fmt: skip
    assert found.row.total == F(525, 16)


def test_another_result_of_the_year_may_be_chosen(session, office):
    row = Evaluation(
        employee_id=office.rina, unit_id=office.bidang, tahun=2025, periode="AKHIR", mulai=D(2025, 1, 1),
        sampai=D(2025, 12, 31), hasil="DI_ATAS", perilaku="DI_ATAS", predikat="SANGAT_BAIK", tidak_dinilai=[],
        penilai={}, atasan={}, keadaan="ditetapkan",
    )  # fmt: skip
    session.add(row)
    session.flush()
    chosen = {(office.rina, D(2025, 1, 1)): row.id}
    assert proposal(session, office.rina).parts[0].jumlah == 25
    (made,) = proposals.convert(session, 2025, [office.rina], chosen=chosen, today=TODAY)
    assert (made.jumlah, made.predikat.label) == (F("37.5"), "Sangat Baik")


def test_without_a_result_nothing_is_converted(session, office):
    assert refused(proposals.convert, session, 2026, [office.rina], today=TODAY) == ["credit_no_predikat"]
    assert refused(proposals.convert, session, 2025, [office.agus], today=TODAY) == ["credit_nobody"]


def test_all_or_none_of_a_batch(session, office):
    folk = [office.rina, office.tono]
    assert refused(proposals.convert, session, 2025, folk, today=TODAY) == ["credit_standing"]
    assert session.query(CreditLine).count() == 0


def test_e_ak_02_a_year_is_not_converted_twice(session, office):
    convert(session, office.rina, 2025)
    assert proposal(session, office.rina).keadaan == "sudah"
    assert refused(proposals.convert, session, 2025, [office.rina], today=TODAY) == ["E-AK-02"]
    ask = ConversionAsk(office.rina, "MU", 2025, "Baik", None, D(2025, 6, 1), D(2025, 12, 31))
    assert refused(lines.put_conversion, session, ask, today=TODAY) == ["E-AK-02"]


@pytest.mark.parametrize(
    ("change", "code"),
    [({"bulan": 0}, "E-AK-01"), ({"bulan": 13}, "E-AK-01"), ({"bulan": "2.5"}, "E-AK-01"),
     ({"jenjang": "Ahli Senior"}, "E-AK-03"), ({"predikat": "Istimewa"}, "E-AK-03")],
)  # fmt: skip
def test_e_ak_01_and_03_in_the_form(session, office, change, code):
    ask = ConversionAsk(**({"employee_id": office.rina, "jenjang": "MU", "tahun": 2025, "predikat": "Baik",
                            "mulai": D(2025, 1, 1)} | change))  # fmt: skip
    assert refused(lines.put_conversion, session, ask, today=TODAY)[0] == code


def test_e_ak_05_the_annual_conversion_replaces_the_periodic_ones(session, office):
    quarter = ConversionAsk(office.rina, "MU", 2025, "Sangat Baik", 3, D(2025, 1, 1), tahunan=False)
    made = lines.put_conversion(session, quarter, today=TODAY)
    annual = ConversionAsk(office.rina, "MU", 2025, "Baik")
    assert refused(lines.put_conversion, session, annual, today=TODAY) == ["E-AK-05"]
    assert refused(proposals.convert, session, 2025, [office.rina], replaces=False, today=TODAY) == ["E-AK-05"]
    one = proposal(session, office.rina)
    assert (one.keadaan, one.diganti, [p.code for p in one.problems]) == ("siap", (made.id,), ["credit_replaces"])
    convert(session, office.rina, 2025)
    assert refused(lines.put_conversion, session, quarter, today=TODAY) == ["E-AK-05"]
    found = books.of_person(session, office.rina, on=TODAY)
    assert found.row.total == 25
    assert [row.dibatalkan for row in found.batal] == ["diganti konversi tahunan 2025"]


def test_lines_merged_from_two_places_are_shown_and_counted_once(session, office):
    convert(session, office.rina, 2025)
    session.add(CreditLine(employee_id=office.rina, jenjang="MU", jabatan="x", jenis="konversi", tahun=2025,
                           mulai=D(2025, 1, 1), sampai=D(2025, 3, 31), bulan=3, predikat="BAIK", persen=100,
                           koefisien="25", tahunan=False))  # fmt: skip
    session.flush()
    found = books.of_person(session, office.rina, on=TODAY)
    assert (found.row.total, [p.code for p in found.warnings]) == (25, ["E-AK-05"])
    assert len(found.books[0].diganti) == 1


def test_a_result_changed_after_its_conversion_is_called_to_mind(session, office):
    convert(session, office.rina, 2025)
    assert books.of_person(session, office.rina, on=TODAY).warnings == ()
    row = session.query(career.Kinerja).filter_by(employee_id=office.rina, tahun=2025).one()
    row.predikat = "1"  # an objection was upheld
    session.flush()
    found = books.of_person(session, office.rina, on=TODAY)
    assert [(p.code, p.values["tahun"]) for p in found.warnings] == [("credit_result_changed", "2025")]
    lines.void(session, found.books[0].rows[0].id, "predikat berubah", today=TODAY)
    convert(session, office.rina, 2025)
    again = books.of_person(session, office.rina, on=TODAY)
    assert (again.row.total, again.warnings) == (F("37.5"), ())


def test_e_ak_06_amount_typed_by_hand_without_document(session, office):
    ask = ManualAsk(office.rina, "MU", "penyesuaian", 2025, "40")
    assert refused(lines.put_manual, session, ask, today=TODAY) == ["E-AK-06"]
    made = lines.put_manual(session, ManualAsk(office.rina, "Ahli Muda", "penyesuaian", 2025, "40,5", nomor="PAK/7",
                                               tanggal=D(2025, 3, 1)), today=TODAY)  # fmt: skip
    assert (made.jumlah, made.tampil, made.nomor) == (F("40.5"), "40,50", "PAK/7")


def test_a_line_is_taken_back_with_its_reason(session, office):
    convert(session, office.rina, 2025)
    (row,) = books.of_person(session, office.rina, on=TODAY).books[0].rows
    assert refused(lines.void, session, row.id, " ", today=TODAY) == ["VOID_REASON_EMPTY"]
    lines.void(session, row.id, "salah predikat", today=TODAY)
    assert books.of_person(session, office.rina, on=TODAY).row.total == 0
    assert refused(lines.void, session, row.id, "lagi", today=TODAY) == ["ROW_VOIDED"]


def test_entry_by_move_with_three_years_and_ak_dasar(session, office):
    ask = EntryAsk(office.tono, "PT", D(2025, 2, 10), "821/9/2025", D(2025, 2, 3), "Pranata Komputer Ahli Pertama",
                   "III/b")  # fmt: skip
    found = entry.preview(session, ask, today=TODAY)
    assert (found.tampil, [e.tahun for e in found.opening.entries if e.bulan]) == ("87,50", [2022, 2023, 2024])
    made = entry.enter(session, ask, today=TODAY)
    assert sum((row.jumlah for row in made), F(0)) == F("37.5") + 50
    assert {row.nomor for row in made} == {"821/9/2025"}
    assert refused(entry.enter, session, ask, today=TODAY) == ["credit_entry_twice"]


@pytest.mark.parametrize(
    ("change", "code"), [({"jenjang": "Ahli Senior"}, "E-AK-03"), ({"nomor": ""}, "E-AK-06"),
                         ({"jenjang": "PM"}, "credit_above_range"), ({"jenjang": "MA"}, "credit_below_range")]
)  # fmt: skip
def test_entry_refused(session, office, change, code):
    ask = EntryAsk(**({"employee_id": office.tono, "jenjang": "PT", "tmt": D(2025, 2, 10), "nomor": "1",
                       "tanggal": D(2025, 2, 3), "jabatan": "x"} | change))  # fmt: skip
    assert refused(entry.enter, session, ask, today=TODAY) == [code]


def test_readiness_with_its_checklist(session, office):
    convert(session, office.rina, 2023, 2024, 2025)
    row = next(r for r in readiness.listing(session, on=TODAY, unit_id=office.bidang) if r.id == office.rina)
    assert (row.total, row.tampil, row.asal) == (F("87.5"), "87,50", "buku")
    assert (row.pangkat.ke, row.pangkat.perlu, row.pangkat.kurang, row.pangkat.bulan) == ("III/d", 100, F("12.5"), 6)
    assert {c.kode: c.keadaan for c in row.pangkat.conditions} == {"predikat": "terpenuhi", "masa_pangkat": "terpenuhi"}
    assert (row.berikut.ke, row.berikut.perlu) == ("MA", 200)
    assert {c.kode: c.keadaan for c in row.berikut.conditions} == {
        "predikat": "terpenuhi", "kebutuhan": "terpenuhi", "uji_kompetensi": "belum_dicatat",
    }  # fmt: skip
    session.add(career.Kursus(employee_id=office.rina, nama="Uji Kompetensi Penguji Kendaraan Bermotor Ahli Madya"))
    session.flush()
    again = readiness.of(session, [dossiers.load_one(session, office.rina, TODAY)], on=TODAY)[0]
    assert {c.kode: c.keadaan for c in again.berikut.conditions}["uji_kompetensi"] == "terpenuhi"


def test_a_rise_in_the_post_reads_the_ledger_when_there_is_one(session, office):
    session.add(career.AngkaKredit(employee_id=office.rina, total="100", sampai=D(2024, 12, 31)))
    session.flush()

    def rise():
        return career_due.rise_of(dossiers.load_one(session, office.rina, TODAY), TODAY, career_law.law(session, TODAY))

    assert "angka_kredit_kurang" not in rise().reasons  # the older PAK, as before
    row = readiness.of(session, [dossiers.load_one(session, office.rina, TODAY)], on=TODAY)[0]
    assert (row.asal, row.total) == ("pak", 100)
    convert(session, office.rina, 2025)
    assert "angka_kredit_kurang" in rise().reasons  # 25 of 100 in the ledger
    convert(session, office.rina, 2023, 2024)
    lines.put_manual(session, ManualAsk(office.rina, "MU", "jf_lama", 2023, "12.5", nomor="PAK/1/2022",
                                        tanggal=D(2023, 1, 2)), today=TODAY)  # fmt: skip
    assert "angka_kredit_kurang" not in rise().reasons


def test_ledgers_stand_in_the_dossier_as_of_the_day(session, office):
    convert(session, office.rina, 2024, 2025)
    assert dossiers.load_one(session, office.rina, TODAY).buku_kredit == (("MU", F(50)),)
    assert dossiers.load_one(session, office.rina, D(2025, 6, 1)).buku_kredit == (("MU", F(25)),)


def test_decimals_are_a_setting_and_round_only_what_is_shown(session, office):
    ask = ConversionAsk(office.fajar, "PT", 2025, "Baik", 3, D(2025, 10, 1))
    assert lines.put_conversion(session, ask, today=TODAY).tampil == "3,13"
    session.add(Setting(kunci="kinerja.ak_desimal", nilai={"v": 3}, berlaku_mulai=D(2020, 1, 1), dasar="SE kantor"))
    session.flush()
    found = books.of_person(session, office.fajar, on=TODAY).books[0]
    assert (found.tampil, found.total) == ("3,125", F("3.125"))


def test_an_inspector_sees_no_ledger_and_no_proposal(session, office):
    session.info["actor"] = Actor("eka", "Eka", Role.PEMERIKSA)
    assert refused(books.of_person, session, office.rina, on=TODAY) == ["role_not_allowed"]
    assert refused(readiness.listing, session, on=TODAY) == ["role_not_allowed"]
    assert refused(proposals.propose, session, 2025, today=TODAY) == ["role_not_allowed"]


def test_a_quarter_is_converted_from_its_own_result(session, office):
    session.add(career.Kinerja(employee_id=office.rina, tahun=2026, periode="triwulan", mulai=D(2026, 1, 1),
                               sampai=D(2026, 3, 31), predikat="1"))  # fmt: skip
    session.flush()
    (made,) = proposals.convert(session, 2026, [office.rina], periode="TW1", today=TODAY)
    assert (made.tahunan, made.bulan, made.jumlah) == (False, 3, F("9.375"))
    more = {"periode": "TW2", "today": TODAY}
    assert refused(proposals.convert, session, 2026, [office.rina], **more) == ["credit_no_predikat"]
