"""File dialogs begin with the person's files, not in the folder of the program."""

from __future__ import annotations

import inspect
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from asn_desktop import app
from asn_desktop.services import export_place
from asn_desktop.ui.start import standing


def test_documents_in_onedrive_are_passed_over(tmp_path: Path):
    """OneDrive takes Documents and Desktop, Downloads stays; only when nothing stays is the first one offered."""
    cloud, downloads = tmp_path / "OneDrive - Dinas", tmp_path / "Unduhan"
    documents = cloud / "Dokumen"
    documents.mkdir(parents=True)
    assert export_place.choose([documents, downloads], {}) == documents
    downloads.mkdir()
    assert export_place.choose([documents, downloads], {}) == downloads
    assert export_place.choose([cloud, documents], {}) == cloud
    moved = tmp_path / "Awan" / "Dokumen"
    moved.mkdir(parents=True)
    assert export_place.choose([moved, downloads], {"OneDrive": str(moved.parent)}) == downloads
    assert export_place.choose([Path("\\\\server\\profil\\Dokumen"), tmp_path / "hilang"], {}) is None


def test_a_dialog_begins_there(qtbot, tmp_path: Path, monkeypatch):
    """Started from the program's own folder, as the start menu does."""
    program, home = tmp_path / "program", tmp_path / "siti"
    for folder in (program, home / "Documents"):
        folder.mkdir(parents=True)
    monkeypatch.chdir(program)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    standing.stand_where_people_keep_files()
    wanted = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    assert wanted.is_relative_to(home)
    assert Path(QDir.currentPath()) == wanted
    dialog = QFileDialog(None, "Simpan", "pegawai.xlsx")
    qtbot.addWidget(dialog)
    assert Path(dialog.directory().absolutePath()) == wanted


def test_the_window_stands_there_after_its_first_paint():
    """Not before: the question costs the database's library, which no first paint waits for."""
    assert "stand_where_people_keep_files()" in inspect.getsource(app.settle)
    assert "standing" not in inspect.getsource(app.main)
