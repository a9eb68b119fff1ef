"""One letter, made and signed: the work that the bench of letters repeats, with nothing imported but what it needs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from asn_desktop import keys
from asn_desktop.keys import SigningKey

NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
PASS = "sandi latihan"
LINES = ("Ditandatangani secara elektronik", "23 November 2026 09.15 WIB (jam komputer ini)", "Sertifikat LATIHAN")
_worker: dict[str, Any] = {}


def permit(number: int) -> Any:
    """A permit of its own person and number."""
    from asn_desktop.letters.leave_permit import LeavePermitLetter
    from asn_desktop.letters.values import Heading, Letterhead, Person, Signer

    kop = Letterhead("PEMERINTAH KABUPATEN TIRTAMAYA", "DINAS PERHUBUNGAN", "Jalan Rekaan Nomor 12", "dishub@example")
    person = Person(f"Pegawai Nomor {number}, S.T.", f"19850709 201001 1 {number:03d}", "Penata (III/c)",
                    "Penguji Kendaraan Bermotor Ahli Muda", "Bidang Angkutan", "Pegawai Negeri Sipil")  # fmt: skip
    signer = Signer("Kepala Dinas Perhubungan", "Drs. Haryanto, M.Si.", "19690214 199403 1 005", "Pembina (IV/a)")
    return LeavePermitLetter(
        kop, Heading(f"800.1.11.4/{number}/DISHUB/2026", "Tirtamaya", dt.date(2026, 11, 23)), person, (2025, 2026), 7,
        "hari kerja", dt.date(2026, 12, 21), dt.date(2026, 12, 31), "Jalan Melati 4", signer, ("Inspektur", "Arsip"),
    )  # fmt: skip


def start(p12: bytes) -> None:
    """A worker opens the key once: the passphrase is asked once per batch."""
    from asn_desktop.letters import signing

    key = keys.open_p12(p12, PASS)
    _worker["signer"] = signing.open_signer(SigningKey(key.private, key.certificate, key.others))


def made(number: int) -> bytes:
    """The letter of that number, rendered and signed."""
    from asn_desktop.letters import render, signing

    data = render.render(permit(number), identity=f"surat-{number}", at=NOW)
    return signing.sign(data, _worker["signer"], signing.Place(), now=NOW, lines=LINES)
