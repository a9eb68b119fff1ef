"""`asn cltn`: from the proposal to BKN to the day back at work."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, day, door, now, today
from asn_desktop.cli.leave_words import PROOF, Number, Request, Scan, line, named, proof, scan
from asn_desktop.cli.options import Json

commands = typer.Typer(no_args_is_help=True, help="CLTN: usul, persetujuan BKN, keputusan PPK, pengaktifan kembali.")
Name = Annotated[str, typer.Option("--nama", help="PPK yang menandatangani.")]
Post = Annotated[str, typer.Option("--jabatan", help="Jabatannya, misalnya Bupati Tirtamaya.")]
Numbered = Annotated[str, typer.Option("--nomor", help="Nomor surat atau keputusannya.")]
Dated = Annotated[str, typer.Option("--tanggal", help="Tanggalnya.")]
Reasons = Annotated[
    list[str] | None, typer.Option("--sebab", help="Temuan pada riwayat yang tetap disimpan: KODE=alasan; berulang.")
]


def _reasons(given: list[str] | None) -> dict[str, str]:
    found = {}
    for one in given or ():
        code, sign, why = one.partition("=")
        if not sign:
            raise typer.BadParameter("--sebab ditulis KODE=alasan.")
        found[code.strip()] = why.strip()
    return found


def _letter(name: str, post: str, nip: str | None, number: str, on: str, paper: Path | None) -> Any:
    from asn_desktop.services.leave.cltn import Letter

    return Letter(named(name, post, nip), number, day(on), scan(paper))


@commands.command("usul")
def propose(
    context: typer.Context, permintaan: Request, nama: Name, jabatan: Post, nomor: Numbered, tanggal: Dated,
    nip_pejabat: Number = None, pindaian: Scan = None, json: Json = False,
) -> None:  # fmt: skip
    """Catat usul persetujuan kepada BKN, sesudah pertimbangan atasan langsung."""
    from asn_desktop.services.leave import cltn

    with answering(to_json=json), door(context).writing("usul CLTN") as (session, opened):
        given = _letter(nama, jabatan, nip_pejabat, nomor, tanggal, pindaian)
        row = cltn.propose(session, permintaan, given, today=today(opened), now=now())
    show.done(line(row), row, to_json=json)


@commands.command("persetujuan")
def approved(
    context: typer.Context, permintaan: Request, nomor: Numbered, tanggal: Dated, pindaian: Scan = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Catat persetujuan tertulis BKN."""
    from asn_desktop.services.leave import cltn

    with answering(to_json=json), door(context).writing("persetujuan BKN") as (session, opened):
        name = pindaian.name if pindaian else None
        row = cltn.bkn_approved(session, permintaan, nomor, day(tanggal), scan=scan(pindaian), file_name=name,
                                today=today(opened), now=now())  # fmt: skip
    show.done(line(row), row, to_json=json)


@commands.command("keputusan")
def decree(
    context: typer.Context, permintaan: Request, nama: Name, jabatan: Post, nomor: Numbered, tanggal: Dated,
    pindaian: Annotated[Path, typer.Option(help="Pindaian keputusan PPK.")], nip_pejabat: Number = None,
    sebab: Reasons = None, json: Json = False,
) -> None:  # fmt: skip
    """Catat keputusan PPK: riwayat CLTN tertulis dan jabatannya berakhir."""
    from asn_desktop.services.leave import cltn

    with answering(to_json=json), door(context).writing("keputusan CLTN") as (session, opened):
        given = cltn.Decree(named(nama, jabatan, nip_pejabat), nomor, day(tanggal), scan(pindaian), _reasons(sebab))
        row = cltn.decree(session, permintaan, given, today=today(opened), now=now())
    show.done(line(row), row, to_json=json)


@commands.command("mulai")
def begin(context: typer.Context, permintaan: Request, json: Json = False) -> None:
    """Hari pertamanya sudah tiba: kedudukan hukum menjadi CLTN."""
    from asn_desktop.services.leave import cltn

    with answering(to_json=json), door(context).writing("CLTN mulai") as (session, opened):
        row = cltn.begin(session, permintaan, today=today(opened), now=now())
    show.done(line(row), row, to_json=json)


@commands.command("perpanjang")
def extend(
    context: typer.Context, permintaan: Request,
    sampai: Annotated[str, typer.Argument(help="Hari terakhir yang baru.")],
    karena: Annotated[str, typer.Option(help="Alasan yang penting.")],
    bukti: Annotated[list[str] | None, typer.Option("--bukti", help=PROOF)] = None, json: Json = False,
) -> None:  # fmt: skip
    """Minta perpanjangan, sekali dan paling lama setahun; jalannya seperti permintaan pertama."""
    from asn_desktop.services.leave import cltn

    with answering(to_json=json), door(context).writing("perpanjangan CLTN") as (session, opened):
        row = cltn.extend(session, permintaan, day(sampai), karena, bukti=tuple(map(proof, bukti or ())),
                          today=today(opened), now=now())  # fmt: skip
    show.done(line(row), row, to_json=json)


@commands.command("lapor")
def report(
    context: typer.Context, permintaan: Request, tanggal: Annotated[str, typer.Argument(help="Tanggal laporannya.")],
    json: Json = False,
) -> None:  # fmt: skip
    """Catat laporan tertulis selesai CLTN."""
    from asn_desktop.services.leave import cltn

    with answering(to_json=json), door(context).writing("lapor selesai CLTN") as (session, opened):
        row = cltn.report_end(session, permintaan, day(tanggal), today=today(opened), now=now())
    show.done(line(row), row, to_json=json)


@commands.command("usul-aktif")
def propose_return(
    context: typer.Context, permintaan: Request, nama: Name, jabatan: Post, nomor: Numbered, tanggal: Dated,
    nip_pejabat: Number = None, pindaian: Scan = None, json: Json = False,
) -> None:  # fmt: skip
    """Catat usul pengaktifan kembali kepada BKN."""
    from asn_desktop.services.leave import cltn

    with answering(to_json=json), door(context).writing("usul pengaktifan kembali") as (session, opened):
        given = _letter(nama, jabatan, nip_pejabat, nomor, tanggal, pindaian)
        row = cltn.propose_return(session, permintaan, given, today=today(opened), now=now())
    show.done(line(row), row, to_json=json)


@commands.command("aktif")
def reactivate(
    context: typer.Context, permintaan: Request, nama: Name, jabatan: Post, nomor: Numbered, tanggal: Dated,
    tmt: Annotated[str, typer.Option(help="Hari pertama kembali bekerja.")],
    jabatan_baru: Annotated[str, typer.Option(help="Nama jabatan barunya.")],
    unit: Annotated[str | None, typer.Option(help="Unitnya (id); tanpa ini unit yang tercatat.")] = None,
    jenis_jabatan: Annotated[str, typer.Option(help="4 pelaksana, 2 fungsional, 1 struktural.")] = "4",
    bkn_nomor: Annotated[str, typer.Option(help="Nomor persetujuan BKN.")] = "",
    bkn_tanggal: Annotated[str | None, typer.Option(help="Tanggal persetujuan BKN.")] = None,
    nip_pejabat: Number = None, pindaian: Scan = None, sebab: Reasons = None, json: Json = False,
) -> None:  # fmt: skip
    """Catat keputusan pengaktifan kembali: riwayat ditutup dan jabatan baru tertulis."""
    from asn_desktop.services.leave import cltn
    from asn_desktop.services.leave import deeds as leave

    with answering(to_json=json), door(context).writing("pengaktifan kembali CLTN") as (session, opened):
        place = unit or leave.get_row(session, permintaan, today=today(opened)).unit_id
        order = cltn.Decree(named(nama, jabatan, nip_pejabat), nomor, day(tanggal), scan(pindaian), _reasons(sebab))
        given = cltn.Return(order, bkn_nomor, day(bkn_tanggal) if bkn_tanggal else None, day(tmt),
                            {"nama": jabatan_baru, "jenis": jenis_jabatan, "unit_id": place})  # fmt: skip
        row = cltn.reactivate(session, permintaan, given, today=today(opened), now=now())
    show.done(line(row), row, to_json=json)
