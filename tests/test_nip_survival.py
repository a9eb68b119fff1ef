"""Every NIP of a list stays whole or is refused by name, in every state a list can be in; readers that do not look
change numbers in silence."""

from __future__ import annotations

from benchmarks import nip_survival


def test_no_number_changes_in_silence():
    lines = nip_survival.measure(300)
    ours = {state: line for state, reader, *line in lines if reader == "ASN Desktop"}
    assert len(ours) == len(nip_survival.STATES)
    assert [silent for _same, silent, _refused in ours.values()] == [0, 0, 0, 0]
    assert [same for same, _silent, _refused in ours.values()] == [300, 300, 0, 0]
    naive = [line for state, reader, *line in lines if reader != "ASN Desktop"]
    assert max(silent for _same, silent, _refused in naive) == 300
    assert {refused for _same, _silent, refused in naive} == {0}


def test_the_page_shows_the_figures():
    page = nip_survival.PAGE.read_text(encoding="utf-8")
    shown = page.partition(nip_survival.BEGIN)[2].partition(nip_survival.END)[0]
    assert shown.count("| ASN Desktop |") == len(nip_survival.STATES)
    assert "| ASN Desktop | 10.000 | 0 | 0 |" in shown
