"""`asn cuti`: balance with its reasons, consideration, decision, permit, and the list; `leave_asks` has requests."""

from __future__ import annotations

import uuid
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from asn_desktop.cli import leave_asks, leave_deeds, show
from asn_desktop.cli.door import answering, day, door, keep, now, person, secret, take, today
from asn_desktop.cli.leave_words import Ground, Name, Number, Post, official
from asn_desktop.cli.options import Csv, Json

if TYPE_CHECKING:
    from asn_desktop.rules.leave.flow import Official
    from asn_desktop.services.leave.deeds import Decision

commands = typer.Typer(no_args_is_help=True, help="Cuti: saldo, permintaan, pertimbangan, keputusan, surat, susulan.")
leave_asks.add_to(commands)
leave_deeds.add_to(commands)

Nip = Annotated[str, typer.Argument(help="NIP, dengan atau tanpa spasi.")]
Request = Annotated[uuid.UUID, typer.Argument(help="Nomor permintaan (kolom Permintaan pada daftar).")]
Choice = Annotated[str, typer.Option("--pilihan", help="DISETUJUI, PERUBAHAN, DITANGGUHKAN, atau TIDAK_DISETUJUI.")]
Grounds = Annotated[str, typer.Option("--karena", help="Alasan; wajib selain DISETUJUI.")]
Day = Annotated[str, typer.Option(help="Tanggal, misalnya 21-12-2026.")]
Hand = Annotated[str | None, typer.Option("--oleh", help="Akun pejabatnya; sandinya ditanyakan (ASN_SANDI_PEJABAT).")]
HandFile = Annotated[Path | None, typer.Option("--oleh-sandi-berkas", help="Berkas sandi pejabatnya.")]
Scan = Annotated[Path | None, typer.Option("--pindaian", help="Pindaian formulir bertanda tangan (menurut kertas).")]

COLUMNS = {
    "Permintaan": "id", "NIP": "nip", "Nama": "nama", "Jenis": "jenis", "Mulai": "mulai", "Sampai": "sampai",
    "Lama": "lama", "Satuan": "satuan", "Keadaan": "keadaan", "Nomor": "nomor",
}  # fmt: skip


@commands.command("saldo")
def balance(
    context: typer.Context,
    nip: Nip,
    tahun: Annotated[int | None, typer.Option(help="Tahun; tanpa ini tahun berjalan.")] = None,
    json: Json = False,
) -> None:
    """Sisa cuti tahunan seseorang, baris demi baris dengan dasar hukumnya."""
    from asn_desktop.services.leave import deeds as leave
    from asn_desktop.ui.sentences.leave import line_words

    with answering(to_json=json), door(context).reading() as (session, opened):
        year = tahun or today(opened).year
        card = leave.balance(session, person(session, nip), year=year, today=today(opened))
    if json:
        show.as_json(card)
        return
    lines = [[". ".join(filter(None, line_words(x))), f"{x.amount:+d}"] for x in card.lines]
    show.table(["Uraian", "Hari"], lines)
    print(f"Sisa cuti tahunan {year}: {card.sisa} hari kerja")


Whose = Annotated[str, typer.Argument(help="NIP satu orang, atau berkas Excel/CSV dengan kolom NIP dan cuti terpakai.")]


@commands.command("saldo-awal")
def opening(
    context: typer.Context,
    nip: Whose,
    tahun: Annotated[int | None, typer.Option(help="Tahun yang sudah lewat atau sedang berjalan.")] = None,
    terpakai: Annotated[str | None, typer.Option(help="Hari kerja cuti tahunan yang dipakai tahun itu.")] = None,
    ditangguhkan: Annotated[str, typer.Option(help="Hari tahun itu yang ditangguhkan pejabat.")] = "0",
    periksa: Annotated[bool, typer.Option("--periksa", help="Berkas: perlihatkan saja, tanpa menyimpan.")] = False,
    json: Json = False,
) -> None:
    """Catat pemakaian cuti sebelum program ini dipakai; tanpa ini saldo tidak dihitung."""
    from asn_desktop.services.leave import openings

    if Path(nip).suffix or Path(nip).is_file():
        if tahun is not None or terpakai is not None:
            raise typer.BadParameter("--tahun dan --terpakai hanya untuk satu orang; berkas memuatnya sendiri.")
        _openings_from(context, Path(nip), only_look=periksa, json=json)
        return
    if tahun is None or terpakai is None:
        raise typer.BadParameter("Untuk satu orang perlu --tahun dan --terpakai.")
    with answering(to_json=json), door(context).writing("saldo awal cuti") as (session, opened):
        wish = openings.OpeningAsk(person(session, nip), tahun, terpakai, ditangguhkan)
        openings.save(session, [wish], today=today(opened), now=now())
    show.done(f"Saldo awal {tahun} tercatat.", {"tahun": tahun, "terpakai": terpakai}, to_json=json)


def _openings_from(context: typer.Context, path: Path, *, only_look: bool, json: bool) -> None:
    """Import a list of openings: what is right is written, each refused row is told with its reason."""
    from asn_desktop.services import import_openings
    from asn_desktop.ui.sentences import sentence

    with answering(to_json=json), door(context).writing(f"saldo awal dari {path.name}") as (session, opened):
        seen = import_openings.preview(session, path, today=today(opened), file_name=path.name)
        written = 0 if only_look else import_openings.apply(session, seen, today=today(opened), now=now())
    told = [" ".join(sentence(p) for p in row.problems) for row in seen.refused]
    refused = [
        {"baris": row.number, "nip": row.nip, "nama": row.nama, "alasan": why}
        for row, why in zip(seen.refused, told, strict=True)
    ]
    answer = {"ditulis": written, "orang": len(seen.writable), "ditolak": refused, "tahun": seen.years}
    verb = "Belum ada yang disimpan" if only_look else f"{written} saldo awal tercatat"
    show.done(f"{verb}: {len(seen.writable)} orang, {len(refused)} baris ditolak.", answer, to_json=json)
    if not json:
        for row in refused:
            print(f"  baris {row['baris']} {row['nama'] or row['nip']}: {row['alasan']}")


@commands.command("ajukan")
def ask(
    context: typer.Context,
    nip: Nip,
    mulai: Day,
    sampai: Day,
    alasan: Annotated[str, typer.Option(help="Alasan cuti (bagian III).")],
    alamat: Annotated[str, typer.Option(help="Alamat selama cuti.")],
    telepon: Annotated[str, typer.Option(help="Telepon selama cuti.")],
    json: Json = False,
) -> None:
    """Ajukan cuti tahunan."""
    from asn_desktop.services.leave import deeds as leave

    with answering(to_json=json), door(context).writing("permintaan cuti") as (session, opened):
        wish = leave.LeaveAsk(person(session, nip), day(mulai), day(sampai), alasan, alamat, telepon)
        row = leave.ask(session, wish, today=today(opened), now=now())
    show.done(f"Permintaan {row.id}: {row.lama} {row.satuan}, {row.keadaan}.", row, to_json=json)


def _given(context: typer.Context, choice: str, words: str, hand: str | None, file: Path | None, scan: Path | None,
           first: str | None, last: str | None, who: Official | None = None) -> Decision:  # fmt: skip
    """The step as typed: by the official's own password, or according to the paper."""
    from asn_desktop.rules.leave.flow import Choice as Box
    from asn_desktop.services import office
    from asn_desktop.services.leave.deeds import Decision

    try:
        box = Box(choice)
    except ValueError:
        raise typer.BadParameter("--pilihan: DISETUJUI, PERUBAHAN, DITANGGUHKAN, atau TIDAK_DISETUJUI.") from None
    actor = None
    if hand is not None:
        password = secret(f"Sandi {hand}", "ASN_SANDI_PEJABAT", file)
        actor = office.verify_password(door(context).where(), hand, password)
    return Decision(
        box, words, day(first) if first else None, day(last) if last else None, signed_by=actor,
        scan=None if scan is None else take(scan), official=who,
    )  # fmt: skip


@commands.command("timbang")
def consider(
    context: typer.Context,
    permintaan: Request,
    pilihan: Choice = "DISETUJUI",
    karena: Grounds = "",
    oleh: Hand = None,
    oleh_sandi_berkas: HandFile = None,
    pindaian: Scan = None,
    mulai: Annotated[str | None, typer.Option(help="Tanggal baru, bila PERUBAHAN.")] = None,
    sampai: Annotated[str | None, typer.Option(help="Tanggal baru, bila PERUBAHAN.")] = None,
    nama: Name = None,
    jabatan: Post = None,
    nip_pejabat: Number = None,
    dasar: Ground = None,
    json: Json = False,
) -> None:
    """Catat pertimbangan atasan langsung."""
    from asn_desktop.services.leave import deeds as leave

    with answering(to_json=json):
        who = official(nama, jabatan, nip_pejabat, dasar)
        given = _given(context, pilihan, karena, oleh, oleh_sandi_berkas, pindaian, mulai, sampai, who)
        with door(context).writing("pertimbangan atasan langsung") as (session, opened):
            row = leave.consider(session, permintaan, given, today=today(opened), now=now())
    show.done(f"Permintaan {row.id}: {row.keadaan}.", row, to_json=json)


@commands.command("putuskan")
def decide(
    context: typer.Context,
    permintaan: Request,
    pilihan: Choice = "DISETUJUI",
    karena: Grounds = "",
    oleh: Hand = None,
    oleh_sandi_berkas: HandFile = None,
    pindaian: Scan = None,
    mulai: Annotated[str | None, typer.Option(help="Tanggal baru, bila PERUBAHAN.")] = None,
    sampai: Annotated[str | None, typer.Option(help="Tanggal baru, bila PERUBAHAN.")] = None,
    nama: Name = None,
    jabatan: Post = None,
    nip_pejabat: Number = None,
    dasar: Ground = None,
    hari: Annotated[int | None, typer.Option(help="Hari hak sendiri yang ditangguhkan.")] = None,
    hingga: Annotated[str | None, typer.Option(help="Ditangguhkan sampai tanggal ini, paling lama setahun.")] = None,
    kuasa: Annotated[bool, typer.Option("--kuasa", help="Pemegang kuasa cuti ke luar negeri.")] = False,
    json: Json = False,
) -> None:
    """Catat keputusan pejabat yang berwenang memberikan cuti."""
    from asn_desktop.services.leave import deeds as leave

    with answering(to_json=json):
        who = official(nama, jabatan, nip_pejabat, dasar)
        given = _given(context, pilihan, karena, oleh, oleh_sandi_berkas, pindaian, mulai, sampai, who)
        given = replace(given, hari=hari, hingga=day(hingga) if hingga else None, kuasa_luar_negeri=kuasa)
        with door(context).writing("keputusan cuti") as (session, opened):
            row = leave.decide(session, permintaan, given, today=today(opened), now=now())
    show.done(f"Permintaan {row.id}: {row.keadaan}.", row, to_json=json)


@commands.command("daftar")
def list_all(context: typer.Context, json: Json = False, csv: Csv = False) -> None:
    """Daftar permintaan cuti."""
    from asn_desktop.services.leave import deeds as leave

    with answering(to_json=json), door(context).reading() as (session, opened):
        rows = leave.listing(session, today=today(opened))
    show.listing(rows, COLUMNS, to_json=json, to_csv=csv)


@commands.command("terbitkan")
def issue(
    context: typer.Context,
    permintaan: Request,
    nomor: Annotated[str | None, typer.Option(help="Nomor dari sekretariat; tanpa ini menurut cara unitnya.")] = None,
    kosong: Annotated[bool, typer.Option("--kosong", help="Nomor dilengkapi kemudian.")] = False,
    jalur: Annotated[str, typer.Option(help="tinta, tte, atau sini.")] = "tinta",
    atas_nama: Annotated[str, typer.Option(help="Mandat: atas nama siapa; tanpa ini menurut setelan.")] = "",
    melalui: Annotated[str, typer.Option(help="Pejabat di antaranya (u.b.), misalnya Sekretaris Daerah.")] = "",
    ke: Annotated[Path | None, typer.Option(help="Folder untuk kedua PDF.")] = None,
    json: Json = False,
) -> None:
    """Terbitkan Surat Izin Cuti dan formulir 1.b dari permintaan yang disetujui."""
    from asn_desktop.services import letters
    from asn_desktop.services.leave import papers

    if nomor is not None and kosong:
        raise typer.BadParameter("--nomor dan --kosong tidak dapat bersama.")
    mode = "kosong" if kosong else "diketik" if nomor is not None else None
    files: dict[str, Path] = {}
    with answering(to_json=json), door(context).writing("surat izin cuti") as (session, opened):
        wish = papers.IssueAsk(permintaan, mode, nomor, jalur, atas_nama=atas_nama, melalui=melalui)
        made = papers.issue(session, wish, today=today(opened), now=now())
        if ke is not None:
            for name, letter in (("surat-izin-cuti", made.permit), ("formulir-cuti", made.form)):
                files[name] = keep(ke, f"{name}-{letter.id}.pdf", letters.pdf(session, letter.id))
    answer = {"permintaan": made.row, "surat": made.permit, "formulir": made.form, "berkas": files}
    show.done(f"Surat Izin Cuti {made.permit.nomor_cetak} terbit untuk {made.row.nama}.", answer, to_json=json)
