"""`asn kinerja nilai …`: one person's ratings, versions, receipt; the predikat is answered, never typed."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, day, door, person, today
from asn_desktop.cli.options import Csv, Json, Reason

if TYPE_CHECKING:
    from asn_desktop.services.evaluation.rows import EvaluationRow

commands = typer.Typer(no_args_is_help=True, help="Nilai: dua penilaian, predikat dari matriks, pola unit, penetapan.")

Nip = Annotated[str, typer.Argument(help="NIP, dengan atau tanpa spasi.")]
Year = Annotated[int, typer.Argument(help="Tahun penilaian.")]
Period = Annotated[str, typer.Argument(help="TW1 … TW4, B01 … B12, AKHIR, atau TUTUP (akhir masa tugas).")]
Result = Annotated[uuid.UUID, typer.Argument(help="Nomor evaluasi (kolom Evaluasi pada `asn kinerja nilai lihat`).")]
Results = Annotated[str | None, typer.Option("--hasil", help="Hasil kerja: Di Atas, Sesuai, Di Bawah; kepala: kosong.")]
Behaviour = Annotated[str | None, typer.Option("--perilaku", help="Perilaku kerja: Di Atas, Sesuai, atau Di Bawah.")]
Written = Annotated[str | None, typer.Option(help="Predikat seperti tertulis pada dokumen; diperiksa, tidak diambil.")]
Note = Annotated[str | None, typer.Option(help="Catatan atau rekomendasi pada dokumen.")]
SERIES = {"Evaluasi": "id", "Periode": "periode", "Versi": "versi", "Mulai": "mulai", "Sampai": "sampai",
          "Hasil": "hasil", "Perilaku": "perilaku", "Predikat": "predikat", "Keadaan": "keadaan"}  # fmt: skip


def told(row: EvaluationRow) -> str:
    """One result in a line."""
    word = row.predikat.label if row.predikat else "belum ada predikat"
    return f"{row.nama}, {row.periode} {row.tahun}: {word} ({row.keadaan}, versi {row.versi}). Evaluasi {row.id}."


@commands.command("beri")
def rate(
    context: typer.Context, nip: Nip, tahun: Year, periode: Period, hasil: Results = None, perilaku: Behaviour = None,
    tertulis: Written = None, alasan: Annotated[str | None, typer.Option(help="Alasan penilaian.")] = None,
    catatan: Note = None,
    skp: Annotated[uuid.UUID | None, typer.Option(help="Nomor SKP, bila ada lebih dari satu.")] = None,
    sampai: Annotated[str | None, typer.Option(help="TUTUP: hari terakhir penilai yang berganti.")] = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Simpan draf penilaian seseorang; predikat dijawab dari matriks."""
    from asn_desktop.services.evaluation import ratings

    with answering(to_json=json), door(context).writing("penilaian kinerja") as (session, opened):
        ask = ratings.RatingAsk(
            person(session, nip), tahun, periode.upper(), hasil, perilaku, alasan, catatan, skp, tertulis,
            day(sampai) if sampai else None,
        )  # fmt: skip
        row = ratings.rate(session, ask, today=today(opened))
    show.done(told(row), row, to_json=json)


@commands.command("luar")
def elsewhere(
    context: typer.Context, nip: Nip, tahun: Year, periode: Period,
    mulai: Annotated[str, typer.Argument(help="Hari pertama yang dinilai.")],
    sampai: Annotated[str, typer.Argument(help="Hari terakhir yang dinilai.")],
    dasar: Annotated[str, typer.Option(help="Dokumennya: laporan studi, surat instansi, nomor dan tanggal.")],
    penilai: Annotated[str, typer.Option(help="Nama pejabat yang menilai di sana.")],
    jabatan: Annotated[str, typer.Option(help="Jabatannya.")] = "",
    hasil: Results = None, perilaku: Behaviour = None, tertulis: Written = None, catatan: Note = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Catat hasil yang dinilai di tempat lain: tugas belajar, penugasan di instansi lain."""
    from asn_desktop.rules.evaluation.party import Party
    from asn_desktop.services.evaluation import elsewhere as others

    with answering(to_json=json), door(context).writing("hasil dari instansi lain") as (session, _):
        ask = others.ElsewhereAsk(
            person(session, nip), tahun, periode.upper(), day(mulai), day(sampai), hasil or "", perilaku or "", dasar,
            Party(penilai, jabatan=jabatan), predikat=tertulis, catatan=catatan,
        )  # fmt: skip
        row = others.record(session, ask)
    show.done(told(row), row, to_json=json)


@commands.command("lihat")
def series(
    context: typer.Context, nip: Nip, tahun: Annotated[int | None, typer.Argument(help="Satu tahun saja.")] = None,
    mengapa: Annotated[bool, typer.Option("--mengapa", help="Baris-baris yang menjelaskan tiap predikat.")] = False,
    json: Json = False, csv: Csv = False,
) -> None:  # fmt: skip
    """Semua periode dan versi seseorang, berurutan; tidak pernah dirata-rata."""
    from asn_desktop.services.evaluation import ratings
    from asn_desktop.ui.sentences.evaluation import line_words

    with answering(to_json=json), door(context).reading() as (session, _):
        rows = ratings.of_person(session, person(session, nip), tahun)
        told_why = [(row, ratings.why(session, row.id)) for row in rows] if mengapa else []
    if told_why and not json and not csv:
        for row, lines in told_why:
            print(told(row))
            for line in lines:
                print(f"  {line_words(line)} ({line.article})")
        return
    show.listing(rows, SERIES, to_json=json, to_csv=csv)


@commands.command("ubah")
def change(
    context: typer.Context, evaluasi: Result, alasan: Reason, hasil: Results = None, perilaku: Behaviour = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Versi baru dari hasil yang sudah ditetapkan; versi lama tetap tersimpan."""
    from asn_desktop.services.evaluation import versions

    with answering(to_json=json), door(context).writing("versi baru hasil evaluasi") as (session, opened):
        row = versions.change(session, evaluasi, hasil, perilaku, alasan, today=today(opened))
    show.done(told(row), row, to_json=json)


@commands.command("tarik")
def withdraw(context: typer.Context, evaluasi: Result, alasan: Reason, json: Json = False) -> None:
    """Tarik draf yang keliru; yang sudah ditetapkan hanya berubah dengan versi baru."""
    from asn_desktop.services.evaluation import ratings

    with answering(to_json=json), door(context).writing("draf penilaian ditarik") as (session, _):
        row = ratings.withdraw(session, evaluasi, alasan)
    show.done(told(row), row, to_json=json)


@commands.command("terima")
def received(
    context: typer.Context, evaluasi: Result,
    tanggal: Annotated[str, typer.Argument(help="Hari pegawai menerima hasilnya.")], json: Json = False,
) -> None:  # fmt: skip
    """Catat hari hasil diterima; sejak hari berikutnya waktu keberatan berjalan."""
    from asn_desktop.services.evaluation import finalise

    with answering(to_json=json), door(context).writing("hasil evaluasi diterima") as (session, opened):
        row = finalise.received(session, evaluasi, day(tanggal), today=today(opened))
    show.done(f"{told(row)} Diterima {row.diterima}.", row, to_json=json)


@commands.command("resmikan")
def enter(context: typer.Context, evaluasi: Result, json: Json = False) -> None:
    """Masukkan hasil akhir tahun yang sudah ditetapkan ke riwayat kinerja (kedudukan resmi, tahunnya masih kosong)."""
    from asn_desktop.services.evaluation import career_result

    with answering(to_json=json), door(context).writing("hasil evaluasi masuk riwayat") as (session, opened):
        row = career_result.enter(session, evaluasi, today=today(opened))
    show.done(f"{told(row)} Masuk riwayat kinerja {row.tahun}.", row, to_json=json)


@commands.command("tolak-tanda")
def refused_signature(
    context: typer.Context, evaluasi: Result,
    catatan: Annotated[str, typer.Argument(help="Keadaan ketika pegawai tidak menandatangani.")], json: Json = False,
) -> None:  # fmt: skip
    """Catat bahwa pegawai tidak menandatangani hasilnya."""
    from asn_desktop.services.evaluation import finalise

    with answering(to_json=json), door(context).writing("tanda tangan ditolak") as (session, _):
        row = finalise.refused_signature(session, evaluasi, catatan)
    show.done(told(row), row, to_json=json)
