"""`asn kinerja dialog | pembinaan`: talks about performance with their follow-up, and coaching records."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, day, door, person, take, today, unit_of
from asn_desktop.cli.options import Csv, Json, Reason

talks = typer.Typer(no_args_is_help=True, help="Dialog kinerja dan tindak lanjut yang disepakati.")
plans = typer.Typer(no_args_is_help=True, help="Rencana pembinaan pegawai yang predikatnya meminta perbaikan.")
Skp = Annotated[uuid.UUID, typer.Argument(help="Nomor SKP.")]
OnDay = Annotated[str, typer.Option("--tanggal", help="Tanggalnya.")]
TALKS = {"Dialog": "id", "Tanggal": "tanggal", "Periode": "periode", "Isi": "isi", "Kesepakatan": "kesepakatan",
         "Tindak lanjut": "tindak_lanjut", "Selesai": "selesai"}  # fmt: skip
PLANS = {"Pembinaan": "id", "Tahun": "tahun", "Mulai": "mulai", "Sampai": "sampai", "Masalah": "masalah",
         "Rencana": "rencana", "Ukuran": "ukuran", "Pembina": "pembina", "Hasil": "hasil",
         "Berhasil": "berhasil"}  # fmt: skip


@talks.command("catat")
def talk(
    context: typer.Context, skp: Skp, isi: Annotated[str, typer.Argument(help="Pokok yang dibicarakan.")],
    tanggal: OnDay, kesepakatan: Annotated[str | None, typer.Option(help="Yang disepakati.")] = None,
    tindak_lanjut: Annotated[str | None, typer.Option("--tindak-lanjut", help="Hari untuk melihatnya lagi.")] = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Catat satu dialog kinerja."""
    from asn_desktop.services.evaluation import dialogues
    from asn_desktop.services.evaluation.dialogues import DialogueAsk

    with answering(to_json=json), door(context).writing("dialog kinerja") as (session, opened):
        again = day(tindak_lanjut) if tindak_lanjut else None
        row = dialogues.record(session, DialogueAsk(skp, day(tanggal), isi, kesepakatan, again), today=today(opened))
    show.done(f"Dialog {row.id} tercatat.", row, to_json=json)


@talks.command("daftar")
def talked(context: typer.Context, skp: Skp, json: Json = False, csv: Csv = False) -> None:
    """Dialog di bawah sebuah SKP."""
    from asn_desktop.services.evaluation import dialogues

    with answering(to_json=json), door(context).reading() as (session, _):
        rows = dialogues.of_skp(session, skp)
    show.listing(rows, TALKS, to_json=json, to_csv=csv)


@talks.command("selesai")
def finish(context: typer.Context, dialog: uuid.UUID, tanggal: OnDay, json: Json = False) -> None:
    """Nyatakan tindak lanjut sebuah dialog selesai."""
    from asn_desktop.services.evaluation import dialogues

    with answering(to_json=json), door(context).writing("tindak lanjut dialog") as (session, opened):
        row = dialogues.finish(session, dialog, day(tanggal), today=today(opened))
    show.done("Tindak lanjut selesai.", row, to_json=json)


@talks.command("batal")
def untalk(context: typer.Context, dialog: uuid.UUID, alasan: Reason, json: Json = False) -> None:
    """Batalkan catatan dialog yang keliru."""
    from asn_desktop.services.evaluation import dialogues

    with answering(to_json=json), door(context).writing(alasan) as (session, _):
        dialogues.void(session, dialog, alasan)
    show.done("Catatan dialog dibatalkan.", {"dialog": dialog}, to_json=json)


@talks.command("ingat")
def remind(
    context: typer.Context, unit: Annotated[str | None, typer.Option(help="Unit dan unit di bawahnya.")] = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Tindak lanjut yang lewat atau tiba dalam seminggu."""
    from asn_desktop.services.evaluation import dialogues

    with answering(to_json=json), door(context).reading() as (session, opened):
        rows = dialogues.reminders(session, today=today(opened), unit_id=unit_of(session, unit))
    lines = [f"{row.dialogue.tindak_lanjut:%d-%m-%Y}  {row.nama} ({row.penilai}): {row.dialogue.kesepakatan}"
             for row in rows if row.dialogue.tindak_lanjut]  # fmt: skip
    show.done("\n".join(lines) or "Tidak ada tindak lanjut yang ditunggu.", rows, to_json=json)


@plans.command("susun")
def plan(
    context: typer.Context, nip: Annotated[str, typer.Argument(help="NIP pegawai yang dibina.")],
    tahun: Annotated[int, typer.Argument(help="Tahun predikat yang menjadi sebabnya.")],
    mulai: Annotated[str, typer.Option(help="Hari pertama pembinaan.")],
    sampai: Annotated[str, typer.Option(help="Hari terakhir pembinaan.")],
    masalah: Annotated[str, typer.Option(help="Yang perlu diperbaiki.")],
    rencana: Annotated[str, typer.Option(help="Yang dilakukan.")],
    ukuran: Annotated[str, typer.Option(help="Tanda keberhasilannya.")],
    pembina: Annotated[str, typer.Option(help="Nama pembina.")],
    berkas: Annotated[Path | None, typer.Option(help="Pindaian rencana yang ditandatangani.")] = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Susun rencana pembinaan; program tidak pernah mengusulkan sanksi."""
    from asn_desktop.services.evaluation import coaching
    from asn_desktop.services.evaluation.coaching import CoachingAsk

    with answering(to_json=json), door(context).writing("rencana pembinaan") as (session, opened):
        ask = CoachingAsk(person(session, nip), tahun, day(mulai), day(sampai), masalah, rencana, ukuran, pembina,
                          take(berkas) if berkas else None)  # fmt: skip
        row = coaching.record(session, ask, today=today(opened))
    show.done(f"Rencana pembinaan {row.id} tersimpan.", row, to_json=json)


@plans.command("simpulkan")
def conclude(
    context: typer.Context, pembinaan: uuid.UUID, hasil: Annotated[str, typer.Argument(help="Yang berubah.")],
    tanggal: OnDay, gagal: Annotated[bool, typer.Option("--belum-berhasil", help="Belum berhasil.")] = False,
    json: Json = False,
) -> None:  # fmt: skip
    """Simpulkan hasil pembinaan."""
    from asn_desktop.services.evaluation import coaching

    with answering(to_json=json), door(context).writing("hasil pembinaan") as (session, opened):
        row = coaching.conclude(session, pembinaan, hasil, berhasil=not gagal, day=day(tanggal), today=today(opened))
    show.done("Hasil pembinaan tersimpan.", row, to_json=json)


@plans.command("daftar")
def planned(
    context: typer.Context, nip: Annotated[str, typer.Argument(help="NIP.")], json: Json = False, csv: Csv = False
) -> None:
    """Rencana pembinaan seseorang."""
    from asn_desktop.services.evaluation import coaching

    with answering(to_json=json), door(context).reading() as (session, _):
        rows = coaching.of_person(session, person(session, nip))
    show.listing(rows, PLANS, to_json=json, to_csv=csv)


@plans.command("batal")
def unplan(context: typer.Context, pembinaan: uuid.UUID, alasan: Reason, json: Json = False) -> None:
    """Batalkan rencana pembinaan yang keliru."""
    from asn_desktop.services.evaluation import coaching

    with answering(to_json=json), door(context).writing(alasan) as (session, _):
        coaching.void(session, pembinaan, alasan)
    show.done("Rencana pembinaan dibatalkan.", {"pembinaan": pembinaan}, to_json=json)


def add_to(commands: typer.Typer) -> None:
    """Add the commands to `asn kinerja`."""
    commands.add_typer(talks, name="dialog")
    commands.add_typer(plans, name="pembinaan")
