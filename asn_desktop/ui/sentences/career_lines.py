"""The words of every line of a career computation: masa kerja, KGB, KP, BUP, satyalancana, DUK, KP4, reminders."""

from __future__ import annotations

import datetime as dt
from typing import Any

from asn_desktop.rules.explain import Line
from asn_desktop.ui.sentences import fill
from asn_desktop.ui.sentences.career import DUK_STEPS

LINES = {
    "mk_dinyatakan": "Masa kerja menurut catatan kantor per {per}: {tahun} tahun {bulan} bulan",
    "mk_sejak": "Ditambah masa kerja dari {mulai} sampai {per}",
    "mk_sejak_cpns": "Masa kerja sejak TMT CPNS {mulai} sampai {per}",
    "mk_sejak_kontrak": "Masa kerja sejak awal perjanjian kerja {mulai} sampai {per}",
    "mk_pmk": "Ditambah peninjauan masa kerja (PMK)",
    "mk_cltn": "Dikurangi masa cuti di luar tanggungan negara",
    "mk_pangkat": "Masa kerja dalam pangkat {golongan} sejak {mulai} sampai {per}",
    "mk_jabatan": "Masa kerja sebagai {jabatan} sejak {mulai} sampai {per}",
    "mkg_sk": "Masa kerja golongan pada SK {golongan}, TMT {tmt}: {tahun} tahun {bulan} bulan",
    "mkg_kgb": "Masa kerja golongan pada KGB TMT {tmt}: {tahun} tahun {bulan} bulan",
    "mkg_alih": "Masa kerja golongan dibawa dari {lama} ke {golongan} (TMT {tmt}), dikurangi {kurang} tahun",
    "mkg_fiktif": "Pengangkatan pertama {golongan}, TMT {tmt}: masa kerja golongan mulai {tahun} tahun",
    "kgb_bukan_penerima": "PPPK paruh waktu menerima upah; tidak ada KGB",
    "kgb_data_kurang": "KGB belum dapat dihitung: {data_kata}",
    "kgb_tabel": "Tabel gaji {dasar}, berlaku mulai {mulai}",
    "kgb_maksimum": "Tahap terakhir golongan {golongan} adalah MKG {tahap} tahun; tidak ada tahap berikutnya",
    "kgb_tahap": "Tahap berikutnya golongan {golongan}: MKG {tahap} tahun, dicapai {tmt}",
    "kgb_gaji": "Gaji pokok dari Rp{lama} menjadi Rp{baru} (tahap MKG {tahap} tahun)",
    "kgb_di_bawah_tabel": "MKG di bawah tahap pertama tabel; dipakai tahap pertama {golongan}, {tahap} tahun",
    "kgb_ditunda": "Semula {semula}, ditunda sampai {sampai}; diberikan mulai {tmt}, masa penundaan tetap dihitung",
    "kgb_kontrak": "Masa perjanjian kerja {bulan} bulan; disyaratkan lebih dari {batas} bulan",
    "kgb_naif": "Dua tahun dari KGB terakhir jatuh {naif}; menurut masa kerja golongan {tmt}",
    "kgb_cpns": "Selama CPNS dibayarkan {persen} persen dari gaji pokok",
    "predikat_rendah": "Predikat kinerja tahun {rendah} di bawah Baik",
    "predikat_belum": "Predikat kinerja yang tercatat: {tahun_kata}; diperlukan {diminta} tahun terakhir",
    "predikat_menunggu": "Ditentukan oleh predikat kinerja tahun {menunggu}; tahun itu belum selesai",
    "predikat_cukup": "Predikat kinerja tahun {tahun} paling rendah Baik",
    "kp_pppk": "PPPK tidak mempunyai pangkat",
    "kp_data_kurang": "Kenaikan pangkat belum dapat dihitung: golongan atau TMT-nya belum diisi",
    "kp_puncak": "{golongan} adalah pangkat tertinggi",
    "kp_masa": "Dalam pangkat {golongan} sejak {mulai}; {bulan} bulan genap {genap}",
    "kp_masa_jabatan": "Dalam jabatan sejak {mulai}; {bulan} bulan genap {genap}",
    "kp_cltn": "Masa CLTN {bulan} bulan tidak dihitung",
    "kp_periode": "Periode kenaikan pangkat berikutnya: {tmt}",
    "kp_batas_ijazah": "Ijazah {ijazah} yang diakui: pangkat tertinggi {batas}; usul ke {golongan}",
    "kp_ijazah_kosong": "Ijazah yang diakui saat pengangkatan belum diisi; batas pangkat belum dapat diperiksa",
    "kp_rentang_eselon": "Rentang eselon {eselon}: {terendah} sampai {tertinggi}; usul ke {golongan}",
    "kp_rentang_jenjang": "Rentang {jenjang}: {terendah} sampai {tertinggi}; {golongan} di luar rentang",
    "kp_jenjang_kosong": "Jenjang jabatan {jabatan} belum diketahui; angka kredit belum dapat diperiksa",
    "kp_naik_jenjang": "Naik ke jenjang {jenjang}: juga perlu uji kompetensi dan lowongan kebutuhan",
    "kp_ak_cukup": "Angka kredit {ada} dari {perlu} yang disyaratkan ({jenjang})",
    "kp_ak_kurang": "Angka kredit {ada} dari {perlu} ({jenjang}), kurang {kurang}: kira-kira {bulan} bulan dengan Baik",
    "kp_ujian_lulus": "Lulus ujian dinas tingkat {tingkat}",
    "kp_ujian_bebas": "Bebas ujian dinas tingkat {tingkat} karena ijazah atau pelatihan kepemimpinan",
    "kp_ujian_belum": "Naik ke {golongan} memerlukan ujian dinas tingkat {tingkat}; belum tercatat lulus",
    "kp_hukdis": "Sedang menjalani hukuman disiplin tingkat sedang atau berat",
    "kp_tertutup": "Ada syarat yang belum terpenuhi",
    "kp_cpns": "Masih CPNS; menunggu pengangkatan menjadi PNS",
    "kp_ijazah": "Petunjuk: ijazah {ijazah} dapat memberi {golongan} lewat ujian penyesuaian, paling cepat {tmt}",
    "bup_tetapan": "Batas usia pensiun ditetapkan kantor: {tahun} tahun ({alasan})",
    "bup_nama_jf": "Batas usia pensiun {jabatan}: {tahun} tahun",
    "bup_kriteria": "Batas usia pensiun {kriteria}: {tahun} tahun",
    "bup_eselon": "Batas usia pensiun {jenjang} (eselon {eselon}): {tahun} tahun",
    "bup_pelaksana": "Batas usia pensiun pelaksana: {tahun} tahun",
    "bup_baku": "Jabatan tidak dikenali; dipakai batas usia pensiun {tahun} tahun",
    "satya_masa": "Bekerja terus-menerus sejak {mulai}: {tahun} tahun genap {genap}, dinilai per {hari}",
    "satya_cltn": "Dihitung kembali sejak diaktifkan {kembali}",
    "satya_lompat": "Satyalancana {sebelum} tahun belum tercatat; biasanya diterima lebih dulu",
    "duk_sama": "{langkah_kata}: sama ({atas})",
    "duk_putus": "{langkah_kata} menentukan: {atas} di atas {bawah}",
    "anak_ditanggung": "{nama}, lahir {lahir}: ditanggung sampai {sampai}",
    "anak_tidak_ditanggung": "{nama}, lahir {lahir}: tidak ditanggung",
    "pasangan_ditanggung": "{nama}: ditanggung",
    "pasangan_tidak_ditanggung": "{nama}: tidak ditanggung",
    "tunjangan_pasangan": "Tunjangan istri atau suami: {jumlah} orang",
    "tunjangan_anak": "Tunjangan anak: {jumlah} anak, paling banyak {maks}",
    "ingat_cpns": "CPNS sejak {mulai}; {bulan} bulan genap {tanggal}",
    "ingat_kontrak": "Perjanjian kerja berakhir {tanggal}, tinggal {hari} hari atau kurang",
    "ingat_kontrak_lewat": "Perjanjian kerja sudah berakhir {tanggal}",
    "ingat_cltn": "CLTN sejak {mulai} berakhir {tanggal}",
    "ingat_cltn_lapor": "Melapor paling lambat {tanggal}, {bulan} bulan sesudah CLTN berakhir",
    "ingat_hukdis": "Masa hukuman disiplin berakhir {tanggal}",
    "ingat_plt": "{penugasan} {jabatan} sejak {mulai}: diperpanjang atau diakhiri {tanggal}",
    "ingat_plt_akhir": "{penugasan} {jabatan} sejak {mulai}: batas perpanjangan {tanggal}",
    "ingat_anak": "{nama}, lahir {lahir}: batas usia tunjangan anak {tanggal}",
    "ingat_kuliah": "{nama}, lahir {lahir}: keterangan kuliah berlaku sampai {tanggal}",
    "ingat_lisensi": "{jenis} {nama} berlaku sampai {tanggal}",
}
_DATA = {"golongan": "golongan atau TMT-nya belum diisi", "mkg": "masa kerja golongan belum diisi",
         "tabel_gaji": "belum ada tabel gaji yang berlaku"}  # fmt: skip
_PER_CENT = ("tunjangan_pasangan", "tunjangan_anak")


def line_words(line: Line) -> str:
    """One line of a computation in words; its article stands beside it."""
    values: dict[str, Any] = {key: _read(value) for key, value in line.values.items()}
    if line.code == "kgb_data_kurang":
        values["data_kata"] = _DATA.get(str(values.get("data")), "data belum lengkap")
    if line.code == "predikat_belum":
        values["tahun_kata"] = values.get("tahun") or "belum ada"
    if line.code == "kgb_kontrak" and values.get("bulan") is None:
        return fill("Awal atau akhir perjanjian kerja belum diisi; disyaratkan lebih dari {batas} bulan", values)
    if line.code in ("duk_sama", "duk_putus"):
        words = DUK_STEPS.get(str(values.get("langkah")), "")
        values["langkah_kata"] = words[:1].upper() + words[1:]
    return fill(LINES.get(line.code, line.code), values).strip()


def line_amount(line: Line) -> str:
    """The value of a line at the right: a length of service, or per cent; empty when it carries none."""
    if line.code in _PER_CENT:
        return f"{line.amount}%"
    if not line.code.startswith(("mk_", "mkg_")):
        return ""
    years, months = divmod(abs(line.amount), 12)
    return f"{'– ' if line.amount < 0 else ''}{years} tahun {months} bulan"


def _read(value: Any) -> Any:
    """A day that came back from JSON as text reads as a day again; a year stays without dots."""
    if isinstance(value, str) and len(value) == 10 and value[4:5] == "-":
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            return value
    return value
