"""Noon of an office day: the permit gets its number, form and permit are printed."""

from __future__ import annotations

from asn_desktop.cli.day import NOW, TODAY, Day
from asn_desktop.cli.day_office import Granted
from asn_desktop.cli.door import keep
from asn_desktop.services import leave_papers, letters
from asn_desktop.services.office import OpenOffice


def issue_and_sign(day: Day, opened: OpenOffice, granted: Granted) -> None:
    """Issue permit and form and keep both PDFs."""
    with opened.store.begin(opened.actor, reason="surat izin cuti") as session:
        wish = leave_papers.IssueAsk(granted.request_id, jalur="sini")
        made = leave_papers.issue(session, wish, today=TODAY, now=NOW)
        for name, letter in (("surat-izin-cuti", made.permit), ("formulir-cuti", made.form)):
            keep(day.folder("surat"), f"{name}.pdf", letters.pdf(session, letter.id))
    day.say(f"Surat Izin Cuti Tahunan nomor {made.permit.nomor} dan formulir 1.b dibuat.")
