"""`asn pegawai`: the list of employees, a person by any part of name or NIP, and the office's own spreadsheet."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, door, keep, now, today
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





@commands.command("impor")
def import_(
    context: typer.Context,
    berkas: Annotated[Path, typer.Argument(help="Daftar nominatif: xlsx, xls, ods, atau csv.")],
    lembar: Annotated[str | None, typer.Option(help="Nama lembar; tanpa ini lembar pertama yang berisi orang.")] = None,
    ya: Annotated[bool, typer.Option("--ya", help="Masukkan; tanpa ini hanya memeriksa.")] = False,
    ditolak: Annotated[Path | None, typer.Option(help="Simpan baris yang ditolak sebagai xlsx.")] = None,
    json: Json = False,
) -> None:
    """Periksa daftar pegawai; dengan --ya masukkan yang layak, semua atau tidak sama sekali."""
    from asn_desktop.services import import_rejected, imports
    from asn_desktop.ui.sentences import sentence

    said: dict[str, object] = {}
    with answering(to_json=json):
        here = door(context)
        with here.writing(f"impor {berkas.name}") if ya else here.reading() as (session, opened):
            seen = imports.preview(session, berkas, today=today(opened), sheet=lembar)
            if ya:
                said["hasil"] = imports.apply(session, seen, now=now())
        if ditolak is not None:
            said["ditolak"] = keep(ditolak.parent, ditolak.name, import_rejected.build(seen, sentence))
    rows = [row for row in seen.rows if row.problems]
    said |= {
        "baris": len(seen.rows), "baru": len(seen.new), "berubah": len(seen.changed), "sama": len(seen.same),
        "ditolak": len(seen.refused), "dilewati": len(seen.skipped),
        "temuan": [{"baris": r.number, "nama": r.nama, "kode": [p.code for p in r.problems]} for r in rows],
    }  # fmt: skip
    if json:
        show.as_json(said)
        return
    for row in rows:
        print(f"baris {row.number}, {row.nama}: {row.outcome.value}")
        for problem in row.problems:
            print(f"    {sentence(problem)}")
    counted = f"{len(seen.new)} baru, {len(seen.changed)} berubah, {len(seen.same)} sama"
    print(f"{counted}, {len(seen.refused)} ditolak, {len(seen.skipped)} dilewati.")
    print("Sudah dimasukkan." if ya else "Belum ada yang ditulis; ulangi dengan --ya untuk memasukkan.")


@commands.command("urungkan-impor")
def undo(context: typer.Context, impor: Annotated[uuid.UUID, typer.Argument(help="Nomor impor.")]) -> None:
    """Urungkan satu impor, selama barisnya belum diubah dan belum dikirim."""
    from asn_desktop.services import imports

    with answering(), door(context).writing("impor diurungkan") as (session, opened):
        back = imports.undo(session, impor, now=now(), today=today(opened))
    print(f"{back.removed} orang dikeluarkan, {back.restored} isian dikembalikan.")


@commands.command("daftar-impor")
def imported(context: typer.Context, json: Json = False, csv: Csv = False) -> None:
    """Daftar impor yang pernah dilakukan."""
    from asn_desktop.services import imports

    with answering(to_json=json), door(context).reading() as (session, _):
        rows = imports.batches(session)
    show.listing(rows, {"Impor": "id", "Berkas": "berkas", "Pada": "pada", "Oleh": "oleh"}, to_json=json, to_csv=csv)
