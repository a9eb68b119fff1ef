"""Words for invented people: names, places, schools, posts. Nobody here exists.

Source: the recipe for sample data (employee data §10): name stocks by region, titles by education, posts by unit.
"""

from __future__ import annotations

# (first parts, second parts, sex) per stock; a person draws one of each. Second parts may be empty.
MEN = (
    ("Bambang", "Joko", "Eko", "Agus", "Sutrisno", "Suparman", "Slamet", "Tri", "Budi", "Heru", "Asep", "Dede", "Cecep",
     "Ujang", "Dadan", "Ahmad", "Muhammad", "Abdul", "Nur", "Rizky", "Galih", "Bagas", "Dimas", "Yohanes", "Stefanus",
     "Hendra", "Dedi", "Rudi", "Wahyu", "Andi", "Syafrizal", "I Made", "I Gede", "Parlindungan", "Rahmat", "Iwan"),
    ("Hartono", "Purnomo", "Prasetyo", "Setiawan", "Wibowo", "Santoso", "Nugroho", "Kurniawan", "Hidayat", "Fauzi",
     "Rohim", "Ramadhan", "Saputra", "Pratama", "Sudrajat", "Permana", "Siregar", "Daulay", "Suryana", "Wijaya",
     "Gunawan", "Susilo", "Utomo", "Firmansyah", "Lubis", "Maulana", "Arifin", "Hakim", "Sutanto", "Mulyadi"),
)  # fmt: skip
WOMEN = (
    ("Sri", "Endang", "Tri", "Siti", "Nur", "Dewi", "Rina", "Yuni", "Euis", "Neneng", "Iis", "Hotmaida", "Yusnidar",
     "Ni Luh", "Ni Made", "Maria", "Putri", "Dinda", "Intan", "Ratna", "Wulan", "Lilis", "Umi", "Novi", "Fitri",
     "Hasnah", "Kristina", "Ani", "Diah", "Indah", "Mega", "Rahma", "Sulastri", "Titin", "Wiwik", "Eka"),
    ("Wahyuni", "Lestari", "Astuti", "Aminah", "Rahmawati", "Hidayah", "Puspitasari", "Handayani", "Susanti", "Utami",
     "Kusuma", "Nurhayati", "Anggraini", "Maharani", "Simanjuntak", "Sitompul", "Suryani", "Fitriani", "Permatasari",
     "Rosmiati", "Marlina", "Mulyani", "Kartika", "Widyastuti", "Safitri", "Yuliana", "Rohmah", "Ningsih", "Wardani"),
)  # fmt: skip
SINGLE_MEN = ("Mulyono", "Sugeng", "Ponijan", "Suyatno", "Parmin", "Suwarno", "Tukiman", "Sumardi", "Kusnadi", "Rusdi")
SINGLE_WOMEN = ("Suharti", "Kartini", "Wagiyem", "Sumiyati", "Suryati", "Nur'aini", "Juminten", "Fatimah", "Rohani")

PLACES = ("Tirtamaya", "Karangsari", "Wonorejo", "Sukamulya", "Banjarwangi", "Ngadirejo", "Telagasari", "Margahayu")
FAITHS = (("1", 96), ("2", 2), ("3", 1), ("4", 1))  # code of agama.csv and weight
MARRIED = (("1", 84), ("4", 12), ("2", 2), ("3", 2))  # code of status_kawin.csv and weight

# Level of pendidikan.csv -> (fields of study, titles behind the name)
STUDIES: dict[str, tuple[tuple[str, str], ...]] = {
    "05": (("", ""),),
    "10": (("", ""),),
    "15": (("IPA", ""), ("IPS", ""), ("Bahasa", "")),
    "17": (("Teknik Otomotif", ""), ("Administrasi Perkantoran", ""), ("Akuntansi", "")),
    "25": (("Pengujian Kendaraan Bermotor", "A.Ma.PKB."),),
    "30": (("Lalu Lintas dan Angkutan Jalan", "A.Md.LLAJ."), ("Akuntansi", "A.Md."), ("Komputer", "A.Md.Kom.")),
    "40": (("Manajemen", "S.E."), ("Hukum", "S.H."), ("Sosiologi", "S.Sos."), ("Teknik Sipil", "S.T."),
           ("Administrasi Publik", "S.A.P."), ("Ilmu Pemerintahan", "S.IP."), ("Informatika", "S.Kom.")),
    "42": (("Ners", "S.Kep., Ns."), ("Apoteker", "S.Farm., apt."), ("Dokter", "")),
    "45": (("Teknik Transportasi", "S.T., M.T."), ("Manajemen", "S.E., M.M."), ("Administrasi Publik", "S.Sos., M.AP."),
           ("Ilmu Administrasi", "S.STP., M.Si."), ("Hukum", "S.H., M.H.")),
    "50": (("Administrasi Publik", "S.Sos., M.Si., Ph.D."),),
}  # fmt: skip
TEACHING = (("Pendidikan Guru Sekolah Dasar", "S.Pd."), ("Pendidikan Matematika", "S.Pd."),
            ("Pendidikan Bahasa Indonesia", "S.Pd."), ("Pendidikan Agama Islam", "S.Pd.I."))  # fmt: skip
HEALTH = {
    "30": (("Kebidanan", "A.Md.Keb."), ("Keperawatan", "A.Md.Kep."), ("Kesehatan Lingkungan", "A.Md.KL.")),
    "40": (("Kesehatan Masyarakat", "S.K.M."), ("Keperawatan", "S.Kep."), ("Farmasi", "S.Farm.")),
    "42": (("Ners", "S.Kep., Ns."), ("Apoteker", "S.Farm., apt.")),
}
CLERKS = ("Penelaah Teknis Kebijakan", "Pengolah Data dan Informasi", "Pengadministrasi Perkantoran",
          "Penata Layanan Operasional", "Pengelola Layanan Operasional", "Operator Layanan Operasional",
          "Pengelola Umum Operasional")  # fmt: skip
SCHOOLS = ("Universitas Tirta Nusantara", "Politeknik Karang Jaya", "Universitas Mandala Raya", "STIA Wanamukti")
