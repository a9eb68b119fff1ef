"""`asn kinerja kredit`: entry by move, the papers, and the import of older papers."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.credit import Day, Level, Nip, Number, Year
from asn_desktop.cli.door import answering, day, door, keep, now, person, today
from asn_desktop.cli.options import Json
from asn_desktop.ui.sentences import sentence

Look = Annotated[bool, typer.Option("--periksa", help="Perlihatkan saja, tanpa menyimpan.")]
FILE = {"Baris": "number", "NIP": "nip", "Nama": "nama", "Keadaan": "keadaan", "Keterangan": "kata"}


def add_to(commands: typer.Typer) -> None:
    """Put the commands under `asn kinerja kredit`."""
    commands.command("masuk")(enter)
    commands.command("cetak")(paper)
    commands.command("impor")(bring)


def enter(
    context: typer.Context, nip: Nip, jenjang: Level,
    tmt: Annotated[str, typer.Option(help="TMT jabatan fungsional.")],
    jabatan: Annotated[str, typer.Option(help="Nama jabatan fungsionalnya.")],
    nomor: Annotated[str, typer.Option(help="Nomor keputusan pengangkatan.")],
    tanggal: Annotated[str, typer.Option(help="Tanggal keputusan.")],
    tertinggi: Annotated[str | None, typer.Option(help="Golongan tertinggi jabatan lama; tanpa ini menurut ijazah.")]
    = None, periksa: Look = False, json: Json = False,
) -> None:  # fmt: skip
    """Masuk jabatan fungsional lewat perpindahan: konversi predikat golongan terakhir dan AK dasar."""
    from asn_desktop.services.credit import entry

    with answering(to_json=json):
        opening = door(context).reading() if periksa else door(context).writing("masuk jabatan fungsional")
        with opening as (session, opened):
            ask = entry.EntryAsk(person(session, nip), jenjang, day(tmt), nomor, day(tanggal), jabatan, tertinggi)
            seen = entry.preview(session, ask, today=today(opened))
            made = () if periksa else entry.enter(session, ask, today=today(opened))
    if not json:
        for problem in seen.opening.problems:
            print(sentence(problem))
    words = f"Angka kredit awal {seen.tampil}{'; belum disimpan' if periksa else ''}."
    show.done(words, seen if periksa else made, to_json=json)


def paper(
    context: typer.Context,
    jenis: Annotated[str, typer.Argument(help="konversi, akumulasi, atau pak.")], nip: Nip, tahun: Year,
    jenjang: Annotated[str | None, typer.Option(help="Jenjang, bila bukan yang sekarang.")] = None,
    tanggal: Day = None, nomor: Number = None,
    kosong: Annotated[bool, typer.Option("--kosong", help="Nomor dikosongkan dulu.")] = False,
    ke: Annotated[Path | None, typer.Option("--ke", help="Berkas PDF tujuan.")] = None, periksa: Look = False,
    json: Json = False,
) -> None:  # fmt: skip
    """Konversi, akumulasi, atau PAK pada buku surat; PAK mengisi riwayat angka kredit."""
    from asn_desktop.services import letters
    from asn_desktop.services.credit import papers

    kinds = {"konversi": papers.KONVERSI, "akumulasi": papers.AKUMULASI, "pak": papers.PAK}
    with answering(to_json=json):
        opening = door(context).reading() if periksa else door(context).writing("dokumen angka kredit")
        with opening as (session, opened):
            mode = "kosong" if kosong else "diketik" if nomor else None
            ask = papers.CreditPaperAsk(kinds.get(jenis.casefold(), jenis), person(session, nip), tahun, jenjang,
                                        day(tanggal) if tanggal else None, mode, nomor)  # fmt: skip
            if periksa:
                row, data = None, papers.preview(session, ask, today=today(opened), now=now())
            else:
                row = papers.make(session, ask, today=today(opened), now=now())
                data = letters.pdf(session, row.id)
        where = keep(ke.parent, ke.name, data) if ke else None
    said = f"{row.perihal} nomor {row.nomor or '(kosong)'} tercatat." if row else "Pratinjau dibuat."
    show.done(f"{said}{f' Disimpan: {where}' if where else ''}", row or {"byte": len(data)}, to_json=json)


def bring(
    context: typer.Context, berkas: Annotated[Path, typer.Argument(help="Excel atau CSV.")], periksa: Look = False,
    json: Json = False,
) -> None:  # fmt: skip
    """Angka kredit dari dokumen lama: kolom NIP, jenjang, tahun, lalu predikat dan bulan, atau jumlah dan nomor."""
    from asn_desktop.services.credit import sheet

    with answering(to_json=json):
        opening = door(context).reading() if periksa else door(context).writing("impor angka kredit")
        with opening as (session, opened):
            seen = sheet.preview(session, berkas, today=today(opened))
            made = () if periksa else sheet.apply(session, seen, today=today(opened))
    if json:
        show.as_json({"ditulis": len(made), "baris": [
            {"nomor": r.number, "nip": r.nip, "sudah": r.sudah, "ditolak": [p.code for p in r.problems]}
            for r in seen.rows
        ]})  # fmt: skip
        return
    show.listing([
        SimpleNamespace(number=r.number, nip=r.nip, nama=r.nama, kata=" ".join(sentence(p) for p in r.problems),
                        keadaan="ditolak" if r.problems else "sudah ada" if r.sudah else "dapat ditulis")
        for r in seen.rows
    ], FILE)  # fmt: skip
    print(f"{len(made)} baris ditulis.")
