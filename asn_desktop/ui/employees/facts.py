"""What the head of a person's page says: state, post, rank, and eight facts."""

from __future__ import annotations

from asn_desktop.rules.statuses import WORDS
from asn_desktop.rules.words import long_date
from asn_desktop.services.employee_card import CLOSED
from asn_desktop.services.employees import EmployeeCard
from asn_desktop.ui.employees.words import service_word

_EMPTY = "belum diisi"


def state(card: EmployeeCard) -> tuple[str, str]:
    """Badge of a person: words and tone."""
    status = WORDS[card.status]
    if not card.aktif:
        return f"berhenti · {card.berakhir_alasan or ''}".rstrip(" ·"), "neutral"
    if card.kedudukan_nama == CLOSED:
        return f"{status} · kedudukan tertutup", "neutral"
    if card.kedudukan not in ("01", "71"):
        return f"{status} · {card.kedudukan_nama}", "warn"
    return f"{status} aktif", "ok"


def post_words(card: EmployeeCard) -> str:
    """Post and unit; an acting post beside it is told too."""
    post = card.jabatan.nama if card.jabatan else "jabatan belum diisi"
    acting = [r for r in card.riwayat.get("jabatan", ()) if r.berlaku and r.values.get("penugasan") != "D"]
    beside = [f"{r.words.get('penugasan', '')} {r.words.get('nama', '')}".strip() for r in acting]
    return " · ".join(part for part in (post, card.unit, *beside) if part)


def rank_words(card: EmployeeCard) -> str:
    """Rank and length of service."""
    rank = card.pangkat or ("tanpa golongan" if card.status == "PPPK_PW" else "golongan belum diisi")
    return f"{rank} · masa kerja {service_word(card.masa_kerja)}"


def facts(card: EmployeeCard) -> list[tuple[str, str]]:
    """Eight pairs of words: what it is, what it says."""
    born = ", ".join(part for part in (card.tempat_lahir, long_date(card.tanggal_lahir)) if part)
    pns = card.status in ("PNS", "CPNS")
    start = card.tmt_cpns if pns else card.kontrak_mulai
    second = ("TMT PNS", card.tmt_pns) if pns else ("Akhir perjanjian", card.kontrak_akhir)
    return [
        ("Lahir", born),
        ("Pendidikan", card.pendidikan.teks if card.pendidikan else _EMPTY),
        ("TMT CPNS" if pns else "Mulai perjanjian", long_date(start) if start else _EMPTY),
        ("Telepon", phone(card.no_hp)),
        ("NIK" if card.nik_penuh else "NIK (sebagian)", card.nik or _EMPTY),
        ("Alamat", card.alamat or _EMPTY),
        (second[0], long_date(second[1]) if second[1] else _EMPTY),
        ("Surel", card.email or card.email_dinas or _EMPTY),
    ]


def phone(text: str | None) -> str:
    """A mobile number in groups of four."""
    if not text:
        return _EMPTY
    digits = "".join(c for c in text if c.isdigit())
    return "-".join((digits[:4], digits[4:8], digits[8:])).rstrip("-") if digits.startswith("08") else text
