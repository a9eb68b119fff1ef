"""`asn tabel`: the tables of the law, their versions, and a newer salary table of the office."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, day, door, take, today
from asn_desktop.cli.options import Csv, Json
from asn_desktop.problems import Refused
from asn_desktop.ui.sentences import sentence

commands = typer.Typer(no_args_is_help=True, help="Tabel hukum: daftar, isi, dan tabel gaji baru dari kantor.")

Name = Annotated[str, typer.Argument(help="Nama tabel, misalnya gaji_pns.")]
Reason = Annotated[str, typer.Option("--alasan", help="Alasan; membolehkan angka yang tidak lazim.")]
VERSIONS = {
    "Tabel": "nama", "Asal": "asal", "Dasar": "dasar", "Mulai": "berlaku_mulai", "Sampai": "berlaku_sampai",
    "Baris": "baris", "Dapat dimuat": "dapat_dimuat",
}  # fmt: skip


@commands.command("daftar")
def list_all(context: typer.Context, json: Json = False, csv: Csv = False) -> None:
    """Daftar tabel hukum dengan tiap versinya, dasarnya, dan hari berlakunya."""
    from asn_desktop.services import law_tables

    with answering(to_json=json), door(context).reading() as (session, _):
        rows = law_tables.listing(session)
    show.listing(rows, VERSIONS, to_json=json, to_csv=csv)


@commands.command("lihat")
def look(
    context: typer.Context,
    nama: Name,
    pada: Annotated[str | None, typer.Option(help="Hari berlaku; tanpa ini hari ini.")] = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Isi satu tabel yang berlaku pada suatu hari."""
    from asn_desktop.services import law_tables

    with answering(to_json=json), door(context).reading() as (session, opened):
        rows = law_tables.rows(session, nama, day(pada) if pada else today(opened))
    if json:
        show.as_json(rows)
        return
    show.listing([SimpleNamespace(**row) for row in rows], {column: column for column in rows[0]}, to_csv=csv)


@commands.command("muat")
def load(
    context: typer.Context,
    nama: Annotated[str, typer.Argument(help="gaji_pns atau gaji_pppk.")],
    berkas: Annotated[Path, typer.Argument(help="xlsx, xls, ods, atau csv dengan kolom golongan, mkg, rupiah.")],
    dasar: Annotated[str, typer.Option(help="Peraturannya, misalnya PP 5/2024.")] = "",
    mulai: Annotated[str | None, typer.Option(help="Hari pertama berlaku, misalnya 01-01-2027.")] = None,
    alasan: Reason = "",
    ya: Annotated[bool, typer.Option("--ya", help="Simpan; tanpa ini hanya memeriksa.")] = False,
    json: Json = False,
) -> None:
    """Periksa tabel gaji baru; dengan --ya simpan. Tabel lama tetap berlaku untuk hari sebelumnya."""
    from asn_desktop.services import law_tables

    with answering(to_json=json):
        here, data, starts = door(context), take(berkas), day(mulai) if mulai else None
        with here.writing(alasan or f"tabel {nama} dari {berkas.name}") if ya else here.reading() as (session, _):
            act = law_tables.load if ya else law_tables.preview
            seen = act(session, nama, data, dasar=dasar, berlaku_mulai=starts, reason=alasan)
        blocking = [problem for problem in seen.problems if problem.blocks]
        if blocking:
            raise Refused(blocking)
    if json:
        show.as_json(seen)
        return
    for problem in seen.problems:
        print(sentence(problem))
    rise = f"; beda dengan tabel sebelumnya {seen.naik_persen[0]} sampai {seen.naik_persen[1]} persen" if (
        seen.naik_persen) else ""  # fmt: skip
    print(f"{seen.nama}: {seen.golongan} golongan, {seen.baris} baris{rise}.")
    print("Sudah disimpan." if ya else "Belum ada yang ditulis; ulangi dengan --ya untuk menyimpan.")


@commands.command("atur")
def set_limit(
    context: typer.Context,
    aturan: Annotated[str, typer.Argument(help="Nama aturan dari asn tabel lihat aturan_karier.")],
    nilai: str,
    dasar: Annotated[str, typer.Option(help="Dasarnya, misalnya Peraturan Bupati 5/2026.")] = "",
    mulai: Annotated[str | None, typer.Option(help="Hari pertama berlaku; tanpa ini hari ini.")] = None,
) -> None:
    """Tetapkan satu batas karier kantor ini (umur, bulan, jumlah), dengan dasar dan hari mulainya."""
    from asn_desktop.services import law_limits

    with answering(), door(context).writing(f"aturan {aturan}") as (session, opened):
        starts = day(mulai) if mulai else today(opened)
        law_limits.set_limit(session, aturan, nilai, dasar=dasar, berlaku_mulai=starts)
    print(f"{aturan} = {nilai} mulai {starts:%d-%m-%Y}.")


@commands.command("cabut")
def withdraw(
    context: typer.Context,
    nama: Annotated[str, typer.Argument(help="gaji_pns atau gaji_pppk.")],
    mulai: Annotated[str, typer.Option(help="Hari pertama berlaku tabel yang dicabut.")],
    alasan: Annotated[str, typer.Option("--alasan", help="Alasan, tercatat di jurnal.")] = "",
) -> None:
    """Cabut tabel gaji yang keliru dimuat kantor; tabel sebelumnya berlaku lagi."""
    from asn_desktop.services import law_tables

    with answering(), door(context).writing(alasan) as (session, _):
        count = law_tables.withdraw(session, nama, day(mulai), reason=alasan)
    print(f"{count} baris dicabut.")
