"""What a line of a due list holds: the person on the day, the computed value with its lines, and the old decree."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from asn_desktop.rules.dossier import Dossier
from asn_desktop.rules.kgb import Kgb
from asn_desktop.rules.promotion import Promotion
from asn_desktop.rules.retirement import Bup
from asn_desktop.rules.satyalancana import Award
from asn_desktop.rules.service import ServiceTime


@dataclass(frozen=True)
class Decree:
    """The decree a salary rests on: the last KGB, or the decree of golongan. Pay in whole rupiah."""

    nomor: str | None
    tanggal: dt.date | None
    tmt: dt.date | None
    mkg: tuple[int, int] | None
    gaji: int | None


@dataclass(frozen=True)
class KgbDue:
    """A line of the KGB control list. `surat` is the day by which the notice should be issued."""

    orang: Dossier
    kgb: Kgb
    lama: Decree
    surat: dt.date


@dataclass(frozen=True)
class KpDue:
    """A line of the KP list: the rise, time in the pangkat, and whether its first day has passed."""

    orang: Dossier
    kp: Promotion
    mk_pangkat: ServiceTime | None
    terlewat: bool


@dataclass(frozen=True)
class PensionDue:
    """A line of the pension list; `terlewat`: past the age and still in service."""

    orang: Dossier
    bup: Bup
    tmt: dt.date
    mks: ServiceTime | None
    terlewat: bool


@dataclass(frozen=True)
class SatyaDue:
    """A line of the list of Satyalancana Karya Satya."""

    orang: Dossier
    award: Award


@dataclass(frozen=True)
class CpnsDue:
    """A CPNS for longer than a year: since when it should be decided."""

    orang: Dossier
    batas: dt.date
    bulan: int  # months as CPNS


@dataclass(frozen=True)
class ContractDue:
    """A contract that ends soon or has ended; `tahap` is 90, 60, 30 or 0 days."""

    orang: Dossier
    berakhir: dt.date
    sisa_hari: int
    tahap: int | None
    bup_terlewati: bool  # it runs past the pension day
