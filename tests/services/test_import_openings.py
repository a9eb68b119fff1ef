"""Opening balances from a spreadsheet: known days are written, blanks stay unknown."""

import datetime as dt
import io

import pytest
import sqlalchemy as sa
import xlsxwriter

from asn_desktop.problems import Refused
from asn_desktop.services import import_openings
from asn_desktop.store.employees import Employee
from asn_desktop.store.leave import LeaveOpening

UMI, LILIS = "197912132005032005", "197505192005122001"


@pytest.fixture
def people(session):
    for nip, name in ((UMI, "Umi Lestari"), (LILIS, "Lilis Lestari")):
        session.add(
            Employee(nip=nip, nama=name, tanggal_lahir=dt.date(1979, 12, 13), jenis_kelamin="P",
                     status="PNS", tmt_cpns=dt.date(2005, 3, 1))
        )  # fmt: skip
    session.flush()


def csv(*lines):
    return "\n".join(lines).encode()


def kept(session):
    query = sa.select(Employee.nip, LeaveOpening.tahun, LeaveOpening.terpakai, LeaveOpening.ditangguhkan).join(
        Employee, Employee.id == LeaveOpening.employee_id
    )
    return {(nip, year): (used, postponed) for nip, year, used, postponed in session.execute(query)}


@pytest.mark.usefixtures("people")
def test_days_per_year_are_written_and_blanks_stay_unknown(session, today, now):
    data = csv(
        "NO,NAMA,NIP,Cuti terpakai 2024,cuti_terpakai_2025,CUTI N TERPAKAI",
        f"1,Umi,'{UMI},12,6,0", f"2,Lilis,{LILIS},,-,3", "JUMLAH,,,12,6,3",
    )  # fmt: skip
    shown = import_openings.preview(session, data, today=today)
    assert shown.years == (2024, 2025, 2026)
    assert [row.unknown for row in shown.rows] == [(), (2024, 2025)]
    assert import_openings.apply(session, shown, today=today, now=now) == 4
    assert kept(session) == {
        (UMI, 2024): (12, 0), (UMI, 2025): (6, 0), (UMI, 2026): (0, 0), (LILIS, 2026): (3, 0),
    }  # fmt: skip


@pytest.mark.usefixtures("people")
def test_the_same_list_again_changes_nothing_and_a_correction_shows_both(session, today, now):
    data = csv("NIP,N-2,N-1,N,Ditangguhkan 2025", f"{UMI},12,6,1,4")
    import_openings.apply(session, import_openings.preview(session, data, today=today), today=today, now=now)
    assert kept(session)[UMI, 2025] == (6, 4)
    again = import_openings.preview(session, data, today=today)
    assert again.writable == ()
    assert import_openings.apply(session, again, today=today, now=now) == 0
    other = import_openings.preview(session, csv("NIP,N-1", f"{UMI},5"), today=today)
    assert (other.rows[0].old, other.rows[0].new) == ({2025: (6, 4)}, {2025: (5, 4)})


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("198503172009042003,3", "OPENING_UNKNOWN_NIP"), (f"{UMI},banyak", "OPENING_FORMAT"),
        (f"{UMI},3.5", "fraction_not_allowed"), (f"{UMI},99", "OPENING_FORMAT"), ("19791213200503200,3", "NIP_LENGTH"),
        ("1.97912E+17,3", "NIP_PRECISION"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_read_is_refused_alone(session, today, now, line, code):
    data = csv("NIP,Cuti terpakai 2024", line, f"{LILIS},2")
    shown = import_openings.preview(session, data, today=today)
    assert next(p.code for row in shown.refused for p in row.problems) == code
    assert import_openings.apply(session, shown, today=today, now=now) == 1
    assert set(kept(session)) == {(LILIS, 2024)}


@pytest.mark.usefixtures("people")
def test_one_person_with_two_answers_is_refused(session, today):
    data = csv("NIP,Cuti terpakai 2024", f"{UMI},3", f"{UMI},3", f"{UMI},4")
    shown = import_openings.preview(session, data, today=today)
    assert [[p.code for p in row.problems] for row in shown.rows] == [[], ["OPENING_TWICE"]]


@pytest.mark.usefixtures("people")
def test_a_nip_in_a_number_cell_is_refused(session, today):
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["NIP", "Cuti terpakai 2024"])
        sheet.write_number(1, 0, float(UMI))
        sheet.write_number(1, 1, 3)
    shown = import_openings.preview(session, target.getvalue(), today=today)
    assert [p.code for p in shown.rows[0].problems] == ["NIP_PRECISION"]


def test_a_list_without_years_or_nip_says_so(session, today):
    for data, code in ((csv("NIP,NAMA,Sisa cuti 2024", f"{UMI},Umi,3"), "OPENING_NO_YEARS"),
                       (csv("NAMA,Cuti 2024", "Umi,3"), "SHEET_NO_HEADER")):  # fmt: skip
        with pytest.raises(Refused) as refusal:
            import_openings.preview(session, data, today=today)
        assert refusal.value.problems[0].code == code
