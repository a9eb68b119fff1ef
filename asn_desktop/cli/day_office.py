"""The morning of an office day: a practice office, its own spreadsheet, its officials, one request for leave."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from dataclasses import dataclass

from sqlalchemy.orm import Session

from asn_desktop import files
from asn_desktop.cli.day import CLERK, HEAD, NOW, SECOND, SUPERIOR, TODAY, Day, clock
from asn_desktop.cli.door import keep, person
from asn_desktop.rules.leave.flow import Choice
from asn_desktop.services import import_rejected, imports, office, officials, units, users
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave import openings
from asn_desktop.services.office import OpenOffice
from asn_desktop.ui.sentences import sentence
from asn_desktop.ui.sentences.leave import line_words

SAMPLE = "sample/nominatif_dinas.xlsx"
APPLICANT = "198501262008122003"  # Mega Wahyuni, Bidang Bina Marga
POSTS = (  # unit, role, post, NIP, account
    ("Dinas Pekerjaan Umum dan Penataan Ruang", "kepala", "Kepala Dinas Pekerjaan Umum dan Penataan Ruang",
     "197912132005032005", HEAD),
    ("Sekretariat", "wakil", "Sekretaris Dinas", "197505192005122001", SECOND),
    ("Sekretariat", "kepala", "Sekretaris Dinas", "197505192005122001", SECOND),
    ("Bidang Bina Marga", "kepala", "Kepala Bidang Bina Marga", "197006051998122001", SUPERIOR),
)  # fmt: skip
NEXT_APPLICANT = "199008012014122001"  # Ratna Fitriani, Bidang Bina Marga
NEXT_FIRST, NEXT_LAST = dt.date(2026, 12, 28), dt.date(2026, 12, 30)
USED = {2024: 6, 2025: 4, 2026: 3}  # days of annual leave the applicant took before the program came
FIRST, LAST = dt.date(2026, 12, 14), dt.date(2026, 12, 18)


@dataclass(frozen=True)
class Granted:
    """The request of the day, decided."""

    request_id: uuid.UUID
    employee_id: uuid.UUID
    unit_id: uuid.UUID
    nama: str


def found(day: Day) -> OpenOffice:
    """Make the practice office and open it for its clerk."""
    folder = day.out / "kantor"
    wish = office.NewOffice(
        "Dinas Pekerjaan Umum dan Penataan Ruang", "PEMERINTAH KABUPATEN TIRTAMAYA", "Tirtamaya", kode="DPUPR",
        latihan=True, alamat="Jalan Merdeka Nomor 12, Tirtamaya 45211", kontak="Telepon (0234) 555012",
    )  # fmt: skip
    made = office.create(folder, wish, (CLERK, SECOND), now=NOW)
    sheet = office.recovery_pdf(
        made.office, made.recovery, (CLERK.name, SECOND.name), today=TODAY, pemerintah=wish.pemerintah
    )
    keep(day.folder("surat"), "lembar-pemulihan-latihan.pdf", sheet)
    opened = office.unlock(folder, CLERK.username, CLERK.password, clock=clock)
    for account in (HEAD, SUPERIOR):
        office.add_user(opened, CLERK.password, account, clock=clock)
    day.say(f"Kantor latihan dibuat: {opened.office.nama}, dua pemegang kunci, lembar pemulihan dicetak.")
    return opened


def bring_people(day: Day, opened: OpenOffice) -> None:
    """Import the sample spreadsheet; keep its refused rows as xlsx with the reasons."""
    source = files.resource(SAMPLE)
    with opened.store.begin(opened.actor, reason=f"impor {source.name}") as session:
        seen = imports.preview(session, source, today=TODAY)
        imports.apply(session, seen, now=NOW)
    keep(day.out, "baris-ditolak.xlsx", import_rejected.build(seen, sentence))
    day.say(
        f"Daftar nominatif diimpor: {len(seen.rows)} baris, {len(seen.new)} orang masuk, {len(seen.refused)} ditolak, "
        f"{len(seen.skipped)} salinan dilewati, {len(seen.new_units)} unit dikenali."
    )
    for row in seen.refused:
        day.say(f"    baris {row.number} ditolak: {sentence(row.problems[0])}")
    with opened.store.begin(opened.actor, reason="impor kedua") as session:
        again = imports.preview(session, source, today=TODAY)
    kinds = Counter(row.outcome.value for row in again.rows)
    day.say(f"Diperiksa sekali lagi, tidak ada yang baru: {', '.join(f'{n} {kind}' for kind, n in kinds.items())}.")


def appoint(day: Day, opened: OpenOffice) -> None:
    """Enter who heads which unit, and say which account is whose."""
    with opened.store.begin(opened.actor, reason="pejabat unit") as session:
        place = {unit.nama: unit.id for unit in units.tree(session)}
        for unit, role, post, nip, account in POSTS:
            who = person(session, nip)
            officials.appoint(
                session, officials.OfficialAsk(place[unit], role, post, dt.date(2026, 1, 1), employee_id=who)
            )
            users.link_employee(session, account.username, who)
    day.say("Pejabat dicatat: kepala dinas, sekretaris sebagai pejabat kepegawaian, kepala bidang.")


def explain(day: Day, session: Session, employee_id: uuid.UUID) -> None:
    """The balance with the line and article of every term."""
    card = leave.balance(session, employee_id, year=TODAY.year, today=TODAY)
    day.say(f"Kenapa sisa cutinya {card.sisa} hari?")
    for line in card.lines:
        words, more = line_words(line)
        day.say(f"    {line.amount:+3d}  {words}" + (f". {more}" if more else ""))


def take_leave(day: Day, opened: OpenOffice) -> Granted:
    """Opening balances, request, consideration and decision; the officials give their own passwords."""
    with opened.store.begin(opened.actor, reason="saldo awal cuti") as session:
        who = person(session, APPLICANT)
        asks = [openings.OpeningAsk(who, year, used) for year, used in USED.items()]
        openings.save(session, asks, today=TODAY, now=NOW)
    with opened.store.read(opened.actor) as session:
        explain(day, session, who)
    wish = leave.LeaveAsk(who, FIRST, LAST, "Urusan keluarga", "Jalan Kenanga Nomor 7, Tirtamaya", "0812 0000 0000")
    with opened.store.begin(opened.actor, reason="permintaan cuti") as session:
        row = leave.ask(session, wish, today=TODAY, now=NOW)
    day.say(f"{row.nama} meminta cuti tahunan {row.lama} {row.satuan}, {FIRST:%d-%m-%Y} sampai {LAST:%d-%m-%Y}.")
    for account, deed, word in ((SUPERIOR, leave.consider, "Pertimbangan"), (HEAD, leave.decide, "Keputusan")):
        signer = office.verify_password(opened.office.folder, account.username, account.password, clock=clock)
        with opened.store.begin(opened.actor, reason=f"{word.lower()} cuti") as session:
            row = deed(session, row.id, leave.Decision(Choice.DISETUJUI, signed_by=signer), today=TODAY, now=NOW)
        day.say(f"{word}: {account.name} menyetujui dengan sandinya sendiri. Keadaan: {row.keadaan.value}.")
    assert row.unit_id is not None
    return Granted(row.id, who, row.unit_id, row.nama)


def end_of_day(day: Day, opened: OpenOffice) -> None:
    """A backup that was opened and counted, and a second request that waits for tomorrow."""
    made = office.back_up(opened, now=NOW)
    day.say(f"Cadangan dibuat, dibuka kembali, dan dihitung: {sum(made.rows.values())} baris.")
    with opened.store.begin(opened.actor, reason="permintaan cuti") as session:
        who = person(session, NEXT_APPLICANT)
        openings.save(
            session, [openings.OpeningAsk(who, year, 12) for year in (2024, 2025)], today=TODAY, now=NOW
        )
        openings.save(session, [openings.OpeningAsk(who, 2026, 5)], today=TODAY, now=NOW)
        wish = leave.LeaveAsk(who, NEXT_FIRST, NEXT_LAST, "Acara keluarga", "Jalan Anggrek Nomor 3, Tirtamaya",
                              "0813 0000 0000")  # fmt: skip
        row = leave.ask(session, wish, today=TODAY, now=NOW)
    day.say(f"Menunggu untuk besok: {row.nama}, {row.lama} {row.satuan} mulai {NEXT_FIRST:%d-%m-%Y}.")
