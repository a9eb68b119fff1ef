"""Service points, who served, and surveys as counts: entered by hand and from a file, proven, taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook

from asn_desktop.problems import Refused
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services.survey import points, sheet, surveys
from asn_desktop.services.survey.points import PointAsk
from asn_desktop.services.survey.sheet import SheetAsk
from asn_desktop.services.survey.surveys import SurveyAsk
from asn_desktop.store.goals import Skp, SkpIndicator, SkpResult
from asn_desktop.store.journal_lines import JournalRow
from asn_desktop.store.progress import Realisation
from asn_desktop.store.survey import Survey
from tests.services import survey_office
from tests.services.survey_office import FIRST, KEYS, LAST, answers

D = dt.date
EXAMPLE = dict(zip(KEYS, (
    (0, 0, 3, 3), (0, 0, 6, 0), (0, 2, 4, 0), (0, 0, 0, 6), (0, 0, 4, 2), (0, 0, 4, 2), (0, 0, 3, 3), (0, 2, 4, 0),
    (0, 0, 4, 2),
), strict=True))  # fmt: skip


@pytest.fixture
def office(session):
    return survey_office.make(session)


@pytest.fixture
def ask(office):
    return SurveyAsk(office.loket, FIRST, LAST, 6, EXAMPLE, populasi=300)


def refused(deed, *args, **kw):
    with pytest.raises(Refused) as no:
        deed(*args, **kw)
    return [p.code for p in no.value.problems]


def file(rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_worked_example_entered_as_counts_gives_81_48_b(session, ask, today):
    row = surveys.enter(session, ask, today=today)
    assert (row.ikm, row.mutu, row.indeks.kinerja, row.teks) == (Decimal("81.48"), "B", "Baik", "IKM 81,48 (B, Baik)")
    assert (row.indeks.bobot_011, row.indeks.terendah) == (Decimal("80.67"), ("waktu", "sarana"))
    assert (row.sampel, row.kurang) == (169, 163), "SAMPEL KURANG, and computed all the same"
    assert surveys.get(session, row.id) == row
    assert surveys.listing(session, tahun=2026) == [row]
    assert surveys.listing(session, tahun=2025) == []


def test_only_counts_are_kept(session, ask, today):
    row = surveys.enter(session, ask, today=today)
    kept = session.get(Survey, (session.info["office_id"], row.id))
    assert kept.jawaban["waktu"] == [0, 2, 4, 0]
    assert set(kept.jawaban) == set(KEYS)


@pytest.mark.parametrize("bad", [{5: 1}, {0: 2}, {3.5: 1}, {"puas": 1}, (0, 0, 3, 2, 1)])
def test_e_ikm_01_in_the_form(session, ask, today, bad):
    assert refused(surveys.enter, session, replace(ask, jawaban=EXAMPLE | {"waktu": bad}), today=today) == ["E-IKM-01"]


def test_e_ikm_02_in_the_form(session, ask, today):
    without = {k: v for k, v in EXAMPLE.items() if k != "biaya"}
    assert refused(surveys.enter, session, replace(ask, jawaban=without), today=today) == ["E-IKM-02"]
    assert refused(surveys.enter, session, replace(ask, jawaban=EXAMPLE | {"biaya": (0, 0, 0, 0)}), today=today) == [
        "E-IKM-02"
    ]
    row = surveys.enter(session, replace(ask, jawaban=without, tidak_dipakai=("biaya",)), today=today)
    assert len(row.indeks.elements) == 8


@pytest.mark.parametrize(
    ("change", "code"),
    [({"mulai": D(2026, 10, 1)}, "survey_period_reversed"), ({"sampai": D(2026, 12, 1)}, "survey_future"),
     ({"responden": 0}, "survey_respondents"), ({"populasi": 5}, "survey_population"),
     ({"responden": 5}, "survey_more_answers"), ({"jawaban": {}}, "survey_empty"),
     ({"jawaban": EXAMPLE | {"ramah": (1, 0, 0, 0)}}, "survey_element_unknown"),
     ({"jawaban": EXAMPLE | {"waktu": "6"}}, "survey_count_invalid")],
)  # fmt: skip
def test_what_cannot_be_a_survey(session, ask, today, change, code):
    assert code in refused(surveys.enter, session, replace(ask, **change), today=today)


def test_two_surveys_of_a_point_do_not_overlap(session, office, ask, today):
    surveys.enter(session, ask, today=today)
    again = replace(ask, mulai=D(2026, 9, 30), sampai=D(2026, 10, 31))
    assert refused(surveys.enter, session, again, today=today) == ["survey_period_twice"]
    surveys.enter(session, replace(again, mulai=D(2026, 10, 1)), today=today)
    other = points.put(session, PointAsk(office.people.root, "Meja informasi")).id
    surveys.enter(session, replace(ask, point_id=other), today=today)
    assert len(surveys.listing(session, unit_id=office.people.root)) == 3
    assert len(surveys.listing(session, unit_id=office.people.bidang)) == 2


def test_a_survey_is_corrected_until_its_report_is_signed(session, ask, today):
    row = surveys.enter(session, ask, today=today)
    better = surveys.change(session, row.id, replace(ask, jawaban=answers((0, 0, 0, 6))), today=today)
    assert (better.id, better.ikm) == (row.id, Decimal("100.00"))
    assert refused(surveys.report, session, row.id, nomor=" ", tanggal=today) == ["survey_report_number"]
    assert refused(surveys.report, session, row.id, nomor="1", tanggal=D(2026, 9, 1)) == ["survey_report_day"]
    assert refused(surveys.report, session, row.id, nomor="1", tanggal=today, data=b"x") == ["DOCUMENT_KIND"]
    signed = surveys.report(session, row.id, nomor="000.8.3/12", tanggal=today, data=_photo())
    assert (signed.bertanda, signed.nomor) == (True, "000.8.3/12")
    assert surveys.scan(session, row.id).startswith(b"%PDF")
    assert refused(surveys.change, session, row.id, ask, today=today) == ["survey_signed"]


def _photo():
    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (300, 400), "white").save(out, "JPEG")
    return out.getvalue()


def test_a_survey_is_taken_back_with_a_reason_but_not_under_a_realisation(session, office, ask, today):
    row = surveys.enter(session, ask, today=today)
    result = SkpResult(skp_id=office.skp_rina, jenis="UTAMA", rencana="Layanan uji kendaraan yang baik")
    session.add(result)
    session.flush()
    indicator = SkpIndicator(result_id=result.id, aspek="Kualitas", indikator="IKM", target_teks="80")
    session.add(indicator)
    session.flush()
    used = Realisation(indicator_id=indicator.id, periode="AKHIR", teks=row.teks, tanggal=today, survey_id=row.id)
    session.add(used)
    session.flush()
    assert refused(surveys.void, session, row.id, "salah titik") == ["survey_in_use"]
    used.dibatalkan = "salah"
    session.flush()
    assert refused(surveys.void, session, row.id, " ") == ["survey_reason"]
    assert surveys.void(session, row.id, "salah titik").dibatalkan == "salah titik"
    assert refused(surveys.void, session, row.id, "salah titik") == ["survey_void"]
    assert surveys.listing(session) == []
    assert len(surveys.listing(session, voided=True)) == 1
    assert session.query(Skp).count() == 3, "an index at the head's indicator rates nobody"


def test_points_have_one_name_a_unit_and_close_with_a_reason(session, office):
    same = PointAsk(office.people.bidang, " loket  UJI kendaraan")
    assert refused(points.put, session, same) == ["survey_point_twice"]
    assert refused(points.put, session, PointAsk(office.people.bidang, "x")) == ["survey_point_name"]
    changed = points.put(session, PointAsk(office.people.bidang, "Loket uji berkala", gratis=True), office.loket)
    assert (changed.nama, changed.gratis, changed.unit) == ("Loket uji berkala", True, "Bidang Angkutan")
    assert points.named(session, "uji berkala") == office.loket
    assert refused(points.named, session, "terminal") == ["survey_point_unknown"]
    points.void(session, office.loket, "loket ditutup")
    assert points.listing(session) == []
    assert refused(points.serve, session, office.loket, [office.people.rina], D(2026, 1, 1)) == ["survey_point_void"]


def test_several_people_are_entered_at_once_and_nobody_twice(session, office):
    people = [office.people.kepala, office.people.paruh]
    made = points.serve(session, office.loket, people, D(2026, 1, 1), D(2026, 3, 31))
    assert {one.employee_id for one in made} == set(people)
    assert refused(points.serve, session, office.loket, people, D(2026, 3, 31)) == ["survey_served_twice"] * 2
    assert refused(points.serve, session, office.loket, [], D(2026, 3, 31)) == ["survey_served_nobody"]
    assert refused(points.serve, session, office.loket, people, D(2026, 3, 31), D(2026, 3, 30)) == [
        "survey_period_reversed"
    ]
    assert len(points.served(session, office.loket)) == 5
    points.end(session, made[0].id, D(2026, 2, 28))
    points.take_away(session, made[1].id, "salah orang")
    assert [one.sampai for one in points.served(session, office.loket) if one.employee_id in people] == [D(2026, 2, 28)]


HEAD = ["Tanggal", *(f"U{n}" for n in range(1, 10))]
ROWS = [[D(2026, 8, 1 + n), *row] for n, row in enumerate(zip(*(
    [a for a, times in enumerate(EXAMPLE[kode], 1) for _ in range(times)] for kode in KEYS), strict=True))]  # fmt: skip


def test_worked_example_from_a_file_of_six_answer_sheets(session, office, today):
    seen = sheet.preview(session, file([HEAD, *ROWS]), SheetAsk(office.loket, FIRST, LAST), today=today)
    assert (seen.jenis, seen.ask.responden, seen.indeks.ikm, seen.writable) == ("lembar", 6, Decimal("81.48"), True)
    assert seen.by_number == ("pengaduan", "sarana")
    assert surveys.listing(session) == [], "nothing is written yet"
    row = sheet.apply(session, seen, today=today)
    assert (row.ikm, row.sumber) == (Decimal("81.48"), "berkas")
    again = sheet.preview(session, file([HEAD, *ROWS]), SheetAsk(office.loket, FIRST, LAST), today=today)
    assert [p.code for p in again.problems] == ["survey_period_twice"]


def test_e_ikm_01_and_e_ikm_03_in_the_import_refuse_rows_with_their_reasons(session, office, today):
    bad = [[D(2026, 8, 9), *[3] * 8, 5], [D(2026, 10, 9), *[3] * 9]]
    seen = sheet.preview(session, file([HEAD, *ROWS, *bad]), SheetAsk(office.loket, FIRST, LAST), today=today)
    assert [(one.number, one.problems[0].code) for one in seen.refused] == [(8, "E-IKM-01"), (9, "E-IKM-03")]
    assert sheet.apply(session, seen, today=today).responden == 6


def test_e_ikm_02_in_the_import_until_the_element_is_declared_unused(session, office, today):
    data = file([HEAD[:5] + HEAD[6:], *(row[:5] + row[6:] for row in ROWS)])
    wish = SheetAsk(office.loket, FIRST, LAST)
    seen = sheet.preview(session, data, wish, today=today)
    assert (seen.missing(), seen.writable) == (("produk",), False)
    assert refused(sheet.apply, session, seen, today=today) == ["E-IKM-02"]
    told = sheet.preview(session, data, replace(wish, tidak_dipakai=("produk",)), today=today)
    assert len(sheet.apply(session, told, today=today).indeks.elements) == 8


def test_e_ikm_04_in_the_import_keeps_nothing_of_the_file(session, office, today):
    session.flush()
    before = session.query(JournalRow).count()
    data = file([["NIK", *HEAD], ["3374015206880002", *ROWS[0]]])
    assert refused(sheet.preview, session, data, SheetAsk(office.loket, FIRST, LAST), today=today) == ["E-IKM-04"]
    session.flush()
    assert session.query(JournalRow).count() == before
    assert session.query(Survey).count() == 0


def test_e_ikm_05_in_the_import(session, office, today):
    data = file([[*HEAD, "Predikat"], [*ROWS[0], "Sangat Baik"]])
    assert refused(sheet.preview, session, data, SheetAsk(office.loket, FIRST, LAST), today=today) == ["E-IKM-05"]


def test_a_recapitulation_takes_the_number_of_respondents_that_is_told(session, office, today):
    data = file([["Unsur", 1, 2, 3, 4], *([f"U{n}", *EXAMPLE[k]] for n, k in enumerate(KEYS, 1))])
    seen = sheet.preview(session, data, SheetAsk(office.loket, FIRST, LAST, responden=8), today=today)
    assert (seen.jenis, seen.ask.responden, seen.indeks.ikm) == ("rekap", 8, Decimal("81.48"))


def test_a_file_without_a_single_good_answer(session, office, today):
    data = file([HEAD, [D(2026, 8, 1), *[9] * 9]])
    seen = sheet.preview(session, data, SheetAsk(office.loket, FIRST, LAST), today=today)
    assert ([p.code for p in seen.problems], seen.indeks) == (["survey_empty"], None)


def test_the_preview_reckons_while_it_is_typed(session, ask, today):
    index, found = surveys.preview(session, replace(ask, jawaban={"waktu": (0, 2, 4, 0)}), today=today)
    assert (index.ikm, len(found)) == (Decimal("66.67"), 8)
    assert surveys.preview(session, replace(ask, jawaban={}), today=today)[0] is None
    assert surveys.preview(session, replace(ask, jawaban={"waktu": "x"}), today=today)[0] is None


def test_a_reader_sees_surveys_and_writes_none(session, office, ask, today):
    row = surveys.enter(session, ask, today=today)
    own, session.info["actor"] = session.info["actor"], Actor("rini", "Rini", Role.PEMERIKSA)
    try:
        assert surveys.listing(session) == [row]
        for deed in (lambda: surveys.enter(session, ask, today=today), lambda: surveys.void(session, row.id, "alasan"),
                     lambda: points.put(session, PointAsk(office.people.root, "Baru"))):  # fmt: skip
            assert refused(deed) == ["role_not_allowed"]
    finally:
        session.info["actor"] = own
