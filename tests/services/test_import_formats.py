"""Files of every format, several sheets of one file, and the questions only the clerk can answer."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
import sqlalchemy as sa
import xlsxwriter

from asn_desktop.problems import Cancelled, Refused
from asn_desktop.services import imports
from asn_desktop.services.imports import FileKind, Outcome
from asn_desktop.sheets.reader import open_book
from asn_desktop.store.employees import Employee, Golongan, Jabatan
from asn_desktop.store.offices import Unit, UnitAlias

SAMPLE = Path(__file__).parents[1] / "sample"
UMI, DONI, SARI = "197912132005032005", "200110182025211005", "198811302023212007"


def csv(*lines):
    return "\n".join(lines).encode()


def book(**sheets):
    """An xlsx of text sheets; a name that begins with an underscore is hidden."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name.lstrip("_"))
            if name.startswith("_"):
                sheet.hide()
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    return target.getvalue()


@pytest.fixture
def look(session, today):
    def run(data, **more):
        return imports.preview(session, data, today=today, **more)

    return run


def known_unit(session, name):
    found = session.scalars(sa.select(Unit).where(Unit.nama == name)).first()
    if found is None:
        root = session.scalar(sa.select(Unit.id).where(Unit.parent_id.is_(None)))
        found = Unit(nama=name, urutan=90, parent_id=root)
        session.add(found)
        session.flush()
    return found


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_an_old_excel_and_a_libreoffice_file_are_read_with_their_sheets(look, session, now, kind):
    shown = look(SAMPLE / f"daftar_kantor.{kind}")
    assert shown.kind == kind
    assert [(s.name, s.hidden, s.people, s.chosen, s.why) for s in shown.sheets] == [
        ("PNS", False, 1, True, ""), ("PPPK", False, 1, True, ""), ("REKAP", False, 0, False, "SHEET_NO_HEADER"),
        ("ARSIP", True, 1, False, ""),
    ]  # fmt: skip
    assert [(row.nip, row.sheet, row.number, row.outcome) for row in shown.rows] == [
        (UMI, "PNS", 7, Outcome.NEW), (DONI, "PPPK", 2, Outcome.NEW),
    ]  # fmt: skip
    umi = shown.rows[0].values
    assert (umi["golongan"], umi["tmt_golongan"], umi["unit_kerja"]) == ("IV/c", dt.date(2025, 4, 1), "Bidang Angkutan")
    assert (umi["jabatan"], umi["tmt_jabatan"]) == ("Kepala Dinas", dt.date(2022, 5, 1))
    assert shown.as_of == dt.date(2026, 10, 31)
    imports.apply(session, shown, now=now)
    assert set(session.scalars(sa.select(Employee.nip))) == {UMI, DONI}


def test_the_name_of_a_file_says_nothing(look, tmp_path):
    path = tmp_path / "daftar.csv"
    path.write_bytes((SAMPLE / "daftar_kantor.xls").read_bytes())
    assert look(path).kind == "xls"


def test_a_hidden_sheet_is_read_when_chosen(look):
    shown = look(SAMPLE / "daftar_kantor.xls", sheet=["PPPK", "ARSIP"])
    assert [row.nip for row in shown.rows] == [DONI, SARI]
    with pytest.raises(Refused) as refusal:
        look(SAMPLE / "daftar_kantor.xls", sheet="TIADA")
    assert refusal.value.problems[0].code == "SHEET_UNKNOWN"


def test_the_same_person_on_two_sheets_is_held_against_the_first(look):
    rows = [["NAMA", "NIP", "JABATAN"], ["Umi", UMI, "Camat"]]
    other = [["NAMA", "NIP", "JABATAN"], ["Umi", UMI, "Lurah"], ["Doni", DONI, "Staf"]]
    shown = look(book(PNS=rows, PPPK=other))
    (refused,) = shown.refused
    finding = refused.problems[0]
    assert (refused.sheet, refused.number, finding.code) == ("PPPK", 2, "NIP_DUPLICATE")
    assert (finding.values["sheet"], finding.values["row"]) == ("PNS", 2)
    assert finding.values["beside"]["jabatan"] == ("Camat", "Lurah")
    assert len({row.key for row in shown.rows}) == 3


def test_the_refused_rows_of_each_sheet_come_back_under_their_own_headings(look):
    first = [["NAMA", "NIP", "JABATAN"], ["Umi", UMI, "Camat"], ["Salah", UMI[:-1], "Lurah"]]
    other = [["NIP", "NAMA", "TANGGAL LAHIR"], [DONI, "Doni", "30-02-2001"]]
    shown = look(book(PNS=first, PPPK=other))
    back = open_book(imports.save_rejected(shown))
    assert [(s.name, s.rows[0][1:-1]) for s in back.sheets] == [("PNS", first[0]), ("PPPK", other[0])]
    assert [row[1] for row in back.sheets[0].rows[1:]] == ["Salah"]
    assert [row[1] for row in back.sheets[1].rows[1:]] == [DONI]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_csv_of_any_encoding_and_delimiter_is_read(look, encoding, mark):
    text = f"NAMA{mark}NIP{mark}TEMPAT LAHIR\nUmi’s Café{mark}{UMI}{mark}Soé\n"
    shown = look(text.encode(encoding))
    assert shown.rows[0].values["tempat_lahir"] == "Soé"
    assert shown.rows[0].values["nama"] == "Umi’s Café"


# questions


MONTHS = csv("NAMA,NIP,TMT JABATAN,JABATAN", f"Umi,{UMI},03/17/2020,Camat", f"Doni,{DONI},12/01/2025,Arsiparis")


def test_a_column_that_puts_the_month_first_is_asked_about(look, session, now):
    shown = look(MONTHS)
    (ask,) = shown.questions
    assert (ask.key, ask.code, ask.options, ask.settled) == (
        "bulan:tmt_jabatan", "MONTH_FIRST", ("bulan", "hari"), False,
    )  # fmt: skip
    assert [p.code for p in shown.rows[0].problems] == ["DATE_MONTH_FIRST"]
    told = look(MONTHS, answers={ask.key: "bulan"})
    assert [row.values["tmt_jabatan"] for row in told.rows] == [dt.date(2020, 3, 17), dt.date(2025, 12, 1)]
    assert told.unsettled == ()
    imports.apply(session, told, now=now)
    session.flush()
    assert look(MONTHS).questions[0].settled  # remembered for the same headings
    day = look(MONTHS, answers={ask.key: "hari"})
    assert [p.code for p in day.rows[0].problems] == ["DATE_INVALID"]


def test_two_columns_for_one_field_are_asked_about(look):
    data = csv("NAMA,NIP,JABATAN,JABATAN TERAKHIR", f"Umi,{UMI},Camat,Lurah", f"Doni,{DONI},,Arsiparis")
    shown = look(data)
    (ask,) = shown.questions
    assert (ask.key, ask.options, ask.answer, ask.settled) == ("kolom:jabatan", ("C", "D"), "D", False)
    assert shown.rows[0].values["jabatan"] == "Lurah"
    told = look(data, answers={"kolom:jabatan": "C"})
    assert told.rows[0].values["jabatan"] == "Camat"
    assert told.unsettled == ()


def test_an_unclear_length_of_service_is_asked_about(look):
    data = csv(
        "NAMA,NIP,MASA KERJA (TAHUN / BULAN)", f"Umi,{UMI},21 Thn 8 Bln",
        "Doni,198503172009042003,12 Thn 1 Bln", "Sari,198811302015032007,11 Thn 7 Bln",
    )  # fmt: skip
    shown = look(data)
    assert [(q.key, q.answer, q.settled) for q in shown.questions] == [("masa_kerja", "mks", False)]
    assert shown.rows[1].values["mks_tahun"] == 12
    told = look(data, answers={"masa_kerja": "mkg"})
    assert (told.rows[1].values["mkg_tahun"], told.rows[1].values.get("mks_tahun")) == (12, None)


def test_another_spelling_of_a_unit_is_offered_and_learnt(look, session, now):
    unit = known_unit(session, "Bidang Angkutan")
    data = csv("NAMA,NIP,UNIT KERJA", f"Umi,{UMI},Bidang Angkuatan")
    shown = look(data)
    (ask,) = shown.questions
    assert (ask.code, ask.answer, ask.values["mirip"]) == ("UNIT_TWIN", "baru", "Bidang Angkutan")
    assert [u.nama for u in shown.new_units] == ["Bidang Angkuatan"]
    told = look(data, answers={ask.key: "sama"})
    assert told.new_units == ()
    imports.apply(session, told, now=now)
    assert session.scalar(sa.select(UnitAlias.unit_id)) == unit.id
    again = look(data)
    assert (again.questions, len(again.same)) == ((), 1)


def test_units_that_differ_in_their_number_are_no_twins(look, session):
    known_unit(session, "SD Negeri 1 Karangsari")
    shown = look(csv("NAMA,NIP,UNIT KERJA", f"Umi,{UMI},SDN 2 Karangsari", f"Doni,{DONI},SDN 01 Karangsari"))
    assert shown.questions == ()
    assert [u.nama for u in shown.new_units] == ["SDN 2 Karangsari"]


# kinds of file


@pytest.mark.parametrize(
    ("title", "headings", "kind"),
    [
        ("DAFTAR NOMINATIF", ["NAMA", "NIP", "JABATAN"], FileKind.NOMINATIF),
        ("DAFTAR URUT KEPANGKATAN", ["NAMA", "NIP", "JABATAN"], FileKind.NOMINATIF),
        ("DATA PEGAWAI", ["No.", "NIP", "NIP Baru", "Nama", "Satuan Kerja"], FileKind.SIMPEG),
        ("DAFTAR NAMA PEGAWAI", ["NAMA", "NIP", "HP"], FileKind.OWN),
    ],
)
def test_the_kind_of_list_is_known(look, title, headings, kind):
    row = ["1"] * len(headings)
    row[headings.index("NAMA" if "NAMA" in headings else "Nama")] = "Umi Lestari"
    row[headings.index("NIP Baru" if "NIP Baru" in headings else "NIP")] = UMI
    shown = look(csv(title, ",".join(headings), ",".join(row)))
    assert shown.parts[0].kind is kind


# stopping


def test_a_stopped_import_leaves_nothing(store, actor, today, now):
    many = [f"Orang {n},19{70 + n % 20}0101{2000 + n % 10}011{n % 900 + 1:03d}" for n in range(600)]
    data = csv("NAMA,NIP", *many)

    def stop(done, total, word):
        if done:
            raise Cancelled

    with store.read(actor) as session, pytest.raises(Cancelled):
        imports.preview(session, data, today=today, progress=stop)
    with store.read(actor) as session:
        shown = imports.preview(session, data, today=today)

    def stop_late(done, total, word):
        raise Cancelled

    with pytest.raises(Cancelled), store.begin(actor) as session:
        imports.apply(session, shown, now=now, progress=stop_late)
    def stop_at_the_end(session):
        imports.apply(session, shown, now=now)
        raise Cancelled

    with pytest.raises(Cancelled), store.begin(actor) as session:
        stop_at_the_end(session)
    with store.read(actor) as session:
        for model in (Employee, Golongan, Jabatan):
            assert session.scalar(sa.select(sa.func.count()).select_from(model)) == 0
        assert imports.batches(session) == []
