"""Documents of evaluation by commands: previewed, made, listed, made for a unit, signed with one key, refused."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import certificates, office
from asn_desktop.services.certificates import PracticeSigner
from asn_desktop.store.offices import Office
from tests.services import evaluation_office, rating_office
from tests.test_cli_papers import PASSWORD, Terminal

AGUS, KABID, RINA = "199003152014121002", "197505202000031002", "198806122011012001"
PASS = "sandi latihan"
DOCUMENT = ("--nomor", "060/1", "--tanggal", "5-4-2026", "--pejabat", "Kepala Dinas")


@pytest.fixture
def asn(folder: Path) -> Terminal:
    """An office with two fixed results of the first quarter, one SKP that is a draft, and a practice key."""
    with (
        office.unlock(folder, "siti", PASSWORD, clock=lambda: dt.datetime.now(dt.UTC)) as opened,
        opened.store.begin(Actor("siti", "Siti", Role.ADMIN), reason="uji") as session,
    ):
        made = evaluation_office.make(session)
        for who in (made.kabid, made.agus, made.rina):
            skp = evaluation_office.goals(session, who)
            rating_office.speak(session, [skp.row.id], 2026, "TW1")
        evaluation_office.goals(session, made.tono, fixed=False)
        session.get_one(Office, (session.info["office_id"], session.info["office_id"])).latihan = True
        signer = PracticeSigner("Bambang Prasetyo", KABID, "Kepala Bidang Angkutan")
        certificates.make_practice(session, folder / "kunci", [signer], PASS, now=dt.datetime.now(dt.UTC),
                                   today=dt.date.today())  # fmt: skip
    terminal = Terminal(folder)
    terminal.env["ASN_SANDI_KUNCI"] = PASS
    terminal("kinerja", "capaian", "catat", "Bidang Angkutan", "2026", "TW1", "Baik", *DOCUMENT)
    results = [terminal("kinerja", "nilai", "beri", nip, "2026", "tw1", "--hasil", how, "--perilaku", "Sesuai")["id"]
               for nip, how in ((AGUS, "Di Bawah"), (RINA, "Sesuai"))]  # fmt: skip
    terminal("kinerja", "nilai", "tetapkan", *results, "--tanggal", "6-4-2026")
    return terminal


def result_of(asn: Terminal, nip: str) -> str:
    return str(asn("kinerja", "nilai", "lihat", nip, "2026")[0]["id"])


def codes(answer: dict[str, list[dict[str, str]]]) -> list[str]:
    return [one["kode"] for one in answer["masalah"]]


def test_a_document_is_previewed_made_once_and_listed(asn: Terminal, folder: Path) -> None:
    one, target = result_of(asn, AGUS), folder / "pratinjau.pdf"
    asn("kinerja", "dokumen", "pratinjau", "dokumen_evaluasi", "--evaluasi", one, "--ke", target)
    with pdfium.PdfDocument(target) as document:
        text = document[0].get_textpage().get_text_range()
    assert "TRIWULAN I" in text
    assert "Pratinjau, belum dicatat" in text
    made = asn("kinerja", "dokumen", "buat", "dokumen_evaluasi", "--evaluasi", one)
    assert asn("kinerja", "dokumen", "buat", "dokumen_evaluasi", "--evaluasi", one)["id"] == made["id"]
    (line,) = asn("kinerja", "dokumen", "daftar", "--evaluasi", one)
    assert (line["letter_id"], line["versi"], line["keadaan"], line["diganti"]) == (made["id"], 1, "siap", "")


def test_a_unit_is_made_and_signed_with_one_key(asn: Terminal, folder: Path) -> None:
    words = ("dokumen_evaluasi", "2026", "--unit", "Bidang Angkutan", "--periode", "tw1")
    made = asn("kinerja", "dokumen", "unit", *words, "--jalur", "sini")
    assert (len(made["dibuat"]), made["belum"]) == (2, {})
    key = next((folder / "kunci").glob("*.p12"))
    signed = asn("kinerja", "dokumen", "tandatangani", *words, "--nip", KABID, "--kunci", key)
    assert len(signed) == 2
    assert all(one["bertanda_sha256"] for one in signed)
    again = asn("kinerja", "dokumen", "tandatangani", *words, "--nip", KABID, "--kunci", key, code=1)
    assert codes(again) == ["paper_none_waiting"]


def test_a_unit_passes_over_who_is_not_ready_and_says_why(asn: Terminal) -> None:
    made = asn("kinerja", "dokumen", "unit", "skp", "2026", "--unit", "Bidang Angkutan")
    assert len(made["dibuat"]) == 3
    assert list(made["belum"]) == ["Tono Sugiarto"]
    assert "masih konsep" in made["belum"]["Tono Sugiarto"][0]


@pytest.mark.parametrize(("words", "code"), [
    (("surat_cinta",), "paper_kind_unknown"), (("skp",), "paper_skp_needed"),
    (("dokumen_evaluasi",), "paper_evaluation_needed"),
])  # fmt: skip
def test_what_cannot_be_made_is_refused(asn: Terminal, words: tuple[str, ...], code: str) -> None:
    assert codes(asn("kinerja", "dokumen", "buat", *words, code=1)) == [code]
