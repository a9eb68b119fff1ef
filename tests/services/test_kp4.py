"""KP4: who counts by the rule, what changed this year, findings before printing, closed to other roles."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from asn_desktop.problems import Refused, Severity
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import kp4, letter_check, letters
from asn_desktop.store.family import Anak, Pasangan
from asn_desktop.store.letters import Letter
from asn_desktop.ui.sentences import sentence

from .person_office import PersonOffice, make

D = dt.date


@pytest.fixture
def people(session: Session) -> PersonOffice:
    return make(session)


def text_of(data: bytes, tmp_path: Path) -> str:
    path = tmp_path / "kp4.pdf"
    path.write_bytes(data)
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


def add_child(session: Session, people: PersonOffice, name: str, born: dt.date, **more: object) -> Anak:
    row = Anak(employee_id=people.rina, nama=name, tanggal_lahir=born, **more)
    session.add(row)
    session.flush()
    return row


def codes(draft: kp4.Draft) -> list[str]:
    return [p.code for p in draft.findings]


def test_the_family_of_the_record_stands_on_the_form(
    session: Session, people: PersonOffice, today: dt.date, now: dt.datetime, tmp_path: Path
) -> None:
    text = text_of(kp4.preview(session, people.rina, today=today, now=now), tmp_path)
    for shown in ("Rina Marlina, S.T.", "Bambang Hartono", "123/16/VI/2012", "Galih Hartono", "SMPN 2 Tirtamaya",
                  "Intan Hartono", "Kelahiran anak Intan Hartono", "5 Oktober 2026", "jumlah jiwa dalam daftar gaji 4",
                  "Drs. Haryanto, M.Si.", "Penata (III/c)", "menurut PP 5/2024", "palsu"):  # fmt: skip
        assert shown in text, shown
    assert session.query(Letter).count() == 0


def test_only_two_children_count_and_the_listed_ones_come_first(
    session: Session, people: PersonOffice, today: dt.date
) -> None:
    add_child(session, people, "Putri Hartono", D(2016, 4, 1), tunjangan=True, akta_lahir="LU-3")
    found = kp4.draft(session, people.rina, today=today)
    gets = {line.nama: line.tunjangan for line in found.paper.anak}
    assert gets == {"Galih Hartono": "dapat", "Putri Hartono": "dapat", "Intan Hartono": "tidak"}
    intan = next(line for line in found.paper.anak if line.nama.startswith("Intan"))
    assert intan.keterangan == "melebihi jumlah yang ditanggung"
    assert (found.paper.jumlah_anak, found.paper.jumlah_jiwa) == (2, 4)


def test_ages_deaths_marriages_and_the_journal_are_the_changes_of_the_year(
    session: Session, people: PersonOffice, today: dt.date
) -> None:
    session.query(Anak).filter_by(nama="Galih Hartono").one().tanggal_lahir = D(2005, 3, 2)
    add_child(session, people, "Sari Hartono", D(2001, 8, 17), kuliah_sampai=D(2027, 6, 30))
    add_child(session, people, "Ayu Hartono", D(2010, 1, 1), meninggal=D(2026, 2, 9))
    older = add_child(session, people, "Bima Hartono", D(2003, 5, 1))
    older.bekerja = True
    session.flush()
    told = {c.uraian: c for c in kp4.draft(session, people.rina, today=today).paper.perubahan}
    assert {"Galih Hartono genap 21 tahun", "Sari Hartono genap 25 tahun", "Ayu Hartono meninggal dunia",
            "Kelahiran anak Intan Hartono"} <= set(told)  # fmt: skip
    assert told["Galih Hartono genap 21 tahun"].akibat.startswith("Tidak mendapat tunjangan")
    assert told["Kelahiran anak Intan Hartono"].akibat == "Mendapat tunjangan sampai 4 Oktober 2047"
    assert not any("2025" in c.tanggal for c in told.values())


def test_what_was_entered_later_is_found_in_the_journal(store, actor, today: dt.date) -> None:
    with store.begin(actor, reason="uji") as session:
        people = make(session)
    with store.begin(actor, reason="menikah") as session:
        session.query(Anak).filter_by(nama="Galih Hartono").one().menikah = True
    with store.read(actor) as session:
        year = dt.datetime.now(dt.UTC).year
        found = kp4.draft(session, people.rina, today=D(year, 12, 31))
        assert "Galih Hartono menikah" in {c.uraian for c in found.paper.perubahan}
        assert "kp4_not_entitled" in codes(found)


def test_findings_are_told_before_printing_and_stop_nothing(
    session: Session, people: PersonOffice, today: dt.date, now: dt.datetime
) -> None:
    spouse = session.query(Pasangan).one()
    spouse.nip, spouse.akta_nikah = "198501012010011001", None
    add_child(session, people, "Tua Hartono", D(2000, 1, 1), tunjangan=True)
    add_child(session, people, "Segera Hartono", D(2005, 12, 10), tunjangan=True)
    session.query(Anak).filter_by(nama="Galih Hartono").one().akta_lahir = None
    session.flush()
    found = kp4.draft(session, people.rina, today=today)
    assert {"kp4_spouse_asn", "kp4_no_deed", "kp4_not_entitled", "kp4_no_birth_deed", "kp4_ends"} <= set(codes(found))
    assert all(p.severity is Severity.WARNING for p in found.findings)
    told = " ".join(sentence(p) for p in found.findings)
    assert "Tua Hartono masuk daftar gaji, tetapi tidak lagi berhak: melewati batas usia." in told
    assert "Segera Hartono berakhir 9 Desember 2026" in told
    assert kp4.issue(session, people.rina, today=today, now=now).jenis == "kp4"


def test_it_is_registered_without_a_number_and_known_to_the_check(
    session: Session, people: PersonOffice, today: dt.date, now: dt.datetime
) -> None:
    row = kp4.issue(session, people.rina, today=today, now=now)
    assert (row.nomor, row.nomor_mode, row.keadaan, row.kode) == (None, "tanpa", "siap", "800.1.11.11")
    data = letters.pdf(session, row.id)
    assert letter_check.check(session, data, now=now).register == "issued"
    assert letters.signer_of(session, row.id)[0] == "Rina Marlina, S.T."


def test_other_roles_see_neither_form_nor_file(
    session: Session, people: PersonOffice, today: dt.date, now: dt.datetime
) -> None:
    row = kp4.issue(session, people.rina, today=today, now=now)
    session.info["actor"] = Actor("rudi", "Rudi", Role.PEMERIKSA)
    for deed in (lambda: kp4.draft(session, people.rina, today=today),
                 lambda: kp4.preview(session, people.rina, today=today, now=now),
                 lambda: letters.pdf(session, row.id)):  # fmt: skip
        with pytest.raises(Refused) as caught:
            deed()
        assert caught.value.problems[0].code == "role_not_allowed"


def test_a_form_with_holes_is_refused(session: Session, people: PersonOffice, today: dt.date) -> None:
    with pytest.raises(Refused) as caught:
        kp4.draft(session, people.paruh, today=today)
    assert caught.value.problems[0].code == "kp4_missing"
    assert caught.value.problems[0].values["kurang"] == ["jabatan"]
