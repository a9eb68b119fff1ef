"""`asn perbarui`: look for a newer Setup on sticks, make it ready beside a backup, start it."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, door, now
from asn_desktop.cli.options import Json
from asn_desktop.problems import Problem, Refused, Trouble
from asn_desktop.rules.words import visible
from asn_desktop.ui.sentences import headline, sentence

if TYPE_CHECKING:
    from asn_desktop.services.updates import Found, Ready

commands = typer.Typer(no_args_is_help=True, help="Perbarui: versi baru dari stik, diperiksa dan dicadangkan dahulu.")


@commands.command("periksa")
def look(
    context: typer.Context,
    folder: Annotated[list[Path] | None, typer.Argument(help="Folder; tanpa ini semua stik dan folder kantor.")] = None,
    json: Json = False,
) -> None:
    """Cari Setup versi baru dan periksa tanda tangan rilisnya; tidak mengubah apa pun."""
    from asn_desktop.services import updates

    with answering(to_json=json):
        found, can_check = updates.look(folder or _usual(context)), bool(updates.trusted())
    if json:
        told = [
            {"berkas": one.path, "rilis": one.release, "ditawarkan": one.offered, **_said(one.problem)} for one in found
        ]
        show.as_json({"versi": updates.here(), "dapat_memeriksa": can_check, "ditemukan": told})
        return
    print(f"Terpasang: ASN Desktop {updates.here()}.")
    if not can_check:
        print(sentence(Problem("release_no_keys")))
    if not found:
        print("Tidak ada Setup di stik atau di folder kantor.")
    for one in found:
        _print(one)


@commands.command("siapkan")
def prepare(
    context: typer.Context,
    setup: Annotated[Path | None, typer.Argument(help="Setup; tanpa ini yang terbaru di stik.")] = None,
    json: Json = False,
) -> None:
    """Buat cadangan, lalu salin Setup yang sah ke komputer ini dan periksa setiap bitanya."""
    from asn_desktop.services import office_place, updates

    with answering(to_json=json), door(context).open() as opened:
        found = updates.check(setup, schema=updates.schema_of(opened)) if setup else _newest(context)
        ready = updates.prepare(opened, found, now=now(), root=office_place.data_folder(),
                                progress=_shown if not json else None)  # fmt: skip
    warning = f"\n{sentence(ready.warning)}" if ready.warning else ""
    second = f"\nCadangan di stik: {ready.second.folder}" if ready.second else ""
    show.done(
        f"ASN Desktop {ready.release.version} siap dipasang: {ready.setup}\n"
        f"Cadangan: {ready.backup.folder}{second}{warning}\n"
        "Tutup jendela aplikasi, lalu: asn perbarui pasang",
        {"setup": ready.setup, "rilis": ready.release, "cadangan": ready.backup.folder,
         "cadangan_stik": ready.second.folder if ready.second else None, **_said(ready.warning)}, to_json=json,
    )  # fmt: skip


@commands.command("pasang")
def install(context: typer.Context, json: Json = False) -> None:
    """Mulai Setup yang sudah disiapkan; cadangan terbaru dibuat dahulu."""
    from asn_desktop.services import office_place, updates

    with answering(to_json=json):
        with door(context).open() as opened:
            ready = updates.waiting(opened, now=now(), root=office_place.data_folder())
        if ready is None:
            raise Trouble("update_not_ready")
        words = updates.command(ready)  # the office is closed by now: the new version will want it
        _start(words, ready)
    show.done(f"Setup ASN Desktop {ready.release.version} dimulai.", ready, to_json=json)


def _start(words: list[str], ready: Ready) -> None:
    try:
        subprocess.Popen(words, close_fds=True)
    except OSError:
        raise Trouble("update_gone", name=ready.setup.name) from None


def _usual(context: typer.Context) -> list[Path]:
    from asn_desktop.services import office, updates

    folder = door(context).folder
    return updates.places(folder) if folder else office.sticks()


def _newest(context: typer.Context) -> Found:
    from asn_desktop.services import updates

    found = updates.look(_usual(context))
    if not found:
        raise Refused(Problem("update_nothing"))
    return found[0]


def _said(problem: Problem | None) -> dict[str, str]:
    return {"kode": problem.code, "kalimat": sentence(problem)} if problem else {}


def _print(found: Found) -> None:
    version = f"ASN Desktop {found.release.version}, " if found.release else ""
    print(visible(f"\n{found.path}"))
    if found.problem:
        what, todo = headline(found.problem)
        print(f"  {version}tidak ditawarkan. {what}\n  {todo}")
    elif found.release:
        print(f"  {version}lebih baru dan sah.")
        for one in found.release.news:
            print(f"  - {one}")


def _shown(done: int, total: int, phase: str) -> None:
    if done == 0 or (done == total and phase in ("salin", "periksa")):
        typer.echo(f"  {phase} …" if done == 0 else f"  {phase} selesai", err=True)
