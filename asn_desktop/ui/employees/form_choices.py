"""What the lists of a person's form offer, and the draft that waits; and its values as the service asks them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from asn_desktop.problems import Problem
from asn_desktop.rules.identity import show_nip
from asn_desktop.rules.statuses import PPPK
from asn_desktop.services import drafts, employee_form, reference, units
from asn_desktop.services.employee_form import EmployeeAsk
from asn_desktop.services.employees import EmployeeCard
from asn_desktop.ui.employees.fields import Fields
from asn_desktop.ui.employees.words import SEX, STATUS_CHOICES

NUMBERS = ("kelas_jabatan", "bup_tetapan")
_SECRET = ("nik", "npwp", "no_kk")
_OF_PNS = ("tmt_cpns", "tmt_pns", "sk_cpns_nomor", "sk_cpns_tanggal", "sk_pns_nomor", "sk_pns_tanggal", "nomor_sttpl",
           "tanggal_sttpl", "karpeg", "nip_lama")  # fmt: skip
_OF_PPPK = ("kontrak_mulai", "kontrak_tmt", "kontrak_akhir")


class Choices(NamedTuple):
    """What the combos offer, and the draft that waits."""

    agama: dict[str, str]
    status_kawin: dict[str, str]
    kedudukan: dict[str, str]
    jenis_pegawai: dict[str, str]
    units: list[units.UnitRow]
    draft: drafts.DraftRow | None


def ask_choices(session: Any, form: str, today: Any) -> Choices:
    """Code lists, units and draft in one reading."""
    return Choices(
        reference.labels(session, "agama", "nama_tampil", today),
        reference.labels(session, "status_kawin", "nama_tampil", today),
        reference.labels(session, "kedudukan_hukum", "nama", today),
        reference.labels(session, "jenis_pegawai", "nama", today),
        units.tree(session),
        drafts.load(session, form),
    )


def fill(fields: Fields, found: Choices, card: EmployeeCard | None) -> None:
    """Give the lists their lines and the fields the values of a card, or those of nobody yet."""
    for name in ("agama", "status_kawin", "jenis_pegawai"):
        fields.choices(name, list(getattr(found, name).items()), empty="")
    fields.choices("kedudukan", list(found.kedudukan.items()))
    fields.choices("jenis_kelamin", SEX, empty="")
    fields.choices("status", STATUS_CHOICES)
    fields.choices("unit_id", [(row.id, "    " * max(0, row.depth - 1) + row.nama) for row in found.units], empty="")
    ask = employee_form.blank(card) if card else EmployeeAsk("", None, "", "PNS", None)
    values = {name: None if (value := getattr(ask, name)) == employee_form.KEEP else value for name in fields.editors}
    fields.fill(values | {"nip": show_nip(ask.nip)})


def show_status(fields: Fields, status: str, card: EmployeeCard | None) -> None:
    """PPPK have agreements, PNS a TMT CPNS: only what applies is asked."""
    pppk = status in PPPK
    for name in _OF_PNS:
        fields.boxes[name].setVisible(not pppk)
    for name in _OF_PPPK:
        fields.boxes[name].setVisible(pppk)
    if card is None:
        fields.fill({"kedudukan": "71" if pppk else "01"})


def ask_of(fields: Fields, card: EmployeeCard | None) -> EmployeeAsk:
    """The form as a question to the service; what this role does not see whole stays as it is."""
    values: dict[str, Any] = fields.read()
    values["kedudukan"] = values["kedudukan"] or "01"
    values["jenis_kelamin"] = values["jenis_kelamin"] or ""
    for name in NUMBERS:
        values[name] = int(values[name]) if _whole(values[name]) else None
    if card is not None and not card.nik_penuh:
        values |= dict.fromkeys(_SECRET, employee_form.KEEP)
    return EmployeeAsk(**values, id=card.id if card else None, reasons=fields.reasons())


def unreadable(fields: Fields) -> list[Problem]:
    """Days that are none and numbers that are none."""
    values: Mapping[str, Any] = fields.read()
    return fields.unreadable() + [
        Problem("NUMBER_UNREADABLE", name, {"raw": values[name]})
        for name in NUMBERS if values[name] and not _whole(values[name])
    ]  # fmt: skip


def _whole(text: str) -> bool:
    return text.isascii() and text.isdigit()
