"""Annual leave by services on the real store: asked, considered, decided, cancelled, recalled, reported back."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from asn_desktop.problems import Refused
from asn_desktop.rules import workdays
from asn_desktop.rules.explain import total
from asn_desktop.rules.leave.flow import Choice, Official, State
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import holidays
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave import frozen
from asn_desktop.services.leave.deeds import Decision, LeaveAsk
from asn_desktop.store.employees import Employee
from asn_desktop.store.leave import LeaveCharge, LeaveRequest
from asn_desktop.store.offices import Setting
from asn_desktop.store.users import User
from tests.services import leave_office
from tests.services.leave_office import LeaveOffice

D = dt.date
SCAN = b"%PDF-1.4 lembar bertanda tangan"


@pytest.fixture
def office(session: Session, now: dt.datetime) -> LeaveOffice:
    return leave_office.make(session, now)


@pytest.fixture
def wish(office: LeaveOffice) -> LeaveAsk:
    return LeaveAsk(office.fauzi, D(2026, 12, 21), D(2026, 12, 31), "Keperluan keluarga", "Jl. Rekaan 5", "0812")


@pytest.fixture
def granted(session: Session, wish: LeaveAsk, today: D, now: dt.datetime) -> leave.LeaveRow:
    return grant(session, wish, today, now)


def grant(session: Session, wish: LeaveAsk, today: D, now: dt.datetime) -> leave.LeaveRow:
    row = leave.ask(session, wish, today=today, now=now)
    leave.consider(session, row.id, Decision(Choice.DISETUJUI), today=today, now=now)
    return leave.decide(session, row.id, Decision(Choice.DISETUJUI, scan=SCAN), today=today, now=now)


def codes(deed: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as no:
        deed()
    return [p.code for p in no.value.problems]


def rows(session: Session, person: uuid.UUID, today: D, year: int = 2026) -> dict[str, int]:
    return dict(leave.balance(session, person, year=year, today=today).left)


def test_the_balance_explains_its_eighteen_days(session: Session, office: LeaveOffice, today: D) -> None:
    card = leave.balance(session, office.fauzi, year=2026, today=today)
    assert (card.sisa, total(card.lines)) == (18, 18)
    assert [(line.code, line.amount) for line in card.lines] == [
        ("hak_tahun", 12), ("bawa_maksimal", 6), ("dua_tahun_gugur", 0), ("terpakai_nol", 0),
    ]  # fmt: skip


def test_asking_freezes_the_rows_and_speaks_for_the_days(
    session: Session, wish: LeaveAsk, today: D, now: dt.datetime
) -> None:
    row = leave.ask(session, wish, today=today, now=now)
    assert (row.keadaan, row.lama) == (State.DIAJUKAN, 7)
    saldo = leave.detail(session, row.id, today=today).saldo
    assert saldo["rencana"] == {"N-2": 0, "N-1": 6, "TAMBAHAN": 0, "N": 1}
    card = leave.balance(session, wish.employee_id, year=2026, today=today)
    assert (card.sisa, total(card.lines), sum(card.left.values())) == (11, 11, 18)


def test_a_grant_draws_the_oldest_days_first(
    session: Session, office: LeaveOffice, granted: leave.LeaveRow, today: D
) -> None:
    assert granted.keadaan is State.DISETUJUI
    assert rows(session, office.fauzi, today) == {"N-2": 0, "N-1": 0, "TAMBAHAN": 0, "N": 11}
    assert leave.balance(session, office.fauzi, year=2026, today=today).sisa == 11


def test_next_year_opens_with_what_this_year_left(
    session: Session, office: LeaveOffice, granted: leave.LeaveRow, today: D
) -> None:
    card = leave.balance(session, office.fauzi, year=2027, today=today)
    assert (card.opened["N-1"], card.sisa) == (6, 18)


def test_a_frozen_balance_replays_equal(
    session: Session, wish: LeaveAsk, granted: leave.LeaveRow, today: D
) -> None:
    record = session.get_one(LeaveRequest, (session.info["office_id"], granted.id))
    again = frozen.replay(record.saldo or {}, record.aturan or {})
    assert dict(again.opened) == record.saldo["baris"]  # type: ignore[index]
    assert again.left == record.saldo["sisa"]  # type: ignore[index]
    assert [line.as_json() for line in again.lines] == record.saldo["uraian"]  # type: ignore[index]
    days = holidays.calendar_of(session, record.aturan["libur"])  # type: ignore[index]
    assert len(workdays.working_days(days, "12345", wish.mulai, wish.sampai)) == 7


def test_another_rule_version_is_not_replayed(session: Session, granted: leave.LeaveRow) -> None:
    record = session.get_one(LeaveRequest, (session.info["office_id"], granted.id))
    aturan = {**(record.aturan or {}), "versi": 999}
    assert codes(lambda: frozen.replay(record.saldo or {}, aturan)) == ["rule_version_unknown"]


REFUSALS = [
    ({"sampai": D(2026, 12, 3)}, ["end_before_start"]),
    ({"sampai": D(2027, 1, 8)}, ["year_split_required"]),
    ({"mulai": D(2026, 12, 24), "sampai": D(2026, 12, 27)}, ["zero_working_days"]),
    ({"mulai": D(2029, 2, 5), "sampai": D(2029, 2, 6)}, ["calendar_missing"]),
    ({"alasan": "  "}, ["reason_missing"]),
    ({"alamat": ""}, ["address_missing"]),
    ({"telepon": ""}, ["phone_missing"]),
    ({"alasan": "", "telepon": ""}, ["reason_missing", "phone_missing"]),
    ({"mulai": D(2026, 11, 24), "sampai": D(2026, 12, 31)}, ["insufficient_balance"]),
    ({"hari_tambahan": 13}, ["remote_addition_exceeds"]),
]


@pytest.mark.parametrize(("change", "expected"), REFUSALS, ids=[e[0] + str(i) for i, (_, e) in enumerate(REFUSALS)])
def test_bad_requests_are_refused_and_nothing_is_written(
    session: Session, wish: LeaveAsk, today: D, now: dt.datetime, change: dict[str, object], expected: list[str]
) -> None:
    assert codes(lambda: leave.ask(session, replace(wish, **change), today=today, now=now)) == expected
    assert session.query(LeaveRequest).count() == 0


PEOPLE = [
    ({"kedudukan": "02"}, "inactive_status"),
    ({"tmt_cpns": D(2026, 2, 1), "status": "CPNS"}, "service_too_short"),
    ({"status": "PPPK", "guru": True, "kontrak_mulai": D(2022, 1, 1)}, "teacher_pppk_no_annual"),
    ({"status": "PPPK", "kontrak_mulai": D(2022, 1, 1), "kontrak_akhir": D(2026, 12, 29)}, "after_service_end"),
    ({"berakhir": D(2026, 12, 29)}, "after_service_end"),
    ({"tmt_cpns": None}, "works_since_missing"),
]


@pytest.mark.parametrize(("facts", "expected"), PEOPLE, ids=[e for _, e in PEOPLE])
def test_people_without_the_right_are_refused(
    session: Session, wish: LeaveAsk, today: D, now: dt.datetime, facts: dict[str, object], expected: str
) -> None:
    person = session.get_one(Employee, (session.info["office_id"], wish.employee_id))
    for name, value in facts.items():
        setattr(person, name, value)
    session.flush()
    assert expected in codes(lambda: leave.ask(session, wish, today=today, now=now))


def test_unknown_openings_are_named(session: Session, office: LeaveOffice, wish: LeaveAsk, today: D,
                                    now: dt.datetime) -> None:  # fmt: skip
    stranger = leave_office.person(session, "Orang Baru", office.bidang, 40)
    leave_office.employees.rebuild_summaries(session, today=today)
    with pytest.raises(Refused) as no:
        leave.ask(session, replace(wish, employee_id=stranger), today=today, now=now)
    assert [(p.code, p.values["tahun"]) for p in no.value.problems] == [
        ("opening_balance_missing", [2024, 2025, 2026])
    ]


def test_overlap_and_the_days_of_a_waiting_request(
    session: Session, wish: LeaveAsk, today: D, now: dt.datetime
) -> None:
    leave.ask(session, wish, today=today, now=now)
    inside = replace(wish, mulai=D(2026, 12, 31), sampai=D(2026, 12, 31))
    assert codes(lambda: leave.ask(session, inside, today=today, now=now)) == ["overlap"]
    rest = replace(wish, mulai=D(2026, 11, 30), sampai=D(2026, 12, 15))  # 12 days, 11 are left
    assert codes(lambda: leave.ask(session, rest, today=today, now=now)) == ["insufficient_balance"]
    eleven = replace(rest, sampai=D(2026, 12, 14))
    assert leave.ask(session, eleven, today=today, now=now).lama == 11


def test_a_pppk_before_the_first_year_has_six_days_for_a_death(
    session: Session, office: LeaveOffice, wish: LeaveAsk, today: D, now: dt.datetime
) -> None:
    new = leave_office.person(session, "Rina PPPK", office.bidang, 41, status="PPPK", tmt_cpns=None,
                              kontrak_mulai=D(2026, 3, 1), kontrak_akhir=D(2031, 2, 28))  # fmt: skip
    leave_office.employees.rebuild_summaries(session, today=today)
    plain = replace(wish, employee_id=new, mulai=D(2026, 12, 1), sampai=D(2026, 12, 4))
    assert codes(lambda: leave.ask(session, plain, today=today, now=now)) == ["service_too_short"]
    for_death = replace(plain, alasan_khusus="keluarga_meninggal", hubungan="bapak")
    assert grant(session, for_death, today, now).lama == 4
    more = replace(for_death, mulai=D(2026, 12, 7), sampai=D(2026, 12, 9))
    assert codes(lambda: leave.ask(session, more, today=today, now=now)) == ["exceeds_max_duration"]
    leave_office.settle(session, new, now=now, used=(0, 0, 0))
    assert leave.balance(session, new, year=2027, today=today).sisa == 8


def test_setting_of_the_office_overrides_the_shipped_reading(
    session: Session, office: LeaveOffice, today: D
) -> None:
    session.add(Setting(kunci="cuti.sisa_terbawa_maks", nilai={"v": 3}, berlaku_mulai=D(2026, 1, 1), dasar="uji"))
    session.flush()
    assert leave.balance(session, office.fauzi, year=2026, today=today).sisa == 15


def test_preview_says_everything_without_writing(
    session: Session, office: LeaveOffice, wish: LeaveAsk, today: D, now: dt.datetime
) -> None:
    seen = leave.preview(session, wish, today=today)
    assert (len(seen.days), seen.balance.sisa if seen.balance else None) == (7, 18)
    assert dict(seen.split) == {"N-2": 0, "N-1": 6, "TAMBAHAN": 0, "N": 1}
    assert (seen.problems, seen.warnings) == ((), ())
    assert (seen.atasan.jabatan if seen.atasan else "", seen.pyb.jabatan if seen.pyb else "") == (
        "Kepala Bidang Angkutan", "Kepala Dinas Perhubungan",
    )  # fmt: skip
    empty = leave.preview(session, replace(wish, alasan="", sampai=D(2027, 1, 4)), today=today)
    assert [p.code for p in empty.problems] == ["year_split_required", "reason_missing"]


def test_preview_warns_of_many_absent_and_of_the_past(
    session: Session, office: LeaveOffice, wish: LeaveAsk, today: D, now: dt.datetime
) -> None:
    for colleague in office.rekan:
        leave.ask(session, replace(wish, employee_id=colleague, mulai=D(2026, 12, 29), sampai=D(2026, 12, 30)),
                  today=today, now=now)  # fmt: skip
    found = {p.code: p for p in leave.preview(session, wish, today=today).warnings}
    assert dict(found["many_absent"].values) == {
        "orang": 3, "jumlah": 4, "tanggal": D(2026, 12, 29), "unit": "Bidang Angkutan",
    }  # fmt: skip
    late = leave.preview(session, replace(wish, mulai=D(2026, 11, 2), sampai=D(2026, 11, 3)), today=today)
    assert [p.code for p in late.warnings] == ["backdated"]


def test_december_warns_of_days_about_to_lapse(session: Session, wish: LeaveAsk) -> None:
    found = leave.preview(session, wish, today=D(2026, 12, 1)).warnings
    assert [(p.code, p.values["hari"]) for p in found] == [("about_to_lapse", 5)]  # 11 own days left, 6 come over


def test_the_official_cannot_decide_before_the_superior(
    session: Session, wish: LeaveAsk, today: D, now: dt.datetime
) -> None:
    row = leave.ask(session, wish, today=today, now=now)
    given = Decision(Choice.DISETUJUI, scan=SCAN)
    assert codes(lambda: leave.decide(session, row.id, given, today=today, now=now)) == ["illegal_transition"]


def test_a_no_needs_its_reason_and_a_decision_its_paper(
    session: Session, wish: LeaveAsk, today: D, now: dt.datetime
) -> None:
    row = leave.ask(session, wish, today=today, now=now)
    kw = {"today": today, "now": now}
    no = Decision(Choice.TIDAK_DISETUJUI)
    assert codes(lambda: leave.consider(session, row.id, no, **kw)) == ["decision_reason_missing"]
    leave.consider(session, row.id, replace(no, alasan="Tutup buku"), **kw)
    assert codes(lambda: leave.decide(session, row.id, Decision(Choice.DISETUJUI), **kw)) == ["decision_scan_missing"]
    decided = leave.decide(session, row.id, Decision(Choice.DISETUJUI, scan=SCAN), **kw)
    assert decided.keadaan is State.DISETUJUI  # the official is not bound by the superior
    step = leave.detail(session, row.id, today=today).steps[-1]
    assert (step.cara, session.info["blobs"].get(step.berkas)) == ("kertas", SCAN)


def test_only_the_officials_own_account_signs_by_password(
    session: Session, office: LeaveOffice, wish: LeaveAsk, today: D, now: dt.datetime
) -> None:
    row = leave.ask(session, wish, today=today, now=now)
    leave.consider(session, row.id, Decision(Choice.DISETUJUI), today=today, now=now)
    session.add(User(nama_pengguna="sri", nama="Sri Wahyuni", peran="pejabat", kunci_publik="-",
                     employee_id=office.kepala))  # fmt: skip
    session.add(User(nama_pengguna="lain", nama="Orang Lain", peran="pejabat", kunci_publik="-", employee_id=None))
    session.flush()

    def by(username: str, role: Role) -> Decision:
        return Decision(Choice.DISETUJUI, signed_by=Actor(username, username, role))

    kw = {"today": today, "now": now}
    assert codes(lambda: leave.decide(session, row.id, by("lain", Role.PEJABAT), **kw)) == ["not_the_official"]
    assert codes(lambda: leave.decide(session, row.id, by("sri", Role.OPERATOR), **kw)) == ["role_not_allowed"]
    leave.decide(session, row.id, by("sri", Role.PEJABAT), **kw)
    assert leave.detail(session, row.id, today=today).steps[-1].cara == "sandi"


def test_changed_dates_are_counted_again(session: Session, wish: LeaveAsk, today: D, now: dt.datetime) -> None:
    row = leave.ask(session, wish, today=today, now=now)
    kw = {"today": today, "now": now}
    leave.consider(session, row.id, Decision(Choice.DISETUJUI), **kw)
    change = Decision(Choice.PERUBAHAN, "Rapat akhir tahun", D(2026, 12, 21), D(2026, 12, 23), scan=SCAN)
    same = replace(change, sampai=wish.sampai)
    assert codes(lambda: leave.decide(session, row.id, same, **kw)) == ["changed_dates_equal"]
    decided = leave.decide(session, row.id, change, **kw)
    assert (decided.keadaan, decided.lama, decided.sampai) == (State.DIUBAH, 3, D(2026, 12, 23))
    assert rows(session, wish.employee_id, today)["N-1"] == 3


def test_postponed_days_open_the_next_year_in_full(
    session: Session, wish: LeaveAsk, today: D, now: dt.datetime
) -> None:
    row = leave.ask(session, wish, today=today, now=now)
    kw = {"today": today, "now": now}
    leave.consider(session, row.id, Decision(Choice.DISETUJUI), **kw)
    given = Decision(Choice.DITANGGUHKAN, "Arus mudik", scan=SCAN)
    assert codes(lambda: leave.decide(session, row.id, replace(given, hari=9), **kw)) == ["postponed_days_wrong"]
    leave.decide(session, row.id, given, **kw)
    card = leave.balance(session, wish.employee_id, year=2027, today=today)
    assert (card.opened["N-1"], card.lines[1].code) == (7 + 5, "bawa_ditangguhkan")
    again = replace(wish, mulai=D(2027, 2, 1), sampai=D(2027, 2, 4), terkait_id=row.id)
    assert leave.ask(session, again, **kw).lama == 4
    early = replace(again, mulai=D(2026, 12, 1), sampai=D(2026, 12, 1), terkait_id=uuid.uuid4())
    assert codes(lambda: leave.ask(session, early, **kw)) == ["postponed_request_wrong"]


def test_a_superior_alone_postpones_nothing(session: Session, wish: LeaveAsk, today: D, now: dt.datetime) -> None:
    row = leave.ask(session, wish, today=today, now=now)
    kw = {"today": today, "now": now}
    leave.consider(session, row.id, Decision(Choice.DITANGGUHKAN, "Arus mudik"), **kw)
    leave.decide(session, row.id, Decision(Choice.TIDAK_DISETUJUI, "Arus mudik", scan=SCAN), **kw)
    assert leave.balance(session, wish.employee_id, year=2027, today=today).opened["N-1"] == 6


def test_nobody_decides_his_own_leave(
    session: Session, office: LeaveOffice, wish: LeaveAsk, today: D, now: dt.datetime
) -> None:
    kw = {"today": today, "now": now}
    own = leave.ask(session, replace(wish, employee_id=office.kepala), **kw)
    assert codes(lambda: leave.consider(session, own.id, Decision(Choice.DISETUJUI), **kw)) == ["official_missing"]
    herself = Official("Sri Wahyuni", "Kepala Dinas", employee_id=office.kepala)
    given = Decision(Choice.DISETUJUI, official=herself)
    assert codes(lambda: leave.consider(session, own.id, given, **kw)) == ["self_approval"]
    bupati = Official("Hendra Wijaya", "Sekretaris Daerah", dasar="SK 800/12/2026")
    leave.consider(session, own.id, replace(given, official=bupati), **kw)
    row = leave.decide(session, own.id, Decision(Choice.DISETUJUI, official=bupati, scan=SCAN), **kw)
    assert row.keadaan is State.DISETUJUI
    assert leave.detail(session, own.id, today=today).steps[-1].kewenangan == "SK 800/12/2026"


def test_a_deputy_outside_his_period_may_not_decide(
    session: Session, wish: LeaveAsk, today: D, now: dt.datetime
) -> None:
    row = leave.ask(session, wish, today=today, now=now)
    past = Official("Deni", "Plt. Kepala", valid_from=D(2026, 1, 1), valid_to=D(2026, 6, 30))
    given = Decision(Choice.DISETUJUI, official=past)
    assert codes(lambda: leave.consider(session, row.id, given, today=today, now=now)) == ["not_authorised"]


def test_leave_abroad_needs_the_power_for_it(session: Session, wish: LeaveAsk, today: D, now: dt.datetime) -> None:
    kw = {"today": today, "now": now}
    row = leave.ask(session, replace(wish, negara="Malaysia"), **kw)
    leave.consider(session, row.id, Decision(Choice.DISETUJUI), **kw)
    given = Decision(Choice.DISETUJUI, scan=SCAN)
    assert codes(lambda: leave.decide(session, row.id, given, **kw)) == ["abroad_needs_ppk"]
    assert leave.decide(session, row.id, replace(given, kuasa_luar_negeri=True), **kw).lama == 7


def test_cancelling_gives_the_days_back_and_needs_a_reason(
    session: Session, office: LeaveOffice, granted: leave.LeaveRow, today: D, now: dt.datetime
) -> None:
    kw = {"today": today, "now": now}
    assert codes(lambda: leave.cancel(session, granted.id, " ", **kw)) == ["cancel_reason_missing"]
    assert leave.cancel(session, granted.id, "Batal pulang", **kw).keadaan is State.DIBATALKAN
    assert rows(session, office.fauzi, today) == {"N-2": 0, "N-1": 6, "TAMBAHAN": 0, "N": 12}
    assert codes(lambda: leave.cancel(session, granted.id, "lagi", **kw)) == ["illegal_transition"]


def test_a_running_leave_is_not_cancelled_but_recalled(
    session: Session, office: LeaveOffice, granted: leave.LeaveRow, now: dt.datetime
) -> None:
    record = session.get_one(LeaveRequest, (session.info["office_id"], granted.id))
    record.keadaan = State.TERBIT.value
    session.flush()
    kw = {"today": D(2026, 12, 28), "now": now}
    assert codes(lambda: leave.cancel(session, granted.id, "x", **kw)) == ["illegal_transition"]
    late = D(2027, 1, 4)
    assert codes(lambda: leave.recall(session, granted.id, late, "Banjir", **kw)) == ["recall_day_outside"]
    row = leave.recall(session, granted.id, D(2026, 12, 28), "Banjir", **kw)
    assert row.keadaan is State.DIPANGGIL
    assert rows(session, office.fauzi, D(2026, 12, 28)) == {"N-2": 0, "N-1": 3, "TAMBAHAN": 0, "N": 12}


def test_issued_leave_runs_by_itself_and_ends_with_a_report(
    session: Session, granted: leave.LeaveRow, now: dt.datetime
) -> None:
    record = session.get_one(LeaveRequest, (session.info["office_id"], granted.id))
    record.keadaan = State.TERBIT.value
    session.flush()
    during, after = D(2026, 12, 28), D(2027, 1, 4)
    assert leave.get_row(session, granted.id, today=D(2026, 12, 20)).keadaan is State.TERBIT
    assert leave.get_row(session, granted.id, today=during).keadaan is State.BERJALAN
    assert [leave.counts(session, today=d).berjalan for d in (D(2026, 12, 20), during)] == [0, 1]
    early = codes(lambda: leave.report_back(session, granted.id, during, today=during, now=now))
    assert early == ["report_before_end"]
    row = leave.report_back(session, granted.id, after, today=after, now=now)
    assert (row.keadaan, row.melapor_pada) == (State.SELESAI, after)


def test_who_is_away_tells_neither_kind_nor_reason(
    session: Session, office: LeaveOffice, granted: leave.LeaveRow, today: D
) -> None:
    month = leave.who_is_away(session, D(2026, 12, 1), office.root)
    assert [(a.nama, a.mulai, a.sampai, a.pasti) for a in month.away] == [
        ("Ahmad Fauzi, S.T.", D(2026, 12, 21), D(2026, 12, 31), True)
    ]
    assert month.size == 5
    assert not {"jenis", "alasan"} & set(vars(month.away[0]))
    assert leave.who_is_away(session, D(2026, 11, 1), office.root).away == ()


def test_the_list_by_chip_and_by_words(session: Session, granted: leave.LeaveRow, today: D) -> None:
    found = leave.listing(session, today=today, group="disetujui", text="fauzi")
    assert [row.id for row in found] == [granted.id]
    assert leave.listing(session, today=today, group="menunggu") == []
    assert leave.listing(session, today=today, text="tidak ada") == []
    assert vars(leave.counts(session, today=today)) == {"menunggu": 0, "disetujui": 1, "berjalan": 0, "selesai": 0}


def test_an_auditor_may_not_ask(session: Session, wish: LeaveAsk, today: D, now: dt.datetime) -> None:
    session.info["actor"] = Actor("audit", "Audit", Role.PEMERIKSA)
    assert codes(lambda: leave.ask(session, wish, today=today, now=now)) == ["role_not_allowed"]


def test_the_ledger_never_holds_more_than_was_granted(session: Session, granted: leave.LeaveRow) -> None:
    assert sum(c.hari for c in session.query(LeaveCharge)) == granted.lama == 7
