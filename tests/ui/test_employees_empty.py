"""Tab Pegawai of an office without people: it says what to do first."""

from __future__ import annotations

from PySide6.QtCore import Qt

from asn_desktop.ui.employees.import_page import ImportPage
from asn_desktop.ui.employees.tab import EmployeesTab


def test_an_empty_office_is_led_to_the_import(desk, qtbot, settled, picture):
    tab = EmployeesTab(desk)
    qtbot.addWidget(tab)
    tab.resize(1366, 690)
    tab.show()
    settled(desk)
    assert tab.right.currentWidget() is tab.nobody
    assert not tab.list.isVisible()
    picture(tab, "pegawai_kosong", (1366, 690))
    tab.nobody.button.click()
    settled(desk)
    assert isinstance(tab.pages.currentWidget(), ImportPage)
    tab.pages.currentWidget().closed.emit()
    settled(desk)
    assert tab.right.currentWidget() is tab.nobody


def test_an_empty_office_still_reaches_its_units_and_officials(desk, qtbot, settled):
    tab = EmployeesTab(desk)
    qtbot.addWidget(tab)
    tab.resize(1366, 690)
    tab.show()
    settled(desk)
    assert tab.nobody.second_button.text() == "Unit dan pejabat"
    qtbot.mouseClick(tab.nobody.second_button, Qt.MouseButton.LeftButton)
    settled(desk)
    assert tab.pages.currentWidget() is tab.units
    qtbot.mouseClick(tab.units.official_button, Qt.MouseButton.LeftButton)
    assert tab.units.official_box.isVisible()
    tab.units.official_box.close()


def test_after_the_first_person_the_list_shows(desk, qtbot, settled):
    import datetime as dt

    from asn_desktop.services import employee_form, units
    from asn_desktop.services.employee_form import EmployeeAsk

    tab = EmployeesTab(desk)
    qtbot.addWidget(tab)
    tab.resize(1366, 690)
    tab.show()
    settled(desk)

    def enter(session):
        ask = EmployeeAsk("Asih", dt.date(1985, 3, 17), "P", "PNS", units.root(session), nip="198503172009042003",
                          tmt_cpns=dt.date(2009, 4, 1))  # fmt: skip
        return employee_form.save(session, ask, today=desk.today())

    desk.write(tab, enter)
    settled(desk)
    qtbot.waitUntil(lambda: tab.list.model.rowCount() == 1)
    settled(desk)
    assert tab.list.isVisible()
    assert tab.person.card.nama == "Asih"
