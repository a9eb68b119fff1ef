"""The papers of a leave by their old address: form and permit stand in files of their own."""

from asn_desktop.letters.leave_form import FormStep, LeaveFormLetter, LeaveRowLeft
from asn_desktop.letters.leave_permit import LeavePermitLetter

__all__ = ["FormStep", "LeaveFormLetter", "LeavePermitLetter", "LeaveRowLeft"]
