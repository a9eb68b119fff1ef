"""`asn kinerja kredit …`: the ledger of angka kredit, conversions of predikat, readiness."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, day, door, person, take, today, unit_of
from asn_desktop.cli.options import Csv, Json
from asn_desktop.cli.pairs import pairs
from asn_desktop.rules.words import digit_date
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.sentences.credit_lines import condition_words, line_words

if TYPE_CHECKING:
    from asn_desktop.services.credit.proposals import Proposal
    from asn_desktop.services.credit.readiness import ReadyRow

commands = typer.Typer(no_args_is_help=True, help="Angka kredit jabatan fungsional: konversi, buku, kesiapan, PAK.")
Nip = Annotated[str, typer.Argument(help="NIP, dengan atau tanpa spasi.")]
Year = Annotated[int, typer.Argument(help="Tahun yang dikonversi.")]
Unit = Annotated[str | None, typer.Option(help="Unit kerja dan yang di bawahnya; tanpa ini sekantor.")]
Period = Annotated[str, typer.Option(help="AKHIR (setahun), TW1 sampai TW4, atau B01 sampai B12.")]
Level = Annotated[str, typer.Option(help="Jenjang: Ahli Muda atau MU.")]
Number = Annotated[str | None, typer.Option(help="Nomor dokumen.")]
Day = Annotated[str | None, typer.Option(help="Tanggal dokumen.")]
READY = {"Nama": "nama", "NIP": "nip", "Gol.": "golongan", "Jenjang": "jenjang", "Angka kredit": "tampil",
         "Pangkat berikut": "pangkat", "Jenjang berikut": "berikut", "Keterangan": "keterangan"}  # fmt: skip
OFFERED = {"Nama": "nama", "NIP": "nip", "Keadaan": "keadaan", "Masa": "masa", "Predikat": "predikat",
           "Angka kredit": "angka", "Keterangan": "keterangan"}  # fmt: skip
ROWS = {"Baris": "id", "Tahun": "tahun", "Jenis": "jenis", "Jenjang": "jenjang", "Angka kredit": "tampil",
        "Nomor": "nomor", "Perhitungan": "kata"}  # fmt: skip


@commands.command("daftar")
def ready(context: typer.Context, unit: Unit = None, json: Json = False, csv: Csv = False) -> None:
    """Semua pemangku jabatan fungsional: angka kredit, pangkat dan jenjang berikutnya, yang masih kurang."""
    from asn_desktop.services.credit import readiness

    with answering(to_json=json), door(context).reading() as (session, opened):
        found = readiness.listing(session, on=today(opened), unit_id=unit_of(session, unit))
    if json:
        show.as_json(found)
        return
    show.listing([_ready(row) for row in found], READY, to_csv=csv)


def _ready(row: ReadyRow) -> Any:
    from asn_desktop.ui.sentences.credit import APPLIES
    from asn_desktop.ui.sentences.credit_lines import target_words

    return SimpleNamespace(
        nama=row.nama, nip=row.nip, golongan=row.golongan, jenjang=row.jenjang_nama, tampil=row.tampil,
        pangkat=target_words(row.pangkat, row.desimal), berikut=target_words(row.berikut, row.desimal),
        keterangan=APPLIES.get(row.keadaan, row.keadaan),
    )  # fmt: skip


@commands.command("buku")
def book(context: typer.Context, nip: Nip, json: Json = False) -> None:
    """Buku angka kredit seseorang: setiap baris dengan perhitungannya, jumlah, dan syarat kenaikan berikutnya."""
    from asn_desktop.services.credit import books

    with answering(to_json=json), door(context).reading() as (session, opened):
        found = books.of_person(session, person(session, nip), on=today(opened))
    if json:
        show.as_json(found)
        return
    for one in found.books:
        print(f"{one.nama}: {one.tampil}{'' if one.sekarang else ' (jenjang sebelumnya)'}")
        show.listing([SimpleNamespace(**_plain(row), kata=line_words(row.line)) for row in one.rows], ROWS)
    for line in found.lines:
        print(f"  {line_words(line)}  [{line.article}]")
    for target in filter(None, (found.row.pangkat, found.row.berikut)):
        for condition in target.conditions:
            print(f"  {target.nama}: {condition_words(condition)}")
    for problem in found.warnings:
        print(sentence(problem))


def _plain(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("id", "tahun", "jenis", "jenjang", "tampil", "nomor")}


@commands.command("usul")
def propose(
    context: typer.Context, tahun: Year, unit: Unit = None, periode: Period = "AKHIR", json: Json = False,
    csv: Csv = False,
) -> None:  # fmt: skip
    """Usul konversi setahun atau satu periode dari riwayat kinerja; belum menulis apa pun."""
    from asn_desktop.services.credit import proposals

    with answering(to_json=json), door(context).reading() as (session, opened):
        found = proposals.propose(
            session, tahun, periode=periode, unit_id=unit_of(session, unit), today=today(opened)
        )
    if json:
        show.as_json(found)
        return
    show.listing([row for one in found for row in _offered(one)], OFFERED, to_csv=csv)


def _offered(one: Proposal) -> Sequence[Any]:
    said = "; ".join(sentence(p) for p in one.problems)
    blank = {"nama": one.nama, "nip": one.nip, "keadaan": one.keadaan, "keterangan": said}
    return [
        SimpleNamespace(**blank, masa=f"{digit_date(p.mulai)} – {digit_date(p.sampai)}", angka=p.tampil,
                        predikat=p.source.predikat.label if p.source else "")
        for p in one.parts
    ] or [SimpleNamespace(**blank, masa="", predikat="", angka="")]  # fmt: skip


@commands.command("konversi")
def convert(
    context: typer.Context,
    tahun: Year,
    nip: Annotated[list[str] | None, typer.Argument(help="NIP; tanpa NIP semua yang siap.")] = None,
    unit: Unit = None,
    periode: Period = "AKHIR",
    hasil: Annotated[list[str] | None, typer.Option(help="Hasil lain bagi satu NIP: 1-1-2025=nomor hasil; berulang.")]
    = None,
    tanpa_ganti: Annotated[bool, typer.Option("--tanpa-ganti", help="Tolak bila ada konversi periodik.")] = False,
    json: Json = False,
) -> None:
    """Tulis konversi predikat: orang yang disebut, atau semua yang siap di kantor atau unit itu."""
    from asn_desktop.services.credit import proposals

    with answering(to_json=json), door(context).writing("konversi angka kredit") as (session, opened):
        here = today(opened)
        if nip:
            ids: list[uuid.UUID] = [person(session, one) for one in nip]
        else:
            every = proposals.propose(session, tahun, periode=periode, unit_id=unit_of(session, unit), today=here)
            ids = [one.employee_id for one in every if one.keadaan == "siap"]
        made = proposals.convert(session, tahun, ids, periode=periode, chosen=_chosen(ids, hasil),
                                 replaces=not tanpa_ganti, today=here)  # fmt: skip
    show.done(f"{len(made)} konversi tercatat.", made, to_json=json)


def _chosen(ids: Sequence[uuid.UUID], words: Sequence[str] | None) -> dict[tuple[uuid.UUID, dt.date], uuid.UUID]:
    """Results chosen for the months that begin on a day; wrong use for more than one person or no number."""
    if not words:
        return {}
    if len(ids) != 1:
        raise typer.BadParameter("--hasil hanya dengan satu NIP.")
    try:
        return {(ids[0], day(first)): uuid.UUID(found) for first, found in pairs(words).items()}
    except ValueError:
        raise typer.BadParameter("--hasil: tulis 1-1-2025=nomor hasil dari usul.") from None


@commands.command("baris")
def line(
    context: typer.Context, nip: Nip, tahun: Year, jenjang: Level,
    predikat: Annotated[str, typer.Option(help="Predikat pada dokumennya.")],
    bulan: Annotated[str | None, typer.Option(help="Jumlah bulan utuh, 1 sampai 12.")] = None,
    mulai: Annotated[str | None, typer.Option(help="Hari pertama masanya.")] = None,
    sampai: Annotated[str | None, typer.Option(help="Hari terakhir masanya.")] = None,
    periodik: Annotated[bool, typer.Option("--periodik", help="Konversi periodik, bukan tahunan.")] = False,
    ganti: Annotated[bool, typer.Option("--ganti", help="Menggantikan konversi periodik tahun itu.")] = False,
    nomor: Number = None, tanggal: Day = None, json: Json = False,
) -> None:  # fmt: skip
    """Catat satu konversi dari dokumen lama."""
    from asn_desktop.services.credit import lines

    with answering(to_json=json), door(context).writing("konversi angka kredit") as (session, opened):
        ask = lines.ConversionAsk(
            person(session, nip), jenjang, tahun, predikat, bulan, day(mulai) if mulai else None,
            day(sampai) if sampai else None, not periodik, ganti, nomor, day(tanggal) if tanggal else None,
        )  # fmt: skip
        made = lines.put_conversion(session, ask, today=today(opened))
    show.done(f"Tercatat: {line_words(made.line)}.", made, to_json=json)


@commands.command("catat")
def amount(
    context: typer.Context, nip: Nip, tahun: Year, jenjang: Level,
    jenis: Annotated[str, typer.Option(help="dasar, jf_lama, penyesuaian, atau pendidikan.")],
    jumlah: Annotated[str | None, typer.Option(help="Angkanya; dasar dan pendidikan boleh menurut tabel.")] = None,
    golongan: Annotated[str | None, typer.Option(help="Golongan, untuk AK dasar menurut tabel.")] = None,
    nomor: Number = None, tanggal: Day = None,
    alasan: Annotated[str | None, typer.Option(help="Keterangan.")] = None,
    pindaian: Annotated[Path | None, typer.Option(help="Pindaian dokumennya.")] = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Catat angka kredit menurut dokumen: AK dasar, JF lama, penyesuaian, peningkatan pendidikan."""
    from asn_desktop.services.credit import lines

    with answering(to_json=json), door(context).writing("angka kredit") as (session, opened):
        ask = lines.ManualAsk(
            person(session, nip), jenjang, jenis, tahun, jumlah, golongan, nomor, day(tanggal) if tanggal else None,
            alasan, take(pindaian) if pindaian else None,
        )  # fmt: skip
        made = lines.put_manual(session, ask, today=today(opened))
    show.done(f"Tercatat: {line_words(made.line)}.", made, to_json=json)


@commands.command("batal")
def void(
    context: typer.Context,
    baris: Annotated[uuid.UUID, typer.Argument(help="Nomor baris (kolom Baris pada buku).")],
    alasan: Annotated[str, typer.Option(help="Alasannya, tercatat.")],
    json: Json = False,
) -> None:
    """Batalkan satu baris buku angka kredit."""
    from asn_desktop.services.credit import lines

    with answering(to_json=json), door(context).writing(alasan) as (session, opened):
        row = lines.void(session, baris, alasan, today=today(opened))
    show.done("Baris dibatalkan.", row, to_json=json)
