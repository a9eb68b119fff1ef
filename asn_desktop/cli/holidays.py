"""`asn libur`: the holiday table, its decrees, what they change in granted leave, and cuti bersama not given."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, day, door, now, take, today
from asn_desktop.cli.options import Csv, Json
from asn_desktop.problems import Problem, Refused

commands = typer.Typer(no_args_is_help=True, help="Hari libur dan cuti bersama: tabel, keputusan, dampak, penugasan.")

Year = Annotated[int | None, typer.Option("--tahun", help="Tahun; tanpa ini tahun berjalan.")]
Ground = Annotated[str, typer.Option("--dasar", help="Nomor keputusannya, misalnya Keppres 42/2025.")]
Signed = Annotated[str, typer.Option("--tanggal", help="Tanggal keputusan, misalnya 31-12-2025.")]
Yes = Annotated[bool, typer.Option("--ya", help="Simpan; tanpa ini hanya memeriksa.")]

COLUMNS = {"Tanggal": "tanggal", "Jenis": "jenis", "Nama": "nama", "Dasar": "dasar", "Asal": "asal", "Status": "status"}
EFFECTS = {"Permintaan": "request_id", "NIP": "nip", "Nama": "nama", "Mulai": "mulai", "Sampai": "sampai",
           "Semula": "old", "Menjadi": "new"}  # fmt: skip


@commands.command("daftar")
def list_all(context: typer.Context, tahun: Year = None, json: Json = False, csv: Csv = False) -> None:
    """Tabel hari libur dan cuti bersama yang berlaku, dengan dasar, asal dan statusnya."""
    from asn_desktop.services import holidays

    with answering(to_json=json), door(context).reading() as (session, opened):
        rows = holidays.listing(session, [tahun or today(opened).year])
    show.listing(rows, COLUMNS, to_json=json, to_csv=csv)


@commands.command("muat")
def load(
    context: typer.Context,
    berkas: Annotated[Path, typer.Argument(help="xlsx, xls, ods atau csv berkolom tanggal, jenis, nama, dasar.")],
    dasar: Ground,
    tanggal: Signed,
    biarkan: Annotated[bool, typer.Option("--biarkan", help="Jangan akhiri hari yang tidak ada di berkas.")] = False,
    ya: Yes = False,
    json: Json = False,
) -> None:
    """Bandingkan tabel dari berkas dengan yang berlaku dan cuti yang terkena; dengan --ya masukkan."""
    from asn_desktop.services import holiday_decrees, holiday_trial
    from asn_desktop.ui.sentences import sentence
    from asn_desktop.ui.sentences.holidays import FATES, KINDS

    with answering(to_json=json):
        here, data, decree = door(context), take(berkas), holiday_decrees.Decree(dasar, day(tanggal))
        with here.writing(f"tabel libur {dasar}") if ya else here.reading() as (session, opened):
            trial = holiday_trial.attempt(session, data, decree, end_missing=not biarkan, today=today(opened),
                                          file_name=berkas.name)  # fmt: skip
            seen, effects = trial.seen, trial.effects
            done = holiday_decrees.apply(session, seen, end_missing=not biarkan, today=today(opened),
                                         now=now()) if ya else ()  # fmt: skip
    if json:
        show.as_json({"perubahan": seen.changes, "ditulis": len(done), "cuti": effects})
        return
    for change in seen.changes:
        when = change.day.tanggal.isoformat() if change.day else change.raw
        what = f"{KINDS[change.day.jenis]} {change.day.nama}" if change.day else ""
        why = " ".join(sentence(p) for p in change.problems)
        print(f"{FATES[change.fate][0]:9} {when} {what} {why}".rstrip())
    print(f"{len(effects)} cuti yang sudah diberikan berubah jumlah harinya (asn libur dampak).")
    print(f"{len(done)} hari ditulis." if ya else "Belum ada yang ditulis; ulangi dengan --ya untuk memasukkan.")


@commands.command("daerah")
def local(
    context: typer.Context,
    hari: Annotated[str, typer.Argument(help="Hari liburnya, misalnya 07-04-2027.")],
    nama: Annotated[str, typer.Argument(help="Namanya, misalnya Galungan.")],
    dasar: Ground,
    tanggal: Signed,
    json: Json = False,
) -> None:
    """Catat libur daerah (Galungan, pilkades) dengan keputusan daerahnya."""
    from asn_desktop.rules.holiday_table import LOCAL, Day
    from asn_desktop.services import holiday_decrees

    with answering(to_json=json), door(context).writing(f"libur daerah {dasar}") as (session, opened):
        decree = holiday_decrees.Decree(dasar, day(tanggal), "kantor")
        fresh = holiday_decrees.local(session, [Day(day(hari), LOCAL, nama, dasar)], decree, today=today(opened))
    show.done("Libur daerah tercatat." if fresh else "Sudah tercatat sebelumnya.", {"baru": fresh}, to_json=json)


@commands.command("akhiri")
def end(
    context: typer.Context,
    hari: Annotated[str, typer.Argument(help="Hari yang tidak berlaku lagi.")],
    dasar: Ground,
    tanggal: Signed,
    json: Json = False,
) -> None:
    """Akhiri satu hari libur menurut keputusan kemudian; barisnya tetap untuk keputusan yang memakainya."""
    from asn_desktop.services import holiday_decrees, holidays

    with answering(to_json=json), door(context).writing(f"libur berakhir {dasar}") as (session, opened):
        when = day(hari)
        rows = [row for row in holidays.listing(session, [when.year]) if row.tanggal == when]
        if not rows:
            raise Refused(Problem("holiday_unknown", "hari"))
        decree = holiday_decrees.Decree(dasar, day(tanggal), "kantor")
        gone = [holiday_decrees.end(session, row.id, decree, today=today(opened)) for row in rows]
    show.done(f"{gone[0].nama} {when:%d-%m-%Y} tidak berlaku lagi.", gone, to_json=json)


@commands.command("dampak")
def effects(context: typer.Context, json: Json = False, csv: Csv = False) -> None:
    """Cuti yang sudah diberikan, belum selesai, dan jumlah harinya berbeda menurut tabel yang berlaku."""
    from asn_desktop.services.leave import whatif

    with answering(to_json=json), door(context).reading() as (session, opened):
        rows = whatif.affected(session, today=today(opened))
    show.listing(rows, EFFECTS, to_json=json, to_csv=csv)


@commands.command("sesuaikan")
def settle(
    context: typer.Context,
    permintaan: Annotated[uuid.UUID, typer.Argument(help="Nomor permintaan (kolom Permintaan pada dampak).")],
    dasar: Ground,
    karena: Annotated[str, typer.Option("--karena", help="Alasan singkat.")],
    json: Json = False,
) -> None:
    """Kembalikan hari satu cuti, atau bebankan yang kurang, menurut keputusan libur yang baru."""
    from asn_desktop.services.leave import whatif

    with answering(to_json=json), door(context).writing(f"hari cuti menurut {dasar}") as (session, opened):
        found = whatif.settle(session, permintaan, dasar, karena, today=today(opened), now=now())
    word = f"{found.back} hari kembali" if found.back > 0 else f"{-found.back} hari dibebankan"
    show.done(f"{found.nama}: {word}.", found, to_json=json)


@commands.command("tugas")
def duty(
    context: typer.Context,
    nomor: Annotated[str, typer.Argument(help="Nomor keputusan penugasan.")],
    tanggal: Signed,
    hari: Annotated[list[str], typer.Option("--hari", help="Hari cuti bersama; boleh berulang.")],
    nip: Annotated[list[str] | None, typer.Option("--nip", help="NIP yang bertugas; boleh berulang.")] = None,
    unit: Annotated[str | None, typer.Option("--unit", help="Semua pegawai unit ini dan di bawahnya.")] = None,
    jabatan: Annotated[str, typer.Option("--jabatan", help="Hanya jabatan yang memuat kata ini.")] = "",
    pejabat: Annotated[str, typer.Option("--pejabat", help="Yang memutuskan.")] = "",
    ya: Yes = False,
    json: Json = False,
) -> None:
    """Siapa yang tidak diberi cuti bersama karena jabatan dan apa yang bertambah; dengan --ya catat."""
    from asn_desktop.services import joint_leave, units
    from asn_desktop.ui.sentences import sentence
    from asn_desktop.ui.sentences.holidays import gained

    if not (nip or unit or jabatan):
        raise typer.BadParameter("Pilih pegawainya dengan --nip, --unit atau --jabatan.")
    with answering(to_json=json):
        here = door(context)
        with here.writing(f"cuti bersama tidak diberikan {nomor}") if ya else here.reading() as (session, opened):
            unit_id = units.lookup(session, unit) if unit else None
            if unit and unit_id is None:
                raise Refused(Problem("UNIT_UNKNOWN", "unit", {"raw": unit}))
            folk = joint_leave.candidates(session, unit_id=unit_id, post=jabatan, nips=nip or ())
            ask = joint_leave.DutyAsk(tuple(one.employee_id for one in folk), tuple(map(day, hari)), nomor,
                                      day(tanggal), pejabat)  # fmt: skip
            if ya:
                seen = joint_leave.grant(session, ask, today=today(opened), now=now())
            else:
                seen = joint_leave.preview(session, ask, today=today(opened))
    if json:
        show.as_json(seen)
        return
    for line in seen.lines:
        said = [*map(gained, line.gains), *(sentence(p) for p in line.skipped)]
        print(f"{line.person.nama}: {'; '.join(said)}")
    for problem in seen.warnings:
        print(sentence(problem))
    print(f"{seen.count} hari " + ("dicatat." if ya else "akan bertambah; ulangi dengan --ya untuk mencatat."))


@commands.command("batal-tugas")
def void(
    context: typer.Context,
    nomor: Annotated[str, typer.Argument(help="Nomor keputusan penugasan.")],
    tanggal: Signed,
    alasan: Annotated[str, typer.Option("--alasan", help="Alasan pembatalan.")],
    json: Json = False,
) -> None:
    """Batalkan satu keputusan penugasan pada cuti bersama; barisnya tetap terbaca."""
    from asn_desktop.services import joint_leave

    with answering(to_json=json), door(context).writing(alasan) as (session, opened):
        count = joint_leave.void(session, nomor, day(tanggal), alasan, today=today(opened), now=now())
    show.done(f"{count} hari tambahan dibatalkan.", {"hari": count}, to_json=json)
