"""The file `.asnx`: ZIP, signed, sealed, then a clear trailer; written in volumes, known by its content alone.

    AuthEnvelopedData( SignedData( ZIP( manifest.json, parts ... ) ) ) · "\\nASNX1 " header "\\n" SHA-256 "\\n"

The trailer stands behind because a leading one would keep `openssl cms` from opening the file. Its SHA-256 covers every
byte before it: GCM alone leaves the recipients' fields uncovered. A request for enrolment is signed but not sealed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from cryptography import x509

from asn_desktop.packages import cms, der, envelope, manifest
from asn_desktop.packages.certificates import Scope
from asn_desktop.packages.cms import PrivateKey, PublicKey
from asn_desktop.packages.manifest import Header, Manifest, Part
from asn_desktop.problems import Trouble

VOLUME = 8 * 1024 * 1024
_MAGIC, _HASH = b"\nASNX1 ", 64
_MANIFEST = "manifest.json"
_BIGGEST = 512 * 1024 * 1024  # unpacked bytes of one volume; more is refused before anything is unpacked


@dataclass(frozen=True)
class Volume:
    """One finished file of a package."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """Hash of the whole file."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True)
class Opened:
    """A volume after complete verification: its manifest, who signed it, and its pieces by zip name."""

    manifest: Manifest
    certificate: x509.Certificate
    scope: Scope
    pieces: Mapping[str, bytes]


def pack(
    said: Manifest,
    files: Mapping[str, bytes],
    key: PrivateKey,
    certificate: x509.Certificate,
    recipients: Sequence[PublicKey],
    *,
    label: str,
    now: dt.datetime,
    limit: int = VOLUME,
) -> list[Volume]:
    """The package's volumes, each a complete signed file of about `limit` bytes at most; no recipients: not sealed."""
    listed = [Part(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in files.items()]
    said = replace(said, set_sha256=hashlib.sha256(manifest.spell([p.sha256 for p in listed])).hexdigest())
    said = replace(said, parts=tuple(listed))
    whole = _zip(said, [(p, files[p.name]) for p in listed])
    zips = [(said, whole)] if len(whole) <= limit else _split(said, listed, files, limit - limit // 16)
    found = []
    for own, zipped in zips:
        signed = cms.sign(zipped, key, certificate, now=now)
        body = envelope.seal(signed, recipients) if recipients else signed
        tail = f"-{own.volume}of{own.volumes}" if own.volumes > 1 else ""
        found.append(Volume(f"{label}-{own.epoch}-{own.seq}{tail}.asnx", body + _trailer(body, own)))
    return found


def peek(data: bytes) -> tuple[Header, bytes]:
    """The clear header and the bytes before it, after the check of the SHA-256. Needs no key, proves no sender.

    Raises `Trouble`: `not_a_package`, `package_cut`, `package_damaged`.
    """
    if len(data) < 64 or data[0] != der.SEQUENCE:
        raise Trouble("not_a_package")
    try:
        node = der.read_first(data)
    except ValueError as error:
        raise Trouble("package_cut" if _too_short(data) else "package_damaged", place="envelope") from error
    trailer = data[len(node.whole) :]
    if not trailer.startswith(_MAGIC[: len(trailer)]):
        raise Trouble("not_a_package" if _MAGIC not in data else "package_damaged", place="trailer")
    if len(trailer) < len(_MAGIC) + _HASH + 2 or trailer[-_HASH - 2 : -_HASH - 1] != b"\n" or trailer[-1:] != b"\n":
        raise Trouble("package_cut", place="trailer")
    header = trailer[len(_MAGIC) : -_HASH - 2]
    if hashlib.sha256(data[: -_HASH - 1]).hexdigest().encode() != trailer[-_HASH - 1 : -1]:
        raise Trouble("package_damaged", place="hash")
    return manifest.read_header(header), node.whole


def unpack(data: bytes, key: PrivateKey | None, judge: Callable[[x509.Certificate], Scope]) -> Opened:
    """A verified volume. `judge` says whom a certificate stands for, or raises; it is asked before the ZIP is read.

    Raises `Trouble`: those of `peek`, `package_not_for_us`, `signature_wrong`, `package_damaged`, and the judge's own.
    """
    header, body = peek(data)
    signed = cms.verify(envelope.unseal(body, key) if key else body)
    scope = judge(signed.certificate)
    try:
        with zipfile.ZipFile(io.BytesIO(signed.content)) as archive:
            said, pieces = _unzip(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise Trouble("package_damaged", place="zip") from error
    if said.header() != asdict(header):
        raise Trouble("package_damaged", place="header")
    if said.sender != str(scope.office_id) or said.latihan is not scope.latihan:
        raise Trouble("package_damaged", place="sender")
    return Opened(said, signed.certificate, scope, pieces)


def join(opened: Iterable[Opened]) -> dict[str, bytes]:
    """The files of a complete package from all its volumes, each file proven by its hash."""
    volumes = sorted(opened, key=lambda o: o.manifest.volume)
    first = volumes[0].manifest
    if [o.manifest.volume for o in volumes] != list(range(1, first.volumes + 1)):
        raise Trouble("package_incomplete", have=len(volumes), want=first.volumes)
    if any(o.manifest.set_sha256 != first.set_sha256 for o in volumes):
        raise Trouble("package_mixed")
    found: dict[str, list[bytes]] = {}
    parts: dict[str, Part] = {}
    for volume in volumes:
        for part in volume.manifest.parts:
            found.setdefault(part.name, []).append(volume.pieces[_entry(part)])
            parts[part.name] = part
    files = {name: b"".join(pieces) for name, pieces in found.items()}
    for name, data in files.items():
        if len(data) != parts[name].size or hashlib.sha256(data).hexdigest() != parts[name].sha256:
            raise Trouble("package_damaged", place="part")
    return files


def _entry(part: Part) -> str:
    return part.name if part.pieces == 1 else f"{part.name}.{part.piece}of{part.pieces}"


def _zip(said: Manifest, pieces: Iterable[tuple[Part, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(zipfile.ZipInfo(_MANIFEST), said.to_bytes())
        for part, data in pieces:
            info = zipfile.ZipInfo(_entry(part))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()


def _split(
    said: Manifest, listed: Sequence[Part], files: Mapping[str, bytes], room: int
) -> list[tuple[Manifest, bytes]]:
    """ZIPs of at most about `room` unpacked bytes; a file bigger than the room is cut into pieces."""
    cut: list[tuple[Part, bytes]] = []
    for part in listed:
        data = files[part.name]
        pieces = max(1, -(-len(data) // room))
        cut += [
            (replace(part, piece=i + 1, pieces=pieces), data[i * room : (i + 1) * room]) for i in range(pieces)
        ]
    loads: list[list[tuple[Part, bytes]]] = [[]]
    for item in cut:
        if loads[-1] and sum(len(d) for _, d in loads[-1]) + len(item[1]) > room:
            loads.append([])
        loads[-1].append(item)
    own = [
        replace(said, volume=i, volumes=len(loads), parts=tuple(p for p, _ in load)) for i, load in enumerate(loads, 1)
    ]
    return [(each, _zip(each, load)) for each, load in zip(own, loads, strict=True)]


def _unzip(archive: zipfile.ZipFile) -> tuple[Manifest, dict[str, bytes]]:
    """Manifest and pieces; nothing but what the manifest lists, and never more than the bound."""
    if sum(info.file_size for info in archive.infolist()) > _BIGGEST:
        raise Trouble("package_damaged", place="zip")
    said = manifest.read_manifest(archive.read(_MANIFEST) if _MANIFEST in archive.namelist() else b"")
    if archive.namelist() != [_MANIFEST, *(_entry(p) for p in said.parts)]:
        raise Trouble("package_damaged", place="zip")
    return said, {_entry(part): archive.read(_entry(part)) for part in said.parts}


def _trailer(body: bytes, said: Manifest) -> bytes:
    head = _MAGIC + manifest.spell(said.header()) + b"\n"
    return head + hashlib.sha256(body + head).hexdigest().encode() + b"\n"


def _too_short(data: bytes) -> bool:
    """Whether the outer length asks for more bytes than there are."""
    size = data[1] & 0x7F if data[1] & 0x80 else 0
    length = int.from_bytes(data[2 : 2 + size], "big") if size else data[1]
    return 2 + size + length > len(data)
