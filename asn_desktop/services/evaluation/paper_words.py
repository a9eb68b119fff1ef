"""What documents of evaluation print about people, periods and limits: parties, signers, spans, notes.

Source: PermenPANRB 6/2022 (identity block, captions), SE MenPANRB 3/2023 (written limits); evaluation.md §6. PPPK print
their NI PPPK and golongan.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.letters.curve import CurveBar
from asn_desktop.letters.evaluation_parts import Pihak
from asn_desktop.letters.values import Person, Signer
from asn_desktop.rules import identity, statuses
from asn_desktop.rules.evaluation import pattern, periods
from asn_desktop.rules.evaluation.party import Party
from asn_desktop.rules.evaluation.words import Predikat
from asn_desktop.rules.words import MONTHS, long_date
from asn_desktop.services.evaluation.rows import EvaluationRow
from asn_desktop.services.evaluation.unit_round import UnitRound
from asn_desktop.store.employees import Employee

NOTHING = "-"
_SIGNS = {
    Predikat.SANGAT_KURANG: "SK", Predikat.KURANG: "K", Predikat.BUTUH_PERBAIKAN: "BP", Predikat.BAIK: "B",
    Predikat.SANGAT_BAIK: "SB",
}  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """Status of the people of this office who stand on a paper, by id."""

    held: Mapping[uuid.UUID, str]

    def pppk(self, party: Party) -> bool:
        """Whether a party is PPPK; of somebody from elsewhere it is not known."""
        return party.employee_id is not None and self.held.get(party.employee_id, "").startswith("PPPK")

    def words(self, employee_id: uuid.UUID) -> str:
        """The status as printed."""
        return statuses.IN_FULL.get(self.held.get(employee_id, ""), "")


def standing(session: Session, parties: Iterable[Party]) -> Standing:
    """The statuses of all parties of a paper, in one query."""
    wanted = {party.employee_id for party in parties if party.employee_id is not None}
    rows = session.execute(
        sa.select(Employee.id, Employee.status).where(
            Employee.office_id == session.info["office_id"], Employee.id.in_(wanted)
        )
    )
    return Standing({key: status or "" for key, status in rows})


def pihak(party: Party, known: Standing) -> Pihak:
    """A party as the identity block prints it."""
    return Pihak(
        party.nama or NOTHING, identity.show_nip(party.nip) if party.nip else NOTHING, party.pangkat or NOTHING,
        party.jabatan or NOTHING, party.unit or NOTHING, "NI PPPK" if known.pppk(party) else "NIP",
    )  # fmt: skip


def person(party: Party, known: Standing) -> Person:
    """The owner of a paper, for its foot."""
    shown = pihak(party, known)
    status = known.words(party.employee_id) if party.employee_id is not None else ""
    return Person(shown.nama, shown.nip, shown.pangkat, shown.jabatan, shown.unit, status)


def signer(party: Party, post: str) -> Signer:
    """Under which words a party signs."""
    return Signer(post, party.nama, identity.show_nip(party.nip) if party.nip else None, None)


def window(first: dt.date, last: dt.date) -> str:
    """ "1 Januari s.d. 31 Desember 2026", the year once where it is the same."""
    if first.year != last.year:
        return f"{long_date(first)} s.d. {long_date(last)}"
    return f"{first.day} {MONTHS[first.month - 1]} s.d. {long_date(last)}"


def period(row: EvaluationRow) -> str:
    """ "TRIWULAN III", "BULAN MARET", "AKHIR" as the heading has it."""
    return periods.name(row.periode).upper()


def notes(row: EvaluationRow) -> tuple[str, ...]:
    """What a reader of the result must know: months not rated, a short period, a result from elsewhere, a change."""
    made = []
    if row.tidak_dinilai:
        months = _joined([MONTHS[month - 1] for month in row.tidak_dinilai])
        made.append(f"Bulan yang tidak dinilai karena cuti panjang: {months} {row.tahun}.")
    if row.periode_singkat:
        made.append(f"Periode singkat: dinilai untuk {window(row.mulai, row.sampai)}.")
    if row.dasar:
        made.append(f"Dinilai di tempat lain, berdasarkan {row.dasar}.")
    if row.alasan_ubah:
        made.append(f"Menggantikan hasil versi {row.versi - 1}: {row.alasan_ubah}")
    return tuple(made)


def bars(seen: UnitRound) -> tuple[CurveBar, ...]:
    """The curve of a round with the limits of its pattern; a small round shows no counts, they would name people."""
    made = []
    for predikat, sign in _SIGNS.items():
        low = high = None
        for limit in seen.limits:
            alone = limit.capaian is seen.capaian and limit.tertulis and limit.predikat == {predikat}
            if alone and limit.jenis == pattern.MIN_PERCENT:
                low = limit.batas
            elif alone and limit.jenis == pattern.MAX_PERCENT:
                high = limit.batas
        made.append(CurveBar(sign, None if seen.small else seen.counts.get(predikat, 0), low, high))
    return tuple(made)


def limits(seen: UnitRound) -> tuple[str, ...]:
    """The written limits in words, with the heads they leave where the round is judged alone."""
    if seen.small:
        return (f"Kurang dari {seen.small_unit} pegawai dinilai di sini; pola diperiksa bersama {seen.check_unit}.",)
    made = []
    for found in seen.findings:
        limit = found.limit
        if not limit.tertulis or found.bersama or limit.batas is None:
            continue
        names = " atau ".join(one.label for one in Predikat if one in limit.predikat)
        edge = "paling banyak" if limit.jenis == pattern.MAX_PERCENT else "paling sedikit"
        if limit.jenis == pattern.MIN_PEOPLE:
            made.append(f"{names} {edge} {limit.batas} pegawai")
        else:
            made.append(f"{names} {edge} {limit.batas} persen: {found.allowed} dari {found.n} pegawai")
    return tuple(made)


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} dan {names[-1]}"
