"""Sentences of updating: the Setup on a stick, its signature, the copy on this PC, and the release key's holder."""

from __future__ import annotations

_NEW_COPY = "Minta lagi Setup dan berkas .rilis-nya dari pengelola aplikasi; salin keduanya tanpa diubah."

SENTENCES: dict[str, str] = {
    # the .rilis
    "release_no_keys": "Aplikasi ini dibuat tanpa kunci rilis, jadi Setup baru tidak dapat diperiksa di sini. | Minta "
    "Setup yang resmi dari pengelola aplikasi, tutup aplikasi ini, lalu jalankan Setup itu sendiri; data kantor tetap "
    "ada.",
    "release_key_unknown": "Setup ini ditandatangani dengan kunci yang tidak dikenal di sini ({key}…). | Jangan "
    "dipasang sebelum pengelola aplikasi memastikannya lewat telepon. Bila kuncinya memang baru, pasang dahulu rilis "
    "peralihan yang masih memakai kunci lama.",
    "release_signature": "Tanda tangan rilis tidak cocok dengan isinya: ada yang berubah sejak diterbitkan. | Jangan "
    f"dipasang. {_NEW_COPY}",
    "release_too_long": "Berkas .rilis ini lebih besar dari {kb} KB, jadi bukan berkas rilis yang sah. | " + _NEW_COPY,
    "release_malformed": "Berkas .rilis rusak atau terpotong sehingga tidak dapat dibaca. | " + _NEW_COPY,
    "release_twice": "Berkas .rilis menyebut “{field}” dua kali, jadi isinya bermakna ganda. | Jangan dipasang. "
    + _NEW_COPY,
    "release_foreign": "Berkas ini bukan berkas rilis ASN Desktop. | Pilih berkas yang namanya berakhiran .rilis dan "
    "diterbitkan bersama Setup-nya.",
    "release_format_newer": "Berkas .rilis ini memakai bentuk yang lebih baru daripada yang dikenal aplikasi ini. | "
    "Pasang dahulu rilis yang terbit sebelum ini, lalu rilis ini.",
    "release_version": "Nomor versi “{version}” tidak ditulis sebagaimana mestinya (tiga angka, misalnya 0.6.0). | "
    + _NEW_COPY,
    "release_values": "Isi berkas .rilis tidak lengkap atau tidak wajar (bagian: {field}). | " + _NEW_COPY,
    "release_spelling": "Berkas .rilis tidak ditulis persis seperti saat diterbitkan; mungkin pernah dibuka dan "
    "disimpan dengan program lain. | " + _NEW_COPY,
    # the Setup
    "update_no_signature": "{name} tidak disertai berkas .rilis, jadi asalnya tidak dapat dipastikan. | Salin juga "
    "berkas .rilis yang diterbitkan bersamanya ke folder yang sama, lalu cari lagi.",
    "update_no_setup": "Berkas .rilis ada, tetapi {name} tidak ada di sampingnya. | Salin juga Setup-nya ke folder "
    "yang sama, lalu cari lagi.",
    "update_size": "Ukuran {name} {have} bita, seharusnya {want}: terpotong, atau .rilis ini milik berkas lain. | "
    "Salin sekali lagi Setup dan .rilis-nya dari asalnya.",
    "update_changed": "Isi {name} tidak sama dengan yang ditandatangani. Setup tidak dipasang. | Berkasnya rusak atau "
    "pernah diubah. Minta Setup baru dari pengelola aplikasi; data dan aplikasi di sini tidak berubah.",
    "update_unreadable": "{name} tidak dapat dibaca. | Cabut dan colokkan lagi stiknya, atau salin Setup sekali lagi "
    "ke stik lain.",
    "update_gone": "{name} tidak dapat dibaca lagi, mungkin stiknya tercabut. Setup tidak dipasang. | Colokkan lagi "
    "stiknya, lalu ulangi. Data dan aplikasi di sini tidak berubah.",
    "update_copy_differs": "Salinan {name} di diska komputer ini tidak sama dengan aslinya. Setup tidak dipasang. | "
    "Ulangi; bila terjadi lagi, minta diska komputer ini diperiksa. Data kantor tidak berubah.",
    # weighing
    "update_older": "Setup ini versi {version}, lebih lama daripada yang terpasang ({here}). | Tidak dipasang, karena "
    "versi lama tidak mengenal data versi baru. Minta Setup yang lebih baru bila ada.",
    "update_same": "Versi {version} sudah terpasang di komputer ini. | Tidak ada yang perlu dilakukan.",
    "update_data_newer": "Data kantor sudah ditulis oleh versi yang lebih baru (skema {schema}) daripada yang dikenal "
    "versi {version} (skema {known}). | Minta Setup yang lebih baru. Data tidak diubah.",
    "update_data_older": "Versi {version} tidak lagi membaca data setua data kantor ini (skema {schema}; paling tua "
    "{reads_from}). | Pasang dahulu rilis yang terbit di antaranya, buka kantor sekali, lalu pasang versi {version}.",
    # the backup beside the Setup
    "update_stick_read_only": "Stik tidak dapat ditulis, jadi cadangan hanya ada di komputer ini. | Bila ingin juga "
    "di stik, buka Pengaturan dan cadangkan ke stik lain.",
    "update_stick_full": "Ruang di stik tidak cukup, jadi cadangan hanya ada di komputer ini. | Bila ingin juga di "
    "stik, kosongkan stik itu atau pakai stik lain, lalu buka Pengaturan dan cadangkan ke sana.",
    "update_stick_failed": "Cadangan di stik tidak selesai, jadi cadangan hanya ada di komputer ini. | Periksa stiknya "
    "di komputer lain sebelum dipakai lagi.",
    # starting
    "update_not_windows": "Setup ini untuk Windows dan tidak dijalankan di komputer ini. Yang sudah diperiksa ada "
    "di {folder}. | Di komputer Windows, pemasangan dimulai dari jendela aplikasi atau `asn perbarui pasang`.",
    "update_nothing": "Tidak ada Setup di stik atau di folder kantor. | Colokkan stik yang berisi Setup dan berkas "
    ".rilis-nya, lalu cari lagi.",
    "update_not_ready": "Belum ada Setup yang disiapkan di komputer ini. | Siapkan dahulu dari stik: pilih Setup-nya, "
    "lalu tekan Siapkan pembaruan (di terminal: asn perbarui siapkan).",
    "update_not_started": "Setup {name} tidak dapat dijalankan, jadi versi lama tetap terpasang. | Data tidak berubah. "
    "Jalankan Setup itu sendiri dari Explorer, atau periksa apakah antivirus menahannya.",
    # the holder of the release key
    "release_passphrase": "Kata sandi kunci rilis tidak cocok. | Periksa huruf besar dan kecil serta tombol Caps Lock, "
    "lalu ulangi.",
    "release_passphrase_short": "Kata sandi kunci rilis terlalu pendek. | Pakai sedikitnya {least} huruf; beberapa "
    "kata yang mudah diingat lebih baik daripada satu kata yang rumit.",
    "release_key_file": "{name} bukan kunci rilis (Ed25519) yang dapat dibaca. | Pilih berkas .pem yang dibuat oleh "
    "asn rilis kunci.",
    "release_key_open": "{name} tidak dilindungi kata sandi, jadi tidak dipakai. | Buat pasangan baru dengan asn rilis "
    "kunci; kunci yang terbuka dianggap bocor.",
    "release_key_exists": "{name} sudah ada dan tidak ditimpa. | Pilih folder lain. Kunci yang tertimpa tidak dapat "
    "dipulihkan.",
    "release_file_exists": "{name} sudah ada dan tidak ditimpa. | Periksa apakah rilis ini sudah diterbitkan; bila "
    "memang hendak diganti, ulangi dengan --timpa.",
    "release_other_version": "Setup ini versi {version}, sedangkan aplikasi ini {here}; skemanya dapat berbeda. | "
    "Tandatangani dengan ASN Desktop versi yang sama, atau ulangi dengan --versi-lain dan sebutkan skemanya.",
    "release_name": "Dari nama {name} versinya tidak dapat dibaca. | Namai ASN-Desktop-<versi>-setup.exe, atau "
    "sebutkan --versi.",
    "release_news": "Catatan rilis kosong, terlalu panjang, atau memuat tanda yang tidak terbaca. | Tulis "
    "satu sampai {most} kalimat, satu kalimat satu baris, paling panjang {longest} huruf.",
    "release_setup_unreadable": "{name} tidak dapat dibaca, bukan program Windows, atau terlalu besar untuk sebuah "
    "Setup. | Periksa nama dan letak berkasnya.",
}
