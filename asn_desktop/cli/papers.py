"""`asn cetak`: papers about one person or a unit: biodata, the sheet to check and sign, KP4."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, door, keep, now, person, today, unit_of
from asn_desktop.cli.kgb import Unit
from asn_desktop.cli.options import Json
from asn_desktop.ui.sentences import sentence

commands = typer.Typer(no_args_is_help=True, help="Kertas tentang pegawai: DRH, lembar data, KP4.")
Target = Annotated[Path, typer.Option("--ke", help="Berkas PDF tujuan.")]
Nik = Annotated[str, typer.Option("--nik", help="NIK: samar, penuh, atau tanpa.")]
_NIK = {"samar": "masked", "penuh": "full", "tanpa": "none"}


@commands.command("drh")
def biodata_of(
    context: typer.Context, nip: Annotated[str, typer.Argument(help="NIP.")], ke: Target, nik: Nik = "samar",
    json: Json = False,
) -> None:  # fmt: skip
    """Daftar Riwayat Hidup: data utama, foto, dan semua riwayat."""
    from asn_desktop.services import biodata

    with answering(to_json=json):
        with door(context).reading() as (session, opened):
            data = biodata.drh(session, person(session, nip), today=today(opened), nik=_NIK.get(nik, nik))
        path = keep(ke.parent, ke.name, data)
    show.done(f"Disimpan: {path} ({len(data) // 1024} KB).", {"berkas": path, "byte": len(data)}, to_json=json)


@commands.command("lembar-data")
def sheet(
    context: typer.Context,
    ke: Target,
    nip: Annotated[str | None, typer.Argument(help="NIP; tanpa NIP semua pegawai kantor atau unit.")] = None,
    unit: Unit = None,
    nik: Nik = "penuh",
    json: Json = False,
) -> None:
    """Lembar data untuk diperiksa dan ditandatangani pemiliknya; satu orang, atau satu unit dalam satu berkas."""
    from asn_desktop.services import biodata

    with answering(to_json=json):
        with door(context).reading() as (session, opened):
            here = today(opened)
            if nip is not None:
                data, many = biodata.data_sheet(session, person(session, nip), today=here, nik=_NIK.get(nik, nik)), 1
            else:
                found = biodata.data_sheets(session, unit_of(session, unit), today=here, nik=_NIK.get(nik, nik))
                data, many = found.pdf, found.orang
        path = keep(ke.parent, ke.name, data)
    show.done(f"Disimpan: {path}, {many} orang.", {"berkas": path, "orang": many, "byte": len(data)}, to_json=json)


@commands.command("kp4")
def family_allowance(
    context: typer.Context,
    nip: Annotated[str, typer.Argument(help="NIP.")],
    ke: Target,
    catat: Annotated[bool, typer.Option("--catat", help="Catat pada buku surat; tanpa ini hanya dicetak.")] = False,
    json: Json = False,
) -> None:
    """KP4 dengan perubahan tahun ini; temuannya disebut lebih dahulu."""
    from asn_desktop.services import kp4, letters

    with answering(to_json=json):
        opening = door(context).writing("KP4") if catat else door(context).reading()
        with opening as (session, opened):
            here, who = today(opened), person(session, nip)
            found = [sentence(p) for p in kp4.draft(session, who, today=here).findings]
            row = kp4.issue(session, who, today=here, now=now()) if catat else None
            data = letters.pdf(session, row.id) if row else kp4.preview(session, who, today=here, now=now())
        path = keep(ke.parent, ke.name, data)
    if not json:
        for line in found:
            print(f"Perhatikan: {line}")
    answer = {"berkas": path, "temuan": found, "surat": row.id if row else None}
    show.done(f"Disimpan: {path}.", answer, to_json=json)
