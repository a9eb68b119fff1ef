"""The one door to the checks of a row: what each kind of record is asked, by its key.

Source: employee data §9; each check names its own regulation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from asn_desktop.problems import Problem
from asn_desktop.rules import family, pay_checks, post_checks, rank_checks, result_checks, standing
from asn_desktop.rules.record_facts import Facts, Row, in_era

CHECKS: Mapping[str, Callable[[Row, Facts], list[Problem]]] = {
    "golongan": in_era(rank_checks.check_golongan),
    "jabatan": in_era(post_checks.check_jabatan),
    "pendidikan": result_checks.check_pendidikan,
    "diklat": result_checks.check_training,
    "kursus": result_checks.check_training,
    "kgb": in_era(pay_checks.check_kgb),
    "kinerja": result_checks.check_kinerja,
    "angka_kredit": result_checks.check_angka_kredit,
    "penghargaan": result_checks.check_penghargaan,
    "lisensi": result_checks.check_lisensi,
    "kontrak": standing.check_kontrak,
    "hukdis": in_era(standing.check_hukdis, "mulai"),
    "cltn": standing.check_cltn,
    "pmk": standing.check_pmk,
    "pindah": standing.check_pindah,
    "pemberhentian": standing.check_pemberhentian,
    "nip_alias": standing.check_nip_alias,
    "pasangan": family.check_pasangan,
    "anak": family.check_anak,
    "orang_tua": family.check_orang_tua,
}


def check(kind: str, row: Row, facts: Facts) -> list[Problem]:
    """Every finding on a row of this kind beside the rest of the record, each once (employee data §9).

    `row` has every field of the kind; a required field that is empty is told before, and `row` is then not asked.
    """
    seen: dict[tuple[str, str], Problem] = {}
    for problem in CHECKS[kind](row, facts):
        seen.setdefault((problem.code, problem.field), problem)
    return list(seen.values())
