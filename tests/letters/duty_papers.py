"""Surat tugas and slip of an izin to try: one person, and six with long posts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from asn_desktop.letters.attendance import DutyOrderLetter, PermitSlip
from asn_desktop.letters.values import Heading

from .person_papers import DAY, HEAD, KOP, PNS, PPPK

SLIP = PermitSlip(
    KOP, Heading(None, "Tirtamaya", DAY), PNS, "keluar kantor", "Senin, 23 November 2026, pukul 10.00 sampai 12.00",
    "Mengurus dokumen kependudukan di Kecamatan Tirtamaya Utara", replace(HEAD, awalan=None),
)  # fmt: skip
ORDER = DutyOrderLetter(
    KOP, Heading("800.1.11.1/31/DISHUB/2026", "Tirtamaya", DAY),
    ("Undangan Dinas Perhubungan Provinsi Nomor 005/1177/2026 tanggal 18 November 2026",
     "Dokumen Pelaksanaan Anggaran Dinas Perhubungan Tahun Anggaran 2026"),
    (PNS, PPPK), "Mengikuti rapat koordinasi angkutan Natal dan Tahun Baru", "Dinas Perhubungan Provinsi, Kota Rekaan",
    3, dt.date(2026, 11, 30), dt.date(2026, 12, 2), replace(HEAD, awalan=None),
    ("Inspektur Kabupaten Tirtamaya", "Arsip"),
)  # fmt: skip
DUTY = {"surat_tugas": ORDER, "slip_izin": SLIP}
