"""Bad input of leave: every key of the brief has a case in the form, and at the import where it can come there.

The list of keys stands here whole; a key without a case fails.
"""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from asn_desktop.services.leave import late_sheet
from asn_desktop.store.offices import Setting
from asn_desktop.ui.sentences import sentences
from tests.services import leave_flow_office
from tests.services.leave_flow_office import Desk, codes
from tests.services.leave_refusals import CASES
from tests.services.test_leave_late import book, nip

KEYS = """
    end_before_start invalid_date zero_working_days fraction_not_allowed calendar_missing year_split_required overlap
    address_missing reason_missing nip_invalid inactive_status after_service_end type_not_for_status service_too_short
    teacher_pppk_no_annual sex_not_eligible birth_order_exceeds relation_not_covered reason_not_covered cooldown_active
    annual_forfeited_by_besar insufficient_balance exceeds_max_duration remote_addition_exceeds
    remote_addition_without_annual document_missing document_incomplete needs_government_doctor needs_health_board
    not_authorised authority_not_delegable bkn_approval_missing abroad_needs_ppk self_approval decision_reason_missing
    illegal_transition not_recallable postponement_not_allowed postponement_too_long duplicate_letter_number
    letter_number_missing
""".split()  # noqa: SIM905


@pytest.fixture
def desk(session: Session, today: dt.date, now: dt.datetime) -> Desk:
    return leave_flow_office.make(session, today, now)


def test_every_key_of_the_brief_has_its_case_and_its_sentence() -> None:
    assert sorted(CASES) == sorted(KEYS)
    assert [code for code, _ in CASES.values() if code not in sentences()] == []


@pytest.mark.parametrize("key", KEYS)
def test_at_the_form(desk: Desk, key: str) -> None:
    code, deed = CASES[key]
    before = desk.count()
    assert code in codes(lambda: deed(desk))
    assert desk.count() >= before


# A list of leave on paper: jenis, mulai, sampai, nomor -> what refuses the row. What the law says against a leave that
# was granted on paper all the same is told beside it, so those keys are not refusals there.
IMPORTED = {
    "end_before_start": ("sakit", "10-06-2026", "03-06-2026", "1", "end_before_start"),
    "invalid_date": ("sakit", "31 April 2026", "03-06-2026", "1", "DATE_INVALID"),
    "zero_working_days": ("tahunan", "21-03-2026", "22-03-2026", "1", "zero_working_days"),
    "year_split_required": ("tahunan", "29-12-2025", "02-01-2026", "1", "year_split_required"),
    "calendar_missing": ("tahunan", "05-02-2029", "06-02-2029", "1", "calendar_missing"),
    "insufficient_balance": ("tahunan", "01-07-2026", "31-08-2026", "1", "insufficient_balance"),
    "sex_not_eligible": ("melahirkan", "01-03-2026", "31-05-2026", "1", "sex_not_eligible"),
    "letter_number_missing": ("sakit", "01-06-2026", "03-06-2026", "", "letter_number_missing"),
    "reason_not_covered": ("cuti haid", "01-06-2026", "03-06-2026", "1", "late_kind_unknown"),
}


@pytest.mark.parametrize("key", sorted(IMPORTED))
def test_at_the_import(desk: Desk, key: str) -> None:
    setting = desk.session.query(Setting).filter(Setting.kunci == "cuti.dicatat_sejak").one()
    setting.nilai = {"v": "2026-01-05"}
    desk.session.flush()
    kind, first, last, number, code = IMPORTED[key]
    data = book((1, nip(desk, desk.office.fauzi), "Fauzi", kind, first, last, number, "02-01-2026", "x"))
    seen = late_sheet.preview(desk.session, data, today=desk.today)
    assert code in [p.code for p in seen.refused[0].problems]
    assert late_sheet.apply(desk.session, seen, today=desk.today, now=desk.now) == ()
    assert desk.count() == 0


def test_a_wrong_number_of_a_person_is_refused_at_the_import(desk: Desk) -> None:
    data = book((1, "198513092010011015", "X", "sakit", "01-06-2026", "03-06-2026", "1", "02-01-2026", "x"))
    seen = late_sheet.preview(desk.session, data, today=desk.today)
    assert seen.refused[0].problems[0].code.startswith("NIP_")
