"""`asn siasn`: the workbook that the central office's operator copies into SIASN."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, door, today
from asn_desktop.cli.options import Json
from asn_desktop.problems import Problem, Refused


def siasn(
    context: typer.Context,
    berkas: Annotated[Path, typer.Argument(help="Berkas .xlsx yang akan ditulis.")],
    per: Annotated[dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Keadaan per tanggal.")] = None,
    unit: Annotated[str | None, typer.Option(help="Hanya unit ini dan yang di bawahnya.")] = None,
    sejak: Annotated[
        dt.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Lembar riwayat: hanya yang berubah di kantor ini sejak tanggal itu."),
    ] = None,
    nik: Annotated[str, typer.Option(help="penuh, samar, atau tanpa.")] = "samar",
    profil_saja: Annotated[bool, typer.Option("--profil-saja", help="Tanpa lembar riwayat.")] = False,
    json: Json = False,
) -> None:
    """Tulis data pegawai dalam susunan kolom SIASN, dan isian riwayat yang diminta layanan SIASN."""
    from asn_desktop.services import siasn as book
    from asn_desktop.services import units

    with answering(to_json=json), door(context).reading() as (session, opened):
        place = None
        if unit is not None and (place := units.lookup(session, unit)) is None:
            raise Refused(Problem("UNIT_UNKNOWN", "unit", {"raw": unit}))
        ask = book.SiasnAsk(
            on=per.date() if per else today(opened), unit_id=place, since=sejak.date() if sejak else None, nik=nik,
            updates=not profil_saja,
        )  # fmt: skip
        made = book.write(session, berkas, ask)
    words = ", ".join(f"{sheet} {rows}" for sheet, rows in made.updates.items())
    text = f"{made.people} pegawai ditulis ke {berkas}."
    if words:
        text += f"\nLembar riwayat: {words}. {made.incomplete} baris belum lengkap untuk SIASN; lihat kolom terakhir."
    show.done(text, {"berkas": berkas, "pegawai": made.people, "lembar": dict(made.updates),
                     "belum_lengkap": made.incomplete}, to_json=json)  # fmt: skip
