"""`asn jadwal` and `asn hadir`: rosters from a pattern, the book of days, days to ask about, import of lists."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from asn_desktop.cli import show
from asn_desktop.cli.attendance import (
    Day,
    Month,
    Nip,
    Pdf,
    UnitName,
    Why,
    Xlsx,
    days_commands,
    duty_commands,
    give,
    izin_commands,
    month_of,
    roster_commands,
)
from asn_desktop.cli.door import answering, day, door, now, person, today, unit_named, unit_of
from asn_desktop.cli.options import Csv, Json

Unit = Annotated[str, typer.Argument(help="Nama unit.")]
_LISTS = {"lembar": "sheet", "rekap": "recap", "buku": "ledger"}


def add_to(app: typer.Typer) -> None:
    """Hang the four nouns into the terminal."""
    app.add_typer(izin_commands, name="izin")
    app.add_typer(duty_commands, name="tugas")
    app.add_typer(roster_commands, name="jadwal")
    app.add_typer(days_commands, name="hadir")


@roster_commands.command("giliran")
def turns(
    context: typer.Context, unit: Unit,
    atur: Annotated[list[str] | None, typer.Option("--atur", help="KODE=Nama,07:30,14:00 atau L=Lepas jaga. Berulang.")]
    = None, json: Json = False,
) -> None:  # fmt: skip
    """Giliran jaga satu unit; dengan --atur seluruhnya ditulis baru."""
    from asn_desktop.rules.roster import Turn, clock
    from asn_desktop.services import shifts

    if atur:
        wanted = []
        for text in atur:
            code, _, rest = text.partition("=")
            name, *times = [part.strip() for part in rest.split(",")]
            first, last = ([clock(t) or t for t in times] + [None, None])[:2]
            wanted.append(Turn(code.strip().upper(), name, bool(times), first, last))
        with answering(to_json=json), door(context).writing("giliran jaga") as (session, _opened):
            found = shifts.save(session, unit_named(session, unit), wanted)
    else:
        with answering(to_json=json), door(context).reading() as (session, _opened):
            found = shifts.of_unit(session, unit_named(session, unit))
    if json:
        show.as_json(found)
        return
    show.table(["Kode", "Nama", "Mulai", "Selesai"],
               [[t.code, t.name, t.starts or "-", t.ends or "-"] for t in found.turns.values()])  # fmt: skip


@roster_commands.command("pola")
def pattern(
    context: typer.Context, unit: Unit,
    pola: Annotated[str, typer.Argument(help="Misalnya \"P P S S M M L L\".")], bulan: Month = None,
    geser: Annotated[int, typer.Option(help="Setiap orang mulai sekian tempat sesudah yang di atasnya.")] = 0,
    json: Json = False,
) -> None:  # fmt: skip
    """Isi jadwal sebulan menurut pola, melanjutkan bulan sebelumnya."""
    from asn_desktop.services import roster_month, shifts
    from asn_desktop.ui.sentences import sentence

    with answering(to_json=json), door(context).writing("jadwal jaga") as (session, opened):
        where, month = unit_named(session, unit), month_of(bulan, today(opened))
        known = shifts.demand(session, where).turns
        people = [p[0] for p in roster_month.people_of(session, where)]
        plan = roster_month.patterned(session, month, people, pola, known, step=geser)
        found = roster_month.save(session, where, month, plan)
    warnings = [sentence(p) for p in found.problems]
    show.done(f"Jadwal {len(found.rows)} orang terisi.", {"orang": len(found.rows), "catatan": warnings}, to_json=json)
    if not json:
        for words in warnings:
            print(f"  {words}")


@roster_commands.command("cetak")
def roster(context: typer.Context, unit: Unit, bulan: Month = None, pdf: Pdf = None, xlsx: Xlsx = None,
           json: Json = False) -> None:  # fmt: skip
    """Jadwal jaga sebulan sebagai PDF atau Excel."""
    from asn_desktop.services import attendance_lists

    with answering(to_json=json), door(context).reading() as (session, opened):
        table = attendance_lists.roster(session, unit_named(session, unit), month_of(bulan, today(opened)))
        give(table, pdf, xlsx, json=json)


@days_commands.command("orang")
def one_person(context: typer.Context, nip: Nip, bulan: Month = None, json: Json = False) -> None:
    """Keadaan seseorang hari demi hari, dengan asalnya."""
    from asn_desktop.services import day_status
    from asn_desktop.ui.sentences.attendance import source_words, status_word

    with answering(to_json=json), door(context).reading() as (session, opened):
        here = today(opened)
        book = day_status.month(session, month_of(bulan, here), today=here, employee_id=person(session, nip))
    (row,) = book.rows
    lines = [[str(book.date(n)), status_word(c.status), source_words(c.line)] for n, c in enumerate(row.cells, 1)]
    if json:
        show.as_json([{"tanggal": a, "keadaan": c.status.value, "asal": w} for (a, _, w), c in
                      zip(lines, row.cells, strict=True)])  # fmt: skip
        return
    show.table(["Tanggal", "Keadaan", "Asal"], lines)


@days_commands.command("usulan")
def asked(
    context: typer.Context, bulan: Month = None, unit: UnitName = None, json: Json = False, csv: Csv = False
) -> None:
    """Hari kerja lewat yang tidak diketahui; tidak ada yang ditetapkan dengan sendirinya."""
    from asn_desktop.services import attendance

    with answering(to_json=json), door(context).reading() as (session, opened):
        here = today(opened)
        rows = attendance.proposals(session, month_of(bulan, here), unit_of(session, unit), today=here)
    columns = {"NIP": "nip", "Nama": "nama", "Unit": "unit", "Tanggal": "tanggal"}
    show.listing(rows, columns, to_json=json, to_csv=csv)


@days_commands.command("tetapkan")
def decide(
    context: typer.Context, nip: Nip, tanggal: Day,
    keadaan: Annotated[str, typer.Argument(help="hadir, tanpa_keterangan, atau cabut.")],
    oleh: Annotated[str, typer.Option(help="Nama yang menetapkan.")] = "", karena: Why = "", json: Json = False,
) -> None:  # fmt: skip
    """Catat ketetapan seseorang tentang satu hari yang tidak diketahui, atau cabut."""
    from asn_desktop.rules.day_status import Status
    from asn_desktop.services import attendance
    from asn_desktop.ui.sentences.attendance import source_words, status_word

    known = {s.value: s for s in Status}
    if keadaan not in known and keadaan != "cabut":
        raise typer.BadParameter("Keadaan: hadir, tanpa_keterangan, atau cabut.")
    with answering(to_json=json), door(context).writing("ketetapan kehadiran") as (session, opened):
        who, here, date = person(session, nip), today(opened), day(tanggal)
        if keadaan == "cabut":
            cell = attendance.undo(session, who, date, today=here)
        else:
            cell = attendance.decide(session, who, date, known[keadaan], oleh=oleh, alasan=karena, today=here)
    words = f"{status_word(cell.status)}: {source_words(cell.line)}."
    show.done(words, {"keadaan": cell.status.value, "asal": words}, to_json=json)


@days_commands.command("daftar")
def lists(
    context: typer.Context, daftar: Annotated[str, typer.Argument(help="lembar (kosong), rekap, atau buku.")],
    bulan: Month = None, unit: UnitName = None, pdf: Pdf = None, xlsx: Xlsx = None, json: Json = False,
) -> None:  # fmt: skip
    """Daftar hadir kosong, rekap kehadiran, atau buku harian sebagai PDF atau Excel."""
    from asn_desktop.services import attendance_lists

    if daftar not in _LISTS:
        raise typer.BadParameter("Daftar: lembar, rekap, atau buku.")
    with answering(to_json=json), door(context).reading() as (session, opened):
        here = today(opened)
        maker = getattr(attendance_lists, _LISTS[daftar])
        table = maker(session, month_of(bulan, here), unit_of(session, unit), today=here)
        give(table, pdf, xlsx, json=json)


@days_commands.command("impor")
def bring_in(
    context: typer.Context, berkas: Path,
    bulan: Annotated[str | None, typer.Option("--bulan", help="Bila berkas hanya memuat angka tanggal.")] = None,
    kenal: Annotated[list[str] | None, typer.Option("--kenal", help="KUNCI=NIP untuk yang ditanyakan. Berulang.")]
    = None,
    nama_sama: Annotated[bool, typer.Option("--nama-sama", help="Terima yang namanya persis sama.")] = False,
    periksa: Annotated[bool, typer.Option("--periksa", help="Perlihatkan saja, tanpa menyimpan.")] = False,
    json: Json = False,
) -> None:  # fmt: skip
    """Impor daftar mesin sidik jari atau e-absensi; hanya kehadiran yang diambil."""
    from asn_desktop.services import attendance_import as imports
    from asn_desktop.ui.sentences import sentence

    with answering(to_json=json), door(context).writing(f"impor absensi {berkas.name}") as (session, opened):
        here = today(opened)
        more: dict[str, Any] = {"month": month_of(bulan, here)} if bulan else {}
        told = dict(text.partition("=")[::2] for text in kenal or [])
        answers = {key.strip(): person(session, nip) for key, nip in told.items()}
        seen = imports.preview(session, berkas, today=here, answers=answers, file_name=berkas.name, **more)
        if nama_sama:
            answers |= {a.key: a.guess for a in seen.asks if a.guess is not None}
            seen = imports.preview(session, berkas, today=here, answers=answers, file_name=berkas.name, **more)
        done = imports.AttendanceDone(0, 0, 0) if periksa else imports.apply(session, seen, now=now())
    told_rows = [
        {"baris": r.number, "nama": r.nama, "tanggal": r.tanggal, "keadaan": r.state,
         "alasan": " ".join(sentence(p) for p in r.problems)}
        for r in seen.rows if r.problems
    ]  # fmt: skip
    asks = [{"kunci": a.key, "nama": a.nama, "baris": a.rows, "mungkin": a.guess_name} for a in seen.asks]
    verb = "Belum ada yang disimpan" if periksa else f"{done.new} hari baru, {done.changed} diubah"
    counts = f"{seen.count(imports.SAME)} sama, {seen.count(imports.REFUSED)} ditolak, {len(asks)} ditanyakan"
    show.done(f"{verb}; {counts}.", {"hasil": done, "baris": told_rows, "ditanyakan": asks}, to_json=json)
    if not json:
        if seen.absent:
            print(f"  tidak ada di berkas: {', '.join(seen.absent)}")
        for row in told_rows:
            print(f"  baris {row['baris']} {row['nama']}: {row['alasan']}")
        for ask in asks:
            print(f"  siapa \"{ask['kunci']}\" ({ask['nama']})? --kenal \"{ask['kunci']}=NIP\"")


@days_commands.command("jam")
def set_hours(
    context: typer.Context, pola: Annotated[int, typer.Argument(help="5 atau 6 hari kerja.")],
    hari: Annotated[int, typer.Argument(help="1 Senin sampai 7 Minggu.")],
    masuk: Annotated[str, typer.Argument(help="Misalnya 08:00.")], pulang: Annotated[str, typer.Argument()],
    dasar: Annotated[str, typer.Option(help="Dasar, misalnya SE Bupati tentang jam kerja Ramadan.")],
    mulai: Annotated[str, typer.Option(help="Berlaku mulai tanggal.")],
    sampai: Annotated[str | None, typer.Option(help="Berlaku sampai tanggal.")] = None,
    toleransi: Annotated[int, typer.Option(help="Menit terlambat yang dimaklumi.")] = 0, json: Json = False,
) -> None:  # fmt: skip
    """Tulis jam kerja kantor untuk satu hari dalam minggu, mulai satu tanggal."""
    from asn_desktop.services import day_settings

    with answering(to_json=json), door(context).writing("jam kerja") as (session, _opened):
        day_settings.set_hours(session, pola, hari, masuk, pulang, toleransi=toleransi, dasar=dasar, since=day(mulai),
                               until=day(sampai) if sampai else None)  # fmt: skip
    show.done(f"Jam kerja pola {pola} hari ke-{hari}: {masuk} sampai {pulang}.", {"masuk": masuk, "pulang": pulang},
              to_json=json)  # fmt: skip
