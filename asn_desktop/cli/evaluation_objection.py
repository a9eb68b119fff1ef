"""`asn kinerja keberatan | capaian | aturan`: objections, achievements of units, the office's dated choices."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Annotated

import typer

from asn_desktop.cli import evaluation_tables, show
from asn_desktop.cli.door import answering, day, door, take, today, unit_named, unit_of
from asn_desktop.cli.evaluation_rating import Behaviour, Result, Results
from asn_desktop.cli.options import Csv, Json, Reason

objected = typer.Typer(no_args_is_help=True, help="Keberatan atas hasil evaluasi, kepada atasan pejabat penilai.")
achieved = typer.Typer(no_args_is_help=True, help="Capaian unit kerja menurut dokumen pimpinan di atasnya.")
Objection = Annotated[uuid.UUID, typer.Argument(help="Nomor keberatan (kolom Keberatan pada daftarnya).")]
OBJECTED = {"Keberatan": "id", "Nama": "nama", "Periode": "periode", "Diterima": "diterima", "Diajukan": "diajukan",
            "Hari terakhir": "hari_terakhir", "Keadaan": "keadaan", "Putusan": "putusan",
            "Ingatkan": "ingatkan"}  # fmt: skip
ACHIEVED = {"Capaian": "id", "Unit": "unit", "Periode": "periode", "Predikat": "predikat", "Nomor": "nomor",
            "Tanggal": "tanggal", "Pejabat": "pejabat", "Batal": "dibatalkan"}  # fmt: skip
CHOICES = {"Pilihan": "kunci", "Nilai": "nilai", "Mulai": "mulai", "Asal": "asal", "Dasar": "dasar"}


@objected.command("ajukan")
def file(
    context: typer.Context, evaluasi: Result,
    tanggal: Annotated[str, typer.Argument(help="Tanggal surat keberatan diajukan.")],
    alasan: Annotated[str, typer.Option(help="Alasan keberatan.")],
    kepada: Annotated[str | None, typer.Option(help="Nama pejabat yang dituju; tanpa ini atasan penilai.")] = None,
    nip: Annotated[str | None, typer.Option(help="NIP pejabat yang dituju.")] = None,
    jabatan: Annotated[str, typer.Option(help="Jabatannya.")] = "",
    berkas: Annotated[Path | None, typer.Option(help="Pindaian surat keberatan.")] = None, json: Json = False,
) -> None:  # fmt: skip
    """Catat keberatan; yang lewat waktu tercatat sebagai tidak dapat diterima."""
    from asn_desktop.rules.evaluation.party import Party
    from asn_desktop.services.evaluation import objections
    from asn_desktop.ui.sentences import sentence

    with answering(to_json=json), door(context).writing("keberatan atas hasil evaluasi") as (session, opened):
        to = Party(kepada, nip, jabatan=jabatan) if kepada else None
        kept = session.info["blobs"].put(take(berkas)) if berkas else None
        row = objections.file(session, objections.ObjectionAsk(evaluasi, day(tanggal), alasan, to, kept),
                              today=today(opened))  # fmt: skip
    words = [f"Keberatan {row.id}: {row.keadaan}, hari terakhir {row.hari_terakhir}.", *map(sentence, row.problems)]
    show.done("\n".join(words), row, to_json=json)


@objected.command("dengar")
def clarify(
    context: typer.Context, keberatan: Objection,
    penilai: Annotated[str | None, typer.Option(help="Keterangan pejabat penilai.")] = None,
    pegawai: Annotated[str | None, typer.Option(help="Keterangan pegawai.")] = None,
    tanggal: Annotated[str | None, typer.Option(help="Hari keterangan; tanpa ini hari ini.")] = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Catat keterangan pejabat penilai, pegawai, atau keduanya."""
    from asn_desktop.services.evaluation import objections

    with answering(to_json=json), door(context).writing("klarifikasi keberatan") as (session, opened):
        row = objections.clarify(
            session, keberatan, pada=day(tanggal) if tanggal else today(opened), kata_penilai=penilai,
            kata_pegawai=pegawai, today=today(opened),
        )  # fmt: skip
    show.done(f"Keberatan {row.id}: {row.keadaan}.", row, to_json=json)


@objected.command("putus")
def decide(
    context: typer.Context, keberatan: Objection,
    putusan: Annotated[str, typer.Argument(help="TETAP atau DIUBAH.")],
    alasan: Annotated[str, typer.Option(help="Alasan putusan.")],
    tanggal: Annotated[str | None, typer.Option(help="Hari putusan; tanpa ini hari ini.")] = None,
    nomor: Annotated[str | None, typer.Option(help="Nomor putusan.")] = None,
    hasil: Results = None, perilaku: Behaviour = None, json: Json = False,
) -> None:  # fmt: skip
    """Putusan atasan pejabat penilai; final. DIUBAH menulis versi baru hasilnya."""
    from asn_desktop.services.evaluation import objections

    with answering(to_json=json), door(context).writing("putusan keberatan") as (session, opened):
        on = day(tanggal) if tanggal else today(opened)
        ask = objections.DecisionAsk(putusan.upper(), alasan, on, nomor, hasil, perilaku)
        row = objections.decide(session, keberatan, ask, today=today(opened))
    show.done(f"Keberatan {row.id} diputus {row.putusan}.", row, to_json=json)


@objected.command("daftar")
def listed(
    context: typer.Context,
    tahun: Annotated[int | None, typer.Argument(help="Tahun penilaian; tanpa ini yang belum diputus.")] = None,
    unit: Annotated[str | None, typer.Option("--unit", help="Unit dan unit di bawahnya.")] = None,
    json: Json = False, csv: Csv = False,
) -> None:  # fmt: skip
    """Keberatan yang menunggu, atau semua atas hasil setahun."""
    from asn_desktop.services.evaluation import objections

    with answering(to_json=json), door(context).reading() as (session, opened):
        place, on = unit_of(session, unit), today(opened)
        rows = (objections.open(session, today=on, unit_id=place) if tahun is None
                else objections.listing(session, tahun, place, today=on))  # fmt: skip
    show.listing(rows, OBJECTED, to_json=json, to_csv=csv)


@achieved.command("catat")
def record(
    context: typer.Context,
    unit: Annotated[str, typer.Argument(help="Nama unit.")],
    tahun: Annotated[int, typer.Argument(help="Tahun.")],
    periode: Annotated[str, typer.Argument(help="TW1 … TW4, B01 … B12, atau AKHIR.")],
    predikat: Annotated[str, typer.Argument(help="Istimewa, Baik, Butuh Perbaikan, Kurang, atau Sangat Kurang.")],
    nomor: Annotated[str, typer.Option(help="Nomor dokumen penetapan.")],
    tanggal: Annotated[str, typer.Option(help="Tanggal dokumen.")],
    pejabat: Annotated[str, typer.Option(help="Jabatan atau nama pimpinan yang menetapkan.")],
    berkas: Annotated[Path | None, typer.Option(help="Pindaian dokumennya.")] = None, json: Json = False,
) -> None:  # fmt: skip
    """Catat capaian unit dari dokumennya; program tidak menghitungnya."""
    from asn_desktop.services.evaluation import achievements

    with answering(to_json=json), door(context).writing("capaian unit") as (session, _):
        kept = session.info["blobs"].put(take(berkas)) if berkas else None
        row = achievements.record(session, achievements.AchievementAsk(
            unit_named(session, unit), tahun, periode.upper(), predikat, nomor, day(tanggal), pejabat, kept))
    show.done(f"Capaian {row.unit} {row.periode} {row.tahun}: {row.predikat.label}.", row, to_json=json)


@achieved.command("daftar")
def recorded(
    context: typer.Context, tahun: Annotated[int, typer.Argument(help="Tahun.")],
    semua: Annotated[bool, typer.Option("--semua", help="Juga yang diganti dan dibatalkan.")] = False,
    json: Json = False, csv: Csv = False,
) -> None:  # fmt: skip
    """Capaian unit yang tercatat dalam setahun."""
    from asn_desktop.services.evaluation import achievements

    with answering(to_json=json), door(context).reading() as (session, _):
        rows = achievements.listing(session, tahun, voided=semua)
    show.listing(rows, ACHIEVED, to_json=json, to_csv=csv)


@achieved.command("batalkan")
def void(
    context: typer.Context, capaian: Annotated[uuid.UUID, typer.Argument(help="Nomor capaian.")], alasan: Reason,
    json: Json = False,
) -> None:  # fmt: skip
    """Batalkan capaian yang keliru dicatat."""
    from asn_desktop.services.evaluation import achievements

    with answering(to_json=json), door(context).writing("pembatalan capaian unit") as (session, _):
        row = achievements.void(session, capaian, alasan)
    show.done(f"Capaian {row.unit} dibatalkan.", row, to_json=json)


def choices(
    context: typer.Context,
    ubah: Annotated[tuple[str, str] | None, typer.Option(help="Pilihan dan nilainya: --ubah unit_kecil 6.")] = None,
    mulai: Annotated[str | None, typer.Option(help="Hari mulai berlaku.")] = None,
    dasar: Annotated[str, typer.Option(help="Dasarnya.")] = "", json: Json = False, csv: Csv = False,
) -> None:  # fmt: skip
    """Pilihan dan batas penilaian yang berlaku, dengan dasarnya; --ubah mengubah satu sejak suatu hari."""
    from asn_desktop.services.evaluation import rule_settings

    with answering(to_json=json):
        if ubah is not None:
            with door(context).writing("aturan penilaian") as (session, opened):
                row = rule_settings.change(session, *ubah, since=day(mulai) if mulai else None, ground=dasar,
                                           today=today(opened))  # fmt: skip
            show.done(f"{row.kunci}: {row.berlaku.nilai}, sejak {row.berlaku.mulai}.", row, to_json=json)
            return
        with door(context).reading() as (session, opened):
            rows = rule_settings.listing(session, on=today(opened))
    if json:
        show.as_json(rows)
        return
    body = [[r.kunci, r.berlaku.nilai, str(r.berlaku.mulai), r.berlaku.asal, r.berlaku.dasar] for r in rows]
    show.table(list(CHOICES), body)


def add_to(commands: typer.Typer) -> None:
    """Hang objections, achievements and choices under `asn kinerja`."""
    commands.add_typer(objected, name="keberatan")
    commands.add_typer(achieved, name="capaian")
    commands.command("aturan")(choices)
    commands.command("tabel")(evaluation_tables.tables)
