"""What `asn kinerja` shows to a reader (PEMERIKSA): no command tells a planted word or anybody's predikat."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from asn_desktop.cli import app
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import office, users
from tests import terminal
from tests.services.test_evaluation_closed import WORD, _plant
from tests.test_cli_papers import PASSWORD

AGUS = "199003152014121002"
NAMED = "Agus Setiawan"
# What is asked of a person's work is refused; counts, the law, units and services are told.
TOLD = {
    "aturan", "tabel", "tindak-lanjut", "daftar-impor", "skp penilai", "skp daftar", "pustaka daftar", "nilai pola",
    "nilai putaran", "nilai rekap", "nilai grafik", "capaian daftar", "survei daftar", "survei rincian",
    "survei grafik",
}  # fmt: skip
READS = {  # the last word of a command that shows something; the others are refused by their services
    "aturan", "belum", "buku", "daftar", "daftar-impor", "grafik", "ingat", "kartu", "lihat", "masa", "menunggu",
    "penilai", "periksa", "pohon", "pola", "pratinjau", "putaran", "rekap", "rincian", "salin", "selisih", "tabel",
    "tindak-lanjut", "unit", "usul",
}  # fmt: skip


def _commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    if hasattr(command, "commands"):
        for name, below in command.commands.items():
            yield from _commands(below, (*path, name))
    else:
        yield path, command


def _words(command: Any, known: dict[str, Any], file: Path) -> list[str]:
    """Arguments and demanded options by their names."""
    given = {
        "nip": AGUS, "--nip": AGUS, "tahun": "2026", "--tahun": "2026", "periode": "TW3", "--periode": "TW3",
        "unit": "Bidang Angkutan", "skp": known["skp_id"], "evaluasi": known["evaluation_id"], "nomor": known["skp_id"],
        "hasil": known["result_id"], "indikator": known["indicator_id"], "realisasi": known["realisation_id"],
        "umpan_balik": known["feedback_id"], "dialog": known["dialogue_id"], "pembinaan": known["coaching_id"],
        "keberatan": known["objection_id"], "capaian": known["achievement_id"], "survei": known["survey_id"],
        "baris": known["line_id"], "impor": known["skp_id"], "titik": "Loket uji", "nama": "Loket uji",
        "berkas": file, "--ke": file.with_suffix(".pdf"), "jenis": "dokumen_evaluasi", "predikat": "Baik",
        "tanggal": "1-11-2026", "mulai": "1-11-2026", "sampai": "2-11-2026", "--tanggal": "1-11-2026",
        "--mulai": "1-11-2026", "--sampai": "2-11-2026", "--tmt": "1-11-2026", "nilai": "1", "n": "10",
        "hitungan": "B=5", "putusan": "tetap", "jawab": "ya", "--sebab": "pindah", "--responden": "10",
        "--unsur": "persyaratan=1,2,3,4", "--kunci": file,
    }  # fmt: skip
    words: list[str] = []
    for one in command.params:
        if one.param_type_name == "argument":
            words.append(str(given.get(one.name, "uji coba")))
        elif one.required:
            words += [one.opts[0], str(given.get(one.opts[0], "uji coba"))]
    return words


@pytest.fixture
def reader(folder: Path) -> tuple[dict[str, str], dict[str, Any]]:
    with office.unlock(folder, "siti", PASSWORD, clock=lambda: dt.datetime.now(dt.UTC)) as opened:
        with opened.store.begin(opened.actor, reason=WORD) as session:
            known = _plant(session)
        with opened.store.begin(Actor("budi", "Budi Santoso", Role.ADMIN), reason="uji") as session:
            users.set_role(session, "siti", Role.PEMERIKSA)
    return {"ASN_KANTOR": str(folder), "ASN_PENGGUNA": "siti", "ASN_SANDI": PASSWORD}, known


def test_no_command_of_evaluation_tells_a_reader_of_anybodys_work(reader, tmp_path: Path) -> None:
    env, known = reader
    file = tmp_path / "hasil.csv"
    file.write_text("NIP,Nama,Tahun,Hasil Kerja,Perilaku Kerja,Predikat\n")
    every = {path[1:]: one for path, one in _commands(get_command(app)) if path[0] == "kinerja"}
    found = {path: one for path, one in every.items() if path[-1] in READS}
    assert len(every) > 90
    assert len(found) > 35
    done_by = {}
    for path, command in found.items():
        name = " ".join(path)
        done = terminal.run(["kinerja", *path, *_words(command, known, file)], env)
        assert WORD not in done.stdout + done.stderr, name
        assert not [
            line for line in done.stdout.splitlines()
            if NAMED in line and ("Sangat Kurang" in line or "SANGAT_KURANG" in line)
        ], name  # fmt: skip
        assert done.returncode in (0, 1, 2, 3), f"{name}: {done.stderr}"
        if done.returncode == 0:
            done_by[name] = done.stdout
    assert done_by.keys() <= TOLD
    assert done_by.keys() >= {"tindak-lanjut", "nilai rekap", "nilai putaran", "capaian daftar"}
