"""Salary step letters and papers about a person by commands, on the practice office."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

import pytest

from asn_desktop.rules.roles import Role
from asn_desktop.services import office
from tests import terminal
from tests.services import person_office

RINA, DEWI, AGUS = "198806122011012001", "199411302023212007", "199003152014121002"
PASSWORD = "sandi siti 2026"


class Terminal:
    """Runs `asn` on one folder as the operator, each command a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.env = {key: value for key, value in os.environ.items() if not key.startswith("ASN_")}
        self.env |= {"ASN_KANTOR": str(folder), "ASN_PENGGUNA": "siti", "ASN_SANDI": PASSWORD}

    def __call__(self, *words, code=0, to_json=True):
        done = terminal.run([*words, "--json"] if to_json else words, self.env)
        assert done.returncode == code, f"{words}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return json.loads(done.stdout) if to_json else done.stdout


@pytest.fixture
def asn(folder):
    with (
        office.unlock(folder, "siti", PASSWORD, clock=lambda: dt.datetime.now(dt.UTC)) as opened,
        opened.store.begin(opened.actor, reason="uji") as session,
    ):
        assert opened.actor.role is Role.OPERATOR
        made = person_office.make(session)
        _move_to_today(session, made)
    return Terminal(folder)


def _move_to_today(session, made):
    """The terminal knows only the real day: the steps are moved so that they fall due next month."""
    from asn_desktop.rules.months import add_months
    from asn_desktop.store.career import Kgb, Kinerja
    from asn_desktop.store.employees import Golongan

    first = dt.date.today().replace(day=1)
    for who in (made.rina, made.agus):
        rank = max((g for g in session.query(Golongan) if g.employee_id == who), key=lambda g: g.tmt)
        rank.tmt = add_months(first, -20)
        rank.mkg_tahun, rank.mkg_bulan = 10, 3  # in 21 months: 12 years
        for step in [k for k in session.query(Kgb) if k.employee_id == who]:
            step.tmt, step.mkg_tahun, step.mkg_bulan = add_months(first, -23), 10, 0
    for result in session.query(Kinerja):
        result.tahun += first.year - 2026
    session.flush()


def test_letters_are_made_in_one_go_and_the_rest_is_told(asn, tmp_path):
    due = {row["nip"]: row for row in asn("kgb", "daftar")}
    assert due[RINA]["kurang"] == []
    assert "predikat" in due[AGUS]["kurang"]
    answer = asn("kgb", "buat", RINA, AGUS, "--ke", tmp_path / "semua.pdf", "--simpan", tmp_path / "satu", code=1)
    assert [one["letter"]["urut"] for one in answer["dibuat"]] == [1]
    assert "kgb_predikat" in answer["ditolak"][0]["kode"]
    assert (tmp_path / "semua.pdf").read_bytes().startswith(b"%PDF")
    assert len(list((tmp_path / "satu").glob("*.pdf"))) == 1
    made = {row["nip"]: row for row in asn("kgb", "daftar")}
    assert made[RINA]["nomor"].startswith("800.1.11.13/1/DISHUB/")


def test_missing_facts_of_the_last_decree_may_be_told(asn):
    words = ("--sk-nomor", "822.4/5/2024", "--sk-tanggal", "1-10-2024", "--sk-pejabat", "Kepala Dinas Perhubungan",
             "--alasan-predikat", "penilaian tahun lalu Baik")  # fmt: skip
    assert len(asn("kgb", "buat", AGUS, *words)["dibuat"]) == 1
    assert "belum siap" not in asn("kgb", "daftar", to_json=False)


def test_a_deferral_and_the_settings_by_command(asn):
    tmt = dt.date.fromisoformat({r["nip"]: r for r in asn("kgb", "daftar")}[RINA]["tmt"])
    words = ("--alasan", "hasil kerja belum baik", "--nomor-sk", "861/1", "--tanggal-sk", dt.date.today())
    asn("kgb", "tunda", RINA, "--sampai", tmt + dt.timedelta(days=800), *words, code=1)
    asn("kgb", "tunda", RINA, "--sampai", tmt + dt.timedelta(days=150), *words)
    assert RINA not in {r["nip"] for r in asn("kgb", "daftar")}
    asn("kgb", "atur", "tujuan=Kepala KPPN Tirtamaya", "kode=822.4")
    assert asn("kgb", "atur")["tujuan"] == "Kepala KPPN Tirtamaya"
    assert "kode: 822.4" in asn("kgb", "atur", to_json=False)


def test_papers_about_a_person_and_a_unit(asn, tmp_path):
    asn("cetak", "drh", RINA, "--ke", tmp_path / "drh.pdf", "--nik", "tanpa")
    asn("cetak", "drh", RINA, "--ke", tmp_path / "x.pdf", "--nik", "semua", code=1)
    assert not (tmp_path / "x.pdf").exists()
    assert asn("cetak", "lembar-data", RINA, "--ke", tmp_path / "satu.pdf")["orang"] == 1
    assert asn("cetak", "lembar-data", "--unit", "Bidang Angkutan", "--ke", tmp_path / "unit.pdf")["orang"] == 4
    answer = asn("cetak", "kp4", RINA, "--ke", tmp_path / "kp4.pdf", "--catat")
    assert any("Intan Hartono berhak atas tunjangan" in text for text in answer["temuan"])
    assert answer["surat"]
    for name in ("drh", "satu", "unit", "kp4"):
        assert (tmp_path / f"{name}.pdf").read_bytes().startswith(b"%PDF"), name
