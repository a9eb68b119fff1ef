"""First start, login, lock, recovery and restore, through the real store."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt

from asn_desktop.services import office
from asn_desktop.store.employees import Employee
from asn_desktop.ui.clock import FixedClock
from asn_desktop.ui.desk import Porter
from asn_desktop.ui.main_window import MainWindow
from asn_desktop.ui.start.places import Places
from asn_desktop.ui.start.strength import strength


@pytest.fixture
def porter(qapp, now):
    made = Porter(FixedClock(now))
    bugs = []
    made.broke.connect(bugs.append)
    yield made
    made.close()
    assert not bugs, "\n".join(bugs)


@pytest.fixture
def shell(qtbot, porter, tmp_path, now):
    """The window before any office is open."""
    made = MainWindow(porter, Places.under(tmp_path / "rumah"), FixedClock(now))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    made.close_office()


def idle(qtbot, porter):
    qtbot.waitUntil(lambda: porter.waiting() == 0, timeout=20_000)


def page_of(shell):
    return shell.page()


def login(shell, qtbot, folder):
    page = shell.show_login(folder)
    qtbot.waitUntil(lambda: page.form.user_combo.count() > 0, timeout=10_000)
    return page


def test_where_there_is_no_office_first_start_is_shown(shell, picture):
    shell.start()
    assert page_of(shell).choice.choice.key() == "latihan"
    picture(shell, "mulai", (1366, 768))


def test_login_names_the_people_and_opens_for_the_right_password(shell, qtbot, folder, picture):
    page = login(shell, qtbot, folder)
    names = [page.form.user_combo.itemText(i) for i in range(page.form.user_combo.count())]
    assert names == ["Budi Santoso", "Siti Rahmawati"]
    picture(shell, "masuk", (1366, 768))
    page.form.user_combo.setCurrentIndex(1)
    qtbot.keyClicks(page.form.password_edit, "sandi siti 2026")
    qtbot.keyClick(page.form.password_edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shell.office is not None, timeout=10_000)
    assert shell.office.desk.actor.name == "Siti Rahmawati"
    assert "Dinas Perhubungan" in shell.windowTitle()


def test_a_wrong_password_says_nothing_and_waits_longer(shell, qtbot, folder, picture):
    page = login(shell, qtbot, folder)
    waits = []
    for _ in range(4):
        page.form.password_edit.setText("salah sekali")
        page._tick(99)
        page.enter()
        qtbot.waitUntil(lambda: page.porter.waiting() == 0, timeout=10_000)
        waits.append(page._seconds)
    assert waits[-1] > waits[0]
    assert "tidak cocok" in page.form.banner.title() or "Tunggu" in page.form.banner.text()
    assert "detik" in page.form.enter_button.text()
    assert not page.form.enter_button.isEnabled()
    picture(shell, "masuk_salah", (1366, 768))


def test_an_empty_password_is_asked_for_beside_the_field(shell, qtbot, folder):
    page = login(shell, qtbot, folder)
    page.enter()
    assert page.form.password_box.problem().startswith("Kosong")


def test_caps_lock_is_said_before_the_password_is_tried(shell, qtbot, folder):
    page = login(shell, qtbot, folder)
    qtbot.keyClicks(page.form.password_edit, "a")
    assert page.form.banner.isHidden()
    page.form.password_edit.caps_lock.emit(True)
    assert page.form.banner.title() == "Caps Lock menyala."


def test_data_of_a_later_program_is_told_with_what_to_do(shell, qtbot, folder, now, picture):
    """Nothing is damaged, nothing is to be restored: a newer Setup is wanted, and the password was right."""
    with (
        office.unlock(folder, "siti", "sandi siti 2026", clock=lambda: now) as opened,
        opened.store.begin(opened.actor, reason="uji") as session,
    ):
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '0099'")
    before = (folder / "kantor.asn").read_bytes()
    page = login(shell, qtbot, folder)
    page.form.user_combo.setCurrentIndex(1)
    page.form.password_edit.setText("sandi siti 2026")
    page.enter()
    qtbot.waitUntil(lambda: page.form.banner.isVisible(), timeout=20_000)
    assert "lebih baru" in page.form.banner.title()
    for word in ("0099", "tidak rusak", "Setup", "Jangan membuat kantor baru"):
        assert word in page.form.banner.text()
    picture(shell, "masuk_data_versi_baru", (1366, 768))
    assert shell.office is None
    assert (folder / "kantor.asn").read_bytes() == before


def fill_profile(wizard):
    form = wizard.profile
    form.pemerintah_edit.setText("PEMERINTAH KABUPATEN TIRTAMAYA")
    form.nama_edit.setText("Dinas Sosial")
    form.kota_edit.setText("Tirtamaya")
    form.kode_edit.setText("DINSOS")


def fill_holders(form):
    for n, name, user in (("1", "Siti Rahmawati", "siti"), ("2", "Budi Santoso", "budi")):
        getattr(form, f"name{n}_edit").setText(name)
        getattr(form, f"user{n}_edit").setText(user)
        for field in ("password", "again"):
            getattr(form, f"{field}{n}_edit").setText(f"tiga ekor kerbau {user}")


def test_a_new_office_from_the_first_page_to_the_open_window(shell, qtbot, porter, picture):
    shell.start()
    wizard = page_of(shell)
    wizard.choice.choice.choose("kantor")
    wizard.choice.next_button.click()
    wizard.profile.next_button.click()
    assert wizard.profile.nama_box.problem().startswith("Kosong")
    fill_profile(wizard)
    picture(shell, "mulai_kantor", (1366, 768))
    wizard.profile.next_button.click()
    wizard.habits.head_nama_edit.setText("Drs. Haryanto, M.Si.")
    picture(shell, "mulai_kebiasaan", (1366, 768))
    wizard.habits.next_button.click()
    fill_holders(wizard.holders)
    wizard.holders.again2_edit.setText("lain")
    wizard.holders.next_button.click()
    assert wizard.holders.again2_box.problem()
    fill_holders(wizard.holders)
    picture(shell, "mulai_pemegang", (1366, 768))
    wizard.holders.next_button.click()
    qtbot.waitUntil(lambda: wizard.number == 4, timeout=20_000)
    picture(shell, "mulai_pemulihan", (1366, 768))
    sheet = wizard.recovery
    sheet.first_edit.setText("bukan")
    sheet.next_button.click()
    assert sheet.first_box.problem()
    words = sheet.words()
    for edit, place in zip((sheet.first_edit, sheet.second_edit), sheet.asked(), strict=True):
        edit.setText(words[place].upper())
    sheet.next_button.click()
    qtbot.waitUntil(lambda: shell.office is not None, timeout=10_000)
    assert shell.office.desk.office.nama == "Dinas Sosial"
    assert sheet.words() == ()
    assert wizard.holders.password1_edit.text() == ""


def test_a_wrong_nip_of_the_head_leads_back_to_its_field(shell, qtbot, porter):
    shell.show_first_start()
    wizard = page_of(shell)
    wizard.mode = "kantor"
    fill_profile(wizard)
    wizard.habits.prepare("Dinas Sosial", "DINSOS")
    wizard.habits.head_nama_edit.setText("Drs. Haryanto, M.Si.")
    wizard.habits.head_nip_edit.setText("123")
    fill_holders(wizard.holders)
    wizard.create()
    qtbot.waitUntil(lambda: not wizard.banner.isHidden(), timeout=20_000)
    assert wizard.number == 2
    assert wizard.habits.head_nip_box.problem()
    assert not shell.places.has_office()


def test_the_recovery_sheet_gives_a_new_password(shell, qtbot, porter, folder, template, picture):
    shell._show_recovery(folder)
    page = page_of(shell)
    qtbot.waitUntil(lambda: page.form.user_combo.count() > 0, timeout=10_000)
    page.form.words_edit.setPlainText("bukan kata kata pemulihan")
    page.form.password_edit.setText("empat ekor kerbau")
    page.form.again_edit.setText("empat ekor kerbau")
    page.recover()
    idle(qtbot, porter)
    assert page.form.words_box.problem()
    picture(shell, "lupa_sandi", (1366, 768))
    page.form.words_edit.setPlainText(" ".join(template.recovery.words))
    page.form.user_combo.setCurrentIndex(page.form.user_combo.findData("siti"))
    page.recover()
    idle(qtbot, porter)
    assert page.form.banner.title() == "Kata sandi sudah diganti"
    with office.unlock(folder, "siti", "empat ekor kerbau") as opened:
        assert opened.actor.username == "siti"


def test_restore_shows_what_will_be_lost_first(shell, qtbot, porter, folder, now, picture):
    with office.unlock(folder, "siti", "sandi siti 2026", clock=lambda: now) as opened:
        office.back_up(opened, now=now)
    shell._show_restore(folder)
    page = page_of(shell)
    qtbot.waitUntil(lambda: bool(page.model.rows), timeout=10_000)
    page.form.user_edit.setText("siti")
    page.form.password_edit.setText("sandi siti 2026")
    assert not page.form.restore_button.isEnabled()
    assert page.model.index(0, 3).data() == "komputer ini"
    page.plan()
    idle(qtbot, porter)
    assert page.form.restore_button.isEnabled()
    picture(shell, "pulihkan", (1366, 768))
    page.restore()
    idle(qtbot, porter)
    assert page.form.banner.title() == "Data sudah dipulihkan"


def test_an_office_moves_to_a_pc_that_has_none(shell, qtbot, porter, folder, now, tmp_path, picture):
    stick = tmp_path / "KINGSTON"
    stick.mkdir()
    with office.unlock(folder, "siti", "sandi siti 2026", clock=lambda: now) as opened:
        made = office.back_up(opened, stick, now=now)
        with opened.store.read(opened.actor) as session:
            people = session.scalar(sa.select(sa.func.count()).select_from(Employee))
    shell.start()
    start = page_of(shell)
    start.choice.choice.choose("pindah")
    start.choice.next_button.click()
    page = page_of(shell)
    page._others = (stick,)
    page._load()
    qtbot.waitUntil(lambda: bool(page.model.rows), timeout=10_000)
    assert [row.folder for row in page.model.rows] == [made.folder]
    assert page.model.index(0, 3).data() == "stik KINGSTON"
    page.form.user_edit.setText("siti")
    page.form.password_edit.setText("sandi siti 2025")
    page.form.plan_button.click()
    idle(qtbot, porter)
    assert not page.form.restore_button.isEnabled()
    page.form.password_edit.setText("sandi siti 2026")
    page.form.plan_button.click()
    idle(qtbot, porter)
    assert page.form.banner.title().startswith("Cadangan utuh")
    picture(shell, "pindah_komputer", (1366, 768))
    page.form.restore_button.click()
    idle(qtbot, porter)
    assert page.form.banner.title() == "Kantor sudah ada di komputer ini"
    page.form.back_button.click()
    assert page_of(shell).form.user_combo is not None  # the login page of the office that arrived
    with office.unlock(shell.places.office, "siti", "sandi siti 2026", clock=lambda: now) as there, there.store.read(
        there.actor
    ) as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(Employee)) == people


def test_who_has_no_backup_to_move_goes_back_to_first_start(shell, qtbot, porter):
    shell.start()
    page_of(shell).choice.choice.choose("pindah")
    page_of(shell).choice.next_button.click()
    page = page_of(shell)
    idle(qtbot, porter)
    page.form.back_button.click()
    assert page_of(shell).choice.choice.key() == "latihan"


@pytest.mark.parametrize(
    ("password", "first"),
    [("", "Paling"), ("abc", "Terlalu"), ("password123", "Lemah"), ("aaaaaaaaaa", "Lemah"), ("kerbau99", "Sedang"),
     ("tiga kerbau makan awan", "Kuat")],
)  # fmt: skip
def test_strength_is_said_in_words(password, first):
    assert strength(password).startswith(first)


def test_the_practice_office_is_made_on_first_use_and_shows_its_password(shell, qtbot, porter, picture):
    shell.show_practice()
    qtbot.waitUntil(lambda: shell.places.has_practice() and hasattr(page_of(shell), "form"), timeout=60_000)
    page = page_of(shell)
    qtbot.waitUntil(lambda: page.form.user_combo.count() > 0, timeout=10_000)
    hint = page.form.password_box._below.text()
    assert hint.startswith("Kata sandi latihan")
    picture(shell, "masuk_latihan", (1366, 768))
    page.form.user_combo.setCurrentIndex(page.form.user_combo.findData("siti"))
    page.form.password_edit.setText(hint.rpartition(" ")[2])
    page.enter()
    qtbot.waitUntil(lambda: shell.office is not None, timeout=10_000)
    qtbot.waitUntil(lambda: shell.office.desk.waiting() == 0, timeout=10_000)
    assert shell.property("practice")
    picture(shell, "beranda", (1366, 768))
    picture(shell, "beranda_150", (911, 512))
    shell.office.show_tab("pengaturan")
    picture(shell, "pengaturan", (1366, 768))
    picture(shell, "pengaturan_150", (911, 512))
    shell.lock()
    assert shell.is_locked()
    assert "Dinas" not in shell.windowTitle()
    picture(shell, "terkunci", (1366, 768))


def test_what_is_wrong_on_a_page_is_said_before_the_next_one(shell, qtbot, porter):
    shell.show_first_start()
    wizard = page_of(shell)
    wizard.choice.choice.choose("kantor")
    wizard.choice.next_button.click()
    fill_profile(wizard)
    wizard.profile.next_button.click()
    habits = wizard.habits
    habits.head_nama_edit.setText("Drs. Haryanto, M.Si.")
    habits.head_nip_edit.setText("19990101")
    habits.pattern_edit.setText("abc {urutt}")
    qtbot.mouseClick(habits.next_button, Qt.MouseButton.LeftButton)
    assert wizard.number == 2
    assert habits.head_nip_box.problem()
    assert habits.pattern_box.problem()
    habits.head_nip_edit.setText("196802021994031005")
    habits.pattern_edit.setText("{kode}/{urut}/{unit}/{tahun}")
    qtbot.mouseClick(habits.next_button, Qt.MouseButton.LeftButton)
    assert wizard.number == 3
