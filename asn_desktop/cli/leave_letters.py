"""`asn cuti surat`, `formulir`, `kartu`: the papers of a leave besides its permit, from a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, day, door, keep, now, person, today, unit_of
from asn_desktop.cli.kgb import Unit
from asn_desktop.cli.leave_words import Number, Request, named
from asn_desktop.cli.options import Json

_DAYS = ("aktif", "bkn_tanggal")
_LISTS = ("tembusan", "berkas")
_TEXTS = ("atas_nama", "melalui", "tujuan", "tujuan_tempat", "pyb", "jabatan_baru", "unit_baru", "bkn_nomor")
_FIELDS = (*_TEXTS, *_DAYS, *_LISTS)
Wording = Annotated[str | None, typer.Argument(help="Nama suratnya; tanpa ini yang dapat dibuat sekarang.")]
Filled = Annotated[
    list[str] | None,
    typer.Option("--isi", help=f"NAMA=NILAI, berulang; {', '.join(_LISTS)} dipisah titik koma: {', '.join(_FIELDS)}."),
]
Signer = Annotated[str | None, typer.Option("--nama", help="Penanda tangan, bila bukan yang tercatat.")]
Post = Annotated[str, typer.Option("--jabatan", help="Jabatan penanda tangan.")]
Typed = Annotated[str | None, typer.Option(help="Nomor dari sekretariat; tanpa ini menurut cara unitnya.")]
Target = Annotated[Path | None, typer.Option("--ke", help="Folder untuk PDF.")]
File = Annotated[Path, typer.Option("--ke", help="Berkas PDF tujuan.")]


def add_to(commands: typer.Typer) -> None:
    """Put the commands beside the other ones of `asn cuti`."""
    commands.command("surat")(letter)
    commands.command("formulir")(form)
    commands.command("kartu")(card)
    commands.command("atur-surat")(settings)


def letter(
    context: typer.Context, permintaan: Request, surat: Wording = None, nama: Signer = None, jabatan: Post = "",
    nip_pejabat: Number = None, isi: Filled = None, nomor: Typed = None,
    kosong: Annotated[bool, typer.Option("--kosong", help="Nomor dilengkapi kemudian.")] = False,
    tanggal: Annotated[str | None, typer.Option(help="Tanggal surat; tanpa ini hari ini.")] = None,
    jalur: Annotated[str, typer.Option(help="tinta, tte, atau sini.")] = "tinta",
    periksa: Annotated[bool, typer.Option("--periksa", help="Pratinjau saja, tanpa menyimpan.")] = False,
    ke: Target = None, json: Json = False,
) -> None:  # fmt: skip
    """Buat surat penangguhan, panggilan, pembatalan, perubahan, izin sementara, keputusan, atau surat CLTN."""
    from asn_desktop.services import letters
    from asn_desktop.services.leave import other_letters

    if surat is None:
        _offers(context, permintaan, json=json)
        return
    if nomor is not None and kosong:
        raise typer.BadParameter("--nomor dan --kosong tidak dapat bersama.")
    mode = "kosong" if kosong else "diketik" if nomor is not None else None
    values = _values(isi or (), nama, jabatan, nip_pejabat)
    on = day(tanggal) if tanggal else None
    files: dict[str, Path] = {}
    with answering(to_json=json):
        opening = door(context).reading() if periksa else door(context).writing("surat cuti")
        with opening as (session, opened):
            given: dict[str, Any] = {"tanggal": on, "today": today(opened), "now": now()}
            if periksa:
                data, row = other_letters.preview(session, permintaan, surat, values, **given), None
            else:
                row = other_letters.make(session, permintaan, surat, values, mode=mode, nomor=nomor, jalur=jalur,
                                         **given)  # fmt: skip
                data = letters.pdf(session, row.id)
        if ke is not None:
            files[surat] = keep(ke, f"{surat}-{row.id if row else permintaan}.pdf", data)
    number = (row.nomor_cetak or "tanpa nomor") if row else "belum bernomor"
    subject = row.perihal if row else surat
    show.done(f"{subject}: {number}.", {"surat": row, "berkas": files}, to_json=json)


def _offers(context: typer.Context, request: Any, *, json: bool) -> None:
    from asn_desktop.services.leave import other_letters

    with answering(to_json=json), door(context).reading() as (session, opened):
        found = other_letters.offers(session, request, today=today(opened))
    show.listing(list(found), {"Surat": "wording", "Perihal": "perihal", "Perlu": "perlu"}, to_json=json, to_csv=False)


def form(context: typer.Context, permintaan: Request, ke: File, json: Json = False) -> None:
    """Cetak formulir 1.b (PPPK: Lampiran II) seperti keadaannya sekarang, untuk ditandatangani."""
    from asn_desktop.services.leave import papers

    with answering(to_json=json):
        with door(context).reading() as (session, opened):
            data = papers.form_pdf(session, permintaan, today=today(opened), now=now())
        path = keep(ke.parent, ke.name, data)
    show.done(f"Disimpan: {path}.", {"berkas": path, "byte": len(data)}, to_json=json)


def card(
    context: typer.Context, nip: Annotated[str, typer.Argument(help="NIP.")], ke: File, json: Json = False
) -> None:
    """Kartu cuti: saldo tahun demi tahun dan semua cuti yang diberikan dengan nomornya."""
    from asn_desktop.services.leave import card as leave_card

    with answering(to_json=json):
        with door(context).reading() as (session, opened):
            data = leave_card.pdf(session, person(session, nip), today=today(opened))
        path = keep(ke.parent, ke.name, data)
    show.done(f"Disimpan: {path}.", {"berkas": path, "byte": len(data)}, to_json=json)


def settings(
    context: typer.Context,
    isian: Annotated[list[str] | None, typer.Argument(help="atas_nama=…, melalui=…, tembusan=…; …, tembusan_besar=…; "
                                                      "{atasan}: atasan langsung; kosong kembali biasa.")] = None,
    unit: Unit = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Setelan surat cuti, untuk kantor atau satu unit: atas nama siapa, tembusannya; tanpa isian diperlihatkan."""
    from asn_desktop.services import units
    from asn_desktop.services.leave import settings as leave_settings

    pairs = [one.partition("=") for one in isian or []]
    with answering(to_json=json):
        opening = door(context).writing("setelan surat cuti") if pairs else door(context).reading()
        with opening as (session, opened):
            unit_id = unit_of(session, unit)
            for name, _, value in pairs:
                leave_settings.save(session, name, value, today=today(opened), unit_id=unit_id)
            root = unit_id or units.root(session)
            found = leave_settings.held(session, root, today(opened)) if root else {}
    if json:
        show.as_json(found)
        return
    for name, value in found.items():
        print(f"{name}: {value or '-'}")


def _values(filled: Sequence[str], name: str | None, post: str, nip: str | None) -> dict[str, Any]:
    """What is given by hand, as `other_letters.make` takes it."""
    values: dict[str, Any] = {} if name is None else {"pejabat": named(name, post, nip)}
    for one in filled:
        key, sign, text = one.partition("=")
        key = key.strip()
        if not sign or key not in _FIELDS:
            raise typer.BadParameter(f"--isi ditulis NAMA=NILAI; nama yang ada: {', '.join(_FIELDS)}.")
        values[key] = _value(key, text.strip())
    return values


def _value(key: str, text: str) -> str | dt.date | tuple[str, ...]:
    if key in _DAYS:
        return day(text)
    return tuple(part.strip() for part in text.split(";") if part.strip()) if key in _LISTS else text
