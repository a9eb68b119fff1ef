"""The drawing of a person's form: its widgets by name."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLineEdit

from asn_desktop.ui.form import Form
from asn_desktop.ui.parts.date_field import DateField
from asn_desktop.ui.parts.field import FieldBox


class EmployeeForm(Form):
    """The blanks of forms/screen/employee.ui."""

    drawing = "employee"
    decree_card: QFrame
    pension_card: QFrame
    nama_box: FieldBox
    nama_edit: QLineEdit
    gelar_depan_box: FieldBox
    gelar_depan_edit: QLineEdit
    gelar_belakang_box: FieldBox
    gelar_belakang_edit: QLineEdit
    nip_box: FieldBox
    nip_edit: QLineEdit
    nip_lama_box: FieldBox
    nip_lama_edit: QLineEdit
    tempat_lahir_box: FieldBox
    tempat_lahir_edit: QLineEdit
    tanggal_lahir_box: FieldBox
    tanggal_lahir_date: DateField
    jenis_kelamin_box: FieldBox
    jenis_kelamin_combo: QComboBox
    agama_box: FieldBox
    agama_combo: QComboBox
    status_kawin_box: FieldBox
    status_kawin_combo: QComboBox
    no_hp_box: FieldBox
    no_hp_edit: QLineEdit
    email_box: FieldBox
    email_edit: QLineEdit
    email_dinas_box: FieldBox
    email_dinas_edit: QLineEdit
    alamat_box: FieldBox
    alamat_edit: QLineEdit
    nik_box: FieldBox
    nik_edit: QLineEdit
    no_kk_box: FieldBox
    no_kk_edit: QLineEdit
    npwp_box: FieldBox
    npwp_edit: QLineEdit
    karpeg_box: FieldBox
    karpeg_edit: QLineEdit
    kartu_asn_box: FieldBox
    kartu_asn_edit: QLineEdit
    karis_karsu_box: FieldBox
    karis_karsu_edit: QLineEdit
    bpjs_box: FieldBox
    bpjs_edit: QLineEdit
    taspen_box: FieldBox
    taspen_edit: QLineEdit
    status_box: FieldBox
    status_combo: QComboBox
    kedudukan_box: FieldBox
    kedudukan_combo: QComboBox
    unit_id_box: FieldBox
    unit_id_combo: QComboBox
    jenis_pegawai_box: FieldBox
    jenis_pegawai_combo: QComboBox
    kelas_jabatan_box: FieldBox
    kelas_jabatan_edit: QLineEdit
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
    guru_check: QCheckBox
    tanpa_cuti_bersama_check: QCheckBox
    sk_cpns_nomor_box: FieldBox
    sk_cpns_nomor_edit: QLineEdit
    sk_cpns_tanggal_box: FieldBox
    sk_cpns_tanggal_date: DateField
    sk_pns_nomor_box: FieldBox
    sk_pns_nomor_edit: QLineEdit
    sk_pns_tanggal_box: FieldBox
    sk_pns_tanggal_date: DateField
    nomor_spmt_box: FieldBox
    nomor_spmt_edit: QLineEdit
    tanggal_spmt_box: FieldBox
    tanggal_spmt_date: DateField
    nomor_sttpl_box: FieldBox
    nomor_sttpl_edit: QLineEdit
    tanggal_sttpl_box: FieldBox
    tanggal_sttpl_date: DateField
    bup_tetapan_box: FieldBox
    bup_tetapan_edit: QLineEdit
    bup_alasan_box: FieldBox
    bup_alasan_edit: QLineEdit
