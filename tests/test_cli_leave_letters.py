"""Papers of leave by commands: what can be made, the letter with its number, the form, the card, and the refusals."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

import pytest

from asn_desktop.rules.leave.flow import Choice
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services import office
from tests import terminal
from tests.services import leave_paper_desk
from tests.services.leave_paper_desk import text

PASSWORD = "sandi siti 2026"
FAUZI = "198507092010011015"
TODAY, NOW = dt.date(2026, 11, 23), dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)


@pytest.fixture
def postponed(folder):
    """A request whose leave was postponed."""
    with (
        office.unlock(folder, "siti", PASSWORD, clock=lambda: NOW) as opened,
        opened.store.begin(opened.actor, reason="uji") as session,
    ):
        desk = leave_paper_desk.make(session, TODAY, NOW)
        row = desk.ask(Kind.TAHUNAN)
        desk.consider(row)
        desk.decide(row, Choice.DITANGGUHKAN, alasan="Angkutan Natal", hari=7)
        return row.id


@pytest.fixture
def asn(folder, postponed):
    env = {key: value for key, value in os.environ.items() if not key.startswith("ASN_")}
    env |= {"ASN_KANTOR": str(folder), "ASN_PENGGUNA": "siti", "ASN_SANDI": PASSWORD}

    def run(*words, code=0):
        done = terminal.run([*words, "--json"], env)
        assert done.returncode == code, f"{words}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return json.loads(done.stdout) if code != 2 else done.stderr

    return run


def test_a_letter_of_leave_is_offered_seen_and_made(asn, postponed, tmp_path: Path):
    assert [one["wording"] for one in asn("cuti", "surat", postponed)] == ["surat_penangguhan_cuti"]
    seen = asn("cuti", "surat", postponed, "surat_penangguhan_cuti", "--periksa", "--ke", tmp_path)
    assert seen["surat"] is None
    made = asn("cuti", "surat", postponed, "surat_penangguhan_cuti", "--nomor", "800.1.11.4/5/2026", "--ke", tmp_path,
               "--isi", "tembusan=Inspektur; Arsip")  # fmt: skip
    assert made["surat"]["nomor"] == "800.1.11.4/5/2026"
    page = text(Path(made["berkas"]["surat_penangguhan_cuti"]).read_bytes())
    assert "7 (tujuh) hari kerja" in page
    assert page.endswith("Tembusan: 1. Inspektur 2. Arsip")


def test_form_and_card_are_files(asn, postponed, tmp_path: Path):
    asn("cuti", "formulir", postponed, "--ke", tmp_path / "formulir.pdf")
    assert "Ditangguhkan 7 (tujuh) hari kerja." in text((tmp_path / "formulir.pdf").read_bytes())
    asn("cuti", "kartu", FAUZI, "--ke", tmp_path / "kartu.pdf")
    assert "KARTU CUTI" in text((tmp_path / "kartu.pdf").read_bytes())


def test_what_has_not_happened_is_refused_what_is_mistyped_is_wrong_use(asn, postponed):
    refused = asn("cuti", "surat", postponed, "surat_panggilan_bekerja", code=1)
    assert "illegal_transition" in json.dumps(refused)
    assert "jabatan_baru" in asn("cuti", "surat", postponed, "keputusan_cltn", "--isi", "jabtan=x", code=2)
