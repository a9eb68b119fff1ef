"""Corrections of the centre that meet our rows out of step: told again, told back, or overtaken by our own edits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from asn_desktop.services import office
from tests.services import test_centre_histories as histories
from tests.services.post_office import CENTRAL, Postal, Side, join, make_office

END = ("end",)
CASES: dict[str, list[Any]] = {
    "a second correction before the first is confirmed": [
        ("centre", 0, 2, "email", "c"), ("reply", 0, 6), ("centre", 0, 2, "email", "b"), ("reply", 0, 0),
        ("hire", 0, 0), END],
    "a correction taken back at the centre": [
        ("centre", 0, 2, "email", "b"), END, ("centre", 0, 2, "email", "a"), ("reply", 0, 2)],
    "our newer edit is not undone by the same correction told again": [
        ("edit", 0, 1, "alamat", "c"), END, ("centre", 0, 1, "alamat", "a"), ("reply", 0, 1),
        ("edit", 0, 1, "alamat", "c"), ("reply", 0, 4), END],
    "there and back at the centre while our edit goes in": [
        ("edit", 0, 1, "alamat", "b"), ("centre", 0, 1, "alamat", "c"), ("centre", 0, 1, "alamat", "a"),
        ("send", 0, 0), ("reply", 0, 1), END],
    "the same correction again, after our edit went in": [
        ("centre", 0, 2, "nama", "c"), ("reply", 0, 0), ("edit", 0, 2, "nama", "a"), END,
        ("centre", 0, 2, "nama", "c"), ("reply", 0, 0), ("hire", 0, 7), ("edit", 0, 2, "nama", "a"), END],
    "there and back here between two corrections": [
        ("centre", 0, 0, "nama", "a"), ("reply", 0, 1), ("centre", 0, 0, "nama", "b"), ("edit", 0, 0, "nama", "b"),
        ("edit", 0, 0, "nama", "a"), ("reply", 0, 6), END],
    "an earlier reply comes home after our edit, a later one after our package": [
        ("centre", 0, 0, "nama", "b"), ("answer", 0, 0), ("centre", 0, 0, "nama", "a"), ("edit", 0, 0, "nama", "a"),
        ("edit", 0, 0, "nama", "c"), ("take", 0, 0), ("edit", 0, 0, "nama", "a"), ("answer", 0, 0), ("send", 0, 0),
        ("take", 0, 0), END],
    "the clerk insists while a further edit is unsent": [
        ("centre", 0, 1, "email", "b"), ("edit", 0, 1, "email", "c"), END, ("edit", 0, 1, "email", "d"),
        ("settle", 0, 1), END],
    "the clerk takes a value the centre has changed meanwhile": [
        ("centre", 0, 1, "email", "b"), ("edit", 0, 1, "email", "c"), END, ("centre", 0, 1, "email", "d"),
        ("settle", 0, 0), END, ("settle", 0, 0), END],
}  # fmt: skip


@pytest.fixture
def one(tmp_path: Path) -> Iterator[histories.Office]:
    """An office joined to its centre, three people known to both."""
    with make_office(tmp_path / "pusat", CENTRAL, histories.NOW) as central:
        ask = office.NewOffice(nama="Dinas A", pemerintah="PEMERINTAH KABUPATEN TIRTAMAYA", kota="Tirtamaya")
        with make_office(tmp_path / "A", ask, histories.NOW) as ours:
            (tmp_path / "stik").mkdir()
            here, centre = Side(ours.store, histories.NOW), Side(central.store, histories.NOW)
            join(here, centre)
            post = Postal(here, centre, tmp_path / "stik")
            people = [here.hire(f"A {number}", email="a", alamat="a") for number in range(histories.PEOPLE)]
            post.receive(post.send()[0])
            yield histories.Office(post, people)


@pytest.mark.parametrize("case", CASES)
def test_both_sides_agree_in_the_end(one: histories.Office, case: str) -> None:
    """Each reply compares both states and would refuse itself; at the end the person reads alike on both sides."""
    one.should = histories.state(one)
    for what in CASES[case]:
        if what == END:
            histories.send(one)
            while one.files:
                histories.deliver(one, one.files.pop())
            histories.reply(one)
            one.should = histories.state(one)
        elif len(what) == 5:
            histories.edit(one, what[0], *what[2:])
        else:
            histories.step(one, what[0], what[2])
    for person in one.people:
        here, there = one.post.office.person(person), one.post.centre.person(person, one.post.office.id)
        assert here is not None
        assert there is not None
        assert (here.nama, here.email, here.alamat) == (there.nama, there.email, there.alamat)
