"""What must be true of files that were made: the store is closed to others, signatures hold by another library."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from asn_desktop.cli.day import NOW
from asn_desktop.services import letter_check
from asn_desktop.services.office import OpenOffice
from asn_desktop.smoke.result import FailedError

_PLAIN = b"SQLite format 3\0"


def closed_store(folder: Path) -> dict[str, Any]:
    """The store is no plain SQLite file, and the same library without the key cannot read it."""
    import sqlcipher3.dbapi2 as sqlite

    path = folder / "kantor.asn"
    data = path.read_bytes()
    if data[:16] == _PLAIN or b"CREATE TABLE" in data:
        raise FailedError("store_is_plain")
    connection = sqlite.connect(str(path))
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite.DatabaseError:
        return {"bytes": len(data)}
    finally:
        connection.close()
    raise FailedError("store_opens_without_key")


def signed_letters(opened: OpenOffice, out: Path) -> dict[str, int]:
    """Both letters: our own verdict, and pyHanko's against nothing but the root made in this run."""
    found = {}
    for path in sorted((out / "surat").glob("*.pdf")):
        data = path.read_bytes()
        if b"/ByteRange" not in data:
            continue
        with opened.store.read(opened.actor) as session:
            own = letter_check.check(session, data, now=NOW)
        if not own.report.sound or own.register != "signed":
            raise FailedError(f"letter_{own.report.verdict}")
        found[path.stem] = _by_pyhanko(data, (out / "kunci-latihan/akar-latihan.pem").read_bytes())
    if set(found) != {"formulir-cuti", "surat-izin-cuti"}:
        raise FailedError("letters_missing")
    return found


def _by_pyhanko(data: bytes, root: bytes) -> int:
    """How many signatures hold; raises `FailedError` when one does not."""
    from asn1crypto import pem, x509
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    der = pem.unarmor(root)[2] if pem.detect(root) else root
    signatures = list(PdfFileReader(BytesIO(data)).embedded_regular_signatures)
    for one in signatures:
        trust = ValidationContext(
            trust_roots=[x509.Certificate.load(der)], moment=NOW, allow_fetching=False, revocation_mode="soft-fail"
        )
        status = validate_pdf_signature(one, trust)
        if not (status.intact and status.valid and status.trusted):
            raise FailedError("signature_not_trusted")
    return len(signatures)
