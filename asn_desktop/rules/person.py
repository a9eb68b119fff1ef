"""What is known of a person beside the identity number itself, for comparing the two."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class PersonFacts:
    """Fields of one person that an identity number repeats; None where not known.

    `jenis_kelamin` is ``L`` or ``P``; `status` is one of CPNS, PNS, PPPK, PPPK_PW.
    `kontrak_mulai` is the start of the first PPPK contract.
    """

    tanggal_lahir: dt.date | None = None
    jenis_kelamin: str | None = None
    status: str | None = None
    tmt_cpns: dt.date | None = None
    kontrak_mulai: dt.date | None = None
