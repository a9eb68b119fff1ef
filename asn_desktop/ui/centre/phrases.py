"""Words of mode BKPSDM: the state of an office in one badge, and what a person should do about it."""

from __future__ import annotations

from collections.abc import Sequence

from asn_desktop.rules.words import thousands
from asn_desktop.services.centre_files import FileResult
from asn_desktop.services.centre_offices import OfficeDetail, OfficeState
from asn_desktop.ui.sentences import headline
from asn_desktop.ui.sentences.findings import day

KEY = "Kunci BKPSDM dibuat sekali di komputer ini; dengan kunci itu kantor-kantor didaftarkan."
REPLIES = {"siap": "siap", "belum_ditulis": "belum ditulis", "ditahan": "ditahan", "tidak_ada": ""}


def badge(office: OfficeState) -> tuple[str, str, str]:
    """(words, tone, icon) of an office's state."""
    return {
        "bentrok_nomor": ("nomor sama, isi beda", "error", "error"),
        "dicabut": ("sertifikat dicabut", "error", "error"),
        "menunggu_nomor": (f"paket {office.number} belum ada", "warn", "clock"),
        "menunggu_bagian": ("berkas belum lengkap", "warn", "clock"),
        "skema_baru": ("versi lebih baru", "warn", "clock"),
        "bentrok": (f"{office.number} bentrok", "warn", "warn"),
        "diterima": ("diterima", "ok", "check"),
        "belum": ("belum pernah kirim", "neutral", "clock"),
    }[office.state]


def matter(detail: OfficeDetail, before: str, zone: str) -> tuple[str, str, str]:
    """(tone, title, text) of what is the matter with an office."""
    office = detail.office
    if office.state == "bentrok_nomor":
        what = {
            "package_fork": ("Nomor paket sama, isinya berbeda", f"Paket {office.number} sudah diterima {before} "
                             "dengan isi lain. Mungkin cadangan lama dipakai lagi, atau dua komputer "
                             "memakai satu kantor."),
            "package_chain": ("Paket tidak menyambung", f"Paket {office.number} tidak melanjutkan paket sebelumnya. "
                              "Mungkin dua komputer memakai satu kantor."),
            "package_old_epoch": ("Paket dari salinan lama", "Kantor ini sudah memulihkan datanya, tetapi komputer "
                                  "lama masih mengirim."),
        }  # fmt: skip
        return ("error", *what[detail.incidents[0][0]])
    if office.state == "dicabut" and detail.revoked is not None:
        since, by, why = detail.revoked
        text = f"{day(since, zone)} oleh {by}: {why}. Paket baru ditolak sampai kantor ini mendaftar ulang."
        return ("error", "Sertifikat dicabut", text)
    texts = {
        "dicabut": ("error", "Sertifikat dicabut", "Paket baru dari kantor ini ditolak sampai ia mendaftar ulang."),
        "menunggu_nomor": ("warn", f"Paket {office.number} belum ada", "Paket sesudahnya sudah diterima dan disimpan; "
                           "semuanya masuk sendiri begitu nomor ini datang."),
        "menunggu_bagian": ("warn", "Berkas paket belum lengkap", "Paket ini terdiri atas beberapa berkas dan belum "
                            "semuanya dimasukkan."),
        "skema_baru": ("warn", "Ditulis oleh versi yang lebih baru", "Paket disimpan dan dibuka setelah ASN Desktop di "
                       "sini diperbarui."),
        "bentrok": ("warn", f"{office.number} isian berbeda", "Nilai di sini tidak berubah. Kantor melihatnya di "
                    "balasan dan memilih nilai yang benar."),
        "belum": ("neutral", "Belum pernah mengirim", "Kantor ini sudah terdaftar, paket pertamanya belum datang."),
        "diterima": ("ok", "Semua paket sudah masuk", "Tidak ada yang perlu dilakukan selain menulis balasannya."),
    }  # fmt: skip
    return texts[office.state]


def todo(office: OfficeState) -> Sequence[str]:
    """What to do, step by step."""
    return {
        "bentrok_nomor": (
            "Telepon operator, tanyakan komputer mana yang dipakai.",
            "Minta ia menekan Lanjutkan di komputer ini atau menjalankan Pulihkan, supaya mulai urutan baru.",
            "Tulis balasan penolakan; tidak ada data yang berubah.",
        ),
        "dicabut": ("Telepon kantor. Bila komputernya diganti, minta berkas permintaan dari komputer baru.",),
        "menunggu_nomor": (
            "Tulis balasannya: di sana tertulis nomor yang ditunggu.",
            f"Atau telepon, minta operator menekan Tulis ulang untuk paket {office.number}.",
            "Bila paket itu benar-benar hilang, lewati nomornya dengan alasan tertulis.",
        ),
        "menunggu_bagian": ("Minta berkas yang belum ada; nama dan urutannya bebas.",),
        "skema_baru": ("Pasang ASN Desktop versi terbaru di sini.",),
        "bentrok": ("Tulis balasannya. Bila perlu, telepon untuk menanyakan dasar perubahannya.",),
        "belum": ("Telepon bila sudah lewat jadwal.",),
        "diterima": (),
    }[office.state]


def summary(results: Sequence[FileResult], stopped: bool) -> tuple[str, str, list[str]]:
    """(tone, title, lines) at the end of a batch; every refused or loud file is named with its reason."""
    kinds = {"masuk": 0, "kembar": 0, "ditahan": 0, "bentrok_nomor": 0}
    lines = []
    for one in results:
        if one.received is None:
            lines.append(f"{one.name}: {' '.join(headline(one.trouble))}")
            continue
        kinds[one.received.state] += 1
        if one.received.loud:
            lines.append(f"{one.name}: {one.received.office}, paket {one.received.seq}: nomor sama, isi berbeda.")
    refused = sum(one.received is None for one in results) + kinds["bentrok_nomor"]
    words = [
        (kinds["masuk"], "masuk"), (kinds["kembar"], "sudah pernah dibaca"), (kinds["ditahan"], "menunggu yang lain"),
        (refused, "ditolak"),
    ]  # fmt: skip
    said = ", ".join(f"{thousands(number)} {word}" for number, word in words if number) or "tidak ada berkas"
    title = f"{thousands(len(results))} berkas diolah: {said}" + ("; dihentikan" if stopped else "")
    return ("error" if refused else "ok", title, lines)
