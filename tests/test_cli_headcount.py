"""`asn hitung` as one types it: number, table, list, kept question, and what is refused."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os

import pytest

from asn_desktop.services import practice
from asn_desktop.store.seals import Argon2
from tests import terminal


@pytest.fixture(scope="module")
def asn(tmp_path_factory):
    """The command on the practice office of sixty."""
    folder = tmp_path_factory.mktemp("hitung") / "latihan"
    now = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
    practice.create(folder, today=dt.date(2026, 11, 23), now=now, cost=Argon2(memory=1024, passes=1, lanes=1))
    env = os.environ | {"ASN_KANTOR": str(folder), "ASN_PENGGUNA": "siti", "ASN_SANDI": practice.PASSWORD}

    def run(*words):
        return terminal.run(["hitung", *words], env)

    return run


def test_a_number_a_table_and_a_list(asn):
    said = asn("--per", "23-11-2026", "--kelamin", "P")
    assert said.returncode == 0, said.stderr
    assert "Jenis kelamin Perempuan · per 23 November 2026" in said.stdout
    rows = list(csv.reader(io.StringIO(asn("--per", "23-11-2026", "--kelompok", "status,kelamin", "--csv").stdout)))
    assert rows == []  # "kelamin" is no grouping: refused, nothing on standard output
    made = asn("--per", "23-11-2026", "--kelompok", "status,jenis_kelamin", "--csv")
    rows = list(csv.reader(io.StringIO(made.stdout)))
    assert rows[0] == ["Status", "Laki-laki", "Perempuan", "Jumlah"]
    assert rows[-1][-1] == "60"
    assert sum(int(row[-1]) for row in rows[1:-1]) == 60
    people = json.loads(asn("--per", "23-11-2026", "--pendidikan", "S-1..", "--orang", "--json").stdout)
    answer = json.loads(asn("--per", "23-11-2026", "--pendidikan", "S-1..", "--json").stdout)
    assert len(people) == answer["jumlah"] > 0


def test_a_question_is_kept_and_asked_again_for_another_day(asn):
    asn("--per", "23-11-2026", "--status", "PPPK,PPPK_PW", "--unit", "Bidang Angkutan", "--simpan", "PPPK angkutan")
    now = json.loads(asn("--per", "23-11-2026", "--tersimpan", "pppk ANGKUTAN", "--json").stdout)
    before = json.loads(asn("--per", "1-1-2015", "--tersimpan", "pppk angkutan", "--json").stdout)
    assert now["jumlah"] > before["jumlah"] == 0


@pytest.mark.parametrize(("words", "sentence"), [
    ((), "Tanggal keadaan belum diisi"),
    (("--per", "1-1-2026", "--usia", "50..40"), "Rentang “50..40”"),
    (("--per", "1-1-2026", "--unit", "Bidang Antah Berantah"), "Unit ini tidak ada"),
    (("--per", "1-1-2026", "--kelompok", "zodiak"), "zodiak"),
    (("--per", "1-1-2026", "--tersimpan", "tidak ada"), "tidak ada"),
])  # fmt: skip
def test_what_cannot_be_counted_is_refused_in_words(asn, words, sentence):
    said = asn(*words)
    assert said.returncode == 1
    assert said.stderr.startswith("Ditolak.")
    assert sentence in said.stderr
