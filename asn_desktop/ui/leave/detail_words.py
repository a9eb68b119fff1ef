"""What the page of one request says of its state: the verb of the next step, and whom it waits for."""

from __future__ import annotations

from asn_desktop.rules.leave.flow import State
from asn_desktop.rules.words import long_date
from asn_desktop.services.leave.deeds import LeaveDetail
from asn_desktop.services.leave.folder import LeaveFolder

PRIMARY = {
    State.DIAJUKAN: "Catat pertimbangan",
    State.DIPERTIMBANGKAN: "Catat keputusan",
    State.IZIN_SEMENTARA: "Sahkan izin sementara",
    State.DISETUJUI: "Terbitkan surat izin",
    State.DIUBAH: "Terbitkan surat izin",
    State.BERJALAN: "Catat lapor kembali",
}
ABOVE = {
    where: (f"Diputuskan {place}", "Permintaan ini ikut dalam kiriman berikutnya, dan jawabannya masuk bersama surat "
            "yang ditandatangani. Bila keputusannya datang di kertas, catat di bawah.")
    for where, place in (("induk", "dinas induk"), ("bkpsdm", "lewat BKPSDM"))
}


def standing(detail: LeaveDetail, folder: LeaveFolder) -> str:
    """Where the request stands today, in a sentence."""
    row, state = detail.row, detail.row.keadaan
    who = detail.atasan if state is State.DIAJUKAN else None if folder.wewenang else detail.pyb
    name = f"{who.jabatan}, {who.nama}" if who else "pejabat di luar kantor ini"
    name = name.removesuffix(".")  # "M.Si." brings its own full stop
    if row.jenis == "CLTN" and (told := _cltn(detail)):
        return told
    return {
        State.DIAJUKAN: f"Menunggu pertimbangan {name}.",
        State.DIPERTIMBANGKAN: f"Menunggu keputusan {name}.",
        State.IZIN_SEMENTARA: f"Izin sementara sudah diberikan; menunggu pengesahan {name}.",
        State.DICATAT: "Sakit satu hari dicatat; tidak memerlukan keputusan.",
        State.DISETUJUI: "Disetujui. Surat izinnya belum terbit.",
        State.DIUBAH: "Disetujui dengan perubahan. Surat izinnya belum terbit.",
        State.DITANGGUHKAN: "Ditangguhkan; dapat diambil lagi paling lama satu tahun kemudian.",
        State.TERBIT: f"Surat izin {row.nomor or 'tanpa nomor'}; cuti mulai {long_date(row.mulai)}.",
        State.DIPANGGIL: "Dipanggil bekerja kembali; " + (
            "hari yang belum dijalani kembali menjadi hak cuti tahunan." if row.jenis == "TAHUNAN" else
            "hari yang belum dijalani tetap menjadi hak."),
        State.DITOLAK: "Tidak disetujui; tidak ada langkah berikutnya.",
        State.DIBATALKAN: "Dibatalkan; harinya kembali.",
        State.BERJALAN: f"Sedang cuti sampai {long_date(row.sampai)}.",
    }.get(state, "Selesai; tidak ada langkah berikutnya.")


def _cltn(detail: LeaveDetail) -> str:
    """The way of a CLTN is longer: BKN before the decree, and the return after the report; "" where it is as usual."""
    done, row = {step.peristiwa for step in detail.steps}, detail.row
    if row.keadaan is State.DIPERTIMBANGKAN:
        if detail.bkn_nomor:
            return "BKN sudah menyetujui; menunggu keputusan PPK."
        return "Menunggu persetujuan BKN." if "USUL_BKN" in done else "Menunggu usul PPK kepada BKN."
    if row.keadaan is State.TERBIT:
        number = row.nomor or detail.nomor_asal or "tanpa nomor"
        return f"Keputusan {number}; CLTN mulai {long_date(row.mulai)}."
    if row.keadaan is State.BERJALAN:
        return f"Sedang CLTN sampai {long_date(row.sampai)}; melapor paling lambat satu bulan sesudahnya."
    if row.keadaan is State.SELESAI and "AKTIF_KEMBALI" in done:
        return "Sudah aktif kembali; tidak ada langkah berikutnya."
    if row.keadaan is State.SELESAI:
        return ("Pengaktifan kembali sudah diusulkan; menunggu persetujuan BKN." if "USUL_AKTIF" in done else
                "Sudah melapor; usulkan pengaktifan kembali kepada BKN.")  # fmt: skip
    return ""
