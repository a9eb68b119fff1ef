"""What the dialogs of the tab ask of the services, each one deed at the desk."""

from __future__ import annotations

import datetime as dt
import uuid
from pathlib import Path
from typing import Any

from asn_desktop.services import letter_signing, letters
from asn_desktop.services.letters import LetterRow, TakenBack


def page(session: Any, letter_id: uuid.UUID) -> tuple[LetterRow, bytes, bool]:
    """A letter with the file to show: the signed one when there is one."""
    row = letters.get(session, letter_id)
    signed = row.bertanda_sha256 is not None
    return row, letters.pdf(session, letter_id, signed=signed), signed


def mark(session: Any, letter_id: uuid.UUID, paths: list[Path], day: dt.date) -> LetterRow:
    """Signed in ink, with the scan."""
    return letters.mark_signed(session, letter_id, letter_signing.read_files(paths), day)


def sign(session: Any, letter_id: uuid.UUID, path: Path, passphrase: str, *, now: dt.datetime) -> LetterRow:
    """Signed with a certificate file; judged before it is used."""
    name, nip = letters.signer_of(session, letter_id)
    data = letter_signing.read_files([path])[0]
    key = letters.open_signer(session, data, passphrase, now=now, nip=nip, nama=name)
    return letters.sign_here(session, letter_id, key, now=now)


def take_back(session: Any, letter_id: uuid.UUID, path: Path, accept: str, *, now: dt.datetime) -> TakenBack:
    """The result of the national service."""
    data = letter_signing.read_files([path])[0]
    return letters.take_back(session, letter_id, data, now=now, accept=accept or None)
