"""What of a finding a role without READ_SENSITIVE does not see: the values of closed rows, and identity numbers.

Source: UU 27/2022 art. 4 (health, family); UU 14/2008 art. 17 h (results of evaluating a person).
"""

from __future__ import annotations

from asn_desktop.services.record_kinds import of_table

CLOSED = "syarat_tertutup"
_NUMBERS = frozenset({"nik", "npwp", "no_kk"})
_FREE_TEXT = frozenset({"kedudukan", "berakhir_alasan"})  # may tell of health or discipline
_PERSONAL = frozenset({
    "skp", "skp_results", "skp_indicators", "skp_actions", "skp_realisations", "skp_feedback", "skp_dialogues",
    "coachings", "pattern_reasons", "evaluations", "objections", "credit_lines", "feedback_cards",
})  # fmt: skip
_LEAVE = frozenset({"leave_requests", "leave_steps", "leave_documents", "leave_charges", "izin"})
_PAGES = frozenset({"letters"})  # what a letter says stands in its row


def closed(table: str, field: str | None) -> bool:
    """Whether values of this field, or of the whole row, are closed to a reader."""
    if table in _PERSONAL | _LEAVE | _PAGES or field in _NUMBERS | _FREE_TEXT:
        return True
    kind = of_table(table)
    return kind is not None and (kind.sensitive or (field in kind.names and kind.field(field or "").sensitive))
