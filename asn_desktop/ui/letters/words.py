"""Words of the letters' screens: states, ways to a signature, verdicts."""

from __future__ import annotations

from asn_desktop.rules import words
from asn_desktop.services.letter_check import Checked, SignatureReport
from asn_desktop.services.letters import LetterRow
from asn_desktop.ui.sentences import sentences

STATES = {
    "menunggu_nomor": ("menunggu nomor", "warn"),
    "siap": ("siap dicetak", "accent"),
    "ditandatangani": ("ditandatangani", "ok"),
    "batal": ("batal, bernomor", "neutral"),
}
WAYS = {
    "tinta": "tinta dan cap, dengan pindaian", "tte": "TTE nasional", "tte_diubah": "diubah oleh layanan TTE",
    "sini": "sertifikat di kantor ini",
}  # fmt: skip
SIZES = {"F4": (215.0, 330.0), "F4-210": (210.0, 330.0), "A4": (210.0, 297.0)}
_VERDICTS = {
    "bukan_pdf": ("error", "Berkas ini bukan PDF", "Pilih berkas surat yang berupa PDF."),
    "rusak": ("error", "Berkas ini rusak", "Minta berkas aslinya lagi; tidak ada yang dapat diperiksa."),
    "tanpa_tanda": ("neutral", "Tidak ada tanda tangan elektronik", "Surat bertinta diperiksa pada kertasnya."),
    "diubah": ("error", "Berubah setelah ditandatangani", "Jangan dipakai. Minta berkas asli kepada pengirimnya."),
    "tidak_terpercaya": ("warn", "Utuh, tetapi penerbit sertifikatnya tidak dikenal",
                         "Isinya tidak berubah; siapa penanda tangannya belum dapat dipastikan di kantor ini."),
    "sah": ("ok", "Tanda tangan cocok dan isi surat utuh", "Tidak ada yang berubah sejak tanda tangan terakhir."),
}  # fmt: skip
_REGISTER = {
    "signed": "Sama persis dengan berkas bertanda tangan di buku agenda.",
    "issued": "Sama persis dengan berkas yang diterbitkan, sebelum ditandatangani.",
    "same_data": "Datanya sama dengan surat di buku agenda, berkasnya lain.",
    "void": "Surat ini sudah dibatalkan",
    "other_bytes": "Suratnya ada di buku agenda, tetapi berkas bertanda tangannya bukan ini.",
    "unknown": "Tidak ada di buku agenda kantor ini.",
}


def badge(row: LetterRow) -> tuple[str, str]:
    """State of a letter in one or two words, with its tone."""
    if row.keadaan == "batal" and row.nomor is None:
        return ("batal", "neutral")
    return STATES[row.keadaan]


def verdict(found: Checked) -> tuple[str, str, str]:
    """Tone, headline and what to do."""
    return _VERDICTS[found.report.verdict]


def register_line(found: Checked) -> str:
    """What the register knows about the file."""
    text = _REGISTER[found.register]
    if found.register == "void":
        return f"{text}: {found.alasan}."
    return f"{text} {found.perihal}, nomor {found.nomor}." if found.nomor else text


def signature_lines(one: SignatureReport, zone: str) -> list[tuple[str, str]]:
    """Label and value of one signature, in plain words; its moment on the office's clock."""
    when = words.moment(one.at, zone) if one.at else "tidak disebut"
    clock = "stempel waktu" if one.clock == "stempel" else "jam komputer penanda tangan"
    kind = "latihan" if one.practice else "tersertifikasi di Indonesia" if one.certified else "tidak tersertifikasi"
    after = {"tidak_ada": "tidak ada", "tanda_tangan": "data tanda tangan", "isian": "tanda tangan berikutnya",
             "lain": "perubahan lain"}[one.added]  # fmt: skip
    return [
        ("Penanda tangan", one.nama + (f", NIP {one.nip}" if one.nip else "")),
        ("Jabatan", one.jabatan or "tidak disebut"),
        ("Waktu", f"{when}, menurut {clock}"), ("Sertifikat", f"{kind}; penerbit {one.penerbit}"),
        ("Ditambahkan sesudahnya", after),
    ]  # fmt: skip


def code_lines(codes: tuple[str, ...]) -> list[str]:
    """Sentences of check codes."""
    known = sentences()
    return [known.get(code, code) for code in codes]
