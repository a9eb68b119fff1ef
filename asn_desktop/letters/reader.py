"""What every maker of elements reads nodes with: the words there are, numbers, blanks, runs of text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from asn_desktop.letters import markup
from asn_desktop.letters.blanks import Blank, Place, blank, text_parts
from asn_desktop.letters.markup import Node
from asn_desktop.letters.nodes import Element, Inline, Run, Text
from asn_desktop.problems import Trouble

_INLINE = {"b", "i", "u", "kecil", "coret", "bila"}
_ATTRIBUTES: dict[str, set[str]] = {
    "surat": {"data", "perihal", "huruf", "ukuran", "tepi", "kop", "qr", "halaman", "satu"},
    "judul": set(), "nomor": set(), "garis": {"tebal"}, "jarak": {"tinggi"},
    "p": {"rata", "jarak", "menjorok", "ukuran", "tebal"}, "catatan": {"ukuran"},
    "data": {"lebar", "nomor"}, "ketentuan": {"jenis", "lebar", "isi"}, "butir": {"ada", "nilai"},
    "jika": {"ada", "nilai"}, "tempat_tanggal": {"isi", "mulai", "bentuk"}, "identitas": {"isi", "lebar", "tebal"},
    "bagian": {"label", "lebar", "jarak", "bersama"},
    "ttd": {"pejabat", "bidang", "label", "kunci", "ruang", "mulai", "ukuran", "rata", "koma", "kapital",
            "pangkat", "sebutan"},
    "tembusan": {"isi"}, "daftar": {"isi", "ukuran", "kosong", "nomor"}, "riwayat": {"isi", "ukuran"},
    "foto": {"isi", "lebar", "tinggi"}, "tabel": {"lajur", "jarak", "ukuran", "garis", "bersama"},
    "sel": {"rentang", "centang", "nilai", "atas", "turun"}, "b": set(), "i": set(), "u": set(),
    "tabel_kelompok": {"lajur", "ukuran", "jarak", "bersama"}, "kepala": set(), "pita": {"ada"},
    "kelompok": {"isi", "kosong"}, "rinci": {"isi"}, "butiran": {"isi", "tanda", "ukuran"},
    "para_pihak": {"kiri", "kanan", "judul_kiri", "judul_kanan", "ukuran", "jarak"}, "kurva": {"isi", "tinggi"},
    "pihak": {"isi", "nomor", "judul", "ukuran"},
    "kecil": set(), "coret": {"bila", "bukan"}, "bila": {"ada", "tidak"},
}  # fmt: skip


class Reader:
    """Reads the nodes of one file against one dataclass; `_makers` are the elements it knows, by name."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._makers: dict[str, Callable[[Node], Element]] = {}

    def _expect(self, node: Node, allowed: set[str], attributes: set[str] | None = None) -> None:
        if node.name not in allowed:
            raise markup.unknown("template_element", self.place.file, node.line, node.name, sorted(allowed))
        known = _ATTRIBUTES.get(node.name, set()) if attributes is None else attributes
        for name in node.attributes:
            if name not in known:
                raise markup.unknown("template_attribute", self.place.file, node.line, name, sorted(known))

    def _bad(self, node: Node, attribute: str) -> Trouble:
        value = node.attributes.get(attribute, "")
        return Trouble("template_value", file=self.place.file, line=node.line, word=attribute, value=value[:30])

    def _number_of(self, node: Node, attribute: str, default: float) -> float:
        try:
            return float(node.attributes.get(attribute, default))
        except ValueError:
            raise self._bad(node, attribute) from None

    def _blank(self, node: Node, attribute: str, default: str | None = None) -> Blank:
        written = node.attributes.get(attribute, default)
        if written is None:
            raise self._bad(node, attribute)
        return blank(written.strip("{}"), self.place, node.line)

    def _inside(self, node: Node) -> tuple[Element, ...]:
        """Block elements; loose text between them becomes a paragraph of its own."""
        made: list[Element] = []
        loose: list[str | Node] = []

        def close() -> None:
            if any(isinstance(i, Node) or i.strip() for i in loose):
                made.append(Text(self._inline(loose, node.line), after=3.0))
            loose.clear()

        for item in node.items:
            if isinstance(item, str) or item.name in _INLINE:
                loose.append(item)
                continue
            close()
            self._expect(item, set(self._makers))
            made.append(self._makers[item.name](item))
        close()
        return tuple(made)

    def _inline(self, items: list[str | Node], line: int) -> Inline:
        return Inline(_tidy(self._runs(items, line, Run(""))))

    def _runs(self, items: list[str | Node], line: int, look: Run) -> list[Run]:
        runs: list[Run] = []
        for item in items:
            if isinstance(item, Node):
                self._expect(item, _INLINE)
                runs.extend(self._runs(item.items, item.line, self._look(item, look)))
                line = item.line
            else:
                runs.extend(replace(look, what=p) for p in text_parts(item, self.place, line))
        return runs

    def _look(self, node: Node, look: Run) -> Run:
        if node.name == "coret":
            return replace(look, struck=(self._blank(node, "bila"), node.attributes.get("bukan", "")))
        if node.name == "bila":
            there = "ada" in node.attributes
            return replace(look, only=(self._blank(node, "ada" if there else "tidak"), there))
        if node.name == "kecil":
            return replace(look, small=look.small * 0.85)
        kind = {"b": "bold", "i": "italic", "u": "underline"}[node.name]
        return replace(look, **{kind: True})  # type: ignore[arg-type]


def _tidy(runs: list[Run]) -> tuple[Run, ...]:
    """White space of the file as single spaces, none at either end."""
    made: list[Run] = []
    after_space = True
    for run in runs:
        if isinstance(run.what, str):
            words = " ".join(run.what.replace("\u00a0", "\ue000").split()).replace("\ue000", "\u00a0")
            text = (" " if run.what[:1].isspace() else "") + words + (" " if words and run.what[-1:].isspace() else "")
            text = text.lstrip(" ") if after_space else text
            if not text:
                continue
            after_space = text.endswith(" ")
            made.append(replace(run, what=text))
        else:
            after_space = False
            made.append(run)
    if made and isinstance(made[-1].what, str):
        last = made.pop()
        assert isinstance(last.what, str)
        if last.what.rstrip(" "):
            made.append(replace(last, what=last.what.rstrip(" ")))
    return tuple(made)
