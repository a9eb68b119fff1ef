"""`asn kirim` and `asn terima`: the office's request and packages out, the central office's answers and replies in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, door, keep, now, take, today
from asn_desktop.cli.options import Csv, Json
from asn_desktop.problems import Problem, Refused
from asn_desktop.ui.sentences.packages import leave_waits, reply_waits

if TYPE_CHECKING:
    from asn_desktop.services.replies import ReplyResult
    from asn_desktop.services.sync import PackageRow


def _request(context: typer.Context, folder: Path, json: bool) -> None:
    from asn_desktop.services import enrolment

    with door(context).writing("permintaan pendaftaran") as (session, _):
        made = enrolment.request(session, now=now())
    path = keep(folder, made.name, made.data)
    show.done(f"Permintaan ditulis: {path}\nEnam kata kantor ini: {' '.join(made.words)}",
              {"berkas": path, "kata": made.words}, to_json=json)  # fmt: skip


def send(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="Stik atau folder tujuan.")],
    daftar: Annotated[bool, typer.Option("--daftar", help="Tulis permintaan pendaftaran, sekali saja.")] = False,
    ulang: Annotated[int | None, typer.Option(help="Tulis ulang paket nomor ini, sama persis.")] = None,
    json: Json = False,
) -> None:
    """Tulis paket berisi semua yang berubah; dibaca ulang dan dibandingkan sebelum dinyatakan selesai."""
    from asn_desktop.services import sync

    with answering(to_json=json):
        if daftar:
            _request(context, folder, json)
            return
        with door(context).open() as opened:
            if ulang is None:
                with opened.store.begin(opened.actor, reason="paket perubahan") as session:
                    row = sync.export(session, now=now())
            else:
                with opened.store.read(opened.actor) as session:
                    row = _kept(sync.packages(session), ulang)
            folder.mkdir(parents=True, exist_ok=True)
            with opened.store.read(opened.actor) as session:
                files = sync.carry(session, folder, epoch=row.epoch, seq=row.seq)
    names = ", ".join(str(path) for path in files)
    show.done(f"Paket {row.seq}: {row.total} perubahan, ditulis ke {names}.", {"paket": row, "berkas": files},
              to_json=json)  # fmt: skip


def _kept(rows: list[PackageRow], seq: int) -> PackageRow:
    """The newest package with this number. Refuses `package_not_here`."""
    for row in rows:
        if row.seq == seq:
            return row
    raise Refused(Problem("package_not_here", values={"seq": seq}))


def receive(
    context: typer.Context,
    berkas: Annotated[list[Path], typer.Argument(help="Jawaban atau balasan dari BKPSDM, apa pun namanya.")],
    ya: Annotated[bool, typer.Option("--ya", help="Enam kata sudah dicocokkan; terima pendaftaran.")] = False,
    json: Json = False,
) -> None:
    """Terima jawaban pendaftaran atau balasan; dikenali dari isinya. Dua kali tidak mengubah apa pun."""
    with answering(to_json=json):
        said = [_take(context, path, ya) for path in berkas]
    if json:
        show.as_json(said[0][1] if len(said) == 1 else [data for _, data in said])
        return
    for text, _ in said:
        print(text)


def _take(context: typer.Context, path: Path, ya: bool) -> tuple[str, object]:
    """One file in its own transaction: what became of it, in words and as data."""
    from asn_desktop.packages import container
    from asn_desktop.packages.manifest import ANSWER
    from asn_desktop.services import enrolment, replies

    data = take(path)
    kind = container.peek(data)[0].kind
    if kind == ANSWER and not ya:
        with door(context).reading() as (session, _):
            card = enrolment.read_answer(session, data, now=now())
        return f"Dari {card.centre}. Enam kata: {' '.join(card.centre_words)}. Cocokkan, lalu ulangi dengan --ya.", card
    if kind == ANSWER:
        return _join(context, data)
    with door(context).writing(f"terima {path.name}") as (session, opened):
        reply = replies.receive_reply(session, data, now=now(), today=today(opened))
    return _said(reply), reply


def _join(context: typer.Context, data: bytes) -> tuple[str, Any]:
    """The certificate first, in a transaction of its own; then the spare key for the centre."""
    from asn_desktop.services import enrolment, office_escrow

    with door(context).open() as opened:
        with opened.store.begin(opened.actor, reason="jawaban pendaftaran") as session:
            card = enrolment.accept(session, data, now=now(), today=today(opened))
        office_escrow.entrust(opened)
    return f"Terhubung dengan {card.centre} sampai {card.until}. Kunci cadangan dititipkan kepadanya.", card


def _said(reply: ReplyResult) -> str:
    if reply.missing:
        return reply_waits(reply.seq, reply.volumes, reply.missing)
    if reply.already:
        return f"Balasan {reply.seq} sudah pernah dibaca. Tidak ada yang berubah."
    if reply.old:
        return f"Balasan {reply.seq} lebih lama daripada yang terakhir dibaca. Tidak ada yang berubah."
    text = f"Balasan {reply.seq}: {reply.acknowledged} paket diakui, {reply.refused} baris perlu dilihat, "
    text += f"{reply.corrections} pembetulan dari BKPSDM."
    text += f" {reply.decided} keputusan cuti masuk." if reply.decided else ""
    text += f" {leave_waits(reply.undecided)}" if reply.undecided else ""
    return text + (f" BKPSDM menunggu paket {reply.waits_for}." if reply.waits_for else "")


def hand_over(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="Stik atau folder tujuan.")],
    kepada: Annotated[str | None, typer.Option(help="Tujuan surat; tanpa ini: kepala BKPSDM.")] = None,
    nomor: Annotated[str | None, typer.Option(help="Nomor surat yang diketik; tanpa ini: menurut unit.")] = None,
    json: Json = False,
) -> None:
    """Serahkan data tanpa mendaftar: daftar pegawai dalam Excel dan surat pengantarnya."""
    from asn_desktop.services import handover

    with answering(to_json=json):
        ask = handover.HandoverAsk(kepada, "diketik" if nomor else None, nomor)
        with door(context).writing("surat pengantar penyerahan data") as (session, opened):
            made = handover.make(session, ask, now=now(), today=today(opened))
        paths = [keep(folder, name, data) for name, data in made.files]
    said = {"surat": made.letter, "baris": made.rows, "berkas": paths}
    show.done(f"{made.rows} pegawai: {paths[0]}. Surat pengantar {made.letter.nomor or 'tanpa nomor'}: {paths[1]}.",
              said, to_json=json)  # fmt: skip


def outbox(context: typer.Context, json: Json = False, csv: Csv = False) -> None:
    """Daftar paket yang sudah ditulis kantor ini, dan jawabannya."""
    from asn_desktop.services import sync

    with answering(to_json=json), door(context).reading() as (session, _):
        rows = sync.packages(session)
        waiting = sync.unsent(session)
    columns = {"Paket": "seq", "Dibuat": "made_at", "Perubahan": "total", "Keadaan": "state", "Dijawab": "answered_at"}
    show.listing(rows, columns, to_json=json, to_csv=csv)
    if not (json or csv):
        print(f"Belum dikirim: {waiting.total} baris; belum dijawab: {waiting.unacknowledged} paket.")


def add_to(app: typer.Typer) -> None:
    """Hang the words on the root command: they are what a clerk does with BKPSDM."""
    app.command("kirim")(send)
    app.command("terima")(receive)
    app.command("paket")(outbox)
    app.command("serahkan")(hand_over)
