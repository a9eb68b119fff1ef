"""The drawing of a person's form: its widgets by name."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from asn_desktop.ui.form import Form
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox


class EmployeeForm(Form):
    """The blanks of forms/screen/employee.ui."""

    drawing = "employee"
    nama_box: FieldBox
    nama_edit: QLineEdit
    gelar_depan_box: FieldBox
    gelar_depan_edit: QLineEdit
    gelar_belakang_box: FieldBox
    gelar_belakang_edit: QLineEdit
    nip_box: FieldBox
    nip_edit: QLineEdit
    tempat_lahir_box: FieldBox
    tempat_lahir_edit: QLineEdit
    tanggal_lahir_box: FieldBox
    tanggal_lahir_date: DateField
    jenis_kelamin_box: FieldBox
    jenis_kelamin_combo: QComboBox
    agama_combo: QComboBox
    status_kawin_combo: QComboBox
    nik_box: FieldBox
    nik_edit: QLineEdit
    npwp_box: FieldBox
    npwp_edit: QLineEdit
    karpeg_edit: QLineEdit
    status_box: FieldBox
    status_combo: QComboBox
    kedudukan_combo: QComboBox
    unit_id_box: FieldBox
    unit_id_combo: QComboBox
    tmt_cpns_box: FieldBox
    tmt_cpns_date: DateField
    tmt_pns_box: FieldBox
    tmt_pns_date: DateField
    kontrak_mulai_box: FieldBox
    kontrak_mulai_date: DateField
    kontrak_tmt_box: FieldBox
    kontrak_tmt_date: DateField
    kontrak_akhir_box: FieldBox
    kontrak_akhir_date: DateField
    no_hp_box: FieldBox
    no_hp_edit: QLineEdit
    email_box: FieldBox
    email_edit: QLineEdit
    alamat_edit: QLineEdit
    guru_check: QCheckBox
    tanpa_cuti_bersama_check: QCheckBox
