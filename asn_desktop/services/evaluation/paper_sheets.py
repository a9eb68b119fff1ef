"""The letters of an SKP from its rows: the SKP in its shape, its annex, its plan of action.

Source: PermenPANRB 6/2022 (forms), SE MenPANRB 20/2021 (values); evaluation.md §6.1-6.3.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.letters.evaluation import (
    ActionLine,
    ActionPaper,
    AnnexPaper,
    IndicatorLine,
    PlannedResult,
    Point,
    ResultLine,
    SkpPaper,
    ValueLine,
)
from asn_desktop.letters.values import Heading
from asn_desktop.problems import Problem
from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.words import Approach, Form
from asn_desktop.rules.words import MONTHS
from asn_desktop.services import units
from asn_desktop.services.evaluation import paper_words, rulebook, skp
from asn_desktop.services.evaluation.paper_words import NOTHING
from asn_desktop.services.evaluation.skp_values import ActionRow, IndicatorRow, ResultRow, SkpFull

OF_JA_JF = "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL"
OF_JPT = "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI"
QUALITY = "KUALITATIF"


@dataclass(frozen=True)
class Sources:
    """What a line of a result may carry beside its words: achievements by indicator, feedback by result."""

    realisasi: Callable[[IndicatorRow], tuple[str, ...]] = lambda _one: ()
    umpan: Callable[[ResultRow], tuple[str, ...]] = lambda _one: ()


def letter(session: Session, kind: str, full: SkpFull) -> Any:
    """The letter of a kind (skp, lampiran_skp, rencana_aksi) as the SKP stands."""
    return {"skp": _skp, "lampiran_skp": _annex, "rencana_aksi": _actions}[kind](session, full)


def check(kind: str, full: SkpFull) -> list[Problem]:
    """What stands against making the paper: an SKP that is not fixed, an annex or a plan without content."""
    state = full.row.keadaan
    if state == skp.VOID:
        return [Problem("paper_skp_void", "skp_id", {"nama": full.row.nama})]
    found = []
    if state == skp.DRAFT:
        found.append(Problem("paper_skp_not_fixed", "skp_id", {"nama": full.row.nama}))
    if kind == "lampiran_skp" and not any(dataclasses.astuple(full.lampiran)):
        found.append(Problem("paper_no_annex", "lampiran", {"nama": full.row.nama}))
    if kind == "rencana_aksi" and not any(result.actions for result in full.results):
        found.append(Problem("paper_no_actions", "rencana_aksi", {"nama": full.row.nama}))
    return found


def shape(full: SkpFull) -> str:
    """Which table the form has: JA_JF, JPT or KUALITATIF."""
    if full.row.pendekatan is Approach.KUALITATIF:
        return QUALITY
    return "JPT" if full.row.bentuk is Form.JPT else "JA_JF"


def result_lines(results: Sequence[ResultRow], sources: Sources | None = None) -> tuple[ResultLine, ...]:
    """Results as the form prints them, numbered from 1."""
    given = sources or Sources()
    return tuple(
        ResultLine(
            str(number), one.intervensi or NOTHING, one.rencana, _assignment(one), one.perspektif or NOTHING,
            tuple(IndicatorLine(i.aspek or NOTHING, i.indikator, i.target, given.realisasi(i)) for i in one.indicators),
            given.umpan(one),
        )
        for number, one in enumerate(results, 1)
    )  # fmt: skip


def value_lines(
    session: Session, full: SkpFull, on: dt.date, umpan: Callable[[int], tuple[str, ...]] = lambda _n: ()
) -> tuple[ValueLine, ...]:
    """The seven values of the day with the leader's expectations. Refuses E-SKP-06."""
    return tuple(
        ValueLine(str(v.nomor), v.nilai, v.panduan, full.ekspektasi.get(v.nomor, NOTHING), umpan(v.nomor))
        for v in skp.values(session, on)
    )


def common(session: Session, full: SkpFull, on: dt.date) -> dict[str, Any]:
    """Heading, owner, both parties and signers, the agency and whether it is only working material."""
    place = units.resolve(session, full.row.unit_id)
    known = paper_words.standing(session, (full.pegawai, full.row.penilai))
    return {
        "heading": Heading(None, place.kota, None), "person": paper_words.person(full.pegawai, known), "versi": 1,
        "bahan": not rulebook.read(session, on).official,
        "instansi": (place.kop_pemerintah or place.root_nama).upper(),
        "yang_dinilai": paper_words.pihak(full.pegawai, known), "penilai": paper_words.pihak(full.row.penilai, known),
        "signer": paper_words.signer(full.row.penilai, "Pejabat Penilai Kinerja"),
    }  # fmt: skip


def _of_skp(session: Session, full: SkpFull) -> dict[str, Any]:
    return common(session, full, full.row.ditetapkan or full.row.mulai) | {
        "periode": paper_words.window(full.row.mulai, full.row.sampai).upper().replace(" S.D. ", " s.d. "),
        "pegawai": paper_words.signer(full.pegawai, "Pegawai yang Dinilai"),
    }


def _skp(session: Session, full: SkpFull) -> SkpPaper:
    return SkpPaper(
        **_of_skp(session, full), bentuk=shape(full), pendekatan=full.row.pendekatan.value,
        bagi=OF_JPT if full.row.bentuk is Form.JPT else OF_JA_JF, utama=result_lines(full.utama),
        tambahan=result_lines(full.tambahan), perilaku=value_lines(session, full, full.row.mulai),
    )  # fmt: skip


def _annex(session: Session, full: SkpFull) -> AnnexPaper:
    return AnnexPaper(
        **_of_skp(session, full), dukungan=_points(full.lampiran.dukungan), skema=_points(full.lampiran.skema),
        konsekuensi=_points(full.lampiran.konsekuensi),
    )  # fmt: skip


def _actions(session: Session, full: SkpFull) -> ActionPaper:
    monthly = any(code in periods.MONTHS for r in full.results for a in r.actions for code in a.target)
    rows = [
        PlannedResult(str(number), one.rencana, tuple(_action(a) for a in one.actions))
        for number, one in enumerate(full.results, 1) if one.actions
    ]  # fmt: skip
    return ActionPaper(**_of_skp(session, full), bulanan=monthly, hasil=tuple(rows))


def _action(row: ActionRow) -> ActionLine:
    """An action with its targets by quarter and by month; on a sheet by month a quarter's stands at its last month."""
    months = [f"{MONTHS[n][:3]}: {row.target[code]}" if code in row.target else ""
              for n, code in enumerate(periods.MONTHS)]  # fmt: skip
    for n, code in enumerate(periods.QUARTERS):
        if code in row.target:
            words = f"{periods.name(code)}: {row.target[code]}"
            months[3 * n + 2] = "; ".join(filter(None, (months[3 * n + 2], words)))
    one, two, three, four = (row.target.get(code) or NOTHING for code in periods.QUARTERS)
    return ActionLine(row.aksi, one, two, three, four, tuple(filter(None, months[:6])), tuple(filter(None, months[6:])),
                      row.bukti or NOTHING)  # fmt: skip


def _assignment(row: ResultRow) -> str:
    if not row.penugasan_dari:
        return ""
    number = f", Nomor {row.nomor_penugasan}" if row.nomor_penugasan else ""
    return f"Penugasan dari {row.penugasan_dari}{number}"


def _points(texts: Sequence[str]) -> tuple[Point, ...]:
    return tuple(Point(str(number), text) for number, text in enumerate(texts, 1))
