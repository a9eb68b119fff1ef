"""Terima–Balas: fifty files and one button; trouble first; registering after six words; stopping keeps what is done."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QPushButton

from asn_desktop.services import enrolment, identity_card, office, registry
from asn_desktop.ui.centre.tab import CentreTab
from asn_desktop.ui.clock import FixedClock
from asn_desktop.ui.desk import Desk
from tests.services.post_office import CENTRAL, CLERK, Postal, Side, join, make_office

NAMES = ("Dinas Sosial", "Kecamatan Hulu Sari", "Puskesmas Air Jernih", "SDN 3 Lembah Rekaan", "Dinas Perhubungan")


@dataclass
class Town:
    """The centre's desk and five offices with a stick each."""

    desk: Desk
    centre: Side
    offices: dict[str, Postal]


def ask(name: str) -> office.NewOffice:
    return office.NewOffice(nama=name, pemerintah="PEMERINTAH KABUPATEN TIRTAMAYA", kota="Tirtamaya")


@pytest.fixture
def town(qapp, tmp_path: Path, now: dt.datetime) -> Iterator[Town]:
    with ExitStack() as stack:
        opened = stack.enter_context(make_office(tmp_path / "bkpsdm", CENTRAL, now))
        centre, offices = Side(opened.store, now), {}
        for place, name in enumerate(NAMES):
            one = stack.enter_context(make_office(tmp_path / f"kantor{place}", ask(name), now))
            side, out = Side(one.store, now), tmp_path / f"stik{place}"
            out.mkdir()
            join(side, centre)
            offices[name] = Postal(side, centre, out)
        desk = Desk(opened, FixedClock(now, opened.office.zona))
        bugs: list[str] = []
        desk.broke.connect(bugs.append)
        yield Town(desk, centre, offices)
        desk.close()
        for _ in range(3):
            QCoreApplication.processEvents()
        assert not bugs, "\n".join(bugs)


@pytest.fixture
def tab(town: Town, qtbot, settled) -> CentreTab:
    made = CentreTab(town.desk)
    qtbot.addWidget(made)
    made.resize(1366, 686)
    made.show()
    settled(town.desk)
    return made


def words(widget) -> str:
    for _ in range(3):
        QCoreApplication.processEvents()
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def press(widget, text: str) -> None:
    next(one for one in widget.findChildren(QPushButton) if one.text() == text and one.isVisibleTo(widget)).click()


def wait(town: Town, settled) -> None:
    for _ in range(4):
        settled(town.desk)
        QCoreApplication.processEvents()


def test_trouble_stands_first_and_the_panel_says_what_to_do(town: Town, tab, tmp_path, settled, picture) -> None:
    drop = tmp_path / "kotak"
    drop.mkdir()
    for name in NAMES[:3] + NAMES[4:]:
        town.offices[name].office.hire(f"Pegawai {name}")
        (drop / f"{name}.asnx").write_bytes(town.offices[name].send()[0])
    hulu = town.offices["Kecamatan Hulu Sari"]
    (drop / "Kecamatan Hulu Sari.asnx").unlink()
    hulu.office.hire("Budi Santoso")
    (drop / "paket (2).asnx").write_bytes(hulu.send()[0])
    school = town.offices["SDN 3 Lembah Rekaan"]
    folder = school.office.store.blobs.folder.parent
    shutil.copytree(folder, tmp_path / "salinan")
    school.office.hire("Guru di sekolah")
    (drop / "a.asnx").write_bytes(school.send()[0])
    with office.unlock(tmp_path / "salinan", "siti", "sandi siti 2026") as copied:
        clone = Postal(Side(copied.store, school.office.now), town.centre, tmp_path)
        with clone.office.writing() as session:
            identity_card.settle(session, new_epoch=False)
        clone.office.hire("Guru di salinan")
        (drop / "z.asnx").write_bytes(clone.send()[0])
    (drop / "bukan paket.pdf").write_bytes(b"%PDF-1.7" * 50)
    files = sorted(drop.iterdir())
    tab.take_files(files)
    wait(town, settled)
    assert tab.banner.title() == "7 berkas diolah: 4 masuk, 1 menunggu yang lain, 2 ditolak"
    assert "bukan paket ASN Desktop" in tab.banner.text()
    states = [(row.nama, row.state) for row in tab.model.rows]
    assert states[:2] == [("SDN 3 Lembah Rekaan", "bentrok_nomor"), ("Kecamatan Hulu Sari", "menunggu_nomor")]
    tab.table.choose(tab.model.rows[0].id)
    wait(town, settled)
    assert "Telepon operator" in words(tab.panel)
    assert "Nomor paket sama, isinya berbeda" in tab.panel.banner.title()
    tab.banner.hide()
    picture(tab, "kirim_bkpsdm", (1366, 686))
    tab.take_files(files)
    wait(town, settled)
    assert tab.banner.title() == "7 berkas diolah: 5 sudah pernah dibaca, 2 ditolak"


def test_one_button_writes_every_reply_that_is_due(town: Town, tab, tmp_path, settled) -> None:
    drop, out = tmp_path / "kotak", tmp_path / "balasan"
    drop.mkdir(), out.mkdir()
    for name in NAMES[:3]:
        town.offices[name].office.hire(f"Pegawai {name}")
        (drop / f"{name}.asnx").write_bytes(town.offices[name].send()[0])
    tab.take_files(sorted(drop.iterdir()))
    wait(town, settled)
    assert tab.reply_button.text() == "Tulis 3 balasan"
    tab.write_replies(out)
    wait(town, settled)
    files = sorted(out.iterdir())
    assert len(files) == 3
    assert tab.banner.title() == "3 balasan ditulis dan terbaca kembali"
    assert not tab.reply_button.isEnabled()
    social = next(f for f in files if "dinas-sosial" in f.name)
    assert town.offices["Dinas Sosial"].take(social.read_bytes()).acknowledged == 1


def test_a_lost_number_is_passed_over_only_with_a_reason(town: Town, tab, tmp_path, settled, picture) -> None:
    hulu = town.offices["Kecamatan Hulu Sari"]
    hulu.office.hire("Asih Lestari")
    hulu.send()
    hulu.office.hire("Budi Santoso")
    path = tmp_path / "dua.asnx"
    path.write_bytes(hulu.send()[0])
    tab.take_files([path])
    wait(town, settled)
    tab.force(hulu.office.id, "  ")
    wait(town, settled)
    assert "Tulis alasannya" in tab.banner.text()
    tab.table.choose(hulu.office.id)
    wait(town, settled)
    press(tab.panel, "Lewati paket 1…")
    tab.panel._asking.deed_button.click()
    assert "Tulis alasannya" in tab.panel._asking.field.problem()
    tab.panel._asking.reason.setText("stik dengan paket 1 patah")
    picture(tab, "kirim_bkpsdm_lewati", (1366, 686))
    tab.panel._asking.deed_button.click()
    wait(town, settled)
    assert tab.banner.text() == "Paket 2 masuk."
    assert "Lewati" not in words(tab.panel)


def test_a_certificate_is_taken_back_in_a_named_person_s_name(town: Town, tab, tmp_path, settled, picture) -> None:
    sosial = town.offices["Dinas Sosial"]
    tab.table.choose(sosial.office.id)
    wait(town, settled)
    assert tab.panel.more_button.isVisibleTo(tab)
    tab.panel._menu.actions()[0].trigger()
    tab.refresh()  # a refreshed list does not take the question away
    wait(town, settled)
    tab.panel._asking.reason.setText("komputer dicuri")
    picture(tab, "kirim_bkpsdm_cabut", (1366, 686))
    tab.panel._asking.deed_button.click()
    wait(town, settled)
    assert tab.panel.banner.title() == "Sertifikat dicabut"
    assert "oleh Siti: komputer dicuri" in tab.panel.banner.text()
    assert not tab.panel.more_button.isVisibleTo(tab)
    sosial.office.hire("Asih Lestari")
    path = tmp_path / "sosial.asnx"
    path.write_bytes(sosial.send()[0])
    tab.take_files([path])
    wait(town, settled)
    assert "sudah dicabut" in tab.banner.text()


def test_an_office_is_registered_after_its_words_were_compared(
    town: Town, tab, tmp_path, settled, now, picture
) -> None:
    with make_office(tmp_path / "baru", ask("UPTD Terminal"), now) as opened:
        with opened.store.begin(CLERK) as session:
            asked = enrolment.request(session, now=now)
        (tmp_path / "IMG-2026.asnx").write_bytes(asked.data)
        tab.read_request(tmp_path / "IMG-2026.asnx")
        wait(town, settled)
        assert tab.register.words.text() == " · ".join(asked.words)
        picture(tab, "kirim_bkpsdm_daftar", (1366, 686))
        out = tmp_path / "jawaban"
        out.mkdir()
        tab.register_office(None, out)
        wait(town, settled)
        (answer,) = out.iterdir()
        with opened.store.begin(CLERK) as session:
            card = enrolment.accept(session, answer.read_bytes(), now=now, today=now.date())
            assert card.centre == "BKPSDM Kabupaten Tirtamaya"
    assert "UPTD Terminal" in {row.nama for row in tab.model.rows}
    assert {row.state for row in tab.model.rows} == {"belum"}


def test_a_centre_without_its_key_is_told_to_make_it(qtbot, qapp, tmp_path, now, settled) -> None:
    with make_office(tmp_path / "bkpsdm", CENTRAL, now) as opened:
        desk = Desk(opened, FixedClock(now, opened.office.zona))
        tab = CentreTab(desk)
        qtbot.addWidget(tab)
        tab.show()
        settled(desk)
        assert tab.pages.currentWidget() is tab.start
        tab.start.button.click()
        for _ in range(3):
            settled(desk)
        with opened.store.read(CLERK) as session:
            assert registry.parents(session) == []
            assert identity_card.demand(session).root_key is not None
        assert tab.pages.currentWidget() is tab.page
        desk.close()
