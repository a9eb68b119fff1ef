"""`asn kinerja tabel`: matrix, patterns and heads' map in force on a day, and a dated correction of one row of any
table of evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, day, door, today
from asn_desktop.cli.options import Json

if TYPE_CHECKING:
    from asn_desktop.services.evaluation.law import EvaluationLaw


def tables(
    context: typer.Context,
    sel: Annotated[tuple[str, str, str] | None, typer.Option(help="Sel matriks: HASIL PERILAKU PREDIKAT.")] = None,
    batas: Annotated[tuple[str, str, int] | None, typer.Option(help="Batas pola: CAPAIAN KODE ANGKA.")] = None,
    kepala: Annotated[tuple[str, str] | None, typer.Option(help="Hasil kerja kepala: CAPAIAN NILAI.")] = None,
    baris: Annotated[
        tuple[str, str, str, str] | None,
        typer.Option(help="Tabel lain: TABEL KUNCI KOLOM NILAI, misalnya kinerja_predikat 3 konversi_ak_persen 80."),
    ] = None,
    mulai: Annotated[str | None, typer.Option(help="Hari mulai berlaku; tanpa ini hari ini.")] = None,
    dasar: Annotated[str, typer.Option(help="Dasar perbaikannya.")] = "", json: Json = False,
) -> None:  # fmt: skip
    """Matriks, pola, dan hasil kerja kepala yang berlaku; satu baris tabel dapat diperbaiki sejak suatu hari."""
    from asn_desktop.services.evaluation import law, table_changes, table_rows

    changed = [one for one in (sel, batas, kepala, baris) if one is not None]
    if len(changed) > 1:
        raise typer.BadParameter("Perbaiki satu baris sekali jalan: --sel, --batas, --kepala, atau --baris.")
    with answering(to_json=json):
        if changed:
            with door(context).writing("perbaikan tabel penilaian") as (session, opened):
                since = day(mulai) if mulai else today(opened)
                if sel is not None:
                    table_changes.cell(session, *sel, since=since, ground=dasar)
                if batas is not None:
                    table_changes.limit(session, *batas, since=since, ground=dasar)
                if kepala is not None:
                    table_changes.head(session, *kepala, since=since, ground=dasar)
                if baris is not None:
                    row = table_rows.change(session, *baris, since=since, ground=dasar)
        if baris is not None:
            show.done(f"{baris[0]} {baris[1]}: {baris[2]} = {row[baris[2]]} sejak {since:%d-%m-%Y}.", row, to_json=json)
            return
        with door(context).reading() as (session, opened):
            found = law.load(session, day(mulai) if mulai else today(opened))
    if json:
        show.as_json({"matriks": _cells(found), "pola": found.limits, "kepala": found.head_map})
        return
    show.table(("Hasil", "Perilaku", "Predikat", "Dasar"), [list(one.values()) for one in _cells(found)])
    limits = [[f.key, f.jenis, "–" if f.batas is None else str(f.batas), f.dasar] for f in found.limits]
    show.table(("Pola", "Jenis", "Batas", "Dasar"), limits)
    show.table(("Capaian", "Hasil kerja kepala"), [[c.label, r.label] for c, r in found.head_map.items()])


def _cells(found: EvaluationLaw) -> list[dict[str, str]]:
    return [
        {"hasil": a.label, "perilaku": b.label, "predikat": word.label, "dasar": found.matrix.grounds[a, b]}
        for (a, b), word in found.matrix.cells.items()
    ]
