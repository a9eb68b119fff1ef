"""The documents each leave asks for: leave.md §2.3-2.9, and what satisfies them (§7)."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from asn_desktop.problems import Severity
from asn_desktop.rules.leave import kinds, proofs
from asn_desktop.rules.leave.annual_right import LeaveFacts
from asn_desktop.rules.leave.wish import Kind, Wish
from tests.rules.leave_wishes import (
    DOCTOR,
    PNS,
    PPPK,
    WOMAN,
    annual,
    besar,
    cltn,
    fourth,
    important,
    maternity,
    paper,
    sick,
    wish,
)

D = dt.date
A, B = D(2027, 4, 5), D(2027, 4, 9)
YOUNG = LeaveFacts("PPPK", D(2027, 1, 1), D(2027, 1, 1), D(2031, 12, 31))

# wish, who, what must be there (each a choice), what is asked for besides
TABLE = [
    pytest.param(annual(A, B), PNS, [], [], id="2.3 annual leave: the form only"),
    pytest.param(annual(A, B, remote_days=3), PNS, [], ["pernyataan_tempat_sulit"], id="2.3 remote place: a statement"),
    pytest.param(besar(A, B), PNS, [], ["keputusan_kepegawaian"], id="2.4 cuti besar: the decrees"),
    pytest.param(besar(A, B, reason_code="haji_pertama"), PNS, ["bukti_haji"], ["keputusan_kepegawaian"],
                 id="2.4 hajj"),
    pytest.param(besar(A, B, reason_code="ibadah_lain"), PNS, ["surat_biro_umrah"], ["keputusan_kepegawaian"],
                 id="2.4 umrah: the agency"),
    pytest.param(fourth(A, B), PNS, ["surat_bidan"], ["keputusan_kepegawaian"], id="2.4 birth: doctor or midwife"),
    pytest.param(sick(A, A), PNS, ["surat_dokter"], [], id="2.5 one day: a doctor's letter"),
    pytest.param(sick(A, B), PNS, ["surat_dokter"], [], id="2.5 more days: a doctor's letter"),
    pytest.param(sick(A, B, reason_code="keguguran"), PNS, ["surat_bidan"], [], id="2.5 miscarriage"),
    pytest.param(sick(A, B, reason_code="kecelakaan_kerja"), PNS, ["surat_dokter"], ["berita_kecelakaan"],
                 id="2.5 accident"),
    pytest.param(sick(A, D(2027, 4, 30)), PPPK, ["surat_dokter_pemerintah"], [], id="2.9 PPPK beyond 14 days"),
    pytest.param(sick(A, D(2028, 4, 5)), PNS, ["surat_tim_penguji"], [], id="2.5 beyond a year"),
    pytest.param(maternity(A, B), PNS, ["surat_bidan"], [], id="2.6 doctor or midwife"),
    pytest.param(important(A, B, reason_code="musibah"), PNS, ["surat_rt"], [], id="2.7 disaster: ketua RT"),
    pytest.param(cltn(A, B, reason_code="ikut_pasangan_tugas"), PNS, ["keputusan_pasangan", "akta_nikah_kk"],
                 ["persetujuan_bkn"], id="2.8 spouse on duty"),
    pytest.param(cltn(A, B, reason_code="program_anak"), PNS, ["surat_spesialis"], ["persetujuan_bkn"],
                 id="2.8 children: a specialist"),
    pytest.param(annual(A, B, exception="keluarga_sakit_keras"), YOUNG, ["surat_rawat_inap"], [],
                 id="2.9 before a year: inpatient letter"),
    pytest.param(annual(A, B, exception="menikah_pertama"), YOUNG, [], ["surat_nikah"], id="2.9 first marriage"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "facts", "must", "besides"), TABLE)
def test_what_is_asked_for(asked: Wish, facts: LeaveFacts, must: list[str], besides: list[str]) -> None:
    found = proofs.needs(asked, facts, WOMAN)
    assert len([need for need in found if need.wajib]) == len(must)
    assert all(any(kind in need.jenis for need in found if need.wajib) for kind in must)
    assert [need.jenis[0] for need in found if not need.wajib] == besides
    assert all(need.article for need in found)
    assert {kind for need in found for kind in need.jenis} <= set(proofs.PROOFS)


@pytest.mark.parametrize(("asked", "facts", "must", "besides"), TABLE)
def test_the_documents_named_satisfy_the_check(
    asked: Wish, facts: LeaveFacts, must: list[str], besides: list[str]
) -> None:
    given = tuple(dataclasses.replace(DOCTOR, jenis=kind) for kind in must)
    assert proofs.check(dataclasses.replace(asked, proofs=given), facts, WOMAN) == []
    wrong = dataclasses.replace(asked, proofs=(paper("surat_perwakilan"),))
    special = {"surat_dokter_pemerintah", "surat_tim_penguji"}  # refused by their own names: test_leave_sick
    missing = [p.code for p in proofs.check(wrong, facts, WOMAN)]
    assert missing == ["document_missing"] * len([kind for kind in must if kind not in special])


@pytest.mark.parametrize("kind", list(Kind))
def test_a_reason_nobody_knows_asks_for_no_paper_of_its_own_and_never_crashes(kind: Kind) -> None:
    odd = wish(kind, A, B, reason_code="x", exception="y")
    assert all(need.jenis for need in proofs.needs(odd, PNS, WOMAN))
    assert kinds.relations_for("x", "PNS") == ()


def test_what_is_missing_from_a_late_entry_is_a_word() -> None:
    asked = maternity(A, B, proofs=(), late=True)
    found = proofs.check(asked, PNS, WOMAN)
    assert [(p.code, p.severity) for p in found] == [("document_missing", Severity.WARNING)]
