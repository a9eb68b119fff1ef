"""Sentences of the refusals and warnings of every kind of leave (leave.md §7), each with what to do next."""

from __future__ import annotations

SENTENCES = {
    "leave_rule_invalid": "Pengaturan cuti “{aturan}” berisi “{raw}”, yang tidak dikenal. Periksa nilainya.",
    "date_out_of_reach": "Tahun tanggal ini di luar {dari} sampai {sampai}. Periksa ketikannya.",
    "type_not_for_status": (
        "Jenis cuti ini ({jenis}) tidak ada untuk {status}. PPPK hanya punya cuti tahunan, sakit dan melahirkan; CPNS "
        "belum punya cuti besar dan CLTN. Pilih jenis lain."
    ),
    "sex_not_eligible": "Cuti atau alasan ini tidak sesuai dengan jenis kelamin pegawai. Pilih jenis atau alasan lain.",
    "sex_missing": "Jenis kelamin pegawai ini belum diisi, padahal cuti ini bergantung padanya. Isi di tab Pegawai.",
    "reason_not_covered": (
        "Alasan ini tidak ada dalam daftar alasan yang ditetapkan peraturan. Pilih alasan dari daftar; bila tidak ada "
        "yang sesuai, gunakan cuti tahunan."
    ),
    "relation_missing": "Hubungan keluarga belum dipilih. Pilih siapa yang sakit keras atau meninggal dunia.",
    "relation_not_covered": (
        "Hubungan keluarga “{raw}” tidak termasuk yang ditetapkan peraturan ({boleh}). Gunakan cuti tahunan."
    ),
    "before_service": "Hari pertama cuti sebelum pegawai ini mulai bekerja, {sejak}. Periksa tanggalnya.",
    "country_missing": "Cuti dijalankan di luar negeri, tetapi negaranya kosong. Isi nama negaranya.",
    "birth_order_missing": "Kelahiran keberapa selama menjadi pegawai belum diisi. Kembar dihitung satu kelahiran.",
    "birth_order_exceeds": (
        "Cuti melahirkan hanya sampai kelahiran ke-{maks} selama menjadi pegawai; ini yang ke-{ke}. Bagi PNS ajukan "
        "cuti besar dengan alasan kelahiran keempat dan seterusnya, lamanya sama; bagi CPNS dan PPPK tidak ada jenis "
        "cuti lain, tanyakan kepada BKPSDM."
    ),
    "birth_order_too_low": (
        "Kelahiran ke-{ke} tidak sesuai dengan cuti yang dipilih, yang mulai dari ke-{paling}. Periksa urutannya, atau "
        "ajukan cuti melahirkan."
    ),
    "birth_order_differs": (
        "Ditulis kelahiran ke-{ke}, sedangkan yang sudah tercatat {tercatat} kelahiran. Periksa urutannya."
    ),
    "due_date_missing": "Hari perkiraan lahir belum diisi. Lihat surat dokter atau bidan.",
    "due_date_outside": "Hari perkiraan lahir, {hpl}, berada di luar masa cuti. Periksa tanggalnya.",
    "cooldown_active": (
        "Cuti besar terakhir selesai {selesai}; yang berikutnya paling cepat mulai {sejak}. Pilih hari pertama sesudah "
        "itu."
    ),
    "hajj_not_first": (
        "Cuti besar untuk haji pertama sudah pernah diberikan. Pilih alasan ibadah lain; masa kerja lima tahun berlaku."
    ),
    "remote_addition_without_annual": (
        "Tambahan hari untuk tempat yang sulit dicapai hanya menyertai cuti tahunan. Kosongkan harinya."
    ),
    "document_missing": "Dokumen yang disyaratkan belum ada: {bukti}. Catat nomor dan tanggalnya, atau lampirkan.",
    "document_incomplete": (
        "Dokumen ini ({bukti}) belum menyebut perlunya cuti dan lamanya. Lengkapi isinya, atau minta surat lengkap."
    ),
    "proof_empty": "Belum ada dokumen yang dipilih. Pilih jenisnya, lalu isi nomornya atau lampirkan pindaiannya.",
    "needs_government_doctor": (
        "Sakit PPPK lebih dari {hari} hari sejak {sejak} memerlukan surat dokter pemerintah. Minta surat dari dokter "
        "di rumah sakit atau puskesmas pemerintah."
    ),
    "needs_health_board": (
        "Sakit sejak {sejak} melewati {bulan} bulan. Lanjutannya hanya dengan surat Tim Penguji Kesehatan; ajukan "
        "pemeriksaannya lebih dulu."
    ),
    "sick_government_doctor": (
        "Sakit lebih dari {hari} hari tanpa surat dokter pemerintah. Peraturan tidak mensyaratkannya lagi bagi PNS; "
        "sebagian daerah masih memintanya."
    ),
    "sick_notice_joined": (
        "Sakit ini bersambung sejak {sejak}, {hari} hari dengan hari ini. Lebih dari satu hari memerlukan permintaan "
        "cuti sakit; buat satu permintaan untuk seluruhnya bila belum."
    ),
    "important_same_event": (
        "Sudah ada cuti dengan alasan dan keluarga yang sama, {mulai} sampai {sampai}. Bila peristiwanya sama, jumlah "
        "keduanya paling lama {maks} bulan."
    ),
    "leave_overlaps_duty": (
        "Pada hari cuti ini ada surat tugas ke {tujuan}, {mulai} sampai {sampai}. Batalkan atau ubah surat tugasnya "
        "dulu, atau pilih tanggal lain."
    ),
    "leave_overlaps_izin": (
        "Pada hari cuti ini ada izin ({izin}), {mulai} sampai {sampai}. Batalkan izinnya dulu, atau pilih tanggal lain."
    ),
    "sick_beyond_letter": "Surat dokter menyebut {surat} hari, sedangkan yang diminta {hari} hari. Periksa tanggalnya.",
    "bkn_approval_missing": (
        "Persetujuan tertulis BKN belum dicatat. Isi nomor dan tanggalnya; tanpa itu keputusan CLTN tidak sah."
    ),
    "cltn_extension_gap": (
        "Perpanjangan harus menyambung CLTN yang berjalan, jadi mulai {mulai}. Ubah hari pertamanya."
    ),
    "cltn_extended_already": "CLTN hanya dapat diperpanjang {kali} kali, dan itu sudah dipakai. Pegawai harus kembali.",
    "cltn_extension_late": (
        "Perpanjangan CLTN harus sudah diminta paling lambat {batas}. Pastikan tanggal surat permintaannya."
    ),
    "not_recallable": (
        "Cuti ini tidak dapat dihentikan dengan panggilan bekerja kembali; yang dapat hanya cuti tahunan, cuti besar "
        "dan cuti karena alasan penting."
    ),
}
