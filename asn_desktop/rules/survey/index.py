"""Indeks Kepuasan Masyarakat (IKM): exact fractions, rounded once, then banded.

Source: PermenPANRB 14/2017; evaluation.md §7.3. The weight is one divided by the number of elements used; the 0.11 of
old sheets is reckoned beside it for reconciliation and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from asn_desktop.problems import Problem
from asn_desktop.rules.explain import Line
from asn_desktop.rules.survey.elements import Element

Counts = Mapping[str, Sequence[int]]  # key of the element -> how often 1, 2, 3 and 4 were answered
ARTICLE = "PermenPANRB 14/2017"
OLD_WEIGHT = Fraction(11, 100)


@dataclass(frozen=True)
class Band:
    """A band of quality: letter, lowest index that still belongs to it, words for the service."""

    mutu: str
    batas: Fraction
    kinerja: str


@dataclass(frozen=True)
class ElementIndex:
    """One element: answers filled, their sum, the average (NRR), its index of 100 and its band."""

    kode: str
    nomor: str
    nama: str
    terisi: int
    jumlah: int
    nrr: Fraction
    nilai: Decimal
    mutu: str
    kinerja: str


@dataclass(frozen=True)
class Index:
    """The index of a survey. `bobot_011` is what a sheet with weight 0.11 would have said; never banded."""

    elements: tuple[ElementIndex, ...]
    rata: Fraction
    ikm: Decimal
    mutu: str
    kinerja: str
    bobot_011: Decimal
    terendah: tuple[str, ...]
    tertinggi: tuple[str, ...]


def two_places(value: Fraction) -> Decimal:
    """Rounded half up to two decimals (evaluation.md §7.3)."""
    return Decimal((value * 100 + Fraction(1, 2)).__floor__()).scaleb(-2)


def shown(value: Fraction, places: int = 4) -> str:
    """An average as people write it: "3,3333", without needless noughts (PUEBI, decimal comma)."""
    scaled = (value * 10**places + Fraction(1, 2)).__floor__()
    whole, rest = divmod(scaled, 10**places)
    tail = f"{rest:0{places}d}".rstrip("0")
    return f"{whole},{tail}" if tail else str(whole)


def fixed(value: Fraction, places: int = 3) -> str:
    """An average in a column, always with as many decimals: "3,500" (PUEBI, decimal comma)."""
    scaled = (value * 10**places + Fraction(1, 2)).__floor__()
    return f"{scaled // 10**places},{scaled % 10**places:0{places}d}"


def bands(rows: Mapping[str, Mapping[str, Any]]) -> tuple[Band, ...]:
    """The bands of the table in force, the best first (PermenPANRB 14/2017)."""
    made = [Band(key, Fraction(str(row["batas_bawah"])), str(row["kinerja"])) for key, row in rows.items()]
    return tuple(sorted(made, key=lambda one: one.batas, reverse=True))


def band_of(value: Decimal, table: Sequence[Band]) -> Band:
    """The band of an index that is rounded already: the first whose lower bound it reaches (evaluation.md §7.3)."""
    return next((band for band in table if Fraction(value) >= band.batas), table[-1])


def check(counts: Mapping[str, Any], elements: Sequence[Element], respondents: int, unused: Sequence[str] = ()) -> list[
    Problem
]:  # fmt: skip
    """What keeps counts from being a survey: E-IKM-01, E-IKM-02 and what cannot be a count (evaluation.md §14)."""
    known = {one.kode: one for one in elements}
    found = [Problem("survey_element_unknown", "jawaban", {"raw": k}) for k in (*counts, *unused) if k not in known]
    for kode, row in counts.items():
        if kode in known:
            found += _check_row(known[kode], row, respondents)
    if found:
        return found
    filled = {kode for kode, row in counts.items() if sum(row)}
    if not filled:
        return [Problem("survey_empty", "jawaban")]
    for one in elements:
        if one.kode not in filled and one.kode not in unused:
            found.append(Problem("E-IKM-02", one.kode, {"unsur": one.nama}))
        if one.kode in filled and one.kode in unused:
            found.append(Problem("survey_unused_filled", one.kode, {"unsur": one.nama}))
    return found


def _check_row(element: Element, row: Any, respondents: int) -> list[Problem]:
    if isinstance(row, str | bytes) or not isinstance(row, Sequence) or any(
        type(one) is not int or one < 0 for one in row
    ):  # fmt: skip
        return [Problem("survey_count_invalid", element.kode, {"unsur": element.nama})]
    if len(row) != 4:
        return [Problem("survey_count_invalid", element.kode, {"unsur": element.nama})]
    if sum(row) > respondents:
        values = {"unsur": element.nama, "terisi": sum(row), "responden": respondents}
        return [Problem("survey_more_answers", element.kode, values)]
    return []


def reckon(counts: Counts, elements: Sequence[Element], table: Sequence[Band]) -> Index:
    """The index of counts that `check` let pass (evaluation.md §7.3; PermenPANRB 14/2017).

    NRR = sum of answers divided by filled answers; IKM = 25 times the mean of the NRR of the elements used.
    """
    rows = tuple(_element(one, counts[one.kode], table) for one in elements if sum(counts.get(one.kode, ())))
    if not rows:
        raise ValueError("no answer")
    total = sum((row.nrr for row in rows), Fraction(0))
    mean = total / len(rows)
    ikm = two_places(25 * mean)
    band = band_of(ikm, table)
    low, high = min(row.nrr for row in rows), max(row.nrr for row in rows)
    return Index(
        rows, mean, ikm, band.mutu, band.kinerja, two_places(25 * total * OLD_WEIGHT),
        tuple(row.kode for row in rows if row.nrr == low), tuple(row.kode for row in rows if row.nrr == high),
    )  # fmt: skip


def _element(element: Element, row: Sequence[int], table: Sequence[Band]) -> ElementIndex:
    filled, total = sum(row), sum(answer * times for answer, times in enumerate(row, 1))
    nrr = Fraction(total, filled)
    value = two_places(25 * nrr)
    band = band_of(value, table)
    return ElementIndex(element.kode, element.nomor, element.nama, filled, total, nrr, value, band.mutu, band.kinerja)


def lines(index: Index) -> tuple[Line, ...]:
    """How the index came about, term by term (PermenPANRB 14/2017)."""
    made = [
        Line("ikm_unsur", {"nomor": e.nomor, "unsur": e.nama, "jumlah": e.jumlah, "terisi": e.terisi,
                           "nilai": shown(e.nrr)}, ARTICLE) for e in index.elements
    ]  # fmt: skip
    count = len(index.elements)
    made.append(Line("ikm_rata", {"unsur": count, "nilai": shown(index.rata)}, ARTICLE))
    made.append(Line("ikm_nilai", {"rata": shown(index.rata), "nilai": comma(index.ikm)}, ARTICLE))
    made.append(Line("ikm_mutu", {"mutu": index.mutu, "kinerja": index.kinerja}, ARTICLE))
    made.append(Line("ikm_bobot_011", {"nilai": comma(index.bobot_011)}))
    return tuple(made)


def comma(value: Decimal) -> str:
    """ "81,48" (PUEBI, decimal comma)."""
    return str(value).replace(".", ",")
