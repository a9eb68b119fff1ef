"""`asn kinerja realisasi | umpan-balik | …`: the running year of an SKP, and what follows from a predikat."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, day, door, person, take, today, unit_of
from asn_desktop.cli.options import Csv, Json, Reason

if TYPE_CHECKING:
    from asn_desktop.services.evaluation.feedback import Verifier

realised = typer.Typer(no_args_is_help=True, help="Realisasi target SKP dengan bukti dukungnya.")
said = typer.Typer(no_args_is_help=True, help="Umpan balik berkelanjutan: pimpinan, rekan, bawahan, masyarakat.")
Skp = Annotated[uuid.UUID, typer.Argument(help="Nomor SKP (kolom SKP pada `asn kinerja skp daftar`).")]
Year = Annotated[int, typer.Argument(help="Tahun penilaian.")]
Period = Annotated[str, typer.Option("--periode", help="TW1 … TW4, B01 … B12, atau AKHIR.")]
OnDay = Annotated[str, typer.Option("--tanggal", help="Tanggalnya, misalnya 2-4-2026.")]
UnitName = Annotated[str | None, typer.Option("--unit", help="Unit dan unit di bawahnya; tanpa ini seluruh kantor.")]
Proof = Annotated[str | None, typer.Option("--bukti", help="Keterangan bukti dukung.")]
ScanFile = Annotated[Path | None, typer.Option("--berkas", help="Pindaian bukti: PDF, JPG, atau PNG.")]
REALISED = {"Realisasi": "id", "Periode": "periode", "Tanggal": "tanggal", "Tercapai": "teks", "Persen": "persen",
            "Bukti": "bukti"}  # fmt: skip
SAID = {"Umpan balik": "id", "Tanggal": "tanggal", "Periode": "periode", "Peran": "peran", "Isi": "isi",
        "Dapat dipakai": "dihitung", "Tanggapan": "tanggapan"}  # fmt: skip
FOLLOWED = {"Nama": "nama", "NIP": "nip", "Unit": "unit", "Predikat": "predikat", "Asal": "asal",
            "Tahun berturut": "berturut"}  # fmt: skip


@realised.command("catat")
def reach(
    context: typer.Context,
    indikator: Annotated[uuid.UUID, typer.Argument(help="Nomor indikator (pada `asn kinerja skp lihat --json`).")],
    periode: Period, tanggal: OnDay,
    angka: Annotated[str | None, typer.Option(help="Angka yang dicapai, misalnya 98,5.")] = None,
    teks: Annotated[str, typer.Option(help="Yang tercapai dalam kata-kata.")] = "",
    bukti: Proof = None, berkas: ScanFile = None,
    survei: Annotated[uuid.UUID | None, typer.Option(help="Nomor survei: IKM-nya disalin sebagai realisasi.")] = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Catat atau betulkan realisasi satu indikator pada satu periode."""
    from asn_desktop.services.evaluation import realisations
    from asn_desktop.services.evaluation.realisations import RealisationAsk

    with answering(to_json=json), door(context).writing("realisasi kinerja") as (session, opened):
        ask = RealisationAsk(indikator, periode.upper(), day(tanggal), angka, teks, bukti,
                             take(berkas) if berkas else None, berkas.name if berkas else None, survei)  # fmt: skip
        row = realisations.put(session, ask, today=today(opened))
    show.done(f"Realisasi {row.id}: {row.teks}.", row, to_json=json)


@realised.command("daftar")
def reached(
    context: typer.Context, skp: Skp, periode: Annotated[str | None, typer.Option(help="Satu periode saja.")] = None,
    json: Json = False, csv: Csv = False,
) -> None:  # fmt: skip
    """Realisasi sebuah SKP; persentase hanya keterangan, bukan rating."""
    from asn_desktop.services.evaluation import realisations

    with answering(to_json=json), door(context).reading() as (session, _):
        rows = realisations.listing(session, skp, periode.upper() if periode else None)
    show.listing(rows, REALISED, to_json=json, to_csv=csv)


@realised.command("batal")
def unreach(context: typer.Context, realisasi: uuid.UUID, alasan: Reason, json: Json = False) -> None:
    """Batalkan realisasi yang keliru."""
    from asn_desktop.services.evaluation import realisations

    with answering(to_json=json), door(context).writing(alasan) as (session, _):
        realisations.void(session, realisasi, alasan)
    show.done("Realisasi dibatalkan.", {"realisasi": realisasi}, to_json=json)


@said.command("beri")
def give(
    context: typer.Context, skp: Skp, isi: Annotated[str, typer.Argument(help="Isi umpan balik.")], periode: Period,
    tanggal: OnDay,
    peran: Annotated[str, typer.Option(help="pimpinan, rekan, bawahan, masyarakat, atau pihak_lain.")] = "pimpinan",
    pemberi: Annotated[str | None, typer.Option(help="Nama pemberi; kosong bagi masyarakat.")] = None,
    hasil: Annotated[uuid.UUID | None, typer.Option(help="Nomor hasil kerja yang dimaksud.")] = None,
    nilai: Annotated[int | None, typer.Option(help="Nomor nilai perilaku 1–7 yang dimaksud.")] = None,
    indikasi: Annotated[str | None, typer.Option(help="Indikasi: di atas, sesuai, atau di bawah ekspektasi.")] = None,
    sifat: Annotated[str | None, typer.Option(help="keluhan atau pujian, bagi umpan balik masyarakat.")] = None,
    bukti: Proof = None, berkas: ScanFile = None, json: Json = False,
) -> None:  # fmt: skip
    """Catat umpan balik atas satu hasil kerja, satu nilai perilaku, atau keseluruhan."""
    from asn_desktop.problems import Problem, Refused
    from asn_desktop.rules.evaluation.words import Giver, read_rating
    from asn_desktop.services.evaluation import feedback
    from asn_desktop.services.evaluation.feedback import FeedbackAsk

    role = peran.strip().upper().replace(" ", "_").replace("-", "_")
    if role not in Giver.__members__:
        raise typer.BadParameter("--peran: pimpinan, rekan, bawahan, masyarakat, atau pihak_lain.")
    with answering(to_json=json), door(context).writing("umpan balik") as (session, opened):
        rating = read_rating(indikasi) if indikasi else None
        if indikasi and rating is None:
            raise Refused(Problem("E-PRED-02", "indikasi", {"isian": "indikasi", "raw": indikasi}))
        ask = FeedbackAsk(skp, periode.upper(), day(tanggal), Giver(role), isi, pemberi, hasil, nilai, rating, sifat,
                          bukti, take(berkas) if berkas else None, berkas.name if berkas else None)  # fmt: skip
        row = feedback.give(session, ask, today=today(opened))
    show.done(f"Umpan balik {row.id} tercatat.", row, to_json=json)


@said.command("daftar")
def heard(
    context: typer.Context, skp: Skp, periode: Annotated[str | None, typer.Option(help="Satu periode saja.")] = None,
    json: Json = False, csv: Csv = False,
) -> None:  # fmt: skip
    """Umpan balik sebuah SKP."""
    from asn_desktop.services.evaluation import feedback

    with answering(to_json=json), door(context).reading() as (session, _):
        rows = feedback.of_skp(session, skp, periode.upper() if periode else None)
    show.listing(rows, SAID, to_json=json, to_csv=csv)


@said.command("belum")
def unheard(context: typer.Context, skp: Skp, json: Json = False) -> None:
    """Periode yang belum mendapat umpan balik pejabat penilai sendiri."""
    from asn_desktop.rules.evaluation import periods
    from asn_desktop.services.evaluation import feedback

    with answering(to_json=json), door(context).reading() as (session, opened):
        codes = feedback.missing(session, skp, today=today(opened))
    names = ", ".join(periods.name(code) for code in codes) or "tidak ada"
    show.done(f"Belum ada umpan balik pejabat penilai: {names}.", {"belum": codes}, to_json=json)


@said.command("verifikasi")
def verify(
    context: typer.Context, umpan_balik: uuid.UUID, tanggal: OnDay,
    catatan: Annotated[str, typer.Option(help="Bagaimana kebenarannya diperiksa.")],
    nip: Annotated[str | None, typer.Option("--oleh", help="NIP yang memverifikasi, bila pegawai kantor ini.")] = None,
    nama: Annotated[str, typer.Option(help="Nama yang memverifikasi, bila dari luar kantor.")] = "",
    salah: Annotated[bool, typer.Option("--tidak-benar", help="Ternyata tidak benar.")] = False, json: Json = False,
) -> None:  # fmt: skip
    """Verifikasi keluhan atau pujian masyarakat oleh orang lain dari pejabat penilai."""
    from asn_desktop.services.evaluation import feedback

    with answering(to_json=json), door(context).writing("verifikasi umpan balik") as (session, opened):
        row = feedback.verify(session, umpan_balik, _verifier(session, nip, nama), benar=not salah, catatan=catatan,
                              day=day(tanggal), today=today(opened))  # fmt: skip
    show.done("Terverifikasi; dapat dipakai." if row.dihitung else "Tercatat tidak benar; tidak dipakai.", row,
              to_json=json)  # fmt: skip


def _verifier(session: Any, nip: str | None, nama: str) -> Verifier:
    from asn_desktop.services.evaluation.feedback import Verifier

    return Verifier(person(session, nip)) if nip else Verifier(nama=nama)


@said.command("menunggu")
def waiting(context: typer.Context, tahun: Year, unit: UnitName = None, json: Json = False) -> None:
    """Umpan balik masyarakat yang menunggu verifikasi."""
    from asn_desktop.services.evaluation import feedback

    with answering(to_json=json), door(context).reading() as (session, _):
        rows = feedback.waiting(session, tahun, unit_of(session, unit))
    lines = [f"{row.tanggal:%d-%m-%Y}  {nama}: {row.isi}  ({row.id})" for row, nama in rows]
    told = [{"nama": nama, "umpan_balik": row} for row, nama in rows]
    show.done("\n".join(lines) or "Tidak ada yang menunggu.", told, to_json=json)


@said.command("tanggapi")
def reply(
    context: typer.Context, umpan_balik: uuid.UUID, tanggapan: Annotated[str, typer.Argument(help="Kata pegawai.")],
    tanggal: OnDay, json: Json = False,
) -> None:  # fmt: skip
    """Catat tanggapan pegawai."""
    from asn_desktop.services.evaluation import feedback

    with answering(to_json=json), door(context).writing("tanggapan pegawai") as (session, _):
        row = feedback.reply(session, umpan_balik, tanggapan, day=day(tanggal))
    show.done("Tanggapan tercatat.", row, to_json=json)


@said.command("batal")
def unsay(context: typer.Context, umpan_balik: uuid.UUID, alasan: Reason, json: Json = False) -> None:
    """Batalkan umpan balik yang keliru dicatat."""
    from asn_desktop.services.evaluation import feedback

    with answering(to_json=json), door(context).writing(alasan) as (session, _):
        feedback.void(session, umpan_balik, alasan)
    show.done("Umpan balik dibatalkan.", {"umpan_balik": umpan_balik}, to_json=json)


def follow_up(context: typer.Context, tahun: Year, unit: UnitName = None, json: Json = False, csv: Csv = False) -> None:
    """Daftar penghargaan (Sangat Baik) dan pembinaan (Butuh Perbaikan ke bawah) dari predikat setahun."""
    from asn_desktop.services.evaluation import follow_up as lists

    with answering(to_json=json), door(context).reading() as (session, _):
        found = lists.listing(session, tahun, unit_of(session, unit))
    if json:
        show.as_json(found)
        return
    if found.tertutup:
        print("\n".join(f"{word.label}: {count}" for word, count in found.hitungan.items()))
        return
    for heading, rows in (("Penghargaan", found.penghargaan), ("Pembinaan", found.pembinaan)):
        print(heading)
        show.listing(rows, FOLLOWED, to_csv=csv)
    print(f"Tanpa hasil tahun {tahun}: {found.tanpa_hasil}")


def copy(
    context: typer.Context, nomor: Annotated[uuid.UUID, typer.Argument(help="Nomor SKP, atau nomor penilaian.")],
    hasil: Annotated[bool, typer.Option("--hasil", help="Nomor itu nomor penilaian: salin hasilnya.")] = False,
    json: Json = False,
) -> None:  # fmt: skip
    """Isian SKP atau hasil menurut urutan e-Kinerja, sebagai teks untuk disalin."""
    from asn_desktop.services.evaluation import ekinerja

    with answering(to_json=json), door(context).reading() as (session, _):
        found = (ekinerja.result_fields if hasil else ekinerja.fields)(session, nomor)
    show.done(ekinerja.as_text(found), [{"isian": caption, "teks": text} for caption, text in found], to_json=json)


def add_to(commands: typer.Typer) -> None:
    """Add the commands to `asn kinerja`."""
    commands.add_typer(realised, name="realisasi")
    commands.add_typer(said, name="umpan-balik")
    commands.command("tindak-lanjut")(follow_up)
    commands.command("salin")(copy)
