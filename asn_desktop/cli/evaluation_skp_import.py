"""`asn kinerja skp impor`: a list of SKP from a spreadsheet, weighed first, written with `--ya`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, door, today
from asn_desktop.cli.options import Json


def bring(
    context: typer.Context,
    berkas: Annotated[Path, typer.Argument(help="xlsx, xls, ods atau csv.")],
    tahun: Annotated[int, typer.Option(help="Tahun SKP bila barisnya tidak menyebut tahun.")],
    ya: Annotated[bool, typer.Option("--ya", help="Simpan yang baik sebagai draf; tanpa ini hanya diperiksa.")] = False,
    json: Json = False,
) -> None:
    """Masukkan SKP dari lembar kerja: NIP, rencana, indikator, target, aspek, ekspektasi; periksa dahulu."""
    from asn_desktop.services.evaluation import skp_import
    from asn_desktop.ui.sentences import sentence

    with answering(to_json=json):
        turn = door(context).writing("impor SKP") if ya else door(context).reading()
        with turn as (session, opened):
            seen = skp_import.preview(session, berkas, tahun, today=today(opened))
            made = skp_import.write(session, seen, today=today(opened)) if ya else ()
    if json:
        rows = [
            {"baris": r.baris, "nip": r.nip, "nama": r.nama, "baik": r.baik, "hasil": len(r.hasil),
             "temuan": [{"baris": f.baris, "kode": f.problem.code, "kalimat": sentence(f.problem)} for f in r.temuan]}
            for r in seen.rows
        ]  # fmt: skip
        show.as_json({"skp": rows, "ditulis": [m.row.id for m in made]})
        return
    for row in seen.rows:
        state = "baik" if row.baik else "ditolak"
        print(f"Baris {row.baris}: {row.nama or row.nip}, {len(row.hasil)} hasil kerja, {state}")
        for one in row.temuan:
            print(f"  Baris {one.baris}: {sentence(one.problem)}")
    print(f"{len(made)} draf ditulis." if ya else "Belum ada yang ditulis; tambahkan --ya untuk menyimpan yang baik.")


def add_to(commands: typer.Typer) -> None:
    """Hang the import under `asn kinerja skp`."""
    commands.command("impor")(bring)
