"""The drawings of a unit and of an official: their widgets by name."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit

from asn_desktop.ui.form import Form
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox


class UnitForm(Form):
    """The blanks of forms/screen/employee_unit.ui."""

    drawing = "employee_unit"
    nama_box: FieldBox
    nama_edit: QLineEdit
    parent_id_box: FieldBox
    parent_id_combo: QComboBox
    kode_box: FieldBox
    kode_edit: QLineEdit
    kop_pemerintah_box: FieldBox
    kop_pemerintah_edit: QLineEdit
    kop_nama_box: FieldBox
    kop_nama_edit: QLineEdit
    kop_alamat_box: FieldBox
    kop_alamat_edit: QLineEdit
    kop_kontak_box: FieldBox
    kop_kontak_edit: QLineEdit
    kota_box: FieldBox
    kota_edit: QLineEdit
    hari_kerja_box: FieldBox
    hari_kerja_combo: QComboBox
    nomor_mode_box: FieldBox
    nomor_mode_combo: QComboBox
    nomor_lebar_box: FieldBox
    nomor_lebar_edit: QLineEdit
    nomor_pola_box: FieldBox
    nomor_pola_edit: QLineEdit


class OfficialForm(Form):
    """The blanks of forms/screen/employee_official.ui."""

    drawing = "employee_official"
    peran_box: FieldBox
    peran_combo: QComboBox
    penugasan_box: FieldBox
    penugasan_combo: QComboBox
    employee_id_box: FieldBox
    employee_id_combo: QComboBox
    jabatan_box: FieldBox
    jabatan_edit: QLineEdit
    nama_box: FieldBox
    nama_edit: QLineEdit
    nip_box: FieldBox
    nip_edit: QLineEdit
    pangkat_box: FieldBox
    pangkat_edit: QLineEdit
    berlaku_mulai_box: FieldBox
    berlaku_mulai_date: DateField
    berlaku_sampai_box: FieldBox
    berlaku_sampai_date: DateField
    dasar_box: FieldBox
    dasar_edit: QLineEdit
