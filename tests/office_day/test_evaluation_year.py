"""A year of evaluation of an office of sixty: from SKP to signed results and package, reckoned on paper beside it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Refused
from asn_desktop.rules.roles import Actor
from asn_desktop.services import letter_check, letters, office, practice, unsent
from asn_desktop.services.centre import Received
from asn_desktop.services.credit import books
from asn_desktop.services.evaluation import finalise, objections, ratings, skp, unit_round
from asn_desktop.services.evaluation.rows import EvaluationRow
from asn_desktop.services.evaluation.unit_round import UnitRound
from asn_desktop.services.letters import LetterRow
from asn_desktop.store.base import Base
from asn_desktop.store.career import Kinerja
from tests.office_day import evaluation_close as close
from tests.office_day import evaluation_deeds as deeds
from tests.office_day import evaluation_office, evaluation_signing, evaluation_story
from tests.office_day import evaluation_reckoning as paper
from tests.office_day import evaluation_story as story
from tests.office_day import evaluation_turns as turns
from tests.office_day.evaluation_office import EvaluationOffice
from tests.office_day.evaluation_story import YEAR, Soul
from tests.services.post_office import CENTRAL, CLERK, Postal, Side, join, make_office

D = dt.date
WEIGHED = {1: 1, 2: 2, 3: 3, 4: 0, 0: 0}  # unit -> unit whose round its people are weighed in: the small UPT joins


@dataclass
class Year:
    """What the program did and said, for the tests to look at."""

    made: EvaluationOffice
    souls: dict[int, Soul]
    ids: dict[int, uuid.UUID] = field(default_factory=dict)  # the yearly evaluation of each, first version
    rounds: dict[int, UnitRound] = field(default_factory=dict)
    stopped: dict[int, set[str]] = field(default_factory=dict)  # before the leader's reason
    after: dict[int, set[str]] = field(default_factory=dict)
    cases: dict[int, uuid.UUID] = field(default_factory=dict)
    refused: dict[str, set[str]] = field(default_factory=dict)
    moment: list[dt.datetime] = field(default_factory=list)

    def on(self, day: D, deed: Callable[..., Any], *more: Any) -> Any:
        """One deed of the story on its day."""
        return self.write(day, lambda session: deed(session, self.made, *more))

    def write(self, day: D, deed: Callable[[Session], Any], *, by: Actor | None = None) -> Any:
        """Anything else that is written on a day, in its own transaction."""
        self.moment[0] = evaluation_office.at(day)
        with self.made.opened.store.begin(by or self.made.opened.actor, reason="kinerja") as session:
            return deed(session)

    def read(self, ask: Callable[[Session], Any]) -> Any:
        """A question to the store as it stands."""
        with self.made.opened.store.read(self.made.opened.actor) as session:
            return ask(session)

    def last(self, who: int) -> EvaluationRow:
        """The yearly evaluation that stands."""
        found = self.read(lambda s: ratings.of_person(s, self.made.people[who], YEAR))
        (row,) = [r for r in found if r.periode == "AKHIR" and r.keadaan == "ditetapkan"]
        return row

    def people(self, unit: int) -> list[Soul]:
        """Who is weighed in the round of a unit: its people, or the heads below and the people of the small UPT."""
        here = [s for s in self.souls.values() if close.has_year(s)]
        if unit:
            return [s for s in here if s.unit == unit and not s.head]
        return [s for s in here if (s.head and s.unit) or (s.unit == 4 and not s.head)]


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    """The year, lived once for the tests of this file."""
    folder: Path = tmp_path_factory.mktemp("kinerja") / "kantor"
    moment = [evaluation_office.at(evaluation_office.START)]
    evaluation_office.create(folder)
    with office.unlock(folder, "siti", practice.PASSWORD, clock=lambda: moment[0]) as opened:
        souls = evaluation_story.souls()
        year = Year(evaluation_office.move_in(opened, souls), {s.key: s for s in souls}, moment=moment)
        year.write(evaluation_office.START, close.official, by=evaluation_signing.ADMIN)
        _goals(year)
        _turns(year)
        _results(year)
        _january(year)
        yield year


def _goals(year: Year) -> None:
    for soul in year.souls.values():
        if soul.since <= evaluation_office.START:
            year.on(deeds.FIXED, deeds.plan, soul, deeds.FIXED, deeds.FIXED)


def _turns(year: Year) -> None:
    souls = year.souls
    year.on(D(2026, 5, 4), turns.birth)
    year.on(D(2026, 5, 11), turns.appointed, souls[story.NEW])
    year.on(story.RETIRED_ON, turns.stand_in, list(souls.values()))
    year.on(D(2026, 6, 8), turns.promoted, souls[story.PROMOTED])
    year.on(D(2026, 7, 6), turns.moved, souls[story.MOVED])
    year.on(story.UNPAID_DAY, turns.unpaid)
    year.on(story.LEAVER_ON, turns.left)


def _results(year: Year) -> None:
    day = close.JUDGED
    here = [s for s in year.souls.values() if close.has_year(s)]
    year.on(day, close.achieved, "AKHIR", day)
    year.ids = year.on(day, close.rated, here, day)
    for place, unit_id in enumerate(year.made.units):
        year.rounds[place] = year.read(lambda s, u=unit_id: unit_round.of_unit(s, u, YEAR, "AKHIR"))
        year.stopped[place] = year.on(day, _stops, year, place)
    for place in (0, 1, 2):
        year.on(day, close.explained, place, day)
    for place in range(len(year.made.units)):
        year.after[place] = year.on(day, _stops, year, place)
    year.write(day, lambda s: finalise.finalise(s, list(year.ids.values()), day=day, today=day))


def _stops(session: Session, made: EvaluationOffice, year: Year, place: int) -> set[str]:
    return close.blocked(session, [year.ids[s.key] for s in year.people(place)], close.JUDGED)


def _january(year: Year) -> None:
    for key, row_id in year.ids.items():
        if key == story.STUBBORN:
            note = "Pegawai membaca hasilnya dan menolak menandatangani."
            year.write(story.RECEIVED, lambda s, i=row_id, n=note: finalise.refused_signature(s, i, n))
        year.write(story.RECEIVED, lambda s, i=row_id: finalise.received(s, i, story.RECEIVED))
    year.cases[story.UPHELD] = year.on(story.FILED_ON, _object, year, story.UPHELD, story.FILED_ON)
    year.cases[story.REJECTED] = year.on(story.FILED_LAST, _object, year, story.REJECTED, story.FILED_LAST)
    year.cases[story.LATE] = year.on(story.FILED_LATE, _object, year, story.LATE, story.FILED_LATE)
    heard, decided = D(2027, 1, 20), D(2027, 1, 25)
    early: Callable[[Session], None] = lambda s: close.decided(s, year.cases[story.UPHELD], "TETAP", heard)  # noqa: E731
    year.refused["unheard"] = year.on(heard, _codes, early)
    for key in (story.UPHELD, story.REJECTED):
        year.write(heard, lambda s, k=key: close.heard(s, year.cases[k], heard))
    new = ("SESUAI", "SESUAI")
    year.write(decided, lambda s: close.decided(s, year.cases[story.UPHELD], "DIUBAH", decided, *new))
    year.write(decided, lambda s: close.decided(s, year.cases[story.REJECTED], "TETAP", decided))
    again = decided + dt.timedelta(days=1)
    year.refused["again"] = year.on(again, _codes, lambda s: close.object_to(s, year.ids[story.REJECTED], again))
    year.on(decided, close.converted, _functional(year), decided)


def _object(session: Session, made: EvaluationOffice, year: Year, who: int, day: D) -> uuid.UUID:
    return close.object_to(session, year.ids[who], day)


def _codes(session: Session, made: EvaluationOffice, deed: Callable[[Session], object]) -> set[str]:
    try:
        with session.begin_nested():
            deed(session)
    except Refused as no:
        return {problem.code for problem in no.problems}
    return set()


def _functional(year: Year) -> list[Soul]:
    return [s for s in year.souls.values() if s.jenjang and s.status == "PNS"]


@pytest.fixture(scope="module")
def signed(lived: Year, tmp_path_factory: pytest.TempPathFactory) -> dict[uuid.UUID, LetterRow]:
    """Every result that stands, printed and signed: appraiser, then employee, or the superior where he would not."""
    results = [lived.last(key) for key in lived.ids]
    folder = tmp_path_factory.mktemp("kunci")
    return evaluation_signing.sign_all(lived.made.opened, results, folder, lived.moment[0])


@pytest.fixture(scope="module")
def posted(
    lived: Year, signed: dict[uuid.UUID, LetterRow], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Postal, Received]]:
    """The office joins the centre and sends its year."""
    at, folder = lived.moment[0], tmp_path_factory.mktemp("pusat")
    with make_office(folder / "bkpsdm", replace(CENTRAL, latihan=True), at) as central:
        post = Postal(Side(lived.made.opened.store, at), Side(central.store, at), folder)
        join(post.office, post.centre)
        (package,) = post.send()
        yield post, post.receive(package)


def test_every_post_had_its_skp_and_the_moved_have_two(lived: Year):
    listed = lived.read(lambda s: skp.listing(s, YEAR))
    each = Counter(row.employee_id for row in listed if row.keadaan in ("ditetapkan", "ditutup"))
    two = {lived.made.people[key] for key in (story.MOVED, story.PROMOTED)}
    assert {who for who, number in each.items() if number == 2} == two
    assert len(each) == 60
    assert sum(each.values()) == 62


def test_every_predikat_is_the_one_of_the_matrix(lived: Year):
    for key in lived.ids:
        soul = lived.souls[key]
        results = paper.OF_HEAD[story.CAPAIAN[soul.unit]] if soul.head else soul.hasil
        if key == story.UPHELD:
            results, soul.perilaku = "SESUAI", "SESUAI"
        row = lived.last(key)
        assert (key, row.hasil, row.predikat) == (key, results, paper.predikat(results, soul.perilaku))


def test_the_head_is_bound_to_the_achievement_of_the_unit(lived: Year):
    assert [lived.last(key).hasil for key in (0, 1, 2, 3)] == ["SESUAI", "SESUAI", "SESUAI", "DI_ATAS"]


@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_the_written_limits_broken_are_those_reckoned_on_paper(lived: Year, place: int):
    given = [paper.predikat(_results_of(s), s.perilaku) for s in lived.people(place)]
    broken = {f.limit.kode for f in lived.rounds[place].findings if f.broken and f.limit.tertulis}
    assert broken == paper.broken(story.CAPAIAN[place], given)
    assert bool(broken) == ("distribution_open" in lived.stopped[place])


def _results_of(soul: Soul) -> str:
    if soul.head:
        return paper.OF_HEAD[story.CAPAIAN[soul.unit]]
    return "DI_BAWAH" if soul.key == story.UPHELD else soul.hasil  # as rated in December


def test_bidang_angkutan_17_of_24_breaks_the_maximum_of_16_and_needs_one_bp_or_k(lived: Year):
    found = {f.limit.kode: (f.counted, f.allowed) for f in lived.rounds[2].findings if f.broken}
    assert found == {"b_maks": (17, 16), "bp_k_min": (0, 1)}


def test_a_unit_of_four_is_weighed_with_the_dinas_and_alone_is_only_told(lived: Year):
    alone = [f for f in lived.rounds[4].findings if f.limit.capaian == "BUTUH_PERBAIKAN"]
    assert lived.rounds[4].small
    assert [f.limit.kode for f in alone if f.broken] == ["bp_min"]
    assert not any(f.blocks for f in alone)


def test_the_leaders_reason_opens_the_round_and_changes_nobody(lived: Year):
    assert lived.stopped == {0: {"distribution_open"}, 1: {"distribution_open"}, 2: {"distribution_open"}, 3: set(),
                             4: {"distribution_open"}}  # fmt: skip
    assert lived.after == {place: set() for place in range(5)}


def test_no_yearly_result_after_cltn_retirement_or_leaving_and_that_is_no_error(lived: Year):
    for key in (story.UNPAID, story.LEAVER, story.RETIRED_HEAD):
        assert [one for one in lived.read(lambda s, k=key: close.series(s, lived.made, k)) if one[0] == "AKHIR"] == []


def test_months_wholly_on_cuti_melahirkan_are_not_rated(lived: Year):
    assert list(lived.last(story.MOTHER).tidak_dinilai) == paper.whole_months(*story.CONFINED) == [5, 6]


def test_the_new_cpns_has_a_short_period_from_the_spmt(lived: Year):
    row = lived.last(story.NEW)
    assert (row.mulai, row.periode_singkat) == (story.NEW_DAY, True)


def test_the_moved_have_both_parts_and_one_fresh_judgement(lived: Year):
    series = lived.read(lambda s: close.series(s, lived.made, story.MOVED))
    assert [(periode, predikat) for periode, _, predikat, _ in series] == [("TUTUP", "BAIK"), ("AKHIR", "BAIK")]
    assert lived.last(story.MOVED).unit_id == lived.made.units[2]


def test_the_plt_keeps_one_skp_with_the_order_and_one_predikat(lived: Year):
    (row,) = lived.read(lambda s: skp.of_person(s, lived.made.people[story.STAND_IN], YEAR))
    whole = lived.read(lambda s: skp.get(s, row.id))
    assert [r.nomor_penugasan for r in whole.results if r.jenis == "TAMBAHAN"] == [turns.ORDER]
    series = lived.read(lambda s: close.series(s, lived.made, story.STAND_IN))
    assert [one[0] for one in series] == ["AKHIR"]


def test_people_of_the_upt_were_judged_by_the_old_head_until_he_left_and_by_the_plt_at_the_end(lived: Year):
    rows = lived.read(lambda s: ratings.of_person(s, lived.made.people[56], YEAR))
    assert [(r.periode, r.penilai.employee_id) for r in rows] == [
        ("TUTUP", lived.made.people[story.RETIRED_HEAD]), ("AKHIR", lived.made.people[story.STAND_IN])
    ]  # fmt: skip


def test_an_objection_upheld_makes_a_second_version_and_the_first_stays(lived: Year):
    series = lived.read(lambda s: close.series(s, lived.made, story.UPHELD))
    assert series == [("AKHIR", 1, "BUTUH_PERBAIKAN", "diganti"), ("AKHIR", 2, "BAIK", "ditetapkan")]


def test_an_objection_rejected_is_final_and_a_late_one_is_kept_with_its_last_day(lived: Year):
    rejected, late = (
        lived.read(lambda s, k=key: objections.of_person(s, lived.made.people[k], today=D(2027, 1, 26)))
        for key in (story.REJECTED, story.LATE)
    )
    assert [(o.keadaan, o.putusan) for o in rejected] == [("DIPUTUS", "TETAP")]
    assert [(o.keadaan, o.hari_terakhir) for o in late] == [("TIDAK_DAPAT_DITERIMA", paper.last_day(story.RECEIVED))]
    assert lived.last(story.REJECTED).versi == 1


def test_nothing_is_decided_unheard_and_nothing_twice(lived: Year):
    assert lived.refused == {"unheard": {"objection_not_heard"}, "again": {"E-KEB-03"}}


def test_who_would_not_sign_has_the_note_and_still_the_days_of_objection(lived: Year):
    row = lived.last(story.STUBBORN)
    assert row.tolak_tanda is not None
    assert row.diterima == story.RECEIVED


def test_the_career_record_has_one_official_row_each_with_the_last_version(lived: Year):
    def kept(session: Session) -> dict[uuid.UUID, list[tuple[str | None, str | None]]]:
        found: dict[uuid.UUID, list[tuple[str | None, str | None]]] = {}
        for row in session.query(Kinerja).filter(Kinerja.tahun == YEAR, Kinerja.dibatalkan.is_(None)):
            found.setdefault(row.employee_id, []).append((row.asal, row.predikat))
        return found

    record = lived.read(kept)
    wanted = {lived.made.people[key]: [("kantor", str(paper.ORDER.index(lived.last(key).predikat or "") + 1))]
              for key in lived.ids}  # fmt: skip
    assert record == wanted


def test_credit_of_every_functional_post_is_the_one_reckoned_in_fractions(lived: Year):
    for soul in _functional(lived):
        if soul.key == story.PROMOTED:
            continue
        word = lived.last(soul.key).predikat
        assert word is not None
        assert soul.jenjang is not None
        ledgers = _sums(lived, soul.key)
        assert (soul.key, ledgers) == (soul.key, {soul.jenjang: paper.credit(soul.jenjang, word.value, 12)})


def test_worked_example_3_a_promotion_on_1_june_splits_the_year_and_the_sums_are_never_added(lived: Year):
    sums = _sums(lived, story.PROMOTED)
    assert {code: paper.two_decimals(value) for code, value in sums.items()} == {"MU": "10,42", "MA": "32,81"}


def _sums(year: Year, who: int) -> dict[str, Fraction]:
    """What the conversions of the year gave, by jenjang."""
    whole = year.read(lambda s: books.of_person(s, year.made.people[who], on=D(2027, 1, 26)))
    return {book.jenjang: sum((row.jumlah for row in book.rows if row.jenis == "konversi"), Fraction())
            for book in whole.books}  # fmt: skip


def test_every_result_is_signed_by_both_hands_and_no_byte_can_change(
    lived: Year, signed: dict[uuid.UUID, LetterRow]
):
    assert len(signed) == len(lived.ids) == 57
    for key in (0, story.UPHELD, story.MOTHER, story.STUBBORN, 56):
        row = lived.last(key)
        data = lived.read(lambda s, i=signed[row.id].id: letters.pdf(s, i, signed=True))
        report = lived.read(lambda s, d=data: letter_check.check(s, d, now=lived.moment[0])).report
        other = row.atasan.nama if key == story.STUBBORN else row.nama
        assert [one.nama for one in report.signatures] == [row.penilai.nama, other]
        broken = bytearray(data)
        broken[len(data) // 3] ^= 1
        changed = lived.read(lambda s, d=bytes(broken): letter_check.check(s, d, now=lived.moment[0]))
        assert changed.register != "signed"
    assert {row.keadaan for row in signed.values()} == {"ditandatangani"}


def test_the_year_travels_whole_in_one_package(lived: Year, posted: tuple[Postal, Received]):
    post, received = posted
    assert (received.state, received.rows.get("bentrok", 0), received.rows.get("ditolak", 0)) == ("masuk", 0, 0)
    for name in sorted(name for name, kind in unsent.KINDS.items() if kind == "kinerja"):
        table = Base.metadata.tables[name]
        ours, theirs = (_rows(side, table, post.office.id) for side in (post.office, post.centre))
        assert (name, theirs) == (name, ours)
    for name in ("skp", "skp_results", "evaluations", "objections", "pattern_reasons", "credit_lines"):
        assert _rows(post.centre, Base.metadata.tables[name], post.office.id)


def test_the_reply_brings_the_same_digest_home(posted: tuple[Postal, Received]):
    post, _ = posted
    result = post.take(post.answer())
    assert (result.acknowledged, result.refused, result.corrections) == (1, 0, 0)


def _rows(side: Side, table: sa.Table, office_id: uuid.UUID) -> dict[uuid.UUID, dict[str, Any]]:
    with side.store.read(CLERK) as session:
        found = session.execute(sa.select(table).where(table.c.office_id == office_id)).mappings()
        return {row["id"]: dict(row) for row in found}
