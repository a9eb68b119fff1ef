"""`asn hitung`: how many people there are, by any conditions, on any day; as number, table, list or kept question."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, day, door, today
from asn_desktop.cli.options import Csv, Json

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from asn_desktop.rules.headcount import Condition, Question
    from asn_desktop.services.headcount import Answer

Many = list[str] | None
_C = typer.Option
PEOPLE = {"NIP": "nip", "Nama": "nama", "Status": "status", "Golongan": "golongan", "Jabatan": "jabatan",
          "Unit kerja": "unit", "Usia": "usia"}  # fmt: skip


def add_to(app: typer.Typer) -> None:
    """Put the command on the root."""
    app.command("hitung")(count)


def count(
    context: typer.Context,
    per: Annotated[str | None, _C(help="Tanggal keadaan, misalnya 1-1-2026. Wajib, juga untuk pertanyaan tersimpan.")]
    = None,
    status: Annotated[Many, _C(help="PNS, CPNS, PPPK, PPPK_PW.")] = None,
    unit: Annotated[Many, _C(help="Nama unit kerja; unit di bawahnya ikut.")] = None,
    golongan: Annotated[Many, _C(help="III/b, IX, III (semua ruang), atau III/a..III/d.")] = None,
    jabatan: Annotated[Many, _C(help="Kata-kata nama jabatan, misalnya guru.")] = None,
    jenis_jabatan: Annotated[Many, _C(help="struktural, fungsional, pelaksana.")] = None,
    eselon: Annotated[Many, _C(help="III.a, atau III untuk III.a dan III.b.")] = None,
    jenjang: Annotated[Many, _C(help="Jenjang fungsional, misalnya Ahli Muda.")] = None,
    pendidikan: Annotated[Many, _C(help="Pendidikan tertinggi: S-1, atau S-1.. untuk S-1 ke atas.")] = None,
    bidang: Annotated[Many, _C(help="Kata-kata bidang pendidikan, misalnya akuntansi.")] = None,
    kelamin: Annotated[Many, _C(help="L atau P.")] = None,
    usia: Annotated[Many, _C(help="25..40, ..39, atau 50..")] = None,
    masa_kerja: Annotated[Many, _C(help="Masa kerja keseluruhan dalam tahun: 10..20.")] = None,
    latihan: Annotated[Many, _C(help="Kata-kata nama diklat atau kursus yang pernah diikuti.")] = None,
    kedudukan: Annotated[Many, _C(help="Kedudukan hukum, misalnya Tugas Belajar.")] = None,
    agama: Annotated[Many, _C(help="Agama.")] = None,
    kawin: Annotated[Many, _C(help="Status perkawinan.")] = None,
    kelompok: Annotated[Many, _C(help="Baris dan kolom tabel: unit_induk, golongan, usia, … (paling banyak dua).")]
    = None,
    orang: Annotated[bool, _C("--orang", help="Daftar orangnya, bukan jumlahnya.")] = False,
    simpan: Annotated[str | None, _C(help="Simpan pertanyaan ini dengan nama.")] = None,
    tersimpan: Annotated[str | None, _C(help="Ajukan pertanyaan yang tersimpan dengan nama ini.")] = None,
    json: Json = False,
    csv: Csv = False,
) -> None:  # fmt: skip
    """Hitung pegawai menurut syarat apa pun pada satu tanggal; syarat sejenis berarti “atau”, antarjenis “dan”."""
    typed = {
        "status": status, "unit": unit, "golongan": golongan, "jabatan": jabatan, "jenis_jabatan": jenis_jabatan,
        "eselon": eselon, "jenjang": jenjang, "tingkat": pendidikan, "bidang": bidang, "jenis_kelamin": kelamin,
        "usia": usia, "masa_kerja": masa_kerja, "latihan": latihan, "kedudukan": kedudukan, "agama": agama,
        "status_kawin": kawin,
    }  # fmt: skip
    with answering(to_json=json):
        opening = door(context).writing("pertanyaan tersimpan") if simpan else door(context).reading()
        with opening as (session, opened):
            on = day(per) if per else None
            question = _question(session, tersimpan, typed, kelompok or [], on or today(opened))
            if simpan:
                _keep(session, simpan, question)
            _tell(session, question, on, today(opened), orang=orang, json=json, csv=csv)


def _question(session: Session, kept: str | None, typed: dict[str, Many], groups: list[str], on: dt.date) -> Question:
    """The kept question with further conditions, or the typed one alone."""
    from asn_desktop.rules.headcount import Question, joined
    from asn_desktop.services import saved_questions

    start = saved_questions.get(session, kept).soal if kept else Question()
    lines = [_condition(session, field, values, on) for field, values in typed.items() if values]
    wanted = tuple(part.strip() for group in groups for part in group.split(",") if part.strip())
    return Question(joined([*start.syarat, *lines]), wanted or start.kelompok)


def _condition(session: Session, field: str, values: list[str], on: dt.date) -> Condition:
    from asn_desktop.rules.headcount import FIELDS, Condition, Kind

    kind = FIELDS[field].kind
    if kind in (Kind.WORDS, Kind.RANGE):
        return Condition(field, tuple(value.strip() for value in values))
    found = [part.strip() for value in values for part in ([value] if kind is Kind.UNIT else value.split(","))]
    return Condition(field, tuple(_code(session, field, value, on) for value in found))


def _code(session: Session, field: str, text: str, on: dt.date) -> str:
    """The code of what was typed: a code itself, or its name. Text nobody knows goes on, to be refused by name."""
    from asn_desktop.rules.headcount import FIELDS, Kind
    from asn_desktop.services import headcount_words, units

    kind = FIELDS[field].kind
    if kind is Kind.UNIT:
        return str(units.lookup(session, text) or text)
    if kind is Kind.RANK:
        return f"{text}/" if text in ("I", "II", "III", "IV") else text
    if kind is Kind.ESELON:
        return f"{text}." if "." not in text else text
    if ".." in text:
        low, _, high = text.partition("..")
        return f"{_code(session, field, low, on) if low else ''}..{_code(session, field, high, on) if high else ''}"
    return headcount_words.code(session, field, text, on) or _fixed(field, text)


def _fixed(field: str, text: str) -> str:
    from asn_desktop.ui.sentences import headcount as words

    wanted = text.casefold()
    known = words.FIXED.get(field, {})
    return next((code for code, word in known.items() if wanted in (code.casefold(), word.casefold())), text)


def _keep(session: Session, name: str, question: Question) -> None:
    from asn_desktop.services import saved_questions

    saved_questions.save(session, name, question, replace=True)


def _tell(
    session: Session, question: Question, on: dt.date | None, today: dt.date, *, orang: bool, json: bool, csv: bool
) -> None:  # fmt: skip
    from asn_desktop.rules.words import thousands
    from asn_desktop.services import headcount
    from asn_desktop.ui.sentences.headcount import FINDING_WORDS, question_words

    answer = headcount.ask(session, question, on=on, today=today)
    if orang:
        page = headcount.persons(session, question, on=on, today=today)
        show.listing(page.rows, PEOPLE, to_json=json, to_csv=csv)
        return
    if json:
        show.as_json(answer)
        return
    if csv or answer.tabel:
        _table(answer, to_csv=csv)
    if csv:
        return
    print(question_words(question, answer.on, answer.label))
    print(f"{thousands(answer.jumlah)} dari {thousands(answer.dari)} pegawai")
    for own in answer.tersendiri:
        print(f"  termasuk {own.nama}: {own.jumlah}, dihitung pegawai, bukan pemangku jabatan")
    for finding in answer.temuan:
        print(f"  periksa datanya: {finding.jumlah} orang {FINDING_WORDS[finding.kode]}")


def _table(answer: Answer, *, to_csv: bool) -> None:
    import csv
    import sys

    from asn_desktop.ui.sentences.headcount import table_lines

    lines: list[list[Any]] = [["Jumlah"], [answer.jumlah]]
    if answer.tabel:
        lines = [list(line) for line in table_lines(answer.tabel, answer.label)]
    body = [[str(cell) for cell in line] for line in lines]
    if to_csv:
        csv.writer(sys.stdout, lineterminator="\n").writerows(body)
    else:
        show.table(body[0], body[1:])
