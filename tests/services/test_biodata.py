"""Daftar Riwayat Hidup and data sheet: everything of the person, nothing of it for those who may not see it."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
from pathlib import Path

import pikepdf
import pytest
from pikepdf import pdfa
from PIL import Image
from sqlalchemy.orm import Session

from asn_desktop.problems import Cancelled, Refused
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import biodata
from asn_desktop.services.record_kinds import KINDS
from asn_desktop.store import family
from asn_desktop.store.employees import Employee
from asn_desktop.store.offices import Office

from .person_office import NIK, PersonOffice, make

READER = Actor("rudi", "Rudi", Role.PEMERIKSA)


@pytest.fixture
def people(session: Session) -> PersonOffice:
    return make(session)


def text_of(data: bytes, tmp_path: Path) -> str:
    path = tmp_path / "kertas.pdf"
    path.write_bytes(data)
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return done.stdout


def held_in(data: bytes) -> bytes:
    """The data inside the file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return bytes(pdf.Root.AF[0].EF.F.read_bytes())


def test_it_tells_the_whole_career(session: Session, people: PersonOffice, today: dt.date, tmp_path: Path) -> None:
    text = text_of(biodata.drh(session, people.rina, today=today), tmp_path)
    for shown in ("Rina Marlina, S.T.", "19880612 201101 2 001", "Penata (III/c)", "Universitas Rekaan",
                  "Pelatihan Kepemimpinan Pengawas", "Penguji tingkat lanjut", "823/77/BKPSDM/2023", "Rp3.645.200",
                  "112,500", "Baik", "Bambang Hartono", "Galih Hartono", "Sri Wahyuni", "862/3/2015", "500123456",
                  "VI. KETERANGAN LAIN", "Halaman 1 dari"):  # fmt: skip
        assert shown in text, shown
    assert "PERJANJIAN KERJA" not in text.upper()


@pytest.mark.parametrize("paper", [biodata.drh, biodata.data_sheet])
def test_a_reader_without_the_right_sees_no_family_no_discipline_and_no_nik(
    session: Session, people: PersonOffice, today: dt.date, tmp_path: Path, paper: object
) -> None:
    session.info["actor"] = READER
    data = paper(session, people.rina, today=today, nik="full")  # type: ignore[operator]
    text = text_of(data, tmp_path) + held_in(data).decode()
    for closed in ("Bambang", "Galih", "Sri Wahyuni", "862/3/2015", "Terlambat", "KELUARGA", NIK, "3374010101150001"):
        assert closed not in text, closed
    assert "tidak dicetak bagi peran ini" in text
    assert "Universitas Rekaan" in text


@pytest.mark.parametrize(
    ("way", "there", "not_there"),
    [("masked", "3374••••••••••02", NIK), ("full", NIK, "•"), ("none", "N 123456", "3374")],
)
def test_the_nik_is_written_as_asked_also_where_it_serves_as_npwp(
    session: Session, people: PersonOffice, today: dt.date, tmp_path: Path, way: str, there: str, not_there: str
) -> None:
    for row in session.query(family.Anak):
        row.akta_lahir = "LU-1"
    data = biodata.drh(session, people.rina, today=today, nik=way)
    text = text_of(data, tmp_path) + held_in(data).decode()
    assert there in text
    assert not_there not in text


def test_an_unknown_way_of_writing_it_is_refused(session: Session, people: PersonOffice, today: dt.date) -> None:
    with pytest.raises(Refused) as caught:
        biodata.drh(session, people.rina, today=today, nik="semua")
    assert caught.value.problems[0].code == "nik_way"


def test_a_voided_row_is_not_printed(session: Session, people: PersonOffice, today: dt.date, tmp_path: Path) -> None:
    session.query(family.Pasangan).one().dibatalkan = "salah orang"
    session.flush()
    assert "Wiraswasta" not in text_of(biodata.drh(session, people.rina, today=today), tmp_path)


def test_every_field_of_every_row_stands_on_the_sheet(
    session: Session, people: PersonOffice, today: dt.date, tmp_path: Path
) -> None:
    text = " ".join(text_of(biodata.data_sheet(session, people.rina, today=today), tmp_path).split())
    held = held_in(biodata.data_sheet(session, people.rina, today=today)).decode()
    for shown in (NIK, "Terlambat berulang", "BPSDMD", "3374011207850003", "Gelar depan", "Yang memiliki data"):
        assert shown in text + held, shown
    for kind in KINDS.values():
        assert "PNS" not in kind.statuses or kind.title in held, kind.key


def test_the_photo_is_hers_and_the_paper_is_pdf_a(session: Session, people: PersonOffice, today: dt.date) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (300, 400), "#884422").save(picture, "PNG")
    session.get_one(Employee, (session.info["office_id"], people.rina)).foto = session.info["blobs"].put(
        picture.getvalue()
    )
    session.flush()
    pdf = pikepdf.open(io.BytesIO(biodata.drh(session, people.rina, today=today)))
    assert len(pdf.pages[0].Resources.XObject) == 1
    for name in ("/AF", "/Names"):
        del pdf.Root[name]
    assert pdfa.check(pdf, "3b").findings == []


def test_a_practice_office_marks_its_papers(
    session: Session, people: PersonOffice, today: dt.date, tmp_path: Path
) -> None:
    session.query(Office).one().latihan = True
    session.flush()
    assert "BUKAN SURAT DINAS" in text_of(biodata.drh(session, people.dewi, today=today), tmp_path)


def test_the_sheets_of_a_unit_are_one_file_and_stopping_is_possible(
    session: Session, people: PersonOffice, today: dt.date, tmp_path: Path
) -> None:
    seen: list[str] = []
    found = biodata.data_sheets(session, people.root, today=today, progress=lambda n, of, who: seen.append(who))
    assert found.orang == 5 == len(seen)
    text = text_of(found.pdf, tmp_path)
    assert all(name in text for name in ("Rina Marlina", "Dewi Lestari", "Agus Setiawan", "Joko Purnomo"))

    def stop(*_at: object) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        biodata.data_sheets(session, people.root, today=today, progress=stop)


def test_a_person_without_anything_still_has_papers(
    session: Session, people: PersonOffice, today: dt.date, tmp_path: Path
) -> None:
    bare = Employee(nama="Slamet", tanggal_lahir=dt.date(1990, 1, 1), jenis_kelamin="L", status="PNS")
    session.add(bare)
    session.flush()
    text = text_of(biodata.data_sheet(session, bare.id, today=today), tmp_path)
    assert "Slamet" in text
    assert text.count("tulis di sini bila ada") > 10


def test_a_unit_without_people_is_told_so(session: Session, people: PersonOffice, today: dt.date) -> None:
    from asn_desktop.store.offices import Unit

    empty = session.query(Unit).filter_by(nama="Sekretariat").one().id
    with pytest.raises(Refused) as caught:
        biodata.data_sheets(session, empty, today=today)
    assert caught.value.problems[0].code == "papers_nobody"
