"""Mistakes and anomalies planted in an invented export, each in a row of its own, with the code a reader must give.

Source: the codes of employee data §9: refusals, fields left out, warnings, and the anomalies BKN counts (IKD, since
2024); forms of the mistakes as spreadsheets have them, numbers by Perka BKN 22/2007.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from random import Random

Record = dict[str, str]
Change = Callable[[Record], None]
Fits = Callable[[Record], bool]


def _served(r: Record) -> bool:
    return r["_status"] == "PNS"


def _promoted(r: Record) -> bool:
    return _served(r) and r["GOL AWAL NAMA"] != r["GOL AKHIR NAMA"]


def _anybody(r: Record) -> bool:
    return bool(r["NIP BARU"])


def _day_of(text: str) -> dt.date:
    return dt.datetime.strptime(text, "%d-%m-%Y").date()


def _other_day(text: str) -> str:
    day = _day_of(text)
    return f"{day.replace(day=day.day + 1 if day.day < 28 else day.day - 1):%d-%m-%Y}"


def _set(**cells: str) -> Change:
    """Put these texts in; an underscore in a keyword stands for the blank of the heading."""
    return lambda r: r.update({name.replace("_", " "): text for name, text in cells.items()})


def _nip(change: Callable[[str], str]) -> Change:
    return lambda r: r.update({"NIP BARU": change(r["NIP BARU"])})


# What keeps the whole row out (a key field): code, whom it may befall, what is done to the row.
REFUSALS: tuple[tuple[str, Fits, Change], ...] = (
    ("NIP_PRECISION", _anybody, _nip(lambda n: f"{int(n):.5E}".replace(".", ","))),
    ("NIP_LENGTH", _anybody, _nip(lambda n: n[:-1])),
    ("NIP_CHARS", _anybody, _nip(lambda n: n.replace("0", "O", 1))),
    ("NIP_BIRTHDATE", _anybody, _nip(lambda n: n[:4] + "0231" + n[8:])),
    ("NIP_POS13_14", _served, _nip(lambda n: n[:12] + "00" + n[14:])),
    ("NIP_SERIAL", _anybody, _nip(lambda n: n[:15] + "000")),
    ("NIP_DOB_MISMATCH", _anybody, lambda r: r.update({"TANGGAL LAHIR": _other_day(r["TANGGAL LAHIR"])})),
    ("NIP_SEX_MISMATCH", _anybody, lambda r: r.update({"JENIS KELAMIN": "M" if r["JENIS KELAMIN"] == "F" else "F"})),
    ("NAMA_EMPTY", _anybody, _set(NAMA="")),
)
# What keeps one value out: field of the import, code, whom, what.
LEFT_OUT: tuple[tuple[str, str, Fits, Change], ...] = (
    ("tmt_golongan", "TMT_NOT_FIRST", _promoted, lambda r: r.update({"TMT GOLONGAN": "15" + r["TMT GOLONGAN"][2:]})),
    ("golongan", "GOL_FORMAT", _served, _set(GOL_AKHIR_ID="", GOL_AKHIR_NAMA="V")),
    ("tmt_jabatan", "DATE_INVALID", _anybody, _set(TMT_JABATAN="31-02-2020")),
    ("nik", "NIK_LENGTH", _anybody, lambda r: r.update({"NIK": r["NIK"][:-1], "NPWP NOMOR": ""})),
    ("mkg_bulan", "RANGE", _served, _set(MK_BULAN="14")),
    ("tahun_lulus", "EDU_YEAR_FUTURE", _anybody, _set(TAHUN_LULUS="2035")),
    ("tmt_pns", "TMT_ORDER", _served, lambda r: r.update({"TMT PNS": _years_on(r["TMT CPNS"], -1)})),
)


def _years_on(text: str, years: int) -> str:
    return f"{text[:6]}{int(text[6:]) + years}"


def _next_month(r: Record) -> None:
    day = _day_of(r["TMT CPNS"])
    moved = dt.date(day.year + day.month // 12, day.month % 12 + 1, 1)
    r["TMT CPNS"] = f"{moved:%d-%m-%Y}"


def _wrong_nik_day(r: Record) -> None:
    woman = int(r["NIK"][6:8]) > 40
    day = int(r["NIK"][6:8]) - (40 if woman else 0)
    other = (day + 1 if day < 28 else day - 1) + (40 if woman else 0)
    r["NIK"] = r["NIK"][:6] + f"{other:02d}" + r["NIK"][8:]
    r["NPWP NOMOR"] = r["NIK"]


def _too_old(r: Record) -> None:
    """Born twelve years earlier, with the numbers that follow from it."""
    year = int(r["TANGGAL LAHIR"][6:]) - 12
    r["TANGGAL LAHIR"] = f"{r['TANGGAL LAHIR'][:6]}{year}"
    r["NIP BARU"] = f"{year}{r['NIP BARU'][4:15]}{int(r['NIP BARU'][15:]) + 90:03d}"
    r["NIK"] = f"{r['NIK'][:10]}{year % 100:02d}{int(r['NIK'][12:]) + 500:04d}"
    r["NPWP NOMOR"] = r["NIK"]


def _school_leaver(r: Record) -> None:
    r |= {"TINGKAT PENDIDIKAN ID": "15", "TINGKAT PENDIDIKAN NAMA": "SLTA", "PENDIDIKAN NAMA": "SLTA IPA",
          "TAHUN LULUS": str(int(r["TANGGAL LAHIR"][6:]) + 18), "NAMA SEKOLAH": ""}  # fmt: skip


def _clerk(r: Record) -> bool:
    return _served(r) and r["JENIS JABATAN ID"] == "4"


def _old_clerk(r: Record) -> bool:
    return _clerk(r) and int(r["TANGGAL LAHIR"][6:]) <= 1976 and int(r["NIP BARU"][8:12]) >= 1990


# What goes in and must be seen afterwards: code, whether the import itself warns, whom, what.
ODD: tuple[tuple[str, bool, Fits, Change], ...] = (
    ("NIP_TMT_MISMATCH", True, _promoted, _next_month),
    ("NIK_DOB_MISMATCH", True, _anybody, _wrong_nik_day),
    ("PHONE_FORMAT", True, _anybody, _set(NOMOR_HP="12345")),
    ("CPNS_OVER_1Y", False, lambda r: _served(r) and not _promoted(r) and r["GOL AWAL NAMA"] != "",
     lambda r: r.update({"STATUS CPNS PNS": "C", "TMT PNS": "", "NOMOR SK PNS": "", "TANGGAL SK PNS": "",
                         "_status": "CPNS"})),
    ("BUP_PASSED_ACTIVE", False, _old_clerk, _too_old),
    ("JF_NAME_PELAKSANA", False, _clerk, _set(JABATAN_NAMA="Perencana Ahli Muda")),
    ("EDU_BELOW_JF", False, lambda r: _served(r) and r["JENIS JABATAN ID"] == "2" and "Ahli" in r["JABATAN NAMA"],
     _school_leaver),
    ("JPT_BELOW_RANK", False, lambda r: r["ESELON NAMA"] == "II.b", _set(GOL_AKHIR_ID="34", GOL_AKHIR_NAMA="III/d")),
    ("EMAIL_EMPTY", False, _anybody, _set(EMAIL="", EMAIL_GOV="")),
    ("PHONE_EMPTY", False, _anybody, _set(NOMOR_HP="")),
    ("PENDIDIKAN_EMPTY", False, _anybody, _set(TINGKAT_PENDIDIKAN_ID="", TINGKAT_PENDIDIKAN_NAMA="", PENDIDIKAN_ID="",
                                        PENDIDIKAN_NAMA="", TAHUN_LULUS="", NAMA_SEKOLAH="")),
)  # fmt: skip


class Planter:
    """Plants each kind in about one row of a thousand, at least once where somebody fits (codes of §9, IKD)."""

    def __init__(self, n: int, seed: int, today: dt.date) -> None:
        self._random, self._each = Random(seed * 7 + 1), max(1, n // 1000)
        self.copies = 2 * self._each if n >= 100 else 0
        self.refused: dict[int, tuple[str, ...]] = {}
        self.skipped: set[int] = set()
        self.fields: dict[int, tuple[str, str]] = {}
        self.warned: dict[int, str] = {}
        self.anomalies: dict[str, list[str]] = {}
        self.nips: list[str] = []
        self._free: list[int] = []

    def plant(self, records: list[Record]) -> list[Record]:
        """The records with their mistakes; rows count from 2, under the header (Excel's numbers)."""
        found = [dict(record) for record in records]
        self._free = list(range(len(found)))
        self._random.shuffle(self._free)
        self._twice_filled(found)
        for code, anomaly_told, fits, change in ODD:
            for place in self._take(found, fits):
                change(found[place])
                self._note(found[place]["NIP BARU"], code)
                if anomaly_told:
                    self.warned[place + 2] = code
        self.nips = [record["NIP BARU"] for record in found]
        for name, code, fits, change in LEFT_OUT:
            for place in self._take(found, fits):
                change(found[place])
                self.fields[place + 2] = (name, code)
        for code, fits, change in REFUSALS:
            for place in self._take(found, fits):
                change(found[place])
                self.refused[place + 2] = (code,)
        return self._with_copies(found)

    def _note(self, nip: str, code: str) -> None:
        self.anomalies.setdefault(nip, []).append(code)

    def _take(self, records: list[Record], fits: Fits) -> list[int]:
        taken: list[int] = []
        for place in self._free:
            if len(taken) == self._each:
                break
            if fits(records[place]):
                taken.append(place)
        self._free = [place for place in self._free if place not in set(taken)]
        return taken

    def _twice_filled(self, records: list[Record]) -> None:
        """Two definitive holders of one structural post (JAB_DOUBLE_HOLDER)."""
        heads = [place for place in self._free if records[place]["ESELON NAMA"] == "IV.a"]
        for first, second in zip(heads[: self._each], heads[self._each : 2 * self._each], strict=False):
            copied = ("JABATAN NAMA", "JABATAN ID", "UNOR ID", "UNOR NAMA")
            records[second] |= {name: records[first][name] for name in copied}
            for place in (first, second):
                self._note(records[place]["NIP BARU"], "JAB_DOUBLE_HOLDER")
                self._free.remove(place)

    def _with_copies(self, records: list[Record]) -> list[Record]:
        """Rows again at the end: as they are (skipped), and with another post (refused)."""
        again = self._take(records, _anybody), self._take(records, _anybody)
        if not self.copies:
            return records
        found = list(records)
        for place in again[0]:
            found.append(dict(records[place]))
            self.skipped.add(len(found) + 1)
        for place in again[1]:
            found.append(records[place] | {"JABATAN NAMA": "Pengelola Layanan Operasional", "TAHUN LULUS": "1999"})
            self.refused[len(found) + 1] = ("NIP_DUPLICATE",)
        self.nips += [self.nips[place] for place in (*again[0], *again[1])]
        return found
