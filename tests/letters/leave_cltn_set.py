"""The CLTN set to try, and a leave card."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from asn_desktop.letters.leave_card import CardLeave, CardYear, LeaveCardPaper
from asn_desktop.letters.leave_cltn import (
    CltnDecree,
    CltnExtensionDecree,
    CltnProposalLetter,
    CltnReportLetter,
    CltnRequestLetter,
    ReactivationDecree,
    ReactivationProposalLetter,
)
from asn_desktop.letters.leave_notice import PermitMark
from asn_desktop.letters.values import Signer

from .leave_notices import BARE
from .leave_people import BUPATI, DAY, KOP_BUPATI, PNS, heading
from .leave_permits import HOME

D = dt.date
WHY = "mengikuti istri yang melaksanakan tugas belajar"
OWN = Signer("Hormat saya", PNS.nama, PNS.nip, None)
BKN = "Kepala Kantor Regional I Badan Kepegawaian Negara"
APPROVAL = PermitMark("AG-21003000147/D.IV.2/2026", D(2026, 12, 10))
DECREE_NO = PermitMark("800.1.11.7/3/2026", D(2026, 12, 21))
PROOFS = ("Keputusan tugas belajar istri", "Akta nikah dan kartu keluarga", "Formulir permintaan dan pemberian cuti")
COPIES = (
    BKN, "Kepala BPKAD Kabupaten Tirtamaya", "Kepala PT Taspen (Persero) Cabang Rekaan", "Kepala BKPSDM Kabupaten "
    "Tirtamaya", "Kepala Dinas Perhubungan", "Pegawai yang bersangkutan",
)  # fmt: skip
NONE = replace(heading(""), nomor=None)

REQUEST = CltnRequestLetter(
    NONE, "Bupati Tirtamaya", "Tirtamaya", PNS, 2, "tahun", D(2027, 1, 1), D(2028, 12, 31), WHY, PROOFS, HOME,
    "0812 0000 1234", False, OWN,
)  # fmt: skip
PROPOSAL = CltnProposalLetter(
    KOP_BUPATI, heading("800.1.11.7/88/BKPSDM/2026"), "3 (tiga) berkas", BKN, "Rekaan", PNS, 2, "tahun", D(2027, 1, 1),
    D(2028, 12, 31), WHY, PROOFS, False, BUPATI, ("Kepala Dinas Perhubungan", "Arsip"),
)  # fmt: skip
DECREE = CltnDecree(
    KOP_BUPATI, heading("800.1.11.7/3/2026"), "Bupati Tirtamaya", BARE, D(2026, 10, 5), 2, "tahun", D(2027, 1, 1),
    D(2028, 12, 31), WHY, APPROVAL, BUPATI, COPIES,
)  # fmt: skip
EXTENSION = CltnExtensionDecree(
    KOP_BUPATI, heading("800.1.11.7/1/2028"), "Bupati Tirtamaya", BARE, D(2028, 9, 1), 1, "tahun", D(2029, 1, 1),
    D(2029, 12, 31), WHY, DECREE_NO, PermitMark("AG-21003000998/D.IV.2/2028", D(2028, 11, 20)), BUPATI, COPIES,
)  # fmt: skip
REPORT = CltnReportLetter(
    NONE, "Bupati Tirtamaya", "Tirtamaya", PNS, DECREE_NO, D(2027, 1, 1), D(2028, 12, 31), OWN
)
RETURN = ReactivationProposalLetter(
    KOP_BUPATI, heading("800.1.11.7/2/BKPSDM/2029"), "2 (dua) berkas", BKN, "Rekaan", PNS, DECREE_NO, D(2028, 12, 31),
    D(2029, 1, 8), "Pengelola Angkutan", "Dinas Perhubungan", D(2029, 3, 1),
    ("Laporan selesai menjalankan CLTN", "Keputusan pemberian CLTN"), BUPATI, ("Kepala Dinas Perhubungan", "Arsip"),
)  # fmt: skip
BACK = ReactivationDecree(
    KOP_BUPATI, heading("800.1.11.7/4/2029"), "Bupati Tirtamaya", BARE, DECREE_NO, D(2029, 1, 8),
    PermitMark("AG-21003000111/D.IV.2/2029", D(2029, 2, 14)), "Pengelola Angkutan", "Dinas Perhubungan", D(2029, 3, 1),
    BUPATI, COPIES,
)  # fmt: skip
CARD = LeaveCardPaper(
    replace(NONE, tanggal=DAY), PNS,
    (CardYear("2024", "0 / 0 / 0", "6 / 6 / 0", "0 / 0 / 0", "12 / 4 / 8", "18 / 10 / 8", "dari saldo awal"),
     CardYear("2025", "0 / 0 / 0", "6 / 6 / 0", "0 / 0 / 0", "12 / 3 / 9", "18 / 9 / 9", ""),
     CardYear("2026", "0 / 0 / 0", "6 / 6 / 0", "4 / 1 / 3", "12 / 0 / 12", "22 / 7 / 15", "")),
    (CardLeave("Cuti tahunan", "800.1.11.4/215/DISHUB/2026 tanggal 23 Nov 2026", "21 Des 2026", "31 Des 2026",
               "7 hari kerja", "berjalan"),
     CardLeave("Cuti karena alasan penting", "800.1.11.5/30/DISHUB/2026 tanggal 2 Mar 2026", "3 Mar 2026", "9 Mar 2026",
               "7 hari", "selesai, melapor 10 Mar 2026")),
    False, "23 November 2026",
)  # fmt: skip
CLTN_SET = {
    "surat_permintaan_cltn": REQUEST, "usul_persetujuan_cltn": PROPOSAL, "keputusan_cltn": DECREE,
    "keputusan_perpanjangan_cltn": EXTENSION, "laporan_selesai_cltn": REPORT, "usul_pengaktifan_kembali": RETURN,
    "keputusan_pengaktifan_kembali": BACK, "kartu_cuti": CARD,
}  # fmt: skip
