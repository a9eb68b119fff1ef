"""Whom the leave papers to try are about, and who signs them: long names, long units, acting heads, heads of region."""

from __future__ import annotations

import datetime as dt

from asn_desktop.letters.values import Heading, Letterhead, Person, Signer

DAY = dt.date(2026, 11, 23)
KOP = Letterhead(
    "PEMERINTAH KABUPATEN TIRTAMAYA", "DINAS PERHUBUNGAN", "Jalan Rekaan Nomor 12, Tirtamaya 00000",
    "Telepon (000) 000147 · dishub@tirtamaya.example",
)  # fmt: skip
KOP_LONG = Letterhead(
    "PEMERINTAH KABUPATEN TIRTAMAYA", "DINAS PENGENDALIAN PENDUDUK, KELUARGA BERENCANA, PEMBERDAYAAN PEREMPUAN, DAN "
    "PERLINDUNGAN ANAK", "Jalan Rekaan Nomor 12, Kelurahan Rekaan Tengah, Kecamatan Tirtamaya Utara, Tirtamaya 00000",
    "Telepon (000) 000147 · pos-el dppkbp3a@tirtamaya.example · laman dppkbp3a.tirtamaya.example",
)  # fmt: skip
KOP_BUPATI = Letterhead("", "BUPATI TIRTAMAYA", "", "", kepala_daerah=True)
PNS = Person(
    "Ahmad Fauzi, S.T.", "19850709 201001 1 015", "Penata (III/c)", "Penguji Kendaraan Bermotor Ahli Muda",
    "Bidang Angkutan, Dinas Perhubungan", "Pegawai Negeri Sipil",
)  # fmt: skip
LONG = Person(
    "Ni Luh Ayu Putu Kadek Sri Wahyuni Kusumadewi Pradnyaningrat, S.Pd., M.Pd.", "19870312 201101 2 004",
    "Penata Tingkat I (III/d)", "Kepala Subbidang Pengarusutamaan Gender dan Pemberdayaan Perempuan Bidang Ekonomi, "
    "Sosial, Politik, dan Hukum",
    "Bidang Pengarusutamaan Gender dan Pemberdayaan Perempuan, Dinas Pengendalian Penduduk, Keluarga Berencana, "
    "Pemberdayaan Perempuan, dan Perlindungan Anak", "Pegawai Negeri Sipil",
)  # fmt: skip
PPPK = Person(
    "Nur'aini Siregar, A.Md.Keb.", "19941130 202321 2 007", "VII", "Bidan Terampil",
    "UPTD Puskesmas Tirtamaya Selatan, Dinas Kesehatan", "Pegawai Pemerintah dengan Perjanjian Kerja",
)  # fmt: skip
PART_TIME = Person(
    "Rina Marlina", "19900317 202521 2 045", "-", "Operator Layanan Operasional", "Bidang Angkutan, Dinas Perhubungan",
    "Pegawai Pemerintah dengan Perjanjian Kerja Paruh Waktu",
)  # fmt: skip
KADIS = Signer("Kepala Dinas Perhubungan", "Drs. Haryanto, M.Si.", "19690214 199403 1 005", "Pembina Utama Muda (IV/c)")
KABID = Signer("Kepala Bidang Angkutan", "Rina Marlina, S.H., M.H.", "19780312 200312 2 004", "Pembina (IV/a)")
PLT = Signer("Kepala Dinas Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan, dan Perlindungan Anak",
             "Ir. Sudarmaji Kusumaatmadja Prawirodirdjo, S.T., M.T.", "19701105 199803 1 002",
             "Pembina Tingkat I (IV/b)", "Plt.")  # fmt: skip
BEHALF = Signer("Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", "Dr. Endang Lestari, M.AP.",
                "19720820 199703 2 001", "Pembina Utama Muda (IV/c)",
                "a.n. BUPATI TIRTAMAYA\nSEKRETARIS DAERAH\nu.b.")  # fmt: skip
BUPATI = Signer("Bupati Tirtamaya", "H. Surya Wijaya", None, None)
COPIES = ("Inspektur Kabupaten Tirtamaya", "Kepala BKPSDM Kabupaten Tirtamaya", "Kepala Bidang Angkutan", "Arsip")


def heading(number: str, day: dt.date | None = DAY) -> Heading:
    """Number, place and day."""
    return Heading(number, "Tirtamaya", day, "November 2026")
