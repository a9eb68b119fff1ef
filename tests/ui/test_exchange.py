"""Kirim–Terima: an office alone, joining, sending, a reply with refused lines; and what the clerk was told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from asn_desktop.services import enrolment, findings, identity_card, registry, sync
from asn_desktop.store import machine, meta
from asn_desktop.ui.exchange.tab import ExchangeTab
from tests.services.post_office import CLERK, Postal, Side


@pytest.fixture
def tab(desk, qtbot, settled) -> ExchangeTab:
    made = ExchangeTab(desk)
    qtbot.addWidget(made)
    made.resize(1366, 686)
    made.show()
    settled(desk)
    return made


def words(widget) -> str:
    for _ in range(3):
        QCoreApplication.processEvents()
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def test_an_office_alone_reads_one_quiet_page(tab, desk, picture, tmp_path: Path, settled) -> None:
    assert tab.pages.currentWidget() is tab.alone
    assert "Belum dikirim" not in words(tab)
    tab.save_excel(tmp_path / "daftar.xlsx")
    settled(desk)
    settled(desk)
    assert (tmp_path / "daftar.xlsx").read_bytes()[:2] == b"PK"
    tab.hand_over(tmp_path)
    settled(desk)
    assert "Belum ada pegawai" in tab.alone.banner.text()
    tab.alone.banner.hide()
    picture(tab, "kirim_belum_terhubung", (1366, 686))


def test_joining_asks_for_the_six_words_before_anything_is_taken(
    tab, desk, centre_side: Side, tmp_path: Path, settled, picture, now
) -> None:
    tab.make_request(tmp_path)
    settled(desk)
    settled(desk)
    (request,) = tmp_path.glob("permintaan-*.asnx")
    with centre_side.writing() as session:
        card = registry.read_request(session, request.read_bytes(), now=now)
        answer = registry.register(session, request.read_bytes(), now=now, today=now.date())
    assert " · ".join(card.words) in words(tab)
    (tmp_path / "WA0012 (1).asnx").write_bytes(answer.data)
    tab.read_answer(tmp_path / "WA0012 (1).asnx")
    settled(desk)
    settled(desk)
    assert " · ".join(answer.words) in tab.alone.banner.text()
    picture(tab, "kirim_mendaftar", (1366, 686))
    with desk.opened.store.read(CLERK) as session:
        assert not enrolment.connection(session).enrolled
    tab.alone.banner.buttons()[0].click()
    settled(desk)
    settled(desk)
    assert tab.pages.currentWidget() is tab.joined
    assert "BKPSDM Kabupaten Tirtamaya" in words(tab.joined.office)


def test_one_button_writes_the_package_and_the_banner_says_so(
    post: Postal, tab, desk, qtbot, settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    post.office.hire("Asih Lestari")
    tab.refresh()
    settled(desk)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(post.out))
    tab.sticks = []
    qtbot.mouseClick(tab.joined.unsent.write_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tab.joined.banner.title().startswith("Paket 1 ditulis"))
    settled(desk)
    (path,) = post.out.glob("*.asnx")
    assert post.receive(path.read_bytes()).state == "masuk"
    assert tab.joined.model.rows[0].state == "menunggu"
    tab.take_replies([path])
    settled(desk)
    settled(desk)
    assert "bukan balasan" in tab.joined.banner.title()


def test_a_reply_shows_what_is_refused_and_each_line_has_a_way_out(
    post: Postal, tab, desk, qtbot, settled, picture
) -> None:
    people = [post.office.hire(name) for name in ("Sumarni", "Yusuf Maulana", "Cahya Wulan")]
    post.receive(post.send()[0])
    post.take(post.answer())
    post.centre.edit(people[0], post.office.id, tanggal_lahir=dt.date(1984, 10, 1))
    post.office.edit(people[0], tanggal_lahir=dt.date(1984, 4, 1), email="sumarni@tirtamaya.go.id")
    post.office.edit(people[2], nama="Cahya Wulandari")
    post.receive(post.send()[0])
    path = post.out / "balasan (3).asnx"
    path.write_bytes(post.answer())
    post.office.hire("Pegawai Baru")
    post.send()
    tab.take_replies([path])
    settled(desk)
    settled(desk)
    assert "1 baris perlu dilihat" in tab.joined.banner.title()
    post.office.hire("Dewi Anggraini")
    tab.refresh()
    settled(desk)
    settled(desk)
    assert "Anda 1 Apr 1984, BKPSDM 1 Okt 1984" in words(tab.joined.findings)
    tab.joined.banner.hide()
    picture(tab, "kirim", (1366, 686))
    with desk.opened.store.read(CLERK) as session:
        (line,) = findings.listing(session, post.office.id)
    tab._settle(line.id, True)
    settled(desk)
    settled(desk)
    here = post.office.person(people[0])
    assert here is not None
    assert here.tanggal_lahir == dt.date(1984, 10, 1)
    assert not tab.joined.findings.isVisible()


def test_a_copied_store_asks_before_it_sends(post: Postal, desk, qtbot, settled) -> None:
    with desk.opened.store.begin(CLERK) as session:
        meta.write(session.connection(), machine.MARK, "komputer lain")
    post.office.hire("Asih Lestari")
    tab = ExchangeTab(desk)
    qtbot.addWidget(tab)
    tab.show()
    settled(desk)
    assert "disalin" in tab.joined.banner.title()
    assert not tab.joined.unsent.write_button.isEnabled()
    tab.joined.banner.buttons()[0].click()
    settled(desk)
    settled(desk)
    assert tab.joined.unsent.write_button.isEnabled()
    with desk.opened.store.read(CLERK) as session:
        assert identity_card.epoch(session) == 2
        assert sync.unsent(session).total > 0
