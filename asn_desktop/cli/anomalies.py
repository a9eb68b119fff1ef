"""`asn anomali`: the office's own score of data quality, and what is wrong or unlikely in the records kept."""

from __future__ import annotations

import dataclasses
import uuid
from typing import Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, door, today, unit_of
from asn_desktop.cli.options import Csv, Json
from asn_desktop.ui.sentences.anomaly_words import DIMENSIONS, SEVERITIES, points, what_and_todo, where

COLUMNS = {
    "NIP": "nip", "Nama": "nama", "Bobot": "bobot", "Temuan": "temuan", "Tempat": "tempat", "Saran": "saran",
}  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Row:
    """A finding in the words of the terminal."""

    kode: str
    bobot: str
    dimensi: str
    nip: str | None
    nama: str
    unit: str
    temuan: str
    tempat: str
    saran: str
    penjelasan: str | None
    pegawai_id: uuid.UUID
    tabel: str
    baris_id: uuid.UUID | None
    isian: str


def anomalies(
    context: typer.Context,
    unit: Annotated[str, typer.Option(help="Nama unit; dengan semua di bawahnya.")] = "",
    kode: Annotated[str, typer.Option(help="Hanya kode ini, misalnya GOL_DUP.")] = "",
    dijelaskan: Annotated[bool, typer.Option("--dijelaskan", help="Juga yang sudah dijelaskan.")] = False,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Nilai mutu data kantor dan temuannya; yang sudah dijelaskan tidak dihitung."""
    from asn_desktop.services import anomalies as service

    with answering(to_json=json), door(context).reading() as (session, opened):
        seen = service.survey(session, today=today(opened), unit_id=unit_of(session, unit))
    rows = [
        _row(one)
        for one in (seen.findings if dijelaskan else seen.open)
        if not kode or one.finding.code == kode.upper()
    ]
    if json:
        score = {"total": points(seen.score.total)}
        score |= {d.value: points(seen.score.by_dimension[d]) for d in DIMENSIONS}
        show.as_json({"nilai": score, "pegawai": seen.people, "menurut_kode": dict(seen.counts), "temuan": rows})
        return
    show.listing(rows, COLUMNS, to_csv=csv)
    if not csv:
        parts = ", ".join(f"{DIMENSIONS[d]} {points(seen.score.by_dimension[d])}" for d in DIMENSIONS)
        print(f"Mutu data {points(seen.score.total)} dari 100 ({parts}); {seen.people} pegawai diperiksa.")


def _row(one: object) -> Row:
    from asn_desktop.services.anomalies import Anomaly

    assert isinstance(one, Anomaly)
    f = one.finding
    what, todo = what_and_todo(f.problem)
    return Row(f.code, SEVERITIES[f.severity], f.dimension.value, one.nip, one.nama, one.unit, what, where(f), todo,
               one.reason, f.employee_id, f.table, f.row_id, f.field)  # fmt: skip


def add_to(app: typer.Typer) -> None:
    """Hang the word on the root command."""
    app.command("anomali")(anomalies)
