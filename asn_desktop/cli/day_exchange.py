"""The afternoon of an office day: joined to the central office, package out, taken in there, reply home."""

from __future__ import annotations

from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from asn_desktop.cli.day import CENTRE_CLERK, CENTRE_SECOND, NOW, TODAY, Day, clock
from asn_desktop.cli.door import keep, take
from asn_desktop.packages import certificates
from asn_desktop.services import (
    answers,
    centre,
    enrolment,
    identity_card,
    office,
    office_escrow,
    registry,
    replies,
    sync,
)
from asn_desktop.services.office import OpenOffice

README = """KUNCI LATIHAN. Hanya untuk mencoba membuka paket latihan dengan OpenSSL; tidak melindungi apa pun.

Membuka dan memeriksa paket:

  openssl cms -decrypt -inform DER -in {package} -inkey kunci-bkpsdm-latihan.pem \\
      -recip sertifikat-bkpsdm-latihan.pem -out isi.cms
  openssl cms -verify -cades -inform DER -in isi.cms -CAfile akar-bkpsdm-latihan.pem -purpose any -out isi.zip
  unzip -l isi.zip

Berkas .p12 adalah sertifikat latihan para pejabat; sandinya latihan123. Penerbitnya akar-latihan.pem.
Memeriksa surat dengan program lain: pdfsig ../surat/surat-izin-cuti.pdf
"""


def found(day: Day) -> OpenOffice:
    """Make the central office's store with its root, and open it."""
    folder = day.out / "bkpsdm"
    wish = office.NewOffice(
        "BKPSDM Kabupaten Tirtamaya", "PEMERINTAH KABUPATEN TIRTAMAYA", "Tirtamaya", kode="BKPSDM", latihan=True,
        peran="bkpsdm",
    )  # fmt: skip
    office.create(folder, wish, (CENTRE_CLERK, CENTRE_SECOND), now=NOW)
    opened = office.unlock(folder, CENTRE_CLERK.username, CENTRE_CLERK.password, clock=clock)
    with opened.store.begin(opened.actor, reason="kunci BKPSDM") as session:
        card = registry.set_up(session, now=NOW)
    day.say(f"BKPSDM latihan dibuat. Enam katanya: {' '.join(card.words)}.")
    return opened


def join(day: Day, ours: OpenOffice, theirs: OpenOffice) -> None:
    """Request carried there, answer carried back; the six words agree on both sides."""
    post = day.folder("paket")
    with ours.store.begin(ours.actor, reason="permintaan pendaftaran") as session:
        asked = enrolment.request(session, now=NOW)
    request = keep(post, asked.name, asked.data)
    with theirs.store.read(theirs.actor) as session:
        seen = registry.read_request(session, take(request), now=NOW)
    assert seen.words == asked.words, "both screens show the same words"
    with theirs.store.begin(theirs.actor, reason="pendaftaran kantor") as session:
        given = registry.register(session, take(request), now=NOW, today=TODAY, kode="DPUPR")
    answer = keep(post, given.name, given.data)
    with ours.store.begin(ours.actor, reason="jawaban pendaftaran") as session:
        card = enrolment.accept(session, take(answer), now=NOW, today=TODAY)
    office_escrow.entrust(ours)
    day.say(f"Kantor terdaftar pada {card.centre}; enam kata kantor sama di kedua layar: {' '.join(seen.words)}.")


def send(day: Day, ours: OpenOffice) -> list[Path]:
    """Seal everything that changed and write the file."""
    with ours.store.begin(ours.actor, reason="paket perubahan") as session:
        row = sync.export(session, now=NOW)
    with ours.store.read(ours.actor) as session:
        written = sync.carry(session, day.folder("paket"), epoch=row.epoch, seq=row.seq)
    size = sum(path.stat().st_size for path in written) // 1024
    day.say(f"Paket {row.seq} ditulis: {row.total} perubahan, {size} KB, bertanda tangan dan tersandi untuk BKPSDM.")
    return written


def answer(day: Day, theirs: OpenOffice, written: list[Path]) -> list[Path]:
    """Take the package in under another name, take it in again, write the reply."""
    for path in written:
        renamed = keep(day.folder("paket"), "paket (1).asnx", take(path))
        for source in (renamed, path):
            with theirs.store.begin(theirs.actor, reason=f"terima {source.name}") as session:
                got = centre.receive(session, take(source), now=NOW, today=TODAY)
            rows = ", ".join(f"{n} {kind}" for kind, n in got.rows.items()) or "tidak ada yang berubah"
            day.say(f"BKPSDM membaca '{source.name}': {got.state}; {rows}.")
        renamed.unlink()
    with theirs.store.read(theirs.actor) as session:
        waiting = answers.due(session)
    replies_written: list[Path] = []
    for office_id in waiting:
        with theirs.store.begin(theirs.actor, reason="balasan") as session:
            answers.reply(session, office_id, now=NOW)
        with theirs.store.read(theirs.actor) as session:
            replies_written += answers.carry_reply(session, office_id, day.folder("paket"))
    day.say(f"Balasan ditulis: {', '.join(path.name for path in replies_written)}.")
    return replies_written


def take_reply(day: Day, ours: OpenOffice, written: list[Path]) -> None:
    """The reply comes home, twice; the second time nothing changes."""
    for path in written:
        with ours.store.begin(ours.actor, reason=f"terima {path.name}") as session:
            result = replies.receive_reply(session, take(path), now=NOW, today=TODAY)
            again = replies.receive_reply(session, take(path), now=NOW, today=TODAY)
        day.say(
            f"Balasan {result.seq} diterima: {result.acknowledged} paket diakui, {result.refused} perlu dilihat. "
            f"Dibaca sekali lagi: {'sudah pernah, tidak ada yang berubah' if again.already else 'berubah'}."
        )


def practice_keys(day: Day, theirs: OpenOffice, package: Path) -> None:
    """Leave the practice centre's key and certificates, with the lines that open the package by OpenSSL."""
    folder = day.folder("kunci-latihan")
    with theirs.store.read(theirs.actor) as session:
        identity = identity_card.demand(session)
        key = certificates.load_key(identity.key)
        own, root = identity_card.certificate(identity), identity_card.root(identity)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    keep(folder, "kunci-bkpsdm-latihan.pem", private)
    keep(folder, "sertifikat-bkpsdm-latihan.pem", _pem(own))
    keep(folder, "akar-bkpsdm-latihan.pem", _pem(root))
    keep(folder, "BACA-DAHULU.txt", README.format(package=f"../paket/{package.name}").encode())


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)
