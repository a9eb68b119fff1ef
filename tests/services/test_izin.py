"""Permits that are not leave: hours, overlaps, approver, the slip, and that they never touch the balance."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from asn_desktop.problems import Refused
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import attendance_papers, izin, letters, reference
from asn_desktop.services.izin import IzinAsk
from asn_desktop.services.leave import deeds as leave
from asn_desktop.store.reference import ReferenceRow

from . import leave_office
from .leave_office import D

DAY = D(2026, 11, 24)  # a Tuesday, tomorrow


@pytest.fixture
def kantor(session, now):
    return leave_office.make(session, now)


def late(person, **more):
    return IzinAsk(person, "terlambat", DAY, DAY, "Mengantar anak sekolah", jam_sampai="09.00", **more)


def codes(no):
    return [p.code for p in no.value.problems]


def test_the_permit_is_approved_by_the_direct_superior_unless_somebody_else_is_named(session, kantor, today):
    row = izin.ask(session, late(kantor.fauzi), today=today)
    assert (row.penyetuju, row.penyetuju_jabatan) == ("Bambang Prasetyo", "Kepala Bidang Angkutan")
    assert (row.jenis_nama, row.jam_mulai, row.jam_sampai) == ("Izin terlambat", None, "09:00")
    other = replace(late(kantor.rekan[0]), penyetuju_nama="dr. Sinta", penyetuju_jabatan="Kepala Puskesmas")
    assert izin.ask(session, other, today=today).penyetuju == "dr. Sinta"


def test_a_permit_is_never_charged_to_leave(session, kantor, today):
    before = leave.balance(session, kantor.fauzi, year=2026, today=today)
    for kind, days in (("tidak_masuk", 2), ("dispensasi", 5)):
        first = DAY if kind == "tidak_masuk" else DAY + dt.timedelta(days=7)
        izin.ask(session, IzinAsk(kantor.fauzi, kind, first, first + dt.timedelta(days=days - 1), "Urusan keluarga"),
                 today=today)  # fmt: skip
    after = leave.balance(session, kantor.fauzi, year=2026, today=today)
    assert (after.sisa, after.lines, after.pending) == (before.sisa, before.lines, before.pending)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"mulai": DAY + dt.timedelta(days=1)}, "end_before_start"),
        ({"jam_sampai": None}, "izin_time_missing"),
        ({"jam_sampai": "25.00"}, "izin_time_invalid"),
        ({"jam_mulai": "08.00"}, "izin_time_not_needed"),
        ({"jenis": "keluar_kantor", "jam_mulai": "12:00", "jam_sampai": "10:00"}, "izin_times_reversed"),
        ({"jenis": "keluar_kantor", "jam_mulai": "10:00", "jam_sampai": "10:00"}, "izin_times_reversed"),
        ({"jenis": "tidak_masuk"}, "izin_time_not_needed"),
        ({"jenis": "cuti"}, "izin_kind_unknown"),
        ({"alasan": "  "}, "izin_reason_missing"),
        ({"jenis": "tidak_masuk", "jam_sampai": None, "sampai": DAY + dt.timedelta(days=5)}, "izin_too_long"),
    ],
)
def test_a_wrong_permit_is_refused_with_its_key(session, kantor, today, change, code):
    with pytest.raises(Refused) as no:
        izin.ask(session, replace(late(kantor.fauzi), **change), today=today)
    assert code in codes(no)
    assert izin.listing(session, D(2026, 1, 1), D(2027, 12, 31)) == []


def test_the_applicant_cannot_approve_himself_by_choice_or_by_nip(session, kantor, today):
    with pytest.raises(Refused) as no:
        izin.ask(session, late(kantor.fauzi, penyetuju_id=kantor.fauzi, penyetuju_jabatan="Staf"), today=today)
    assert codes(no) == ["izin_approver_is_applicant"]
    nip = "19850709 201001 1 015"
    named = late(kantor.fauzi, penyetuju_nama="A. Fauzi", penyetuju_jabatan="Staf", penyetuju_nip=nip)
    with pytest.raises(Refused) as no:
        izin.ask(session, named, today=today)
    assert codes(no) == ["izin_approver_is_applicant"]


def test_the_head_of_the_office_needs_an_approver_by_name(session, kantor, today):
    with pytest.raises(Refused) as no:
        izin.ask(session, late(kantor.kepala), today=today)
    assert codes(no) == ["izin_approver_missing"]


def test_two_permits_at_the_same_time_are_refused_late_and_early_on_one_day_are_not(session, kantor, today):
    izin.ask(session, late(kantor.fauzi), today=today)
    early = IzinAsk(kantor.fauzi, "pulang_cepat", DAY, DAY, "Ke dokter", jam_mulai="14:00")
    izin.ask(session, early, today=today)
    out = IzinAsk(kantor.fauzi, "keluar_kantor", DAY, DAY, "Ke bank", jam_mulai="08:30", jam_sampai="10:00")
    for again in (late(kantor.fauzi), out, IzinAsk(kantor.fauzi, "tidak_masuk", DAY, DAY, "Sakit gigi")):
        with pytest.raises(Refused) as no:
            izin.ask(session, again, today=today)
        assert set(codes(no)) == {"izin_overlap"}
    izin.ask(session, replace(out, jam_mulai="10:00", jam_sampai="11:00"), today=today)
    izin.ask(session, replace(out, jam_mulai="11:00", jam_sampai="12:00"), today=today)


def test_overlap_with_leave_is_refused_and_names_the_leave(session, kantor, today, now):
    wish = leave.LeaveAsk(kantor.fauzi, DAY, DAY + dt.timedelta(days=2), "Keluarga", "Jl. Rekaan 5", "0812")
    leave.ask(session, wish, today=today, now=now)
    with pytest.raises(Refused) as no:
        izin.ask(session, late(kantor.fauzi), today=today)
    (problem,) = no.value.problems
    assert problem.code == "izin_overlaps_leave"
    assert problem.values == {"jenis": "cuti tahunan", "mulai": DAY, "sampai": DAY + dt.timedelta(days=2)}


def test_a_permit_for_yesterday_or_for_next_year_is_asked_about_but_kept(session, kantor, today):
    past = replace(late(kantor.fauzi), mulai=D(2026, 11, 20), sampai=D(2026, 11, 20))
    assert [p.code for p in izin.preview(session, past, today=today).warnings] == ["izin_backdated"]
    izin.ask(session, past, today=today)
    later = replace(late(kantor.fauzi), mulai=D(2027, 1, 5), sampai=D(2027, 1, 5))
    assert [p.code for p in izin.preview(session, later, today=today).warnings] == ["izin_far_ahead"]
    sunday = replace(late(kantor.fauzi), mulai=D(2026, 11, 29), sampai=D(2026, 11, 29))
    assert [p.code for p in izin.preview(session, sunday, today=today).warnings] == ["izin_no_working_day"]


def test_a_voided_permit_stays_with_its_reason_and_frees_the_day(session, kantor, today):
    row = izin.ask(session, late(kantor.fauzi), today=today)
    with pytest.raises(Refused) as no:
        izin.void(session, row.id, "x")
    assert codes(no) == ["izin_void_reason"]
    assert izin.void(session, row.id, "tidak jadi").dibatalkan == "tidak jadi"
    with pytest.raises(Refused) as no:
        izin.void(session, row.id, "sekali lagi")
    assert codes(no) == ["izin_void"]
    assert izin.listing(session, DAY, DAY) == []
    assert len(izin.listing(session, DAY, DAY, voided=True)) == 1
    izin.ask(session, late(kantor.fauzi), today=today)


def test_the_slip_is_a_registered_letter_without_taking_a_number(session, kantor, today, now):
    row = izin.ask(session, late(kantor.fauzi), today=today)
    made = attendance_papers.slip(session, row.id, today=today, now=now)
    assert letters.pdf(session, made.id).startswith(b"%PDF")
    assert (made.nomor, izin.get(session, row.id).letter_id) == (None, made.id)
    with pytest.raises(Refused) as no:
        attendance_papers.slip(session, row.id, today=today, now=now)
    assert codes(no) == ["izin_slip_has"]


def test_a_voided_permit_voids_its_slip(session, kantor, today, now):
    row = izin.ask(session, late(kantor.fauzi), today=today)
    made = attendance_papers.slip(session, row.id, today=today, now=now)
    izin.void(session, row.id, "salah hari")
    assert letters.get(session, made.id).keadaan == "batal"


def test_the_office_may_have_its_own_kinds_from_a_day_on(session, kantor, today):
    reference.load_shipped(session)
    own = {"kode": "tidak_masuk", "nama": "Izin tidak masuk", "jam": "tanpa", "sehari_penuh": "ya", "hari_maks": "1"}
    session.add(ReferenceRow(tabel="jenis_izin", kunci="tidak_masuk", nilai=own, asal="kantor", dasar="SE Kadis 3/2026",
                             berlaku_mulai=D(2026, 12, 1), berlaku_sampai=None))  # fmt: skip
    session.flush()
    two = IzinAsk(kantor.fauzi, "tidak_masuk", DAY, DAY + dt.timedelta(days=1), "Pindah rumah")
    assert not izin.preview(session, two, today=today).problems
    december = replace(two, mulai=D(2026, 12, 1), sampai=D(2026, 12, 2))
    assert [p.code for p in izin.preview(session, december, today=today).problems] == ["izin_too_long"]


def test_an_inspector_sees_neither_kind_nor_reason(session, kantor, today):
    izin.ask(session, late(kantor.fauzi), today=today)
    session.info["actor"] = Actor("inspektur", "Pemeriksa", Role.PEMERIKSA)
    (row,) = izin.listing(session, DAY, DAY)
    assert (row.jenis, row.jenis_nama, row.alasan, row.jam_sampai) == (izin.CLOSED, "izin", "", None)
    with pytest.raises(Refused):
        izin.ask(session, late(kantor.rekan[0]), today=today)
