"""One person at the terminal: the card, the form as KEY=VALUE, another NIP. Commands of `asn pegawai`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, day, door, person, today
from asn_desktop.cli.employees import commands
from asn_desktop.cli.options import Json, Reason
from asn_desktop.cli.pairs import pairs, values
from asn_desktop.ui.sentences import sentence

__all__ = ["commands"]  # those of the list, with these added

Nip = Annotated[str, typer.Argument(help="NIP pegawai.")]


@commands.command("lihat")
def card(context: typer.Context, nip: Nip, json: Json = False) -> None:
    """Data utama seorang pegawai dan yang berlaku hari ini; dengan --json juga semua riwayatnya."""
    from asn_desktop.services import employees

    with answering(to_json=json), door(context).reading() as (session, opened):
        found = employees.get(session, person(session, nip), today=today(opened))
    if json:
        show.as_json(found)
        return
    facts = {
        "NIP": found.nip, "Nama": found.nama_tampil, "Status": found.status, "Kedudukan": found.kedudukan_nama,
        "Unit": found.unit, "Pangkat": found.pangkat, "Jabatan": found.jabatan.nama if found.jabatan else None,
        "Pendidikan": found.pendidikan.teks if found.pendidikan else None,
    }  # fmt: skip
    filled = {kind: rows for kind, rows in found.riwayat.items() if rows}
    show.table(["Isian", "Nilai"], [[name, str(value or "belum diisi")] for name, value in facts.items()])
    print(f"Riwayat: {', '.join(f'{kind} {len(rows)}' for kind, rows in filled.items()) or 'belum ada'}")


@commands.command("simpan")
def save(
    context: typer.Context,
    isian: Annotated[list[str] | None, typer.Argument(help="KUNCI=NILAI, misalnya no_hp=081234567890.")] = None,
    nip: Annotated[str | None, typer.Option("--nip", help="NIP yang diubah; tanpa ini pegawai baru.")] = None,
    dari: Annotated[Path | None, typer.Option(help="Berkas JSON dengan isiannya, sebagai ganti KUNCI=NILAI.")] = None,
    alasan: Annotated[list[str] | None, typer.Option(help="KODE=alasan, untuk temuan yang perlu alasan.")] = None,
    json: Json = False,
) -> None:
    """Tambah pegawai baru, atau ubah data utama seorang pegawai. Semua aturan formulir berlaku di sini juga."""
    from dataclasses import replace

    from asn_desktop.services import employee_form, employee_values, employees
    from asn_desktop.services.employee_form import EmployeeAsk

    with answering(to_json=json):
        given, reasons = values(isian, dari), pairs(alasan)
        with door(context).writing("data utama") as (session, opened):
            ask = EmployeeAsk("", None, "", "", None)
            if nip is not None:
                ask = employee_form.blank(employees.get(session, person(session, nip), today=today(opened)))
            filled = replace(employee_values.fill(session, ask, given), reasons=reasons)
            saved = employee_form.save(session, filled, today=today(opened))
    told = [{"kode": p.code, "kolom": p.field, "kalimat": sentence(p)} for p in saved.warnings]
    if json:
        show.as_json({"id": saved.card.id, "nip": saved.card.nip, "nama": saved.card.nama_tampil, "peringatan": told})
        return
    print(f"Tersimpan: {saved.card.nama_tampil}.")
    for one in told:
        print(f"Perhatian. {one['kalimat']}")


@commands.command("ganti-nip")
def renumber(
    context: typer.Context,
    nip: Nip,
    baru: Annotated[str, typer.Argument(help="Nomor yang baru.")],
    alasan: Reason,
    status: Annotated[str | None, typer.Option(help="Status baru, misalnya CPNS bagi bekas PPPK.")] = None,
    mulai: Annotated[str | None, typer.Option(help="Hari pertama nomor baru; tanpa ini hari ini.")] = None,
    nomor_sk: Annotated[str | None, typer.Option(help="Nomor SK perubahan.")] = None,
    sebab: Annotated[list[str] | None, typer.Option(help="KODE=alasan, untuk temuan yang perlu alasan.")] = None,
    json: Json = False,
) -> None:
    """Ganti NIP seorang pegawai; nomor lama tetap tercatat dan dapat dicari."""
    from asn_desktop.services.employee_numbers import NumberAsk, change_nip

    with answering(to_json=json):
        first = day(mulai) if mulai else None
        with door(context).writing() as (session, opened):
            ask = NumberAsk(person(session, nip), baru, alasan, status, first, nomor_sk, reasons=pairs(sebab))
            saved = change_nip(session, ask, today=today(opened))
    show.done(f"{saved.card.nama_tampil} sekarang bernomor {saved.card.nip}.",
              {"id": saved.card.id, "nip": saved.card.nip}, to_json=json)  # fmt: skip
