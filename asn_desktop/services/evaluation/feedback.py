"""Continuous feedback (umpan balik berkelanjutan): given, verified where it is a citizen's, replied to, never averaged.

The appraiser's own feedback is due in every period; what others say is material he may take into account. A citizen's
name is never kept, and his word counts as evidence only once somebody other than the appraiser has verified it. Source:
PermenPANRB 6/2022; evaluation.md §3.4, §7.5.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.evaluation import feedback as rules
from asn_desktop.rules.evaluation.feedback import Said
from asn_desktop.rules.evaluation.party import from_kept
from asn_desktop.rules.evaluation.words import Giver, Rating
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import units
from asn_desktop.services.evaluation import appraisers, running_year
from asn_desktop.store.employees import Employee
from asn_desktop.store.goals import Skp, SkpResult
from asn_desktop.store.progress import Feedback


@dataclass(frozen=True)
class FeedbackAsk:
    """One piece of feedback: on a result (`result_id`), on a value (`nilai` 1..7), or on the whole when both are None.

    PIMPINAN is the appraiser, whose own word is due: `pemberi` stays empty or is his name; another leader (above a post
    held as Plt) is PIHAK_LAIN. It must stay empty for MASYARAKAT, which has a `sifat`: keluhan, pujian.
    """

    skp_id: uuid.UUID
    periode: str
    tanggal: dt.date
    peran: Giver
    isi: str
    pemberi: str | None = None
    result_id: uuid.UUID | None = None
    nilai: int | None = None
    indikasi: Rating | None = None
    sifat: str | None = None
    bukti: str | None = None
    berkas: bytes | None = None
    nama_berkas: str | None = None


@dataclass(frozen=True)
class FeedbackRow:
    """One piece of feedback as kept. `dihitung`: whether it may be used as evidence."""

    id: uuid.UUID
    skp_id: uuid.UUID
    result_id: uuid.UUID | None
    nilai: int | None
    periode: str
    tanggal: dt.date
    peran: Giver
    pemberi: str | None
    isi: str
    bukti: str | None
    berkas: str | None
    nama_berkas: str | None
    indikasi: Rating | None
    sifat: str | None
    verifikasi: str | None  # None | benar | tidak_benar
    verifikator: str | None
    verifikasi_pada: dt.date | None
    verifikasi_catatan: str | None
    tanggapan: str | None
    tanggapan_pada: dt.date | None
    dibatalkan: str | None

    @property
    def dihitung(self) -> bool:
        """Whether it may be used as evidence: a citizen's word only once verified as true."""
        return not self.dibatalkan and rules.counts(self.peran, self.verifikasi)

    @property
    def menunggu(self) -> bool:
        """Whether it waits for somebody to verify it."""
        return not self.dibatalkan and self.peran is Giver.MASYARAKAT and self.verifikasi is None


@dataclass(frozen=True)
class Verifier:
    """Who verifies: one of the office, or somebody else by name and number."""

    employee_id: uuid.UUID | None = None
    nama: str = ""
    nip: str | None = None


def give(session: Session, ask: FeedbackAsk, *, today: dt.date) -> FeedbackRow:
    """Keep one piece of feedback.

    Refuses `skp_unknown`, `skp_void`, `skp_not_fixed`, `period_*`, `feedback_*`, E-IKM-05, DOCUMENT_*.
    """
    require(session.info["actor"], Deed.VERIFY)
    skp = running_year.fixed(session, ask.skp_id)
    said = Said(ask.peran, ask.isi, ask.tanggal, ask.periode, ask.pemberi or "", ask.result_id is not None, ask.nilai,
                ask.indikasi, ask.sifat, ask.bukti or "", ask.berkas is not None)  # fmt: skip
    staff = _names(session) if ask.peran is Giver.MASYARAKAT else ()
    found = rules.check(said, staff, today) + running_year.check_period(session, skp, ask.periode, today)
    if ask.result_id is not None and not _is_of(session, ask.result_id, skp):
        found.append(Problem("feedback_result_unknown", "result_id"))
    giver = running_year.text(ask.pemberi)
    if giver is None and ask.peran is Giver.PIMPINAN:
        giver = appraisers.of_skp(session, skp, ask.tanggal).nama
    if giver and rules.same_person((giver, None), _person(skp)):
        found.append(Problem("feedback_giver_own", "pemberi"))
    elif giver and ask.peran is Giver.PIMPINAN and not any(
        rules.same_person((giver, None), one) for one in _appraisers(session, skp, ask.tanggal)
    ):
        found.append(Problem("feedback_not_the_appraiser", "pemberi", {"nama": giver}))
    if found:
        raise Refused(found)
    blob, name = running_year.put_away(session, ask.berkas, ask.nama_berkas)
    row = Feedback(
        skp_id=skp.id, result_id=ask.result_id, nilai=ask.nilai, periode=ask.periode, tanggal=ask.tanggal,
        peran=ask.peran.value, pemberi=giver, isi=ask.isi.strip(), bukti=running_year.text(ask.bukti), berkas=blob,
        nama_berkas=name, indikasi=ask.indikasi.value if ask.indikasi else None, sifat=ask.sifat,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return _shown(row)


def verify(
    session: Session, feedback_id: uuid.UUID, verifier: Verifier, *, benar: bool, catatan: str, day: dt.date,
    today: dt.date,
) -> FeedbackRow:  # fmt: skip
    """Somebody who is neither the appraiser nor the person it is about has looked into a citizen's word.

    Refuses `feedback_unknown`, `feedback_not_citizen`, `feedback_verified_already`, `verifier_*`,
    `verification_note_missing`, `feedback_in_future`.
    """
    require(session.info["actor"], Deed.VERIFY)
    row = _fetch(session, feedback_id)
    if row.peran != Giver.MASYARAKAT:
        raise Refused(Problem("feedback_not_citizen"))
    if row.verifikasi is not None:
        values = {"pada": row.verifikasi_pada, "oleh": row.verifikator}
        raise Refused(Problem("feedback_verified_already", "", values))
    skp = running_year.fixed(session, row.skp_id)
    name, nip = _verifier(session, verifier)
    found = [p for one in _appraisers(session, skp, row.tanggal)
             for p in rules.check_verifier(name, nip, one, _person(skp))]  # fmt: skip
    if not catatan.strip():
        found.append(Problem("verification_note_missing", "catatan"))
    elif what := rules.identity_in(catatan, _names(session)):
        found.append(Problem("feedback_citizen_identity", "catatan", {"bagian": what}))
    if day > today:
        found.append(Problem("feedback_in_future", "tanggal", {"tanggal": day}))
    if found:
        raise Refused(_once(found))
    row.verifikasi = rules.TRUE if benar else rules.FALSE
    row.verifikator, row.verifikasi_pada, row.verifikasi_catatan = name, day, catatan.strip()
    session.flush()
    return _shown(row)


def reply(session: Session, feedback_id: uuid.UUID, tanggapan: str, *, day: dt.date) -> FeedbackRow:
    """What the employee says to it. Refuses `feedback_unknown`, `feedback_reply_empty`, `feedback_reply_unverified`,
    and a citizen's identity in a reply to a citizen's word."""
    require(session.info["actor"], Deed.VERIFY)
    row = _fetch(session, feedback_id)
    if not tanggapan.strip():
        raise Refused(Problem("feedback_reply_empty", "tanggapan"))
    if row.peran == Giver.MASYARAKAT:
        if row.verifikasi is None:
            raise Refused(Problem("feedback_reply_unverified", "tanggapan"))
        if what := rules.identity_in(tanggapan, _names(session)):
            raise Refused(Problem("feedback_citizen_identity", "tanggapan", {"bagian": what}))
    row.tanggapan, row.tanggapan_pada = tanggapan.strip(), day
    session.flush()
    return _shown(row)


def void(session: Session, feedback_id: uuid.UUID, reason: str) -> None:
    """Feedback entered wrong no longer counts. Refuses `feedback_unknown`, `feedback_void_reason`."""
    require(session.info["actor"], Deed.VERIFY)
    row = _fetch(session, feedback_id)
    if not reason.strip():
        raise Refused(Problem("feedback_void_reason", "alasan"))
    row.dibatalkan = reason.strip()
    session.flush()


def of_skp(
    session: Session, skp_id: uuid.UUID, periode: str | None = None, *, voided: bool = False
) -> tuple[FeedbackRow, ...]:
    """The feedback of an SKP by day; `periode` of one period only."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    where: list[Any] = [] if voided else [Feedback.dibatalkan.is_(None)]
    if periode is not None:
        where.append(Feedback.periode == periode)
    rows = session.scalars(sa.select(Feedback).where(
        Feedback.office_id == session.info["office_id"], Feedback.skp_id == skp_id, *where))  # fmt: skip
    return tuple(sorted((_shown(row) for row in rows), key=lambda row: (row.tanggal, row.id)))


def missing(session: Session, skp_id: uuid.UUID, *, today: dt.date) -> tuple[str, ...]:
    """Periods of an SKP that have begun and lack the appraiser's own feedback, in order."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    skp = running_year.fixed(session, skp_id)
    asked = rules.due(running_year.codes(session, skp.tahun), skp.tahun, skp.mulai, skp.sampai, today)
    given = {row.periode for row in of_skp(session, skp_id) if row.peran is Giver.PIMPINAN}
    return rules.missing(asked, given)


def waiting(session: Session, tahun: int, unit_id: uuid.UUID | None = None) -> tuple[tuple[FeedbackRow, str], ...]:
    """Citizens' words of a year that nobody has verified yet, with the name of the person; of a unit and below."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    where: list[Any] = [] if unit_id is None else [Skp.unit_id.in_(units.below(session, unit_id))]
    query = (
        sa.select(Feedback, Skp.pegawai)
        .join(Skp, sa.and_(Skp.office_id == Feedback.office_id, Skp.id == Feedback.skp_id))
        .where(Feedback.office_id == session.info["office_id"], Skp.tahun == tahun, Feedback.dibatalkan.is_(None),
               Feedback.peran == Giver.MASYARAKAT.value, Feedback.verifikasi.is_(None), *where)
    )  # fmt: skip
    found = [(_shown(row), from_kept(person).nama) for row, person in session.execute(query)]
    return tuple(sorted(found, key=lambda pair: (pair[0].tanggal, pair[0].id)))


def scan(session: Session, feedback_id: uuid.UUID) -> bytes:
    """The scan of the evidence as PDF. Refuses `feedback_unknown` when there is none."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    row = session.get(Feedback, (session.info["office_id"], feedback_id))
    if row is None or not row.berkas:
        raise Refused(Problem("feedback_unknown"))
    data: bytes = session.info["blobs"].get(row.berkas)
    return data


def _once(found: list[Problem]) -> list[Problem]:
    """Each finding once, though two appraisers were looked at."""
    return list({(p.code, p.field): p for p in found}.values())


def _appraisers(session: Session, skp: Skp, day: dt.date) -> list[tuple[str, str | None]]:
    """The appraiser then and the one now: neither may verify."""
    both = (appraisers.of_skp(session, skp, day), from_kept(skp.penilai, skp.penilai_id))
    return list(dict.fromkeys((one.nama, one.nip) for one in both))


def _person(skp: Skp) -> tuple[str, str | None]:
    who = from_kept(skp.pegawai)
    return who.nama, who.nip


def _verifier(session: Session, one: Verifier) -> tuple[str, str | None]:
    if one.employee_id is None:
        return one.nama.strip(), running_year.text(one.nip)
    person = session.get(Employee, (session.info["office_id"], one.employee_id))
    if person is None:
        raise Refused(Problem("EMPLOYEE_UNKNOWN", "verifikator", {"id": str(one.employee_id)}))
    return person.nama, person.nip


def _names(session: Session) -> tuple[str, ...]:
    """Names of this office's people: a citizen's word may name them."""
    return tuple(session.scalars(sa.select(Employee.nama).where(
        Employee.office_id == session.info["office_id"], Employee.dibatalkan.is_(None))))  # fmt: skip


def _is_of(session: Session, result_id: uuid.UUID, skp: Skp) -> bool:
    row = session.get(SkpResult, (session.info["office_id"], result_id))
    return row is not None and row.skp_id == skp.id and not row.dibatalkan


def _fetch(session: Session, feedback_id: uuid.UUID) -> Feedback:
    row = session.get(Feedback, (session.info["office_id"], feedback_id))
    if row is None or row.dibatalkan:
        raise Refused(Problem("feedback_unknown"))
    return row


def _shown(r: Feedback) -> FeedbackRow:
    return FeedbackRow(
        r.id, r.skp_id, r.result_id, r.nilai, r.periode, r.tanggal, Giver(r.peran), r.pemberi, r.isi, r.bukti, r.berkas,
        r.nama_berkas, Rating(r.indikasi) if r.indikasi else None, r.sifat, r.verifikasi, r.verifikator,
        r.verifikasi_pada, r.verifikasi_catatan, r.tanggapan, r.tanggapan_pada, r.dibatalkan,
    )  # fmt: skip
