"""The recovery sheet as a PDF to print, seal and forget."""

from __future__ import annotations

import datetime as dt

from asn_desktop.services.office_cards import OfficeCard, RecoverySheet


def recovery_pdf(
    office: OfficeCard, sheet: RecoverySheet, holders: tuple[str, str], *, today: dt.date, pemerintah: str = ""
) -> bytes:
    """One A4 page with the words, their QR and room for the two key holders' signatures.

    Print it and drop the bytes; saving them to a file undoes what the sheet is for.
    """
    from asn_desktop.letters.recovery_sheet import RecoveryLetter, render  # reportlab: only when it is needed

    return render(
        RecoveryLetter(
            kantor=office.nama, pemerintah=pemerintah, dibuat=today, kata=sheet.words, qr=sheet.qr_text,
            pemegang=holders, latihan=office.latihan,
        )
    )  # fmt: skip
