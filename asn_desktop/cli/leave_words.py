"""What the commands of leave share: an official from outside, a proof in one option, a request's line."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from asn_desktop.cli.door import day, take

if TYPE_CHECKING:
    from asn_desktop.rules.leave.flow import Official
    from asn_desktop.rules.leave.wish import Kind
    from asn_desktop.services.leave.ask import ProofAsk
    from asn_desktop.services.leave.requests import LeaveRow

Request = Annotated[uuid.UUID, typer.Argument(help="Nomor permintaan (kolom Permintaan pada daftar).")]
Name = Annotated[str | None, typer.Option("--nama", help="Pejabat di luar catatan kantor: namanya.")]
Post = Annotated[str | None, typer.Option("--jabatan", help="Jabatannya, misalnya Bupati Tirtamaya.")]
Number = Annotated[str | None, typer.Option("--nip-pejabat", help="NIP-nya, bila ada.")]
Ground = Annotated[str | None, typer.Option("--dasar", help="Keputusan pendelegasian yang dipakainya.")]
Scan = Annotated[Path | None, typer.Option("--pindaian", help="Pindaian surat atau formulir bertanda tangan.")]
Why = Annotated[str, typer.Option("--karena", help="Alasannya.")]
PROOF = "Dokumen: jenis,nomor=…,tanggal=…,penerbit=…,hari=…,perlu=ya,berkas=…; boleh berulang."


def official(name: str | None, post: str | None, nip: str | None = None, ground: str | None = None) -> Official | None:
    """The official named on the line; None takes the one of the records."""
    from asn_desktop.rules.leave.flow import Official

    if name is None and post is None:
        return None
    if not name or not post:
        raise typer.BadParameter("--nama dan --jabatan pejabat harus bersama.")
    return Official(name, post, nip, dasar=ground)


def named(name: str, post: str, nip: str | None = None, ground: str | None = None) -> Official:
    """An official who must be named on the line."""
    found = official(name, post, nip, ground)
    assert found is not None  # name and post are demanded by the command
    return found


def scan(path: Path | None) -> bytes | None:
    """The bytes of a scan, when one was given."""
    return None if path is None else take(path)


def kind(text: str) -> Kind:
    """The kind of leave in the clerk's words. Refuses `late_kind_unknown`."""
    from asn_desktop.rules.leave import reading

    return reading.kind(text)


def proof(text: str) -> ProofAsk:
    """A proof as one option: ``surat_dokter,nomor=445/12,tanggal=1-11-2026,hari=7,perlu=ya,berkas=surat.pdf``."""
    from asn_desktop.services.leave.ask import ProofAsk

    first, *rest = [part.strip() for part in text.split(",")]
    values: dict[str, Any] = {}
    for part in rest:
        key, sign, value = part.partition("=")
        if not sign or key not in ("nomor", "tanggal", "penerbit", "hari", "perlu", "berkas", "keterangan"):
            raise typer.BadParameter(f"--bukti: bagian “{part}” tidak dikenal. {PROOF}")
        values[key] = value
    if "tanggal" in values:
        values["tanggal"] = day(values["tanggal"])
    if "hari" in values:
        if not values["hari"].isdigit():
            raise typer.BadParameter(f"--bukti: hari “{values['hari']}” bukan bilangan bulat.")
        values["hari"] = int(values["hari"])
    if "perlu" in values:
        values["perlu"] = values["perlu"].casefold() in ("ya", "y", "1")
    if "berkas" in values:
        path = Path(values.pop("berkas"))
        values |= {"data": take(path), "file_name": path.name}
    return ProofAsk(first, **values)


def line(row: LeaveRow) -> str:
    """A request after a deed, in a line."""
    return f"Permintaan {row.id}: {row.jenis}, {row.lama} {row.satuan}, {row.keadaan}."
