"""Random histories of evaluation on both sides of the post: goals, results, surveys, credit, losses and repeats.

The centre must equal the oracle (which has a matrix of its own), office and centre each other, whatever was lost,
refused, put right, sent twice or settled.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asn_desktop.rules import merge
from asn_desktop.rules.changes import Change, Operation, digest
from asn_desktop.rules.merge import Barrier
from asn_desktop.services import findings
from asn_desktop.store import merging
from asn_desktop.store.credit import CreditLine
from asn_desktop.store.evaluation import Evaluation, Objection, UnitAchievement
from asn_desktop.store.goals import Skp, SkpAction, SkpResult
from asn_desktop.store.offices import Unit
from asn_desktop.store.progress import Feedback
from asn_desktop.store.survey import FeedbackCard, ServicePoint, Survey
from tests.services import test_centre_histories as plain
from tests.services.post_office import CENTRAL, Postal, Side, join, make_office
from tests.services.test_centre_histories import NOW, Office

D = dt.date
MATRIX = {  # PermenPANRB 6/2022, written down a second time: hasil, perilaku -> predikat
    ("DI_ATAS", "DI_ATAS"): "SANGAT_BAIK", ("DI_ATAS", "SESUAI"): "BAIK", ("DI_ATAS", "DI_BAWAH"): "KURANG",
    ("SESUAI", "DI_ATAS"): "BAIK", ("SESUAI", "SESUAI"): "BAIK", ("SESUAI", "DI_BAWAH"): "KURANG",
    ("DI_BAWAH", "DI_ATAS"): "BUTUH_PERBAIKAN", ("DI_BAWAH", "SESUAI"): "BUTUH_PERBAIKAN",
    ("DI_BAWAH", "DI_BAWAH"): "SANGAT_KURANG",
}  # fmt: skip
RATINGS = ("DI_ATAS", "SESUAI", "DI_BAWAH")
# Fields that are changed on both sides, with values that may clash: text, JSON and days.
FIELDS: dict[type[Any], dict[str, tuple[Any, Any, Any]]] = {
    Skp: {
        "penilai": ({"nama": "A"}, {"nama": "B", "nip": "1"}, {}), "ekspektasi": ({}, {"1": "x"}, {"1": "y", "7": "z"}),
        "lampiran": ({"dukungan": []}, {"dukungan": ["a"]}, {"skema": ["b"]}),
        "penilai_lama": (None, [], [{"nama": "A", "sampai": "2026-03-31"}]), "keadaan": ("draf", "ditetapkan", "batal"),
    },
    SkpResult: {"rencana": ("a", "b", "c"), "dibatalkan": (None, "keliru", "ganda")},
    SkpAction: {"target": ({}, {"TW1": "1"}, {"TW1": "2", "TW2": "1"}), "bukti": (None, "foto", "laporan")},
    Feedback: {"tanggapan": (None, "terima kasih", "keberatan"), "verifikasi": (None, "benar", "tidak_benar")},
    UnitAchievement: {
        "predikat": ("BAIK", "ISTIMEWA", "KURANG"), "tanggal": (D(2026, 1, 5), D(2026, 1, 6), D(2026, 2, 1)),
    },
    CreditLine: {"jumlah": ("10", "12.5", None), "dibatalkan": (None, "keliru", "ganda")},
    Survey: {"jawaban": ({}, {"biaya": [0, 1, 2, 3]}, {"biaya": [1, 1, 2, 3], "waktu": [0, 0, 9, 1]})},
    FeedbackCard: {"dipertimbangkan": (None, True, False), "alasan": (None, "dekat", "jauh")},
}  # fmt: skip
CHANGED = tuple((model, name) for model, names in FIELDS.items() for name in names)


@dataclass(repr=False)
class Book(Office):
    """An office of the model with its rows of evaluation, by class."""

    unit: uuid.UUID = field(default_factory=uuid.uuid4)
    rows: dict[type[Any], list[uuid.UUID]] = field(default_factory=dict)


def _first_rows(session: Any, one: Book) -> None:
    def put(row: Any) -> uuid.UUID:
        session.add(row)
        session.flush()
        one.rows.setdefault(type(row), []).append(row.id)
        return row.id

    one.unit = session.query(Unit).filter(Unit.parent_id.is_(None)).one().id
    for who in one.people:
        skp = put(Skp(
            employee_id=who, unit_id=one.unit, tahun=2026, mulai=D(2026, 1, 1), sampai=D(2026, 12, 31),
            pendekatan="KUANTITATIF", bentuk="JA_JF", pegawai={}, penilai={}, ekspektasi={}, lampiran={},
        ))  # fmt: skip
        result = put(SkpResult(skp_id=skp, jenis="UTAMA", rencana="a"))
        put(SkpAction(result_id=result, aksi="a", target={}))
        put(Feedback(skp_id=skp, periode="TW1", tanggal=D(2026, 3, 1), peran="PIMPINAN", isi="a"))
        put(CreditLine(employee_id=who, jenjang="MU", jabatan="Penguji", jenis="dasar", tahun=2026, jumlah="10"))
    point = put(ServicePoint(unit_id=one.unit, nama="Loket"))
    survey = put(Survey(service_point_id=point, mulai=D(2026, 1, 1), sampai=D(2026, 3, 1), responden=9, jawaban={}))
    put(FeedbackCard(survey_id=survey, skp_id=one.rows[Skp][0]))
    put(UnitAchievement(unit_id=one.unit, tahun=2025, periode="AKHIR", predikat="BAIK", nomor="1", pejabat="Bupati",
                        tanggal=D(2026, 1, 5)))  # fmt: skip


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Book]]:
    base = tmp_path_factory.mktemp("riwayat kinerja")
    with make_office(base / "pusat", CENTRAL, NOW) as central:
        centre = Side(central.store, NOW)
        found, opened = [], []
        for name in ("Dinas A", "Dinas B"):
            ask = plain.office.NewOffice(nama=name, pemerintah="PEMERINTAH KABUPATEN TIRTAMAYA", kota="Tirtamaya")
            here = make_office(base / name, ask, NOW)
            opened.append(here)
            (base / f"stik {name}").mkdir()
            side = Side(here.store, NOW)
            join(side, centre)
            one = Book(Postal(side, centre, base / f"stik {name}"), [side.hire(f"{name} {i}") for i in range(2)])
            with side.writing() as session:
                _first_rows(session, one)
            one.post.receive(one.post.send()[0])
            found.append(one)
        yield found
        for here in opened:
            here.close()


# deeds


def change(one: Book, here: Side, what: int, which: int, value: int) -> None:
    """One field of one row, on either side; the row may be gone, or not have come yet."""
    model, name = CHANGED[what % len(CHANGED)]
    ids = one.rows[model]
    row_id, new = ids[which % len(ids)], FIELDS[model][name][value % 3]
    with here.writing() as session:
        row = session.get(model, (one.post.office.id, row_id))
        if row is None:
            return
        before = merging.rows(session, one.post.office.id, [(model.__tablename__, row_id)])
        setattr(row, name, new)
        session.flush()
        after = merging.rows(session, one.post.office.id, [(model.__tablename__, row_id)])
    if here is one.post.centre:
        key = (model.__tablename__, row_id)
        pair = (before[key].get(name), after[key].get(name))
        if pair[0] != pair[1]:
            merge.decide_all(one.should, [Change(*key, Operation.UPDATE, {name: pair})])


def rate(one: Book, who: int, hasil: int, odd: bool) -> None:
    """A result, sometimes with a predikat that does not follow; the newest replaces the one before."""
    given = (RATINGS[hasil % 3], RATINGS[(hasil // 3) % 3])
    right = MATRIX[given]
    word = next(w for w in MATRIX.values() if w != right) if odd else right
    ids = one.rows.setdefault(Evaluation, [])
    with one.post.office.writing() as session:
        row = Evaluation(
            employee_id=one.people[who % 2], unit_id=one.unit, tahun=2025, periode="AKHIR", mulai=D(2025, 1, 1),
            sampai=D(2025, 12, 31), versi=len(ids) + 1, hasil=given[0], perilaku=given[1], predikat=word,
            tidak_dinilai=[], penilai={}, atasan={}, menggantikan_id=ids[-1] if ids and hasil % 2 else None,
        )  # fmt: skip
        session.add(row)
        session.flush()
        ids.append(row.id)


def put_right(one: Book, which: int, hasil: int, odd: bool) -> None:
    """A result gets other ratings."""
    ids = one.rows.get(Evaluation, [])
    if ids:
        with one.post.office.writing() as session:
            row = session.get_one(Evaluation, (one.post.office.id, ids[which % len(ids)]))
            row.hasil = RATINGS[hasil % 3]
            row.predikat = "BAIK" if odd else MATRIX[row.hasil, row.perilaku]


def object_to(one: Book, which: int) -> None:
    ids = one.rows.get(Evaluation, [])
    if ids:
        with one.post.office.writing() as session:
            session.add(Objection(
                evaluation_id=ids[which % len(ids)], diajukan=D(2026, 2, 1), hari_terakhir=D(2026, 2, 14), alasan="a",
                kepada={}, keadaan="DIAJUKAN",
            ))  # fmt: skip


def take_away(one: Book, which: int) -> None:
    """An action is deleted for good at the office; the centre may have changed it."""
    ids = one.rows[SkpAction]
    with one.post.office.writing() as session:
        row = session.get(SkpAction, (one.post.office.id, ids[which % len(ids)]))
        if row is not None:
            session.delete(row)


def deliver(one: Book, data: bytes) -> None:
    """The centre takes a file; the oracle takes what the centre says went in, with barriers of its own."""
    for seq in one.post.receive(data).merged:
        parcel = one.parcels[seq]
        merge.decide_all(one.should, parcel, owned=merge.CENTRE_OWNED, barriers=_barriers(one.should, parcel))


def _barriers(should: dict[Any, dict[str, Any]], parcel: list[Change]) -> dict[Any, Barrier]:
    found: dict[Any, Barrier] = {}
    coming = {c.key: {**should.get(c.key, {}), **{n: v[1] for n, v in c.fields.items()}} for c in parcel}
    live = [c for c in parcel if c.operation is not Operation.DELETE]
    for c in live:
        row = coming[c.key]
        judged = c.table == "evaluations" and {"hasil", "perilaku", "predikat", "sampai"} & c.fields.keys()
        if judged and row.get("predikat") != MATRIX.get((row.get("hasil"), row.get("perilaku"))):
            found[c.key] = Barrier("E-PRED-01")
    while True:  # what hangs on a refused row is refused with it
        absent = {k for k in coming if k not in should and (k in found or not _insert(parcel, k))}
        more = {
            c.key: Barrier("parent") for c in live if c.key not in found
            for column, table in merging.parents_of(c.table)
            if (target := c.fields.get(column, (None, None))[1]) is not None
            and ((table, uuid.UUID(target)) in absent
                 or ((table, uuid.UUID(target)) not in should and (table, uuid.UUID(target)) not in coming))
        }  # fmt: skip
        if not more:
            return found
        found |= more


def _insert(parcel: list[Change], key: Any) -> bool:
    return any(c.key == key and c.operation is Operation.INSERT for c in parcel)


def settle(one: Book, number: int) -> None:
    """As `plain.settle`; a row that was refused whole is put right instead."""
    with one.post.office.writing() as session:
        lines = [line for line in findings.listing(session, one.post.office.id) if line.field is not None]
        if lines:
            findings.settle(session, lines[number % len(lines)].id, take_centre=number % 2 == 0, now=NOW)


DEEDS: dict[str, Callable[[Book, int, int, int], None]] = {
    "here": lambda one, a, b, c: change(one, one.post.office, a, b, c),
    "there": lambda one, a, b, c: change(one, one.post.centre, a, b, c),
    "rate": lambda one, a, b, c: rate(one, a, b, c == 0),
    "repair": lambda one, a, b, c: put_right(one, a, b, c == 0),
    "object": lambda one, a, b, c: object_to(one, a),
    "delete": lambda one, a, b, c: take_away(one, a),
    "send": lambda one, a, b, c: plain.send(one),
    "arrive": lambda one, a, b, c: one.files and deliver(one, one.files.pop(a % len(one.files))),
    "twice": lambda one, a, b, c: one.files and deliver(one, one.files[a % len(one.files)]),
    "answer": lambda one, a, b, c: one.replies.append(one.post.answer()),
    "take": lambda one, a, b, c: one.replies and one.post.take(one.replies.pop(a % len(one.replies))),
    "settle": lambda one, a, b, c: settle(one, a),
}  # fmt: skip
step = st.tuples(st.sampled_from(sorted(DEEDS)), st.integers(0, 1), *(st.integers(0, 29),) * 2, st.integers(0, 2))
both = st.tuples(st.sampled_from(["here", "there"]), st.integers(0, 1), *(st.integers(0, 29),) * 2, st.integers(0, 2))


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.one_of(step, both), min_size=6, max_size=24))
def test_evaluation_at_the_centre_equals_the_oracle_on_random_histories(books: list[Book], history: list[Any]) -> None:
    for one in books:
        one.should = plain.state(one)
        one.replies.clear()  # lost on the way
    for name, number, *given_ in history:
        DEEDS[name](books[number], *given_)
    for one in books:
        plain.send(one)
        while one.files:  # what was lost is written again; it comes in the wrong order
            deliver(one, one.files.pop())
        there = plain.state(one)
        assert there == one.should
        assert digest(there) == digest(one.should)
        plain.reply(one)  # compares both states, and refuses itself when they differ
        assert plain.state(one, one.post.office, settled=True) == plain.state(one, settled=True)
