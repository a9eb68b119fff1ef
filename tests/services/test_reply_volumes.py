"""A reply of several files: collected in any order, applied when the last one is there, and only then."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from asn_desktop.packages import container
from asn_desktop.problems import Trouble
from asn_desktop.services import answers, replies, sync
from asn_desktop.store.database import Store
from asn_desktop.store.employees import Employee
from asn_desktop.store.exchange import PackageOut, Peer
from asn_desktop.ui.sentences.packages import reply_waits
from tests.services.post_office import CENTRAL, CLERK, Postal, Side, join, make_office


@pytest.fixture
def post(store: Store, now: dt.datetime, tmp_path: Path) -> Iterator[Postal]:
    with make_office(tmp_path / "bkpsdm", CENTRAL, now) as opened:
        here, there = Side(store, now), Side(opened.store, now)
        join(here, there)
        (tmp_path / "stik").mkdir()
        yield Postal(here, there, tmp_path / "stik")


def corrected(post: Postal, people: int = 40) -> list[str]:
    """People the office sent and the centre put right; their ids."""
    made = [post.office.hire(f"Pegawai {n}") for n in range(people)]
    post.receive(post.send()[0])
    for person in made:
        post.centre.edit(person, post.office.id, tempat_lahir="Tirtamaya")
    return [str(one) for one in made]


def in_volumes(post: Postal, limit: int = 1500) -> list[bytes]:
    with post.centre.writing() as session:
        answers.reply(session, post.office.id, now=post.centre.now, limit=limit)
    with post.centre.store.read(CLERK) as session:
        return [p.read_bytes() for p in answers.carry_reply(session, post.office.id, post.out)]


def places(post: Postal) -> set[str | None]:
    with post.office.store.read(CLERK) as session:
        return {row.tempat_lahir for row in session.query(Employee) if row.nama.startswith("Pegawai ")}


def test_nothing_is_applied_before_the_last_file_is_there(post: Postal) -> None:
    corrected(post)
    files = in_volumes(post)
    assert len(files) > 3
    random.Random(3).shuffle(files)
    waiting = {container.peek(data)[0].volume for data in files}
    for data in files[:-1]:
        waiting.discard(container.peek(data)[0].volume)
        got = post.take(data)
        assert (got.missing, got.volumes) == (tuple(sorted(waiting)), len(files))
        assert post.take(data).missing == got.missing  # the same file again: still waiting, nothing doubled
        assert places(post) == {None}
        with post.office.store.read(CLERK) as session:
            assert sync.packages(session)[0].state == "menunggu"
            assert replies.last_replies(session) == []
    got = post.take(files[-1])
    assert (got.missing, got.corrections, got.acknowledged) == ((), 40, 1)
    assert places(post) == {"Tirtamaya"}
    assert post.take(files[0]).already
    with post.office.store.read(CLERK) as session:
        assert [seq for seq, _, _ in replies.last_replies(session)] == [1]


def test_the_sentence_names_the_missing_file() -> None:
    assert "berkas 2 belum dimasukkan" in reply_waits(4, 3, (2,))
    assert "berkas 1, 3 belum dimasukkan" in reply_waits(4, 3, (1, 3))


def test_a_file_of_the_same_number_from_another_sealing_is_refused(post: Postal) -> None:
    """Two sealings of one number never mix: the volume that does not belong changes nothing."""
    corrected(post)
    first = in_volumes(post)
    with post.centre.writing() as session:  # a centre that lost its memory of the reply seals the number again
        session.get_one(Peer, post.office.id).reply_seq = 0
        session.query(PackageOut).filter_by(kind="balasan").delete()
    other = in_volumes(post, limit=1000)
    assert len(other) != len(first)
    post.take(first[0])
    with pytest.raises(Trouble) as caught:
        post.take(other[1])
    assert caught.value.code == "reply_fork"
    results = [post.take(data) for data in first[1:]]
    assert results[-1].corrections == 40


def test_a_newer_reply_makes_a_waiting_one_harmless(post: Postal) -> None:
    corrected(post)
    files = in_volumes(post)
    post.take(files[0])
    assert post.take(post.answer()).corrections == 40
    assert all(post.take(data).old for data in files[1:])
