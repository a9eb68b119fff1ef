"""The evaluation documents of the whole office, made and signed by each appraiser with a practice certificate."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from pathlib import Path

from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import certificates, letter_signing, practice
from asn_desktop.services.certificates import PracticeSigner
from asn_desktop.services.evaluation import papers
from asn_desktop.services.evaluation.rows import EvaluationRow
from asn_desktop.services.letters import LetterRow
from asn_desktop.services.office import OpenOffice

ADMIN = Actor("admin", "Rina Marlina", Role.ADMIN)


def sign_all(
    opened: OpenOffice, results: Iterable[EvaluationRow], folder: Path, now: dt.datetime
) -> dict[uuid.UUID, LetterRow]:
    """One document for each result, signed by everybody whose turn it is; each certificate is opened once."""
    results = list(results)
    signers = {(one.nama, one.nip): one.jabatan for row in results for one in (row.penilai, row.atasan) if one.nama}
    signers |= {(row.nama, row.nip): row.jabatan for row in results}
    with opened.store.begin(ADMIN, reason="CA latihan") as session:
        asked = [PracticeSigner(nama, nip, post) for (nama, nip), post in signers.items()]
        files = certificates.make_practice(session, folder, asked, practice.PASSWORD, now=now, today=now.date())
    made: dict[uuid.UUID, LetterRow] = {}
    with opened.store.begin(opened.actor, reason="dokumen evaluasi") as session:
        keys = {
            nama: letter_signing.open_signer(session, file.path.read_bytes(), practice.PASSWORD, now=now, nip=nip,
                                             nama=nama)
            for file, (nama, nip) in zip(files, signers, strict=True)
        }  # fmt: skip
        for row in results:
            letter = papers.make(session, "dokumen_evaluasi", evaluation_id=row.id, jalur="sini", today=now.date(),
                                 now=now)  # fmt: skip
            while letter.keadaan == "siap":
                nama, _ = letter_signing.signer_of(session, letter.id)
                letter = letter_signing.sign_here(session, letter.id, keys[nama], now=now)
            made[row.id] = letter
    return made
