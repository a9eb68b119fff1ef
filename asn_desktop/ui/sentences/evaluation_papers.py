"""Sentences of the documents of evaluation: what they still lack, which there are."""

SENTENCES: dict[str, str] = {
    "paper_kind_unknown": "Dokumen “{raw}” tidak dikenal. Yang dapat dibuat: {dikenal}.",
    "paper_skp_needed": "Dokumen ini dibuat dari sebuah SKP, dan SKP-nya belum dipilih. Pilih SKP-nya dahulu.",
    "paper_evaluation_needed": "Dokumen ini dibuat dari hasil evaluasi, dan hasilnya belum dipilih. Pilih periode yang "
    "sudah dinilai.",
    "paper_skp_not_fixed": "SKP {nama} masih konsep, jadi dokumennya belum dapat dibuat untuk ditandatangani. Tetapkan "
    "SKP-nya dahulu; pratinjau sudah dapat dilihat.",
    "paper_skp_void": "SKP {nama} sudah dibatalkan, jadi tidak ada dokumen darinya. Pilih SKP yang berlaku.",
    "paper_no_annex": "Lampiran SKP {nama} belum berisi. Isi dukungan sumber daya, skema pertanggungjawaban, atau "
    "konsekuensi.",
    "paper_no_actions": "Rencana aksi {nama} belum berisi. Isi paling sedikit satu langkah pada suatu hasil kerja.",
    "paper_evaluation_not_fixed": "Hasil evaluasi {nama} ({periode}) belum ditetapkan, jadi dokumennya belum dapat "
    "dibuat untuk ditandatangani. Tetapkan hasilnya dahulu; pratinjau sudah dapat dilihat.",
    "paper_evaluation_gone": "Hasil evaluasi {nama} ({periode}) ini sudah diganti atau dibatalkan. Dokumen dibuat dari "
    "versi yang berlaku.",
    "paper_no_ratings": "Rating hasil kerja dan perilaku kerja {nama} ({periode}) belum diisi, jadi predikatnya "
    "belum ada. Isi penilaiannya dahulu.",
    "paper_no_achievement": "Capaian kinerja organisasi untuk {periode} belum dicatat, padahal dokumen {nama} "
    "memuatnya. Catat capaian unit beserta dokumennya.",
    "paper_superior_missing": "{nama} tidak bersedia menandatangani, jadi atasan pejabat penilai ikut tanda "
    "tangan, tetapi namanya belum ada. Lengkapi atasan pejabat penilai pada SKP-nya.",
    "paper_none_waiting": "Tidak ada dokumen yang menunggu tanda tangan NIP {nip}. Periksa NIP-nya, atau buat "
    "dokumennya dahulu.",
    "paper_elsewhere": "{nama} dinilai di tempat lain untuk {periode}, jadi lembar kerja evaluasi tidak ada di sini. "
    "Dokumen evaluasinya dapat dibuat.",
    "evaluation_nothing_drawn": "Belum ada predikat yang ditetapkan untuk {periode}, jadi tidak ada yang digambar. "
    "Pilih periode lain, atau tetapkan hasilnya dahulu.",
}
