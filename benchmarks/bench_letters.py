"""Letters: made and signed in a batch beside the obvious pipeline, and one letter from process start to signed file."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any

from asn_desktop import keys
from asn_desktop.keys import Authority, Root, SigningKey
from benchmarks.one_letter import LINES, NOW, PASS, made, permit, start
from benchmarks.rows import Row

BATCH, PEER, ROUNDS = 200, 10, 5


def rows() -> list[Row]:
    """The rows; every file of ours is judged `sah` in the same run, or the row raises."""
    authority = keys.make_authority("Akar LATIHAN Tolok Ukur", now=NOW)
    key = keys.make_signer(authority, "Haryanto", "196902141994031005", "Kepala Dinas Perhubungan", now=NOW)
    return [*_batch(authority, key), _single(authority, key), _checked(authority, key)]


def _obvious(number: int, p12: Path) -> bytes:
    """What one writes first: platypus with paragraphs, then pyHanko's stock signer loaded for each letter."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    from asn_desktop import files
    from asn_desktop.letters import fonts

    letter, out = permit(number), BytesIO()
    style = replace_font(getSampleStyleSheet()["Normal"], fonts, files)
    parts = [Paragraph(str(v), style) for v in vars(letter.person).values()] * 4
    SimpleDocTemplate(out).build([*parts, Spacer(1, 40), Paragraph(letter.signer.nama, style)])
    signer = signers.SimpleSigner.load_pkcs12(str(p12), passphrase=PASS.encode())
    meta = signers.PdfSignatureMetadata(field_name="pejabat", subfilter=signers.pdf_signer.SigSeedSubFilter.PADES)
    return bytes(signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(out.getvalue())), meta, signer=signer).getvalue())


def replace_font(style: Any, fonts: Any, files: Any) -> Any:
    """The style in a font read anew, as a fresh document of the obvious pipeline does."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("Polos", str(files.resource("fonts/letters/LiberationSans-Regular.ttf"))))
    style.fontName = "Polos"
    return style


def _batch(authority: Authority, key: SigningKey) -> list[Row]:
    p12 = keys.save_p12(key, PASS)
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(
        2, mp_context=get_context("spawn"), initializer=start, initargs=(p12,)
    ) as pool:
        path = Path(folder) / "k.p12"
        path.write_bytes(p12)
        start(p12)
        list(pool.map(made, range(1, 21), chunksize=5))
        made(1), _obvious(1, path)
        alone, both, peer = [], [], []
        for _ in range(ROUNDS):
            t = time.perf_counter()
            one = [made(n) for n in range(1, BATCH // 2 + 1)]
            alone.append(BATCH / 2 / (time.perf_counter() - t))
            t = time.perf_counter()
            two = list(pool.map(made, range(1, BATCH + 1), chunksize=10))
            both.append(BATCH / (time.perf_counter() - t))
            t = time.perf_counter()
            for n in range(1, PEER + 1):
                assert _obvious(n, path)
            peer.append(PEER / (time.perf_counter() - t))
        _validate(authority, [one[0], one[-1], two[0], two[-1]])
    naive = f"obvious pipeline {median(peer):.1f}/s"
    note = "PDF/A-3b with data, PAdES-B-B, RSA-2048; four files judged sah"
    return [
        Row(f"letters made and signed, one process, {BATCH // 2}", naive, round(median(alone), 1), "≥ 60", "/s", note),
        Row(f"letters made and signed, two processes, {BATCH}", naive, round(median(both), 1), "≥ 60", "/s", note),
    ]  # fmt: skip


def _validate(authority: Authority, files: list[bytes]) -> None:
    from asn_desktop.letters import checking

    for data in files:
        report = checking.check(data, roots=[Root(authority.certificate)], now=NOW)
        assert report.sound, report.problems


_ONE = """
import sys
from pathlib import Path
from benchmarks import one_letter
one_letter.start(Path(sys.argv[1]).read_bytes())
Path(sys.argv[2]).write_bytes(one_letter.made(1))
"""


def _single(authority: Authority, key: SigningKey) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "k.p12", Path(folder) / "surat.pdf"
        source.write_bytes(keys.save_p12(key, PASS))
        taken = []
        env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        env["PYTHONPYCACHEPREFIX"] = folder  # the bytecode an installed program has: made by the unmeasured first round
        for _ in range(ROUNDS + 1):
            t = time.perf_counter()
            subprocess.run([sys.executable, "-c", _ONE, str(source), str(target)], check=True, env=env)
            taken.append(time.perf_counter() - t)
        _validate(authority, [target.read_bytes()])
    work, peer = "one letter, process start to signed file", "obvious pipeline 0.9 s (measured before)"
    note = "opening the .p12 included; stored bytecode, as installed"
    return Row(work, peer, round(median(taken[1:]), 2), "≤ 0.4", "s", note)


def _checked(authority: Authority, key: SigningKey) -> Row:
    from asn_desktop.letters import checking, render, signing

    letter = replace(permit(1))
    data = render.render(letter, identity="x", at=NOW)
    signed = signing.sign(data, signing.open_signer(key), signing.Place(), now=NOW, lines=LINES)
    roots, accepted, t = [Root(authority.certificate)], 0, time.perf_counter()
    places = range(0, len(signed), 97)
    for place in places:
        changed = bytearray(signed)
        changed[place] ^= 0x10
        accepted += checking.check(bytes(changed), roots=roots, now=NOW).sound
    spent = time.perf_counter() - t
    work = f"changed bytes accepted, every 97th of {len(signed)}"
    note = f"{len(places)} files judged in {spent:.1f} s"
    return Row(work, "pyHanko and pdfsig each miss some", accepted, "0", "bytes", note)


if __name__ == "__main__":
    for row in rows():
        print(row)
