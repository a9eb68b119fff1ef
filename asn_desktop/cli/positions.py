"""`asn jabatan`: the map of posts with its holders, a post to enter or change, and a map from a spreadsheet."""

from __future__ import annotations

import dataclasses
import uuid
from pathlib import Path
from typing import Annotated, Any

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, day, door, take, today, unit_named, unit_of
from asn_desktop.cli.options import Csv, Json
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.post_codes import KINDS
from asn_desktop.ui.sentences.position_words import away_words, beside_words, holder_words

commands = typer.Typer(no_args_is_help=True, help="Peta jabatan: kebutuhan, pemangku, yang kosong.")

COLUMNS = {
    "Unit": "unit", "Jabatan": "jabatan", "Jenis": "jenis", "Kelas": "kelas", "Kebutuhan": "kebutuhan", "PNS": "pns",
    "PPPK": "pppk", "PW": "pppk_pw", "+/-": "selisih", "Pemangku": "pemangku", "Di sampingnya": "di_samping",
}  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Row:
    """A line of the map in the words of the terminal."""

    id: uuid.UUID | None
    unit: str
    jabatan: str
    jenis: str
    kelas: int | None
    kebutuhan: int | None
    pns: int
    pppk: int
    pppk_pw: int
    selisih: int | None
    pemangku: str
    di_samping: str


@commands.command("peta")
def map_of_posts(
    context: typer.Context,
    unit: Annotated[str, typer.Option(help="Nama unit; dengan semua di bawahnya.")] = "",
    pada: Annotated[str | None, typer.Option(help="Keadaan pada hari ini; tanpa ini hari ini.")] = None,
    kosong: Annotated[bool, typer.Option("--kosong", help="Hanya yang belum terisi penuh.")] = False,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Peta jabatan dengan kebutuhan dan pemangkunya; yang tidak ada di peta tampil tanpa kebutuhan."""
    from asn_desktop.services import positions

    with answering(to_json=json), door(context).reading() as (session, opened):
        on = day(pada) if pada else today(opened)
        lines = positions.bezetting(session, on=on, unit_id=unit_of(session, unit))
    rows = [
        Row(one.position_id, one.unit, one.nama or "(tanpa jabatan)", KINDS.get(one.jenis, ""), one.kelas,
            one.kebutuhan, one.pns, one.pppk, one.pppk_pw, one.selisih, holder_words(one),
            "; ".join(part for part in (beside_words(one), away_words(one)) if part))
        for one in lines
        if not kosong or one.vacant
    ]  # fmt: skip
    show.listing(rows, COLUMNS, to_json=json, to_csv=csv)


@commands.command("simpan")
def save(
    context: typer.Context,
    unit: Annotated[str, typer.Argument(help="Nama unit.")],
    nama: Annotated[str, typer.Argument(help="Nama jabatan.")],
    kebutuhan: Annotated[int | None, typer.Option(help="Menurut analisis beban kerja; jabatan baru: 1.")] = None,
    jenis: Annotated[str, typer.Option(help="1 struktural, 2 fungsional, 4 pelaksana; jabatan baru: 4.")] = "",
    eselon: Annotated[str, typer.Option(help="Misalnya III.b.")] = "",
    jenjang: Annotated[str, typer.Option(help="Misalnya Ahli Muda.")] = "",
    kelas: Annotated[int | None, typer.Option(help="Kelas jabatan 1 sampai 17.")] = None,
    dasar: Annotated[str, typer.Option(help="Keputusan peta jabatan.")] = "",
    akhiri: Annotated[bool, typer.Option("--akhiri", help="Akhiri jabatan ini pada hari ini.")] = False,
    json: Json = False,
) -> None:
    """Tambah atau ubah satu jabatan di peta; yang bernama sama di unit itu diubah."""
    from asn_desktop.rules.bezetting import post_key
    from asn_desktop.services import position_form, positions

    with answering(to_json=json), door(context).writing("peta jabatan") as (session, opened):
        place, now = unit_named(session, unit), today(opened)
        here = positions.in_force(session, now, [place]) if place else []
        known = next((row for row in here if post_key(row.nama) == post_key(nama)), None)
        if akhiri:
            if known is None:
                raise Refused(Problem("POST_UNKNOWN"))
            position_form.end(session, known.id, last_day=now)
            key = known.id
        else:
            old = position_form.blank(known) if known else position_form.PositionAsk(place, nama, "4")
            said = {"nama": nama, "kebutuhan": kebutuhan, "jenis": jenis, "eselon": eselon, "jenjang": jenjang,
                    "kelas": kelas, "dasar": dasar}  # fmt: skip
            given: dict[str, Any] = {name: value for name, value in said.items() if value not in (None, "")}
            key = position_form.save(session, dataclasses.replace(old, **given), today=now)
    show.done(f"{nama}: {'diakhiri' if akhiri else 'tersimpan'}.", {"id": key}, to_json=json)


@commands.command("impor")
def import_(
    context: typer.Context,
    berkas: Annotated[Path, typer.Argument(help="Kolom unit, jabatan, kebutuhan; boleh jenis, eselon, kelas.")],
    dasar: Annotated[str, typer.Option(help="Keputusan peta jabatan.")] = "",
    ya: Annotated[bool, typer.Option("--ya", help="Simpan; tanpa ini hanya memeriksa.")] = False,
    json: Json = False,
) -> None:
    """Periksa peta jabatan dari lembar kerja; dengan --ya simpan, semua atau tidak sama sekali."""
    from asn_desktop.services import position_import

    with answering(to_json=json):
        here, data = door(context), take(berkas)
        with here.writing(f"peta jabatan dari {berkas.name}") if ya else here.reading() as (session, opened):
            now = today(opened)
            rows = position_import.read(session, data, today=now)
            if ya:
                position_import.apply(session, rows, today=now, dasar=dasar or None)
    known = sum(row.known for row in rows)
    words = f"{len(rows) - known} jabatan baru, {known} diubah. "
    words += "Sudah disimpan." if ya else "Belum ada yang ditulis; ulangi dengan --ya untuk menyimpan."
    show.done(words, {"baru": len(rows) - known, "diubah": known, "disimpan": ya}, to_json=json)
