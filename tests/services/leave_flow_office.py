"""A desk for the tests of every kind of leave: people of each status, a PPK above the office, short ways."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from sqlalchemy.orm import Session

from asn_desktop.problems import Refused
from asn_desktop.rules.leave.flow import Choice, Official
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services import employees
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave.ask import ProofAsk
from asn_desktop.services.leave.deeds import Decision, LeaveAsk, LeaveRow
from asn_desktop.store.leave import LeaveRequest
from tests.services import leave_office
from tests.services.leave_office import LeaveOffice

D = dt.date
SCAN = b"%PDF-1.4 lembar bertanda tangan"
PPK = Official("Ir. Hadi Wibowo", "Bupati Tirtamaya")
PUSAT = Official("Drs. Slamet", "Kepala BKPSDM Kabupaten Tirtamaya", "196801011990031001")
DOCTOR = ProofAsk("surat_dokter", "445/12", D(2026, 11, 1), "dr. Ratna", True, 30)
BIRTH = ProofAsk("surat_bidan", "12/B", D(2026, 11, 1), "Bidan Sari")
INPATIENT = ProofAsk("surat_rawat_inap", "RS/7", D(2026, 11, 20), "RSUD")
BASIC: dict[Kind, dict[str, object]] = {
    Kind.TAHUNAN: {"mulai": D(2026, 12, 21), "sampai": D(2026, 12, 31)},
    Kind.BESAR: {"mulai": D(2027, 1, 4), "sampai": D(2027, 3, 3), "alasan_kode": "ibadah_lain",
                 "bukti": (ProofAsk("surat_biro_umrah", "U-1", D(2026, 11, 2), "Biro Amanah"),)},
    Kind.SAKIT: {"mulai": D(2026, 11, 24), "sampai": D(2026, 11, 30), "alasan_kode": "sakit", "bukti": (DOCTOR,)},
    Kind.MELAHIRKAN: {"mulai": D(2026, 12, 1), "sampai": D(2027, 2, 28), "perkiraan_lahir": D(2026, 12, 20),
                      "bukti": (BIRTH,)},
    Kind.ALASAN_PENTING: {"mulai": D(2026, 11, 24), "sampai": D(2026, 12, 1), "alasan_kode": "keluarga_sakit_keras",
                          "hubungan": "ibu", "bukti": (INPATIENT,)},
    Kind.CLTN: {"mulai": D(2027, 1, 1), "sampai": D(2028, 12, 31), "alasan_kode": "ikut_pasangan_tugas",
                "hubungan": "suami", "bukti": (ProofAsk("keputusan_pasangan", "SK-9", D(2026, 10, 1), "Kemlu"),
                                               ProofAsk("akta_nikah_kk", "AN-3", D(2012, 5, 5), "KUA"))},
}  # fmt: skip


@dataclass
class Desk:
    """The session with its day, and the people: fauzi (PNS, man), sari (PNS, woman), rina (PPPK, woman)."""

    session: Session
    today: D
    now: dt.datetime
    office: LeaveOffice
    sari: uuid.UUID
    rina: uuid.UUID

    @property
    def on(self) -> dict[str, object]:
        return {"today": self.today, "now": self.now}

    def whose(self, kind: Kind) -> uuid.UUID:
        return self.sari if kind in (Kind.MELAHIRKAN, Kind.CLTN) else self.office.fauzi

    def wish(self, kind: Kind, **more: object) -> LeaveAsk:
        values: dict[str, object] = {
            "employee_id": self.whose(kind), "alasan": "Keperluan", "alamat": "Jl. Rekaan 5", "telepon": "0812",
            "jenis": kind, **BASIC[kind], **more,
        }  # fmt: skip
        return LeaveAsk(**values)  # type: ignore[arg-type]

    def ask(self, kind: Kind, **more: object) -> LeaveRow:
        return leave.ask(self.session, self.wish(kind, **more), **self.on)  # type: ignore[arg-type]

    def official(self, kind: Kind) -> Official | None:
        if kind in (Kind.TAHUNAN, Kind.SAKIT):
            return None
        return PPK if kind is Kind.CLTN else PUSAT

    def consider(self, row: LeaveRow) -> LeaveRow:
        return leave.consider(self.session, row.id, Decision(Choice.DISETUJUI), **self.on)  # type: ignore[arg-type]

    def decide(self, row: LeaveRow, choice: Choice = Choice.DISETUJUI, **more: object) -> LeaveRow:
        values = {"scan": SCAN, "official": self.official(Kind(row.jenis)), **more}
        given = Decision(choice, **values)  # type: ignore[arg-type]
        return leave.decide(self.session, row.id, given, **self.on)  # type: ignore[arg-type]

    def grant(self, kind: Kind, **more: object) -> LeaveRow:
        row = self.ask(kind, **more)
        self.consider(row)
        return self.decide(row)

    def issued(self, kind: Kind, **more: object) -> LeaveRow:
        """Granted, and its permit numbered elsewhere: the state alone matters to the flow."""
        row = self.grant(kind, **more)
        record = self.record(row.id)
        record.keadaan = "TERBIT"
        self.session.flush()
        return leave.get_row(self.session, row.id, today=self.today)

    def record(self, request_id: uuid.UUID) -> LeaveRequest:
        return self.session.get_one(LeaveRequest, (self.session.info["office_id"], request_id))

    def count(self) -> int:
        return self.session.query(LeaveRequest).count()


def make(session: Session, today: D, now: dt.datetime) -> Desk:
    office = leave_office.make(session, now)
    sari = leave_office.person(session, "Sari Puspita", office.bidang, 30, jenis_kelamin="P",
                               nip="198507092010012030")  # fmt: skip
    rina = leave_office.person(
        session, "Rina Kontrak", office.bidang, 31, jenis_kelamin="P", status="PPPK", tmt_cpns=None, tmt_pns=None,
        nip="198507092023212031", kontrak_mulai=D(2023, 1, 1), kontrak_tmt=D(2023, 1, 1), kontrak_akhir=D(2027, 12, 31),
    )  # fmt: skip
    employees.rebuild_summaries(session, today=today)
    leave_office.settle(session, sari, rina, now=now)
    return Desk(session, today, now, office, sari, rina)


def codes(deed: Callable[[], object]) -> list[str]:
    with pytest.raises(Refused) as no:
        deed()
    return [p.code for p in no.value.problems]
