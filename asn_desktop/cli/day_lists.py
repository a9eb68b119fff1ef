"""Afternoon of an office day: the quality of the data, a question answered, the lists printed, the file for SIASN."""

from __future__ import annotations

from asn_desktop.cli.day import NOW, TODAY, Day
from asn_desktop.cli.door import keep
from asn_desktop.rules.headcount import Condition, Question
from asn_desktop.services import anomalies, career_dates, headcount, report_files, reports, siasn
from asn_desktop.services.office import OpenOffice

LISTS = ("nominatif", "duk", "rekap-golongan", "pensiun")
ASKED = Question((Condition("status", ("PNS",)), Condition("jenis_kelamin", ("P",))))


def print_lists(day: Day, opened: OpenOffice) -> None:
    """Every list as PDF, the first also as Excel; the answers are told."""
    target = day.folder("laporan")
    with opened.store.read(opened.actor) as session:
        found = anomalies.survey(session, today=TODAY)
        answer = headcount.ask(session, ASKED, on=TODAY, today=TODAY)
        due = career_dates.kgb_due(session, today=TODAY)
        tables = {key: reports.build(session, key, on=TODAY, today=TODAY) for key in LISTS}
        book = siasn.write(session, target / "untuk-siasn.xlsx", siasn.SiasnAsk(on=TODAY))
    whole, part = divmod(found.score.total, 100)
    day.say(f"Mutu data {whole},{part:02d} dari 100 pada {found.people} pegawai; {len(found.open)} temuan.")
    day.say(f"Hitung: {answer.jumlah} perempuan PNS dari {answer.dari} pegawai.")
    day.say(f"KGB jatuh tempo dalam tiga bulan: {len(due)} orang.")
    for key, table in tables.items():
        keep(target, f"{key}.pdf", reports.pdf(table, now=NOW))
    report_files.write_xlsx(tables["nominatif"], target / "nominatif.xlsx", "F4")
    day.say(f"Laporan dicetak: {', '.join(LISTS)}; berkas SIASN memuat {book.people} pegawai.")
