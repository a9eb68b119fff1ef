"""Where office and centre last stood together: after losses, deletions, restored copies and refused rows too.

Every reply compares both sides' rows and would refuse itself (`state_differs`).
"""

from __future__ import annotations

import datetime as dt
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from asn_desktop.services import centre, enrolment, findings, identity_card, office, registry, sync
from asn_desktop.services.findings import FindingRow
from asn_desktop.store import merging
from asn_desktop.store.career import Kgb
from asn_desktop.store.database import Store
from tests.services.post_office import CENTRAL, CLERK, Postal, Side, join, make_office


@pytest.fixture
def post(store: Store, now: dt.datetime, tmp_path: Path) -> Iterator[Postal]:
    with make_office(tmp_path / "bkpsdm", CENTRAL, now) as opened:
        here, there = Side(store, now), Side(opened.store, now)
        join(here, there)
        (tmp_path / "stik").mkdir()
        yield Postal(here, there, tmp_path / "stik")


@pytest.fixture
def asih(post: Postal) -> uuid.UUID:
    """Known to both sides, and both know that they do."""
    made = post.office.hire("Asih Lestari", nip="198503172009042003", email="lama@x.id", alamat="Jalan A")
    post.receive(post.send()[0])
    post.take(post.answer())
    return made


def alike(post: Postal) -> None:
    """Everything travels; then both sides read the same."""
    if unsent(post):
        post.receive(post.send()[0])
    post.take(post.answer())
    with post.office.store.read(CLERK) as session:
        here = merging.state(session, post.office.id)
    with post.centre.store.read(CLERK) as session:
        there = merging.state(session, post.office.id)
    assert here == there


def unsent(post: Postal) -> int:
    with post.office.store.read(CLERK) as session:
        return sync.unsent(session).total


def lines(post: Postal) -> list[FindingRow]:
    with post.office.store.read(CLERK) as session:
        return findings.listing(session, post.office.id)


def settle(post: Postal, line: FindingRow, *, take_centre: bool) -> None:
    with post.office.writing() as session:
        findings.settle(session, line.id, take_centre=take_centre, now=post.office.now)


def pass_over(post: Postal) -> None:
    with post.centre.writing() as session:
        centre.force_gap(session, post.office.id, "stik patah", now=post.centre.now, today=post.centre.now.date())


def raise_pay(post: Postal, person: uuid.UUID) -> uuid.UUID:
    with post.office.writing() as session:
        row = Kgb(employee_id=person, tmt=dt.date(2025, 2, 1), gaji_baru=3_390_500)
        session.add(row)
        session.flush()
        return row.id


def test_a_correction_is_not_taken_over_a_word_under_way_and_the_clerk_decides(post: Postal, asih: uuid.UUID) -> None:
    post.centre.edit(asih, post.office.id, email="pusat@x.id")
    early = post.answer()
    post.office.edit(asih, email="kantor@x.id")
    sent = post.send()[0]
    assert post.take(early).corrections == 0
    assert post.receive(sent).rows == {"bentrok": 1}
    assert post.take(post.answer()).refused == 1
    (line,) = lines(post)
    assert (line.mine, line.kept) == ("kantor@x.id", "pusat@x.id")
    settle(post, line, take_centre=False)
    alike(post)


def test_what_went_there_and_back_here_takes_the_correction(post: Postal, asih: uuid.UUID) -> None:
    post.centre.edit(asih, post.office.id, email="pusat@x.id")
    post.office.edit(asih, email="salah@x.id")
    post.office.edit(asih, email="lama@x.id")
    assert post.take(post.answer()).corrections == 1
    assert post.receive(post.send()[0]).rows == {"sama": 1}
    alike(post)
    assert lines(post) == []


def test_a_correction_kept_out_by_a_number_that_was_lost_is_told_again(post: Postal, asih: uuid.UUID) -> None:
    post.office.edit(asih, email="kantor@x.id")
    post.send()  # the stick is lost
    post.centre.edit(asih, post.office.id, email="pusat@x.id")
    assert post.take(post.answer()).corrections == 0
    post.office.hire("Budi Santoso")
    post.receive(post.send()[0])
    pass_over(post)
    post.take(post.answer())
    post.receive(post.send()[0])
    post.take(post.answer())
    (line,) = lines(post)
    settle(post, line, take_centre=True)
    alike(post)


def test_a_number_lost_twice_arrives_the_third_time(post: Postal, asih: uuid.UUID) -> None:
    post.office.edit(asih, email="kantor@x.id")
    for name in ("Budi Santoso", "Citra Dewi"):
        post.send()  # lost, the second time with what the first one carried
        post.office.hire(name)
        post.receive(post.send()[0])
        pass_over(post)
        post.take(post.answer())
        assert unsent(post)
    alike(post)
    there = post.centre.person(asih, post.office.id)
    assert there is not None
    assert there.email == "kantor@x.id"


@pytest.mark.parametrize("take_centre", [True, False])
def test_a_row_deleted_here_and_changed_there_comes_back_or_goes(
    post: Postal, asih: uuid.UUID, take_centre: bool
) -> None:
    step = raise_pay(post, asih)
    post.receive(post.send()[0])
    post.take(post.answer())
    with post.centre.writing() as session:
        session.get_one(Kgb, (post.office.id, step)).gaji_baru = 3_400_000
    with post.office.writing() as session:
        session.delete(session.get_one(Kgb, (post.office.id, step)))
    post.receive(post.send()[0])
    post.take(post.answer())
    (line,) = lines(post)
    settle(post, line, take_centre=take_centre)
    alike(post)
    with post.office.store.read(CLERK) as session:
        row = session.get(Kgb, (post.office.id, step))
        assert (row is not None) == take_centre
        assert row is None or row.gaji_baru == 3_400_000


def test_a_refused_row_stays_open_until_all_that_was_refused_has_come(post: Postal, asih: uuid.UUID) -> None:
    post.office.hire("Budi Santoso", nip="199001012015011001")
    post.receive(post.send()[0])
    post.take(post.answer())
    post.office.edit(asih, nip="199001012015011001", alamat="Jalan B")
    assert post.receive(post.send()[0]).rows == {"ditolak": 1}
    post.office.edit(asih, email="kantor@x.id")  # she does not know of the refusal yet
    post.receive(post.send()[0])
    assert post.take(post.answer()).refused == 1


def test_a_restored_copy_hears_again_what_the_lost_one_had_heard(post: Postal, asih: uuid.UUID, tmp_path: Path) -> None:
    backup = tmp_path / "cadangan"
    with post.office.store.read(CLERK) as session:
        session.connection()
        shutil.copytree(post.office.store.blobs.folder.parent, backup)
    post.centre.edit(asih, post.office.id, email="pusat@x.id")
    post.take(post.answer())
    post.office.edit(asih, alamat="Jalan B")
    post.receive(post.send()[0])
    with office.unlock(backup, "siti", "sandi siti 2026") as opened:
        restored = Postal(Side(opened.store, post.office.now), post.centre, post.out)
        with restored.office.writing() as session:
            identity_card.settle(session, new_epoch=True)
        restored.office.hire("Citra Dewi")
        alike(restored)
        here = restored.office.person(asih)
        assert here is not None
        assert (here.email, here.alamat) == ("pusat@x.id", "Jalan B")


def test_a_line_the_centre_still_lists_opens_again(post: Postal, asih: uuid.UUID) -> None:
    post.centre.edit(asih, post.office.id, email="pusat@x.id")
    post.office.edit(asih, email="kantor@x.id")
    post.receive(post.send()[0])
    post.take(post.answer())
    settle(post, lines(post)[0], take_centre=True)
    post.office.edit(asih, email="kantor@x.id")  # and thinks better of it before anything is sent
    post.take(post.answer())
    assert len(lines(post)) == 1


def test_a_renewed_registration_is_told_like_any_other_change(post: Postal, asih: uuid.UUID) -> None:
    with post.office.writing() as session:
        asked = enrolment.request(session, now=post.office.now)
    with post.centre.writing() as session:
        registry.register(session, asked.data, now=post.centre.now, today=post.centre.now.date(), kode="KODE-2")
    assert post.take(post.answer()).corrections == 1  # the answer file itself has not come yet
    alike(post)
