"""What the papers of angka kredit print: the holder, the lines of a year, the rows of the PAK. Words only, no deed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from asn_desktop.letters.credit import AccumulationLine, ConversionLine, CreditNeed, CreditSum, Holder
from asn_desktop.letters.values import Person, Signer
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import identity, ranks, words
from asn_desktop.rules.credit import ledger as ledgers
from asn_desktop.rules.credit.ledger import Entry, Ledger
from asn_desktop.rules.credit.readiness import Target
from asn_desktop.rules.dossier import Dossier
from asn_desktop.rules.evaluation.party import Party
from asn_desktop.rules.statuses import IN_FULL
from asn_desktop.services import letters, units
from asn_desktop.services.credit.law import Shown
from asn_desktop.store.employees import Employee

_SEX = {"L": "Laki-laki", "P": "Perempuan"}
ROWS = (
    ("AK Dasar yang diberikan", (ledgers.DASAR,)), ("AK JF lama", (ledgers.OLD,)),
    ("AK Penyesuaian/Penyetaraan", (ledgers.ADJUSTED, ledgers.MOVED)), ("AK Konversi", (ledgers.CONVERSION,)),
    ("AK yang diperoleh dari peningkatan pendidikan", (ledgers.SCHOOL,)),
)  # fmt: skip
_KINDS = {
    ledgers.DASAR: "AK Dasar", ledgers.OLD: "AK JF lama", ledgers.ADJUSTED: "AK penyesuaian",
    ledgers.SCHOOL: "AK peningkatan pendidikan",
}  # fmt: skip


def person(session: Session, d: Dossier, row: Employee, *, post: str, since: dt.date | None) -> tuple[Person, Holder]:
    """The holder as the papers print him. Refuses `credit_paper_lacks` without NIP, golongan or unit."""
    lacks = [name for name, value in (("NIP", d.nip), ("golongan", d.golongan), ("unit kerja", d.unit_id)) if not value]
    if lacks or d.golongan is None or d.unit_id is None:
        raise Refused(Problem("credit_paper_lacks", "employee_id", {"nama": d.nama_tampil, "kurang": lacks}))
    place, rank = units.resolve(session, d.unit_id).tempat, ranks.show_rank(d.golongan.golongan)
    whose = Person(d.nama_tampil, identity.show_nip(d.nip or ""), rank, post, place, IN_FULL[d.status])
    born = " / ".join(filter(None, (d.tempat_lahir, words.long_date(d.tanggal_lahir))))
    return whose, Holder(
        row.karpeg or "-", born, _SEX.get(d.jenis_kelamin, "-"), _dated(rank, d.golongan.tmt), _dated(post, since),
        place, agency(session, d),
    )  # fmt: skip


def agency(session: Session, d: Dossier) -> str:
    """The government the post belongs to: "Pemerintah Kabupaten Tirtamaya"."""
    assert d.unit_id is not None
    return letters.letterhead(session, d.unit_id).pemerintah.title()


def signer(party: Party) -> Signer:
    """The appraiser as he signs."""
    return Signer(party.jabatan, party.nama, identity.show_nip(party.nip) if party.nip else None, party.pangkat,
                  "Pejabat Penilai Kinerja")  # fmt: skip


def span(first: dt.date, last: dt.date) -> str:
    """ "1 Januari s.d. 31 Desember 2025"; over years both carry their year."""
    begin = f"{first.day} {words.MONTHS[first.month - 1]}" if first.year == last.year else words.long_date(first)
    return f"{begin} s.d. {words.long_date(last)}"


def conversions(entries: Iterable[Entry], shown: Shown) -> tuple[ConversionLine, ...]:
    """The conversions of a period; a part of a year prints "3/12 × 100%"."""
    return tuple(
        ConversionLine(_word(one), _percent(one), shown(one.koefisien, exact=True), shown(one.amount))
        for one in entries if one.koefisien is not None
    )  # fmt: skip


def accumulation(book: Ledger, shown: Shown) -> tuple[AccumulationLine, ...]:
    """Every counted line of a ledger, by year."""
    return tuple(
        AccumulationLine(
            str(one.tahun), _months(one), _word(one), _percent(one) if one.bulan else "-",
            shown(one.koefisien, exact=True) if one.koefisien is not None else "-", shown(one.amount),
        )
        for one in book.entries
    )  # fmt: skip


def decree_rows(old: Ledger, new: Ledger, shown: Shown) -> tuple[tuple[CreditSum, ...], CreditSum]:
    """Rows LAMA, BARU, JUMLAH and their totals; every figure is rounded from its own exact sum."""
    rows = tuple(CreditSum(text, *_three(old.of(*kinds), new.of(*kinds), shown)) for text, kinds in ROWS)
    return rows, CreditSum("Total", *_three(old.total, new.total, shown))


def needs(targets: Sequence[Target], shown: Shown) -> tuple[CreditNeed, ...]:
    """What the next rises need, with what is over or missing."""
    return tuple(
        CreditNeed(
            f"Kenaikan {one.jenis} ke {one.nama}", shown(one.perlu, exact=True),
            f"Kelebihan {shown(one.lebih)}" if one.cukup else f"Kekurangan {shown(one.kurang)}",
        )
        for one in targets
    )  # fmt: skip


def advice(targets: Sequence[Target]) -> str:
    """The sentence of recommendation: the angka kredit alone, other conditions stand beside it."""
    ready = [f"kenaikan {one.jenis} ke {one.nama}" for one in targets if one.cukup and not _blocked(one)]
    if ready:
        return f"Dapat dipertimbangkan untuk {' dan '.join(ready)}, dengan memenuhi syarat lainnya."
    if not targets:
        return "Angka kredit ditetapkan sebagai catatan prestasi kerja pada pangkat dan jenjang yang diduduki."
    return "Belum dapat dipertimbangkan untuk kenaikan pangkat atau jenjang karena angka kreditnya belum cukup."


def _blocked(one: Target) -> bool:
    return any(c.kode == "jenjang_dulu" for c in one.conditions)


def _three(old: object, new: object, shown: Shown) -> tuple[str, str, str]:
    return shown(old), shown(new), shown(old + new)  # type: ignore[operator]


def _word(one: Entry) -> str:
    if one.predikat is None:
        return _KINDS.get(one.jenis, "-")
    return f"{one.predikat.label} (perpindahan)" if one.jenis == ledgers.MOVED else one.predikat.label


def _percent(one: Entry) -> str:
    return f"{one.persen}%" if one.bulan == 12 else f"{one.bulan}/12 × {one.persen}%"


def _months(one: Entry) -> str:
    if one.bulan is None or one.mulai is None or one.sampai is None:
        return "-"
    first, last = words.MONTHS[one.mulai.month - 1], words.MONTHS[one.sampai.month - 1]
    return first if first == last else f"{first} – {last}"


def _dated(text: str, day: dt.date | None) -> str:
    return f"{text} / {words.long_date(day)}" if day else text
