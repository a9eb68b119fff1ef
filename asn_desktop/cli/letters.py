"""`asn surat`: the register, the file of a letter, numbers completed and voided, the agenda's gap report."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, day, door, keep, today
from asn_desktop.cli.options import Csv, Json
from asn_desktop.problems import Problem, Refused

commands = typer.Typer(no_args_is_help=True, help="Surat: daftar, berkas, nomor, tanda tangan, pemeriksaan.")

Letter = Annotated[uuid.UUID, typer.Argument(help="Surat (kolom Surat pada daftar).")]
COLUMNS = {
    "Surat": "id", "Nomor": "nomor_cetak", "Tanggal": "tanggal", "Perihal": "perihal", "Tentang": "nama",
    "Keadaan": "keadaan", "Jalur": "jalur",
}  # fmt: skip


@commands.command("daftar")
def list_all(
    context: typer.Context,
    cari: Annotated[str, typer.Option(help="Bagian nomor, perihal, atau nama.")] = "",
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Buku surat, yang terbaru di atas."""
    from asn_desktop.services import letters

    with answering(to_json=json), door(context).reading() as (session, _):
        rows = letters.listing(session, text=cari)
    show.listing(rows, COLUMNS, to_json=json, to_csv=csv)


@commands.command("simpan")
def save(
    context: typer.Context,
    surat: Letter,
    ke: Annotated[Path, typer.Option(help="Berkas PDF tujuan.")],
    bertanda: Annotated[bool, typer.Option("--bertanda", help="Yang sudah ditandatangani.")] = False,
    json: Json = False,
) -> None:
    """Simpan berkas PDF sebuah surat."""
    from asn_desktop.services import letters

    with answering(to_json=json):
        with door(context).reading() as (session, _):
            data = letters.pdf(session, surat, signed=bertanda)
        path = keep(ke.parent, ke.name, data)
    show.done(f"Disimpan: {path} ({len(data) // 1024} KB).", {"berkas": path, "byte": len(data)}, to_json=json)


@commands.command("lengkapi")
def complete(
    context: typer.Context,
    surat: Letter,
    tanggal: Annotated[str, typer.Option(help="Tanggal surat.")],
    nomor: Annotated[str | None, typer.Option(help="Nomor dari sekretariat; tanpa ini dari agenda.")] = None,
    json: Json = False,
) -> None:
    """Beri nomor pada surat yang nomornya dikosongkan."""
    from asn_desktop.services import letters

    with answering(to_json=json), door(context).writing("nomor surat") as (session, _):
        row = letters.complete_number(session, surat, nomor, day(tanggal))
    show.done(f"{row.perihal}: nomor {row.nomor}.", row, to_json=json)


@commands.command("batalkan")
def void(
    context: typer.Context,
    surat: Letter,
    alasan: Annotated[str, typer.Option(help="Alasan; tercatat pada agenda.")],
    json: Json = False,
) -> None:
    """Batalkan surat; nomor dan barisnya tetap ada."""
    from asn_desktop.services import letters

    with answering(to_json=json), door(context).writing(f"surat dibatalkan: {alasan}") as (session, _):
        row = letters.void(session, surat, alasan)
    show.done(f"{row.nomor_cetak or row.perihal} batal.", row, to_json=json)


@commands.command("agenda")
def agenda(
    context: typer.Context,
    tahun: Annotated[int | None, typer.Option(help="Tahun; tanpa ini tahun berjalan.")] = None,
    json: Json = False,
) -> None:
    """Laporan nomor agenda kantor: yang terpakai, yang batal, dan bukti tidak ada yang terlewat."""
    from asn_desktop.services import letters, units

    with answering(to_json=json), door(context).reading() as (session, opened):
        root = units.root(session)
        if root is None:
            raise Refused(Problem("UNIT_UNKNOWN", "unit"))
        report = letters.gap_report(session, root, tahun or today(opened).year)
    if json:
        show.as_json(report)
        return
    show.listing(report.baris, COLUMNS)
    missing = "tidak ada nomor yang hilang" if report.utuh else f"hilang: {', '.join(map(str, report.hilang))}"
    print(f"Agenda {report.unit} {report.tahun}: sampai nomor {report.terakhir}, {len(report.batal)} batal, {missing}.")
