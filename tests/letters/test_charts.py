"""Charts: one drawing for the screen and for paper, with the number at every bar and our own fonts only."""

from __future__ import annotations

import datetime as dt
import io
import re
import subprocess
from xml.etree import ElementTree

import pikepdf
import pypdfium2 as pdfium
import pytest

from asn_desktop.letters import charts
from asn_desktop.letters.charts import Picture
from asn_desktop.problems import Refused

AT = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
BARS = Picture("bars", "Golongan", ("PNS", "PPPK"), (("IV", (8,), 0), ("III & <lain>", (1_391,), 0), ("IX", (0,), 1)))
AGES = Picture("pyramid", "Umur", ("Laki-laki", "Perempuan"), (("> 58", (1, 0), 0), ("≤ 25", (12, 345), 0)))
YEARS = Picture("columns", "Pensiun", (), (("2026", (0,), 0), ("2027", (17,), 0)), "3 orang sudah lewat.")


@pytest.mark.parametrize("picture", [BARS, AGES, YEARS], ids=lambda p: p.kind)
def test_the_screen_shows_every_label_and_number_in_its_own_font(picture):
    tree = ElementTree.fromstring(charts.svg(picture, 480, "kata <dan> lain"))
    texts = ["".join(node.itertext()) for node in tree.iter("{http://www.w3.org/2000/svg}text")]
    for label, numbers, _ in picture.rows:
        assert label in texts
        assert {f"{number:,}".replace(",", ".") for number in numbers} <= set(texts)
    fonts = {re.search(r"font-family: ([^;]+);", node.get("style"))[1]
             for node in tree.iter("{http://www.w3.org/2000/svg}text")}  # fmt: skip
    assert fonts == {"Inter"}
    assert tree.find("{http://www.w3.org/2000/svg}desc").text == "kata <dan> lain"
    assert tree.get("width") == "480"


def test_a_longer_bar_is_a_larger_number_and_none_is_drawn_for_nobody():
    rects = re.findall(r'<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)"', charts.svg(BARS, 480, "").decode())
    assert len(rects) == 2
    assert float(rects[1]) > float(rects[0])


def test_the_page_is_pdf_a_with_embedded_fonts_and_its_numbers(tmp_path):
    title = ("GAMBARAN PEGAWAI", "Dinas Perhubungan", "Keadaan 23 November 2026 · 60 orang")
    about = {"at": AT, "author": "Dinas", "data": {"jumlah": 60}, "practice": True}
    made = charts.page(title, (BARS, AGES, BARS, YEARS), "F4", **about)
    assert made == charts.page(title, (BARS, AGES, BARS, YEARS), "F4", **about)
    path = tmp_path / "gambaran.pdf"
    path.write_bytes(made)
    listed = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert listed
    assert all(line.split()[-5] == "yes" for line in listed), listed
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.attachments["data.json"].get_file().read_bytes() == b'{"jumlah":60}'
    document = pdfium.PdfDocument(made)
    text = document[0].get_textpage().get_text_bounded()
    assert len(document) == 1
    document.close()
    for word in ("GAMBARAN PEGAWAI", "1.391", "LATIHAN", "3 orang sudah lewat.", "Laki-laki"):
        assert word in text


def test_a_paper_nobody_has_is_refused():
    with pytest.raises(Refused) as no:
        charts.page(("A",), (BARS,), "A0", at=AT, author="", data={})
    assert no.value.problems[0].code == "report_paper"
