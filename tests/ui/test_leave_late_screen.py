"""Entri susulan on the screen: typed and pasted rows, each weighed where it stands, kept as one deed."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt

from asn_desktop.services.leave import deeds as leave
from tests.ui.test_leave_screen import people, press, tab, wait  # noqa: F401

D = dt.date
FAUZI, AGUS = "198507092010011015", "198507092010011020"


def test_the_grid_of_late_entries_takes_a_paste(qtbot, tab, people, settled, picture, opened, qapp):  # noqa: F811
    tab.show_late()
    page = tab.late_page
    qapp.clipboard().setText(
        f"{FAUZI}\tTahunan\t2-3-2026\t4-3-2026\t800.1.11.4/12/DISHUB/2026\t27-2-2026\tkeperluan keluarga\n"
        f"{AGUS}\tSakit\t6 April 2026\t8 April 2026\t800.1.11.2/31/DISHUB/2026\t6-4-2026\tdemam\n"
        f"{AGUS}\tlibur\t4-5-2026\t4-5-2026\t1\t4-5-2026\tx\n"
    )
    page.grid.setCurrentCell(0, 0)
    qtbot.keyClick(page.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, tab, lambda: page.seen is not None and len(page.seen.rows) == 3)
    assert page.grid.remark_text(0).startswith("Ahmad Fauzi, S.T.: 3 hari kerja")
    assert page.grid.remark_text(1).startswith("Agus Setiawan: 3 hari")
    assert "libur" in page.grid.remark_text(2)
    page.grid.setCurrentCell(2, 1)
    assert page.row_label.text().startswith("Baris 3: Jenis cuti “libur” tidak dikenal.")
    picture(tab, "cuti_susulan", (1366, 654))
    picture(tab, "cuti_susulan_911", (911, 398))
    press(qtbot, page.save_button)
    assert "1 baris perlu diperbaiki" in page.bar.state()
    page.grid.item(2, 1).setText("Tahunan")
    page.grid.item(2, 4).setText("800.1.11.4/40/DISHUB/2026")
    wait(qtbot, tab, lambda: page.save_button.text() == "Simpan 3 cuti")
    said = []
    tab.said.connect(said.append)
    press(qtbot, page.save_button)
    wait(qtbot, tab, lambda: said)
    assert said == ["3 cuti disimpan sebagai entri susulan."]
    assert not page.grid.rows()
    with opened.store.read(opened.actor) as session:
        rows = leave.listing(session, today=D(2026, 11, 23), employee_id=people.fauzi)
        assert [(r.jenis, r.mulai, r.lama) for r in rows] == [("TAHUNAN", D(2026, 3, 2), 3)]


def test_late_entries_come_in_from_a_spreadsheet(qtbot, tab, people, settled, picture, tmp_path):  # noqa: F811
    path = tmp_path / "cuti kertas.csv"
    path.write_text("NIP,Jenis cuti,Mulai,Sampai,Nomor surat,Tanggal surat\n"
                    f"{FAUZI},Cuti Tahunan,02-03-2026,04-03-2026,800/1,27-02-2026\n"
                    f"198507092010011099,Cuti Tahunan,02-03-2026,04-03-2026,800/2,27-02-2026\n")  # fmt: skip
    tab.show_late()
    box = tab.late_page.import_file(path)
    wait(qtbot, tab, lambda: box.seen is not None)
    assert box.summary.text().startswith("1 cuti akan dimasukkan, 1 baris ditolak")
    picture(box, "cuti_susulan_impor")
    press(qtbot, box.save_button)
    wait(qtbot, tab, lambda: not box.isVisible())


def test_a_pasted_name_becomes_the_nip_of_the_one_who_is_called_so(qtbot, tab, people, settled, qapp):  # noqa: F811
    tab.show_late()
    settled(tab.desk)
    page = tab.late_page
    qapp.clipboard().setText("Ahmad Fauzi\tTahunan\t2-3-2026\t4-3-2026\t800/12\t27-2-2026\tkeluarga\n"
                             "Nama Tak Dikenal\tTahunan\t2-3-2026\t4-3-2026\t800/13\t27-2-2026\tkeluarga")  # fmt: skip
    page.grid.setFocus()
    page.grid.setCurrentCell(0, 0)
    qtbot.keyClick(page.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, tab, lambda: page.grid.item(0, 0).text().startswith("19850709") and page.grid.remark_text(1))
    assert "Pegawainya belum dikenal" in page.grid.remark_text(1)
