"""Grave deeds of the centre: a certificate taken back, a lost number passed over; each with a name and a reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from asn_desktop.problems import Refused, Trouble
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import centre, centre_offices, registry, sync
from asn_desktop.store import journal
from asn_desktop.store.database import Store
from asn_desktop.store.exchange import PackageIn
from tests.services.post_office import CENTRAL, CLERK, Postal, Side, join, make_office


@pytest.fixture
def post(store: Store, now: dt.datetime, tmp_path: Path) -> Iterator[Postal]:
    with make_office(tmp_path / "bkpsdm", CENTRAL, now) as opened:
        here, there = Side(store, now), Side(opened.store, now)
        join(here, there)
        (tmp_path / "stik").mkdir()
        yield Postal(here, there, tmp_path / "stik")


def refused(deed: object, *given: object, **named: object) -> str:
    with pytest.raises((Refused, Trouble)) as caught:
        deed(*given, **named)  # type: ignore[operator]
    error = caught.value
    return error.code if isinstance(error, Trouble) else error.problems[0].code


def in_volumes(post: Postal) -> list[bytes]:
    for number in range(60):
        post.office.hire(f"Pegawai {number}")
    with post.office.writing() as session:
        row = sync.export(session, now=post.office.now, limit=12_000)
    with post.office.store.read(CLERK) as session:
        return [p.read_bytes() for p in sync.carry(session, post.out, epoch=row.epoch, seq=row.seq)]


def force(post: Postal, reason: str = "stik patah") -> centre.Received:
    now = post.centre.now
    with post.centre.writing() as session:
        return centre.force_gap(session, post.office.id, reason, now=now, today=now.date())


def test_a_revocation_keeps_who_and_why_and_needs_a_reason(post: Postal) -> None:
    now = post.centre.now
    with post.centre.writing() as session:
        assert refused(registry.revoke, session, post.office.id, "  ", now=now) == "reason_needed"
        registry.revoke(session, post.office.id, "komputer dicuri", now=now)
        assert refused(registry.revoke, session, post.office.id, "lagi", now=now) == "revoked_already"
        detail = centre_offices.detail(session, post.office.id, month=now.date())
        assert detail.revoked == (now, "Siti Rahmawati", "komputer dicuri")
        assert detail.office.state == "dicabut"
    post.office.hire("Asih Lestari")
    assert refused(post.receive, post.send()[0]) == "office_certificate_revoked"


def test_only_a_manager_may(post: Postal) -> None:
    now, operator = post.centre.now, Actor("ani", "Ani", Role.OPERATOR)
    with post.centre.store.begin(operator) as session:
        assert refused(registry.revoke, session, post.office.id, "alasan", now=now) == "role_not_allowed"
        deed = refused(centre.force_gap, session, post.office.id, "alasan", now=now, today=now.date())
        assert deed == "role_not_allowed"


def test_passing_over_a_lost_number_is_written_down(post: Postal) -> None:
    post.office.hire("Asih Lestari")
    lost = post.send()[0]
    person = post.office.hire("Budi Santoso")
    assert post.receive(post.send()[0]).missing == 1
    got = force(post)
    assert (got.merged, got.seq) == ((2,), 2)
    with post.centre.store.read(CLERK) as session:
        line = journal.history(session, "employees", person)[0]
        assert (line.actor, line.reason) == ("Siti Rahmawati", "nomor 1 dilewati: stik patah")
        row = session.get_one(PackageIn, (post.office.id, 1, 2, 1))
        assert row.result is not None
        assert row.result["dilewati"] == {"dari": 1, "sampai": 1, "oleh": "Siti Rahmawati", "alasan": "stik patah"}
    assert post.receive(lost).code == "package_fork"
    assert post.take(post.answer()).acknowledged == 1


def test_what_a_passed_number_carried_travels_again(post: Postal) -> None:
    asih = post.office.hire("Asih Lestari")
    post.receive(post.send()[0])
    post.office.edit(asih, tempat_lahir="Tirtamaya", no_hp="0812 0000 0001")
    budi = post.office.hire("Budi Santoso")
    post.send()  # the stick with package 2 is lost
    post.office.edit(asih, no_hp="0812 0000 0002")
    post.office.hire("Citra Dewi")
    post.receive(post.send()[0])
    force(post)
    assert post.take(post.answer()).acknowledged == 2  # both states compared: what was lost is known to be lost
    with post.office.store.read(CLERK) as session:
        states = {row.seq: (row.state, row.code) for row in sync.packages(session)}
        assert states[2] == ("ditolak", "passed_over")
        assert sync.unsent(session).total == 3  # Asih, Budi, Budi's rank
    assert post.receive(post.send()[0]).merged == (4,)
    there = post.centre.person(asih, post.office.id)
    assert there is not None
    assert (there.tempat_lahir, there.no_hp) == ("Tirtamaya", "0812 0000 0002")
    assert post.centre.person(budi, post.office.id) is not None
    result = post.take(post.answer())
    assert (result.acknowledged, result.refused) == (1, 0)
    with post.office.store.read(CLERK) as session:
        assert sync.unsent(session).total == 0


def test_an_incomplete_package_can_be_passed_over_too(post: Postal) -> None:
    first, *others = in_volumes(post)
    post.receive(first)
    assert refused(force, post) == "nothing_waiting"
    post.office.hire("Budi Santoso")
    post.receive(post.send()[0])
    with post.centre.store.read(CLERK) as session:
        assert centre_offices.listing(session, month=post.centre.now.date())[0].behind
    assert force(post).merged == (2,)
    with post.centre.store.read(CLERK) as session:
        state = centre_offices.listing(session, month=post.centre.now.date())[0]
        assert state.state in ("bentrok", "diterima")
    assert {post.receive(data).code for data in others} == {"package_fork"}


def test_an_office_is_found_by_name_code_or_part(post: Postal) -> None:
    with post.centre.store.read(CLERK) as session:
        for text in ("dinas perhubungan", "hubung", str(post.office.id)):
            assert centre_offices.find(session, text).office_id == post.office.id
        assert refused(centre_offices.find, session, "sekolah") == "office_unknown"
        assert refused(centre_offices.find, session, " ") == "office_unknown"
