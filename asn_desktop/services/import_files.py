"""A file's bytes for an import, with the troubles a stick or an open Excel makes."""

from __future__ import annotations

from pathlib import Path

from asn_desktop.problems import Trouble

LARGEST = 60 * 1024 * 1024


def read_bytes(source: Path | str | bytes, file_name: str = "") -> tuple[bytes, str]:
    """The bytes and the name to show. Trouble ``sheet_too_large``, ``sheet_not_found``, ``sheet_unreadable``."""
    if isinstance(source, bytes):
        return source, file_name
    path = Path(source)
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise Trouble("sheet_too_large", megabytes=size // 1024 // 1024)
        return path.read_bytes(), file_name or path.name
    except FileNotFoundError:
        raise Trouble("sheet_not_found") from None
    except OSError:
        raise Trouble("sheet_unreadable") from None
