"""Who may decide which leave: decrees with their limits, Plt and Plh, the office above (leave.md §4.2, §7)."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pypdfium2 as pdfium
import pytest
from sqlalchemy.orm import Session

from asn_desktop.problems import Refused
from asn_desktop.rules.leave.flow import Official
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services import acting_orders, authority, delegation_decree, delegations, letters, officials
from asn_desktop.services.acting_orders import OrderAsk
from asn_desktop.services.authority import Decider
from asn_desktop.services.delegation_decree import DecreeAsk
from asn_desktop.services.delegations import DelegationAsk
from asn_desktop.services.officials import OfficialAsk
from asn_desktop.store.employees import Jabatan
from asn_desktop.store.offices import Office, UnitOfficial
from asn_desktop.ui.sentences.authority import GROUPS
from asn_desktop.ui.sentences.leave_kinds import KINDS
from tests.services import leave_office
from tests.services.leave_office import LeaveOffice

D = dt.date
TODAY = D(2026, 11, 23)
FIVE = ("TAHUNAN", "SAKIT", "MELAHIRKAN", "ALASAN_PENTING", "BESAR")


@pytest.fixture
def office(session: Session, now: dt.datetime) -> LeaveOffice:
    """A head, a section head, a clerk and colleagues."""
    return leave_office.make(session, now)


def codes(deed: Callable[[], Any]) -> list[str]:
    """What a deed is refused for."""
    with pytest.raises(Refused) as no:
        deed()
    return [p.code for p in no.value.problems]


def page_text(data: bytes) -> str:
    """What stands on the pages, in one line."""
    found = [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(data)]
    return " ".join(" ".join(found).split())


def decree(unit_id: uuid.UUID, *kinds: str, **more: Any) -> DelegationAsk:
    """A line of a decree."""
    values: dict[str, Any] = {
        "unit_id": unit_id, "jabatan": "Kepala Dinas Perhubungan", "jenis": kinds, "pemberi": "Bupati Tirtamaya",
        "nomor": "800/77/2026", "tanggal": D(2026, 1, 2), "berlaku_mulai": D(2026, 1, 5), **more,
    }  # fmt: skip
    return DelegationAsk(**values)


def who(session: Session, person: uuid.UUID, kind: Kind = Kind.TAHUNAN, **more: Any) -> Decider:
    """The decider of a leave of five days."""
    values: dict[str, Any] = {"first": D(2026, 12, 7), "last": D(2026, 12, 11), "country": None, "on": TODAY, **more}
    return authority.decider(session, person, kind, **values)


def no(session: Session, person: uuid.UUID, official: Official, kind: Kind = Kind.TAHUNAN, **more: Any) -> list[str]:
    """Why this official may not decide a leave of five days."""
    values: dict[str, Any] = {"first": D(2026, 12, 7), "last": D(2026, 12, 11), "country": None, "on": TODAY, **more}
    return [p.code for p in authority.check_decider(session, person, kind, official, **values)]


@pytest.mark.parametrize("kind", [Kind.TAHUNAN, Kind.SAKIT])
def test_without_a_decree_the_head_decides_annual_and_sick_leave_of_staff_and_a_warning_says_so(
    session: Session, office: LeaveOffice, kind: Kind
) -> None:
    found = who(session, office.fauzi, kind)
    assert (found.where, found.official and found.official.employee_id) == ("kantor", office.kepala)
    assert [p.code for p in found.warnings] == ["delegation_not_recorded"]
    assert "Peraturan BKN 24/2017" in found.ground


@pytest.mark.parametrize("kind", [Kind.BESAR, Kind.MELAHIRKAN, Kind.ALASAN_PENTING])
def test_without_a_decree_the_other_kinds_go_to_the_central_office(
    session: Session, office: LeaveOffice, kind: Kind
) -> None:
    found = who(session, office.fauzi, kind)
    assert (found.where, found.level, found.official) == ("bkpsdm", "bkpsdm", None)
    head = Official("Dr. Sri Wahyuni", "Kepala Dinas Perhubungan", employee_id=office.kepala)
    assert no(session, office.fauzi, head, kind) == ["not_authorised"]
    assert no(session, office.fauzi, Official("Hasan", "Kepala BKPSDM"), kind) == []


def test_leave_of_the_head_and_leave_abroad_and_cltn_are_the_ppks(session: Session, office: LeaveOffice) -> None:
    abroad, unpaid = who(session, office.fauzi, country="Malaysia"), who(session, office.fauzi, Kind.CLTN)
    for found in (who(session, office.kepala), abroad, unpaid):
        assert (found.where, found.level) == ("bkpsdm", "ppk")


def test_a_decree_names_its_holder_with_its_number(session: Session, office: LeaveOffice) -> None:
    delegations.enter(session, [decree(office.root, *FIVE)])
    found = who(session, office.fauzi, Kind.BESAR)
    assert found.official is not None
    assert found.official.employee_id == office.kepala
    assert found.official.dasar == "Keputusan Bupati Tirtamaya Nomor 800/77/2026"
    assert not found.warnings
    assert no(session, office.fauzi, found.official, Kind.BESAR) == []


@pytest.mark.parametrize(
    ("limits", "leave"),
    [
        ({"jenis": ("SAKIT",)}, {}),
        ({"kelompok": ("administrator",)}, {}),
        ({"kelompok": ("gol_iv",)}, {}),
        ({"maks_hari": 4}, {}),
        ({"berlaku_sampai": D(2026, 11, 22)}, {}),
        ({"berlaku_mulai": D(2026, 11, 24)}, {}),
    ],
    ids=["type", "group", "rank", "length", "over", "not yet"],
)
def test_not_authorised_outside_the_decrees_type_group_length_or_days(
    session: Session, office: LeaveOffice, limits: dict[str, Any], leave: dict[str, Any]
) -> None:
    ask = decree(office.root, "TAHUNAN")
    delegations.enter(session, [DelegationAsk(**{**vars(ask), **limits})])
    found = who(session, office.fauzi, **leave)
    assert found.official is None
    assert (found.where, [p.code for p in found.problems]) == ("bkpsdm", ["not_authorised"])
    head = Official("Dr. Sri Wahyuni", "Kepala Dinas Perhubungan", employee_id=office.kepala)
    assert no(session, office.fauzi, head, **leave) == ["not_authorised"]


def test_groups_follow_post_and_rank(session: Session, office: LeaveOffice) -> None:
    delegations.enter(session, [decree(office.root, "TAHUNAN", kelompok=("jf_muda",))])
    assert who(session, office.fauzi).official is None
    session.add(Jabatan(employee_id=office.fauzi, jenis="2", jenjang="MU", nama="Analis", tmt=D(2024, 1, 1)))
    session.flush()
    assert who(session, office.fauzi).official is not None


def test_the_nearest_holder_decides_and_the_next_higher_one_for_himself(session: Session, office: LeaveOffice) -> None:
    kabid = decree(office.bidang, "TAHUNAN", jabatan="Kepala Bidang Angkutan", maks_hari=5, nomor="800/78/2026")
    delegations.enter(session, [decree(office.root, *FIVE), kabid])
    near = who(session, office.fauzi)
    assert near.official is not None
    assert near.official.employee_id == office.kabid
    longer = who(session, office.fauzi, last=D(2026, 12, 18))
    assert longer.official is not None
    assert longer.official.employee_id == office.kepala
    own = who(session, office.kabid)
    assert own.official is not None
    assert own.official.employee_id == office.kepala
    assert no(session, office.kabid, near.official) == ["self_approval"]
    assert who(session, office.kepala).where == "bkpsdm"


def test_scope_is_the_unit_of_the_decree_and_what_lies_below(session: Session, office: LeaveOffice) -> None:
    delegations.enter(session, [decree(office.root, "TAHUNAN", cakupan_id=office.bidang)])
    assert who(session, office.fauzi).official is not None
    assert who(session, office.kepala).official is None


def test_authority_not_delegable_cltn_is_signed_by_the_ppk_alone(session: Session, office: LeaveOffice) -> None:
    with pytest.raises(Refused) as refused:
        delegations.enter(session, [decree(office.root, "CLTN")])
    assert [p.code for p in refused.value.problems] == ["authority_not_delegable"]
    head = Official("Dr. Sri Wahyuni", "Kepala Dinas Perhubungan", employee_id=office.kepala)
    assert no(session, office.fauzi, head, Kind.CLTN) == ["authority_not_delegable"]
    assert no(session, office.fauzi, Official("Hasan", "Kepala BKPSDM"), Kind.CLTN) == ["authority_not_delegable"]
    mandate = Official("Hasan", "a.n. Bupati Tirtamaya Sekretaris Daerah")
    assert no(session, office.fauzi, mandate, Kind.CLTN) == ["authority_not_delegable"]
    assert no(session, office.fauzi, Official("Bima", "Bupati Tirtamaya"), Kind.CLTN) == []


def test_abroad_needs_ppk_unless_the_decree_gives_the_power(session: Session, office: LeaveOffice) -> None:
    delegations.enter(session, [decree(office.root, "TAHUNAN")])
    found = who(session, office.fauzi, country="Malaysia")
    assert (found.where, [p.code for p in found.problems]) == ("bkpsdm", ["abroad_needs_ppk"])
    head = Official("Dr. Sri Wahyuni", "Kepala Dinas Perhubungan", employee_id=office.kepala)
    assert no(session, office.fauzi, head, country="Malaysia") == ["abroad_needs_ppk"]
    assert no(session, office.fauzi, head, country="Malaysia", kuasa=True) == []
    assert no(session, office.fauzi, Official("Bima", "Pj. Bupati Tirtamaya"), country="Malaysia") == []
    delegations.enter(session, [decree(office.root, "TAHUNAN", kelompok=("gol_iii", "pelaksana"), luar_negeri=True,
                                       nomor="800/80/2026", cakupan_id=office.bidang)])  # fmt: skip
    assert who(session, office.fauzi, country="Malaysia").official is not None


def test_a_plh_decides_inside_his_surat_perintah_and_only_when_the_delegation_allows(
    session: Session, office: LeaveOffice
) -> None:
    (line,) = delegations.enter(session, [decree(office.root, "TAHUNAN")])
    officials.appoint(session, OfficialAsk(
        office.root, "kepala", "Kepala Dinas Perhubungan", D(2026, 11, 23), office.kabid, penugasan="PLH",
        berlaku_sampai=D(2026, 11, 27), dasar="Surat Perintah 800/90/2026",
    ))  # fmt: skip
    found = who(session, office.fauzi)
    assert found.official is not None
    assert (found.official.employee_id, found.official.penugasan) == (office.kabid, "PLH")
    assert "800/77/2026" in (found.official.dasar or "")
    assert "Surat Perintah 800/90/2026" in (found.official.dasar or "")
    assert no(session, office.fauzi, found.official, on=D(2026, 11, 28)) == ["not_authorised"]
    delegations.void(session, line.id, "keliru disalin")
    delegations.enter(session, [decree(office.root, "TAHUNAN", plt_boleh=False, nomor="800/79/2026")])
    refused = who(session, office.fauzi)
    assert (refused.official, [p.values["sebab"] for p in refused.problems]) == (None, ["plt"])
    back = who(session, office.fauzi, on=D(2026, 11, 30))
    assert back.official is not None
    assert back.official.employee_id == office.kepala


def test_a_unit_under_another_office_asks_its_parent(session: Session, office: LeaveOffice) -> None:
    own = session.get_one(Office, (session.info["office_id"], session.info["office_id"]))
    own.induk_id = uuid.uuid4()
    session.flush()
    assert who(session, office.fauzi).where == "induk"
    assert who(session, office.fauzi, Kind.BESAR).where == "bkpsdm"
    head = Official("Rudi", "Kepala Dinas Pendidikan")
    assert no(session, office.fauzi, head) == ["not_authorised"]
    assert no(session, office.fauzi, Official("Rudi", "Kepala Dinas Pendidikan", dasar="SK 800/1/2026")) == []


def test_a_decree_is_ended_voided_and_never_doubled(session: Session, office: LeaveOffice) -> None:
    (line,) = delegations.enter(session, [decree(office.root, "TAHUNAN", "SAKIT")])
    second = decree(office.root, "SAKIT", nomor="1")
    assert codes(lambda: delegations.enter(session, [second])) == ["delegation_overlap"]
    assert codes(lambda: delegations.end(session, line.id, D(2025, 1, 1))) == ["delegation_period_wrong"]
    ended = delegations.end(session, line.id, D(2026, 6, 30))
    assert ended.state(TODAY) == "berakhir"
    (later,) = delegations.enter(session, [replace(second, berlaku_mulai=D(2026, 7, 1))])
    assert codes(lambda: delegations.void(session, later.id, "x")) == ["delegation_void_reason"]
    assert delegations.void(session, later.id, "keliru nomor").state(TODAY) == "batal"
    assert codes(lambda: delegations.void(session, later.id, "keliru nomor")) == ["delegation_unknown"]
    assert [r.nomor for r in delegations.recorded(session)] == ["800/77/2026"]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"jenis": ()}, "delegation_kinds_missing"),
        ({"jenis": ("LIBUR",)}, "delegation_word_unknown"),
        ({"jabatan": " "}, "delegation_holder_missing"),
        ({"pemberi": ""}, "delegation_giver_missing"),
        ({"pemberi": "Kepala BKPSDM"}, "delegation_giver_not_ppk"),
        ({"nomor": ""}, "delegation_number_missing"),
        ({"tanggal": None}, "delegation_dates_missing"),
        ({"berlaku_sampai": D(2025, 1, 1)}, "delegation_period_wrong"),
        ({"maks_hari": 0}, "delegation_length_wrong"),
    ],
)
def test_an_incomplete_decree_is_refused(
    session: Session, office: LeaveOffice, given: dict[str, Any], code: str
) -> None:
    ask = DelegationAsk(**{**vars(decree(office.root, "TAHUNAN")), **given})
    assert codes(lambda: delegations.enter(session, [ask])) == [code]


def order(office: LeaveOffice, **more: Any) -> OrderAsk:
    """The head is on travel for a week; the section head stands in."""
    values: dict[str, Any] = {
        "unit_id": office.root, "employee_id": office.kabid, "penugasan": "PLH", "mulai": D(2026, 11, 23),
        "sampai": D(2026, 11, 27), "sebab": "pejabat definitif melaksanakan perjalanan dinas ke Kota Rekaan",
        "mode": "agenda", **more,
    }  # fmt: skip
    return OrderAsk(**values)


def test_head_on_travel_one_deed_makes_the_letter_and_the_period_of_authority(
    session: Session, office: LeaveOffice, now: dt.datetime
) -> None:
    delegations.enter(session, [decree(office.root, "TAHUNAN")])
    made = acting_orders.order(session, order(office), today=TODAY, now=now)
    assert made.letter.nomor is not None
    assert made.official.dasar == f"Surat Perintah Plh. Nomor {made.letter.nomor}"
    row = session.get_one(UnitOfficial, (session.info["office_id"], made.official.id))
    assert (row.letter_id, row.berlaku_sampai) == (made.letter.id, D(2026, 11, 27))
    text = page_text(letters.pdf(session, made.letter.id))
    for part in ("PELAKSANA HARIAN", "Bambang Prasetyo", "Plh. Kepala Dinas Perhubungan", "27 November 2026"):
        assert part in text
    found = who(session, office.fauzi)
    assert found.official is not None
    assert found.official.jabatan == "Plh. Kepala Dinas Perhubungan"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"sampai": None}, "OFFICIAL_PLH_END"),
        ({"sampai": D(2026, 11, 20)}, "OFFICIAL_DATES"),
        ({"penugasan": "PLT"}, "acting_post_filled"),
        ({"sebab": " "}, "acting_reason_missing"),
        ({"penugasan": "PJ"}, "acting_kind"),
    ],
)
def test_an_order_that_cannot_be_is_refused_and_nothing_is_half_written(
    session: Session, office: LeaveOffice, now: dt.datetime, given: dict[str, Any], code: str
) -> None:
    assert codes(lambda: acting_orders.order(session, order(office, **given), today=TODAY, now=now)) == [code]
    assert not letters.listing(session)
    assert not [o for o in officials.of_unit(session, office.root) if o.penugasan != "D"]


def test_an_order_is_refused_for_the_head_himself_and_beside_another_one(
    session: Session, office: LeaveOffice, now: dt.datetime
) -> None:
    deed = acting_orders.order
    herself = order(office, employee_id=office.kepala)
    assert codes(lambda: deed(session, herself, today=TODAY, now=now)) == ["acting_self"]
    deed(session, order(office), today=TODAY, now=now)
    again = order(office, employee_id=office.rekan[0], mulai=D(2026, 11, 27), sampai=D(2026, 12, 1))
    assert codes(lambda: deed(session, again, today=TODAY, now=now)) == ["acting_overlap"]
    early = {"mulai": D(2019, 1, 7), "sampai": D(2019, 1, 9)}
    vacant = order(office, unit_id=office.bidang, employee_id=office.rekan[0], **early)
    assert codes(lambda: deed(session, vacant, today=TODAY, now=now)) == ["acting_post_vacant"]


def test_the_decree_is_printed_with_its_number_and_its_lines_hold_from_then(
    session: Session, office: LeaveOffice, now: dt.datetime
) -> None:
    words = {**KINDS, **GROUPS}
    lines = (
        decree(office.root, "TAHUNAN", "SAKIT", nomor="", kelompok=("administrator", "pengawas", "pelaksana")),
        decree(office.bidang, "TAHUNAN", nomor="", jabatan="Kepala Bidang Angkutan", maks_hari=5),
    )
    ask = DecreeAsk(lines, Official("Bima Sakti", "Bupati Tirtamaya"), words.__getitem__, mode="diketik",
                    nomor="100.3.3.2/41/2026", tanggal=D(2026, 1, 2))  # fmt: skip
    made = delegation_decree.make(session, ask, today=TODAY, now=now)
    assert {line.letter_id for line in made.lines} == {made.letter.id}
    text = page_text(letters.pdf(session, made.letter.id))
    for part in ("Menimbang", "Mengingat", "MEMUTUSKAN", "KEPUTUSAN BUPATI TIRTAMAYA", "100.3.3.2/41/2026",
                 "Kepala Bidang Angkutan", "paling lama 5 hari", "tidak didelegasikan"):  # fmt: skip
        assert part in text
    near = who(session, office.fauzi)
    assert near.official is not None
    assert near.official.dasar == "Keputusan Bupati Tirtamaya Nomor 100.3.3.2/41/2026"
    blank = DecreeAsk(lines, ask.signer, words.__getitem__, mode="kosong")
    assert "delegation_overlap" in codes(lambda: delegation_decree.make(session, blank, today=TODAY, now=now))
