"""Letters around a permit to try: postponement, izin sementara, recall, cancellation, change, a decision."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from asn_desktop.letters.leave_notice import (
    CancellationLetter,
    ChangeLetter,
    InterimPermitLetter,
    LongLeaveDecree,
    PermitMark,
    PostponementLetter,
    RecallLetter,
)

from .leave_people import BUPATI, COPIES, DAY, KABID, KADIS, KOP, KOP_BUPATI, KOP_LONG, LONG, PLT, PNS, heading
from .leave_permits import HOME

D = dt.date
PERMIT_NO = PermitMark("800.1.11.4/215/DISHUB/2026", D(2026, 11, 23))
BARE = replace(PNS, nama="Ahmad Fauzi")  # decisions print no academic titles

POSTPONEMENT = PostponementLetter(
    KOP, heading("800.1.11.4/221/DISHUB/2026"), PNS, "cuti tahunan", D(2026, 11, 16), 12, "hari kerja", D(2026, 12, 14),
    D(2026, 12, 30), "pengamanan angkutan Natal dan Tahun Baru.", D(2027, 12, 31), 12, 2027, KADIS, COPIES,
)  # fmt: skip
INTERIM = InterimPermitLetter(
    KOP, heading("800.1.11.5/222/DISHUB/2026"), PNS, "cuti karena alasan penting", "ibu kandung dirawat inap.", 7,
    "hari", DAY, D(2026, 11, 29), HOME, "Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", KABID,
    ("Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", "Kepala Dinas Perhubungan", "Arsip"),
)  # fmt: skip
RECALL = RecallLetter(
    KOP_LONG, heading("800.1.11.4/223/DPPKBP3A/2026"), LONG, "cuti tahunan", PERMIT_NO, D(2026, 12, 21),
    D(2026, 12, 31), "penanganan pengungsi banjir.", D(2026, 12, 28), 4, "hari kerja", PLT, COPIES,
)  # fmt: skip
CANCELLATION = CancellationLetter(
    KOP, heading("800.1.11.4/224/DISHUB/2026"), PNS, "cuti tahunan", PERMIT_NO, 7, "hari kerja", D(2026, 12, 21),
    D(2026, 12, 31), "atas permintaan yang bersangkutan.", 7, KADIS, COPIES,
)  # fmt: skip
CHANGE = ChangeLetter(
    KOP, heading("800.1.11.4/225/DISHUB/2026"), PNS, "cuti tahunan", PERMIT_NO, 7, "hari kerja", D(2026, 12, 21),
    D(2026, 12, 31), 4, "hari kerja", D(2026, 12, 28), D(2026, 12, 31), "angkutan Natal memerlukan petugas.", 3, KADIS,
    COPIES,
)  # fmt: skip
LONG_LEAVE = LongLeaveDecree(
    KOP_BUPATI, heading("800.1.11.6/12/2027"), "Bupati Tirtamaya", BARE, D(2027, 1, 4), 3, "bulan", D(2027, 4, 1),
    D(2027, 6, 30), 2027, True, BUPATI,
    ("Inspektur Kabupaten Tirtamaya", "Kepala BKPSDM Kabupaten Tirtamaya", "Kepala BPKAD Kabupaten Tirtamaya",
     "Kepala Dinas Perhubungan", "Arsip"),
)  # fmt: skip
NOTICES = {
    "surat_penangguhan_cuti": POSTPONEMENT, "surat_izin_sementara": INTERIM, "surat_panggilan_bekerja": RECALL,
    "surat_pembatalan_cuti": CANCELLATION, "surat_perubahan_cuti": CHANGE, "keputusan_cuti_besar": LONG_LEAVE,
}  # fmt: skip
