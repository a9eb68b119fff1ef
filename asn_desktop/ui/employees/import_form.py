"""The drawing of the import wizard, and the page under its action bar that scrolls as a whole."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from asn_desktop.ui.employees.import_asks import AsksCard
from asn_desktop.ui.employees.import_parts import RowPanel
from asn_desktop.ui.form import Form
from asn_desktop.ui.parts.action_bar import ActionBar
from asn_desktop.ui.parts.banner import Banner
from asn_desktop.ui.parts.count_tile import CountTile
from asn_desktop.ui.parts.drop_area import DropArea
from asn_desktop.ui.parts.progress import ProgressPanel
from asn_desktop.ui.parts.steps import StepLine
from asn_desktop.ui.table import DataTable

FILE, COLUMNS, CHECK, DONE = range(4)
STEPS = ("Pilih berkas", "Cocokkan kolom", "Periksa hasil", "Selesai")
_LEAST = {FILE: 360, COLUMNS: 420, CHECK: 420, DONE: 220}  # below these heights the page scrolls
FILTERS = "Lembar kerja (*.xlsx *.xls *.ods *.csv *.txt);;Semua berkas (*)"


class _Stage(QWidget):
    """Gives its pages all its room. Without a layout, wrapping labels cannot claim the height of their narrowest."""

    def __init__(self, pages: QStackedWidget) -> None:
        super().__init__()
        self._pages = pages
        pages.setParent(self)
        pages.show()

    def resizeEvent(self, event: object) -> None:
        self._pages.resize(self.size())


class ImportForm(Form):
    """The widgets of the wizard."""

    drawing = "import_page"
    where_label: QLabel
    steps: StepLine
    note_banner: Banner
    pages: QStackedWidget
    drop_area: DropArea
    history_card: QFrame
    history_table: DataTable
    undo_batch_button: QPushButton
    asks_card: AsksCard
    kind_label: QLabel
    sheet_label: QLabel
    sheet_combo: QComboBox
    mapping_table: DataTable
    choice_title: QLabel
    choice_samples: QLabel
    choice_label: QLabel
    choice_note: QLabel
    field_combo: QComboBox
    units_check: QCheckBox
    units_list: QLabel
    new_tile: CountTile
    changed_tile: CountTile
    refused_tile: CountTile
    same_tile: CountTile
    columns_card: QFrame
    columns_table: DataTable
    columns_button: QPushButton
    columns_note: QLabel
    units_note: QLabel
    tabs_place: QFrame
    save_rejected_button: QPushButton
    rows_table: DataTable
    row_panel: RowPanel
    done_title: QLabel
    done_text: QLabel
    done_rejected_button: QPushButton
    undo_button: QPushButton
    progress_panel: ProgressPanel
    action_bar: ActionBar

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pages.parentWidget().layout().replaceWidget(self.pages, self.scroll)
        self._stage = _Stage(self.pages)
        self._stage.setObjectName("scrolled")
        self.scroll.setWidget(self._stage)
        self.steps.set_names(STEPS)
        self.note_banner.hide()
        self.progress_panel.hide()
        self.drop_area.say(
            "Letakkan berkas daftar pegawai di sini",
            "Excel, ODS, atau CSV, juga yang berisi beberapa lembar. Judul kolom dan baris pegawai dicari sendiri.",
        )
        self.drop_area.set_filters(FILTERS, many=False)

    def show_page(self, number: int) -> None:
        """Show a step."""
        self._stage.setMinimumHeight(_LEAST[number])
        self.pages.setCurrentIndex(number)
        self.steps.show_step(number)

    def resizeEvent(self, event: object) -> None:
        """On a narrow screen the list of columns gives its room to the rows; it is one button away."""
        self.columns_card.setVisible(self.width() >= 1000)
        super().resizeEvent(event)
