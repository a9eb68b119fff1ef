"""`asn cuti izin-sementara`, `sahkan`, `ubah`, `panggil`, `batal`, `lapor`, `lahir`: what happens to a leave later."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Any

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, day, door, now, today
from asn_desktop.cli.leave_words import (
    PROOF,
    Ground,
    Name,
    Number,
    Post,
    Request,
    Scan,
    Why,
    line,
    named,
    official,
    proof,
    scan,
)
from asn_desktop.cli.options import Json

On = Annotated[str | None, typer.Option("--tanggal", help="Tanggalnya; tanpa ini hari ini.")]


def add_to(commands: typer.Typer) -> None:
    """Put the commands among those of leave."""
    for name, deed in (("izin-sementara", interim), ("sahkan", ratify), ("ubah", change), ("panggil", recall),
                       ("batal", cancel), ("lapor", report), ("lahir", birth)):  # fmt: skip
        commands.command(name)(deed)


def _day(text: str | None, opened: Any) -> dt.date:
    return day(text) if text else today(opened)


def interim(
    context: typer.Context,
    permintaan: Request,
    nama: Annotated[str, typer.Option(help="Pejabat tertinggi di tempat bekerja yang memberikannya.")],
    jabatan: Annotated[str, typer.Option(help="Jabatannya.")],
    karena: Annotated[str, typer.Option(help="Mengapa keputusan tidak dapat ditunggu.")],
    nip_pejabat: Number = None,
    nomor: Annotated[str | None, typer.Option(help="Nomor suratnya.")] = None,
    tanggal: On = None,
    pindaian: Scan = None,
    json: Json = False,
) -> None:
    """Catat izin sementara; pejabat yang berwenang harus mengesahkannya."""
    from asn_desktop.services.leave import interim as leave_interim

    with answering(to_json=json), door(context).writing("izin sementara") as (session, opened):
        given = leave_interim.Interim(named(nama, jabatan, nip_pejabat), karena, _day(tanggal, opened), nomor,
                                      scan(pindaian))  # fmt: skip
        row = leave_interim.grant(session, permintaan, given, today=today(opened), now=now())
    show.done(line(row), row, to_json=json)


def ratify(
    context: typer.Context,
    permintaan: Request,
    pindaian: Annotated[Path, typer.Option(help="Pindaian formulir yang ditandatangani pejabatnya.")],
    nama: Name = None,
    jabatan: Post = None,
    nip_pejabat: Number = None,
    dasar: Ground = None,
    kuasa: Annotated[bool, typer.Option("--kuasa", help="Pemegang kuasa cuti ke luar negeri.")] = False,
    json: Json = False,
) -> None:
    """Sahkan izin sementara: pejabat yang berwenang memberikan cutinya."""
    from asn_desktop.rules.leave.flow import Choice
    from asn_desktop.services.leave import deeds as leave
    from asn_desktop.services.leave import interim as leave_interim

    with answering(to_json=json), door(context).writing("pengesahan izin sementara") as (session, opened):
        given = leave.Decision(Choice.DISETUJUI, official=official(nama, jabatan, nip_pejabat, dasar),
                               scan=scan(pindaian), kuasa_luar_negeri=kuasa)  # fmt: skip
        row = leave_interim.ratify(session, permintaan, given, today=today(opened), now=now())
    show.done(line(row), row, to_json=json)


def change(
    context: typer.Context,
    permintaan: Request,
    mulai: Annotated[str, typer.Argument(help="Hari pertama yang baru.")],
    sampai: Annotated[str, typer.Argument(help="Hari terakhir yang baru.")],
    karena: Annotated[str, typer.Option(help="Alasan perubahan.")],
    pindaian: Annotated[Path, typer.Option(help="Pindaian keputusan perubahannya.")],
    nama: Name = None,
    jabatan: Post = None,
    nip_pejabat: Number = None,
    dasar: Ground = None,
    json: Json = False,
) -> None:
    """Ubah tanggal cuti yang sudah diizinkan, sebelum hari pertamanya; suratnya diterbitkan baru."""
    from asn_desktop.rules.leave.flow import Choice
    from asn_desktop.services.leave import deeds as leave

    with answering(to_json=json), door(context).writing("perubahan cuti") as (session, opened):
        given = leave.Decision(Choice.PERUBAHAN, karena, day(mulai), day(sampai), scan=scan(pindaian),
                               official=official(nama, jabatan, nip_pejabat, dasar))  # fmt: skip
        row = leave.change(session, permintaan, given, today=today(opened), now=now())
    show.done(line(row), row, to_json=json)


def recall(
    context: typer.Context,
    permintaan: Request,
    tanggal: Annotated[str, typer.Argument(help="Hari pertama kembali bekerja.")],
    karena: Annotated[str, typer.Option(help="Kepentingan dinas yang mendesak.")],
    nama: Name = None,
    jabatan: Post = None,
    nip_pejabat: Number = None,
    dasar: Ground = None,
    pindaian: Scan = None,
    json: Json = False,
) -> None:
    """Panggil kembali bekerja; hari yang belum dijalani tetap menjadi hak."""
    from asn_desktop.services.leave import deeds as leave

    with answering(to_json=json), door(context).writing("panggilan bekerja kembali") as (session, opened):
        row = leave.recall(session, permintaan, day(tanggal), karena, scan=scan(pindaian), today=today(opened),
                           official=official(nama, jabatan, nip_pejabat, dasar), now=now())  # fmt: skip
    show.done(line(row), row, to_json=json)


def cancel(
    context: typer.Context,
    permintaan: Request,
    karena: Why = "",
    nama: Name = None,
    jabatan: Post = None,
    nip_pejabat: Number = None,
    pindaian: Scan = None,
    json: Json = False,
) -> None:
    """Batalkan permintaan, atau cuti yang belum mulai; nomor suratnya tidak dipakai lagi."""
    from asn_desktop.services.leave import deeds as leave

    with answering(to_json=json), door(context).writing("pembatalan cuti") as (session, opened):
        row = leave.cancel(session, permintaan, karena, official=official(nama, jabatan, nip_pejabat),
                           scan=scan(pindaian), today=today(opened), now=now())  # fmt: skip
    show.done(line(row), row, to_json=json)


def report(context: typer.Context, permintaan: Request, tanggal: On = None, json: Json = False) -> None:
    """Catat lapor kembali bekerja sesudah cuti."""
    from asn_desktop.services.leave import deeds as leave

    with answering(to_json=json), door(context).writing("lapor kembali bekerja") as (session, opened):
        row = leave.report_back(session, permintaan, _day(tanggal, opened), today=today(opened), now=now())
    show.done(line(row), row, to_json=json)


def birth(
    context: typer.Context,
    permintaan: Request,
    lahir: Annotated[str, typer.Argument(help="Hari lahir.")],
    bukti: Annotated[str | None, typer.Option(help=PROOF)] = None,
    json: Json = False,
) -> None:
    """Catat laporan kelahiran pada cuti melahirkan."""
    from asn_desktop.services.leave import deeds as leave

    with answering(to_json=json), door(context).writing("laporan kelahiran") as (session, opened):
        letter = proof(bukti) if bukti else None
        row = leave.report_birth(session, permintaan, day(lahir), proof=letter, today=today(opened), now=now())
    show.done(line(row), row, to_json=json)
