"""An office that serves the public: a counter of Bidang Angkutan, three who serve there, and their SKP of 2026."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from sqlalchemy.orm import Session

from asn_desktop.services.survey import points
from asn_desktop.store.goals import Skp
from tests.services import person_office
from tests.services.person_office import PersonOffice

D = dt.date
FIRST, LAST = D(2026, 7, 1), D(2026, 9, 30)  # 92 days
KEYS = ("persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "sarana", "pengaduan")


@dataclass(frozen=True)
class SurveyOffice:
    """Ids: the counter, who served there the whole time (rina), half (dewi) and too short (agus), and their SKP."""

    people: PersonOffice
    loket: uuid.UUID
    skp_rina: uuid.UUID
    skp_dewi: uuid.UUID
    skp_agus: uuid.UUID


def make(session: Session) -> SurveyOffice:
    """Fill the template office."""
    people = person_office.make(session)
    loket = points.put(session, points.PointAsk(people.bidang, "Loket uji kendaraan")).id
    points.serve(session, loket, [people.rina], D(2025, 1, 2))
    points.serve(session, loket, [people.dewi], D(2026, 8, 16))  # 46 of 92 days: half
    points.serve(session, loket, [people.agus], D(2026, 8, 17))  # 45 of 92
    return SurveyOffice(people, loket, *(_skp(session, people, who) for who in (people.rina, people.dewi, people.agus)))


def answers(counts: tuple[int, int, int, int] = (0, 2, 20, 18), **other: tuple[int, int, int, int]) -> dict[
    str, tuple[int, int, int, int]
]:  # fmt: skip
    """The same counts for every element, but for those named."""
    return dict.fromkeys(KEYS, counts) | other


def _skp(session: Session, people: PersonOffice, who: uuid.UUID) -> uuid.UUID:
    row = Skp(
        employee_id=who, unit_id=people.bidang, tahun=2026, mulai=D(2026, 1, 1), sampai=D(2026, 12, 31),
        pendekatan="KUANTITATIF", bentuk="JA_JF", pegawai={"nama": "Pegawai"}, penilai_id=people.kepala,
        penilai={"nama": "Drs. Haryanto, M.Si.", "jabatan": "Kepala Dinas Perhubungan"}, ekspektasi={}, lampiran={},
        keadaan="ditetapkan", ditetapkan=D(2026, 1, 15),
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row.id
