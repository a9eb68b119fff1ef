"""Sentences of the letters: register, wordings, signatures, certificates, scans. Troubles are "what | what to do"."""

SENTENCES: dict[str, str] = {
    # register
    "letter_unknown": "Surat ini tidak ada dalam buku agenda kantor Anda. Muat ulang daftar, lalu pilih lagi.",
    "letter_mode": "Cara penomoran “{raw}” tidak dikenal. Pilih Agenda sendiri, Diketik, atau Kosongkan.",
    "letter_path": "Cara tanda tangan “{raw}” tidak dikenal. Pilih Tinta dan cap, TTE nasional, atau Sertifikat di sini.",
    "letter_code_missing": "Kode klasifikasi surat belum ada, padahal nomor agenda dimulai dengannya. Isi kodenya, "
    "misalnya 800.1.11.4 untuk cuti tahunan.",
    "letter_number_missing": "Nomor surat belum diisi. Ketik nomor dari sekretariat, atau pilih Kosongkan.",
    "letter_number_long": "Nomor surat lebih dari {longest} huruf, sehingga tidak muat di satu baris. Periksa isian nomor.",
    "letter_number_figures": "“{raw}” tidak memuat angka. Nomor surat perlu nomor urut; periksa kembali.",
    "letter_number_has": "Surat ini sudah bernomor {nomor}. Nomor yang sudah dipakai tidak diganti; batalkan suratnya "
    "bila nomornya salah.",
    "letter_number_first": "Surat belum bernomor. Tanda tangan elektronik mengunci halaman, jadi isi nomornya dahulu.",
    "duplicate_letter_number": "Nomor {nomor} sudah dipakai untuk “{perihal}” ({keadaan}). Satu nomor hanya untuk satu "
    "surat, juga bila suratnya batal. Periksa buku agenda, lalu pakai nomor lain.",
    "letter_void": "Surat ini sudah dibatalkan: {alasan}. Buat surat baru dengan nomor baru.",
    "letter_void_reason": "Alasan pembatalan belum jelas. Tulis sedikitnya beberapa kata; alasan itu tersimpan di buku "
    "agenda bersama nomornya.",
    "letter_signed": "Surat ini sudah ditandatangani, jadi tidak dapat diubah lagi. Batalkan surat ini dan buat yang baru.",
    "letter_not_signed": "Surat ini belum ditandatangani, jadi berkas bertanda tangannya belum ada.",
    "letter_character": "Huruf “{char}” ({code}) tidak dapat dicetak dengan huruf surat. Ganti huruf itu pada data "
    "asalnya, lalu buat suratnya lagi.",
    "letter_paper": "Ukuran kertas “{raw}” tidak dikenal. Yang tersedia: {known}.",
    "letter_crest": "Gambar lambang tidak dapat dibaca. Pilih berkas PNG atau JPEG lain di profil unit kerja.",
    "letter_file": "Berkas surat ini berbeda dari yang tercatat di buku agenda. | Jangan dipakai. Pulihkan dari cadangan, "
    "atau cetak surat baru.",
    "letter_data": "Isi surat ini tidak dapat dibaca kembali. | Berkas PDF yang sudah terbit tetap berlaku; buat surat "
    "baru bila halaman perlu berubah.",
    # wordings
    "template_unreadable": "Naskah surat {file} tidak ditemukan atau tidak dapat dibaca. | Hapus salinan naskah kantor "
    "bila ada, atau pasang ulang aplikasi.",
    "template_xml": "Naskah surat {file} rusak di baris {line}: {said}. | Periksa tanda < > dan & pada baris itu, atau "
    "hapus salinan kantor agar naskah bawaan dipakai.",
    "template_data": "Naskah surat {file} (baris {line}) dibuat untuk data “{word}”, bukan {known}. | Pakai naskah "
    "bawaan sebagai contoh.",
    "template_element": "Naskah surat {file}, baris {line}: perintah <{word}> tidak dikenal; yang paling mirip “{near}”. "
    "| Perbaiki baris itu. Yang dikenal: {known}.",
    "template_attribute": "Naskah surat {file}, baris {line}: keterangan “{word}” tidak dikenal; yang paling mirip "
    "“{near}”. | Perbaiki baris itu. Yang dikenal: {known}.",
    "template_blank": "Naskah surat {file}, baris {line}: isian {{{word}}} tidak dikenal; yang paling mirip “{near}”. "
    "| Perbaiki baris itu. Yang dikenal: {known}.",
    "template_filter": "Naskah surat {file}, baris {line}: bentuk “{word}” tidak dapat dipakai di sini; yang paling "
    "mirip “{near}”. | Perbaiki baris itu. Yang dapat dipakai: {known}.",
    "template_value": "Naskah surat {file}, baris {line}: nilai “{word}” ({value}) tidak dapat dibaca. | Perbaiki baris "
    "itu, atau hapus salinan kantor agar naskah bawaan dipakai.",
    "qr_unreadable": "Teks QR ini bukan QR pemeriksaan data dari ASN Desktop, atau tidak terbaca utuh. Pindai lagi "
    "dengan kamera lebih dekat.",
}
