"""Documents of evaluation to try: short, long, JPT, qualitative, PPPK, head of a unit, a refused signature."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import replace

from asn_desktop import files
from asn_desktop.letters.curve import CurveBar
from asn_desktop.letters.evaluation import (
    ActionLine,
    ActionPaper,
    AnnexPaper,
    EvaluationPaper,
    IndicatorLine,
    PlannedResult,
    Point,
    ResultLine,
    ResultPaper,
    SkpPaper,
    ValueLine,
)
from asn_desktop.letters.evaluation_parts import Pihak
from asn_desktop.letters.values import Heading, Person, Signer

_DAY = dt.date(2026, 1, 12)
_END = dt.date(2027, 1, 5)
PERSON = Person(
    "Rahmat Hidayat, S.E.",
    "19910822 201503 1 003",
    "Penata Muda Tingkat I (III/b)",
    "Analis Perencanaan Ahli Pertama",
    "Subbagian Perencanaan dan Keuangan, Dinas Perhubungan",
    "Pegawai Negeri Sipil",
)
PPPK = Person(
    "Nur'aini Siregar, A.Md.Keb.",
    "19941130 202321 2 007",
    "VII",
    "Bidan Terampil",
    "UPTD Puskesmas Tirtamaya Selatan, Dinas Kesehatan",
    "Pegawai Pemerintah dengan Perjanjian Kerja",
)
_SELF = Pihak(PERSON.nama, PERSON.nip, PERSON.pangkat, PERSON.jabatan, PERSON.unit)
_SELF_PPPK = Pihak(PPPK.nama, PPPK.nip, "VII", PPPK.jabatan, PPPK.unit, "NI PPPK")
_CHIEF = Pihak(
    "Sri Wahyuni, S.Sos., M.M.",
    "19800317 200501 2 009",
    "Pembina (IV/a)",
    "Sekretaris Dinas Perhubungan",
    "Sekretariat, Dinas Perhubungan",
)
_HEAD = Pihak(
    "Drs. Haryanto, M.Si.",
    "19690214 199403 1 005",
    "Pembina Utama Muda (IV/c)",
    "Kepala Dinas Perhubungan",
    "Dinas Perhubungan",
)
_REGENT = Pihak("Ir. H. Bambang Setiadi, M.T.", "-", "-", "Bupati Tirtamaya", "Pemerintah Kabupaten Tirtamaya")
_OFFICE = "PEMERINTAH KABUPATEN TIRTAMAYA"


def _signs(who: Pihak, post: str) -> Signer:
    return Signer(post, who.nama, who.nip if who.nip != "-" else None, None)


def _values(special: dict[int, str], words: dict[int, tuple[str, ...]] | None = None) -> tuple[ValueLine, ...]:
    with files.resource("tables/nilai_perilaku.csv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    return tuple(
        ValueLine(
            row["nomor"],
            row["nilai"],
            tuple(row[f"panduan_{n}"] for n in (1, 2, 3)),
            special.get(int(row["nomor"]), "-"),
            (words or {}).get(int(row["nomor"]), ()),
        )
        for row in rows
    )


_SHORT = (
    ResultLine(
        "1",
        "Meningkatnya kualitas perencanaan perangkat daerah",
        "Tersusunnya dokumen Renja dan DPA dinas tepat waktu",
        "",
        "",
        (
            IndicatorLine(
                "Kuantitas",
                "Jumlah dokumen perencanaan yang disusun",
                "4 dokumen",
                ("4 dokumen (DPA disahkan 12 Oktober 2026)",),
            ),
            IndicatorLine("Waktu", "Ketepatan waktu penyampaian dokumen ke Bapperida", "100 persen", ("100 persen",)),
        ),
        ("Pimpinan, 14 April 2026: Renja disampaikan lima hari lebih awal dan tidak dikembalikan.",),
    ),
    ResultLine(
        "2",
        "Meningkatnya akuntabilitas kinerja dinas",
        "Tersusunnya laporan kinerja triwulan yang andal",
        "",
        "",
        (
            IndicatorLine(
                "Kualitas",
                "Laporan diterima tanpa perbaikan",
                "4 laporan",
                ("3 laporan diterima tanpa perbaikan, 1 diperbaiki",),
            ),
        ),
        ("Rekan kerja, 10 Juli 2026: Data mudah ditelusuri.",),
    ),
)
_EXTRA = (
    ResultLine(
        "1",
        "-",
        "Menjadi anggota tim penyusun perubahan APBD",
        "Penugasan dari Sekretaris Daerah, Nomor 094/118/2026",
        "",
        (IndicatorLine("Kuantitas", "Keikutsertaan dalam rapat tim", "10 rapat", ("12 rapat",)),),
    ),
)
_LONG_TEXT = (
    "Terselenggaranya pengujian kendaraan bermotor yang cepat, transparan, dan bebas pungutan dengan dukungan "
    "pendaftaran daring di seluruh wilayah Kabupaten Tirtamaya"
)
_SENTENCE = (
    "Persentase kendaraan wajib uji yang dilayani sesuai standar pelayanan, dihitung dari kendaraan yang selesai "
    "diuji pada hari pendaftaran dibandingkan dengan seluruh kendaraan yang mendaftar pada triwulan itu"
)
_LONG = tuple(
    ResultLine(
        str(n),
        "Meningkatnya kepuasan masyarakat atas pelayanan angkutan dan keselamatan lalu lintas di jalan kabupaten",
        f"{_LONG_TEXT} (sasaran {n})",
        "",
        "",
        tuple(
            IndicatorLine(
                aspek,
                _SENTENCE if k % 2 else "Jumlah kendaraan yang diuji",
                f"{90 + k} persen dari seluruh kendaraan wajib uji" if k % 2 else f"{1200 + n} kendaraan",
                ("Triwulan III: 94,2 persen (rekap uji September 2026, laporan nomor 551/77/UPTD)",) * (k % 3 + 1),
            )
            for k, aspek in enumerate(("Kuantitas", "Kualitas", "Waktu", "Biaya"))
        ),
        tuple(
            f"Masyarakat, {d} Agustus 2026: Petugas menjelaskan hasil uji dengan sabar dan antrean berjalan tertib, "
            "meskipun ruang tunggu penuh."
            for d in range(1, 2 + n % 5)
        ),
    )
    for n in range(1, 13)
)
_JPT = tuple(
    ResultLine(
        str(n),
        "-",
        what,
        "",
        where,
        (
            IndicatorLine("", how, target, (f"{target} (evaluasi internal)",)),
            IndicatorLine("", "Nilai SAKIP dinas", "76,61 poin", ("77,10 poin",)),
        ),
    )
    for n, (what, how, target, where) in enumerate(
        (
            (
                "Meningkatnya kepuasan pengguna layanan perhubungan",
                "Indeks Kepuasan Masyarakat",
                "88,31 nilai",
                "Penerima Layanan",
            ),
            (
                "Tertatanya proses pengujian kendaraan bermotor",
                "Waktu rata-rata pengujian",
                "45–60 menit",
                "Proses Bisnis",
            ),
            ("Meningkatnya kompetensi penguji", "Penguji bersertifikat", "100 persen", "Penguatan Internal"),
            ("Terkelolanya anggaran dinas secara efisien", "Serapan anggaran", "95 persen", "Anggaran"),
        ),
        1,
    )
)
_QUALITY = (
    ResultLine(
        "1",
        "Terlayaninya ibu dan anak di wilayah Puskesmas",
        "Ibu hamil di wilayah binaan mendapat pemeriksaan lengkap",
        "Penugasan dari Kepala UPTD Puskesmas Tirtamaya Selatan",
        "",
        (
            IndicatorLine(
                "",
                "Semua ibu hamil di tiga desa binaan diperiksa paling sedikit enam kali dan tercatat dalam kohort",
                "Kohort lengkap setiap akhir bulan",
                ("Kohort lengkap Januari–September",),
            ),
            IndicatorLine("", "Tidak ada ibu hamil berisiko tinggi yang terlambat dirujuk", "", ("Tercapai",)),
        ),
    ),
)

SKP_SHORT = SkpPaper(
    Heading(None, "Tirtamaya", _DAY),
    PERSON,
    1,
    False,
    _OFFICE,
    "1 JANUARI s.d. 31 DESEMBER 2026",
    "JA_JF",
    "KUANTITATIF",
    "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL",
    _SELF,
    _CHIEF,
    _SHORT,
    _EXTRA,
    _values(
        {
            1: "Menjawab pertanyaan bidang tentang anggaran paling lama satu hari kerja.",
            7: "Berbagi cara menyusun Renja kepada tiga subbagian lain.",
        }
    ),
    _signs(_SELF, "Pegawai yang Dinilai"),
    _signs(_CHIEF, "Pejabat Penilai Kinerja"),
)
SKP_LONG = replace(
    SKP_SHORT,
    utama=_LONG,
    tambahan=(*_EXTRA, *(replace(r, nomor=str(n)) for n, r in enumerate(_LONG[:2], 2))),
    versi=2,
    bahan=True,
)
SKP_JPT = replace(
    SKP_SHORT,
    person=replace(PERSON, nama=_HEAD.nama, nip=_HEAD.nip, unit=_HEAD.unit),
    bentuk="JPT",
    bagi="BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI",
    yang_dinilai=_HEAD,
    penilai=_REGENT,
    utama=_JPT,
    tambahan=(),
    pegawai=_signs(_HEAD, "Pegawai yang Dinilai"),
    signer=_signs(_REGENT, "Pejabat Penilai Kinerja"),
)
SKP_QUALITY = replace(
    SKP_SHORT,
    person=PPPK,
    bentuk="KUALITATIF",
    pendekatan="KUALITATIF",
    yang_dinilai=_SELF_PPPK,
    utama=_QUALITY,
    tambahan=(),
    pegawai=_signs(_SELF_PPPK, "Pegawai yang Dinilai"),
    periode="1 MARET s.d. 31 DESEMBER 2026",
)
ANNEX = AnnexPaper(
    Heading(None, "Tirtamaya", _DAY),
    PERSON,
    1,
    False,
    _OFFICE,
    "1 JANUARI s.d. 31 DESEMBER 2026",
    _SELF,
    _CHIEF,
    (
        Point("1", "Dua orang tenaga pendukung subbagian perencanaan"),
        Point("2", "Akses penuh ke SIPD dan data keuangan"),
    ),
    (Point("1", "Laporan tertulis kepada Sekretaris setiap akhir triwulan, disertai dokumen yang telah disahkan"),),
    (
        Point("1", "Hasil di atas ekspektasi: diusulkan mengikuti pelatihan perencanaan tingkat lanjut"),
        Point("2", "Hasil di bawah ekspektasi: pembinaan oleh Sekretaris selama satu triwulan"),
    ),
    SKP_SHORT.pegawai,
    SKP_SHORT.signer,
)


def _action(n: int) -> ActionLine:
    months = tuple(f"{m}: 1 laporan" for m in ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun"))
    return ActionLine(
        f"Mengumpulkan dan memeriksa usulan kegiatan dari bidang, tahap {n}",
        "Daftar usulan",
        "1 dokumen",
        "-",
        "1 dokumen",
        months,
        tuple(m.replace("Jan", "Jul") for m in months[:2]),
        "Berita acara dan dokumen Renja",
    )


ACTIONS = ActionPaper(
    Heading(None, "Tirtamaya", _DAY),
    PERSON,
    1,
    False,
    _OFFICE,
    "1 JANUARI s.d. 31 DESEMBER 2026",
    False,
    _SELF,
    _CHIEF,
    tuple(
        PlannedResult(str(n), f"{_SHORT[n % 2].rencana} (hasil {n})", tuple(_action(k) for k in range(1, 4)))
        for n in range(1, 7)
    ),
    SKP_SHORT.pegawai,
    SKP_SHORT.signer,
)
ACTIONS_MONTHLY = replace(ACTIONS, bulanan=True)
_BARS = (
    CurveBar("SK", 0),
    CurveBar("K", 0),
    CurveBar("BP", 1),
    CurveBar("B", 16, paling_banyak=70),
    CurveBar("SB", 7),
)
FORM = EvaluationPaper(
    Heading(None, "Tirtamaya", _END),
    PERSON,
    1,
    False,
    _OFFICE,
    "AKHIR (1 Januari s.d. 31 Desember 2026)",
    "JA_JF",
    "KUANTITATIF",
    _SELF,
    _CHIEF,
    "BAIK",
    _BARS,
    ("Baik paling banyak 70 persen: 16 dari 24 pegawai", "Butuh Perbaikan atau Kurang paling sedikit 1 pegawai"),
    _SHORT,
    _EXTRA,
    "SESUAI EKSPEKTASI",
    _values(
        {1: "Menjawab pertanyaan bidang paling lama satu hari kerja."},
        {1: ("Rekan kerja, 10 Juli 2026: Cepat membantu.",)},
    ),
    (Point("1", "Pimpinan, 2 Oktober 2026: Terus dipertahankan."),),
    "DI ATAS EKSPEKTASI",
    "BAIK",
    ("Bulan yang tidak dinilai: Mei, Juni, dan Juli 2026 (cuti panjang).",),
    SKP_SHORT.signer,
)
FORM_LONG = replace(FORM, utama=_LONG, pola=tuple(replace(b, jumlah=None) for b in _BARS), versi=3)
FORM_JPT = replace(
    FORM,
    bentuk="JPT",
    utama=_JPT,
    tambahan=(),
    person=SKP_JPT.person,
    yang_dinilai=_HEAD,
    penilai=_REGENT,
    signer=SKP_JPT.signer,
)
FORM_QUALITY = replace(
    FORM,
    bentuk="KUALITATIF",
    pendekatan="KUALITATIF",
    utama=_QUALITY,
    tambahan=(),
    person=PPPK,
    yang_dinilai=_SELF_PPPK,
)
RESULT = ResultPaper(
    Heading(None, "Tirtamaya", _END),
    PERSON,
    1,
    False,
    _OFFICE,
    "AKHIR",
    "1 Januari s.d. 31 Desember 2026",
    _SELF,
    _CHIEF,
    _HEAD,
    "BAIK",
    "BAIK",
    (
        Point("1", "Ditugaskan mendampingi penyusunan Renstra; disarankan mengikuti pelatihan analisis biaya."),
        Point("2", "Bulan yang tidak dinilai: Mei, Juni, dan Juli 2026 (cuti panjang)."),
    ),
    _END,
    None,
    "",
    _signs(_SELF, _SELF.jabatan),
    _signs(_CHIEF, _CHIEF.jabatan),
    _signs(_HEAD, _HEAD.jabatan),
)
RESULT_REFUSED = replace(
    RESULT,
    tolak="Pegawai berkeberatan atas rating perilaku kerja dan menolak tanda tangan pada 6 Januari 2027 di hadapan "
    "Kepala Subbagian Umum.",
    diterima=dt.date(2027, 1, 6),
)
RESULT_PPPK = replace(
    RESULT,
    person=PPPK,
    yang_dinilai=_SELF_PPPK,
    pegawai=_signs(_SELF_PPPK, PPPK.jabatan),
    bahan=True,
    versi=2,
    periode="TRIWULAN III",
    rentang="1 Juli s.d. 30 September 2026",
    catatan=(Point("1", "Periode singkat: dinilai untuk 1 September s.d. 30 September 2026."),),
)
EVALUATIONS = {
    "skp": SKP_SHORT,
    "skp_panjang": SKP_LONG,
    "skp_jpt": SKP_JPT,
    "skp_kualitatif_pppk": SKP_QUALITY,
    "lampiran_skp": ANNEX,
    "rencana_aksi": ACTIONS,
    "rencana_aksi_bulanan": ACTIONS_MONTHLY,
    "evaluasi_kinerja": FORM,
    "evaluasi_kinerja_panjang": FORM_LONG,
    "evaluasi_kinerja_jpt": FORM_JPT,
    "evaluasi_kinerja_kualitatif": FORM_QUALITY,
    "dokumen_evaluasi": RESULT,
    "dokumen_evaluasi_ditolak": RESULT_REFUSED,
    "dokumen_evaluasi_pppk": RESULT_PPPK,
}
