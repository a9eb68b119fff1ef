"""`asn anomali`, `asn jabatan` and `asn unit` on a real office."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from asn_desktop.cli import app
from asn_desktop.store.offices import Unit
from tests.services.anomaly_people import put


@pytest.fixture
def asn(folder, monkeypatch):
    """Run `asn` on the office; answers (exit code, output)."""
    for name, value in {"ASN_KANTOR": str(folder), "ASN_PENGGUNA": "siti", "ASN_SANDI": "sandi siti 2026"}.items():
        monkeypatch.setenv(name, value)

    def run(*words):
        seen = CliRunner().invoke(app, list(words))
        return seen.exit_code, seen.output

    return run


@pytest.fixture
def filled(folder, now):
    """Two people, one with a wrong telephone number, and a twin unit."""
    from asn_desktop.services import office

    with (
        office.unlock(folder, "siti", "sandi siti 2026", clock=lambda: now) as opened,
        opened.store.begin(opened.actor, reason="uji") as session,
    ):
        put(session, {"no_hp": "12"})
        put(session, pppk=True)
        root = session.query(Unit).filter(Unit.parent_id.is_(None)).one()
        session.add(Unit(parent_id=root.id, nama="Bid. Angkutan"))


@pytest.mark.usefixtures("filled")
def test_anomalies_tell_score_and_findings(asn):
    code, told = asn("anomali", "--json")
    assert code == 0, told
    said = json.loads(told)
    assert [row["kode"] for row in said["temuan"]] == ["PHONE_FORMAT"]
    assert said["nilai"]["kelengkapan"] == "91,67"  # one of two people fails one of six checks
    assert asn("anomali", "--kode", "gol_dup")[1].count("Asih") == 0
    assert "Mutu data" in asn("anomali")[1]
    assert asn("anomali", "--csv")[1].splitlines()[0].startswith("NIP,Nama")
    assert asn("anomali", "--unit", "Bidang Antah")[0] == 1


@pytest.mark.usefixtures("filled")
def test_a_post_is_entered_changed_imported_and_ended(asn, tmp_path):
    assert asn("jabatan", "simpan", "Sekretariat", "Arsiparis", "--kebutuhan", "2")[0] == 0
    assert asn("jabatan", "simpan", "Sekretariat", "arsiparis", "--kebutuhan", "3")[0] == 0
    sheet = tmp_path / "peta.csv"
    sheet.write_text("Unit Kerja,Nama Jabatan,Kelas,Kebutuhan (ABK)\nSekretariat,Arsiparis,7,4\n"
                     "Bidang Lalu Lintas,Pengemudi,3,2\nJumlah,,,6\n", encoding="utf-8")  # fmt: skip
    assert "1 jabatan baru, 1 diubah" in asn("jabatan", "impor", str(sheet))[1]
    assert asn("jabatan", "impor", str(sheet), "--ya", "--dasar", "SK 1/2026")[0] == 0
    rows = {row["jabatan"]: row for row in json.loads(asn("jabatan", "peta", "--json")[1])}
    assert (rows["Arsiparis"]["kebutuhan"], rows["Arsiparis"]["kelas"], rows["Arsiparis"]["selisih"]) == (4, 7, -4)
    assert rows["Penelaah Teknis Kebijakan"]["kebutuhan"] is None
    vacant = json.loads(asn("jabatan", "peta", "--kosong", "--json")[1])
    assert {row["jabatan"] for row in vacant} == {"Arsiparis", "Pengemudi"}
    assert asn("jabatan", "simpan", "Sekretariat", "Pengemudi", "--akhiri")[0] == 1


@pytest.mark.usefixtures("filled")
def test_a_wrong_sheet_is_refused_whole(asn, tmp_path):
    sheet = tmp_path / "peta.csv"
    sheet.write_text("Unit,Jabatan,Kebutuhan\nSekretariat,Arsiparis,2\nDinas Antah,Pengemudi,satu\n", encoding="utf-8")
    code, told = asn("jabatan", "impor", str(sheet), "--ya", "--json")
    assert code == 1
    assert [(p["kode"], p["nilai"]["row"]) for p in json.loads(told)["masalah"]] == [("POST_ROW_UNIT", 3)]
    assert "Arsiparis" not in asn("jabatan", "peta")[1]


@pytest.mark.usefixtures("filled")
def test_twin_units_are_shown_and_joined(asn):
    (pair,) = json.loads(asn("unit", "kembar", "--json")[1])
    assert {pair["tetap"], pair["menjadi_ejaan_lain"]} == {"Bidang Angkutan", "Bid. Angkutan"}
    code, told = asn("unit", "kembar", "--gabung", "Bidang Angkutan", "Bid. Angkutan")
    assert code == 0, told
    assert json.loads(asn("unit", "kembar", "--json")[1]) == []
