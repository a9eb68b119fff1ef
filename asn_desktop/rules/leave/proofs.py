"""Which document each leave needs, by which article, and whether what lies before the clerk satisfies it.

Source: Peraturan BKN 24/2017 III.A-III.G jo. 7/2021 III.C (PNS, CPNS); PP 49/2018 art. 80-83 (PPPK); leave.md §2.3-2.9.
"""

from __future__ import annotations

from collections.abc import Mapping

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules.leave import cltn, maternity, sick
from asn_desktop.rules.leave.annual_right import LeaveFacts
from asn_desktop.rules.leave.limits import LeaveRules
from asn_desktop.rules.leave.sick import Spell
from asn_desktop.rules.leave.wish import Kind, Past, Proof, ProofNeed, Wish

PROOFS = (
    "surat_dokter", "surat_dokter_pemerintah", "surat_tim_penguji", "surat_bidan", "surat_rawat_inap",
    "surat_kematian", "surat_nikah", "surat_rt", "surat_perwakilan", "bukti_haji", "surat_biro_umrah",
    "keputusan_kepegawaian", "keputusan_pasangan", "akta_nikah_kk", "surat_spesialis", "berita_kecelakaan",
    "pernyataan_tempat_sulit", "surat_lahir", "persetujuan_bkn",
)  # fmt: skip
_DOCTORS = ("surat_dokter", "surat_dokter_pemerintah", "surat_tim_penguji")
_BIRTH = ("surat_dokter", "surat_bidan", "surat_lahir")
_BESAR = "Peraturan BKN 24/2017 III.B"
_PENTING = "PP 11/2017 ps. 328–332; Peraturan BKN 24/2017 III.E"
_EARLY = "PP 49/2018 ps. 80"
_REMOTE = "Peraturan BKN 24/2017 III.A"

_IMPORTANT: Mapping[str, tuple[str, ...]] = {
    "keluarga_sakit_keras": ("surat_rawat_inap",),
    "keluarga_meninggal": ("surat_kematian",),
    "menikah": ("surat_nikah",),
    "istri_melahirkan": ("surat_rawat_inap",),
    "musibah": ("surat_rt",),
    "perwakilan_rawan": ("surat_perwakilan",),
}
_SPOUSE = (("keputusan_pasangan",), ("akta_nikah_kk",))
_CLTN: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "ikut_pasangan_tugas": _SPOUSE,
    "ikut_pasangan_bekerja": _SPOUSE,
    "program_anak": (("surat_spesialis",),),
    "anak_khusus": (("surat_spesialis", "surat_dokter"),),
    "rawat_pasangan_anak": (("surat_dokter", "surat_spesialis"),),
    "rawat_orang_tua": (("surat_dokter", "surat_spesialis"),),
}
_BESAR_BY_REASON: Mapping[str, tuple[str, ...]] = {
    "haji_pertama": ("bukti_haji",),
    "ibadah_lain": ("surat_biro_umrah", "bukti_haji"),
    "kelahiran_4": _BIRTH,
}


def needs(
    wish: Wish, facts: LeaveFacts, past: Past, rules: LeaveRules | None = None, spell: Spell | None = None
) -> tuple[ProofNeed, ...]:
    """The documents this wish asks for (leave.md §2.3-2.9), in the order the form lists them.

    `spell` is the illness the wish belongs to (`leave_sick.spell`); without it the wish stands alone.
    """
    limits = rules or LeaveRules()
    if wish.kind is Kind.SAKIT:
        return _for_sick(wish, facts, limits, spell)
    if wish.kind is Kind.BESAR:
        return _for_besar(wish)
    if wish.kind is Kind.MELAHIRKAN:
        ground = maternity.ARTICLE_PPPK if facts.pppk else maternity.ARTICLE
        return (ProofNeed(_BIRTH, True, ground),)
    if wish.kind is Kind.ALASAN_PENTING:
        proof = _IMPORTANT.get(wish.reason_code or "")
        return (ProofNeed(proof, True, _PENTING),) if proof else ()
    if wish.kind is Kind.CLTN:
        asked = () if wish.extends else _CLTN.get(wish.reason_code or "", ())
        bkn = ProofNeed(("persetujuan_bkn",), False, cltn.ARTICLE)  # before the decree, not before the request
        return (*(ProofNeed(one, True, cltn.ARTICLE) for one in asked), bkn)
    return _for_annual(wish, facts)


def _for_sick(wish: Wish, facts: LeaveFacts, rules: LeaveRules, spell: Spell | None) -> tuple[ProofNeed, ...]:
    ground = sick.article(facts)
    found = spell or Spell(wish.first, 0, (wish.last - wish.first).days + 1)
    if wish.reason_code == "keguguran":
        return (ProofNeed((*_DOCTORS, "surat_bidan"), True, ground),)
    if wish.reason_code == "kecelakaan_kerja":
        return (ProofNeed(_DOCTORS, True, ground), ProofNeed(("berita_kecelakaan",), False, ground))
    if sick.needs_government_doctor(wish, facts, found, rules):
        return (ProofNeed(("surat_dokter_pemerintah", "surat_tim_penguji"), True, ground),)
    if sick.needs_board(wish, facts, found, rules):
        return (ProofNeed(("surat_tim_penguji",), True, ground),)
    return (ProofNeed(_DOCTORS, True, ground),)


def _for_besar(wish: Wish) -> tuple[ProofNeed, ...]:
    office = ProofNeed(("keputusan_kepegawaian",), False, _BESAR)  # the office itself keeps these decrees
    proof = _BESAR_BY_REASON.get(wish.reason_code or "")
    return (ProofNeed(proof, True, _BESAR), office) if proof else (office,)


def _for_annual(wish: Wish, facts: LeaveFacts) -> tuple[ProofNeed, ...]:
    asked: list[ProofNeed] = []
    if facts.pppk and wish.exception == "keluarga_sakit_keras":
        asked.append(ProofNeed(("surat_rawat_inap",), True, _EARLY))
    elif facts.pppk and wish.exception is not None:
        letter = "surat_kematian" if wish.exception == "keluarga_meninggal" else "surat_nikah"
        asked.append(ProofNeed((letter,), False, _EARLY))
    if wish.remote_days:
        asked.append(ProofNeed(("pernyataan_tempat_sulit",), False, _REMOTE))
    return tuple(asked)


def check(
    wish: Wish, facts: LeaveFacts, past: Past, rules: LeaveRules | None = None, spell: Spell | None = None
) -> list[Problem]:
    """What is missing or incomplete among the documents (leave.md §7): `document_missing`, `document_incomplete`.

    A doctor's letter for sick leave must say that leave is needed and for how long (Peraturan BKN 7/2021 III.C). The
    letters of a government doctor and of the Tim Penguji have refusals of their own (`leave_sick.check`). For a leave
    granted on paper before it was entered, what is missing is a warning: the grant stands.
    """
    limits = rules or LeaveRules()
    weight = Severity.WARNING if wish.late else Severity.ERROR
    found: list[Problem] = []
    for need in needs(wish, facts, past, limits, spell):
        if not need.wajib or _special(need):
            continue
        given = [proof for proof in wish.proofs if proof.jenis in need.jenis]
        named = {"bukti": " atau ".join(need.jenis).replace("_", " ")}
        if not given:
            found.append(Problem("document_missing", "bukti", named, weight))
        elif wish.kind is Kind.SAKIT and not any(complete(proof) for proof in given):
            found.append(Problem("document_incomplete", "bukti", named, weight))
    return found


def _special(need: ProofNeed) -> bool:
    """Needs that `leave_sick.check` refuses by their own names."""
    return need.jenis[0] in ("surat_dokter_pemerintah", "surat_tim_penguji")


def complete(proof: Proof) -> bool:
    """Whether a doctor's letter says that leave is needed and for how many days (Peraturan BKN 7/2021 III.C)."""
    return proof.perlu is True and proof.hari is not None and proof.hari > 0
