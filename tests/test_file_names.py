"""Names of files: what Windows refuses never leaves the program."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop import file_names

DEVICES = {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("SK: 12/2026?.pdf", "SK- 12-2026-.pdf"),
        ('Surat "segera" <1>.pdf', "Surat -segera- -1-.pdf"),
        ("Siti, S.Kom..pdf", "Siti, S.Kom.pdf"),
        ("Siti, S.Kom. .pdf", "Siti, S.Kom.pdf"),
        ("Budi, S.Kom", "Budi, S.Kom"),
        ("con.pdf", "_con.pdf"),
        ("NUL", "_NUL"),
        ("aux.laporan.pdf", "_aux.laporan.pdf"),
        ("Com1 .pdf", "_Com1.pdf"),
        ("CONTOH.pdf", "CONTOH.pdf"),
        ("", "berkas"),
        (" ... ", "berkas"),
        (".pdf", "pdf"),
        ("a\tb\nc.pdf", "a-b-c.pdf"),
        ("..\\..\\jahat.pdf", "-..-jahat.pdf"),
        ("balik\u202efdp.exe", "balikfdp.exe"),
    ],
)
def test_a_name_is_made_fit(given: str, made: str) -> None:
    """Nine signs, devices, dots at the end, nothing at all, and signs that turn the reading direction."""
    assert file_names.fit(given) == made


@given(st.text(max_size=300))
def test_whatever_was_typed_windows_takes(text: str) -> None:
    """Of any text a file name is made that Windows takes, once more makes the same, and no folder is named."""
    for name in (file_names.fit(text), file_names.fit(text + ".pdf"), file_names.joined((text, text), ".pdf")):
        assert 0 < len(name) <= file_names.LONGEST + 1
        assert not set(name) & set('<>:"/\\|?*')
        assert min(map(ord, name)) >= 32
        assert name == name.rstrip(" .")
        assert len(name.encode()) < 255
        assert PureWindowsPath(name).name == name
        assert name.split(".")[0].rstrip().casefold() not in DEVICES
        assert file_names.fit(name) == name


def test_the_number_of_a_letter_survives_a_long_subject() -> None:
    """Cut at the end, two letters of one subject had one name, and the second replaced the first."""
    names = {file_names.joined(("Surat izin " + "cuti " * 60, "Siti", f"800/{n}/2026"), ".pdf") for n in range(1, 4)}
    assert len(names) == 3
    assert all(name.endswith(f"_800_{n}_2026.pdf") for n, name in enumerate(sorted(names), 1))
    assert file_names.joined(("Izin: cuti", "", ""), ".pdf") == "Izin_cuti.pdf"


def test_names_that_differ_only_in_case_are_one_name() -> None:
    """On Windows the second would be written over the first."""
    assert file_names.numbered("Siti.pdf", ["SITI.pdf"]) == "Siti~2.pdf"
    assert file_names.numbered("Siti.pdf", ["SITI.pdf", "siti~2.PDF"]) == "Siti~3.pdf"
    assert file_names.numbered("Siti.pdf", ["Sitti.pdf"]) == "Siti.pdf"


@pytest.mark.parametrize(
    ("typed", "made"),
    [("Daftar s.d. Mei", "Daftar s.d. Mei.pdf"), ("daftar.PDF", "daftar.PDF"), ("daftar.xlsx", "daftar.pdf"),
     ("Siti, S.Kom", "Siti, S.Kom.pdf"), ("daftar.", "daftar.pdf")],
)  # fmt: skip
def test_an_ending_is_added_and_titles_keep_their_dots(typed: str, made: str) -> None:
    assert file_names.with_ending(Path("folder") / typed, ".pdf") == Path("folder") / made


@pytest.mark.parametrize(
    ("name", "made"), [("Dinas Sosial, Kab. X", "dinas-sosial-kab-x"), ("éü!", "kantor"), ("A" * 50, "a" * 32)]
)
def test_the_beginning_of_a_package_name(name: str, made: str) -> None:
    assert file_names.slug(name, 32, "kantor") == made
