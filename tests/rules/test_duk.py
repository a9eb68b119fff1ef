"""The DUK: each step of PP 15/1979 decides in its turn, whatever order the people came in."""

import datetime as dt
import itertools
import random
import uuid

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asn_desktop.rules import duk
from asn_desktop.rules.dossier import Schooling, Training
from tests.rules.career_people import duk_tables, person, post, pppk, rank

D = dt.date


def made(number, **changes):
    base = {"id": uuid.UUID(int=number), "nip": f"{number:018d}", "nama": f"Orang {number}"}
    return person(**(base | changes))


def names(people, **options):
    return [line.dossier.nama for line in duk.order(people, tables=duk_tables(), **options)]


def test_the_example_of_four():
    a = made(1, nama="A", golongan=rank("IV/a", D(2020, 4, 1)), jabatan=post("Kabid", "1", "III.b"))
    b = made(2, nama="B", golongan=rank("IV/a", D(2018, 10, 1)))
    c = made(3, nama="C", golongan=rank("IV/a", D(2020, 4, 1)), jabatan=post("Sekretaris", "1", "III.a"))
    d = made(4, nama="D", golongan=rank("III/d", D(2015, 4, 1)))
    lines = duk.order([a, b, c, d], tables=duk_tables())
    assert [line.dossier.nama for line in lines] == ["B", "C", "A", "D"]
    assert [line.step for line in lines] == [0, 2, 3, 1]
    assert [line.nomor for line in lines] == [1, 2, 3, 4]


PIM3, PIM4 = (Training(code, "Diklatpim", None, 2015, None) for code in ("3", "2"))


@pytest.mark.parametrize(
    ("step", "upper", "lower"),
    [
        (1, {"golongan": rank("IV/a", D(2024, 4, 1))}, {"golongan": rank("III/d", D(2010, 4, 1))}),
        (2, {"golongan": rank("III/d", D(2020, 4, 1))}, {"golongan": rank("III/d", D(2020, 10, 1))}),
        (2, {"golongan": rank("III/d", D(2020, 4, 1))}, {"golongan": rank("III/d", None)}),
        (3, {"jabatan": post("Lurah", "1", "IV.a")}, {"jabatan": post("Pelaksana", "4", tmt=D(2000, 1, 1))}),
        (3, {"jabatan": post("Pelaksana", "4", tmt=D(2019, 1, 1))}, {"jabatan": post("Perawat Ahli Madya")}),
        (3, {"jabatan": post("Pelaksana", "4")}, {"jabatan": None}),
        (4, {"tmt_cpns": D(2008, 4, 1)}, {"tmt_cpns": D(2009, 4, 1)}),
        (4, {"mks": (20, 0, D(2026, 11, 1))}, {"mks": None}),
        (5, {"latihan": PIM3}, {"latihan": PIM4}), (5, {"latihan": PIM4}, {"latihan": None}),
        (5, {"latihan": PIM3._replace(tahun=2014)}, {"latihan": PIM3}),
        (6, {"pendidikan": Schooling("45", None, None, 2020)}, {"pendidikan": Schooling("40", None, None, 2000)}),
        (6, {"pendidikan": Schooling("40", None, None, 2006)}, {"pendidikan": Schooling("40", None, None, 2007)}),
        (6, {"pendidikan": Schooling("40", None, None, 2006)}, {"pendidikan": None}),
        (7, {"tanggal_lahir": D(1980, 1, 1)}, {"tanggal_lahir": D(1985, 1, 1)}),
        (8, {"nip": "1"}, {"nip": "2"}), (8, {"nip": "1"}, {"nip": None}),
    ],
)  # fmt: skip
def test_each_step_decides_in_its_turn(step, upper, lower):
    first, second = made(1, **upper), made(2, **lower)
    for people in ([first, second], [second, first]):
        lines = duk.order(people, tables=duk_tables())
        assert [line.dossier.id.int for line in lines] == [1, 2]
        assert lines[1].step == step


def test_functional_posts_may_be_ranked_by_jenjang():
    muda = made(1, nama="Muda", jabatan=post("Perencana Ahli Muda", tmt=D(2015, 1, 1)))
    madya = made(2, nama="Madya", jabatan=post("Perencana Ahli Madya", tmt=D(2020, 1, 1)))
    staf = made(3, nama="Staf", jabatan=post("Pelaksana", "4", tmt=D(2010, 1, 1)))
    assert names([muda, madya, staf]) == ["Staf", "Muda", "Madya"]
    assert names([muda, madya, staf], by_jenjang=True) == ["Madya", "Muda", "Staf"]


def test_only_civil_servants_in_service_stand_in_it():
    people = [
        made(1, nama="PNS"), pppk(id=uuid.UUID(int=2), nama="PPPK"), made(3, nama="CPNS", status="CPNS"),
        made(4, nama="Pensiun", kedudukan="99"), made(5, nama="CLTN", kedudukan="02"),
        made(6, nama="Pindah", berakhir=D(2026, 11, 1)), made(7, nama="Nanti", berakhir=D(2026, 12, 1)),
    ]  # fmt: skip
    assert sorted(names(people)) == ["Nanti", "PNS"]
    assert sorted(names(people, with_cpns=True)) == ["CPNS", "Nanti", "PNS"]


def test_what_is_missing_is_listed():
    bare = made(1, golongan=None, jabatan=None, pendidikan=None, tmt_cpns=None, nip=None)
    assert duk.order([bare], tables=duk_tables())[0].gaps == ("golongan", "jabatan", "masa_kerja", "pendidikan", "nip")
    half = made(2, golongan=rank("III/a", None), latihan=PIM3._replace(tahun=None))
    assert duk.order([half], tables=duk_tables())[0].gaps == ("tmt_golongan", "tahun_latihan")


def test_why_one_stands_above_the_other():
    first = made(1, jabatan=post("Lurah", "1", "IV.a"))
    upper, lower = duk.order([made(2), first], tables=duk_tables())
    lines = duk.why(upper, lower)
    assert [line.code for line in lines] == ["duk_sama", "duk_sama", "duk_putus"]
    assert lines[-1].values["langkah"] == "jabatan"
    assert lines[-1].article.startswith("PP 15/1979")


ranked = st.builds(
    made, st.integers(1, 10**6),
    golongan=st.builds(rank, st.sampled_from(("III/a", "III/b", "IV/a")),
                       st.sampled_from((None, D(2020, 4, 1), D(2021, 4, 1)))) | st.none(),
    jabatan=st.sampled_from((None, post("Kabid", "1", "III.b"), post("Staf", "4"), post("Perawat Ahli Muda"))),
    tanggal_lahir=st.sampled_from((D(1980, 1, 1), D(1985, 1, 1))),
    latihan=st.sampled_from((None, PIM3, PIM4)),
    tmt_cpns=st.sampled_from((None, D(2005, 1, 1), D(2009, 4, 1))),
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(ranked, max_size=12, unique_by=lambda d: d.id), st.randoms(use_true_random=False), st.booleans())
def test_the_order_is_total_and_independent_of_the_input(people, mixer, by_jenjang):
    shuffled = list(people)
    mixer.shuffle(shuffled)
    lines = duk.order(people, tables=duk_tables(), by_jenjang=by_jenjang)
    again = duk.order(shuffled, tables=duk_tables(), by_jenjang=by_jenjang)
    assert [line.dossier.id for line in lines] == [line.dossier.id for line in again]
    assert len(lines) == len(people)
    for upper, lower in itertools.pairwise(lines):
        assert upper.key < lower.key
        assert 1 <= lower.step <= 8


def test_a_large_office_keeps_one_order():
    mixer = random.Random(7)
    people = [made(n, golongan=rank(mixer.choice(("III/a", "III/b")), D(2020, 4, 1))) for n in range(300)]
    first = names(people)
    mixer.shuffle(people)
    assert names(people) == first
