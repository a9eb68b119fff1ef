"""Noon of an office day: the permit gets its number; form and permit are signed with practice keys and checked."""

from __future__ import annotations

import uuid

from asn_desktop.cli.day import NOW, TODAY, Day
from asn_desktop.cli.day_office import POSTS, Granted
from asn_desktop.cli.door import keep, take
from asn_desktop.services import certificates, letter_check, letter_signing, letters, practice
from asn_desktop.services.certificates import CertificateFile, PracticeSigner
from asn_desktop.services.leave import papers
from asn_desktop.services.office import OpenOffice


def issue_and_sign(day: Day, opened: OpenOffice, granted: Granted) -> None:
    """Number and print both papers, sign the form twice and the permit once, check what came out."""
    sign_and_check(day, opened, issue(day, opened, granted))


def issue(day: Day, opened: OpenOffice, granted: Granted) -> papers.Issued:
    """Number and print the permit and the form."""
    with opened.store.begin(opened.actor, reason="surat izin cuti") as session:
        wish = papers.IssueAsk(granted.request_id, jalur="sini")
        made = papers.issue(session, wish, today=TODAY, now=NOW)
    day.say(f"Surat Izin Cuti Tahunan nomor {made.permit.nomor} dan formulir 1.b dibuat.")
    return made


def sign_and_check(day: Day, opened: OpenOffice, made: papers.Issued) -> None:
    """Sign the form twice and the permit once with practice keys made now; check both files that were written."""
    held = practice_certificates(day, opened)
    for name, letter in (("formulir-cuti", made.form), ("surat-izin-cuti", made.permit)):
        sign(day, opened, letter.id, held)
        with opened.store.read(opened.actor) as session:
            keep(day.folder("surat"), f"{name}.pdf", letters.pdf(session, letter.id, signed=True))
        check(day, opened, name)


def practice_certificates(day: Day, opened: OpenOffice) -> dict[str, CertificateFile]:
    """A practice authority, and a .p12 for each official, by name."""
    with opened.store.begin(opened.actor, reason="CA latihan") as session:
        who = {account.name: PracticeSigner(account.name, nip, post) for _, _, post, nip, account in POSTS}
        made = certificates.make_practice(
            session, day.folder("kunci-latihan"), list(who.values()), practice.PASSWORD, now=NOW, today=TODAY
        )
    return {file.nama: file for file in made}


def sign(day: Day, opened: OpenOffice, letter_id: uuid.UUID, held: dict[str, CertificateFile]) -> None:
    """Whose turn it is signs with his own certificate, until nobody is left."""
    while True:
        with opened.store.begin(opened.actor, reason="tanda tangan surat") as session:
            name, nip = letter_signing.signer_of(session, letter_id)
            key = letter_signing.open_signer(
                session, take(held[name].path), practice.PASSWORD, now=NOW, nip=nip, nama=name
            )
            row = letter_signing.sign_here(session, letter_id, key, now=NOW)
        day.say(f"{row.perihal}: ditandatangani {name} dengan sertifikat latihan.")
        if row.keadaan == "ditandatangani":
            return


def check(day: Day, opened: OpenOffice, name: str) -> None:
    """Our own verdict on the file that was written."""
    with opened.store.read(opened.actor) as session:
        found = letter_check.check(session, take(day.out / "surat" / f"{name}.pdf"), now=NOW)
    signers = " dan ".join(one.nama for one in found.report.signatures)
    day.say(f"Periksa surat {name}.pdf: {found.report.verdict}, {signers}; buku surat: {found.register}.")
