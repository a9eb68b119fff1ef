"""The central office's list: every registered office, those with trouble first, and who has not sent this month.

listing(session, month=) -> list[OfficeState]      chips and rows of the screen, `asn bkpsdm kantor`
detail(session, office_id) -> OfficeDetail         the panel at the right: what is the matter, what to do
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.packages import certificates
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import findings, identity_card
from asn_desktop.services.centre_order import first_complete
from asn_desktop.services.findings import FindingRow
from asn_desktop.store.exchange import Finding, Incident, PackageIn, Peer, Revocation

# gravest first: the order of the list
STATES = ("bentrok_nomor", "dicabut", "menunggu_nomor", "menunggu_bagian", "skema_baru", "bentrok", "diterima", "belum")


@dataclass(frozen=True)
class OfficeState:
    """One office in the list. `state` is one of STATES; `number` goes with it (conflicts, the missing package)."""

    id: uuid.UUID
    nama: str
    induk: str
    seq: int  # last number taken in, or the one in trouble
    received_at: dt.datetime | None
    total: int  # changes of the last package
    state: str
    number: int
    reply: str  # siap | belum_ditulis | ditahan | tidak_ada
    sent_this_month: bool
    behind: bool = False  # a complete package waits behind a missing number: a person may pass over it


@dataclass(frozen=True)
class OfficeDetail:
    """What the panel says about one office."""

    office: OfficeState
    incidents: tuple[tuple[str, int, dt.datetime], ...]  # code, package, when
    incident_before: dt.datetime | None  # when the first package of that number came in
    findings: tuple[FindingRow, ...]
    revoked: tuple[dt.datetime, str, str] | None = None  # when, by whom, why


def listing(session: Session, *, month: dt.date) -> list[OfficeState]:
    """All registered offices; `month` is any day of the month asked about, in the centre's zone."""
    p = Peer
    peers = list(session.scalars(sa.select(p).order_by(p.nama)))
    names = {peer.office_id: peer.nama for peer in peers}
    own = identity_card.office(session)
    names[own.office_id] = own.nama
    last, waiting, forks, opens = _last(session), _waiting(session), _forks(session), _opens(session)
    revoked = _revoked(session)
    found = []
    for peer in peers:
        got = last.get(peer.office_id)
        state, number, seq = _state(peer, got, waiting, forks, opens, revoked)
        at = got.received_at if got else None
        found.append(
            OfficeState(
                peer.office_id, peer.nama, names.get(peer.induk_id or own.office_id, ""), seq, at,
                got.total if got else 0, state, number, _reply(peer, state),
                at is not None and (at.year, at.month) == (month.year, month.month),
                bool(peer.office_id in waiting and first_complete(session, peer)),
            )
        )  # fmt: skip
    return sorted(found, key=lambda o: (STATES.index(o.state), -(o.received_at.timestamp() if o.received_at else 0)))


def detail(session: Session, office_id: uuid.UUID, *, month: dt.date) -> OfficeDetail:
    """The panel of one office. Refused `office_unknown`."""
    office = next((o for o in listing(session, month=month) if o.id == office_id), None)
    if office is None:
        raise Refused(Problem("office_unknown", values={"office": ""}))
    rows = session.scalars(
        sa.select(Incident).where(Incident.office_id == office_id, Incident.settled_at.is_(None)).order_by(Incident.at)
    ).all()
    before = None
    if rows:
        p = PackageIn
        query = sa.select(p.received_at).where(p.sender == office_id, p.epoch == rows[0].epoch, p.seq == rows[0].seq)
        before = session.scalars(query.limit(1)).first()
    said = tuple((row.code, row.seq, row.at) for row in rows)
    open_lines = tuple(findings.listing(session, office_id))
    return OfficeDetail(office, said, before, open_lines, _taken_back(session, office_id))


def find(session: Session, text: str) -> Peer:
    """The one office a person means: by id, code, name, or a part of the name only it has.

    Refused `office_unknown`, `office_ambiguous` (with the names).
    """
    wanted, peers = text.strip().casefold(), list(session.scalars(sa.select(Peer).order_by(Peer.nama)))
    exact = [p for p in peers if wanted in (str(p.office_id), (p.kode or "").casefold(), p.nama.casefold())]
    for found in (exact, [p for p in peers if wanted in p.nama.casefold()]) if wanted else ():
        if len(found) > 1:
            names = ", ".join(peer.nama for peer in found[:5])
            raise Refused(Problem("office_ambiguous", "kantor", {"office": text, "names": names}))
        if found:
            return found[0]
    raise Refused(Problem("office_unknown", "kantor", {"office": text}))


def _taken_back(session: Session, office_id: uuid.UUID) -> tuple[dt.datetime, str, str] | None:
    """When, by whom and why the office's present certificate was revoked."""
    serial = str(certificates.load(session.get_one(Peer, office_id).certificate).serial_number)
    row = session.get(Revocation, serial)
    return (row.since, row.by, row.reason) if row is not None else None


def settle_incidents(session: Session, office_id: uuid.UUID, *, now: dt.datetime) -> int:
    """A person has looked into the forks of this office; the list shows it as usual again. Returns how many."""
    require(session.info["actor"], Deed.MANAGE)
    query = sa.update(Incident).where(Incident.office_id == office_id, Incident.settled_at.is_(None))
    return session.connection().execute(query.values(settled_at=now)).rowcount


def _last(session: Session) -> Mapping[uuid.UUID, PackageIn]:
    """The latest package of each office, volumes counted once."""
    query = sa.select(PackageIn).where(PackageIn.kind == "perubahan", PackageIn.volume == 1)
    return {row.sender: row for row in session.scalars(query.order_by(PackageIn.received_at, PackageIn.seq))}


def _waiting(session: Session) -> Mapping[uuid.UUID, str]:
    query = (
        sa.select(PackageIn.sender, PackageIn.code).where(PackageIn.state == "ditahan").order_by(PackageIn.seq.desc())
    )
    return {sender: code or "gap" for sender, code in session.execute(query)}


def _forks(session: Session) -> Mapping[uuid.UUID, int]:
    query = sa.select(Incident.office_id, Incident.seq).where(Incident.settled_at.is_(None)).order_by(Incident.at)
    return {office: seq for office, seq in session.execute(query)}  # noqa: C416 - rows are not pairs to the checker


def _opens(session: Session) -> Mapping[uuid.UUID, int]:
    query = (
        sa.select(Finding.office_id, sa.func.count()).where(Finding.settled_at.is_(None)).group_by(Finding.office_id)
    )
    return {office: number for office, number in session.execute(query)}  # noqa: C416


def _revoked(session: Session) -> frozenset[uuid.UUID]:
    serials = identity_card.revoked(session, identity_card.demand(session))
    rows = session.execute(sa.select(Peer.office_id, Peer.certificate)).all() if serials else []
    return frozenset(office for office, data in rows if certificates.load(data).serial_number in serials)


def _state(
    peer: Peer, got: PackageIn | None, waiting: Mapping[uuid.UUID, str], forks: Mapping[uuid.UUID, int],
    opens: Mapping[uuid.UUID, int], revoked: frozenset[uuid.UUID],
) -> tuple[str, int, int]:  # fmt: skip
    """(state, its number, package number shown)."""
    office, seq = peer.office_id, got.seq if got else 0
    if office in forks:
        return "bentrok_nomor", forks[office], forks[office]
    if office in revoked:
        return "dicabut", 0, seq
    held = {"gap": "menunggu_nomor", "package_chain": "menunggu_nomor", "volumes": "menunggu_bagian"}
    if office in waiting:
        return held.get(waiting[office], "skema_baru"), peer.seq + 1, seq
    if opens.get(office):
        return "bentrok", opens[office], seq
    return ("diterima", 0, seq) if got else ("belum", 0, 0)


def _reply(peer: Peer, state: str) -> str:
    if state in ("menunggu_nomor", "menunggu_bagian", "skema_baru"):
        return "ditahan"
    if peer.reply_due:
        return "belum_ditulis"
    return "siap" if peer.reply_seq else "tidak_ada"
