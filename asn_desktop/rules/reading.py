"""Reading what people write in a cell or a field, in one place: dates, names, units and small values.

Source: practice of office spreadsheets and of SIASN (employee data §6.3); each reader refuses what it would have
to guess.
"""

from __future__ import annotations

from asn_desktop.rules.dates import date, find_date, from_serial, is_blank, month_first
from asn_desktop.rules.names import Name, name_key, show_name, split_name, title_in_name
from asn_desktop.rules.unit_names import unit_key, unit_name
from asn_desktop.rules.values import (
    education_level,
    education_subject,
    eselon,
    money,
    service_text,
    sex,
    yes_no,
)

__all__ = [
    "Name", "date", "education_level", "education_subject", "eselon", "find_date", "from_serial", "is_blank",
    "money", "month_first", "name_key", "service_text", "sex", "show_name", "split_name", "title_in_name", "unit_key",
    "unit_name", "yes_no",
]  # fmt: skip
