"""The lists of leave: what stands in them, what is kept from a reader without sensitive rights, how they print."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.problems import Refused
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import employees, joint_leave, reports
from asn_desktop.services.joint_leave import DutyAsk
from asn_desktop.services.leave import balances, lists, openings
from asn_desktop.services.leave import year as leave_year
from asn_desktop.services.leave.openings import OpeningAsk
from asn_desktop.store.attendance import JointLeaveDuty
from asn_desktop.store.compat import uuid7
from asn_desktop.store.leave import LeaveCharge, LeaveRequest, LeaveStep
from tests.services import leave_office

D = dt.date
READER = Actor("ani", "Ani", Role.PEMERIKSA)


def leave_of(session, person, first, last, kind="TAHUNAN", state="SELESAI", **more):
    """One request straight into the store, as old permits stand there."""
    values = {"lama": (last - first).days + 1, "satuan": "hari", "alasan": "rahasia", "alamat": "x", "telepon": "x",
              "hari_tambahan": 0, "diminta_pada": first, **more}  # fmt: skip
    row = LeaveRequest(id=uuid7(), employee_id=person, jenis=kind, mulai=first, sampai=last, keadaan=state, **values)
    session.add(row)
    session.flush()
    return row.id


def table(session, key, today, **options):
    return reports.build(session, key, on=today, options=options, today=today)


def cells(found):
    return [row.cells for row in found.rows()]


@pytest.fixture
def office(session, now):
    return leave_office.make(session, now)


def test_the_register_holds_every_leave_of_the_period_with_its_number(session, office, today):
    leave_of(session, office.fauzi, D(2026, 3, 2), D(2026, 3, 4), nomor_asal="800.1.11.4/7/DISHUB/2026",
             tanggal_asal=D(2026, 2, 20), asal="susulan")  # fmt: skip
    leave_of(session, office.kabid, D(2026, 5, 4), D(2026, 5, 6), "SAKIT", "DITOLAK")
    leave_of(session, office.kabid, D(2025, 12, 29), D(2026, 1, 2), "BESAR", "TERBIT")
    leave_of(session, office.kabid, D(2025, 6, 2), D(2025, 6, 3))
    found = cells(table(session, "cuti-register", today))
    assert [(row[3], row[5]) for row in found] == [
        ("Besar", D(2025, 12, 29)), ("Tahunan", D(2026, 3, 2)), ("Sakit", D(2026, 5, 4))
    ]  # fmt: skip
    assert found[1][7:11] == ("800.1.11.4/7/DISHUB/2026", D(2026, 2, 20), "selesai", "entri susulan")
    assert found[2][9] == "tidak disetujui"
    assert [row[3] for row in cells(table(session, "cuti-register", today, bulan="3"))] == ["Tahunan"]


def test_a_reader_without_sensitive_rights_sees_cuti_and_neither_kind_nor_reason_nor_number(store, actor, today, now):
    with store.begin(actor, reason="isi") as session:
        office = leave_office.make(session, now)
        leave_of(session, office.fauzi, D(2026, 11, 2), D(2026, 12, 31), "SAKIT", "BERJALAN",
                 nomor_asal="800.1.11.2/9/DISHUB/2026")  # fmt: skip
        leave_of(session, office.rekan[0], D(2026, 11, 2), D(2027, 2, 1), "MELAHIRKAN", "BERJALAN", lama=3,
                 satuan="bulan", negara="Malaysia")  # fmt: skip
        waiting = leave_of(session, office.rekan[1], D(2026, 11, 20), D(2026, 11, 25), "ALASAN_PENTING",
                           "IZIN_SEMENTARA")  # fmt: skip
        assert waiting
    with store.read(READER) as session:
        for key in ("cuti-register", "cuti-lama", "cuti-izin-sementara", "cuti-bulan", "cuti-tahun", "cuti-serentak",
                    "cuti-penangguhan"):  # fmt: skip
            found = table(session, key, today)
            said = " ".join(str(cell) for row in found.rows() for cell in row.cells).casefold()
            for word in ("sakit", "melahirkan", "penting", "800.1.11", "rahasia", "malaysia", "bulan"):
                assert word not in said, (key, word)
        assert {row[3] for row in cells(table(session, "cuti-register", today))} == {"Cuti"}
        assert any("tidak ditampilkan" in note for note in table(session, "cuti-register", today).notes)
        assert cells(table(session, "cuti-sakit", today)) == []
        assert "tertutup" in table(session, "cuti-sakit", today).notes[0]
        with pytest.raises(Refused) as no:
            lists.illnesses(session, today, within=60)
        assert no.value.problems[0].code == "role_not_allowed"


def test_balances_are_listed_by_unit_and_agree_with_the_balance(session, office, today):
    leave_office.person(session, "Baru Datang", office.bidang, 77)
    employees.rebuild_summaries(session, today=today)
    found = table(session, "cuti-saldo", today)
    rows = {row.employee_id: row.cells for row in found.rows()}
    sums = {row.employee_id: row for row in balances.all(session, on=today)}
    assert {group.title for group in found.groups} == {"DINAS PERHUBUNGAN", "BIDANG ANGKUTAN"}
    assert rows[office.fauzi][4:12] == (0, 6, 0, 12, 18, 0, 0, 18)
    assert all(rows[person][11] == row.sisa for person, row in sums.items())
    assert sum(row[11] is None for row in rows.values()) == 1
    assert any("saldo awal 2024, 2025, 2026" in str(row[12]) for row in rows.values())


def test_days_about_to_lapse_are_those_next_year_will_not_open_with(session, office, today):
    found = {r.row.employee_id: r for r in balances.lapsing(session, on=today)}
    assert (found[office.fauzi].carried, found[office.fauzi].lost) == (6, 12)  # 18 left, 6 come over
    leave_of(session, office.fauzi, D(2026, 12, 7), D(2026, 12, 18), state="DIAJUKAN",
             saldo={"rencana": {"N-1": 6, "N": 4}})  # fmt: skip
    again = {r.row.employee_id: r for r in balances.lapsing(session, on=today)}
    assert (again[office.fauzi].carried, again[office.fauzi].lost) == (6, 2)  # 8 own left after the one that waits
    row = next(r for r in table(session, "cuti-gugur", today).rows() if r.employee_id == office.fauzi)
    assert row.cells[4:11] == (0, 0, 0, 8, 6, 2, D(2026, 12, 31))


def test_worked_example_19_a_day_of_24_december_does_not_lapse_with_the_year(session, office):
    for day in (D(2026, 3, 18), D(2026, 12, 24)):
        session.add(JointLeaveDuty(employee_id=office.fauzi, tanggal=day, nomor="1", tanggal_sk=D(2026, 1, 5)))
    session.flush()
    row = next(r for r in balances.lapsing(session, on=D(2026, 12, 28)) if r.row.employee_id == office.fauzi)
    assert (row.left["TAMBAHAN"], row.carried) == (2, 7)


def test_two_years_without_any_leave_lose_only_what_passes_twenty_four(session, today, now):
    office = leave_office.make(session, now)
    idle = leave_office.person(session, "Rajin Sekali", office.bidang, 78)
    openings.save(session, [OpeningAsk(idle, year, 0) for year in (2024, 2025, 2026)], today=today, now=now)
    employees.rebuild_summaries(session, today=today)
    row = next(r for r in balances.lapsing(session, on=today) if r.row.employee_id == idle)
    assert (sum(row.left.values()), row.carried, row.lost) == (24, 12, 12)


def test_a_pns_ill_for_ten_months_stands_near_the_limit_of_a_year(session, office, today):
    leave_of(session, office.fauzi, D(2026, 1, 5), D(2026, 6, 30), "SAKIT")
    leave_of(session, office.fauzi, D(2026, 7, 1), D(2026, 12, 20), "SAKIT", "BERJALAN")
    leave_of(session, office.rekan[0], D(2026, 11, 16), D(2026, 11, 27), "SAKIT", "BERJALAN")
    leave_of(session, office.rekan[1], D(2026, 1, 5), D(2026, 12, 20), "SAKIT", "BERJALAN",
             alasan_kode="kecelakaan_kerja")  # fmt: skip
    found = lists.illnesses(session, today, within=60)
    assert [(i.employee_id, i.since, i.days, i.limit, i.board) for i in found] == [
        (office.fauzi, D(2026, 1, 5), 350, D(2027, 1, 4), True)
    ]
    assert lists.illnesses(session, today, within=30) == []
    assert "Tim Penguji Kesehatan" in str(cells(table(session, "cuti-sakit", today))[0][10])


def test_a_pppk_ill_for_three_weeks_stands_near_the_limit_of_a_month(session, office, today):
    ppp = leave_office.person(session, "Rina PPPK", office.bidang, 79, status="PPPK", tmt_cpns=None,
                              kontrak_mulai=D(2024, 1, 1), kontrak_akhir=D(2028, 12, 31))  # fmt: skip
    employees.rebuild_summaries(session, today=today)
    leave_of(session, ppp, D(2026, 11, 2), D(2026, 11, 24), "SAKIT", "BERJALAN")
    (found,) = lists.illnesses(session, today, within=10)
    assert (found.limit, found.board, found.left(today)) == (D(2026, 12, 1), False, 8)


def test_permits_that_touch_are_one_long_absence(session, office, today):
    leave_of(session, office.fauzi, D(2026, 10, 1), D(2026, 11, 15), "SAKIT")
    leave_of(session, office.fauzi, D(2026, 11, 16), D(2026, 12, 4), "TAHUNAN", "BERJALAN")
    leave_of(session, office.kabid, D(2026, 11, 9), D(2026, 11, 27), "BESAR", "BERJALAN")
    leave_of(session, office.rekan[0], D(2026, 8, 1), D(2026, 12, 31), "BESAR", "DIPANGGIL",
             melapor_pada=D(2026, 11, 2))  # fmt: skip
    found = lists.long_absences(session, today, days=30)
    assert [(entry.employee_id, days) for entry, days in found] == [(office.fauzi, 65)]
    assert len(lists.long_absences(session, today, days=19)) == 2


def test_postponed_leave_stays_in_the_list_until_it_is_taken_up(session, office, today):
    old = leave_of(session, office.fauzi, D(2025, 11, 3), D(2025, 11, 7), state="DITANGGUHKAN")
    session.add(LeaveStep(request_id=old, urutan=3, peristiwa="KEPUTUSAN", pilihan="DITANGGUHKAN", hari=5,
                          cara="kertas", tanggal=D(2025, 10, 20), alasan="akhir tahun anggaran"))  # fmt: skip
    gone = leave_of(session, office.kabid, D(2024, 11, 3), D(2024, 11, 7), state="DITANGGUHKAN")
    session.flush()
    (found,) = lists.postponed(session, today=today)
    assert (found.entry.request_id, found.days, found.until) == (old, 5, D(2026, 12, 31))
    assert found.reason == "akhir tahun anggaran"
    leave_of(session, office.fauzi, D(2026, 12, 1), D(2026, 12, 4), state="DIAJUKAN", terkait_id=old)
    assert lists.postponed(session, today=today) == []
    assert gone


def test_an_interim_permit_waits_in_its_list(session, office, today):
    leave_of(session, office.fauzi, D(2026, 11, 18), D(2026, 11, 25), "ALASAN_PENTING", "IZIN_SEMENTARA")
    (row,) = cells(table(session, "cuti-izin-sementara", today))
    assert (row[4], row[8]) == ("Alasan penting", 5)


def test_a_year_of_a_unit_cuts_stretches_at_its_ends_and_adds_the_remote_days(session, office):
    leave_of(session, office.fauzi, D(2025, 12, 22), D(2026, 1, 9), "BESAR", "TERBIT")
    leave_of(session, office.fauzi, D(2026, 7, 6), D(2026, 7, 21), hari_tambahan=12)
    leave_of(session, office.kabid, D(2026, 8, 3), D(2026, 8, 7), state="DIAJUKAN")
    leave_of(session, office.kepala, D(2026, 8, 3), D(2026, 8, 7), state="DITOLAK")
    found = leave_year.year(session, office.root, 2026)
    spans = {p.employee_id: [(s.mulai, s.sampai, s.pasti) for s in p.spans] for p in found.people}
    assert spans == {
        office.fauzi: [(D(2026, 1, 1), D(2026, 1, 9), True), (D(2026, 7, 6), D(2026, 8, 2), True)],
        office.kabid: [(D(2026, 8, 3), D(2026, 8, 7), False)],
    }
    assert [p.employee_id for p in found.on(D(2026, 8, 4))] == [office.kabid]
    assert (found.size, found.percent) == (5, 25)


def test_too_many_of_a_unit_away_is_told_by_day_with_names_and_only_on_working_days(session, office, today):
    leave_of(session, office.fauzi, D(2026, 12, 21), D(2026, 12, 28), state="TERBIT")
    leave_of(session, office.rekan[0], D(2026, 12, 23), D(2026, 12, 28), state="DIAJUKAN")
    leave_of(session, office.kepala, D(2026, 12, 21), D(2026, 12, 28), state="TERBIT")  # alone in her own unit
    (unit,) = leave_year.year(session, None, 2026).thin
    assert (unit.unit_id, unit.size) == (office.bidang, 4)
    assert [(d.day, d.percent) for d in unit.days] == [(D(2026, 12, 23), 50), (D(2026, 12, 28), 50)]
    (first, _) = cells(table(session, "cuti-serentak", today))
    assert first[1:6] == ("Rabu", D(2026, 12, 23), 2, 4, 50)
    assert first[6] == "Agus Setiawan, Ahmad Fauzi, S.T."


def test_the_month_for_the_wall_marks_days_and_shades_those_not_worked(session, office, today):
    leave_of(session, office.fauzi, D(2026, 12, 21), D(2026, 12, 31), state="TERBIT")
    leave_of(session, office.kabid, D(2026, 12, 28), D(2027, 1, 2), state="DIAJUKAN")
    found = table(session, "cuti-bulan", today, bulan="12")
    assert {c.text.split("\n")[0] for c in found.columns[3:] if c.shade} == {
        "5", "6", "12", "13", "19", "20", "24", "25", "26", "27"
    }  # fmt: skip
    rows = {row.employee_id: row.cells for row in found.rows()}
    assert rows[office.fauzi][3 + 20 :] == ("C",) * 11
    assert rows[office.kabid][3 + 26 :] == (None, "?", "?", "?", "?")
    assert any("24-12-2026 cuti bersama" in note for note in found.notes)
    year = cells(table(session, "cuti-tahun", today))
    assert [row[14] for row in year] == ["21–31", "28–31?"]


@pytest.mark.parametrize("key", [k for k, r in reports.REPORTS.items() if r.group == "Cuti"])
def test_every_list_of_leave_is_printed_and_written_and_leaves_a_picture(session, office, today, now, key):
    near = leave_office.person(session, "Lama Sakit", office.bidang, 99)
    leave_of(session, near, D(2025, 12, 1), D(2026, 12, 10), "SAKIT", "BERJALAN")
    for at in range(40):
        person = leave_office.person(session, f"Pegawai Nomor {at}", office.bidang, 100 + at)
        leave_of(session, person, D(2026, 11, 2 + at % 20), D(2026, 12, 3 + at % 20), ("TAHUNAN", "SAKIT")[at % 2],
                 ("BERJALAN", "DIAJUKAN", "IZIN_SEMENTARA", "DITANGGUHKAN")[at % 4])  # fmt: skip
    employees.rebuild_summaries(session, today=today)
    joint_leave.grant(session, DutyAsk((office.fauzi, office.kabid), (D(2026, 3, 18), D(2026, 12, 24)), "800/3/2026",
                                       D(2026, 3, 2)), today=today, now=now)  # fmt: skip
    charged = leave_of(session, office.fauzi, D(2026, 12, 21), D(2026, 12, 31), state="TERBIT")
    session.add(LeaveCharge(request_id=charged, employee_id=office.fauzi, tahun=2026, baris="N", hari=9))
    session.flush()
    found = table(session, key, today)
    assert list(found.rows()), "a list without a row proves little"
    paper = reports.pdf(found, now=now)
    assert paper.startswith(b"%PDF-")
    assert reports.xlsx(found).startswith(b"PK")
    _picture(paper, key)


def _picture(paper: bytes, name: str) -> None:
    import pypdfium2

    from tests.ui.conftest import _ROOT

    folder = _ROOT / "out" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    pypdfium2.PdfDocument(paper)[0].render(scale=1.6).to_pil().save(folder / f"{name}.png")
