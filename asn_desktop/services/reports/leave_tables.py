"""The lists of leave as an office prints them: register, balances, days about to lapse, illnesses, what is open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from asn_desktop.problems import Problem
from asn_desktop.rules.leave import names
from asn_desktop.rules.leave.flow import State
from asn_desktop.rules.report_table import Group, Hint, Kind, ReportTable, Row, Style, Value, head
from asn_desktop.rules.words import long_date
from asn_desktop.services.leave.balances import BalanceRow, LapseRow
from asn_desktop.services.leave.lists import Entry, Illness, Postponed
from asn_desktop.services.reports.due import named
from asn_desktop.services.reports.material import NO_UNIT, STATUS_WORDS, Material

_N, _D, _C = Kind.NUMBER, Kind.DATE, Kind.COUNT
CLOSED = "Jenis, alasan dan nomor surat cuti tidak ditampilkan untuk peran ini."


def kind_word(entry: Entry) -> str:
    """The kind, or only the word "Cuti" where the reader may not see it."""
    word = "cuti" if entry.jenis is None else names.SHORT[entry.jenis]
    return word[:1].upper() + word[1:]


def _notes(entries: Iterable[Entry], *said: str) -> list[str]:
    return [*said, *([CLOSED] if any(entry.jenis is None for entry in entries) else [])]


def register(material: Material, entries: Sequence[Entry], window: str) -> ReportTable:
    """Register cuti: every leave of the period with number and date of its letter."""
    header = [
        head("NO", kind=_N), head("NAMA / NIP", share=1.6), head("UNIT KERJA", share=1.3),
        head("JENIS\nCUTI", share=0.8), head("LAMA", share=0.7), head("MULAI", kind=_D), head("SAMPAI", kind=_D),
        head("SURAT", head("NOMOR", share=1.4), head("TANGGAL", kind=_D)), head("KEADAAN", share=0.9),
        head("KETERANGAN", share=1.0),
    ]  # fmt: skip
    rows = [
        Row((number, named(e.nama, e.nip), e.unit, kind_word(e), f"{e.lama} {e.satuan}", e.mulai, e.sampai, e.nomor,
             e.tanggal_surat, names.STATES[e.keadaan], _remark(e)), e.employee_id)
        for number, e in enumerate(entries, 1)
    ]  # fmt: skip
    people = len({e.employee_id for e in entries})
    return material.table(
        "cuti-register", "REGISTER CUTI PEGAWAI", header, [Group("", tuple(rows))], count=people, window=window,
        notes=_notes(entries, f"{len(rows)} cuti dari {people} orang. Nomor tidak dipakai ulang."), hint=Hint(7.2),
    )  # fmt: skip


def _remark(entry: Entry) -> str | None:
    said = ["entri susulan"] if entry.susulan else []
    if entry.negara:
        said.append(f"luar negeri: {entry.negara}")
    if entry.hari_tambahan and entry.jenis is not None:
        said.append(f"tambahan tempat sulit {entry.hari_tambahan} hari")
    if entry.keadaan is State.DIPANGGIL and entry.melapor_pada:
        said.append(f"kembali bekerja {long_date(entry.melapor_pada)}")
    return "; ".join(said) or None


def balances(material: Material, rows: Sequence[BalanceRow]) -> ReportTable:
    """Saldo cuti tahunan of everybody at a date, by unit: what each row opened with, what is left, what waits."""
    year = material.on.year
    header = [
        head("NO", kind=_N), head("NAMA", share=1.5), head("NIP", kind=Kind.NIP), head("STATUS", share=0.6),
        head("HAK", head(f"SISA\n{year - 2}", kind=_C), head(f"SISA\n{year - 1}", kind=_C),
             head("TAMBAHAN\nCUTI BERSAMA", kind=_C), head(f"HAK\n{year}", kind=_C), head("JUMLAH", kind=_C)),
        head("TERPAKAI", kind=_C), head("MENUNGGU\nKEPUTUSAN", kind=_C), head("SISA\nCUTI", kind=_N),
        head("KETERANGAN", share=1.2),
    ]  # fmt: skip
    number, groups = 0, []
    for unit, folk in _by_unit(material, rows):
        made = []
        for row in folk:
            number += 1
            made.append(Row((number, row.nama, row.nip, STATUS_WORDS.get(row.status, row.status), *_sums(row),
                             _why(row, material.on)), row.employee_id))  # fmt: skip
        groups.append(Group(unit.upper(), tuple(made)))
    unknown = sum(row.sisa is None for row in rows)
    notes = [
        "Hari kerja. Dihitung saat dicetak dari keputusan yang tercatat (Peraturan BKN 24/2017 III.A; PP 49/2018)."
    ]
    if unknown:
        notes.append(f"{unknown} orang belum dapat dihitung; yang tidak diketahui tidak dianggap belum dipakai.")
    return material.table(
        "cuti-saldo", "DAFTAR SISA CUTI TAHUNAN PEGAWAI", header, groups, count=len(rows), notes=notes, hint=Hint(7.5)
    )


def _sums(row: BalanceRow) -> tuple[Value, ...]:
    if row.sisa is None:
        return (None,) * 8
    opened = [row.opened[name] for name in ("N-2", "N-1", "TAMBAHAN", "N")]
    return (*opened, sum(opened), sum(opened) - sum(row.left.values()), sum(row.pending.values()), row.sisa)


def _why(row: BalanceRow, on: dt.date) -> str | None:
    if row.problems:
        return "; ".join(map(_unknown, row.problems))
    if row.usable_from is not None and row.usable_from > on:
        return f"dapat dipakai mulai {long_date(row.usable_from)}"
    return None


def _unknown(problem: Problem) -> str:
    if problem.code == "opening_balance_missing":
        return f"saldo awal {', '.join(map(str, problem.values['tahun']))} belum diisi"
    return "TMT CPNS atau awal kontrak belum diisi" if problem.code == "works_since_missing" else problem.code


def _by_unit(material: Material, rows: Iterable[BalanceRow]) -> list[tuple[str, list[BalanceRow]]]:
    order = {unit.id: place for place, unit in enumerate(material.units)}
    held: dict[int, list[BalanceRow]] = {}
    for row in rows:
        place = order.get(row.unit_id, len(order)) if row.unit_id else len(order)
        held.setdefault(place, []).append(row)
    units = [unit.nama for unit in material.units] + [NO_UNIT]
    return [(units[place], held[place]) for place in sorted(held)]


def lapsing(material: Material, rows: Sequence[LapseRow]) -> ReportTable:
    """Days that will be gone on 31 December, most first: what is left of each row, what comes over, what is lost."""
    year = material.on.year
    header = [
        head("NO", kind=_N), head("NAMA", share=1.5), head("NIP", kind=Kind.NIP), head("UNIT KERJA", share=1.3),
        head("BELUM DIAMBIL", head(f"SISA\n{year - 2}", kind=_C), head(f"SISA\n{year - 1}", kind=_C),
             head("TAMBAHAN\nCUTI BERSAMA", kind=_C), head(f"HAK\n{year}", kind=_C)),
        head(f"TERBAWA\nKE {year + 1}", kind=_C), head("GUGUR", kind=_C), head("TANGGAL\nGUGUR", kind=_D),
    ]  # fmt: skip
    made = [
        Row((number, r.row.nama, r.row.nip, r.row.unit, *(r.left[name] for name in ("N-2", "N-1", "TAMBAHAN", "N")),
             r.carried, r.lost, r.last), r.row.employee_id)
        for number, r in enumerate(rows, 1)
    ]  # fmt: skip
    total = Row((None, "JUMLAH HARI", *(None,) * 7, sum(r.lost for r in rows), None), style=Style.TOTAL)
    return material.table(
        "cuti-gugur", "DAFTAR HARI CUTI TAHUNAN YANG AKAN GUGUR", header, [Group("", tuple(made))],
        totals=[total] if made else [], count=len(made), hint=Hint(8.0),
        notes=[f"Bila tidak ada lagi yang diambil sampai 31 Desember {year}; yang menunggu dihitung terpakai.",
               "Yang ditangguhkan tertulis oleh pejabat yang berwenang terbawa penuh (Peraturan BKN 24/2017 III.A)."],
    )  # fmt: skip


def illnesses(material: Material, rows: Sequence[Illness] | None, within: int) -> ReportTable:
    """Sick leave near its limit, nearest first; None for a reader who may not know who is ill."""
    header = [
        head("NO", kind=_N), head("NAMA", share=1.5), head("NIP", kind=Kind.NIP), head("UNIT KERJA", share=1.2),
        head("STATUS", share=0.6), head("SAKIT\nSEJAK", kind=_D), head("CUTI\nSAMPAI", kind=_D),
        head("HARI", kind=_C), head("BATAS", kind=_D), head("SISA\nHARI", kind=_N), head("TINDAK LANJUT", share=1.6),
    ]  # fmt: skip
    made = [
        Row((number, r.nama, r.nip, r.unit, STATUS_WORDS.get(r.status, r.status), r.since, r.last, r.days, r.limit,
             r.left(material.on), _then(r)), r.employee_id)
        for number, r in enumerate(rows or (), 1)
    ]  # fmt: skip
    notes = ["Surat yang tidak disela hari kerja dihitung satu sakit. Daftar ini rahasia: hanya untuk petugas."]
    if rows is None:
        notes = ["Daftar ini memuat kesehatan pegawai dan tertutup untuk peran ini; isinya tidak ditampilkan."]
    return material.table(
        "cuti-sakit", "DAFTAR CUTI SAKIT YANG MENDEKATI BATAS", header, [Group("", tuple(made))], count=len(made),
        hint=Hint(7.8), window=f"KEADAAN : {long_date(material.on)}, {within} HARI KE DEPAN",
        notes=notes,
    )  # fmt: skip


def _then(row: Illness) -> str:
    if row.board:
        return f"mintakan surat Tim Penguji Kesehatan sebelum batas ({row.article})"
    return f"tidak dapat diperpanjang ({row.article})"


def long_absences(material: Material, rows: Sequence[tuple[Entry, int]], days: int) -> ReportTable:
    """People away for a long time without a break, longest first."""
    header = [
        head("NO", kind=_N), head("NAMA", share=1.5), head("NIP", kind=Kind.NIP), head("UNIT KERJA", share=1.4),
        head("JENIS CUTI", share=0.9), head("MULAI", kind=_D), head("SAMPAI", kind=_D),
        head("BERTURUT-\nTURUT (HARI)", kind=_C), head("KEMBALI\nPALING CEPAT", kind=_D), head("SURAT", share=1.1),
    ]  # fmt: skip
    made = [
        Row((number, e.nama, e.nip, e.unit, kind_word(e), e.mulai, e.sampai, length, e.sampai + dt.timedelta(days=1),
             e.nomor), e.employee_id)
        for number, (e, length) in enumerate(rows, 1)
    ]  # fmt: skip
    return material.table(
        "cuti-lama", "DAFTAR PEGAWAI YANG LAMA TIDAK BERTUGAS KARENA CUTI", header, [Group("", tuple(made))],
        count=len(made), hint=Hint(7.8),
        notes=_notes([e for e, _ in rows], f"Sedang cuti paling sedikit {days} hari kalender berturut-turut; beberapa "
                     "izin yang bersambung dihitung satu."),
    )  # fmt: skip


def interim(material: Material, rows: Sequence[Entry]) -> ReportTable:
    """Izin sementara waiting for the official, oldest first."""
    header = [
        head("NO", kind=_N), head("NAMA", share=1.5), head("NIP", kind=Kind.NIP), head("UNIT KERJA", share=1.4),
        head("JENIS CUTI", share=0.9), head("MULAI", kind=_D), head("SAMPAI", kind=_D),
        head("IZIN SEMENTARA", share=1.2), head("MENUNGGU\n(HARI)", kind=_C),
    ]  # fmt: skip
    made = [
        Row((number, e.nama, e.nip, e.unit, kind_word(e), e.mulai, e.sampai, e.nomor,
             max(0, (material.on - e.mulai).days)), e.employee_id)
        for number, e in enumerate(rows, 1)
    ]  # fmt: skip
    return material.table(
        "cuti-izin-sementara", "DAFTAR IZIN SEMENTARA YANG BELUM DISAHKAN", header, [Group("", tuple(made))],
        count=len(made), hint=Hint(8.0),
        notes=_notes(rows, "Segera dilaporkan kepada pejabat yang berwenang (Peraturan BKN 24/2017 III.E)."),
    )  # fmt: skip


def postponed(material: Material, rows: Sequence[Postponed]) -> ReportTable:
    """Postponed leave that nobody has taken up, the soonest to lapse first."""
    header = [
        head("NO", kind=_N), head("NAMA", share=1.5), head("NIP", kind=Kind.NIP), head("UNIT KERJA", share=1.3),
        head("DIMINTA", head("MULAI", kind=_D), head("SAMPAI", kind=_D)), head("HARI\nDITANGGUHKAN", kind=_C),
        head("KEPUTUSAN", kind=_D), head("ALASAN", share=1.4), head("PALING\nLAMBAT", kind=_D),
    ]  # fmt: skip
    made = [
        Row((number, p.entry.nama, p.entry.nip, p.entry.unit, p.entry.mulai, p.entry.sampai, p.days, p.decided,
             p.reason or None, p.until), p.entry.employee_id)
        for number, p in enumerate(rows, 1)
    ]  # fmt: skip
    return material.table(
        "cuti-penangguhan", "DAFTAR CUTI DITANGGUHKAN YANG BELUM DIAMBIL", header, [Group("", tuple(made))],
        count=len(made), hint=Hint(8.0),
        notes=_notes([p.entry for p in rows], "Penangguhan paling lama satu tahun (Peraturan BKN 24/2017 III.A)."),
    )  # fmt: skip
