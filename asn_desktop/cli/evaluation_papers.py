"""`asn kinerja dokumen …`: documents of evaluation, one by one or of a unit, and their signatures with one key."""

from __future__ import annotations

import sys
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, door, keep, now, secret, take, today, unit_of
from asn_desktop.cli.options import Csv, Json
from asn_desktop.problems import Problem, Refused

commands = typer.Typer(no_args_is_help=True, help="Dokumen: SKP, lampiran, rencana aksi, evaluasi, dokumen evaluasi.")

_KINDS = "skp, lampiran_skp, rencana_aksi, evaluasi_kinerja, atau dokumen_evaluasi."
Kind = Annotated[str, typer.Argument(help=_KINDS)]
Year = Annotated[int, typer.Argument(help="Tahun penilaian.")]
Goals = Annotated[uuid.UUID | None, typer.Option("--skp", help="Nomor SKP.")]
Result = Annotated[uuid.UUID | None, typer.Option("--evaluasi", help="Nomor evaluasi.")]
UnitName = Annotated[str | None, typer.Option("--unit", help="Unit dan unit di bawahnya; tanpa ini seluruh kantor.")]
Period = Annotated[str, typer.Option(help="Periode hasil evaluasi: TW1 … TW4, B01 … B12, AKHIR, atau TUTUP.")]
Path_ = Annotated[str, typer.Option(help="Jalur tanda tangan: tinta, tte, atau sini.")]
COLUMNS = {"Surat": "letter_id", "Dokumen": "judul", "Versi": "versi", "Keadaan": "keadaan", "Diganti": "diganti"}


@dataclass(frozen=True)
class Line:
    """A document in a list."""

    letter_id: uuid.UUID
    judul: str
    versi: int
    keadaan: str
    diganti: str


@commands.command("pratinjau")
def preview(
    context: typer.Context, jenis: Kind, ke: Annotated[Path, typer.Option(help="Berkas PDF tujuan.")],
    skp: Goals = None, evaluasi: Result = None, json: Json = False,
) -> None:  # fmt: skip
    """Halaman dokumen seperti yang akan dibuat, juga selagi masih konsep; tidak ada yang tercatat."""
    from asn_desktop.services.evaluation import papers

    with answering(to_json=json):
        with door(context).reading() as (session, opened):
            data = papers.preview(session, jenis, skp_id=skp, evaluation_id=evaluasi, today=today(opened), now=now())
        path = keep(ke.parent, ke.name, data)
    show.done(f"Disimpan: {path} ({len(data) // 1024} KB).", {"berkas": path, "byte": len(data)}, to_json=json)


@commands.command("buat")
def make(
    context: typer.Context, jenis: Kind, skp: Goals = None, evaluasi: Result = None, jalur: Path_ = "tinta",
    json: Json = False,
) -> None:  # fmt: skip
    """Buat dokumennya; isi yang berubah menjadi versi baru, yang tidak berubah tetap dokumen yang sama."""
    from asn_desktop.services.evaluation import papers

    with answering(to_json=json), door(context).writing("dokumen kinerja") as (session, opened):
        row = papers.make(session, jenis, skp_id=skp, evaluation_id=evaluasi, jalur=jalur, today=today(opened),
                          now=now())  # fmt: skip
    show.done(f"{row.perihal}: {row.keadaan}. Surat {row.id}.", row, to_json=json)


@commands.command("daftar")
def listing(
    context: typer.Context, skp: Goals = None, evaluasi: Result = None, json: Json = False, csv: Csv = False
) -> None:
    """Semua versi dokumen sebuah SKP atau sebuah hasil evaluasi, yang terbaru di atas."""
    from asn_desktop.services.evaluation import papers

    with answering(to_json=json), door(context).reading() as (session, _):
        found = papers.made(session, skp_id=skp, evaluation_id=evaluasi)
    rows = [Line(one.letter.id, one.judul, one.versi, one.letter.keadaan, "ya" if one.diganti else "") for one in found]
    show.listing(rows, COLUMNS, to_json=json, to_csv=csv)


@commands.command("unit")
def of_unit(
    context: typer.Context, jenis: Kind, tahun: Year, unit: UnitName = None, periode: Period = "AKHIR",
    jalur: Path_ = "tinta", json: Json = False,
) -> None:  # fmt: skip
    """Buat dokumen seluruh unit; yang belum siap dilewati dan disebut sebabnya."""
    from asn_desktop.services.evaluation import paper_batch, papers
    from asn_desktop.ui.sentences import sentence

    with answering(to_json=json), door(context).writing("dokumen kinerja satu unit") as (session, opened):
        lines = paper_batch.plan(session, jenis, tahun, unit_of(session, unit), periode=periode.upper())
        ready = [one for one in lines if not one.problems]
        made = []
        for place, one in enumerate(ready, 1):
            _progress(place, len(ready), one.nama)
            made.append(papers.make(session, jenis, skp_id=one.skp_id, evaluation_id=one.evaluation_id, jalur=jalur,
                                    today=today(opened), now=now()))  # fmt: skip
    left = {one.nama: [sentence(p) for p in one.problems] for one in lines if one.problems}
    text = "\n".join([f"{len(made)} dokumen siap, {len(left)} orang belum.",
                      *(f"  {name}: {' '.join(why)}" for name, why in left.items())])  # fmt: skip
    show.done(text, {"dibuat": made, "belum": left}, to_json=json)


@commands.command("tandatangani")
def sign(
    context: typer.Context, jenis: Kind, tahun: Year,
    nip: Annotated[str, typer.Option(help="NIP penanda tangan; hanya dokumen yang menunggu tangannya.")],
    kunci: Annotated[Path, typer.Option(help="Berkas sertifikat .p12 miliknya.")],
    unit: UnitName = None, periode: Period = "AKHIR",
    sandi_kunci_berkas: Annotated[Path | None, typer.Option(help="Berkas sandi .p12 (atau ASN_SANDI_KUNCI).")] = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Tanda tangani semua dokumen yang menunggu seorang penanda tangan; kuncinya dibuka sekali."""
    from asn_desktop.services import letters
    from asn_desktop.services.evaluation import paper_batch

    with answering(to_json=json), door(context).writing("tanda tangan dokumen kinerja") as (session, _):
        mine = paper_batch.waiting(session, jenis, tahun, unit_of(session, unit), periode=periode.upper(), nip=nip)
        if not mine:
            raise Refused(Problem("paper_none_waiting", "nip", {"nip": nip}))
        phrase = secret(f"Sandi kunci {mine[0].penanda}", "ASN_SANDI_KUNCI", sandi_kunci_berkas)
        key = letters.open_signer(session, take(kunci), phrase, now=now(), nip=mine[0].nip, nama=mine[0].penanda)
        signed = []
        for place, one in enumerate(mine, 1):
            _progress(place, len(mine), one.letter.nama or "")
            signed.append(letters.sign_here(session, one.letter.id, key, now=now()))
    show.done(f"{len(signed)} dokumen ditandatangani oleh {mine[0].penanda}.", signed, to_json=json)


def _progress(place: int, whole: int, name: str) -> None:
    """A line that overwrites itself, only where somebody looks."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{place}/{whole} {name[:40]:<40}")
        sys.stderr.flush()
        if place == whole:
            sys.stderr.write("\n")
