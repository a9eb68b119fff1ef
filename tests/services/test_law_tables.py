"""A newer salary table of the office: read, checked, kept beside the old one, taken back; every refusal by name."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa
import xlsxwriter
from sqlalchemy.orm import Session

from asn_desktop.problems import Refused, Trouble
from asn_desktop.rules import salary_check
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import career_law, law_limits, law_tables, reference
from asn_desktop.store.database import Store
from asn_desktop.store.journal_lines import JournalRow
from asn_desktop.store.offices import Setting
from asn_desktop.ui.sentences import sentence
from tests.rules import career_people

D = dt.date
START = D(2027, 1, 1)
Rows = list[list[object]]


@pytest.fixture
def office(store: Store) -> Iterator[Session]:
    """A writing session of the admin, who keeps the tables."""
    with store.begin(Actor("budi", "Budi Santoso", Role.ADMIN), reason="uji") as session:
        yield session


def plain(factor: int = 108, name: str = "gaji_pns") -> Rows:
    """The shipped table, every figure times `factor` per cent, in whole hundreds."""
    shipped = career_people.rows(name)
    return [[r["golongan"], int(r["mkg"]), int(r["rupiah"]) * factor // 10000 * 100] for r in shipped]


def as_csv(rows: Rows, head: tuple[str, ...] = ("golongan", "mkg", "rupiah")) -> bytes:
    file = io.StringIO()
    csv.writer(file, delimiter=";").writerows([head, *rows])
    return file.getvalue().encode()


def as_xlsx(rows: Rows, head: tuple[str, ...] = ("Gol. Ruang", "MKG", "Gaji Pokok"), above: int = 2) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("Lampiran")
    for at in range(above):
        sheet.write(at, 0, "LAMPIRAN PERATURAN PEMERINTAH")
    for at, row in enumerate([list(head), *rows], above):
        sheet.write_row(at, 0, row)
    book.close()
    return file.getvalue()


def put(session: Session, data: bytes, *, name: str = "gaji_pns", dasar: str = "PP 1/2027",
        starts: dt.date | None = START, reason: str = "") -> law_tables.Loaded:  # fmt: skip
    return law_tables.load(session, name, data, dasar=dasar, berlaku_mulai=starts, reason=reason)


def codes(deed: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as refused:
        deed()
    assert all("…" not in sentence(p) for p in refused.value.problems)
    return [p.code for p in refused.value.problems]


def test_a_newer_table_holds_from_its_day_and_the_old_one_before(office: Session, today: dt.date):
    seen = put(office, as_xlsx(plain()))
    assert (seen.golongan, seen.baris) == (17, 272)
    assert seen.naik_persen is not None
    assert seen.naik_persen[1] == "8,00"
    law = career_law.law(office, today)
    old, new = law.salary("PNS", D(2026, 12, 31)), law.salary("PNS", START)
    assert (old.dasar, old.asal, old.pay("III/b", 13).rupiah) == ("PP 5/2024", "bawaan", 3497300)
    assert (new.dasar, new.asal, new.pay("III/b", 13).rupiah) == ("PP 1/2027", "kantor", 3777000)
    assert law.salary("PPPK", START).dasar == "Perpres 11/2024"
    assert law_tables.in_force(office, "gaji_pns", START).version == "PP 1/2027, berlaku 2027-01-01"
    assert reference.table(office, "gaji_pns", START)["III/b:12"]["rupiah"] == "3777000"
    assert reference.table(office, "gaji_pns", today)["III/b:12"]["rupiah"] == "3497300"


def test_csv_and_xlsx_read_alike_and_formatted_money_is_understood(office: Session):
    written = [[g, mkg, f"Rp {rupiah:,}".replace(",", ".") + ",-"] for g, mkg, rupiah in plain()]
    first = law_tables.preview(office, "gaji_pns", as_csv(written), dasar="PP 1/2027", berlaku_mulai=START)
    second = law_tables.preview(office, "gaji_pns", as_xlsx(plain()), dasar="PP 1/2027", berlaku_mulai=START)
    assert first == second
    assert first.problems == ()


def test_a_preview_keeps_nothing(office: Session):
    law_tables.preview(office, "gaji_pns", as_csv(plain()), dasar="PP 1/2027", berlaku_mulai=START)
    assert [t.asal for t in career_law.salaries(office)["gaji_pns"]] == ["bawaan"]


def test_a_table_of_pppk_is_loaded_by_its_own_ladder(office: Session):
    seen = put(office, as_csv(plain(name="gaji_pppk")), name="gaji_pppk", dasar="Perpres 9/2027")
    assert seen.golongan == 17
    assert codes(lambda: put(office, as_csv(plain(name="gaji_pppk")), starts=D(2028, 1, 1)))[0] == (
        "salary_golongan_unknown"
    )


def test_an_older_table_serves_its_own_days_only(office: Session, today: dt.date):
    put(office, as_csv(plain(90)), dasar="PP 15/2019", starts=D(2019, 1, 1))
    law = career_law.law(office, today)
    assert law.salary("PNS", D(2020, 5, 1)).dasar == "PP 15/2019"
    assert law.salary("PNS").dasar == "PP 5/2024"
    assert reference.table(office, "gaji_pns", today)["III/b:12"]["rupiah"] == "3497300"
    assert reference.table(office, "gaji_pns", D(2023, 12, 31))["III/b:12"]["rupiah"] == "3147500"


def test_a_later_table_ends_the_one_before_it(office: Session):
    put(office, as_csv(plain(108)))
    put(office, as_csv(plain(112)), dasar="PP 2/2028", starts=D(2028, 1, 1))
    own = [(v.berlaku_mulai, v.berlaku_sampai) for v in law_tables.listing(office) if v.asal == "kantor"]
    assert own == [(START, D(2027, 12, 31)), (D(2028, 1, 1), None)]


def edit(rows: Rows, at: int, column: int, value: object) -> Rows:
    rows[at] = [*rows[at][:column], value, *rows[at][column + 1 :]]
    return rows


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (edit(plain(), 3, 2, "tiga juta"), "salary_row_invalid"),
        (edit(plain(), 3, 2, "3497300,55"), "salary_row_invalid"),
        (edit(plain(), 3, 2, -5), "salary_row_invalid"), (edit(plain(), 3, 1, 60), "salary_row_invalid"),
        (edit(plain(), 3, 0, "VI/a"), "salary_golongan_unknown"), (edit(plain(), 3, 1, 4), "salary_step_twice"),
        (plain()[14:], "salary_golongan_incomplete"), (edit(plain(), 3, 2, 100), "salary_step_falls"),
    ],
)  # fmt: skip
def test_a_table_with_a_mistake_is_refused_as_a_whole(office: Session, rows: Rows, code: str):
    assert code in codes(lambda: put(office, as_csv(rows)))
    assert len(career_law.salaries(office)["gaji_pns"]) == 1


def test_unusual_figures_need_a_reason(office: Session):
    rows = edit(plain(), 13, 2, 5000000)
    assert codes(lambda: put(office, as_csv(rows))) == ["salary_step_far"]
    assert put(office, as_csv(rows), reason="Sesuai lampiran").problems == ()


def test_another_first_step_needs_a_reason(office: Session):
    assert codes(lambda: put(office, as_csv(plain()[1:]))) == ["salary_first_step"]


def test_ground_and_day_are_asked(office: Session):
    data = as_csv(plain())
    assert codes(lambda: put(office, data, dasar="  ")) == ["salary_basis_missing"]
    assert codes(lambda: put(office, data, starts=None)) == ["salary_day_missing"]
    assert codes(lambda: put(office, data, starts=D(2027, 1, 15))) == ["salary_day_not_first"]
    put(office, data)
    assert codes(lambda: put(office, data)) == ["salary_day_taken"]


def test_columns_and_kinds_of_file(office: Session):
    assert codes(lambda: put(office, as_csv(plain(), ("a", "b", "c")))) == ["salary_columns_missing"]
    assert codes(lambda: put(office, as_csv(plain()), name="agama")) == ["law_table_not_loadable"]
    assert codes(lambda: put(office, as_csv(plain()), name="ajaib")) == ["law_table_unknown"]
    with pytest.raises(Trouble, match="sheet_is_pdf"):
        put(office, b"%PDF-1.7")


def test_only_the_admin_loads(session: Session):
    assert codes(lambda: put(session, as_csv(plain()))) == ["role_not_allowed"]


def test_loading_and_taking_back_stand_in_the_journal(office: Session):
    put(office, as_csv(plain()), reason="Lampiran diterima")
    assert law_tables.withdraw(office, "gaji_pns", START, reason="Salah berkas") == 272
    assert [t.asal for t in career_law.salaries(office)["gaji_pns"]] == ["bawaan"]
    note = office.scalars(sa.select(Setting).where(Setting.kunci.like("tabel.gaji_pns%"))).one()
    assert note.nilai == {"v": {"dicabut": "Salah berkas"}}
    lines = office.scalar(sa.select(sa.func.count()).select_from(JournalRow).where(JournalRow.tabel == "settings"))
    assert lines >= 2
    put(office, as_csv(plain()))  # the day is free again
    later = D(2030, 1, 1)
    assert codes(lambda: law_tables.withdraw(office, "gaji_pns", later, reason="x")) == ["salary_none_to_withdraw"]
    assert codes(lambda: law_tables.withdraw(office, "gaji_pns", START, reason=" ")) == ["law_reason_missing"]


def test_tables_are_shown_as_they_hold_on_a_day(office: Session, today: dt.date):
    assert len(law_tables.rows(office, "gaji_pns", today)) == 272
    assert law_tables.rows(office, "agama", today)[0]["nama_tampil"]
    assert codes(lambda: law_tables.rows(office, "ajaib", today)) == ["law_table_unknown"]
    assert codes(lambda: law_tables.rows(office, "gaji_pns", D(2010, 1, 1))) == ["law_table_empty"]
    names = {v.nama for v in law_tables.listing(office)}
    assert {"gaji_pns", "gaji_pppk", "eselon", "bup"} <= names


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("kp_ajaib", "1", "career_rule_unknown"), ("kp_periode", "1", "career_rule_unknown"),
        ("kp_jf_bulan", "dua", "career_rule_value"), ("kp_jf_bulan", "-1", "career_rule_value"),
        ("ujian_dinas_struktural", "mungkin", "career_rule_value"),
        ("kontrak_ingat_hari", "90;60", "career_rule_value"),
    ],
)  # fmt: skip
def test_a_limit_that_cannot_be_read_is_refused(office: Session, name: str, value: str, code: str):
    assert codes(lambda: law_limits.set_limit(office, name, value, dasar="x", berlaku_mulai=START)) == [code]


def test_an_own_limit_is_kept_replaced_and_used(office: Session):
    for value in ("36", "48"):
        law_limits.set_limit(office, "kp_jf_bulan", value, dasar="SE Bupati", berlaku_mulai=START)
    law_limits.set_limit(office, "kontrak_ingat_hari", "120,60", dasar="SE Bupati", berlaku_mulai=START)
    limits = career_law.limits_on(office, START)
    assert (limits.kp_jf_bulan, limits.contract_days) == (48, (120, 60))
    assert career_law.limits_on(office, D(2026, 12, 31)).kp_jf_bulan == 24
    held = {row["rule_id"]: row for row in law_tables.rows(office, "aturan_karier", START)}
    assert (held["kp_jf_bulan"]["value"], held["kp_jf_bulan"]["legal_basis"]) == ("48", "SE Bupati")


def test_the_shipped_tables_pass_their_own_check():
    for name in law_tables.LOADABLE:
        steps = [salary_check.Step(n, r["golongan"], int(r["mkg"]), int(r["rupiah"]))
                 for n, r in enumerate(career_people.rows(name))]  # fmt: skip
        assert salary_check.check(steps, name, None) == []
