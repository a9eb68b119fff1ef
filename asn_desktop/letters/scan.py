"""A scan or a phone photo of a signed letter, made upright and kept as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from asn_desktop.problems import Problem, Refused

LARGEST = 25 * 1024 * 1024
_SIDE = 2600  # pixels of the long side: 200 dots an inch on F4
_A4 = 297 / 25.4


def to_pdf(files: Sequence[bytes]) -> bytes:
    """One PDF from a PDF scan, or from photos in the order of the pages, turned by their EXIF mark.

    Refused `scan_missing`, `scan_too_large`, `scan_unreadable`.
    """
    if not files:
        raise Refused(Problem("scan_missing", "berkas"))
    if sum(len(f) for f in files) > LARGEST:
        raise Refused(Problem("scan_too_large", "berkas", {"largest": LARGEST // 1024 // 1024}))
    if b"%PDF-" in files[0][:1024]:
        if len(files) > 1:
            raise Refused(Problem("scan_mixed", "berkas"))
        _demand_pages(files[0])
        return files[0]
    return _photos(files)


def _demand_pages(data: bytes) -> None:
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        pages = int(PdfFileReader(BytesIO(data), strict=False).root["/Pages"]["/Count"])
    except Exception:  # a scanner's file may be broken in any way; all of them mean the same
        raise Refused(Problem("scan_unreadable", "berkas")) from None
    if pages == 0:
        raise Refused(Problem("scan_unreadable", "berkas"))


def _photos(files: Sequence[bytes]) -> bytes:
    from PIL import Image, ImageOps, UnidentifiedImageError

    pages = []
    for one in files:
        try:
            with Image.open(BytesIO(one)) as raw:
                upright = ImageOps.exif_transpose(raw).convert("RGB")
        except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
            raise Refused(Problem("scan_unreadable", "berkas")) from None
        upright.thumbnail((_SIDE, _SIDE))
        pages.append(upright)
    out = BytesIO()
    dots = max(pages[0].size) / _A4
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=dots, quality=80)
    return out.getvalue()
