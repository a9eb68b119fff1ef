"""The practice office has a believable running year: SKP from the head down, a quarter rated, one objection."""

import datetime as dt
import shutil

import pytest

from asn_desktop.rules.evaluation.words import Predikat
from asn_desktop.services import office, practice, practice_year, units
from asn_desktop.services.evaluation import feedback, objections, skp, unit_round
from asn_desktop.store.offices import Unit
from asn_desktop.store.seals import Argon2

D = dt.date
NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
LIGHT = Argon2(memory=1024, passes=1, lanes=1)


@pytest.fixture(scope="module")
def settled(tmp_path_factory):
    """The invented people moved in, before anything happened in the year."""
    folder = tmp_path_factory.mktemp("latihan") / "kantor"
    office.create(folder, practice.OFFICE, practice.USERS[:2], now=NOW, cost=LIGHT)
    with opened_at(folder) as here, here.store.begin(here.actor, reason="orang") as session:
        practice.fill(session, today=NOW.date())
    return folder


def opened_at(folder):
    return office.unlock(folder, practice.USERS[1].username, practice.PASSWORD, clock=lambda: NOW)


@pytest.fixture
def session(settled, tmp_path):
    shutil.copytree(settled, tmp_path / "kantor")
    with opened_at(tmp_path / "kantor") as here, here.store.begin(here.actor, reason="tahun") as session:
        yield session


@pytest.fixture
def filled(session):
    return {row.nama: row.id for row in units.tree(session)}


def test_the_year_has_skp_a_rated_quarter_and_an_objection(session, filled, today):
    assert practice_year.walk(session, today=today) == practice_year.Walked(20, 8, 1)
    rows = skp.listing(session, 2026)
    assert [row.keadaan for row in rows] == ["ditetapkan"] * 20
    assert all(not [p for p in skp.check(session, row.id) if p.blocks] for row in rows)
    seen = unit_round.of_unit(session, filled["Bidang Angkutan"], 2026, "TW3")
    assert (seen.n, seen.counts[Predikat.BAIK], seen.counts[Predikat.BUTUH_PERBAIKAN]) == (8, 5, 1)
    assert seen.open_limits == ()
    [objection] = objections.open(session, today=today)
    assert objection.keadaan == "DIAJUKAN"


def test_the_appraisers_word_of_the_rated_quarter_is_there_and_the_next_is_missing(session, filled, today):
    practice_year.walk(session, today=today)
    row = next(one for one in skp.listing(session, 2026, filled["Bidang Angkutan"]) if not one.kepala)
    codes = feedback.missing(session, row.id, today=today)
    assert "TW3" not in codes
    assert "TW4" in codes


@pytest.mark.parametrize(
    ("day", "walked"),
    [
        (D(2026, 1, 5), (0, 0, 0)),
        (D(2026, 1, 20), (19, 0, 0)),
        (D(2026, 4, 20), (20, 8, 1)),
        (D(2029, 8, 1), (18, 8, 1)),
    ],
)
def test_the_day_decides_how_far_the_year_has_come(session, filled, day, walked):
    made = practice_year.walk(session, today=day)
    assert (made.skp, made.hasil, made.keberatan) == walked
    assert filled


def test_units_of_the_sample_keep_the_codes_the_year_is_told_by(session, filled):
    codes = {row.kode for row in session.query(Unit)}
    assert set(practice_year._HEADS) <= codes
    assert filled


def test_the_practice_office_is_made_with_its_year(tmp_path):
    practice.create(tmp_path / "kantor", today=NOW.date(), now=NOW, cost=LIGHT)
    with opened_at(tmp_path / "kantor") as here, here.store.read(here.actor) as session:
        assert len(skp.listing(session, 2026)) == 20
