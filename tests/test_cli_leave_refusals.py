"""Bad input of leave at the third door: every key of the brief typed as a command, refused by the same code.

What a case does before its refused deed is done through the services; the refused deed itself is a command.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from asn_desktop.problems import Refused
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services import office
from asn_desktop.services.leave import cltn
from asn_desktop.services.leave.deeds import LeaveAsk, LeaveRow
from asn_desktop.store.employees import Employee
from tests.services import leave_flow_office
from tests.services.leave_flow_office import SCAN, Desk
from tests.services.leave_refusals import CASES
from tests.services.test_leave_matrix import KEYS
from tests.services.test_leave_transitions import fill_paper
from tests.test_cli_papers import PASSWORD, Terminal

D = dt.date
NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
FAUZI = "198507092010011015"
PUSAT = ("--nama", "Slamet", "--jabatan", "Kepala BKPSDM Kabupaten Tirtamaya")
PPK = ("--nama", "Hadi Wibowo", "--jabatan", "Bupati Tirtamaya")


@dataclass
class AskingDesk(Desk):
    """A desk that remembers the request that was refused."""

    refused: LeaveAsk | None = None

    def ask(self, kind: Kind, **more: object) -> LeaveRow:
        try:
            return super().ask(kind, **more)
        except Refused:
            self.refused = self.wish(kind, **more)
            raise


@contextmanager
def working(folder: Path) -> Iterator[AskingDesk]:
    """The office on the morning of the tests, with the people of every status."""
    with (
        office.unlock(folder, "siti", PASSWORD, clock=lambda: NOW) as opened,
        opened.store.begin(opened.actor, reason="uji") as session,
    ):
        yield AskingDesk(**vars(leave_flow_office.make(session, NOW.date(), NOW)))


def _day(day: D) -> str:
    return day.strftime("%d-%m-%Y")


def _words(session: Session, wish: LeaveAsk) -> list[str]:
    """The request as a clerk types it."""
    nip = session.get_one(Employee, (session.info["office_id"], wish.employee_id)).nip or ""
    words = ["cuti", "minta", nip, _day(wish.mulai), _day(wish.sampai), "--jenis", wish.jenis.replace("_", " ").lower(),
             "--alasan", wish.alasan, "--alamat", wish.alamat, "--telepon", wish.telepon]  # fmt: skip
    more = {
        "--alasan-kode": wish.alasan_kode, "--hubungan": wish.hubungan, "--kelahiran-ke": wish.kelahiran_ke,
        "--hpl": wish.perkiraan_lahir and _day(wish.perkiraan_lahir), "--tambahan": wish.hari_tambahan or None,
        "--negara": wish.negara, "--lanjutan": wish.terkait_id,
    }  # fmt: skip
    words += [str(part) for name, value in more.items() if value is not None for part in (name, value)]
    for proof in wish.bukti:
        told = {"nomor": proof.nomor, "penerbit": proof.penerbit, "hari": proof.hari,
                "perlu": "ya" if proof.perlu else None}  # fmt: skip
        parts = [proof.jenis, *(f"{name}={value}" for name, value in told.items() if value is not None)]
        words += ["--bukti", ",".join(parts)]
    return words


def _considered(kind: Kind, *more: str, **values: object) -> Callable[[AskingDesk, str], list[str]]:
    """A considered request, decided by command."""
    def deed(desk: AskingDesk, scan: str) -> list[str]:
        row = desk.consider(desk.ask(kind, **values))
        return ["cuti", "putuskan", str(row.id), "--pindaian", scan, *more]

    return deed


def _by_himself(desk: AskingDesk, scan: str) -> list[str]:
    row = desk.ask(Kind.TAHUNAN)
    return ["cuti", "timbang", str(row.id), "--nama", "Ahmad Fauzi", "--jabatan", "Kepala", "--nip-pejabat", FAUZI]


def _decree(approved: bool, *by: str) -> Callable[[AskingDesk, str], list[str]]:
    def deed(desk: AskingDesk, scan: str) -> list[str]:
        row = desk.consider(desk.ask(Kind.CLTN))
        if approved:
            cltn.bkn_approved(desk.session, row.id, "BKN/1", desk.today, **desk.on)  # type: ignore[arg-type]
        return ["cltn", "keputusan", str(row.id), *by, "--nomor", "1", "--tanggal", _day(D(2026, 11, 22)),
                "--pindaian", scan]  # fmt: skip

    return deed


def _recall(desk: AskingDesk, scan: str) -> list[str]:
    row = desk.issued(Kind.SAKIT, mulai=D(2026, 11, 20))
    return ["cuti", "panggil", str(row.id), "25-11-2026", "--karena", "rapat"]


def _number(number: str) -> Callable[[AskingDesk, str], list[str]]:
    """A second permit, with the number of the first or with blanks for one."""
    def deed(desk: AskingDesk, scan: str) -> list[str]:
        from asn_desktop.services.leave import papers

        fill_paper(desk)
        ask = papers.IssueAsk(desk.grant(Kind.TAHUNAN).id, "diketik", "800/1")
        papers.issue(desk.session, ask, **desk.on)  # type: ignore[arg-type]
        other = desk.grant(Kind.TAHUNAN, mulai=D(2026, 12, 14), sampai=D(2026, 12, 15))
        return ["cuti", "terbitkan", str(other.id), "--nomor", number]

    return deed


def _typed(*words: str) -> Callable[[AskingDesk, str], list[str]]:
    return lambda desk, scan: list(words)


# Refused deeds that are no request: what is done before, and the command. The others come from the cases of the form.
COMMANDS: dict[str, tuple[str, Callable[[AskingDesk, str], list[str]]]] = {
    "invalid_date": ("DATE_INVALID", _typed("cuti", "minta", FAUZI, "31-04-2026", "03-05-2026")),
    "nip_invalid": ("NIP_BIRTHDATE", _typed("cuti", "minta", "198513092010011015", "01-12-2026", "02-12-2026")),
    "fraction_not_allowed": ("fraction_not_allowed", _typed("cuti", "saldo-awal", FAUZI, "--tahun", "2025",
                                                            "--terpakai", "0,5 hari")),
    "not_authorised": ("not_authorised", _considered(Kind.ALASAN_PENTING)),
    "authority_not_delegable": ("authority_not_delegable", _decree(True, *PUSAT)),
    "bkn_approval_missing": ("bkn_approval_missing", _decree(False, *PPK)),
    "abroad_needs_ppk": ("abroad_needs_ppk", _considered(Kind.TAHUNAN, *PUSAT, negara="Malaysia")),
    "self_approval": ("self_approval", _by_himself),
    "decision_reason_missing": ("decision_reason_missing", _considered(Kind.SAKIT, "--pilihan", "TIDAK_DISETUJUI")),
    "illegal_transition": ("illegal_transition", lambda desk, scan: [
        "cuti", "putuskan", str(desk.ask(Kind.TAHUNAN).id), "--pindaian", scan]),
    "not_recallable": ("not_recallable", _recall),
    "postponement_not_allowed": ("postponement_not_allowed",
                                 _considered(Kind.SAKIT, "--pilihan", "DITANGGUHKAN", "--karena", "dinas")),
    "duplicate_letter_number": ("duplicate_letter_number", _number("800/1")),
    "letter_number_missing": ("letter_number_missing", _number(" ")),
}  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
def test_at_the_terminal(folder: Path, tmp_path: Path, key: str) -> None:
    scan = tmp_path / "lembar.pdf"
    scan.write_bytes(SCAN)
    with working(folder) as desk:
        if key in COMMANDS:
            code, prepare = COMMANDS[key]
            words = prepare(desk, str(scan))
        else:
            code, deed = CASES[key]
            with pytest.raises(Refused):
                deed(desk)
            assert desk.refused is not None
            words = _words(desk.session, desk.refused)
        before = desk.count()
    answer = Terminal(folder)(*words, code=1)
    assert code in [problem["kode"] for problem in answer["masalah"]]
    with (
        office.unlock(folder, "siti", PASSWORD, clock=lambda: NOW) as opened,
        opened.store.read(opened.actor) as session,
    ):
        assert Desk(session, NOW.date(), NOW, desk.office, desk.sari, desk.rina).count() == before
