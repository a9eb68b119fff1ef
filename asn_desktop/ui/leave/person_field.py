"""The field that chooses one person, which other tabs use, too."""

from asn_desktop.ui.person_field import PersonField

__all__ = ["PersonField"]
