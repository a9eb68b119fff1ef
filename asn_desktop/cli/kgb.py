"""`asn kgb`: who is due for a salary step, their letters in one go, deferrals, what the office writes into them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, day, door, keep, now, person, secret, today, unit_of
from asn_desktop.cli.options import Csv, Json
from asn_desktop.problems import Problem, Refused
from asn_desktop.ui.sentences import papers, sentence

if TYPE_CHECKING:

    from asn_desktop.services.kgb_notices import KgbAsk, Notice
    from asn_desktop.services.office import OpenOffice

commands = typer.Typer(no_args_is_help=True, help="Kenaikan gaji berkala: jatuh tempo, surat, penundaan.")
Unit = Annotated[str | None, typer.Option("--unit", help="Unit kerja dengan semua di bawahnya.")]
Months = Annotated[int, typer.Option("--bulan", min=0, max=12, help="Berapa bulan ke depan.")]
_COLUMNS = {
    "NIP": "nip", "Nama": "nama", "Golongan": "golongan", "Mulai": "tmt", "Gaji lama": "gaji_lama",
    "Gaji baru": "gaji_baru", "Surat sebelum": "tenggat", "Kurang": "kurang", "Nomor surat": "nomor",
}  # fmt: skip


@commands.command("daftar")
def list_due(
    context: typer.Context, unit: Unit = None, bulan: Months = 3, json: Json = False, csv: Csv = False
) -> None:
    """KGB yang jatuh tempo, yang terlambat lebih dahulu, dengan apa yang masih kurang untuk suratnya."""
    from asn_desktop.services import kgb_notices

    with answering(to_json=json), door(context).reading() as (session, opened):
        found = kgb_notices.propose(session, today=today(opened), unit_id=unit_of(session, unit), months=bulan)
    show.listing(found, _COLUMNS, to_json=json, to_csv=csv)
    if not json and not csv:
        for row in found:
            if row.kurang:
                print(f"{row.nama}: {', '.join(papers.GAPS.get(code, code) for code in row.kurang)}")


@commands.command("buat")
def make(
    context: typer.Context,
    nip: Annotated[list[str] | None, typer.Argument(help="NIP; tanpa NIP pakai --semua.")] = None,
    semua: Annotated[bool, typer.Option("--semua", help="Semua yang siap.")] = False,
    unit: Unit = None,
    bulan: Months = 3,
    tanpa_nomor: Annotated[bool, typer.Option("--tanpa-nomor", help="Nomornya menyusul.")] = False,
    nomor: Annotated[str | None, typer.Option(help="Nomor dari sekretariat; hanya untuk satu surat.")] = None,
    tanggal: Annotated[str | None, typer.Option(help="Tanggal surat; tanpa ini hari ini.")] = None,
    tte: Annotated[bool, typer.Option("--tte", help="Akan ditandatangani dengan TTE nasional.")] = False,
    kunci: Annotated[Path | None, typer.Option(help="Berkas .p12: semua ditandatangani sekaligus.")] = None,
    sandi_kunci_berkas: Annotated[Path | None, typer.Option(help="Berkas sandi .p12 (atau ASN_SANDI_KUNCI).")] = None,
    sk_nomor: Annotated[str | None, typer.Option(help="Nomor SK terakhir bila belum tercatat.")] = None,
    sk_tanggal: Annotated[str | None, typer.Option(help="Tanggal SK terakhir bila belum tercatat.")] = None,
    sk_pejabat: Annotated[str | None, typer.Option(help="Pejabat SK terakhir bila belum tercatat.")] = None,
    alasan_predikat: Annotated[str, typer.Option(help="Alasan bila predikat belum tercatat.")] = "",
    ke: Annotated[Path | None, typer.Option(help="Satu PDF berisi semua surat, untuk dicetak.")] = None,
    simpan: Annotated[Path | None, typer.Option(help="Folder; satu PDF tiap surat, misalnya untuk TTE.")] = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Surat KGB sekaligus: satu transaksi tiap surat, suratnya bernomor dan riwayat KGB terisi."""
    from asn_desktop.services import kgb_notices
    from asn_desktop.services.kgb_notices import DecreeAsk, KgbAsk

    decree = DecreeAsk(sk_nomor, day(sk_tanggal) if sk_tanggal else None, sk_pejabat)
    if (nomor or any((sk_nomor, sk_tanggal, sk_pejabat))) and (semua or len(nip or ()) != 1):
        raise typer.BadParameter("--nomor dan --sk-… hanya untuk satu NIP.")
    ask = KgbAsk(
        mode="kosong" if tanpa_nomor else "diketik" if nomor else "agenda", nomor=nomor,
        tanggal=day(tanggal) if tanggal else None, jalur="sini" if kunci else "tte" if tte else "tinta", dasar=decree,
        reasons={"predikat": alasan_predikat} if alasan_predikat else {},
    )  # fmt: skip
    with answering(to_json=json), door(context).open() as opened:
        rows = _wanted(opened, nip or [], semua, unit, bulan)
        key = _key(opened, rows, kunci, sandi_kunci_berkas) if kunci else None
        made, refused = _each(opened, rows, ask, key)
        with opened.store.read(opened.actor) as session:
            ids = [one.letter.id for one in made]
            if ke is not None and ids:
                keep(ke.parent, ke.name, kgb_notices.together(session, ids))
            if simpan is not None and ids:
                kgb_notices.save_all(session, ids, simpan)
    if json:
        show.as_json({"dibuat": made, "ditolak": refused})
    else:
        for one in made:
            print(f"{one.letter.nama}: {one.letter.nomor or 'nomor menyusul'}, mulai {one.tmt}.")
        for line in refused:
            print(f"Ditolak. {line['nama']}: {line['kalimat']}")
        print(f"{len(made)} surat dibuat, {len(refused)} ditolak.")
    if refused:
        raise typer.Exit(1)


@commands.command("tunda")
def defer(
    context: typer.Context,
    nip: Annotated[str, typer.Argument(help="NIP.")],
    sampai: Annotated[str, typer.Option(help="Ditunda sampai, paling lama satu tahun.")],
    alasan: Annotated[str, typer.Option(help="Alasan penundaan.")],
    nomor_sk: Annotated[str, typer.Option(help="Nomor surat keputusan penundaan.")],
    tanggal_sk: Annotated[str, typer.Option(help="Tanggal surat keputusan.")],
    pejabat: Annotated[str | None, typer.Option(help="Pejabat yang menetapkan.")] = None,
    json: Json = False,
) -> None:
    """Tunda KGB berikutnya dengan surat keputusan; masanya tetap dihitung untuk KGB sesudahnya."""
    from asn_desktop.services import kgb_notices
    from asn_desktop.services.kgb_notices import DeferAsk

    with answering(to_json=json), door(context).writing("penundaan KGB") as (session, opened):
        ask = DeferAsk(day(sampai), alasan, nomor_sk, day(tanggal_sk), pejabat)
        key = kgb_notices.defer(session, person(session, nip), ask, today=today(opened))
    show.done(f"Penundaan tercatat sampai {day(sampai)}.", {"baris": key}, to_json=json)


@commands.command("atur")
def settings(
    context: typer.Context,
    isian: Annotated[list[str] | None, typer.Argument(help="tujuan=…, tempat=…, kode=…, atas_nama=…, sifat=…, "
                                                      "tembusan=…; kosong mengembalikan yang biasa.")] = None,
    unit: Unit = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Setelan surat KGB, untuk kantor atau satu unit; tanpa isian hanya diperlihatkan."""
    from asn_desktop.services import kgb_settings, units

    pairs = [one.partition("=") for one in isian or []]
    with answering(to_json=json):
        opening = door(context).writing("setelan surat KGB") if pairs else door(context).reading()
        with opening as (session, opened):
            here = today(opened)
            unit_id = unit_of(session, unit)
            for name, _, value in pairs:
                kgb_settings.save(session, name, value, today=here, unit_id=unit_id)
            root = unit_id or units.root(session)
            if root is None:
                raise Refused(Problem("UNIT_UNKNOWN", "unit", {"raw": ""}))
            found = kgb_settings.get(session, root, here)
    if json:
        show.as_json(found)
        return
    for name in kgb_settings.NAMES:
        value = getattr(found, name)
        print(f"{name}: {'; '.join(value) if isinstance(value, tuple) else value or '-'}")


def _wanted(opened: OpenOffice, nips: list[str], everybody: bool, unit: str | None, months: int) -> list[Notice]:
    """The notices asked for: by NIP, or all that are ready."""
    from asn_desktop.services import kgb_notices, kgb_proposals

    with opened.store.read(opened.actor) as session:
        here = today(opened)
        if not everybody:
            return [kgb_proposals.one(session, person(session, nip), today=here)[0] for nip in nips]
        found = kgb_notices.propose(session, today=here, unit_id=unit_of(session, unit), months=months)
    return [row for row in found if row.siap]


def _key(opened: OpenOffice, rows: list[Notice], path: Path, password_file: Path | None) -> Any:
    """The certificate, opened once for the one official who signs all of them."""
    from asn_desktop.services import kgb_notices

    signers = {(row.penandatangan or "", row.penandatangan_nip) for row in rows}
    if len(signers) != 1:
        raise Refused(Problem("kgb_signers", "kunci", {"nama": sorted(name for name, _ in signers)}))
    signer = signers.pop()
    phrase = secret(f"Sandi kunci {signer[0]}", "ASN_SANDI_KUNCI", password_file)
    with opened.store.read(opened.actor) as session:
        return kgb_notices.open_key(session, path, phrase, signer=signer, now=now())


def _each(
    opened: OpenOffice, rows: list[Notice], ask: KgbAsk, key: Any
) -> tuple[list[Any], list[dict[str, str]]]:
    """One transaction a letter; what is refused does not stop the others."""
    from asn_desktop.services import kgb_notices

    made, refused = [], []
    for row in rows:
        try:
            with opened.store.begin(opened.actor, reason="surat KGB") as session:
                here, who = today(opened), row.employee_id
                made.append(
                    kgb_notices.issue_signed(session, who, ask, key=key, today=here, now=now()) if key is not None
                    else kgb_notices.issue(session, who, ask, today=here, now=now())
                )  # fmt: skip
        except Refused as no:
            refused.append({"nama": row.nama, "nip": row.nip or "", "kode": ", ".join(p.code for p in no.problems),
                            "kalimat": " ".join(sentence(p) for p in no.problems)})  # fmt: skip
    return made, refused
