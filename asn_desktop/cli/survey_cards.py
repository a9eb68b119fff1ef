"""`asn kinerja survei kartu …`: feedback cards of a person's year, the appraiser's tick, the employee's reply."""

from __future__ import annotations

import uuid
from typing import Annotated, Any

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, door, person, today
from asn_desktop.cli.options import Json, Reason
from asn_desktop.problems import Problem, Refused

Nip = Annotated[str, typer.Argument(help="NIP, dengan atau tanpa spasi.")]
Survey = Annotated[uuid.UUID, typer.Argument(help="Nomor (id) survei, dari kartu.")]
Year = Annotated[int | None, typer.Option(help="Tahun; tanpa ini tahun berjalan.")]
TICKS = {"ya": True, "dipertimbangkan": True, "tidak": False, "tidak dipertimbangkan": False}


def add_to(commands: typer.Typer) -> None:
    """Put the commands among those of surveys."""
    for name, deed in (("kartu", cards_of), ("pertimbangkan", consider), ("tanggapi", reply)):
        commands.command(name)(deed)


def cards_of(context: typer.Context, nip: Nip, tahun: Year = None, json: Json = False) -> None:
    """Kartu umpan balik layanan bagi seseorang; petunjuk, bukan rating."""
    from asn_desktop.services.survey import cards

    with answering(to_json=json), door(context).reading() as (session, opened):
        found = cards.of_year(session, person(session, nip), tahun or today(opened).year)
    if json:
        show.as_json(found)
        return
    for card in found:
        _print(card)
    print(f"{len(found)} kartu")


def consider(
    context: typer.Context,
    nip: Nip,
    survei: Survey,
    jawab: Annotated[str, typer.Argument(help="ya (dipertimbangkan) atau tidak.")],
    alasan: Reason = "",
    tahun: Year = None,
    json: Json = False,
) -> None:
    """Penilai menyatakan kartu dipertimbangkan atau tidak, dengan alasan tertulis."""
    from asn_desktop.rules.survey.card import as_rating
    from asn_desktop.services.survey import cards

    with answering(to_json=json), door(context).writing("kartu umpan balik") as (session, opened):
        tick = TICKS.get(" ".join(jawab.casefold().split()))
        if tick is None:
            raise Refused(as_rating(jawab) or Problem("card_tick", "jawab"))
        skp_id = _skp(session, nip, survei, tahun or today(opened).year)
        card = cards.consider(session, survei, skp_id, tick, alasan, today=today(opened))
    _done(card, to_json=json)


def reply(
    context: typer.Context,
    nip: Nip,
    survei: Survey,
    isi: Annotated[str, typer.Argument(help="Tanggapan pegawai; kosong menghapusnya.")],
    tahun: Year = None,
    json: Json = False,
) -> None:
    """Tanggapan pegawai atas kartu umpan balik."""
    from asn_desktop.services.survey import cards

    with answering(to_json=json), door(context).writing("tanggapan kartu") as (session, opened):
        skp_id = _skp(session, nip, survei, tahun or today(opened).year)
        card = cards.reply(session, survei, skp_id, isi, today=today(opened))
    _done(card, to_json=json)


def _skp(session: Any, nip: str, survei: uuid.UUID, year: int) -> uuid.UUID:
    from asn_desktop.services.survey import cards

    found = [one for one in cards.of_year(session, person(session, nip), year) if one.survey.id == survei]
    if not found:
        raise Refused(Problem("card_not_theirs", "survei"))
    return found[-1].skp_id


def _done(card: Any, *, to_json: bool) -> None:
    if to_json:
        show.as_json(card)
    else:
        _print(card)


def _print(card: Any) -> None:
    from asn_desktop.rules.words import long_date
    from asn_desktop.ui.sentences.survey import INDICATIONS, NOT_A_RATING, line_value, line_words

    row = card.survey
    print(f"{row.titik}, {long_date(row.mulai)} s.d. {long_date(row.sampai)}, {row.responden} responden: "
          f"{INDICATIONS[card.teks.indikasi][0]}. Id {row.id}")  # fmt: skip
    for line in card.teks.lines:
        print(f"  {line_words(line)}  {line_value(line)}".rstrip())
    print(f"  {NOT_A_RATING}")
    if card.dipertimbangkan is not None:
        print(f"  {'Dipertimbangkan' if card.dipertimbangkan else 'Tidak dipertimbangkan'} oleh {card.oleh}: "
              f"{card.alasan}")  # fmt: skip
    if card.tanggapan:
        print(f"  Tanggapan pegawai: {card.tanggapan}")
