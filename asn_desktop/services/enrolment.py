"""How an office is joined to its central office, once, by carried files: request, answer, six words by telephone.

    Doors:  request(session, now=) -> FileOut            `asn kirim --daftar`, button "Buat berkas permintaan"
            read_answer(session, data, now=) -> AnswerCard
            accept(session, data, now=, today=) -> AnswerCard
            connection(session) -> Connection
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from dataclasses import dataclass

from cryptography import x509
from sqlalchemy.orm import Session

from asn_desktop import file_names
from asn_desktop.packages import certificates, container, manifest
from asn_desktop.packages.certificates import Scope
from asn_desktop.packages.manifest import ANSWER, REQUEST, Manifest
from asn_desktop.problems import Problem, Refused, Trouble
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import fingerprint, identity_card
from asn_desktop.store import merging
from asn_desktop.store.offices import Office


@dataclass(frozen=True)
class FileOut:
    """A file to carry away: its name, its bytes, and the six words that belong to its sender's key."""

    name: str
    data: bytes
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Connection:
    """What the screen says about "Kantor ini"."""

    enrolled: bool
    requested_at: dt.datetime | None = None
    centre: str = ""
    parent: str = ""
    until: dt.date | None = None
    words: tuple[str, ...] = ()  # of this office's key
    centre_words: tuple[str, ...] = ()


@dataclass(frozen=True)
class AnswerCard:
    """What an answer says, before and after it is accepted."""

    centre: str
    parent: str
    office: str
    until: dt.date
    centre_words: tuple[str, ...]
    renewal: bool


def label(name: str) -> str:
    """An office's name as the beginning of a file name."""
    return file_names.slug(name, 32, "kantor")


def spelled_now(now: dt.datetime) -> str:
    """A moment as manifests write it."""
    return now.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def connection(session: Session) -> Connection:
    """Whether this office is joined, to whom, until when, and its words."""
    identity = identity_card.own(session)
    if identity is None:
        return Connection(False)
    words = fingerprint.words(certificates.load_key(identity.key).public_key())
    if identity.certificate is None:
        return Connection(False, identity.requested_at, words=words)
    until = identity_card.certificate(identity).not_valid_after_utc.date()
    root = certificates.load(identity.root or b"").public_key()
    return Connection(
        True, identity.requested_at, identity.centre_name or "", identity.parent_name or "", until, words,
        fingerprint.words(root),  # type: ignore[arg-type]
    )  # fmt: skip


def request(session: Session, *, now: dt.datetime) -> FileOut:
    """The request file: the office's own row and public key, signed by itself. Repeating it asks for a renewal."""
    require(session.info["actor"], Deed.EXCHANGE)
    office = identity_card.office(session)
    if office.peran != "kantor":
        raise Refused(Problem("centre_needs_no_request"))
    identity = identity_card.make(session)
    key = certificates.load_key(identity.key)
    identity.requested_at = now
    scope = identity_card.scope(office)
    said = Manifest(
        kind=REQUEST, sender=str(office.office_id), sender_name=office.nama, addressee=str(uuid.UUID(int=0)),
        addressee_name=office.nama_pusat, store_id=str(identity.store_id), epoch=identity_card.epoch(session), seq=0,
        made=spelled_now(now), latihan=office.latihan,
    )  # fmt: skip
    row = merging.rows(session, office.office_id, [("offices", office.id)])[("offices", office.id)]
    own = certificates.make_own(scope, key, now=now)
    (volume,) = container.pack(
        said, {"kantor.json": manifest.spell(row)}, key, own, [], label=f"permintaan-{label(office.nama)}", now=now
    )
    return FileOut(volume.name, volume.data, fingerprint.words(key.public_key()))


def read_answer(session: Session, data: bytes, *, now: dt.datetime) -> AnswerCard:
    """What an answer file says; nothing is kept. Raises as `accept` does."""
    return _open(session, data, now)[0]


def accept(session: Session, data: bytes, *, now: dt.datetime, today: dt.date) -> AnswerCard:
    """Take the certificate in: from now on this office is joined. The clerk has compared the six words.

    Raises `Trouble`: `not_a_package` and its kin, `answer_not_for_us`, `answer_of_another_centre`,
    `practice_package`, `real_package`; `Refused`: `no_request_yet`.
    """
    require(session.info["actor"], Deed.EXCHANGE)
    card, files, certificate = _open(session, data, now)
    identity = identity_card.make(session)
    said = json.loads(files["awalan.json"])
    identity.certificate = files["kantor.der"]
    identity.root, identity.centre_certificate = files["akar.der"], certificates.der(certificate)
    centre = certificates.scope_of(certificate)
    identity.centre_id, identity.centre_name, identity.parent_name = centre.office_id, centre.nama, card.parent
    if "crl.der" in files:
        identity.crl = files["crl.der"]
        identity.crl_number = certificates.read_crl(files["crl.der"], certificates.load(files["akar.der"]))[0]
    before = session.info["origin"]
    session.info["origin"] = f"jawaban:{centre.office_id}"  # the centre's word: kept, never sent back as ours
    office = identity_card.office(session)
    office.induk_id = uuid.UUID(said["induk_id"]) if said["induk_id"] else None
    office.kode = said["kode"] or office.kode
    office.terhubung_sejak = office.terhubung_sejak or dt.date.fromisoformat(said["sejak"])
    session.flush()
    session.info["origin"] = before
    return card


def _open(
    session: Session, data: bytes, now: dt.datetime
) -> tuple[AnswerCard, dict[str, bytes], x509.Certificate]:
    header, _ = container.peek(data)
    office = identity_card.office(session)
    if header.kind != ANSWER:
        raise Trouble("not_an_answer", kind=header.kind)
    check_world(header.latihan, office)
    if header.addressee != str(office.office_id):
        raise Trouble("answer_not_for_us", office=header.addressee_name)
    identity = identity_card.own(session)
    if identity is None or identity.requested_at is None:
        raise Refused(Problem("no_request_yet"))
    key = certificates.load_key(identity.key)
    opened = container.unpack(data, key, _centre_says)
    files = container.join([opened])
    root, mine = certificates.load(files["akar.der"]), certificates.load(files["kantor.der"])
    certificates.check(opened.certificate, root, frozenset(), now=now)
    granted = certificates.check(mine, root, frozenset(), now=now)
    if mine.public_key() != key.public_key() or granted.office_id != office.office_id:
        raise Trouble("answer_not_for_us", office=granted.nama)
    if identity.root is not None and identity.root != files["akar.der"]:
        raise Trouble("answer_of_another_centre", centre=identity.centre_name or "")
    said = json.loads(files["awalan.json"])
    card = AnswerCard(
        opened.scope.nama, said["induk"], granted.nama, mine.not_valid_after_utc.date(),
        fingerprint.words(root.public_key()), identity.certificate is not None,  # type: ignore[arg-type]
    )  # fmt: skip
    return card, files, opened.certificate


def _centre_says(certificate: x509.Certificate) -> Scope:
    """On the first answer the root is not known yet: the six words prove it, not the file."""
    scope = certificates.scope_of(certificate)
    if scope.peran != "bkpsdm":
        raise Trouble("certificate_wrong_use")
    return scope


def check_world(latihan: bool, office: Office) -> None:
    """Practice and real never mix: Trouble `practice_package` in a real store, `real_package` in a practice one."""
    if latihan and not office.latihan:
        raise Trouble("practice_package")
    if office.latihan and not latihan:
        raise Trouble("real_package")
