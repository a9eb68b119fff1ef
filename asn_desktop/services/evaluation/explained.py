"""Why somebody has this predikat: the two judgements, the cell of the matrix, what bound or limited them."""

from __future__ import annotations

import uuid

from sqlalchemy.orm import Session

from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.explain import Line
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services.evaluation import law, rows
from asn_desktop.services.evaluation.law import EvaluationLaw
from asn_desktop.services.evaluation.rows import EvaluationRow

LEGAL = "PermenPANRB 6/2022"


def why(session: Session, evaluation_id: uuid.UUID) -> tuple[Line, ...]:
    """The lines of one predikat, each with its ground. Closed to a role without READ_SENSITIVE."""
    require(session.info["actor"], Deed.READ_SENSITIVE)
    row = rows.one(session, evaluation_id)
    return lines(row, law.load(session, row.sampai))


def lines(row: EvaluationRow, rules: EvaluationLaw) -> tuple[Line, ...]:
    """The same of a row already read."""
    found = [Line("nilai_periode", {"periode": periods.name(row.periode), "mulai": row.mulai, "sampai": row.sampai},
                  LEGAL)]  # fmt: skip
    if row.tidak_dinilai:
        found.append(Line("nilai_bulan_kosong", {"bulan": list(row.tidak_dinilai)}, LEGAL))
    if row.periode_singkat:
        found.append(Line("nilai_periode_singkat", {"mulai": row.mulai}, LEGAL))
    if row.dasar:
        found.append(Line("nilai_dari_luar", {"dasar": row.dasar}, LEGAL))
    if row.hasil is not None and row.kepala and row.capaian is not None:
        values = {"capaian": row.capaian.label, "hasil": row.hasil.label}
        found.append(Line("nilai_hasil_kepala", values, rules.head_ground[row.capaian]))
    elif row.hasil is not None:
        found.append(Line("nilai_hasil", {"hasil": row.hasil.label, "penilai": row.penilai.nama}, LEGAL))
    if row.perilaku is not None:
        found.append(Line("nilai_perilaku", {"perilaku": row.perilaku.label, "penilai": row.penilai.nama}, LEGAL))
    if row.hasil is not None and row.perilaku is not None and row.predikat is not None:
        values = {"hasil": row.hasil.label, "perilaku": row.perilaku.label, "predikat": row.predikat.label}
        found.append(Line("nilai_sel", values, rules.matrix.ground(row.hasil, row.perilaku)))
    if row.versi > 1:
        values = {"versi": str(row.versi), "alasan": row.alasan_ubah or "–"}
        found.append(Line("nilai_versi", values, "PP 30/2019 ps. 59"))
    return tuple(found)
