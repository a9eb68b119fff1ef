"""`asn kinerja impor`: results of e-Kinerja, SIASN and older regulations by spreadsheet; looked at, taken, undone."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, door, keep, now, today
from asn_desktop.cli.options import Csv, Json

if TYPE_CHECKING:
    from asn_desktop.services.evaluation.results_import import ResultsPreview


def take(
    context: typer.Context,
    berkas: Annotated[Path, typer.Argument(help="Daftar hasil: xlsx, xls, ods, atau csv.")],
    lama: Annotated[bool, typer.Option("--lama", help="Hasil aturan lama: DP3, PP 46/2011, PermenPANRB "
                                                        "8/2021.")] = False,
    aturan: Annotated[str | None, typer.Option(help="Aturan lamanya, bila barisnya tidak menyebut.")] = None,
    lembar: Annotated[str | None, typer.Option(help="Nama lembar; tanpa ini lembar pertama yang terbaca.")] = None,
    ganti: Annotated[list[int] | None, typer.Option(help="Nomor baris yang hasilnya mengganti catatan; boleh "
                                                         "diulang.")] = None,
    ya: Annotated[bool, typer.Option("--ya", help="Masukkan; tanpa ini hanya memeriksa.")] = False,
    ditolak: Annotated[Path | None, typer.Option(help="Simpan baris yang ditolak sebagai xlsx.")] = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Periksa daftar hasil e-Kinerja atau SIASN; dengan --ya masukkan yang layak dalam satu langkah."""
    from asn_desktop.problems import Problem, Refused
    from asn_desktop.rules.evaluation import old_results
    from asn_desktop.services.evaluation import results_import
    from asn_desktop.ui.sentences import sentence

    batch = None
    with answering(to_json=json):
        rule = old_results.read_rule(aturan) if aturan else None
        if aturan and rule is None:
            raise Refused(Problem("old_rule_unknown", "aturan", {"raw": aturan}))
        source = results_import.Source.LAMA if lama else results_import.Source.EKINERJA
        here = door(context)
        with here.writing(f"impor {berkas.name}") if ya else here.reading() as (session, opened):
            seen = results_import.preview(session, berkas, source, today=today(opened), aturan=rule, sheet=lembar)
            if ya:
                batch = results_import.apply(session, seen, replacing=ganti or (), now=now(), today=today(opened))
        if ditolak is not None:
            keep(ditolak.parent, ditolak.name, results_import.rejected(seen, sentence))
    if json:
        show.as_json(_as_values(seen) | {"impor": batch})
        return
    _print(seen)
    print(f"Sudah dimasukkan (impor {batch})." if ya else "Belum ada yang ditulis; ulangi dengan --ya.")


def _as_values(seen: ResultsPreview) -> dict[str, Any]:
    from asn_desktop.ui.sentences import sentence

    rows = [
        {"baris": row.number, "nip": row.nip, "nama": row.nama, "tahun": row.tahun, "hasil": row.outcome,
         "perubahan": {name: list(pair) for name, pair in row.changes.items()}, "milik_kantor": row.milik_kantor,
         "masalah": [{"kode": p.code, "sel": seen.cell(row, p), "kalimat": sentence(p)} for p in row.problems]}
        for row in seen.rows
    ]  # fmt: skip
    return {"lembar": seen.sheet, "jumlah": _counts(seen), "baris": rows}


def _counts(seen: ResultsPreview) -> dict[str, int]:
    from asn_desktop.services.evaluation.results_import import Outcome

    return {outcome.value: len(seen.of(outcome)) for outcome in Outcome}


def _print(seen: ResultsPreview) -> None:
    from asn_desktop.ui.sentences import evaluation_year as words
    from asn_desktop.ui.sentences import sentence

    for row in seen.rows:
        if row.problems or row.changes:
            print(f"baris {row.number}, {row.nama}, {row.tahun or '–'}: {words.OUTCOMES[row.outcome].lower()}")
        for problem in row.problems:
            print(f"    {seen.cell(row, problem)}: {sentence(problem)}")
        for name, (old, new) in row.changes.items():
            print(f"    {words.FIELDS[name]}: {words.shown(name, old)} → {words.shown(name, new)}")
    print(", ".join(f"{count} {words.OUTCOMES[name].lower()}" for name, count in _counts(seen).items()) + ".")


def undo(
    context: typer.Context, impor: Annotated[uuid.UUID, typer.Argument(help="Nomor impor.")], json: Json = False
) -> None:
    """Urungkan satu impor hasil, selama barisnya belum diubah dan belum dikirim."""
    from asn_desktop.services.evaluation import results_import

    with answering(to_json=json), door(context).writing("impor hasil diurungkan") as (session, opened):
        back = results_import.undo(session, impor, now=now(), today=today(opened))
    show.done(f"{back.removed} hasil dikeluarkan, {back.restored} hasil sebelumnya berlaku lagi.", back, to_json=json)


def listed(context: typer.Context, json: Json = False, csv: Csv = False) -> None:
    """Impor hasil yang pernah dilakukan."""
    from asn_desktop.services.evaluation import results_import

    with answering(to_json=json), door(context).reading() as (session, _):
        rows = results_import.batches(session)
    columns = {"Impor": "id", "Berkas": "berkas", "Pada": "pada", "Oleh": "oleh", "Diurungkan": "dibatalkan_pada"}
    show.listing(rows, columns, to_json=json, to_csv=csv)


def add_to(commands: typer.Typer) -> None:
    """Add the commands to `asn kinerja`."""
    commands.command("impor")(take)
    commands.command("urungkan-impor")(undo)
    commands.command("daftar-impor")(listed)
