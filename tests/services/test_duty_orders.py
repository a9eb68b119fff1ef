"""Surat tugas: several people, the letter, overlaps with leave and other orders, voiding."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from asn_desktop.problems import Refused
from asn_desktop.services import attendance_papers, duty_orders, letters
from asn_desktop.services.attendance_papers import NumberAsk
from asn_desktop.services.duty_orders import DutyAsk
from asn_desktop.services.leave import deeds as leave

from . import leave_office
from .leave_office import D

FIRST, LAST = D(2026, 12, 1), D(2026, 12, 3)


@pytest.fixture
def kantor(session, now):
    return leave_office.make(session, now)


@pytest.fixture
def wish(kantor):
    people = (kantor.kabid, kantor.fauzi)
    return DutyAsk(kantor.bidang, "Rapat koordinasi Natal", "Dishub Provinsi", FIRST, LAST, people)


def codes(no):
    return [p.code for p in no.value.problems]


def test_an_order_names_its_people_in_the_order_of_the_letter(session, kantor, wish, today):
    row = duty_orders.enter(session, wish, today=today)
    assert [p.employee_id for p in row.orang] == [kantor.kabid, kantor.fauzi]
    assert [r.id for r in duty_orders.listing(session, FIRST, FIRST, text="fauzi")] == [row.id]
    assert duty_orders.listing(session, D(2026, 12, 4), D(2026, 12, 31)) == []


def test_the_letter_is_numbered_and_its_number_is_the_orders(session, kantor, wish, today, now):
    row = duty_orders.enter(session, wish, today=today)
    made = attendance_papers.duty_letter(session, row.id, NumberAsk("agenda"), today=today, now=now)
    found = duty_orders.get(session, row.id)
    assert made.nomor
    assert made.nomor.startswith("800.1.11.1/")
    assert (found.nomor, found.letter_id) == (made.nomor, made.id)
    with pytest.raises(Refused) as no:
        attendance_papers.duty_letter(session, row.id, today=today, now=now)
    assert codes(no) == ["duty_letter_has"]


def test_who_is_on_leave_is_not_sent_and_the_leave_is_named(session, kantor, wish, today, now):
    asked = leave.LeaveAsk(kantor.fauzi, LAST, LAST + dt.timedelta(days=1), "Keluarga", "Jl. Rekaan 5", "0812")
    leave.ask(session, asked, today=today, now=now)
    with pytest.raises(Refused) as no:
        duty_orders.enter(session, wish, today=today)
    (problem,) = no.value.problems
    assert problem.code == "duty_overlaps_leave"
    assert problem.values == {"nama": "Ahmad Fauzi, S.T.", "jenis": "cuti tahunan", "mulai": LAST,
                              "sampai": LAST + dt.timedelta(days=1)}  # fmt: skip
    assert duty_orders.enter(session, replace(wish, orang=(kantor.kabid,)), today=today)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"sampai": FIRST - dt.timedelta(days=1)}, "end_before_start"),
        ({"maksud": " "}, "duty_purpose_missing"),
        ({"tujuan": ""}, "duty_place_missing"),
        ({"orang": ()}, "duty_people_missing"),
        ({"jenis": "piknik"}, "duty_kind_unknown"),
    ],
)
def test_a_wrong_order_is_refused_with_its_key(session, wish, today, change, code):
    with pytest.raises(Refused) as no:
        duty_orders.enter(session, replace(wish, **change), today=today)
    assert code in codes(no)


def test_nobody_is_named_twice_or_sent_to_two_places(session, kantor, wish, today):
    with pytest.raises(Refused) as no:
        duty_orders.enter(session, replace(wish, orang=(kantor.fauzi, kantor.fauzi)), today=today)
    assert codes(no) == ["duty_person_twice"]
    duty_orders.enter(session, wish, today=today)
    with pytest.raises(Refused) as no:
        duty_orders.enter(session, replace(wish, tujuan="Jakarta", mulai=LAST, sampai=LAST), today=today)
    assert codes(no) == ["duty_overlap", "duty_overlap"]


def test_a_voided_order_frees_its_people_and_voids_its_letter(session, wish, today, now):
    row = duty_orders.enter(session, wish, today=today)
    made = attendance_papers.duty_letter(session, row.id, NumberAsk("agenda"), today=today, now=now)
    with pytest.raises(Refused) as no:
        duty_orders.void(session, row.id, "")
    assert codes(no) == ["order_void_reason"]
    assert duty_orders.void(session, row.id, "acara ditunda").dibatalkan == "acara ditunda"
    assert letters.get(session, made.id).keadaan == "batal"
    assert duty_orders.listing(session, FIRST, LAST) == []
    duty_orders.enter(session, wish, today=today)
