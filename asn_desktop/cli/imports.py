"""`asn pegawai impor` and its kin: look into a list, answer what it asks, take it in, take it back."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, door, keep, now, today
from asn_desktop.cli.options import Csv, Json

if TYPE_CHECKING:
    from asn_desktop.services.imports import ImportRow, Preview

_LETTERS = 26


def register(commands: typer.Typer) -> None:
    """Add the commands to `asn pegawai`."""
    commands.command("impor")(take)
    commands.command("urungkan-impor")(undo)
    commands.command("daftar-impor")(listed)


def take(
    context: typer.Context,
    berkas: Annotated[Path, typer.Argument(help="Daftar pegawai: xlsx, xls, ods, atau csv.")],
    lembar: Annotated[list[str] | None, typer.Option(help="Nama lembar; boleh diulang. Tanpa ini semua lembar yang "
                                                          "terlihat dan berisi orang.")] = None,
    jawab: Annotated[list[str] | None, typer.Option(help="Jawaban pertanyaan, kunci=jawaban, misalnya "
                                                         "masa_kerja=mkg; boleh diulang.")] = None,
    kolom: Annotated[list[str] | None, typer.Option(help="Isian sebuah kolom, misalnya F=jabatan, atau F=- bila tidak "
                                                         "dipakai; boleh diulang.")] = None,
    alasan: Annotated[list[str] | None, typer.Option(help="Alasan menerima sebuah baris, baris=alasan.")] = None,
    sama: Annotated[list[str] | None, typer.Option(help="Baris yang ditanya: baris=ya bila orang yang sama, "
                                                        "baris=bukan bila orang lain.")] = None,
    pratinjau: Annotated[bool, typer.Option("--pratinjau", help="Hanya memeriksa (bawaan).")] = False,
    ya: Annotated[bool, typer.Option("--ya", help="Masukkan; tanpa ini hanya memeriksa.")] = False,
    ditolak: Annotated[Path | None, typer.Option(help="Simpan baris yang ditolak sebagai xlsx.")] = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Periksa daftar pegawai; dengan --ya masukkan yang layak, semua atau tidak sama sekali."""
    from asn_desktop.services import import_rejected, imports
    from asn_desktop.ui.sentences.imports import in_words

    if ya and pratinjau:
        raise typer.BadParameter("--pratinjau dan --ya tidak dapat bersama.")
    answers, reasons = _pairs(jawab, "--jawab"), {int(k): v for k, v in _pairs(alasan, "--alasan", rows=True).items()}
    mapping = {_index(letter): None if name == "-" else name for letter, name in _pairs(kolom, "--kolom").items()}
    same = _pairs(sama, "--sama", rows=True)
    if set(same.values()) - {"ya", "bukan"}:
        raise typer.BadParameter("--sama: baris=ya atau baris=bukan.")
    unknown = [name for name in mapping.values() if name is not None and name not in imports.FIELDS]
    if unknown:
        raise typer.BadParameter(f"--kolom: isian {unknown[0]} tidak ada. Yang ada: {', '.join(imports.FIELDS)}")
    said: dict[str, object] = {}
    with answering(to_json=json):
        here = door(context)
        with here.writing(f"impor {berkas.name}") if ya else here.reading() as (session, opened):
            ask: dict[str, Any] = {"today": today(opened), "sheet": lembar, "answers": answers}
            if mapping:
                read = imports.preview(session, berkas, **ask)
                ask["mapping"] = {c.index: c.field for c in read.columns if c.field} | mapping
            seen = imports.preview(session, berkas, **ask)
            people = {r.key: r.employee_id if same[str(r.key)] == "ya" else None
                      for r in seen.rows if str(r.key) in same}  # fmt: skip
            if reasons or people:
                seen = imports.preview(session, berkas, **ask, decisions=imports.Decisions(reasons, people))
            if ya:
                said["hasil"] = imports.apply(session, seen, now=now(), reasons=reasons, same_person=people)
        if ditolak is not None:
            said["ditolak_di"] = keep(ditolak.parent, ditolak.name, import_rejected.build(seen, in_words))
    if json:
        show.as_json(said | _as_values(seen))
        return
    _print(seen)
    print("Sudah dimasukkan." if ya else "Belum ada yang ditulis; ulangi dengan --ya untuk memasukkan.")


def _pairs(given: Sequence[str] | None, option: str, *, rows: bool = False) -> dict[str, str]:
    found = {}
    for text in given or ():
        key, mark, value = text.partition("=")
        if not mark or not value.strip() or (rows and not key.strip().isdigit()):
            raise typer.BadParameter(f"{option}: tulis {'baris' if rows else 'kunci'}=isi.")
        found[key.strip()] = value.strip()
    return found


def _index(letter: str) -> int:
    """0-based index of Excel's column name."""
    number = 0
    for sign in letter.upper():
        if not "A" <= sign <= "Z":
            raise typer.BadParameter(f"--kolom: {letter} bukan nama kolom.")
        number = number * _LETTERS + ord(sign) - 64
    return number - 1


def _as_values(seen: Preview) -> dict[str, object]:
    return {
        "jenis": {part.sheet: part.kind.value for part in seen.parts},
        "lembar": [{"nama": s.name, "orang": s.people, "dibaca": s.chosen, "tersembunyi": s.hidden}
                   for s in seen.sheets],
        "pertanyaan": [{"kunci": q.key, "kode": q.code, "pilihan": q.options, "jawaban": q.answer, "selesai": q.settled}
                       for q in seen.questions],
        "baris": len(seen.rows), "baru": len(seen.new), "berubah": len(seen.changed), "sama": len(seen.same),
        "ditolak": len(seen.refused), "dilewati": len(seen.skipped),
        "temuan": [{"baris": r.number, "kunci": r.key, "lembar": r.sheet, "nama": r.nama, "hasil": r.outcome.value,
                    "kode": [p.code for p in r.problems]} for r in seen.rows if r.problems],
        "perubahan": [{"baris": r.number, "kunci": r.key, "nip": r.nip,
                       "isian": {c.field: [c.old, c.new] for c in r.changes}} for r in seen.changed],
    }  # fmt: skip


def _print(seen: Preview) -> None:
    from asn_desktop.ui.sentences import import_asks
    from asn_desktop.ui.sentences.imports import field_name, in_words, value_of

    many = len(seen.parts) > 1
    for part in seen.parts:
        name = f"{part.sheet}: " if part.sheet else ""
        print(f"{name}{import_asks.kind_name(part.kind)}, {part.people} orang")
    for ask in seen.unsettled:
        print(f"tanya {ask.key}: {import_asks.question(ask)} [{' / '.join(ask.options)}]")
    for row in seen.rows:
        if row.problems or row.changes:
            print(f"{_place(row, many)}, {row.nama}: {row.outcome.value}")
        for problem in row.problems:
            print(f"    {in_words(problem)}")
        for change in row.changes:
            old, new = value_of(change.field, change.old), value_of(change.field, change.new)
            print(f"    {field_name(change.field)}: {old} → {new}")
    counted = f"{len(seen.new)} baru, {len(seen.changed)} berubah, {len(seen.same)} sama"
    print(f"{counted}, {len(seen.refused)} ditolak, {len(seen.skipped)} dilewati.")


def _place(row: ImportRow, many: bool) -> str:
    return f"baris {row.number} lembar {row.sheet} (kunci {row.key})" if many else f"baris {row.number}"


def undo(context: typer.Context, impor: Annotated[uuid.UUID, typer.Argument(help="Nomor impor.")]) -> None:
    """Urungkan satu impor, selama barisnya belum diubah dan belum dikirim."""
    from asn_desktop.services import imports

    with answering(), door(context).writing("impor diurungkan") as (session, opened):
        back = imports.undo(session, impor, now=now(), today=today(opened))
    print(f"{back.removed} orang dikeluarkan, {back.restored} isian dikembalikan.")


def listed(context: typer.Context, json: Json = False, csv: Csv = False) -> None:
    """Daftar impor yang pernah dilakukan."""
    from asn_desktop.services import imports

    with answering(to_json=json), door(context).reading() as (session, _):
        rows = imports.batches(session)
    show.listing(rows, {"Impor": "id", "Berkas": "berkas", "Pada": "pada", "Oleh": "oleh"}, to_json=json, to_csv=csv)
