"""Joining the central office: who asks, who answers, and every file that is not what it should be."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from asn_desktop.problems import Refused, Trouble
from asn_desktop.services import enrolment, identity_card, office, registry, sync
from asn_desktop.store.database import Store
from asn_desktop.store.exchange import Peer
from tests.services.post_office import CENTRAL, CLERK, Postal, Side, join, make_office


@pytest.fixture
def here(store: Store, now: dt.datetime) -> Side:
    side = Side(store, now)
    with side.writing() as session:
        identity_card.settle(session, new_epoch=False)
    return side


@pytest.fixture
def there(tmp_path: Path, now: dt.datetime) -> Iterator[Side]:
    with make_office(tmp_path / "bkpsdm", CENTRAL, now) as opened:
        yield Side(opened.store, now)


def ask(side: Side) -> enrolment.FileOut:
    with side.writing() as session:
        return enrolment.request(session, now=side.now)


def answer(side: Side, data: bytes, **more: object) -> enrolment.FileOut:
    with side.writing() as session:
        return registry.register(session, data, now=side.now, today=side.now.date(), **more)  # type: ignore[arg-type]


def accept(side: Side, data: bytes) -> enrolment.AnswerCard:
    with side.writing() as session:
        return enrolment.accept(session, data, now=side.now, today=side.now.date())


def code_of(deed: object, *given: object) -> str:
    with pytest.raises((Trouble, Refused)) as caught:
        deed(*given)  # type: ignore[operator]
    error = caught.value
    return error.code if isinstance(error, Trouble) else error.problems[0].code


def test_both_screens_show_the_same_six_words(here: Side, there: Side) -> None:
    asked = ask(here)
    with there.writing() as session:
        card = registry.read_request(session, asked.data, now=there.now)
        centre = registry.set_up(session, now=there.now)
    assert card.words == asked.words
    assert len(set(card.words)) > 3
    assert (card.nama, card.kota, card.known) == ("Dinas Perhubungan", "Tirtamaya", False)
    got = answer(there, asked.data)
    with here.store.read(CLERK) as session:
        assert enrolment.read_answer(session, got.data, now=here.now).centre_words == got.words == centre.words


def test_an_accepted_answer_joins_the_office_for_two_years(here: Side, there: Side) -> None:
    asked = ask(here)
    card = accept(here, answer(there, asked.data, kode="DISHUB-01").data)
    assert (card.centre, card.until, card.renewal) == ("BKPSDM Kabupaten Tirtamaya", dt.date(2028, 11, 22), False)
    with here.store.read(CLERK) as session:
        joined = enrolment.connection(session)
        row = identity_card.office(session)
        assert joined.enrolled
        assert joined.words == asked.words
        assert (row.kode, row.terhubung_sejak, row.induk_id) == ("DISHUB-01", here.now.date(), there.id)
        assert sync.unsent(session).counts.get("kantor", 0) > 0  # what was entered before joining goes out first


def test_what_the_centre_certified_is_not_sent_back_as_ours(here: Side, there: Side, tmp_path: Path) -> None:
    accept(here, answer(there, ask(here).data, kode="DISHUB-01").data)
    post = Postal(here, there, tmp_path)
    got = post.receive(post.send()[0])
    assert set(got.rows) <= {"masuk", "sama", "ditolak"}
    assert post.take(post.answer()).seq == 1


def test_asking_again_renews_the_certificate_and_keeps_the_row_of_packages(
    here: Side, there: Side, tmp_path: Path
) -> None:
    join(here, there)
    post = Postal(here, there, tmp_path)
    here.hire("Asih Lestari")
    post.receive(post.send()[0])
    later = dataclasses.replace(there, now=there.now + dt.timedelta(days=700))
    with there.store.read(CLERK) as session:
        assert registry.read_request(session, ask(here).data, now=there.now).same_key
    here.now = later.now
    card = accept(here, answer(later, ask(here).data).data)
    assert card.renewal
    post = Postal(here, later, tmp_path)
    here.hire("Budi Santoso")
    assert post.receive(post.send()[0]).seq == 2


def test_an_expired_certificate_is_refused_on_both_sides(here: Side, there: Side, tmp_path: Path) -> None:
    join(here, there)
    post = Postal(here, there, tmp_path)
    here.hire("Asih Lestari")
    (data,) = post.send()
    here.now += dt.timedelta(days=800)
    there.now += dt.timedelta(days=800)
    here.hire("Budi Santoso")
    assert code_of(post.send) == "office_certificate_expired"
    assert code_of(post.receive, data) == "office_certificate_expired"


def test_another_key_for_a_known_office_revokes_the_old_one(here: Side, there: Side) -> None:
    join(here, there)
    with here.writing() as session:
        session.delete(identity_card.demand(session))
    again = ask(here)
    with there.store.read(CLERK) as session:
        card = registry.read_request(session, again.data, now=there.now)
        assert (card.known, card.same_key) == (True, False)
    answer(there, again.data)
    with there.store.read(CLERK) as session:
        assert len(identity_card.revoked(session, identity_card.demand(session))) == 1
        assert session.get_one(Peer, here.id).seq == 0


def test_an_answer_for_another_office_is_refused(here: Side, there: Side, tmp_path: Path, now: dt.datetime) -> None:
    ask(here)
    other = office.NewOffice(nama="Dinas Sosial", pemerintah="PEMERINTAH KABUPATEN TIRTAMAYA", kota="Tirtamaya")
    with make_office(tmp_path / "sosial", other, now) as opened:
        theirs = answer(there, ask(Side(opened.store, now)).data)
    assert code_of(accept, here, theirs.data) == "answer_not_for_us"


def test_a_second_centre_cannot_take_a_joined_office_over(
    here: Side, there: Side, tmp_path: Path, now: dt.datetime
) -> None:
    join(here, there)
    with make_office(tmp_path / "palsu", CENTRAL, now) as opened:
        forged = answer(Side(opened.store, now), ask(here).data)
    assert code_of(accept, here, forged.data) == "answer_of_another_centre"


def test_an_answer_without_a_request_is_refused(here: Side, there: Side) -> None:
    asked = ask(here)
    got = answer(there, asked.data)
    with here.writing() as session:
        identity_card.make(session).requested_at = None
    assert code_of(accept, here, got.data) == "no_request_yet"


def test_practice_and_real_never_meet(here: Side, there: Side, tmp_path: Path, now: dt.datetime) -> None:
    practice = dataclasses.replace(CENTRAL, nama="BKPSDM Latihan", latihan=True)
    pupil = office.NewOffice(nama="Kantor Latihan", pemerintah="KABUPATEN LATIHAN", kota="Latihan", latihan=True)
    with make_office(tmp_path / "lat", practice, now) as centre, make_office(tmp_path / "murid", pupil, now) as one:
        school, learner = Side(centre.store, now), Side(one.store, now)
        join(here, there)
        assert code_of(answer, there, ask(learner).data) == "practice_package"
        assert code_of(answer, school, ask(here).data) == "real_package"
        join(learner, school)
        (tmp_path / "stik").mkdir()
        post = Postal(learner, school, tmp_path / "stik")
        learner.hire("Asih Lestari")
        (data,) = post.send()
        assert code_of(Postal(here, there, tmp_path).receive, data) == "practice_package"
        assert post.receive(data).state == "masuk"
        here.hire("Budi Santoso")
        (real,) = Postal(here, there, tmp_path / "stik").send()
        assert code_of(post.receive, real) == "real_package"
        assert code_of(Postal(here, there, tmp_path).take, post.answer()) == "practice_package"


def test_files_of_another_kind_are_named(here: Side, there: Side, tmp_path: Path) -> None:
    asked = ask(here)
    assert code_of(accept, here, asked.data) == "not_an_answer"
    got = answer(there, asked.data)
    assert code_of(answer, there, got.data) == "not_a_request"
    flipped = bytearray(got.data)
    flipped[700] ^= 4
    assert code_of(accept, here, bytes(flipped)) == "package_damaged"
    assert code_of(answer, here, asked.data) == "not_a_centre"
    with there.store.read(CLERK) as session:
        assert code_of(lambda: enrolment.request(session, now=there.now)) == "centre_needs_no_request"
