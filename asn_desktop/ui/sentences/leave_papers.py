"""Sentences of the papers of leave: permits, letters around them, the CLTN set, the leave card."""

SENTENCES: dict[str, str] = {
    "leave_paper_kind": "Cuti di luar tanggungan negara tidak diberikan dengan surat izin. Buat Keputusan CLTN dari "
    "surat lain pada permintaan ini.",
    "leave_letter_unknown": "Surat cuti “{raw}” tidak dikenal. Yang ada: {known}.",
    "leave_letter_exists": "Surat ini sudah dibuat, nomor {nomor}. Batalkan suratnya di tab Surat bila "
    "perlu dibuat ulang.",
    "leave_setting": "Setelan surat cuti “{raw}” tidak dikenal. Yang ada: {known}.",
    "leave_letter_kind": "Surat ini tidak untuk jenis cuti permintaan ini. Pilih surat lain dari daftar suratnya.",
    "leave_letter_lacks": "Surat belum dapat dibuat: {kurang} belum diisi. Lengkapi dahulu.",
    "leave_permit_missing": "Surat ini merujuk surat izin atau keputusan cutinya, yang belum bernomor. Terbitkan atau "
    "lengkapi nomornya dahulu.",
}
