"""The sample list of a dinas imports exactly as its errors and truth files say, from xlsx and from csv."""

import csv
import datetime as dt
import uuid
from pathlib import Path

import pytest
import sqlalchemy as sa
import yaml

from asn_desktop.problems import Refused, Severity
from asn_desktop.services import imports
from asn_desktop.services.imports import Outcome
from asn_desktop.store import journal
from asn_desktop.store.employees import Employee, EmployeeSummary, Golongan, Jabatan, Pendidikan
from asn_desktop.store.exchange import PackageOut
from asn_desktop.store.imports import ImportBatch
from asn_desktop.store.offices import Unit

SAMPLE = Path(__file__).parents[1] / "sample"
NAME = "02_nominatif_dinas"
ERRORS = yaml.safe_load((SAMPLE / f"{NAME}.errors.yaml").read_text(encoding="utf-8"))
TRUTH = list(csv.DictReader((SAMPLE / f"{NAME}.truth.csv").read_text(encoding="utf-8").splitlines()))
AS_OF = dt.date(2026, 10, 31)
FIELDS = {  # column of the file -> field of the import
    "NIP": "nip", "PANGKAT > GOL/RUANG": "golongan", "PANGKAT > TMT": "tmt_golongan", "MASA KERJA > THN": "mks_tahun",
    "MASA KERJA > BLN": "mks_bulan", "USIA": "usia", "PENDIDIKAN > LULUS TAHUN": "tahun_lulus",
}  # fmt: skip
EXPECTED = {
    "import_with_warning": Outcome.NEW, "import_without_field": Outcome.NEW, "refuse_row": Outcome.REFUSED,
    "skip_duplicate": Outcome.SKIPPED,
}  # fmt: skip


@pytest.fixture(params=["xlsx", "csv"])
def path(request):
    return SAMPLE / f"{NAME}.{request.param}"


@pytest.fixture
def shown(session, path, today):
    return imports.preview(session, path, today=today)


def apply(session, shown, now, **more):
    return imports.apply(session, shown, now=now, **more)


def as_text(value):
    return "" if value is None else str(value)


def by_row(shown):
    return {row.number: row for row in shown.rows}


def test_the_counts_are_those_of_the_errors_file(shown):
    counts = ERRORS["counts"]
    assert len(shown.rows) == counts["person_rows"]
    assert len(shown.imported) == counts["expected_imported"] == len(shown.new)
    assert len(shown.refused) == counts["expected_refused"]
    assert len(shown.skipped) == counts["expected_skipped_duplicates"]
    assert len(shown.warned) == counts["imported_rows_with_seeded_warning"]
    assert shown.as_of == AS_OF
    assert shown.header_rows == tuple(ERRORS["layout"]["header_rows"])
    assert shown.skipped_lines["kelompok"] == len(ERRORS["layout"]["group_rows"])


@pytest.mark.parametrize("error", ERRORS["errors"], ids=lambda e: f"{e['id']}-{e['kind']}")
def test_every_seeded_error_has_its_outcome_and_code(shown, error):
    row = by_row(shown)[error["row"]]
    assert row.outcome is EXPECTED[error["expected"]]
    finding = next(p for p in row.problems if p.code == error["code"])
    assert finding.severity is Severity(error["severity"])
    assert finding.field == FIELDS[error["column"]]
    if error["expected"] == "import_without_field":
        assert row.incomplete
        assert row.values.get(finding.field) is None
    cell = row.raw.get(finding.field) or row.raw[f"mk_{finding.field[4:]}"]
    assert cell.text == error["value"]


def test_no_row_has_a_finding_that_was_not_seeded(shown):
    seeded = {error["row"] for error in ERRORS["errors"]}
    assert {row.number for row in shown.rows if row.problems} == seeded
    assert all(len(row.problems) == 1 for row in shown.rows if row.problems)


def test_every_value_equals_the_truth(shown):
    rows = by_row(shown)
    assert {row["row"] for row in TRUTH} == {str(number) for number in rows}
    for truth in TRUTH:
        row = rows[int(truth["row"])]
        outcome = {"imported": Outcome.NEW, "refused": Outcome.REFUSED, "skipped": Outcome.SKIPPED}[truth["outcome"]]
        assert row.outcome is outcome
        if outcome is not Outcome.NEW:
            continue
        for name in set(truth) - {"sheet", "row", "csv_record", "outcome", "nama"}:
            assert as_text(row.values.get(name)) == truth[name], (truth["row"], name)
        assert row.values["nama"].upper() == truth["nama"]  # SIASN keeps capitals; we keep what was written


@pytest.mark.parametrize("tricky", ERRORS["tricky_values"], ids=lambda t: f"row{t['row']}-{t['column']}")
def test_every_tricky_value_is_read(shown, tricky):
    values = by_row(shown)[tricky["row"]].values
    if tricky["column"] == "NAMA" and "|" in tricky["parsed"]:
        parts = (values["nama"], values.get("gelar_depan") or "", values["gelar_belakang"])
        assert " | ".join(parts).replace("  ", " ") == tricky["parsed"].replace("  ", " ")
        return
    name = "nip" if tricky["column"] == "NAMA" else FIELDS[tricky["column"]]
    assert as_text(values[name]) == tricky["parsed"]


def test_what_is_stored_equals_the_truth(session, shown, now):
    done = apply(session, shown, now)
    assert (done.added, done.changed, done.same, done.refused, done.skipped) == (56, 0, 0, 3, 1)
    assert done.left_out == 5
    stored = {e.nip: e for e in session.scalars(sa.select(Employee))}
    units = {u.id: u.nama for u in session.scalars(sa.select(Unit))}
    ranks = {r.employee_id: r for r in session.scalars(sa.select(Golongan))}
    posts = {r.employee_id: r for r in session.scalars(sa.select(Jabatan))}
    schools = {r.employee_id: r for r in session.scalars(sa.select(Pendidikan))}
    expected = [row for row in TRUTH if row["outcome"] == "imported"]
    assert set(stored) == {row["nip"] for row in expected}
    for truth in expected:
        e = stored[truth["nip"]]
        rank, post, school = ranks[e.id], posts[e.id], schools[e.id]
        found = {
            "nip": e.nip, "nama": e.nama.upper(), "gelar_depan": e.gelar_depan, "gelar_belakang": e.gelar_belakang,
            "jenis_kelamin": e.jenis_kelamin, "tanggal_lahir": e.tanggal_lahir, "nik": e.nik, "status": e.status,
            "golongan": rank.golongan, "tmt_golongan": rank.tmt, "mkg_tahun": rank.mkg_tahun,
            "mkg_bulan": rank.mkg_bulan, "mks_tahun": e.mks_tahun, "mks_bulan": e.mks_bulan, "jabatan": post.nama,
            "eselon": post.eselon, "tmt_jabatan": post.tmt, "pendidikan_tingkat": school.tingkat,
            "tahun_lulus": school.tahun_lulus, "unit_kerja": units[e.unit_id], "tmt_cpns": e.tmt_cpns,
            "kontrak_akhir": e.kontrak_akhir,
        }  # fmt: skip
        for name, value in found.items():
            assert as_text(value) == truth[name], (truth["row"], name)
        assert (e.mks_per is None) == (e.mks_tahun is None)
        assert e.mks_per in (None, AS_OF)


def test_new_units_are_listed_and_made_below_their_office(session, shown, now):
    assert [unit.nama for unit in shown.new_units] == [
        "Dinas Pekerjaan Umum dan Penataan Ruang", "Sekretariat", "Bidang Bina Marga", "Bidang Sumber Daya Air",
        "Bidang Cipta Karya", "UPTD Laboratorium Konstruksi",
    ]  # fmt: skip
    assert sum(unit.pegawai for unit in shown.new_units) == 56
    apply(session, shown, now)
    office = session.scalars(sa.select(Unit).where(Unit.nama == "Dinas Pekerjaan Umum dan Penataan Ruang")).one()
    below = session.scalars(sa.select(Unit.nama).where(Unit.parent_id == office.id)).all()
    assert sorted(below) == sorted(unit.nama for unit in shown.new_units[1:])


def test_without_agreement_no_unit_is_made(session, shown, now):
    before = session.scalar(sa.select(sa.func.count()).select_from(Unit))
    apply(session, shown, now, new_units=False)
    assert session.scalar(sa.select(sa.func.count()).select_from(Unit)) == before
    assert session.scalars(sa.select(Employee.unit_id)).unique().all() == [None]


def test_a_second_import_changes_nothing(session, shown, path, now, today):
    apply(session, shown, now)
    again = imports.preview(session, path, today=today)
    assert (len(again.new), len(again.changed), len(again.same)) == (0, 0, 56)
    assert again.imported_before == now
    with pytest.raises(Refused) as refusal:
        apply(session, again, now)
    assert refusal.value.problems[0].code == "IMPORT_NOTHING"


def test_the_csv_of_the_same_list_changes_nothing_after_the_xlsx(session, now, today):
    apply(session, imports.preview(session, SAMPLE / f"{NAME}.xlsx", today=today), now)
    other = imports.preview(session, SAMPLE / f"{NAME}.csv", today=today)
    assert (len(other.new), len(other.changed), len(other.same)) == (0, 0, 56)


def test_the_list_of_employees_follows(session, shown, now):
    apply(session, shown, now)
    lines = session.scalars(sa.select(EmployeeSummary)).all()
    assert len(lines) == 56
    umi = next(line for line in lines if line.nip == "197912132005032005")
    assert (umi.nama_tampil, umi.golongan, umi.jabatan) == ("Umi Lestari, S.E., M.M.", "IV/c", "Kepala Dinas")


def test_every_imported_field_stands_in_the_journal(session, shown, now):
    apply(session, shown, now)
    umi = session.scalars(sa.select(Employee).where(Employee.nip == "197912132005032005")).one()
    lines = {line.field: line.new for line in journal.history(session, "employees", umi.id)}
    assert lines["nama"] == "Umi Lestari"
    assert lines["tanggal_lahir"] == "1979-12-13"
    assert lines["sumber"] == "impor"


def test_an_undo_takes_everything_back_and_a_new_import_is_new(session, shown, path, now, today):
    done = apply(session, shown, now)
    session.flush()
    undone = imports.undo(session, done.batch_id, now=now, today=today)
    assert undone.removed == 56
    assert session.scalars(sa.select(Employee).where(Employee.dibatalkan.is_(None))).all() == []
    assert not [line for line in session.scalars(sa.select(EmployeeSummary)) if line.aktif]
    assert len(imports.preview(session, path, today=today).new) == 56
    with pytest.raises(Refused) as refusal:
        imports.undo(session, done.batch_id, now=now, today=today)
    assert refusal.value.problems[0].code == "IMPORT_ALREADY_UNDONE"


def test_an_undo_is_refused_once_a_row_was_edited(store, actor, path, now, today):
    with store.begin(actor, reason="impor") as session:
        done = apply(session, imports.preview(session, path, today=today), now)
    with store.begin(actor, reason="perbaikan") as session:
        session.scalars(sa.select(Employee).where(Employee.nip == "197912132005032005")).one().no_hp = "081234567890"
    with store.begin(actor) as session:
        with pytest.raises(Refused) as refusal:
            imports.undo(session, done.batch_id, now=now, today=today)
        assert refusal.value.problems[0].code == "IMPORT_UNDO_EDITED"


def test_an_undo_gives_changed_fields_their_old_value(store, actor, now, today):
    text = (SAMPLE / f"{NAME}.csv").read_text(encoding="utf-8-sig")
    with store.begin(actor) as session:
        apply(session, imports.preview(session, text.encode(), today=today), now)
    newer = text.replace("IV/c,01-04-2025,Kepala Dinas,01-05-2022", "IV/d,01-10-2026,Kepala Dinas,01-06-2022")
    newer = newer.replace("Hotmaida Fitriani, S.H.", "Hotmaida Fitriani, S.H., M.H.")
    with store.begin(actor) as session:
        shown = imports.preview(session, newer.encode(), today=today)
        changes = {row.nip: {c.field: (c.old, c.new) for c in row.changes} for row in shown.changed}
        assert changes == {
            "197912132005032005": {
                "golongan": ("IV/c", "IV/d"), "tmt_golongan": (dt.date(2025, 4, 1), dt.date(2026, 10, 1)),
                "tmt_jabatan": (dt.date(2022, 5, 1), dt.date(2022, 6, 1)),
            },
            "197603182008032005": {"gelar_belakang": ("S.H.", "S.H., M.H.")},
        }  # fmt: skip
        done = apply(session, shown, now)
        assert (done.added, done.changed, done.same) == (0, 2, 54)
    with store.begin(actor) as session:
        imports.undo(session, done.batch_id, now=now, today=today)
    with store.begin(actor) as session:
        assert session.scalar(sa.select(Employee.gelar_belakang).where(Employee.nip == "197603182008032005")) == "S.H."
        back = imports.preview(session, text.encode(), today=today)
        assert (len(back.new), len(back.changed), len(back.same)) == (0, 0, 56)


def test_an_undo_is_refused_once_a_package_has_left(store, actor, path, now, today):
    with store.begin(actor) as session:
        done = apply(session, imports.preview(session, path, today=today), now)
    with store.begin(actor) as session:
        session.add(
            PackageOut(
                addressee=uuid.uuid4(), epoch=1, seq=1, kind="kantor", made_at=now, total=1, counts={}, size=1,
                sha256="0" * 64, last_line=journal.head(session)[0], volumes=[],
            )
        )  # fmt: skip
        session.flush()
        with pytest.raises(Refused) as refusal:
            imports.undo(session, done.batch_id, now=now, today=today)
        assert refusal.value.problems[0].code == "IMPORT_UNDO_SENT"


def test_only_chosen_rows_go_in(session, shown, now):
    done = apply(session, shown, now, chosen=[9, 11])
    assert done.added == 2
    assert session.scalar(sa.select(sa.func.count()).select_from(Employee)) == 2


def test_a_stale_preview_is_refused(session, shown, now):
    apply(session, shown, now, chosen=[9])
    with pytest.raises(Refused) as refusal:
        apply(session, shown, now)
    assert refusal.value.problems[0].code == "IMPORT_STALE"


def test_a_batch_is_kept(session, shown, now):
    apply(session, shown, now)
    (batch,) = imports.batches(session)
    assert batch.jumlah["baru"] == 56
    assert batch.jumlah["ditolak"] == 3
    assert session.scalars(sa.select(ImportBatch.keadaan)).one() == AS_OF


def test_the_refused_rows_come_back_as_a_list_that_can_be_repaired(session, shown, today):
    data = imports.save_rejected(shown)
    again = imports.preview(session, data, today=today)
    assert {row.nip for row in again.refused} == {row.nip for row in shown.refused}
    assert len(again.rows) == 3 + 1 + 5
