"""The map of posts and its holders on a day, on the real store."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.problems import Refused
from asn_desktop.services import dossiers, position_form, positions, units
from asn_desktop.services.position_form import PositionAsk
from asn_desktop.store.employees import Employee, Jabatan
from asn_desktop.store.standing import Cltn

BORN = dt.date(1985, 3, 17)


@pytest.fixture
def tree(session):
    return {row.nama: row.id for row in units.tree(session)}


@pytest.fixture
def person(session, tree):
    """`person(nama, post, ...)` puts somebody on a post."""

    def put(nama, post=None, unit="Bidang Angkutan", *, status="PNS", jenis="4", eselon=None, tmt=dt.date(2020, 1, 1),
            sampai=None, penugasan="D", kedudukan="01", berakhir=None):
        one = Employee(nama=nama, tanggal_lahir=BORN, jenis_kelamin="P", status=status, unit_id=tree[unit],
                       kedudukan=kedudukan, tmt_cpns=dt.date(2009, 4, 1), berakhir=berakhir)
        session.add(one)
        session.flush()
        if post:
            session.add(Jabatan(employee_id=one.id, unit_id=tree[unit], jenis=jenis, nama=post, eselon=eselon, tmt=tmt,
                                sampai=sampai, penugasan=penugasan))
            session.flush()
        return one.id

    return put


def shown(session, on, unit_id=None):
    return {(line.unit, line.nama): line for line in positions.bezetting(session, on=on, unit_id=unit_id)}


def refusal(call):
    with pytest.raises(Refused) as caught:
        call()
    return [p.code for p in caught.value.problems]


def test_need_holders_and_vacancies_stand_beside_each_other(session, tree, person, today):
    unit = tree["Bidang Angkutan"]
    position_form.save(session, PositionAsk(unit, "Pengolah Data", "4", 3, kelas=6), today=today)
    position_form.save(session, PositionAsk(unit, "Kepala Bidang Angkutan", "1", 1, eselon="III.b"), today=today)
    person("Asih", "pengolah  data.")
    person("Budi", "Pengolah Data", status="PPPK")
    person("Citra", "Pengolah Data", status="PPPK_PW")
    person("Dewi", "Pengolah Data", status="CPNS")
    lines = shown(session, today)
    line = lines["Bidang Angkutan", "Pengolah Data"]
    assert (line.pns, line.pppk, line.pppk_pw, line.jumlah, line.selisih, line.kelas) == (2, 1, 1, 4, 1, 6)
    head = lines["Bidang Angkutan", "Kepala Bidang Angkutan"]
    assert (head.jumlah, head.selisih, head.vacant) == (0, -1, 1)


def test_leave_without_pay_and_study_are_people_but_no_bezetting(session, tree, person, today):
    position_form.save(session, PositionAsk(tree["Bidang Angkutan"], "Pengolah Data", "4", 2), today=today)
    person("Asih", "Pengolah Data", kedudukan="03")
    away = person("Budi", "Pengolah Data")
    session.add(Cltn(employee_id=away, mulai=dt.date(2026, 1, 1), sampai=dt.date(2027, 1, 1)))
    line = shown(session, today)["Bidang Angkutan", "Pengolah Data"]
    assert (line.jumlah, line.vacant) == (0, 2)
    assert {(one.nama, one.keadaan) for one in line.away} == {("Asih", "tubel"), ("Budi", "cltn")}
    assert shown(session, dt.date(2025, 12, 31))["Bidang Angkutan", "Pengolah Data"].jumlah == 1


def test_plt_stands_beside_and_never_counts(session, tree, person, today):
    position_form.save(
        session, PositionAsk(tree["Bidang Angkutan"], "Kepala Bidang Angkutan", "1", eselon="III.b"), today=today
    )
    person("Asih", "Kepala Bidang Angkutan", jenis="1", eselon="III.b", penugasan="PLT")
    line = shown(session, today)["Bidang Angkutan", "Kepala Bidang Angkutan"]
    assert (line.jumlah, line.vacant, [one.penugasan for one in line.beside]) == (0, 1, ["PLT"])


def test_two_definitive_heads_of_one_post_are_marked(session, person, today):
    person("Asih", "Kepala Bidang", jenis="1", eselon="III.b")
    person("Budi", "Kepala Bidang", jenis="1", eselon="III.b")
    person("Citra", "Pengemudi")
    person("Dewi", "Pengemudi")
    lines = shown(session, today)
    assert lines["Bidang Angkutan", "Kepala Bidang"].double
    assert not lines["Bidang Angkutan", "Pengemudi"].double


def test_everybody_stands_in_exactly_one_line(session, person, today):
    person("Asih", "Pengemudi")
    person("Budi")
    person("Citra", "Pengemudi", "Sekretariat", kedudukan="02")
    person("Dewi", "Pengemudi", berakhir=dt.date(2026, 1, 1))
    lines = positions.bezetting(session, on=today)
    placed = [one.employee_id for line in lines for one in (*line.holders, *line.away)]
    assert sorted(map(str, placed)) == sorted(str(d.id) for d in dossiers.load(session, on=today))
    assert len(placed) == 3
    assert [line.nama for line in lines if not line.nama] == [""]


def test_a_unit_takes_the_units_below_it_along(session, tree, person, today):
    person("Asih", "Pengemudi", "Bidang Angkutan")
    person("Budi", "Pengemudi", "Sekretariat")
    assert list(shown(session, today, tree["Sekretariat"])) == [("Sekretariat", "Pengemudi")]
    assert len(shown(session, today, tree["Dinas Perhubungan"])) == 2


def test_the_map_of_a_past_day_is_kept(session, tree, today):
    made = position_form.save(session, PositionAsk(tree["Sekretariat"], "Arsiparis", "4"), today=today)
    position_form.end(session, made, last_day=dt.date(2026, 6, 30))
    assert ("Sekretariat", "Arsiparis") not in shown(session, today)
    assert ("Sekretariat", "Arsiparis") in shown(session, dt.date(2026, 6, 30))


def test_present_holders_make_a_first_map(session, tree, person, today):
    person("Asih", "Pengemudi")
    person("Budi", "Pengemudi")
    person("Citra", "Kepala Bidang", jenis="1", eselon="III.b")
    person("Dewi", "Kepala Bidang", jenis="1", eselon="III.b")
    offered = position_form.proposed(session, on=today)
    assert {(line.nama, line.jumlah) for line in offered} == {("Pengemudi", 2), ("Kepala Bidang", 2)}
    chosen = [(line.unit_id, line.nama) for line in offered]
    assert position_form.adopt(session, chosen, today=today, dasar="SK 1/2026") == 2
    assert position_form.adopt(session, chosen, today=today) == 0
    lines = shown(session, today)
    assert lines["Bidang Angkutan", "Pengemudi"].kebutuhan == 2
    assert lines["Bidang Angkutan", "Kepala Bidang"].kebutuhan == 1
    assert position_form.proposed(session, on=today) == ()


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"nama": " "}, ["FIELD_EMPTY"]), ({"jenis": "9"}, ["JAB_KIND"]), ({"kebutuhan": -1}, ["POST_NEED"]),
        ({"kebutuhan": None}, ["POST_NEED"]), ({"kelas": 18}, ["POST_CLASS"]), ({"unit_id": None}, ["FIELD_EMPTY"]),
        ({"nama": "arsiparis"}, ["POST_TWICE"]),
    ],
)  # fmt: skip
def test_a_post_that_cannot_be_is_refused(session, tree, today, change, codes):
    position_form.save(session, PositionAsk(tree["Sekretariat"], "Arsiparis", "4"), today=today)
    given = {"unit_id": tree["Sekretariat"], "nama": "Pengadministrasi", "jenis": "4", **change}
    assert refusal(lambda: position_form.save(session, PositionAsk(**given), today=today)) == codes
