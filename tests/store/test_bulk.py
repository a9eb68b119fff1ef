"""The collector rests while a deed asks for it, and works again afterwards whatever happened."""

from __future__ import annotations

import gc

import pytest

from asn_desktop.store import bulk


def test_the_collector_rests_until_the_last_deed_ends() -> None:
    """Two deeds may overlap; an exception gives it back too."""

    @bulk.collector_paused()
    def deed() -> bool:
        return gc.isenabled()

    assert gc.isenabled()
    with bulk.collector_paused():
        assert not deed()
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="x"), bulk.collector_paused():
        raise ValueError("x")
    assert gc.isenabled()
