"""The book of a month: leave, permits, orders, study, rosters and times in one status for each person and day."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.problems import Refused
from asn_desktop.rules.day_status import Status
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import attendance, attendance_lists, day_status, duty_orders, holidays, izin, reports
from asn_desktop.services.duty_orders import DutyAsk
from asn_desktop.services.izin import IzinAsk
from asn_desktop.store.attendance import JointLeaveDuty, Kehadiran
from asn_desktop.store.leave import LeaveRequest
from asn_desktop.store.standing import Cltn

from . import leave_office
from .leave_office import D

NOV = D(2026, 11, 1)


@pytest.fixture
def kantor(session, now):
    holidays.load_shipped(session)
    return leave_office.make(session, now)


def leave_of(session, person, kind, first, last, state="TERBIT"):
    session.add(LeaveRequest(
        employee_id=person, jenis=kind, mulai=first, sampai=last, lama=1, alasan="-", alamat="-", telepon="-",
        keadaan=state, diminta_pada=first, hari_tambahan=0,
    ))  # fmt: skip
    session.flush()


def recorded(session, person, days, month=NOV, source="impor uji.xlsx"):
    session.add(Kehadiran(employee_id=person, bulan=month, hari=days, sumber=source))
    session.flush()


def cells(session, person, today, month=NOV):
    (row,) = day_status.month(session, month, today=today, employee_id=person).rows
    return dict(enumerate(row.cells, 1))


def test_each_source_gives_its_days_and_says_so(session, kantor, today):
    leave_of(session, kantor.fauzi, "SAKIT", D(2026, 11, 3), D(2026, 11, 4))
    leave_of(session, kantor.fauzi, "TAHUNAN", D(2026, 11, 6), D(2026, 11, 9))
    ask = IzinAsk(kantor.fauzi, "tidak_masuk", D(2026, 11, 10), D(2026, 11, 10), "Urusan keluarga")
    izin.ask(session, ask, today=today)
    order = DutyAsk(kantor.bidang, "Rapat", "Provinsi", D(2026, 11, 14), D(2026, 11, 16), (kantor.fauzi,))
    duty_orders.enter(session, order, today=today)
    recorded(session, kantor.fauzi, {"2": {"masuk": "07:28", "pulang": "16:01"}, "5": {"masuk": "07:40"}})
    found = cells(session, kantor.fauzi, today)
    marks = "".join(found[d].mark or "." for d in range(1, 19))
    assert marks == ".HSSHC..CI...DDD.."
    assert found[6].line.values["jenis"] == "cuti tahunan"
    assert found[14].line.values["tujuan"] == "Provinsi"
    assert found[7].status is Status.LIBUR  # Saturday inside the leave


def test_study_and_unpaid_leave_come_from_the_history(session, kantor, today):
    session.add_all([
        Cltn(employee_id=kantor.rekan[0], jenis="6", mulai=D(2025, 9, 1), sampai=None),
        Cltn(employee_id=kantor.rekan[0], jenis="8", mulai=D(2026, 11, 16), sampai=None),
        Cltn(employee_id=kantor.rekan[1], jenis="1", mulai=D(2026, 1, 1), sampai=D(2026, 11, 10),
             aktif_kembali=D(2026, 11, 11)),
    ])  # fmt: skip
    session.flush()
    study, unpaid = cells(session, kantor.rekan[0], today), cells(session, kantor.rekan[1], today)
    assert [study[d].status for d in (13, 15, 16)] == [Status.TUGAS_BELAJAR, Status.TUGAS_BELAJAR, Status.BELUM]
    assert [unpaid[d].status for d in (10, 11)] == [Status.CUTI, Status.BELUM]


def test_cuti_bersama_is_a_day_of_work_for_whom_a_decision_did_not_give_it(session, kantor, today):
    session.add(JointLeaveDuty(employee_id=kantor.fauzi, tanggal=D(2026, 12, 24), nomor="1", tanggal_sk=D(2026, 12, 1)))
    session.flush()
    december = D(2026, 12, 1)
    assert cells(session, kantor.fauzi, today, december)[24].status is Status.BELUM
    assert cells(session, kantor.rekan[0], today, december)[24].status is Status.LIBUR


def test_a_recalled_leave_ends_the_day_before_the_return(session, kantor, today):
    leave_of(session, kantor.fauzi, "TAHUNAN", D(2026, 11, 9), D(2026, 11, 13), "DIPANGGIL")
    session.query(LeaveRequest).one().melapor_pada = D(2026, 11, 11)
    session.flush()
    found = cells(session, kantor.fauzi, today)
    assert [found[d].status for d in (10, 11)] == [Status.CUTI, Status.BELUM]


def test_unknown_days_are_proposals_after_the_import_and_only_a_named_person_decides(session, kantor, today):
    assert attendance.proposals(session, NOV, today=today) == []
    recorded(session, kantor.fauzi, {str(d): {"masuk": "07:20"} for d in range(1, 20)})
    asked = attendance.proposals(session, NOV, today=today)
    assert [(p.employee_id, p.tanggal) for p in asked] == [(kantor.fauzi, D(2026, 11, 20))]
    assert cells(session, kantor.fauzi, today)[20].status is Status.BELUM
    day, words = D(2026, 11, 20), {"oleh": "Bambang Prasetyo", "alasan": "sudah ditanya, tidak ada kabar"}
    found = attendance.decide(session, kantor.fauzi, day, Status.TANPA_KETERANGAN, today=today, **words)
    assert found.status is Status.TANPA_KETERANGAN
    assert found.line.values["oleh"] == "Bambang Prasetyo"
    assert attendance.proposals(session, NOV, today=today) == []
    assert attendance.undo(session, kantor.fauzi, day, today=today).status is Status.BELUM
    assert len(attendance.proposals(session, NOV, today=today)) == 1


@pytest.mark.parametrize(
    ("day", "status", "oleh", "alasan", "code"),
    [
        (D(2026, 11, 20), Status.TANPA_KETERANGAN, "", "sudah ditanya", "day_decider_missing"),
        (D(2026, 11, 20), Status.TANPA_KETERANGAN, "Bambang", "", "day_reason_missing"),
        (D(2026, 11, 24), Status.TANPA_KETERANGAN, "Bambang", "sudah ditanya", "day_future"),
        (D(2026, 11, 22), Status.TANPA_KETERANGAN, "Bambang", "sudah ditanya", "day_not_worked"),
        (D(2026, 11, 20), Status.CUTI, "Bambang", "sudah ditanya", "day_status_undecidable"),
        (D(2026, 11, 19), Status.TANPA_KETERANGAN, "Bambang", "sudah ditanya", "day_has_paper"),
        (D(2026, 11, 20), Status.HADIR, "Ahmad Fauzi, S.T.", "lupa absen", "day_decider_is_applicant"),
    ],
)
def test_a_decision_without_a_person_a_reason_or_a_need_is_refused(
    session, kantor, today, day, status, oleh, alasan, code
):
    recorded(session, kantor.fauzi, {"19": {"masuk": "07:20"}})
    with pytest.raises(Refused) as no:
        attendance.decide(session, kantor.fauzi, day, status, oleh=oleh, alasan=alasan, today=today)
    assert code in [p.code for p in no.value.problems]


def test_the_recap_counts_days_and_minutes(session, kantor, today):
    leave_of(session, kantor.fauzi, "SAKIT", D(2026, 11, 3), D(2026, 11, 4))
    times = {"2": {"masuk": "07:45", "pulang": "15:30"}, "5": {"masuk": "07:30", "pulang": "16:00"}}
    recorded(session, kantor.fauzi, times)
    book = day_status.month(session, NOV, kantor.bidang, today=today)
    row = next(r for r in book.rows if r.employee_id == kantor.fauzi)
    counts = book.counts(row)
    assert (counts[Status.HADIR], counts[Status.SAKIT], row.late, row.late_days, row.early) == (2, 2, 15, 1, 30)
    assert counts[Status.BELUM] == 11  # working days until yesterday, 2 there, 2 sick
    table = attendance_lists.recap(session, NOV, kantor.bidang, today=today)
    titles = [c.text for c in table.columns]
    line = next(r for r in table.rows() if r.employee_id == kantor.fauzi)
    assert line.cells[titles.index("SAKIT")] == 2
    assert line.cells[titles.index("MENIT")] == 15


def test_lists_go_on_paper_and_into_a_workbook(session, kantor, today, now):
    izin.ask(session, IzinAsk(kantor.fauzi, "dispensasi", D(2026, 11, 24), D(2026, 11, 29), "Lomba"), today=today)
    permits = attendance_lists.permits(session, NOV, today=today)
    assert [r.cells[-1] for r in permits.rows()] == [4]  # days of work: the weekend is none
    blank = attendance_lists.sheet(session, NOV, kantor.bidang, today=today)
    assert [c.shade for c in blank.columns][2:12] == [True, *[False] * 5, True, True, False, False]
    assert all(set(r.cells[2:]) == {None} for r in blank.rows())
    for table in (blank, permits, attendance_lists.recap(session, NOV, today=today),
                  attendance_lists.ledger(session, NOV, today=today)):  # fmt: skip
        assert reports.pdf(table, now=now).startswith(b"%PDF")
        assert reports.xlsx(table)[:2] == b"PK"


def test_an_inspector_sees_no_sickness_no_kind_and_no_reason(session, kantor, today):
    leave_of(session, kantor.fauzi, "SAKIT", D(2026, 11, 3), D(2026, 11, 4))
    ask = IzinAsk(kantor.fauzi, "tidak_masuk", D(2026, 11, 10), D(2026, 11, 10), "Rahasia keluarga")
    izin.ask(session, ask, today=today)
    session.info["actor"] = Actor("inspektur", "Pemeriksa", Role.PEMERIKSA)
    found = cells(session, kantor.fauzi, today)
    assert found[3].status is Status.CUTI
    assert not found[3].line.values
    assert (found[10].status, dict(found[10].line.values)) == (Status.IZIN, {})
    titles = [c.text for c in attendance_lists.recap(session, NOV, today=today).columns]
    assert "SAKIT" not in titles
    with pytest.raises(Refused):
        attendance_lists.permits(session, NOV, today=today)


def test_who_came_or_left_within_the_month_is_counted_only_while_of_the_office(session, kantor, today):
    fresh = leave_office.person(session, "Baru Datang", kantor.bidang, 77, tmt_cpns=D(2026, 11, 10))
    from asn_desktop.services import employees

    employees.rebuild_summaries(session, today=today)
    found = cells(session, fresh, today)
    assert [found[d].status for d in (9, 10)] == [Status.LUAR, Status.BELUM]
    assert dt.date(2026, 11, 9).weekday() == 0
