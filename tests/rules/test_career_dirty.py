"""Dirty records are normal: no career rule stumbles over one, whatever is missing or odd."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from asn_desktop.rules import duk, kgb, promotion, reminders, retirement, satyalancana, service
from asn_desktop.rules.dossier import (
    PostHeld,
    Punishment,
    RankHeld,
    Recognised,
    Result,
    SalaryStep,
    Schooling,
    Span,
    Training,
)
from asn_desktop.rules.months import first_of_month
from asn_desktop.ui.sentences import career, career_lines
from tests.rules.career_people import (
    TODAY,
    bup_tables,
    duk_tables,
    education,
    jenjang,
    person,
    pns_table,
    pppk_table,
    ranges,
    training,
)

days = st.dates(dt.date(1950, 1, 1), dt.date(2040, 12, 31)) | st.sampled_from((dt.date.max, dt.date(1900, 1, 1)))
past = st.dates(dt.date(1960, 1, 1), TODAY)
maybe = st.none() | past
mkgs = st.none() | st.tuples(st.integers(0, 60), st.integers(0, 14))
golongans = st.sampled_from(("I/a", "II/a", "II/d", "III/b", "III/d", "IV/e", "V", "IX", "VII/z", ""))
posts = st.builds(
    PostHeld, st.sampled_from(("Camat", "Guru Ahli Muda", "Perawat Penyelia", "Kepala Sekolah", "", "Peneliti")),
    st.sampled_from(("1", "2", "3", "4", "9")), st.sampled_from((None, "III.a", "V.b", "X", "")),
    st.sampled_from((None, "MU", "Ahli Madya", "lain")), st.sampled_from(("D", "PLT", "TT")), maybe, st.none(),
)  # fmt: skip
schools = st.none() | st.builds(
    Schooling, st.sampled_from(("05", "15", "18", "40", "50", "??")), st.sampled_from((None, "SGPLB")), st.none(),
    st.none() | st.integers(1900, 2030),
)  # fmt: skip
steps = st.none() | st.builds(SalaryStep, st.sampled_from(("berkala", "istimewa", "ditunda")), maybe,
                              st.none() | golongans, mkgs, st.none() | st.integers(0, 10**7), st.none(), st.none(),
                              st.none() | days)  # fmt: skip
dirty = st.fixed_dictionaries({
    "status": st.sampled_from(("CPNS", "PNS", "PPPK", "PPPK_PW", "NONASN")), "tmt_cpns": maybe, "tmt_pns": maybe,
    "kontrak_mulai": maybe, "kontrak_akhir": st.none() | days, "tanggal_lahir": past,
    "mks": st.none() | st.tuples(st.integers(0, 50), st.integers(0, 11), days), "guru": st.booleans(),
    "golongan": st.none() | st.builds(RankHeld, golongans, maybe, mkgs, st.sampled_from((None, "101", "203", "211"))),
    "jabatan": st.none() | posts, "tambahan": st.lists(posts, max_size=2).map(tuple), "pendidikan": schools,
    "pengangkatan": schools, "kgb": steps, "kgb_ditunda": steps,
    "latihan": st.none() | st.builds(Training, st.sampled_from((None, "2", "8", "?")), st.just("Pim"), maybe,
                                     st.none() | st.integers(1900, 2030), st.none()),
    "pmk": st.lists(st.builds(Recognised, st.integers(0, 400), maybe), max_size=3).map(tuple),
    "cltn": st.lists(st.builds(Span, past, st.none() | days, maybe), max_size=4).map(tuple),
    "hukdis": st.lists(st.builds(Punishment, st.sampled_from(("R", "S", "B", "?")), maybe, st.none() | days),
                       max_size=3).map(tuple),
    "kinerja": st.lists(st.builds(Result, st.integers(1990, 2030), st.sampled_from((None, "1", "3", "x"))),
                        max_size=5).map(tuple),
    "angka_kredit": st.sampled_from((None, "12.5", "12,5", "dua", "")), "nip": st.sampled_from((None, "1")),
    "penghargaan": st.lists(st.sampled_from(("201", "203", "400")), max_size=2).map(tuple),
})  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(dirty)
def test_no_record_is_too_dirty_for_the_rules(changes):
    d = person(**changes)
    for table in (pns_table(), pppk_table()):
        step = kgb.next_step(d, TODAY, table)
        assert step.tmt is None or step.tmt.day == 1
        assert set(step.reasons) <= set(kgb.REASONS)
        assert step.tmt is not None or step.reasons or step.gaps
    rise = promotion.next_promotion(d, TODAY, education(), ranges(), jenjang(), training=training())
    assert rise.tmt is not None or rise.reasons or rise.gaps
    limit = retirement.bup(d, bup_tables())
    assert retirement.tmt_pensiun(d.tanggal_lahir, limit).day == 1
    satyalancana.due(d, TODAY.year)
    found = reminders.of(d, TODAY)
    lines = duk.order([d, person()], tables=duk_tables(), with_cpns=True)
    lengths = (service.total(d, TODAY), service.in_golongan(d, TODAY), service.in_rank(d, TODAY))
    assert all(one is None or one.months >= 0 for one in lengths)
    said = [*rise.lines, *step.lines, *limit.lines, *(line for r in found for line in r.lines)]
    said += [line for one in lengths if one for line in one.lines]
    said += duk.why(*lines) if len(lines) == 2 else ()
    assert all(career_lines.line_words(line) and "…" not in career_lines.line_words(line) for line in said)
    assert all(career.reason_short(code) for code in (*step.reasons, *step.gaps, *rise.reasons, *rise.gaps))


def test_no_end_stays_within_the_calendar():
    assert first_of_month(dt.date.max) == dt.date(9999, 12, 1)
    assert first_of_month(dt.date(2026, 12, 2)) == dt.date(2027, 1, 1)
