"""The deeds around the store itself: create, log in, users and keys, backups. They take a folder, not a session.

These are the named exceptions to "a service takes a session": no store is open yet, or it must be closed.
"""

from __future__ import annotations

from asn_desktop.services.office_backup import (
    Restored,
    RestorePlan,
    adopt_copy,
    back_up,
    backup_due,
    backups,
    plan_restore,
    rehearse,
    restore,
    sticks,
)
from asn_desktop.services.office_cards import (
    CreatedOffice,
    LoginCard,
    LoginUser,
    NewOffice,
    NewUser,
    OfficeCard,
    OpenOffice,
    RecoverySheet,
)
from asn_desktop.services.office_create import check, check_user, create
from asn_desktop.services.office_health import Health, self_check
from asn_desktop.services.office_keys import (
    add_user,
    change_password,
    expel_user,
    new_recovery_sheet,
    open_with_certificate,
    recover,
    seal_to_centre,
    users_with_slot,
)
from asn_desktop.services.office_open import login_card, unlock, verify_password
from asn_desktop.services.office_sheet import recovery_pdf

__all__ = [
    "CreatedOffice", "Health", "LoginCard", "LoginUser", "NewOffice", "NewUser", "OfficeCard", "OpenOffice",
    "RecoverySheet", "RestorePlan", "Restored", "add_user", "adopt_copy", "back_up", "backup_due", "backups",
    "change_password", "check", "check_user", "create", "expel_user", "login_card", "new_recovery_sheet",
    "open_with_certificate", "plan_restore", "recover", "recovery_pdf", "rehearse", "restore", "seal_to_centre",
    "self_check", "sticks", "unlock", "users_with_slot", "verify_password",
]  # fmt: skip
