"""One status for each person and day: the order of the sources, what explains it, and what is never decided."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules import attendance
from asn_desktop.rules import day_status as rules
from asn_desktop.rules.attendance import Hours
from asn_desktop.rules.day_status import DayFacts, Duty, Leave, Permit, Seen, Status
from asn_desktop.rules.workdays import DayKind

DAY = dt.date(2026, 11, 24)
WORK, REST = DayFacts(DayKind.WORK), DayFacts(DayKind.REST)
HOLIDAY = DayFacts(DayKind.HOLIDAY, "Hari Raya Natal")
ANNUAL, SICK = Leave("TAHUNAN", DAY, DAY), Leave("SAKIT", DAY, DAY)
ASKED = replace(ANNUAL, granted=False)
TRAVEL = Duty("Rapat", "Provinsi", "800/1")
ABSENT, LATE = Permit("tidak_masuk", "Izin tidak masuk kerja", True), Permit("terlambat", "Izin terlambat", False)
CAME = Seen("07:25", "16:05")
DECIDED = Seen(mark="tanpa_keterangan", reason="sudah ditanya", by="Bambang Prasetyo")

CASES = {
    "a day of work nobody knows anything about": (WORK, Status.BELUM, "hari_belum"),
    "the machine saw the person": (replace(WORK, seen=CAME), Status.HADIR, "hari_hadir"),
    "annual leave": (replace(WORK, leave=ANNUAL), Status.CUTI, "hari_cuti"),
    "sick leave is its own status": (replace(WORK, leave=SICK), Status.SAKIT, "hari_cuti"),
    "leave asked for is not leave yet": (replace(WORK, leave=ASKED), Status.BELUM, "hari_cuti_diajukan"),
    "leave over a weekend leaves the weekend free": (replace(REST, leave=ANNUAL), Status.LIBUR, "hari_istirahat"),
    "leave goes before the machine": (replace(WORK, leave=ANNUAL, seen=CAME), Status.CUTI, "hari_cuti"),
    "leave goes before a decision": (replace(WORK, leave=SICK, seen=DECIDED), Status.SAKIT, "hari_cuti"),
    "a permit for the day": (replace(WORK, permits=(ABSENT,)), Status.IZIN, "hari_izin"),
    "a permit for hours does not say that he came": (replace(WORK, permits=(LATE,)), Status.BELUM, "hari_izin_jam"),
    "a duty order": (replace(WORK, duty=TRAVEL), Status.DINAS_LUAR, "hari_dinas_luar"),
    "a duty order on a Sunday": (replace(REST, duty=TRAVEL), Status.DINAS_LUAR, "hari_dinas_luar"),
    "study goes before everything": (replace(WORK, study=True, leave=ANNUAL), Status.TUGAS_BELAJAR,
                                     "hari_tugas_belajar"),
    "a holiday": (HOLIDAY, Status.LIBUR, "hari_libur"),
    "cuti bersama": (DayFacts(DayKind.JOINT, "Cuti bersama Natal"), Status.LIBUR, "hari_bersama"),
    "work on a holiday as the machine saw it": (replace(HOLIDAY, seen=CAME), Status.HADIR, "hari_hadir"),
    "a turn of duty on a holiday is to be worked": (replace(HOLIDAY, roster=True), Status.BELUM, "hari_belum"),
    "off by the roster on a Tuesday": (replace(WORK, roster=False, shift="L"), Status.LEPAS_JAGA, "hari_lepas_jaga"),
    "leave on a day off of the roster": (replace(WORK, roster=False, leave=ANNUAL), Status.LEPAS_JAGA,
                                         "hari_lepas_jaga"),
    "a person decided: without reason": (replace(WORK, seen=DECIDED), Status.TANPA_KETERANGAN, "hari_tanpa_keterangan"),
    "a person decided: there": (replace(WORK, seen=Seen(mark="hadir", reason="lupa absen", by="Bambang")),
                                Status.HADIR, "hari_hadir_ditetapkan"),
    "CLTN covers Sundays, too": (replace(REST, leave=Leave("CLTN", DAY, DAY)), Status.CUTI, "hari_cuti"),
    "not of the office": (replace(WORK, in_service=False, seen=CAME), Status.LUAR, "hari_luar"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_sources_have_an_order(name):
    facts, status, code = CASES[name]
    found = rules.status_of(facts)
    assert (found.status, found.line.code) == (status, code)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (replace(WORK, leave=ANNUAL, seen=CAME), "hadir_saat_cuti"),
        (replace(WORK, duty=TRAVEL, seen=CAME), "hadir_saat_dinas"),
        (replace(WORK, permits=(ABSENT,), seen=CAME), "hadir_saat_izin"),
        (replace(WORK, leave=ANNUAL, duty=TRAVEL), "dinas_saat_cuti"),
        (replace(WORK, leave=ANNUAL, roster=True), "jaga_saat_cuti"),
        (replace(WORK, leave=SICK, seen=DECIDED), "tanda_gugur"),
    ],
)
def test_what_speaks_against_a_status_is_told_beside_it(facts, code):
    assert code in rules.status_of(facts).conflicts


def test_a_day_is_proposed_only_when_past_worked_recorded_and_unknown():
    unknown = rules.status_of(WORK)
    after = DAY + dt.timedelta(days=1)
    assert rules.is_proposal(unknown, DAY, after, recorded=True)
    assert not rules.is_proposal(unknown, DAY, DAY, recorded=True)
    assert not rules.is_proposal(unknown, DAY, after, recorded=False)
    assert not rules.is_proposal(rules.status_of(REST), DAY, after, recorded=True)
    assert not rules.is_proposal(rules.status_of(replace(WORK, seen=CAME)), DAY, after, recorded=True)


FACTS = st.builds(
    DayFacts, st.sampled_from(DayKind), st.none(), st.booleans(), st.booleans(),
    st.sampled_from((None, ANNUAL, SICK, ASKED)), st.sampled_from((None, TRAVEL)),
    st.sampled_from(((), (ABSENT,), (LATE,))), st.sampled_from((None, True, False)), st.none(),
    st.sampled_from((None, CAME, Seen(mark="hadir", by="B", reason="lupa"))),
)  # fmt: skip


@given(FACTS)
def test_nobody_is_without_reason_unless_a_person_said_so(facts):
    assert rules.status_of(facts).status is not Status.TANPA_KETERANGAN


@given(FACTS)
def test_other_eyes_see_no_sickness_no_kind_and_no_reason(facts):
    found = rules.open_to_all(rules.status_of(facts))
    assert found.status is not Status.SAKIT
    if found.status in (Status.CUTI, Status.IZIN, Status.DINAS_LUAR):
        assert not found.line.values


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("07:25-16:05", ("07:25", "16:05", None)), ("7.25 16.05", ("07:25", "16:05", None)),
        ("07:25:10\n12:01:02\n16:05:33", ("07:25", "16:05", None)), ("07:31", ("07:31", None, None)),
        ("H", (None, None, "hadir")), ("a", (None, None, "alpa")), ("D.L", (None, None, None)),
        ("DL", (None, None, "dinas")), ("-", (None, None, "kosong")), ("", (None, None, None)),
        ("25:90", (None, None, None)),
    ],
)  # fmt: skip
def test_cells_of_lists_are_read_as_offices_write_them(text, read):
    found = attendance.read_cell(text)
    assert (found.came, found.went, found.mark) == read


def test_minutes_late_follow_the_hours_the_grace_and_the_permit():
    hours = Hours("07:30", "16:00", 5)
    assert attendance.late("07:34", hours) == 0
    assert attendance.late("07:36", hours) == 6
    until_nine = Permit("terlambat", "Izin terlambat", False, (None, "09:00"))
    assert attendance.late("08:55", hours, (until_nine,)) == 0
    assert attendance.late("09:20", hours, (until_nine,)) == 20
    assert attendance.early("15:30", hours) == 30
    assert attendance.early("15:30", hours, (Permit("pulang_cepat", "Izin", False, ("15:00", None)),)) == 0
    night = Hours("21:00", "07:30", overnight=True)
    assert attendance.late("21:10", night) == 10
    assert attendance.late("00:10", night) == 190
    assert attendance.early("07:00", night) == 0
