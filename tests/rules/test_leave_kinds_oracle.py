"""A second reckoning of every kind of leave, by walking days one after the other, against the law of the program.

It shares nothing with `rules.leave.law` but its inputs (leave.md §2.2-2.9, §7; PP 11/2017 art. 309-341, Peraturan BKN
24/2017 jo. 7/2021, PP 49/2018 art. 76-93). Readings are those shipped, but for the ones a case draws.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asn_desktop.rules.leave import law
from asn_desktop.rules.leave.annual_right import LeaveFacts, LeaveRules, Span
from asn_desktop.rules.leave.wish import Besar, Important, Kind, Past, Proof, Sick, Wish
from tests.rules.leave_wishes import CALENDAR, TODAY

D = dt.date
DAY = dt.timedelta(days=1)
OFF = {*CALENDAR.libur, *CALENDAR.bersama}


def months_on(start: D, months: int) -> D:
    """The first day on which so many months are complete, found by walking."""
    day = start
    while True:
        day += DAY
        passed = (day.year - start.year) * 12 + day.month - start.month
        if passed > months or (passed == months and day.day >= start.day):
            return day


def works(day: D, week: str) -> bool:
    return str(day.isoweekday()) in week and day not in OFF


@dataclass
class Case:
    """One wish with everything it is weighed against."""

    wish: Wish
    facts: LeaveFacts
    past: Past
    week: str
    rules: LeaveRules

    @property
    def pppk(self) -> bool:
        return self.facts.status in ("PPPK", "PPPK_PW")

    def every(self) -> list[D]:
        """Each day the wish takes, the addition too."""
        w = self.wish
        days = [w.first + DAY * i for i in range((w.last - w.first).days + 1)]
        more = [w.first - DAY * (i + 1) if w.remote_first else w.last + DAY * (i + 1) for i in range(w.remote_days)]
        return sorted(days + more)


def chain(case: Case) -> tuple[D, int]:
    """First day of the illness and its days before this spell, walking back from the first day."""
    ill = {
        s.first + DAY * i
        for s in case.past.sick if s.reason_code in (None, "sakit") and s.last < case.wish.first
        for i in range((s.last - s.first).days + 1)
    }  # fmt: skip
    since, count, day = case.wish.first, 0, case.wish.first - DAY
    while day in ill or not works(day, case.week):
        if day in ill:
            since, count = day, count + 1
        day -= DAY
    return since, count


def end_of(case: Case) -> D | None:
    """The last day the kind itself allows."""
    w, kind = case.wish, case.wish.kind
    if kind is Kind.TAHUNAN:
        return None
    if kind is Kind.SAKIT:
        if w.reason_code == "kecelakaan_kerja":
            return case.facts.contract_end if case.pppk else None
        if w.reason_code == "keguguran":
            return w.first + DAY * 44
        since, before = chain(case)
        board = any(p.jenis == "surat_tim_penguji" for p in w.proofs)
        most = months_on(since, 1 if case.pppk else 18 if board else 12)
        return w.first + DAY * ((most - since).days - before - 1)
    if kind is Kind.CLTN:
        return months_on(w.first, 12 if w.extends else 36) - DAY
    if kind is Kind.ALASAN_PENTING:
        return months_on(w.first, 1) - DAY
    end = months_on(w.first, 3) - DAY
    spared = w.reason_code == "kelahiran_4" and case.rules.kelahiran4_kurang == "tidak"
    if kind is Kind.BESAR and not spared and case.past.own_used:
        left = case.past.own_used
        while left or not works(end, case.week):
            left -= works(end, case.week)
            end -= DAY
    return end


def refusals(case: Case) -> set[str]:
    """The keys of leave.md §7 this wish meets, in no order."""
    w, f, past, kind = case.wish, case.facts, case.past, case.wish.kind
    allowed = {"PNS": set(Kind), "CPNS": set(Kind) - {Kind.BESAR, Kind.CLTN}}.get(
        f.status, {Kind.TAHUNAN, Kind.SAKIT, Kind.MELAHIRKAN}
    )
    early = {"year_split_required"} if kind is Kind.TAHUNAN and w.first.year < w.last.year else set()
    if kind not in allowed:
        return early | {"type_not_for_status"}
    found = set(early)
    days = every = case.every()
    ends = [day for day in (f.service_end, f.contract_end if case.pppk else None) if day]
    if any(day > end for end in ends for day in every):
        found.add("after_service_end")
    if every[0] < f.works_since:
        found.add("before_service")
    if any(span.first <= day <= span.last for span in past.others for day in days):
        found.add("overlap")
    found |= {"TAHUNAN": annual, "SAKIT": illness, "MELAHIRKAN": birth, "BESAR": great, "CLTN": unpaid,
              "ALASAN_PENTING": pressing}[kind.value](case)  # fmt: skip
    end = end_of(case)
    bound_by_contract = w.reason_code == "kecelakaan_kerja"
    if end is not None and w.last > end and kind is not Kind.SAKIT:
        found.add("exceeds_max_duration")
    if kind is Kind.SAKIT and end is not None and w.last > end and not bound_by_contract:
        found |= beyond(case)
    return found


def beyond(case: Case) -> set[str]:
    """What stops an illness beyond its limit: the board's letter up to 18 months, nothing after that."""
    w = case.wish
    if case.pppk or w.reason_code == "keguguran" or any(p.jenis == "surat_tim_penguji" for p in w.proofs):
        return {"exceeds_max_duration"}
    since, before = chain(case)
    most = w.first + DAY * ((months_on(since, 18) - since).days - before - 1)
    return {"exceeds_max_duration"} if w.last > most else {"needs_health_board"}


def annual(case: Case) -> set[str]:
    w, f = case.wish, case.facts
    if case.pppk and f.guru:
        return {"teacher_pppk_no_annual"} | nothing(case)
    found = nothing(case)
    excused = case.pppk and w.exception is not None
    if w.first < months_on(f.works_since, 12) and not excused:
        found.add("service_too_short")
    most = 6 if case.pppk else 12
    if w.remote_days and w.remote_days + min(case.past.remote_used, most) > most:
        found.add("remote_addition_exceeds")
    return found


def nothing(case: Case) -> set[str]:
    w = case.wish
    if any(works(w.first + DAY * i, case.week) for i in range((w.last - w.first).days + 1)):
        return set()
    return {"zero_working_days"} | ({"remote_addition_without_annual"} if w.remote_days else set())


def illness(case: Case) -> set[str]:
    w = case.wish
    found = {"sex_not_eligible"} if w.reason_code == "keguguran" and case.past.sex == "L" else set()
    kinds = {p.jenis for p in w.proofs}
    days = (w.last - w.first).days + 1 + chain(case)[1]
    official = kinds & {"surat_dokter_pemerintah", "surat_tim_penguji"}
    if case.pppk and w.reason_code == "sakit" and days > 14 and not official:
        found.add("needs_government_doctor")
    return found


def birth(case: Case) -> set[str]:
    found = {"sex_not_eligible"} if case.past.sex == "L" else set()
    if max(case.wish.birth_order, case.past.deliveries + 1) > 3:
        found.add("birth_order_exceeds")
    return found


def great(case: Case) -> set[str]:
    w, found = case.wish, set()
    special = w.reason_code in ("haji_pertama", "kelahiran_4")
    if w.reason_code == "kelahiran_4":
        if case.past.sex == "L":
            found.add("sex_not_eligible")
        if max(w.birth_order, case.past.deliveries + 1) < 4:
            found.add("birth_order_too_low")
    if not special and w.first < months_on(case.facts.works_since, 60):
        found.add("service_too_short")
    for one in case.past.besar:
        waits = not (one.reason_code in ("haji_pertama", "kelahiran_4") and case.rules.jeda_sesudah_haji == "tidak")
        if not special and waits and one.first < w.first < months_on(one.last + DAY, 60):
            found.add("cooldown_active")
        if w.reason_code == one.reason_code == "haji_pertama" and one.first < w.first:
            found.add("hajj_not_first")
    return found


def unpaid(case: Case) -> set[str]:
    w = case.wish
    if w.extends is not None:
        return set() if w.first - DAY == w.extends.last else {"cltn_extension_gap"}
    return {"service_too_short"} if w.first < months_on(case.facts.works_since, 60) else set()


def pressing(case: Case) -> set[str]:
    w, found = case.wish, set()
    relatives = {"ibu", "bapak", "istri", "suami", "anak", "adik", "kakak", "mertua", "menantu"}
    if w.reason_code == "istri_melahirkan" and case.past.sex == "P":
        found.add("sex_not_eligible")
    if w.reason_code == "keluarga_meninggal":
        if w.relation is None:
            found.add("relation_missing")
        elif w.relation not in relatives:
            found.add("relation_not_covered")
    return found


PAPERS = ("surat_dokter", "surat_kematian", "surat_nikah", "surat_rawat_inap", "bukti_haji", "surat_biro_umrah",
          "surat_bidan", "surat_spesialis")  # fmt: skip
REASON = {
    Kind.SAKIT: ("sakit", "keguguran", "kecelakaan_kerja"),
    Kind.BESAR: ("haji_pertama", "kelahiran_4", "ibadah_lain", "keperluan_lain"),
    Kind.ALASAN_PENTING: ("menikah", "keluarga_meninggal", "istri_melahirkan"),
    Kind.CLTN: ("program_anak", "rawat_orang_tua"),
}
STATUS = {
    Kind.TAHUNAN: ("PNS", "CPNS", "PPPK", "PPPK_PW"),
    Kind.SAKIT: ("PNS", "CPNS", "PPPK", "PPPK_PW"),
    Kind.MELAHIRKAN: ("PNS", "CPNS", "PPPK"),
    Kind.ALASAN_PENTING: ("PNS", "PNS", "CPNS", "PPPK"),
    Kind.BESAR: ("PNS", "PNS", "PNS", "CPNS"),
    Kind.CLTN: ("PNS", "PNS", "PNS", "PPPK_PW"),
}
LONG = {Kind.TAHUNAN: 20, Kind.SAKIT: 560, Kind.MELAHIRKAN: 100, Kind.BESAR: 100, Kind.ALASAN_PENTING: 40,
        Kind.CLTN: 1150}  # fmt: skip


@st.composite
def cases(draw: st.DrawFn, kind: Kind) -> Case:
    first = draw(st.dates(D(2025, 1, 1), D(2026, 8, 31)))
    short = draw(st.booleans())
    last = first + DAY * draw(st.integers(0, 12 if short else LONG[kind]))
    if kind is Kind.TAHUNAN:
        last = min(last, D(2027, 12, 31))
    status = draw(st.sampled_from(STATUS[kind]))
    edge = st.integers(-2, 2)
    years = {Kind.TAHUNAN: 1}.get(kind, 5)
    since = draw(st.one_of(
        st.dates(D(2015, 1, 1), D(2018, 1, 1)), st.just(first - DAY * (365 * years + 1) + DAY * draw(edge)),
        st.dates(D(2019, 1, 1), D(2026, 6, 30)),
    ))  # fmt: skip
    end = draw(st.one_of(st.none(), st.just(last + DAY * draw(edge)), st.dates(D(2026, 1, 1), D(2030, 1, 1))))
    facts = LeaveFacts(status, since, since, end, draw(st.booleans()), service_end=draw(st.sampled_from([None, end])))
    spells, day = [], first - DAY * draw(st.integers(1, 5))
    for _ in range(draw(st.integers(0, 3))):
        length = draw(st.integers(1, 200))
        spells.append(Sick(day - DAY * length, day, draw(st.sampled_from([None, "sakit", "sakit", "keguguran"]))))
        day = spells[-1].first - DAY * draw(st.integers(1, 4))
    late = first - DAY * (365 * 5 + 82) + DAY * draw(edge)
    gone = draw(st.one_of(st.just(late), st.dates(D(2018, 1, 1), D(2026, 12, 31))))
    besar = Besar(gone, gone + DAY * 80, draw(st.sampled_from([None, *REASON[Kind.BESAR]])))
    near = draw(st.dates(first - DAY * 60, first + DAY * 60))
    other_event = Important(near, near + DAY * 3, "musibah")
    past = Past(
        draw(st.sampled_from("PPL")), (besar,) * draw(st.integers(0, 1)), tuple(spells), draw(st.integers(0, 4)),
        draw(st.integers(0, 12)), draw(st.integers(0, 7)), (other_event,) * draw(st.integers(0, 1)),
    )  # fmt: skip
    proofs = [Proof(one, perlu=True, hari=999) for one in PAPERS]
    proofs += draw(st.sampled_from([[], [Proof("surat_dokter_pemerintah")], [Proof("surat_tim_penguji")]]))
    running = Span(first - DAY * 400, first - DAY * draw(st.integers(1, 2)))
    wish = Wish(
        kind, first, last, "x", "x", "x", reason_code=draw(st.sampled_from(REASON.get(kind, (None,)))),
        relation=draw(st.sampled_from([None, "ibu", "bapak", "paman"])) if kind is Kind.ALASAN_PENTING else None,
        birth_order=draw(st.integers(1, 5)), due=first, proofs=tuple(proofs),
        remote_days=draw(st.integers(0, 13)) if kind is Kind.TAHUNAN else 0, remote_first=draw(st.booleans()),
        exception=draw(st.sampled_from([None, "menikah_pertama"])) if kind is Kind.TAHUNAN else None,
        extends=draw(st.sampled_from([None, running])) if kind is Kind.CLTN else None,
    )  # fmt: skip
    if wish.relation is not None and wish.reason_code != "keluarga_meninggal":
        wish = Wish(**{**vars(wish), "relation": None})
    rules = LeaveRules(
        jeda_sesudah_haji=draw(st.sampled_from(["ya", "tidak"])),
        kelahiran4_kurang=draw(st.sampled_from(["ya", "tidak"])),
    )
    return Case(wish, facts, past, draw(st.sampled_from(["12345", "123456"])), rules)


KINDS = pytest.mark.parametrize("kind", list(Kind))


@KINDS
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_two_reckonings_agree_on_refusals_ends_and_lengths(kind: Kind, data: st.DataObject) -> None:
    case = data.draw(cases(kind))
    verdict = law.judge(case.wish, case.facts, case.past, CALENDAR, case.week, case.rules, today=TODAY)
    assert {problem.code for problem in verdict.problems} == refusals(case)
    if "type_not_for_status" in {problem.code for problem in verdict.problems}:
        return
    ends = [day for day in (end_of(case), case.facts.service_end) if day]
    ends += [case.facts.contract_end] if case.pppk and case.facts.contract_end else []
    assert verdict.latest == min(ends, default=None)
    w = case.wish
    days = [w.first + DAY * i for i in range((w.last - w.first).days + 1)]
    if kind is Kind.TAHUNAN:
        assert verdict.days == tuple(day for day in days if works(day, case.week))
        assert verdict.lama == len(verdict.days)
    elif verdict.satuan == "hari":
        assert verdict.lama == len(days)
    else:
        months = verdict.lama * (12 if verdict.satuan == "tahun" else 1)
        assert months_on(w.first, months) == w.last + DAY
