"""What becomes of 10,000 NIPs between a spreadsheet and the store, here and in two readers that do not look.

`python -m benchmarks.nip_survival` reads the same list in three states with three readers, counts digit by digit, and
writes the figures into docs/impor.md between its two marks.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import xlsxwriter

from asn_desktop.rules.sample_export import kabupaten
from asn_desktop.sheets import header, mapping, people, rows, sense
from asn_desktop.sheets.reader import open_book
from benchmarks.bench_import import TODAY

PEOPLE = 10_000
PAGE = Path(__file__).parents[1] / "docs" / "impor.md"
BEGIN, END = "<!-- angka: mulai -->", "<!-- angka: selesai -->"
Read = list[tuple[str, bool]]  # (number as kept, whether it was refused by name), row by row
_COLUMNS = ("NIP BARU", "NAMA", "TANGGAL LAHIR", "JENIS KELAMIN")


def texts(table: Sequence[Sequence[str]]) -> bytes:
    """As SIASN writes it: text with an apostrophe."""
    return _book(table, lambda nip: nip)


def plain(table: Sequence[Sequence[str]]) -> bytes:
    """Text without a sign before it, as a careful clerk types it."""
    return _book(table, lambda nip: nip.lstrip("'"))


def numbers(table: Sequence[Sequence[str]]) -> bytes:
    """As Excel keeps it once somebody has made the column a number: a double of 15 digits."""
    return _book(table, lambda nip: float(nip.lstrip("'")))


def reopened(table: Sequence[Sequence[str]]) -> bytes:
    """As a csv becomes when Excel has opened and saved it: 1,98503E+17."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(_COLUMNS)
    for nip, *rest in table:
        writer.writerow([f"{float(nip.lstrip(chr(39))):.5E}".replace(".", ","), *rest])
    return out.getvalue().encode()


def _book(table: Sequence[Sequence[str]], shape: Callable[[str], str | float]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_numbers": False}) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, _COLUMNS)
        for place, (nip, *rest) in enumerate(table, 1):
            sheet.write(place, 0, shape(nip))
            sheet.write_row(place, 1, rest)
    return target.getvalue()


def ours(data: bytes) -> Read:
    """The reader of this program: the number as kept, or refused with a reason that names the row."""
    sheet = open_book(data).sheets[0]
    head = header.find_header(sheet)
    columns = mapping.map_columns(head, sheet.rows[head.first_data :], None)
    lines = [line for line in rows.walk(sheet, head, columns) if isinstance(line, rows.RawRow)]
    found = people.read_people(lines, sense.reading_of(columns, lines, TODAY), sense.Sense(TODAY))
    return [(person.values.get("nip", ""), person.refused) for person in found]


def as_float(data: bytes) -> Read:
    """The column as float64, the way a data frame infers it, written back without decimals."""
    return [(f"{float(str(cell).lstrip(chr(39)).replace(',', '.')):.0f}", False) for cell in _first_column(data)]


def as_str(data: bytes) -> Read:
    """str(cell), whatever it is."""
    return [(str(cell), False) for cell in _first_column(data)]


def _first_column(data: bytes) -> list[object]:
    if data.startswith(b"PK"):
        sheet = openpyxl.load_workbook(io.BytesIO(data), read_only=True).active
        assert sheet is not None
        return [row[0] for row in sheet.iter_rows(min_row=2, max_col=1, values_only=True)]
    return [row[0] for row in list(csv.reader(io.StringIO(data.decode()), delimiter=";"))[1:]]


STATES = {"teks dengan tanda petik, seperti ditulis SIASN": texts, "teks tanpa tanda petik": plain,
          "kolom dijadikan angka di Excel": numbers, "csv dibuka dan disimpan Excel": reopened}  # fmt: skip
READERS = {"ASN Desktop": ours, "float64 (kerangka data)": as_float, "str(sel)": as_str}


def measure(count: int = PEOPLE, seed: int = 11) -> list[tuple[str, str, int, int, int]]:
    """(state, reader, unchanged, changed in silence, refused by name) for each state and reader."""
    headings, table, truth = kabupaten(count, seed, TODAY, errors=False)
    places = [headings.index(name) for name in _COLUMNS]
    short = [[row[place] for place in places] for row in table]
    expected = list(truth.nips.values())
    found = []
    for state, write in STATES.items():
        data = write(short)
        for reader, read in READERS.items():
            kept = read(data)
            assert len(kept) == len(expected)
            refused = sum(no for _, no in kept)
            same = sum(nip == want and not no for (nip, no), want in zip(kept, expected, strict=True))
            found.append((state, reader, same, len(kept) - same - refused, refused))
    return found


def table_of(lines: Sequence[tuple[str, str, int, int, int]]) -> str:
    """The figures as a table of the page."""
    head = ["| Keadaan berkas | Pembaca | NIP utuh | berubah diam-diam | ditolak dengan alasan |",
            "|---|---|---:|---:|---:|"]  # fmt: skip
    return "\n".join(head + [f"| {' | '.join(map(_cell, line))} |" for line in lines])


def _cell(value: str | int) -> str:
    return value if isinstance(value, str) else f"{value:,}".replace(",", ".")


def main() -> None:
    """Measure, show, and write the page."""
    made = table_of(measure())
    print(made)
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n{made}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
