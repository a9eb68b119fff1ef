"""Authority over leave by commands: decrees, who decides, a Plh in one deed, the rules of leave."""

from __future__ import annotations

import datetime as dt

import pytest

from asn_desktop.services import office
from tests.services import leave_office
from tests.test_cli_papers import PASSWORD, Terminal

FAUZI, KABID = "198507092010011015", "198507092010011002"


@pytest.fixture
def asn(folder, now):
    with (
        office.unlock(folder, "siti", PASSWORD, clock=lambda: dt.datetime.now(dt.UTC)) as opened,
        opened.store.begin(opened.actor, reason="uji") as session,
    ):
        leave_office.make(session, now)
    return Terminal(folder)


def test_a_decree_is_entered_and_names_who_decides(asn):
    first = asn("wewenang", "siapa", FAUZI, "7-12-2026", "11-12-2026", "--jenis", "BESAR")
    assert (first["where"], first["official"]) == ("bkpsdm", None)
    row = asn("wewenang", "catat", "--unit", "Dinas Perhubungan", "--jabatan", "Kepala Dinas Perhubungan", "--jenis",
              "TAHUNAN", "--jenis", "BESAR", "--pemberi", "Bupati Tirtamaya", "--nomor", "800/1/2026", "--tanggal",
              "2-1-2026")  # fmt: skip
    found = asn("wewenang", "siapa", FAUZI, "7-12-2026", "11-12-2026", "--jenis", "BESAR")
    assert found["official"]["dasar"] == "Keputusan Bupati Tirtamaya Nomor 800/1/2026"
    assert "800/1/2026" in asn("wewenang", "daftar", to_json=False)
    refused = asn("wewenang", "batalkan", row["id"], "--alasan", "x", code=1)
    assert refused["masalah"][0]["kode"] == "delegation_void_reason"
    assert asn("wewenang", "akhiri", row["id"], "30-6-2027")["berlaku_sampai"] == "2027-06-30"
    asn("wewenang", "siapa", FAUZI, "7-12-2026", "11-12-2026", "--jenis", "LIBUR", code=2, to_json=False)


def test_a_plh_is_one_command_and_the_rules_of_leave_can_be_read(asn, tmp_path):
    words = ["wewenang", "plh", KABID, "7-12-2026", "11-12-2026", "--unit", "Dinas Perhubungan", "--sebab",
             "pejabat definitif melaksanakan perjalanan dinas"]  # fmt: skip
    made = asn(*words, "--ke", tmp_path)
    assert made["official"]["penugasan"] == "PLH"
    assert len(list(tmp_path.glob("surat-perintah-*.pdf"))) == 1
    assert asn(*words, code=1)["masalah"][0]["kode"] == "acting_overlap"
    shown = asn("cuti", "aturan", to_json=False)
    assert "12 hari kerja" in shown
    refused = asn("cuti", "aturan", "--ubah", "hak_tahunan", "14", "--mulai", "1-1-2027", code=1)
    assert refused["masalah"][0]["kode"] == "role_not_allowed"
    assert asn("wewenang", "tertahan") == []
