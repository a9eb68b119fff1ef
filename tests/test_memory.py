"""The collector rests while a deed asks for it, and works again afterwards whatever happened."""

from __future__ import annotations

import gc

import pytest

from asn_desktop import memory


def test_the_collector_rests_until_the_last_deed_ends() -> None:
    """Two deeds may overlap; an exception gives it back too."""

    @memory.at_rest()
    def deed() -> bool:
        return gc.isenabled()

    assert gc.isenabled()
    with memory.at_rest():
        assert not deed()
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="x"), memory.at_rest():
        raise ValueError("x")
    assert gc.isenabled()
