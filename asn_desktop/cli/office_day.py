"""`asn hari-kantor`: one whole day at the practice office, unattended; what it made stays in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from asn_desktop.cli.door import answering


def run(
    ke: Annotated[Path, typer.Option(help="Folder hasil.")] = Path("out"),
    tanpa_gambar: Annotated[bool, typer.Option("--tanpa-gambar", help="Jangan memotret layar.")] = False,
) -> None:
    """Jalankan satu hari kerja di kantor latihan, tanpa layar."""
    from asn_desktop.cli import day_story
    from asn_desktop.cli.day import Day

    with answering():
        day = Day(ke.resolve(), tell=lambda text: print(text, flush=True))
        day_story.walk(day, pictures=not tanpa_gambar)
    print("\nYang ditinggalkan:")
    print("\n".join(day_story.left_behind(day)))
    print(f"Ringkasan satu halaman: {ke / 'ringkasan.txt'}")


def add_to(app: typer.Typer) -> None:
    """A command for `make run` and for the curious; it stands in no list of commands."""
    app.command("hari-kantor", hidden=True)(run)
