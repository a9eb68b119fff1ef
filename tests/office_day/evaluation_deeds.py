"""The deeds of the evaluation year, done through the services as the clerk would: January to the objections."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable

from sqlalchemy.orm import Session

from asn_desktop.rules.evaluation.party import Party
from asn_desktop.rules.evaluation.words import Approach, ResultKind
from asn_desktop.services.evaluation import cascade, results, skp
from asn_desktop.services.evaluation.skp_values import ActionAsk, IndicatorAsk, ResultAsk, SkpAsk, SkpFull
from tests.office_day.evaluation_office import EvaluationOffice
from tests.office_day.evaluation_story import YEAR, Soul

D = dt.date
BUPATI = Party("H. Rekaan Utama", None, None, "Bupati Tirtamaya", "Pemerintah Kabupaten Tirtamaya")
FIXED = D(2026, 1, 20)
ASPEK = ("Kuantitas", "Kualitas", "Waktu")


def plan(session: Session, made: EvaluationOffice, soul: Soul, today: D, fixed: D) -> SkpFull:
    """Draw up, fill and fix one SKP as the record proposes it."""
    ask = SkpAsk(made.people[soul.key], YEAR, penilai=BUPATI if soul.key == 0 else None,
                 pendekatan=Approach.KUALITATIF if soul.key % 7 == 3 else Approach.KUANTITATIF)  # fmt: skip
    full = skp.draft(session, ask, today=today)
    for result in _results(session, soul, full):
        results.put(session, full.row.id, result)
    skp.set_expectation(session, full.row.id, 1, "Menyelesaikan keluhan pengguna terminal pada hari yang sama.")
    skp.set_annex(session, full.row.id, ["Kendaraan operasional"], ["Laporan setiap triwulan"], ["Penghargaan unit"])
    return skp.fix(session, full.row.id, day=fixed, today=today)


def _results(session: Session, soul: Soul, full: SkpFull) -> Iterable[ResultAsk]:
    words = full.row.pendekatan is Approach.KUALITATIF
    above = [] if soul.key == 0 else cascade.superior_rows(session, full.row.id)
    for number in range(2):
        indicators = tuple(
            IndicatorAsk(f"{aspek} hasil ke-{number + 1}", "selesai tanpa catatan" if words else f"{95 + number} %",
                         None if soul.key == 0 or words else aspek)
            for aspek in ASPEK[: 2 + number]
        )  # fmt: skip
        yield ResultAsk(
            f"Terlaksananya layanan {number + 1} {full.row.unit}", indicators=indicators,
            perspektif="Penerima Layanan" if soul.key == 0 else None,
            atasan_hasil_id=above[number % len(above)].id if above else None,
            actions=(ActionAsk(f"Menyusun laporan {number + 1}", {"TW1": "1 laporan", "TW2": "1 laporan"}),),
        )


def assigned(session: Session, skp_id: uuid.UUID, order: str) -> None:
    """Duties as Plt stand as an additional result with the surat perintah, on the SKP of the own post."""
    results.put(session, skp_id, ResultAsk(
        "Terlaksananya tugas Plt. Kepala UPT Terminal", ResultKind.TAMBAHAN, penugasan_dari="Kepala Dinas Perhubungan",
        nomor_penugasan=order, indicators=(IndicatorAsk("Layanan terminal berjalan", "100 %", "Kualitas"),),
    ))  # fmt: skip
