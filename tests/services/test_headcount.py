"""Head counts of the practice-like office: findings, own rows, roles, the store's state, kept questions."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.problems import Refused
from asn_desktop.rules import headcount as rules
from asn_desktop.rules.headcount import Condition, Question
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import headcount, saved_questions
from asn_desktop.services.headcount import Cell
from asn_desktop.store.employees import Employee, Golongan, Jabatan
from asn_desktop.store.standing import Cltn

D = dt.date


def _person(session, place, **values):
    made = Employee(**{
        "nip": f"19850709201001{1:01d}{place:03d}", "nama": f"Orang {place:02d}", "tanggal_lahir": D(1985, 7, 9),
        "jenis_kelamin": "L", "status": "PNS", "kedudukan": "01", "tmt_cpns": D(2010, 1, 1),
    } | values)  # fmt: skip
    session.add(made)
    session.flush()
    return made


def _answer(session, today, *conditions, by=(), on=None):
    return headcount.ask(session, Question(tuple(conditions), tuple(by)), on=on or today, today=today)


def _codes(refusal):
    return [problem.code for problem in refusal.value.problems]


def test_a_day_is_part_of_every_question(session, today):
    with pytest.raises(Refused) as no:
        headcount.ask(session, Question(), on=None, today=today)
    assert _codes(no) == ["COUNT_DATE"]


def test_leavers_are_out_from_the_day_after_their_last(session, today):
    _person(session, 1, berakhir=D(2026, 3, 1))  # first day out of service
    assert _answer(session, today, on=D(2026, 2, 28)).jumlah == 1
    assert _answer(session, today, on=D(2026, 3, 1)).jumlah == 0
    assert _answer(session, today, on=D(2009, 12, 31)).jumlah == 0


def test_a_plt_adds_nobody_and_gives_nobody_another_post(session, today):
    one = _person(session, 1)
    session.add(Jabatan(employee_id=one.id, jenis="4", nama="Pengolah Data", penugasan="D", tmt=D(2015, 1, 1)))
    session.add(Jabatan(employee_id=one.id, jenis="1", eselon="IV.a", nama="Kepala Seksi", penugasan="PLT",
                        tmt=D(2026, 1, 1)))  # fmt: skip
    session.flush()
    table = _answer(session, today, by=["jabatan"]).tabel
    assert [(row.kode, row.jumlah) for row in table.baris] == [("Pengolah Data", 1)]
    assert _answer(session, today, Condition("eselon", ("IV.",))).jumlah == 0


def test_unpaid_leave_and_study_are_rows_of_their_own(session, today):
    away = _person(session, 1)
    session.add(Cltn(employee_id=away.id, mulai=D(2026, 1, 1), sampai=D(2027, 12, 31)))
    _person(session, 2, kedudukan="03", jenis_kelamin="P", nip="198507092010012002")
    _person(session, 3)
    session.flush()
    answer = _answer(session, today, by=["status", "jenis_kelamin"])
    assert (answer.jumlah, answer.bezetting) == (3, 1)
    assert [(own.kode, own.nama, own.jumlah) for own in answer.tersendiri] == [
        ("02", "CLTN", 1), ("03", "Tugas Belajar", 1)]  # fmt: skip
    rows = [(row.kode, row.sel, row.jumlah, row.tersendiri) for row in answer.tabel.baris]
    assert rows == [("PNS", (1, 0), 1, False), ("02", (1, 0), 1, True), ("03", (0, 1), 1, True)]
    assert (answer.tabel.kolom, answer.tabel.total, answer.tabel.jumlah) == (("L", "P"), (2, 1), 3)
    before = _answer(session, today, on=D(2025, 12, 31))
    assert [own.kode for own in before.tersendiri] == ["03"], "the leave had not begun"


def test_people_past_their_age_without_a_decree_are_counted_and_listed(session, today):
    late = _person(session, 1, tanggal_lahir=D(1968, 5, 4), nip="196805042010011001", tmt_cpns=D(1993, 1, 1))
    soon = _person(session, 2, tanggal_lahir=D(1968, 11, 4), nip="196811042010011002", tmt_cpns=D(1993, 1, 1))
    _person(session, 3, tanggal_lahir=D(1968, 5, 4), nip="196805042010011003", berakhir=D(2027, 1, 1))
    question = Question()
    answer = headcount.ask(session, question, on=today, today=today)
    assert answer.jumlah == 3
    assert [(f.kode, f.jumlah) for f in answer.temuan] == [("lewat_bup", 1)]
    page = headcount.persons(session, question, on=today, today=today, cell=Cell(temuan="lewat_bup"))
    assert [row.id for row in page.rows] == [late.id]
    later = headcount.ask(session, question, on=D(2026, 12, 31), today=today)
    assert {f.kode: f.jumlah for f in later.temuan} == {"lewat_bup": 1, "akan_bup": 1}
    page = headcount.persons(session, question, on=D(2026, 12, 31), today=today, cell=Cell(temuan="akan_bup"))
    assert [row.id for row in page.rows] == [soon.id]


def test_one_number_is_one_person(session, today):
    one = _person(session, 1)
    _person(session, 2, nip=one.nip, nama="Orang Lagi")
    _person(session, 3, nip=None)
    answer = _answer(session, today)
    assert answer.jumlah == 2
    assert {f.kode: f.jumlah for f in answer.temuan} == {"nip_ganda": 1, "tanpa_nip": 1}


def test_other_findings_name_what_is_missing(session, today):
    _person(session, 1, status="PPPK", tmt_cpns=None, kontrak_mulai=D(2021, 1, 1), kontrak_akhir=D(2025, 12, 31))
    _person(session, 2, kedudukan="99")
    _person(session, 3, tmt_cpns=None)
    twice = _person(session, 4)
    for name in ("Pengolah Data", "Arsiparis"):
        session.add(Jabatan(employee_id=twice.id, jenis="4", nama=name, penugasan="D", tmt=D(2020, 1, 1)))
    session.flush()
    answer = _answer(session, today)
    assert answer.jumlah == 4
    assert {f.kode for f in answer.temuan} == {
        "kontrak_lewat", "kedudukan_berhenti", "tanpa_mulai", "jabatan_ganda"}  # fmt: skip


def test_a_saved_change_is_seen_by_the_next_question(store, actor, today):
    with store.begin(actor) as session:
        _person(session, 1)
    with store.read(actor) as session:
        assert _answer(session, today).jumlah == 1
        assert _answer(session, today).jumlah == 1
    with store.begin(actor) as session:
        added = _person(session, 2)
        assert _answer(session, today).jumlah == 2, "also in the transaction that writes"
        session.add(Golongan(employee_id=added.id, golongan="III/a", tmt=D(2020, 1, 1)))
        assert _answer(session, today, Condition("golongan", ("III/",))).jumlah == 1, "and before it was flushed"
    with store.read(actor) as session:
        assert _answer(session, today).jumlah == 2
        assert _answer(session, today, Condition("golongan", ("III/a",))).jumlah == 1


def test_a_unit_takes_along_what_is_below_it_and_an_unknown_one_is_refused(session, today):
    from asn_desktop.services import units

    tree = {row.nama: row.id for row in units.tree(session)}
    _person(session, 1, unit_id=tree["Bidang Angkutan"])
    _person(session, 2, unit_id=units.root(session))
    _person(session, 3)
    assert _answer(session, today, Condition("unit", (str(units.root(session)),))).jumlah == 2
    assert _answer(session, today, Condition("unit", (str(tree["Bidang Angkutan"]),))).jumlah == 1
    assert _answer(session, today, Condition("unit", ("",))).jumlah == 1
    table = _answer(session, today, by=["unit"]).tabel
    assert [row.jumlah for row in table.baris] == [1, 1, 1]
    assert table.baris[-1].kode == "", "people without a unit stand last, they are not dropped"
    for raw in ("bukan id", "00000000-0000-7000-8000-000000000000"):
        with pytest.raises(Refused) as no:
            _answer(session, today, Condition("unit", (raw,)))
        assert _codes(no) == ["UNIT_UNKNOWN"]


def test_an_inspector_sees_no_standing_that_tells_of_discipline(store, actor, today):
    with store.begin(actor) as session:
        _person(session, 1, kedudukan="15")
        _person(session, 2, kedudukan="04")
    reader = Actor("ika", "Ika", Role.PEMERIKSA)
    question = Question((), ("kedudukan",))
    with store.read(reader) as session:
        seen = headcount.ask(session, question, on=today, today=today)
        asked = headcount.ask(session, Question((Condition("kedudukan", ("15", "04")),)), on=today, today=today)
    assert {row.kode for row in seen.tabel.baris} == {"01", "52"}
    assert seen.jumlah == 2
    assert asked.jumlah == 0
    with store.read(actor) as session:
        assert {row.kode for row in headcount.ask(session, question, on=today, today=today).tabel.baris} == {"15", "04"}


def test_people_come_page_by_page_in_the_order_of_their_names(session, today):
    for place in (3, 1, 2, 5, 4):
        _person(session, place)
    first = headcount.persons(session, Question(), on=today, today=today, limit=2)
    rest = headcount.persons(session, Question(), on=today, today=today, offset=2)
    assert [row.nama for row in first.rows + rest.rows] == [f"Orang {n:02d}" for n in range(1, 6)]
    assert first.total == rest.total == 5


@pytest.mark.parametrize(("question", "code"), [
    (Question((Condition("gaji", ("1",)),)), "COUNT_FIELD"),
    (Question((Condition("status", ()),)), "COUNT_EMPTY"),
    (Question((Condition("status", ("XX",)),)), "COUNT_VALUE"),
    (Question((Condition("usia", ("40..25",)),)), "COUNT_RANGE"),
    (Question((Condition("usia", ("empat puluh",)),)), "COUNT_RANGE"),
    (Question((Condition("usia", ("..",)),)), "COUNT_RANGE"),
    (Question((Condition("masa_kerja", ("61..",)),)), "COUNT_RANGE"),
    (Question((Condition("golongan", ("III/z",)),)), "COUNT_VALUE"),
    (Question((Condition("golongan", ("III/d..III/a",)),)), "COUNT_VALUE"),
    (Question((Condition("golongan", ("V..III/a",)),)), "COUNT_VALUE"),
    (Question((Condition("jabatan", (" - ",)),)), "COUNT_VALUE"),
    (Question((Condition("latihan", ("",)),)), "COUNT_VALUE"),
    (Question((), ("unit", "golongan", "status")), "COUNT_GROUPS"),
    (Question((), ("unit", "unit")), "COUNT_GROUPS"),
    (Question((), ("latihan",)), "COUNT_GROUP"),
    (Question((Condition("status", ("PNS",)),) * 41), "COUNT_MANY"),
])  # fmt: skip
def test_a_question_that_makes_no_sense_is_refused_by_name(session, today, question, code):
    with pytest.raises(Refused) as no:
        headcount.ask(session, question, on=today, today=today)
    assert code in _codes(no)


def test_a_question_is_kept_under_a_name_and_asked_again(session, today):
    question = Question((Condition("usia", ("..39",)), Condition("status", ("PNS",), True)), ("unit", "golongan"))
    key = saved_questions.save(session, "  Muda   dan lain ", question)
    assert [(s.id, s.nama, s.soal) for s in saved_questions.listing(session)] == [(key, "Muda dan lain", question)]
    assert saved_questions.get(session, "MUDA DAN LAIN").soal == question
    with pytest.raises(Refused) as no:
        saved_questions.save(session, "muda dan LAIN", Question())
    assert _codes(no) == ["QUESTION_NAME_TAKEN"]
    assert saved_questions.save(session, "muda dan LAIN", Question(), replace=True) == key
    assert saved_questions.get(session, "Muda dan lain").soal == Question()
    saved_questions.void(session, key)
    assert saved_questions.listing(session) == ()
    for deed in (lambda: saved_questions.get(session, "Muda dan lain"), lambda: saved_questions.void(session, key)):
        with pytest.raises(Refused) as no:
            deed()
        assert _codes(no) == ["QUESTION_UNKNOWN"]
    for name in ("", "x" * 81):
        with pytest.raises(Refused) as no:
            saved_questions.save(session, name, question)
        assert _codes(no) == ["QUESTION_NAME"]


def test_what_is_no_question_is_not_read_as_one():
    for data in ({}, {"versi": 2, "syarat": [], "kelompok": []}, {"versi": 1, "syarat": [3], "kelompok": []}):
        with pytest.raises(Refused) as no:
            rules.from_json(data)
        assert _codes(no) == ["COUNT_KEPT"]


def test_only_those_who_may_enter_keep_questions(store, today):
    with store.read(Actor("ika", "Ika", Role.PEMERIKSA)) as session, pytest.raises(Refused) as no:
        saved_questions.save(session, "Semua", Question())
    assert _codes(no) == ["role_not_allowed"]
