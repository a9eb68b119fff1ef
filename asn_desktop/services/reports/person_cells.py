"""Cells of one person, the same in every list: post, training, schooling, service, remarks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from uuid import UUID

from asn_desktop.rules import ranks, service
from asn_desktop.rules.dossier import Dossier
from asn_desktop.rules.identity import show_nip
from asn_desktop.rules.post_codes import ESELON, TITLES
from asn_desktop.rules.words import digit_date
from asn_desktop.services.reports.material import NO_UNIT, STATUS_WORDS, Material

_ESELON_PLACE = {name: place for place, name in enumerate(ESELON)}
# Standing that a list may name. Discipline, suspension and the like are nobody's business on a printed list.
_STANDING = frozenset({"02", "03", "07", "08", "11", "13", "20"})


def seniority(d: Dossier) -> tuple[int, int, int, dt.date, str]:
    """Sorts within a unit: eselon, then golongan from above (PNS before PPPK), then its TMT, then name."""
    eselon = _ESELON_PLACE.get((d.jabatan.eselon if d.jabatan else None) or "", len(ESELON))
    gol = d.golongan
    ladder = 0 if d.status in ("PNS", "CPNS") else 1 if d.status == "PPPK" else 2
    height = -ranks.rank_order(gol.golongan) if gol else 1
    return eselon, ladder, height, (gol.tmt if gol else None) or dt.date.max, d.nama.casefold()


def by_unit(material: Material, people: Iterable[Dossier] | None = None) -> list[tuple[str, list[Dossier]]]:
    """People under the name of their unit, in the order of the tree; those without a unit last."""
    order = {unit.id: place for place, unit in enumerate(material.units)}
    held: dict[int, list[Dossier]] = {}
    for d in material.people if people is None else people:
        held.setdefault(order.get(d.unit_id, len(order)) if d.unit_id else len(order), []).append(d)
    names = [unit.nama for unit in material.units] + [NO_UNIT]
    return [(names[place], sorted(held[place], key=seniority)) for place in sorted(held)]


def total_service(d: Dossier, on: dt.date) -> tuple[int | None, int | None]:
    """Service as a civil servant (MKS) in years and months; nothing when it cannot be known."""
    months = service.total_months(d, on)
    return (None, None) if months is None else divmod(months, 12)


def post_name(d: Dossier) -> str | None:
    """The main post."""
    return d.jabatan.nama if d.jabatan else None


def training(d: Dossier) -> tuple[str | None, int | None, int | None]:
    """Structural training: name, year, hours."""
    t = d.latihan
    return (t.nama, t.tahun or (t.selesai.year if t.selesai else None), t.jam) if t else (None, None, None)


def schooling(d: Dossier, labels: Mapping[str, Mapping[str, str]]) -> tuple[str | None, int | None, str | None]:
    """Highest diploma: field, year, level."""
    s = d.pendidikan
    return (s.nama, s.tahun, labels.get("pendidikan", {}).get(s.tingkat, s.tingkat)) if s else (None, None, None)


def school_line(d: Dossier, labels: Mapping[str, Mapping[str, str]]) -> str | None:
    """Highest diploma on one line: ``S-1 Manajemen, 2006``."""
    name, year, level = schooling(d, labels)
    if level is None:
        return None
    return f"{level} {name or ''}".strip() + (f", {year}" if year else "")


def remarks(d: Dossier, labels: Mapping[str, Mapping[str, str]]) -> str | None:
    """KET: status other than PNS, standing other than active, duties beside the post."""
    said = [] if d.status == "PNS" else [STATUS_WORDS.get(d.status, d.status)]
    if d.kedudukan in _STANDING:
        said.append(labels.get("kedudukan", {}).get(d.kedudukan, ""))
    said += [f"{TITLES.get(post.penugasan, post.penugasan)} {post.nama}" for post in d.tambahan]
    return "; ".join(filter(None, said)) or None


def changes(d: Dossier, on: dt.date) -> str | None:
    """CATATAN MUTASI: what the record shows for the year of the list."""
    said = []
    if d.golongan and d.golongan.tmt and d.golongan.tmt.year == on.year and d.status == "PNS":
        said.append(f"KP {d.golongan.golongan} {digit_date(d.golongan.tmt)}")
    if d.jabatan and d.jabatan.tmt and d.jabatan.tmt.year == on.year:
        said.append(f"jabatan {digit_date(d.jabatan.tmt)}")
    if d.tmt_pns and d.tmt_pns.year == on.year:
        said.append(f"PNS {digit_date(d.tmt_pns)}")
    return "; ".join(said) or None


def niks(people: Iterable[Dossier], held: Mapping[UUID, str | None], how: str) -> dict[UUID, str | None]:
    """NIK by person: whole (`full`) or with its first twelve digits hidden (`masked`)."""
    found = {d.id: held.get(d.id) for d in people}
    if how == "masked":
        return {key: None if nik is None else "•" * (len(nik) - 4) + nik[-4:] for key, nik in found.items()}
    return found


def unbroken(nip: str) -> str:
    """A NIP in its groups that no line break may part."""
    return show_nip(nip).replace(" ", "\u00a0")
