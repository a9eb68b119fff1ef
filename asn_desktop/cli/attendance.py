"""`asn izin`, `asn tugas`, `asn jadwal`, `asn hadir`: permits, duty orders, rosters and the book of days."""

from __future__ import annotations

import datetime as dt
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, day, door, keep, now, person, today, unit_of
from asn_desktop.cli.options import Csv, Json
from asn_desktop.problems import Problem, Refused

if TYPE_CHECKING:

    from asn_desktop.rules.report_table import ReportTable

izin_commands = typer.Typer(no_args_is_help=True, help="Izin yang bukan cuti: catat, daftar, slip, rekap, batalkan.")
duty_commands = typer.Typer(no_args_is_help=True, help="Surat tugas: catat, daftar, surat, batalkan.")
roster_commands = typer.Typer(no_args_is_help=True, help="Jadwal jaga unit dengan giliran.")
days_commands = typer.Typer(no_args_is_help=True, help="Buku harian kehadiran: keadaan, usulan, impor, daftar.")

Nip = Annotated[str, typer.Argument(help="NIP, dengan atau tanpa spasi.")]
Day = Annotated[str, typer.Argument(help="Tanggal, misalnya 24-11-2026.")]
Row = Annotated[uuid.UUID, typer.Argument(help="Nomor baris menurut daftar.")]
Month = Annotated[str | None, typer.Option("--bulan", help="Bulan, misalnya 2026-11; tanpa ini bulan ini.")]
UnitName = Annotated[str | None, typer.Option("--unit", help="Unit kerja dengan semua di bawahnya.")]
Pdf = Annotated[Path | None, typer.Option("--pdf", help="Berkas PDF tujuan.")]
Xlsx = Annotated[Path | None, typer.Option("--xlsx", help="Berkas Excel tujuan.")]
Why = Annotated[str, typer.Option("--karena", help="Alasannya.")]


def month_of(text: str | None, here: dt.date) -> dt.date:
    """The first day of a month typed as 2026-11 or 11-2026; of the present one when nothing was typed."""
    if text is None:
        return here.replace(day=1)
    parts = [int(p) for p in text.replace("/", "-").split("-") if p.isdigit()]
    if len(parts) == 2:
        year, month = (parts[0], parts[1]) if parts[0] > 12 else (parts[1], parts[0])
        if 1 <= month <= 12 and 1990 <= year <= 2200:
            return dt.date(year, month, 1)
    raise typer.BadParameter(f"--bulan {text}: tulis seperti 2026-11.")


def give(table: ReportTable, pdf: Path | None, xlsx: Path | None, *, json: bool) -> None:
    """A list to files, as JSON, or its size when nothing was asked."""
    from asn_desktop.services import reports

    written: dict[str, Path] = {}
    if pdf is not None:
        written["pdf"] = keep(pdf.parent, pdf.name, reports.pdf(table, now=now()))
    if xlsx is not None:
        written["xlsx"] = keep(xlsx.parent, xlsx.name, reports.xlsx(table))
    if json:
        show.as_json({"tabel": table, "berkas": written})
    else:
        print(f"{table.title[0]}: {table.count} baris. {', '.join(str(p) for p in written.values())}".rstrip(". "))


@izin_commands.command("catat")
def permit(
    context: typer.Context, nip: Nip, jenis: Annotated[str, typer.Argument(help="Kode menurut `asn izin jenis`.")],
    mulai: Day, sampai: Annotated[str | None, typer.Argument(help="Tanpa ini hari itu saja.")] = None,
    alasan: Annotated[str, typer.Option(help="Keperluannya.")] = "",
    dari_jam: Annotated[str | None, typer.Option(help="Misalnya 10:00.")] = None,
    sampai_jam: Annotated[str | None, typer.Option(help="Misalnya 12:00.")] = None,
    oleh: Annotated[str, typer.Option(help="Nama pemberi izin; tanpa ini atasan langsung.")] = "",
    jabatan: Annotated[str, typer.Option(help="Jabatan pemberi izin.")] = "", json: Json = False,
) -> None:  # fmt: skip
    """Catat satu izin; tidak pernah mengurangi hak cuti."""
    from asn_desktop.services import izin

    with answering(to_json=json), door(context).writing("izin") as (session, opened):
        wish = izin.IzinAsk(person(session, nip), jenis, day(mulai), day(sampai or mulai), alasan, dari_jam,
                            sampai_jam, penyetuju_nama=oleh, penyetuju_jabatan=jabatan)  # fmt: skip
        row = izin.ask(session, wish, today=today(opened))
    show.done(f"{row.jenis_nama} {row.nama} tercatat, disetujui {row.penyetuju}.", row, to_json=json)


@izin_commands.command("daftar")
def permits(
    context: typer.Context, bulan: Month = None, unit: UnitName = None, json: Json = False, csv: Csv = False
) -> None:
    """Izin satu bulan."""
    from asn_desktop.rules.workdays import period_end
    from asn_desktop.services import izin

    with answering(to_json=json), door(context).reading() as (session, opened):
        first = month_of(bulan, today(opened))
        rows = izin.listing(session, first, period_end(first, 1), unit_id=unit_of(session, unit))
    columns = {"Izin": "id", "NIP": "nip", "Nama": "nama", "Jenis": "jenis_nama", "Mulai": "mulai",
               "Sampai": "sampai", "Pemberi izin": "penyetuju"}  # fmt: skip
    show.listing(rows, columns, to_json=json, to_csv=csv)


@izin_commands.command("jenis")
def kinds(context: typer.Context, json: Json = False) -> None:
    """Jenis izin yang berlaku hari ini, dengan jam yang diperlukan dan batas harinya."""
    from asn_desktop.services import izin

    with answering(to_json=json), door(context).reading() as (session, opened):
        found = list(izin.kinds(session, today(opened)).values())
    if json:
        show.as_json(found)
        return
    show.table(["Kode", "Nama", "Jam", "Paling lama"],
               [[k.code, k.name, k.times, f"{k.most_days} hari" if k.most_days else "-"] for k in found])  # fmt: skip


@izin_commands.command("atur")
def set_kind(
    context: typer.Context, kode: Annotated[str, typer.Argument(help="Kode jenis, yang ada atau baru.")],
    dasar: Annotated[str, typer.Option(help="Dasar perubahan, misalnya SE Kepala Dinas 3/2026.")],
    mulai: Annotated[str, typer.Option(help="Berlaku mulai tanggal.")],
    nama: Annotated[str | None, typer.Option(help="Nama jenis.")] = None,
    jam: Annotated[str | None, typer.Option(help="tanpa, mulai, sampai, atau keduanya.")] = None,
    hari: Annotated[int | None, typer.Option(help="Paling lama berapa hari; 0 tanpa batas.")] = None,
    hentikan: Annotated[bool, typer.Option("--hentikan", help="Jenis ini tidak dipakai lagi.")] = False,
    json: Json = False,
) -> None:
    """Tulis jenis izin kantor sendiri mulai satu tanggal."""
    from asn_desktop.services import day_settings

    with answering(to_json=json), door(context).writing("jenis izin") as (session, _opened):
        kind = day_settings.set_kind(session, kode, since=day(mulai), dasar=dasar, nama=nama, jam=jam, hari=hari,
                                     dipakai=not hentikan)  # fmt: skip
    show.done(f"Jenis izin {kind.code} berlaku mulai {mulai}.", kind, to_json=json)


@izin_commands.command("slip")
def slip(context: typer.Context, izin: Row, ke: Annotated[Path | None, typer.Option(help="Folder untuk PDF.")] = None,
         json: Json = False) -> None:  # fmt: skip
    """Buat slip izin tanpa nomor."""
    from asn_desktop.services import attendance_papers, letters

    files: dict[str, Path] = {}
    with answering(to_json=json), door(context).writing("slip izin") as (session, opened):
        made = attendance_papers.slip(session, izin, today=today(opened), now=now())
        if ke is not None:
            files["slip"] = keep(ke, f"slip-izin-{made.id}.pdf", letters.pdf(session, made.id))
    show.done(f"Slip izin dibuat: {made.perihal}.", {"surat": made, "berkas": files}, to_json=json)


@izin_commands.command("batalkan")
def void_permit(context: typer.Context, izin: Row, karena: Why, json: Json = False) -> None:
    """Batalkan satu izin; catatannya tetap ada."""
    from asn_desktop.services import izin as permits_

    with answering(to_json=json), door(context).writing("izin dibatalkan") as (session, _opened):
        row = permits_.void(session, izin, karena)
    show.done(f"{row.jenis_nama} {row.nama} dibatalkan.", row, to_json=json)


@izin_commands.command("rekap")
def permit_recap(context: typer.Context, bulan: Month = None, unit: UnitName = None, pdf: Pdf = None,
                 xlsx: Xlsx = None, json: Json = False) -> None:  # fmt: skip
    """Rekap izin sebulan menurut orang dan jenis."""
    from asn_desktop.services import attendance_lists

    with answering(to_json=json), door(context).reading() as (session, opened):
        here = today(opened)
        table = attendance_lists.permits(session, month_of(bulan, here), unit_of(session, unit), today=here)
        give(table, pdf, xlsx, json=json)


@duty_commands.command("catat")
def order(
    context: typer.Context, mulai: Day, sampai: Day,
    nip: Annotated[list[str], typer.Argument(help="NIP yang ditugaskan, berurutan menurut surat.")],
    maksud: Annotated[str, typer.Option(help="Untuk apa.")], tujuan: Annotated[str, typer.Option(help="Ke mana.")],
    unit: UnitName = None, jenis: Annotated[str, typer.Option(help="dinas_luar atau diklat.")] = "dinas_luar",
    nomor: Annotated[str | None, typer.Option(help="Nomor surat yang sudah dibuat di kertas.")] = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Catat surat tugas; yang sedang cuti ditolak dan cutinya disebut."""
    from asn_desktop.services import duty_orders, units

    with answering(to_json=json), door(context).writing("surat tugas") as (session, opened):
        where = unit_of(session, unit) or units.root(session)
        if where is None:
            raise Refused(Problem("UNIT_UNKNOWN", "unit", {"raw": unit or ""}))
        people = tuple(person(session, one) for one in nip)
        wish = duty_orders.DutyAsk(where, maksud, tujuan, day(mulai), day(sampai), people, jenis, nomor)
        row = duty_orders.enter(session, wish, today=today(opened))
    show.done(f"Surat tugas {row.id}: {len(row.orang)} orang ke {row.tujuan}.", row, to_json=json)


@duty_commands.command("daftar")
def orders(
    context: typer.Context, bulan: Month = None, unit: UnitName = None, json: Json = False, csv: Csv = False
) -> None:
    """Surat tugas satu bulan."""
    from asn_desktop.rules.workdays import period_end
    from asn_desktop.services import duty_orders

    with answering(to_json=json), door(context).reading() as (session, opened):
        first = month_of(bulan, today(opened))
        rows = duty_orders.listing(session, first, period_end(first, 1), unit_id=unit_of(session, unit))
    columns = {"Tugas": "id", "Maksud": "maksud", "Tujuan": "tujuan", "Mulai": "mulai", "Sampai": "sampai",
               "Nomor": "nomor"}  # fmt: skip
    show.listing(rows, columns, to_json=json, to_csv=csv)


@duty_commands.command("surat")
def duty_letter(
    context: typer.Context, tugas: Row,
    nomor: Annotated[str | None, typer.Option(help="Nomor dari sekretariat; tanpa ini menurut cara unitnya.")] = None,
    ke: Annotated[Path | None, typer.Option(help="Folder untuk PDF.")] = None, json: Json = False,
) -> None:  # fmt: skip
    """Buat surat tugas dengan nomornya."""
    from asn_desktop.services import attendance_papers, letters

    files: dict[str, Path] = {}
    with answering(to_json=json), door(context).writing("surat tugas") as (session, opened):
        ask = attendance_papers.NumberAsk("diketik" if nomor else None, nomor)
        made = attendance_papers.duty_letter(session, tugas, ask, today=today(opened), now=now())
        if ke is not None:
            files["surat"] = keep(ke, f"surat-tugas-{made.id}.pdf", letters.pdf(session, made.id))
    show.done(f"Surat tugas {made.nomor_cetak} dibuat.", {"surat": made, "berkas": files}, to_json=json)


@duty_commands.command("batalkan")
def void_order(context: typer.Context, tugas: Row, karena: Why, json: Json = False) -> None:
    """Batalkan surat tugas; suratnya ikut batal."""
    from asn_desktop.services import duty_orders

    with answering(to_json=json), door(context).writing("surat tugas dibatalkan") as (session, _opened):
        row = duty_orders.void(session, tugas, karena)
    show.done(f"Surat tugas ke {row.tujuan} dibatalkan.", row, to_json=json)
