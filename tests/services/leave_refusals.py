"""A case for every refusal of leave.md §7 at the door of the form: key -> (code of the program, refused deed)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from asn_desktop.rules import reading
from asn_desktop.rules.leave.flow import Choice, Official
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services import employee_form
from asn_desktop.services.employee_form import EmployeeAsk
from asn_desktop.services.leave import cltn, openings, papers
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave.ask import ProofAsk
from asn_desktop.services.leave.cltn import Decree
from asn_desktop.services.leave.deeds import Decision
from asn_desktop.store.employees import Employee
from tests.services import leave_office
from tests.services.leave_flow_office import PPK, PUSAT, SCAN, Desk
from tests.services.test_leave_transitions import fill_paper

D = dt.date
Case = Callable[[Desk], object]


def person(desk: Desk, **values: object) -> None:
    """Change the record of the man who asks."""
    found = desk.session.get_one(Employee, (desk.session.info["office_id"], desk.office.fauzi))
    for name, value in values.items():
        setattr(found, name, value)
    desk.session.flush()


def annual(**more: object) -> Case:
    return lambda desk: desk.ask(Kind.TAHUNAN, **more)


def kind(which: Kind, **more: object) -> Case:
    return lambda desk: desk.ask(which, **more)


def as_person(which: Kind, values: dict[str, object], **more: object) -> Case:
    def deed(desk: Desk) -> object:
        person(desk, **values)
        return desk.ask(which, **more)

    return deed


def of_pppk(which: Kind, **more: object) -> Case:
    return lambda desk: desk.ask(which, employee_id=desk.rina, **more)


def considered(which: Kind, choice: Choice, **more: object) -> Case:
    def deed(desk: Desk) -> object:
        row = desk.ask(which)
        desk.consider(row)
        return desk.decide(row, choice, **more)

    return deed


def overlap(desk: Desk) -> object:
    desk.ask(Kind.TAHUNAN, mulai=D(2026, 12, 1), sampai=D(2026, 12, 10))
    return desk.ask(Kind.SAKIT, mulai=D(2026, 12, 5), sampai=D(2026, 12, 9))


def forfeited(desk: Desk) -> object:
    desk.grant(Kind.BESAR)
    return desk.ask(Kind.TAHUNAN, mulai=D(2027, 4, 1), sampai=D(2027, 4, 30))


def cooldown(desk: Desk) -> object:
    desk.grant(Kind.BESAR)
    return desk.ask(Kind.BESAR, mulai=D(2028, 5, 1), sampai=D(2028, 5, 31))


def fourth(desk: Desk) -> object:
    return desk.ask(Kind.MELAHIRKAN, kelahiran_ke=4)


def health_board(desk: Desk) -> object:
    desk.grant(Kind.SAKIT, mulai=D(2026, 1, 5), sampai=D(2026, 12, 31))
    return desk.ask(Kind.SAKIT, mulai=D(2027, 1, 1), sampai=D(2027, 1, 31))


def not_delegable(desk: Desk) -> object:
    row = desk.consider(desk.ask(Kind.CLTN))
    cltn.bkn_approved(desk.session, row.id, "BKN/1", desk.today, **desk.on)  # type: ignore[arg-type]
    return cltn.decree(desk.session, row.id, Decree(PUSAT, "1", desk.today, SCAN), **desk.on)  # type: ignore[arg-type]


def no_bkn(desk: Desk) -> object:
    row = desk.consider(desk.ask(Kind.CLTN))
    return cltn.decree(desk.session, row.id, Decree(PPK, "1", desk.today, SCAN), **desk.on)  # type: ignore[arg-type]


def abroad(desk: Desk) -> object:
    row = desk.consider(desk.ask(Kind.TAHUNAN, negara="Malaysia"))
    return desk.decide(row)


def own_hand(desk: Desk) -> object:
    row = desk.ask(Kind.TAHUNAN)
    himself = Official("Ahmad Fauzi", "Kepala", employee_id=desk.office.fauzi)
    given = Decision(Choice.DISETUJUI, official=himself)
    return leave.consider(desk.session, row.id, given, **desk.on)  # type: ignore[arg-type]


def early(desk: Desk) -> object:
    return desk.decide(desk.ask(Kind.TAHUNAN))


def recall(desk: Desk) -> object:
    row = desk.issued(Kind.SAKIT, mulai=desk.today)
    return leave.recall(desk.session, row.id, D(2026, 11, 25), "rapat", **desk.on)  # type: ignore[arg-type]


def too_long(desk: Desk) -> object:
    row = desk.consider(desk.ask(Kind.BESAR))
    desk.decide(row, Choice.DITANGGUHKAN, alasan="pemilu")
    return desk.ask(Kind.BESAR, mulai=D(2028, 3, 1), sampai=D(2028, 4, 1), terkait_id=row.id)


def issue(desk: Desk, number: str | None) -> object:
    row = desk.grant(Kind.TAHUNAN)
    fill_paper(desk)
    ask = papers.IssueAsk(row.id, "diketik", "800/1")
    papers.issue(desk.session, ask, **desk.on)  # type: ignore[arg-type]
    other = desk.grant(Kind.TAHUNAN, mulai=D(2026, 12, 14), sampai=D(2026, 12, 15))
    again = replace(ask, request_id=other.id, nomor=number)
    return papers.issue(desk.session, again, **desk.on)  # type: ignore[arg-type]


def half_day(desk: Desk) -> object:
    ask = openings.OpeningAsk(desk.office.fauzi, 2025, "0,5 hari")
    return openings.save(desk.session, [ask], today=desk.today, now=desk.now)


def bad_nip(desk: Desk) -> object:
    wish = EmployeeAsk("Uji", D(1985, 7, 9), "L", "PNS", desk.office.bidang, nip="198513092010011015")
    return employee_form.save(desk.session, wish, today=desk.today)


def teacher(desk: Desk) -> object:
    found = desk.session.get_one(Employee, (desk.session.info["office_id"], desk.rina))
    found.guru = True
    desk.session.flush()
    return desk.ask(Kind.TAHUNAN, employee_id=desk.rina)


def spent(desk: Desk) -> object:
    leave_office.settle(desk.session, desk.office.fauzi, now=desk.now, used=(12, 12, 12))
    return desk.ask(Kind.TAHUNAN)


WEAK = ProofAsk("surat_dokter", "1", D(2026, 11, 1), "dr. Ratna")
WHOLE = replace(WEAK, perlu=True, hari=20)
SHORT = {"tmt_cpns": D(2022, 3, 1), "tmt_pns": D(2023, 3, 1)}
MONTHS = {"mulai": D(2026, 11, 24), "sampai": D(2027, 1, 3)}
# key of §7 -> (code, the deed)
CASES: dict[str, tuple[str, Case]] = {
    "end_before_start": ("end_before_start", kind(Kind.SAKIT, sampai=D(2026, 11, 20))),
    "invalid_date": ("DATE_INVALID", lambda desk: reading.date("31-4-2026")),
    "zero_working_days": ("zero_working_days", annual(mulai=D(2026, 12, 24), sampai=D(2026, 12, 27))),
    "fraction_not_allowed": ("fraction_not_allowed", half_day),
    "calendar_missing": ("calendar_missing", annual(mulai=D(2029, 2, 5), sampai=D(2029, 2, 6))),
    "year_split_required": ("year_split_required", annual(sampai=D(2027, 1, 8))),
    "overlap": ("overlap", overlap),
    "address_missing": ("address_missing", kind(Kind.MELAHIRKAN, alamat=" ")),
    "reason_missing": ("reason_missing", kind(Kind.BESAR, alasan="")),
    "nip_invalid": ("NIP_BIRTHDATE", bad_nip),
    "inactive_status": ("inactive_status", as_person(Kind.SAKIT, {"kedudukan": "02"})),
    "after_service_end": ("after_service_end", of_pppk(Kind.SAKIT, mulai=D(2027, 12, 28), sampai=D(2028, 1, 5))),
    "type_not_for_status": ("type_not_for_status", of_pppk(Kind.CLTN)),
    "service_too_short": ("service_too_short", as_person(Kind.BESAR, SHORT)),
    "teacher_pppk_no_annual": ("teacher_pppk_no_annual", teacher),
    "sex_not_eligible": ("sex_not_eligible", lambda desk: desk.ask(Kind.MELAHIRKAN, employee_id=desk.office.fauzi)),
    "birth_order_exceeds": ("birth_order_exceeds", fourth),
    "relation_not_covered": ("relation_not_covered", kind(Kind.ALASAN_PENTING, hubungan="paman")),
    "reason_not_covered": ("reason_not_covered", kind(Kind.CLTN, alasan_kode="usaha")),
    "cooldown_active": ("cooldown_active", cooldown),
    "annual_forfeited_by_besar": ("annual_forfeited_by_besar", forfeited),
    "insufficient_balance": ("insufficient_balance", spent),
    "exceeds_max_duration": ("exceeds_max_duration", kind(Kind.ALASAN_PENTING, **MONTHS)),
    "remote_addition_exceeds": ("remote_addition_exceeds", annual(hari_tambahan=13)),
    "remote_addition_without_annual": ("remote_addition_without_annual", kind(Kind.SAKIT, hari_tambahan=3)),
    "document_missing": ("document_missing", kind(Kind.SAKIT, bukti=())),
    "document_incomplete": ("document_incomplete", kind(Kind.SAKIT, bukti=(WEAK,))),
    "needs_government_doctor": ("needs_government_doctor",
                                of_pppk(Kind.SAKIT, sampai=D(2026, 12, 12), bukti=(WHOLE,))),
    "needs_health_board": ("needs_health_board", health_board),
    "not_authorised": ("not_authorised", considered(Kind.ALASAN_PENTING, Choice.DISETUJUI,
                                                    official=Official("Bambang", "Kepala Bidang Angkutan"))),
    "authority_not_delegable": ("authority_not_delegable", not_delegable),
    "bkn_approval_missing": ("bkn_approval_missing", no_bkn),
    "abroad_needs_ppk": ("abroad_needs_ppk", abroad),
    "self_approval": ("self_approval", own_hand),
    "decision_reason_missing": ("decision_reason_missing", considered(Kind.SAKIT, Choice.TIDAK_DISETUJUI)),
    "illegal_transition": ("illegal_transition", early),
    "not_recallable": ("not_recallable", recall),
    "postponement_not_allowed": ("postponement_not_allowed",
                                 considered(Kind.SAKIT, Choice.DITANGGUHKAN, alasan="dinas")),
    "postponement_too_long": ("postponement_too_long", too_long),
    "duplicate_letter_number": ("duplicate_letter_number", lambda desk: issue(desk, "800/1")),
    "letter_number_missing": ("letter_number_missing", lambda desk: issue(desk, " ")),
}  # fmt: skip
