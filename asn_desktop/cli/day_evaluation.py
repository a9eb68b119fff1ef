"""An office day looks at performance: goals agreed, evidence and feedback, a quarter rated, a survey counted."""

from __future__ import annotations

import datetime as dt
import uuid

from sqlalchemy.orm import Session

from asn_desktop.cli.day import CLERK, NOW, SUPERIOR, TODAY, Day, clock
from asn_desktop.cli.day_office import APPLICANT, POSTS
from asn_desktop.cli.door import keep, person
from asn_desktop.rules.evaluation.party import Party
from asn_desktop.rules.evaluation.words import Giver
from asn_desktop.services import letters, office, units
from asn_desktop.services.evaluation import (
    achievements,
    cascade,
    feedback,
    own_hand,
    papers,
    ratings,
    realisations,
    results,
    skp,
    unit_round,
)
from asn_desktop.services.evaluation.achievements import AchievementAsk
from asn_desktop.services.evaluation.feedback import FeedbackAsk
from asn_desktop.services.evaluation.ratings import RatingAsk
from asn_desktop.services.evaluation.realisations import RealisationAsk
from asn_desktop.services.evaluation.skp_values import ActionAsk, IndicatorAsk, ResultAsk, SkpAsk, SkpFull
from asn_desktop.services.office import OpenOffice
from asn_desktop.services.survey import points, surveys

BUPATI = Party("H. Rekaan Utama", jabatan="Bupati Tirtamaya", unit="Pemerintah Kabupaten Tirtamaya")
PERIOD, YEAR, FIXED, RATED = "TW3", 2026, dt.date(2026, 1, 26), dt.date(2026, 10, 12)
UNIT = "Bidang Bina Marga"
_ANSWERS = {  # six respondents: sums 21 18 16 24 20 20 21 16 20
    "persyaratan": (0, 0, 3, 3), "prosedur": (0, 1, 4, 1), "waktu": (0, 2, 4, 0), "biaya": (0, 0, 0, 6),
    "produk": (0, 0, 4, 2), "kompetensi": (0, 0, 4, 2), "perilaku": (0, 0, 3, 3), "sarana": (0, 2, 4, 0),
    "pengaduan": (0, 0, 4, 2),
}  # fmt: skip


def goals(day: Day, opened: OpenOffice) -> uuid.UUID:
    """Three SKP, from the head of the office down: each result supports one of the superior's. Answers the last one."""
    with opened.store.begin(opened.actor, reason="SKP 2026") as session:
        made = [
            _plan(session, number, goal, BUPATI if level == 0 else None)
            for level, (number, goal) in enumerate((
                (POSTS[0][3], "Meningkatnya kemantapan jalan kabupaten"),
                (POSTS[3][3], "Terpeliharanya jalan dan jembatan kabupaten"),
                (APPLICANT, "Tersedianya data kerusakan jalan yang mutakhir"),
            ))
        ]  # fmt: skip
    with opened.store.begin(opened.actor, reason="cetak SKP") as session:
        for full in made:
            letter = papers.make(session, "skp", skp_id=full.row.id, today=TODAY, now=NOW)
            name = full.row.nama.split(",")[0].removeprefix("Hj. ").lower().replace(" ", "-")
            keep(day.folder("surat"), f"skp-{name}.pdf", letters.pdf(session, letter.id))
    day.say(f"SKP 2026 ditetapkan: {', '.join(full.row.nama for full in made)}; hasil tiap orang mendukung atasannya.")
    return made[-1].row.id


def _plan(session: Session, number: str, goal: str, above: Party | None) -> SkpFull:
    full = skp.draft(session, SkpAsk(person(session, number), YEAR, penilai=above), today=TODAY)
    supported = cascade.superior_rows(session, full.row.id) if above is None else []
    head = full.row.bentuk.value == "JPT"
    indicators = (
        IndicatorAsk("Ruas jalan yang didata", "24 ruas", None if head else "Kuantitas"),
        IndicatorAsk("Ketepatan waktu laporan", "100 %", None if head else "Waktu"),
    )
    quarters = {f"TW{n}": "6 ruas" for n in (1, 2, 3, 4)}
    results.put(session, full.row.id, ResultAsk(
        goal, atasan_hasil_id=supported[0].id if supported else None, indicators=indicators,
        perspektif="Penerima Layanan" if head else None, actions=(ActionAsk("Mendata ruas per triwulan", quarters),),
    ))  # fmt: skip
    skp.set_expectation(session, full.row.id, 1, "Laporan kerusakan dari warga ditindaklanjuti dalam tiga hari.")
    skp.set_annex(session, full.row.id, ["Kendaraan operasional"], ["Laporan triwulan kepada atasan"],
                  ["Diusulkan sebagai pegawai teladan"])  # fmt: skip
    return skp.fix(session, full.row.id, day=FIXED, today=TODAY)


def quarter(day: Day, opened: OpenOffice, skp_id: uuid.UUID) -> None:
    """The third quarter of one person: evidence, the leader's word, two ratings, fixed by the head's own password."""
    with opened.store.begin(opened.actor, reason="evaluasi triwulan III") as session:
        full = skp.get(session, skp_id)
        first = full.results[0].indicators[0]
        realisations.put(session, RealisationAsk(
            first.id, PERIOD, dt.date(2026, 9, 30), angka="19", bukti="Peta kerusakan jalan, 30 September 2026",
        ), today=TODAY)  # fmt: skip
        feedback.give(session, FeedbackAsk(
            skp_id, PERIOD, RATED, Giver.PIMPINAN, "Data mutakhir dan mudah dipakai untuk usulan pemeliharaan.",
            result_id=full.results[0].id,
        ), today=TODAY)  # fmt: skip
        place = next(u.id for u in units.tree(session) if u.nama == UNIT)
        achievements.record(session, AchievementAsk(place, YEAR, PERIOD, "BAIK", "900/77/2026", RATED, "Kepala Dinas"))
        row = ratings.rate(session, RatingAsk(full.row.employee_id, YEAR, PERIOD, "DI_ATAS", "SESUAI"), today=TODAY)
        seen = unit_round.of_unit(session, place, YEAR, PERIOD)
    signer = office.verify_password(opened.office.folder, SUPERIOR.username, SUPERIOR.password, clock=clock)
    with opened.store.begin(opened.actor, reason="penetapan evaluasi triwulan III") as session:
        own_hand.fix(session, [row.id], day=TODAY, today=TODAY, decided_by=signer)
        letter = papers.make(session, "dokumen_evaluasi", evaluation_id=row.id, today=TODAY, now=NOW)
        keep(day.folder("surat"), "dokumen-evaluasi-triwulan-3.pdf", letters.pdf(session, letter.id))
    word = row.predikat.label if row.predikat else ""
    day.say(f"{row.nama}, triwulan III: hasil di atas, perilaku sesuai, jadi {word} menurut matriks; ditetapkan "
            f"{SUPERIOR.name}. {seen.n} orang di {seen.unit} sudah berpredikat.")  # fmt: skip


def survey(day: Day, opened: OpenOffice) -> None:
    """Six visitors of a counter answered: the index, and how many more answers a sound sample asks for."""
    with opened.store.begin(opened.actor, reason="hasil survei kepuasan") as session:
        root = units.root(session)
        assert root is not None
        point = points.put(session, points.PointAsk(root, "Loket izin pemanfaatan ruang"))
        found = surveys.enter(session, surveys.SurveyAsk(
            point.id, dt.date(2026, 7, 1), dt.date(2026, 9, 30), 6, _ANSWERS, populasi=40,
        ), today=TODAY)  # fmt: skip
    index = str(found.ikm).replace(".", ",")
    day.say(f"Survei {point.nama}: IKM {index}, mutu {found.mutu}; angka ini tidak menentukan rating siapa pun. "
            f"Dicatat {CLERK.name}.")  # fmt: skip
