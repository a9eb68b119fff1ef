"""Pages of leave: every field is printed, names do not tear a page, a head of region has his own kop."""

from __future__ import annotations

import dataclasses
import io
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from asn_desktop.letters import template
from asn_desktop.letters.values import Paper, Person
from asn_desktop.problems import Trouble

from .conftest import printed, tool
from .leave_cltn_set import CLTN_SET, DECREE
from .leave_forms import CHANGED, FORMS, LONGEST, OF_PPPK
from .leave_notices import NOTICES
from .leave_people import KOP_BUPATI, LONG, PART_TIME, PNS
from .leave_permits import BESAR, IMPORTANT, PERMITS, REMOTE, SICK

ALL = {**PERMITS, **NOTICES, **CLTN_SET, **FORMS}
WORDINGS = sorted({template.kind_of(letter) for letter in ALL.values()})
ONE_SHEET = sorted(name for name in ALL if not name.startswith(("keputusan", "kartu")))


def pages(letter: object, tmp_path: Path) -> list[str]:
    path = tmp_path / "kertas.pdf"
    path.write_bytes(printed(letter))
    return tool("pdftotext", "-layout", str(path), "-").split("\f")[:-1]


def words(letter: object, tmp_path: Path) -> str:
    return " ".join(" ".join(pages(letter, tmp_path)).split())


@pytest.mark.parametrize("name", WORDINGS)
def test_every_field_of_a_paper_of_leave_stands_in_its_wording(name: str) -> None:
    """What is attached as data is no more than what the page shows."""
    raw = template.built_in(name).read_text(encoding="utf-8")
    used = set(re.findall(r"[{\"](\w+)(?:[.:}\"])", raw))
    fields = {f.name for f in dataclasses.fields(template.LETTERS[name])}
    assert fields - used <= {"kop", "paper", "heading"}


@pytest.mark.parametrize("name", ONE_SHEET)
def test_a_paper_of_leave_is_one_sheet(name: str, tmp_path: Path) -> None:
    assert len(pages(ALL[name], tmp_path)) == 1


@pytest.mark.parametrize("name", ONE_SHEET)
def test_it_stays_one_sheet_with_the_longest_name_post_and_unit(name: str, tmp_path: Path) -> None:
    letter = ALL[name]
    assert len(pages(replace(letter, person=replace(LONG, status=letter.person.status)), tmp_path)) == 1


@pytest.mark.parametrize("name", sorted(n for n in ALL if n.startswith("keputusan")))
def test_a_decision_keeps_its_last_part_with_the_signature(name: str, tmp_path: Path) -> None:
    found = pages(ALL[name], tmp_path)
    assert len(found) <= 2
    signed = next(page for page in found if "Ditetapkan di" in page)
    assert "Keputusan ini mulai berlaku" in signed


@pytest.mark.parametrize("name", ["surat_izin_cuti_sakit", "surat_penangguhan_cuti", "keputusan_cltn", "kartu_cuti"])
def test_a_practice_office_marks_every_page_of_leave(name: str, tmp_path: Path) -> None:
    letter = ALL[name]
    practice = replace(letter, paper=replace(letter.paper, latihan=True))
    assert all("BUKAN SURAT DINAS" in page for page in pages(practice, tmp_path))


def test_two_of_hari_bulan_tahun_are_struck_out() -> None:
    """A line through two of the three, drawn, not typed."""
    for letter, kept in ((CHANGED, "hari"), (LONGEST, "bulan")):
        with pikepdf.open(io.BytesIO(printed(letter))) as pdf:
            drawn = len(re.findall(rb" l S", pdf.pages[0].Contents.read_bytes()))
        with pikepdf.open(io.BytesIO(printed(replace(letter, satuan="")))) as pdf:
            bare = len(re.findall(rb" l S", pdf.pages[0].Contents.read_bytes()))
        assert (kept, drawn - bare) == (letter.satuan, 2)


def test_the_form_has_its_four_footnotes_and_the_real_years(tmp_path: Path) -> None:
    page = words(CHANGED, tmp_path)
    for part in ("* Coret yang tidak perlu.", "** Pilih salah satu dengan memberi tanda centang.",
                 "*** Diisi oleh pejabat yang menangani bidang kepegawaian sebelum PNS mengajukan cuti.",
                 "**** Diberi tanda centang dan alasannya.", "N = Cuti tahun berjalan.", "N-2 (2024)", "N-1 (2025)",
                 "N (2026)", "ditambah 4 hari cuti bersama", "sudah diambil 3 hari", "Menjadi 4 (empat) hari kerja"):
        assert part in page, part


def test_a_pppk_has_ni_pppk_and_golongan_a_part_time_one_no_golongan(tmp_path: Path) -> None:
    assert "NI PPPK" in words(OF_PPPK, tmp_path)
    page = words(SICK, tmp_path)
    assert PART_TIME.nip in page
    assert "NI PPPK" in page
    assert "olongan" not in page
    whole = words(replace(SICK, person=Person("A", "1", "VII", "B", "C", "Pegawai Pemerintah dengan Perjanjian Kerja")),
                  tmp_path)  # fmt: skip
    assert "Golongan : VII" in whole


def test_points_under_a_condition_are_numbered_as_printed(tmp_path: Path) -> None:
    home, abroad = words(replace(IMPORTANT, negara=None), tmp_path), words(IMPORTANT, tmp_path)
    assert "c. setelah selesai" not in home
    assert "b. setelah selesai menjalankan cuti karena alasan penting" in home
    assert "d. setelah selesai menjalankan cuti karena alasan penting" in abroad
    assert "yang ditunjuk; dan" in home
    assert "yang ditunjuk; b." in abroad
    assert "; ;" not in home + abroad


def test_a_birth_is_not_called_back(tmp_path: Path) -> None:
    assert "dipanggil kembali" in words(BESAR, tmp_path)
    assert "dipanggil kembali" not in words(replace(BESAR, dipanggil=False), tmp_path)


def test_signing_blocks_stand_as_the_rules_of_letters_write_them(tmp_path: Path) -> None:
    page = words(IMPORTANT, tmp_path)
    assert "a.n. BUPATI TIRTAMAYA SEKRETARIS DAERAH u.b. KEPALA BADAN KEPEGAWAIAN" in page
    plt = words(ALL["surat_izin_cuti_melahirkan"], tmp_path)
    assert "Plt. KEPALA DINAS PENGENDALIAN" in plt


def test_a_head_of_region_has_no_address_no_nip_and_no_shield(tmp_path: Path) -> None:
    page = words(DECREE, tmp_path)
    assert page.startswith("BUPATI TIRTAMAYA KEPUTUSAN BUPATI TIRTAMAYA")
    assert "BUPATI TIRTAMAYA, H. Surya Wijaya Tembusan:" in page
    assert PNS.nip in page  # the person's own number stays
    assert DECREE.kop == KOP_BUPATI


def test_a_remote_addition_stands_in_permit_and_form(tmp_path: Path) -> None:
    page = words(REMOTE, tmp_path)
    assert "12 (dua belas) hari kalender" in page
    assert "22 Juli 2026 sampai dengan tanggal 2 Agustus 2026" in page


def test_a_form_that_will_not_fit_even_smaller_runs_on_instead_of_losing_text(tmp_path: Path) -> None:
    long = replace(LONGEST, alasan="Mendampingi ibu kandung. " * 120, paper=Paper(ukuran="A4"))
    found = pages(long, tmp_path)
    assert len(found) == 2
    assert " ".join("".join(found).split()).count("Mendampingi") == 120


@pytest.mark.parametrize(
    ("inside", "code"),
    [('<bila ada="namma">x</bila>', "template_blank"), ('<bagian labell="x">y</bagian>', "template_attribute"),
     ('<identitas isi="orang"/>', "template_blank"), ('<ketentuan isi="alasann"/>', "template_blank")],
)  # fmt: skip
def test_the_new_words_of_the_vocabulary_are_checked_too(tmp_path: Path, inside: str, code: str) -> None:
    (tmp_path / "surat_izin_cuti_sakit.xml").write_text(f'<surat data="SickPermitLetter">\n<p>a</p>{inside}</surat>')
    with pytest.raises(Trouble) as caught:
        template.load("surat_izin_cuti_sakit", tmp_path)
    assert (caught.value.code, caught.value.values["line"]) == (code, 2)
