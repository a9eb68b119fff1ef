"""Signs a file as our canvas left it: objects appended, nothing before them touched (ISO 32000-1, 7.5.6 and 12.8).

Only such a file is read here, by its known shape. Any other, a signed one above all, is not ours to guess at:
`read` answers None and a full PDF library does the work.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

RESERVED = 16_384  # hexadecimal digits kept free for the CMS object
_END = re.compile(
    rb"trailer\n<<\n/ID \[<([0-9A-F]{32})><\1>\]\n/Info (\d+) 0 R\n/Root (\d+) 0 R\n/Size (\d+)\n>>\n"
    rb"startxref\n(\d+)\n%%EOF\n\Z"
)
_FIELDS = re.compile(rb"/Fields \[ ((?:\d+ 0 R ?\s*)+)\]")
_LOOK = rb"/AP (<<\s*/N \d+ 0 R\s*>>)"
_EXTENSION = b"/Extensions << /ESIC << /Type /DeveloperExtensions /BaseVersion /1.7 /ExtensionLevel 1 >> >>"


@dataclass(frozen=True)
class Fresh:
    """A file straight from the canvas: its bytes, the table of its objects, and the numbers of the trailer."""

    data: bytes
    table: int
    identity: bytes
    info: int
    root: int
    size: int

    def object(self, number: int) -> bytes:
        """The text of a dictionary object, from "<<" to ">>". ValueError when it is no such object."""
        entry = self.table + len(b"xref\n0 %d\n" % self.size) + 20 * number
        start = int(self.data[entry : entry + 10])
        head = b"%d 0 obj\n" % number
        end = self.data.find(b"\nendobj", start)
        text = self.data[start + len(head) : end]
        if not self.data.startswith(head, start) or not text.startswith(b"<<") or not text.endswith(b">>"):
            raise ValueError(number)
        return text

    def fields(self) -> dict[str, int]:
        """Number of each prepared field by its name."""
        form = re.search(rb"/AcroForm (\d+) 0 R", self.object(self.root))
        listed = form and _FIELDS.search(self.object(int(form[1])))
        numbers = re.findall(rb"(\d+) 0 R", listed[1]) if listed else []
        return {_found(rb"/T \(([^()\\]*)\)", self.object(int(n))).decode("ascii"): int(n) for n in numbers}


@dataclass(frozen=True)
class Mark:
    """What a signature says in the file: its moment, the signer's name, the lines shown, and what it forbids."""

    at: dt.datetime
    name: str
    lines: tuple[str, ...]
    certifies: bool
    locks: bool


def read(data: bytes) -> Fresh | None:
    """The file, if it is unsigned and exactly as our canvas ends one."""
    end = _END.search(data, max(len(data) - 400, 0))
    if end is None:
        return None
    info, root, size, table = (int(end[n]) for n in (2, 3, 4, 5))
    head = b"xref\n0 %d\n" % size
    if not data.startswith(head, table) or table + len(head) + 20 * size != end.start():
        return None
    return Fresh(data, table, end[1], info, root, size)


def signed(fresh: Fresh, field: int, mark: Mark, seal: Callable[[bytes], bytes]) -> bytes:
    """The file with its signature: `seal` makes the CMS object over the SHA-256 of all but the gap.

    ValueError when the file has another shape than ours, or the object does not fit.
    """
    look, value = fresh.size, fresh.size + 1
    widget = fresh.object(field)
    catalog, form = fresh.object(fresh.root), int(_found(rb"/AcroForm (\d+) 0 R", fresh.object(fresh.root)))
    new = {form: _with(fresh.object(form), b"/SigFlags 3")}
    if mark.lines:
        new[look] = _look(mark.lines, _font(fresh, widget), _found(rb"/Rect \[([^\]]*)\]", widget))
        _found(_LOOK, widget)
        widget = re.sub(_LOOK, b"/AP << /N %d 0 R >>" % look, widget)
    new[field] = _with(widget, b"/V %d 0 R" % value)
    perms = b" /Perms << /DocMDP %d 0 R >>" % value if mark.certifies else b""
    new[fresh.root] = _with(catalog, _EXTENSION + perms)
    new[value] = _value(mark, b"/Lock <<" in widget, fresh.root)
    return _sealed(*_append(fresh, new, value, mark), seal)


def _append(fresh: Fresh, new: dict[int, bytes], value: int, mark: Mark) -> tuple[bytearray, int]:
    """The file with the new objects, their table and a trailer; and where the gap begins."""
    out, places = bytearray(fresh.data), {}
    for number, text in sorted(new.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, text)
    gap = out.index(b"<" + b"0" * RESERVED, places[value])
    table = len(out)
    out += b"xref\n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    told = fresh.identity + mark.at.isoformat().encode() + mark.name.encode()
    changed = hashlib.sha256(told).hexdigest()[:32].upper().encode()
    out += b"trailer\n<<\n/ID [<%b><%b>]\n/Info %d 0 R\n/Root %d 0 R\n" % (
        fresh.identity, changed, fresh.info, fresh.root,
    )  # fmt: skip
    out += b"/Size %d\n/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n" % (max(places) + 1, fresh.table, table)
    return out, gap


def _sealed(out: bytearray, gap: int, seal: Callable[[bytes], bytes]) -> bytes:
    after = gap + RESERVED + 2
    field = out.index(b"/ByteRange [", after)
    room = out.index(b"]", field) - field
    spoken = b"/ByteRange [0 %d %d %d]" % (gap, after, len(out) - after)
    out[field : field + room + 1] = spoken.ljust(room + 1)
    digest = hashlib.sha256(memoryview(out)[:gap])
    digest.update(memoryview(out)[after:])
    made = seal(digest.digest()).hex().encode()
    if len(made) > RESERVED:
        raise ValueError(len(made))
    out[gap + 1 : gap + 1 + len(made)] = made
    return bytes(out)


def _value(mark: Mark, locked: bool, root: int) -> bytes:
    """The signature dictionary (ISO 32000-1, table 252), with its gap and room for the byte range."""
    rules = []
    if mark.certifies:
        level = 1 if mark.locks else 2
        rules.append(b"/TransformMethod /DocMDP /TransformParams << /Type /TransformParams /V /1.2 /P %d >>" % level)
    if locked:
        rules.append(b"/TransformMethod /FieldMDP /Data %d 0 R /TransformParams "
                     b"<< /Type /TransformParams /V /1.2 /Action /All /P 1 >>" % root)  # fmt: skip
    reference = b"".join(b"<< /Type /SigRef %b >> " % rule for rule in rules)
    moment = mark.at.astimezone(dt.UTC).strftime("D:%Y%m%d%H%M%SZ").encode()
    return b"".join((
        b"<<\n/Contents <", b"0" * RESERVED, b">\n/ByteRange [", b" " * 48, b"]\n/Type /Sig /Filter /Adobe.PPKLite",
        b" /SubFilter /ETSI.CAdES.detached\n/M (", moment, b")\n/Name ", _text(mark.name),
        b"\n/Reference [ " + reference + b"]" if reference else b"", b"\n>>",
    ))  # fmt: skip


def _look(lines: tuple[str, ...], font: int, rect: bytes) -> bytes:
    """The appearance of the field: a thin rule and the lines, in a font the page already embeds (PDF/A)."""
    x0, y0, x1, y1 = (float(v) for v in rect.split())
    width, height = x1 - x0, y1 - y0
    content = appearance(lines, height)
    return (
        b"<< /Type /XObject /Subtype /Form /BBox [ 0 0 %.2f %.2f ] /Resources << /Font << /FS %d 0 R >> >> "
        b"/Length %d >>\nstream\n%b\nendstream" % (width, height, font, len(content), content)
    )


def appearance(lines: tuple[str, ...], height: float) -> bytes:
    """The drawing of plain ASCII lines in a field of this height; the font is called /FS."""
    size = min(7.0, (height - 4) / (len(lines) * 1.25))
    block = size * 1.25 * len(lines)
    top = (height + block) / 2
    parts = [b"q 0.2 0.28 0.36 rg 0.2 0.28 0.36 RG 0.6 w 0.4 %.2f m 0.4 %.2f l S BT" % (top - block, top)]
    y = top - size
    for line in lines:
        parts.append(b"/FS %.2f Tf 1 0 0 1 5 %.2f Tm %b Tj" % (size, y, _escaped(line.encode("ascii", "replace"))))
        y -= size * 1.25
    return b" ".join([*parts, b"ET Q"])


def _font(fresh: Fresh, widget: bytes) -> int:
    """The plain font of the page of a field, else its first."""
    resources = _found(rb"/Resources <<(.*?)>>", fresh.object(int(_found(rb"/P (\d+) 0 R", widget))))
    held = fresh.object(int(_found(rb"/Font (\d+) 0 R", resources)))
    numbers = [int(n) for n in re.findall(rb"/\S+ (\d+) 0 R", held)]
    for number in numbers:
        if not _found(rb"/BaseFont /(\S+)", fresh.object(number)).endswith((b"Bold", b"Italic")):
            return number
    return numbers[0]


def _with(dictionary: bytes, entry: bytes) -> bytes:
    return dictionary[:-2] + entry + b"\n>>"


def _found(pattern: bytes, text: bytes) -> bytes:
    match = re.search(pattern, text, re.DOTALL)
    if match is None:
        raise ValueError(pattern)
    return match[1]


def _escaped(text: bytes) -> bytes:
    return b"(" + text.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"


def _text(text: str) -> bytes:
    """A text string: ASCII as it is, else UTF-16 with its mark, in hexadecimal."""
    if text.isascii() and text.isprintable():
        return _escaped(text.encode("ascii"))
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"
