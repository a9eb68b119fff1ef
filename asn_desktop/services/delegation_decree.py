"""The decree of delegation on paper: drafted from the lines that were typed, or registered with them.

Source: Anak Lampiran 1.a of Peraturan BKN 24/2017; Permendagri 1/2023 (naskah dinas penetapan).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from asn_desktop.letters.authority import DelegationDecree, DelegationLine
from asn_desktop.letters.values import Heading, Signer
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import identity
from asn_desktop.rules.leave.flow import Official
from asn_desktop.rules.roles import Deed, require
from asn_desktop.services import delegation_deeds, delegations, letters, units
from asn_desktop.services.delegations import DelegationAsk, DelegationRow
from asn_desktop.services.letters import LetterAsk, LetterRow
from asn_desktop.store.offices import Office

CODE = "800.1.11"
Words = Callable[[str], str]


@dataclass(frozen=True)
class DecreeAsk:
    """The lines of one decree, who signs it, and how it is numbered.

    `words` turns a kind of leave or a key of GROUPS into the words of the page (they live with the sentences).
    """

    lines: tuple[DelegationAsk, ...]
    signer: Official
    words: Words
    mode: str | None = None
    nomor: str | None = None
    tanggal: dt.date | None = None


@dataclass(frozen=True)
class Decreed:
    """The lines as kept, and the letter."""

    lines: tuple[DelegationRow, ...]
    letter: LetterRow


def draft(session: Session, ask: DecreeAsk, *, today: dt.date, now: dt.datetime) -> bytes:
    """The decree as it would be, with a gap for its number: PDF bytes; nothing is written."""
    _demand(session, ask)
    return letters.preview(session, _letter_ask(session, ask), now=now, today=today)


def make(session: Session, ask: DecreeAsk, *, today: dt.date, now: dt.datetime) -> Decreed:
    """Number, letter and lines in one transaction. Refuses what `delegations.check` and `letters.register` refuse,
    and `delegation_number_missing` where the decree would have no number yet.
    """
    require(session.info["actor"], Deed.ENTER)
    _demand(session, ask)
    letter = letters.register(session, _letter_ask(session, ask), now=now, today=today)
    if letter.nomor is None:
        raise Refused(Problem("delegation_number_missing", "nomor"))
    day = ask.tanggal or today
    lines = [replace(one, nomor=letter.nomor, tanggal=day, letter_id=letter.id) for one in ask.lines]
    return Decreed(tuple(delegation_deeds.enter(session, lines, today=today)), letter)


def _demand(session: Session, ask: DecreeAsk) -> None:
    problems = [p for one in ask.lines for p in delegations.check(session, one, to_print=True)]
    if not ask.lines:
        problems.append(Problem("delegation_kinds_missing", "jenis"))
    if not ask.signer.nama.strip():
        problems.append(Problem("delegation_signer_missing", "signer"))
    if problems:
        raise Refused(problems)


def _letter_ask(session: Session, ask: DecreeAsk) -> LetterAsk:
    first = ask.lines[0]
    root = units.chain(session, first.unit_id)[-1].id
    profile = units.resolve(session, root)
    office = session.get_one(Office, (session.info["office_id"], session.info["office_id"]))
    kop = replace(letters.letterhead(session, root), nama=first.pemberi.upper(), kepala_daerah=True)
    assert first.berlaku_mulai is not None
    letter = DelegationDecree(
        kop=kop, heading=Heading(None, profile.kota, None), pemberi=first.pemberi, menimbang=_CONSIDERING,
        mengingat=_RECALLING, baris=_lines(session, ask.lines, ask.words),
        luar_negeri=any(one.luar_negeri for one in ask.lines), plt_boleh=all(one.plt_boleh for one in ask.lines),
        mulai=first.berlaku_mulai, sampai=first.berlaku_sampai, signer=_block(ask.signer),
        tembusan=("Inspektur", f"Kepala {office.nama_pusat}", "Pejabat yang menerima delegasi", "Arsip"),
    )  # fmt: skip
    return LetterAsk(letter, root, None, CODE, "Keputusan Pendelegasian Wewenang Pemberian Cuti", mode=ask.mode,
                     nomor=ask.nomor, tanggal=ask.tanggal)  # fmt: skip


def _block(signer: Official) -> Signer:
    """The PPK as he signs a decree: without rank."""
    return Signer(signer.jabatan, signer.nama, identity.show_nip(signer.nip) if signer.nip else None, None)


def _lines(session: Session, asks: Sequence[DelegationAsk], words: Words) -> tuple[DelegationLine, ...]:
    found = []
    for one in asks:
        scope = units.chain(session, one.cakupan_id or one.unit_id)[0].nama
        people = ", ".join(words(g) for g in one.kelompok) or words("semua")
        longest = f", paling lama {one.maks_hari} hari" if one.maks_hari else ""
        abroad = ", termasuk yang dijalankan di luar negeri" if one.luar_negeri else ""
        kinds = ", ".join(words(k) for k in one.jenis)
        found.append(DelegationLine(one.jabatan, kinds + abroad, f"{people} di lingkungan {scope}{longest}"))
    return tuple(found)


_CONSIDERING = (
    "bahwa untuk kelancaran dan percepatan pelayanan pemberian cuti aparatur sipil negara, perlu mendelegasikan "
    "sebagian wewenang pemberian cuti",
    "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan keputusan tentang "
    "pendelegasian wewenang pemberian cuti",
)
_RECALLING = (
    "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara",
    "Peraturan Pemerintah Nomor 11 Tahun 2017 tentang Manajemen Pegawai Negeri Sipil sebagaimana telah diubah dengan "
    "Peraturan Pemerintah Nomor 17 Tahun 2020",
    "Peraturan Pemerintah Nomor 49 Tahun 2018 tentang Manajemen Pegawai Pemerintah dengan Perjanjian Kerja",
    "Peraturan Badan Kepegawaian Negara Nomor 24 Tahun 2017 tentang Tata Cara Pemberian Cuti Pegawai Negeri Sipil "
    "sebagaimana telah diubah dengan Peraturan Badan Kepegawaian Negara Nomor 7 Tahun 2021",
    "Peraturan Badan Kepegawaian Negara Nomor 7 Tahun 2022 tentang Tata Cara Pemberian Cuti Pegawai Pemerintah dengan "
    "Perjanjian Kerja",
)
