"""Sentences of the letters: register, wordings, signatures, certificates, scans. Troubles are "what | what to do"."""

SENTENCES: dict[str, str] = {
    # register
    "letter_unknown": "Surat ini tidak ada dalam buku agenda kantor Anda. Muat ulang daftar, lalu pilih lagi.",
    "letter_mode": "Cara penomoran “{raw}” tidak dikenal. Pilih Agenda sendiri, Diketik, atau Kosongkan.",
    "letter_path": "Cara tanda tangan “{raw}” tidak dikenal. Pilih Tinta dan cap, TTE nasional, atau Sertifikat "
    "di sini.",
    "letter_code_missing": "Kode klasifikasi surat belum ada, padahal nomor agenda dimulai dengannya. Isi kodenya, "
    "misalnya 800.1.11.4 untuk cuti tahunan.",
    "letter_number_missing": "Nomor surat belum diisi. Ketik nomor dari sekretariat, atau pilih Kosongkan.",
    "letter_number_long": "Nomor surat lebih dari {longest} huruf, sehingga tidak muat di satu baris. Periksa "
    "isian nomor.",
    "letter_number_figures": "“{raw}” tidak memuat angka. Nomor surat perlu nomor urut; periksa kembali.",
    "letter_number_has": "Surat ini sudah bernomor {nomor}. Nomor yang sudah dipakai tidak diganti; batalkan suratnya "
    "bila nomornya salah.",
    "letter_number_first": "Surat belum bernomor. Tanda tangan elektronik mengunci halaman, jadi isi nomornya dahulu.",
    "duplicate_letter_number": "Nomor {nomor} sudah dipakai untuk “{perihal}” ({keadaan}). Satu nomor hanya untuk satu "
    "surat, juga bila suratnya batal. Periksa buku agenda, lalu pakai nomor lain.",
    "letter_void": "Surat ini sudah dibatalkan: {alasan}. Buat surat baru dengan nomor baru.",
    "letter_void_reason": "Alasan pembatalan belum jelas. Tulis sedikitnya beberapa kata; alasan itu tersimpan di buku "
    "agenda bersama nomornya.",
    "letter_signed": "Surat ini sudah ditandatangani, jadi tidak dapat diubah lagi. Batalkan surat ini dan buat "
    "yang baru.",
    "letter_not_signed": "Surat ini belum ditandatangani, jadi berkas bertanda tangannya belum ada.",
    "letter_character": "Huruf “{char}” ({code}) tidak dapat dicetak dengan huruf surat. Ganti huruf itu pada data "
    "asalnya, lalu buat suratnya lagi.",
    "letter_paper": "Ukuran kertas “{raw}” tidak dikenal. Yang tersedia: {known}.",
    "letter_crest": "Gambar lambang tidak dapat dibaca. Pilih berkas PNG atau JPEG lain di profil unit kerja.",
    "letter_file": "Berkas surat ini berbeda dari yang tercatat di buku agenda. | Jangan dipakai. Pulihkan dari "
    "cadangan, "
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
    "template_element": "Naskah surat {file}, baris {line}: perintah <{word}> tidak dikenal; yang paling mirip "
    "“{near}”. "
    "| Perbaiki baris itu. Yang dikenal: {known}.",
    "template_attribute": "Naskah surat {file}, baris {line}: keterangan “{word}” tidak dikenal; yang paling mirip "
    "“{near}”. | Perbaiki baris itu. Yang dikenal: {known}.",
    "template_blank": "Naskah surat {file}, baris {line}: isian {{{word}}} tidak dikenal; yang paling mirip “{near}”. "
    "| Perbaiki baris itu. Yang dikenal: {known}.",
    "template_filter": "Naskah surat {file}, baris {line}: bentuk “{word}” tidak dapat dipakai di sini; yang paling "
    "mirip “{near}”. | Perbaiki baris itu. Yang dapat dipakai: {known}.",
    "template_value": "Naskah surat {file}, baris {line}: nilai “{word}” ({value}) tidak dapat dibaca. | Perbaiki "
    "baris "
    "itu, atau hapus salinan kantor agar naskah bawaan dipakai.",
    "qr_unreadable": "Teks QR ini bukan QR pemeriksaan data dari ASN Desktop, atau tidak terbaca utuh. Pindai lagi "
    "dengan kamera lebih dekat.",
    # keys and certificates
    "key_passphrase": "Sandi berkas sertifikat tidak cocok. | Ketik ulang sandi dari penerbit sertifikat; huruf besar "
    "dan kecil dibedakan. Belum ada yang ditandatangani.",
    "key_file": "Berkas ini bukan berkas sertifikat (.p12 atau .pfx), atau rusak. | Pilih berkas lain, atau minta "
    "salinan "
    "baru kepada pemiliknya.",
    "key_empty": "Berkas ini tidak memuat kunci dan sertifikat penanda tangan. | Pilih berkas .p12 yang lengkap.",
    "key_weak": "Kunci dalam berkas ini terlalu lemah atau jenisnya tidak didukung. | Minta sertifikat RSA 2048 "
    "bit atau "
    "lebih, atau EC P-256.",
    "certificate_not_yet": "Sertifikat ini baru berlaku mulai {day}. | Periksa tanggal komputer; bila benar, tunggu "
    "sampai hari itu.",
    "certificate_expired": "Sertifikat ini berakhir pada {day}. | Minta sertifikat baru kepada penerbitnya. Belum "
    "ada yang "
    "ditandatangani.",
    "certificate_usage": "Sertifikat ini tidak dibuat untuk menandatangani dokumen. | Pakai sertifikat tanda "
    "tangan, bukan "
    "sertifikat situs web atau enkripsi.",
    "certificate_chain": "Sertifikat ini tidak sampai ke sertifikat akar yang dipercaya kantor Anda. | Masukkan "
    "sertifikat akar penerbitnya lebih dahulu, atau pakai sertifikat lain.",
    "certificate_practice": "Sertifikat latihan hanya untuk Kantor Latihan, dan sebaliknya. | Pakai sertifikat "
    "yang sesuai "
    "dengan kantor yang sedang dibuka.",
    "certificate_revoked": "Sertifikat ini dicabut sejak {day}. | Jangan dipakai. Minta sertifikat baru kepada "
    "penerbitnya.",
    "certificate_other": "Sertifikat ini bukan milik penanda tangan yang tercetak di surat (NIP atau namanya "
    "berbeda). | "
    "Pilih sertifikat pejabat yang namanya tercetak, atau betulkan penanda tangan surat.",
    "certificate_key": "Kunci dan sertifikat dalam berkas ini tidak berpasangan. | Minta berkas .p12 yang baru.",
    "certificate_settings": "Daftar sertifikat akar kantor tidak dapat dibaca. | Masukkan lagi sertifikat akarnya.",
    "practice_only": "Sertifikat latihan hanya dapat dibuat di Kantor Latihan. Buka Kantor Latihan, lalu ulangi.",
    "passphrase_short": "Sandi berkas sertifikat sedikitnya enam huruf. Ketik sandi yang lebih panjang.",
    "root_unreadable": "Berkas ini bukan sertifikat. Pilih berkas .pem, .crt, atau .cer.",
    "root_not_one": "Sertifikat ini bukan sertifikat akar. Pilih sertifikat akar dari penerbitnya.",
    "crl_unreadable": "Berkas ini bukan daftar pencabutan sertifikat (.crl). Pilih berkas lain.",
    "crl_unknown_issuer": "Daftar pencabutan ini tidak berasal dari akar yang dipercaya. Masukkan akarnya lebih "
    "dahulu.",
    # signing
    "letter_field": "Tempat tanda tangan “{field}” tidak ada atau sudah terisi. Muat ulang surat, lalu periksa siapa "
    "yang sudah menandatangani.",
    "letter_closed": "Surat ini sudah dikunci oleh tanda tangan terakhir, jadi tidak dapat ditambah tanda tangan.",
    "letter_step_open": "Bagian formulir ini belum diputuskan, jadi belum dapat ditandatangani. Catat "
    "keputusannya dahulu.",
    "signing_failed": "Tanda tangan tidak dapat dibubuhkan pada berkas ini. | Surat tidak berubah. Coba lagi; bila "
    "berulang, buat surat baru.",
    "letter_day_early": "Tanggal tanda tangan lebih awal daripada surat dicatat ({dicatat}). Periksa tanggalnya.",
    "scan_missing": "Pindaian atau foto belum dipilih. Pilih satu berkas PDF, atau foto setiap halaman.",
    "scan_too_large": "Berkas pindaian lebih dari {largest} MB. Pindai dengan 200 dpi, atau kecilkan fotonya.",
    "scan_mixed": "Pilih satu berkas PDF saja, atau beberapa foto; jangan keduanya sekaligus.",
    "scan_unreadable": "Berkas pindaian tidak dapat dibuka. Pilih PDF, JPEG, atau PNG yang utuh.",
    "tte_unsigned": "Berkas ini belum bertanda tangan elektronik. Tandatangani dulu di layanan TTE, lalu masukkan "
    "hasilnya.",
    "tte_damaged": "Berkas ini berubah setelah ditandatangani, atau rusak. Unduh ulang hasilnya dari layanan TTE.",
    "tte_other_letter": "Berkas ini adalah surat lain; data di dalamnya tidak sama dengan surat ini. Pilih berkas "
    "yang benar.",
    "tte_changed": "Layanan TTE menulis ulang halaman surat. Bandingkan kedua halaman, lalu catat siapa yang "
    "menerimanya "
    "sebagai “diubah oleh layanan TTE”.",
    # verdicts of Periksa surat
    "check_gap_wrong": "Tempat tanda tangan di berkas tidak sesuai dengan bagian yang ditandatangani.",
    "check_padding_wrong": "Ada sisipan di belakang tanda tangan.",
    "check_cms_wrong": "Isi tanda tangan tidak utuh atau memuat sesuatu yang tidak dikenal.",
    "check_digest_wrong": "Isi surat berbeda dari isi yang ditandatangani.",
    "check_not_all_covered": "Ada yang ditambahkan setelah tanda tangan terakhir.",
    "check_unreadable": "Berkas tidak dapat dibaca sebagai PDF yang utuh.",
    "check_changed_after": "Surat diubah setelah ditandatangani, melebihi yang diizinkan penanda tangan.",
    "check_certificate_chain": "Penerbit sertifikat tidak dikenal oleh kantor Anda.",
    "check_certificate_expired": "Sertifikat sudah berakhir pada waktu penandatanganan.",
    "check_certificate_not_yet": "Sertifikat belum berlaku pada waktu penandatanganan.",
    "check_certificate_usage": "Sertifikat tidak dibuat untuk menandatangani dokumen.",
    "check_certificate_revoked": "Sertifikat sudah dicabut pada waktu penandatanganan.",
    "unchecked_revocation": "Pencabutan sertifikat: tidak ada daftar pencabutan dari penerbitnya di kantor ini.",
    "unchecked_time": "Waktu tanda tangan: menurut jam komputer penanda tangan, tanpa stempel waktu.",
    "unchecked_no_signature": "Asal surat: tanpa tanda tangan elektronik, hanya buku agenda yang dapat dicocokkan.",
}
