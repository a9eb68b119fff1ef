"""The page of one person: dates with their reasons, cells changed in place, scans dropped, photo, what is closed."""

from __future__ import annotations

import datetime as dt
import io
import shutil

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QLineEdit

from asn_desktop.services import career_dates, documents, employees, histories, practice
from asn_desktop.services.career_dates import ComingDate
from asn_desktop.services.office import unlock
from asn_desktop.services.record_ask import RecordAsk
from asn_desktop.services.record_kinds import KINDS
from asn_desktop.store.seals import Argon2
from asn_desktop.ui.employees.history import GROUPS
from asn_desktop.ui.employees.tab import EmployeesTab
from asn_desktop.ui.parts.words import Glyph

LIGHT = Argon2(memory=1024, passes=1, lanes=1)


@pytest.fixture(scope="session")
def practice_folder(tmp_path_factory):
    """The practice office, made once."""
    folder = tmp_path_factory.mktemp("latihan_orang") / "kantor"
    now = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)
    practice.create(folder, today=dt.date(2026, 11, 23), now=now, cost=LIGHT)
    return folder


@pytest.fixture
def username():
    """Who looks."""
    return "siti"


@pytest.fixture
def opened(practice_folder, tmp_path, now, username):
    """A copy of the practice office, open for that user."""
    folder = tmp_path / "latihan"
    shutil.copytree(practice_folder, folder)
    with unlock(folder, username, practice.PASSWORD, clock=lambda: now) as found:
        yield found


@pytest.fixture
def tab(desk, qtbot, settled):
    """The tab, filled."""
    made = EmployeesTab(desk)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    made.show()
    settled(desk)
    return made


@pytest.fixture
def kristina(tab, desk, settled):
    """The page of one PNS."""
    show(tab, desk, settled, "Kristina")
    return tab.person


def show(tab, desk, settled, name):
    tab.show_employee(next(r.id for r in tab.list.model.rows if r.nama.startswith(name)))
    settled(desk)


def told(desk, question, *args, **kw):
    """An answer straight from the store, past every screen."""
    with desk._store.read(desk.actor) as session:
        return question(session, *args, **kw)


def rows(desk, person, kind):
    return told(desk, histories.rows, person.card.id, kind, today=desk.today())


def scan(path, size=(600, 800)):
    """A photographed page."""
    Image.new("RGB", size, (240, 240, 235)).save(path)
    return path


def drop(widget, at, path):
    """Let a file fall on a place of a widget."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
                       Qt.KeyboardModifier.NoModifier)  # fmt: skip
    widget.dropEvent(event)
    return event.isAccepted()


def cell(table, field, place=0):
    column = next(i for i, one in enumerate(table.model().fields) if one is not None and one.name == field)
    return table.model().index(place, column)


def type_into(qtbot, table, index, text, key=Qt.Key.Key_Return):
    """F2, type, Enter: as a clerk does."""
    table.setFocus()
    table.setCurrentIndex(index)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = next(one for one in table.viewport().findChildren(QLineEdit) if one.isVisible())
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, key)


def test_every_kind_stands_in_one_group():
    grouped = [kind for _key, _words, kinds in GROUPS for kind in kinds]
    assert sorted(grouped) == sorted(KINDS)


def test_coming_dates_say_what_the_rules_say_and_why(kristina, tab, desk, picture):
    answer = told(desk, career_dates.coming, kristina.card.id, today=desk.today())
    assert [one.kind for one in kristina.dates.coming.items] == [one.kind for one in answer.items]
    why = kristina.dates.buttons["kgb"]
    why.click()
    panel = kristina.dates.panels["kgb"]
    assert not panel.isHidden()
    assert "PP 5/2024" in panel.as_text()
    assert all(line.article in panel.as_text() for one in answer.items if one.kind == "kgb" for line in one.lines)
    picture(tab, "pegawai_mengapa", (1366, 690))
    why.click()
    assert panel.isHidden()


def test_a_year_that_is_not_over_is_a_remark_and_no_warning(kristina, settled):
    item = ComingDate("kgb", dt.date(2028, 9, 1), {"mkg": (12, 0), "gaji": 3_497_300}, awaits=(2027,))
    row = kristina.dates._row("kgb", item)
    said = [one.text() for one in row.findChildren(QLabel)]
    assert "Ditentukan predikat 2027" in said
    assert not row.findChildren(Glyph)
    late = kristina.dates._row("kgb", ComingDate("kgb", dt.date(2026, 12, 1), {}, gaps=("predikat",)))
    assert late.findChildren(Glyph)
    assert "Predikat belum tercatat" in [one.text() for one in late.findChildren(QLabel)]


def test_only_what_applies_to_the_status_shows(tab, desk, settled, kristina):
    page = kristina.histories
    page.choose("kedudukan")
    assert "kontrak" not in page.chips._buttons
    assert "cltn" in page.chips._buttons
    row = next(r for r in tab.list.model.rows if r.status == "PPPK_PW")
    tab.show_employee(row.id)
    settled(desk)
    page.choose("kedudukan")
    assert "kontrak" in page.chips._buttons
    assert "cltn" not in page.chips._buttons
    page.choose("karier")
    assert "golongan" not in page.chips._buttons


def test_pictures_of_every_group(kristina, tab, desk, settled, picture):
    bar = kristina.page.verticalScrollBar()
    for key, _words, _kinds in GROUPS:
        kristina.histories.buttons[key].click()
        settled(desk)
        picture(tab, f"pegawai_kelompok_{key}", (1366, 690))
        bar.setValue(bar.maximum())
        picture(tab, f"pegawai_kelompok_{key}", (1366, 690))


def test_a_cell_is_changed_in_place_and_enter_leads_to_the_next(kristina, tab, desk, settled, qtbot, picture):
    table = kristina.histories.table()
    type_into(qtbot, table, cell(table, "nomor_sk"), "823.3/999/BKPSDM/2023")
    settled(desk)
    assert rows(desk, kristina, "golongan")[0].values["nomor_sk"] == "823.3/999/BKPSDM/2023"
    table = kristina.histories.table()
    assert table.state() == table.State.EditingState
    assert table.currentIndex() == cell(table, "tanggal_sk")
    picture(tab, "pegawai_sel", (1366, 690))


def test_a_refused_cell_opens_the_form_of_its_row_with_the_sentence(kristina, tab, desk, settled, qtbot, picture):
    table = kristina.histories.table()
    before = rows(desk, kristina, "golongan")
    type_into(qtbot, table, cell(table, "tmt"), "15 okt 2023")
    settled(desk)
    box = tab.deeds.row_box
    assert "tanggal 1" in box.fields.boxes["tmt"].problem()
    assert box.fields.editors["tmt"].date() == dt.date(2023, 10, 15)
    picture(box, "baris_ditolak")
    box.reject()
    assert rows(desk, kristina, "golongan") == before


def test_a_scan_dropped_on_a_row_proves_it(kristina, tab, desk, settled, qtbot, tmp_path):
    table = kristina.histories.table()
    where = table.visualRect(table.model().index(1, 0)).center()
    row = table.model().row(1)
    assert drop(table, where, scan(tmp_path / "SK golongan.jpg"))
    settled(desk)
    settled(desk)
    kept = told(desk, documents.rows, kristina.card.id, kind="golongan", row_id=row.id, today=desk.today())
    assert [one.nama for one in kept] == ["SK golongan"]
    table = kristina.histories.table()
    scan_cell = table.model().index(1, len(table.model().columns) - 2)
    assert scan_cell.data() == "lihat"
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(scan_cell).center())
    settled(desk)
    assert len(kristina.histories.deeds.paper.pages) == 1


def test_a_file_that_is_no_scan_is_refused_with_a_sentence(kristina, desk, settled, tmp_path):
    table = kristina.histories.table()
    wrong = tmp_path / "SK.pdf"
    wrong.write_bytes(b"bukan pdf")
    drop(table, table.visualRect(table.model().index(0, 0)).center(), wrong)
    settled(desk)
    settled(desk)
    assert not kristina.histories.banner.isHidden()
    assert rows(desk, kristina, "golongan")[0].berkas is None


def test_a_file_that_is_gone_is_trouble_and_no_crash(kristina, desk, settled, tmp_path):
    heard = []
    desk.trouble.connect(heard.append)
    table = kristina.histories.table()
    drop(table, table.visualRect(table.model().index(0, 0)).center(), tmp_path / "tidak ada.pdf")
    settled(desk)
    assert [trouble.code for trouble in heard] == ["file_unreadable"]


def test_a_photo_is_dropped_and_taken_away(kristina, desk, settled, tmp_path):
    assert not kristina.photo.has_photo()
    drop(kristina.photo, QPoint(10, 10), scan(tmp_path / "foto.png", (300, 400)))
    settled(desk)
    settled(desk)
    assert kristina.photo.has_photo()
    data = told(desk, documents.photo, kristina.card.id)
    assert Image.open(io.BytesIO(data)).format == "JPEG"
    kristina.photo.remove_action.trigger()
    settled(desk)
    assert told(desk, documents.photo, kristina.card.id) is None
    assert not kristina.photo.has_photo()


def test_a_document_of_the_person_is_kept_and_voided(kristina, desk, settled, qtbot, tmp_path, tab, picture):
    kristina.histories.choose("dokumen")
    settled(desk)
    before = len(told(desk, documents.rows, kristina.card.id, today=desk.today()))
    box = kristina.histories.documents
    drop(box, QPoint(5, 5), scan(tmp_path / "KTP.jpg"))
    settled(desk)
    settled(desk)
    assert len(box.model.rows) == before + 1
    box.table.choose(box.model.rows[0].id)
    box.void_button.click()
    qtbot.keyClicks(box.why_box.edit, "salah orang")
    box.why_box.do_button.click()
    settled(desk)
    settled(desk)
    assert told(desk, documents.rows, kristina.card.id, today=desk.today())[0].dibatalkan == "salah orang"


def test_history_of_one_field_from_its_menu(kristina, tab, desk, settled, qtbot, picture):
    with desk._store.begin(desk.actor) as session:
        row = histories.rows(session, kristina.card.id, "golongan", today=desk.today())[0]
        histories.save(session, RecordAsk("golongan", kristina.card.id, row.id, {"nomor_sk": "823.3/7/2023"}),
                       today=desk.today())  # fmt: skip
    show(tab, desk, settled, "Kristina")
    table = kristina.histories.table()
    menu = table.menu_for(cell(table, "nomor_sk"))
    next(one for one in menu.actions() if one.text() == "Riwayat isian Nomor SK").trigger()
    settled(desk)
    box = kristina.histories.deeds.past_box
    assert "823.3/7/2023" in {one.new for one in box.model.rows}
    assert {one.field for one in box.model.rows} == {"nomor_sk"}
    picture(box, "riwayat_isian")
    box.accept()
    kristina.edit_button.click()
    settled(desk)
    tab.form.form.no_hp_edit.setFocus()
    tab.form.past.show_focused()
    settled(desk)
    assert {one.field for one in tab.form.past.box.model.rows} <= {"no_hp"}


def test_a_corrected_number_leaves_the_old_one_findable(kristina, tab, desk, settled, qtbot, picture):
    old = kristina.card.nip
    new = old[:-1] + str((int(old[-1]) + 5) % 10)
    kristina.number_action.trigger()
    box = tab.deeds.number_box
    qtbot.keyClicks(box.fields.editors["nip"], new)
    box.save_button.click()
    settled(desk)
    assert box.fields.boxes["alasan"].problem()
    picture(box, "ganti_nip")
    qtbot.keyClicks(box.fields.editors["alasan"], "konversi NIP")
    box.save_button.click()
    settled(desk)
    assert kristina.card.nip == new
    assert [row.values["nip"] for row in rows(desk, kristina, "nip_alias")] == [old]


def test_leaving_with_a_decree_ends_the_service(kristina, tab, desk, settled, picture):
    kristina.decree_action.trigger()
    settled(desk)
    box = tab.deeds.row_box
    box.fields.fill({"jenis": "3", "tmt": dt.date(2026, 11, 1), "nomor_sk": "882/1/2026",
                     "tanggal_sk": dt.date(2026, 10, 20)})  # fmt: skip
    picture(box, "pemberhentian")
    box.save_button.click()
    settled(desk)
    assert told(desk, employees.get, kristina.card.id, today=desk.today()).berakhir == dt.date(2026, 11, 1)
    assert tab.list.footer.text() == "59 dari 59 ditampilkan"


@pytest.mark.parametrize("key", ["drh", "lembar_data"])
def test_papers_of_the_person_are_drawn(kristina, desk, settled, key, tmp_path, picture):
    kristina.show_paper(key)
    settled(desk)
    assert kristina.paper.pages
    kristina.paper.save_to(tmp_path / "a.pdf")
    settled(desk)
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
    picture(kristina.paper, f"kertas_{key}")


def test_a_warning_stays_on_the_page_until_it_is_read(kristina, tab, desk, settled):
    kristina.edit_button.click()
    settled(desk)
    tab.form.form.no_hp_edit.setText("12")
    tab.form.save_button.click()
    settled(desk)
    assert not kristina.notes.isHidden()
    assert kristina.notes.text()
    kristina.notes.buttons()[0].click()
    assert kristina.notes.isHidden()


def test_the_first_key_in_the_form_does_not_wipe_the_name(kristina, tab, desk, settled, qtbot):
    kristina.edit_button.click()
    settled(desk)
    name = tab.form.form.nama_edit
    before = name.text()
    qtbot.keyClicks(name, "x")
    assert before
    assert name.text() == f"{before}x"


def test_the_form_keeps_every_field_of_the_record(kristina, tab, desk, settled, picture):
    kristina.edit_button.click()
    settled(desk)
    values = {"email_dinas": "kristina@dishub.example", "no_kk": "3399120101010001", "bpjs": "0001234567890",
              "taspen": "1234567", "kartu_asn": "A-12", "kelas_jabatan": "9", "sk_cpns_nomor": "813/1/2016",
              "sk_cpns_tanggal": dt.date(2016, 8, 1), "nomor_spmt": "800/5/2016", "bup_tetapan": "60",
              "bup_alasan": "SK perpanjangan"}  # fmt: skip
    tab.form.fields.fill(values)
    tab.form.page.verticalScrollBar().setValue(10_000)
    picture(tab, "pegawai_ubah_bawah", (1366, 690))
    tab.form.save_button.click()
    settled(desk)
    card = told(desk, employees.get, kristina.card.id, today=desk.today())
    assert tab.pages.currentWidget() is tab.browse, tab.form.errors.title.text()
    assert {name: getattr(card, name) for name in values} == values | {"kelas_jabatan": 9, "bup_tetapan": 60}


def test_the_page_scrolls_as_a_whole_on_a_small_screen(kristina, tab, desk, settled, picture, qtbot):
    tab.resize(911, 440)
    show(tab, desk, settled, "Kristina")
    qtbot.waitUntil(lambda: kristina.page.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: kristina.page.horizontalScrollBar().maximum() == 0)
    kristina.histories.choose("jabatan")
    bar = kristina.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    picture(tab, "pegawai_orang_bawah_150", (911, 440))


class TestPemeriksa:
    """Who only inspects sees neither family nor discipline, and changes nothing."""

    @pytest.fixture
    def opened(self, practice_folder, tmp_path, now):
        """The practice office open for its operator; the desk below reads as a pemeriksa."""
        folder = tmp_path / "latihan"
        shutil.copytree(practice_folder, folder)
        with unlock(folder, "siti", practice.PASSWORD, clock=lambda: now) as found:
            yield found

    def test_closed_groups_are_absent(self, desk, qtbot, settled, picture):
        from dataclasses import replace

        from asn_desktop.rules.roles import Role

        desk.actor = replace(desk.actor, role=Role.PEMERIKSA)
        tab = EmployeesTab(desk)
        qtbot.addWidget(tab)
        tab.resize(1366, 690)
        tab.show()
        settled(desk)
        show(tab, desk, settled, "Kristina")
        page = tab.person
        assert not page.histories.buttons["keluarga"].isVisible()
        assert page.histories.closed.isVisible()
        assert "•" in page.facts[4][1].text()
        assert not page.edit_button.isVisible()
        assert not page.histories.add_button.isVisible()
        page.histories.choose("penghargaan")
        assert "hukdis" not in page.histories.chips._buttons
        table = page.histories.tables["golongan"]
        assert not table.model().simple(cell(table, "nomor_sk"))
        assert not drop(page.photo, QPoint(4, 4), "/tidak/ada.jpg")
        page.histories.choose("golongan")
        picture(tab, "pegawai_pemeriksa", (1366, 690))
