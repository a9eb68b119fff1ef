"""Lists of what falls due: KGB (penjagaan), KP with missing conditions, pension, satyalancana (employee.md §7, §3)."""

from __future__ import annotations

from collections.abc import Sequence

from asn_desktop.rules import service
from asn_desktop.rules.dossier import Dossier
from asn_desktop.rules.kgb import Kgb
from asn_desktop.rules.promotion import Promotion
from asn_desktop.rules.report_table import Group, HeaderCell, Hint, Kind, ReportTable, Row, Value, head
from asn_desktop.rules.words import digit_date, long_date
from asn_desktop.services.career_due import window_end
from asn_desktop.services.career_rows import Decree, KgbDue, KpDue, PensionDue, SatyaDue
from asn_desktop.services.reports import person_cells as cells
from asn_desktop.services.reports.material import Material

_N, _D = Kind.NUMBER, Kind.DATE
KP_KINDS = {"101": "Reguler", "201": "Pilihan (struktural)", "202": "Pilihan (JF)", "203": "Penyesuaian ijazah"}
WORDS = {
    "sudah_maksimum": "sudah di langkah gaji terakhir", "bukan_penerima_kgb": "bukan penerima KGB",
    "predikat_kinerja": "predikat kinerja belum Baik",
    "masa_perjanjian_tidak_lebih_dari_2_tahun": "masa perjanjian tidak lebih dari 2 tahun", "ditunda": "ditunda",
    "masa_kerja_pangkat": "masa kerja dalam pangkat", "melewati_batas_ijazah": "melewati batas ijazah",
    "belum_ujian_dinas_1": "ujian dinas tingkat I", "belum_ujian_dinas_2": "ujian dinas tingkat II",
    "di_luar_rentang_jenjang": "di luar rentang jenjang", "masih_cpns": "masih CPNS",
    "pangkat_tertinggi": "pangkat tertinggi",
    "angka_kredit_kurang": "angka kredit kurang atau belum diisi", "hukuman_disiplin": "hukuman disiplin",
    "di_luar_rentang_eselon": "di luar rentang eselon", "pppk_tanpa_pangkat": "PPPK tanpa pangkat",
    "syarat_tertutup": "ada syarat lain, tanyakan kepada petugas kepegawaian",
}  # fmt: skip

_GAPS = {"mkg": "masa kerja golongan", "predikat": "predikat kinerja", "kontrak": "masa perjanjian",
         "tabel_gaji": "tabel gaji", "tmt_jabatan": "TMT jabatan"}  # fmt: skip


def named(name: str, nip: str | None) -> str:
    """Name and NIP in one cell, the NIP unbreakable on its own line."""
    return f"{name}\n{cells.unbroken(nip)}" if nip else name


def _window(material: Material, months: int) -> str:
    first = material.on.replace(day=1)
    return f"{long_date(first)} s.d. {long_date(window_end(material.on, months))}"


def _said(reasons: Sequence[str], gaps: Sequence[str], awaits: Sequence[int]) -> list[str]:
    """Reasons, gaps, and the years not yet over whose predikat will decide (no gap)."""
    said = [WORDS.get(reason, reason.replace("_", " ")) for reason in reasons]
    return [*said, *(f"{_GAPS.get(gap, gap.replace('_', ' '))} belum diisi" for gap in gaps),
            *([f"ditentukan predikat {' dan '.join(map(str, awaits))}"] if awaits else [])]


def _decree(title: str) -> HeaderCell:
    return head(
        title, head("NOMOR", share=1.2), head("TANGGAL", kind=_D), head("TMT", kind=_D), head("MK", kind=_N),
        head("BESAR GAJI", kind=Kind.MONEY),
    )  # fmt: skip


def _years(mkg: tuple[int, int] | None) -> str | None:
    return f"{mkg[0]} th {mkg[1]} bl" if mkg else None


def _with_unknown(made: Sequence[Row], unknown: Sequence[Row]) -> list[Group]:
    """The rows, and below them who falls due nobody knows when, so that an empty list does not look like no work."""
    if not unknown:
        return [Group("", tuple(made))]
    return [Group("", tuple(made)), Group("BELUM DAPAT DIHITUNG, DATANYA BELUM LENGKAP", tuple(unknown))]


def kgb(
    material: Material, rows: Sequence[KgbDue], months: int, unknown: Sequence[tuple[Dossier, Kgb]] = ()
) -> ReportTable:
    """Daftar penjagaan KGB: the old decree beside what the new one will say; its number and day are still open."""
    header = [
        head("NO", kind=_N), head("NAMA", share=1.6), head("NIP", kind=Kind.NIP), head("GOL.\nRUANG", kind=_N),
        head("JABATAN", share=1.6), head("INSTANSI", share=1.2), _decree("SK LAMA"), _decree("SK BARU"),
        head("KETERANGAN", share=1.2),
    ]  # fmt: skip
    made = []
    for number, due in enumerate(rows, 1):
        d, one = due.orang, due.kgb
        new: tuple[Value, ...] = (None, None, one.tmt, _years(one.mkg), one.gaji_baru)
        said = "; ".join([f"surat paling lambat {digit_date(due.surat)}", *_said(one.reasons, one.gaps, one.awaits)])
        golongan = one.golongan or (d.golongan.golongan if d.golongan else None)
        made.append(Row((number, d.nama_tampil, d.nip, golongan, cells.post_name(d), d.unit, *_old(due.lama), *new,
                         said), d.id))  # fmt: skip
    open_ = (None,) * 10
    lacking = [
        Row((number, d.nama_tampil, d.nip, d.golongan.golongan if d.golongan else None, cells.post_name(d), d.unit,
             *open_, "; ".join(_said((), one.gaps, ()))), d.id)
        for number, (d, one) in enumerate(unknown, len(made) + 1)
    ]  # fmt: skip
    return material.table(
        "kgb", "DAFTAR PENJAGAAN KENAIKAN GAJI BERKALA", header, _with_unknown(made, lacking), count=len(made),
        notes=["MK masa kerja golongan. Pengingat menurut data kantor; keputusan pada pejabat yang berwenang."],
        hint=Hint(6.8), window=_window(material, months),
    )  # fmt: skip


def _old(decree: Decree) -> tuple[Value, ...]:
    return decree.nomor, decree.tanggal, decree.tmt, _years(decree.mkg), decree.gaji


def kp(
    material: Material, rows: Sequence[KpDue], months: int, unknown: Sequence[tuple[Dossier, Promotion]] = ()
) -> ReportTable:
    """Usul kenaikan pangkat by TMT, with the conditions that are not yet met."""
    header = [
        head("NO", kind=_N), head("NAMA / NIP", share=1.5), head("GOL &\nTMT", kind=_N), head("JABATAN", share=1.6),
        head("PENDIDIKAN", share=1.2), head("MK DALAM\nPANGKAT", kind=_N), head("JENIS KP", share=0.8),
        head("GOL\nUSULAN", kind=_N), head("TMT\nUSULAN", kind=_D), head("SYARAT KURANG", share=1.7),
    ]  # fmt: skip
    made = []
    for number, due in enumerate(rows, 1):
        d, one, time = due.orang, due.kp, due.mk_pangkat
        said = _said(one.missing, one.gaps, one.awaits)
        if one.ijazah:
            said.append(f"ijazah lebih tinggi: dapat diusulkan penyesuaian ke {one.ijazah}")
        made.append(Row((
            number, named(d.nama_tampil, d.nip), _ranked(due), cells.post_name(d),
            cells.school_line(d, material.labels), _years((time.tahun, time.bulan)) if time else None,
            KP_KINDS.get(one.kind or "", one.kind), one.golongan_baru, one.tmt, "; ".join(said) or None,
        ), d.id))  # fmt: skip
    lacking = [
        Row((number, named(d.nama_tampil, d.nip), d.golongan.golongan if d.golongan else None, cells.post_name(d),
             cells.school_line(d, material.labels), None, None, None, None, "; ".join(_said((), one.gaps, ()))), d.id)
        for number, (d, one) in enumerate(unknown, len(made) + 1)
    ]  # fmt: skip
    return material.table(
        "kp", "DAFTAR PEGAWAI YANG DAPAT DIUSULKAN KENAIKAN PANGKAT", header, _with_unknown(made, lacking),
        count=len(made), hint=Hint(7.5), window=_window(material, months),
        notes=["Pengingat menurut data kantor, bukan keputusan; syarat kurang disebut pada kolom terakhir."],
    )  # fmt: skip


def _ranked(due: KpDue) -> str | None:
    held = due.orang.golongan
    if held is None:
        return None
    return f"{held.golongan}\n{digit_date(held.tmt)}" if held.tmt else held.golongan


def pension(material: Material, rows: Sequence[PensionDue], months: int) -> ReportTable:
    """Who reaches the pension age, by TMT; those past it and still in service first."""
    header = [
        head("NO", kind=_N), head("NAMA / NIP", share=1.5), head("GOL", kind=_N), head("JABATAN, TMT", share=1.8),
        head("MASA KERJA", kind=_N), head("TGL LAHIR", kind=_D), head("BUP", kind=_N), head("TMT PENSIUN", kind=_D),
        head("ALAMAT", share=1.5),
    ]  # fmt: skip
    made = []
    for number, due in enumerate(rows, 1):
        d, post = due.orang, due.orang.jabatan
        held = f"{post.nama}\n{digit_date(post.tmt)}" if post and post.tmt else cells.post_name(d)
        time = _years((due.mks.tahun, due.mks.bulan)) if due.mks else None
        made.append(Row((number, named(d.nama_tampil, d.nip), d.golongan.golongan if d.golongan else None, held, time,
                         d.tanggal_lahir, due.bup.tahun, due.tmt, d.alamat), d.id))  # fmt: skip
    notes = ["Masa kerja keseluruhan dihitung sampai TMT pensiun."]
    if late := sum(due.terlewat for due in rows):
        notes.append(f"{late} orang sudah melewati TMT pensiun dan masih tercatat bekerja.")
    return material.table(
        "pensiun", "DAFTAR PEGAWAI YANG MENCAPAI BATAS USIA PENSIUN", header, [Group("", tuple(made))],
        count=len(made), hint=Hint(7.8), notes=notes, window=_window(material, months),
    )  # fmt: skip


def satyalancana(material: Material, rows: Sequence[SatyaDue], year: int) -> ReportTable:
    """Who may be proposed for Satyalancana Karya Satya of a year."""
    header = [
        head("NO", kind=_N), head("NAMA", share=1.5), head("NIP", kind=Kind.NIP), head("GOL", kind=_N),
        head("JABATAN", share=1.7), head("UNIT KERJA", share=1.2), head("TMT CPNS", kind=_D),
        head("MASA KERJA", kind=_N), head("GENAP\nTANGGAL", kind=_D), head("SATYALANCANA\nKARYA SATYA", kind=_N),
        head("KETERANGAN", share=1.0),
    ]  # fmt: skip
    lower = {"201": "X tahun", "202": "XX tahun"}
    made = []
    for number, due in enumerate(rows, 1):
        d, award = due.orang, due.award
        said = f"Satyalancana {lower.get(award.sebelumnya, '')} belum tercatat" if award.sebelumnya else None
        total = service.total(d, material.on)
        made.append(Row((
            number, d.nama_tampil, d.nip, d.golongan.golongan if d.golongan else None, cells.post_name(d), d.unit,
            d.tmt_cpns, _years((total.tahun, total.bulan)) if total else None, award.genap,
            f"{'X' * (award.tahun // 10)} TAHUN", said,
        ), d.id))  # fmt: skip
    return material.table(
        "satyalancana", "DAFTAR CALON PENERIMA SATYALANCANA KARYA SATYA", header, [Group("", tuple(made))],
        count=len(made), hint=Hint(7.5), window=f"TAHUN {year}",
        notes=["Masa kerja terus-menerus sejak TMT CPNS, genap paling lambat 17 Agustus (PP 35/2010)."],
    )  # fmt: skip
