"""`asn bkpsdm`: the central office's door. Register an office, take packages in, write the replies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import REFUSED, answering, door, keep, now, take, today
from asn_desktop.cli.options import Csv, Json
from asn_desktop.problems import Trouble
from asn_desktop.ui.sentences import headline

if TYPE_CHECKING:
    from asn_desktop.services.office import OpenOffice

commands = typer.Typer(no_args_is_help=True, help="BKPSDM: mendaftarkan kantor, menerima paket, menulis jawaban.")

Office = Annotated[str, typer.Argument(help="Nama atau kode kantor; sebagian nama cukup.")]
Reason = Annotated[str, typer.Option("--alasan", help="Tercatat bersama nama Anda.")]
Out = Annotated[Path, typer.Option("--ke", help="Folder jawaban.")]


@commands.command("siapkan")
def set_up(context: typer.Context, json: Json = False) -> None:
    """Buat kunci akar BKPSDM, sekali; mencetak enam kata yang dicocokkan lewat telepon."""
    from asn_desktop.services import registry

    with answering(to_json=json), door(context).writing("kunci BKPSDM") as (session, _):
        card = registry.set_up(session, now=now())
    show.done(f"{card.nama} siap sampai {card.until}. Enam kata: {' '.join(card.words)}", card, to_json=json)


@commands.command("daftarkan")
def register(
    context: typer.Context,
    berkas: Annotated[Path, typer.Argument(help="Berkas permintaan dari kantor.")],
    ke: Out = Path(),
    kode: Annotated[str | None, typer.Option(help="Kode kantor.")] = None,
    ya: Annotated[bool, typer.Option("--ya", help="Enam kata sudah dicocokkan; daftarkan.")] = False,
    json: Json = False,
) -> None:
    """Tunjukkan siapa yang meminta; dengan --ya daftarkan dan tulis jawabannya."""
    from asn_desktop.services import registry

    with answering(to_json=json):
        data = take(berkas)
        if not ya:
            with door(context).reading() as (session, _):
                card = registry.read_request(session, data, now=now())
            words = f"{card.nama}, {card.kota}. Enam kata: {' '.join(card.words)}. Cocokkan, lalu ulangi dengan --ya."
            show.done(words, card, to_json=json)
            return
        with door(context).writing("pendaftaran kantor") as (session, opened):
            made = registry.register(session, data, now=now(), today=today(opened), kode=kode)
        path = keep(ke, made.name, made.data)
    show.done(f"Jawaban ditulis: {path}. Enam kata BKPSDM: {' '.join(made.words)}", {"berkas": path}, to_json=json)


@commands.command("terima")
def receive(
    context: typer.Context,
    berkas: Annotated[list[Path], typer.Argument(help="Paket dari kantor, apa pun namanya.")],
    balas: Annotated[Path | None, typer.Option(help="Tulis balasan ke folder ini, satu per kantor.")] = None,
    json: Json = False,
) -> None:
    """Terima paket, satu transaksi per berkas; yang ditolak tidak menghentikan yang lain."""
    from asn_desktop.services import centre

    results: list[dict[str, object]] = []
    with answering(to_json=json), door(context).open() as opened:
        for path in berkas:
            try:
                data = take(path)
                with opened.store.begin(opened.actor, reason=f"terima {path.name}") as session:
                    got = centre.receive(session, data, now=now(), today=today(opened))
                results.append({"berkas": path, "hasil": got.state, "kantor": got.office, "paket": got.seq,
                                "baris": got.rows, "kode": got.code})  # fmt: skip
            except Trouble as trouble:
                results.append({"berkas": path, "hasil": "ditolak", "kode": trouble.code,
                                "kalimat": " ".join(headline(trouble))})  # fmt: skip
        written = _replies(opened, balas) if balas is not None else []
    _show(results, written, to_json=json)
    if any(line["hasil"] in ("ditolak", "bentrok_nomor") for line in results):
        raise typer.Exit(REFUSED)


def _show(results: list[dict[str, object]], written: list[Path], *, to_json: bool) -> None:
    if to_json:
        show.as_json({"paket": results, "balasan": written})
        return
    for line in results:
        rows = line.get("baris") or "tidak ada perubahan"
        more = line.get("kalimat") or f"{line['kantor']}, paket {line['paket']}: {rows}"
        print(f"{line['berkas']}: {line['hasil']}. {more}")
    for path in written:
        print(f"Balasan: {path}")


@commands.command("kantor")
def offices(context: typer.Context, json: Json = False, csv: Csv = False) -> None:
    """Daftar kantor: yang bermasalah lebih dahulu."""
    from asn_desktop.services import centre_offices

    with answering(to_json=json), door(context).reading() as (session, opened):
        rows = centre_offices.listing(session, month=today(opened))
    columns = {"Kantor": "nama", "Paket": "seq", "Diterima": "received_at", "Perubahan": "total", "Keadaan": "state",
               "Balasan": "reply"}  # fmt: skip
    show.listing(rows, columns, to_json=json, to_csv=csv)


@commands.command("cabut")
def revoke(context: typer.Context, kantor: Office, alasan: Reason, json: Json = False) -> None:
    """Cabut sertifikat kantor: paket berikutnya ditolak sampai kantor itu mendaftar ulang."""
    from asn_desktop.services import centre_offices, registry

    with answering(to_json=json), door(context).writing(f"cabut sertifikat: {alasan}") as (session, opened):
        peer = centre_offices.find(session, kantor)
        registry.revoke(session, peer.office_id, alasan, now=now())
        said = {"kantor": peer.nama, "oleh": opened.actor.name, "alasan": alasan.strip()}
    show.done(f"Sertifikat {said['kantor']} dicabut oleh {said['oleh']}.", said, to_json=json)


@commands.command("lewati")
def pass_over(context: typer.Context, kantor: Office, alasan: Reason, json: Json = False) -> None:
    """Lewati nomor paket yang hilang; yang menunggu di belakangnya masuk. Nama dan alasan dicatat."""
    from asn_desktop.services import centre, centre_offices

    with answering(to_json=json), door(context).writing("lewati nomor") as (session, opened):
        peer = centre_offices.find(session, kantor)
        got = centre.force_gap(session, peer.office_id, alasan, now=now(), today=today(opened))
    merged = ", ".join(map(str, got.merged))
    show.done(f"{got.office}: nomor dilewati oleh {opened.actor.name}; paket {merged} masuk.", got, to_json=json)


@commands.command("balas")
def reply(context: typer.Context, ke: Out = Path(), json: Json = False) -> None:
    """Tulis balasan untuk setiap kantor yang menunggu."""
    with answering(to_json=json), door(context).open() as opened:
        written = _replies(opened, ke)
    _show([], written, to_json=json)


def _replies(opened: OpenOffice, folder: Path) -> list[Path]:
    """Seal every reply that is due, each in its own transaction, then write it."""
    from asn_desktop.services import answers

    folder.mkdir(parents=True, exist_ok=True)
    with opened.store.read(opened.actor) as session:
        waiting = answers.due(session)
    written: list[Path] = []
    for office_id in waiting:
        with opened.store.begin(opened.actor, reason="balasan") as session:
            answers.reply(session, office_id, now=now())
        with opened.store.read(opened.actor) as session:
            written += answers.carry_reply(session, office_id, folder)
    return written
