"""Who signs a paper of leave, and how: in his own post, a.n. and u.b., as Plt. or Plh., with or without titles.

Source: Permendagri 1/2023 (signing forms, art. 44 names), UU 30/2014 art. 12-14: a delegated power is signed in the own
post, a mandate on behalf of its giver.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.letters.values import Signer
from asn_desktop.rules import identity, names, ranks
from asn_desktop.rules.leave.flow import Event, Official
from asn_desktop.rules.post_codes import ACTING, TITLES
from asn_desktop.store.employees import EmployeeSummary
from asn_desktop.store.leave import LeaveRequest, LeaveStep

_HEADS = ("bupati", "wali kota", "walikota", "gubernur", "wakil bupati", "wakil gubernur", "wakil wali kota",
          "sekretaris daerah")  # fmt: skip
_MARKS = tuple(TITLES[code] for code in ACTING)


def signer(official: Official, *, atas_nama: str = "", melalui: str = "", bare: bool = False) -> Signer:
    """The signing block of an official. `atas_nama` "Bupati Tirtamaya" makes it a.n., `melalui` "Sekretaris Daerah"
    the u.b. between; `bare` leaves the academic titles out, as decisions do (Permendagri 1/2023 art. 44).
    """
    mark, post = _acting(official.jabatan)
    head = head_of_region(official.jabatan)
    plain = bare or (head and bool(mark))  # Plt, Plh and Pj of the head of region or Sekda: no titles, but NIP and rank
    name = names.split_name(official.nama).nama if plain else official.nama
    own = head and not mark
    nip = identity.show_nip(official.nip) if official.nip and not own else None
    lead = [f"a.n. {atas_nama.upper()}"] if atas_nama else []
    lead += [melalui.upper(), "u.b."] if atas_nama and melalui else []
    lead += [mark] if mark else []
    return Signer(post, name, nip, None if own else official.pangkat, "\n".join(lead) or None)


def head_of_region(post: str) -> bool:
    """Whether a post is head of region, his deputy or Sekda, whose letters print neither NIP nor rank."""
    plain = _acting(post)[1].casefold()
    return any(plain == head or plain.startswith(f"{head} ") for head in _HEADS)


def is_ppk(post: str) -> bool:
    """Whether a post is the head of region himself: his letters carry his own kop (Permendagri 1/2023)."""
    return _acting(post)[1].casefold().startswith(("bupati ", "wali kota ", "walikota ", "gubernur "))


def of_step(
    session: Session, record: LeaveRequest, event: Event, *known: Official | None
) -> Official | None:
    """Who gave the latest step of this name; None when there is no such step, or nobody is named in it.

    His rank is that of our record, or of the official of the same name among `known`.
    """
    step = latest(session, record, event)
    if step is None or not step.oleh_nama or not step.oleh_jabatan:
        return None
    rank: str | None = None
    if step.oleh_id is not None:
        rank = session.scalar(sa.select(EmployeeSummary.golongan).where(
            EmployeeSummary.office_id == step.office_id, EmployeeSummary.employee_id == step.oleh_id
        ))  # fmt: skip
    shown = next((o.pangkat for o in known if o is not None and o.nama == step.oleh_nama and o.pangkat), None)
    return Official(step.oleh_nama, step.oleh_jabatan, step.oleh_nip, shown or ranks.show_rank(rank) or None,
                    step.oleh_id, dasar=step.kewenangan)  # fmt: skip


def latest(session: Session, record: LeaveRequest, event: Event) -> LeaveStep | None:
    """The latest step of a name."""
    rows = session.scalars(sa.select(LeaveStep).where(
        LeaveStep.office_id == record.office_id, LeaveStep.request_id == record.id, LeaveStep.peristiwa == event.value
    ))  # fmt: skip
    return max(rows, key=lambda step: step.urutan, default=None)


def _acting(post: str) -> tuple[str, str]:
    """ "Plt. Kepala Dinas" -> ("Plt.", "Kepala Dinas")."""
    first, _, rest = post.strip().partition(" ")
    return (first, rest.strip()) if first in _MARKS and rest.strip() else ("", post.strip())
