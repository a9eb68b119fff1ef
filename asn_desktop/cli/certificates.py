"""`asn sertifikat`: a practice authority with certificates to try signing, roots and revocation lists to trust."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, door, now, secret, take, today
from asn_desktop.cli.options import Csv, Json
from asn_desktop.problems import Problem, Refused

commands = typer.Typer(no_args_is_help=True, help="Sertifikat: CA latihan, akar yang dipercaya, daftar cabut.")


@dataclass(frozen=True)
class _RootRow:
    nama: str
    sampai: dt.date
    tersertifikasi: bool  # of a certified Indonesian provider


@commands.command("ca-latihan")
def practice(
    context: typer.Context,
    ke: Annotated[Path, typer.Option(help="Folder berkas .p12.")],
    sandi_kunci_berkas: Annotated[
        Path | None, typer.Option(help="Berkas sandi .p12 (atau ASN_SANDI_KUNCI).")
    ] = None,
    json: Json = False,
) -> None:
    """Buat CA latihan dan sertifikat untuk setiap pejabat yang tercatat; hanya di kantor latihan."""
    from asn_desktop.services import certificates, officials, units

    with answering(to_json=json), door(context).writing("CA latihan") as (session, opened):
        heads = {}
        for unit in units.tree(session):
            for one in officials.of_unit(session, unit.id, today(opened)):
                heads[one.nip or one.nama] = certificates.PracticeSigner(one.nama, one.nip, one.jabatan)
        if not heads:
            raise Refused(Problem("no_officials", "pejabat"))
        phrase = secret("Sandi berkas .p12", "ASN_SANDI_KUNCI", sandi_kunci_berkas, confirm=True)
        made = certificates.make_practice(session, ke, list(heads.values()), phrase, now=now(), today=today(opened))
    show.listing(made, {"Nama": "nama", "Berkas": "path"}, to_json=json)


@commands.command("percaya")
def trust(context: typer.Context, berkas: Path, json: Json = False) -> None:
    """Percayai sertifikat akar (PEM atau DER) di kantor ini."""
    from asn_desktop.services import certificates

    with answering(to_json=json), door(context).writing(f"akar {berkas.name}") as (session, opened):
        name = certificates.add_root(session, take(berkas), today=today(opened))
    show.done(f"Dipercaya: {name}", {"akar": name}, to_json=json)


@commands.command("daftar-cabut")
def revoked(context: typer.Context, berkas: Path, json: Json = False) -> None:
    """Ambil daftar sertifikat yang dicabut (CRL)."""
    from asn_desktop.services import certificates

    with answering(to_json=json), door(context).writing(f"daftar cabut {berkas.name}") as (session, opened):
        day = certificates.add_list(session, take(berkas), today=today(opened))
    show.done(f"Daftar cabut tertanggal {day:%d-%m-%Y} tercatat.", {"tanggal": day}, to_json=json)


@commands.command("daftar")
def list_all(context: typer.Context, json: Json = False, csv: Csv = False) -> None:
    """Akar yang dipercaya kantor ini."""
    from asn_desktop.services import certificates

    with answering(to_json=json), door(context).reading() as (session, _):
        rows = [
            _RootRow(one.subject.rfc4514_string(), one.not_valid_after_utc.date(), root.indonesian)
            for root in certificates.roots(session)
            for one in (root.certificate,)
        ]
    columns = {"Nama": "nama", "Berlaku sampai": "sampai", "Tersertifikasi": "tersertifikasi"}
    show.listing(rows, columns, to_json=json, to_csv=csv)
