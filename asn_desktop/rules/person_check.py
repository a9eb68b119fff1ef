"""What the record of a person may say, beside the identity numbers: ages, dates of service, ways to reach him.

Source: UU 20/2023 art. 34 and 55 (18 years at appointment, retirement), PP 49/2018 (contracts), employee data §9.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from asn_desktop.problems import Problem, Severity
from asn_desktop.rules import names, service, statuses
from asn_desktop.rules.digits import only_digits

_PHONE = re.compile(r"08[1-9]\d{7,10}|62[1-9]\d{7,11}")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_VIRTUAL = re.compile(r"[AB]\.[AB]")  # karis and karsu issued since 2022
_YOUNGEST, _OLDEST, _AT_START = 17, 75, 18
_BUP = (50, 75)  # a retirement age set by hand


@dataclass(frozen=True)
class PersonDates:
    """The dates of one person's service; None where not filled in."""

    tanggal_lahir: dt.date
    status: str
    tmt_cpns: dt.date | None = None
    tmt_pns: dt.date | None = None
    kontrak_mulai: dt.date | None = None
    kontrak_tmt: dt.date | None = None
    kontrak_akhir: dt.date | None = None


def check_dates(d: PersonDates, today: dt.date) -> list[Problem]:
    """Findings on birth, appointment and contract dates, in the order of the form (UU 20/2023 art. 34, 55)."""
    return _born(d.tanggal_lahir, today) + _appointment(d) + _contract(d)


def _born(born: dt.date, today: dt.date) -> list[Problem]:
    if born > today:
        return [Problem("DOB_FUTURE", "tanggal_lahir", {"tanggal": born})]
    if born.year < 1900:
        return [Problem("DATE_INVALID", "tanggal_lahir", {"raw": born.isoformat()})]
    age = service.age(born, today)
    if not _YOUNGEST <= age <= _OLDEST:
        return [Problem("DOB_RANGE", "tanggal_lahir", {"age": age})]
    return []


def _appointment(d: PersonDates) -> list[Problem]:
    found = []
    for field in ("tmt_cpns", "kontrak_mulai"):
        start: dt.date | None = getattr(d, field)
        if start is not None and service.age(d.tanggal_lahir, start) < _AT_START:
            values = {"tmt": start, "age": service.age(d.tanggal_lahir, start)}
            found.append(Problem("TMT_BEFORE_18", field, values))
    if d.tmt_cpns and d.tmt_cpns.day != 1:
        found.append(Problem("TMT_NOT_FIRST", "tmt_cpns", {"tmt": d.tmt_cpns}, Severity.WARNING))
    if d.tmt_pns and d.tmt_cpns and d.tmt_pns < d.tmt_cpns:
        found.append(Problem("TMT_ORDER", "tmt_pns", {"tmt": d.tmt_pns, "mulai": d.tmt_cpns}))
    return found


def _contract(d: PersonDates) -> list[Problem]:
    if d.status not in statuses.PPPK:
        return []
    found = []
    start = d.kontrak_tmt or d.kontrak_mulai
    if start and d.kontrak_akhir and d.kontrak_akhir < start:
        found.append(Problem("CONTRACT", "kontrak_akhir", {"mulai": start, "akhir": d.kontrak_akhir}))
    if d.kontrak_mulai and d.kontrak_tmt and d.kontrak_tmt < d.kontrak_mulai:
        found.append(Problem("CONTRACT", "kontrak_tmt", {"mulai": d.kontrak_mulai, "akhir": d.kontrak_tmt}))
    return found


def check_words(nama: str, status: str, jenis_kelamin: str, no_hp: str | None, email: str | None) -> list[Problem]:
    """Findings on name, status, sex and ways to reach a person (employee data §1.6, §1.7)."""
    found = []
    if not nama.strip():
        found.append(Problem("NAMA_EMPTY", "nama"))
    elif names.title_in_name(nama):
        found.append(Problem("TITLE_IN_NAME", "nama", {"raw": nama}, Severity.WARNING))
    if status not in statuses.ALL:
        found.append(Problem("FIELD_EMPTY", "status"))
    if jenis_kelamin not in ("L", "P"):
        found.append(Problem("FIELD_EMPTY", "jenis_kelamin"))
    digits = re.sub(r"[\s.+()-]", "", no_hp or "")
    if digits and not _PHONE.fullmatch(digits):
        found.append(Problem("PHONE_FORMAT", "no_hp", {"raw": no_hp}, Severity.WARNING))
    if email and not _MAIL.fullmatch(email):
        found.append(Problem("EMAIL_FORMAT", "email", {"raw": email}, Severity.WARNING))
    return found


def check_cards(values: Mapping[str, Any], status: str, today: dt.date) -> list[Problem]:
    """Findings on cards, decrees of appointment and a retirement age set by hand, as far as `values` names them.

    Source: SE BKN 16/2022 (kartu ASN virtual), employee data §1.6; UU 20/2023 art. 55.
    """
    found = []
    for name in ("sk_cpns_tanggal", "sk_pns_tanggal", "tanggal_sttpl", "tanggal_spmt"):
        day = values.get(name)
        if day is not None and day > today:
            found.append(Problem("SK_FUTURE", name, {"tanggal": day}))
    kk = values.get("no_kk")
    if kk and not (len(kk) == 16 and only_digits(kk)):
        found.append(Problem("NO_KK_LENGTH", "no_kk", {"length": len(kk)}))
    old = values.get("nip_lama")
    if old and not (len(old) == 9 and only_digits(old)):
        found.append(Problem("NIP_LAMA_LENGTH", "nip_lama", {"raw": old}))
    if values.get("email_dinas") and not _MAIL.fullmatch(values["email_dinas"]):
        found.append(Problem("EMAIL_FORMAT", "email_dinas", {"raw": values["email_dinas"]}, Severity.WARNING))
    found += check_card_numbers(values, status)
    if values.get("kelas_jabatan") is not None and not 1 <= values["kelas_jabatan"] <= 17:
        found.append(Problem("RANGE", "kelas_jabatan", {"raw": values["kelas_jabatan"], "low": 1, "high": 17}))
    return found + _own_age(values)


def check_card_numbers(values: Mapping[str, Any], status: str) -> list[Problem]:
    """Numbers of karpeg, karis or karsu, BPJS Kesehatan and Taspen that look odd: warnings only (SE BKN 16/2022).

    Karpeg has a letter; a virtual karis is ``A.A`` (PPPK ``B.A``), a karsu ``A.B``, and seven digits; BPJS has 13.
    Source: employee data §1.6.
    """
    found = []
    karpeg, bpjs, taspen = (re.sub(r"[\s.\-]", "", values.get(name) or "") for name in ("karpeg", "bpjs", "taspen"))
    if karpeg and not any(sign.isalpha() for sign in karpeg):
        found.append(Problem("KARPEG_FORMAT", "karpeg", {"raw": values["karpeg"]}, Severity.WARNING))
    if bpjs and not (len(bpjs) == 13 and only_digits(bpjs)):
        found.append(Problem("BPJS_FORMAT", "bpjs", {"raw": values["bpjs"], "length": len(bpjs)}, Severity.WARNING))
    if taspen and not only_digits(taspen):
        found.append(Problem("TASPEN_FORMAT", "taspen", {"raw": values["taspen"]}, Severity.WARNING))
    card, letter = values.get("karis_karsu") or "", "B" if status in statuses.PPPK else "A"
    if _VIRTUAL.match(card) and not re.fullmatch(rf"{letter}\.[AB]\s?\d{{7}}", card):
        found.append(Problem("CARD_PATTERN", "karis_karsu", {"contoh": f"{letter}.A"}, Severity.WARNING))
    return found


def _own_age(values: Mapping[str, Any]) -> list[Problem]:
    years = values.get("bup_tetapan")
    if years is None:
        return []
    if not _BUP[0] <= years <= _BUP[1]:
        return [Problem("RANGE", "bup_tetapan", {"raw": years, "low": _BUP[0], "high": _BUP[1]})]
    return [] if values.get("bup_alasan") else [Problem("BUP_REASON_EMPTY", "bup_alasan")]
