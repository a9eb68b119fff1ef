"""The spare key that the central office holds for an office that joined it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from asn_desktop.packages import certificates
from asn_desktop.services import identity_card, office, office_escrow
from tests.services.post_office import CENTRAL, Side, join, make_office


@pytest.fixture
def there(tmp_path: Path, now: dt.datetime) -> Iterator[Side]:
    with make_office(tmp_path / "bkpsdm", CENTRAL, now) as opened:
        yield Side(opened.store, now)


def test_an_office_that_has_not_joined_entrusts_nothing(opened: office.OpenOffice) -> None:
    assert office_escrow.entrust(opened) is None


def test_only_the_centre_opens_the_spare_key(opened: office.OpenOffice, there: Side, now: dt.datetime) -> None:
    join(Side(opened.store, now), there)
    name = office_escrow.entrust(opened)
    assert name is not None
    assert office_escrow.entrust(opened) == name  # asked twice, one slot
    with there.writing() as session:
        mine = identity_card.own(session)
        assert mine is not None
        private = certificates.load_key(mine.key)
    assert office.open_with_certificate(opened.office.folder, name, private) == opened.key
