"""The second reading of the law of leave: edges of the right, of the decision and of who may act, on the real store."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from asn_desktop.problems import Refused
from asn_desktop.rules.leave.flow import Choice, Official, State
from asn_desktop.services import employee_form, officials
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave import openings
from asn_desktop.services.leave.deeds import Decision, LeaveAsk
from asn_desktop.services.leave.openings import OpeningAsk
from asn_desktop.store.employees import Employee
from asn_desktop.store.leave import LeaveRequest
from asn_desktop.store.offices import Setting, Unit
from tests.services import leave_office
from tests.services.leave_office import LeaveOffice

D = dt.date
SCAN = b"%PDF-1.4 lembar bertanda tangan"
YES = Decision(Choice.DISETUJUI, scan=SCAN)


@pytest.fixture
def office(session: Session, now: dt.datetime) -> LeaveOffice:
    return leave_office.make(session, now)


@pytest.fixture
def wish(office: LeaveOffice) -> LeaveAsk:
    return LeaveAsk(office.fauzi, D(2026, 12, 14), D(2026, 12, 18), "Keperluan keluarga", "Jl. Rekaan 5", "0812")


@pytest.fixture
def desk(session: Session, today: D, now: dt.datetime) -> Desk:
    return Desk(session, today, now)


class Desk:
    """The deeds of one day, short to write."""

    def __init__(self, session: Session, today: D, now: dt.datetime) -> None:
        self.session, self.today, self.now = session, today, now

    def ask(self, wish: LeaveAsk) -> leave.LeaveRow:
        return leave.ask(self.session, wish, today=self.today, now=self.now)

    def considered(self, wish: LeaveAsk) -> uuid.UUID:
        row = self.ask(wish)
        leave.consider(self.session, row.id, Decision(Choice.DISETUJUI), today=self.today, now=self.now)
        return row.id

    def decide(self, request_id: uuid.UUID, given: Decision = YES) -> leave.LeaveRow:
        return leave.decide(self.session, request_id, given, today=self.today, now=self.now)

    def facts(self, employee_id: uuid.UUID, **values: object) -> None:
        person = self.session.get_one(Employee, (self.session.info["office_id"], employee_id))
        for name, value in values.items():
            setattr(person, name, value)
        self.session.flush()


def codes(deed: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as no:
        deed()
    return [p.code for p in no.value.problems]


def test_the_first_day_of_leave_decides_whether_a_year_is_complete(desk: Desk, wish: LeaveAsk) -> None:
    desk.facts(wish.employee_id, status="CPNS", tmt_cpns=D(2025, 12, 15))
    assert codes(lambda: desk.ask(wish)) == ["service_too_short"]  # 14 December is one day early
    assert desk.ask(replace(wish, mulai=D(2026, 12, 15))).lama == 4


def test_the_letter_of_starting_work_counts_where_the_office_chose_it(
    session: Session, desk: Desk, wish: LeaveAsk
) -> None:
    desk.facts(wish.employee_id, status="CPNS", tmt_cpns=D(2025, 12, 1), tanggal_spmt=D(2025, 12, 15))
    session.add(Setting(kunci="cuti.masa_kerja_sejak", nilai={"v": "spmt"}, berlaku_mulai=D(2026, 1, 1), dasar="uji"))
    session.flush()
    assert codes(lambda: desk.ask(wish)) == ["service_too_short"]
    assert desk.ask(replace(wish, mulai=D(2026, 12, 15))).lama == 4


def test_a_decision_cannot_move_leave_to_before_the_right(desk: Desk, wish: LeaveAsk) -> None:
    desk.facts(wish.employee_id, status="CPNS", tmt_cpns=D(2025, 12, 10))
    waiting = desk.considered(wish)
    early = Decision(Choice.PERUBAHAN, "Rapat", D(2026, 12, 1), D(2026, 12, 3), scan=SCAN)
    assert codes(lambda: desk.decide(waiting, early)) == ["service_too_short"]
    nothing = replace(early, mulai=D(2026, 12, 12), sampai=D(2026, 12, 13))
    assert codes(lambda: desk.decide(waiting, nothing)) == ["zero_working_days"]


def test_the_decision_looks_at_the_person_again(desk: Desk, wish: LeaveAsk) -> None:
    waiting = desk.considered(wish)
    desk.facts(wish.employee_id, kedudukan="04")
    assert codes(lambda: desk.decide(waiting)) == ["inactive_status"]


@pytest.mark.parametrize(("end", "answer"), [(D(2026, 12, 18), []), (D(2026, 12, 17), ["after_service_end"])])
def test_the_last_day_of_a_contract_and_of_service(
    session: Session, desk: Desk, office: LeaveOffice, wish: LeaveAsk, end: D, answer: list[str]
) -> None:
    employee_form.end_service(session, office.rekan[0], last_day=end, why="pindah", today=desk.today)
    desk.facts(office.fauzi, status="PPPK", kontrak_mulai=D(2022, 1, 1), kontrak_akhir=end)
    for person in (office.rekan[0], office.fauzi):
        found = leave.preview(session, replace(wish, employee_id=person), today=desk.today)
        assert [p.code for p in found.problems] == answer


def test_the_six_days_before_the_first_year_are_one_sum(
    session: Session, desk: Desk, office: LeaveOffice, wish: LeaveAsk
) -> None:
    rina = leave_office.person(session, "Rina PPPK", office.bidang, 41, status="PPPK", tmt_cpns=None,
                               kontrak_mulai=D(2026, 3, 1), kontrak_akhir=D(2031, 2, 28))  # fmt: skip
    leave_office.employees.rebuild_summaries(session, today=desk.today)
    death = replace(wish, employee_id=rina, sampai=D(2026, 12, 17), alasan_khusus="keluarga_meninggal",
                    hubungan="ibu")  # fmt: skip
    first = desk.considered(death)  # four days wait
    more = replace(death, mulai=D(2026, 12, 21), sampai=D(2026, 12, 23))
    assert codes(lambda: desk.ask(more)) == ["exceeds_max_duration"]
    longer = Decision(Choice.PERUBAHAN, "Adat", D(2026, 12, 14), D(2026, 12, 22), scan=SCAN)
    assert codes(lambda: desk.decide(first, longer)) == ["exceeds_max_duration"]
    assert desk.decide(first).lama == 4
    assert desk.ask(replace(more, sampai=D(2026, 12, 22))).lama == 2
    assert leave.balance(session, rina, year=2026, today=desk.today).sisa == 0  # not less than nothing


def test_the_remote_addition_is_a_yearly_total_and_holds_its_days(desk: Desk, wish: LeaveAsk) -> None:
    desk.ask(replace(wish, hari_tambahan=8))  # 14 to 18, away until 26 December
    near = replace(wish, mulai=D(2026, 12, 28), sampai=D(2026, 12, 29), hari_tambahan=5)
    assert codes(lambda: desk.ask(near)) == ["remote_addition_exceeds"]
    inside = replace(wish, mulai=D(2026, 12, 22), sampai=D(2026, 12, 23))
    assert codes(lambda: desk.ask(inside)) == ["overlap"]
    assert desk.ask(replace(near, hari_tambahan=2)).lama == 2


def test_two_requests_for_one_day_are_one_too_many(desk: Desk, wish: LeaveAsk) -> None:
    day = replace(wish, sampai=wish.mulai)
    desk.ask(day)
    assert codes(lambda: desk.ask(day)) == ["overlap"]


def test_a_six_day_unit_spends_its_saturdays(session: Session, desk: Desk, office: LeaveOffice, wish: LeaveAsk) -> None:
    session.get_one(Unit, (session.info["office_id"], office.bidang)).hari_kerja = "123456"
    session.flush()
    assert desk.ask(replace(wish, sampai=D(2026, 12, 20))).lama == 6


def test_an_empty_scan_proves_nothing(desk: Desk, wish: LeaveAsk) -> None:
    waiting = desk.considered(wish)
    assert codes(lambda: desk.decide(waiting, replace(YES, scan=b""))) == ["decision_scan_missing"]


def test_the_applicant_typed_by_hand_is_still_the_applicant(
    session: Session, desk: Desk, wish: LeaveAsk
) -> None:
    waiting = desk.ask(wish).id
    himself = Official("A. Fauzi", "Plt. Kepala", nip="19850709 201001 1 015")
    given = Decision(Choice.DISETUJUI, official=himself, scan=SCAN)
    kw = {"today": desk.today, "now": desk.now}
    assert codes(lambda: leave.consider(session, waiting, given, **kw)) == ["self_approval"]
    leave.consider(session, waiting, Decision(Choice.DISETUJUI), **kw)
    assert codes(lambda: desk.decide(waiting, given)) == ["self_approval"]
    desk.decide(waiting)
    session.get_one(LeaveRequest, (session.info["office_id"], waiting)).keadaan = State.TERBIT.value
    late = {"today": D(2026, 12, 15), "now": desk.now, "official": himself}
    assert codes(lambda: leave.recall(session, waiting, D(2026, 12, 16), "Banjir", **late)) == ["self_approval"]


def test_nobody_acts_for_himself_as_plt_and_the_next_higher_one_decides(
    session: Session, desk: Desk, office: LeaveOffice
) -> None:
    enter = officials.OfficialAsk(office.bidang, "pyb", "Kepala Bidang Angkutan", D(2020, 1, 1), office.kabid)
    officials.appoint(session, enter)
    colleague, own = (leave.may_decide(session, p, on=desk.today) for p in (office.fauzi, office.kabid))
    assert colleague[1] is not None
    assert colleague[1].employee_id == office.kabid
    assert own[1] is not None
    assert own[1].employee_id == office.kepala
    acting = officials.OfficialAsk(office.root, "kepala", "Kepala Dinas Perhubungan", D(2026, 11, 1), office.kabid,
                                   penugasan="PLT", dasar="SP 1/2026")  # fmt: skip
    officials.appoint(session, acting)
    mine = leave.may_decide(session, office.kabid, on=desk.today)
    assert office.kabid not in {o.employee_id for o in mine if o is not None}
    head = leave.may_decide(session, office.kepala, on=desk.today)
    assert head == (None, None)  # the deputy of the head does not decide on the head


def test_what_waits_in_one_year_does_not_come_over_into_the_next(
    session: Session, desk: Desk, office: LeaveOffice, wish: LeaveAsk
) -> None:
    row = desk.ask(replace(wish, mulai=D(2026, 12, 1), sampai=D(2026, 12, 22)))  # 16 days: 6 of 2025 and 10 own
    assert leave.balance(session, office.fauzi, year=2027, today=desk.today).opened["N-1"] == 2
    leave.cancel(session, row.id, "Batal", today=desk.today, now=desk.now)
    assert leave.balance(session, office.fauzi, year=2027, today=desk.today).opened["N-1"] == 6


def test_days_cancelled_too_late_in_the_year_come_over_in_full(
    session: Session, desk: Desk, office: LeaveOffice, wish: LeaveAsk
) -> None:
    row = desk.decide(desk.considered(replace(wish, mulai=D(2026, 12, 1), sampai=D(2026, 12, 22))))
    leave.cancel(session, row.id, "Surat tidak terbit", today=D(2026, 12, 29), now=desk.now)  # three days left to use
    assert leave.balance(session, office.fauzi, year=2027, today=D(2026, 12, 29)).opened["N-1"] == 7 + 5


def test_a_position_without_cuti_bersama_had_them_in_earlier_years_too(
    session: Session, desk: Desk, office: LeaveOffice
) -> None:
    desk.facts(office.fauzi, tanpa_cuti_bersama=True)
    asks = [OpeningAsk(office.fauzi, 2024, 12), OpeningAsk(office.fauzi, 2025, 20), OpeningAsk(office.fauzi, 2026, 0)]
    openings.save(session, asks, today=desk.today, now=desk.now)
    # 2024: 10 additional days and 2 own used, 6 come over; 2025: 6, then 12 additional (one of late 2024), then 2 own
    assert leave.balance(session, office.fauzi, year=2026, today=desk.today).opened["N-1"] == 6


def test_small_refusals_and_warnings_of_a_request(session: Session, desk: Desk, wish: LeaveAsk) -> None:
    assert codes(lambda: desk.ask(replace(wish, pengganti_id=wish.employee_id))) == ["stand_in_is_applicant"]
    remote = leave.preview(session, replace(wish, hari_tambahan=2), today=desk.today)
    assert [p.code for p in remote.warnings] == ["remote_statement"]
    across = replace(wish, mulai=D(2027, 2, 4), sampai=D(2027, 2, 8))  # 5 February 2027 still waits for its Keppres
    waiting = leave.preview(session, across, today=desk.today)
    assert [p.code for p in waiting.warnings] == ["joint_leave_waiting"]


def test_nobody_reports_back_tomorrow(session: Session, desk: Desk, wish: LeaveAsk) -> None:
    row = desk.decide(desk.considered(wish))
    session.get_one(LeaveRequest, (session.info["office_id"], row.id)).keadaan = State.TERBIT.value
    day = {"today": D(2026, 12, 21), "now": desk.now}
    assert codes(lambda: leave.report_back(session, row.id, D(2026, 12, 22), **day)) == ["report_in_future"]
    assert leave.report_back(session, row.id, D(2026, 12, 21), **day).keadaan is State.SELESAI
