"""Permits of every kind to try: PNS and PPPK, long names, abroad, with a remote addition, Plt., a.n. and u.b."""

from __future__ import annotations

import datetime as dt

from asn_desktop.letters.leave_permit import (
    ImportantPermitLetter,
    LeavePermitLetter,
    LongPermitLetter,
    MaternityPermitLetter,
    RemoteDays,
    SickPermitLetter,
)

from .leave_people import BEHALF, COPIES, KADIS, KOP, KOP_LONG, LONG, PART_TIME, PLT, PNS, PPPK, heading

D = dt.date
HOME = "Jalan Melati Nomor 4, Tirtamaya"

REMOTE = LeavePermitLetter(
    KOP, heading("800.1.11.4/216/DISHUB/2026"), PNS, (2026,), 12, "hari kerja", D(2026, 7, 6), D(2026, 7, 21),
    "Desa Rekaan Hulu, Kecamatan Rekaan Atas", KADIS, COPIES,
    tambahan=RemoteDays(12, D(2026, 7, 22), D(2026, 8, 2)),
)  # fmt: skip
SICK = SickPermitLetter(
    KOP, heading("800.1.11.2/217/DISHUB/2026"), PART_TIME, 10, "hari", D(2026, 11, 24), D(2026, 12, 3), HOME, KADIS,
    COPIES,
)  # fmt: skip
MATERNITY = MaternityPermitLetter(
    KOP_LONG, heading("800.1.11.3/218/DPPKBP3A/2026"), PPPK, 3, "bulan", D(2026, 12, 1), D(2027, 2, 28), HOME, PLT,
    COPIES,
)  # fmt: skip
IMPORTANT = ImportantPermitLetter(
    KOP_LONG, heading("800.1.11.5/219/DPPKBP3A/2026"), LONG, 14, "hari", D(2026, 12, 1), D(2026, 12, 14),
    "Apartemen Rekaan Lantai 7, Kuala Lumpur", BEHALF, COPIES, "Malaysia",
)  # fmt: skip
BESAR = LongPermitLetter(
    KOP, heading("800.1.11.6/220/DISHUB/2027"), PNS, 3, "bulan", D(2027, 4, 1), D(2027, 6, 30), HOME, KADIS,
    ("Inspektur Kabupaten Tirtamaya", "Kepala BKPSDM Kabupaten Tirtamaya", "Kepala BPKAD Kabupaten Tirtamaya",
     "Kepala Bidang Angkutan", "Arsip"), tahun=2027,
)  # fmt: skip
PERMITS = {
    "surat_izin_cuti_tahunan_terpencil": REMOTE, "surat_izin_cuti_sakit": SICK,
    "surat_izin_cuti_melahirkan": MATERNITY, "surat_izin_cuti_alasan_penting": IMPORTANT,
    "surat_izin_cuti_besar": BESAR,
}  # fmt: skip
