"""Places of a kabupaten with real posts: every structural post of the table once, its holder within its golongan range.

Source: the recipe of employee data §10; golongan range of a post by PP 13/2002, one holder to a structural post.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from asn_desktop.rules.sample_offices import SampleUnit, kabupaten_slots, kabupaten_units
from asn_desktop.rules.sample_people import Slot
from asn_desktop.rules.sample_words import CLERKS

_GOLONGAN = {"II.a": ("IV/d", "IV/c"), "II.b": ("IV/c", "IV/b"), "III.a": ("IV/b", "IV/a"), "III.b": ("IV/a", "III/d"),
             "IV.a": ("III/d", "III/c"), "IV.b": ("III/c", "III/b")}  # fmt: skip
_FIELDS = ("Perencanaan", "Pembinaan", "Pelayanan", "Pengendalian")


def posted_slots(people: int, seed: int) -> list[Slot]:
    """The places of `sample_offices.kabupaten_slots` with structural posts that nobody shares (PP 13/2002)."""
    first, *rest = structural_posts(kabupaten_units())
    Random(seed).shuffle(rest)
    posts = iter((first, *rest))
    return [_with_post(_fitting(slot), posts, place) for place, slot in enumerate(kabupaten_slots(people, seed))]


def _with_post(slot: Slot, posts: Iterator[tuple[str, str, str]], place: int) -> Slot:
    if slot.jenis != "1":
        return slot
    found = next(posts, None)
    if found is None:  # more heads than posts: the rest are clerks
        return replace(slot, jenis="4", eselon=None, jabatan=CLERKS[0], golongan="III/c", tingkat="40", bup=58)
    eselon, name, unit = found
    golongan = _GOLONGAN[eselon][place % 2]
    tingkat = "45" if golongan in ("IV/b", "IV/c", "IV/d") else "40"
    return replace(slot, eselon=eselon, jabatan=name, unit=unit, golongan=golongan, tingkat=tingkat,
                   bup=60 if eselon.startswith("II.") else 58)  # fmt: skip


def _fitting(slot: Slot) -> Slot:
    """A teacher has a degree: the few below golongan III start at Ahli Pertama."""
    if slot.jabatan in ("Guru Terampil", "Guru Mahir"):
        golongan = "III/a" if slot.status in ("PNS", "CPNS") else None
        return replace(slot, golongan=golongan, tingkat="40", jabatan="Guru Ahli Pertama", jenjang="Ahli Pertama")
    return slot


def structural_posts(units: list[SampleUnit]) -> Iterator[tuple[str, str, str]]:
    """(eselon, post, key of the unit), from the secretary of the kabupaten down (posts of PP 18/2016)."""
    by_kind = {kind: [u for u in units if u.key.startswith(kind)] for kind in ("bagian", "opd", "kec", "kel", "pkm")}
    yield "II.a", "Sekretaris Daerah", "setda"
    for unit in by_kind["opd"]:
        yield "II.b", f"Kepala {unit.nama}", unit.key
    yield "II.b", "Inspektur", "inspektorat"
    yield "II.b", "Sekretaris DPRD", "setwan"
    for field in ("Pemerintahan", "Perekonomian", "Administrasi Umum"):
        yield "II.b", f"Asisten {field}", "setda"
    yield from _administrators(by_kind)
    yield from _supervisors(by_kind)


def _administrators(units: dict[str, list[SampleUnit]]) -> Iterator[tuple[str, str, str]]:
    for unit in units["opd"]:
        yield "III.a", f"Sekretaris {unit.nama}", unit.key
    for unit in units["kec"]:
        yield "III.a", f"Camat {unit.nama.removeprefix('Kecamatan ')}", unit.key
    for unit in units["bagian"]:
        yield "III.a", f"Kepala {unit.nama}", unit.key
    yield "III.a", "Sekretaris Inspektorat", "inspektorat"
    for unit in units["opd"]:
        for field in _FIELDS:
            yield "III.b", f"Kepala Bidang {field}", unit.key
    for unit in units["kec"]:
        yield "III.b", f"Sekretaris {unit.nama}", unit.key


def _supervisors(units: dict[str, list[SampleUnit]]) -> Iterator[tuple[str, str, str]]:
    for unit in units["kel"]:
        yield "IV.a", f"Lurah {unit.nama.removeprefix('Kelurahan ')}", unit.key
    for unit in units["opd"]:
        yield "IV.a", "Kepala Subbagian Umum dan Kepegawaian", unit.key
        yield "IV.a", "Kepala Subbagian Keuangan", unit.key
    for unit in units["kec"]:
        for field in ("Pemerintahan", "Pelayanan Umum", "Ketenteraman dan Ketertiban"):
            yield "IV.a", f"Kepala Seksi {field}", unit.key
    for unit in units["kec"]:
        for field in ("Umum dan Kepegawaian", "Perencanaan dan Keuangan"):
            yield "IV.b", f"Kepala Subbagian {field}", unit.key
    for unit in units["kel"]:
        for field in ("Pemerintahan", "Kesejahteraan Sosial", "Pemberdayaan Masyarakat"):
            yield "IV.b", f"Kepala Seksi {field}", unit.key
    for unit in units["pkm"]:
        yield "IV.b", "Kepala Subbagian Tata Usaha", unit.key
