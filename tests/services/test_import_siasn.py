"""The SIASN export of an invented kabupaten: every planted mistake is found, every column kept, and written back."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from asn_desktop.rules.sample_export import NULL, kabupaten
from asn_desktop.rules.siasn_columns import KEPT
from asn_desktop.services import anomalies, imports, siasn, summaries
from asn_desktop.services.imports import FileKind, Outcome
from asn_desktop.store.employees import Employee, EmployeeSummary, Golongan, Jabatan, Pendidikan
from asn_desktop.store.offices import Unit
from asn_desktop.store.standing import Kontrak
from benchmarks.siasn_export import workbook

TODAY = dt.date(2026, 11, 23)
PEOPLE = 1_000


@pytest.fixture(scope="module")
def made():
    return kabupaten(PEOPLE, 5, TODAY)


@pytest.fixture(scope="module")
def data(made):
    return workbook(made[0], made[1])


@pytest.fixture
def shown(session, data):
    return imports.preview(session, data, today=TODAY, file_name="profil_pegawai.xlsx")


def test_the_kind_of_file_is_known(shown):
    (part,) = shown.parts
    assert part.kind is FileKind.SIASN
    assert shown.questions == ()
    assert {c.heading for c in part.columns if c.field is None} == {
        "AGAMA NAMA", "JENIS KAWIN NAMA", "JENIS PEGAWAI NAMA", "GOL AWAL ID", "GOL AKHIR ID", "JENIS JABATAN NAMA",
        "TINGKAT PENDIDIKAN NAMA", "ESELON NAMA",
    }  # fmt: skip


def test_every_planted_mistake_is_found_and_nothing_else(made, shown):
    _header, rows, truth = made
    by_row = {row.number: row for row in shown.rows}
    assert set(by_row) == set(range(2, len(rows) + 2))
    for number, row in by_row.items():
        found = [p.code for p in row.problems]
        if number in truth.refused:
            assert row.outcome is Outcome.REFUSED, (number, found)
            assert truth.refused[number][0] in found
        elif number in truth.skipped:
            assert row.outcome is Outcome.SKIPPED
        else:
            assert row.outcome is Outcome.NEW, (number, found)
            assert row.nip == truth.nips[number]
            expected = truth.fields.get(number)
            assert [(p.field, p.code) for p in row.problems if p.blocks] == ([expected] if expected else []), number
            warned = truth.warned.get(number)
            assert [p.code for p in row.problems if not p.blocks] == ([warned] if warned else []), (number, found)


def test_every_number_and_every_status_arrives(session, made, shown, now):
    truth = made[2]
    imports.apply(session, shown, now=now)
    kept = dict(session.execute(sa.select(Employee.nip, Employee.status)).all())
    assert set(kept) == set(truth.nips.values())
    assert {nip: truth.statuses[nip] for nip in kept} == kept


def test_every_column_has_its_place(session, made, shown, now):
    header, rows, truth = made
    imports.apply(session, shown, now=now)
    number = next(n for n, nip in truth.nips.items() if truth.statuses[nip] == "PPPK" and n not in truth.fields)
    row = zip(header, rows[number - 2], strict=True)
    cells = {name: None if text == NULL else text.lstrip("'") for name, text in row}
    e = session.scalars(sa.select(Employee).where(Employee.nip == truth.nips[number])).one()
    unit = session.scalars(sa.select(Unit).where(Unit.id == e.unit_id)).one()
    post = session.scalars(sa.select(Jabatan).where(Jabatan.employee_id == e.id)).one()
    school = session.scalars(sa.select(Pendidikan).where(Pendidikan.employee_id == e.id)).one()
    (rank,) = session.scalars(sa.select(Golongan).where(Golongan.employee_id == e.id)).all()
    contract = session.scalars(sa.select(Kontrak).where(Kontrak.employee_id == e.id)).one()
    assert e.siasn == {key: cells[key.upper().replace("_", " ")] for key in KEPT}
    assert (e.siasn_id, e.bpjs, e.kartu_asn) == (cells["PNS ID"], cells["BPJS"], cells["KARTU ASN VIRTUAL"])
    assert (e.email_dinas, e.flag_ikd, e.valid_nik) == (cells["EMAIL GOV"], "1", True)
    assert (e.sk_cpns_nomor, f"{e.sk_cpns_tanggal:%d-%m-%Y}") == (cells["NOMOR SK CPNS"], cells["TANGGAL SK CPNS"])
    assert (unit.nama, unit.siasn_unor_id) == (cells["UNOR NAMA"], cells["UNOR ID"])
    assert (post.nama, post.jabatan_id) == (cells["JABATAN NAMA"], cells["JABATAN ID"])
    assert (school.pendidikan_id, school.tingkat) == (cells["PENDIDIKAN ID"], cells["TINGKAT PENDIDIKAN ID"])
    assert (rank.golongan, rank.mkg_tahun) == (cells["GOL AKHIR NAMA"], int(cells["MK TAHUN"]))
    assert f"{e.kontrak_mulai:%d-%m-%Y}" == f"{contract.mulai:%d-%m-%Y}" == cells["TMT CPNS"]
    assert e.tmt_cpns is None


def test_the_same_file_again_changes_nothing(store, actor, data, now):
    with store.begin(actor, reason="impor") as session:
        imports.apply(session, imports.preview(session, data, today=TODAY), now=now)
    with store.begin(actor) as session:
        again = imports.preview(session, data, today=TODAY)
        assert [(row.number, row.changes) for row in again.changed] == []
        assert again.new == ()
        assert again.new_units == ()
        assert again.imported_before == now


def test_two_units_of_one_name_are_told_apart_by_their_id(session, made, now):
    header, rows, _truth = made
    unor, name = header.index("UNOR ID"), header.index("UNOR NAMA")
    mine = [list(row) for row in rows[:4]]
    for place, row in enumerate(mine):
        row[name], row[unor] = "Bidang Uji Coba", f"ID{place % 2}"
    shown = imports.preview(session, workbook(header, mine), today=TODAY)
    assert [(unit.nama, unit.pegawai) for unit in shown.new_units] == [("Bidang Uji Coba", 2), ("Bidang Uji Coba", 2)]
    imports.apply(session, shown, now=now)
    numbered = sa.select(Unit.siasn_unor_id).where(Unit.siasn_unor_id.is_not(None))
    assert sorted(session.scalars(numbered)) == ["ID0", "ID1"]
    assert imports.preview(session, workbook(header, mine), today=TODAY).changed == ()


def test_an_undo_takes_every_kind_of_row_back(store, actor, data, now):
    with store.begin(actor) as session:
        done = imports.apply(session, imports.preview(session, data, today=TODAY), now=now)
    with store.begin(actor) as session:
        assert imports.undo(session, done.batch_id, now=now, today=TODAY).removed == done.added
    with store.read(actor) as session:
        for model in (Employee, Golongan, Jabatan, Pendidikan, Kontrak):
            living = sa.select(sa.func.count()).select_from(model).where(model.dibatalkan.is_(None))
            assert session.scalar(living) == 0, model


def test_what_is_written_for_siasn_is_read_back_without_a_difference(session, data, now):
    imports.apply(session, imports.preview(session, data, today=TODAY), now=now)
    made = siasn.build(session, siasn.SiasnAsk(on=TODAY, nik="penuh", updates=False))
    again = imports.preview(session, made.data, today=TODAY)
    assert [(row.nip, row.changes) for row in again.changed] == []
    assert (len(again.new), len(again.refused), len(again.same)) == (0, 0, made.people)


def test_the_lines_of_the_list_are_those_a_rebuild_would_make(session, data, now):
    imports.apply(session, imports.preview(session, data, today=TODAY), now=now)
    session.flush()
    table = EmployeeSummary.__table__
    columns = [column for column in table.c if column.name != "rowid_"]
    query = sa.select(*columns).order_by(table.c.employee_id)
    written = [tuple(row) for row in session.execute(query)]
    summaries.rebuild_summaries(session, today=TODAY)
    assert [tuple(row) for row in session.execute(query)] == written
    assert len(written) == session.scalar(sa.select(sa.func.count()).select_from(Employee))


def test_every_planted_anomaly_is_seen_afterwards(session, made, shown, now):
    truth = made[2]
    imports.apply(session, shown, now=now)
    session.flush()
    found = {(one.nip, one.finding.code) for one in anomalies.survey(session, today=TODAY).findings}
    kept = set(truth.nips.values())
    assert {(nip, code) for nip, codes in truth.anomalies.items() for code in codes if nip in kept} <= found
