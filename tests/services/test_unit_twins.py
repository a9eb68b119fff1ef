"""Two spellings of one unit are proposed for a merge; numbers and letters keep schools and regions apart."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from asn_desktop.rules.unit_twins import alike
from asn_desktop.services import position_form, positions, unit_form, unit_twins, units
from asn_desktop.services.position_form import PositionAsk
from asn_desktop.services.unit_form import UnitAsk
from asn_desktop.store.offices import Unit, UnitAlias
from tests.services.anomaly_people import put


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("SDN 1 Margarejo", "SD Negeri 01 Margarejo", 100), ("Pusk. Mawar", "UPTD Puskesmas Mawar", 100),
        ("Bidang Lalu Lintas", "Bid. Lalulintas", 100), ("Bidang Sarana & Prasarana", "Bidang Sarana Prasarana", 100),
        ("SDN 1 Margarejo", "SDN 11 Margarejo", 0), ("SDN 1", "SDN 11", 0), ("SMPN 2 B", "SMPN 2 C", 0),
        ("UPTD Wilayah I", "UPTD Wilayah II", 0), ("Seksi A", "Seksi B", 0),
        ("Seksi Angkutan Darat", "Seksi Angkutan Laut", 0), ("Kelurahan Margarejo", "Kelurahan Sidorejo", 0),
        ("Sub Bagian Umum", "Sub Bagian Keuangan", 0), ("", "Sekretariat", 0),
    ],
)  # fmt: skip
def test_names_are_alike_or_not(one, other, same):
    assert alike(one, other) == alike(other, one) == same


def test_a_slip_of_the_pen_is_less_sure():
    assert 80 <= alike("Bidang Angkutan", "Bidang Angkutn") < 100


@pytest.fixture
def tree(session):
    return {row.nama: row.id for row in units.tree(session)}


def _unit(session, nama, parent, today):
    session.add(Unit(parent_id=parent, nama=nama))
    session.flush()
    return session.scalar(sa.select(Unit.id).where(Unit.nama == nama, Unit.parent_id == parent))


def test_the_unit_with_more_people_is_kept(session, tree, today):
    root = tree["Dinas Perhubungan"]
    twin = _unit(session, "Bid. Angkutan", root, today)
    put(session, {"unit_id": twin})
    from asn_desktop.services.summaries import rebuild_summaries

    rebuild_summaries(session, today=today)
    (found,) = unit_twins.proposals(session)
    assert (found.keep.id, found.give_up.id, found.sure) == (twin, tree["Bidang Angkutan"], 100)


def test_an_accepted_pair_is_one_unit_with_two_spellings(session, tree, today):
    twin = _unit(session, "Bid. Angkutan", tree["Dinas Perhubungan"], today)
    position_form.save(session, PositionAsk(twin, "Pengemudi", "4", 2), today=today)
    who = put(session, {"unit_id": twin})
    assert unit_twins.accept(session, tree["Bidang Angkutan"], twin, today=today) == 1
    assert unit_twins.proposals(session) == ()
    assert "Bid. Angkutan" in session.scalars(sa.select(UnitAlias.alias)).all()
    assert units.lookup(session, "bid angkutan") == tree["Bidang Angkutan"]
    lines = {line.nama: line for line in positions.bezetting(session, on=today)}
    assert lines["Pengemudi"].unit_id == tree["Bidang Angkutan"]
    assert lines["Penelaah Teknis Kebijakan"].holders[0].employee_id == who


def test_same_words_under_other_parents_are_other_units_but_a_school_is_one(session, tree, today):
    for parent in ("Sekretariat", "Bidang Angkutan"):
        unit_form.save(session, UnitAsk("Sub Bagian Umum", tree[parent]), today=today)
        unit_form.save(session, UnitAsk("SDN 3 Melati" if parent == "Sekretariat" else "SD N 03 Melati", tree[parent]),
                       today=today)  # fmt: skip
    assert [(t.keep.nama, t.give_up.nama) for t in unit_twins.proposals(session)] in (
        [("SDN 3 Melati", "SD N 03 Melati")], [("SD N 03 Melati", "SDN 3 Melati")],
    )  # fmt: skip
