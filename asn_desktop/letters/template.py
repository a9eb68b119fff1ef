"""Finds a wording, compiles it once, and keeps it until its file changes."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from asn_desktop import files
from asn_desktop.letters.blanks import Place
from asn_desktop.letters.compiler import Compiler, Wording
from asn_desktop.letters.markup import read, unknown
from asn_desktop.problems import Trouble

# wording: the module of its dataclass, its name; a letter of another kind is not loaded for this one
_PLACES: dict[str, tuple[str, str]] = {
    "formulir_cuti": ("leave_form", "LeaveFormLetter"),
    "surat_izin_cuti_tahunan": ("leave_permit", "LeavePermitLetter"),
    "surat_izin_cuti_sakit": ("leave_permit", "SickPermitLetter"),
    "surat_izin_cuti_melahirkan": ("leave_permit", "MaternityPermitLetter"),
    "surat_izin_cuti_alasan_penting": ("leave_permit", "ImportantPermitLetter"),
    "surat_izin_cuti_besar": ("leave_permit", "LongPermitLetter"),
    "surat_penangguhan_cuti": ("leave_notice", "PostponementLetter"),
    "surat_izin_sementara": ("leave_notice", "InterimPermitLetter"),
    "surat_panggilan_bekerja": ("leave_notice", "RecallLetter"),
    "surat_pembatalan_cuti": ("leave_notice", "CancellationLetter"),
    "surat_perubahan_cuti": ("leave_notice", "ChangeLetter"),
    "keputusan_cuti_besar": ("leave_notice", "LongLeaveDecree"),
    "surat_permintaan_cltn": ("leave_cltn", "CltnRequestLetter"),
    "usul_persetujuan_cltn": ("leave_cltn", "CltnProposalLetter"),
    "keputusan_cltn": ("leave_cltn", "CltnDecree"),
    "keputusan_perpanjangan_cltn": ("leave_cltn", "CltnExtensionDecree"),
    "laporan_selesai_cltn": ("leave_cltn", "CltnReportLetter"),
    "usul_pengaktifan_kembali": ("leave_cltn", "ReactivationProposalLetter"),
    "keputusan_pengaktifan_kembali": ("leave_cltn", "ReactivationDecree"),
    "kartu_cuti": ("leave_card", "LeaveCardPaper"),
    "surat_pengantar": ("handover", "HandoverLetter"),
    "surat_kgb": ("kgb", "SalaryStepLetter"),
    "kp4": ("kp4", "FamilyAllowancePaper"),
    "biodata": ("biodata", "BiodataPaper"),
    "lembar_data": ("data_sheet", "DataSheetPaper"),
    "surat_tugas": ("attendance", "DutyOrderLetter"),
    "slip_izin": ("attendance", "PermitSlip"),
    "keputusan_pendelegasian": ("authority", "DelegationDecree"),
    "surat_perintah_plh": ("authority", "ActingOrder"),
    "skp": ("evaluation", "SkpPaper"),
    "lampiran_skp": ("evaluation", "AnnexPaper"),
    "rencana_aksi": ("evaluation", "ActionPaper"),
    "evaluasi_kinerja": ("evaluation", "EvaluationPaper"),
    "dokumen_evaluasi": ("evaluation", "ResultPaper"),
    "konversi_predikat": ("credit", "ConversionPaper"),
    "akumulasi_angka_kredit": ("credit", "AccumulationPaper"),
    "penetapan_angka_kredit": ("credit", "CreditDecree"),
}
_NAMES = {(f"{__package__}.{module}", name): wording for wording, (module, name) in _PLACES.items()}


class _Letters(Mapping[str, type]):
    """The dataclass of each wording, imported when it is asked for."""

    def __getitem__(self, wording: str) -> type:
        module, name = _PLACES[wording]
        found: type = getattr(importlib.import_module(f"{__package__}.{module}"), name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(_PLACES)

    def __len__(self) -> int:
        return len(_PLACES)


LETTERS: Mapping[str, type] = _Letters()
_kept: dict[tuple[Path, int], Wording] = {}


def kind_of(letter: object) -> str:
    """Name of the wording of a letter. KeyError for something that is no letter."""
    return _NAMES[type(letter).__module__, type(letter).__qualname__]


def load(name: str, own: Path | None = None) -> Wording:
    """The compiled wording: the office's own copy in the folder `own` when there is one, else the built-in.

    Troubles `template_*` (with file, line, word, near) when the file holds something the vocabulary does not know.
    """
    path = own / f"{name}.xml" if own is not None and (own / f"{name}.xml").is_file() else built_in(name)
    key = (path, path.stat().st_mtime_ns)
    if key not in _kept:
        _kept[key] = compile_file(path, name)
    return _kept[key]


def built_in(name: str) -> Path:
    """The shipped file of a wording."""
    try:
        return files.form(f"paper/{name}.xml")
    except FileNotFoundError:
        raise Trouble("template_unreadable", file=f"{name}.xml") from None


def compile_file(path: Path, name: str) -> Wording:
    """Read and compile one file; the root names the dataclass whose blanks it uses."""
    root = read(path)
    letter = LETTERS[name]
    if root.attributes.get("data") != letter.__name__:
        raise unknown("template_data", path.name, root.line, root.attributes.get("data", ""), [letter.__name__])
    return Compiler(Place(path.name, letter)).wording(root, name)
