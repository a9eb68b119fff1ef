"""`asn kinerja skp …`: the states of an SKP: fixed, reopened, closed, voided, another appraiser."""

from __future__ import annotations

from typing import Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, day, door, today
from asn_desktop.cli.evaluation_skp import ByName, ByNip, ByPost, Day, Skp, Why, appraiser, told
from asn_desktop.cli.options import Json


def fix(context: typer.Context, skp: Skp, tanggal: Day = None, json: Json = False) -> None:
    """Tetapkan SKP; penetapan lewat Januari diberi peringatan."""
    from asn_desktop.services.evaluation import skp as goals
    from asn_desktop.ui.sentences import sentence

    with answering(to_json=json), door(context).writing("penetapan SKP") as (session, opened):
        on = day(tanggal) if tanggal else today(opened)
        made = goals.fix(session, skp, day=on, today=today(opened))
        notes = [sentence(p) for p in goals.check(session, skp)]
    show.done("\n".join([told(made), *notes]), made, to_json=json)


def reopen(context: typer.Context, skp: Skp, alasan: Why, json: Json = False) -> None:
    """Buka kembali SKP yang ditetapkan, selama belum dievaluasi."""
    from asn_desktop.services.evaluation import skp as goals

    with answering(to_json=json), door(context).writing("SKP dibuka kembali") as (session, _):
        made = goals.reopen(session, skp, alasan)
    show.done(told(made), made, to_json=json)


def close(
    context: typer.Context, skp: Skp,
    sampai: Annotated[str, typer.Argument(help="Hari terakhir; bagi yang pindah, hari sebelum TMT baru.")],
    sebab: Annotated[str, typer.Option(help="pindah, cltn, tugas_belajar, pensiun, meninggal, berhenti, lain.")],
    alasan: Annotated[str, typer.Option("--alasan", help="Keterangan, bila perlu.")] = "", json: Json = False,
) -> None:  # fmt: skip
    """Tutup SKP sebelum tahunnya habis."""
    from asn_desktop.services.evaluation import skp as goals

    with answering(to_json=json), door(context).writing("penutupan SKP") as (session, _):
        made = goals.close(session, skp, day(sampai), sebab, alasan)
    show.done(told(made), made, to_json=json)


def void(context: typer.Context, skp: Skp, alasan: Why, json: Json = False) -> None:
    """Batalkan SKP yang keliru disusun; barisnya tetap terlihat."""
    from asn_desktop.services.evaluation import skp as goals

    with answering(to_json=json), door(context).writing("pembatalan SKP") as (session, _):
        made = goals.void(session, skp, alasan)
    show.done(told(made), made, to_json=json)


def change(
    context: typer.Context, skp: Skp,
    mulai: Annotated[str, typer.Argument(help="Hari pertama penilai baru.")], alasan: Why,
    penilai: ByNip = None, penilai_nama: ByName = None, penilai_jabatan: ByPost = "", json: Json = False,
) -> None:  # fmt: skip
    """Ganti pejabat penilai di tengah tahun; SKP yang sama diteruskan."""
    from asn_desktop.services.evaluation import skp as goals

    with answering(to_json=json), door(context).writing("pergantian penilai") as (session, _):
        since = day(mulai)
        named = appraiser(session, penilai, penilai_nama, penilai_jabatan, since)
        if named is None:
            raise typer.BadParameter("Sebutkan penilai baru: --penilai, atau --penilai-nama dan --penilai-jabatan.")
        made = goals.change_appraiser(session, skp, named, since, alasan)
    show.done(told(made), made, to_json=json)


def add_to(commands: typer.Typer) -> None:
    """Hang the states under `asn kinerja skp`."""
    for name, deed in (
        ("tetapkan", fix), ("buka", reopen), ("tutup", close), ("batal", void),
        ("ganti-penilai", change),
    ):  # fmt: skip
        commands.command(name)(deed)
