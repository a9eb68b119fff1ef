"""Sentences of the papers of leave: permits, letters around them, the CLTN set, the leave card."""

SENTENCES: dict[str, str] = {
    "leave_paper_kind": "Cuti di luar tanggungan negara tidak diberikan dengan surat izin. Buat Keputusan CLTN dari "
    "surat lain pada permintaan ini.",
}
