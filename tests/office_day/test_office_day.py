"""A whole day on real stores: spreadsheet in, leave decided, letters signed, package out, reply home.

The proofs are other people's programs: pdfsig, pdffonts and qpdf for the letters, openssl and unzip for the package.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from asn_desktop.cli import day_leave, day_story
from asn_desktop.cli.day import CENTRE_CLERK, CLERK, Day, clock
from asn_desktop.cli.day_office import APPLICANT, POSTS
from asn_desktop.cli.door import person
from asn_desktop.rules.day_status import Status
from asn_desktop.services import day_status, employees, letter_check, letters, office, sync
from asn_desktop.services.evaluation import ratings, skp
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.survey import surveys
from asn_desktop.store.employees import Employee


def tool(*words: object) -> str:
    """Run a program of the system; a missing one fails with the line to type."""
    name = str(words[0])
    package = {"pdfsig": "poppler-utils", "pdffonts": "poppler-utils"}.get(name, name)
    if shutil.which(name) is None:
        pytest.fail(f"{name} is missing: apt-get install -y {package}")
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{name}: {done.stdout}{done.stderr}"
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """The day, walked once for all the tests of this file."""
    walked = Day(tmp_path_factory.mktemp("day") / "out", tell=lambda _text: None)
    day_story.walk(walked, pictures=False)
    return walked


def _package(day: Day) -> Path:
    (found,) = (day.out / "paket").glob("dinas-*.asnx")
    return found


@pytest.fixture
def ours(day: Day):
    """The office after the day."""
    with office.unlock(day.out / "kantor", CLERK.username, CLERK.password, clock=clock) as opened:
        yield opened


@pytest.fixture
def theirs(day: Day):
    """The centre after the day."""
    with office.unlock(day.out / "bkpsdm", CENTRE_CLERK.username, CENTRE_CLERK.password, clock=clock) as opened:
        yield opened


def test_the_sample_list_is_in_with_56_of_its_60_people(day, ours):
    with ours.store.read(ours.actor) as session:
        assert employees.counts(session).aktif == 56
    assert any("3 ditolak" in line for line in day.lines)


def test_the_refused_rows_wait_as_a_spreadsheet(day):
    assert zipfile.is_zipfile(day.out / "baris-ditolak.xlsx")


def test_the_leave_is_issued_and_drawn_from_the_balance(day, ours):
    from asn_desktop.cli.day import TODAY
    with ours.store.read(ours.actor) as session:
        ill, row, waiting = sorted(leave.listing(session, today=TODAY), key=lambda one: one.mulai)
        states = [one.keadaan.value for one in (ill, row, waiting)]
        assert (ill.jenis, states) == ("SAKIT", ["BERJALAN", "TERBIT", "DIAJUKAN"])
        card = leave.balance(session, person(session, APPLICANT), year=2026, today=TODAY)
    assert row.lama == 5
    assert card.sisa == 10
    assert sum(line.amount for line in card.lines) == 10


def test_the_balance_was_explained_line_by_line(day):
    start = next(i for i, line in enumerate(day.lines) if line.startswith("Kenapa sisa cutinya 15 hari"))
    amounts = [re.match(r"\s+([+-]\d+)", line) for line in day.lines[start + 1 :]]
    told = []
    for found in amounts:
        if found is None:
            break
        told.append(int(found[1]))
    assert sum(told) == 15


def test_openssl_opens_the_package_with_the_practice_keys(day, tmp_path):
    keys = day.out / "kunci-latihan"
    tool("openssl", "cms", "-decrypt", "-inform", "DER", "-in", _package(day), "-inkey",
         keys / "kunci-bkpsdm-latihan.pem", "-recip", keys / "sertifikat-bkpsdm-latihan.pem",
         "-out", tmp_path / "isi.cms")  # fmt: skip
    tool("openssl", "cms", "-verify", "-cades", "-inform", "DER", "-in", tmp_path / "isi.cms", "-CAfile",
         keys / "akar-bkpsdm-latihan.pem", "-purpose", "any",
         "-no_check_time", "-out", tmp_path / "isi.zip")  # fmt: skip
    with zipfile.ZipFile(tmp_path / "isi.zip") as archive:
        said = json.loads(archive.read("manifest.json"))
        changes = archive.read("changes.jsonl").decode().splitlines()
    assert said["latihan"] is True
    assert len(changes) == sum(said["counts"].values())


def test_the_centre_holds_the_same_people(theirs, ours):
    def people(opened, office_id):
        with opened.store.read(opened.actor) as session:
            rows = session.query(Employee.id, Employee.nip, Employee.nama).filter(Employee.office_id == office_id)
            return sorted(map(tuple, rows))

    mine = people(ours, ours.office.id)
    assert len(mine) == 56
    assert people(theirs, ours.office.id) == mine


def test_the_reply_came_home_and_nothing_waits(ours):
    with ours.store.read(ours.actor) as session:
        (package,) = sync.packages(session)
        assert package.state == "diterima"
        assert sync.unsent(session).unacknowledged == 0


def test_both_stores_are_whole_after_the_day(ours, theirs):
    for opened in (ours, theirs):
        assert office.self_check(opened, now=clock()).sound


def test_every_letter_is_sound_and_carries_its_fonts(day):
    files = sorted((day.out / "surat").glob("*.pdf"))
    assert len(files) >= 3
    for path in files:
        tool("qpdf", "--check", path)
        rows = tool("pdffonts", path).splitlines()[2:]
        assert rows
        assert all(re.search(r"\byes\s+(yes|no)\s+(yes|no)\s+\d+", row) for row in rows), path.name


@pytest.mark.parametrize(("name", "hands"), [("formulir-cuti", 2), ("surat-izin-cuti", 1)])
def test_pdfsig_finds_every_signature_valid_and_the_whole_document_signed(day, name, hands):
    said = tool("pdfsig", day.out / "surat" / f"{name}.pdf")
    assert said.count("Signature Validation: Signature is Valid.") == hands
    assert said.count("ETSI.CAdES.detached") == hands
    assert "Total document signed" in said.rpartition("Signature #")[2]


def test_a_changed_byte_of_the_permit_is_found(day, ours):
    data = bytearray((day.out / "surat" / "surat-izin-cuti.pdf").read_bytes())
    data[len(data) // 3] ^= 1
    with ours.store.read(ours.actor) as session:
        assert not letter_check.check(session, bytes(data), now=clock()).report.sound


def test_the_register_knows_every_letter_of_the_day(ours):
    with ours.store.read(ours.actor) as session:
        rows = letters.listing(session)
    numbers = {row.jenis: row.nomor for row in rows if row.nomor}
    assert sorted(row.jenis for row in rows if not row.nomor) == [
        "dokumen_evaluasi", "formulir_cuti", "formulir_cuti", "skp", "skp", "skp", "slip_izin"
    ]  # fmt: skip
    assert numbers == {
        "surat_izin_cuti_tahunan": "800.1.11.4/1/DPUPR/2026", "surat_izin_cuti_sakit": "800.1.11.2/2/DPUPR/2026",
        "surat_tugas": "800.1.11.1/3/DPUPR/2026", "surat_perintah_plh": "800.1.11.1/4/DPUPR/2026",
    }  # fmt: skip


def test_the_head_on_travel_is_stood_in_for_within_the_period(ours):
    """The book of days says where she is; on that day the Plh decides, on the next the head again."""
    first, last = day_leave.AWAY
    with ours.store.read(ours.actor) as session:
        head, who = person(session, POSTS[0][3]), person(session, APPLICANT)
        book = day_status.month(session, first, None, today=first)
        (row,) = [one for one in book.rows if one.employee_id == head]
        decides = [leave.may_decide(session, who, on=on)[1].jabatan for on in (first, last + dt.timedelta(days=1))]
    assert row.cells[first.day - 1].status is Status.DINAS_LUAR
    assert [post.startswith("Plh.") for post in decides] == [True, False]


def test_the_summary_names_what_was_left(day):
    text = (day.out / "ringkasan.txt").read_text(encoding="utf-8")
    for path in (day.out / "surat").glob("*.pdf"):
        assert path.name in text
    assert len(text.splitlines()) <= 66, "one page"


def test_a_second_walk_starts_from_an_empty_folder(day, tmp_path):
    (tmp_path / "catatan.txt").write_text("bukan milik program", encoding="utf-8")
    (tmp_path / "surat").mkdir()
    (tmp_path / "surat" / "lama.pdf").write_bytes(b"lama")
    Day(tmp_path, tell=lambda _text: None).clear()
    assert (tmp_path / "catatan.txt").exists()
    assert not (tmp_path / "surat").exists()


def test_the_real_window_photographs_every_tab_of_both_offices(day):
    day_story.take_pictures(day)
    taken = {path.relative_to(day.out / "gambar").as_posix() for path in (day.out / "gambar").rglob("*.png")}
    tabs = {"beranda.png", "pegawai.png", "cuti.png", "surat.png", "kirim.png", "pengaturan.png"}
    assert tabs | {"masuk.png", "impor.png", "cuti-baru.png", "surat-lembar.png", "bkpsdm/terima.png"} <= taken
    sizes = {path.stat().st_size for path in (day.out / "gambar").rglob("*.png")}
    assert min(sizes) > 3000, "a page in one flat colour"


def test_the_lists_are_printed_and_every_nip_is_whole(day: Day) -> None:
    """Each PDF is sound for qpdf; the nominatif names every person of the office, digit by digit."""
    with (
        office.unlock(day.out / "kantor", CLERK.username, CLERK.password, clock=clock) as opened,
        opened.store.read(opened.actor) as session,
    ):
        nips = {row.nip for row in employees.listing(session)}
    for path in sorted((day.out / "laporan").glob("*.pdf")):
        tool("qpdf", "--check", path)
    printed = tool("pdftotext", "-layout", day.out / "laporan" / "nominatif.pdf", "-")
    assert {re.sub(" ", "", n) for n in re.findall(r"\d{8} \d{6} \d \d{3}", printed)} == nips
    assert (day.out / "laporan" / "untuk-siasn.xlsx").stat().st_size > 10_000
    assert any(line.startswith("Mutu data") for line in day.lines)


def test_the_goals_of_three_levels_support_each_other(ours: office.OpenOffice):
    with ours.store.read(ours.actor) as session:
        rows = {row.jabatan: row for row in skp.listing(session, 2026)}
        assert {row.keadaan for row in rows.values()} == {"ditetapkan"}
        whole = skp.get(session, next(row.id for row in rows.values() if row.nama == "Mega Wahyuni"))
    assert [result.intervensi for result in whole.results] == ["Terpeliharanya jalan dan jembatan kabupaten"]


def test_the_quarter_follows_the_matrix_and_its_document_is_whole(ours: office.OpenOffice, day: Day):
    with ours.store.read(ours.actor) as session:
        (row,) = ratings.of_person(session, person(session, APPLICANT), 2026)
    assert (row.periode, row.hasil, row.perilaku, row.predikat) == ("TW3", "DI_ATAS", "SESUAI", "BAIK")
    paper = day.out / "surat" / "dokumen-evaluasi-triwulan-3.pdf"
    assert "BAIK" in tool("pdftotext", "-layout", paper, "-")
    tool("qpdf", "--check", paper)


def test_the_index_of_six_visitors_is_the_worked_example(ours: office.OpenOffice):
    with ours.store.read(ours.actor) as session:
        (survey,) = surveys.listing(session, tahun=2026)
    assert (str(survey.ikm), survey.mutu) == ("81.48", "B")
