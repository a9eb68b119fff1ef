"""`asn kantor`: make an office, look whether it is sound, keep a copy of it, bring a copy back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import TROUBLE, answering, door, now, secret
from asn_desktop.cli.options import Json

commands = typer.Typer(no_args_is_help=True, help="Kantor: membuat, memeriksa, mencadangkan, memulihkan.")


@commands.command("buat")
def create(
    context: typer.Context,
    nama: Annotated[str, typer.Option(help="Nama kantor.")],
    pemerintah: Annotated[str, typer.Option(help="Baris pertama kop surat.")],
    kota: Annotated[str, typer.Option(help="Kota tempat surat ditandatangani.")],
    pemegang_kedua: Annotated[str, typer.Option(help="Nama pengguna pemegang kunci kedua.")],
    nama_pertama: Annotated[str, typer.Option(help="Nama orangnya; tanpa ini nama pengguna.")] = "",
    nama_kedua: Annotated[str, typer.Option(help="Nama orangnya; tanpa ini nama pengguna.")] = "",
    sandi_kedua_berkas: Annotated[Path | None, typer.Option(help="Berkas sandi kedua (atau ASN_SANDI_KEDUA).")] = None,
    kode: Annotated[str | None, typer.Option(help="Kode kantor dalam nomor surat.")] = None,
    zona: Annotated[str, typer.Option(help="Asia/Jakarta, Asia/Makassar, atau Asia/Jayapura.")] = "Asia/Jakarta",
    nama_pusat: Annotated[str, typer.Option(help="Nama BKPSDM di daerah ini.")] = "BKPSDM",
    peran: Annotated[str, typer.Option(help="kantor atau bkpsdm.")] = "kantor",
    latihan: Annotated[bool, typer.Option("--latihan", help="Kantor latihan.")] = False,
    json: Json = False,
) -> None:
    """Buat kantor baru dengan dua pemegang kunci; mencetak lembar pemulihan sekali saja."""
    from asn_desktop.services import office

    if peran not in ("kantor", "bkpsdm"):
        raise typer.BadParameter("--peran: kantor atau bkpsdm.")
    here = door(context)
    folder, first = here.where(), here.who()
    holders = (
        office.NewUser(first, nama_pertama or first, secret("Sandi", "ASN_SANDI", here.password_file, confirm=True)),
        office.NewUser(
            pemegang_kedua, nama_kedua or pemegang_kedua,
            secret(f"Sandi {pemegang_kedua}", "ASN_SANDI_KEDUA", sandi_kedua_berkas, confirm=True),
        ),
    )  # fmt: skip
    wish = office.NewOffice(
        nama, pemerintah, kota, zona=zona, nama_pusat=nama_pusat, kode=kode, latihan=latihan, peran=peran
    )
    with answering(to_json=json):
        made = office.create(folder, wish, holders, now=now())
    if json:
        show.as_json({"kantor": made.office, "kata_pemulihan": made.recovery.words})
        return
    print(f"Kantor {made.office.nama} ada di {made.office.folder}.\n")
    print("LEMBAR PEMULIHAN. Salin, segel, simpan di brankas:")
    for start in range(0, len(made.recovery.words), 6):
        numbered = enumerate(made.recovery.words[start : start + 6], start + 1)
        print("  " + "  ".join(f"{place:2}. {word:<10}" for place, word in numbered).rstrip())


@commands.command("latihan")
def practice(
    context: typer.Context,
    kabupaten: Annotated[bool, typer.Option("--kabupaten", help="8.000 orang karangan, bukan 60.")] = False,
    json: Json = False,
) -> None:
    """Buat kantor latihan berisi orang karangan; pengguna dan sandinya dicetak."""
    from asn_desktop.services import practice as deeds

    folder, moment = door(context).where(), now()
    with answering(to_json=json):
        size = "kabupaten" if kabupaten else "dinas"
        deeds.create(folder, today=moment.astimezone(ZoneInfo("Asia/Jakarta")).date(), now=moment, size=size)
    names = [user.username for user in deeds.USERS]
    show.done(
        f"Kantor latihan ada di {folder}. Pengguna: {', '.join(names)}; sandi semuanya: {deeds.PASSWORD}",
        {"folder": folder, "pengguna": names, "sandi": deeds.PASSWORD}, to_json=json,
    )  # fmt: skip


@commands.command("periksa")
def check(context: typer.Context, json: Json = False) -> None:
    """Buka kantor dan periksa keutuhannya: halaman berkas, rantai jurnal, lampiran."""
    from asn_desktop.services import office

    with answering(to_json=json), door(context).open(writing=False) as opened:
        health = office.self_check(opened, now=now())
    found = {"kantor": opened.office, "pengguna": opened.actor, "disalin": opened.copied, "keadaan": health}
    state = "utuh" if health.sound else "ADA YANG TIDAK UTUH, pulihkan dari cadangan"
    show.done(
        f"{opened.office.nama} dibuka oleh {opened.actor.name}: {state} ({health.journal_lines} baris jurnal, "
        f"{health.damaged_pages} halaman rusak, {health.unexplained} perubahan tanpa jurnal, "
        f"{health.missing_blobs} lampiran hilang).", found, to_json=json,
    )  # fmt: skip
    if not health.sound:
        raise typer.Exit(TROUBLE)


@commands.command("cadangkan")
def back_up(
    context: typer.Context,
    ke: Annotated[Path | None, typer.Option(help="Stik atau folder lain; tanpa ini di PC ini.")] = None,
    json: Json = False,
) -> None:
    """Buat cadangan; dibuka, diperiksa, dan dihitung barisnya sebelum dinyatakan ada."""
    from asn_desktop.services import office

    with answering(to_json=json), door(context).open() as opened:
        made = office.back_up(opened, ke, now=now())
    rows = sum(made.rows.values())
    show.done(f"Cadangan {made.folder}: {rows} baris, {made.size // 1024} KB.", made, to_json=json)


@commands.command("pulihkan")
def restore(
    context: typer.Context,
    dari: Annotated[Path | None, typer.Option(help="Folder satu cadangan; tanpa ini hanya mendaftar.")] = None,
    ya: Annotated[bool, typer.Option("--ya", help="Kerjakan; tanpa ini hanya menunjukkan yang akan hilang.")] = False,
    json: Json = False,
) -> None:
    """Daftar cadangan, apa yang akan hilang, dan dengan --ya kembali ke cadangan itu."""
    from asn_desktop.services import office

    here = door(context)
    with answering(to_json=json):
        if dari is None:
            columns = {"Pada": "at", "Jenis": "kind", "Folder": "folder", "Byte": "size"}
            show.listing(office.backups(here.where()), columns, to_json=json)
            return
        password = here.password()
        plan = office.plan_restore(here.where(), dari, here.who(), password)
        if not ya:
            lost = "tidak dapat dibandingkan" if plan.lost_changes is None else f"{plan.lost_changes} perubahan"
            show.done(f"Akan hilang: {lost}. Ulangi dengan --ya untuk memulihkan.", plan, to_json=json)
            return
        done = office.restore(here.where(), dari, here.who(), password)
    show.done(f"Kantor dipulihkan; berkas yang lama ada di {done.kept}.", done, to_json=json)
