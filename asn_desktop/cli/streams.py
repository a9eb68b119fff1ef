"""The terminal's three streams, made fit before the first word: UTF-8 out, no sign that stops a command, none missing.

Windows hands a program pipes and files in its old code page (cp1252), in which "≥" or a name's letter ends a command
with a traceback in the middle of its answer. A program without a console has no streams at all.
"""

from __future__ import annotations

import io
import os
import sys


def make_fit() -> None:
    """Output in UTF-8, what cannot be written as ``\\u2265``; a missing stream leads nowhere instead of failing."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - lives as long as the program
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 - as above


def text_of(data: bytes) -> str:
    """Text of a small file somebody wrote on Windows: UTF-8, with or without its mark, or UTF-16 as PowerShell writes.

    UnicodeDecodeError when it is neither.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    return data.decode("utf-8-sig")
