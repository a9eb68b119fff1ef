"""Sentences about lists and reports."""

SENTENCES = {
    "report_unknown": "Laporan “{raw}” tidak dikenal. Pilih salah satu dari daftar laporan.",
    "report_option": "Pilihan {pilihan} “{raw}” tidak dikenal pada {laporan}. Pilih salah satu nilai yang ditawarkan.",
    "report_nik": "Laporan dengan NIK lengkap hanya untuk petugas yang berwenang melihat data pribadi. Pilih NIK "
    "disamarkan, atau minta petugas kepegawaian membuatnya.",
    "report_paper": "Kertas “{raw}” tidak dikenal. Pilih F4 atau A4.",
}
