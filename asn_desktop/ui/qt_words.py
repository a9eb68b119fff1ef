"""Qt's own words in Indonesian: context menus of fields, standard buttons, file and print dialogs.

Qt ships no Indonesian translation, so the few rooms of Qt this program opens are translated here. Names of keys stay
as they stand on the keyboard. On Windows the file and print dialogs are the system's, in the system's language.
"""

from __future__ import annotations

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

_FIELDS = {
    "&Undo": "&Urungkan", "&Redo": "&Ulangi", "Cu&t": "Po&tong", "&Copy": "&Salin", "&Paste": "&Tempel",
    "Delete": "Hapus", "Select All": "Pilih semua", "Copy &Link Location": "Salin alamat &tautan",
    "Clear": "Kosongkan", "&Step up": "&Naikkan", "Step &down": "&Turunkan", "&Select All": "&Pilih semua",
}  # fmt: skip
_BUTTONS = {
    "OK": "Baik", "&OK": "&Baik", "Save": "Simpan", "Save All": "Simpan semua", "Open": "Buka", "&Yes": "&Ya",
    "Yes to &All": "Ya untuk &semua", "&No": "&Tidak", "N&o to All": "Tidak untuk s&emua", "Abort": "Hentikan",
    "Retry": "Ulangi", "Ignore": "Abaikan", "Close": "Tutup", "Cancel": "Batal", "Discard": "Buang", "Help": "Bantuan",
    "Apply": "Terapkan", "Reset": "Setel ulang", "Restore Defaults": "Kembalikan ke semula",
    "Show Details...": "Rincian", "Hide Details...": "Tutup rincian", "&Close": "&Tutup", "&Cancel": "&Batal",
}  # fmt: skip
_FILES = {
    "&Choose": "&Pilih", "&Delete": "&Hapus", "&Look in:": "&Cari di:", "Look in:": "Cari di:",
    "&New Folder": "Folder &baru", "&Open": "&Buka", "&Rename": "&Ganti nama", "&Save": "&Simpan",
    "All Files (*)": "Semua berkas (*)", "Back": "Kembali", "Forward": "Maju", "Go back": "Kembali",
    "Go forward": "Maju", "Go to the parent directory": "Ke folder di atasnya", "Parent Directory": "Folder di atasnya",
    "Change to detail view mode": "Tampilkan rincian", "Change to list view mode": "Tampilkan daftar",
    "Detail View": "Rincian", "List View": "Daftar", "Create New Folder": "Buat folder baru",
    "Create a New Folder": "Buat folder baru", "New Folder": "Folder baru", "Directories": "Folder",
    "Directory:": "Folder:", "File &name:": "&Nama berkas:", "Files": "Berkas", "Files of &type:": "&Jenis berkas:",
    "Find Directory": "Cari folder", "List of places and bookmarks": "Daftar tempat", "Save As": "Simpan sebagai",
    "Show ": "Tampilkan ", "Show &hidden files": "Tampilkan berkas ter&sembunyi", "Sidebar": "Tempat",
    "Remove": "Hapus", "My Computer": "Komputer ini", "Computer": "Komputer ini", "Recent Places": "Tempat terakhir",
    "%1 already exists.\nDo you want to replace it?": "%1 sudah ada.\nGanti dengan yang baru?",
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.":
        "%1\nFolder tidak ditemukan.\nPeriksa nama foldernya.",
    "%1\nFile not found.\nPlease verify the correct file name was given.":
        "%1\nBerkas tidak ditemukan.\nPeriksa nama berkasnya.",
    "'%1' is write protected.\nDo you want to delete it anyway?": "“%1” terlindung.\nTetap hapus?",
    "Are you sure you want to delete '%1'?": "Hapus “%1”?",
    "Could not delete directory.": "Folder tidak dapat dihapus.",
    "Date Modified": "Diubah", "Name": "Nama", "Size": "Ukuran", "Type": "Jenis", "Kind": "Jenis", "Drive": "Diska",
    "Folder": "Folder", "File": "Berkas",
}  # fmt: skip
_PRINTING = {
    "Print": "Cetak", "&Print": "&Cetak", "Printer": "Printer", "&Name:": "&Nama:", "P&roperties": "&Setelan",
    "Location:": "Tempat:", "Preview": "Pratinjau", "Type:": "Jenis:", "Output &file:": "Simpan ke &berkas:",
    "Print range": "Yang dicetak", "Print all": "Semua halaman", "Pages from": "Halaman", "to": "sampai",
    "Pages": "Halaman", "Current Page": "Halaman ini", "Selection": "Yang dipilih", "Page &Set:": "&Kelompok halaman:",
    "Output Settings": "Setelan cetak", "Copies:": "Rangkap:", "Copies": "Rangkap", "Collate": "Urut per rangkap",
    "Reverse": "Dari belakang", "Color Mode": "Warna", "Color": "Berwarna", "Grayscale": "Hitam putih",
    "Double Sided Printing": "Bolak-balik", "Off": "Tidak", "Long side binding": "Balik di sisi panjang",
    "Short side binding": "Balik di sisi pendek", "Options": "Pilihan", "All Pages": "Semua halaman",
    "Odd Pages": "Halaman ganjil", "Even Pages": "Halaman genap", "&Options >>": "&Pilihan >>",
    "&Options <<": "&Pilihan <<", "Print to File (PDF)": "Cetak ke berkas (PDF)", "Local file": "Berkas di sini",
    "Write PDF file": "Tulis berkas PDF", "Print To File ...": "Cetak ke berkas…", "Paper": "Kertas",
    "Page size:": "Ukuran:", "Width:": "Lebar:", "Height:": "Tinggi:", "Paper source:": "Baki kertas:",
    "Orientation": "Arah", "Portrait": "Tegak", "Landscape": "Mendatar", "Reverse landscape": "Mendatar terbalik",
    "Reverse portrait": "Tegak terbalik", "Margins": "Tepi", "Page Setup": "Setelan halaman", "Custom": "Lain",
    "Specify pages or ranges separated by commas. Ranges are specified by two numbers separated by a hyphen. E.g: "
    "3,5-7,9 prints pages 3, 5, 6, 7 and 9.": "Tulis halaman atau rentang dengan koma, misalnya 3,5-7,9.",
    "%1 already exists.\nDo you want to overwrite it?": "%1 sudah ada.\nTimpa dengan yang baru?",
    "%1 is a directory.\nPlease choose a different file name.": "%1 adalah folder.\nPilih nama berkas lain.",
    "File %1 is not writable.\nPlease choose a different file name.":
        "Berkas %1 tidak dapat ditulisi.\nPilih nama berkas lain.",
}  # fmt: skip
_BARS = {
    "Scroll Left": "Geser ke kiri", "Scroll Right": "Geser ke kanan", "Scroll here": "Gulir ke sini",
    "Left edge": "Tepi kiri", "Right edge": "Tepi kanan", "Top": "Paling atas", "Bottom": "Paling bawah",
    "Page left": "Satu halaman ke kiri", "Page right": "Satu halaman ke kanan", "Page up": "Satu halaman ke atas",
    "Page down": "Satu halaman ke bawah", "Scroll left": "Gulir ke kiri", "Scroll right": "Gulir ke kanan",
    "Scroll up": "Gulir ke atas", "Scroll down": "Gulir ke bawah", "Close Tab": "Tutup tab",
    "&Restore": "&Kembalikan", "&Move": "&Pindahkan", "&Size": "&Ubah ukuran", "Mi&nimize": "&Kecilkan",
    "Ma&ximize": "&Penuhkan", "Stay on &Top": "Selalu di &depan", "What's This?": "Apa ini?",
}  # fmt: skip

# context of Qt -> its words. The texts of our own drawings come by here, too, under other contexts.
WORDS: dict[str, dict[str, str]] = {
    "QLineEdit": _FIELDS, "QWidgetTextControl": _FIELDS, "QAbstractSpinBox": _FIELDS, "QPlainTextEdit": _FIELDS,
    "QTextBrowser": _FIELDS, "QDialogButtonBox": _BUTTONS, "QPlatformTheme": _BUTTONS, "QMessageBox": _BUTTONS,
    "QGnomeTheme": _BUTTONS, "QFileDialog": _FILES, "QFileSystemModel": _FILES, "QAbstractFileIconProvider": _FILES,
    "QPrintDialog": _PRINTING | _BUTTONS, "QPrintWidget": _PRINTING, "QPrintSettingsOutput": _PRINTING,
    "QPageSetupWidget": _PRINTING, "QPageSetupDialog": _PRINTING | _BUTTONS, "QPrintPropertiesDialog": _PRINTING,
    "QPrintPropertiesWidget": _PRINTING, "QCupsJobWidget": _PRINTING, "QTabBar": _BARS, "QScrollBar": _BARS,
    "QMdiSubWindow": _BARS, "QErrorMessage": _BUTTONS, "QInputDialog": _BUTTONS, "QProgressDialog": _BUTTONS,
}  # fmt: skip


class QtWords(QTranslator):
    """Answers Qt's question for a text with ours; what is not known stays as Qt wrote it."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, _note: str | None = None, _number: int = -1) -> str | None:  # type: ignore[override]
        return WORDS.get(context, {}).get(text)


def speak_indonesian(app: QApplication) -> None:
    """Give the application Qt's words in Indonesian. Before the first page: a later change makes drawings read anew."""
    if app.findChild(QtWords) is None:
        app.installTranslator(QtWords(app))
