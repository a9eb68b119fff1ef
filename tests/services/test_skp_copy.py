"""An SKP copied from last year, the cascade from the top, and the office's own indicators."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace

import pytest

from asn_desktop.problems import Refused
from asn_desktop.rules.evaluation.words import Approach, ResultKind
from asn_desktop.services.evaluation import cascade, library, results, skp
from asn_desktop.services.evaluation.library import KeptAsk
from asn_desktop.services.evaluation.results import ActionAsk, IndicatorAsk, ResultAsk
from asn_desktop.services.evaluation.skp import SkpAsk
from asn_desktop.store.goals import SkpResult
from tests.services import evaluation_office

D = dt.date
TODAY = D(2027, 1, 11)
INDICATOR = IndicatorAsk("Jumlah laporan", "12 laporan", "Kuantitas")
LAYANAN, TERTIB = "Terselenggaranya pelayanan perhubungan", "Tertibnya lalu lintas"


@pytest.fixture
def office(session):
    """Goals of 2026: the head, the section head and Rina, each row linked to the one above."""
    made = evaluation_office.make(session)
    for who in (made.kepala, made.kabid, made.rina):
        evaluation_office.goals(session, who)
    return made


def refused(deed, *args, **more):
    with pytest.raises(Refused) as no:
        deed(*args, **more)
    return [p.code for p in no.value.problems]


def last_year(session, who):
    return skp.of_person(session, who, 2026)[0].id


def copied(session, who, **more):
    return skp.copy_from(session, last_year(session, who), SkpAsk(who, 2027, **more), today=TODAY)


def codes(session, made):
    return [p.code for p in skp.check(session, made.row.id)]


def test_a_copy_keeps_texts_and_targets_and_marks_the_targets(session, office):
    made = copied(session, office.kepala)
    (row,) = made.results
    assert (row.rencana, row.perspektif, row.indicators[0].target) == (LAYANAN, "Penerima Layanan", "12 laporan")
    assert [i.periksa for i in row.indicators] == [True]
    assert dict(row.actions[0].target) == {"TW1": "3 laporan", "TW2": "3 laporan"}
    assert (made.row.tahun, made.row.mulai, made.row.keadaan, made.belum_diperiksa) == (2027, D(2027, 1, 1), "draf", 1)
    assert codes(session, made) == ["skp_targets_unchecked"]
    assert results.targets_checked(session, made.row.id) == 1
    assert codes(session, made) == []


def test_editing_a_copied_row_takes_the_mark_away(session, office):
    made = copied(session, office.kepala)
    row = made.results[0]
    again = replace(evaluation_office.row_ask(row.rencana, made.row), indicators=(
        IndicatorAsk("Jumlah laporan", "14 laporan", None, row.indicators[0].id),))
    assert results.put(session, made.row.id, again, row.id).indicators[0].periksa is False


def test_a_link_is_found_again_by_its_words_in_the_superiors_new_skp(session, office):
    copied(session, office.kepala)
    section = copied(session, office.kabid)
    (above,) = cascade.superior_rows(session, section.row.id)
    assert section.results[0].atasan_hasil_id == above.id
    assert section.results[0].intervensi == LAYANAN
    assert above.skp_id == skp.of_person(session, office.kepala, 2027)[0].id


def test_a_link_that_is_not_found_is_dropped_and_asked_for(session, office):
    head = skp.draft(session, SkpAsk(office.kepala, 2027), today=TODAY)
    results.put(session, head.row.id, evaluation_office.row_ask(TERTIB, head.row))
    section = copied(session, office.kabid)
    assert (section.results[0].atasan_hasil_id, section.results[0].intervensi) == (None, None)
    assert codes(session, section) == ["E-SKP-03", "skp_targets_unchecked"]


def test_typed_words_of_a_superior_outside_are_kept(session, office):
    typed = evaluation_office.goals(session, office.sari)
    assert typed.results[0].atasan_hasil_id is None
    assert copied(session, office.sari).results[0].intervensi == "Kinerja unit meningkat"


def test_assignments_by_letter_are_not_copied_and_expectations_are(session, office):
    first = last_year(session, office.rina)
    results.put(session, first, ResultAsk("Panitia", ResultKind.TAMBAHAN, nomor_penugasan="800/3", indicators=(
        INDICATOR,)))  # fmt: skip
    skp.reopen(session, first, "menambah ekspektasi")
    skp.set_expectation(session, first, 2, "Jujur")
    skp.set_annex(session, first, ["Anggaran"], [], [])
    made = copied(session, office.rina)
    assert [r.rencana for r in made.results] == [LAYANAN]
    assert (made.ekspektasi, made.lampiran.dukungan) == ({2: "Jujur"}, ("Anggaran",))
    other = skp.copy_from(session, first, SkpAsk(office.tono, 2027), today=TODAY)
    assert (other.ekspektasi, other.lampiran.dukungan, other.row.nama) == ({}, (), "Tono Sugiarto")


def test_a_copy_into_the_other_approach_keeps_words_and_asks_for_figures(session, office):
    words = copied(session, office.rina, pendekatan=Approach.KUALITATIF)
    assert words.results[0].indicators[0].target_teks == "12 laporan"
    results.put(session, words.row.id, ResultAsk("B", penugasan_dari="Kepala", indicators=(
        IndicatorAsk("Mutu", "Rapi"),)))
    back = skp.copy_from(session, words.row.id, SkpAsk(office.tono, 2027), today=TODAY)
    kept = [i for r in back.results for i in r.indicators]
    assert (kept[0].target_angka, kept[0].target_satuan) == ("12", "laporan")
    assert "E-SKP-05" in codes(session, back)


def test_a_copy_into_a_part_of_the_year_leaves_periods_outside_it_out(session, office):
    made = skp.copy_from(session, last_year(session, office.kepala), SkpAsk(
        office.kepala, 2027, mulai=D(2027, 5, 3)), today=TODAY)  # fmt: skip
    assert dict(made.results[0].actions[0].target) == {"TW2": "3 laporan"}


def test_a_voided_skp_is_not_copied(session, office):
    first = last_year(session, office.rina)
    skp.void(session, first, "salah orang")
    assert refused(skp.copy_from, session, first, SkpAsk(office.rina, 2027), today=TODAY) == ["skp_copy_void"]


def test_superior_rows_are_those_of_the_appraiser(session, office):
    rows = cascade.superior_rows(session, last_year(session, office.rina))
    assert [(r.nama, r.rencana, r.tetap) for r in rows] == [("Bambang Prasetyo", LAYANAN, True)]
    assert cascade.superior_rows(session, last_year(session, office.kepala)) == []


def test_a_link_takes_the_words_of_the_superiors_row(session, office):
    made = skp.draft(session, SkpAsk(office.agus, 2026), today=TODAY)
    (above,) = cascade.superior_rows(session, made.row.id)
    row = results.put(session, made.row.id, ResultAsk("Data", atasan_hasil_id=above.id, indicators=(INDICATOR,)))
    assert (row.atasan_hasil_id, row.intervensi) == (above.id, LAYANAN)
    own = skp.get(session, last_year(session, office.rina)).results[0].id
    for wrong in (uuid.uuid4(), row.id):
        assert refused(results.put, session, made.row.id, ResultAsk(
            "Data", atasan_hasil_id=wrong, indicators=(INDICATOR,))) == ["skp_superior_row"]  # fmt: skip
    next_year = skp.draft(session, SkpAsk(office.agus, 2027), today=TODAY)
    assert refused(results.put, session, next_year.row.id, ResultAsk(
        "Data", atasan_hasil_id=own, indicators=(INDICATOR,))) == ["skp_superior_row"]  # fmt: skip


def test_the_tree_runs_from_the_top_to_the_staff_and_shows_orphans_last(session, office):
    lost = evaluation_office.goals(session, office.wawan)
    row = session.get_one(SkpResult, (session.info["office_id"], lost.results[0].id))
    row.intervensi = None
    session.flush()
    top, orphan = cascade.tree(session, 2026)
    (section,) = top.bawahan
    (clerk,) = section.bawahan
    assert (top.nama, section.nama, clerk.nama) == ("Haryanto", "Bambang Prasetyo", "Rina Marlina")
    assert (orphan.nama, orphan.yatim, top.yatim, clerk.yatim) == ("Wawan Kurniawan", True, False, False)


def test_a_row_whose_superior_row_was_taken_out_is_an_orphan(session, office):
    above = skp.get(session, last_year(session, office.kabid))
    row = session.get_one(SkpResult, (session.info["office_id"], above.results[0].id))
    row.dibatalkan = "tidak jadi"
    session.flush()
    assert [(n.nama, n.yatim) for n in cascade.tree(session, 2026)] == [("Haryanto", False), ("Rina Marlina", True)]


def test_the_tree_of_a_unit_begins_with_its_head(session, office):
    (top,) = cascade.tree(session, 2026, office.angkutan)
    assert (top.nama, top.yatim, [n.nama for n in top.bawahan]) == ("Bambang Prasetyo", False, ["Rina Marlina"])
    assert cascade.tree(session, 2026, office.sekretariat) == ()


def test_the_library_keeps_finds_and_gives_indicators(session, office):
    any_post = library.keep(session, KeptAsk("Ketepatan waktu laporan", aspek="waktu", target="5 hari"))
    library.keep(session, KeptAsk("Kendaraan diuji", "Penguji", "Uji berkala", "Kuantitas", "1.200 kendaraan"))
    library.keep(session, KeptAsk("Rentang", "Penguji", target="90-95 %"))
    assert (any_post.aspek, any_post.target) == ("Waktu", "5 hari")
    assert [r.indikator for r in library.listing(session, jabatan="PENGUJI")] == [
        "Ketepatan waktu laporan", "Rentang", "Kendaraan diuji"]  # fmt: skip
    assert [r.indikator for r in library.listing(session, jabatan="Arsiparis")] == ["Ketepatan waktu laporan"]
    assert [r.target for r in library.listing(session, text="rentang")] == ["90-95 %"]
    made = skp.draft(session, SkpAsk(office.agus, 2026), today=TODAY)
    row = results.put(session, made.row.id, ResultAsk("A", intervensi="B", indicators=tuple(
        IndicatorAsk(r.indikator, r.target, r.aspek) for r in library.listing(session))))
    assert sorted(i.target for i in row.indicators) == ["1.200 kendaraan", "5 hari", "90–95 %"]
    library.void(session, any_post.id, "tidak dipakai")
    assert refused(library.void, session, any_post.id, "lagi") == ["kept_indicator_unknown"]
    assert len(library.listing(session)) == 2


@pytest.mark.parametrize(("ask", "code"), [
    (KeptAsk(" "), "kept_indicator_empty"), (KeptAsk("A", aspek="Efisiensi"), "E-SKP-09"),
    (KeptAsk("A", target="banyak"), "kept_indicator_target"), (KeptAsk("Jumlah laporan"), "kept_indicator_twice"),
])  # fmt: skip
def test_the_library_refuses_what_a_form_would_refuse(session, office, ask, code):
    library.keep(session, KeptAsk("Jumlah Laporan", target="12 laporan"))
    assert refused(library.keep, session, ask) == [code]


def test_the_plan_of_action_of_an_old_row_is_changed_by_its_id(session, office):
    first = skp.reopen(session, last_year(session, office.rina), "menambah aksi")
    row = first.results[0]
    ask = ResultAsk(row.rencana, intervensi="B", indicators=(replace(INDICATOR, id=row.indicators[0].id),), actions=(
        ActionAsk("Uji keliling", {"TW4": "3 laporan"}, None, row.actions[0].id),))  # fmt: skip
    (action,) = results.put(session, first.row.id, ask, row.id).actions
    assert (action.id, action.aksi, action.bukti) == (row.actions[0].id, "Uji keliling", None)


def test_a_superiors_row_that_changed_or_left_is_shown_below(session, office):
    above = skp.reopen(session, last_year(session, office.kabid), "memperbaiki bunyi")
    below = last_year(session, office.rina)
    again = replace(evaluation_office.row_ask(TERTIB, above.row), intervensi="Kinerja dinas")
    row = results.put(session, above.row.id, again, above.results[0].id)
    assert [(p.code, p.blocks) for p in skp.check(session, below)] == [("skp_link_changed", False)]
    results.remove(session, row.id, "tidak jadi")
    assert [p.code for p in skp.check(session, below)] == ["skp_link_lost"]
