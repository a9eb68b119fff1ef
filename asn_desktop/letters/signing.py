"""PDF bytes and a key in, signed PDF bytes out: PAdES-B-B (ETSI EN 319 142-1), subfilter ETSI.CAdES.detached.

The signer keeps its key object, the certificate was judged before (`keys.judge`), and no passphrase comes near here.
A file as our canvas left it is signed by our own writer, 20 times as fast; any other, and every further
signature, by pyHanko.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cryptography.x509.oid import NameOID

from asn_desktop.keys import SigningKey
from asn_desktop.letters import increment
from asn_desktop.letters.cms_writer import CmsWriter
from asn_desktop.letters.increment import Fresh, Mark
from asn_desktop.problems import Problem, Refused, Trouble

if TYPE_CHECKING:
    from asn_desktop.letters.library_signing import LibrarySigner


@dataclass(frozen=True)
class Place:
    """Which prepared field is signed, and how. The first of several certifies; the last locks (ISO 32000-1, 12.8.4)."""

    field: str = "pejabat"
    certifies: bool = False  # DocMDP P=2: only further signatures may follow
    locks: bool = True  # P=1: nothing may follow


class KeptKeySigner:
    """A key ready for a whole batch: what is the same for each letter is made once."""

    def __init__(self, key: SigningKey) -> None:
        self._key = key
        self.writer = CmsWriter(key)
        named = key.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        self.name = str(named[0].value) if named else ""

    @cached_property
    def library(self) -> LibrarySigner:
        """The same key for pyHanko."""
        from asn_desktop.letters.library_signing import LibrarySigner

        return LibrarySigner(self._key)


def open_signer(key: SigningKey) -> KeptKeySigner:
    """A signer to be used for a whole batch."""
    return KeptKeySigner(key)


def sign(pdf: bytes, signer: KeptKeySigner, place: Place, *, now: dt.datetime, lines: tuple[str, ...] = ()) -> bytes:
    """Sign a prepared field; `lines` (plain ASCII) are shown in it. The answer starts with the bytes that came in.

    Refused `letter_field` (no such empty field), `letter_closed` (an earlier signature allows no more);
    Trouble `signing_failed`.
    """
    fresh = increment.read(pdf)
    if fresh is not None:
        return _sign_fresh(fresh, signer, place, now, lines)
    from asn_desktop.letters import library_signing

    return library_signing.sign(
        pdf, signer.library, place.field, certifies=place.certifies, locks=place.locks, now=now, lines=lines
    )


def _sign_fresh(fresh: Fresh, signer: KeptKeySigner, place: Place, now: dt.datetime, lines: tuple[str, ...]) -> bytes:
    try:
        field = fresh.fields().get(place.field)
        if field is None:
            raise Refused(Problem("letter_field", "field", {"field": place.field}))
        mark = Mark(now.replace(microsecond=0), signer.name, lines, place.certifies, place.locks)
        return increment.signed(fresh, field, mark, signer.writer.write)
    except (ValueError, TypeError):
        raise Trouble("signing_failed") from None
