"""The personal leave card: years with opened, drawn, left; every leave with its number, in the order of its days."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from asn_desktop.rules.leave.wish import Kind
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services.leave import balance, card, papers
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave.papers import IssueAsk
from tests.services import leave_paper_desk
from tests.services.leave_flow_office import Desk
from tests.services.leave_paper_desk import pages, text

D = dt.date


@pytest.fixture
def desk(session: Session, today: D, now: dt.datetime) -> Desk:
    return leave_paper_desk.make(session, today, now)


def issued(desk: Desk, kind: Kind, **more: object) -> str:
    row = desk.grant(kind, **more)
    made = papers.issue(desk.session, IssueAsk(row.id, mode="agenda"), **desk.on)  # type: ignore[arg-type]
    return made.permit.nomor or ""


def test_the_card_holds_years_and_leaves_in_the_order_of_their_days(desk: Desk) -> None:
    annual, sick = issued(desk, Kind.TAHUNAN), issued(desk, Kind.SAKIT)
    desk.ask(Kind.ALASAN_PENTING, mulai=D(2027, 2, 1), sampai=D(2027, 2, 3))  # not decided: no leave yet
    data = card.pdf(desk.session, desk.office.fauzi, today=desk.today)
    page = text(data)
    assert pages(data) == 1
    for words in ("KARTU CUTI", "Ahmad Fauzi, S.T.", annual, sick, "Cuti sakit", "7 hari kerja", "surat terbit"):
        assert words in page, words
    assert page.index(sick) < page.index(annual)
    assert "alasan penting" not in page
    found = balance.card(desk.session, desk.office.fauzi, year=2026, today=desk.today)
    opened, left = sum(found.opened.values()), sum(found.left.values())
    assert (opened, left) == (18, 11)
    for words in ("6 / 6 / 0", "12 / 1 / 11", f"{opened} / {opened - left} / {left}", "tahun berjalan"):
        assert words in page, words


def test_a_year_whose_forerunners_are_unknown_tells_its_opening(desk: Desk) -> None:
    page = text(card.pdf(desk.session, desk.sari, today=desk.today))
    assert "2024 - - - - - terpakai 12 hari (saldo awal)" in page


def test_a_withdrawn_request_is_no_leave_a_cancelled_permit_is_told(desk: Desk) -> None:
    row = desk.grant(Kind.TAHUNAN)
    leave.cancel(desk.session, row.id, "Batal", **desk.on)  # type: ignore[arg-type]
    number = issued(desk, Kind.TAHUNAN)
    other = leave.listing(desk.session, today=desk.today, employee_id=desk.office.fauzi)
    live = next(r for r in other if r.nomor == number)
    leave.cancel(desk.session, live.id, "Batal", **desk.on)  # type: ignore[arg-type]
    page = text(card.pdf(desk.session, desk.office.fauzi, today=desk.today))
    assert page.count("dibatalkan") == 1
    assert number in page


def test_a_reader_sees_only_cuti_for_health_and_family(desk: Desk) -> None:
    sick = issued(desk, Kind.SAKIT)
    desk.session.info["actor"] = Actor("periksa", "Pemeriksa", Role.PEMERIKSA)
    data = card.pdf(desk.session, desk.office.fauzi, today=desk.today)
    page = text(data)
    assert "sakit" not in page.lower()
    assert sick not in page
    assert b"800.1.11.2" not in data
    assert "tidak dicetak bagi peran ini" in page
    row = leave.listing(desk.session, today=desk.today, employee_id=desk.office.fauzi)[0]
    assert "800.1.11.2" not in (row.nomor or "")


def test_many_leaves_run_over_pages_with_their_head(desk: Desk) -> None:
    for number in range(40):
        day = D(2026, 11, 24) + dt.timedelta(days=7 * number)
        if day.year == 2026:
            desk.grant(Kind.SAKIT, mulai=day, sampai=day + dt.timedelta(days=2))
    record = desk.session.query(card.LeaveRequest).first()
    assert record is not None
    for number in range(60):
        copy = {c.key: getattr(record, c.key) for c in record.__table__.columns if c.key not in ("id", "sync_id")}
        copy |= {"mulai": D(2020, 1, 1) + dt.timedelta(days=9 * number)}
        desk.session.add(card.LeaveRequest(**copy))
    desk.session.flush()
    data = card.pdf(desk.session, desk.office.fauzi, today=desk.today)
    assert pages(data) > 1
    assert text(data).count("Nomor dan tanggal surat") == pages(data)
