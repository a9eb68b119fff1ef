"""`asn rilis`: for whoever holds the release key. Make it, sign a Setup with it, examine what was signed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, now, secret
from asn_desktop.cli.options import Json

commands = typer.Typer(no_args_is_help=True, help="Rilis: kunci rilis dan tanda tangan Setup, untuk penerbitnya.")

PassphraseFile = Annotated[
    Path | None, typer.Option(help="Berkas yang baris pertamanya sandi kunci rilis (atau ASN_SANDI_RILIS).")
]


def _passphrase(file: Path | None, *, confirm: bool = False) -> str:
    return secret("Sandi kunci rilis", "ASN_SANDI_RILIS", file, confirm=confirm)


@commands.command("kunci")
def make_key(
    ke: Annotated[Path, typer.Argument(help="Folder tempat kedua kunci ditulis.")],
    sandi_kunci_berkas: PassphraseFile = None,
    json: Json = False,
) -> None:
    """Buat pasangan kunci rilis; kunci pribadinya dilindungi dengan sandi."""
    from asn_desktop.packages.release_keys import shown
    from asn_desktop.services import release_signing

    passphrase = _passphrase(sandi_kunci_berkas, confirm=True)
    with answering(to_json=json):
        pair = release_signing.make_pair(ke, passphrase)
    words = (
        f"Kunci rilis dibuat. Sidik jarinya:\n  {shown(pair.fingerprint)}\n\n"
        f"{pair.private}\n  Kunci pribadi. Simpan di media tersendiri, salinannya di brankas. Jangan dikirim,\n"
        "  jangan dimasukkan ke repositori. Tanpa sandinya tidak berguna; sandi yang lupa tidak dapat dipulihkan.\n"
        f"{pair.public}\n  Kunci publik. Masukkan ke resources/release/ dalam repositori, lalu cocokkan sidik jarinya\n"
        "  lewat telepon dengan orang yang membuat Setup. Rilis yang ditandatangani kunci ini diterima oleh\n"
        "  ASN Desktop yang dibuat sesudahnya."
    )
    show.done(words, pair, to_json=json)


@commands.command("tanda-tangan")
def sign(
    setup: Annotated[Path, typer.Argument(help="Setup yang selesai dibuat.")],
    kunci: Annotated[Path, typer.Option(help="Berkas kunci pribadi (.pem).")],
    catatan: Annotated[Path | None, typer.Option(help="Berkas teks: yang baru, satu kalimat satu baris.")] = None,
    baru: Annotated[list[str] | None, typer.Option(help="Satu kalimat tentang yang baru; boleh berulang.")] = None,
    versi: Annotated[str | None, typer.Option(help="Versi; tanpa ini dari nama Setup.")] = None,
    versi_lain: Annotated[
        bool, typer.Option("--versi-lain", help="Setup ini bukan versi aplikasi ini; sebutkan juga --skema.")
    ] = False,
    skema: Annotated[int | None, typer.Option(help="Skema data yang ditulis versi itu.")] = None,
    skema_tertua: Annotated[int | None, typer.Option(help="Skema tertua yang masih dibacanya.")] = None,
    timpa: Annotated[bool, typer.Option("--timpa", help="Ganti berkas .rilis yang sudah ada.")] = False,
    sandi_kunci_berkas: PassphraseFile = None,
    json: Json = False,
) -> None:
    """Tulis berkas .rilis bertanda tangan di samping Setup."""
    from asn_desktop.services import release_signing

    news = tuple(_lines(catatan) + (baru or []))
    ask = release_signing.Ask(setup, news, now().date(), versi, versi_lain, skema, skema_tertua)
    with answering(to_json=json):
        release = release_signing.describe(ask)
        private = release_signing.open_key(kunci, _passphrase(sandi_kunci_berkas))
        target = release_signing.publish(setup, release, private, over=timpa)
    words = f"{target} ditulis: versi {release.version}, skema {release.schema}, {release.size} bita.\n"
    show.done(words + "Bagikan keduanya bersama-sama.", {"berkas": target, "rilis": release}, to_json=json)


@commands.command("periksa")
def examine(
    setup: Annotated[Path, typer.Argument(help="Setup yang disertai .rilis.")],
    kunci_publik: Annotated[
        list[Path] | None, typer.Option(help="Kunci publik (.pem) yang dipercaya; tanpa ini kunci bawaan aplikasi.")
    ] = None,
    json: Json = False,
) -> None:
    """Periksa tanda tangan rilis dan setiap bita Setup-nya."""
    from asn_desktop.packages import release_keys
    from asn_desktop.services import release_signing

    with answering(to_json=json):
        given = [release_keys.read_public(path) for path in kunci_publik or []]
        keys = {release_keys.fingerprint(key): key for key in given} if given else None
        release = release_signing.examine(setup, keys=keys)
    news = "".join(f"\n  - {one}" for one in release.news)
    show.done(f"Sah: ASN Desktop {release.version}, {release.size} bita.{news}", release, to_json=json)


def _lines(notes: Path | None) -> list[str]:
    if notes is None:
        return []
    try:
        return notes.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise typer.BadParameter(f"Berkas catatan {notes} tidak dapat dibaca.") from None
