"""Later that morning: somebody is ill, the head travels, an hour of izin, and the papers of the month."""

from __future__ import annotations

import datetime as dt

from asn_desktop.cli.day import HEAD, NOW, SUPERIOR, TODAY, Day, clock
from asn_desktop.cli.day_office import APPLICANT, POSTS, Granted
from asn_desktop.cli.door import keep, person
from asn_desktop.rules.leave.flow import Choice
from asn_desktop.rules.leave.wish import Kind
from asn_desktop.services import (
    acting_orders,
    attendance_lists,
    attendance_papers,
    duty_orders,
    izin,
    letters,
    office,
    reports,
    units,
)
from asn_desktop.services.leave import card, papers
from asn_desktop.services.leave import deeds as leave
from asn_desktop.services.leave.ask import ProofAsk
from asn_desktop.services.office import OpenOffice

ILL = "197810072010121001"  # Sugito, Bidang Bina Marga
LATE = "199010042019012003"  # Putri Wulandari, Bidang Bina Marga
WITH_HER = "199008012014122001"  # Ratna Fitriani
STAND_IN = POSTS[1][3]  # the secretary stands in for the head
AWAY = dt.date(2026, 11, 30), dt.date(2026, 12, 2)
LISTS = ("cuti-register", "cuti-tahun", "cuti-saldo")


def sickness(day: Day, opened: OpenOffice) -> None:
    """Three days on a doctor's letter: asked, considered, decided with the officials' own passwords, issued."""
    with opened.store.begin(opened.actor, reason="permintaan cuti sakit") as session:
        proof = ProofAsk("surat_dokter", "445/118/RSUD", TODAY, "dr. Rekaan Sehat, RSUD Tirtamaya", perlu=True, hari=3)
        wish = leave.LeaveAsk(
            person(session, ILL), TODAY, TODAY + dt.timedelta(days=2), "Sakit", "Jalan Melati Nomor 2, Tirtamaya",
            "0811 0000 0000", jenis=Kind.SAKIT, alasan_kode="sakit", bukti=(proof,),
        )  # fmt: skip
        row = leave.ask(session, wish, today=TODAY, now=NOW)
    for account, deed in ((SUPERIOR, leave.consider), (HEAD, leave.decide)):
        signer = office.verify_password(opened.office.folder, account.username, account.password, clock=clock)
        with opened.store.begin(opened.actor, reason="cuti sakit") as session:
            deed(session, row.id, leave.Decision(Choice.DISETUJUI, signed_by=signer), today=TODAY, now=NOW)
    with opened.store.begin(opened.actor, reason="surat izin cuti sakit") as session:
        made = papers.issue(session, papers.IssueAsk(row.id), today=TODAY, now=NOW)
        keep(day.folder("surat"), "surat-izin-cuti-sakit.pdf", letters.pdf(session, made.permit.id))
    day.say(f"{row.nama} sakit {row.lama} {row.satuan} dengan surat dokter: surat izin nomor {made.permit.nomor}.")


def travel(day: Day, opened: OpenOffice) -> None:
    """The head goes to the province: a surat tugas, and one deed that makes the Plh with period and surat perintah."""
    first, last = AWAY
    with opened.store.begin(opened.actor, reason="perjalanan dinas kepala") as session:
        root, head, mate = units.root(session), person(session, POSTS[0][3]), person(session, WITH_HER)
        assert root is not None
        order = duty_orders.enter(session, duty_orders.DutyAsk(
            root, "mengikuti rapat koordinasi penataan ruang", "Kantor Gubernur", first, last, (head, mate),
        ), today=TODAY)  # fmt: skip
        letter = attendance_papers.duty_letter(session, order.id, today=TODAY, now=NOW)
        acting = acting_orders.order(session, acting_orders.OrderAsk(
            root, person(session, STAND_IN), "PLH", first, last, "melaksanakan tugas kedinasan",
        ), today=TODAY, now=NOW)  # fmt: skip
        for name, made in (("surat-tugas", letter), ("surat-perintah-plh", acting.letter)):
            keep(day.folder("surat"), f"{name}.pdf", letters.pdf(session, made.id))
    day.say(f"{HEAD.name} dinas luar {first:%d-%m-%Y} sampai {last:%d-%m-%Y}: surat tugas nomor {letter.nomor}, "
            f"{acting.official.nama} menjadi {acting.official.jabatan_tertulis}.")  # fmt: skip


def hours(day: Day, opened: OpenOffice) -> None:
    """An izin to come late, with its slip; it costs no leave."""
    with opened.store.begin(opened.actor, reason="izin terlambat") as session:
        wish = izin.IzinAsk(person(session, LATE), "terlambat", TODAY, TODAY, "mengantar anak ke dokter",
                            jam_sampai="09:00")  # fmt: skip
        row = izin.ask(session, wish, today=TODAY)
        made = attendance_papers.slip(session, row.id, today=TODAY, now=NOW)
        keep(day.folder("surat"), "slip-izin.pdf", letters.pdf(session, made.id))
    day.say(f"Izin terlambat dicatat: {row.nama}; cuti tidak berkurang.")


def month(day: Day, opened: OpenOffice, granted: Granted) -> None:
    """What hangs on the wall and lies in the folder: lists of leave, the blank sheet of December, a leave card."""
    target = day.folder("laporan")
    with opened.store.read(opened.actor) as session:
        tables = {key: reports.build(session, key, on=TODAY, today=TODAY) for key in LISTS}
        tables["daftar-hadir"] = attendance_lists.sheet(session, dt.date(2026, 12, 1), granted.unit_id, today=TODAY)
        keep(day.folder("surat"), "kartu-cuti.pdf", card.pdf(session, person(session, APPLICANT), today=TODAY))
    for key, table in tables.items():
        keep(target, f"{key}.pdf", reports.pdf(table, now=NOW))
    day.say("Daftar cuti, kalender setahun, daftar hadir Desember, dan kartu cuti dicetak.")
