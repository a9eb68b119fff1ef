"""The holiday table: a file of the centre in any dress, regional days, the end of a day, and nothing ever deleted."""

from __future__ import annotations

import datetime as dt
import io

import pytest
import xlsxwriter

from asn_desktop.problems import Refused, Trouble
from asn_desktop.rules.holiday_table import Day, Fate
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.rules.workdays import DayKind, day_kind, working_days
from asn_desktop.services import holiday_decrees, holidays
from asn_desktop.services.holiday_decrees import Decree

D = dt.date
SKB = Decree("SKB 1500/2026", D(2026, 10, 1))
WEEK = "12345"


def book(rows):
    """An xlsx of these rows as somebody at the centre keeps it."""
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = made.add_worksheet()
    day = made.add_format({"num_format": "dd/mm/yyyy"})
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, dt.date):
                sheet.write_datetime(at, column, dt.datetime.combine(cell, dt.time()), day)
            else:
                sheet.write(at, column, cell)
    made.close()
    return out.getvalue()


def shipped(session, year):
    return [["tanggal", "jenis", "nama", "dasar"],
            *([r.tanggal, r.jenis, r.nama, r.dasar] for r in holidays.listing(session, [year]))]  # fmt: skip


def fates(seen):
    return {fate: len(seen.of(fate)) for fate in Fate if seen.of(fate)}


def take_in(session, source, decree=SKB, **more):
    today = D(2026, 11, 23)
    seen = holiday_decrees.preview(session, source, decree, today=today, file_name="libur.xlsx")
    return seen, holiday_decrees.apply(session, seen, today=today, now=dt.datetime(2026, 11, 23, tzinfo=dt.UTC), **more)


def test_the_shipped_table_given_back_as_a_file_changes_nothing(session):
    seen, done = take_in(session, book(shipped(session, 2026)))
    assert fates(seen) == {Fate.SAME: 25}
    assert done == ()
    assert not seen.writes


def test_a_file_with_a_new_a_moved_and_a_missing_day_is_compared_and_taken_in_once(session, today):
    rows = [r for r in shipped(session, 2027) if r[0] != D(2027, 12, 24)]
    rows = [[D(2027, 3, 16), *r[1:]] if r[0] == D(2027, 3, 15) else r for r in rows]
    rows.append([D(2027, 8, 18), "Cuti Bersama", "HUT RI", "Keppres 9/2026"])
    before = holidays.calendar(session, [2027])
    seen, done = take_in(session, book(rows))
    assert fates(seen) == {Fate.NEW: 2, Fate.SAME: 24, Fate.GONE: 2}
    assert {c.day.tanggal for c in seen.of(Fate.GONE)} == {D(2027, 3, 15), D(2027, 12, 24)}
    assert len(done) == 4
    after = holidays.calendar(session, [2027])
    assert {*after.bersama} - {*before.bersama} == {D(2027, 3, 16), D(2027, 8, 18)}
    assert {*before.bersama} - {*after.bersama} == {D(2027, 3, 15), D(2027, 12, 24)}
    again, nothing = take_in(session, book(rows))
    assert (fates(again), nothing) == ({Fate.SAME: 26}, ())


def test_replay_of_an_old_decision_still_finds_the_days_that_were_ended(session):
    before = holidays.calendar(session, [2027])
    ids = list(before.ids.values())
    take_in(session, book([r for r in shipped(session, 2027) if r[0] != D(2027, 12, 24)]))
    assert D(2027, 12, 24) not in holidays.calendar(session, [2027]).bersama
    replayed = holidays.calendar_of(session, ids)
    assert (replayed.libur, replayed.bersama, replayed.years) == (before.libur, before.bersama, before.years)


def test_dirty_dates_are_read_and_what_cannot_be_read_is_refused_row_by_row(session):
    rows = [
        ["DAFTAR HARI LIBUR 2028"], [],
        ["No", "Hari/Tanggal", "Kategori", "Keterangan", "Dasar Hukum"],
        [1, "Sabtu, 1 Januari 2028", "LN", "Tahun Baru", ""],
        [2, 46800, "libur nasional", "Angka Excel", "SKB 7"],
        [3, "17-8-2028", "", "HUT RI", ""],
        [4, "18 Agt 2028", "CB", "HUT RI", ""],
        [5, "Senin, 1 Juni 2028", "LN", "Pancasila", ""],
        [6, "31 April 2028", "LN", "Tidak ada", ""],
        [7, "20-24 Maret 2028", "CB", "Rentang", ""],
        [8, "25-12-2028", "fakultatif", "Natal", ""],
        [9, "25-12-2028", "LN", "", ""],
        [10, "17/08/2028", "LN", "Dua kali", ""],
        [11, "1-1-2099", "LN", "Jauh", ""],
        [None, None, None, None, None],
        [12, "", "LN", "Tanpa tanggal", ""],
    ]  # fmt: skip
    seen, done = take_in(session, book(rows))
    assert {c.number: c.problems[0].code for c in seen.of(Fate.REFUSED)} == {
        8: "holiday_weekday_wrong", 9: "holiday_date_invalid", 10: "holiday_date_invalid", 11: "holiday_kind_unknown",
        12: "holiday_name_missing", 13: "holiday_twice", 14: "holiday_year_far", 16: "holiday_date_invalid",
    }  # fmt: skip
    days = {c.day.tanggal: (c.day.jenis, c.day.dasar) for c in done}
    assert days == {
        D(2028, 1, 1): ("libur", "SKB 1500/2026"), D(2028, 2, 17): ("libur", "SKB 7"),
        D(2028, 8, 17): ("libur", "SKB 1500/2026"), D(2028, 8, 18): ("bersama", "SKB 1500/2026"),
    }  # fmt: skip
    assert holidays.calendar(session, [2028]).years == {2028}


def test_a_csv_of_single_days_only_adds_and_ends_nothing(session):
    text = "tanggal;jenis;nama;dasar\n26-11-2026;libur nasional;Pilkada;Keppres 12/2026\n"
    seen, done = take_in(session, text.encode())
    assert (fates(seen), len(done)) == ({Fate.NEW: 1}, 1)
    assert holidays.calendar(session, [2026]).libur[D(2026, 11, 26)] == "Pilkada"


def test_cuti_bersama_of_an_skb_awaits_its_keppres_until_the_keppres_comes(session, today):
    def status():
        return next(r.status for r in holidays.listing(session, [2027]) if r.tanggal == D(2027, 12, 24))

    assert status() == "menunggu Keppres"
    take_in(session, b"tanggal;jenis;nama\n24-12-2027;cuti bersama;Natal\n", Decree("SKB baru 1/2026", D(2026, 10, 1)))
    assert status() == "menunggu Keppres"
    take_in(session, b"tanggal;jenis;nama\n24-12-2027;CB;Natal\n", Decree("Keppres 70/2026", D(2026, 11, 2)))
    assert status() == "berlaku"


def test_days_that_are_gone_stay_when_the_clerk_says_so(session):
    rows = [r for r in shipped(session, 2027) if r[0] != D(2027, 12, 24)]
    _, done = take_in(session, book(rows), end_missing=False)
    assert done == ()
    assert D(2027, 12, 24) in holidays.calendar(session, [2027]).bersama


def test_a_day_that_becomes_cuti_bersama_is_no_longer_a_national_holiday(session):
    text = "tanggal;jenis;nama\n16-06-2026;cuti bersama;1 Muharam\n"
    seen, _ = take_in(session, text.encode())
    assert [(c.fate, c.old[0].day.jenis) for c in seen.changes] == [(Fate.CHANGED, "libur")]
    found = holidays.calendar(session, [2026])
    assert D(2026, 6, 16) in found.bersama
    assert D(2026, 6, 16) not in found.libur


def test_ending_a_day_of_the_centre_does_not_bring_the_shipped_row_back(session, today):
    take_in(session, b"tanggal;jenis;nama\n24-12-2026;cuti bersama;Natal menurut Keppres\n")
    row = next(r for r in holidays.listing(session, [2026]) if r.tanggal == D(2026, 12, 24))
    assert row.asal == "pusat"
    holiday_decrees.end(session, row.id, Decree("Keppres 50/2026", D(2026, 11, 20)), today=today)
    assert D(2026, 12, 24) not in holidays.calendar(session, [2026]).bersama
    ended = holiday_decrees.ended(session, {2026})
    assert {(e.row.asal, e.dasar) for e in ended} >= {("pusat", "Keppres 50/2026")}
    with pytest.raises(Refused) as no:
        holiday_decrees.end(session, row.id, Decree("Keppres 51/2026", D(2026, 11, 21)), today=today)
    assert no.value.problems[0].code == "holiday_unknown"


def test_an_older_file_does_not_bring_an_ended_day_back_unnoticed(session, today):
    text = b"tanggal;jenis;nama;dasar\n26-11-2026;libur;Pilkada;Keppres 12/2026\n"
    take_in(session, text)
    row = next(r for r in holidays.listing(session, [2026]) if r.tanggal == D(2026, 11, 26))
    holiday_decrees.end(session, row.id, Decree("Keppres 50/2026", D(2026, 11, 20)), today=today)
    seen, done = take_in(session, text)
    assert [c.problems[0].code for c in seen.of(Fate.REFUSED)] == ["holiday_ended"]
    assert done == ()


def test_a_regional_holiday_rests_on_its_local_decree_and_is_no_working_day(session, today):
    ask = [Day(D(2026, 12, 2), "daerah", "Pilkades serentak", ""), Day(D(2027, 4, 7), "daerah", "Galungan", "")]
    decree = Decree("Keputusan Bupati 188/77/2026", D(2026, 11, 2), "kantor")
    assert holiday_decrees.local(session, ask, decree, today=today) == 2
    assert holiday_decrees.local(session, ask, decree, today=today) == 0
    found = holidays.calendar(session, [2026])
    assert day_kind(found, WEEK, D(2026, 12, 2)) is DayKind.HOLIDAY
    assert len(working_days(found, WEEK, D(2026, 11, 30), D(2026, 12, 4))) == 4
    row = next(r for r in holidays.listing(session, [2026]) if r.jenis == "daerah")
    assert (row.asal, row.dasar) == ("kantor", "Keputusan Bupati 188/77/2026")


def test_a_regional_holiday_on_a_national_one_is_refused(session, today):
    with pytest.raises(Refused) as no:
        holiday_decrees.local(session, [Day(D(2026, 12, 25), "daerah", "Natal", "")],
                              Decree("Kep 1", D(2026, 11, 2)), today=today)  # fmt: skip
    assert [p.code for p in no.value.problems] == ["holiday_already"]


def test_a_national_table_leaves_regional_days_alone(session, today):
    holiday_decrees.local(session, [Day(D(2027, 4, 7), "daerah", "Galungan", "")], Decree("K", D(2026, 11, 2)),
                          today=today)  # fmt: skip
    seen, _ = take_in(session, book([r for r in shipped(session, 2027) if r[1] != "daerah"]))
    assert seen.of(Fate.GONE) == ()
    assert D(2027, 4, 7) in holidays.calendar(session, [2027]).libur


def test_calendar_missing_a_year_without_its_skb_stays_unknown_after_single_days(session, today):
    holiday_decrees.local(session, [Day(D(2028, 4, 7), "daerah", "Galungan", "")], Decree("K", D(2026, 11, 2)),
                          today=today)  # fmt: skip
    with pytest.raises(Refused) as no:
        day_kind(holidays.calendar(session, [2028]), WEEK, D(2028, 4, 10))
    assert no.value.problems[0].code == "calendar_missing"


@pytest.mark.parametrize(
    ("decree", "code"),
    [
        (Decree(" ", D(2026, 10, 1)), "holiday_ground_missing"),
        (Decree("SKB", D(2026, 12, 1)), "holiday_decree_future"),
        (Decree("SKB", D(2026, 10, 1), "bawaan"), "holiday_origin_unknown"),
    ],
)
def test_a_decree_without_number_from_tomorrow_or_of_nobody_is_refused(session, today, decree, code):
    with pytest.raises(Refused) as no:
        holiday_decrees.preview(session, b"tanggal,nama\n1-1-2027,x\n", decree, today=today)
    assert no.value.problems[0].code == code


def test_a_file_that_is_no_table_is_refused_whole(session, today):
    for data, code in ((b"nama,alamat\nA,B\n", "holiday_no_header"), (b"tanggal,nama\n", "holiday_empty")):
        with pytest.raises(Refused) as no:
            holiday_decrees.preview(session, data, SKB, today=today)
        assert no.value.problems[0].code == code
    with pytest.raises(Trouble):
        holiday_decrees.preview(session, b"%PDF-1.7 x", SKB, today=today)


def test_a_reader_may_look_at_a_preview_and_not_take_it_in(store, today, now):
    with store.read(Actor("ani", "Ani", Role.PEMERIKSA)) as session:
        seen = holiday_decrees.preview(session, b"tanggal,nama\n26-11-2026,Pilkada\n", SKB, today=today)
        with pytest.raises(Refused) as no:
            holiday_decrees.apply(session, seen, today=today, now=now)
        assert no.value.problems[0].code == "role_not_allowed"


def test_the_calendar_that_would_be_equals_the_calendar_that_comes(session, today, now):
    rows = [r for r in shipped(session, 2027) if r[0] not in (D(2027, 12, 24), D(2027, 2, 5))]
    rows.append([D(2027, 8, 18), "bersama", "HUT RI", "K"])
    seen = holiday_decrees.preview(session, book(rows), SKB, today=today)
    would = holiday_decrees.calendar_after(session, [2027], seen)
    holiday_decrees.apply(session, seen, today=today, now=now)
    came = holidays.calendar(session, [2027])
    assert (would.libur, would.bersama, would.years) == (came.libur, came.bersama, came.years)
