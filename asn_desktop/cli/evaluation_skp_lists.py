"""`asn kinerja skp …`, what is read: the periods a career asks for, lists, one SKP whole, the cascade; appraisers."""

from __future__ import annotations

import uuid
from typing import Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, day, door, person, today, unit_of
from asn_desktop.cli.options import Csv, Json

Nip = Annotated[str, typer.Argument(help="NIP, dengan atau tanpa spasi.")]
Year = Annotated[int, typer.Argument(help="Tahun SKP.")]
Skp = Annotated[uuid.UUID, typer.Argument(help="Nomor SKP (kolom SKP pada daftar).")]
UnitName = Annotated[str | None, typer.Option("--unit", help="Unit dan unit di bawahnya; tanpa ini seluruh kantor.")]
COLUMNS = {
    "SKP": "id", "Nama": "nama", "NIP": "nip", "Jabatan": "jabatan", "Unit": "unit", "Mulai": "mulai",
    "Sampai": "sampai", "Keadaan": "keadaan", "Ditetapkan": "ditetapkan",
}  # fmt: skip
SPANS = {
    "Mulai": "mulai", "Sampai": "sampai", "Jabatan": "jabatan", "Unit": "unit", "Sebab mulai": "alasan_mulai",
    "Sebab tutup": "alasan_tutup", "SKP": "skp_id",
}  # fmt: skip


def appraiser(
    context: typer.Context, nip: Nip,
    per: Annotated[str | None, typer.Option(help="Hari yang ditanyakan; tanpa ini hari ini.")] = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Siapa pejabat penilai kinerja pegawai itu pada suatu hari, dan atasannya."""
    from asn_desktop.services import dossiers
    from asn_desktop.services.evaluation import appraisers

    with answering(to_json=json), door(context).reading() as (session, opened):
        who, on = person(session, nip), day(per) if per else today(opened)
        found = appraisers.appraiser_of(session, who, on)
        place = dossiers.load_one(session, who, on).unit_id
        above = appraisers.superior_of(session, found, place, on) if found and place else None
    if json:
        show.as_json({"penilai": found, "atasan": above})
        return
    print(f"Pejabat penilai: {_party(found)}\nAtasan pejabat penilai: {_party(above)}")


def due(context: typer.Context, nip: Nip, tahun: Year, json: Json = False, csv: Csv = False) -> None:
    """Masa SKP yang diminta riwayat jabatan dalam setahun: pindah, SPMT, CLTN, berhenti."""
    from asn_desktop.services.evaluation import skp

    with answering(to_json=json), door(context).reading() as (session, _):
        rows = skp.due(session, person(session, nip), tahun)
    show.listing(rows, SPANS, to_json=json, to_csv=csv)


def listing(context: typer.Context, tahun: Year, unit: UnitName = None, json: Json = False, csv: Csv = False) -> None:
    """SKP setahun menurut nama; peran tanpa akses data pribadi hanya melihat jumlahnya."""
    from asn_desktop.rules.roles import Deed, may
    from asn_desktop.services.evaluation import skp

    with answering(to_json=json), door(context).reading() as (session, opened):
        place = unit_of(session, unit)
        if not may(opened.actor.role, Deed.READ_SENSITIVE):
            total = dict(skp.counts(session, tahun, place))
            show.done("\n".join(f"{state}: {n}" for state, n in sorted(total.items())), total, to_json=json)
            return
        rows = skp.listing(session, tahun, place)
    show.listing(rows, COLUMNS, to_json=json, to_csv=csv)


def one(context: typer.Context, skp: Skp, json: Json = False) -> None:
    """Satu SKP lengkap: hasil kerja, indikator, target, rencana aksi, ekspektasi, lampiran, temuan."""
    from asn_desktop.services.evaluation import skp as goals
    from asn_desktop.ui.sentences import sentence

    with answering(to_json=json), door(context).reading() as (session, _):
        whole, found = goals.get(session, skp), goals.check(session, skp)
    if json:
        show.as_json({"skp": whole, "temuan": [{"kode": p.code, "kalimat": sentence(p), "berat": p.severity}
                                               for p in found]})  # fmt: skip
        return
    row = whole.row
    print(f"{row.nama}, {row.jabatan}, {row.mulai} sampai {row.sampai} ({row.keadaan})")
    print(f"Penilai: {_party(row.penilai)}")
    for number, result in enumerate(whole.results, 1):
        print(f"{number}. [{result.jenis}] {result.rencana}")
        for indicator in result.indicators:
            print(f"   {indicator.aspek or '-'} | {indicator.indikator} | {indicator.target}")
    for problem in found:
        print(f"Temuan: {sentence(problem)}")


def tree(context: typer.Context, tahun: Year, unit: UnitName = None, json: Json = False) -> None:
    """Pohon hasil kerja: dari pimpinan ke bawah, dan hasil yang belum bertaut."""
    from asn_desktop.services.evaluation import cascade

    with answering(to_json=json), door(context).reading() as (session, _):
        nodes = cascade.tree(session, tahun, unit_of(session, unit))
    if json:
        show.as_json(nodes)
        return
    for node in nodes:
        _branch(node, 0)


def _branch(node: object, depth: int) -> None:
    from asn_desktop.services.evaluation.cascade import Node

    assert isinstance(node, Node)
    lost = " (belum bertaut)" if node.yatim else ""
    print(f"{'  ' * depth}{node.nama}: {node.rencana}{lost}")
    for child in node.bawahan:
        _branch(child, depth + 1)


def _party(party: object) -> str:
    from asn_desktop.rules.evaluation.party import Party

    return f"{party.nama}, {party.jabatan}" if isinstance(party, Party) and party.nama else "belum diketahui"


def add_to(commands: typer.Typer) -> None:
    """Hang what is read under `asn kinerja skp`."""
    for name, deed in (("masa", due), ("daftar", listing), ("lihat", one), ("pohon", tree), ("penilai", appraiser)):
        commands.command(name)(deed)
