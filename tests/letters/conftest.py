"""A practice authority, its signers, and letters to try. A missing tool fails with the line to type."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from dataclasses import replace

import pytest

from asn_desktop import keys
from asn_desktop.keys import Authority, Root, SigningKey
from asn_desktop.letters import signing
from asn_desktop.letters.handover import HandoverLetter
from asn_desktop.letters.leave_form import FormStep, LeaveFormLetter, LeaveRowLeft
from asn_desktop.letters.leave_permit import LeavePermitLetter
from asn_desktop.letters.render import render
from asn_desktop.letters.values import Heading, Letterhead, Paper, Person, Signer

from .duty_papers import DUTY
from .evaluation_papers import EVALUATIONS
from .leave_cltn_set import CLTN_SET
from .leave_forms import FORMS
from .leave_notices import NOTICES
from .leave_permits import PERMITS
from .person_papers import PAPERS

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
PERSON = Person(
    "Ahmad Fauzi, S.T.", "19850709 201001 1 015", "Penata (III/c)", "Penguji Kendaraan Bermotor Ahli Muda",
    "Bidang Angkutan, Dinas Perhubungan", "Pegawai Negeri Sipil",
)  # fmt: skip
KADIS = Signer("Kepala Dinas Perhubungan", "Drs. Haryanto, M.Si.", "19690214 199403 1 005", "Pembina Utama Muda (IV/c)")
KABID = Signer("Kepala Bidang Angkutan", "Rina Marlina, S.H., M.H.", "19780312 200312 2 004", "Pembina (IV/a)")
KOP = Letterhead(
    "PEMERINTAH KABUPATEN TIRTAMAYA", "DINAS PERHUBUNGAN", "Jalan Rekaan Nomor 12, Tirtamaya 00000",
    "Telepon (000) 000147 · dishub@tirtamaya.example",
)  # fmt: skip
PERMIT = LeavePermitLetter(
    KOP, Heading("800.1.11.4/215/DISHUB/2026", "Tirtamaya", dt.date(2026, 11, 23)), PERSON, (2025, 2026), 7,
    "hari kerja", dt.date(2026, 12, 21), dt.date(2026, 12, 31), "Jalan Melati Nomor 4, Tirtamaya", KADIS,
    ("Inspektur Kabupaten Tirtamaya", "Kepala BKPSDM Kabupaten Tirtamaya", "Kepala Bidang Angkutan", "Arsip"),
)  # fmt: skip
FORM = LeaveFormLetter(
    Heading(None, "Tirtamaya", dt.date(2026, 11, 23)), "Kepala Dinas Perhubungan", "Tirtamaya", PERSON, (16, 10),
    "TAHUNAN", "Menghadiri pernikahan adik kandung.", 7, "hari", dt.date(2026, 12, 21), dt.date(2026, 12, 31),
    (LeaveRowLeft(2024, 0), LeaveRowLeft(2025, 6, "sisa dibawa"), LeaveRowLeft(2026, 12, "diambil 7 hari")),
    {"BESAR": "-", "SAKIT": "3 hari", "MELAHIRKAN": "-", "ALASAN_PENTING": "-", "CLTN": "-"},
    "Jalan Melati Nomor 4, Tirtamaya", "0812 0000 1234", FormStep("DISETUJUI", "", KABID),
    FormStep("DISETUJUI", "", KADIS), "SR",
)  # fmt: skip
COVER = HandoverLetter(
    KOP, Heading("800/17/DISHUB/2026", "Tirtamaya", dt.date(2026, 11, 23)), "Kepala BKPSDM Kabupaten Tirtamaya",
    "Tirtamaya", "Daftar pegawai Dinas Perhubungan, keadaan 23 November 2026",
    "daftar-pegawai-dinas-perhubungan-2026-11-23.xlsx", 214, "0f3a 9b21 77c4 de10", KADIS,
)  # fmt: skip
CASES = {
    "surat_izin_cuti_tahunan": PERMIT,
    "surat_izin_tanpa_kop": replace(PERMIT, paper=Paper(kop=False, ukuran="F4-210")),
    "surat_izin_latihan": replace(PERMIT, paper=Paper(latihan=True)),
    "formulir_cuti": FORM,
    "surat_pengantar": COVER,
    **PAPERS,
    **DUTY,
    **FORMS,
    **PERMITS,
    **NOTICES,
    **CLTN_SET,
    **EVALUATIONS,
}


def printed(letter: object) -> bytes:
    """A letter with a fixed register entry."""
    return render(letter, identity="01a20133-e499-72ea-9885-d9efcd36f7ad", at=NOW)


def tool(*command: str, ok: tuple[int, ...] = (0,)) -> str:
    """Run a real tool and return what it says; a missing one fails the test with the line to type."""
    if shutil.which(command[0]) is None:
        pytest.fail(f"{command[0]} belum terpasang. Ketik: apt-get install -y poppler-utils qpdf")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in ok, f"{' '.join(command)}: {done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="session")
def authority() -> Authority:
    return keys.make_authority("Akar LATIHAN Kabupaten Tirtamaya", now=NOW)


@pytest.fixture(scope="session")
def roots(authority: Authority) -> list[Root]:
    return [Root(authority.certificate)]


@pytest.fixture(scope="session")
def kadis(authority: Authority) -> SigningKey:
    return keys.make_signer(authority, "Haryanto", KADIS.nip, KADIS.jabatan, now=NOW)


@pytest.fixture(scope="session")
def kabid(authority: Authority) -> SigningKey:
    return keys.make_signer(authority, "Rina Marlina", KABID.nip, KABID.jabatan, now=NOW)


LINES = ("Ditandatangani secara elektronik", "23 November 2026 09.15 WIB (jam komputer ini)", "Sertifikat LATIHAN")


@pytest.fixture(scope="session")
def signed(kadis: SigningKey) -> bytes:
    """The permit, signed."""
    return signing.sign(printed(PERMIT), signing.open_signer(kadis), signing.Place(), now=NOW, lines=LINES)


@pytest.fixture(scope="session")
def signed_form(kadis: SigningKey, kabid: SigningKey) -> bytes:
    """Form 1.b, certified by the superior and locked by the official."""
    first = signing.Place("atasan", certifies=True, locks=False)
    once = signing.sign(printed(FORM), signing.open_signer(kabid), first, now=NOW, lines=LINES)
    return signing.sign(once, signing.open_signer(kadis), signing.Place("pyb"), now=NOW, lines=LINES)
