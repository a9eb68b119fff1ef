"""Handing over without being joined: the list, its covering letter, and the letter's line in the register."""

from __future__ import annotations

import dataclasses
import hashlib
import io

import pytest
from openpyxl import load_workbook

from asn_desktop.problems import Refused
from asn_desktop.services import handover, letters
from asn_desktop.services.handover import HandoverAsk
from asn_desktop.store.letters import Letter
from asn_desktop.store.offices import Office
from tests.letters.conftest import tool
from tests.services import leave_office


def text_of(data: bytes, tmp_path) -> str:
    path = tmp_path / "surat.pdf"
    path.write_bytes(data)
    return tool("pdftotext", "-layout", str(path), "-")


def test_the_letter_says_what_goes_with_it(session, today, now, tmp_path) -> None:
    leave_office.make(session, now)
    made = handover.make(session, HandoverAsk(mode="agenda"), now=now, today=today)
    (list_name, sheet), (letter_name, page) = made.files
    rows = list(load_workbook(io.BytesIO(sheet)).active.values)
    assert made.rows == len(rows) - 1 == 5
    assert all(isinstance(row[0], str) and len(row[0]) == 18 for row in rows[1:])
    assert made.letter.nomor is not None
    said = " ".join(text_of(page, tmp_path).split())
    for words in (made.letter.nomor, "SURAT PENGANTAR", "5 baris", "KEPALA DINAS PERHUBUNGAN", "Dr. Sri Wahyuni",
                  "Daftar pegawai Dinas"):  # fmt: skip
        assert words in said, words
    mark = hashlib.sha256(sheet).hexdigest()
    assert " ".join(mark[n : n + 4] for n in range(0, 16, 4)) in said
    assert list_name == "daftar-pegawai-dinas-perhubungan-2026-11-23.xlsx"
    assert letter_name.endswith(".pdf")
    assert "LATIHAN" not in said
    record = session.get_one(Letter, (session.info["office_id"], made.letter.id))
    assert record.jenis == "surat_pengantar"
    assert letters.pdf(session, made.letter.id) == page
    assert [row.id for row in letters.listing(session)] == [made.letter.id]


def test_a_practice_office_prints_its_mark(session, today, now, tmp_path) -> None:
    leave_office.make(session, now)
    session.get_one(Office, (session.info["office_id"], session.info["office_id"])).latihan = True
    session.flush()
    made = handover.make(session, HandoverAsk(tujuan="Kepala Dinas Kesehatan"), now=now, today=today)
    said = text_of(made.files[1][1], tmp_path)
    assert "LATIHAN" in said
    assert "Kepala Dinas Kesehatan" in said


def test_nobody_or_nobody_to_sign_is_refused_before_a_number_is_taken(session, today, now) -> None:
    with pytest.raises(Refused) as caught:
        handover.make(session, HandoverAsk(), now=now, today=today)
    assert caught.value.problems[0].code == "handover_empty"
    office = leave_office.make(session, now)
    for row in session.query(leave_office.officials.UnitOfficial).filter_by(unit_id=office.root):
        row.berlaku_sampai = today.replace(year=2025)
    session.flush()
    with pytest.raises(Refused) as caught:
        handover.make(session, dataclasses.replace(HandoverAsk(), mode="agenda"), now=now, today=today)
    assert caught.value.problems[0].code == "handover_no_head"
    assert session.query(Letter).count() == 0
