"""Cuti bersama that posts are not given: one deed for many, what each gains and when, and its end."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.problems import Refused
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import employees, holiday_decrees, holidays, joint_leave
from asn_desktop.services.holiday_decrees import Decree
from asn_desktop.services.joint_leave import DutyAsk
from asn_desktop.services.leave import balance
from asn_desktop.store.compat import uuid7
from asn_desktop.store.leave import LeaveRequest
from tests.services import leave_office

D = dt.date
FIVE = (D(2026, 3, 18), D(2026, 3, 20), D(2026, 3, 23), D(2026, 5, 15), D(2026, 12, 24))


@pytest.fixture
def office(session, now):
    return leave_office.make(session, now)


SIGNED = D(2026, 3, 2)


def deed(*people, days=FIVE, nomor="800.1.11.4/3/DISHUB/2026", signed=SIGNED):
    return DutyAsk(people, days, nomor, signed, "Kepala Dinas Perhubungan")


def opened(session, person, year, on):
    return balance.card(session, person, year=year, today=on).opened["TAMBAHAN"]


def test_worked_example_19_a_nurse_gains_four_days_in_the_year_and_24_december_in_the_next(session, office, today, now):
    seen = joint_leave.grant(session, deed(office.fauzi), today=today, now=now)
    (line,) = seen.lines
    assert [gain.day for gain in line.gains] == list(FIVE)
    assert [gain.next_year for gain in line.gains] == [False, False, False, False, True]
    assert (line.gains[-1].usable_from, line.gains[-1].usable_to) == (D(2026, 12, 25), D(2027, 12, 31))
    assert opened(session, office.fauzi, 2026, today) == 4
    assert opened(session, office.fauzi, 2027, D(2027, 1, 4)) == 1
    assert opened(session, office.rekan[0], 2026, today) == 0


def test_each_day_counts_only_when_it_has_passed(session, office, today, now):
    joint_leave.grant(session, deed(office.fauzi), today=today, now=now)
    assert opened(session, office.fauzi, 2026, D(2026, 3, 18)) == 0
    assert opened(session, office.fauzi, 2026, D(2026, 3, 19)) == 1
    assert opened(session, office.fauzi, 2026, D(2026, 12, 25)) == 5


def test_people_are_chosen_by_unit_by_post_and_by_list(session, office, today):
    employees.rebuild_summaries(session, today=today)
    by_unit = joint_leave.candidates(session, unit_id=office.bidang)
    assert {c.employee_id for c in by_unit} == {office.kabid, office.fauzi, *office.rekan}
    nips = joint_leave.nips_in("19850709 201001 1 015\nnama: bukan nip\n198507092010011020;")
    assert {c.employee_id for c in joint_leave.candidates(session, nips=nips)} == {office.fauzi, office.rekan[0]}
    assert joint_leave.candidates(session, post="perawat jaga") == ()


def test_who_was_on_leave_resting_or_told_before_gains_nothing_and_is_named(session, office, today, now):
    nurse = leave_office.person(session, "Perawat Jaga", office.bidang, 81, tanpa_cuti_bersama=True)
    employees.rebuild_summaries(session, today=today)
    session.add(LeaveRequest(id=uuid7(), employee_id=office.rekan[0], jenis="SAKIT", mulai=D(2026, 3, 17),
                             sampai=D(2026, 3, 31), keadaan="SELESAI", lama=15, satuan="hari", alasan="x", alamat="x",
                             telepon="x", hari_tambahan=0, diminta_pada=D(2026, 3, 17)))  # fmt: skip
    session.flush()
    day = (D(2026, 3, 18),)
    joint_leave.grant(session, deed(office.fauzi, days=day), today=today, now=now)
    seen = joint_leave.preview(session, deed(nurse, office.fauzi, *office.rekan, days=day, nomor="2"), today=today)
    said = {line.person.employee_id: [p.code for p in line.skipped] for line in seen.lines}
    assert said == {nurse: ["duty_always"], office.fauzi: ["duty_twice"], office.rekan[0]: ["duty_on_leave"],
                    office.rekan[1]: []}  # fmt: skip
    assert seen.count == 1


def test_a_five_day_week_gains_nothing_from_a_saturday(session, office, today, now):
    text = b"tanggal;jenis;nama\n21-11-2026;cuti bersama;Sabtu\n"
    seen = holiday_decrees.preview(session, text, Decree("Keppres 9", D(2026, 11, 2)), today=today)
    holiday_decrees.apply(session, seen, today=today, now=now)
    with pytest.raises(Refused) as no:
        joint_leave.grant(session, deed(office.fauzi, days=(D(2026, 11, 21),)), today=today, now=now)
    assert no.value.problems[0].code == "duty_nothing"


def test_a_day_that_awaits_its_keppres_is_shown_so_and_warned_about(session, office, today):
    waiting = [day for day in joint_leave.days(session, 2027) if day.status == "menunggu Keppres"]
    assert waiting
    seen = joint_leave.preview(session, deed(office.fauzi, days=(waiting[0].tanggal,)), today=today)
    assert [p.code for p in seen.warnings] == ["joint_leave_waiting"]


@pytest.mark.parametrize(("change", "code"), [
    ({"days": ()}, "duty_no_days"), ({"nomor": " "}, "duty_number_missing"),
    ({"signed": D(2026, 12, 1)}, "duty_decree_future"), ({"days": (D(2026, 3, 17),)}, "duty_day_not_joint"),
])  # fmt: skip
def test_a_decision_that_lacks_something_is_refused(session, office, today, change, code):
    with pytest.raises(Refused) as no:
        joint_leave.preview(session, deed(office.fauzi, **change), today=today)
    assert [p.code for p in no.value.problems] == [code]
    with pytest.raises(Refused) as nobody:
        joint_leave.preview(session, deed(), today=today)
    assert [p.code for p in nobody.value.problems] == ["duty_no_people"]


def test_voiding_takes_the_whole_decision_back_and_keeps_its_rows(session, office, today, now):
    joint_leave.grant(session, deed(office.fauzi, office.kabid), today=today, now=now)
    (held,) = joint_leave.deeds(session, 2026)
    assert (held.orang, held.hari, held.dibatalkan) == (2, FIVE, None)
    assert joint_leave.void(session, held.nomor, held.tanggal_sk, "keputusan dicabut", today=today, now=now) == 10
    assert opened(session, office.fauzi, 2026, today) == 0
    assert joint_leave.deeds(session, 2026)[0].dibatalkan == "keputusan dicabut"
    for nomor, reason, code in ((held.nomor, "lagi", "duty_unknown"), (held.nomor, " ", "duty_void_reason")):
        with pytest.raises(Refused) as no:
            joint_leave.void(session, nomor, held.tanggal_sk, reason, today=today, now=now)
        assert no.value.problems[0].code == code


def test_a_day_taken_out_of_cuti_bersama_later_gives_nothing(session, office, today, now):
    joint_leave.grant(session, deed(office.fauzi), today=today, now=now)
    row = next(r for r in holidays.listing(session, [2026]) if r.tanggal == D(2026, 5, 15))
    holiday_decrees.end(session, row.id, Decree("Keppres 60/2026", D(2026, 11, 20)), today=today)
    assert opened(session, office.fauzi, 2026, today) == 3


def test_a_reader_may_not_decide(store, actor, today, now):
    with store.begin(actor, reason="isi") as session:
        office = leave_office.make(session, now)
    with store.read(Actor("ani", "Ani", Role.PEMERIKSA)) as session, pytest.raises(Refused) as no:
        joint_leave.grant(session, deed(office.fauzi), today=today, now=now)
    assert no.value.problems[0].code == "role_not_allowed"
