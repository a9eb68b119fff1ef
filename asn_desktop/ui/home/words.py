"""The words of the work list: titles, second lines, verbs and where each verb leads."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from asn_desktop.rules.words import SHORT_MONTHS, short_date, thousands
from asn_desktop.services.home import Person, WorkRow

PARTS = {
    "tanpa_nip": "NIP kosong", "tanpa_nik": "NIK kosong", "tanpa_unit": "tanpa unit",
    "tanpa_golongan": "tanpa golongan", "tanpa_jabatan": "tanpa jabatan", "tmt_sebelum_lahir": "TMT CPNS sebelum lahir",
    "tmt_golongan_sebelum_cpns": "TMT golongan sebelum CPNS",
}  # fmt: skip
EVALUATION = {"umpan_balik": "umpan balik penilai", "evaluasi": "belum dinilai atau ditetapkan", "skp": "SKP",
              "keberatan": "keberatan menunggu", "dialog": "tindak lanjut dialog"}  # fmt: skip
# Kinds of dates -> title, verb, where the verb leads.
DATES: dict[str, tuple[str, str, tuple[str, str, tuple[object, ...]]]] = {
    "kgb": ("Kenaikan gaji berkala perlu surat", "Buat surat", ("laporan", "show_kgb_letters", ())),
    "kgb_data": ("KGB belum dapat dihitung: golongan, TMT, atau MKG kosong", "Lihat daftar",
                 ("laporan", "show_report", ("kgb",))),
    "kontrak": ("Perjanjian kerja PPPK segera berakhir", "Lihat daftar", ("laporan", "show_report", ("kontrak",))),
    "cpns": ("CPNS lebih dari satu tahun", "Lihat daftar", ("laporan", "show_report", ("cpns",))),
    "pensiun": ("Pensiun dalam setahun", "Lihat daftar", ("laporan", "show_report", ("pensiun",))),
}


@dataclass(frozen=True)
class Said:
    """One row as shown: title, second line, badge (text, tone) or None, verb, and (tab, method, values)."""

    title: str
    text: str
    badge: tuple[str, str] | None
    verb: str
    leads_to: tuple[str, str, tuple[object, ...]]


def said(row: WorkRow, today: dt.date, centre: str) -> Said:
    """The words of one kind of work."""
    names = " · ".join(person(one) for one in row.people)
    more = row.count - len(row.people)
    if row.people and more > 0:
        names += f" · dan {thousands(more)} lagi"
    if row.kind == "cuti_menunggu":
        return Said("Permintaan cuti menunggu", names, waiting(row.since, today, "paling lama"), "Periksa",
                    ("cuti", "show_list", ("menunggu",)))
    if row.kind == "cuti_tugas":
        late = row.since is not None and row.since < today
        return Said("Tindak lanjut cuti", names, ("lewat waktunya", "warn") if late else None, "Lihat",
                    ("cuti", "show_tasks", ()))
    if row.kind == "surat_nomor":
        return Said("Surat menunggu nomor", names, waiting(row.since, today), "Isi nomor",
                    ("surat", "show_waiting", ("menunggu_nomor",)))
    if row.kind == "surat_tanda_tangan":
        return Said("Surat menunggu tanda tangan", names, waiting(row.since, today), "Buka surat",
                    ("surat", "show_waiting", ("siap",)))
    if row.kind == "kinerja":
        told = " · ".join(f"{EVALUATION[name]} {thousands(n)}" for name, n in (row.parts or {}).items())
        return Said("Evaluasi kinerja belum lengkap", told, waiting(row.since, today, "keberatan"), "Lihat putaran",
                    ("kinerja", "show_stuck", ()))
    if row.kind == "saldo_awal":
        return Said("Saldo awal cuti belum diisi", names, None, "Isi saldo", ("cuti", "show_openings", ()))
    if row.kind == "belum_dikirim":
        oldest = f"tertua {short_date(row.since)}" if row.since else ""
        return Said(f"Perubahan belum dikirim ke {centre}", oldest, None, "Kirim", ("kirim", "", ()))
    if row.kind in DATES:
        title, verb, leads_to = DATES[row.kind]
        late = row.kind == "kgb" and row.since is not None and row.since < today
        return Said(title, names, ("surat sudah waktunya", "warn") if late else None, verb, leads_to)
    parts = " · ".join(f"{PARTS[name]} {thousands(n)}" for name, n in (row.parts or {}).items())
    return Said("Isian pokok kosong atau tidak cocok", parts, None, "Perbaiki", ("pegawai", "show_anomalies", ()))


def person(one: Person) -> str:
    """ "Ahmad Fauzi 21–31 Des", "Siti Rahmawati"."""
    return f"{one.nama} {span(one.mulai, one.sampai)}".strip()


def span(first: dt.date | None, last: dt.date | None) -> str:
    """A period in as few words as a clerk writes it: "21–31 Des", "28 Des – 4 Jan", "30 Nov"."""
    if first is None:
        return ""
    if last is None or first == last:
        return f"{first.day} {SHORT_MONTHS[first.month - 1]}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {SHORT_MONTHS[first.month - 1]}"
    year = f" {last.year}" if (last - first).days > 300 else ""  # a leave of years never reads as one of days
    return f"{first.day} {SHORT_MONTHS[first.month - 1]} – {last.day} {SHORT_MONTHS[last.month - 1]}{year}"


def waiting(since: dt.date | None, today: dt.date, lead: str = "") -> tuple[str, str] | None:
    """A badge for what waits three days or more."""
    days = (today - since).days if since else 0
    return (f"{lead} {thousands(days)} hari".strip(), "warn") if days >= 3 else None


def total(rows: tuple[WorkRow, ...]) -> str:
    """The line under the title."""
    number = sum(row.count for row in rows)
    return f"{thousands(number)} hal perlu Anda kerjakan." if number else "Tidak ada yang menunggu Anda."
