"""Units, officials, tables of the law, practice office, on the real store."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
import sqlalchemy as sa

from asn_desktop.problems import Refused
from asn_desktop.services import employees, officials, practice, reference, unit_form, units
from asn_desktop.services.officials import OfficialAsk
from asn_desktop.services.unit_form import UnitAsk
from asn_desktop.store.offices import Office
from asn_desktop.store.reference import ReferenceRow


def refusal(call):
    with pytest.raises(Refused) as caught:
        call()
    return [p.code for p in caught.value.problems]


@pytest.fixture
def tree(session):
    return {row.nama: row.id for row in units.tree(session)}


@pytest.fixture
def practising(session, today):
    """The office of the tests, turned into a practice office and filled."""
    key = session.info["office_id"]
    session.get_one(Office, (key, key)).latihan = True
    assert practice.fill(session, today=today) == 60
    return {row.nama: row for row in units.tree(session)}


def test_the_tree_lists_parents_before_children(session):
    rows = [(row.depth, row.nama) for row in units.tree(session)]
    assert rows == [
        (0, "Dinas Perhubungan"), (1, "Sekretariat"), (1, "Bidang Angkutan"), (1, "Bidang Lalu Lintas"),
    ]  # fmt: skip


def test_a_unit_inherits_what_it_does_not_say(session, tree, today):
    own = {"hari_kerja": "123456", "kop_alamat": "Jalan Terminal 1"}
    new = unit_form.save(session, UnitAsk("UPTD Terminal", tree["Bidang Angkutan"], own=own), today=today)
    profile = units.resolve(session, new)
    assert (profile.hari_kerja, profile.kop_alamat, profile.kop_nama) == (
        "123456", "Jalan Terminal 1", "DINAS PERHUBUNGAN",
    )  # fmt: skip
    assert profile.root_nama == "Dinas Perhubungan"
    assert "hari_kerja" not in profile.diwarisi
    assert profile.diwarisi["kop_nama"] == "Dinas Perhubungan"
    form = unit_form.form(session, new)
    assert (form.own["hari_kerja"], form.inherited["hari_kerja"]) == ("123456", "12345")


@pytest.mark.parametrize(
    ("name", "parent", "own", "code"),
    [
        (" ", "Bidang Angkutan", {}, "UNIT_NAME_EMPTY"),
        ("BID. LALU LINTAS", "Dinas Perhubungan", {}, "UNIT_TWICE"),
        ("Seksi", "Bidang Angkutan", {"nomor_pola": "{kode}"}, "UNIT_NUMBER_NO_ORDER"),
        ("Seksi", None, {}, "UNIT_SECOND_ROOT"),
    ],
)
def test_a_unit_that_cannot_be_is_refused(session, tree, today, name, parent, own, code):
    ask = UnitAsk(name, tree.get(parent), own=own)
    assert refusal(lambda: unit_form.save(session, ask, today=today)) == [code]


def test_no_unit_stands_under_itself(session, tree, today):
    below = unit_form.save(session, UnitAsk("Seksi", tree["Bidang Angkutan"]), today=today)
    ask = UnitAsk("Bidang Angkutan", below, id=tree["Bidang Angkutan"])
    assert refusal(lambda: unit_form.save(session, ask, today=today)) == ["UNIT_CIRCLE"]


def test_two_spellings_become_one(session, practising, today):
    keep, gone = practising["Bidang Lalu Lintas"], practising["Bidang Angkutan"]
    assert unit_form.merge(session, keep.id, gone.id, today=today) == gone.pegawai
    rows = {row.nama: row for row in units.tree(session)}
    assert "Bidang Angkutan" not in rows
    assert rows["Bidang Lalu Lintas"].pegawai == keep.pegawai + gone.pegawai
    assert rows["UPTD Terminal Tipe C"].parent_id == keep.id
    assert units.lookup(session, "BIDANG ANGKUTAN") == keep.id
    assert refusal(lambda: unit_form.merge(session, keep.id, keep.id, today=today)) == ["UNIT_MERGE_SELF"]


def test_an_alias_finds_its_unit_and_belongs_to_one_only(session, tree):
    unit_form.add_alias(session, tree["Bidang Angkutan"], "Bid. Angkutan Darat")
    assert units.lookup(session, "bidang angkutan darat") == tree["Bidang Angkutan"]
    assert refusal(
        lambda: unit_form.add_alias(session, tree["Sekretariat"], "Bidang Angkutan Darat")
    ) == ["UNIT_TWICE"]


def test_a_unit_with_people_is_not_closed(session, practising, today):
    full = practising["Bidang Angkutan"].id
    assert refusal(lambda: unit_form.end(session, full, today)) == ["UNIT_NOT_EMPTY"]


def test_the_list_takes_the_units_below_along(session, practising):
    rows = employees.listing(session, unit_id=practising["Bidang Angkutan"].id)
    assert {row.unit for row in rows} == {"Bidang Angkutan", "UPTD Terminal Tipe C"}
    assert len(employees.listing(session, unit_id=practising["Dinas Perhubungan"].id)) == 60


def test_superior_and_deciding_official(session, practising, today):
    def of(text):
        return employees.find(session, text)[0]

    kristina, bambang, dedi = of("kristina br"), of("bambang hartono"), of("dedi kurniawan")
    assert officials.superior_of(session, kristina.id, today).employee_id == bambang.id
    assert officials.superior_of(session, bambang.id, today).employee_id == dedi.id
    assert officials.superior_of(session, dedi.id, today) is None
    assert officials.deciding_official(session, kristina.unit_id, today).employee_id == dedi.id
    assert officials.personnel_officer(session, kristina.unit_id, today).nama.startswith("Agus Setiawan")


def test_an_acting_head_acts_while_the_order_runs(session, practising, today):
    unit = practising["Bidang Angkutan"].id
    other = employees.find(session, "kristina br")[0]
    plh = OfficialAsk(unit, "kepala", "Kepala Bidang Angkutan", today, other.id, penugasan="PLH",
                      berlaku_sampai=today + dt.timedelta(days=4), dasar="SP 1/2026")  # fmt: skip
    assert refusal(lambda: officials.appoint(session, replace(plh, dasar=None))) == ["OFFICIAL_ORDER_EMPTY"]
    officials.appoint(session, plh)
    acting = officials.head_of(session, unit, today)
    assert acting.jabatan_tertulis == "Plh. Kepala Bidang Angkutan"
    assert acting.nip == other.nip
    assert officials.head_of(session, unit, today + dt.timedelta(days=5)).penugasan == "D"


def test_a_new_head_ends_the_old_one(session, practising, today):
    unit = practising["Bidang Angkutan"].id
    new = OfficialAsk(unit, "kepala", "Kepala Bidang Angkutan", today, nama="Ir. Orang Luar")
    officials.appoint(session, new)
    assert officials.head_of(session, unit, today).nama == "Ir. Orang Luar"
    assert officials.head_of(session, unit, today - dt.timedelta(days=1)).nama.startswith("Bambang")
    early = replace(new, berlaku_mulai=today - dt.timedelta(days=9))
    assert refusal(lambda: officials.appoint(session, early)) == ["OFFICIAL_OVERLAP"]


def test_shipped_tables_are_laid_in_once(session, today):
    assert reference.load_shipped(session) == 0
    assert reference.labels(session, "agama", "nama_tampil", today)["3"] == "Katolik"
    assert reference.table(session, "gaji_pns", today)["III/b:12"]["rupiah"] == "3497300"
    assert reference.table(session, "gaji_pns", dt.date(2023, 12, 31)) == {}


def test_the_offices_own_row_wins_and_a_shipped_one_is_mended(session, today):
    own = ReferenceRow(tabel="agama", kunci="3", nilai={"nama_tampil": "Katolik Roma"}, asal="kantor",
                       berlaku_mulai=dt.date(2000, 1, 1))  # fmt: skip
    session.add(own)
    session.execute(
        sa.update(ReferenceRow).where(ReferenceRow.tabel == "agama", ReferenceRow.kunci == "1").values(nilai={})
    )
    assert reference.load_shipped(session) == 1
    names = reference.labels(session, "agama", "nama_tampil", today)
    assert (names["1"], names["3"]) == ("Islam", "Katolik Roma")


def test_a_real_office_is_never_filled_with_invented_people(session, today):
    assert refusal(lambda: practice.fill(session, today=today)) == ["PRACTICE_ONLY"]


def test_the_practice_office_is_filled_once(session, practising, today):
    assert employees.counts(session).per_status == {"CPNS": 1, "PNS": 40, "PPPK": 12, "PPPK_PW": 7}
    assert refusal(lambda: practice.fill(session, today=today)) == ["PRACTICE_NOT_EMPTY"]
