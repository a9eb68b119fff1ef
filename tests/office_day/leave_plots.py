"""Twenty people to whom the things happen that chance would not bring: every kind of leave, every odd turn.

Who they are stands in `souls`, what they do in `events`; the worked examples of leave.md §3.3 are among them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from tests.office_day.leave_reckoning import Soul
from tests.office_day.leave_story import Event

D = dt.date
USED = {2023: 12, 2024: 12}  # nothing comes over
DAY = dt.timedelta(days=1)
_NUMBER = count(900_000)


def souls() -> list[Soul]:
    """Fourteen PNS and CPNS, four PPPK, one nurse, one on six days a week."""
    women = (3, 4, 6, 13)
    found = [Soul(n, sex="P" if n in women else "L", used=dict(USED)) for n in range(20)]
    found[2].since = D(2023, 3, 1)
    found[2].used = {2024: 12}
    for n, since in ((10, D(2025, 3, 1)), (11, D(2024, 1, 1)), (12, D(2024, 1, 1))):
        found[n].status, found[n].since = "PPPK", since
        found[n].contract = (since, D(2029, 12, 31))
        found[n].used = {}
    found[12].guru = True
    found[15].week = "123456"
    return found


def events() -> list[Event]:
    """What they do, day by day; one person's deeds in their order."""
    return [event for plot in _PLOTS for event in plot()]


def _one(
    who: int, asked: D, first: D, last: D, kind: str = "TAHUNAN", *, says: str = "", back: bool = False, **more: Any
) -> Iterator[Event]:
    """A leave that is asked, granted two days later, and reported on when `back`."""
    number = next(_NUMBER)
    yield Event(asked, who, "MINTA", number, first, last, kind=kind, more=more, says=says)
    yield Event(asked + 2 * DAY, who, "PUTUS", number, first, last, "DISETUJUI", kind)
    if back:
        yield Event(last + DAY, who, "LAPOR", number, first, last, kind=kind)


def _refused(who: int, on: D, first: D, last: D, code: str, kind: str = "TAHUNAN", **more: Any) -> Event:
    """A request that must be refused with this code."""
    return Event(on, who, "DITOLAK", next(_NUMBER), first, last, kind=kind, more=more, says=code)


def _letter(days: int, kind: str = "surat_dokter") -> tuple[Mapping[str, Any], ...]:
    return ({"jenis": kind, "nomor": "445/7", "tanggal": D(2025, 1, 3), "penerbit": "dr. Rekaan", "perlu": True,
             "hari": days},)  # fmt: skip


def _paper(*kinds: str) -> tuple[Mapping[str, Any], ...]:
    return tuple({"jenis": k, "nomor": "1/2025", "tanggal": D(2025, 1, 3), "penerbit": "penerbit"} for k in kinds)


def _besar_after_own_days() -> Iterator[Event]:
    """Example 17: four own days in March 2026, cuti besar from 3 August ends on 27 October at the latest."""
    yield from _one(0, D(2025, 6, 2), D(2025, 7, 7), D(2025, 7, 22), says="12 hari kerja")
    yield from _one(0, D(2026, 2, 23), D(2026, 3, 9), D(2026, 3, 12), says="4 hari kerja", back=True)
    basis = {"alasan_kode": "keperluan_lain", "bukti": _paper("keputusan_kepegawaian")}
    yield _refused(0, D(2026, 6, 1), D(2026, 8, 3), D(2026, 11, 2), "exceeds_max_duration", "BESAR", **basis)
    yield from _one(0, D(2026, 6, 2), D(2026, 8, 3), D(2026, 10, 27), "BESAR", **basis)
    yield _refused(0, D(2026, 11, 9), D(2026, 12, 7), D(2026, 12, 8), "annual_forfeited_by_besar")
    yield _refused(0, D(2027, 2, 1), D(2027, 4, 1), D(2027, 6, 30), "cooldown_active", "BESAR", **basis)


def _besar_after_carried_days() -> Iterator[Event]:
    """Example 18: five carried days cost the cuti besar nothing; one carried day remains."""
    yield from _one(1, D(2025, 6, 2), D(2025, 7, 7), D(2025, 7, 14), says="6 hari kerja")
    yield from _one(1, D(2026, 2, 23), D(2026, 3, 9), D(2026, 3, 13), says="5 hari kerja")
    yield from _one(1, D(2026, 6, 1), D(2026, 8, 3), D(2026, 11, 2), "BESAR", says="3 bulan",
                    alasan_kode="keperluan_lain", bukti=_paper("keputusan_kepegawaian"))  # fmt: skip
    yield from _one(1, D(2026, 11, 23), D(2026, 12, 7), D(2026, 12, 7), says="1 hari kerja")


def _first_hajj() -> Iterator[Event]:
    """The five years are set aside for the first hajj, not for umrah."""
    yield _refused(2, D(2026, 2, 2), D(2026, 3, 2), D(2026, 3, 20), "service_too_short", "BESAR",
                   alasan_kode="ibadah_lain", bukti=_paper("surat_biro_umrah", "keputusan_kepegawaian"))  # fmt: skip
    yield from _one(2, D(2026, 2, 3), D(2026, 5, 4), D(2026, 6, 20), "BESAR", alasan_kode="haji_pertama",
                    bukti=_paper("bukti_haji", "keputusan_kepegawaian"))  # fmt: skip


def _births() -> Iterator[Event]:
    """The first delivery is cuti melahirkan, the fourth cuti besar without the five years' wait."""
    more = {"kelahiran_ke": 1, "perkiraan_lahir": D(2025, 6, 1), "bukti": _paper("surat_bidan")}
    birth = list(_one(3, D(2025, 4, 14), D(2025, 5, 5), D(2025, 8, 4), "MELAHIRKAN", says="3 bulan", back=True, **more))
    yield from birth
    yield Event(D(2025, 6, 3), 3, "LAHIR", birth[0].leave, D(2025, 6, 2), D(2025, 6, 2), kind="MELAHIRKAN")
    fourth = {"kelahiran_ke": 4, "perkiraan_lahir": D(2026, 3, 2), "bukti": _paper("surat_bidan")}
    yield _refused(4, D(2026, 2, 2), D(2026, 2, 16), D(2026, 5, 15), "birth_order_exceeds", "MELAHIRKAN", **fourth)
    yield from _one(4, D(2026, 2, 3), D(2026, 2, 16), D(2026, 5, 15), "BESAR", says="3 bulan",
                    alasan_kode="kelahiran_4", **fourth)  # fmt: skip


def _sickness() -> Iterator[Event]:
    """One day is noted; a year is the most; then only on the letter of the health board; annual leave is untouched."""
    yield Event(D(2025, 2, 3), 5, "CATAT", next(_NUMBER), D(2025, 2, 3), D(2025, 2, 3), kind="SAKIT",
                more={"alasan_kode": "sakit", "bukti": _letter(1)}, says="1 hari")  # fmt: skip
    yield from _one(5, D(2025, 3, 3), D(2025, 3, 3), D(2025, 3, 7), "SAKIT", says="5 hari", back=True,
                    alasan_kode="sakit", bukti=_letter(5))  # fmt: skip
    yield from _one(5, D(2026, 1, 5), D(2026, 1, 5), D(2026, 12, 31), "SAKIT", says="361 hari", alasan_kode="sakit",
                    bukti=_letter(361))  # fmt: skip
    yield _refused(5, D(2026, 12, 28), D(2027, 1, 1), D(2027, 3, 1), "needs_health_board", "SAKIT",
                   alasan_kode="sakit", bukti=_letter(60))  # fmt: skip
    yield from _one(5, D(2026, 12, 29), D(2027, 1, 1), D(2027, 3, 1), "SAKIT", says="60 hari", alasan_kode="sakit",
                    bukti=_letter(60, "surat_tim_penguji"))  # fmt: skip


def _miscarriage() -> Iterator[Event]:
    """A month and a half is 45 days; a woman is not the husband of a woman giving birth."""
    more = {"alasan_kode": "keguguran", "bukti": _letter(45, "surat_bidan")}
    yield _refused(6, D(2025, 9, 1), D(2025, 9, 1), D(2025, 10, 16), "exceeds_max_duration", "SAKIT", **more)
    yield from _one(6, D(2025, 9, 1), D(2025, 9, 1), D(2025, 10, 15), "SAKIT", says="45 hari", **more)
    yield _refused(6, D(2026, 9, 1), D(2026, 9, 7), D(2026, 9, 9), "sex_not_eligible", "ALASAN_PENTING",
                   alasan_kode="istri_melahirkan", bukti=_paper("surat_rawat_inap"))  # fmt: skip


def _a_death() -> Iterator[Event]:
    """Nobody can wait for a decision: izin sementara at the workplace, ratified afterwards; an uncle is not covered."""
    more = {"alasan_kode": "keluarga_meninggal", "hubungan": "bapak", "bukti": _paper("surat_kematian")}
    yield _refused(7, D(2026, 4, 6), D(2026, 4, 6), D(2026, 5, 10), "exceeds_max_duration", "ALASAN_PENTING", **more)
    yield _refused(7, D(2026, 4, 6), D(2026, 4, 6), D(2026, 4, 8), "relation_not_covered", "ALASAN_PENTING",
                   **{**more, "hubungan": "paman"})  # fmt: skip
    number = next(_NUMBER)
    first, last = D(2026, 4, 6), D(2026, 4, 15)
    yield Event(first, 7, "MINTA", number, first, last, kind="ALASAN_PENTING", more=more, says="10 hari")
    yield Event(first, 7, "SEMENTARA", number, first, last, kind="ALASAN_PENTING")
    yield Event(first + 2 * DAY, 7, "SAHKAN", number, first, last, kind="ALASAN_PENTING")


def _a_birth_at_home() -> Iterator[Event]:
    """The husband's days are those of the hospital."""
    yield from _one(8, D(2026, 7, 6), D(2026, 7, 6), D(2026, 7, 8), "ALASAN_PENTING", says="3 hari", back=True,
                    alasan_kode="istri_melahirkan", hubungan="istri", bukti=_paper("surat_rawat_inap"))  # fmt: skip


def _unpaid() -> Iterator[Event]:
    """A year of CLTN by the approval of BKN, the report at its end, the return, a year's wait for annual leave."""
    number, first, last = next(_NUMBER), D(2025, 3, 1), D(2026, 2, 28)
    more = {"alasan_kode": "rawat_orang_tua", "hubungan": "ibu", "bukti": _paper("surat_dokter")}
    yield Event(D(2025, 1, 6), 9, "MINTA", number, first, last, kind="CLTN", more=more, says="1 tahun")
    yield Event(D(2025, 1, 8), 9, "CLTN", number, first, last, kind="CLTN")
    yield Event(first, 9, "MULAI", number, first, last, kind="CLTN")
    yield _refused(9, D(2025, 8, 1), D(2025, 9, 1), D(2025, 9, 2), "inactive_status")
    yield Event(D(2026, 3, 1), 9, "KEMBALI", number, first, last, kind="CLTN")
    yield _refused(9, D(2026, 6, 1), D(2026, 7, 6), D(2026, 7, 7), "service_too_short")
    yield from _one(9, D(2027, 3, 1), D(2027, 4, 5), D(2027, 4, 9), says="5 hari kerja")


def _first_year_of_a_contract() -> Iterator[Event]:
    """Example 24: four days for the father's death in the first year leave eight of the first right."""
    yield _refused(10, D(2025, 8, 4), D(2025, 8, 11), D(2025, 8, 12), "service_too_short")
    yield from _one(10, D(2025, 9, 8), D(2025, 9, 8), D(2025, 9, 11), says="4 hari kerja",
                    alasan_khusus="keluarga_meninggal", hubungan="bapak", bukti=_paper("surat_kematian"))  # fmt: skip


def _contract() -> Iterator[Event]:
    """More than fourteen days of sickness need a government doctor; what the law gives only to PNS is refused."""
    yield _refused(11, D(2025, 5, 5), D(2025, 5, 5), D(2025, 5, 24), "needs_government_doctor", "SAKIT",
                   alasan_kode="sakit", bukti=_letter(20))  # fmt: skip
    yield from _one(11, D(2025, 5, 5), D(2025, 5, 5), D(2025, 5, 24), "SAKIT", says="20 hari", alasan_kode="sakit",
                    bukti=_letter(20, "surat_dokter_pemerintah"))  # fmt: skip
    for kind in ("BESAR", "ALASAN_PENTING", "CLTN"):
        yield _refused(11, D(2025, 7, 1), D(2025, 8, 1), D(2025, 8, 20), "type_not_for_status", kind)
    yield _refused(12, D(2025, 7, 1), D(2025, 8, 1), D(2025, 8, 5), "teacher_pppk_no_annual")


def _a_nurse() -> Iterator[Event]:
    """Example 19: five days of cuti bersama her position was not given, one of them 24 December."""
    for day in (D(2026, 2, 16), D(2026, 3, 18), D(2026, 3, 20), D(2026, 5, 15), D(2026, 12, 24)):
        yield Event(D(2026, 1, 12), 13, "BERTUGAS", 0, day, day)


def _remote() -> Iterator[Event]:
    """Example 20: twelve working days and twelve calendar days in a place hard to reach."""
    yield from _one(14, D(2026, 6, 1), D(2026, 7, 6), D(2026, 7, 21), says="12 hari kerja", hari_tambahan=12,
                    bukti=_paper("pernyataan_tempat_sulit"))  # fmt: skip
    yield _refused(14, D(2026, 6, 5), D(2026, 8, 1), D(2026, 8, 2), "overlap")


def _six_days() -> Iterator[Event]:
    """Example 22: 11-23 May 2026 costs ten days of a week of six."""
    yield from _one(15, D(2026, 4, 20), D(2026, 5, 11), D(2026, 5, 23), says="10 hari kerja", back=True)


def _postponed() -> Iterator[Event]:
    """Example 9: all twelve postponed in November 2025, taken up in 2026."""
    number = next(_NUMBER)
    first, last = D(2025, 12, 1), D(2025, 12, 16)
    yield Event(D(2025, 11, 3), 16, "MINTA", number, first, last, says="12 hari kerja")
    yield Event(D(2025, 11, 5), 16, "PUTUS", number, first, last, "DITANGGUHKAN")
    yield from _one(16, D(2026, 7, 1), D(2026, 8, 3), D(2026, 8, 19), says="12 hari kerja", terkait=number)


def _called_back() -> Iterator[Event]:
    """Example 25: eight days, called back after three served."""
    number = next(_NUMBER)
    first, last, back = D(2026, 9, 7), D(2026, 9, 16), D(2026, 9, 10)
    yield Event(D(2026, 8, 24), 17, "MINTA", number, first, last, says="8 hari kerja")
    yield Event(D(2026, 8, 26), 17, "PUTUS", number, first, last, "DISETUJUI")
    yield Event(back, 17, "PANGGIL", number, first, back)


def _abroad() -> Iterator[Event]:
    """The head of the office holds no power for leave abroad; the Bupati does."""
    number = next(_NUMBER)
    first, last = D(2026, 10, 5), D(2026, 10, 9)
    yield Event(D(2026, 9, 7), 18, "MINTA", number, first, last, more={"negara": "Malaysia"}, says="5 hari kerja")
    yield Event(D(2026, 9, 9), 18, "TANPA_KUASA", number, first, last, "DISETUJUI", says="abroad_needs_ppk")
    yield Event(D(2026, 9, 10), 18, "PUTUS_PPK", number, first, last, "DISETUJUI")


def _entered_late() -> Iterator[Event]:
    """Leave that was granted on paper and comes into the program weeks later, with its own number."""
    yield Event(D(2025, 3, 10), 19, "SUSULAN", next(_NUMBER), D(2025, 2, 3), D(2025, 2, 7), says="5 hari kerja")


_PLOTS = (
    _besar_after_own_days, _besar_after_carried_days, _first_hajj, _births, _sickness, _miscarriage, _a_death,
    _a_birth_at_home, _unpaid, _first_year_of_a_contract, _contract, _a_nurse, _remote, _six_days, _postponed,
    _called_back, _abroad, _entered_late,
)  # fmt: skip
