"""Papers about one person: every field is printed, tables run over pages with their head, the photo fits its box."""

from __future__ import annotations

import dataclasses
import io
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from asn_desktop.letters import template
from asn_desktop.letters.values import Paper
from asn_desktop.problems import Refused, Trouble

from .conftest import printed, tool
from .person_papers import BIODATA, KP4, PAPERS, SHEET, STEP

NAMES = ("surat_kgb", "kp4", "biodata", "lembar_data")


def pages(letter: object, tmp_path: Path) -> list[str]:
    path = tmp_path / "kertas.pdf"
    path.write_bytes(printed(letter))
    return tool("pdftotext", "-layout", str(path), "-").split("\f")[:-1]


@pytest.mark.parametrize("name", NAMES)
def test_every_field_of_a_paper_stands_in_its_wording(name: str) -> None:
    text = template.built_in(name).read_text(encoding="utf-8")
    used = set(re.findall(r"[{\"](\w+)(?:[.:}\"])", text))
    fields = {f.name for f in dataclasses.fields(template.LETTERS[name])}
    assert fields - used <= {"kop", "paper"}


@pytest.mark.parametrize("name", NAMES)
def test_a_practice_office_marks_every_page(name: str, tmp_path: Path) -> None:
    letter = PAPERS[name]
    practice = replace(letter, paper=replace(letter.paper, latihan=True))
    assert all("BUKAN SURAT DINAS" in page for page in pages(practice, tmp_path))


def test_a_long_history_runs_over_pages_and_takes_its_head_along(tmp_path: Path) -> None:
    found = pages(BIODATA, tmp_path)
    assert len(found) > 1
    for number, page in enumerate(found, 1):
        assert f"Halaman {number} dari {len(found)}" in page
        assert "Pangkat, golongan" in page
        assert "19850709 201001 1 015" in page
    whole = "".join(found)
    assert all(f"821.2/{n}/BKD" in whole for n in range(42))


def test_a_salary_step_fits_one_page_with_the_longest_texts(tmp_path: Path) -> None:
    long = replace(
        STEP, person=replace(STEP.person, unit="UPTD Pengujian Kendaraan Bermotor Wilayah Tirtamaya Selatan, "
                             "Bidang Angkutan dan Keselamatan, Dinas Perhubungan Kabupaten Tirtamaya",
                             jabatan="Pengawas Sarana dan Prasarana Keselamatan Lalu Lintas Angkutan Ahli Muda"),
        cpns=True,
    )  # fmt: skip
    assert len(pages(long, tmp_path)) == 1


def test_figures_and_words_of_the_pay_are_the_same_sum(tmp_path: Path) -> None:
    text = " ".join("".join(pages(STEP, tmp_path)).split())
    assert "Rp3.878.500 (tiga juta delapan ratus tujuh puluh delapan ribu lima ratus rupiah)" in text


def test_the_photo_is_drawn_and_a_broken_one_is_refused(tmp_path: Path) -> None:
    held = io.BytesIO()
    Image.new("RGB", (300, 400), "#224488").save(held, "JPEG")
    data = printed(replace(BIODATA, foto=held.getvalue()))
    pdf = pikepdf.open(io.BytesIO(data))
    assert len(pdf.pages[0].Resources.XObject) == 1
    assert "Pas foto" not in pages(replace(BIODATA, foto=held.getvalue()), tmp_path)[0]
    with pytest.raises(Refused) as caught:
        printed(replace(BIODATA, foto=b"bukan gambar"))
    assert (caught.value.problems[0].code, caught.value.problems[0].field) == ("letter_crest", "foto")


def test_an_empty_list_says_so(tmp_path: Path) -> None:
    text = "".join(pages(replace(KP4, anak=(), perubahan=(), pasangan=()), tmp_path))
    assert "Tidak ada anak tercatat" in text
    assert "Tidak ada perubahan tercatat" in text


def test_the_sheet_has_room_to_correct_every_line(tmp_path: Path) -> None:
    found = pages(SHEET, tmp_path)
    assert "Betul / perbaikan" in found[0]
    assert "Yang memiliki data," in found[-1]
    assert "tidak dicetak bagi peran ini" in "".join(found)


@pytest.mark.parametrize(
    ("inside", "word"),
    [('<daftar isi="person"><lajur>{nama}</lajur></daftar>', "person"),
     ('<daftar isi="anak"><lajur>{namma}</lajur></daftar>', "namma"),
     ('<daftar isi="anak"><kolom>{nama}</kolom></daftar>', "kolom")],
)  # fmt: skip
def test_a_list_knows_what_its_rows_are_made_of(tmp_path: Path, inside: str, word: str) -> None:
    (tmp_path / "kp4.xml").write_text(f'<surat data="FamilyAllowancePaper">\n{inside}</surat>')
    with pytest.raises(Trouble) as caught:
        template.load("kp4", tmp_path)
    assert (caught.value.values["word"], caught.value.values["line"]) == (word, 2)


def test_f4_is_the_paper_of_the_notice() -> None:
    assert STEP.paper == Paper()


def test_copies_do_not_go_to_a_page_of_their_own(tmp_path: Path) -> None:
    """A few lines too many for A4 are won back by slightly smaller letters; a long text keeps its size and pages."""
    assert len(pages(replace(STEP, paper=Paper(ukuran="A4")), tmp_path)) == 1
    many = replace(STEP, paper=Paper(ukuran="A4"), tembusan=tuple(f"Kepala Dinas {n}" for n in range(60)))
    assert len(pages(many, tmp_path)) == 2
