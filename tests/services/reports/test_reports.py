"""Every report of a real office: made, printed, written; its options, roles, units, days and signature."""

from __future__ import annotations

import datetime as dt
import io
import uuid
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pypdfium2 as pdfium
import pytest
from sqlalchemy.orm import Session

from asn_desktop.problems import Refused
from asn_desktop.rules.report_table import Kind, ReportTable
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import career_due, dossiers, imports, officials, practice, reports, units
from asn_desktop.store.employees import Employee, Golongan, Jabatan
from asn_desktop.store.offices import Office
from asn_desktop.store.standing import Hukdis, Lisensi

D = dt.date
TODAY, NOW = D(2026, 11, 23), dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)


@pytest.fixture
def filled(session: Session, today: dt.date) -> Session:
    """The template office with the 60 invented people of the practice dinas."""
    from asn_desktop.services import reference

    reference.load_shipped(session)
    kept = session.query(Office).one()
    kept.latihan = True
    practice.fill(session, "dinas", today=today)
    kept.latihan = False
    session.flush()
    return session


def build(
    session: Session, key: str, on: dt.date = TODAY, unit: uuid.UUID | None = None, **options: str
) -> ReportTable:
    return reports.build(session, key, on=on, unit_id=unit, options=options, today=TODAY)


def unit_of(session: Session, name: str) -> uuid.UUID:
    found = units.lookup(session, name)
    assert found is not None
    return found


def test_every_report_is_a_whole_table_pdf_and_workbook(filled: Session) -> None:
    for key in reports.REPORTS:
        table = build(filled, key)
        assert table.key == key
        assert all(len(row.cells) == len(table.columns) for row in (*table.rows(), *table.totals)), key
        with pdfium.PdfDocument(reports.pdf(table, now=NOW)) as document:
            assert len(document) >= 1, key
        assert reports.pdf(table, paper="A4", now=NOW).startswith(b"%PDF-1.7"), key
        sheet = openpyxl.load_workbook(io.BytesIO(reports.xlsx(table))).active
        assert sheet["A1"].value == table.title[0].upper(), key


def test_totals_are_the_people_of_the_office(filled: Session) -> None:
    everybody = len(dossiers.load(filled, on=TODAY))
    assert everybody == 60
    for key in reports.REPORTS:
        if key.startswith(("rekap", "nominatif")):
            assert build(filled, key).count == everybody, key
    bezetting = build(filled, "bezetting")
    away = sum(one.kedudukan in ("02", "03", "13") for one in dossiers.load(filled, on=TODAY))
    assert bezetting.count + away == everybody


def test_a_unit_means_the_unit_and_everything_below(filled: Session) -> None:
    unit = unit_of(filled, "Sekretariat")
    below = set(units.below(filled, unit))
    wanted = {d.id for d in dossiers.load(filled, on=TODAY) if d.unit_id in below}
    table = build(filled, "nominatif", unit=unit)
    assert {row.employee_id for row in table.rows()} == wanted
    assert table.title[1:] == ("Sekretariat", "Dinas Perhubungan", "KEADAAN : 23 November 2026")
    assert build(filled, "rekap-agama", unit=unit).count == len(wanted)


def test_a_past_day_shows_who_was_there_and_what_they_were(filled: Session) -> None:
    past = D(2020, 6, 1)
    table = build(filled, "nominatif", on=past)
    there = {d.id: d for d in dossiers.load(filled, on=past)}
    assert {row.employee_id for row in table.rows()} == set(there)
    assert table.count < 60
    gol = [column.text for column in table.columns].index("GOL/\nRUANG")
    for row in table.rows():
        held = there[row.employee_id].golongan
        assert row.cells[gol] == (held.golongan if held else None)


def test_status_keeps_the_others_out(filled: Session) -> None:
    table = build(filled, "nominatif", status="PPPK,PPPK_PW")
    assert table.count == sum(d.status in ("PPPK", "PPPK_PW") for d in dossiers.load(filled, on=TODAY))
    assert 0 < table.count < 60


def test_what_a_report_does_not_know_is_refused(filled: Session) -> None:
    for key, options, code in (
        ("uji", {}, "report_unknown"), ("nominatif", {"nik": "semua"}, "report_option"),
        ("kgb", {"bulan": "0"}, "report_option"), ("kgb", {"bulan": "tiga"}, "report_option"),
        ("duk", {"nik": "full"}, "report_option"), ("duk", {"jenjang": "mungkin"}, "report_option"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            build(filled, key, **options)
        assert [p.code for p in refused.value.problems] == [code]


def test_unknown_units_are_refused(filled: Session) -> None:
    with pytest.raises(Refused) as refused:
        build(filled, "nominatif", unit=uuid.uuid4())
    assert refused.value.problems[0].code == "UNIT_UNKNOWN"


@pytest.fixture
def auditor(filled: Session) -> Iterator[Session]:
    """The same session in the hands of a pemeriksa."""
    before = filled.info["actor"]
    filled.flush()
    filled.info["actor"] = Actor("tuti", "Tuti", Role.PEMERIKSA)
    yield filled
    filled.info["actor"] = before


def test_full_nik_needs_the_right_role_and_is_nowhere_unless_asked(auditor: Session) -> None:
    with pytest.raises(Refused) as refused:
        build(auditor, "nominatif", nik="full")
    assert refused.value.problems[0].code == "report_nik"
    niks = [nik for (nik,) in auditor.query(Employee.nik).filter(Employee.nik.is_not(None))]
    assert len(niks) > 50
    for key in reports.REPORTS:
        table = build(auditor, key)
        said = "\n".join(str(cell) for row in table.rows() for cell in row.cells)
        assert not [nik for nik in niks if nik in said], key
    masked = build(auditor, "nominatif", nik="masked")
    cells = [str(row.cells[3]) for row in masked.rows() if row.cells[3]]
    assert cells
    assert all(cell.startswith("•" * 12) and len(cell) == 16 for cell in cells)


def test_full_nik_is_shown_to_who_may_read_it(filled: Session) -> None:
    table = build(filled, "nominatif", nik="full")
    assert table.columns[3].kind is Kind.NIP
    held = dict(filled.query(Employee.id, Employee.nik).all())
    assert all(row.cells[3] == held[row.employee_id] for row in table.rows())


def test_discipline_is_a_closed_condition_for_a_reader_without_the_right(filled: Session) -> None:
    due = next(row for row in career_due.kp_due(filled, today=TODAY) if not row.kp.reasons or row.kp.kind == "101")
    filled.add(Hukdis(employee_id=due.orang.id, jenis="10", tingkat="S", nomor_sk="1", tanggal_sk=D(2026, 6, 1),
                      mulai=D(2026, 6, 1), sampai=D(2027, 6, 1), sumber="uji"))  # fmt: skip
    filled.flush()
    row = next(r for r in build(filled, "kp").rows() if r.employee_id == due.orang.id)
    assert "hukuman disiplin" in str(row.cells[-1])
    filled.info["actor"] = Actor("tuti", "Tuti", Role.PEMERIKSA)
    row = next(r for r in build(filled, "kp").rows() if r.employee_id == due.orang.id)
    filled.info["actor"] = Actor("siti", "Siti", Role.OPERATOR)
    assert "disiplin" not in str(row.cells[-1])
    assert "syarat lain" in str(row.cells[-1])


def test_the_acting_head_of_the_day_signs(filled: Session) -> None:
    root = units.root(filled)
    assert root is not None
    head = build(filled, "duk").signature
    assert head is not None
    assert head.jabatan.startswith("Kepala Dinas")
    officials.appoint(filled, officials.OfficialAsk(
        root, "kepala", "Kepala Dinas Perhubungan", D(2026, 11, 20), nama="Endang Lestari", nip="197607092006022002",
        penugasan="PLH", berlaku_sampai=D(2026, 11, 27), dasar="SP 1/2026", pangkat="Pembina Tingkat I (IV/b)",
    ))  # fmt: skip
    acting = build(filled, "duk").signature
    assert acting is not None
    assert (acting.jabatan, acting.nama, acting.nip) == (
        "Plh. Kepala Dinas Perhubungan", "Endang Lestari", "19760709 200602 2 002"
    )  # fmt: skip
    later = build(filled, "duk", on=D(2026, 12, 31)).signature
    assert later is not None
    assert (later.jabatan, later.tempat_tanggal) == (head.jabatan, "Tirtamaya, 31 Desember 2026")


def test_where_no_head_is_entered_the_block_is_left_to_be_filled_in(session: Session) -> None:
    from asn_desktop.services import reference

    reference.load_shipped(session)
    block = build(session, "nominatif").signature
    assert block is not None
    assert block.jabatan.startswith("Kepala ....")
    assert set(block.nama) == set(block.nip or "") == {"."}


def test_the_duk_holds_civil_servants_in_order(filled: Session) -> None:
    rows = list(build(filled, "duk").rows())
    people = {d.id: d for d in dossiers.load(filled, on=TODAY)}
    assert {people[r.employee_id].status for r in rows} == {"PNS"}
    assert len(rows) == sum(d.status == "PNS" for d in people.values())
    from asn_desktop.rules import ranks

    order = [ranks.rank_order(str(row.cells[3])) for row in rows]
    assert order == sorted(order, reverse=True)
    assert build(filled, "duk", cpns="ya").count > len(rows)
    assert "USIA" in [c.text for c in build(filled, "duk", lahir="usia").columns]


def test_the_duk_sets_functional_posts_by_jenjang_when_asked(filled: Session) -> None:
    young, old, *_ = (d for d in dossiers.load(filled, on=TODAY) if d.status == "PNS" and d.kedudukan == "01")
    for d, jenjang, since in ((young, "Ahli Muda", D(2024, 1, 1)), (old, "Ahli Pertama", D(2015, 1, 1))):
        mine = {"employee_id": d.id}
        for row in (*filled.query(Golongan).filter_by(**mine), *filled.query(Jabatan).filter_by(**mine)):
            row.dibatalkan = "salah orang"
        filled.add(Golongan(golongan="III/c", tmt=D(2020, 4, 1), **mine))
        place = {"unit_id": d.unit_id, **mine}
        filled.add(Jabatan(nama=f"Arsiparis {jenjang}", jenis="2", jenjang=jenjang, tmt=since, **place))
    filled.flush()

    def first_of_both(**options: str) -> uuid.UUID | None:
        listed = build(filled, "duk", **options).rows()
        return next(row.employee_id for row in listed if row.employee_id in (young.id, old.id))

    assert first_of_both() == old.id  # all non-eselon alike: the earlier TMT jabatan
    assert first_of_both(jenjang="ya") == young.id


def test_who_has_left_is_not_in_the_duk(filled: Session) -> None:
    first = next(iter(build(filled, "duk").rows())).employee_id
    assert first is not None
    office = filled.info["office_id"]
    person = filled.get_one(Employee, (office, first))
    person.berakhir = TODAY
    filled.flush()
    assert first not in {r.employee_id for r in build(filled, "duk").rows()}
    assert first in {r.employee_id for r in build(filled, "duk", on=TODAY - dt.timedelta(days=1)).rows()}
    person.berakhir, person.kedudukan = None, "99"  # a standing that has left without a last day
    filled.flush()
    assert first not in {r.employee_id for r in build(filled, "duk").rows()}


def test_due_lists_show_what_the_career_dates_say(filled: Session) -> None:
    steps = career_due.kgb_due(filled, today=TODAY, months=6)
    table = build(filled, "kgb", bulan="6")
    assert [row.employee_id for row in table.rows()] == [due.orang.id for due in steps]
    tmt = [n for n, c in enumerate(table.columns) if c.text == "TMT"]
    assert [row.cells[tmt[1]] for row in table.rows()] == [due.kgb.tmt for due in steps]
    assert [row.cells[tmt[1] + 2] for row in table.rows()] == [due.kgb.gaji_baru for due in steps]
    pensions = career_due.pension_due(filled, today=TODAY)
    assert [row.employee_id for row in build(filled, "pensiun").rows()] == [due.orang.id for due in pensions]
    halves = build(filled, "pensiun-semester")
    total = halves.totals[0].cells
    assert total[-1] == len(pensions) == sum(row.cells[-1] for row in halves.rows())
    for start, end in ((2, 8), (8, 10), (10, 15), (15, 21)):  # golongan, sex, marriage, month
        assert sum(total[start:end]) == len(pensions)


def test_ending_licences_and_contracts_are_listed_once_and_the_latest_counts(filled: Session) -> None:
    one, other = [d.id for d in dossiers.load(filled, on=TODAY)][:2]
    for person, until in ((one, D(2026, 12, 1)), (one, D(2025, 1, 1)), (other, D(2026, 10, 1)), (other, None)):
        filled.add(Lisensi(employee_id=person, jenis="STR", nomor_sk="STR 1", mulai=D(2021, 1, 1), sampai=until,
                           sumber="uji"))  # fmt: skip
    filled.flush()
    rows = list(build(filled, "lisensi").rows())
    assert [(row.employee_id, row.cells[7], row.cells[8]) for row in rows] == [(one, D(2026, 12, 1), 8)]
    contract = filled.query(Employee).filter(Employee.status == "PPPK").first()
    assert contract is not None
    contract.kontrak_akhir = D(2026, 12, 31)
    filled.flush()
    rows = list(build(filled, "kontrak").rows())
    assert [(row.employee_id, row.cells[8], row.cells[9]) for row in rows] == [(contract.id, D(2026, 12, 31), 38)]


def test_gaps_name_each_empty_field(filled: Session) -> None:
    before = build(filled, "kesenjangan")
    person = filled.query(Employee).filter(Employee.status == "PNS", Employee.agama.is_not(None)).first()
    assert person is not None
    person.agama = person.no_hp = None
    filled.flush()
    table = build(filled, "kesenjangan")
    assert table.totals[0].cells[-2] >= before.totals[0].cells[-2] + 1
    column = [c.text for c in table.columns].index("AGAMA")
    row = next(r for r in table.rows() if r.employee_id == person.id)
    assert row.cells[column] == "x"
    marks = [sum(r.cells[n] == "x" for r in table.rows()) for n in range(3, len(table.columns) - 2)]
    assert list(table.totals[0].cells[3:-2]) == marks


def test_eselon_counts_filled_and_empty_posts(filled: Session) -> None:
    table = build(filled, "eselon")
    total = table.totals[0].cells
    filled_, empty = total[-3], total[-2]
    assert total[-4] == filled_ + empty
    assert sum(total[n] for n, c in enumerate(table.columns) if c.text == "ISI") == 2 * filled_
    ranks = [n for n, c in enumerate(table.columns) if c.text.startswith(("III/", "IV/", "BELUM"))]
    assert sum(total[n] for n in ranks) == filled_
    assert empty == sum(bool(row.cells[-1]) and str(row.cells[-1]).count("Kepala") for row in table.rows())


def test_the_import_reads_our_own_lists_back_without_a_doubt(filled: Session) -> None:
    for key in ("nominatif", "nominatif-ringkas", "duk"):
        table = build(filled, key)
        seen = imports.preview(filled, reports.xlsx(table), today=TODAY, file_name=f"{key}.xlsx")
        assert (len(seen.new), len(seen.refused)) == (0, 0), key
        assert {row.nip for row in (*seen.changed, *seen.same)} == {row.cells[table_nip(table)] for row in table.rows()}
        if key != "duk":  # a DUK does not say units
            assert not [c for row in seen.changed for c in row.changes if c.field in ("unit_kerja", "golongan")]


def table_nip(table: ReportTable) -> int:
    """The column of the NIP."""
    return [column.kind for column in table.columns].index(Kind.NIP)


def test_a_practice_office_marks_its_lists(folder: Path, filled: Session) -> None:
    assert not build(filled, "rekap-usia").practice
    filled.query(Office).one().latihan = True
    filled.flush()
    assert build(filled, "rekap-usia").practice
