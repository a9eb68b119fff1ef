"""`asn bkpsdm cuti`, `asn bkpsdm putuskan-cuti`, `asn cuti aturan`: decisions for offices, and the rules of leave."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, day, door, now, take, today
from asn_desktop.cli.options import Csv, Json

COLUMNS = {
    "Permintaan": "id", "Kantor": "kantor", "Nama": "nama", "Jenis": "jenis", "Mulai": "mulai", "Sampai": "sampai",
    "Lama": "lama", "Keadaan": "keadaan", "Keputusan": "pilihan", "Nomor": "nomor", "Diterima": "diterima",
}  # fmt: skip


def add_to(above: typer.Typer, leave: typer.Typer) -> None:
    """Put the commands among those of the central office and of leave."""
    above.command("cuti")(requests)
    above.command("putuskan-cuti")(decide)
    leave.command("aturan")(rules)


def requests(
    context: typer.Context,
    menunggu: Annotated[bool, typer.Option("--menunggu", help="Hanya yang menunggu keputusan di sini.")] = False,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Permintaan cuti kantor yang diputus di atas kantornya; yang menunggu di atas."""
    from asn_desktop.services.leave import inbox

    with answering(to_json=json), door(context).reading() as (session, opened):
        rows = inbox.listing(session, today=today(opened), open_only=menunggu)
    show.listing(rows, COLUMNS, to_json=json, to_csv=csv)


def decide(
    context: typer.Context,
    permintaan: Annotated[uuid.UUID, typer.Argument(help="Nomor permintaan (kolom Permintaan).")],
    nama: Annotated[str, typer.Option(help="Pejabat yang memutus.")],
    jabatan: Annotated[str, typer.Option(help="Jabatannya: Bupati Tirtamaya.")],
    nomor: Annotated[str, typer.Option(help="Nomor surat.")],
    berkas: Annotated[Path, typer.Option(help="PDF surat yang sudah ditandatangani.")],
    pilihan: Annotated[str, typer.Option(help="DISETUJUI, PERUBAHAN, DITANGGUHKAN, TIDAK_DISETUJUI.")] = "DISETUJUI",
    karena: Annotated[str, typer.Option(help="Alasan; wajib selain DISETUJUI.")] = "",
    dasar: Annotated[str | None, typer.Option(help="Keputusan pendelegasian; tidak perlu bagi PPK.")] = None,
    tanggal: Annotated[str | None, typer.Option(help="Tanggal surat; tanpa ini hari ini.")] = None,
    mulai: Annotated[str | None, typer.Option(help="Tanggal baru, bila PERUBAHAN.")] = None,
    sampai: Annotated[str | None, typer.Option(help="Tanggal baru, bila PERUBAHAN.")] = None,
    bkn_nomor: Annotated[str | None, typer.Option(help="Persetujuan BKN, bagi CLTN.")] = None,
    bkn_tanggal: Annotated[str | None, typer.Option(help="Tanggal persetujuan BKN.")] = None,
    json: Json = False,
) -> None:
    """Catat keputusan atas permintaan sebuah kantor; ia pulang bersama suratnya dalam balasan berikutnya."""
    from asn_desktop.problems import Problem, Refused
    from asn_desktop.rules.leave.answer import Answer
    from asn_desktop.rules.leave.flow import Choice, Official
    from asn_desktop.services.leave import answers, inbox

    if pilihan not in list(Choice):
        raise typer.BadParameter("--pilihan: DISETUJUI, PERUBAHAN, DITANGGUHKAN, atau TIDAK_DISETUJUI.")
    with answering(to_json=json), door(context).writing("keputusan cuti kantor") as (session, opened):
        rows = inbox.listing(session, today=today(opened))
        row = next((one for one in rows if one.id == permintaan), None)
        if row is None:
            raise Refused(Problem("leave_unknown", "permintaan"))
        answer = Answer(
            permintaan, Choice(pilihan), Official(nama, jabatan, dasar=dasar), nomor,
            day(tanggal) if tanggal else today(opened), karena, day(mulai) if mulai else None,
            day(sampai) if sampai else None, bkn=(bkn_nomor, day(bkn_tanggal)) if bkn_nomor and bkn_tanggal else None,
        )  # fmt: skip
        ask = answers.AnswerAsk(row.office_id, answer, take(berkas))
        kept = answers.decide(session, ask, today=today(opened), now=now())
    show.done(f"Keputusan tercatat; ikut dalam balasan {row.kantor} berikutnya.", kept, to_json=json)


def rules(
    context: typer.Context,
    ubah: Annotated[tuple[str, str] | None, typer.Option(help="Nama aturan dan nilai barunya.")] = None,
    mulai: Annotated[str | None, typer.Option(help="Hari mulai berlaku.")] = None,
    dasar: Annotated[str, typer.Option(help="Dasar hukumnya; wajib.")] = "",
    pada: Annotated[str | None, typer.Option(help="Keadaan pada hari lain.")] = None,
    json: Json = False,
) -> None:
    """Aturan cuti yang berlaku, dengan dasarnya; `--ubah` mengubah satu, mulai suatu hari."""
    from asn_desktop.services.leave import rule_settings
    from asn_desktop.ui.sentences import leave_rules as words

    with answering(to_json=json):
        if ubah is not None:
            with door(context).writing("aturan cuti") as (session, opened):
                since = day(mulai) if mulai else None
                row = rule_settings.change(session, *ubah, since=since, ground=dasar, today=today(opened))
            text = f"{words.name(row.kunci)}: {words.value(row.kunci, row.berlaku.nilai)} mulai {row.berlaku.mulai}."
            show.done(text, row, to_json=json)
            return
        with door(context).reading() as (session, opened):
            rows = rule_settings.listing(session, on=day(pada) if pada else today(opened))
    if json:
        show.as_json(rows)
        return
    told = [
        [r.kunci, words.name(r.kunci), words.value(r.kunci, r.berlaku.nilai), r.berlaku.mulai.isoformat(),
         r.berlaku.dasar] for r in rows
    ]  # fmt: skip
    show.table(["Aturan", "Arti", "Nilai", "Sejak", "Dasar"], told)
