"""The places of two invented offices: a dinas of 60 and a kabupaten of 8,000 (proportions of employee data §10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from asn_desktop.rules.sample_people import Slot
from asn_desktop.rules.sample_words import CLERKS


@dataclass(frozen=True)
class SampleUnit:
    """A unit by key, with the key of its parent."""

    key: str
    parent: str | None
    nama: str
    kode: str | None = None


DISHUB = (
    SampleUnit("root", None, "Dinas Perhubungan", "DISHUB"),
    SampleUnit("sekretariat", "root", "Sekretariat", "DISHUB.1"),
    SampleUnit("umum", "sekretariat", "Subbagian Umum dan Kepegawaian"),
    SampleUnit("angkutan", "root", "Bidang Angkutan", "DISHUB.2"),
    SampleUnit("lalin", "root", "Bidang Lalu Lintas", "DISHUB.3"),
    SampleUnit("keselamatan", "root", "Bidang Keselamatan dan Teknik Sarana", "DISHUB.4"),
    SampleUnit("prasarana", "root", "Bidang Prasarana dan Perparkiran", "DISHUB.5"),
    SampleUnit("terminal", "angkutan", "UPTD Terminal Tipe C", "DISHUB.6"),
    SampleUnit("pkb", "keselamatan", "UPTD Pengujian Kendaraan Bermotor", "DISHUB.7"),
)


def dishub_slots() -> list[Slot]:
    """The 60 places of the dinas: 40 PNS, one CPNS, 12 PPPK, 7 PPPK paruh waktu; five retire within 24 months."""
    found = [*_heads(), *_functional(), *_clerks(), *_contracts()]
    near = {0, 2} | {len(found) - 20 - 16 + place for place in (5, 7, 9)}
    return [_aged(slot, place in near) for place, slot in enumerate(found)]


def _aged(slot: Slot, near: bool) -> Slot:
    """The slot with ages that make its holder retire within two years, or not before three."""
    ages = (slot.bup - 2, slot.bup - 1) if near else slot.age or (19, slot.bup - 4)
    return replace(slot, age=ages)


def _heads() -> Iterator[Slot]:
    yield Slot("PNS", "IV/c", "45", "Kepala Dinas", "1", "root", "II.b", bup=60, fixed=("Dedi Kurniawan", "L"))
    yield Slot("PNS", "IV/b", "45", "Sekretaris Dinas", "1", "sekretariat", "III.a", fixed=("Endang Lestari", "P"))
    yield Slot("PNS", "IV/a", "40", "Kepala Bidang Angkutan", "1", "angkutan", "III.b", fixed=("Bambang Hartono", "L"))
    yield Slot("PNS", "IV/a", "40", "Kepala Bidang Lalu Lintas", "1", "lalin", "III.b")
    yield Slot(
        "PNS", "III/d", "40", "Kepala Bidang Keselamatan dan Teknik Sarana", "1", "keselamatan", "III.b", women=1.0
    )
    yield Slot("PNS", "IV/a", "40", "Kepala Bidang Prasarana dan Perparkiran", "1", "prasarana", "III.b")
    name = "Kepala Subbagian Umum dan Kepegawaian"
    yield Slot("PNS", "III/d", "40", name, "1", "umum", "IV.a", fixed=("Agus Setiawan", "L"))
    yield Slot("PNS", "III/c", "40", "Kepala UPTD Terminal Tipe C", "1", "terminal", "IV.a")


def _functional() -> Iterator[Slot]:
    yield _jf("IV/b", "45", "Analis Kebijakan Ahli Madya", "Ahli Madya", "root", bup=60)
    for golongan, unit, post in (
        ("IV/a", "sekretariat", "Perencana Ahli Muda"), ("IV/a", "lalin", "Analis Kebijakan Ahli Muda"),
        ("III/d", "sekretariat", "Analis Anggaran Ahli Muda"), ("III/d", "lalin", "Analis Kebijakan Ahli Muda"),
        ("III/d", "keselamatan", "Penguji Kendaraan Bermotor Ahli Muda"),
        ("III/d", "prasarana", "Analis Kebijakan Ahli Muda"), ("III/c", "prasarana", "Analis Kebijakan Ahli Muda"),
    ):  # fmt: skip
        yield _jf(golongan, "40", post, "Ahli Muda", unit)
    yield _jf(
        "III/c", "40", "Analis Kebijakan Ahli Muda", "Ahli Muda", "angkutan", fixed=("Kristina Br. Sitompul", "P")
    )
    for golongan, unit, post in (
        ("III/b", "umum", "Analis Sumber Daya Manusia Aparatur Ahli Pertama"),
        ("III/b", "sekretariat", "Perencana Ahli Pertama"), ("III/b", "angkutan", "Analis Kebijakan Ahli Pertama"),
        ("III/a", "pkb", "Penguji Kendaraan Bermotor Ahli Pertama"),
    ):  # fmt: skip
        yield _jf(golongan, "40", post, "Ahli Pertama", unit)
    yield _jf("III/b", "30", "Penguji Kendaraan Bermotor Mahir", "Mahir", "pkb")
    yield _jf("II/d", "30", "Penguji Kendaraan Bermotor Terampil", "Terampil", "pkb")
    yield _jf("II/c", "30", "Penguji Kendaraan Bermotor Terampil", "Terampil", "pkb")


def _jf(golongan: str, tingkat: str, post: str, jenjang: str, unit: str, *, bup: int = 58,
        fixed: tuple[str, str] | None = None) -> Slot:  # fmt: skip
    return Slot("PNS", golongan, tingkat, post, "2", unit, jenjang=jenjang, bup=bup, women=0.45, fixed=fixed)


def _clerks() -> Iterator[Slot]:
    units = ("umum", "sekretariat", "angkutan", "lalin", "keselamatan", "prasarana", "terminal", "pkb")
    ladder = ("II/b", "II/c", "II/d", "II/d", "III/a", "III/a", "III/a", "III/b", "III/b", "III/b", "III/b", "III/c",
              "III/c", "III/d", "III/d", "III/d")  # fmt: skip
    for place, golongan in enumerate(ladder):
        diploma = "40" if golongan in ("III/c", "III/d") else "15" if place % 2 else "30"
        if golongan == "II/b":
            diploma = "15"
        post = CLERKS[0] if diploma == "40" else CLERKS[1 + place % 2]
        unit = units[place % len(units)]
        yield Slot("PNS", golongan, diploma, post, "4", unit, women=0.5)
    yield Slot("CPNS", "III/a", "40", CLERKS[0], "4", "angkutan", fixed=("Galih Pratama", "L"), age=(22, 34))


def _contracts() -> Iterator[Slot]:
    fixed = {0: ("Siti Rahmawati", "P"), 1: ("Wahyu Nugroho", "L"), 4: ("Rina Marlina", "P")}
    units = ("umum", "angkutan", "lalin", "keselamatan", "angkutan", "prasarana", "terminal", "pkb", "lalin",
             "prasarana", "sekretariat", "terminal")  # fmt: skip
    for place, unit in enumerate(units):
        tingkat = ("40", "15", "40", "30")[place % 4]
        post = {"40": CLERKS[3], "30": CLERKS[4], "15": CLERKS[5]}[tingkat]
        yield Slot("PPPK", None, tingkat, post, "4", unit, women=0.5, fixed=fixed.get(place))
    for place in range(7):
        unit = ("terminal", "prasarana", "lalin", "umum", "pkb", "terminal", "prasarana")[place]
        yield Slot("PPPK_PW", None, "15", CLERKS[5] if place % 2 else CLERKS[6], "4", unit, women=0.35)


_OFFICES = ("Dinas Pendidikan dan Kebudayaan", "Dinas Kesehatan", "Dinas Pekerjaan Umum dan Penataan Ruang",
            "Dinas Perhubungan", "Dinas Kependudukan dan Pencatatan Sipil", "Dinas Penanaman Modal dan PTSP",
            "Dinas Pertanian dan Pangan", "Satuan Polisi Pamong Praja", "Dinas Sosial", "Dinas Lingkungan Hidup",
            "Dinas Komunikasi dan Informatika", "Dinas Koperasi dan UKM", "Dinas Perdagangan", "Dinas Pariwisata",
            "Dinas Perikanan", "Dinas Tenaga Kerja", "Dinas Perumahan Rakyat", "Dinas Pemuda dan Olahraga",
            "Dinas Perpustakaan dan Kearsipan", "Dinas Pemberdayaan Masyarakat dan Desa",
            "Badan Kepegawaian dan Pengembangan SDM", "Badan Perencanaan Pembangunan Daerah",
            "Badan Pengelola Keuangan dan Aset Daerah", "Badan Penanggulangan Bencana Daerah",
            "Badan Kesatuan Bangsa dan Politik", "Badan Pendapatan Daerah")  # fmt: skip
_BAGIAN = ("Pemerintahan", "Hukum", "Organisasi", "Umum", "Kesejahteraan Rakyat", "Perekonomian",
           "Administrasi Pembangunan", "Pengadaan Barang dan Jasa", "Protokol dan Komunikasi Pimpinan")  # fmt: skip


def kabupaten_units() -> list[SampleUnit]:
    """Setda with 9 bagian, setwan, inspektorat, 26 dinas and badan, 20 kecamatan, 15 kelurahan, health and schools."""
    found = [SampleUnit("root", None, "Pemerintah Kabupaten Tirtamaya", "TIRTAMAYA")]
    found.append(SampleUnit("setda", "root", "Sekretariat Daerah", "SETDA"))
    found += [SampleUnit(f"bagian{n}", "setda", f"Bagian {name}") for n, name in enumerate(_BAGIAN)]
    found += [SampleUnit("setwan", "root", "Sekretariat DPRD", "SETWAN")]
    found += [SampleUnit("inspektorat", "root", "Inspektorat", "ITDA")]
    found += [SampleUnit(f"opd{n}", "root", name) for n, name in enumerate(_OFFICES)]
    found += [SampleUnit(f"kec{n}", "root", f"Kecamatan {_place(n)}") for n in range(20)]
    found += [SampleUnit(f"kel{n}", f"kec{n % 20}", f"Kelurahan {_place(n + 20)}") for n in range(15)]
    found += [SampleUnit("rsud", "opd1", "RSUD Tirtamaya")]
    found += [SampleUnit(f"pkm{n}", "opd1", f"UPTD Puskesmas {_place(n)}") for n in range(25)]
    found += [SampleUnit(f"sd{n}", "opd0", f"SD Negeri {n % 8 + 1} {_place(n // 8)}") for n in range(320)]
    found += [SampleUnit(f"smp{n}", "opd0", f"SMP Negeri {n % 3 + 1} {_place(n // 3)}") for n in range(45)]
    found += [SampleUnit(f"tk{n}", "opd0", f"TK Negeri Pembina {_place(n)}") for n in range(6)]
    return found


def _place(n: int) -> str:
    first = ("Karang", "Suka", "Banjar", "Telaga", "Marga", "Wono", "Tirta", "Ngadi")
    second = ("sari", "mulya", "wangi", "rejo", "hayu", "jaya", "asih", "luhur")
    return first[n % 8] + second[(n // 8 + n) % 8]


def kabupaten_slots(people: int = 8_000, seed: int = 1) -> list[Slot]:
    """Places by the proportions of the recipe, for any number of people, in an order mixed by the seed."""
    r = Random(seed)
    statuses = _share(people, (("PNS", 4650), ("CPNS", 150), ("PPPK", 2400), ("PPPK_PW", 800)))
    works = _share(people, (("guru", 44), ("nakes", 17), ("jf", 6), ("pelaksana", 28), ("struktural", 5)))
    r.shuffle(works)
    return [_kabupaten_slot(status, work, r) for status, work in _pair(statuses, works, r)]


def _share(total: int, weights: tuple[tuple[str, int], ...]) -> list[str]:
    """`total` words in the given proportions; what rounding leaves goes to the first."""
    whole = sum(weight for _, weight in weights)
    found = [word for word, weight in weights for _ in range(total * weight // whole)]
    return [weights[0][0]] * (total - len(found)) + found


def _pair(statuses: list[str], works: list[str], r: Random) -> Iterator[tuple[str, str]]:
    """Only PNS head a unit: structural posts are dealt to them first."""
    heads = [w for w in works if w == "struktural"]
    others = [w for w in works if w != "struktural"]
    pns = [s for s in statuses if s == "PNS"]
    rest = [s for s in statuses if s != "PNS"] + pns[len(heads) :]
    r.shuffle(rest)
    yield from zip(pns[: len(heads)], heads, strict=True)
    yield from zip(rest, others, strict=True)


_HEADS = (("II.b", 32, "IV/c", 60), ("III.a", 75, "IV/b", 58), ("III.b", 120, "IV/a", 58), ("IV.a", 130, "III/d", 58),
          ("IV.b", 40, "III/c", 58))  # fmt: skip
_RANKS = (("I/c", 4), ("II/a", 5), ("II/b", 10), ("II/c", 40), ("II/d", 55), ("III/a", 142), ("III/b", 142),
          ("III/c", 118), ("III/d", 188), ("IV/a", 136), ("IV/b", 124), ("IV/c", 34), ("IV/d", 2))  # fmt: skip


def _kabupaten_slot(status: str, work: str, r: Random) -> Slot:
    women = {"guru": 0.66, "nakes": 0.75}.get(work, 0.42)
    unit = _unit_for(work, r)
    if work == "struktural":
        eselon, _, golongan, bup = r.choices(_HEADS, [n for _, n, _, _ in _HEADS])[0]
        tingkat = "45" if golongan in ("IV/b", "IV/c") else "40"
        return Slot(status, golongan, tingkat, f"Kepala Satuan {_place(r.randint(0, 63))}", "1", unit, eselon, bup=bup,
                    women=0.35)  # fmt: skip
    if status != "PNS":
        return _other_slot(status, work, unit, women, r)
    golongan = r.choices([g for g, _ in _RANKS], [n for _, n in _RANKS])[0]
    tingkat = _diploma(golongan, work)
    post, jenjang, bup = _post(work, golongan, tingkat)
    return Slot("PNS", golongan, tingkat, post, "4" if jenjang is None else "2", unit, None, jenjang, bup,
                work if work in ("guru", "nakes") else "", women)  # fmt: skip


def _other_slot(status: str, work: str, unit: str, women: float, r: Random) -> Slot:
    tingkat = r.choices(("15", "30", "40", "42"), (18, 12, 66, 4))[0]
    if work in ("guru", "nakes") and tingkat == "15":
        tingkat = "40" if work == "guru" else "30"
    if work == "guru":
        tingkat = "40"
    if status == "CPNS":
        tingkat = "40"
        golongan: str | None = "III/a"
    else:
        golongan = None
    post, jenjang, bup = _post(work, "III/a", tingkat)
    field = work if work in ("guru", "nakes") else ""
    ages = (22, 34) if status == "CPNS" else None
    jenis = "4" if jenjang is None else "2"
    return Slot(status, golongan, tingkat, post, jenis, unit, None, jenjang, bup, field, women, age=ages)


def _diploma(golongan: str, work: str) -> str:
    if golongan in ("I/c", "II/a", "II/b"):
        return "10" if golongan == "I/c" else "15"
    if golongan in ("II/c", "II/d"):
        return "30"
    return "45" if golongan in ("IV/c", "IV/d") and work != "guru" else "40"


def _post(work: str, golongan: str, tingkat: str) -> tuple[str, str | None, int]:
    """(post, jenjang, BUP) that a golongan and a diploma allow."""
    if work == "pelaksana" or tingkat in ("10", "15"):
        return CLERKS[{"40": 0, "45": 0, "42": 0, "30": 1}.get(tingkat, 5)], None, 58
    low = tingkat in ("25", "30")
    jenjang = ("Terampil" if golongan.startswith("II/") else "Mahir") if low else _level(golongan)
    name = {"guru": "Guru", "nakes": "Bidan" if low else "Perawat", "jf": "Pranata Komputer"}[work]
    return f"{name} {jenjang}", jenjang, 60 if work == "guru" or jenjang in ("Ahli Madya", "Ahli Utama") else 58


def _level(golongan: str) -> str:
    if golongan in ("III/a", "III/b"):
        return "Ahli Pertama"
    return "Ahli Muda" if golongan in ("III/c", "III/d") else "Ahli Utama" if golongan == "IV/d" else "Ahli Madya"


def _unit_for(work: str, r: Random) -> str:
    if work == "guru":
        return r.choice([f"sd{n}" for n in range(320)] * 2 + [f"smp{n}" for n in range(45)] * 5 + ["tk0", "tk1"])
    if work == "nakes":
        return r.choice([f"pkm{n}" for n in range(25)] + ["rsud"] * 10)
    return r.choice(
        [f"opd{n}" for n in range(26)] * 3 + [f"kec{n}" for n in range(20)] + [f"bagian{n}" for n in range(9)]
    )
