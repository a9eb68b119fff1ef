"""The values of an office's doors: what first start asks, what the login window shows, what an open office is."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from pathlib import Path

from asn_desktop.rules.roles import Actor, Role
from asn_desktop.store.database import Store
from asn_desktop.store.lock import WriterLock


@dataclass(frozen=True)
class NewUser:
    """A person who will be able to open the office. `username` is compared without case."""

    username: str
    name: str  # as shown: "Siti Rahmawati"
    password: str = field(repr=False)
    role: Role = Role.ADMIN


@dataclass(frozen=True)
class NewOffice:
    """What first start asks about the office. Its root unit gets the same name and these habits."""

    nama: str  # "Dinas Perhubungan"
    pemerintah: str  # "PEMERINTAH KABUPATEN TIRTAMAYA"
    kota: str  # place letters are dated from
    zona: str = "Asia/Jakarta"  # Asia/Jakarta | Asia/Makassar | Asia/Jayapura
    nama_pusat: str = "BKPSDM"
    kode: str | None = None  # code in letter numbers: "DISHUB"
    latihan: bool = False  # the practice office
    peran: str = "kantor"  # kantor | bkpsdm
    alamat: str | None = None
    kontak: str | None = None
    hari_kerja: str = "12345"  # or "123456"
    nomor_mode: str = "agenda"  # agenda | diketik | kosong
    nomor_pola: str = "{kode}/{urut}/{unit}/{tahun}"
    nomor_lebar: int = 1


@dataclass(frozen=True)
class OfficeCard:
    """The office as every screen knows it."""

    id: uuid.UUID
    nama: str
    latihan: bool
    zona: str
    nama_pusat: str
    peran: str  # kantor | bkpsdm
    folder: Path


@dataclass(frozen=True)
class RecoverySheet:
    """The secret of the sealed envelope. Show or print it once, then drop it; it is stored nowhere."""

    words: tuple[str, ...] = field(repr=False)
    qr_text: str = field(repr=False)


@dataclass(frozen=True)
class CreatedOffice:
    """A new office on the disk, and the sheet to be printed and sealed."""

    office: OfficeCard
    recovery: RecoverySheet


@dataclass(frozen=True)
class LoginUser:
    """One line of the login window's list."""

    username: str
    name: str


@dataclass(frozen=True)
class LoginCard:
    """What may be shown before anybody logs in."""

    nama: str
    latihan: bool
    users: tuple[LoginUser, ...]
    folder: Path


@dataclass(frozen=True)
class OpenOffice:
    """An office that is open for one person. `close()` it, or use it as a context manager.

    `key` is the store's raw key, for backups. `copied`: the store was carried here from another PC or folder;
    nothing may be sent before `office.adopt_copy`. `tidied`: what start-up finished after a crash.
    """

    store: Store
    actor: Actor
    office: OfficeCard
    key: bytes = field(repr=False)
    copied: bool = False
    tidied: tuple[str, ...] = ()
    lock: WriterLock | None = field(default=None, repr=False)

    def close(self) -> None:
        """Close the store and give back the writer's lock."""
        self.store.close()
        if self.lock:
            self.lock.release()

    def __enter__(self) -> OpenOffice:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()
