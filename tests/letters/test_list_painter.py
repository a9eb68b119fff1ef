"""Long lists on paper: every row and NIP is there, heads repeat, nothing stands alone, the file is PDF/A-3b."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from dataclasses import replace

import pikepdf
import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import pdfa

from asn_desktop.letters import list_painter
from asn_desktop.letters.list_paper import Layout, sheet
from asn_desktop.problems import Cancelled, Refused
from asn_desktop.rules.report_table import Group, Hint, Kind, ReportTable, Row, Signature, Style, head

from .conftest import NOW, tool

SIGNER = Signature("Tirtamaya, 31 Desember 2026", "Plt. Kepala Dinas Perhubungan", "Drs. Haryanto, M.Si.",
                   "Pembina (IV/a)", "19690214 199403 1 005")  # fmt: skip
HEADER = (
    head("NO", kind=Kind.NUMBER), head("NAMA", share=2), head("NIP", kind=Kind.NIP),
    head("PANGKAT", head("GOL/\nRUANG", kind=Kind.NUMBER), head("TMT", kind=Kind.DATE)), head("JABATAN", share=2),
    head("GAJI", kind=Kind.MONEY), head("JML", kind=Kind.COUNT),
)  # fmt: skip


def nip(n: int) -> str:
    return f"1985031720090420{n % 100:02d}" if n < 100 else f"19850317{n:06d}2003"


def rows(count: int, start: int = 1) -> tuple[Row, ...]:
    return tuple(
        Row((n, f"Pegawai Nomor {n}, S.T.", nip(n), "III/c", dt.date(2024, 4, 1), f"Analis Kebijakan {n}", 3497300, n))
        for n in range(start, start + count)
    )


def table(count: int = 120, *, groups: int = 3, **more: object) -> ReportTable:
    part = max(count // groups, 1)
    made = tuple(Group(f"UNIT {g + 1}", rows(part, g * part + 1)) for g in range(groups)) if count else ()
    total = Row((None, "JUMLAH", None, None, None, None, None, count), style=Style.TOTAL)
    base = ReportTable(
        "uji", ("Daftar Uji", "Dinas Perhubungan", "Keadaan : 31 Desember 2026"), "Dinas Perhubungan",
        dt.date(2026, 12, 31), HEADER, made, (total,), ("Satu keterangan.",), SIGNER, count,
    )  # fmt: skip
    return replace(base, **more)


def paint(made: ReportTable, paper: str = "F4") -> bytes:
    return list_painter.paint(made, paper, at=NOW)


def texts(data: bytes) -> list[str]:
    """What a reader finds on each page."""
    with pdfium.PdfDocument(data) as document:
        found = []
        for page in document:
            text = page.get_textpage()
            found.append(text.get_text_bounded())
            text.close()
            page.close()
        return found


def test_the_file_keeps_pdf_a_3b_and_embeds_its_fonts(tmp_path) -> None:
    data = paint(table(practice=True))
    pdf = pikepdf.open(io.BytesIO(data))
    known = {f.rule for f in pdfa.check(pdf, "3b").findings}
    assert known <= {"pikepdf:schema-Catalog", "pikepdf:embedded-file"}
    path = tmp_path / "daftar.pdf"
    path.write_bytes(data)
    assert "No syntax or stream encoding errors" in tool("qpdf", "--check", str(path))
    fonts = tool("pdffonts", str(path)).splitlines()[2:]
    assert fonts
    assert all(re.search(r"\s(yes)\s+(yes)\s+(yes)\s", line) for line in fonts)


def test_every_row_is_there_once_with_its_whole_nip() -> None:
    whole = "\n".join(texts(paint(table(600))))
    found = re.findall(r"\d{8} \d{6} \d \d{3}", whole.replace(SIGNER.nip or "", ""))
    assert sorted(n.replace(" ", "") for n in found) == sorted(nip(n) for n in range(1, 601))
    assert all(f"Pegawai Nomor {n}, S.T." in whole for n in range(1, 601))


def test_header_and_numbers_stand_on_every_page_and_pages_are_counted() -> None:
    pages = texts(paint(table(200)))
    assert len(pages) > 2
    for number, text in enumerate(pages, 1):
        assert "JABATAN" in text
        assert "GOL/" in text
        assert re.search(r"1\s+2\s+3\s+4\s+5\s+6\s+7\s+8", text)
        assert re.search(rf"Halaman {number} dari\s+{len(pages)}\b", text)
    assert "DAFTAR UJI" in pages[0]
    assert "DAFTAR UJI" not in pages[1]


def test_a_unit_that_goes_on_is_named_again() -> None:
    pages = texts(paint(table(200, groups=2)))
    for text in pages[1:]:
        first = min((text.find(f"UNIT {n}") for n in (1, 2) if f"UNIT {n}" in text), default=-1)
        assert 0 <= first < text.index("Pegawai Nomor")
    assert any("UNIT 1 – lanjutan" in text for text in pages)
    assert "lanjutan" not in pages[0]


@pytest.mark.parametrize("count", range(18, 100, 3))
def test_the_signature_never_stands_without_rows_and_headings_never_at_the_foot(count: int) -> None:
    pages = texts(paint(table(count, groups=1)))
    last = pages[-1]
    assert "Drs. Haryanto, M.Si." in last
    assert "NIP. 19690214 199403 1 005" in last
    assert "JUMLAH" in last
    assert "Pegawai Nomor" in last
    assert not any(re.search(r"UNIT \d+\s+Halaman", text) for text in pages)


@pytest.mark.parametrize(("paper", "upright"), [("F4", False), ("F4", True), ("A4", False), ("A4", True)])
def test_the_sheet_is_as_asked(paper: str, upright: bool) -> None:
    data = paint(table(10, hint=Hint(landscape=not upright)), paper)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        box = [round(float(v) / 72 * 25.4) for v in pdf.pages[0].MediaBox]
    wanted = [330, 215] if paper == "F4" else [297, 210]
    assert box[2:] == (wanted[::-1] if upright else wanted)


def test_other_paper_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        paint(table(1), "A5")
    assert refused.value.problems[0].code == "report_paper"


def test_the_same_table_gives_the_same_bytes_and_a_changed_one_others() -> None:
    assert paint(table(30)) == paint(table(30))
    assert paint(table(30)) != paint(table(31))


def test_the_data_inside_names_nobody() -> None:
    pdf = pikepdf.open(io.BytesIO(paint(table(30))))
    said = json.loads(pdf.attachments["data.json"].get_file().read_bytes())
    assert set(said) == {"skema", "versi", "laporan", "judul", "kantor", "keadaan", "jumlah", "sidik"}
    assert (said["jumlah"], said["keadaan"], said["kantor"]) == (30, "2026-12-31", "Dinas Perhubungan")
    assert len(said["sidik"]) == 64


def test_an_empty_list_says_so_and_is_signed() -> None:
    (only,) = texts(paint(table(0)))
    assert "Tidak ada." in only
    assert "Halaman 1 dari 1" in re.sub(r"\s+", " ", only)
    assert "PLT. KEPALA DINAS PERHUBUNGAN," in only


def test_the_practice_mark_is_on_every_page_and_only_there() -> None:
    assert all("LATIHAN" in text for text in texts(paint(table(100, practice=True))))
    assert not any("LATIHAN" in text for text in texts(paint(table(100))))


def test_unusual_names_are_printed_whole() -> None:
    name = "I Gusti Ayu Nur'aini (Alit) Br. Sitompul–Simanjuntak \\ Ñusantara, S.Pd., M.Pd., Ph.D., Dipl.-Ing."
    long = "Pranata" + "Laboratorium" * 12
    made = table(1, groups=1)
    cells = list(next(made.rows()).cells)
    cells[1], cells[5] = name, long
    (text,) = texts(paint(replace(made, groups=(Group("", (Row(tuple(cells)),)),))))
    flat = re.sub(r"\s+", "", text)
    assert re.sub(r"\s+", "", name) in flat.replace(nip(1), "") or all(
        word in flat for word in re.sub(r"[–\\]", " ", name).split()
    )
    assert flat.count("Laboratorium") + flat.count("atorium") >= 12


def test_a_letter_the_font_lacks_is_refused_by_name() -> None:
    made = table(1, groups=1)
    cells = (1, "Nama 漢", *next(made.rows()).cells[2:])
    with pytest.raises(Refused) as refused:
        paint(replace(made, groups=(Group("", (Row(cells),)),)))
    assert refused.value.problems[0].code == "letter_character"


def test_a_wide_table_is_set_smaller_and_no_figure_is_cut() -> None:
    header = (head("UNIT KERJA"), *(head(f"K{n}", kind=Kind.COUNT) for n in range(50)))
    row = Row(("Dinas Perhubungan", *(1000 + n for n in range(50))))
    made = replace(table(0), header=header, groups=(Group("", (row,)),), totals=(), hint=Hint(9))
    (text,) = texts(paint(made))
    assert all(f"1.{n:03d}" in text for n in range(50))


def test_a_stopped_list_leaves_nothing_running() -> None:
    def stop(done: int, whole: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        list_painter.paint(table(600), "F4", at=NOW, progress=stop)
    assert paint(table(3))


@given(st.lists(st.tuples(st.text("abcdefgh ,./-", max_size=80), st.integers(0, 10**7)), min_size=1, max_size=12))
@settings(max_examples=40, deadline=None)
def test_columns_fill_the_sheet_and_hold_their_numbers(values: list[tuple[str, int]]) -> None:
    header = (head("NO", kind=Kind.NUMBER), head("URAIAN"), head("GAJI", kind=Kind.MONEY))
    made = replace(
        table(0), header=header, groups=(Group("", tuple(Row((n, *v)) for n, v in enumerate(values))),), totals=()
    )
    place = sheet("A4", True)
    layout = Layout(made, place, *_cuts())
    assert layout.edges[-1] == pytest.approx(place.width - place.right, abs=0.01)
    assert layout.edges == sorted(layout.edges)
    money = max(layout.plain.width(f"{v:,}", layout.size) for _, v in values)
    assert layout.edges[3] - layout.edges[2] >= money


def _cuts():
    from asn_desktop.letters.canvas import About, LetterCanvas
    from asn_desktop.letters.list_type import Cut

    canvas = LetterCanvas((842, 595), About("", "", "", NOW, ""), b"")
    return Cut(canvas), Cut(canvas, bold=True)
