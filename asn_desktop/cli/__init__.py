"""The second door: the same deeds from a terminal, for the central office, for scripts and for checks."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer

from asn_desktop import __version__
from asn_desktop.cli import (
    anomalies,
    attendance_days,
    authority,
    career,
    centre,
    certificates,
    cltn,
    documents,
    evaluation,
    exchange,
    headcount,
    holidays,
    kgb,
    law_tables,
    leave,
    leave_above,
    leave_letters,
    letters,
    office,
    office_day,
    papers,
    person,
    positions,
    records,
    releases,
    reports,
    siasn,
    streams,
    units,
    updates,
)
from asn_desktop.cli.door import Door

app = typer.Typer(
    name="asn",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="ASN Desktop dari terminal. Kode keluar: 0 selesai, 1 ditolak, 2 salah pakai, 3 terhalang disk, kunci, "
    "atau berkas.",
)
app.add_typer(office.commands, name="kantor")
app.add_typer(person.commands, name="pegawai")
app.add_typer(records.commands, name="riwayat")
app.add_typer(documents.commands, name="dokumen")
app.add_typer(positions.commands, name="jabatan")
app.add_typer(units.commands, name="unit")
app.add_typer(leave.commands, name="cuti")
app.add_typer(cltn.commands, name="cltn")
app.add_typer(holidays.commands, name="libur")
app.add_typer(authority.commands, name="wewenang")
app.add_typer(letters.commands, name="surat")
app.add_typer(kgb.commands, name="kgb")
app.add_typer(evaluation.commands, name="kinerja")
app.add_typer(papers.commands, name="cetak")
app.add_typer(certificates.commands, name="sertifikat")
app.add_typer(reports.commands, name="laporan")
app.add_typer(law_tables.commands, name="tabel")
app.add_typer(centre.commands, name="bkpsdm")
app.add_typer(updates.commands, name="perbarui")
app.add_typer(releases.commands, name="rilis")
leave_above.add_to(centre.commands, leave.commands)
leave_letters.add_to(leave.commands)
exchange.add_to(app)
attendance_days.add_to(app)
headcount.add_to(app)
career.add_to(app)
anomalies.add_to(app)
app.command()(siasn.siasn)
office_day.add_to(app)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"ASN Desktop {__version__}")
        raise typer.Exit


@app.callback()
def _before(
    context: typer.Context,
    kantor: Annotated[Path | None, typer.Option(envvar="ASN_KANTOR", help="Folder kantor.")] = None,
    pengguna: Annotated[str | None, typer.Option(envvar="ASN_PENGGUNA", help="Nama pengguna.")] = None,
    sandi_berkas: Annotated[
        Path | None, typer.Option(help="Berkas yang baris pertamanya sandi. Tanpa ini: ASN_SANDI, atau ditanyakan.")
    ] = None,
    versi: Annotated[bool, typer.Option("--versi", callback=_version, is_eager=True, help="Versi program.")] = False,
) -> None:
    context.obj = Door(kantor, pengguna, sandi_berkas)


def main() -> None:
    """Run one command. A defect of the program shows its traceback and ends with 70, unlike every kind of no."""
    streams.make_fit()
    try:
        app()
    except Exception:  # the last stop of the terminal: anything that arrives here is our bug
        traceback.print_exc()
        print("Kesalahan program. Tidak ada yang disimpan oleh perintah ini.", file=sys.stderr)
        sys.exit(70)
