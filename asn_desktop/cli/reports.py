"""`asn laporan`: every list and report of the office, to the terminal, as PDF, Excel, CSV or JSON."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, day, door, keep, now, today, unit_of
from asn_desktop.cli.options import Csv, Json

if TYPE_CHECKING:

    from asn_desktop.rules.report_table import Option, ReportTable

commands = typer.Typer(no_args_is_help=True, help="Laporan kantor: nominatif, DUK, bezetting, rekap, jatuh tempo.")

Key = Annotated[str, typer.Argument(help="Kunci laporan, menurut `asn laporan daftar`.")]
Per = Annotated[str | None, typer.Option("--per", help="Keadaan pada tanggal ini; tanpa ini hari ini.")]
UnitName = Annotated[str | None, typer.Option("--unit", help="Unit kerja dengan semua di bawahnya.")]
Choices = Annotated[list[str] | None, typer.Option("--pilihan", help="Pilihan laporan, misalnya bulan=6. Berulang.")]
Pdf = Annotated[Path | None, typer.Option("--pdf", help="Berkas PDF tujuan.")]
Xlsx = Annotated[Path | None, typer.Option("--xlsx", help="Berkas Excel tujuan.")]
Paper = Annotated[str, typer.Option("--kertas", help="F4 atau A4.")]
Yes = Annotated[bool, typer.Option("--ya", help="Setujui laporan yang memuat NIK tanpa ditanya.")]


@commands.command("daftar")
def list_all(json: Json = False) -> None:
    """Laporan yang tersedia dengan pilihannya."""
    from asn_desktop.services.reports import REPORTS

    if json:
        show.as_json(list(REPORTS.values()))
        return
    rows = [
        [report.key, report.title, report.group, ", ".join(map(_option, report.options))] for report in REPORTS.values()
    ]
    show.table(["Kunci", "Laporan", "Kelompok", "Pilihan"], rows)


def _option(option: Option) -> str:
    """An option as it is typed: ``bulan=3``, ``nik=none|masked|full``."""
    known = "|".join(choice.value or "-" for choice in option.choices)
    return f"{option.key}={known or option.default or ('ya' if option.kind == 'yes' else '…')}"


@commands.command("cetak")
def make(
    context: typer.Context, laporan: Key, per: Per = None, unit: UnitName = None, pilihan: Choices = None,
    pdf: Pdf = None, xlsx: Xlsx = None, kertas: Paper = "F4", ya: Yes = False, json: Json = False, csv: Csv = False,
) -> None:  # fmt: skip
    """Buat satu laporan: di layar, atau ke PDF dan Excel siap cetak."""
    from asn_desktop.services import reports

    options = dict(_pair(text) for text in pilihan or [])
    if options.get("nik", "none") != "none" and not ya:
        typer.confirm("Laporan ini memuat NIK, data pribadi pegawai. Lanjutkan?", abort=True, err=True)
    written: dict[str, Path] = {}
    with answering(to_json=json), door(context).reading() as (session, opened):
        here = today(opened)
        table = reports.build(
            session, laporan, on=day(per) if per else here, unit_id=unit_of(session, unit), options=options, today=here
        )
        if pdf is not None:
            written["pdf"] = keep(pdf.parent, pdf.name, reports.pdf(table, paper=kertas, now=now()))
        if xlsx is not None:
            written["xlsx"] = keep(xlsx.parent, xlsx.name, reports.xlsx(table, paper=kertas))
    if json:
        show.as_json({"tabel": table, "berkas": written})
    elif csv:
        _as_csv(table)
    elif written:
        print(f"{table.title[0]}: {table.count} orang. {', '.join(str(path) for path in written.values())}")
    else:
        _on_terminal(table)


def _pair(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign:
        raise typer.BadParameter(f"--pilihan {text}: tulis sebagai nama=nilai.")
    return key.strip(), value.strip()


def headings(table: ReportTable) -> list[str]:
    """One heading for each column, its parents in front: ``PANGKAT > TMT``."""
    found: list[list[str]] = [[] for _ in table.columns]
    for place in table.heads():
        for column in range(place.column, place.column + place.across):
            found[column].append(place.text.replace("/\n", "/").replace("-\n", "").replace("\n", " "))
    return [" > ".join(parts) for parts in found]


def _as_csv(table: ReportTable) -> None:
    """Every row with its unit in front; numbers as they are, dates as ISO text."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["KELOMPOK", *headings(table)])
    for group in table.groups:
        for row in group.rows:
            writer.writerow([group.title, *("" if value is None else show.plain(value) for value in row.cells)])


def _on_terminal(table: ReportTable) -> None:
    from asn_desktop.rules.report_table import shown

    print("\n".join(line.upper() for line in table.title) + "\n")
    body: list[list[str]] = []
    for row in [*table.rows(), *table.totals]:
        cells = zip(row.cells, table.columns, strict=True)
        body.append([shown(value, column.kind).replace("\n", " ") for value, column in cells])
    show.table([cell.rsplit(" > ", 1)[-1] for cell in headings(table)], body)
    for note in table.notes:
        print(note)
