"""`asn cuti minta`, `rincian`, `bukti`, `susulan`, `tarik`, `tugas`: leave of every kind as it is asked and entered."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, day, door, keep, now, person, today
from asn_desktop.cli.leave_words import PROOF, Request, kind, line, official, proof, scan
from asn_desktop.cli.options import Csv, Json

Proofs = Annotated[list[str] | None, typer.Option("--bukti", help=PROOF)]
Kind = Annotated[str, typer.Option("--jenis", help="tahunan, besar, sakit, melahirkan, alasan penting, CLTN.")]
Code = Annotated[str | None, typer.Option("--alasan-kode", help="Kunci daftar alasan jenisnya, misalnya menikah.")]
Relative = Annotated[str | None, typer.Option("--hubungan", help="ibu, bapak, istri, suami, anak, adik, kakak, …")]
Order = Annotated[int | None, typer.Option("--kelahiran-ke", help="Kelahiran keberapa; tanpa ini menurut catatan.")]
Country = Annotated[str | None, typer.Option("--negara", help="Negara, bila dijalankan di luar negeri.")]
More = Annotated[int, typer.Option("--tambahan", help="Hari tambahan tempat sulit dicapai.")]
TASKS = {"Tugas": "tugas", "Nama": "nama", "Unit": "unit", "Batas": "batas", "Permintaan": "permintaan"}


@dataclass(frozen=True)
class _Line:
    """A task as the terminal lists it."""

    tugas: str
    nama: str
    unit: str | None
    batas: dt.date | None
    permintaan: uuid.UUID
    kode: str
    lewat: bool


def add_to(commands: typer.Typer) -> None:
    """Put the commands among those of leave."""
    for name, deed in (("minta", ask), ("rincian", detail), ("bukti", proofs), ("susulan", late), ("tarik", withdraw),
                       ("tugas", tasks)):  # fmt: skip
        commands.command(name)(deed)


def ask(
    context: typer.Context,
    nip: Annotated[str, typer.Argument(help="NIP, dengan atau tanpa spasi.")],
    mulai: Annotated[str, typer.Argument(help="Hari pertama, misalnya 21-12-2026.")],
    sampai: Annotated[str, typer.Argument(help="Hari terakhir.")],
    jenis: Kind = "tahunan",
    alasan: Annotated[str, typer.Option(help="Alasan cuti (bagian III).")] = "",
    alamat: Annotated[str, typer.Option(help="Alamat selama cuti.")] = "",
    telepon: Annotated[str, typer.Option(help="Telepon selama cuti.")] = "",
    alasan_kode: Code = None,
    hubungan: Relative = None,
    kelahiran_ke: Order = None,
    hpl: Annotated[str | None, typer.Option(help="Hari perkiraan lahir.")] = None,
    tambahan: More = 0,
    tambahan_awal: Annotated[bool, typer.Option("--tambahan-awal", help="Tambahan sebelum cutinya.")] = False,
    alasan_khusus: Annotated[str | None, typer.Option(help="PPPK sebelum setahun: alasan ps. 80.")] = None,
    negara: Country = None,
    lanjutan: Annotated[uuid.UUID | None, typer.Option(help="Permintaan yang diambil lagi atau diperpanjang.")] = None,
    bukti: Proofs = None,
    izin_sementara: Annotated[str | None, typer.Option(help="Alasan mendesak; dengan --nama dan --jabatan.")] = None,
    nama: Annotated[str | None, typer.Option(help="Pemberi izin sementara.")] = None,
    jabatan: Annotated[str | None, typer.Option(help="Jabatannya.")] = None,
    pindaian: Annotated[Path | None, typer.Option(help="Pindaian izin sementara.")] = None,
    periksa: Annotated[bool, typer.Option("--periksa", help="Perlihatkan jawabannya saja, tanpa menyimpan.")] = False,
    json: Json = False,
) -> None:
    """Minta cuti jenis apa pun; yang tidak boleh ditolak dengan alasannya."""
    from asn_desktop.services.leave import deeds as leave
    from asn_desktop.services.leave.interim import Interim

    with answering(to_json=json), door(context).writing("permintaan cuti") as (session, opened):
        giver = official(nama, jabatan)
        urgent = None
        if izin_sementara is not None:
            if giver is None:
                raise typer.BadParameter("Izin sementara memerlukan --nama dan --jabatan pemberinya.")
            urgent = Interim(giver, izin_sementara, today(opened), scan=scan(pindaian))
        wish = leave.LeaveAsk(
            person(session, nip), day(mulai), day(sampai), alasan, alamat, telepon, hari_tambahan=tambahan,
            alasan_khusus=alasan_khusus, negara=negara, terkait_id=lanjutan, jenis=kind(jenis),
            alasan_kode=alasan_kode, hubungan=hubungan, kelahiran_ke=kelahiran_ke,
            perkiraan_lahir=day(hpl) if hpl else None, tambahan_awal=tambahan_awal,
            bukti=tuple(map(proof, bukti or ())), izin_sementara=urgent,
        )  # fmt: skip
        if periksa:
            _show_preview(leave.preview(session, wish, today=today(opened)), to_json=json)
            return
        row = leave.ask(session, wish, today=today(opened), now=now())
    show.done(line(row), row, to_json=json)


def _show_preview(seen: Any, *, to_json: bool) -> None:
    from asn_desktop.ui.sentences import sentence

    if to_json:
        show.as_json(seen)
        return
    verdict = seen.verdict
    print(f"{seen.nama}: {verdict.lama} {verdict.satuan}; belum disimpan.")
    for mark, found in (("ditolak", seen.problems), ("perhatian", seen.warnings)):
        for problem in found:
            print(f"  {mark}: {sentence(problem)}")


def detail(context: typer.Context, permintaan: Request, json: Json = False) -> None:
    """Satu permintaan lengkap: langkah, bukti, dan siapa yang bertindak."""
    from asn_desktop.rules.words import long_date
    from asn_desktop.services.leave import deeds as leave

    with answering(to_json=json), door(context).reading() as (session, opened):
        found = leave.detail(session, permintaan, today=today(opened))
    if json:
        show.as_json(found)
        return
    print(f"{found.row.nama}, {found.row.jenis}: {long_date(found.row.mulai)} s.d. {long_date(found.row.sampai)}, "
          f"{found.row.lama} {found.row.satuan}, {found.row.keadaan}")  # fmt: skip
    for step in found.steps:
        who = ", ".join(part for part in (step.oleh_nama, step.oleh_jabatan) if part)
        print(f"  {long_date(step.tanggal)}  {step.peristiwa} {step.pilihan or ''} {who} {step.alasan}".rstrip())
    for one in found.bukti:
        print(f"  bukti {one.id}: {one.jenis} {one.nomor or ''}{' (dibatalkan)' if one.dibatalkan else ''}")


def proofs(
    context: typer.Context,
    permintaan: Request,
    tambah: Annotated[list[str] | None, typer.Option("--tambah", help=PROOF)] = None,
    batalkan: Annotated[uuid.UUID | None, typer.Option(help="Dokumen yang tidak berlaku lagi.")] = None,
    karena: Annotated[str, typer.Option(help="Alasan pembatalannya.")] = "",
    ambil: Annotated[uuid.UUID | None, typer.Option(help="Dokumen yang pindaiannya disalin ke --ke.")] = None,
    ke: Annotated[Path | None, typer.Option(help="Folder tujuan.")] = None,
    json: Json = False,
) -> None:
    """Daftar bukti sebuah permintaan; menambah, membatalkan, atau menyalin pindaiannya."""
    from asn_desktop.services.leave import proofs as leave_proofs

    writes = bool(tambah) or batalkan is not None
    with answering(to_json=json):
        entered = door(context).writing("bukti cuti") if writes else door(context).reading()
        with entered as (session, opened):
            on, moment = today(opened), now()
            for text in tambah or ():
                leave_proofs.attach(session, permintaan, proof(text), today=on, now=moment)
            if batalkan is not None:
                leave_proofs.void(session, batalkan, karena, today=on, now=moment)
            if ambil is not None and ke is not None:
                keep(ke, f"bukti-{ambil}.pdf", leave_proofs.data(session, ambil))
            rows = leave_proofs.listing(session, permintaan)
    show.listing(rows, {"Dokumen": "id", "Jenis": "jenis", "Nomor": "nomor", "Tanggal": "tanggal",
                        "Penerbit": "penerbit", "Batal": "dibatalkan"}, to_json=json)  # fmt: skip


def late(
    context: typer.Context,
    nip: Annotated[str, typer.Argument(help="NIP satu orang, atau berkas Excel/CSV daftar cuti.")],
    mulai: Annotated[str | None, typer.Option(help="Hari pertama.")] = None,
    sampai: Annotated[str | None, typer.Option(help="Hari terakhir.")] = None,
    jenis: Kind = "tahunan",
    nomor: Annotated[str, typer.Option(help="Nomor surat izinnya.")] = "",
    tanggal: Annotated[str | None, typer.Option(help="Tanggal surat izinnya.")] = None,
    alasan: Annotated[str, typer.Option(help="Alasan cuti.")] = "",
    pejabat: Annotated[str, typer.Option(help="Yang menandatanganinya.")] = "",
    alasan_kode: Code = None,
    hubungan: Relative = None,
    kelahiran_ke: Order = None,
    tidak_dibebankan: Annotated[bool, typer.Option("--tidak-dibebankan", help="Sudah termasuk saldo awal.")] = False,
    periksa: Annotated[bool, typer.Option("--periksa", help="Perlihatkan saja, tanpa menyimpan.")] = False,
    json: Json = False,
) -> None:
    """Catat cuti yang sudah diberikan di atas kertas (entri susulan), satu atau dari berkas."""
    from asn_desktop.services.leave import late as leave_late

    if Path(nip).suffix or Path(nip).is_file():
        _late_sheet(context, Path(nip), charged=not tidak_dibebankan, only_look=periksa, json=json)
        return
    if mulai is None or sampai is None:
        raise typer.BadParameter("Untuk satu orang perlu --mulai dan --sampai.")
    with answering(to_json=json), door(context).writing("cuti susulan") as (session, opened):
        wish = leave_late.LateAsk(
            person(session, nip), kind(jenis), day(mulai), day(sampai), nomor, day(tanggal) if tanggal else None,
            alasan, pejabat, alasan_kode, hubungan, kelahiran_ke, dibebankan=not tidak_dibebankan,
        )  # fmt: skip
        rows = () if periksa else leave_late.enter(session, [wish], today=today(opened), now=now())
        seen = leave_late.preview(session, [wish], today=today(opened)) if periksa else ()
    if periksa:
        _show_rows([(row.at + 1, row.nama, row.problems, row.warnings) for row in seen], len(seen), to_json=json)
        return
    told = line(rows[0]) if rows else "Sudah tercatat sebelumnya; tidak ada yang berubah."
    show.done(told, rows, to_json=json)


def _late_sheet(context: typer.Context, path: Path, *, charged: bool, only_look: bool, json: bool) -> None:
    from asn_desktop.services.leave import late_sheet

    with answering(to_json=json), door(context).writing(f"cuti susulan dari {path.name}") as (session, opened):
        seen = late_sheet.preview(session, path, today=today(opened), file_name=path.name, charged=charged)
        made = () if only_look else late_sheet.apply(session, seen, today=today(opened), now=now())
    rows = [(r.number, r.nama or r.nip, r.problems, r.row.warnings if r.row else ()) for r in seen.rows]
    verb = "Belum ada yang disimpan" if only_look else f"{len(made)} cuti tercatat"
    if not json:
        print(f"{verb}: {len(seen.writable)} baris baik, {len(seen.known)} sudah ada, {len(seen.refused)} ditolak.")
    _show_rows(rows, len(made), to_json=json)


def _show_rows(rows: list[tuple[int, str, Any, Any]], written: int, *, to_json: bool) -> None:
    from asn_desktop.ui.sentences import sentence

    told: list[dict[str, Any]] = [
        {"baris": at, "nama": name, "ditolak": [sentence(p) for p in bad], "perhatian": [sentence(p) for p in odd]}
        for at, name, bad, odd in rows
    ]
    if to_json:
        show.as_json({"ditulis": written, "baris": told})
        return
    for row in told:
        for mark in ("ditolak", "perhatian"):
            for words in row[mark]:
                print(f"  baris {row['baris']} {row['nama']}: {mark}: {words}")


def withdraw(
    context: typer.Context, permintaan: Request, karena: Annotated[str, typer.Option(help="Alasannya.")],
    json: Json = False,
) -> None:  # fmt: skip
    """Tarik entri susulan yang salah ketik; harinya kembali."""
    from asn_desktop.services.leave import late as leave_late

    with answering(to_json=json), door(context).writing("tarik cuti susulan") as (session, opened):
        row = leave_late.withdraw(session, permintaan, karena, today=today(opened), now=now())
    show.done(line(row), row, to_json=json)


def tasks(context: typer.Context, json: Json = False, csv: Csv = False) -> None:
    """Yang perlu dikerjakan tentang cuti hari ini; aplikasi mengingatkan, pejabat yang memutuskan."""
    from asn_desktop.services.leave import tasks as leave_tasks
    from asn_desktop.ui.sentences.leave_flow import task_words

    with answering(to_json=json), door(context).reading() as (session, opened):
        found = leave_tasks.tasks(session, today=today(opened))
    rows = [
        _Line(task_words(t.code, dict(t.values)), t.nama, t.unit, t.due, t.request_id, t.code, t.late) for t in found
    ]
    show.listing(rows, TASKS, to_json=json, to_csv=csv)
