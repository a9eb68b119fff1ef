"""Sentences of the store: opening, passwords, places, backups, recovery."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # opening
    "wrong_login": "Nama pengguna atau kata sandi tidak cocok. | Periksa huruf besar dan kecil serta tombol Caps "
    "Lock, lalu coba lagi. Jedanya makin lama setiap kali keliru (sekarang {seconds} detik).",
    "login_wait": "Terlalu banyak percobaan masuk. | Tunggu {seconds} detik, lalu coba lagi.",
    "user_inactive": "Akun ini sudah tidak aktif. | Minta admin kantor untuk menambahkan Anda lagi.",
    "store_in_use": "Data kantor sedang dibuka oleh {holder} di komputer {machine}. | Tutup aplikasi di sana, atau "
    "tunggu sampai selesai. Dua orang tidak dapat menulis pada saat yang sama.",
    "store_busy": "Data kantor sedang dipakai program lain. | Tunggu sebentar, lalu ulangi. Tidak ada yang hilang.",
    "store_missing": "Berkas data kantor (kantor.asn) tidak ada di foldernya. | Jangan membuat kantor baru. Pulihkan "
    "dari cadangan, atau cari berkasnya di Keranjang Sampah.",
    "store_empty": "Berkas data kantor kosong (0 bita), biasanya karena listrik padam atau diska penuh. | Pulihkan "
    "dari cadangan terakhir. Berkas yang rusak tetap disimpan.",
    "store_damaged": "Berkas data kantor rusak atau terpotong sehingga tidak dapat dibaca. | Pulihkan dari cadangan "
    "terakhir. Berkas yang rusak tetap disimpan untuk diperiksa.",
    "store_newer": "Data kantor ini sudah dipakai ASN Desktop versi yang lebih baru. | Data tidak rusak dan tidak "
    "diubah, hanya belum dikenal versi di komputer ini. Pasang versi baru dari stik yang berisi Setup-nya, atau buka "
    "di komputer yang sudah diperbarui. Jangan membuat kantor baru dan jangan memulihkan cadangan lama. (Skema data "
    "{found}; versi ini sampai {known}.)",
    "store_older": "Data kantor masih memakai skema lama ({found}; yang baru {known}). | Buka sekali dengan jendela "
    "aplikasi agar diperbarui, lalu ulangi.",
    "store_unreachable": "Berkas data kantor tidak dapat dibuka. | Periksa apakah foldernya masih ada dan Anda berhak "
    "membukanya.",
    "slots_missing": "Di folder ini belum ada kantor. | Pilih folder lain, buat kantor baru, atau pulihkan dari "
    "cadangan.",
    "slots_damaged": "Daftar kunci (slots.json) rusak. | Pulihkan dari cadangan; kata sandi Anda tetap sama.",
    "slots_newer": "Daftar kunci kantor ini ditulis oleh ASN Desktop versi yang lebih baru. | Data tidak rusak dan "
    "tidak diubah. Pasang versi baru dari stik yang berisi Setup-nya, atau buka di komputer yang sudah diperbarui.",
    "slots_mismatch": "Daftar kunci bukan milik berkas data ini. | Salin kembali kantor.asn dan slots.json dari "
    "folder yang sama, atau pulihkan dari cadangan.",
    "slots_tampered": "Kunci milik {name} bukan kunci yang terdaftar di dalam data kantor. Kunci baru tidak dibuat. | "
    "Minta {name} masuk sekali dengan kata sandinya, lalu ulangi. Bila berulang, laporkan: daftar kunci mungkin "
    "diubah orang lain.",
    "swap_unreadable": "Pergantian berkas yang terputus tidak dapat diselesaikan karena catatannya rusak. | Tidak ada "
    "yang diubah. Pulihkan dari cadangan.",
    # places
    "folder_network": "Folder ini berada di diska jaringan ({kind}). Di sana data dapat rusak saat sambungan "
    "terputus. | Pilih folder di diska komputer ini, misalnya Dokumen. Cadangan boleh disalin ke jaringan.",
    "folder_synced": "Folder ini disinkronkan oleh {service}. Penyalinan otomatisnya dapat merusak data yang sedang "
    "ditulis. | Pilih folder di luar {service}.",
    "folder_too_deep": "Letak folder ini terlalu panjang untuk Windows (paling banyak {longest} huruf). | Pilih "
    "folder yang lebih dekat ke akar diska, misalnya C:\\ASN.",
    "disk_nearly_full": "Ruang diska tinggal {free_mb} MB; perlu sedikitnya {needed_mb} MB. | Kosongkan diska "
    "(Keranjang Sampah, Unduhan), lalu ulangi. Data yang sudah tersimpan aman.",
    "disk_full": "Diska penuh, perubahan ini tidak disimpan. | Kosongkan diska, lalu simpan lagi. Data yang sudah "
    "tersimpan aman.",
    "disk_failed": "Diska tidak dapat dibaca atau ditulis. | Buat cadangan ke stik sekarang juga dan minta diska "
    "diperiksa.",
    "read_only": "Folder atau stik ini hanya dapat dibaca. | Geser kunci tulis pada stik, pilih stik lain, atau minta "
    "hak menulis pada folder ini.",
    "file_in_use": "Berkas tujuan sedang dipakai program lain. | Tutup berkas itu di sana (Excel, pembaca PDF), "
    "lalu ulangi. Bila tidak ada yang terbuka, tunggu sebentar: antivirus mungkin sedang memeriksanya.",
    "file_too_large": "Berkas ini lebih besar daripada yang dapat ditampung stik ini (stik FAT32: 4 GB). | Pakai stik "
    "berformat exFAT atau NTFS, atau pilih folder di komputer.",
    "file_name_refused": "Nama atau letak berkas tidak dapat dipakai di sini. | Pilih nama yang lebih pendek tanpa "
    "tanda seperti : ? *, atau folder yang tidak terlalu dalam.",
    # blobs and journal
    "blob_missing": "Berkas pindaian atau surat tidak ada di tempatnya. | Pulihkan dari cadangan; catatan datanya "
    "tetap ada.",
    "blob_damaged": "Berkas pindaian atau surat rusak. | Pulihkan dari cadangan; catatan datanya tetap ada.",
    "journal_broken": "Riwayat perubahan tidak utuh mulai baris {line}. | Jangan mengirim paket. Hubungi pengelola "
    "aplikasi; data tetap dapat dibaca.",
    # backups
    "backup_unsound": "Salinan ini tidak dapat dibuka dengan utuh, jadi tidak dianggap cadangan. | Pakai cadangan "
    "lain, dan periksa diska atau stiknya.",
    "backup_incomplete": "Jumlah baris pada salinan tidak sama dengan aslinya, jadi tidak dianggap cadangan. | Ulangi "
    "pencadangan; bila berulang, pakai tempat lain.",
    "backup_unknown": "Folder ini bukan cadangan ASN Desktop yang lengkap. | Pilih folder yang namanya berawalan "
    "tanggal, di dalam “cadangan” atau “Cadangan ASN Desktop”.",
    # certificates as keys
    "certificate_unfit": "Sertifikat ini tidak dapat dipakai sebagai kunci titipan. | Minta sertifikat RSA 3072 bit "
    "atau kurva eliptik.",
    "certificate_not_ours": "Kunci privat ini tidak cocok dengan kunci titipan kantor tersebut. | Pilih berkas kunci "
    "yang benar.",
    # refusals beside fields
    "username_missing": "Isi nama pengguna, misalnya nama depan Anda.",
    "username_taken": "Nama pengguna ini sudah dipakai. Pilih nama lain.",
    "user_unknown": "Pengguna ini tidak ada atau sudah tidak aktif. Pilih nama dari daftar.",
    "name_missing": "Isi nama lengkap orangnya.",
    "field_missing": "Bagian ini wajib diisi.",
    "password_short": "Kata sandi terlalu pendek. Pakai sedikitnya {least} huruf; beberapa kata yang mudah diingat "
    "lebih baik daripada satu kata yang rumit.",
    "password_is_name": "Kata sandi sama dengan nama pengguna. Pilih yang lain.",
    "holders_same": "Dua pemegang kunci harus dua orang yang berbeda, agar kantor tetap dapat dibuka bila satu "
    "berhalangan.",
    "office_exists": "Di folder ini sudah ada kantor. Pilih folder lain, atau masuk ke kantor yang ada.",
    "zone_unknown": "Pilih zona waktu: WIB, WITA, atau WIT.",
    "workweek_unknown": "Pilih lima atau enam hari kerja.",
    "expel_reason_missing": "Tulis alasannya; alasan ini tersimpan di riwayat.",
    "expel_self": "Anda tidak dapat mengeluarkan diri sendiri. Minta admin lain melakukannya.",
    "last_admin": "Kantor harus mempunyai sedikitnya satu admin. Jadikan orang lain admin lebih dulu.",
    "recovery_word_count": "Ada {count} kata, seharusnya {wanted}. Periksa apakah ada kata yang terlewat.",
    "recovery_word_unknown": "Kata ke-{place} (“{word}”) tidak ada dalam daftar. Periksa ejaannya di lembar pemulihan.",
    "recovery_checksum": "Ada kata yang keliru atau tertukar urutannya. Bandingkan satu per satu dengan lembar "
    "pemulihan.",
    "recovery_wrong": "Kata-kata ini milik lembar lain atau lembar lama. Pakai lembar pemulihan terbaru kantor ini.",
}
