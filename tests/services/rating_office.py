"""Makers for the tests of rating: a crowd with fixed SKP in one unit, feedback of appraisers, achievements, results."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable

from sqlalchemy.orm import Session

from asn_desktop.rules.evaluation import periods
from asn_desktop.rules.evaluation.words import Giver, Predikat, Rating
from asn_desktop.services import employees
from asn_desktop.services.evaluation import achievements, appraisers, finalise, ratings
from asn_desktop.services.evaluation.achievements import AchievementAsk, AchievementRow
from asn_desktop.services.evaluation.ratings import RatingAsk
from asn_desktop.services.evaluation.rows import EvaluationRow
from asn_desktop.store.employees import Employee, Jabatan
from asn_desktop.store.evaluation import Evaluation
from asn_desktop.store.goals import Skp
from asn_desktop.store.progress import Feedback
from tests.services.evaluation_office import TODAY

D = dt.date
CELL = {  # one pair of ratings for each predikat
    Predikat.SANGAT_BAIK: (Rating.DI_ATAS, Rating.DI_ATAS), Predikat.BAIK: (Rating.SESUAI, Rating.SESUAI),
    Predikat.BUTUH_PERBAIKAN: (Rating.DI_BAWAH, Rating.SESUAI), Predikat.KURANG: (Rating.SESUAI, Rating.DI_BAWAH),
    Predikat.SANGAT_KURANG: (Rating.DI_BAWAH, Rating.DI_BAWAH),
}  # fmt: skip



def crowd(session: Session, unit_id: uuid.UUID, number: int, tahun: int = 2026, *, word: str = "Pegawai") -> list[Skp]:
    """So many pelaksana of a unit, each with a fixed SKP of the whole year appraised by who heads the unit."""
    made = []
    for i in range(number):
        person = Employee(nama=f"{word} {i + 1:03}", nip=f"19900101201501{len(word)}{i + 1:03}",
                          tanggal_lahir=D(1990, 1, 1), jenis_kelamin="L", status="PNS", unit_id=unit_id,
                          tmt_cpns=D(2015, 1, 1))  # fmt: skip
        session.add(person)
        session.flush()
        session.add(Jabatan(employee_id=person.id, unit_id=unit_id, jenis="4", nama="Pengelola Data", penugasan="D",
                            tmt=D(2015, 1, 1)))  # fmt: skip
        made.append(person)
    session.flush()
    employees.rebuild_summaries(session, [p.id for p in made], today=TODAY)
    above = appraisers.appraiser_of(session, made[0].id, D(tahun, 12, 31)) if made else None
    assert above is not None
    rows = [Skp(
        employee_id=p.id, unit_id=unit_id, tahun=tahun, mulai=D(tahun, 1, 1), sampai=D(tahun, 12, 31),
        pendekatan="KUANTITATIF", bentuk="JA_JF", pegawai={"nama": p.nama, "nip": p.nip, "jabatan": "Pengelola Data"},
        penilai_id=above.employee_id, penilai=above.as_kept(), ekspektasi={}, lampiran={}, keadaan="ditetapkan",
        ditetapkan=D(tahun, 1, 12), alasan_mulai="awal_tahun",
    ) for p in made]  # fmt: skip
    session.add_all(rows)
    session.flush()
    return rows


def speak(session: Session, skp_ids: Iterable[uuid.UUID], tahun: int, periode: str) -> None:
    """The appraiser's own feedback of a period."""
    day = D(tahun, 12, 31) if periode == periods.CLOSED else min(periods.span(tahun, periode)[1], TODAY)
    code = periods.AKHIR if periode == periods.CLOSED else periode
    session.add_all(
        Feedback(skp_id=one, periode=code, tanggal=day, peran=Giver.PIMPINAN.value, isi="Sesuai yang disepakati.")
        for one in skp_ids
    )
    session.flush()


def achieved(
    session: Session, unit_id: uuid.UUID, predikat: str, tahun: int = 2026, periode: str = "TW3"
) -> AchievementRow:
    """The achievement of a unit as the leader above fixed it."""
    return achievements.record(session, AchievementAsk(
        unit_id, tahun, periode, predikat, f"060/{tahun}/{periode}", D(tahun, 12, 31), "Kepala Dinas Perhubungan"))


def rated(
    session: Session, who: uuid.UUID, predikat: Predikat = Predikat.BAIK, tahun: int = 2026, periode: str = "TW3",
    **more: object,
) -> EvaluationRow:  # fmt: skip
    """A draft with the ratings of a predikat."""
    hasil, perilaku = CELL[predikat]
    ask = RatingAsk(who, tahun, periode, hasil, perilaku, **more)  # type: ignore[arg-type]
    return ratings.rate(session, ask, today=TODAY)


def all_rated(
    session: Session, skps: Iterable[Skp], shares: Iterable[tuple[Predikat, int]], periode: str = "TW3"
) -> list[uuid.UUID]:  # fmt: skip
    """Drafts for a crowd, so many of each predikat in order, and the appraiser's feedback; their ids."""
    rows = list(skps)
    words = [word for word, number in shares for _ in range(number)]
    assert len(words) == len(rows)
    speak(session, [skp.id for skp in rows], rows[0].tahun, periode)
    return [rated(session, skp.employee_id, word, skp.tahun, periode).id for skp, word in zip(rows, words, strict=True)]


def fixed(
    session: Session, who: uuid.UUID, predikat: Predikat = Predikat.BAIK, tahun: int = 2025, periode: str = "AKHIR",
    day: dt.date | None = None,
) -> EvaluationRow:  # fmt: skip
    """One result rated, spoken of and fixed."""
    draft = rated(session, who, predikat, tahun, periode)
    assert draft.skp_id is not None
    speak(session, [draft.skp_id], tahun, periode)
    default = D(tahun + 1, 1, 20) if periode == periods.AKHIR else max(draft.sampai, D(tahun, 1, 1))
    (row,) = finalise.finalise(session, [draft.id], day=day or default, today=TODAY)
    return row


def stored(session: Session, evaluation_id: uuid.UUID) -> Evaluation:
    """The row of an evaluation."""
    return session.get_one(Evaluation, (session.info["office_id"], evaluation_id))
