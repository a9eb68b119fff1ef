"""What befalls the sixty within the year: a move, a birth, CLTN, an appointment, a promotion, two departures, a Plt."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from asn_desktop.rules.evaluation.words import Giver
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services import histories, officials, summaries
from asn_desktop.services.evaluation import appraisers, feedback, finalise, ratings, skp
from asn_desktop.services.evaluation.feedback import FeedbackAsk
from asn_desktop.services.evaluation.ratings import RatingAsk
from asn_desktop.services.leave import late
from asn_desktop.services.leave.late import LateAsk
from asn_desktop.services.record_ask import RecordAsk
from tests.office_day import evaluation_deeds as deeds
from tests.office_day import evaluation_story as story
from tests.office_day.evaluation_office import EvaluationOffice, at, enter
from tests.office_day.evaluation_reckoning import A, S
from tests.office_day.evaluation_story import YEAR, Soul
from tests.office_day.leave_office import SCAN

D = dt.date
ORDER = "800.1.11.1/77/2026"


def record(session: Session, made: EvaluationOffice, who: int, kind: str, today: D, **values: object) -> None:
    """A row of the person's career."""
    histories.save(session, RecordAsk(kind, made.people[who], values=values), today=today)


def word(session: Session, made: EvaluationOffice, who: int, periode: str, day: D, text: str = "") -> None:
    """The appraiser's own feedback on each SKP of the person that is in force."""
    for row in skp.of_person(session, made.people[who], YEAR):
        if row.mulai <= day <= max(row.sampai, D(YEAR, 12, 31)) and row.keadaan == "ditetapkan":
            ask = FeedbackAsk(row.id, periode, day, Giver.PIMPINAN, text or "Dibahas bersama, bukti sudah dilihat.")
            feedback.give(session, ask, today=day)


def closed(session: Session, made: EvaluationOffice, who: int, last: D, why: str, hasil: str, perilaku: str) -> None:
    """An SKP that ends within the year, with the evaluation of its part."""
    (row,) = [r for r in skp.of_person(session, made.people[who], YEAR) if r.keadaan == "ditetapkan"]
    said = FeedbackAsk(row.id, "TUTUP", last, Giver.PIMPINAN, "Tugas sampai hari terakhir diserahterimakan.")
    feedback.give(session, said, today=last)
    skp.close(session, row.id, last, why, "sesuai keputusan")
    ask = RatingAsk(made.people[who], YEAR, "TUTUP", hasil, perilaku, skp_id=row.id)
    finalise.finalise(session, [ratings.rate(session, ask, today=last).id], day=last, today=last)


def birth(session: Session, made: EvaluationOffice) -> None:
    """Three months of cuti melahirkan, entered from its paper."""
    first, last = story.CONFINED
    ask = LateAsk(made.people[story.MOTHER], Kind.MELAHIRKAN, first, last, nomor="800.1.11.5/12/2026", tanggal=first,
                  alasan="melahirkan anak pertama", pejabat="Kepala Dinas", kelahiran_ke=1, lahir_pada=D(2026, 4, 24),
                  scan=SCAN)  # fmt: skip
    day = D(2026, 5, 4)
    late.enter(session, [ask], today=day, now=at(day))


def appointed(session: Session, made: EvaluationOffice, soul: Soul) -> None:
    """A CPNS begins with the SPMT; the SKP follows within days."""
    enter(session, made, soul)
    summaries.rebuild_summaries(session, today=story.NEW_DAY)
    deeds.plan(session, made, soul, D(2026, 5, 11), D(2026, 5, 11))


def promoted(session: Session, made: EvaluationOffice, soul: Soul) -> None:
    """Ahli Muda becomes Ahli Madya on 1 June: the old SKP ends the day before with its own evaluation."""
    day = story.PROMOTION_DAY
    closed(session, made, soul.key, day - dt.timedelta(days=1), "pindah", S, S)
    soul.jenjang, soul.post, soul.golongan = "MA", "Penguji Kendaraan Bermotor Ahli Madya", "IV/a"
    record(session, made, soul.key, "golongan", day, golongan="IV/a", tmt=D(2026, 4, 1), nomor_sk="823/4/2026",
           tanggal_sk=D(2026, 3, 20))  # fmt: skip
    record(session, made, soul.key, "jabatan", day, nama=soul.post, jenis="2", jenjang="Ahli Madya", tmt=day,
           unit_id=made.units[soul.unit], nomor_sk="821/6/2026", tanggal_sk=D(2026, 5, 25))  # fmt: skip
    deeds.plan(session, made, soul, D(2026, 6, 8), D(2026, 6, 8))


def moved(session: Session, made: EvaluationOffice, soul: Soul) -> None:
    """From the Sekretariat to Bidang Angkutan on 1 July."""
    day = story.MOVE_DAY
    closed(session, made, soul.key, day - dt.timedelta(days=1), "pindah", A, S)
    soul.unit, soul.post = 2, "Pengolah Data Angkutan"
    record(session, made, soul.key, "jabatan", day, nama=soul.post, jenis="4", tmt=day, unit_id=made.units[2],
           nomor_sk="824/7/2026", tanggal_sk=D(2026, 6, 22))  # fmt: skip
    deeds.plan(session, made, soul, D(2026, 7, 6), D(2026, 7, 6))


def stand_in(session: Session, made: EvaluationOffice, souls: list[Soul]) -> None:
    """The head of the UPT retires; the Sekretaris stands in as Plt and appraises its people from then on."""
    last, since = story.RETIRED_ON, story.RETIRED_ON + dt.timedelta(days=1)
    head = story.RETIRED_HEAD
    for soul in (s for s in souls if s.unit == 4 and not s.head):
        (row,) = skp.of_person(session, made.people[soul.key], YEAR)
        said = FeedbackAsk(row.id, "TUTUP", last, Giver.PIMPINAN, "Sampai penilai diganti, target berjalan.")
        feedback.give(session, said, today=last)
        ask = RatingAsk(made.people[soul.key], YEAR, "TUTUP", S, S, skp_id=row.id, sampai=last)
        finalise.finalise(session, [ratings.rate(session, ask, today=last).id], day=last, today=last)
    (own,) = skp.of_person(session, made.people[head], YEAR)
    skp.close(session, own.id, last, "pensiun", "mencapai batas usia pensiun")
    (official,) = officials.of_unit(session, made.units[4])
    officials.end(session, official.id, last)
    record(session, made, head, "pemberhentian", last, jenis="1", tmt=since, nomor_sk="888/5/2026",
           tanggal_sk=D(2026, 4, 1))  # fmt: skip
    acting = officials.OfficialAsk(made.units[4], "kepala", "Kepala UPT Terminal", since, made.people[story.STAND_IN],
                                   penugasan="PLT", dasar=f"Surat Perintah {ORDER}")  # fmt: skip
    officials.appoint(session, acting)
    (base,) = skp.of_person(session, made.people[story.STAND_IN], YEAR)
    deeds.assigned(session, base.id, ORDER)
    for soul in (s for s in souls if s.unit == 4 and not s.head):
        (row,) = skp.of_person(session, made.people[soul.key], YEAR)
        above = appraisers.appraiser_of(session, made.people[soul.key], since)
        assert above is not None
        skp.change_appraiser(session, row.id, above, since, "penilai lama pensiun")


def unpaid(session: Session, made: EvaluationOffice) -> None:
    """CLTN from 1 September closes the SKP and leaves no yearly result."""
    day = story.UNPAID_DAY
    record(session, made, story.UNPAID, "cltn", day, jenis="1", mulai=day, sampai=D(2028, 8, 31),
           nomor_sk="851/8/2026", tanggal_sk=D(2026, 8, 20), nomor_persetujuan="B-1/2026",
           tanggal_persetujuan=D(2026, 8, 10))  # fmt: skip
    (row,) = skp.of_person(session, made.people[story.UNPAID], YEAR)
    skp.close(session, row.id, day - dt.timedelta(days=1), "cltn", "cuti di luar tanggungan negara")


def left(session: Session, made: EvaluationOffice) -> None:
    """Somebody retires in October without a yearly evaluation: missing is no error."""
    last = story.LEAVER_ON
    (row,) = skp.of_person(session, made.people[story.LEAVER], YEAR)
    skp.close(session, row.id, last, "pensiun", "atas permintaan sendiri")
    record(session, made, story.LEAVER, "pemberhentian", last, jenis="3", tmt=last + dt.timedelta(days=1),
           nomor_sk="888/9/2026", tanggal_sk=D(2026, 9, 1))  # fmt: skip
