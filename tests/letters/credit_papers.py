"""The papers of angka kredit, to try: a full year, parts of one, a long ledger, a PAK with everything."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from asn_desktop.letters.credit import (
    AccumulationLine,
    AccumulationPaper,
    ConversionLine,
    ConversionPaper,
    CreditDecree,
    CreditNeed,
    CreditSum,
    Holder,
)
from asn_desktop.letters.values import Heading, Person, Signer

DAY = dt.date(2026, 12, 17)
PERSON = Person(
    "Rina Marlina, S.T.", "19880612 201101 2 001", "Penata (III/c)", "Penguji Kendaraan Bermotor Ahli Muda",
    "Bidang Angkutan, Dinas Perhubungan", "Pegawai Negeri Sipil",
)  # fmt: skip
HOLDER = Holder(
    "N 123456", "Tirtamaya / 12 Juni 1988", "Perempuan", "Penata (III/c) / 1 April 2023",
    "Penguji Kendaraan Bermotor Ahli Muda / 1 Januari 2022", "Bidang Angkutan, Dinas Perhubungan",
    "Pemerintah Kabupaten Tirtamaya",
)  # fmt: skip
SIGNER = Signer("Kepala Bidang Angkutan", "Bambang Sutopo, S.H., M.H.", "19750302 199803 1 004", "Pembina (IV/a)",
                "Pejabat Penilai Kinerja")  # fmt: skip
_BASE = {
    "heading": Heading("800.1.7/44/DISHUB/2026", "Tirtamaya", DAY), "person": PERSON, "versi": 1,
    "instansi": "Pemerintah Kabupaten Tirtamaya", "periode": "1 Januari s.d. 31 Desember 2026", "dinilai": HOLDER,
    "tanggal": DAY, "signer": SIGNER,
}  # fmt: skip
YEAR = ConversionPaper(**_BASE, hasil=(ConversionLine("Sangat Baik", "150%", "25", "37,50"),), jumlah="37,50")  # type: ignore[arg-type]
PARTS = replace(YEAR, hasil=(ConversionLine("Baik", "4/12 × 100%", "25", "8,33"),
                             ConversionLine("Baik", "3/12 × 100%", "25", "6,25")), jumlah="14,58")  # fmt: skip
LEDGER = AccumulationPaper(
    **_BASE, jumlah="122,50",  # type: ignore[arg-type]
    baris=(
        AccumulationLine("2022", "-", "AK JF lama", "-", "-", "10,00"),
        AccumulationLine("2023", "Januari – Desember", "Sangat Baik", "150%", "25", "37,50"),
        AccumulationLine("2024", "Januari – Desember", "Baik", "100%", "25", "25,00"),
        AccumulationLine("2025", "Januari – Maret", "Butuh Perbaikan", "3/12 × 75%", "25", "4,69"),
        AccumulationLine("2025", "Juli – Desember", "Baik", "6/12 × 100%", "25", "12,50"),
        AccumulationLine("2025", "-", "AK peningkatan pendidikan", "-", "-", "25,00"),
    ),
)  # fmt: skip
LONG_LEDGER = replace(LEDGER, baris=LEDGER.baris * 12)
DECREE = CreditDecree(
    **_BASE,  # type: ignore[arg-type]
    hasil=(
        CreditSum("AK Dasar yang diberikan", "0,00", "0,00", "0,00"), CreditSum("AK JF lama", "10,00", "0,00", "10,00"),
        CreditSum("AK Penyesuaian/Penyetaraan", "0,00", "0,00", "0,00"),
        CreditSum("AK Konversi", "62,50", "37,50", "100,00"),
        CreditSum("AK yang diperoleh dari peningkatan pendidikan", "0,00", "25,00", "25,00"),
    ),
    jumlah=CreditSum("Total", "72,50", "62,50", "135,00"),
    keperluan=(CreditNeed("Kenaikan pangkat ke Penata Tingkat I (III/d)", "100", "Kelebihan 35,00"),
               CreditNeed("Kenaikan jenjang ke Ahli Madya", "200", "Kekurangan 65,00")),
    saran="Dapat dipertimbangkan untuk kenaikan pangkat ke Penata Tingkat I (III/d), dengan memenuhi syarat lainnya.",
)  # fmt: skip
CREDIT = {
    "konversi_predikat": YEAR, "konversi_bagian_tahun": PARTS, "akumulasi_angka_kredit": LEDGER,
    "penetapan_angka_kredit": DECREE,
}  # fmt: skip
