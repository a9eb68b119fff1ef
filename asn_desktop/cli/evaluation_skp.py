"""`asn kinerja skp …`: an SKP drawn up and filled: head, results, expectations, annex."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Annotated, Any

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, day, door, person, today
from asn_desktop.cli.options import Json

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from asn_desktop.rules.evaluation.party import Party

commands = typer.Typer(no_args_is_help=True, help="SKP: susun, isi, tetapkan, tutup.")
Nip = Annotated[str, typer.Argument(help="NIP, dengan atau tanpa spasi.")]
Year = Annotated[int, typer.Argument(help="Tahun SKP.")]
Skp = Annotated[uuid.UUID, typer.Argument(help="Nomor SKP (kolom SKP pada daftar).")]
Day = Annotated[str | None, typer.Option(help="Tanggalnya; tanpa ini hari ini.")]
Why = Annotated[str, typer.Option("--alasan", help="Alasan, tercatat di jurnal.")]
Qualitative = Annotated[bool, typer.Option("--kualitatif", help="Pendekatan kualitatif; tanpa ini kuantitatif.")]
First = Annotated[str | None, typer.Option(help="Hari pertama; tanpa ini menurut riwayat jabatan.")]
Last = Annotated[str | None, typer.Option(help="Hari terakhir; tanpa ini menurut riwayat jabatan.")]
ByNip = Annotated[str | None, typer.Option(help="NIP penilai dari kantor ini; tanpa ini menurut pejabat unit.")]
ByName = Annotated[str | None, typer.Option(help="Nama penilai dari luar kantor.")]
ByPost = Annotated[str, typer.Option(help="Jabatan penilai dari luar kantor.")]


def appraiser(session: Session, nip: str | None, nama: str | None, jabatan: str, on: Any) -> Party | None:
    """The appraiser as typed: an official of this office by NIP, one from outside by name and post; None: derived."""
    from asn_desktop.rules.evaluation.party import Party
    from asn_desktop.services.evaluation import appraisers

    if nip:
        return appraisers.named(session, person(session, nip), on)
    return Party(nama, None, None, jabatan) if nama else None


@commands.command("susun")
def draft(
    context: typer.Context, nip: Nip, tahun: Year, kualitatif: Qualitative = False, mulai: First = None,
    sampai: Last = None, penilai: ByNip = None, penilai_nama: ByName = None, penilai_jabatan: ByPost = "",
    salin: Annotated[uuid.UUID | None, typer.Option(help="Nomor SKP lama yang disalin isinya.")] = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Susun draf SKP, kosong atau salinan SKP lama; masa, bentuk dan penilai menurut riwayat dan pejabat unit."""
    import datetime as dt

    from asn_desktop.rules.evaluation.words import Approach
    from asn_desktop.services.evaluation import skp

    with answering(to_json=json), door(context).writing("penyusunan SKP") as (session, opened):
        first = day(mulai) if mulai else None
        named = appraiser(session, penilai, penilai_nama, penilai_jabatan, first or dt.date(tahun, 1, 1))
        ask = skp.SkpAsk(
            person(session, nip), tahun, Approach.KUALITATIF if kualitatif else Approach.KUANTITATIF, first,
            day(sampai) if sampai else None, penilai=named,
        )  # fmt: skip
        made = skp.copy_from(session, salin, ask, today=today(opened)) if salin else (
            skp.draft(session, ask, today=today(opened)))  # fmt: skip
    show.done(told(made), made, to_json=json)


@commands.command("hasil")
def result(
    context: typer.Context, skp: Skp,
    rencana: Annotated[str, typer.Argument(help="Rencana hasil kerja.")],
    indikator: Annotated[list[str], typer.Option(help="ASPEK|INDIKATOR|TARGET; aspek boleh kosong; berulang.")],
    tambahan: Annotated[bool, typer.Option("--tambahan", help="Hasil kerja tambahan.")] = False,
    intervensi: Annotated[str | None, typer.Option(help="Hasil kerja pimpinan yang diintervensi.")] = None,
    hasil_atasan: Annotated[uuid.UUID | None, typer.Option(help="Nomor hasil kerja pada SKP atasan.")] = None,
    perspektif: Annotated[str | None, typer.Option(help="Penerima Layanan, Proses Bisnis, …; bagi JPT.")] = None,
    penugasan_dari: Annotated[str | None, typer.Option(help="Siapa yang menugaskan.")] = None,
    nomor_penugasan: Annotated[str | None, typer.Option(help="Nomor surat penugasannya.")] = None,
    aksi: Annotated[list[str] | None, typer.Option(help="AKSI|TW1=target;TW2=target|BUKTI; berulang.")] = None,
    ganti: Annotated[uuid.UUID | None, typer.Option(help="Nomor hasil kerja yang diganti isinya.")] = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Isi satu hasil kerja dengan indikator, target dan rencana aksinya."""
    from asn_desktop.rules.evaluation.words import ResultKind
    from asn_desktop.services.evaluation import results

    ask = results.ResultAsk(
        rencana, ResultKind.TAMBAHAN if tambahan else ResultKind.UTAMA, hasil_atasan, intervensi, perspektif,
        penugasan_dari, nomor_penugasan, tuple(_indicator(one) for one in indikator),
        tuple(_action(one) for one in aksi or ()),
    )  # fmt: skip
    with answering(to_json=json), door(context).writing("hasil kerja SKP") as (session, _):
        row = results.put(session, skp, ask, ganti)
    show.done(f"Hasil kerja {row.id} tersimpan: {row.rencana}.", row, to_json=json)


@commands.command("hapus-hasil")
def remove(
    context: typer.Context, hasil: Annotated[uuid.UUID, typer.Argument(help="Nomor hasil kerja.")], alasan: Why,
    json: Json = False,
) -> None:  # fmt: skip
    """Keluarkan satu hasil kerja dari draf; barisnya tetap tercatat."""
    from asn_desktop.services.evaluation import results

    with answering(to_json=json), door(context).writing("hasil kerja SKP") as (session, _):
        results.remove(session, hasil, alasan)
    show.done("Hasil kerja dikeluarkan dari SKP.", {"hasil": hasil}, to_json=json)


@commands.command("kepala")
def head(
    context: typer.Context, skp: Skp, penilai: ByNip = None, penilai_nama: ByName = None, penilai_jabatan: ByPost = "",
    mulai: First = None, sampai: Last = None,
    pendekatan: Annotated[str | None, typer.Option(help="KUANTITATIF atau KUALITATIF.")] = None,
    bentuk: Annotated[str | None, typer.Option(help="JPT atau JA_JF.")] = None, json: Json = False,
) -> None:  # fmt: skip
    """Ubah kepala draf: penilai, masa, pendekatan, bentuk."""
    from asn_desktop.rules.evaluation.words import Approach, Form
    from asn_desktop.services.evaluation import skp as goals

    approach, form = _word(Approach, pendekatan, "--pendekatan"), _word(Form, bentuk, "--bentuk")
    with answering(to_json=json), door(context).writing("kepala SKP") as (session, _):
        first = day(mulai) if mulai else None
        named = appraiser(session, penilai, penilai_nama, penilai_jabatan, first or goals.get(session, skp).row.mulai)
        made = goals.set_head(session, skp, penilai=named, pendekatan=approach, bentuk=form, mulai=first,
                              sampai=day(sampai) if sampai else None)  # fmt: skip
    show.done(told(made), made, to_json=json)


@commands.command("ekspektasi")
def expectation(
    context: typer.Context, skp: Skp,
    nilai: Annotated[int, typer.Argument(help="Nomor nilai, 1 Berorientasi Pelayanan sampai 7 Kolaboratif.")],
    teks: Annotated[str, typer.Argument(help="Ekspektasi khusus pimpinan; kosong untuk menghapus.")],
    json: Json = False,
) -> None:  # fmt: skip
    """Ekspektasi khusus pimpinan atas satu nilai perilaku kerja."""
    from asn_desktop.services.evaluation import skp as goals

    with answering(to_json=json), door(context).writing("ekspektasi pimpinan") as (session, _):
        made = goals.set_expectation(session, skp, nilai, teks)
    show.done(told(made), made, to_json=json)


@commands.command("lampiran")
def annex(
    context: typer.Context, skp: Skp,
    dukungan: Annotated[list[str] | None, typer.Option(help="Dukungan sumber daya; berulang.")] = None,
    skema: Annotated[list[str] | None, typer.Option(help="Skema pertanggungjawaban; berulang.")] = None,
    konsekuensi: Annotated[list[str] | None, typer.Option(help="Konsekuensi; berulang.")] = None, json: Json = False,
) -> None:  # fmt: skip
    """Isi ketiga daftar lampiran SKP; daftar lama diganti."""
    from asn_desktop.services.evaluation import skp as goals

    with answering(to_json=json), door(context).writing("lampiran SKP") as (session, _):
        made = goals.set_annex(session, skp, dukungan or (), skema or (), konsekuensi or ())
    show.done(told(made), made, to_json=json)


@commands.command("target-diperiksa")
def checked(context: typer.Context, skp: Skp, json: Json = False) -> None:
    """Nyatakan target yang disalin dari SKP lama sudah diperiksa."""
    from asn_desktop.services.evaluation import results

    with answering(to_json=json), door(context).writing("target diperiksa") as (session, _):
        number = results.targets_checked(session, skp)
    show.done(f"{number} target dinyatakan sudah diperiksa.", {"target": number}, to_json=json)


def _indicator(typed: str) -> Any:
    from asn_desktop.services.evaluation.results import IndicatorAsk

    aspek, first, rest = typed.partition("|")
    words, second, target = rest.rpartition("|")
    if not (first and second):
        raise typer.BadParameter("--indikator ditulis ASPEK|INDIKATOR|TARGET; aspek boleh kosong.")
    return IndicatorAsk(words.strip(), target.strip(), aspek.strip() or None)


def _action(typed: str) -> Any:
    from asn_desktop.services.evaluation.results import ActionAsk

    words, _, rest = typed.partition("|")
    targets, _, proof = rest.partition("|")
    by_period = {}
    for one in filter(None, (part.strip() for part in targets.split(";"))):
        code, sign, text = one.partition("=")
        if not sign:
            raise typer.BadParameter("--aksi ditulis AKSI|TW1=target;TW2=target|BUKTI.")
        by_period[code.strip().upper()] = text.strip()
    return ActionAsk(words.strip(), by_period, proof.strip() or None)


def _word(kind: Any, raw: str | None, option: str) -> Any:
    if raw is None:
        return None
    try:
        return kind(raw.upper())
    except ValueError:
        raise typer.BadParameter(f"{option}: {', '.join(kind)}.") from None


def told(made: Any) -> str:
    """One line on an SKP."""
    row = made.row
    return f"SKP {row.id}: {row.nama}, {row.mulai} sampai {row.sampai}, {row.keadaan}."
