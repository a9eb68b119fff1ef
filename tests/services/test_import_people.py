"""Who is who: a row finds its person by NIP, by NIK, or asks; a reason lets an unusual row in."""

import datetime as dt

import pytest
import sqlalchemy as sa

from asn_desktop.problems import Refused, Severity
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import imports
from asn_desktop.services.imports import Decisions, Outcome
from asn_desktop.store.employees import Employee, Golongan, Jabatan
from asn_desktop.store.imports import ImportBatch
from asn_desktop.store.offices import Unit, UnitAlias

UMI = "197912132005032005"
PPPK, CPNS = "199011302023212007", "199011302025032001"
NIK = "3374017011900002"


def csv(*lines):
    return "\n".join(lines).encode()


@pytest.fixture
def take(session, today, now):
    """`take(lines...)` imports them and gives the preview and what was done."""

    def run(*lines, decisions=None, **more):
        shown = imports.preview(session, csv(*lines), today=today, decisions=decisions)
        return shown, imports.apply(session, shown, now=now, **more)

    return run


@pytest.fixture
def look(session, today):
    def run(*lines, decisions=None):
        return imports.preview(session, csv(*lines), today=today, decisions=decisions)

    return run


def test_a_new_nip_with_the_same_nik_and_name_is_the_same_person(session, take, look):
    take("NAMA,NIP,NIK,TANGGAL LAHIR", f"Dinda Ayu,{PPPK},{NIK},30-11-1990")
    shown = look("NAMA,NIP,NIK,TANGGAL LAHIR", f"DINDA AYU,{CPNS},{NIK},30-11-1990")
    (row,) = shown.rows
    assert row.outcome is Outcome.CHANGED
    assert [(p.code, p.severity) for p in row.problems] == [("NIP_CHANGED", Severity.WARNING)]
    assert next((c.field, c.old, c.new) for c in row.changes) == ("nip", PPPK, CPNS)


def test_a_nik_of_somebody_else_is_left_out(session, take, look):
    take("NAMA,NIP,NIK", f"Dinda Ayu,{PPPK},{NIK}")
    other = "199011302024212009"
    row = look("NAMA,NIP,NIK", f"Ratna Sari,{other},{NIK}").rows[0]
    assert (row.outcome, row.values.get("nik")) == (Outcome.NEW, None)
    assert "NIK_DUPLICATE" in [p.code for p in row.problems]


def test_two_rows_with_one_nik_keep_it_for_the_first(look):
    rows = look("NAMA,NIP,NIK", f"Dinda Ayu,{PPPK},{NIK}", f"Ratna Sari,199011302024212009,{NIK}").rows
    assert [row.values.get("nik") for row in rows] == [NIK, None]


def test_the_same_birth_date_and_a_similar_name_ask_the_clerk(session, take, look, now):
    take("NAMA,NIP", f"Dinda Ayu Lestari,{PPPK}")
    lines = ("NAMA,NIP", f"Lestari Dinda Ayu,{CPNS}")
    shown = look(*lines)
    (row,) = shown.rows
    assert (row.outcome, row.problems[0].code) == (Outcome.ASK, "SAME_NAME_DOB")
    assert shown.refused == (row,)
    with pytest.raises(Refused):
        imports.apply(session, shown, now=now)
    known = row.employee_id
    as_same = look(*lines, decisions=Decisions(same_person={2: known}))
    assert as_same.rows[0].outcome is Outcome.CHANGED
    done = imports.apply(session, shown, now=now, same_person={2: None})
    assert done.added == 1
    assert session.scalar(sa.select(sa.func.count()).select_from(Employee)) == 2


def test_a_reason_lets_a_mismatch_in_and_is_kept(session, look, now):
    shown = look("NAMA,NIP,TANGGAL LAHIR", f"Umi Lestari,{UMI},13-12-1978")
    (row,) = shown.rows
    assert (row.outcome, row.needs_reason) == (Outcome.REFUSED, True)
    with pytest.raises(Refused):
        imports.apply(session, shown, now=now, reasons={2: "   "})
    imports.apply(session, shown, now=now, reasons={2: "SK perbaikan tanggal lahir"})
    assert session.scalars(sa.select(Employee.tanggal_lahir)).one() == dt.date(1978, 12, 13)
    assert session.scalars(sa.select(ImportBatch.alasan)).one() == {"2": "SK perbaikan tanggal lahir"}


def test_a_reason_never_lets_an_impossible_row_in(session, look, now):
    shown = look("NAMA,NIP,JK", "Umi Lestari,197913132005032005,P", f"Doni,{PPPK},P")
    imports.apply(session, shown, now=now, reasons={2: "pokoknya masuk"})
    assert session.scalars(sa.select(Employee.nama)).all() == ["Doni"]


def test_a_second_copy_with_other_values_is_refused_beside_the_first(look):
    rows = look("NAMA,NIP,NOMOR HP", f"Umi,{UMI},081234567890", f"Umi,{UMI},081234567899").rows
    assert [row.outcome for row in rows] == [Outcome.NEW, Outcome.REFUSED]
    found = rows[1].problems[0]
    assert (found.code, found.values["row"], found.values["fields"]) == ("NIP_DUPLICATE", 2, ["no_hp"])


def test_an_empty_cell_erases_nothing_and_a_nip_overrides_nothing(session, take, look):
    take("NAMA,NIP,NOMOR HP,STATUS,TMT CPNS", f"Umi,{UMI},081234567890,CPNS,01-04-2005")
    shown = look("NAMA,NIP,NOMOR HP", f"Umi,{UMI},")
    assert shown.rows[0].outcome is Outcome.SAME
    person = session.scalars(sa.select(Employee)).one()
    assert (person.status, person.tmt_cpns, person.no_hp) == ("CPNS", dt.date(2005, 4, 1), "081234567890")


def test_a_new_post_ends_the_one_before(session, take):
    take("NAMA,NIP,JABATAN,TMT JABATAN", f"Umi,{UMI},Kepala Bidang Angkutan,01-02-2020")
    _shown, done = take("NAMA,NIP,JABATAN,TMT JABATAN", f"Umi,{UMI},Kepala Dinas,01-05-2026")
    assert done.changed == 1
    posts = {p.nama: p.sampai for p in session.scalars(sa.select(Jabatan))}
    assert posts == {"Kepala Bidang Angkutan": dt.date(2026, 4, 30), "Kepala Dinas": None}


def test_an_acting_post_stands_beside_the_main_one(session, take):
    take("NAMA,NIP,JABATAN,TMT JABATAN", f"Umi,{UMI},Kepala Bidang Angkutan,01-02-2020")
    take("NAMA,NIP,JABATAN,TMT JABATAN", f"Umi,{UMI},Plt. Kepala Dinas,01-05-2026")
    posts = {p.nama: (p.penugasan, p.sampai) for p in session.scalars(sa.select(Jabatan))}
    assert posts == {"Kepala Bidang Angkutan": ("D", None), "Kepala Dinas": ("PLT", None)}


def test_a_golongan_gets_its_missing_tmt_instead_of_a_second_row(session, take):
    take("NAMA,NIP,GOLONGAN", f"Umi,{UMI},III/b")
    take("NAMA,NIP,GOLONGAN,TMT GOLONGAN", f"Umi,{UMI},III/b,01-04-2015")
    rank = session.scalars(sa.select(Golongan)).one()
    assert (rank.golongan, rank.tmt) == ("III/b", dt.date(2015, 4, 1))


def test_a_known_unit_is_found_by_any_spelling_and_by_its_alias(session, take):
    units = {u.nama: u for u in session.scalars(sa.select(Unit))}
    session.add(UnitAlias(unit_id=units["Bidang Lalu Lintas"].id, alias="Lalin", normal="lalin"))
    shown, _done = take(
        "NAMA,NIP,UNIT KERJA,OPD", f"Umi,{UMI},BID. ANGKUTAN,DINAS PERHUBUNGAN", f"Doni,{PPPK},Lalin,Dinas Perhubungan"
    )
    assert shown.new_units == ()
    found = {e.nama: e.unit_id for e in session.scalars(sa.select(Employee))}
    assert found == {"Umi": units["Bidang Angkutan"].id, "Doni": units["Bidang Lalu Lintas"].id}


def test_a_corrected_column_is_remembered_for_the_layout(session, today, now):
    data = csv("NAMA,NIP,JABATAN", f"Umi,{UMI},Sekretariat")
    shown = imports.preview(session, data, today=today, mapping={0: "nama", 1: "nip", 2: "unit_kerja"})
    assert shown.rows[0].values["unit_kerja"] == "Sekretariat"
    imports.apply(session, shown, now=now)
    again = imports.preview(session, csv("NAMA,NIP,JABATAN", f"Doni,{PPPK},Sekretariat"), today=today)
    assert again.rows[0].values["unit_kerja"] == "Sekretariat"
    assert again.columns[2].sure == "dipilih"


def test_who_may_not_enter_may_look_but_not_import(store, today, now):
    official = Actor("rudi", "Rudi", Role.PEJABAT)
    with store.begin(official) as session:
        shown = imports.preview(session, csv("NAMA,NIP", f"Umi,{UMI}"), today=today)
        with pytest.raises(Refused) as refusal:
            imports.apply(session, shown, now=now)
        assert refusal.value.problems[0].code == "role_not_allowed"


def test_an_inspector_sees_no_numbers_beside_each_other(store, today):
    with store.read(Actor("rudi", "Rudi", Role.PEMERIKSA)) as session, pytest.raises(Refused) as refusal:
        imports.preview(session, csv("NAMA,NIP", f"Umi,{UMI}"), today=today)
    assert refusal.value.problems[0].code == "role_not_allowed"
