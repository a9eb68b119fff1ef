"""`asn unit`: two spellings of one unit, proposed and joined."""

from __future__ import annotations

from typing import Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, door, today, unit_named
from asn_desktop.cli.options import Csv, Json

commands = typer.Typer(no_args_is_help=True, help="Unit kerja: dua ejaan satu unit.")


class Pair:
    """A proposal in the words of the terminal."""

    def __init__(self, keep: str, give_up: str, sure: int, people: int) -> None:
        self.tetap, self.menjadi_ejaan_lain, self.kemiripan, self.pegawai_pindah = keep, give_up, sure, people


@commands.command("kembar")
def twins(
    context: typer.Context,
    gabung: Annotated[
        tuple[str, str] | None, typer.Option(help="Gabungkan: unit yang tetap, lalu ejaan yang dilepas.")
    ] = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Pasangan unit yang tampaknya satu; dengan --gabung disatukan, dan ejaan lama tetap dikenali."""
    from asn_desktop.services import unit_twins

    with answering(to_json=json):
        if gabung is not None:
            with door(context).writing("dua ejaan satu unit") as (session, opened):
                keep, gone = (unit_named(session, name, exact=True) for name in gabung)
                moved = unit_twins.accept(session, keep, gone, today=today(opened))
            show.done(f"{gabung[1]} menjadi ejaan lain {gabung[0]}; {moved} pegawai pindah.", {"pindah": moved},
                      to_json=json)  # fmt: skip
            return
        with door(context).reading() as (session, _):
            found = unit_twins.proposals(session)
    rows = [Pair(one.keep.jalur, one.give_up.jalur, one.sure, one.give_up.pegawai) for one in found]
    columns = {"Tetap": "tetap", "Menjadi ejaan lain": "menjadi_ejaan_lain", "Mirip": "kemiripan",
               "Pegawai": "pegawai_pindah"}  # fmt: skip
    show.listing([vars(row) for row in rows] if json else rows, columns, to_json=json, to_csv=csv)
