"""Dates and pay a list states that the program computes itself: never stored, a difference is shown as a warning.

TMT pensiun by UU 20/2023 art. 55, KGB by PP 7/1977, KP by PP 99/2000, pay by the table in force.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules import ranks, retirement, salary, service
from asn_desktop.rules.dossier import Dossier, PostHeld, RankHeld, SalaryStep, Schooling
from asn_desktop.rules.months import add_months
from asn_desktop.services import dossiers
from asn_desktop.services.career_due import rise_of, step_of
from asn_desktop.services.career_law import Law, law
from asn_desktop.services.import_known import Known
from asn_desktop.services.import_sheets import ReadSheet

_FIELDS = frozenset(
    ("tmt_kgb_terakhir", "tmt_kgb_berikutnya", "tmt_kp_berikutnya", "tmt_pensiun", "bup", "gaji_pokok", "kgb_baru_gaji")
)
_NOBODY = uuid.UUID(int=0)


class Told:
    """Holds the stated values of a row against the computed ones; reads the tables only when a sheet states any."""

    def __init__(self, session: Session, sheets: Sequence[ReadSheet]) -> None:
        fields = {column.field for sheet in sheets for column in sheet.part.columns}
        self._asked = bool(fields & _FIELDS)
        if not self._asked:
            return
        self._today = sheets[0].sense.today
        self._law: Law = law(session, self._today)
        self._kept = {d.id: d for d in dossiers.load(session, on=self._today, ended=True)}

    def check(self, values: Mapping[str, Any], known: Known | None) -> list[Problem]:
        """What differs, each as a warning (TOLD_PENSION, TOLD_KGB, TOLD_KGB_LAST, TOLD_KP, GAJI_DIFF)."""
        if not self._asked or not _FIELDS & values.keys():
            return []
        kept = self._kept.get(known.id) if known else None
        person = _dossier(values, kept, self._today)
        checks: tuple[Callable[[Dossier, Mapping[str, Any]], list[Problem]], ...] = (
            self._pension, self._raise, self._last_raise, self._rise, self._pay,
        )  # fmt: skip
        return [problem for check in checks for problem in check(person, values)]

    def _pension(self, d: Dossier, values: Mapping[str, Any]) -> list[Problem]:
        limit = retirement.bup(d, self._law.bup)
        found = _differs("TOLD_PENSION", "tmt_pensiun", values, retirement.tmt_pensiun(d.tanggal_lahir, limit))
        if values.get("bup") and values["bup"] != limit.tahun:
            told = {"told": values["bup"], "computed": limit.tahun}
            found.append(Problem("TOLD_BUP", "bup", told, Severity.WARNING))
        return found

    def _raise(self, d: Dossier, values: Mapping[str, Any]) -> list[Problem]:
        if "tmt_kgb_berikutnya" not in values:
            return []
        return _differs("TOLD_KGB", "tmt_kgb_berikutnya", values, step_of(d, self._today, self._law).tmt)

    def _last_raise(self, d: Dossier, values: Mapping[str, Any]) -> list[Problem]:
        """The last step: the one on record, else the one before the next by the steps of the table."""
        if "tmt_kgb_terakhir" not in values:
            return []
        if d.kgb is not None and d.kgb.tmt is not None:
            return _differs("TOLD_KGB_LAST", "tmt_kgb_terakhir", values, d.kgb.tmt)
        coming = step_of(d, self._today, self._law)
        if coming.tmt is None or coming.step is None or d.golongan is None:
            return []
        steps = self._law.salary(d.status).steps(d.golongan.golongan)
        before = max((step for step in steps if step < coming.step), default=None)
        if before is None:
            return []
        last = add_months(coming.tmt, (before - coming.step) * 12)
        if d.golongan.tmt is not None and last < d.golongan.tmt:
            return []  # the golongan itself was the last change of pay
        return _differs("TOLD_KGB_LAST", "tmt_kgb_terakhir", values, last)

    def _rise(self, d: Dossier, values: Mapping[str, Any]) -> list[Problem]:
        if "tmt_kp_berikutnya" not in values:
            return []
        return _differs("TOLD_KP", "tmt_kp_berikutnya", values, rise_of(d, self._today, self._law).tmt)

    def _pay(self, d: Dossier, values: Mapping[str, Any]) -> list[Problem]:
        found = []
        now = service.in_golongan(d, self._today)
        if values.get("gaji_pokok") and d.status != "CPNS" and now is not None:
            found += self._salary("gaji_pokok", values, d, now.tahun, self._today)
        if values.get("kgb_baru_gaji") and values.get("kgb_baru_mk_tahun") is not None:
            day = values.get("kgb_baru_tmt") or self._today
            found += self._salary("kgb_baru_gaji", values, d, values["kgb_baru_mk_tahun"], day)
        return found

    def _salary(
        self, name: str, values: Mapping[str, Any], d: Dossier, years: int, day: dt.date
    ) -> list[Problem]:
        table = self._law.salary(d.status, day)
        golongan = d.golongan.golongan if d.golongan else ""
        if golongan not in table.rows or not salary.differs(values[name], table, golongan, years):
            return []
        told = {"gaji": values[name], "golongan": golongan, "tahun": years, "tabel": table.pay(golongan, years).rupiah}
        return [Problem("GAJI_DIFF", name, told, Severity.WARNING)]


def _differs(code: str, name: str, values: Mapping[str, Any], computed: dt.date | None) -> list[Problem]:
    told = values.get(name)
    if told is None or told == computed:
        return []
    return [Problem(code, name, {"told": told, "computed": computed}, Severity.WARNING)]


def _dossier(values: Mapping[str, Any], kept: Dossier | None, on: dt.date) -> Dossier:
    """The person as the record and the row together say; the row wins where it says something."""
    base = kept or _stranger(values, on)
    found: dict[str, Any] = {}
    for name in ("tanggal_lahir", "status", "tmt_cpns", "tmt_pns", "kontrak_mulai", "kontrak_akhir"):
        if values.get(name) is not None:
            found[name] = values[name]
    if values.get("golongan"):
        found["golongan"] = _rank(values, base.golongan)
    if values.get("jabatan") and values.get("penugasan", "D") == "D":
        found["jabatan"] = PostHeld(values["jabatan"], values.get("jenis_jabatan") or "4", values.get("eselon"),
                                    values.get("jenjang_jf"), "D", values.get("tmt_jabatan"), None)  # fmt: skip
        found["guru"] = values["jabatan"].casefold().startswith(("guru", "dosen"))
    if values.get("pendidikan_tingkat"):
        school = Schooling(values["pendidikan_tingkat"], values.get("pendidikan_nama"), None, values.get("tahun_lulus"))
        found["pendidikan"], found["pengangkatan"] = school, base.pengangkatan or school
    if step := _step(values):
        found["kgb"] = step
    return replace(base, **found)


def _rank(values: Mapping[str, Any], old: RankHeld | None) -> RankHeld:
    same = old if old is not None and old.golongan == values["golongan"] else None
    years = values.get("mkg_tahun")
    mkg = (years, values.get("mkg_bulan") or 0) if years is not None else same.mkg if same else None
    tmt = values.get("tmt_golongan") or (same.tmt if same else None)
    if mkg is None and tmt is not None and values.get("tmt_cpns") == tmt:
        mkg = (ranks.first_step(values["golongan"]), 0)
    return RankHeld(values["golongan"], tmt, mkg, same.jenis_kp if same else None)


def _step(values: Mapping[str, Any]) -> SalaryStep | None:
    """The later of the two decrees of the row."""
    which = "kgb_baru" if values.get("kgb_baru_tmt") else "kgb_lama"
    if values.get(f"{which}_tmt") is None:
        return None
    years = values.get(f"{which}_mk_tahun")
    mkg = None if years is None else (years, values.get(f"{which}_mk_bulan") or 0)
    return SalaryStep("berkala", values[f"{which}_tmt"], values.get("golongan"), mkg, values.get(f"{which}_gaji"),
                      values.get(f"{which}_nomor"), values.get(f"{which}_tanggal"), None)  # fmt: skip


def _stranger(values: Mapping[str, Any], on: dt.date) -> Dossier:
    nama = values["nama"]
    return Dossier(
        id=_NOBODY, per=on, nip=values.get("nip"), nama=nama, gelar_depan=None, gelar_belakang=None, nama_tampil=nama,
        tempat_lahir=None, tanggal_lahir=values["tanggal_lahir"], jenis_kelamin=values["jenis_kelamin"], agama=None,
        status_kawin=None, status=values["status"], kedudukan=values.get("kedudukan_hukum") or "01", tmt_cpns=None,
        tmt_pns=None, kontrak_mulai=None, kontrak_akhir=None, mks=None, unit_id=None, unit=None, guru=False,
        bup_tetapan=None, bup_alasan=None, berakhir=None, alamat=None, no_hp=None, email=None, golongan=None,
        jabatan=None, tambahan=(), pendidikan=None, pengangkatan=None, latihan=None, kgb=None, kgb_ditunda=None,
        pmk=(), cltn=(), hukdis=(), kinerja=(), angka_kredit=None, penghargaan=(),
    )  # fmt: skip
