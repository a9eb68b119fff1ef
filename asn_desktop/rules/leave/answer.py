"""A decision of the office above on a request of an office below: its values, its spelling, what it must carry.

Source: Peraturan BKN 24/2017 (section VIII of form 1.b, delegation), 7/2021 IV.3A (leave abroad); leave.md §4.2.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from asn_desktop.problems import Problem
from asn_desktop.rules.leave import authority, flow, postpone
from asn_desktop.rules.leave.flow import Choice, Official
from asn_desktop.rules.leave.limits import LeaveRules
from asn_desktop.rules.leave.wish import Kind

DECIDABLE = frozenset({flow.State.DIPERTIMBANGKAN, flow.State.IZIN_SEMENTARA})
_PDF = b"%PDF-"


@dataclass(frozen=True)
class Answer:
    """Section VIII as the office above gave it, with the number and the day of its letter."""

    request_id: uuid.UUID
    choice: Choice
    official: Official
    number: str
    date: dt.date
    reason: str = ""
    first: dt.date | None = None  # changed dates
    last: dt.date | None = None
    days: int | None = None  # own days postponed; None: every one of the request
    bkn: tuple[str, dt.date] | None = None  # CLTN
    electronic: bool = False  # the PDF carries an electronic signature; else it is a scan of ink

    @property
    def granted(self) -> bool:
        """Whether leave was given, so that its letter is a permit."""
        return self.choice in (Choice.DISETUJUI, Choice.PERUBAHAN)

    def as_json(self) -> dict[str, Any]:
        """The one spelling that a reply carries."""
        o = self.official
        return {
            "permintaan": str(self.request_id), "pilihan": self.choice.value, "alasan": self.reason,
            "mulai": _text(self.first), "sampai": _text(self.last), "hari": self.days, "nomor": self.number,
            "tanggal": self.date.isoformat(), "elektronik": self.electronic,
            "bkn": None if self.bkn is None else [self.bkn[0], self.bkn[1].isoformat()],
            "pejabat": {"nama": o.nama, "jabatan": o.jabatan, "nip": o.nip, "pangkat": o.pangkat, "dasar": o.dasar},
        }  # fmt: skip

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Answer:
        """The answer back; ValueError, TypeError or KeyError for anything else."""
        who, bkn = raw["pejabat"], raw["bkn"]
        official = Official(str(who["nama"]), str(who["jabatan"]), who["nip"], who["pangkat"], dasar=who["dasar"])
        days = None if raw["hari"] is None else int(raw["hari"])
        return cls(
            uuid.UUID(raw["permintaan"]), Choice(raw["pilihan"]), official, str(raw["nomor"]),
            dt.date.fromisoformat(raw["tanggal"]), str(raw["alasan"]), _day(raw["mulai"]), _day(raw["sampai"]), days,
            None if bkn is None else (str(bkn[0]), dt.date.fromisoformat(bkn[1])), bool(raw["elektronik"]),
        )  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What the answer is about, as the package of the office brought it."""

    employee_id: uuid.UUID
    nip: str | None
    kind: Kind
    first: dt.date
    last: dt.date
    country: str | None
    state: flow.State
    status: str = "PNS"
    reason_code: str | None = None


def check(
    answer: Answer, asked: Asked, *, pdf: bytes | None, today: dt.date, limits: LeaveRules | None = None
) -> list[Problem]:
    """What speaks against an answer before it is kept (Peraturan BKN 24/2017; leave.md §4.1-4.2, §7).

    Codes `illegal_transition`, `official_missing`, `self_approval`, those of `check_step`, `authority_not_delegable`,
    `abroad_needs_ppk`, `bkn_approval_missing`, `answer_number_missing`, `answer_date`, `answer_pdf_missing`,
    `answer_pdf_wrong`, `postponement_not_allowed`, `answer_cltn_changed`, `answer_interim`.
    """
    if asked.state not in DECIDABLE:
        values = {"keadaan": asked.state.value, "peristiwa": flow.Event.KEPUTUSAN.value}
        return [Problem("illegal_transition", values=values)]
    found = flow.check_official(answer.official, asked.employee_id, answer.date, "pyb", asked.nip)
    new = (answer.first, answer.last) if answer.first and answer.last else None
    found += flow.check_step(answer.choice, answer.reason, new, (asked.first, asked.last))
    found += _authority(answer, asked) if not found else []
    if answer.granted and asked.kind is Kind.CLTN and answer.bkn is None:
        found.append(Problem("bkn_approval_missing", "bkn_nomor"))
    found += _choice(answer, asked, limits or LeaveRules())
    if not answer.number.strip():
        found.append(Problem("answer_number_missing", "nomor"))
    if answer.date > today:
        found.append(Problem("answer_date", "tanggal", {"tanggal": answer.date}))
    if not pdf:
        found.append(Problem("answer_pdf_missing", "berkas"))
    elif not pdf.startswith(_PDF):
        found.append(Problem("answer_pdf_wrong", "berkas"))
    return found


def _choice(answer: Answer, asked: Asked, limits: LeaveRules) -> list[Problem]:
    """Which box may be ticked: not every leave can be postponed; a CLTN is asked anew, not changed by an answer."""
    if answer.choice is Choice.DITANGGUHKAN:
        return postpone.check_postponement(asked.kind, asked.reason_code, asked.status, limits)
    if answer.choice is Choice.PERUBAHAN and asked.kind is Kind.CLTN:
        return [Problem("answer_cltn_changed", "pilihan")]
    if asked.state is flow.State.IZIN_SEMENTARA and answer.choice is not Choice.DISETUJUI:
        return [Problem("answer_interim", "pilihan")]
    return []


def _authority(answer: Answer, asked: Asked) -> list[Problem]:
    """The office above needs a ground too: the PPK has his own, everybody else names his decree."""
    level, ground = authority.level_of(answer.official.jabatan), (answer.official.dasar or "").strip()
    post = answer.official.jabatan
    if level == "ppk":
        return []
    if asked.kind not in authority.DELEGABLE:
        return [Problem("authority_not_delegable", "pejabat", {"jenis": asked.kind.value})]
    if asked.country and not ground:
        return [Problem("abroad_needs_ppk", "pejabat", {"negara": asked.country, "pejabat": post})]
    if not ground:
        return [Problem("answer_ground_missing", "dasar", {"pejabat": post})]
    return []


def _text(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
