"""The deeds around the store itself: create, log in, users and keys, backups. They take a folder, not a session.

These are the named exceptions to "a service takes a session": no store is open yet, or it must be closed.
"""

from __future__ import annotations

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
from asn_desktop.services.office_open import login_card, unlock, verify_password

__all__ = [
    "CreatedOffice", "LoginCard", "LoginUser", "NewOffice", "NewUser", "OfficeCard", "OpenOffice", "RecoverySheet",
    "check", "check_user", "create", "login_card", "unlock", "verify_password",
]  # fmt: skip
