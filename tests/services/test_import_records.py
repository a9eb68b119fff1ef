"""What a list brings beside the present state: decrees of KGB, training, contracts, earlier numbers, stated dates."""

from __future__ import annotations

import datetime as dt
import io

import pytest
import sqlalchemy as sa
import xlsxwriter

from asn_desktop.services import imports
from asn_desktop.services.imports import Decisions, FileKind, Outcome
from asn_desktop.store.career import Diklat, Kgb
from asn_desktop.store.employees import Employee, Golongan
from asn_desktop.store.records import AnomalyNote
from asn_desktop.store.standing import Kontrak, NipAlias

UMI, BUDI = "197912132005032005", "198503172009041003"
DONI = "200110182025211005"


def csv(*lines):
    return "\n".join(lines).encode()


def kgb_list(*rows):
    """A daftar penjagaan KGB with its merged two-row header."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("KGB")
        sheet.write(0, 0, "DAFTAR PENJAGAAN KENAIKAN GAJI BERKALA")
        for column, name in enumerate(("NO", "NAMA", "NIP", "GOL. RUANG", "JABATAN", "INSTANSI")):
            sheet.merge_range(2, column, 3, column, name)
        sheet.merge_range(2, 6, 2, 10, "SK LAMA")
        sheet.merge_range(2, 11, 2, 15, "SK BARU")
        for start in (6, 11):
            sheet.write_row(3, start, ("NOMOR", "TANGGAL", "TMT", "MK", "BESAR GAJI"))
        sheet.write_row(4, 0, [str(n) for n in range(1, 17)])
        for place, row in enumerate(rows, 5):
            sheet.write_row(place, 0, row)
    return target.getvalue()


BUDI_ROW = (
    "1", "Budi Santoso", BUDI, "III/c", "Penelaah Teknis Kebijakan", "Bidang Angkutan", "822.3/11", "01-02-2023",
    "01-04-2023", "14 Thn 0 Bln", "Rp. 3.622.400,-", "822.3/40", "10-02-2025", "01-04-2025", "16 Thn 0 Bln",
    "Rp. 3.883.400,-",
)  # fmt: skip
PLANNED = (*BUDI_ROW[:11], "", "", "01-04-2025", "16 Thn 0 Bln", "3883400")


@pytest.fixture
def look(session, today):
    def run(data, **more):
        return imports.preview(session, data, today=today, **more)

    return run


@pytest.fixture
def take(session, look, now):
    def run(data, **more):
        shown = look(data)
        imports.apply(session, shown, now=now, **more)
        session.flush()
        return shown

    return run


def rows(session, model):
    return session.scalars(sa.select(model).where(model.dibatalkan.is_(None))).all()


def test_a_list_for_kgb_brings_both_decrees(session, take, look):
    shown = take(kgb_list(BUDI_ROW))
    assert shown.parts[0].kind is FileKind.KGB
    old, new = sorted(rows(session, Kgb), key=lambda r: r.tmt)
    assert (old.nomor_sk, old.tanggal_sk, old.tmt) == ("822.3/11", dt.date(2023, 2, 1), dt.date(2023, 4, 1))
    assert (old.mkg_tahun, old.mkg_bulan, old.gaji_baru, old.sumber) == (14, 0, 3_622_400, "impor")
    assert (new.nomor_sk, new.tmt, new.mkg_tahun) == ("822.3/40", dt.date(2025, 4, 1), 16)
    assert (new.gaji_lama, new.gaji_baru, new.golongan, new.jenis) == (3_622_400, 3_883_400, "III/c", "berkala")
    again = look(kgb_list(BUDI_ROW))
    assert (len(again.same), len(again.changed)) == (1, 0)


def test_a_changed_decree_changes_only_its_fields(take, look):
    take(kgb_list(BUDI_ROW))
    row = list(BUDI_ROW)
    row[11] = "822.3/41"
    (changed,) = look(kgb_list(row)).changed
    assert [(c.field, c.old, c.new) for c in changed.changes] == [("kgb_baru_nomor", "822.3/40", "822.3/41")]


def test_a_planned_step_is_compared_and_never_stored(session, take):
    shown = take(kgb_list(PLANNED))
    (kept,) = rows(session, Kgb)
    assert kept.tmt == dt.date(2023, 4, 1)
    assert "kgb_baru_tmt" not in shown.rows[0].values
    assert shown.rows[0].values["tmt_kgb_berikutnya"] == dt.date(2025, 4, 1)


def test_a_step_that_begins_within_a_month_is_left_out(look):
    row = list(BUDI_ROW)
    row[8] = "15-04-2023"
    (found,) = look(kgb_list(row)).rows
    assert [(p.field, p.code) for p in found.problems if p.blocks] == [("kgb_lama_tmt", "TMT_NOT_FIRST")]


def test_a_salary_that_is_not_in_the_table_is_shown(look):
    row = list(BUDI_ROW)
    row[15] = "3.883.500"
    (found,) = look(kgb_list(row)).rows
    (finding,) = [p for p in found.problems if p.code == "GAJI_DIFF"]
    assert (finding.field, finding.values["gaji"], finding.blocks) == ("kgb_baru_gaji", 3_883_500, False)


def test_stated_dates_are_held_against_the_computed_ones(session, take):
    shown = take(csv(
        "NAMA,NIP,GOL RUANG,TMT GOLONGAN,JABATAN,PENDIDIKAN TERAKHIR,TMT PENSIUN,TANGGAL KENAIKAN PANGKAT",
        f"Umi,{UMI},III/c,01-04-2022,Penelaah Teknis Kebijakan,S-1 HUKUM,01-01-2038,01-04-2026",
        f"Budi,{BUDI},III/c,01-04-2022,Penelaah Teknis Kebijakan,S-1 HUKUM,01-04-2053,01-04-2027",
    ))  # fmt: skip
    first, second = ([p.code for p in row.problems] for row in shown.rows)
    assert first == []
    assert second == ["TOLD_PENSION", "TOLD_KP"]
    computed = {p.code: p.values["computed"] for p in shown.rows[1].problems}
    assert computed == {"TOLD_PENSION": dt.date(2043, 4, 1), "TOLD_KP": dt.date(2026, 4, 1)}
    assert len(rows(session, Golongan)) == 2


def test_training_of_a_nominatif_is_kept_once(session, take, look):
    headings = "NAMA,NIP,LATIHAN JABATAN > NAMA,LATIHAN JABATAN > TAHUN,JUMLAH JAM"
    data = csv(headings, f"Umi,{UMI},Diklat PIM III,2016,360")
    take(data)
    (found,) = rows(session, Diklat)
    assert (found.nama, found.latihan, found.tahun, found.jam) == ("Diklat PIM III", "3", 2016, 360)
    assert look(data).changed == ()


@pytest.mark.parametrize(
    ("name", "code"),
    [("PIM IV", "2"), ("Diklatpim Tingkat IV", "2"), ("ADUM", "2"), ("SPAMA", "3"), ("PKA", "3"),
     ("PKN Tingkat II", "4"), ("Diklat PIM Tk. II", "4"), ("Pelatihan Kepemimpinan Pengawas", "2"),
     ("Kursus Bendahara", None)],
)  # fmt: skip
def test_structural_training_is_known_by_its_many_names(name, code):
    from asn_desktop.sheets.codes import training_code

    assert training_code(name) == code


def test_contracts_follow_each_other(session, take, look):
    first = csv("NAMA,NIP,GOLONGAN,AWAL KONTRAK", f"Doni,{DONI},IX,01-07-2025")
    take(first)
    (open_one,) = rows(session, Kontrak)
    assert (open_one.mulai, open_one.sampai, open_one.golongan) == (dt.date(2025, 7, 1), None, "IX")
    second = csv("NAMA,NIP,GOLONGAN,AWAL KONTRAK,AKHIR KONTRAK", f"Doni,{DONI},IX,01-07-2026,30-06-2031")
    take(second)
    session.expire_all()
    old, new = sorted(rows(session, Kontrak), key=lambda r: r.mulai)
    assert (old.sampai, new.mulai, new.sampai) == (dt.date(2026, 6, 30), dt.date(2026, 7, 1), dt.date(2031, 6, 30))
    person = session.scalars(sa.select(Employee)).one()
    assert (person.kontrak_mulai, person.kontrak_tmt) == (dt.date(2025, 7, 1), dt.date(2026, 7, 1))
    assert person.kontrak_akhir == dt.date(2031, 6, 30)
    assert look(second).changed == ()
    assert look(first).changed == ()


def test_a_number_that_changed_is_kept_and_still_finds_its_person(session, take, look):
    old, new, nik = "199011302023212007", "199011302025032001", "3374017011900002"
    take(csv("NAMA,NIP,NIK", f"Sari Dewi,{old},{nik}"))
    take(csv("NAMA,NIP,NIK", f"Sari Dewi,{new},{nik}"))
    (alias,) = rows(session, NipAlias)
    assert (alias.nip, alias.jenis) == (old, "pppk")
    shown = look(csv("NAMA,NIP,NOMOR HP", f"Sari Dewi,{old},081234567890"))
    (row,) = shown.rows
    assert (row.outcome, row.nip, [p.code for p in row.problems]) == (Outcome.CHANGED, new, ["NIP_ALIAS"])
    assert [c.field for c in row.changes] == ["no_hp"]


def test_a_birth_date_that_is_none_offers_the_one_in_the_nip(session, look, now):
    shown = look(csv("NAMA,NIP,TANGGAL LAHIR", f"Umi,{UMI},30-02-1979"))
    (row,) = shown.rows
    assert row.needs_reason
    assert row.problems[0].values["offered"] == dt.date(1979, 12, 13)
    imports.apply(session, shown, now=now, reasons={2: "salah ketik di berkas"})
    assert session.scalar(sa.select(Employee.tanggal_lahir)) == dt.date(1979, 12, 13)


def test_the_reason_for_an_unusual_value_stays_beside_the_person(session, look, now):
    data = csv("NAMA,NIP,TANGGAL LAHIR", f"Umi,{UMI},13-12-1978")
    shown = look(data, decisions=Decisions({2: "SK perbaikan"}))
    imports.apply(session, shown, now=now, reasons={2: "SK perbaikan"})
    session.flush()
    note = session.scalars(sa.select(AnomalyNote)).one()
    assert (note.kode, note.tabel, note.baris, note.alasan) == ("NIP_DOB_MISMATCH", "employees", None, "SK perbaikan")
    assert note.employee_id == session.scalar(sa.select(Employee.id))


def test_an_undo_takes_decrees_and_notes_back(store, actor, today, now):
    with store.begin(actor) as session:
        imports.apply(session, imports.preview(session, csv("NAMA,NIP", f"Budi Santoso,{BUDI}"), today=today), now=now)
    with store.begin(actor) as session:
        done = imports.apply(session, imports.preview(session, kgb_list(BUDI_ROW), today=today), now=now)
        assert done.changed == 1
    with store.begin(actor) as session:
        imports.undo(session, done.batch_id, now=now, today=today)
    with store.read(actor) as session:
        assert rows(session, Kgb) == []
        assert len(rows(session, Employee)) == 1
        assert len(imports.preview(session, kgb_list(BUDI_ROW), today=today).changed) == 1
