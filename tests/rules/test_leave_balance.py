"""The 26 worked examples of leave.md §3.3, and what must hold for every balance."""

from __future__ import annotations

import csv
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop import files
from asn_desktop.problems import Refused
from asn_desktop.rules.explain import Line, total
from asn_desktop.rules.leave import annual_right as leave
from asn_desktop.rules.leave import balance
from asn_desktop.rules.leave.annual_right import LeaveFacts, LeaveRules
from asn_desktop.rules.leave.balance import ROWS, YearBalance, YearUse
from tests.rules.leave_wishes import annual, codes, judge

D = dt.date


@pytest.fixture(scope="module")
def calendar() -> leave.Calendar:
    rows = list(csv.DictReader(files.resource("tables/hari_libur.csv").read_text("utf-8").splitlines()))
    by_kind = {
        k: {D.fromisoformat(r["tanggal"]): r["nama"] for r in rows if r["jenis"] == k} for k in ("libur", "bersama")
    }
    return leave.Calendar(by_kind["libur"], by_kind["bersama"], frozenset({2024, 2025, 2026, 2027}))


RULES = LeaveRules()
PNS = LeaveFacts("PNS", D(2010, 1, 1))
END = D(2026, 11, 23)


def opens(uses: dict[int, YearUse], year: int = 2026, facts: LeaveFacts = PNS, rules: LeaveRules = RULES) -> int:
    """Opening total of `year`: what its rows hold before anything is drawn."""
    known = {year: YearUse(0), **uses}
    return sum(balance.balance(facts, rules, known, year, END).opened.values())


def used(**years: int) -> dict[int, YearUse]:
    return {int(key[1:]): YearUse(days) for key, days in years.items()}


TOTALS = [
    pytest.param(used(y2024=12, y2025=12), 12, id="01 both years fully used"),
    pytest.param(used(y2024=12, y2025=7), 17, id="02 seven of twelve used"),
    pytest.param(used(y2024=12, y2025=3), 18, id="03 nine left, six come over"),
    pytest.param(used(y2024=1, y2025=0), 18, id="04 one day in 2024 breaks the two-year rule"),
    pytest.param(used(y2024=0, y2025=0), 24, id="05 nothing in two years"),
    pytest.param(used(y2022=0, y2023=0, y2024=0, y2025=0), 24, id="06 nothing in four years"),
    pytest.param(used(y2024=0, y2025=8), 18, id="07 eight used, six of them carried"),
    pytest.param(used(y2024=0, y2025=14), 16, id="08 fourteen used, eight of them own"),
    pytest.param({2024: YearUse(12), 2025: YearUse(0, postponed=12)}, 24, id="09 all twelve postponed"),
    pytest.param({2024: YearUse(12), 2025: YearUse(5, postponed=7)}, 19, id="10 five used, seven postponed"),
    pytest.param({2024: YearUse(12), 2025: YearUse(2, postponed=4)}, 22, id="11 two used, four postponed"),
    pytest.param({2024: YearUse(0, postponed=12), 2025: YearUse(15)}, 18, id="12 old postponed days are gone"),
    pytest.param(used(y2024=12, y2025=0), 18, id="13 only the superior ticked, the official refused"),
]


@pytest.mark.parametrize(("uses", "result"), TOTALS)
def test_opening_total_of_2026(uses: dict[int, YearUse], result: int) -> None:
    assert opens(uses) == result


def test_example_14_cpns_before_and_after_the_first_year() -> None:
    cpns = LeaveFacts("CPNS", D(2025, 6, 1))
    assert codes(judge(annual(D(2026, 5, 25), D(2026, 5, 26)), cpns)) == ["service_too_short"]
    assert codes(judge(annual(D(2026, 6, 2), D(2026, 6, 2)), cpns)) == []
    assert leave.entitled_from(cpns, RULES) == D(2026, 6, 1)
    assert opens({}, 2026, cpns) == 12
    assert opens({2026: YearUse(3)}, 2027, cpns) == 18


def test_example_15_leap_day() -> None:
    assert leave.entitled_from(LeaveFacts("PNS", D(2024, 2, 29)), RULES) == D(2025, 3, 1)


def test_example_16_cuti_besar_takes_the_own_days_and_leaves_the_carry() -> None:
    facts = LeaveFacts("PNS", D(2010, 1, 1), besar_starts=(D(2026, 4, 1),))
    uses = {2024: YearUse(12), 2025: YearUse(6), 2026: YearUse(0)}
    now = balance.balance(facts, RULES, uses, 2026, END)
    assert now.left == {"N-2": 0, "N-1": 6, "TAMBAHAN": 0, "N": 0}
    with pytest.raises(Refused) as no:
        balance.charge(facts, RULES, now, 7)
    assert no.value.problems[0].code == "annual_forfeited_by_besar"
    assert opens({**uses, 2027: YearUse(0)}, 2027, facts) == 12


def test_example_17_own_days_used_shorten_the_cuti_besar(calendar: leave.Calendar) -> None:
    facts = LeaveFacts("PNS", D(2010, 1, 1), besar_starts=(D(2026, 8, 3),))
    uses = {2024: YearUse(12), 2025: YearUse(12), 2026: YearUse(4)}
    own_used = balance.balance(facts, RULES, uses, 2026, END).drawn["N"]
    assert leave.besar_latest_end(calendar, "12345", D(2026, 8, 3), own_used, RULES) == D(2026, 10, 27)


def test_example_18_carried_days_do_not_shorten_it(calendar: leave.Calendar) -> None:
    facts = LeaveFacts("PNS", D(2010, 1, 1), besar_starts=(D(2026, 8, 3),))
    uses = {2024: YearUse(12), 2025: YearUse(6), 2026: YearUse(5)}
    found = balance.balance(facts, RULES, uses, 2026, END)
    assert leave.besar_latest_end(calendar, "12345", D(2026, 8, 3), found.drawn["N"], RULES) == D(2026, 11, 2)
    assert found.left["N-1"] == 1


NURSE = LeaveFacts(
    "PNS", D(2010, 1, 1), not_given=(D(2026, 2, 16), D(2026, 3, 20), D(2026, 3, 23), D(2026, 5, 15), D(2026, 12, 24))
)


def test_example_19_cuti_bersama_not_given() -> None:
    uses = {2024: YearUse(12), 2025: YearUse(12), 2026: YearUse(0)}
    assert balance.balance(NURSE, RULES, uses, 2026, D(2026, 12, 24)).opened["TAMBAHAN"] == 4
    full = {**uses, 2026: YearUse(0, {"TAMBAHAN": 4, "N": 12}), 2027: YearUse(0)}
    assert balance.balance(NURSE, RULES, full, 2027, D(2027, 1, 4)).opened["TAMBAHAN"] == 1


def test_example_20_remote_addition(calendar: leave.Calendar) -> None:
    ask = annual(D(2026, 7, 6), D(2026, 7, 21), remote_days=12)
    days = leave.workdays.working_days(calendar, "12345", ask.first, ask.last)
    assert (len(days), codes(judge(ask))) == (12, [])
    more = annual(D(2026, 7, 6), D(2026, 7, 21), remote_days=13)
    assert codes(judge(more)) == ["remote_addition_exceeds"]


def test_example_21_a_wish_across_the_year_is_two_requests(calendar: leave.Calendar) -> None:
    assert codes(judge(annual(D(2026, 12, 28), D(2027, 1, 8)))) == ["year_split_required"]
    count = leave.workdays.working_days
    assert len(count(calendar, "12345", D(2026, 12, 28), D(2026, 12, 31))) == 4
    assert len(count(calendar, "12345", D(2027, 1, 1), D(2027, 1, 8))) == 4


@pytest.mark.parametrize(("week", "count"), [("12345", 8), ("123456", 10)], ids=["22 five days", "22 six days"])
def test_example_22_working_week(calendar: leave.Calendar, week: str, count: int) -> None:
    assert len(leave.workdays.working_days(calendar, week, D(2026, 5, 11), D(2026, 5, 23))) == count


@pytest.mark.parametrize(
    ("end", "result"),
    [(D(2028, 12, 31), 18), (D(2025, 12, 31), 12), (D(2024, 12, 31), 12)],
    ids=["23 five years", "23 exactly two years", "23 one year"],
)
def test_example_23_pppk_carry_follows_the_contract(end: D, result: int) -> None:
    facts = LeaveFacts("PPPK", D(2020, 1, 1), D(2024, 1, 1), end)
    assert opens({2024: YearUse(12), 2025: YearUse(0)}, 2026, facts) == result


def test_example_24_days_before_the_first_year_reduce_it() -> None:
    facts = LeaveFacts("PPPK", D(2025, 3, 1), D(2025, 3, 1), D(2030, 2, 28))
    uses = {2025: YearUse(0, {"N": 4}), 2026: YearUse(0)}
    found = balance.balance(facts, RULES, uses, 2026, END)
    assert found.sisa == 8
    assert balance.check_exception(RULES, 4, 2) == []
    assert balance.check_exception(RULES, 4, 3)[0].code == "exceeds_max_duration"


def test_example_25_recalled_days_return_to_their_rows() -> None:
    split = {"N-2": 0, "N-1": 6, "TAMBAHAN": 0, "N": 2}
    assert balance.refund(RULES, split, 5) == {"N-2": 0, "N-1": 3, "TAMBAHAN": 0, "N": 2}


@pytest.mark.parametrize(("status", "result"), [("PNS", 12), ("PPPK", 0)], ids=["26 PNS teacher", "26 PPPK teacher"])
def test_example_26_teachers(status: str, result: int) -> None:
    facts = LeaveFacts(status, D(2010, 1, 1), D(2024, 1, 1), D(2028, 12, 31), guru=True)
    assert opens({2024: YearUse(12), 2025: YearUse(12)}, 2026, facts) == result


def test_unknown_years_are_named_and_never_unused() -> None:
    with pytest.raises(Refused) as no:
        balance.balance(PNS, RULES, {2025: YearUse(3)}, 2026, END)
    problem = no.value.problems[0]
    assert (problem.code, problem.values["tahun"]) == ("opening_balance_missing", [2024, 2026])


def test_what_lies_before_a_gap_is_never_counted_as_unused() -> None:
    known = used(y2022=0, y2023=0, y2024=12, y2025=8)
    gap = {**known, 2023: YearUse()}
    assert opens(known) == 18  # the carry of 2023 paid for 2024, that of 2024 for six days of 2025
    assert opens(gap) == opens(used(y2024=12, y2025=8)) == 16


def test_a_year_the_program_kept_needs_no_opening() -> None:
    uses = {2024: YearUse(12), 2025: YearUse(5), 2026: YearUse(None, {"N-1": 2}, complete=True)}
    assert balance.balance(PNS, RULES, uses, 2026, END).sisa == 6 + 12 - 2


def test_lenient_reading_carries_what_is_left_of_the_year_before_last() -> None:
    lenient = LeaveRules(aturan_dua_tahun="longgar")
    uses = used(y2023=12, y2024=8, y2025=1)
    assert opens(uses) == 18
    assert opens(uses, rules=lenient) == 12 + 6 + 3


def test_return_from_cltn_waits_a_year() -> None:
    facts = LeaveFacts("PNS", D(2010, 1, 1), cltn=((D(2023, 7, 1), D(2025, 6, 30)),))
    assert [leave.own_right(facts, RULES, y) for y in (2023, 2024, 2025, 2026)] == [12, 0, 0, 12]
    assert leave.usable_from(facts, RULES, D(2026, 1, 5)) == D(2026, 7, 1)


@pytest.mark.parametrize(("years", "usable"), [(1, D(2026, 7, 1)), (0, D(2025, 7, 1)), (2, D(2027, 7, 1))])
def test_setting_the_year_after_cltn(years: int, usable: D) -> None:
    facts = LeaveFacts("PNS", D(2010, 1, 1), cltn=((D(2023, 7, 1), D(2025, 6, 30)),))
    rules = LeaveRules(cltn_kembali_tahun=years)
    assert leave.usable_from(facts, rules, D(2027, 1, 5)) == usable
    rights = [leave.own_right(facts, rules, y) for y in (2024, 2025, 2026, 2027)]
    assert rights == [0, *(12 if y >= usable.year else 0 for y in (2025, 2026, 2027))]


def test_cuti_besar_for_a_fourth_birth_takes_the_own_days_too_and_leaves_the_carry() -> None:
    facts = LeaveFacts("PNS", D(2010, 1, 1), besar_starts=(D(2026, 10, 5),))
    uses = {2024: YearUse(12), 2025: YearUse(6), 2026: YearUse(8)}  # six carried, two own days before it
    found = balance.balance(facts, RULES, uses, 2026, END)
    assert (found.left, found.drawn["N"]) == ({"N-2": 0, "N-1": 0, "TAMBAHAN": 0, "N": 0}, 2)
    assert found.lines[0].code == "hak_besar"
    assert opens({**uses, 2027: YearUse(0)}, 2027, facts) == 12


@pytest.mark.parametrize(("left", "carried"), [(9, 0), (5, 0), (4, 1), (0, 5)])
def test_rule_7_days_given_back_too_late_in_the_year_carry_over_like_postponed_ones(left: int, carried: int) -> None:
    assert balance.returned_as_postponed(5, left) == carried
    uses = {2024: YearUse(12), 2025: YearUse(0, {"N": 3}, postponed=carried)}
    assert opens(uses) == 12 + carried + min(6, 9 - carried)


@pytest.mark.parametrize(("edge", "this", "following"), [(24, 3, 2), (25, 3, 1), (32, 3, 0), (1, 3, 3)])
def test_setting_the_last_days_of_the_year(edge: int, this: int, following: int) -> None:
    duty = (D(2026, 12, 2), D(2026, 12, 24), D(2026, 12, 26))  # days decided as duty, with or without the position
    facts = LeaveFacts("PNS", D(2010, 1, 1), not_given=duty)
    rules = LeaveRules(tambahan_akhir_tahun=edge)
    uses = {2024: YearUse(12), 2025: YearUse(12), 2026: YearUse(0), 2027: YearUse(0)}
    assert balance.balance(facts, rules, uses, 2026, D(2027, 1, 1)).opened["TAMBAHAN"] == this
    assert balance.balance(facts, rules, uses, 2027, D(2027, 1, 4)).opened["TAMBAHAN"] == following


def test_a_day_of_cuti_bersama_on_duty_counts_once_its_date_has_passed() -> None:
    facts = LeaveFacts("PNS", D(2010, 1, 1), not_given=(D(2026, 5, 15),))
    uses = {2024: YearUse(12), 2025: YearUse(12), 2026: YearUse(0)}
    assert balance.balance(facts, RULES, uses, 2026, D(2026, 5, 15)).opened["TAMBAHAN"] == 0
    assert balance.balance(facts, RULES, uses, 2026, D(2026, 5, 16)).opened["TAMBAHAN"] == 1


@pytest.mark.parametrize(("reading", "own"), [("ya", 12), ("tidak", 7)])
def test_setting_the_first_partial_year(reading: str, own: int) -> None:
    facts = LeaveFacts("CPNS", D(2025, 6, 1))
    assert leave.own_right(facts, LeaveRules(tahun_pertama_penuh=reading), 2026) == own


@pytest.mark.parametrize(("reading", "total"), [("tambah", 22), ("saja", 16)])
def test_setting_partial_postponement_of_example_11(reading: str, total: int) -> None:
    uses = {2024: YearUse(12), 2025: YearUse(2, postponed=4)}
    assert opens(uses, rules=LeaveRules(tangguh_sebagian=reading)) == total


def test_setting_the_order_of_drawing() -> None:
    uses = {2024: YearUse(0), 2025: YearUse(0), 2026: YearUse(0)}
    found = balance.balance(PNS, RULES, uses, 2026, END)
    assert balance.charge(PNS, RULES, found, 8) == {"N-2": 6, "N-1": 2, "TAMBAHAN": 0, "N": 0}
    own_first = LeaveRules(urutan_pakai="N,N-1,N-2,TAMBAHAN")
    assert balance.charge(PNS, own_first, found, 14) == {"N-2": 0, "N-1": 2, "TAMBAHAN": 0, "N": 12}


def test_part_time_pppk_never_carries() -> None:
    facts = LeaveFacts("PPPK_PW", D(2020, 1, 1), D(2020, 1, 1), D(2029, 12, 31))
    assert opens({2024: YearUse(0), 2025: YearUse(0)}, 2026, facts) == 12


def test_insufficient_balance_says_need_and_rest() -> None:
    found = balance.balance(PNS, RULES, {2024: YearUse(12), 2025: YearUse(12), 2026: YearUse(10)}, 2026, END)
    with pytest.raises(Refused) as no:
        balance.charge(PNS, RULES, found, 3)
    problem = no.value.problems[0]
    assert (problem.code, problem.values["perlu"], problem.values["sisa"]) == ("insufficient_balance", 3, 2)


def test_shipped_table_is_exactly_what_the_rules_read() -> None:
    rows = list(csv.DictReader(files.resource("tables/aturan_cuti.csv").read_text("utf-8").splitlines()))
    assert LeaveRules.from_values({r["rule_id"]: r["value"] for r in rows}) == RULES
    assert {r["rule_id"] for r in rows} == set(RULES.as_values())
    assert all(r["legal_basis"] and D.fromisoformat(r["valid_from"]) for r in rows)


def test_unknown_rule_is_refused() -> None:
    with pytest.raises(Refused) as no:
        LeaveRules.from_values({"hak_tahunann": 12})
    assert no.value.problems[0].code == "leave_rule_unknown"


DAYS = st.integers(0, 26)
CHARGES = st.fixed_dictionaries({row: st.integers(-3, 15) for row in ROWS})
USE = st.builds(YearUse, opening=DAYS, charges=CHARGES, postponed=st.integers(0, 14))
LEDGER = st.fixed_dictionaries(dict.fromkeys(range(2021, 2027), USE))
FACTS = st.builds(
    LeaveFacts,
    status=st.sampled_from(["PNS", "CPNS", "PPPK", "PPPK_PW"]),
    works_since=st.dates(D(2015, 1, 1), D(2026, 12, 31)),
    contract_start=st.just(D(2022, 1, 1)),
    contract_end=st.dates(D(2023, 1, 1), D(2030, 1, 1)),
    guru=st.booleans(),
    besar_starts=st.lists(st.dates(D(2021, 1, 1), D(2026, 12, 31)), max_size=2).map(tuple),
    not_given=st.lists(st.dates(D(2024, 1, 1), D(2026, 12, 31)), unique=True, max_size=6).map(tuple),
)
RULESETS = st.builds(
    LeaveRules,
    aturan_dua_tahun=st.sampled_from(["ketat", "longgar"]),
    tangguh_sebagian=st.sampled_from(["tambah", "saja"]),
    urutan_pakai=st.permutations(ROWS).map(",".join),
)


@given(FACTS, RULESETS, LEDGER, st.dates(D(2026, 1, 1), D(2026, 12, 31)))
def test_never_negative_and_the_lines_sum_to_it(
    facts: LeaveFacts, rules: LeaveRules, uses: dict[int, YearUse], as_of: D
) -> None:
    found = balance.balance(facts, rules, uses, 2026, as_of)
    assert all(days >= 0 for days in found.left.values())
    assert found.opened["N-1"] + found.opened["N-2"] <= 12
    assert found.opened["N"] in range(13)


@given(FACTS, RULESETS, LEDGER)
def test_lines_equal_the_number_they_explain(facts: LeaveFacts, rules: LeaveRules, uses: dict[int, YearUse]) -> None:
    found = balance.balance(facts, rules, uses, 2026, END)
    assert total(found.lines) == found.sisa
    assert all(Line.from_json(line.as_json()) == line for line in found.lines)


@given(LEDGER, st.lists(st.integers(1, 4), min_size=2, max_size=4), st.randoms())
def test_the_order_of_asking_changes_no_balance(uses: dict[int, YearUse], asks: list[int], random: object) -> None:
    def after(order: list[int]) -> YearBalance:
        ledger = {**uses, 2026: YearUse(0)}
        for need in order:
            now = balance.balance(PNS, RULES, ledger, 2026, END)
            try:
                split = balance.charge(PNS, RULES, now, need)
            except Refused:
                continue
            have = ledger[2026].charges
            ledger[2026] = YearUse(0, {row: have.get(row, 0) + split[row] for row in ROWS})
        return balance.balance(PNS, RULES, ledger, 2026, END)

    if sum(asks) > 12:
        asks = [1, 2, 3]
    shuffled = list(asks)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert after(asks).left == after(shuffled).left == after([sum(asks)]).left


@given(LEDGER, st.integers(1, 12), st.integers(0, 12))
def test_a_refund_never_exceeds_what_was_drawn(uses: dict[int, YearUse], need: int, unserved: int) -> None:
    found = balance.balance(PNS, RULES, {**uses, 2026: YearUse(0)}, 2026, END)
    split = balance.charge(PNS, RULES, found, need)
    back = balance.refund(RULES, split, min(unserved, need))
    assert sum(back.values()) == min(unserved, need)
    assert all(0 <= back[row] <= split[row] for row in ROWS)


def test_days_of_a_pppk_before_the_right_are_an_advance_and_no_contradiction() -> None:
    rina = LeaveFacts("PPPK", D(2026, 3, 1), D(2026, 3, 1), D(2031, 2, 28), not_given=(D(2027, 2, 5),))
    uses = {2026: YearUse(None, {"N": 4}, complete=True), 2027: YearUse(0)}
    before = balance.balance(rina, RULES, uses, 2026, END)
    assert (before.sisa, total(before.lines), before.excess) == (0, 0, 0)
    assert before.lines[-1] == Line("dikurangkan_kelak", {"tahun": 2026, "hari": 4}, "PP 49/2018 ps. 80", 4)
    first = balance.balance(rina, RULES, uses, 2027, D(2027, 12, 1))
    assert (first.left["N"], first.left["TAMBAHAN"]) == (8, 1)  # off the own days, not off the addition


def test_the_line_of_last_year_says_why_nothing_comes_over() -> None:
    new = LeaveFacts("CPNS", D(2025, 6, 1))
    assert balance.balance(new, RULES, {2026: YearUse(0)}, 2026, END).lines[1].code == "bawa_tanpa_hak"
    short = LeaveFacts("PPPK", D(2021, 1, 1), D(2025, 1, 1), D(2026, 12, 31))
    assert balance.balance(short, RULES, {2026: YearUse(0)}, 2026, END).lines[1].code == "bawa_kontrak"
    assert "24/2017" not in "".join(
        line.article for line in balance.balance(short, RULES, {2026: YearUse(0)}, 2026, END).lines
    )
