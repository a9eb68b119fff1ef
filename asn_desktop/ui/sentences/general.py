"""Sentences for what belongs to no single column: roles, working of the program itself."""

from __future__ import annotations

SENTENCES = {
    "role_not_allowed": "Peran Anda ({role}) tidak diberi wewenang untuk pekerjaan ini. Minta pengguna yang berwenang "
    "masuk, atau minta admin menambah peran.",
    "office_unsound": "Pemeriksaan berkala menemukan data kantor yang tidak utuh. | Buka Pengaturan, tekan “Periksa "
    "data kantor” untuk melihat rinciannya, lalu pulihkan dari cadangan terakhir. Jangan mengirim paket dahulu.",
    # the start of the program
    "start_no_folder": "Folder data {folder} tidak dapat dibuat, jadi belum ada yang dapat disimpan. | Periksa apakah "
    "diskanya ada dan tidak ada berkas lain yang bernama sama, atau minta hak menulis kepada pengelola komputer.",
    "start_read_only": "Folder data {folder} hanya dapat dibaca, jadi belum ada yang dapat disimpan. | Minta hak "
    "menulis kepada pengelola komputer, atau hapus tanda “hanya baca” pada folder itu. Data yang ada tidak berubah.",
    "start_disk_full": "Diska hampir penuh: ruang tinggal {free_mb} MB, perlu sedikitnya {needed_mb} MB. | Kosongkan "
    "diska (Keranjang Sampah, Unduhan), lalu periksa lagi. Data yang sudah tersimpan aman.",
    "start_no_log": "Catatan kesalahan tidak dapat ditulis di {folder}. | Pekerjaan boleh diteruskan; bila ada "
    "kesalahan, salin teksnya dari kotak yang muncul.",
    "program_incomplete": "Berkas aplikasi tidak lengkap: {name} tidak ada. | Pasang ulang ASN Desktop dengan "
    "Setup-nya. Data kantor tidak tersentuh.",
    "pictures_failed": "Gambar layar tidak dapat dibuat di {folder}. | Periksa apakah foldernya dapat ditulis dan "
    "pustaka Qt sudah terpasang, lalu ulangi.",
    "no_officials": "Belum ada pejabat yang tercatat di kantor ini. Catat dahulu kepala kantor pada Unit kerja, lalu "
    "ulangi.",
    "required": "Kosong. Isian ini wajib diisi.",
    "date_unreadable": "Tanggal tidak terbaca. Tulis seperti 21 Des 2026 atau 21-12-2026.",
    "passwords_differ": "Kedua kata sandi tidak sama. Ketik ulang yang kedua.",
    "recovery_words_differ": "Kata itu tidak sama dengan yang tercetak. Periksa nomor katanya pada lembar pemulihan.",
}
