"""The pages of first start that are filled in: choice, profile, habits, key holders."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from asn_desktop.problems import Problem
from asn_desktop.rules.roles import Role
from asn_desktop.ui.form import Form
from asn_desktop.ui.parts.choice import Choice, ChoiceCards
from asn_desktop.ui.parts.field import FieldBox
from asn_desktop.ui.parts.password import PasswordField
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.start.strength import strength

ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
MODES = ("agenda", "diketik", "kosong")
ROLES = (Role.ADMIN, Role.OPERATOR, Role.VERIFIKATOR, Role.PEJABAT)
PATTERN = "{kode}/{urut}/{unit}/{tahun}"
WAYS = (
    Choice("latihan", "Buka Kantor Latihan", "60 pegawai rekaan untuk belajar. Tidak ada yang perlu diisi."),
    Choice("kantor", "Buat kantor baru", "Untuk dinas, kecamatan, puskesmas, sekolah. Sekitar lima menit."),
    Choice("pindah", "Pindahkan kantor dari komputer lain", "Melanjutkan kantor dari cadangannya di stik."),
    Choice("bkpsdm", "Buat kantor BKPSDM", "Menerima paket dari kantor-kantor dan membalasnya."),
)


class _Page(Form):
    """A page whose boxes are named after the fields of a problem."""

    places: dict[str, str] = {}  # noqa: RUF012 - field of a problem -> name of the box

    def mark(self, problem: Problem) -> bool:
        """Show a finding at its field; False when this page has no such field."""
        box = getattr(self, self.places.get(problem.field, ""), None)
        if box is None:
            return False
        box.show_problem(sentence(problem))
        return True

    def clear(self) -> None:
        """All fields are fine again."""
        for box in self.findChildren(FieldBox):
            box.clear()

    def _demand(self, *names: str) -> bool:
        self.clear()
        empty = [n for n in names if not getattr(self, f"{n}_edit").text().strip()]
        for name in empty:
            getattr(self, f"{name}_box").show_problem(sentence(Problem("required")))
        if empty:
            getattr(self, f"{empty[0]}_edit").setFocus()
        return not empty


class ChoiceForm(Form):
    """Practice, a new office, or the central office."""

    drawing = "start_choice"
    choice: ChoiceCards
    next_button: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice.set_choices(WAYS)


class OfficeForm(_Page):
    """Whose office it is."""

    drawing = "start_office"
    pemerintah_box: FieldBox
    pemerintah_edit: QLineEdit
    nama_box: FieldBox
    nama_edit: QLineEdit
    kota_box: FieldBox
    kota_edit: QLineEdit
    kode_edit: QLineEdit
    alamat_edit: QLineEdit
    kontak_edit: QLineEdit
    zona_combo: QComboBox
    pusat_box: FieldBox
    pusat_edit: QLineEdit
    back_button: QPushButton
    next_button: QPushButton
    places = {"nama": "nama_box", "pemerintah": "pemerintah_box", "kota": "kota_box"}  # noqa: RUF012

    def prepare(self, mode: str) -> None:
        """Suggest what is usual for an office or for the central office."""
        self.pusat_edit.setText(self.pusat_edit.text() or "BKPSDM")
        self.pusat_box.setVisible(mode == "kantor")
        self.nama_edit.setPlaceholderText("Dinas Perhubungan" if mode == "kantor" else "BKPSDM Kabupaten …")
        self.pemerintah_edit.setFocus()

    def complete(self) -> bool:
        """Whether what is required is there; marks what is not."""
        return self._demand("pemerintah", "nama", "kota")

    def answers(self) -> dict[str, Any]:
        """Fields of `NewOffice`."""
        return {
            "pemerintah": self.pemerintah_edit.text().strip(), "nama": self.nama_edit.text().strip(),
            "kota": self.kota_edit.text().strip(), "kode": self.kode_edit.text().strip() or None,
            "alamat": self.alamat_edit.text().strip() or None, "kontak": self.kontak_edit.text().strip() or None,
            "zona": ZONES[self.zona_combo.currentIndex()], "nama_pusat": self.pusat_edit.text().strip() or "BKPSDM",
        }


class HabitsForm(_Page):
    """Head, personnel officer, working week, number series."""

    drawing = "start_habits"
    head_nama_box: FieldBox
    head_nama_edit: QLineEdit
    head_nip_box: FieldBox
    head_nip_edit: QLineEdit
    head_jabatan_box: FieldBox
    head_jabatan_edit: QLineEdit
    head_pangkat_edit: QLineEdit
    deputy_nama_box: FieldBox
    deputy_nama_edit: QLineEdit
    deputy_nip_box: FieldBox
    deputy_nip_edit: QLineEdit
    deputy_jabatan_box: FieldBox
    deputy_jabatan_edit: QLineEdit
    week_combo: QComboBox
    mode_combo: QComboBox
    pattern_box: FieldBox
    pattern_edit: QLineEdit
    sample_label: QLabel
    back_button: QPushButton
    next_button: QPushButton
    places = {  # noqa: RUF012
        "kepala.nama": "head_nama_box", "kepala.nip": "head_nip_box", "kepala.jabatan": "head_jabatan_box",
        "wakil.nama": "deputy_nama_box", "wakil.nip": "deputy_nip_box", "wakil.jabatan": "deputy_jabatan_box",
        "nomor_pola": "pattern_box",
    }

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = ""
        self.pattern_edit.textChanged.connect(self._show_sample)
        self.pattern_edit.setText(PATTERN)

    def prepare(self, office: str, code: str) -> None:
        """Suggest the head's post and show the number as it will look."""
        self._code = code.strip()
        if not self.head_jabatan_edit.text():
            self.head_jabatan_edit.setText(f"Kepala {office.strip()}")
        self._show_sample()

    def complete(self) -> bool:
        """A named official needs a post; the rest is judged when the office is made."""
        needed = [f"{w}_jabatan" for w in ("head", "deputy") if getattr(self, f"{w}_nama_edit").text().strip()]
        return self._demand(*needed)

    def answers(self) -> dict[str, Any]:
        """Fields of `NewOffice`."""
        return {"hari_kerja": ("12345", "123456")[self.week_combo.currentIndex()],
                "nomor_mode": MODES[self.mode_combo.currentIndex()],
                "nomor_pola": self.pattern_edit.text().strip() or PATTERN, "nomor_lebar": 3}

    def wrong(self, today: dt.date) -> bool:
        """Mark what is wrong with the officials and the pattern as typed; whether anything is."""
        from asn_desktop.services import first_start

        problems = first_start.check_habits(self.officials(), self.answers()["nomor_pola"], today)
        marked = [problem for problem in problems if problem.blocks and self.mark(problem)]
        if marked:
            name = self.places[marked[0].field].removesuffix("_box")
            getattr(self, f"{name}_edit").setFocus()
        return bool(marked)

    def officials(self) -> list[Any]:
        """Head and personnel officer as typed."""
        from asn_desktop.services.first_start import FirstOfficial

        return [FirstOfficial("kepala", self.head_jabatan_edit.text(), self.head_nama_edit.text(),
                              self.head_nip_edit.text(), self.head_pangkat_edit.text()),
                FirstOfficial("wakil", self.deputy_jabatan_edit.text(), self.deputy_nama_edit.text(),
                              self.deputy_nip_edit.text())]

    def _show_sample(self) -> None:
        shown = self.pattern_edit.text()
        for blank, value in {"{kode}": "800.1.11.4", "{keamanan}": "B", "{urut}": "012", "{unit}": self._code or "UNIT",
                             "{bulan}": "11", "{bulan_romawi}": "XI", "{tahun}": "2026"}.items():
            shown = shown.replace(blank, value)
        self.sample_label.setText(shown)


class HoldersForm(_Page):
    """Two people who can open the office."""

    drawing = "start_holders"
    name1_box: FieldBox
    name1_edit: QLineEdit
    user1_box: FieldBox
    user1_edit: QLineEdit
    role1_combo: QComboBox
    password1_box: FieldBox
    password1_edit: PasswordField
    again1_box: FieldBox
    again1_edit: PasswordField
    name2_box: FieldBox
    name2_edit: QLineEdit
    user2_box: FieldBox
    user2_edit: QLineEdit
    role2_combo: QComboBox
    password2_box: FieldBox
    password2_edit: PasswordField
    again2_box: FieldBox
    again2_edit: PasswordField
    back_button: QPushButton
    next_button: QPushButton
    places = {  # noqa: RUF012
        f"holders.{n}.{field}": f"{box}{n + 1}_box"
        for n in (0, 1)
        for field, box in (("name", "name"), ("username", "user"), ("password", "password"))
    }

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.role2_combo.setCurrentIndex(1)
        for n in ("1", "2"):
            edit, box = getattr(self, f"password{n}_edit"), getattr(self, f"password{n}_box")
            edit.textChanged.connect(lambda text, box=box: box.set_hint(strength(text)))

    def complete(self) -> bool:
        """Whether both people are complete and both passwords were typed twice alike."""
        if not self._demand(*(f"{f}{n}" for n in (1, 2) for f in ("name", "user", "password", "again"))):
            return False
        typed = {n: [getattr(self, f"{field}{n}_edit").text() for field in ("password", "again")] for n in "12"}
        differing = [n for n, (first, again) in typed.items() if first != again]
        for n in differing:
            getattr(self, f"again{n}_box").show_problem(sentence(Problem("passwords_differ")))
        return not differing

    def people(self) -> tuple[Any, Any]:
        """The two new users."""
        from asn_desktop.services.office_cards import NewUser

        first, second = (
            NewUser(getattr(self, f"user{n}_edit").text(), getattr(self, f"name{n}_edit").text(),
                    getattr(self, f"password{n}_edit").text(), ROLES[getattr(self, f"role{n}_combo").currentIndex()])
            for n in "12"
        )
        return first, second

    def forget(self) -> None:
        """Drop the passwords from the screen."""
        for edit in self.findChildren(PasswordField):
            edit.clear()
