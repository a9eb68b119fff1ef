"""Evaluation of a whole office: recap of 10,000 people, a unit of sixty rated live, sixty documents made and signed."""

from __future__ import annotations

import shutil
import tempfile
import time
import uuid
from collections import Counter
from pathlib import Path
from statistics import median

import sqlalchemy as sa

from asn_desktop.rules.evaluation import pattern
from asn_desktop.rules.evaluation.words import Predikat
from asn_desktop.services import certificates, letter_check, letters
from asn_desktop.services.certificates import PracticeSigner
from asn_desktop.services.evaluation import papers, recap, unit_round
from asn_desktop.services.evaluation.recap import Recap
from asn_desktop.store.database import Store
from asn_desktop.store.evaluation import Evaluation
from benchmarks.evaluation_office import ACTOR, APPRAISER, NOW, SIZE, TODAY, YEAR, opened
from benchmarks.rows import Row, interleaved

PEOPLE = 10_000
PERIODS = ("AKHIR", "TW1", "TW2", "TW3", "TW4", "B02")  # a round of signing uses up one; the first is not counted
PASS = "sandi latihan"
_PEER = 5
Folk = dict[uuid.UUID, list[uuid.UUID]]


def rows() -> list[Row]:
    """The rows; counts, findings and signatures are checked in the same run."""
    folder = Path(tempfile.mkdtemp(prefix="asn-bench-"))
    try:
        with opened(folder / "besar", PEOPLE, ("AKHIR",)) as (store, folk):
            found = [_recap(store, folk)]
        with opened(folder / "kecil", SIZE + 1, PERIODS) as (store, folk):
            return [*found, *_live(store, next(iter(folk))), _signed(store, next(iter(folk)), folder)]
    finally:
        shutil.rmtree(folder)


def _recap(store: Store, folk: Folk) -> Row:
    def ours() -> Recap:
        with store.read(ACTOR) as session:
            return recap.recap(session, YEAR, "AKHIR")

    def naive() -> dict[uuid.UUID, Counter[str]]:
        """Every result of every unit as an object, counted one by one."""
        held: dict[uuid.UUID, Counter[str]] = {}
        with store.read(ACTOR) as session:
            for unit in folk:
                mine = (Evaluation.unit_id == unit, Evaluation.tahun == YEAR, Evaluation.periode == "AKHIR")
                for row in session.scalars(sa.select(Evaluation).where(*mine)):
                    if not row.kepala and row.keadaan == "ditetapkan":
                        held.setdefault(unit, Counter())[row.predikat or ""] += 1
        return held

    seen, counted = ours(), naive()
    below = [unit for unit in seen.units if unit.unit_id in folk]
    assert sum(unit.n for unit in seen.units) == PEOPLE, "somebody is missing, or counted twice"
    assert len(below) == len(folk)
    for unit in below:
        assert {p.value: n for p, n in unit.counts.items() if n} == dict(counted[unit.unit_id])
        assert unit.findings == _by_hand(unit, seen)
    broken = sum(any(f.blocks for f in unit.findings) for unit in below)
    assert 0 < broken < len(below), "every unit is alike"
    taken = interleaved({"ours": ours, "naive": naive})
    return Row(
        f"distribution and recap of {PEOPLE:,} people in {len(folk)} units",
        f"each result as an object {taken['naive'].wall:.2f} s", taken["ours"].wall, "≤ 0.3", "s",
        f"CPU {taken['ours'].cpu:.3f} s; counts of every unit compared, {broken} units break a written limit",
    )  # fmt: skip


def _by_hand(unit: recap.UnitCounts, seen: Recap) -> tuple[pattern.Finding, ...]:
    """The findings of a Baik unit, by the words of the circular."""
    assert unit.capaian is not None
    n = unit.n
    good, low = unit.counts[Predikat.BAIK], unit.counts[Predikat.BUTUH_PERBAIKAN] + unit.counts[Predikat.KURANG]
    expected = {"b_maks": 100 * good > 70 * n, "bp_k_min": low < 1,
                "b_terbesar": any(one > good for one in unit.counts.values())}  # fmt: skip
    assert {found.limit.kode: found.broken for found in unit.findings} == expected, seen.periode
    return unit.findings


def _live(store: Store, unit: uuid.UUID) -> list[Row]:
    def whole() -> unit_round.UnitRound:
        with store.read(ACTOR) as session:
            return unit_round.of_unit(session, unit, YEAR, "AKHIR")

    seen = whole()
    assert len(seen.rows) == SIZE
    assert seen.n == SIZE - 1
    moved = dict(seen.counts)
    moved[Predikat.BAIK] -= 1
    moved[Predikat.SANGAT_BAIK] += 1

    def rerated() -> tuple[object, list[float]]:
        """One choice on the screen: the counts, every finding, the heights of the five bars."""
        counts = pattern.count(row.predikat for row in seen.rows if row.predikat is not None and row.dihitung)
        counts[Predikat.BAIK] -= 1
        counts[Predikat.SANGAT_BAIK] += 1
        assert counts == moved
        return seen.judge(counts), [one / seen.n for one in counts.values()]

    found, _ = rerated()
    assert len(found) == 3  # type: ignore[arg-type]
    taken = interleaved({"of_unit": whole, "live": rerated}, rounds=9, warm=2)
    return [
        Row(f"one re-rating in a unit of {SIZE}: counts, findings, curve, without the store",
            f"asking the store again {taken['of_unit'].wall * 1000:.0f} ms", taken["live"].wall * 1000, "≤ 16", "ms"),
        Row(f"the round of a unit of {SIZE}: people, counts, findings, reason", "-", taken["of_unit"].wall * 1000,
            "≤ 100", "ms", f"CPU {taken['of_unit'].cpu * 1000:.0f} ms"),
    ]  # fmt: skip


def _signed(store: Store, unit: uuid.UUID, folder: Path) -> Row:
    signer = PracticeSigner(APPRAISER["nama"], APPRAISER["nip"], APPRAISER["jabatan"])
    with store.begin(ACTOR, reason="sertifikat") as session:
        file = certificates.make_practice(session, folder / "kunci", [signer], PASS, now=NOW, today=TODAY)[0].path
    p12 = file.read_bytes()
    taken, cpu, made = [], [], []
    for period in PERIODS[:-1]:
        wanted = _evaluations(store, unit, period)
        start, begun = time.perf_counter(), time.process_time()
        with store.read(ACTOR) as session:
            key = letters.open_signer(session, p12, PASS, now=NOW, nip=signer.nip, nama=signer.nama)
        for one in wanted:
            made.append(_one(store, one, key))
        taken.append(time.perf_counter() - start)
        cpu.append(time.process_time() - begun)
        assert len(wanted) == SIZE
    start = time.perf_counter()
    for one in _evaluations(store, unit, PERIODS[-1])[:_PEER]:
        with store.read(ACTOR) as session:
            key = letters.open_signer(session, p12, PASS, now=NOW, nip=signer.nip, nama=signer.nama)
        _one(store, one, key)
    naive = (time.perf_counter() - start) / _PEER * SIZE
    with store.read(ACTOR) as session:
        for letter_id in (made[0], made[-1]):
            verdict = letter_check.check(session, letters.pdf(session, letter_id, signed=True), now=NOW)
            assert verdict.report.verdict == "sah", verdict.report.verdict
            assert verdict.letter_id == letter_id
        assert len({letters.get(session, one).sha256 for one in made}) == len(made)
    return Row(
        f"{SIZE} evaluation documents made and signed, a transaction each", f"key opened for each {naive:.1f} s",
        median(taken[1:]), "≤ 3", "s",
        f"CPU {median(cpu[1:]):.2f} s; RSA-2048, PDF/A-3b with data, footer with hash; two files judged sah",
    )  # fmt: skip


def _one(store: Store, evaluation_id: uuid.UUID, key: letters.SignerKey) -> uuid.UUID:
    with store.begin(ACTOR, reason="dokumen evaluasi") as session:
        row = papers.make(session, "dokumen_evaluasi", evaluation_id=evaluation_id, jalur="sini", today=TODAY, now=NOW)
        letters.sign_here(session, row.id, key, now=NOW)
    return row.id


def _evaluations(store: Store, unit: uuid.UUID, period: str) -> list[uuid.UUID]:
    with store.read(ACTOR) as session:
        return list(session.scalars(sa.select(Evaluation.id).where(
            Evaluation.unit_id == unit, Evaluation.tahun == YEAR, Evaluation.periode == period)))  # fmt: skip
