"""`asn karier`: the coming dates of one person from a terminal, in words and as JSON."""

from __future__ import annotations

import datetime as dt
import json
import os

import pytest

from asn_desktop.services import employees, office
from asn_desktop.store.employees import Employee, Golongan, Jabatan
from tests import terminal
from tests.conftest import NOW, OPERATOR

D = dt.date
NIP = "199503172022042003"


@pytest.fixture
def asn(folder):
    with (
        office.unlock(folder, OPERATOR.username, OPERATOR.password, clock=lambda: NOW) as opened,
        opened.store.begin(opened.actor, reason="uji") as session,
    ):
        one = Employee(nip=NIP, nama="Asih", tanggal_lahir=D(1995, 3, 17), jenis_kelamin="P", status="PNS",
                       tmt_cpns=D(2022, 4, 1), tmt_pns=D(2023, 4, 1))  # fmt: skip
        session.add(one)
        session.flush()
        session.add_all([
            Golongan(employee_id=one.id, golongan="III/a", tmt=D(2022, 4, 1), mkg_tahun=0, mkg_bulan=0),
            Jabatan(employee_id=one.id, jenis="4", nama="Penelaah Teknis Kebijakan", tmt=D(2022, 4, 1)),
        ])  # fmt: skip
        employees.rebuild_summaries(session, today=D(2026, 11, 23))

    def run(*words):
        env = {key: value for key, value in os.environ.items() if not key.startswith("ASN_")}
        env |= {"ASN_KANTOR": str(folder), "ASN_PENGGUNA": "siti", "ASN_SANDI": OPERATOR.password}
        return terminal.run(["karier", *words], env)

    return run


def test_the_coming_dates_are_told_with_their_ground(asn):
    told = asn(NIP, "--rinci")
    assert told.returncode == 0, told.stderr
    assert "Kenaikan gaji berkala" in told.stdout
    assert "01-04-2053" in told.stdout  # 58 years and the month after
    assert "Batas usia pensiun pelaksana: 58 tahun  [UU 20/2023 ps. 55]" in told.stdout
    assert "PP 5/2024" in told.stdout


def test_as_json_every_line_has_its_article(asn):
    found = json.loads(asn(NIP, "--json").stdout)
    assert found["tmt_pensiun"] == "2053-04-01"
    assert all(line["article"] for item in found["items"] for line in item["lines"])


def test_nobody_with_that_number(asn):
    assert asn("199503172022042009").returncode == 1
