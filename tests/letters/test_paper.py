"""The printed file: PDF/A-3b before signing, real tools agree, the same entry gives the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import re
from pathlib import Path

import pikepdf
import pytest
from pikepdf import pdfa
from reportlab.pdfgen.canvas import Canvas

from asn_desktop.letters import canvas, fonts
from asn_desktop.letters.render import canonical, data_of
from asn_desktop.letters.revive import revive

from .conftest import CASES, PERMIT, printed, tool

REFERENCE = Path(__file__).parents[1] / "reference"


def twin(data: bytes) -> pikepdf.Pdf:
    """The B-level twin: without the form fields and the attachment, which the checker does not know."""
    pdf = pikepdf.open(io.BytesIO(data))
    for page in pdf.pages:
        if "/Annots" in page:
            del page["/Annots"]
    for name in ("/AcroForm", "/AF", "/Names"):
        if name in pdf.Root:
            del pdf.Root[name]
    return pdf


@pytest.mark.parametrize("name", CASES)
def test_the_unsigned_file_keeps_every_rule_of_pdf_a_3b(name: str) -> None:
    data = printed(CASES[name])
    assert pdfa.check(twin(data), "3b").findings == []
    known = {f.rule for f in pdfa.check(pikepdf.open(io.BytesIO(data)), "3b").findings}
    assert known <= {"pikepdf:schema-Catalog", "pikepdf:embedded-file"}  # what the checker does not know


@pytest.mark.parametrize("name", CASES)
def test_qpdf_finds_no_fault_and_every_font_is_embedded(name: str, tmp_path: Path) -> None:
    path = tmp_path / "surat.pdf"
    path.write_bytes(printed(CASES[name]))
    assert "No syntax or stream encoding errors" in tool("qpdf", "--check", str(path))
    fonts = tool("pdffonts", str(path)).splitlines()[2:]
    assert fonts
    assert all(re.search(r"\s(yes)\s+(yes)\s+(yes)\s", line) for line in fonts)


@pytest.mark.parametrize("name", CASES)
def test_the_bytes_follow_the_standard(name: str) -> None:
    data = printed(CASES[name])
    assert data.startswith(b"%PDF-1.7\n%")
    assert all(byte > 127 for byte in data[10:14])
    assert re.search(rb"/ID\s*\[\s*<[0-9A-F]{32}><[0-9A-F]{32}>\s*\]", data)
    assert b"/Trans" not in data
    for found in re.finditer(rb"/Length (\d+)[^>]*>>\nstream\n", data):
        end = found.end() + int(found[1])
        assert data[end : end + 11] == b"\nendstream\n"
    assert data.count(b"\nendstream") == len(re.findall(rb">>\nstream\n", data))


def test_the_same_entry_gives_the_same_bytes_and_another_entry_other_ones() -> None:
    from asn_desktop.letters.render import render

    from .conftest import NOW

    assert printed(PERMIT) == printed(PERMIT)
    assert printed(PERMIT) != render(PERMIT, identity="lain", at=NOW)


@pytest.mark.parametrize("name", CASES)
def test_the_data_inside_is_the_letter(name: str) -> None:
    letter = CASES[name]
    pdf = pikepdf.open(io.BytesIO(printed(letter)))
    spec = pdf.Root.AF[0]
    assert spec.AFRelationship == "/Data"
    held = bytes(spec.EF.F.read_bytes())
    assert held == canonical(data_of(letter))
    assert revive(json.loads(held)) == letter


@pytest.mark.parametrize("name", CASES)
def test_the_text_of_the_page_is_the_reference(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(printed(CASES[name]))
    text = tool("pdftotext", "-layout", str(path), "-")
    reference = REFERENCE / f"{name}.txt"
    if os.environ.get("ASN_REFERENCE") == "write":
        reference.write_text(text, encoding="utf-8")
    (tmp_path / "sekarang.txt").write_text(text, encoding="utf-8")
    assert text == reference.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "millimetres"),
    [("surat_izin_cuti_tahunan", (215, 330)), ("surat_izin_tanpa_kop", (210, 330)), ("formulir_cuti", (210, 297))],
)
def test_the_paper_has_its_size(name: str, millimetres: tuple[int, int]) -> None:
    pdf = pikepdf.open(io.BytesIO(printed(CASES[name])))
    box = list(pdf.pages[0].MediaBox)
    assert [round(float(v) / 72 * 25.4) for v in box[2:]] == list(millimetres)


def test_the_practice_office_prints_its_mark_on_every_page(tmp_path: Path) -> None:
    from dataclasses import replace

    letter = CASES["surat_izin_latihan"]
    long = replace(letter, tembusan=tuple(f"Kepala Bagian {n}" for n in range(90)))  # type: ignore[type-var]
    path = tmp_path / "panjang.pdf"
    path.write_bytes(printed(long))
    pages = tool("pdftotext", str(path), "-").split("\f")[:-1]
    assert len(pages) > 1
    assert all("LATIHAN" in page for page in pages)


def test_no_font_of_reportlab_itself_is_named() -> None:
    assert canvas.fonts.name("Sans") == "LiberationSans"
    assert b"Helvetica" not in printed(PERMIT)


@pytest.mark.parametrize("gap", [0.0, 1.234])
@pytest.mark.parametrize("words", ["halo (dunia) \\ – é ž", "", "Cuti\u00a0tahunan 12 hari", "ΩΣЖ" * 60])
def test_a_run_of_text_is_written_as_reportlab_would(words: str, gap: float) -> None:
    about = canvas.About("judul", "kantor", "perihal", dt.datetime(2026, 11, 23, tzinfo=dt.UTC), "nomor")
    ours, theirs = canvas.LetterCanvas((595, 842), about, b"{}"), canvas.LetterCanvas((595, 842), about, b"{}")
    for one in (ours, theirs):
        one.use_font(fonts.name("Sans"), 10.58)
    ours.text(70.866, 0.00000004, words, gap)
    theirs.drawString(70.866, 0.00000004, words, wordSpace=gap or None)
    assert ours._code == theirs._code


def test_a_page_may_hold_a_standard_font_beside_ours() -> None:
    made = io.BytesIO()
    page = Canvas(made)
    for font in (fonts.name("Sans"), "Helvetica"):
        page.setFont(font, 11)
        page.drawString(72, 700, "Kepala Dinas")
    page.save()
    with pikepdf.open(made) as pdf:
        kinds = {str(one["/Subtype"]) for one in pdf.pages[0]["/Resources"]["/Font"].values()}
    assert kinds == {"/TrueType", "/Type1"}
