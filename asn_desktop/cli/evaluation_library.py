"""`asn kinerja pustaka …`: the office's own indicators, kept to be used again."""

from __future__ import annotations

import uuid
from typing import Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, door
from asn_desktop.cli.options import Csv, Json

commands = typer.Typer(no_args_is_help=True, help="Pustaka indikator kantor.")


@commands.command("daftar")
def listing(
    context: typer.Context,
    jabatan: Annotated[str | None, typer.Option(help="Hanya untuk jabatan ini dan yang umum.")] = None,
    cari: Annotated[str, typer.Option(help="Kata yang dicari.")] = "",
    json: Json = False, csv: Csv = False,
) -> None:  # fmt: skip
    """Indikator simpanan kantor, untuk dipakai lagi."""
    from asn_desktop.services.evaluation import library

    with answering(to_json=json), door(context).reading() as (session, _):
        rows = library.listing(session, jabatan=jabatan, text=cari)
    columns = {"Baris": "id", "Jabatan": "jabatan", "Aspek": "aspek", "Indikator": "indikator", "Target": "target"}
    show.listing(rows, columns, to_json=json, to_csv=csv)


@commands.command("simpan")
def keep(
    context: typer.Context, indikator: Annotated[str, typer.Argument(help="Bunyi indikator.")],
    target: Annotated[str, typer.Option(help="Target, misalnya 12 dokumen; boleh kosong.")] = "",
    aspek: Annotated[str | None, typer.Option(help="Kuantitas, Kualitas, Waktu atau Biaya.")] = None,
    jabatan: Annotated[str | None, typer.Option(help="Jabatan yang memakainya; tanpa ini semua jabatan.")] = None,
    rencana: Annotated[str | None, typer.Option(help="Rencana hasil kerja asalnya.")] = None,
    kualitatif: Annotated[bool, typer.Option("--kualitatif", help="Target berupa kata-kata.")] = False,
    json: Json = False,
) -> None:  # fmt: skip
    """Simpan indikator ke pustaka kantor."""
    from asn_desktop.services.evaluation import library

    with answering(to_json=json), door(context).writing("pustaka indikator") as (session, _):
        row = library.keep(session, library.KeptAsk(indikator, jabatan, rencana, aspek, target, kualitatif))
    show.done(f"Indikator {row.id} tersimpan di pustaka.", row, to_json=json)


@commands.command("hapus")
def drop(
    context: typer.Context, baris: Annotated[uuid.UUID, typer.Argument(help="Nomor baris pustaka.")],
    alasan: Annotated[str, typer.Option("--alasan", help="Alasan, tercatat di jurnal.")],
    json: Json = False,
) -> None:  # fmt: skip
    """Keluarkan indikator dari pustaka; SKP yang memakainya tidak berubah."""
    from asn_desktop.services.evaluation import library

    with answering(to_json=json), door(context).writing("pustaka indikator") as (session, _):
        library.void(session, baris, alasan)
    show.done("Indikator dikeluarkan dari pustaka.", {"baris": baris}, to_json=json)
