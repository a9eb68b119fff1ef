"""An office for the tests of evaluation: a head with his superior outside, heads of units, JF, pelaksana, PPPK, a CPNS.

`make` enters people and officials; `goals` draws up, fills and fixes one SKP; `goals_of_all` those of the whole office,
each main row linked to the row above it.
"""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass, fields

from sqlalchemy.orm import Session

from asn_desktop.rules.evaluation.party import Party
from asn_desktop.rules.evaluation.words import Approach, Form, ResultKind
from asn_desktop.services import employees, officials, reference
from asn_desktop.services.evaluation import cascade, results, skp
from asn_desktop.services.evaluation.results import ActionAsk, IndicatorAsk, ResultAsk
from asn_desktop.services.evaluation.skp import SkpAsk, SkpFull
from asn_desktop.store.employees import Employee, Golongan, Jabatan
from asn_desktop.store.offices import Unit

D = dt.date
TODAY = D(2026, 11, 23)
FIXED_ON = D(2026, 1, 12)
BUPATI = Party("H. Surya Dirgantara, S.E.", None, None, "Bupati Tirtamaya", "Pemerintah Kabupaten Tirtamaya")


@dataclass(frozen=True)
class EvaluationOffice:
    """Ids of the units and the people."""

    root: uuid.UUID
    sekretariat: uuid.UUID
    angkutan: uuid.UUID
    lalu_lintas: uuid.UUID
    kepala: uuid.UUID  # II.b, IV/c: heads the office; his superior is the Bupati
    sekretaris: uuid.UUID  # III.a, heads Sekretariat
    kabid: uuid.UUID  # III.b, heads Bidang Angkutan
    kabid_ll: uuid.UUID  # III.b, heads Bidang Lalu Lintas
    rina: uuid.UUID  # JF Ahli Muda III/c, Bidang Angkutan
    tono: uuid.UUID  # JF Terampil II/c, Bidang Angkutan
    agus: uuid.UUID  # pelaksana III/b, Bidang Angkutan
    dewi: uuid.UUID  # PPPK IX, JF Ahli Pertama, Bidang Angkutan
    sari: uuid.UUID  # pelaksana II/d, Sekretariat
    wawan: uuid.UUID  # pelaksana II/b, Bidang Lalu Lintas
    bayu: uuid.UUID  # CPNS III/a, SPMT 2 March 2026, Bidang Lalu Lintas

    @property
    def heads(self) -> tuple[uuid.UUID, ...]:
        """Heads of units under the head of the office."""
        return self.sekretaris, self.kabid, self.kabid_ll

    @property
    def staff(self) -> tuple[uuid.UUID, ...]:
        """Everybody who heads nothing."""
        return self.rina, self.tono, self.agus, self.dewi, self.sari, self.wawan, self.bayu

    @property
    def everybody(self) -> tuple[uuid.UUID, ...]:
        """Heads first, so that superiors have their SKP before those below."""
        return self.kepala, *self.heads, *self.staff


# name: (nama, NIP, sex, status, golongan, unit, jenis, jabatan, eselon, jenjang, first day in the post)
_PEOPLE = {
    "kepala": ("Haryanto", "196902141994031005", "L", "PNS", "IV/c", "root", "1", "Kepala Dinas Perhubungan", "II.b",
               None, D(2020, 1, 1)),
    "sekretaris": ("Sri Wahyuni", "197203101998032004", "P", "PNS", "IV/a", "sekretariat", "1",
                   "Sekretaris Dinas Perhubungan", "III.a", None, D(2021, 2, 1)),
    "kabid": ("Bambang Prasetyo", "197505202000031002", "L", "PNS", "IV/a", "angkutan", "1",
              "Kepala Bidang Angkutan", "III.b", None, D(2021, 2, 1)),
    "kabid_ll": ("Yuli Astuti", "197807072002122003", "P", "PNS", "III/d", "lalu_lintas", "1",
                 "Kepala Bidang Lalu Lintas", "III.b", None, D(2022, 5, 1)),
    "rina": ("Rina Marlina", "198806122011012001", "P", "PNS", "III/c", "angkutan", "2",
             "Penguji Kendaraan Bermotor Ahli Muda", None, "MU", D(2022, 1, 1)),
    "tono": ("Tono Sugiarto", "199202022015031003", "L", "PNS", "II/c", "angkutan", "2",
             "Penguji Kendaraan Bermotor Terampil", None, "TR", D(2019, 1, 1)),
    "agus": ("Agus Setiawan", "199003152014121002", "L", "PNS", "III/b", "angkutan", "4", "Pengelola Data", None, None,
             D(2015, 1, 1)),
    "dewi": ("Dewi Lestari", "199411302023212007", "P", "PPPK", "IX", "angkutan", "2",
             "Pranata Komputer Ahli Pertama", None, "PT", D(2023, 2, 1)),
    "sari": ("Sari Puspita", "199107152013032002", "P", "PNS", "II/d", "sekretariat", "4", "Pengadministrasi Umum",
             None, None, D(2017, 1, 1)),
    "wawan": ("Wawan Kurniawan", "198809092012121004", "L", "PNS", "II/b", "lalu_lintas", "4", "Petugas Lalu Lintas",
              None, None, D(2013, 1, 1)),
    "bayu": ("Bayu Nugroho", "200001152026031001", "L", "CPNS", "III/a", "lalu_lintas", "4", "Analis Lalu Lintas", None,
             None, D(2026, 3, 1)),
}  # fmt: skip


def make(session: Session) -> EvaluationOffice:
    """Fill the template office."""
    reference.load_shipped(session)
    by_name = {u.nama: u.id for u in session.query(Unit)}
    units = {
        "root": by_name["Dinas Perhubungan"], "sekretariat": by_name["Sekretariat"],
        "angkutan": by_name["Bidang Angkutan"], "lalu_lintas": by_name["Bidang Lalu Lintas"],
    }  # fmt: skip
    people = {name: _person(session, units, *values) for name, values in _PEOPLE.items()}
    for name, unit in (("kepala", "root"), ("sekretaris", "sekretariat"), ("kabid", "angkutan"),
                       ("kabid_ll", "lalu_lintas")):  # fmt: skip
        values = _PEOPLE[name]
        officials.appoint(session, officials.OfficialAsk(units[unit], "kepala", values[7], values[10], people[name]))
    employees.rebuild_summaries(session, today=TODAY)
    made = units | people
    return EvaluationOffice(**{f.name: made[f.name] for f in fields(EvaluationOffice)})


def _person(
    session: Session, units: dict[str, uuid.UUID], nama: str, nip: str, sex: str, status: str, golongan: str, unit: str,
    jenis: str, jabatan: str, eselon: str | None, jenjang: str | None, tmt: dt.date,
) -> uuid.UUID:  # fmt: skip
    born = dt.datetime.strptime(nip[:8], "%Y%m%d").date()
    began = D(int(nip[8:12]), int(nip[12:14]) if status != "PPPK" else 2, 1)
    service = {"kontrak_mulai": began, "kontrak_tmt": began, "kontrak_akhir": D(2028, 1, 31)} if status == "PPPK" else {
        "tmt_cpns": began, "tmt_pns": None if status == "CPNS" else D(began.year + 1, began.month, 1),
        "tanggal_spmt": D(2026, 3, 2) if status == "CPNS" else None,
    }  # fmt: skip
    row = Employee(nama=nama, nip=nip, tanggal_lahir=born, jenis_kelamin=sex, status=status, unit_id=units[unit],
                   **service)  # fmt: skip
    session.add(row)
    session.flush()
    session.add_all([
        Golongan(employee_id=row.id, golongan=golongan, tmt=tmt, mkg_tahun=5, mkg_bulan=0),
        Jabatan(employee_id=row.id, unit_id=units[unit], jenis=jenis, nama=jabatan, eselon=eselon, jenjang=jenjang,
                penugasan="D", tmt=tmt),
    ])  # fmt: skip
    session.flush()
    return row.id


def appoint_post(
    session: Session, who: uuid.UUID, unit_id: uuid.UUID, jabatan: str, tmt: dt.date, *, jenis: str = "4",
    eselon: str | None = None, jenjang: str | None = None,
) -> None:  # fmt: skip
    """A move: a new main post from a day on, and the person's unit with it."""
    session.add(Jabatan(employee_id=who, unit_id=unit_id, jenis=jenis, nama=jabatan, eselon=eselon, jenjang=jenjang,
                        penugasan="D", tmt=tmt))  # fmt: skip
    person = session.get_one(Employee, (session.info["office_id"], who))
    person.unit_id = unit_id
    session.flush()
    employees.rebuild_summaries(session, today=TODAY)


def row_ask(text: str, skp_row: skp.SkpRow, target: str = "12 laporan", **more: object) -> ResultAsk:
    """A main result that fits the form of an SKP: a perspective for JPT, an intervened result for the others."""
    of_head = skp_row.bentuk is Form.JPT
    fits = {"perspektif": "Penerima Layanan"} if of_head else {"intervensi": "Kinerja unit meningkat"}
    if skp_row.pendekatan is Approach.KUALITATIF:
        target = f"Terlaksana dengan baik: {target}"
    values: dict[str, object] = {
        "indicators": (IndicatorAsk("Jumlah laporan yang selesai", target, "Kuantitas"),),
        "actions": (ActionAsk("Menyusun laporan", {"TW1": "3 laporan", "TW2": "3 laporan"}, "Laporan"),),
    }
    return ResultAsk(text, ResultKind.UTAMA, **(values | fits | more))  # type: ignore[arg-type]


def goals(
    session: Session, who: uuid.UUID, tahun: int = 2026, *, fixed: bool = True, day: dt.date = FIXED_ON,
    text: str = "Terselenggaranya pelayanan perhubungan", **ask: object,
) -> SkpFull:  # fmt: skip
    """An SKP with one main result, linked to the superior's first row where he has an SKP; fixed unless told."""
    drawn = skp.draft(session, SkpAsk(who, tahun, **ask), today=TODAY)  # type: ignore[arg-type]
    if not drawn.row.penilai.nama:
        drawn = skp.set_head(session, drawn.row.id, penilai=BUPATI)
    above = cascade.superior_rows(session, drawn.row.id)
    linked: dict[str, object] = {}
    if above and drawn.row.bentuk is Form.JA_JF:
        linked = {"atasan_hasil_id": above[0].id, "intervensi": None}
    results.put(session, drawn.row.id, row_ask(text, drawn.row, **linked))
    if not fixed:
        return skp.get(session, drawn.row.id)
    return skp.fix(session, drawn.row.id, day=max(day, drawn.row.mulai), today=TODAY)


def goals_of_all(session: Session, office: EvaluationOffice, tahun: int = 2026) -> dict[uuid.UUID, SkpFull]:
    """An SKP for everybody, superiors first: person -> SKP."""
    return {who: goals(session, who, tahun) for who in office.everybody}
