"""A wording with a word the vocabulary lacks is refused when it is loaded; a hostile value stays plain text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from asn_desktop.letters import template
from asn_desktop.letters.filters import FILTERS
from asn_desktop.problems import Problem, Refused, Trouble

from .conftest import FORM, PERMIT, printed, tool

HEAD = '<surat data="LeavePermitLetter" perihal="Uji">\n'


def compiled(tmp_path: Path, inside: str) -> Trouble:
    path = tmp_path / "surat_izin_cuti_tahunan.xml"
    path.write_text(HEAD + inside + "\n</surat>")
    with pytest.raises(Trouble) as caught:
        template.load("surat_izin_cuti_tahunan", tmp_path)
    return caught.value


@pytest.mark.parametrize(
    ("inside", "code", "word", "near"),
    [
        ("<p>\n{person.namma}</p>", "template_blank", "person.namma", "person.nama"),
        ("<p>{lama:terbilan}</p>", "template_filter", "terbilan", "terbilang"),
        ("<p>{mulai:terbilang}</p>", "template_filter", "terbilang", ""),
        ("<paragraf>x</paragraf>", "template_element", "paragraf", ""),
        ("<judull>x</judull>", "template_element", "judull", "judul"),
        ('<p rataa="kiri">x</p>', "template_attribute", "rataa", "rata"),
        ("<p>{lama</p>", "template_blank", "{lama", ""),
        ("<p>{__class__}</p>", "template_blank", "__class__", ""),
        ('<jarak tinggi="besar"/>', "template_value", "tinggi", None),
        ('<ttd pejabat="penanda"/>', "template_blank", "penanda", ""),
    ],
)
def test_an_unknown_word_fails_with_its_line_and_the_nearest_known_one(
    tmp_path: Path, inside: str, code: str, word: str, near: str | None
) -> None:
    trouble = compiled(tmp_path, inside)
    assert trouble.code == code
    assert trouble.values["word"] == word
    assert trouble.values["line"] == (3 if "\n" in inside else 2)
    if near:
        assert trouble.values["near"] == near


@pytest.mark.parametrize("text", ["<surat", "<!DOCTYPE surat><surat/>", "<surat>&nbsp;</surat>"])
def test_broken_xml_and_doctype_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "surat_izin_cuti_tahunan.xml").write_text(text)
    with pytest.raises(Trouble) as caught:
        template.load("surat_izin_cuti_tahunan", tmp_path)
    assert caught.value.code in ("template_xml", "template_data")


def test_every_trouble_of_a_wording_has_its_sentence(tmp_path: Path) -> None:
    from asn_desktop.ui.sentences import headline

    what, todo = headline(compiled(tmp_path, "<p>{person.namma}</p>"))
    assert "{person.namma}" in what
    assert "person.nama" in what
    assert todo


def test_an_own_wording_is_used_instead_of_the_built_in(tmp_path: Path) -> None:
    from asn_desktop.letters.render import render

    from .conftest import NOW

    (tmp_path / "surat_izin_cuti_tahunan.xml").write_text(HEAD + "<p>Naskah sendiri {person.nama}</p></surat>")
    own = render(PERMIT, identity="x", at=NOW, own=tmp_path)
    assert own != render(PERMIT, identity="x", at=NOW)


HOSTILE = ["Siti & <b>Budi</b> {nomor} %s \\ ( ) %PDF", "</p><ttd/>", "A" * 300, "Ida Ayu Nyoman\nTri\tSuci‮",
           "Ni Luh Ayu Putu Kd. Sri Wahyuni Kusumadewi Pradnyaningrat Suryaningsih, S.Pd., M.Pd."]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_prints_as_it_is_and_changes_nothing_else(tmp_path: Path, name: str) -> None:
    for letter in (PERMIT, FORM):
        path = tmp_path / "surat.pdf"
        path.write_bytes(printed(replace(letter, person=replace(letter.person, nama=name))))
        text = "".join(tool("pdftotext", "-raw", str(path), "-").split())
        shown = "".join(name.replace("\u202e", "").split())
        assert shown in text
        assert "196902141994031005" in text.replace("-", "")
        if len(name) < 200:
            assert "Pages:           1\n" in tool("pdfinfo", str(path))


def test_a_letter_the_font_lacks_is_refused_by_name() -> None:
    with pytest.raises(Refused) as caught:
        printed(replace(PERMIT, person=replace(PERMIT.person, nama="ᬩᬮᬶ")))
    assert caught.value.problems == (
        Problem("letter_character", "person.nama", {"char": "ᬩ", "code": "U+1B29"}),
    )  # fmt: skip


def test_filters_write_as_letters_do() -> None:
    assert FILTERS["terbilang"](12) == "12 (dua belas)"
    assert FILTERS["daftar"]((2024, 2025, 2026)) == "2024, 2025, dan 2026"
    assert FILTERS["masa"]((16, 10)) == "16 tahun 10 bulan"
