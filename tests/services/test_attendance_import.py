"""Lists of fingerprint machines: long and wide, dirty, previewed, asked about, written whole, repeated in vain."""

from __future__ import annotations

import datetime as dt
import io

import pytest
import xlsxwriter

from asn_desktop.problems import Cancelled, Refused
from asn_desktop.rules.day_status import Status
from asn_desktop.services import attendance_import, day_status, duty_orders, holidays, roster_month, shifts
from asn_desktop.services.duty_orders import DutyAsk
from asn_desktop.store.attendance import Kehadiran
from asn_desktop.store.leave import LeaveRequest

from . import leave_office
from .leave_office import D

NIP = "19850709 201001 1 015"


@pytest.fixture
def kantor(session, now):
    holidays.load_shipped(session)
    return leave_office.make(session, now)


def csv(*lines):
    return "\n".join(lines).encode()


def book(rows, sheet="Absensi"):
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as made:
        page = made.add_worksheet(sheet)
        day, time = made.add_format({"num_format": "dd/mm/yyyy"}), made.add_format({"num_format": "hh:mm"})
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if isinstance(value, dt.date):
                    page.write_datetime(r, c, dt.datetime.combine(value, dt.time()), day)
                elif isinstance(value, dt.time):
                    page.write_datetime(r, c, value, time)
                elif value is not None:
                    page.write(r, c, value)
    return target.getvalue()


LONG = csv(
    "REKAP ABSENSI DINAS PERHUBUNGAN", "", "No;NIP;Nama;Tanggal;Masuk;Pulang",
    f"1;{NIP};AHMAD FAUZI;02/11/2026;07.25;16.05",
    f"2;'{NIP.replace(' ', '')};Ahmad Fauzi;3-11-2026;07:41:10;",
    f"3;{NIP};Ahmad Fauzi;4 Nov 2026;jam 8;",
    f"4;{NIP};Ahmad Fauzi;31/11/2026;07:20;16:00",
    f"5;{NIP};Ahmad Fauzi;2026-11-24;07:20;16:00",
    f"6;{NIP};Ahmad Fauzi;5/11/2026;;",
)  # fmt: skip


def look(session, data, today, **more):
    return attendance_import.preview(session, data, today=today, file_name="absen.csv", **more)


def states(seen):
    return {(r.tanggal.day if r.tanggal else None): r.state for r in seen.rows}


def test_a_long_list_is_read_with_a_reason_for_each_row_that_is_not(session, kantor, today):
    seen = look(session, LONG, today)
    assert states(seen) == {2: "baru", 3: "baru", 4: "ditolak", None: "ditolak", 24: "ditolak"}
    reasons = {r.number: r.problems[0].code for r in seen.rows if r.problems}
    assert reasons == {6: "ATTENDANCE_CELL", 7: "ATTENDANCE_DATE", 8: "ATTENDANCE_FUTURE"}
    assert session.query(Kehadiran).count() == 0


def test_what_is_right_is_written_whole_and_a_repeat_changes_nothing(session, kantor, today, now):
    done = attendance_import.apply(session, look(session, LONG, today), now=now)
    assert (done.new, done.changed, done.people) == (2, 0, 1)
    (row,) = day_status.month(session, D(2026, 11, 1), today=today, employee_id=kantor.fauzi).rows
    assert [row.cells[d].status for d in (1, 2, 4)] == [Status.HADIR, Status.HADIR, Status.BELUM]
    assert row.late == 11
    before = dict(session.query(Kehadiran).one().hari)
    again = look(session, LONG, today)
    assert (again.count("baru"), again.count("ubah"), again.count("sama")) == (0, 0, 2)
    done = attendance_import.apply(session, again, now=now)
    assert (done.new, done.changed) == (0, 0)
    assert session.query(Kehadiran).one().hari == before


def test_a_corrected_list_changes_only_its_day(session, kantor, today, now):
    attendance_import.apply(session, look(session, LONG, today), now=now)
    better = csv("NIP;Tanggal;Masuk;Pulang", f"{NIP};03/11/2026;07:41;16:10")
    seen = look(session, better, today)
    assert [r.state for r in seen.rows] == ["ubah"]
    attendance_import.apply(session, seen, now=now)
    assert session.query(Kehadiran).one().hari == {
        "2": {"masuk": "07:25", "pulang": "16:05"}, "3": {"masuk": "07:41", "pulang": "16:10"},
    }  # fmt: skip


def test_touches_of_one_day_are_put_together(session, kantor, today):
    touches = csv("PIN,Nama,Waktu", *(f"{NIP.replace(' ', '')},Fauzi,2026-11-02 {t}" for t in
                                      ("12:01:00", "07:26:31", "16:03:00", "07:26:40")))  # fmt: skip
    (row,) = look(session, touches, today).rows
    assert (row.masuk, row.pulang, row.employee_id) == ("07:26", "16:03", kantor.fauzi)


def test_a_machine_that_writes_the_month_first_is_understood(session, kantor, today):
    seen = look(session, csv("NIP,Date,In", f"{NIP},11/02/2026,07:20", f"{NIP},11/13/2026,07:20"), today)
    assert [r.tanggal for r in seen.rows] == [D(2026, 11, 2), D(2026, 11, 13)]


def test_the_going_of_a_night_turn_belongs_to_the_evening_it_began(session, kantor, today, now):
    shifts.save(session, kantor.bidang, shifts.USUAL)
    plan = {kantor.fauzi: {2: "M", 3: "M", 4: "L", 5: "P"}}
    roster_month.save(session, kantor.bidang, D(2026, 11, 1), plan)
    touches = (("2", "20:50"), ("2", "23:10"), ("3", "07:35"), ("3", "21:05"), ("4", "07:40"), ("5", "07:20"),
               ("5", "14:02"))  # fmt: skip
    data = csv("NIP;Tanggal;Waktu", *(f"{NIP};{day}/11/2026;{time}" for day, time in touches))
    seen = look(session, data, today)
    assert {r.tanggal.day: (r.masuk, r.pulang) for r in seen.rows} == {
        2: ("20:50", "07:35"), 3: ("21:05", "07:40"), 5: ("07:20", "14:02"),
    }  # fmt: skip
    attendance_import.apply(session, seen, now=now)
    (row,) = day_status.month(session, D(2026, 11, 1), today=today, employee_id=kantor.fauzi).rows
    assert [row.cells[d].status for d in (1, 2, 3, 4)] == [
        Status.HADIR, Status.HADIR, Status.LEPAS_JAGA, Status.HADIR,
    ]  # fmt: skip
    assert (row.late, row.early) == (5, 0)
    assert {r.state for r in look(session, data, today).rows} == {"sama"}


def test_people_of_the_same_units_whom_the_file_does_not_name_are_told(session, kantor, today):
    assert look(session, LONG, today).absent == ("Agus Setiawan", "Bambang Prasetyo", "Dewi Lestari")


def test_a_wide_list_with_typed_cells_marks_and_a_month_in_its_title(session, kantor, today, now):
    wide = book([
        ["DAFTAR HADIR"], ["BULAN NOVEMBER 2026"],
        ["NO", "NAMA", "NIP", "TANGGAL"], [None, None, None, *range(1, 31)],
        [1, "Ahmad Fauzi, S.T.", NIP, None, dt.time(7, 25), "07.30-16.00", "H", "A", "S"],
        [None, None, None, None, dt.time(16, 2)],
        [2, "Agus Setiawan", "19850709 201001 1 020", None, "v"],
        [None, "Mengetahui,"],
    ])  # fmt: skip
    seen = look(session, wide, today)
    assert seen.wide
    mine = {r.tanggal.day: (r.masuk, r.pulang, r.tanda, r.state) for r in seen.rows if r.employee_id == kantor.fauzi}
    assert mine == {
        2: ("07:25", "16:02", None, "baru"), 3: ("07:30", "16:00", None, "baru"), 4: (None, None, "hadir", "baru"),
        5: (None, None, "alpa", "tidak diambil"), 6: (None, None, "sakit", "tidak diambil"),
    }  # fmt: skip
    attendance_import.apply(session, seen, now=now)
    (row,) = day_status.month(session, D(2026, 11, 1), today=today, employee_id=kantor.fauzi).rows
    assert [row.cells[d].status for d in (3, 4, 5)] == [Status.HADIR, Status.BELUM, Status.BELUM]
    assert {r.tanggal.day for r in look(session, wide, today).rows if r.state == "sama"} == {2, 3, 4}


def test_a_wide_list_without_a_month_asks_for_it(session, kantor, today):
    wide = book([["NIP", *range(1, 31)], [NIP, *["07:20 16:00"] * 6]])
    with pytest.raises(Refused) as no:
        look(session, wide, today)
    assert [p.code for p in no.value.problems] == ["ATTENDANCE_NO_MONTH"]
    assert look(session, wide, today, month=D(2026, 10, 1)).first == D(2026, 10, 1)


def test_strangers_are_asked_for_once_and_remembered(session, kantor, today, now):
    machine = csv("PIN;Nama;Tanggal;Masuk", "17;ahmad fauzi;2/11/2026;07:20", "17;ahmad fauzi;3/11/2026;07:21",
                  "18;Tamu;3/11/2026;07:21")  # fmt: skip
    seen = look(session, machine, today)
    assert [(a.key, a.rows, a.guess) for a in seen.asks] == [("PIN 17", 2, kantor.fauzi), ("PIN 18", 1, None)]
    assert {r.state for r in seen.rows} == {"ditanyakan"}
    assert attendance_import.apply(session, seen, now=now).new == 0
    told = look(session, machine, today, answers={"PIN 17": kantor.fauzi})
    assert attendance_import.apply(session, told, now=now).new == 2
    later = look(session, csv("PIN;Nama;Tanggal;Masuk", "17;ahmad fauzi;4/11/2026;07:20"), today)
    assert [(r.employee_id, r.state) for r in later.rows] == [(kantor.fauzi, "baru")]


def test_times_on_days_of_leave_and_duty_are_shown_as_conflicts_and_leave_stays(session, kantor, today, now):
    session.add(LeaveRequest(employee_id=kantor.fauzi, jenis="TAHUNAN", mulai=D(2026, 11, 2), sampai=D(2026, 11, 2),
                             lama=1, alasan="-", alamat="-", telepon="-", keadaan="TERBIT",
                             diminta_pada=D(2026, 10, 1)))  # fmt: skip
    session.flush()
    order = DutyAsk(kantor.bidang, "Rapat", "Provinsi", D(2026, 11, 3), D(2026, 11, 3), (kantor.fauzi,))
    duty_orders.enter(session, order, today=today)
    seen = look(session, LONG, today)
    told = [(r.tanggal.day, r.problems[-1].values["keadaan"]) for r in seen.conflicts]
    assert told == [(2, "cuti"), (3, "dinas luar")]
    attendance_import.apply(session, seen, now=now)
    book_ = day_status.month(session, D(2026, 11, 1), today=today)
    assert [(d.day, code) for _, d, code in book_.conflicts()] == [(2, "hadir_saat_cuti"), (3, "hadir_saat_dinas")]


def test_a_stopped_import_keeps_nothing(store, actor, today, now):
    with store.begin(actor, reason="uji") as session:
        leave_office.make(session, now)

    def stop(done, total):
        if done == 3:
            raise Cancelled

    people = [f"{NIP};Fauzi;{day}/{month}/2026;07:20" for month in range(1, 11) for day in range(1, 6)]
    data = csv("NIP;Nama;Tanggal;Masuk", *people)
    with store.read(actor) as session:
        seen = look(session, data, today)
    assert seen.count("baru") == 50
    with pytest.raises(Cancelled):
        write(store, actor, seen, now, stop)
    with store.read(actor) as session:
        assert session.query(Kehadiran).count() == 0
        with pytest.raises(Cancelled):
            look(session, data, today, progress=stop)
    assert write(store, actor, seen, now, None).new == 50


def write(store, actor, seen, now, progress):
    with store.begin(actor, reason="impor") as session:
        return attendance_import.apply(session, seen, now=now, progress=progress)


@pytest.mark.parametrize("data", [csv("a;b;c", "1;2;3"), csv("Nama;Alamat", "Fauzi;Jl. 5")])
def test_a_file_without_people_and_days_is_refused(session, kantor, today, data):
    with pytest.raises(Refused) as no:
        look(session, data, today)
    assert [p.code for p in no.value.problems] == ["ATTENDANCE_NO_HEADER"]
