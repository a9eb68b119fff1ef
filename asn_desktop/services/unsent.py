"""What waits to be sent: changed rows that no package carries, or whose package was passed over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.packages import manifest
from asn_desktop.services import identity_card, passed
from asn_desktop.store import merging
from asn_desktop.store.exchange import PackageOut
from asn_desktop.store.journal_lines import LOCAL, JournalRow

KINDS: Mapping[str, str] = {
    "leave_openings": "cuti", "leave_requests": "cuti", "leave_steps": "cuti", "leave_charges": "cuti",
    "leave_documents": "cuti", "leave_letters": "cuti", "joint_leave_duty": "cuti",
    "delegations": "kantor",
    "izin": "kehadiran", "surat_tugas": "kehadiran", "surat_tugas_orang": "kehadiran", "shifts": "kehadiran",
    "rosters": "kehadiran", "kehadiran": "kehadiran",
    "skp": "kinerja", "skp_results": "kinerja", "skp_indicators": "kinerja", "skp_actions": "kinerja",
    "kept_indicators": "kinerja", "skp_realisations": "kinerja", "skp_feedback": "kinerja", "skp_dialogues": "kinerja",
    "coachings": "kinerja", "unit_achievements": "kinerja", "pattern_reasons": "kinerja", "evaluations": "kinerja",
    "objections": "kinerja", "evaluation_letters": "kinerja", "credit_lines": "kinerja", "service_points": "kinerja",
    "service_duties": "kinerja", "surveys": "kinerja", "feedback_cards": "kinerja",
    "letters": "surat", "offices": "kantor", "settings": "kantor", "units": "kantor", "unit_aliases": "kantor",
    "unit_officials": "kantor",
}  # fmt: skip
PEOPLE = "data pegawai"  # every other table


@dataclass(frozen=True)
class Unsent:
    """Changed rows that no package carries yet, by kind (data pegawai, cuti, surat, ...), and the oldest."""

    total: int
    counts: Mapping[str, int]
    oldest: dt.datetime | None
    unacknowledged: int  # packages without an answer


def unsent(session: Session) -> Unsent:
    """What the next package would carry. For an office that is not joined: zeros, and no word about sending."""
    identity = identity_card.own(session)
    if identity is None or identity.certificate is None:
        return Unsent(0, {}, None, 0)
    j = JournalRow
    lost = passed.within(passed.ranges(session, passed.waiting(session)))
    where = (sa.or_(j.seq > sent_line(session), lost), j.asal == LOCAL, j.office_id == session.info["office_id"])
    rows = session.execute(
        sa.select(j.tabel, sa.func.count(j.baris_id.distinct()), sa.func.min(j.pada)).where(*where).group_by(j.tabel)
    ).all()
    counts: dict[str, int] = {}
    for name, number, _ in rows:
        if name in merging.order():
            kind = KINDS.get(name, PEOPLE)
            counts[kind] = counts.get(kind, 0) + number
    moments = [at for name, _, at in rows if name in merging.order()]
    waiting = session.scalar(
        sa.select(sa.func.count()).select_from(PackageOut).where(PackageOut.state.in_(("menunggu", "ditahan")))
    )
    return Unsent(sum(counts.values()), counts, min(moments, default=None), waiting or 0)


def last_package(session: Session) -> PackageOut | None:
    """The newest package of this office."""
    query = sa.select(PackageOut).where(PackageOut.kind == manifest.CHANGES)
    return session.scalars(query.order_by(PackageOut.epoch.desc(), PackageOut.seq.desc()).limit(1)).one_or_none()


def sent_line(session: Session) -> int:
    """Journal line up to which packages carry what was changed."""
    last = last_package(session)
    return last.last_line if last else 0
