"""`asn kinerja survei …`: service points, who served there, surveys as counts, files of answers, what they say."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Annotated, Any

import typer

from asn_desktop.cli import show, survey_cards
from asn_desktop.cli.door import answering, day, door, keep, now, person, take, today, unit_named, unit_of
from asn_desktop.cli.options import Csv, Json, Reason
from asn_desktop.cli.pairs import pairs

commands = typer.Typer(no_args_is_help=True, help="Survei kepuasan masyarakat sebagai bukti; bukan nilai pegawai.")
Point = Annotated[str, typer.Argument(help="Nama titik layanan.")]
Survey = Annotated[uuid.UUID, typer.Argument(help="Nomor (id) survei, dari daftar.")]
First = Annotated[str, typer.Option(help="Hari pertama masa survei.")]
Last = Annotated[str, typer.Option(help="Hari terakhir masa survei.")]
Users = Annotated[int | None, typer.Option("--pengguna-layanan", help="Jumlah pengguna layanan pada masa itu.")]
Unused = Annotated[list[str] | None, typer.Option("--tanpa", help="Unsur yang tidak dipakai, boleh berulang.")]
Look = Annotated[bool, typer.Option("--periksa", help="Perlihatkan saja, tanpa menyimpan.")]
POINTS = {"Titik layanan": "nama", "Unit": "unit", "Gratis": "gratis", "Id": "id"}
SERVED = {"Nama": "nama", "NIP": "nip", "Mulai": "mulai", "Sampai": "sampai", "Catatan": "id"}
SURVEYS = {"Titik layanan": "titik", "Mulai": "mulai", "Sampai": "sampai", "Responden": "responden", "IKM": "ikm",
           "Mutu": "mutu", "Kurang sampel": "kurang", "Id": "id"}  # fmt: skip


@commands.command("titik")
def point(
    context: typer.Context,
    nama: Annotated[str | None, typer.Argument(help="Titik layanan baru; tanpa nama: daftarnya.")] = None,
    unit: Annotated[str | None, typer.Option(help="Unit kerja.")] = None,
    gratis: Annotated[bool, typer.Option("--gratis", help="Layanannya gratis menurut peraturan.")] = False,
    tutup: Annotated[str | None, typer.Option(help="Alasan menutup titik layanan itu.")] = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Daftar titik layanan; dengan nama menambah, dengan --tutup menutup."""
    from asn_desktop.services.survey import points

    with answering(to_json=json):
        if nama is None:
            with door(context).reading() as (session, _):
                rows = points.listing(session, unit_of(session, unit))
            show.listing(rows, POINTS, to_json=json, to_csv=csv)
            return
        with door(context).writing("titik layanan") as (session, _):
            if tutup is not None:
                row = points.void(session, points.named(session, nama), tutup)
            else:
                if unit is None:
                    raise typer.BadParameter("Titik layanan baru memerlukan --unit.")
                row = points.put(session, points.PointAsk(unit_named(session, unit), nama, gratis))
    show.done(f"{row.nama}, {row.unit}: {'ditutup' if row.dibatalkan else 'tersimpan'}.", row, to_json=json)


@commands.command("petugas")
def served(
    context: typer.Context,
    titik: Point,
    nip: Annotated[list[str] | None, typer.Argument(help="NIP yang melayani; tanpa NIP: daftarnya.")] = None,
    mulai: Annotated[str | None, typer.Option(help="Hari pertama melayani.")] = None,
    sampai: Annotated[str | None, typer.Option(help="Hari terakhir; kosong: masih melayani.")] = None,
    catatan: Annotated[uuid.UUID | None, typer.Option(help="Catatan yang diakhiri (--sampai) atau dicabut.")] = None,
    cabut: Annotated[str | None, typer.Option(help="Alasan mencabut catatan.")] = None,
    json: Json = False,
) -> None:
    """Siapa yang melayani di sebuah titik, dari kapan sampai kapan; beberapa orang sekaligus."""
    from asn_desktop.services.survey import points

    with answering(to_json=json):
        writes = bool(nip) or catatan is not None
        entered = door(context).writing("petugas layanan") if writes else door(context).reading()
        with entered as (session, _):
            point_id = points.named(session, titik)
            last = day(sampai) if sampai else None
            if catatan is not None and cabut is not None:
                points.take_away(session, catatan, cabut)
            elif catatan is not None and last is not None:
                points.end(session, catatan, last)
            elif catatan is not None or (nip and mulai is None):
                raise typer.BadParameter("Sebutkan --mulai, atau untuk satu --catatan: --sampai atau --cabut.")
            elif nip and mulai is not None:
                points.serve(session, point_id, [person(session, one) for one in nip], day(mulai), last)
            rows = points.served(session, point_id)
    show.listing(rows, SERVED, to_json=json)


@commands.command("isi")
def enter(
    context: typer.Context,
    titik: Point,
    mulai: First,
    sampai: Last,
    responden: Annotated[int, typer.Option(help="Berapa orang mengisi.")],
    unsur: Annotated[list[str], typer.Option(
        help="kunci=n1,n2,n3,n4: banyaknya jawaban 1, 2, 3, 4; boleh juga kunci=3:12,4:7."
    )],
    pengguna_layanan: Users = None,
    tanpa: Unused = None,
    periksa: Look = False,
    json: Json = False,
) -> None:  # fmt: skip
    """Masukkan hasil satu survei sebagai banyaknya jawaban tiap unsur."""
    from asn_desktop.services.survey import points, surveys

    with answering(to_json=json), door(context).writing("hasil survei") as (session, opened):
        ask = surveys.SurveyAsk(
            points.named(session, titik), day(mulai), day(sampai), responden,
            {kode: _counts(text) for kode, text in pairs(unsur).items()}, tuple(tanpa or ()), pengguna_layanan,
        )  # fmt: skip
        index, problems = surveys.preview(session, ask, today=today(opened))
        row = None if periksa else surveys.enter(session, ask, today=today(opened))
    _tell(row, index, problems, to_json=json)


@commands.command("impor")
def bring_in(
    context: typer.Context,
    titik: Point,
    berkas: Annotated[Path, typer.Argument(help="Excel atau CSV: satu baris tiap lembar jawaban, atau rekap.")],
    mulai: First,
    sampai: Last,
    pengguna_layanan: Users = None,
    tanpa: Unused = None,
    tertukar: Annotated[bool, typer.Option("--tertukar", help="Di berkas ini U8 pengaduan, U9 sarana.")] = False,
    responden: Annotated[int | None, typer.Option(help="Jumlah responden sebuah rekap.")] = None,
    periksa: Look = False,
    json: Json = False,
) -> None:
    """Masukkan hasil survei dari berkas; yang disimpan hanya banyaknya jawaban, berkasnya tidak."""
    from asn_desktop.services.survey import points, sheet

    with answering(to_json=json), door(context).writing("impor survei") as (session, opened):
        ask = sheet.SheetAsk(
            points.named(session, titik), day(mulai), day(sampai), pengguna_layanan, tuple(tanpa or ()), tertukar,
            responden,
        )  # fmt: skip
        seen = sheet.preview(session, berkas, ask, today=today(opened), file_name=berkas.name)
        row = None if periksa else sheet.apply(session, seen, today=today(opened))
    _tell(row, seen.indeks, seen.problems, seen.refused, to_json=json)
    if seen.by_number and not json:
        one, two = ("pengaduan", "sarana") if tertukar else ("sarana", "pengaduan")
        print(f"  U8 dibaca {one} dan U9 {two}, menurut nomornya. Bila tertukar: --tertukar.")


@commands.command("daftar")
def listing(
    context: typer.Context,
    unit: Annotated[str | None, typer.Option(help="Unit kerja dengan unit di bawahnya.")] = None,
    tahun: Annotated[int | None, typer.Option(help="Tahun.")] = None,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Survei yang tercatat, dengan indeks dan mutunya."""
    from asn_desktop.services.survey import surveys

    with answering(to_json=json), door(context).reading() as (session, _):
        rows = surveys.listing(session, unit_id=unit_of(session, unit), tahun=tahun)
    show.listing(rows, SURVEYS, to_json=json, to_csv=csv)


@commands.command("rincian")
def detail(context: typer.Context, survei: Survey, json: Json = False) -> None:
    """Bagaimana indeks sebuah survei terjadi, unsur demi unsur."""
    from asn_desktop.services.survey import surveys

    with answering(to_json=json), door(context).reading() as (session, _):
        row = surveys.get(session, survei)
    _tell(row, row.indeks, (), to_json=json)


@commands.command("laporan")
def report(
    context: typer.Context,
    survei: Survey,
    nomor: Annotated[str, typer.Option(help="Nomor laporan yang ditandatangani.")],
    tanggal: Annotated[str, typer.Option(help="Tanggal laporan.")],
    pindaian: Annotated[Path | None, typer.Option(help="PDF atau foto laporan.")] = None,
    json: Json = False,
) -> None:
    """Catat laporan survei yang sudah ditandatangani; sesudah itu angkanya tetap."""
    from asn_desktop.services.survey import surveys

    with answering(to_json=json), door(context).writing("laporan survei") as (session, _):
        data = None if pindaian is None else take(pindaian)
        row = surveys.report(session, survei, nomor=nomor, tanggal=day(tanggal), data=data)
    show.done(f"{row.titik}, {row.teks}: laporan {row.nomor}.", row, to_json=json)


@commands.command("grafik")
def chart_of(
    context: typer.Context,
    ke: Annotated[Path, typer.Option("--ke", help="Berkas PDF tujuan.")],
    titik: Annotated[str | None, typer.Option(help="Satu titik layanan; tanpa ini semua titik.")] = None,
    unit: Annotated[str | None, typer.Option(help="Unit kerja dengan unit di bawahnya.")] = None,
    tahun: Annotated[int | None, typer.Option(help="Tahun; tanpa ini tahun berjalan.")] = None,
    json: Json = False,
) -> None:
    """Grafik IKM sebagai PDF: tiap titik layanan, atau unsur dan riwayat satu titik."""
    from asn_desktop.services.survey import chart, points

    with answering(to_json=json):
        with door(context).reading() as (session, opened):
            point_id = points.named(session, titik) if titik else None
            data = chart.page(session, tahun or today(opened).year, unit_id=unit_of(session, unit), point_id=point_id,
                              today=today(opened), now=now())  # fmt: skip
        path = keep(ke.parent, ke.name, data)
    show.done(f"Disimpan: {path}.", {"berkas": path, "byte": len(data)}, to_json=json)


@commands.command("batalkan")
def void(context: typer.Context, survei: Survey, alasan: Reason = "", json: Json = False) -> None:
    """Batalkan survei yang salah; catatannya tetap dengan alasannya."""
    from asn_desktop.services.survey import surveys

    with answering(to_json=json), door(context).writing("batalkan survei") as (session, _):
        row = surveys.void(session, survei, alasan)
    show.done(f"{row.titik}: survei dibatalkan.", row, to_json=json)


survey_cards.add_to(commands)


def _counts(text: str) -> Any:
    """ "0,2,4,0" as four counts, "3:12,4:7" as answer -> count; what cannot be read stays text and is refused."""
    parts = [part.strip() for part in text.split(",")]
    if all(":" in part for part in parts):
        return {answer.strip(): _number(times) for answer, _, times in (part.partition(":") for part in parts)}
    return [_number(part) for part in parts]


def _number(text: str) -> Any:
    return int(text) if text.strip().isdigit() else text


def _tell(row: Any, index: Any, problems: Any, refused: Any = (), *, to_json: bool) -> None:
    from asn_desktop.ui.sentences import sentence
    from asn_desktop.ui.sentences.survey import SAMPLE_SHORT, line_value, line_words

    told = [
        {"baris": one.number, "kode": [p.code for p in one.problems], "ditolak": [sentence(p) for p in one.problems]}
        for one in refused
    ]
    if to_json:
        show.as_json({"survei": row, "indeks": index, "ditolak": told, "masalah": [sentence(p) for p in problems]})
        return
    if row is not None:
        short = f", {SAMPLE_SHORT} {row.kurang} jawaban" if row.kurang else ""
        print(f"{row.titik}, {row.responden} responden: {row.teks}{short}. Id {row.id}")
    else:
        print("Belum ada yang disimpan.")
    if index is not None:
        from asn_desktop.rules.survey.index import lines

        for line in lines(index):
            print(f"  {line_words(line)}  {line_value(line)}".rstrip())
    for number, words in [(one["baris"], one["ditolak"]) for one in told]:
        print(f"  baris {number} ditolak: {' '.join(words)}")
    for problem in () if row is not None else problems:
        print(f"  {sentence(problem)}")


