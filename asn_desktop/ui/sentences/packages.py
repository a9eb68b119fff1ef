"""Sentences of the post: packages, enrolment, the central office, what is open between them."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # the file
    "not_a_package": "Berkas ini bukan paket ASN Desktop. | Pilih berkas .asnx dari kantor atau dari BKPSDM; namanya "
    "boleh apa saja, isinya yang diperiksa.",
    "package_cut": "Paket ini terpotong: bagian akhirnya tidak ada. | Salin sekali lagi dari stik atau unduh ulang "
    "dari surel. Tidak ada data yang berubah.",
    "package_damaged": "Isi paket ini berubah di jalan, walau mungkin hanya satu bita. | Minta pengirim menulisnya "
    "ulang (Tulis ulang paket ini). Tidak ada data yang berubah.",
    "package_incomplete": "Paket ini terdiri atas {want} berkas, yang ada baru {have}. | Masukkan berkas yang lain; "
    "urutannya bebas.",
    "package_mixed": "Berkas-berkas ini berasal dari dua paket yang berbeda. | Minta pengirim menulis ulang semua "
    "berkas satu paket.",
    "package_malformed": "Tanda tangan paket ini sah, tetapi isinya tidak dapat dimengerti. | Pengirim mungkin memakai "
    "versi lain. Perbarui ASN Desktop di kedua tempat, lalu minta paket baru.",
    "package_too_new": "Paket ini ditulis oleh versi ASN Desktop yang lebih baru. | Perbarui ASN Desktop di sini, lalu "
    "masukkan lagi berkasnya.",
    "package_not_for_us": "Paket ini ditujukan kepada kantor lain ({addressee}). | Teruskan berkasnya ke sana; di sini "
    "tidak dapat dibuka.",
    "not_a_reply": "Berkas ini bukan balasan dari BKPSDM. | Yang dimasukkan di sini hanya balasan atau jawaban "
    "pendaftaran. Paket kantor diserahkan kepada BKPSDM.",
    "not_a_change_package": "Berkas ini bukan paket perubahan dari kantor. | Balasan dimasukkan di kantor tujuannya; "
    "permintaan pendaftaran lewat Daftarkan kantor.",
    "not_an_answer": "Berkas ini bukan jawaban pendaftaran. | Pilih berkas yang namanya biasanya mulai dengan "
    "'jawaban-'.",
    "not_a_request": "Berkas ini bukan permintaan pendaftaran. | Minta kantor membuatnya di Kirim–Terima, Cara "
    "mendaftar.",
    "practice_package": "Berkas ini dari Kantor Latihan. | Data latihan tidak pernah masuk ke data sungguhan. Buka "
    "Kantor Latihan untuk mencobanya.",
    "real_package": "Berkas ini dari kantor sungguhan, sedangkan ini latihan. | Buka data kantor yang sebenarnya, lalu "
    "masukkan berkasnya di sana.",
    "reply_fork": "Balasan nomor {seq} sudah pernah dibaca dengan isi lain. | Telepon BKPSDM sebelum melanjutkan. "
    "Tidak ada data yang berubah.",
    # who sent it
    "office_unknown": "Kantor pengirim belum terdaftar di sini: {office}. | Minta kantor itu mengirim berkas "
    "permintaan, lalu tekan Daftarkan kantor.",
    "signature_wrong": "Tanda tangan paket ini tidak cocok dengan isinya. | Jangan dipakai. Telepon pengirimnya dan "
    "minta paket yang baru.",
    "certificate_unknown": "Sertifikat pengirim tidak diterbitkan oleh BKPSDM yang dikenal di sini. | Jangan dipakai "
    "sebelum pengirimnya dipastikan lewat telepon.",
    "office_certificate_expired":
        "Sertifikat pengirim habis pada {until}. | Buat berkas permintaan lagi; BKPSDM memperbarui "
        "sertifikatnya. Data tetap aman.",
    "office_certificate_not_yet": "Sertifikat pengirim baru berlaku pada {since}. | Periksa tanggal komputer ini.",
    "office_certificate_revoked":
        "Sertifikat kantor ini sudah dicabut BKPSDM. | Telepon BKPSDM. Bila komputernya diganti, "
        "kantor mendaftar ulang dari komputer baru.",
    "certificate_wrong_use": "Sertifikat ini tidak dibuat untuk keperluan ini. | Telepon BKPSDM dan minta berkas yang "
    "benar.",
    "certificate_damaged": "Sertifikat tidak dapat dibaca. | Minta berkas baru dari BKPSDM.",
    "certificate_without_scope": "Sertifikat ini tidak menyebut kantor mana pemiliknya. | Minta berkas baru dari "
    "BKPSDM.",
    "crl_wrong": "Daftar sertifikat yang dicabut tidak berasal dari BKPSDM. | Jangan dipakai; minta balasan baru.",
    "key_outside_profile": "Kunci di dalam berkas ini terlalu lemah. | Minta pengirim membuat permintaan baru dengan "
    "ASN Desktop.",
    # numbers
    "package_fork": "Nomor paket sama, isinya berbeda. | Mungkin cadangan lama dipakai lagi, atau dua komputer memakai "
    "satu kantor. Tidak ada data yang berubah.",
    "package_chain": "Paket ini tidak menyambung ke paket sebelumnya. | Mungkin ada dua komputer untuk satu kantor. "
    "Telepon operatornya; tidak ada data yang berubah.",
    "package_old_epoch": "Paket ini dari salinan lama sebelum data dipulihkan. | Minta operator berhenti memakai "
    "komputer lama itu. Tidak ada data yang berubah.",
    "nothing_waiting": "Tidak ada paket yang menunggu dari kantor ini.",
    "office_ambiguous": "Ada beberapa kantor dengan sebutan {office}: {names}. | Tulis nama lengkap atau kodenya.",
    "revoked_already": "Sertifikat {kantor} sudah dicabut. | Kantor itu mendaftar ulang dengan berkas permintaan baru.",
    "reason_needed": "Tulis alasannya lebih dahulu; alasan ini tercatat atas nama Anda.",
    # sending
    "not_enrolled": "Kantor ini belum terhubung, jadi belum ada yang perlu dikirim. Untuk menyerahkan data, simpan "
    "Excel dengan surat pengantar.",
    "nothing_to_send": "Semua perubahan sudah ada di paket yang lalu. Tidak ada yang perlu dikirim.",
    "store_copied": "Data ini disalin dari komputer atau folder lain, jadi belum boleh mengirim. Bila komputer lama "
    "tidak dipakai lagi, tekan Lanjutkan di komputer ini; nomor paket mulai urutan baru.",
    "journal_gap": "Ada baris di tabel {table} yang berubah tanpa catatan. | Jangan mengirim dahulu. Jalankan "
    "pemeriksaan data di Pengaturan, atau pulihkan dari cadangan.",
    "handover_empty": "Belum ada pegawai yang dapat diserahkan. Masukkan pegawainya dahulu.",
    "handover_no_head": "Kepala kantor belum diisi, jadi belum ada yang menandatangani surat pengantar. Isi pejabat di "
    "Pengaturan, lalu ulangi; atau simpan Excel saja.",
    "package_not_here": "Paket {seq} tidak ada di komputer ini.",
    "no_reply_yet": "Belum ada balasan yang ditulis untuk kantor ini.",
    "state_differs": "Data kantor ini dan data BKPSDM tidak sama setelah balasan {seq} dimasukkan. | Balasan belum "
    "dipakai dan tidak ada yang berubah. Telepon BKPSDM; sesudah itu balasan dapat diterima dengan catatan.",
    "folder_missing": "Stik atau folder tujuan tidak ada. | Pasang stiknya, tunggu sampai terbaca, lalu ulangi.",
    "folder_read_only": "Stik atau folder tujuan tidak dapat ditulisi. | Geser kunci di sisi stik, atau pilih folder "
    "lain. Paketnya tetap tersimpan.",
    "file_not_written": "Berkas tidak dapat ditulis ke tujuan. | Coba stik lain. Paketnya tetap tersimpan dan dapat "
    "ditulis ulang.",
    "file_read_back_differs": "Berkas {name} terbaca berbeda dari yang ditulis: stiknya mungkin rusak. | Pakai stik "
    "lain, lalu tulis ulang paket ini.",
    "file_unreadable": "Berkas {name} tidak dapat dibaca. | Periksa stiknya atau pilih lagi berkasnya.",
    "opened_file_gone": "Berkas {name} tidak ada lagi di tempatnya atau tidak dapat dibaca. | Mungkin stiknya sudah "
    "dicabut. Colokkan lagi stiknya, lalu buka lagi berkasnya.",
    # enrolment
    "no_request_yet": "Kantor ini belum membuat permintaan pendaftaran. Buat berkas permintaannya dahulu.",
    "answer_not_for_us": "Jawaban ini untuk kantor lain ({office}). | Teruskan ke kantor itu.",
    "answer_of_another_centre": "Jawaban ini tidak berasal dari {centre} yang sudah dikenal. | Jangan diterima. "
    "Telepon BKPSDM dan bandingkan enam katanya.",
    "not_a_centre": "Data yang terbuka bukan milik BKPSDM, jadi kantor lain tidak dapat didaftarkan di sini.",
    "centre_needs_no_request": "BKPSDM tidak perlu mendaftar kepada dirinya sendiri.",
    "parent_unknown": "Kantor induk yang dipilih belum terdaftar. Daftarkan induknya dahulu.",
    # open lines
    "field_differs": "Diubah di kedua tempat. Pilih nilai yang benar; pilihan Anda ikut di paket berikutnya.",
    "field_of_centre": "Isian ini milik BKPSDM. Terima nilainya, atau kirim SK sebagai bukti.",
    "nip_elsewhere": "NIP sudah tercatat di {kantor} atas nama {nama}. Kalau pegawai ini pindah, minta kantor itu "
    "menyelesaikan kepindahannya dahulu.",
    "nik_elsewhere": "NIK sudah tercatat di {kantor} atas nama {nama}. Periksa NIK di KTP; kalau pegawai ini pindah, "
    "minta kantor itu menyelesaikan kepindahannya dahulu.",
    "parent_refused": "Menunggu data induknya, yang ditolak di baris lain.",
    "parent_missing": "Menunjuk ke data yang belum ada di BKPSDM.",
    "row_unknown": "Data ini belum ada di BKPSDM.",
    "row_clashes": "Bertabrakan dengan data lain di BKPSDM, misalnya nomor yang sama.",
    "finding_settled": "Baris ini sudah diselesaikan.",
    "finding_row": "Baris ini ditolak seluruhnya. Perbaiki datanya; paket berikutnya membawanya lagi.",
}


def reply_waits(seq: int, volumes: int, missing: tuple[int, ...]) -> str:
    """What is said while files of a reply are still missing."""
    which = f"berkas {missing[0]}" if len(missing) == 1 else "berkas " + ", ".join(map(str, missing[:6]))
    which += " dan lainnya" if len(missing) > 6 else ""
    return (
        f"Balasan {seq} terdiri atas {volumes} berkas; {which} belum dimasukkan. Belum ada yang berubah: masukkan "
        "berkas itu juga, urutannya bebas."
    )


def leave_waits(number: int) -> str:
    """What is said of decisions on leave that our records cannot bear; nothing when there are none."""
    if not number:
        return ""
    return f"{number} keputusan cuti belum dapat dimasukkan: buka Cuti, Wewenang, untuk sebab dan jalan keluarnya."
