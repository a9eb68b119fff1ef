"""Whatever a list left empty, the checks of a row answer: findings with a field of the kind and words, no crash."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asn_desktop.rules import rank_checks, ranks, record_checks
from asn_desktop.rules.record_facts import Facts
from asn_desktop.services.record_kinds import KINDS
from asn_desktop.services.record_models import MODELS
from asn_desktop.ui.sentences import sentence, sentences

TODAY = dt.date(2026, 11, 23)
BASE = Facts(TODAY, "PNS", dt.date(1985, 3, 17), "P", "Asih Lestari", "198503172009042003", "3399015703850001",
             dt.date(2009, 4, 1), pay=lambda _golongan, _years, _day: 3_000_000, levels={"4": "S"},
             pensiun=dt.date(2043, 4, 1))  # fmt: skip
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2050, 12, 31))
BY_TYPE = {
    "date": DAYS, "year": st.integers(1960, 2040), "number": st.integers(0, 60), "money": st.integers(-5, 10**7),
    "decimal": st.sampled_from(["12.5", "0", "1.250"]), "bool": st.booleans(), "unit": st.just(uuid.UUID(int=1)),
    "spouse": st.just(uuid.UUID(int=2)), "golongan": st.sampled_from(ranks.PNS + ranks.PPPK),
    "code": st.sampled_from(["1", "2", "4", "8", "15", "40", "101", "201", "211"]),
    "nik": st.sampled_from(["3399010102830001", "123"]), "nip": st.sampled_from(["198503172009042003", "9"]),
    "text": st.sampled_from(["Analis Ahli Muda", "Bima", "821/7"]), "note": st.just("x"),
}  # fmt: skip


def rows(kind: str) -> st.SearchStrategy[dict[str, object]]:
    """A row as the store may hold it: what its table allows to be empty may be empty."""
    table = MODELS[kind].__table__
    fields = {}
    for field in KINDS[kind].fields:
        value = st.sampled_from([key for key, _ in field.choices]) if field.choices else BY_TYPE[field.type]
        fields[field.name] = st.none() | value if table.c[field.name].nullable else value
    return st.fixed_dictionaries(fields)


@pytest.mark.parametrize("kind", list(KINDS))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_row_gets_an_answer(kind, data):
    beside = {key: data.draw(st.lists(rows(key), max_size=2)) for key in
              {kind, "golongan", "jabatan", "pendidikan", "hukdis", "cltn", "pmk", "pasangan", "anak"}}  # fmt: skip
    status = data.draw(st.sampled_from(["CPNS", "PNS", "PPPK", "PPPK_PW"]))
    facts = replace(BASE, rows=beside, status=status, mulai=data.draw(st.none() | st.just(BASE.mulai)))
    row = data.draw(rows(kind))
    found = record_checks.check(kind, row, facts)
    if kind == "golongan":
        found += rank_checks.check_period(row, facts)
    for problem in found:
        assert problem.field in KINDS[kind].names
        assert problem.code in sentences()
        assert "…" not in sentence(problem), problem
