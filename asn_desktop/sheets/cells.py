"""One cell to one typed value. Each parser raises `Refused` for what it would have to guess."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import dates, identity, values
from asn_desktop.rules.dates import is_blank
from asn_desktop.sheets import codes
from asn_desktop.sheets.headings import SIASN_ONLY, cell_text
from asn_desktop.sheets.reader import Cell


@dataclass(frozen=True)
class Reading:
    """What a parser must know of the file: the day, id columns, the values seen in the sex column."""

    today: dt.date
    id_fields: frozenset[str] = frozenset()
    sexes: frozenset[str] = frozenset()
    month_first: frozenset[str] = field(default_factory=frozenset)  # proven by the column, not yet answered
    swapped: frozenset[str] = field(default_factory=frozenset)  # the clerk said: the month stands first


Parser = Callable[[str, Cell, Reading], object]
_MONTH_DAY = re.compile(r"^\s*'?(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})\s*$")


@functools.lru_cache(maxsize=20_000)  # a list says the same few words in most of its cells
def blank(cell: Cell) -> bool:
    """Whether a cell holds nothing, or one of the signs that stand for nothing."""
    return cell is None or (isinstance(cell, str) and is_blank(cell.lstrip("'`")))


@functools.lru_cache(maxsize=20_000)
def _written_date(text: str, today: dt.date, birth: bool) -> dt.date | Problem:
    try:
        return dates.date(text, today=today, birth=birth)
    except Refused as refusal:
        return refusal.problems[0]


def _date(name: str, cell: Cell, reading: Reading) -> object:
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    try:
        if isinstance(cell, float | int) and not isinstance(cell, bool):
            return dates.from_serial(cell)
    except Refused as refusal:
        found: dt.date | Problem = refusal.problems[0]
    else:
        text = cell_text(cell)
        if name in reading.month_first:
            raise Refused(Problem("DATE_MONTH_FIRST", name, {"raw": text}))
        if name in reading.swapped:
            text = _MONTH_DAY.sub(r"\2-\1-\3", text)
        found = _written_date(text, reading.today, name == "tanggal_lahir")
    if isinstance(found, Problem):
        raise Refused(Problem(found.code, name, found.values, found.severity))
    return found


def read_day(cell: Cell, today: dt.date) -> dt.date:
    """The date of a cell: a real one, a serial number of the sheet, or written. Refuses what `rules.dates` refuses."""
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return dates.from_serial(cell)
    return dates.date(cell_text(cell), today=today)


def read_days(
    cells: Mapping[str, Cell], names: Iterable[str], today: dt.date
) -> tuple[dict[str, dt.date], list[Problem]]:
    """The dates of those columns that hold something, and what is wrong with the others, by the column's name."""
    found: dict[str, dt.date] = {}
    problems: list[Problem] = []
    for name in names:
        if not blank(cells.get(name)):
            try:
                found[name] = read_day(cells[name], today)
            except Refused as no:
                problems += [Problem(p.code, name, p.values) for p in no.problems]
    return found, problems


def read_nip(cell: Cell) -> tuple[str, Problem | None]:
    """The NIP of a cell and what is wrong with it; a number of the sheet may have lost its last digits."""
    figure = isinstance(cell, float | int) and not isinstance(cell, bool)
    return identity.from_cell(float(cell) if figure else cell_text(cell), "nip")  # type: ignore[arg-type]


def _number(name: str, cell: Cell, reading: Reading) -> object:
    text = cell_text(cell)
    match = re.fullmatch(r"(\d{1,4})(?:\s*(?:th|thn|tahun|bln|bulan)\.?)?", text, re.IGNORECASE)
    if not match:
        raise Refused(Problem("NUMBER_FORMAT", name, {"raw": text}))
    return int(match[1])


def _year(name: str, cell: Cell, reading: Reading) -> object:
    if isinstance(cell, dt.date):
        return cell.year
    text = cell_text(cell)
    if re.fullmatch(r"(?:19|20)\d{2}", text):
        return int(text)
    found = dates.find_date(text)
    if found is None:
        raise Refused(Problem("YEAR_FORMAT", name, {"raw": text}))
    return found.year


def _text(name: str, cell: Cell, reading: Reading) -> object:
    return " ".join(cell_text(cell).split()).lstrip("'`") or None


def _digits(name: str, cell: Cell, reading: Reading) -> object:
    raw = cell if isinstance(cell, str) else float(cell) if isinstance(cell, float | int) else cell_text(cell)
    found, problem = identity.from_cell(raw, name)
    if problem:
        raise Refused(problem)
    return found


def _phone(name: str, cell: Cell, reading: Reading) -> object:
    return re.sub(r"[^\d]", "", cell_text(cell)) or None


def _sex(name: str, cell: Cell, reading: Reading) -> object:
    return values.sex(cell_text(cell), reading.sexes)


def _eselon(name: str, cell: Cell, reading: Reading) -> object:
    return values.eselon(cell_text(cell), is_id=name in reading.id_fields)


def _code(name: str, cell: Cell, reading: Reading) -> object:
    return codes.code_of(name, cell_text(cell))


def _level(name: str, cell: Cell, reading: Reading) -> object:
    return values.education_level(cell_text(cell))


def _service(name: str, cell: Cell, reading: Reading) -> object:
    return values.service_text(cell_text(cell), name)


def _yes_no(name: str, cell: Cell, reading: Reading) -> object:
    return values.yes_no(cell_text(cell), name)


def _money(name: str, cell: Cell, reading: Reading) -> object:
    if isinstance(cell, float) and cell != int(cell):
        raise Refused(Problem("MONEY", name, {"raw": str(cell)}))
    return values.money(cell_text(cell), name)


def _status(name: str, cell: Cell, reading: Reading) -> object:
    text = " ".join(cell_text(cell).upper().replace("_", " ").split())
    if "PARUH" in text or text.endswith(" PW"):
        return "PPPK_PW"
    if text in ("P", "PNS", "PEGAWAI NEGERI SIPIL", "PNS AKTIF", "PNSD", "PNS DAERAH"):
        return "PNS"
    if text in ("C", "CPNS", "CALON PNS", "CALON PEGAWAI NEGERI SIPIL"):
        return "CPNS"
    if text.startswith(("PPPK", "P3K")):
        return "PPPK"
    raise Refused(Problem("STATUS_FORMAT", "status", {"raw": text}))


_DATES = (
    "tanggal_lahir", "tmt_cpns", "tmt_pns", "tmt_golongan", "tmt_jabatan", "tmt_pelantikan", "kontrak_mulai",
    "kontrak_akhir", "sk_cpns_tanggal", "sk_pns_tanggal", "tmt_kgb_terakhir", "tmt_kgb_berikutnya",
    "tmt_kp_berikutnya", "tmt_pensiun", "kgb_lama_tanggal", "kgb_lama_tmt", "kgb_baru_tanggal", "kgb_baru_tmt",
)  # fmt: skip
DATE_FIELDS = frozenset(_DATES)
PARSERS: dict[str, Parser] = {
    **dict.fromkeys(_DATES, _date),
    **dict.fromkeys(("nip", "nik", "nip_lama", "npwp"), _digits),
    **dict.fromkeys(
        ("nama", "gelar_depan", "gelar_belakang", "tempat_lahir", "alamat", "email", "karpeg", "siasn_pns_id",
         "jabatan", "jenjang_jf", "unit_kerja", "unit_induk", "pendidikan_nama", "nama_sekolah", "sk_cpns_nomor",
         "golongan", "golongan_awal", "pangkat", "ttl", "nip_kedua", "sk_pns_nomor", "email_dinas", "bpjs", "taspen",
         "kartu_asn", "karis_karsu", "flag_ikd", "jabatan_id", "pendidikan_id", "unor_id", "kedudukan_nama", "diklat",
         "kgb_lama_nomor", "kgb_baru_nomor", *SIASN_ONLY.values()),
        _text,
    ),
    **dict.fromkeys(
        ("mkg_tahun", "mkg_bulan", "mks_tahun", "mks_bulan", "mk_tahun", "mk_bulan", "usia", "kelas_jabatan",
         "diklat_jam", "bup", "kgb_lama_mk_tahun", "kgb_lama_mk_bulan", "kgb_baru_mk_tahun", "kgb_baru_mk_bulan"),
        _number,
    ),
    **dict.fromkeys(("agama", "status_kawin", "kedudukan_hukum", "jenis_jabatan", "jenis_pegawai"), _code),
    **dict.fromkeys(("kgb_lama_gaji", "kgb_baru_gaji", "gaji_pokok"), _money),
    **dict.fromkeys(("kgb_lama_mk", "kgb_baru_mk"), _service), "diklat_tahun": _year, "no_kk": _digits,
    "tahun_lulus": _year, "no_hp": _phone, "jenis_kelamin": _sex, "eselon": _eselon, "pendidikan_tingkat": _level,
    "masa_kerja_teks": _service, "is_valid_nik": _yes_no, "status_kepegawaian": _status,
}  # fmt: skip
FIELDS = tuple(PARSERS)  # what an import can fill; the wizard offers these
