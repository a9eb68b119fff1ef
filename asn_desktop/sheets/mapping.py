"""Which column fills which field: by heading, by parent, by likeness, at last by content; and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from asn_desktop.rules import identity, ranks
from asn_desktop.rules.dates import is_blank
from asn_desktop.sheets import headings
from asn_desktop.sheets.cells import PARSERS
from asn_desktop.sheets.header import Header
from asn_desktop.sheets.headings import cell_text
from asn_desktop.sheets.reader import Cell

_BY_ID = frozenset(
    ("agama", "status_kawin", "kedudukan_hukum", "jenis_jabatan", "jenis_pegawai", "pendidikan_tingkat", "eselon")
)
_SEX_WORDS = frozenset(("l", "p", "m", "f", "w", "laki-laki", "perempuan", "pria", "wanita"))


@dataclass(frozen=True)
class Column:
    """One column of the file. `sure` is pasti, mirip, isi, diingat, dipilih or periksa; `note` a code with values."""

    index: int
    heading: str
    field: str | None
    sure: str
    note: str = ""
    partner: str = ""  # letter of the column that was taken or left instead

    @property
    def letter(self) -> str:
        """Name of the column in Excel: A, B, ... AA."""
        return column_letter(self.index)

    @property
    def is_id(self) -> bool:
        """Whether the heading says that the column holds codes."""
        return headings.heading_key(self.heading).split()[-1:] == ["id"]


def column_letter(index: int) -> str:
    """Excel's name of a 0-based column."""
    text, index = "", index + 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(65 + rest) + text
    return text


def fingerprint(header: Header) -> str:
    """What recognises the same layout next month: a hash of the headings in order."""
    return sha256("\n".join(headings.heading_key(label) for label in header.labels).encode()).hexdigest()


def map_columns(
    header: Header, rows: Sequence[Sequence[Cell]], chosen: Mapping[int, str | None] | None,
    preferred: Mapping[str, str] | None = None,
) -> list[Column]:  # fmt: skip
    """The columns with their fields. `chosen` (index -> field or None) is the clerk's word and beats every guess;
    `preferred` (field -> letter) is her answer where two columns offer one field."""
    columns = []
    for index, label in enumerate(header.labels):
        columns.append(_guess(index, label, rows))
    columns = _lone_tmt(columns)
    for place, column in enumerate(columns):
        if chosen is not None and column.index in chosen:
            columns[place] = replace(column, field=chosen[column.index], sure="dipilih", note="", partner="")
    return _one_each(columns, rows, preferred or {})


def _guess(index: int, label: str, rows: Sequence[Sequence[Cell]]) -> Column:
    if label:
        field = headings.exact(label)
        if field:
            return Column(index, label, field if field in PARSERS else None, "pasti")
        field = headings.similar(label)
        if field in PARSERS:
            return Column(index, label, field, "mirip")
    field = _by_content(index, rows)
    return Column(index, label, field, "isi" if field else "pasti")


def _texts(index: int, rows: Sequence[Sequence[Cell]]) -> Iterable[str]:
    for row in rows[:200]:
        text = cell_text(row[index]) if index < len(row) else ""
        if text and not is_blank(text):
            yield text


def _by_content(index: int, rows: Sequence[Sequence[Cell]]) -> str | None:
    """18 digits are a NIP, 16 a NIK, the golongan set a golongan, L and P the sex; most of the cells must agree."""
    texts = list(_texts(index, rows))
    if len(texts) < 3:
        return None
    lengths = [len(d) for d in map(identity.normalise, texts) if identity.only_digits(d)]
    for field, length in (("nip", 18), ("nik", 16)):
        if lengths.count(length) >= 0.8 * len(texts):
            return field
    if sum(text in ranks.PANGKAT for text in texts) >= 0.8 * len(texts):
        return "golongan"
    kinds = {text.casefold() for text in texts}
    return "jenis_kelamin" if len(kinds) == 2 and kinds <= _SEX_WORDS else None


def _lone_tmt(columns: list[Column]) -> list[Column]:
    """A bare TMT belongs to the golongan or post at its left; the clerk is asked to look."""
    found = list(columns)
    after = {"golongan": "tmt_golongan", "pangkat": "tmt_golongan", "jabatan": "tmt_jabatan", "eselon": "tmt_jabatan"}
    for place, column in enumerate(columns):
        if column.field is None and headings.heading_key(column.heading) == "tmt" and place:
            field = after.get(columns[place - 1].field or "")
            if field:
                found[place] = replace(column, field=field, sure="periksa", note="tmt_left")
    return found


def _one_each(
    columns: list[Column], rows: Sequence[Sequence[Cell]], preferred: Mapping[str, str]
) -> list[Column]:  # fmt: skip
    """Of two columns for one field the fuller one stays; the clerk's own choice stays in any case."""
    found = list(columns)
    by_field: dict[str, list[Column]] = {}
    for column in columns:
        if column.field:
            by_field.setdefault(column.field, []).append(column)
    for field, group in by_field.items():
        if len(group) < 2:
            continue
        best = max(group, key=lambda c: (c.letter == preferred.get(field), _weight(c, field, rows)))
        coded = len({c.is_id for c in group}) == 2 and len(group) == 2
        for column in group:
            if column is not best and field == "nip" and _old_numbers(column.index, rows):
                found[column.index] = replace(column, field="nip_lama", sure="isi")
            elif column is not best and field == "kedudukan_hukum" and coded:
                found[column.index] = replace(column, field="kedudukan_nama")  # names PPPK paruh waktu, no code does
            elif column is not best:
                found[column.index] = replace(column, field=None, note="second", partner=best.letter)
            elif best.letter == preferred.get(field):
                found[column.index] = replace(column, sure="dipilih")
            elif not coded and column.sure != "dipilih":
                others = ", ".join(c.letter for c in group if c is not best)
                found[column.index] = replace(column, sure="periksa", note="first", partner=others)
    return found


def _weight(column: Column, field: str, rows: Sequence[Sequence[Cell]]) -> tuple[bool, bool, int, bool, int]:
    """Clerk's choice, then codes where codes are clearer, then the number of filled cells, then the known heading."""
    wanted = column.is_id == (field in _BY_ID)
    filled = _valid(column.index, field, rows)
    return (column.sure == "dipilih", wanted and filled > 0, filled, column.sure == "pasti", -column.index)


def _valid(index: int, field: str, rows: Sequence[Sequence[Cell]]) -> int:
    """How many cells hold something of the field's kind: for identity numbers, one of the right length."""
    length = {"nip": 18, "nik": 16}.get(field)
    return sum(1 for text in _texts(index, rows) if length is None or len(identity.normalise(text)) == length)


def _old_numbers(index: int, rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a second NIP column holds the nine digits of before 2007."""
    lengths = [len(identity.normalise(text)) for text in _texts(index, rows)]
    return bool(lengths) and lengths.count(9) >= 0.8 * len(lengths)
