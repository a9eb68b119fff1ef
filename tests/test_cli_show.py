"""The terminal's answers: columns, JSON, CSV, and an exit code for each kind of no."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import uuid
from dataclasses import dataclass
from typing import NamedTuple

import pytest
import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import Door, answering, secret
from asn_desktop.problems import Cancelled, Problem, Refused, Trouble

ID = uuid.UUID(int=7)


@dataclass(frozen=True)
class Line:
    nip: str
    nama: str
    sejak: dt.date | None
    id: uuid.UUID = ID


class Pair(NamedTuple):
    nip: str
    nama: str


ROWS = [Line("198503172009042003", "Asih, S.Sos.", dt.date(2009, 4, 1)), Line("197001012000031001", 'I "Made"', None)]
COLUMNS = {"NIP": "nip", "Nama": "nama", "Sejak": "sejak"}


def test_json_carries_every_field_as_text(capsys):
    show.listing(ROWS, COLUMNS, to_json=True)
    first = json.loads(capsys.readouterr().out)[0]
    person = {"nip": "198503172009042003", "nama": "Asih, S.Sos.", "sejak": "2009-04-01"}
    assert first == person | {"id": str(ID)}


def test_a_named_tuple_is_an_object_in_json(capsys):
    show.listing([Pair("1", "A")], {"NIP": "nip"}, to_json=True)
    assert json.loads(capsys.readouterr().out) == [{"nip": "1", "nama": "A"}]


def test_csv_reads_back_to_the_same_cells(capsys):
    show.listing(ROWS, COLUMNS, to_csv=True)
    read = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert read[0] == list(COLUMNS)
    assert read[1] == ["198503172009042003", "Asih, S.Sos.", "2009-04-01"]
    assert read[2] == ["197001012000031001", 'I "Made"', ""]


def test_people_see_columns_and_a_count(capsys):
    show.listing(ROWS, COLUMNS)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["NIP", "Nama", "Sejak"]
    assert lines[-1] == "2 baris"
    assert lines[2].index("Asih") == lines[0].index("Nama")


def _refused():
    raise Refused(Problem("required", "nama"))


def _troubled():
    raise Trouble("disk_full", path="D:")


def _cancelled():
    raise Cancelled


@pytest.mark.parametrize(("deed", "code"), [(_refused, 1), (_troubled, 3), (_cancelled, 1)])
def test_every_no_has_its_exit_code(deed, code, capsys):
    with pytest.raises(typer.Exit) as left, answering():
        deed()
    assert left.value.exit_code == code
    assert len(capsys.readouterr().err.strip()) > 20


def test_a_refusal_in_json_names_code_field_and_sentence(capsys):
    with pytest.raises(typer.Exit), answering(to_json=True):
        _refused()
    said = json.loads(capsys.readouterr().out)
    assert said["hasil"] == "ditolak"
    assert said["masalah"][0]["kode"] == "required"
    assert said["masalah"][0]["kolom"] == "nama"
    assert "wajib" in said["masalah"][0]["kalimat"]


def test_a_defect_of_ours_is_not_dressed_up_as_a_refusal():
    with pytest.raises(ZeroDivisionError), answering():
        _ = 1 / 0


def test_a_password_comes_from_the_first_line_of_its_file(tmp_path, monkeypatch):
    monkeypatch.setenv("ASN_SANDI", "dari lingkungan")
    file = tmp_path / "sandi"
    file.write_text("dari berkas\nbaris lain\n", encoding="utf-8")
    assert secret("Sandi", "ASN_SANDI", file) == "dari berkas"
    assert secret("Sandi", "ASN_SANDI") == "dari lingkungan"


def test_an_empty_password_file_is_wrong_use(tmp_path):
    (tmp_path / "sandi").write_text("", encoding="utf-8")
    with pytest.raises(typer.BadParameter):
        secret("Sandi", "ASN_SANDI", tmp_path / "sandi")


def test_an_office_must_be_named():
    with pytest.raises(typer.BadParameter):
        Door(None, "asih", None).where()
