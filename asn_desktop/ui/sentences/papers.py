"""Sentences of the papers about one person: salary step notice, biodata, data sheet, KP4."""

SENTENCES: dict[str, str] = {
    "nik_way": "Cara menulis NIK “{raw}” tidak dikenal. Pilih masked (disamarkan), full (lengkap), atau none (tidak "
    "dicetak).",
    "papers_nobody": "Tidak ada pegawai aktif pada unit ini. Pilih unit lain, atau periksa unit kerja pegawainya.",
}
