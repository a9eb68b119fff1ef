"""The head count against an independent one: random people, careers and questions, counted by hand in plain Python."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asn_desktop.rules import service
from asn_desktop.rules.headcount import Condition, Question
from asn_desktop.rules.headcount_table import SERVICE, band
from asn_desktop.services import dossiers, headcount
from asn_desktop.store import journal
from asn_desktop.store.career import Diklat, Kursus
from asn_desktop.store.compat import uuid7
from asn_desktop.store.employees import Employee, Golongan, Jabatan, Pendidikan
from asn_desktop.store.offices import Unit
from asn_desktop.store.standing import Cltn, Pmk

D = dt.date
DAYS = [D(2015, 1, 1), D(2018, 6, 30), D(2020, 3, 1), D(2023, 12, 31), D(2026, 1, 1), D(2026, 11, 23)]
POSTS = [("Guru Ahli Pertama", "2", None, "Ahli Pertama"), ("Perawat Terampil", "2", None, "TR"),
         ("Pengadministrasi Perkantoran", "4", None, None), ("Kepala Bidang Angkutan", "1", "III.b", None)]  # fmt: skip
SCHOOLS = [("15", None), ("30", "Keperawatan"), ("40", "Pendidikan Guru"), ("40", "Akuntansi"), ("45", "Manajemen")]
RANKS = ["II/c", "III/a", "III/b", "III/d", "IV/a", None]
dates = st.dates(D(2005, 1, 1), D(2027, 6, 1))
maybe = st.one_of(st.none(), dates)


@st.composite
def person(draw):
    """One invented person with everything a question looks at."""
    pppk = draw(st.booleans())
    start = draw(st.one_of(st.none(), dates, dates))
    return {
        "jenis_kelamin": draw(st.sampled_from("LP")),
        "tanggal_lahir": draw(st.dates(D(1960, 1, 1), D(2003, 12, 31))),
        "agama": draw(st.sampled_from(["1", "2", None])),
        "status": draw(st.sampled_from(["PPPK", "PPPK_PW"] if pppk else ["PNS", "CPNS"])),
        "kedudukan": draw(st.sampled_from(["01", "01", "01", "02", "03"])),
        "tmt_cpns": None if pppk else start, "kontrak_mulai": start if pppk else None,
        "tmt_pns": None if pppk else draw(maybe), "berakhir": draw(st.one_of(st.none(), st.none(), dates)),
        "mks": draw(st.one_of(st.none(), st.tuples(st.integers(0, 20), st.integers(0, 11), dates))),
        "unit": draw(st.integers(0, 3)),
        "golongan": draw(st.lists(st.tuples(maybe, st.sampled_from(RANKS)), max_size=3)),
        "jabatan": draw(st.lists(st.tuples(maybe, maybe, st.sampled_from(["D", "D", "PLT", "PLH"]),
                                           st.integers(0, 3), st.integers(0, 3)), max_size=3)),
        "pendidikan": draw(st.lists(st.tuples(st.sampled_from(SCHOOLS), st.one_of(st.none(), st.integers(1985, 2027))),
                                    max_size=2)),
        "latihan": draw(st.lists(st.tuples(st.sampled_from(["diklat", "kursus"]), maybe,
                                           st.sampled_from(["PIM Tingkat IV", "Bendahara", "Arsip Dinamis"])),
                                 max_size=2)),
        "cltn": draw(st.one_of(st.none(), st.tuples(dates, maybe, maybe))),
        "pmk": draw(st.one_of(st.none(), st.tuples(st.integers(0, 5), st.integers(0, 11), maybe))),
    }  # fmt: skip


conditions = st.one_of(
    st.builds(lambda v: ("status", v), st.lists(st.sampled_from(["PNS", "CPNS", "PPPK", "PPPK_PW"]), min_size=1)),
    st.builds(lambda v: ("jenis_kelamin", [v]), st.sampled_from("LP")),
    st.builds(lambda v: ("golongan", [v]), st.sampled_from(["III/", "III/a", "II/c..III/a", "IV/a", ""])),
    st.builds(lambda v: ("jabatan", [v]), st.sampled_from(["guru", "ahli", "kepala bid", "perkantoran adm", "x"])),
    st.builds(lambda v: ("jenis_jabatan", [v]), st.sampled_from(["1", "2", "4", ""])),
    st.builds(lambda v: ("eselon", [v]), st.sampled_from(["III.", "III.b", "III.a", ""])),
    st.builds(lambda v: ("jenjang", [v]), st.sampled_from(["PT", "TR", ""])),
    st.builds(lambda v: ("tingkat", [v]), st.sampled_from(["40", "40..", "..30", "30..40", ""])),
    st.builds(lambda v: ("bidang", [v]), st.sampled_from(["guru", "akuntan", ""])),
    st.builds(lambda v: ("usia", [v]), st.sampled_from(["..39", "25..50", "58.."])),
    st.builds(lambda v: ("masa_kerja", [v]), st.sampled_from(["..5", "6..10", "11..", ""])),
    st.builds(lambda v: ("latihan", [v]), st.sampled_from(["pim", "bendahara", "arsip dinamis"])),
    st.builds(lambda v: ("kedudukan", [v]), st.sampled_from(["01", "02", "03"])),
    st.builds(lambda v: ("agama", [v]), st.sampled_from(["1", ""])),
    st.builds(lambda v: ("unit", [v]), st.sampled_from(["0", "1", "3"])),
)
groups = st.lists(
    st.sampled_from(["status", "golongan", "golongan_induk", "jenis_jabatan", "tingkat", "jenis_kelamin", "usia",
                     "masa_kerja", "kedudukan", "unit", "unit_induk", "agama"]),
    unique=True, max_size=2,
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(folk=st.lists(person(), min_size=1, max_size=8), on=st.sampled_from(DAYS),
       asked=st.lists(st.tuples(conditions, st.booleans()), max_size=3), by=groups)  # fmt: skip
def test_the_answer_is_what_one_counts_by_hand(session, today, folk, on, asked, by):
    # units: 0 is the root, 1 and 2 stand below it, 3 below 2
    units = _units(session)
    with session.begin_nested() as kept:
        ids = _write(session, folk, units)
        question = Question(
            tuple(
                Condition(field, tuple(str(units[int(v)]) for v in values) if field == "unit" else tuple(values), other)
                for (field, values), other in asked
            ),
            tuple(by),
        )
        answer = headcount.ask(session, question, on=on, today=today)
        page = headcount.persons(session, question, on=on, today=today)
        expected = [
            i for i, p in enumerate(folk)
            if _serves(p, on) and all(_holds(p, on, condition, other) for condition, other in asked)
        ]  # fmt: skip
        assert {row.id for row in page.rows} == {ids[i] for i in expected}
        assert answer.jumlah == page.total == len(expected)
        assert answer.dari == sum(_serves(p, on) for p in folk)
        apart = [i for i in expected if _standing(folk[i], on) in ("02", "03")]
        assert answer.bezetting == len(expected) - len(apart)
        assert {own.kode: own.jumlah for own in answer.tersendiri} == Counter(_standing(folk[i], on) for i in apart)
        _check_table(session, answer, question, on, today, folk, expected)
        _check_against_dossiers(session, folk, ids, on)
        kept.rollback()


def _check_table(session, answer, question, on, today, folk, expected):
    """Every total is the sum of its rows, and every cell lists as many people as it says."""
    table = answer.tabel
    if table is None:
        assert not question.kelompok
        return
    assert table.jumlah == sum(row.jumlah for row in table.baris) == len(expected)
    for row in table.baris:
        assert not row.sel or sum(row.sel) == row.jumlah
        cell = headcount.Cell(row.kode, None, row.tersendiri)
        assert headcount.persons(session, question, on=on, today=today, cell=cell).total == row.jumlah
        for column, number in zip(table.kolom, row.sel, strict=bool(table.kolom)):
            cell = headcount.Cell(row.kode, column, row.tersendiri)
            assert headcount.persons(session, question, on=on, today=today, cell=cell).total == number
    assert list(table.total) == [sum(row.sel[i] for row in table.baris) for i in range(len(table.kolom))]
    if question.kelompok[0] == "jenis_kelamin" and "kedudukan" not in question.kelompok:
        found = {row.kode: row.jumlah for row in table.baris if not row.tersendiri}
        assert found == Counter(
            folk[i]["jenis_kelamin"] for i in expected if _standing(folk[i], on) not in ("02", "03")
        )


def _check_against_dossiers(session, folk, ids, on):
    """The lists and the rules see the same people with the same values."""
    day = headcount.ask(session, Question(), on=on, today=on)
    loaded = {d.id: d for d in dossiers.load(session, on=on)}
    assert day.dari == len(loaded)
    page = headcount.persons(session, Question(), on=on, today=on)
    for row in page.rows:
        d = loaded[row.id]
        assert (row.nip, row.nama, row.status, row.unit) == (d.nip, d.nama_tampil, d.status, d.unit)
        assert row.golongan == (d.golongan.golongan if d.golongan else None)
        assert row.jabatan == (d.jabatan.nama if d.jabatan else None)
        assert d.kedudukan == _standing(folk[ids.index(row.id)], on)
    by_service = headcount.ask(session, Question((), ("masa_kerja", "kedudukan")), on=on, today=on).tabel
    served = [service.total_months(d, on) for d in loaded.values()]
    assert {row.kode: row.jumlah for row in by_service.baris} == Counter(
        band(None if months is None else months // 12, SERVICE) for months in served
    )


def _units(session):
    rows = {u.nama: u for u in session.query(Unit)}
    root = next(u for u in rows.values() if u.parent_id is None)
    first, second = rows["Sekretariat"], rows["Bidang Angkutan"]
    deep = rows.get("Seksi Terminal")
    if deep is None:
        deep = Unit(parent_id=second.id, nama="Seksi Terminal", urutan=1)
        session.add(deep)
        session.flush()
    return [root.id, first.id, second.id, deep.id]


def _write(session, folk, units):
    ids = [uuid7() for _ in folk]
    plain = ("jenis_kelamin", "tanggal_lahir", "agama", "status", "kedudukan", "tmt_cpns", "kontrak_mulai", "tmt_pns",
             "berakhir")  # fmt: skip
    people, ranks, posts, schools, away, granted = [], [], [], [], [], []
    courses = {"diklat": [], "kursus": []}
    for place, (p, owner) in enumerate(zip(folk, ids, strict=True)):
        mks = p["mks"] or (None, None, None)
        people.append({name: p[name] for name in plain} | {
            "id": owner, "nip": f"19800101200001{place:04d}", "nama": f"Orang {place}", "unit_id": units[p["unit"]],
            "mks_tahun": mks[0], "mks_bulan": mks[1], "mks_per": mks[2]})  # fmt: skip
        ranks += [{"employee_id": owner, "tmt": tmt, "golongan": rank} for tmt, rank in p["golongan"]]
        for tmt, until, kind, post, unit in p["jabatan"]:
            nama, jenis, eselon, jenjang = POSTS[post]
            posts.append({"employee_id": owner, "tmt": tmt, "sampai": until, "penugasan": kind, "nama": nama,
                          "jenis": jenis, "eselon": eselon, "jenjang": jenjang, "unit_id": units[unit]})  # fmt: skip
        schools += [{"employee_id": owner, "tingkat": level, "nama": name, "tahun_lulus": year}
                    for (level, name), year in p["pendidikan"]]  # fmt: skip
        for table, end, name in p["latihan"]:
            courses[table].append({"employee_id": owner, "nama": name, "selesai": end, "tahun": end and end.year})
        if p["cltn"]:
            away.append(dict(zip(("mulai", "sampai", "aktif_kembali"), p["cltn"], strict=True), employee_id=owner))
        if p["pmk"]:
            granted.append(dict(zip(("tahun", "bulan", "tmt"), p["pmk"], strict=True), employee_id=owner))
    tables = ((Employee, people), (Golongan, ranks), (Jabatan, posts), (Pendidikan, schools),
              (Diklat, courses["diklat"]), (Kursus, courses["kursus"]), (Cltn, away), (Pmk, granted))  # fmt: skip
    for model, rows in tables:
        if rows:
            journal.write_set(session, model, rows)
    return ids


def _serves(p, on):
    start = p["tmt_cpns"] or p["kontrak_mulai"]
    return not (p["berakhir"] and p["berakhir"] <= on) and not (start and start > on)


def _in_force(rows, on):
    """The last row, by first day and then by its place, that has begun."""
    begun = [(row[0] or D.min, place, row) for place, row in enumerate(rows) if row[0] is None or row[0] <= on]
    return max(begun)[2] if begun else None


def _rank(p, on):
    """The last one that has begun; one without TMT when nothing else is known, or when it tops all the others."""
    ladder = [rank for rank in RANKS if rank]
    dated = [r for r in p["golongan"] if r[1] and r[0]]
    held = _in_force(dated, on)
    loose = max((r for r in p["golongan"] if r[1] and not r[0]), key=lambda r: ladder.index(r[1]), default=None)
    highest = max((ladder.index(r[1]) for r in dated), default=-1)
    return loose if loose and (held is None or ladder.index(loose[1]) > highest) else held


def _post(p, on):
    rows = [r for r in p["jabatan"] if r[2] == "D" and (r[1] is None or r[1] >= on)]
    return _in_force(rows, on)


def _unit(p, on):
    later = any(r[2] == "D" and r[0] and r[0] > on for r in p["jabatan"])
    post = _post(p, on)
    return post[4] if later and post else p["unit"]


def _school(p, on):
    rows = [(level, year or 0, -place, name) for place, ((level, name), year) in enumerate(p["pendidikan"])
            if year is None or year <= on.year]  # fmt: skip
    return max(rows, key=lambda r: r[:3]) if rows else None


def _standing(p, on):
    kept = p["kedudukan"]
    if p["cltn"] is None:
        return kept
    begin, end, back = p["cltn"]
    if kept == "02" and (begin > on or (back and back <= on)):
        return "01"
    if kept == "01" and begin <= on and not (back and back <= on) and not (end and end < on):
        return "02"
    return kept


def _months(a, b):
    return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day)


def _service(p, on):
    if p["mks"]:
        years, rest, since = p["mks"]
        months = years * 12 + rest
    else:
        since, months = (p["kontrak_mulai"] or p["tmt_cpns"]), 0
        if since is None:
            return None
    months += _months(since, on)
    if p["pmk"]:
        years, rest, tmt = p["pmk"]
        if (tmt is None or tmt <= on) and (not p["mks"] or (tmt is not None and tmt > since)):
            months += years * 12 + rest
    if p["cltn"] and p["cltn"][0] <= on:
        begin, end, back = p["cltn"]
        until = min(back or (end + dt.timedelta(1) if end else on), on)
        if until > max(begin, since):
            months -= _months(max(begin, since), until)
    return max(0, months) // 12


def _age(p, on):
    born = p["tanggal_lahir"]
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _status(p, on):
    return "CPNS" if p["status"] == "PNS" and p["tmt_pns"] and p["tmt_pns"] > on else p["status"]


def _value(p, on, field):
    post, school = _post(p, on), _school(p, on)
    kind = POSTS[post[3]] if post else (None, None, None, None)
    rank = _rank(p, on)
    return {
        "status": _status(p, on), "golongan": rank[1] if rank else None, "jabatan": kind[0],
        "jenis_jabatan": kind[1], "eselon": kind[2], "jenjang": {"Ahli Pertama": "PT"}.get(kind[3], kind[3]),
        "tingkat": school[0] if school else None, "bidang": school[3] if school else None,
        "usia": _age(p, on), "masa_kerja": _service(p, on), "kedudukan": _standing(p, on),
        "latihan": [name for _, end, name in p["latihan"] if end is None or end <= on],
    }.get(field, p.get(field))  # fmt: skip


def _empty(p, on, field):
    return field != "unit" and _value(p, on, field) in (None, [], "")


def _holds(p, on, condition, other):
    """A condition turned round holds for those of whom something else is recorded."""
    return not (_empty(p, on, condition[0]) or _fits(p, on, condition)) if other else _fits(p, on, condition)


def _fits(p, on, condition):
    field, values = condition
    if field == "unit":
        below = {"0": {0, 1, 2, 3}, "1": {1}, "3": {3}}
        return any(_unit(p, on) in below[v] for v in values)
    have = _value(p, on, field)
    return any((have in (None, [])) if v == "" else have not in (None, []) and _one(field, have, v) for v in values)


def _one(field, have, v):
    if field == "golongan":
        if v == "III/":
            return have[:4] == "III/"
        return have in ("II/c", "II/d", "III/a") if ".." in v else have == v
    if field in ("usia", "masa_kerja", "tingkat") and ".." in v:
        low, high = v.split("..")
        number = int(have)
        return (not low or number >= int(low)) and (not high or number <= int(high))
    if field == "eselon" and v == "III.":
        return have.startswith("III.")
    if field in ("jabatan", "bidang", "latihan"):
        texts = have if isinstance(have, list) else [have]
        return any(
            all(any(word.startswith(part) for word in text.lower().split()) for part in v.split()) for text in texts
        )
    return have == v
