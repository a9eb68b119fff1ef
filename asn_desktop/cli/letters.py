"""`asn surat`: the register, the file of a letter, numbers completed and voided, the agenda's gap report."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import REFUSED, answering, day, door, keep, now, secret, take, today
from asn_desktop.cli.options import Csv, Json
from asn_desktop.problems import Problem, Refused

if TYPE_CHECKING:
    from asn_desktop.services.letter_check import Checked

commands = typer.Typer(no_args_is_help=True, help="Surat: daftar, berkas, nomor, tanda tangan, pemeriksaan.")

Letter = Annotated[uuid.UUID, typer.Argument(help="Surat (kolom Surat pada daftar).")]
COLUMNS = {
    "Surat": "id", "Nomor": "nomor_cetak", "Tanggal": "tanggal", "Perihal": "perihal", "Tentang": "nama",
    "Keadaan": "keadaan", "Jalur": "jalur",
}  # fmt: skip


@commands.command("daftar")
def list_all(
    context: typer.Context,
    cari: Annotated[str, typer.Option(help="Bagian nomor, perihal, atau nama.")] = "",
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Buku surat, yang terbaru di atas."""
    from asn_desktop.services import letters

    with answering(to_json=json), door(context).reading() as (session, _):
        rows = letters.listing(session, text=cari)
    show.listing(rows, COLUMNS, to_json=json, to_csv=csv)


@commands.command("simpan")
def save(
    context: typer.Context,
    surat: Letter,
    ke: Annotated[Path, typer.Option(help="Berkas PDF tujuan.")],
    bertanda: Annotated[bool, typer.Option("--bertanda", help="Yang sudah ditandatangani.")] = False,
    json: Json = False,
) -> None:
    """Simpan berkas PDF sebuah surat."""
    from asn_desktop.services import letters

    with answering(to_json=json):
        with door(context).reading() as (session, _):
            data = letters.pdf(session, surat, signed=bertanda)
        path = keep(ke.parent, ke.name, data)
    show.done(f"Disimpan: {path} ({len(data) // 1024} KB).", {"berkas": path, "byte": len(data)}, to_json=json)


@commands.command("lengkapi")
def complete(
    context: typer.Context,
    surat: Letter,
    tanggal: Annotated[str, typer.Option(help="Tanggal surat.")],
    nomor: Annotated[str | None, typer.Option(help="Nomor dari sekretariat; tanpa ini dari agenda.")] = None,
    json: Json = False,
) -> None:
    """Beri nomor pada surat yang nomornya dikosongkan."""
    from asn_desktop.services import letters

    with answering(to_json=json), door(context).writing("nomor surat") as (session, _):
        row = letters.complete_number(session, surat, nomor, day(tanggal))
    show.done(f"{row.perihal}: nomor {row.nomor}.", row, to_json=json)


@commands.command("batalkan")
def void(
    context: typer.Context,
    surat: Letter,
    alasan: Annotated[str, typer.Option(help="Alasan; tercatat pada agenda.")],
    json: Json = False,
) -> None:
    """Batalkan surat; nomor dan barisnya tetap ada."""
    from asn_desktop.services import letters

    with answering(to_json=json), door(context).writing(f"surat dibatalkan: {alasan}") as (session, _):
        row = letters.void(session, surat, alasan)
    show.done(f"{row.nomor_cetak or row.perihal} batal.", row, to_json=json)


@commands.command("agenda")
def agenda(
    context: typer.Context,
    tahun: Annotated[int | None, typer.Option(help="Tahun; tanpa ini tahun berjalan.")] = None,
    json: Json = False,
) -> None:
    """Laporan nomor agenda kantor: yang terpakai, yang batal, dan bukti tidak ada yang terlewat."""
    from asn_desktop.services import letters, units

    with answering(to_json=json), door(context).reading() as (session, opened):
        root = units.root(session)
        if root is None:
            raise Refused(Problem("UNIT_UNKNOWN", "unit"))
        report = letters.gap_report(session, root, tahun or today(opened).year)
    if json:
        show.as_json(report)
        return
    show.listing(report.baris, COLUMNS)
    missing = "tidak ada nomor yang hilang" if report.utuh else f"hilang: {', '.join(map(str, report.hilang))}"
    print(f"Agenda {report.unit} {report.tahun}: sampai nomor {report.terakhir}, {len(report.batal)} batal, {missing}.")


@commands.command("tandatangani")
def sign(
    context: typer.Context,
    surat: Letter,
    kunci: Annotated[Path, typer.Option(help="Berkas sertifikat .p12 milik penanda tangan berikutnya.")],
    sandi_kunci_berkas: Annotated[Path | None, typer.Option(help="Berkas sandi .p12 (atau ASN_SANDI_KUNCI).")] = None,
    ke: Annotated[Path | None, typer.Option(help="Simpan PDF bertanda ke berkas ini.")] = None,
    json: Json = False,
) -> None:
    """Tanda tangani dengan berkas sertifikat; sertifikatnya diperiksa dahulu."""
    from asn_desktop.services import letter_signing, letters

    with answering(to_json=json), door(context).writing("tanda tangan surat") as (session, _):
        name, nip = letter_signing.signer_of(session, surat)
        phrase = secret(f"Sandi kunci {name}", "ASN_SANDI_KUNCI", sandi_kunci_berkas)
        key = letter_signing.open_signer(session, take(kunci), phrase, now=now(), nip=nip, nama=name)
        row = letter_signing.sign_here(session, surat, key, now=now())
        if ke is not None:
            keep(ke.parent, ke.name, letters.pdf(session, surat, signed=True))
    show.done(f"Ditandatangani oleh {name}. Keadaan: {row.keadaan}.", row, to_json=json)


@commands.command("tinta")
def ink(
    context: typer.Context,
    surat: Letter,
    pindaian: Annotated[list[Path], typer.Argument(help="Pindaian atau foto, satu per halaman.")],
    tanggal: Annotated[str, typer.Option(help="Tanggal ditandatangani.")],
    json: Json = False,
) -> None:
    """Catat surat yang ditandatangani dengan tinta, dengan pindaian atau fotonya."""
    from asn_desktop.services import letter_signing

    with answering(to_json=json), door(context).writing("tanda tangan tinta") as (session, _):
        row = letter_signing.mark_signed(session, surat, [take(path) for path in pindaian], day(tanggal))
    show.done(f"{row.perihal}: {row.keadaan}.", row, to_json=json)


@commands.command("periksa")
def check(context: typer.Context, berkas: Path, json: Json = False) -> None:
    """Periksa PDF mana pun: siapa, kapan, apa yang berubah, apa yang tidak dapat diperiksa."""
    from asn_desktop.services import letter_check

    with answering(to_json=json), door(context).reading() as (session, opened):
        found = letter_check.check(session, take(berkas), now=now())
    if json:
        show.as_json(found)
    else:
        tell(found, opened.office.zona)
    if found.report.verdict not in ("sah", "tanpa_tanda"):
        raise typer.Exit(REFUSED)


VERDICTS = {
    "bukan_pdf": "Berkas ini bukan PDF.",
    "rusak": "Berkas ini rusak dan tidak dapat diperiksa.",
    "tanpa_tanda": "Tidak ada tanda tangan elektronik di dalamnya.",
    "diubah": "Isinya berubah sesudah ditandatangani. Jangan dipakai; mintalah berkas aslinya.",
    "tidak_terpercaya": "Isinya utuh, tetapi sertifikatnya tidak sampai ke akar yang dipercaya kantor ini.",
    "sah": "Setiap tanda tangan sah dan tidak ada yang berubah sesudahnya.",
}
REGISTER = {
    "signed": "Berkas ini sama persis dengan yang bertanda tangan di buku surat.",
    "issued": "Berkas ini sama persis dengan yang diterbitkan, sebelum ditandatangani.",
    "same_data": "Datanya sama dengan surat di buku surat, berkasnya lain.",
    "void": "Surat ini tercatat BATAL.",
    "other_bytes": "Surat ini ada di buku surat, tetapi berkasnya lain dari yang tercatat.",
    "unknown": "Tidak ada di buku surat kantor ini.",
}


def tell(found: Checked, zone: str) -> None:
    """The verdict in words; never only a yes."""
    from asn_desktop.rules import words

    print(VERDICTS[found.report.verdict])
    for one in found.report.signatures:
        kind = "tersertifikasi" if one.certified else "LATIHAN" if one.practice else "tidak tersertifikasi"
        when = words.moment(one.at, zone) if one.at else "waktu tidak disebut"
        clock = "jam PC penanda tangan" if one.clock == "penanda_tangan" else "stempel waktu"
        print(f"  {one.nama} ({one.jabatan or 'jabatan tidak disebut'}), {when} menurut {clock}; {kind}.")
        print(f"    penerbit {one.penerbit}; sesudahnya ditambahkan: {one.added.replace('_', ' ')}")
    print(REGISTER[found.register])
