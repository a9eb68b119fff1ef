"""A file that is to prove something: is it a readable PDF or a photo, how large, how many pages; made a PDF."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from asn_desktop.letters import scan
from asn_desktop.problems import Problem, Refused, Trouble
from asn_desktop.store import durable

LARGEST = 20 * 1024 * 1024
_PHOTOS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_PORTRAIT = 900  # pixels of the long side: 3 x 4 cm at far more than print needs


def as_pdf(data: bytes) -> tuple[bytes, int]:
    """The PDF of a scan, and its pages; a JPEG or PNG becomes one upright page.

    Refuses DOCUMENT_EMPTY, DOCUMENT_LARGE, DOCUMENT_KIND, DOCUMENT_ENCRYPTED, DOCUMENT_DAMAGED.
    """
    _demand_size(data)
    if b"%PDF-" in data[:1024]:
        return data, _pages(data)
    if not data.startswith(_PHOTOS):
        raise Refused(Problem("DOCUMENT_KIND", "berkas"))
    try:
        return scan.to_pdf([data]), 1
    except Refused:
        raise Refused(Problem("DOCUMENT_DAMAGED", "berkas")) from None


def portrait(data: bytes) -> bytes:
    """A photo of a person as a small upright JPEG. Refuses as `as_pdf`; a PDF is no photo (DOCUMENT_KIND)."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    _demand_size(data)
    if not data.startswith(_PHOTOS):
        raise Refused(Problem("DOCUMENT_KIND", "foto"))
    try:
        with Image.open(BytesIO(data)) as raw:
            upright = ImageOps.exif_transpose(raw).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        raise Refused(Problem("DOCUMENT_DAMAGED", "foto")) from None
    upright.thumbnail((_PORTRAIT, _PORTRAIT))
    out = BytesIO()
    upright.save(out, "JPEG", quality=85)
    return out.getvalue()


def read(path: Path) -> bytes:
    """The bytes of a file somebody chose or dropped. Refuses DOCUMENT_LARGE; Trouble `file_unreadable`."""
    try:
        _demand_room(path.stat().st_size)
        return path.read_bytes()
    except OSError:
        raise Trouble("file_unreadable", name=path.name) from None


def write(path: Path, data: bytes) -> None:
    """A document as a file outside the program, whole or not at all. Trouble `disk_full`, `read_only`."""
    durable.write(path, data)


def _demand_size(data: bytes) -> None:
    if not data:
        raise Refused(Problem("DOCUMENT_EMPTY", "berkas"))
    _demand_room(len(data))


def _demand_room(size: int) -> None:
    if size > LARGEST:
        values = {"ukuran": -(-size // 1024 // 1024), "batas": LARGEST // 1024 // 1024}
        raise Refused(Problem("DOCUMENT_LARGE", "berkas", values))


def _pages(data: bytes) -> int:
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        reader = PdfFileReader(BytesIO(data), strict=False)
        locked = reader.encrypted
        pages = 0 if locked else int(reader.root["/Pages"]["/Count"])
    except Exception:  # a scanner's file may be broken in any way; all of them mean the same
        raise Refused(Problem("DOCUMENT_DAMAGED", "berkas")) from None
    if locked:
        raise Refused(Problem("DOCUMENT_ENCRYPTED", "berkas"))
    if pages < 1:
        raise Refused(Problem("DOCUMENT_DAMAGED", "berkas"))
    return pages
