"""Letters around a permit, filled from the request and its steps: each refuses while what it says has not happened.

Source: PP 11/2017 art. 338 (recall), Peraturan BKN 24/2017 jo. 7/2021 (postponement, izin sementara); leave.md §5.2.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy.orm import Session

from asn_desktop.letters.leave_notice import (
    CancellationLetter,
    ChangeLetter,
    InterimPermitLetter,
    LongLeaveDecree,
    PostponementLetter,
    RecallLetter,
)
from asn_desktop.problems import Problem, Refused
from asn_desktop.rules import workdays
from asn_desktop.rules.leave.flow import Choice, Event, State, next_state
from asn_desktop.services.leave import letter_facts as facts
from asn_desktop.services.leave import signers
from asn_desktop.services.leave.letter_facts import Given
from asn_desktop.services.leave.permits import Sheet
from asn_desktop.services.leave.requests import drawn

_BIRTH = "kelahiran_4"


def postponement(session: Session, base: Sheet, given: Given) -> PostponementLetter:
    """Surat penangguhan: the official postponed it in writing; annual days count in full next year."""
    record = base.record
    step = signers.latest(session, record, Event.KEPUTUSAN)
    postponed = step if step is not None and step.pilihan == Choice.DITANGGUHKAN.value else None
    step = facts.demand(postponed, record, "surat_penangguhan_cuti")
    official = signers.of_step(session, record, Event.KEPUTUSAN, base.decider, base.superior)
    annual = record.jenis == "TAHUNAN"
    until = dt.date(record.mulai.year + 1, 12, 31) if annual else workdays.period_end(record.mulai, 12)
    return PostponementLetter(
        **facts.common(session, base, official, given), jenis=facts.kind_words(record), diminta=record.diminta_pada,
        lama=record.lama, satuan=record.satuan, mulai=record.mulai, sampai=record.sampai,
        alasan=facts.sentence(step.alasan or ""), batas=step.sampai or until, hari=step.hari or None,
        tahun=record.mulai.year + 1 if step.hari else None,
    )  # fmt: skip


def interim(session: Session, base: Sheet, given: Given) -> InterimPermitLetter:
    """Surat izin sementara of the highest official at the workplace; a copy goes to the deciding official."""
    record = base.record
    step = facts.demand(signers.latest(session, record, Event.IZIN_SEMENTARA), record, "surat_izin_sementara")
    official = signers.of_step(session, record, Event.IZIN_SEMENTARA, base.superior, base.decider)
    pyb = given.text("pyb") or facts.deciding_post(session, base)
    made: dict[str, Any] = facts.common(session, base, official, given, own=True)
    made["tembusan"] = given.texts("tembusan", (pyb, "Pegawai yang bersangkutan", "Arsip"))
    return InterimPermitLetter(
        **made, jenis=facts.kind_words(record), alasan=facts.sentence(step.alasan or record.alasan), lama=record.lama,
        satuan=record.satuan, mulai=step.mulai or record.mulai, sampai=step.sampai or record.sampai,
        alamat=record.alamat, negara=record.negara, pyb=pyb,
    )  # fmt: skip


def recall(session: Session, base: Sheet, given: Given) -> RecallLetter:
    """Surat panggilan bekerja kembali: the permit, the pressing interest, the first day back, what is left."""
    record = base.record
    step = facts.demand(signers.latest(session, record, Event.PANGGIL), record, "surat_panggilan_bekerja")
    official = signers.of_step(session, record, Event.PANGGIL, base.decider, base.superior)
    facts.lacking(kembali=step.mulai, alasan=step.alasan)
    assert step.mulai is not None
    left, unit = facts.unserved(session, record, step.mulai)
    return RecallLetter(
        **facts.common(session, base, official, given), jenis=facts.kind_words(record),
        izin=facts.permit_mark(session, record), mulai=record.mulai, sampai=record.sampai,
        alasan=facts.sentence(step.alasan or ""), kembali=step.mulai, hari=left, satuan=unit,
    )  # fmt: skip


def cancellation(session: Session, base: Sheet, given: Given) -> CancellationLetter:
    """Surat pembatalan: refers to the permit's number, which is not used again; says what days come back."""
    record = base.record
    step = facts.demand(signers.latest(session, record, Event.BATAL), record, "surat_pembatalan_cuti")
    official = signers.of_step(session, record, Event.BATAL, base.decider) or signers.of_step(
        session, record, Event.KEPUTUSAN, base.decider, base.superior
    )
    annual = record.jenis == "TAHUNAN" and sum(drawn(session, record).values()) == 0
    return CancellationLetter(
        **facts.common(session, base, official, given), jenis=facts.kind_words(record),
        izin=facts.permit_mark(session, record), lama=record.lama, satuan=record.satuan, mulai=record.mulai,
        sampai=record.sampai, alasan=facts.sentence(step.alasan or ""), hari=record.lama if annual else None,
    )  # fmt: skip


def changed(session: Session, base: Sheet, given: Given) -> ChangeLetter:
    """Surat perubahan: what the permit said and what it becomes; it is the paper of the changed leave."""
    record = base.record
    step = facts.demand(signers.latest(session, record, Event.UBAH), record, "surat_perubahan_cuti")
    next_state(State(record.keadaan), Event.TERBIT)
    mark, old = facts.permit_mark(session, record), facts.in_force(session, record)
    official = signers.of_step(session, record, Event.UBAH, base.decider, base.superior)
    if old is None:
        raise Refused(Problem("leave_permit_missing", "request_id"))
    said = old.data["isi"]
    less = said["lama"] - record.lama if record.jenis == "TAHUNAN" else 0
    return ChangeLetter(
        **facts.common(session, base, official, given), jenis=facts.kind_words(record), izin=mark,
        lama_semula=said["lama"], satuan_semula=said["satuan"], mulai_semula=dt.date.fromisoformat(said["mulai"]),
        sampai_semula=dt.date.fromisoformat(said["sampai"]), lama=record.lama, satuan=record.satuan,
        mulai=record.mulai, sampai=record.sampai, alasan=facts.sentence(step.alasan or ""),
        hari=less if less > 0 else None,
    )  # fmt: skip


def long_leave(session: Session, base: Sheet, given: Given) -> LongLeaveDecree:
    """Cuti besar where the office gives it by keputusan instead of a surat izin."""
    record = base.record
    if record.jenis != "BESAR":
        raise Refused(Problem("leave_letter_kind", "wording"))
    next_state(State(record.keadaan), Event.TERBIT)
    official = signers.of_step(session, record, Event.KEPUTUSAN, base.decider, base.superior)
    named = given.values.get("pejabat") or official
    return LongLeaveDecree(
        **facts.common(session, base, official, given, bare=True), penetap=named.jabatan if named else "",
        diminta=record.diminta_pada, lama=record.lama, satuan=record.satuan, mulai=record.mulai, sampai=record.sampai,
        tahun=record.mulai.year, dipanggil=record.alasan_kode != _BIRTH,
    )  # fmt: skip
