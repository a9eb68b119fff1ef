"""Form 1.b of every kind and state to try: changed and postponed decisions, PPPK, long names, open sections."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from asn_desktop.letters.leave_form import FormStep, LeaveFormLetter, LeaveRowLeft

from .leave_people import DAY, KABID, KADIS, LONG, PLT, PNS, PPPK, heading
from .leave_permits import HOME

D = dt.date
LEFT = (LeaveRowLeft(2024, 0), LeaveRowLeft(2025, 6), LeaveRowLeft(2026, 12, "ditambah 4 hari cuti bersama"))
NONE = {"BESAR": "-", "SAKIT": "sudah diambil 3 hari", "MELAHIRKAN": "-", "ALASAN_PENTING": "-", "CLTN": "-"}
NO = dict.fromkeys(NONE, "-")

CHANGED = LeaveFormLetter(
    replace(heading(""), nomor=None), "Kepala Dinas Perhubungan", "Tirtamaya", PNS, (16, 10), "TAHUNAN",
    "Menghadiri pernikahan adik kandung.", 7, "hari", D(2026, 12, 21), D(2026, 12, 31), LEFT, NONE, HOME,
    "0812 0000 1234", FormStep("DISETUJUI", "", KABID),
    FormStep("PERUBAHAN", "Pengamanan angkutan Natal memerlukan petugas sampai 27 Desember.", KADIS,
             "Menjadi 4 (empat) hari kerja, 28 Desember 2026 s/d 31 Desember 2026."), "SR",
)  # fmt: skip
POSTPONED = replace(
    CHANGED, lama=12, atasan=FormStep("TIDAK_DISETUJUI", "Pegawai lain pada bidang yang sama sedang cuti.", KABID),
    pyb=FormStep("DITANGGUHKAN", "Kepentingan dinas mendesak: angkutan Natal dan Tahun Baru.", KADIS,
                 "Ditangguhkan 12 (dua belas) hari kerja."),
)  # fmt: skip
LONGEST = replace(
    CHANGED, person=LONG, jenis="ALASAN_PENTING", lama=1, satuan="bulan", mulai=D(2026, 12, 1), sampai=D(2026, 12, 31),
    alasan="Mendampingi ibu kandung yang dirawat inap karena sakit keras di rumah sakit umum pusat, serta mengurus "
    "segala keperluan perawatan dan hak-haknya selama dirawat sampai dinyatakan dapat pulang oleh dokter.",
    tujuan=f"Plt. {PLT.jabatan}",
    alamat="Jalan Rekaan Raya Nomor 147, Kelurahan Rekaan Tengah, Kecamatan Rekaan Utara, "
    "Kota Rekaan, Provinsi Rekaan Timur 00000", atasan=FormStep("DISETUJUI", "", PLT), pyb=FormStep(None, "", PLT),
    catatan_lain={**NO, "BESAR": "sudah diambil 3 bulan (2022)", "SAKIT": "sudah diambil 12 hari"},
)  # fmt: skip
CLTN = replace(
    CHANGED, jenis="CLTN", lama=3, satuan="tahun", mulai=D(2027, 1, 1), sampai=D(2029, 12, 31),
    tujuan="Bupati Tirtamaya",
    alasan="Mengikuti suami yang melaksanakan tugas belajar.", catatan_lain=NO, atasan=None, pyb=None,
    sisa=(LeaveRowLeft(2025, None), LeaveRowLeft(2026, None), LeaveRowLeft(2027, None)),
)  # fmt: skip
OF_PPPK = replace(
    CHANGED, person=PPPK, jenis="SAKIT", lama=10, satuan="hari", mulai=D(2026, 11, 24), sampai=D(2026, 12, 3),
    pppk=True,
    alasan="Sakit.", catatan_lain=NO, masa_kerja=(3, 1), atasan=FormStep("DISETUJUI", "", KABID),
    pyb=FormStep("DISETUJUI", "", KADIS), heading=replace(heading("800.1.11.2/231"), tanggal=DAY),
)  # fmt: skip
FORMS = {
    "formulir_cuti_diubah": CHANGED, "formulir_cuti_ditangguhkan": POSTPONED, "formulir_cuti_panjang": LONGEST,
    "formulir_cuti_cltn": CLTN, "formulir_cuti_pppk": OF_PPPK,
}  # fmt: skip
