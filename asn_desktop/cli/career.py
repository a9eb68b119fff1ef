"""`asn karier`: what is coming for one person, each date with the lines that make it and their articles."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, door, person, today
from asn_desktop.cli.options import Json
from asn_desktop.rules.words import digit_date
from asn_desktop.ui.sentences import career
from asn_desktop.ui.sentences.career_lines import line_amount, line_words

if TYPE_CHECKING:
    from asn_desktop.services.career_dates import ComingDate

COLUMNS = {"Tanggal": "tanggal", "Apa": "apa", "Syarat": "syarat", "Dasar": "dasar"}


def add_to(app: typer.Typer) -> None:
    """Put the command on the root."""
    app.command("karier")(coming)


def _conditions(one: ComingDate) -> list[str]:
    """What stands against a date, what the record lacks, and the years that will decide."""
    said = [career.reason_short(code) for code in (*one.reasons, *one.gaps)]
    return [*said, *filter(None, [career.awaited(one.awaits)])]


def coming(
    context: typer.Context,
    nip: Annotated[str, typer.Argument(help="NIP pegawai.")],
    rinci: Annotated[bool, typer.Option("--rinci", help="Dengan baris perhitungan dan pasalnya.")] = False,
    json: Json = False,
) -> None:
    """Tanggal yang akan datang bagi seorang pegawai: KGB, KP, pensiun, satyalancana, kontrak, dan lainnya."""
    from asn_desktop.services import career_dates

    with answering(to_json=json), door(context).reading() as (session, opened):
        found = career_dates.coming(session, person(session, nip), today=today(opened))
    if json:
        show.as_json(found)
        return
    rows = [
        SimpleNamespace(
            tanggal=digit_date(one.tanggal) if one.tanggal else "", apa=career.KINDS[one.kind],
            syarat="; ".join(_conditions(one)), dasar=one.article,
        )
        for one in found.items
    ]  # fmt: skip
    show.listing(rows, COLUMNS)
    for one in found.items if rinci else ():
        print(f"\n{career.KINDS[one.kind]}{f' ({one.version})' if one.version else ''}")
        for line in one.lines:
            amount = line_amount(line)
            print(f"  {line_words(line)}{f': {amount}' if amount else ''}  [{line.article}]")
