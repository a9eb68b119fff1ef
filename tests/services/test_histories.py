"""Every kind of record on the real store: entered, changed, read, voided, journaled, closed to some roles."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace

import pytest

from asn_desktop.problems import Refused, Severity
from asn_desktop.rules.anomaly_mark import mark
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import employee_form, employees, field_history, histories, units
from asn_desktop.services.employee_form import EmployeeAsk
from asn_desktop.services.record_ask import RecordAsk
from asn_desktop.services.record_kinds import KINDS, kinds_for
from asn_desktop.services.record_models import MODELS
from asn_desktop.store import journal, tripwire
from asn_desktop.store.records import AnomalyNote

D = dt.date
SK = {"nomor_sk": "821/7/2022", "tanggal_sk": D(2022, 3, 1)}
# One right row of each kind for a PNS, in its types.
ROWS = {
    "golongan": {"golongan": "III/c", "tmt": D(2022, 4, 1), "jenis_kp": "101", "mkg_tahun": 13, "mkg_bulan": 0} | SK,
    "jabatan": {"jenis": "4", "nama": "Penelaah Teknis Kebijakan", "tmt": D(2022, 4, 1)} | SK,
    "pendidikan": {"tingkat": "40", "nama": "Manajemen", "tahun_lulus": 2007, "pertama": True},
    "diklat": {"latihan": "2", "nama": "Diklat PIM IV", "tahun": 2022, "jam": 320, "selesai": D(2022, 2, 20)} | SK,
    "kursus": {"jenis": "11", "nama": "Kearsipan", "tahun": 2021, "jam": 40},
    "kgb": {"tmt": D(2021, 4, 1), "golongan": "III/c", "mkg_tahun": 12, "mkg_bulan": 0, "gaji_baru": 3_000_000,
            "nomor_sk": "822/1", "tanggal_sk": D(2021, 2, 1)},
    "kinerja": {"tahun": 2025, "predikat": "2", "hasil": "2", "perilaku": "2", "penilai_nama": "Budi"},
    "angka_kredit": {"jenis": "konversi", "utama": "12.5", "penunjang": "0", "total": "12.5"} | SK,
    "penghargaan": {"jenis": "201", "tahun": 2022} | SK,
    "kontrak": {"mulai": D(2022, 3, 1), "sampai": D(2027, 2, 28)},
    "hukdis": {"jenis": "2", "tingkat": "R", "mulai": D(2022, 3, 1), "alasan": "terlambat"} | SK,
    "cltn": {"mulai": D(2022, 5, 1), "sampai": D(2023, 5, 1), "aktif_kembali": D(2023, 5, 1)} | SK,
    "pmk": {"tahun": 2, "bulan": 6, "tmt": D(2022, 4, 1), "pengalaman": "Kantor Pos", "jenis": "pemerintah"} | SK,
    "pindah": {"jenis": "masuk", "asal": "Kabupaten Lain", "tujuan": "Kabupaten Tirtamaya", "tmt": D(2022, 4, 1)} | SK,
    "pemberhentian": {"jenis": "3", "tmt": D(2027, 4, 1)} | SK,
    "lisensi": {"jenis": "STR", "nama": "perawat", "nomor_sk": "STR-1", "sampai": D(2030, 1, 1)},
    "nip_alias": {"nip": "130123456", "jenis": "lama"},
    "pasangan": {"nama": "Budi", "tanggal_lahir": D(1983, 2, 1), "tanggal_nikah": D(2010, 5, 5),
                 "nik": "3399010102830001"},
    "anak": {"nama": "Bima", "tanggal_lahir": D(2012, 5, 4), "nik": "3399010405120001"},
    "orang_tua": {"hubungan": "ibu", "nama": "Siti", "tanggal_lahir": D(1960, 1, 1)},
}  # fmt: skip


@pytest.fixture
def root(session):
    return units.root(session)


@pytest.fixture
def asih(session, root, today):
    ask = EmployeeAsk("Asih Lestari", D(1985, 3, 17), "P", "PNS", root, nip="198503172009042003",
                      nik="3399015703850001", tmt_cpns=D(2009, 4, 1), tmt_pns=D(2010, 4, 1))  # fmt: skip
    return employee_form.save(session, ask, today=today).card


@pytest.fixture
def dewi(session, root, today):
    ask = EmployeeAsk("Dewi", D(1988, 11, 30), "P", "PPPK", root, nip="198811302023212007")
    return employee_form.save(session, ask, today=today).card


@pytest.fixture
def save(session, today, root):
    """Enter or change a row; a post stands in the root unit unless told otherwise."""

    def _save(person, kind, values, row_id=None, **more):
        if kind == "jabatan" and row_id is None:
            values = {"unit_id": root} | values
        return histories.save(session, RecordAsk(kind, person.id, row_id, values, **more), today=today)

    return _save


def refusal(call):
    with pytest.raises(Refused) as caught:
        call()
    return [p.code for p in caught.value.problems]


def test_the_rows_above_are_all_kinds():
    assert ROWS.keys() == KINDS.keys() == MODELS.keys()


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_row_of_each_kind_lives_its_whole_life(session, asih, save, today, kind):
    made = save(asih, kind, ROWS[kind])
    (row,) = made.card.riwayat[kind]
    assert row.id == made.row_id
    assert {name: row.values[name] for name in ROWS[kind]} == ROWS[kind]
    assert row.text
    assert all(KINDS[kind].field(name).label for name in row.words)
    written = journal.history(session, KINDS[kind].table, row.id)
    assert {line.field for line in written} >= set(ROWS[kind])
    note = "keterangan" if kind == "nip_alias" else next(
        f.name for f in KINDS[kind].fields if f.type == "text" and f.name not in ("nip", "nama", "nomor_sk", "total")
    )  # fmt: skip
    changed = save(asih, kind, {note: "diubah"}, row.id).card.riwayat[kind][0]
    assert changed.values == row.values | {note: "diubah"}
    assert histories.rows(session, asih.id, kind, today=today) == (changed,)
    told = [(c.label, c.new) for c in field_history.field_history(session, asih.id, today=today) if c.operation == "U"]
    assert (KINDS[kind].field(note).label, "diubah") in told
    after = histories.void(session, kind, row.id, "salah orang", today=today).card.riwayat[kind][0]
    assert (after.dibatalkan, after.berlaku) == ("salah orang", False)
    assert refusal(lambda: save(asih, kind, {note: "lagi"}, row.id)) == ["ROW_VOIDED"]
    assert refusal(lambda: histories.void(session, kind, row.id, "lagi", today=today)) == ["ROW_VOIDED"]
    session.flush()
    assert tripwire.unexplained(session) == []


@pytest.mark.parametrize("kind", list(KINDS))
def test_what_a_kind_demands_it_demands(asih, save, kind):
    wanted = [f.name for f in KINDS[kind].fields if f.required and f.default is None and f.applies("PNS")]
    with pytest.raises(Refused) as caught:
        save(asih, kind, {f.name: None for f in KINDS[kind].fields if f.name in wanted})
    assert {(p.code, p.field) for p in caught.value.problems if p.blocks} == {("FIELD_EMPTY", n) for n in wanted}
    assert wanted


def test_values_are_read_as_people_write_them(asih, save):
    typed = {"jenis": "Berkala", "tmt": "1 April 2021", "golongan": "III-C", "mkg_tahun": "12", "mkg_bulan": "0",
             "gaji_baru": "Rp3.000.000,-", "tanggal_sk": "1/2/2021"}  # fmt: skip
    row = save(asih, "kgb", typed).card.riwayat["kgb"][0]
    assert row.values["tmt"] == D(2021, 4, 1)
    assert (row.values["jenis"], row.values["golongan"], row.values["gaji_baru"]) == ("berkala", "III/c", 3_000_000)
    assert row.words["gaji_baru"] == "Rp3.000.000"
    assert save(asih, "pendidikan", {"tingkat": "s-1", "tahun_lulus": "2007", "pertama": "ya"}).card.pendidikan.pertama


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        ("kgb", {"tmt": "31-02-2021"}, [("DATE_INVALID", "tmt")]),
        ("kgb", {"tmt": D(2021, 4, 1), "gaji_baru": "banyak"}, [("MONEY", "gaji_baru")]),
        ("kgb", {"tmt": D(2021, 4, 1), "jenis": "luar biasa"}, [("CODE_UNKNOWN", "jenis")]),
        ("pendidikan", {"tingkat": "99", "tahun_lulus": 2007}, [("CODE_UNKNOWN", "tingkat")]),
        ("pendidikan", {"tingkat": "40", "tahun_lulus": "dua ribu"}, [("NUMBER_UNREADABLE", "tahun_lulus")]),
        ("angka_kredit", {"total": 12.5}, [("DECIMAL_FORMAT", "total")]),
        ("anak", {"nama": "Bima", "tanggal_lahir": D(2012, 5, 4), "nik": 3.3e15}, [("NUMBER_AS_TEXT", "nik")]),
        ("anak", {"nama": "Bima", "tanggal_lahir": D(2012, 5, 4), "hobi": "x"}, [("FIELD_UNKNOWN", "hobi")]),
        ("anak", {"nama": "B" * 200, "tanggal_lahir": D(2012, 5, 4)}, [("TEXT_LONG", "nama")]),
        ("golongan", {"golongan": "V", "tmt": D(2022, 4, 1)}, [("GOL_FORMAT", "golongan")]),
        ("golongan", {"golongan": "III/c", "tmt": D(2022, 4, 1), "mkg_bulan": 14}, [("RANGE", "mkg_bulan")]),
        ("jabatan", {"jenis": "4", "nama": "X", "tmt": D(2022, 4, 1), "unit_id": "bukan"},
         [("ID_UNREADABLE", "unit_id")]),
        ("anak", {"nama": "B", "tanggal_lahir": D(2012, 5, 4), "pasangan_id": uuid.UUID(int=7)},
         [("SPOUSE_UNKNOWN", "pasangan_id")]),
        ("xyz", {}, [("KIND_UNKNOWN", "")]),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_its_field(asih, save, kind, values, expected):
    with pytest.raises(Refused) as caught:
        save(asih, kind, values)
    assert [(p.code, p.field) for p in caught.value.problems if p.blocks] == expected


def test_nothing_is_written_when_a_row_is_refused(session, asih, save, today):
    assert refusal(lambda: save(asih, "golongan", {"golongan": "III/c", "tmt": D(2022, 4, 15)})) == ["TMT_NOT_FIRST"]
    assert histories.rows(session, asih.id, "golongan", today=today) == ()


def test_a_post_that_would_retire_her_at_once_is_told_before(session, root, save, today):
    ask = EmployeeAsk("Ratna", D(1967, 5, 10), "P", "PNS", root, nip="196705101992032001", tmt_cpns=D(1992, 3, 1))
    ratna = employee_form.save(session, ask, today=today).card
    head = {"jenis": "1", "nama": "Kepala Dinas", "eselon": "II.b", "tmt": D(2020, 1, 1)}
    assert "BUP_MOVE_RETIRES" not in [p.code for p in save(ratna, "jabatan", head).warnings]
    down = {"jenis": "1", "nama": "Sekretaris", "eselon": "III.a", "tmt": D(2026, 8, 1)}
    (told,) = [p for p in save(ratna, "jabatan", down).warnings if p.code == "BUP_MOVE_RETIRES"]
    assert (told.field, told.severity, told.values["tmt"]) == ("nama", Severity.WARNING, D(2026, 9, 1))


def test_a_row_changed_by_another_meanwhile_is_not_overwritten(asih, save):
    row = save(asih, "kursus", ROWS["kursus"]).card.riwayat["kursus"][0]
    save(asih, "kursus", {"jam": 60}, row.id)
    assert refusal(lambda: save(asih, "kursus", {"jam": 80}, row.id, expected={"jam": 40})) == ["ROW_CHANGED"]
    assert save(asih, "kursus", {"jam": 80}, row.id, expected={"jam": 60}).card.riwayat["kursus"][0].values["jam"] == 80


def test_a_row_of_somebody_else_is_not_changed(asih, dewi, save):
    row_id = save(asih, "kursus", ROWS["kursus"]).row_id
    assert refusal(lambda: save(dewi, "kursus", {"jam": 1}, row_id)) == ["ROW_UNKNOWN"]


def test_a_reason_goes_to_the_journal_and_to_the_list_of_anomalies(session, asih, dewi, save, root):
    head = {"jenis": "1", "nama": "Kepala Dinas", "eselon": "II.b", "tmt": D(2023, 4, 1)}
    save(asih, "jabatan", head)
    assert refusal(lambda: save(dewi, "jabatan", head)) == ["JAB_DOUBLE_HOLDER"]
    made = save(dewi, "jabatan", head, reasons={"JAB_DOUBLE_HOLDER": "masa peralihan"})
    note = session.query(AnomalyNote).one()
    assert (note.employee_id, note.kode) == (dewi.id, "JAB_DOUBLE_HOLDER")
    assert (note.tabel, note.baris) == ("jabatan", made.row_id)
    assert note.sidik == mark("JAB_DOUBLE_HOLDER", {"nama": "Asih Lestari", "jabatan": "Kepala Dinas"})
    assert "masa peralihan" in journal.history(session, "jabatan", made.row_id)[0].reason
    save(dewi, "jabatan", {"pejabat": "Bupati"}, made.row_id, reasons={"JAB_DOUBLE_HOLDER": "SK berlaku surut"})
    assert session.query(AnomalyNote).one().alasan == "SK berlaku surut"


def test_a_demotion_makes_room_for_the_lower_golongan(asih, save):
    save(asih, "golongan", {"golongan": "III/c", "tmt": D(2018, 4, 1)})
    lower = {"golongan": "III/b", "tmt": D(2022, 4, 1)}
    assert refusal(lambda: save(asih, "golongan", lower)) == ["GOL_ORDER"]
    punished = {"jenis": "8", "tingkat": "S", "mulai": D(2022, 3, 1), "golongan": "III/b"} | SK
    save(asih, "hukdis", punished)
    assert save(asih, "golongan", lower).card.golongan.golongan == "III/b"


def test_a_decree_number_with_another_date_is_told(asih, dewi, save):
    save(asih, "penghargaan", ROWS["penghargaan"])
    other = ROWS["penghargaan"] | {"jenis": "204", "tanggal_sk": D(2022, 3, 2)}
    told = save(dewi, "penghargaan", other).warnings
    assert [(p.code, p.values["nama"]) for p in told] == [("SK_REPEATED", "Asih Lestari")]


def test_salary_is_compared_with_the_table_of_its_day(asih, save):
    save(asih, "golongan", {"golongan": "III/b", "tmt": D(2016, 4, 1), "mkg_tahun": 7, "mkg_bulan": 0})
    right = {"tmt": D(2024, 4, 1), "golongan": "III/b", "mkg_tahun": 15, "mkg_bulan": 0, "gaji_baru": 3_607_500}
    assert [p.code for p in save(asih, "kgb", right).warnings] == []
    wrong = right | {"tmt": D(2026, 4, 1), "mkg_tahun": 17, "gaji_baru": 3_607_500}
    (told,) = save(asih, "kgb", wrong).warnings
    assert (told.code, told.values["tabel"]) == ("GAJI_DIFF", 3_721_100)


def test_contracts_keep_the_person_in_step(session, dewi, save, today):
    first = save(dewi, "kontrak", {"mulai": D(2021, 2, 1), "sampai": D(2023, 1, 31)})
    save(dewi, "kontrak", {"mulai": D(2023, 2, 1), "sampai": D(2025, 1, 31)})
    card = save(dewi, "kontrak", {"mulai": D(2025, 2, 1), "sampai": D(2030, 1, 31)}).card
    assert (card.kontrak_mulai, card.kontrak_tmt, card.kontrak_akhir) == (D(2021, 2, 1), D(2025, 2, 1), D(2030, 1, 31))
    ahead = save(dewi, "kontrak", {"mulai": D(2030, 2, 1), "sampai": D(2035, 1, 31)}).card
    assert ahead.kontrak_akhir == D(2030, 1, 31)
    broken = save(dewi, "kontrak", {"sampai": D(2022, 12, 31)}, first.row_id).card
    assert broken.kontrak_mulai == D(2023, 2, 1)
    assert histories.void(session, "kontrak", first.row_id, "salah", today=today).card.kontrak_mulai == D(2023, 2, 1)


def test_a_stated_start_of_service_survives_the_present_contract(session, root, save, today):
    ask = EmployeeAsk("Eka", D(1988, 11, 30), "P", "PPPK", root, nip="198811302021212008",
                      kontrak_mulai=D(2021, 2, 1))  # fmt: skip
    eka = employee_form.save(session, ask, today=today).card
    made = save(eka, "kontrak", {"mulai": D(2026, 2, 1), "sampai": D(2031, 1, 31)})
    assert (made.card.kontrak_mulai, made.card.kontrak_tmt) == (D(2021, 2, 1), D(2026, 2, 1))
    slip = save(eka, "kontrak", {"mulai": D(2020, 2, 1)}, made.row_id).card
    assert slip.kontrak_mulai == D(2020, 2, 1)
    assert save(eka, "kontrak", {"mulai": D(2026, 2, 1)}, made.row_id).card.kontrak_mulai == D(2026, 2, 1)


def test_leaving_ends_the_service_and_taking_it_back_resumes_it(session, asih, save, today):
    made = save(asih, "pemberhentian", {"jenis": "2", "tmt": D(2026, 11, 2), "tanggal_meninggal": D(2026, 11, 1)} | SK)
    assert (made.card.berakhir, made.card.aktif, made.card.kedudukan) == (D(2026, 11, 2), False, "66")
    assert made.card.berakhir_alasan == "Pemberhentian Karena Meninggal Dunia"
    assert employees.counts(session)[:2] == (0, 1)
    assert refusal(lambda: employee_form.resume_service(session, asih.id, today=today)) == ["DEAD_ACTIVE"]
    again = replace(employee_form.blank(made.card), kedudukan="01")
    assert refusal(lambda: employee_form.save(session, again, today=today)) == ["DEAD_ACTIVE"]
    back = histories.void(session, "pemberhentian", made.row_id, "salah orang", today=today).card
    assert (back.berakhir, back.aktif, back.kedudukan) == (None, True, "01")


def test_a_pension_to_come_leaves_the_person_active_until_then(session, asih, save):
    made = save(asih, "pemberhentian", {"jenis": "3", "tmt": D(2027, 4, 1)} | SK)
    assert [p.code for p in made.warnings] == ["END_AHEAD"]
    assert (made.card.aktif, made.card.kedudukan, made.card.berakhir) == (True, "01", D(2027, 4, 1))


def test_the_reason_of_a_dismissal_is_not_told_in_the_list(asih, save):
    card = save(asih, "pemberhentian", {"jenis": "7", "tmt": D(2026, 11, 1)} | SK).card
    assert card.berakhir_alasan == "diberhentikan"


@pytest.mark.parametrize("kind", ["cltn", "hukdis"])
def test_discipline_and_leave_change_nothing_silently(asih, save, kind):
    running = {"mulai": D(2026, 5, 1), "sampai": D(2027, 5, 1)} | SK
    made = save(asih, kind, running if kind == "cltn" else running | {"jenis": "7", "tingkat": "S"})
    assert made.card.kedudukan == "01"
    assert [p.code for p in made.warnings] == [{"cltn": "CLTN_STANDING", "hukdis": "HUKDIS_RUNNING"}[kind]]


def test_which_kinds_a_status_has():
    names = {status: {k.key for k in kinds_for(status)} for status in ("CPNS", "PNS", "PPPK", "PPPK_PW")}
    assert "kontrak" not in names["PNS"]
    assert {"golongan", "kgb", "kontrak"} <= names["PPPK"]
    assert not {"golongan", "kgb", "cltn", "pmk"} & names["PPPK_PW"]
    pay = {status: {f.name for f in KINDS["kontrak"].fields_for(status)} for status in ("PPPK", "PPPK_PW")}
    assert pay["PPPK_PW"] - pay["PPPK"] == {"upah"}
    assert pay["PPPK"] - pay["PPPK_PW"] == {"golongan"}


def test_a_kind_of_another_status_is_only_told(asih, save):
    found = save(asih, "kontrak", ROWS["kontrak"]).warnings
    assert [(p.code, p.severity) for p in found] == [("RECORD_STATUS", Severity.WARNING)]


def test_what_siasn_still_misses(asih, save):
    row = save(asih, "golongan", {"golongan": "III/a", "tmt": D(2009, 4, 1)}).card.riwayat["golongan"][0]
    assert set(row.kurang) == {"jenis_kp", "mkg_tahun", "mkg_bulan", "nomor_sk", "tanggal_sk", "nomor_pertek",
                               "tanggal_pertek"}  # fmt: skip
    head = {"jenis": "1", "nama": "Kepala Bidang", "eselon": "III.b", "tmt": D(2022, 4, 1)} | SK
    post = save(asih, "jabatan", head).card.riwayat["jabatan"][0]
    assert post.kurang == ("tmt_pelantikan", "berkas")


CLOSED = {"hukdis", "pasangan", "anak", "orang_tua", "kinerja", "angka_kredit"}


def test_a_reader_sees_neither_family_nor_discipline_nor_results(session, asih, save, today):
    for kind in ("hukdis", "pasangan", "anak", "orang_tua", "kinerja", "angka_kredit", "kursus"):
        save(asih, kind, ROWS[kind])
    save(asih, "kgb", {"jenis": "ditunda", "tmt": D(2021, 4, 1), "ditunda_sampai": D(2022, 4, 1), "alasan": "hukuman"})
    leaving = save(asih, "pemberhentian", {"jenis": "4", "tmt": D(2027, 4, 1)} | SK).row_id
    session.info["actor"] = Actor("eko", "Eko", Role.PEMERIKSA)
    card = employees.get(session, asih.id, today=today)
    assert card.tertutup == CLOSED
    assert [len(card.riwayat[kind]) for kind in (*sorted(card.tertutup), "kursus")] == [0, 0, 0, 0, 0, 0, 1]
    assert histories.rows(session, asih.id, "anak", today=today) == ()
    assert card.riwayat["kgb"][0].values["alasan"] is None
    assert (card.riwayat["pemberhentian"][0].id, card.riwayat["pemberhentian"][0].text) == (leaving, "1 Apr 2027")
    told = field_history.field_history(session, asih.id, today=today)
    assert not {c.table for c in told} & CLOSED
    assert not [c for c in told if (c.table, c.field) in (("kgb", "alasan"), ("pemberhentian", "jenis"))]
    assert {c.reason for c in told} == {""}
    shown = " ".join(f"{c.old} {c.new}" for c in told)
    assert "hukuman" not in shown
    assert "Cacat" not in shown
    assert asih.nik not in shown
    assert refusal(lambda: save(asih, "kursus", ROWS["kursus"])) == ["role_not_allowed"]


def test_a_standing_that_tells_of_discipline_is_closed_to_a_reader(session, asih, today):
    employee_form.save(session, replace(employee_form.blank(asih), kedudukan="15"), today=today)
    employee_form.end_service(session, asih.id, last_day=today, why="hukuman disiplin", today=today)
    assert employees.get(session, asih.id, today=today).berakhir_alasan == "hukuman disiplin"
    session.info["actor"] = Actor("eko", "Eko", Role.PEMERIKSA)
    card = employees.get(session, asih.id, today=today)
    assert (card.kedudukan, card.kedudukan_nama, card.berakhir_alasan) == ("", "syarat_tertutup", None)
    told = field_history.field_history(session, asih.id, today=today)
    assert [c.new for c in told if c.field == "kedudukan" and c.operation == "U"] == ["syarat_tertutup"]
    assert [c.new for c in told if c.field == "berakhir_alasan"] == ["syarat_tertutup"]
    assert "hukuman" not in str(told)


def test_the_rows_that_count_today(asih, dewi, save):
    save(asih, "golongan", {"golongan": "III/a", "tmt": D(2009, 4, 1)})
    save(asih, "golongan", {"golongan": "III/b", "tmt": D(2027, 4, 1)})
    save(asih, "jabatan", ROWS["jabatan"])
    save(asih, "jabatan", {"jenis": "1", "nama": "Kepala Seksi", "eselon": "IV.a", "penugasan": "PLT",
                           "tmt": D(2026, 1, 1)})  # fmt: skip
    card = save(asih, "kgb", ROWS["kgb"]).card
    counting = {kind: [r.text for r in rows if r.berlaku] for kind, rows in card.riwayat.items() if rows}
    assert counting["golongan"] == ["Penata Muda (III/a), 1 Apr 2009"]
    assert counting["jabatan"] == ["Plt., Kepala Seksi, 1 Jan 2026", "Penelaah Teknis Kebijakan, 1 Apr 2022"]
    assert len(counting["kgb"]) == 1
    contract = save(dewi, "kontrak", ROWS["kontrak"]).card.riwayat["kontrak"][0]
    assert contract.berlaku


def test_a_child_names_its_other_parent_in_words(session, asih, save, today):
    budi = save(asih, "pasangan", ROWS["pasangan"]).row_id
    card = save(asih, "anak", ROWS["anak"] | {"pasangan_id": budi}).card
    assert card.riwayat["anak"][0].words["pasangan_id"] == "Budi"
    told = field_history.field_history(session, asih.id, today=today)
    assert [(c.label, c.new) for c in told if c.field == "pasangan_id"] == [("Anak dari", "Budi")]


def test_posts_end_where_the_next_begins_and_go_on_when_it_is_voided(session, asih, save, root, today):
    bidang = next(r.id for r in units.tree(session) if r.nama == "Bidang Angkutan")
    post = {"jenis": "4", "nama": "Penelaah", "tmt": D(2022, 4, 1)}
    first = save(asih, "jabatan", post).row_id
    older = save(asih, "jabatan", post | {"nama": "Pengadministrasi", "tmt": D(2015, 4, 1)})
    ends = {r.id: r.values["sampai"] for r in older.card.riwayat["jabatan"]}
    assert ends == {older.row_id: D(2022, 3, 31), first: None}
    moved = save(asih, "jabatan", post | {"nama": "Pengolah Data", "tmt": D(2025, 1, 1), "unit_id": bidang})
    assert moved.card.unit_id == bidang
    back = histories.void(session, "jabatan", moved.row_id, "SK dicabut", today=today).card
    assert (back.jabatan.id, back.jabatan.sampai, back.unit_id) == (first, None, root)
