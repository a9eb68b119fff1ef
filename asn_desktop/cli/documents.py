"""`asn dokumen`: scans in a person's file, attached, listed, taken out, voided."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, door, keep, person, take, today
from asn_desktop.cli.options import Csv, Json, Reason

commands = typer.Typer(no_args_is_help=True, help="Dokumen pegawai: pasang, daftar, ambil, batalkan pindaian.")

Nip = Annotated[str, typer.Argument(help="NIP pegawai.")]
Scan = Annotated[uuid.UUID, typer.Argument(help="Dokumen (kolom Dokumen pada daftar).")]
COLUMNS = {
    "Dokumen": "id", "Jenis": "jenis_nama", "Nama": "nama", "Nomor": "nomor", "Tanggal": "tanggal",
    "Halaman": "halaman", "Byte": "ukuran", "Riwayat": "kind", "Baris": "row_id", "Dibatalkan": "dibatalkan",
}  # fmt: skip


@commands.command("pasang")
def attach(
    context: typer.Context,
    nip: Nip,
    berkas: Annotated[Path, typer.Argument(help="PDF, JPEG, atau PNG, paling besar 20 MB.")],
    riwayat: Annotated[str | None, typer.Option(help="Jenis riwayat yang dibuktikan, misalnya golongan.")] = None,
    baris: Annotated[uuid.UUID | None, typer.Option(help="Baris riwayat itu.")] = None,
    jenis: Annotated[str | None, typer.Option(help="Id jenis dokumen SIASN, atau lain.")] = None,
    json: Json = False,
) -> None:
    """Pasang pindaian pada pegawai, atau pada satu baris riwayatnya."""
    from asn_desktop.services import documents

    if (riwayat is None) != (baris is None):
        raise typer.BadParameter("--riwayat dan --baris diberikan bersama-sama.")
    with answering(to_json=json):
        data = take(berkas)
        with door(context).writing("dokumen") as (session, opened):
            row = documents.attach(
                session, person(session, nip), kind=riwayat, row_id=baris, data=data, file_name=berkas.name,
                jenis=jenis, today=today(opened),
            )  # fmt: skip
    show.done(f"Terpasang: {row.nama}, {row.halaman} halaman (dokumen {row.id}).", row, to_json=json)


@commands.command("daftar")
def list_all(context: typer.Context, nip: Nip, json: Json = False, csv: Csv = False) -> None:
    """Pindaian seorang pegawai, yang terbaru di atas."""
    from asn_desktop.services import documents

    with answering(to_json=json), door(context).reading() as (session, opened):
        rows = documents.rows(session, person(session, nip), today=today(opened))
    show.listing(rows, COLUMNS, to_json=json, to_csv=csv)


@commands.command("ambil")
def fetch(
    context: typer.Context,
    dokumen: Scan,
    ke: Annotated[Path, typer.Option(help="Berkas PDF tujuan.")],
    json: Json = False,
) -> None:
    """Simpan satu pindaian sebagai berkas PDF."""
    from asn_desktop.services import documents

    with answering(to_json=json):
        with door(context).reading() as (session, _):
            data = documents.content(session, dokumen)
        path = keep(ke.parent, ke.name, data)
    show.done(f"Disimpan: {path} ({len(data) // 1024} KB).", {"berkas": path, "byte": len(data)}, to_json=json)


@commands.command("batal")
def void(context: typer.Context, dokumen: Scan, alasan: Reason, json: Json = False) -> None:
    """Batalkan satu pindaian; berkasnya tetap tersimpan."""
    from asn_desktop.services import documents

    with answering(to_json=json), door(context).writing() as (session, opened):
        row = documents.void(session, dokumen, alasan, today=today(opened))
    show.done(f"Dibatalkan: {row.nama}.", row, to_json=json)
