"""`asn kinerja nilai …`: the round of a unit, its pattern and reason, fixing, the office at a glance."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from asn_desktop.cli import show
from asn_desktop.cli.door import answering, day, door, keep, now, today, unit_named, unit_of
from asn_desktop.cli.evaluation_rating import Period, Year, told
from asn_desktop.cli.options import Csv, Json
from asn_desktop.cli.pairs import pairs

if TYPE_CHECKING:
    from asn_desktop.rules.evaluation.pattern import Finding

UnitName = Annotated[str, typer.Argument(help="Nama unit.")]
UnitOption = Annotated[str | None, typer.Option("--unit", help="Unit dan unit di bawahnya; tanpa ini seluruh kantor.")]
OnDay = Annotated[str | None, typer.Option("--tanggal", help="Tanggalnya; tanpa ini hari ini.")]
ROUND = {"Nama": "nama", "Unit": "unit", "Kepala": "kepala", "Hasil": "hasil", "Perilaku": "perilaku",
         "Predikat": "predikat", "Keadaan": "keadaan", "Evaluasi": "evaluation_id"}  # fmt: skip
STATES = {"Nama": "nama", "Unit": "unit", "SKP": "skp", "Umpan balik": "umpan_balik", "Nilai": "nilai",
          "Dokumen": "dokumen", "Tanda tangan": "ditandatangani", "Terima": "diterima",
          "Halangan": "halangan"}  # fmt: skip
DIFFERENT = {"Nama": "nama", "NIP": "nip", "Unit": "unit", "Selisih": "jenis", "Kantor": "kantor", "Resmi": "resmi"}


def _limit(found: Finding) -> dict[str, Any]:
    return {
        "batas": found.limit.key, "terhitung": found.counted, "boleh": found.allowed, "n": found.n,
        "dilanggar": found.broken, "menghalangi": found.blocks, "bersama_induk": found.bersama,
    }  # fmt: skip


def _limits_table(findings: tuple[Finding, ...]) -> None:
    heads = ("Batas", "Terhitung", "Boleh", "Dari", "Keadaan")
    body = [
        [f.limit.key, str(f.counted), "–" if f.allowed is None else str(f.allowed), str(f.n),
         "menunggu alasan" if f.blocks else "catatan" if f.broken else "terpenuhi"]
        for f in findings
    ]  # fmt: skip
    if body:
        show.table(heads, body)


def of_unit(context: typer.Context, unit: UnitName, tahun: Year, periode: Period, json: Json = False) -> None:
    """Penilaian satu unit: orangnya, hitungan predikat, pola menurut capaian, batas yang menunggu alasan."""
    from asn_desktop.services.evaluation import unit_round

    with answering(to_json=json), door(context).reading() as (session, _):
        seen = unit_round.of_unit(session, unit_named(session, unit), tahun, periode.upper())
    if json:
        show.as_json({
            "unit": seen.unit, "capaian": seen.capaian, "capaian_dari": seen.capaian_dari, "n": seen.n,
            "hitungan": seen.counts, "kecil": seen.small, "diperiksa_pada": seen.check_unit,
            "temuan": [_limit(f) for f in seen.findings], "terbuka": seen.open_limits, "alasan": seen.reason,
            "pegawai": seen.rows,
        })  # fmt: skip
        return
    capaian = seen.capaian.label if seen.capaian else "belum dicatat"
    print(f"{seen.unit}, {seen.periode} {seen.tahun}. Capaian {capaian}. {seen.n} pegawai dengan predikat.")
    show.listing(seen.rows, ROUND)
    _limits_table(seen.findings)


def pattern_of(
    context: typer.Context,
    capaian: Annotated[str, typer.Argument(help="Capaian unit: Istimewa, Baik, Butuh Perbaikan, …")],
    n: Annotated[int, typer.Argument(help="Pegawai yang dinilai.")],
    hitungan: Annotated[list[str] | None, typer.Argument(help="SANGAT_BAIK=7 BAIK=16 …; boleh kosong.")] = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Pola distribusi: paling sedikit dan paling banyak berapa orang, dan hitungan yang diperiksa terhadapnya."""
    from asn_desktop.problems import Problem, Refused
    from asn_desktop.rules.evaluation import matrix, pattern
    from asn_desktop.rules.evaluation.words import Predikat, read_predikat
    from asn_desktop.services.evaluation import law

    with answering(to_json=json), door(context).reading() as (session, opened):
        limits, word = law.load(session, today(opened)).limits, matrix.achievement(capaian)
        plan = pattern.planner(limits, word, n)
        counts: dict[Predikat, int] = {}
        for raw, number in pairs(hitungan).items():
            known = read_predikat(raw)
            if known is None or not number.lstrip("-").isdecimal():
                raise Refused(Problem("predikat_unknown" if known is None else "E-DIST-01", "hitungan",
                                      {"raw": raw, "jumlah": number, "n": n}))  # fmt: skip
            counts[known] = int(number)
        findings = pattern.check(limits, word, counts, n=n) if hitungan else ()
    if json:
        show.as_json({"rencana": plan, "temuan": [_limit(f) for f in findings]})
        return
    codes = [limit.kode for limit in limits if limit.capaian is word and limit.kode in plan]
    show.table(("Batas", "Paling sedikit", "Paling banyak"), [[c, *(str(x) for x in plan[c])] for c in codes])
    _limits_table(findings)


def reason(
    context: typer.Context, unit: UnitName, tahun: Year, periode: Period,
    alasan: Annotated[str, typer.Option(help="Alasan tertulis pimpinan di atasnya.")],
    pejabat: Annotated[str, typer.Option(help="Nama pimpinan itu.")],
    jabatan: Annotated[str, typer.Option(help="Jabatannya.")] = "",
    nomor: Annotated[str | None, typer.Option(help="Nomor suratnya.")] = None, tanggal: OnDay = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Catat alasan pimpinan satu tingkat di atas unit bagi batas yang dilanggar."""
    from asn_desktop.rules.evaluation.party import Party
    from asn_desktop.services.evaluation import unit_round

    with answering(to_json=json), door(context).writing("alasan pola distribusi") as (session, opened):
        row = unit_round.give_reason(session, unit_round.ReasonAsk(
            unit_named(session, unit), tahun, periode.upper(), alasan, Party(pejabat, jabatan=jabatan),
            day(tanggal) if tanggal else today(opened), nomor))  # fmt: skip
    show.done(f"Alasan tercatat untuk {', '.join(row.dilanggar)}.", row, to_json=json)


def fix(
    context: typer.Context,
    evaluasi: Annotated[list[uuid.UUID] | None, typer.Argument(help="Nomor evaluasi; tanpa ini --unit.")] = None,
    unit: Annotated[str | None, typer.Option("--unit", help="Semua draf penilaian unit ini.")] = None,
    tahun: Annotated[int | None, typer.Option(help="Bersama --unit.")] = None,
    periode: Annotated[str | None, typer.Option(help="Bersama --unit.")] = None,
    tanggal: OnDay = None, json: Json = False,
) -> None:  # fmt: skip
    """Tetapkan draf: semuanya atau tidak satu pun."""
    from asn_desktop.services.evaluation import finalise, unit_round

    whole = unit is not None and tahun is not None and periode is not None
    if not evaluasi and not whole:
        raise typer.BadParameter("Sebutkan nomor evaluasi, atau --unit dengan --tahun dan --periode.")
    with answering(to_json=json), door(context).writing("penetapan hasil evaluasi") as (session, opened):
        ids = list(evaluasi or ())
        if not ids and unit is not None and tahun is not None and periode is not None:
            seen = unit_round.of_unit(session, unit_named(session, unit), tahun, periode.upper())
            ids = [p.evaluation_id for p in seen.rows if p.evaluation_id and p.keadaan == "draf" and not p.kepala]
        on = day(tanggal) if tanggal else today(opened)
        rows = finalise.finalise(session, ids, day=on, today=today(opened))
    show.done("\n".join(told(row) for row in rows) or "Tidak ada draf.", rows, to_json=json)


def glance(
    context: typer.Context, tahun: Year, periode: Period, unit: UnitOption = None, json: Json = False, csv: Csv = False
) -> None:  # fmt: skip
    """Putaran kantor: siapa sudah punya SKP, umpan balik, nilai, dokumen, tanda tangan; apa yang menghalangi."""
    from asn_desktop.services.evaluation import unit_round

    with answering(to_json=json), door(context).reading() as (session, _):
        rows = unit_round.overview(session, tahun, periode.upper(), unit_of(session, unit))
    show.listing(rows, STATES, to_json=json, to_csv=csv)


def recapitulate(context: typer.Context, tahun: Year, periode: Period, json: Json = False) -> None:
    """Rekap predikat yang sudah ditetapkan per unit, dengan temuan polanya; tanpa nama."""
    from asn_desktop.rules.evaluation.words import Predikat
    from asn_desktop.services.evaluation import recap

    with answering(to_json=json), door(context).reading() as (session, _):
        found = recap.recap(session, tahun, periode.upper())
    if json:
        show.as_json({"n": found.n, "hitungan": found.counts, "unit": [
            {"unit": u.unit, "capaian": u.capaian, "n": u.n, "hitungan": u.counts, "kecil": u.small,
             "tertutup": u.tertutup, "temuan": [_limit(f) for f in u.findings]} for u in found.units]})  # fmt: skip
        return
    body = [
        [u.unit, u.capaian.label if u.capaian else "–", str(u.n),
         *("–" if u.tertutup else str(u.counts[p]) for p in Predikat),
         ", ".join(f.limit.kode for f in u.findings if f.broken and f.limit.tertulis) or "–"]
        for u in found.units
    ]  # fmt: skip
    show.table(("Unit", "Capaian", "Dinilai", *(p.label for p in Predikat), "Batas dilanggar"), body)


def chart_of(
    context: typer.Context, tahun: Year, periode: Period,
    ke: Annotated[Path, typer.Option("--ke", help="Berkas PDF tujuan.")], json: Json = False,
) -> None:  # fmt: skip
    """Grafik sebaran predikat sebagai PDF: seluruh kantor, tiap unit, dan dari tahun ke tahun; tanpa nama."""
    from asn_desktop.services.evaluation import chart

    with answering(to_json=json):
        with door(context).reading() as (session, opened):
            data = chart.page(session, tahun, periode.upper(), today=today(opened), now=now())
        path = keep(ke.parent, ke.name, data)
    show.done(f"Disimpan: {path}.", {"berkas": path, "byte": len(data)}, to_json=json)


def differences(
    context: typer.Context, tahun: Year, unit: UnitOption = None, json: Json = False, csv: Csv = False
) -> None:
    """Hasil kantor di samping hasil resmi e-Kinerja, hanya yang berselisih."""
    from asn_desktop.services.evaluation import career_result

    with answering(to_json=json), door(context).reading() as (session, _):
        rows = career_result.differences(session, tahun, unit_of(session, unit))
    show.listing(rows, DIFFERENT, to_json=json, to_csv=csv)


def examine(
    context: typer.Context, tahun: Annotated[int | None, typer.Argument(help="Satu tahun saja.")] = None,
    json: Json = False,
) -> None:  # fmt: skip
    """Periksa predikat yang tersimpan terhadap matriks, dan nilai kepala terhadap capaian unitnya."""
    from asn_desktop.services.evaluation import stored_check
    from asn_desktop.ui.sentences import sentence

    with answering(to_json=json), door(context).reading() as (session, _):
        found = stored_check.findings(session, tahun)
    if json:
        show.as_json(found)
        return
    for one in found:
        print(f"{one.evaluation_id}: {sentence(one.problem)}")
    print(f"{len(found)} temuan")


def add_to(commands: typer.Typer) -> None:
    """Hang the round under `asn kinerja nilai`."""
    for name, deed in (
        ("unit", of_unit), ("pola", pattern_of), ("alasan", reason), ("tetapkan", fix), ("putaran", glance),
        ("rekap", recapitulate), ("grafik", chart_of), ("selisih", differences), ("periksa", examine),
    ):  # fmt: skip
        commands.command(name)(deed)
