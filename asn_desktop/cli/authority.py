"""`asn wewenang`: who may grant which leave; decrees of delegation; Plh and Plt; decisions from above that wait."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, day, door, keep, now, person, take, today, unit_named, unit_of
from asn_desktop.cli.options import Csv, Json

if TYPE_CHECKING:
    from asn_desktop.rules.leave.wish import Kind

commands = typer.Typer(no_args_is_help=True, help="Wewenang cuti: siapa yang memutus, pendelegasian, Plh dan Plt.")

Nip = Annotated[str, typer.Argument(help="NIP, dengan atau tanpa spasi.")]
Unit = Annotated[str, typer.Option("--unit", help="Unit yang kepalanya memegang wewenang.")]
Line = Annotated[uuid.UUID, typer.Argument(help="Nomor baris (kolom Baris pada daftar).")]
Kinds = Annotated[list[str], typer.Option("--jenis", help="TAHUNAN, SAKIT, …; boleh berulang.")]
Reason = Annotated[str, typer.Option("--alasan", help="Tercatat bersama nama Anda.")]
COLUMNS = {
    "Baris": "id", "Pemegang": "jabatan", "Jenis": "jenis", "Kelompok": "kelompok", "Bagi": "cakupan",
    "Nomor": "nomor", "Mulai": "berlaku_mulai", "Sampai": "berlaku_sampai", "Batal": "dibatalkan",
}  # fmt: skip


def kind(raw: str) -> Kind:
    """A kind of leave as typed; wrong use for anything else."""
    from asn_desktop.rules.leave.wish import Kind

    try:
        return Kind(raw.upper())
    except ValueError:
        raise typer.BadParameter(f"--jenis: {', '.join(Kind)}.") from None


@commands.command("siapa")
def who(
    context: typer.Context,
    nip: Nip,
    mulai: Annotated[str, typer.Argument(help="Hari pertama cuti.")],
    sampai: Annotated[str, typer.Argument(help="Hari terakhir cuti.")],
    jenis: Annotated[str, typer.Option(help="TAHUNAN, BESAR, SAKIT, MELAHIRKAN, ALASAN_PENTING, CLTN.")] = "TAHUNAN",
    negara: Annotated[str | None, typer.Option(help="Negara, bila dijalankan di luar negeri.")] = None,
    json: Json = False,
) -> None:
    """Siapa yang berwenang memberikan cuti itu, di kantor mana, dan dasarnya."""
    from asn_desktop.services import authority
    from asn_desktop.ui.sentences import authority as words
    from asn_desktop.ui.sentences import sentence

    with answering(to_json=json), door(context).reading() as (session, opened):
        found = authority.decider(
            session, person(session, nip), kind(jenis), first=day(mulai), last=day(sampai), country=negara,
            on=today(opened),
        )  # fmt: skip
    if json:
        show.as_json(found)
        return
    post = f"{found.official.nama}, {found.official.jabatan}" if found.official else words.LEVELS.get(found.level, "")
    print(f"{words.PLACES[found.where]}: {post}\nDasar: {found.ground}")
    for problem in (*found.problems, *found.warnings):
        print(sentence(problem))


@commands.command("daftar")
def list_all(context: typer.Context, json: Json = False, csv: Csv = False) -> None:
    """Pendelegasian yang tercatat, yang terbaru di atas; yang batal pun terlihat."""
    from asn_desktop.services import delegations

    with answering(to_json=json), door(context).reading() as (session, _):
        rows = delegations.listing(session)
    show.listing(rows, COLUMNS, to_json=json, to_csv=csv)


@commands.command("catat")
def enter(
    context: typer.Context,
    unit: Unit,
    jabatan: Annotated[str, typer.Option(help="Jabatan pemegang, seperti dalam keputusannya.")],
    jenis: Kinds,
    pemberi: Annotated[str, typer.Option(help="Jabatan PPK: Bupati Tirtamaya.")],
    nomor: Annotated[str, typer.Option(help="Nomor keputusan.")],
    tanggal: Annotated[str, typer.Option(help="Tanggal keputusan.")],
    mulai: Annotated[str | None, typer.Option(help="Mulai berlaku; tanpa ini sejak tanggal keputusan.")] = None,
    sampai: Annotated[str | None, typer.Option(help="Berlaku sampai; tanpa ini tanpa batas.")] = None,
    kelompok: Annotated[list[str] | None, typer.Option(help="administrator, gol_iii, pppk, …; boleh berulang.")] = None,
    bagi: Annotated[str | None, typer.Option(help="Unit yang pegawainya dicakup; tanpa ini unit pemegang.")] = None,
    maks_hari: Annotated[int | None, typer.Option(help="Cuti paling lama, hari kalender.")] = None,
    luar_negeri: Annotated[bool, typer.Option("--luar-negeri", help="Keputusan memberi kuasa luar negeri.")] = False,
    tanpa_plt: Annotated[bool, typer.Option("--tanpa-plt", help="Plt dan Plh tidak boleh memakainya.")] = False,
    pindaian: Annotated[Path | None, typer.Option(help="Pindaian keputusan.")] = None,
    json: Json = False,
) -> None:
    """Catat satu baris keputusan pendelegasian wewenang cuti."""
    from asn_desktop.services import delegation_deeds, delegations

    with answering(to_json=json), door(context).writing("keputusan pendelegasian") as (session, opened):
        ask = delegations.DelegationAsk(
            unit_named(session, unit), jabatan, tuple(jenis), pemberi, nomor, day(tanggal), day(mulai or tanggal),
            tuple(kelompok or ()), cakupan_id=unit_of(session, bagi), maks_hari=maks_hari,
            luar_negeri=luar_negeri, plt_boleh=not tanpa_plt, berlaku_sampai=day(sampai) if sampai else None,
            scan=take(pindaian) if pindaian else None,
        )  # fmt: skip
        (row,) = delegation_deeds.enter(session, [ask], today=today(opened))
    show.done(f"Baris {row.id} tercatat: {row.jabatan}, keputusan nomor {row.nomor}.", row, to_json=json)


@commands.command("akhiri")
def end(
    context: typer.Context,
    baris: Line,
    sampai: Annotated[str, typer.Argument(help="Hari terakhir berlakunya.")],
    json: Json = False,
) -> None:
    """Akhiri satu baris pendelegasian pada suatu hari."""
    from asn_desktop.services import delegation_deeds

    with answering(to_json=json), door(context).writing("akhir pendelegasian") as (session, opened):
        row = delegation_deeds.end(session, baris, day(sampai), today=today(opened))
    show.done(f"Keputusan nomor {row.nomor} berlaku sampai {row.berlaku_sampai}.", row, to_json=json)


@commands.command("batalkan")
def void(context: typer.Context, baris: Line, alasan: Reason, json: Json = False) -> None:
    """Batalkan baris yang keliru dicatat; barisnya tetap terlihat."""
    from asn_desktop.services import delegation_deeds

    with answering(to_json=json), door(context).writing("pembatalan pendelegasian") as (session, opened):
        row = delegation_deeds.void(session, baris, alasan, today=today(opened))
    show.done(f"Baris {row.nomor} dibatalkan.", row, to_json=json)


@commands.command("plh")
def stand_in(
    context: typer.Context,
    nip: Nip,
    unit: Unit,
    mulai: Annotated[str, typer.Argument(help="Hari pertama.")],
    sampai: Annotated[str | None, typer.Argument(help="Hari terakhir; wajib bagi Plh.")] = None,
    sebab: Annotated[str, typer.Option(help="Misalnya: pejabat definitif melaksanakan perjalanan dinas.")] = "",
    plt: Annotated[bool, typer.Option("--plt", help="Jabatan kosong: pelaksana tugas, bukan harian.")] = False,
    nomor: Annotated[str | None, typer.Option(help="Nomor surat dari sekretariat.")] = None,
    ke: Annotated[Path | None, typer.Option(help="Folder untuk PDF.")] = None,
    json: Json = False,
) -> None:
    """Surat perintah Plh atau Plt dan masa wewenangnya, sekali jalan."""
    from asn_desktop.services import acting_orders, letters

    with answering(to_json=json), door(context).writing("surat perintah Plh/Plt") as (session, opened):
        ask = acting_orders.OrderAsk(
            unit_named(session, unit), person(session, nip), "PLT" if plt else "PLH", day(mulai),
            day(sampai) if sampai else None, sebab, mode="diketik" if nomor else None, nomor=nomor,
        )  # fmt: skip
        made = acting_orders.order(session, ask, today=today(opened), now=now())
        if ke is not None:
            keep(ke, f"surat-perintah-{made.letter.id}.pdf", letters.pdf(session, made.letter.id))
    text = f"{made.official.nama} menjadi {made.official.jabatan_tertulis}; surat {made.letter.nomor_cetak}."
    show.done(text, made, to_json=json)


@commands.command("tertahan")
def waiting(
    context: typer.Context,
    ulangi: Annotated[uuid.UUID | None, typer.Option(help="Coba masukkan lagi keputusan ini.")] = None,
    kesampingkan: Annotated[uuid.UUID | None, typer.Option(help="Kesampingkan keputusan ini; perlu --alasan.")] = None,
    alasan: Annotated[str, typer.Option(help="Mengapa keputusan itu tidak dipakai.")] = "",
    json: Json = False,
) -> None:
    """Keputusan cuti dari atas yang belum dapat dimasukkan, dan sebabnya."""
    from asn_desktop.services.leave import upward
    from asn_desktop.ui.sentences import sentence

    with answering(to_json=json):
        if ulangi is not None or kesampingkan is not None:
            with door(context).writing("keputusan cuti dari atas") as (session, opened):
                if ulangi is not None:
                    upward.retry(session, ulangi, today=today(opened), now=now())
                if kesampingkan is not None:
                    upward.dismiss(session, kesampingkan, alasan)
        with door(context).reading() as (session, _):
            rows = upward.waiting(session)
    if json:
        show.as_json(rows)
        return
    told = [[str(r.id), r.nama, r.answer.number, " ".join(sentence(p) for p in r.problems)] for r in rows]
    show.table(["Keputusan", "Pegawai", "Surat", "Sebab"], told)
