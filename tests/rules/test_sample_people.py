"""Invented people hold together: the recipe and the invariants of employee data §10."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from itertools import pairwise

import pytest

from asn_desktop import files
from asn_desktop.rules import identity, ranks, sample_people, sample_records, service
from asn_desktop.rules.identity import PersonFacts
from asn_desktop.rules.sample_offices import dishub_slots, kabupaten_slots

TODAY = sample_people.REFERENCE_DAY
_CEILING = {"10": "II/c", "15": "III/b", "30": "III/c", "40": "III/d", "45": "IV/a"}


@pytest.fixture(scope="module")
def dinas():
    return sample_records.dishub()


@pytest.fixture(scope="module")
def kabupaten():
    maker = sample_people.Maker(1)
    return [maker.person(slot) for slot in kabupaten_slots()]


def _day(text):
    return dt.date.fromisoformat(text) if text else None


def _pension(p, bup):
    born = _day(p["tanggal_lahir"])
    return service.add_months(dt.date(born.year + bup, born.month, 1), 1)


def _kgb(p):
    """The next step of the salary table (employee data §3.2)."""
    row = p["golongan"][-1]
    odd = row["golongan"].startswith("II/")
    base, tmt = row["mkg_tahun"] * 12 + row["mkg_bulan"], _day(row["tmt"])
    now = base + service.months_between(tmt, TODAY)
    step = next((s for s in range(odd, 34, 2) if s * 12 > now), None)
    return step and service.add_months(tmt, step * 12 - base)


def _kp(p):
    """First four years in the rank of somebody below the ceiling of the diploma (employee data §3.3)."""
    row, level = p["golongan"][-1], (p["pendidikan"] or [{"tingkat": "40"}])[0]["tingkat"]
    if p["jabatan"][0]["jenis"] != "4" or ranks.rank_order(row["golongan"]) >= ranks.rank_order(_CEILING[level]):
        return None
    return service.add_months(_day(row["tmt"]), 48)


def test_the_committed_office_is_what_its_recipe_makes(dinas):
    assert json.loads(files.resource("sample/dinas.json").read_text("utf-8")) == dinas


def test_the_dinas_of_sixty_is_as_the_recipe_says(dinas):
    people = dinas["people"]
    assert Counter(p["status"] for p in people) == {"PNS": 40, "CPNS": 1, "PPPK": 12, "PPPK_PW": 7}
    assert sum(p["jenis_kelamin"] == "P" for p in people) == 27
    pns = [p for p in people if p["status"] in ("PNS", "CPNS")]
    assert Counter(p["golongan"][-1]["golongan"].split("/")[0] for p in pns) == {"IV": 8, "III": 27, "II": 6}
    assert Counter(p["jabatan"][0]["eselon"] for p in people if p["jabatan"][0]["eselon"]) == {
        "II.b": 1, "III.a": 1, "III.b": 4, "IV.a": 2,
    }  # fmt: skip
    assert sum(p["kedudukan"] == "03" for p in people) == 1
    assert sum(o["penugasan"] == "PLT" for o in dinas["officials"]) == 1
    assert sum(not p["pendidikan"] or not p["nik"] for p in people) == 2


def test_five_retire_four_have_kgb_three_have_kp(dinas):
    people = [(p, slot) for p, slot in zip(dinas["people"], dishub_slots(), strict=True)]
    soon = dt.date(2028, 11, 23)
    assert sum(_pension(p, slot.bup) <= soon for p, slot in people) == 5
    pns = [p for p, _ in people if p["status"] == "PNS"]
    assert sum(bool(_kgb(p)) and TODAY <= _kgb(p) < dt.date(2027, 3, 1) for p in pns) == 4
    assert sum(bool(_kp(p)) and TODAY <= _kp(p) < dt.date(2027, 6, 1) for p in pns) >= 3


def test_two_nik_do_not_fit_and_every_other_number_does(dinas):
    wrong = []
    for p in dinas["people"]:
        facts = PersonFacts(_day(p["tanggal_lahir"]), p["jenis_kelamin"], p["status"], _day(p["tmt_cpns"]),
                            _day(p["kontrak_mulai"]))  # fmt: skip
        assert identity.check_nip(p["nip"], facts, TODAY) == []
        wrong += [f.code for f in identity.check_nik(p["nik"], facts)] if p["nik"] else []
    assert wrong == ["NIK_DOB_MISMATCH"] * 2


def test_every_number_of_the_kabupaten_is_right_and_used_once(kabupaten):
    assert len({p.nip for p in kabupaten}) == len({p.nik for p in kabupaten}) == 8_000
    for p in kabupaten:
        pns = p.slot.status in ("PNS", "CPNS")
        facts = PersonFacts(p.tanggal_lahir, p.jenis_kelamin, p.slot.status, p.mulai if pns else None,
                            None if pns else p.mulai)  # fmt: skip
        assert identity.check_nip(p.nip, facts, TODAY) == []
        assert identity.check_nik(p.nik, facts) == []


def test_careers_of_the_kabupaten_could_have_happened(kabupaten):
    for p in kabupaten:
        assert p.mulai.day == 1
        age = service.age(p.tanggal_lahir, p.mulai)
        assert (19 <= age <= 35) if p.slot.status in ("PNS", "CPNS") else (20 <= age <= 57)
        born = p.tanggal_lahir
        assert service.add_months(dt.date(born.year + p.slot.bup, born.month, 1), 1) > TODAY
        assert p.mulai <= p.jabatan_tmt <= TODAY
        for old, new in pairwise(p.pangkat):
            assert ranks.rank_order(new.golongan) == ranks.rank_order(old.golongan) + 1
            assert service.months_between(old.tmt, new.tmt) >= 24
            assert new.tmt <= TODAY
            months = old.mkg_tahun * 12 + old.mkg_bulan + service.months_between(old.tmt, new.tmt)
            assert (new.mkg_tahun, new.mkg_bulan) == service.after_promotion(
                *divmod(months, 12), old.golongan, new.golongan
            )
        assert all(0 <= row.mkg_bulan <= 11 for row in p.pangkat)


def test_the_kabupaten_has_the_proportions_of_the_recipe(kabupaten):
    assert Counter(p.slot.status for p in kabupaten) == {"PNS": 4650, "PPPK": 2400, "PPPK_PW": 800, "CPNS": 150}
    women = sum(p.jenis_kelamin == "P" for p in kabupaten) / 8_000
    assert 0.55 < women < 0.60
    pns = [p.slot.golongan.split("/")[0] for p in kabupaten if p.slot.status == "PNS"]
    share = {row: count / len(pns) for row, count in Counter(pns).items()}
    assert share["III"] == pytest.approx(0.59, abs=0.03)
    assert share["IV"] == pytest.approx(0.30, abs=0.04)
    assert share["II"] == pytest.approx(0.11, abs=0.02)


def test_the_same_seed_makes_the_same_people():
    assert sample_records.kabupaten(50, seed=3) == sample_records.kabupaten(50, seed=3)
    assert sample_records.kabupaten(50, seed=3) != sample_records.kabupaten(50, seed=4)
