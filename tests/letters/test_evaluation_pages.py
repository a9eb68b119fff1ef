"""Documents of evaluation on paper: every field is printed, statutory captions, wide tables break well over pages."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import replace
from pathlib import Path

import pytest

from asn_desktop.letters import flow, template
from asn_desktop.letters.blanks import Blank
from asn_desktop.letters.grid import Grid
from asn_desktop.letters.grouped import Block, Box, GroupedTable
from asn_desktop.letters.marks import Piece, Resume, RuleMark, Style, TextMark
from asn_desktop.letters.nodes import Inline, Run, Text
from asn_desktop.problems import Trouble

from .conftest import printed, tool
from .evaluation_papers import (
    ACTIONS,
    ACTIONS_MONTHLY,
    EVALUATIONS,
    FORM,
    FORM_LONG,
    RESULT,
    RESULT_REFUSED,
    SKP_JPT,
    SKP_LONG,
    SKP_QUALITY,
    SKP_SHORT,
)

NAMES = ("skp", "lampiran_skp", "rencana_aksi", "evaluasi_kinerja", "dokumen_evaluasi")


def pages(letter: object, tmp_path: Path, how: str = "-layout") -> list[str]:
    path = tmp_path / "kertas.pdf"
    path.write_bytes(printed(letter))
    return tool("pdftotext", how, str(path), "-").split("\f")[:-1]


def raw(letter: object, tmp_path: Path) -> str:
    """Everything it says, cell by cell."""
    return plain(" ".join(pages(letter, tmp_path, "-raw")))


def plain(page: str) -> str:
    return " ".join(page.split())


@pytest.mark.parametrize("name", NAMES)
def test_every_field_of_a_paper_stands_in_its_wording(name: str) -> None:
    text = template.built_in(name).read_text(encoding="utf-8")
    used = set(re.findall(r"[{\"](\w+)(?:[.:}\"])", text))
    fields = {f.name for f in dataclasses.fields(template.LETTERS[name])}
    assert fields - used <= {"paper", "person", "versi"}  # these three stand in the foot


@pytest.mark.parametrize("name", EVALUATIONS)
def test_every_page_names_owner_page_document_version_and_hash(name: str, tmp_path: Path) -> None:
    letter = EVALUATIONS[name]
    found = pages(letter, tmp_path)
    for number, page in enumerate(found, 1):
        foot = plain(page[-400:])
        assert f"{letter.person.nama} · {'NI PPPK' if 'PPPK' in foot else 'NIP'} {letter.person.nip}" in foot
        assert f"Halaman {number} dari {len(found)}" in foot
        assert f"Dokumen 01a20133-e499-72ea-9885-d9efcd36f7ad · versi {letter.versi} · SHA-256 isi" in foot


@pytest.mark.parametrize("name", EVALUATIONS)
def test_all_of_it_is_a4_and_the_wide_ones_lie(name: str, tmp_path: Path) -> None:
    path = tmp_path / "kertas.pdf"
    path.write_bytes(printed(EVALUATIONS[name]))
    wide = name.startswith(("rencana_aksi", "evaluasi_kinerja"))
    assert f"Page size:       {'841.89 x 595.276' if wide else '595.276 x 841.89'} pts (A4)" in tool(
        "pdfinfo", str(path))  # fmt: skip


def test_6_1_captions_and_column_numbers_of_the_three_shapes(tmp_path: Path) -> None:
    quantitative, jpt, quality = (plain(pages(one, tmp_path)[0]) for one in (SKP_SHORT, SKP_JPT, SKP_QUALITY))
    for page in (quantitative, jpt, quality):
        for words in ("SASARAN KINERJA PEGAWAI", "PERIODE PENILAIAN: 1", "PEGAWAI YANG DINILAI",
                      "PEJABAT PENILAI KINERJA", "PANGKAT/GOL. RUANG", "HASIL KERJA", "A. UTAMA", "B. TAMBAHAN",
                      "PERILAKU KERJA", "EKSPEKTASI KHUSUS PIMPINAN"):  # fmt: skip
            assert words in page
    assert "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL" in quantitative
    assert "(1) (2) (3) (4) (5) (6)" in quantitative
    assert "ASPEK" in quantitative
    assert "PERSPEKTIF" in jpt
    assert "(1) (2) (3) (4) (5)" in jpt
    assert "(6)" not in jpt
    assert "ASPEK" not in jpt + quality
    assert "(Penugasan dari Kepala UPTD Puskesmas Tirtamaya Selatan)" in raw(SKP_QUALITY, tmp_path)
    assert "NI PPPK 19941130 202321 2 007" in quality


def test_6_1_seven_values_with_their_three_behaviours_in_order(tmp_path: Path) -> None:
    whole = plain(" ".join(pages(SKP_SHORT, tmp_path)))
    names = ["Berorientasi Pelayanan", "Akuntabel", "Kompeten", "Harmonis", "Loyal", "Adaptif", "Kolaboratif"]
    places = [whole.index(name) for name in names]
    assert places == sorted(places)
    for value in SKP_SHORT.perilaku:
        assert all(" ".join(text.split()[:4]) in whole for text in value.panduan)
    assert "Menjawab pertanyaan bidang tentang anggaran" in whole


def test_6_3_quarters_stand_in_columns_and_months_in_halves(tmp_path: Path) -> None:
    first = plain(pages(ACTIONS, tmp_path)[0])
    assert "TW I TW II TW III TW IV" in first
    monthly = plain(pages(ACTIONS_MONTHLY, tmp_path)[0])
    assert "JANUARI – JUNI JULI – DESEMBER" in monthly
    assert "Mar: 1 laporan" in monthly


def test_6_4_the_working_form_has_pattern_ratings_and_predikat(tmp_path: Path) -> None:
    whole = plain(" ".join(pages(FORM, tmp_path)))
    for words in ("CAPAIAN KINERJA ORGANISASI", "POLA DISTRIBUSI", "SK K BP B SB", "RATING HASIL KERJA SESUAI",
                  "RATING PERILAKU KERJA DI ATAS EKSPEKTASI", "PREDIKAT KINERJA PEGAWAI BAIK", "(7)", "(8)",
                  "REALISASI BERDASARKAN BUKTI", "Bulan yang tidak dinilai: Mei, Juni, dan Juli 2026"):  # fmt: skip
        assert words in whole
    assert "Pegawai yang Dinilai," not in whole  # only the appraiser signs it


def test_6_5_blocks_1_to_7_stand_on_one_sheet(tmp_path: Path) -> None:
    (page,) = pages(RESULT, tmp_path)
    text = plain(page)
    captions = ["1. PEGAWAI YANG DINILAI", "2. PEJABAT PENILAI KINERJA", "3. ATASAN PEJABAT PENILAI KINERJA",
                "4. EVALUASI KINERJA", "5. CATATAN/REKOMENDASI", "6. PEGAWAI YANG DINILAI",
                "7. PEJABAT PENILAI KINERJA"]  # fmt: skip
    places = [text.index(one) for one in captions]
    assert places == sorted(places)
    assert "diterima tanggal ......" in text
    assert "dibuat tanggal 5 Januari 2027" in text
    refused = raw(RESULT_REFUSED, tmp_path)
    assert "tidak bersedia menandatangani" in refused
    assert refused.count("Drs. Haryanto, M.Si.") == 2  # block 3, and his signature
    assert "Halaman 1 dari 1" in refused


@pytest.mark.parametrize(("letter", "head"), [(SKP_LONG, "RENCANA HASIL KERJA"), (FORM_LONG, "TARGET")])
def test_twelve_results_of_four_indicators_repeat_head_and_cells_on_every_page(
    letter: object, head: str, tmp_path: Path
) -> None:
    found = pages(letter, tmp_path)
    assert len(found) > 4
    assert set(re.findall(r"\(sasaran (\d+)\)", raw(letter, tmp_path))) >= {str(n) for n in range(1, 13)}
    for page in found[1:]:
        lines = [line for line in page.splitlines() if line.strip()]
        assert any("NO" in line for line in lines[:4])
        assert head in page or "PERILAKU" in page
    assert any("(lanjutan)" in page for page in found)


def test_a_heading_is_never_the_last_line_of_a_page(tmp_path: Path) -> None:
    for more in range(1, 12):
        letter = replace(SKP_LONG, utama=SKP_LONG.utama[:more])
        for page in pages(letter, tmp_path):
            body = [line.strip() for line in page.splitlines() if line.strip()][:-2]  # without the foot
            assert not re.fullmatch(r"(A\. UTAMA|B\. TAMBAHAN|HASIL KERJA|\(1\).*|NO\b.*)", body[-1]), body[-1]


def test_the_signature_is_never_alone_on_a_page(tmp_path: Path) -> None:
    for more in range(1, 12):
        last = plain(pages(replace(SKP_LONG, utama=SKP_LONG.utama[:more], tambahan=()), tmp_path)[-1])
        assert "Kolaboratif" in last
        assert "Pejabat Penilai Kinerja," in last


# The grouped table itself: pieces of a made-up group.

_HEAD = Piece(20.0)


def _table(rows: int, lines_of_cell: int, *, flowing: bool = False) -> tuple[GroupedTable, dict[str, object]]:
    cell = Text(Inline((Run(Blank(("judul",))),)), "kiri")
    detail = Text(Inline((Run(Blank(("isi",))),)), "kiri")
    boxes = (Box((cell,), False, carried=not flowing, flowing=flowing), Box((detail,), True))
    block = Block(Blank(("kelompok",)), boxes, Blank(("baris",)), "-")
    head = Grid((50, 50), (), 0.0, 1.0)
    item = {"judul": "kata " * 8 * lines_of_cell, "baris": tuple({"isi": f"baris {n}"} for n in range(rows))}
    return GroupedTable((50, 50), head, (block,), 1.0, 0.0), {"kelompok": (item,)}


def _printed(piece: Piece) -> str:
    return " ".join(mark.text for mark in piece.marks if isinstance(mark, TextMark))


def test_a_low_group_is_in_one_piece_and_a_high_one_breaks_between_its_rows() -> None:
    low, letter = _table(3, 1)
    made = low.pieces(letter, 200, Style(size=10))[1:]
    assert [piece.glued for piece in made] == [True, True, False]
    high, letter = _table(12, 1)
    made = high.pieces(letter, 200, Style(size=10))[1:]
    assert not any(piece.glued for piece in made[1:])
    assert all(piece.resume for piece in made[1:])


def test_a_page_that_begins_inside_a_group_prints_its_cells_again_and_says_so() -> None:
    table, letter = _table(12, 1)
    first, second = flow.paginate(table.pieces(letter, 200, Style(size=10)), 120, 400)
    assert sum(piece.height for piece in first) <= 120
    whole = " ".join(_printed(piece) for piece in second)
    assert whole.split()[0] == "kata"
    assert "(lanjutan)" in whole
    rows = [word for page in (first, second) for piece in page for word in re.findall(r"baris \d+", _printed(piece))]
    assert rows == [f"baris {n}" for n in range(12)]
    bottom = first[-1]
    edges = [m for m in bottom.marks if isinstance(m, RuleMark) and m.y0 == m.y1 == bottom.height]
    assert any(m.x0 == 0 and m.x1 == pytest.approx(200) for m in edges), "the table is open below"


def test_what_flows_goes_on_overleaf_and_is_not_printed_twice() -> None:
    table, letter = _table(6, 30, flowing=True)
    held = flow.paginate(table.pieces(letter, 200, Style(size=10)), 150, 150)
    assert len(held) > 2
    words = sum(_printed(piece).count("kata") for page in held for piece in page)
    assert words == 8 * 30
    assert all(sum(piece.height for piece in page) <= 150.01 for page in held)


def test_what_is_glued_and_higher_than_a_page_is_taken_apart() -> None:
    held = flow.paginate([Piece(60, glued=True), Piece(60, glued=True), Piece(60)], 100, 100)
    assert [[piece.height for piece in page] for page in held] == [[60], [60], [60]]


def test_pieces_set_anew_take_the_place_of_the_old_ones() -> None:
    fresh = [Piece(30), Piece(10)]
    old = Piece(40, resume=Resume(2, lambda: fresh))
    held = flow.paginate([Piece(80), old, Piece(40), Piece(5)], 100, 100)
    assert [[piece.height for piece in page] for page in held] == [[80], [30, 10, 5]]


@pytest.mark.parametrize(
    ("inside", "code", "word"),
    [
        ('<tabel_kelompok lajur="1 1"><kelompok isi="utama"><sel>{rencana}</sel></kelompok></tabel_kelompok>',
         "template_value", "isi"),
        ('<tabel_kelompok lajur="1"><kelompok isi="utama"><sel>{rencanna}</sel></kelompok></tabel_kelompok>',
         "template_blank", "rencanna"),
        ('<tabel_kelompok lajur="1"><kelompok isi="pendekatan"><sel>x</sel></kelompok></tabel_kelompok>',
         "template_blank", "pendekatan"),
        ('<tabel_kelompok lajur="1"><baris/></tabel_kelompok>', "template_element", "baris"),
        ('<tabel_kelompok lajur="satu"/>', "template_value", "lajur"),
        ('<para_pihak kiri="yang_dinilai" kanan="penilay"/>', "template_blank", "penilay"),
        ('<kurva isi="kurva"/>', "template_blank", "kurva"),
    ],
)  # fmt: skip
def test_a_grouped_table_that_is_wrong_fails_with_its_line(tmp_path: Path, inside: str, code: str, word: str) -> None:
    (tmp_path / "skp.xml").write_text(f'<surat data="SkpPaper" perihal="Uji">\n{inside}\n</surat>', encoding="utf-8")
    with pytest.raises(Trouble) as caught:
        template.load("skp", tmp_path)
    assert (caught.value.code, caught.value.values["word"], caught.value.values["line"]) == (code, word, 2)
