"""Results fixed with the official's own password: only the appraiser, or his superior, confirms by an account.

Source: PermenPANRB 6/2022 (the appraiser fixes the result); PP 30/2019 art. 59 for the superior.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules.roles import Actor, Deed, require
from asn_desktop.services.evaluation import finalise, rows
from asn_desktop.services.evaluation.rows import EvaluationRow
from asn_desktop.store.users import User


def fix(
    session: Session, evaluation_ids: Sequence[uuid.UUID], *, day: dt.date, today: dt.date,
    decided_by: Actor | None = None,
) -> tuple[EvaluationRow, ...]:  # fmt: skip
    """Fix drafts as the signed paper has them, or by the official's own account.

    Refuses `not_the_official` where the account is neither the appraiser's nor his superior's, and as
    `finalise.finalise`.
    """
    if decided_by is not None:
        require(decided_by, Deed.VERIFY)
        who = _person_of(session, decided_by)
        strange = [row for row in (rows.one(session, one) for one in evaluation_ids) if not _judges(who, row)]
        if strange:
            values = {"akun": decided_by.name, "pejabat": strange[0].penilai.nama, "nama": strange[0].nama}
            raise Refused(Problem("not_the_official", "pejabat", values))
    return finalise.finalise(session, evaluation_ids, day=day, today=today)


def _person_of(session: Session, actor: Actor) -> uuid.UUID | None:
    return session.scalar(
        sa.select(User.employee_id).where(
            User.office_id == session.info["office_id"], User.nama_pengguna == actor.username, User.aktif.is_(True)
        )
    )


def _judges(who: uuid.UUID | None, row: EvaluationRow) -> bool:
    return who is not None and who in (row.penilai.employee_id, row.atasan.employee_id)
