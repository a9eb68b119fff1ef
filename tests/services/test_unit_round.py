"""A unit's round: who is in it, the pattern held against it, the leader's reason, small units (evaluation.md §4.3)."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
import sqlalchemy as sa

from asn_desktop.problems import Refused
from asn_desktop.rules.evaluation.party import Party
from asn_desktop.rules.evaluation.words import Capaian, Predikat, Rating
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services.evaluation import finalise, held_up, recap, skp, unit_round, versions
from asn_desktop.services.evaluation.skp import SkpAsk
from asn_desktop.services.evaluation.unit_round import ReasonAsk
from asn_desktop.store.offices import Unit
from tests.services import evaluation_office
from tests.services.evaluation_office import TODAY
from tests.services.rating_office import achieved, all_rated, crowd, fixed, rated, speak

D = dt.date
SB, B, BP, K, SK = Predikat
OVER = D(2026, 10, 5)
AFTER = ("halangan_dokumen", "halangan_tanda_tangan", "halangan_terima")  # of a result that is fixed
BUPATI = Party("H. Surya Dirgantara, S.E.", None, None, "Bupati Tirtamaya")


@pytest.fixture
def office(session):
    return evaluation_office.make(session)


@pytest.fixture
def angkutan(session, office):
    """Bidang Angkutan with its head and 24 people of its own (not those of the office), unit and root Baik."""
    evaluation_office.goals(session, office.kabid)
    achieved(session, office.angkutan, "Baik")
    achieved(session, office.root, "Baik")
    return crowd(session, office.angkutan, 24)


def _codes(no) -> list[str]:
    return [p.code for p in no.value.problems]


def _reason(session, unit_id, text="Beban kerja unit tahun ini luar biasa", pejabat=BUPATI):
    return unit_round.give_reason(session, ReasonAsk(unit_id, 2026, "TW3", text, pejabat, OVER, "800/9/2026"))


def test_the_head_comes_first_outside_the_population_and_bound(session, office, angkutan):
    rated(session, angkutan[0].employee_id)
    seen = unit_round.of_unit(session, office.angkutan, 2026, "TW3")
    head = seen.rows[0]
    assert (head.employee_id, head.kepala, head.memimpin, head.dihitung) == (office.kabid, True, True, False)
    assert head.terikat is Rating.SESUAI
    assert len(seen.rows) == 25
    assert (seen.n, seen.counts[B], seen.capaian) == (1, 1, Capaian.BAIK)
    assert {p.keadaan for p in seen.rows[1:]} == {"belum", "draf"}


def test_heads_of_units_below_are_weighed_in_the_unit_above(session, office):
    evaluation_office.goals_of_all(session, office)
    for unit in (office.root, office.sekretariat, office.angkutan, office.lalu_lintas):
        achieved(session, unit, "Baik")
    for who in (*office.heads, office.rina, office.kepala):
        rated(session, who)
    root = unit_round.of_unit(session, office.root, 2026, "TW3")
    assert root.rows[0].employee_id == office.kepala
    assert {p.employee_id for p in root.rows[1:]} == set(office.heads)
    assert root.n == 3  # his own head's result is judged outside the office
    below = unit_round.of_unit(session, office.angkutan, 2026, "TW3")
    assert {p.employee_id for p in below.rows} == {office.kabid, office.rina, office.tono, office.agus, office.dewi}
    assert below.n == 1


def test_a_unit_without_head_or_achievement_is_weighed_with_the_one_above(session, office, angkutan):
    session.add(Unit(parent_id=office.angkutan, nama="Seksi Terminal", urutan=1))
    session.flush()
    section = session.scalar(sa.select(Unit.id).where(Unit.nama == "Seksi Terminal"))
    crowd(session, section, 3, word="Terminal")
    seen = unit_round.of_unit(session, section, 2026, "TW3")
    assert seen.unit_id == office.angkutan
    assert len([p for p in seen.rows if p.unit_id == section]) == 3
    achieved(session, section, "Baik")
    assert unit_round.of_unit(session, section, 2026, "TW3").unit_id == section


def test_baik_n_24_16_b_7_sb_1_bp_is_fixed_whole(session, office, angkutan):
    ids = all_rated(session, angkutan, [(B, 16), (SB, 7), (BP, 1)])
    assert unit_round.of_unit(session, office.angkutan, 2026, "TW3").open_limits == ()
    done = finalise.finalise(session, ids, day=OVER, today=TODAY)
    assert len(done) == 24
    (unit,) = [u for u in recap.recap(session, 2026, "TW3").units if u.unit_id == office.angkutan]
    assert (unit.n, unit.counts[B], unit.counts[SB], unit.counts[BP]) == (24, 16, 7, 1)
    assert not any(f.broken for f in unit.findings)


def test_baik_n_24_16_b_8_sb_waits_for_the_reason_of_the_next_leader(session, office, angkutan):
    ids = all_rated(session, angkutan, [(B, 16), (SB, 8)])
    with pytest.raises(Refused) as no:
        finalise.finalise(session, ids, day=OVER, today=TODAY)
    (found,) = no.value.problems
    assert (found.code, found.values["arah"], found.values["batas"], found.values["ada"], found.values["n"]) == (
        "distribution_open", "paling sedikit", 1, 0, 24)  # fmt: skip
    assert "nama" not in found.values  # a pattern names nobody
    reason = _reason(session, office.angkutan)
    assert reason.dilanggar == ("BAIK:bp_k_min",)
    assert reason.hitungan == {SB: 8, B: 16, BP: 0, K: 0, SK: 0}
    assert len(finalise.finalise(session, ids, day=OVER, today=TODAY)) == 24


def test_a_reason_stops_covering_when_another_limit_breaks(session, office, angkutan):
    ids = all_rated(session, angkutan, [(B, 16), (SB, 8)])
    _reason(session, office.angkutan)
    rated(session, angkutan[16].employee_id, B)  # 17 of 24
    seen = unit_round.of_unit(session, office.angkutan, 2026, "TW3")
    assert seen.open_limits == ("BAIK:b_maks",)
    with pytest.raises(Refused) as no:
        finalise.finalise(session, ids, day=OVER, today=TODAY)
    assert _codes(no) == ["distribution_open"]
    again = _reason(session, office.angkutan, "Alasan kedua, mencakup keduanya")
    assert set(again.dilanggar) == {"BAIK:b_maks", "BAIK:bp_k_min"}
    assert finalise.finalise(session, ids, day=OVER, today=TODAY)


def test_fixing_one_by_one_is_held_against_the_whole_unit(session, office, angkutan):
    ids = all_rated(session, angkutan, [(B, 17), (SB, 6), (BP, 1)])
    with pytest.raises(Refused) as no:
        finalise.finalise(session, ids[-1:], day=OVER, today=TODAY)
    assert _codes(no) == ["distribution_open"]


def test_what_a_reason_is_refused_for(session, office, angkutan):
    all_rated(session, angkutan, [(B, 16), (SB, 7), (BP, 1)])
    with pytest.raises(Refused) as no:
        _reason(session, office.angkutan)
    assert _codes(no) == ["pattern_reason_nothing"]
    rated(session, angkutan[16].employee_id, B)
    with pytest.raises(Refused) as no:
        _reason(session, office.angkutan, "ya", Party(""))
    assert _codes(no) == ["pattern_reason_empty", "pattern_reason_official"]
    with pytest.raises(Refused) as no:
        _reason(session, office.angkutan, pejabat=Party("Bambang Prasetyo", "197505202000031002"))
    assert _codes(no) == ["pattern_reason_own_head"]


def test_a_new_version_is_held_against_the_pattern_too(session, office, angkutan):
    ids = all_rated(session, angkutan, [(B, 16), (SB, 7), (BP, 1)])
    finalise.finalise(session, ids, day=OVER, today=TODAY)
    with pytest.raises(Refused) as no:
        versions.change(session, ids[-1], "Di Atas", "Di Atas", "Bukti baru dari inspektorat", today=TODAY)
    assert _codes(no) == ["distribution_open"]
    session.rollback()


def test_e_dist_01_counts_of_the_screen_below_nought_are_refused(session, office, angkutan):
    all_rated(session, angkutan, [(B, 16), (SB, 7), (BP, 1)])
    seen = unit_round.of_unit(session, office.angkutan, 2026, "TW3")
    with pytest.raises(Refused) as no:
        seen.judge({B: -1, SB: 25})
    assert _codes(no) == ["E-DIST-01"]


def test_the_screen_goes_on_live_from_the_value(session, office, angkutan):
    all_rated(session, angkutan, [(B, 16), (SB, 7), (BP, 1)])
    seen = unit_round.of_unit(session, office.angkutan, 2026, "TW3")
    live = seen.judge({B: 17, SB: 6, BP: 1})
    assert [f.limit.kode for f in live if f.blocks] == ["b_maks"]
    assert seen.still_open(live) == ("BAIK:b_maks",)
    assert seen.judge(seen.counts) == seen.findings


def test_four_people_are_weighed_with_the_unit_above_and_alone_only_noted(session, office, angkutan):
    evaluation_office.goals(session, office.sekretaris)
    achieved(session, office.sekretariat, "Baik")
    staff = crowd(session, office.sekretariat, 4, word="Sekretariat")
    ids = all_rated(session, staff, [(B, 4)])
    above = crowd(session, office.root, 8, word="Dinas")
    all_rated(session, above, [(B, 6), (SB, 1), (BP, 1)])
    seen = unit_round.of_unit(session, office.sekretariat, 2026, "TW3")
    assert (seen.n, seen.small, seen.check_unit_id) == (4, True, office.root)
    assert {(f.limit.kode, f.bersama) for f in seen.findings if f.blocks} == {("b_maks", True)}  # 10 of 12
    assert {(f.limit.kode, f.bersama) for f in seen.findings if f.note and f.limit.tertulis} == {
        ("b_maks", False), ("bp_k_min", False)}  # fmt: skip
    with pytest.raises(Refused) as no:
        finalise.finalise(session, ids, day=OVER, today=TODAY)
    assert _codes(no) == ["distribution_open"]
    assert _reason(session, office.sekretariat).unit_id == office.root
    assert finalise.finalise(session, ids, day=OVER, today=TODAY)
    assert unit_round.of_unit(session, office.root, 2026, "TW3").others[B] == 4


def test_five_people_stand_alone(session, office, angkutan):
    staff = crowd(session, office.sekretariat, 5, word="Sekretariat")
    achieved(session, office.sekretariat, "Baik")
    all_rated(session, staff, [(B, 3), (SB, 1), (K, 1)])
    seen = unit_round.of_unit(session, office.sekretariat, 2026, "TW3")
    assert not seen.small
    assert seen.check_unit_id == office.sekretariat
    assert not any(f.bersama for f in seen.findings)
    assert unit_round.of_unit(session, office.root, 2026, "TW3").others[B] == 0


def test_a_small_office_only_gets_notes(session, office):
    evaluation_office.goals(session, office.agus)
    achieved(session, office.root, "Baik")
    row = rated(session, office.agus)
    speak(session, [row.skp_id], 2026, "TW3")
    seen = unit_round.of_unit(session, office.angkutan, 2026, "TW3")
    assert any(f.note for f in seen.findings)
    assert seen.open_limits == ()
    assert finalise.finalise(session, [row.id], day=OVER, today=TODAY)


def test_without_an_achievement_nothing_is_fixed(session, office):
    evaluation_office.goals(session, office.agus)
    row = rated(session, office.agus)
    speak(session, [row.skp_id], 2026, "TW3")
    with pytest.raises(Refused) as no:
        finalise.finalise(session, [row.id], day=OVER, today=TODAY)
    assert _codes(no) == ["achievement_missing"]


def test_sixty_people_are_read_in_few_queries(session, office, angkutan):
    crowd(session, office.angkutan, 36, word="Tambahan")
    asked = []
    engine = session.get_bind()
    sa.event.listen(engine, "before_cursor_execute", lambda *a: asked.append(a[2]))
    seen = unit_round.of_unit(session, office.angkutan, 2026, "TW3")
    assert len(seen.rows) == 61
    assert len(asked) <= 16


def test_the_recap_counts_fixed_results_only_and_is_open_to_a_reader(session, office, angkutan):
    ids = all_rated(session, angkutan, [(B, 16), (SB, 7), (BP, 1)])
    finalise.finalise(session, ids[:20], day=OVER, today=TODAY)
    session.info["actor"] = Actor("rudi", "Rudi", Role.PEMERIKSA)
    found = recap.recap(session, 2026, "TW3")
    assert found.n == 20
    assert [u.n for u in found.units if u.unit_id == office.angkutan] == [20]
    with pytest.raises(Refused):
        unit_round.of_unit(session, office.angkutan, 2026, "TW3")
    assert {p.predikat for p in unit_round.overview(session, 2026, "TW3")} == {None}


def test_the_overview_says_what_stands_in_the_way_of_each(session, office):
    evaluation_office.goals_of_all(session, office)
    achieved(session, office.angkutan, "Baik", periode="TW1")
    fixed(session, office.rina, tahun=2026, periode="TW1")
    rated(session, office.agus, periode="TW1")
    seen = {p.employee_id: p for p in unit_round.overview(session, 2026, "TW1", office.angkutan)}
    assert set(seen) == {office.kabid, office.rina, office.tono, office.agus, office.dewi}
    assert seen[office.rina].halangan == ("halangan_dokumen", "halangan_tanda_tangan", "halangan_terima")
    assert seen[office.agus].halangan[0] == "halangan_umpan_balik"
    assert seen[office.tono].nilai == "belum"
    assert seen[office.rina].predikat is B


@pytest.mark.parametrize("periode", ["TW1", "TW3", "AKHIR", "B03", "TUTUP"])
def test_people_held_up_are_counted_in_the_store_as_the_overview_names_them(session, office, periode):
    _, agus, _ = [evaluation_office.goals(session, who) for who in (office.rina, office.agus, office.kabid)]
    made = evaluation_office.goals(session, office.tono)
    skp.close(session, made.row.id, D(2026, 8, 31), "pindah", "Pindah unit 1 September 2026")
    skp.draft(session, SkpAsk(office.dewi, 2026), today=TODAY)
    achieved(session, office.angkutan, "Baik", periode="TW1")
    fixed(session, office.rina, tahun=2026, periode="TW1")
    rated(session, office.agus, periode="TW1")
    speak(session, [agus.row.id], 2026, "TW1")
    seen = [p.halangan[0] for p in unit_round.overview(session, 2026, periode) if p.halangan]
    expected = Counter(code for code in seen if code not in AFTER)
    assert held_up.counts(session, 2026, periode) == expected
    assert periode != "TW1" or {"halangan_skp", "halangan_skp_draf", "halangan_tetap"} <= set(expected)
