"""`asn riwayat`: every kind of record of a person, read, entered, changed and voided from a terminal."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import REFUSED, answering, door, person, today
from asn_desktop.cli.options import Csv, Json, Reason
from asn_desktop.cli.pairs import pairs, values
from asn_desktop.ui.sentences import sentence

if TYPE_CHECKING:
    from asn_desktop.services.employee_ask import Saved

commands = typer.Typer(no_args_is_help=True, help="Riwayat pegawai: semua jenis, baca, simpan, batalkan.")

Kind = Annotated[str, typer.Argument(help="Jenis riwayat, misalnya golongan; lihat asn riwayat jenis.")]
Nip = Annotated[str, typer.Argument(help="NIP pegawai.")]
COLUMNS = {"Baris": "id", "Jenis": "kind", "Isi": "text", "Berlaku": "berlaku", "Dibatalkan": "dibatalkan",
           "Belum untuk SIASN": "kurang"}  # fmt: skip
FIELDS = {"Jenis": "jenis", "Isian": "isian", "Arti": "arti", "Bentuk": "bentuk", "Wajib": "wajib", "SIASN": "siasn"}


@commands.command("jenis")
def kinds(
    status: Annotated[str | None, typer.Option(help="Hanya untuk CPNS, PNS, PPPK, atau PPPK_PW.")] = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Jenis riwayat dan isiannya: nama, arti, bentuk, mana yang wajib, mana yang diminta SIASN."""
    from types import SimpleNamespace

    from asn_desktop.services.record_kinds import KINDS

    rows = [
        SimpleNamespace(
            jenis=kind.key, isian=field.name, arti=field.label, bentuk=field.type, wajib=field.required,
            siasn=field.required or field.siasn,
        )
        for kind in KINDS.values() for field in kind.fields
        if status is None or (status in kind.statuses and field.applies(status))
    ]  # fmt: skip
    if json:
        show.as_json([vars(row) for row in rows])
    else:
        show.listing(rows, FIELDS, to_csv=csv)


@commands.command("daftar")
def list_rows(
    context: typer.Context,
    nip: Nip,
    jenis: Annotated[str | None, typer.Argument(help="Satu jenis saja; tanpa ini semuanya.")] = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Riwayat seorang pegawai, yang terbaru di atas; jenis yang tertutup bagi peran ini tidak ditampilkan."""
    from asn_desktop.services import employees, histories
    from asn_desktop.services.record_kinds import KINDS

    if jenis is not None and jenis not in KINDS:
        raise typer.BadParameter(f"Jenis riwayat: {', '.join(KINDS)}.")
    with answering(to_json=json), door(context).reading() as (session, opened):
        who = person(session, nip)
        if jenis is not None:
            rows = list(histories.rows(session, who, jenis, today=today(opened)))
        else:
            card = employees.get(session, who, today=today(opened))
            rows = [row for found in card.riwayat.values() for row in found]
    show.listing(rows, COLUMNS, to_json=json, to_csv=csv)


@commands.command("simpan")
def save(
    context: typer.Context,
    nip: Nip,
    jenis: Kind,
    isian: Annotated[list[str] | None, typer.Argument(help="KUNCI=NILAI: golongan=III/c tmt=1-4-2026.")] = None,
    dari: Annotated[Path | None, typer.Option(help="Berkas JSON dengan isiannya, sebagai ganti KUNCI=NILAI.")] = None,
    baris: Annotated[uuid.UUID | None, typer.Option(help="Baris yang diubah; tanpa ini baris baru.")] = None,
    alasan: Annotated[list[str] | None, typer.Option(help="KODE=alasan, untuk temuan yang perlu alasan.")] = None,
    periksa: Annotated[bool, typer.Option("--periksa", help="Hanya memeriksa; tidak menyimpan.")] = False,
    json: Json = False,
) -> None:
    """Tambah atau ubah satu baris riwayat. Semua aturan formulir berlaku di sini juga."""
    from asn_desktop.services import histories
    from asn_desktop.services.record_ask import RecordAsk

    with answering(to_json=json):
        given, reasons = values(isian, dari), pairs(alasan)
        here = door(context)
        with here.reading() if periksa else here.writing(f"riwayat {jenis}") as (session, opened):
            ask = RecordAsk(jenis, person(session, nip), baris, given, reasons)
            if periksa:
                found = histories.check(session, ask, today=today(opened))
            else:
                saved = histories.save(session, ask, today=today(opened))
    if periksa:
        _told(found, {"temuan": [(p.code, p.field, p.severity.value, sentence(p)) for p in found]}, to_json=json)
        if any(problem.blocks for problem in found):
            raise typer.Exit(REFUSED)
        return
    _answer(saved, jenis, to_json=json)


@commands.command("batal")
def void(
    context: typer.Context,
    jenis: Kind,
    baris: Annotated[uuid.UUID, typer.Argument(help="Baris (kolom Baris pada daftar).")],
    alasan: Reason,
    json: Json = False,
) -> None:
    """Batalkan satu baris riwayat; barisnya tetap tersimpan dan terbaca."""
    from asn_desktop.services import histories

    with answering(to_json=json), door(context).writing() as (session, opened):
        saved = histories.void(session, jenis, baris, alasan, today=today(opened))
    _answer(saved, jenis, to_json=json)


def _answer(saved: Saved, kind: str, *, to_json: bool) -> None:
    row = next(one for one in saved.card.riwayat[kind] if one.id == saved.row_id)
    told = [{"kode": p.code, "kolom": p.field, "kalimat": sentence(p)} for p in saved.warnings]
    if to_json:
        show.as_json({"baris": row, "peringatan": told})
        return
    print(f"{'Dibatalkan' if row.dibatalkan else 'Tersimpan'}: {row.text} (baris {row.id}).")
    for one in told:
        print(f"Perhatian. {one['kalimat']}")


def _told(found: list[Any], said: dict[str, Any], *, to_json: bool) -> None:
    if to_json:
        show.as_json(said)
        return
    for problem in found:
        print(f"{'Ditolak' if problem.blocks else 'Perhatian'}. {problem.field}: {sentence(problem)}")
    if not found:
        print("Tidak ada temuan.")
