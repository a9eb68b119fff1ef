"""`asn pegawai`: the list of employees, a person by any part of name or NIP, and the office's own spreadsheet."""

from __future__ import annotations

from typing import Annotated

import typer

from asn_desktop.cli import imports, show
from asn_desktop.cli.door import answering, door
from asn_desktop.cli.options import Csv, Json

commands = typer.Typer(no_args_is_help=True, help="Daftar pegawai, pencarian, impor dari Excel.")

COLUMNS = {
    "NIP": "nip", "Nama": "nama", "Status": "status", "Golongan": "golongan", "Jabatan": "jabatan", "Unit": "unit",
}  # fmt: skip


@commands.command("daftar")
def list_all(
    context: typer.Context,
    cari: Annotated[str, typer.Option(help="Bagian nama, NIP, atau unit.")] = "",
    urut: Annotated[str, typer.Option(help="nama, nip, golongan, unit, atau status.")] = "nama",
    semua: Annotated[bool, typer.Option("--semua", help="Termasuk yang sudah berakhir.")] = False,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Daftar pegawai."""
    from asn_desktop.services import employees

    if urut not in ("nama", "nip", "golongan", "unit", "status"):
        raise typer.BadParameter("--urut: nama, nip, golongan, unit, atau status.")
    with answering(to_json=json), door(context).reading() as (session, _):
        rows = employees.listing(session, text=cari, sort=urut, active=None if semua else True)
    show.listing(rows, COLUMNS, to_json=json, to_csv=csv)


@commands.command("cari")
def find(context: typer.Context, teks: str, json: Json = False, csv: Csv = False) -> None:
    """Cari seseorang dengan bagian mana pun dari nama atau NIP."""
    from asn_desktop.services import employees

    with answering(to_json=json), door(context).reading() as (session, _):
        rows = employees.find(session, teks)
    show.listing(rows, COLUMNS, to_json=json, to_csv=csv)


imports.register(commands)
