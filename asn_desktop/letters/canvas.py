"""The canvas: reportlab's, writing PDF/A-3b in one pass with the letter's data inside (ISO 19005-3).

Deterministic: the moment and the identity come in, so the same register entry gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from asn_desktop import files
from asn_desktop.letters import fonts

_PRODUCER = "ASN Desktop"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
   <pdfaid:part>3</pdfaid:part>
   <pdfaid:conformance>B</pdfaid:conformance>
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
   <xmp:CreateDate>{moment}</xmp:CreateDate>
   <xmp:ModifyDate>{moment}</xmp:ModifyDate>
   <xmp:CreatorTool>{producer}</xmp:CreatorTool>
   <pdf:Producer>{producer}</pdf:Producer>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True)
class About:
    """What a file says of itself. `identity` is the letter's id and number: it makes /ID."""

    title: str
    author: str
    subject: str
    at: dt.datetime  # register time
    identity: str


@dataclass(frozen=True)
class SignatureField:
    """An empty signature field: where, on which page, and whether signing it locks the whole file."""

    name: str
    label: str
    box: tuple[float, float, float, float]
    locks: bool


class _Moment:
    """reportlab's TimeStamp, at a moment of ours."""

    def __init__(self, at: dt.datetime) -> None:
        at = at.astimezone(dt.UTC)
        self.t = at.timestamp()
        self.lt = at.timetuple()
        self.YMDhms = tuple(self.lt)[:6]
        self.dhh = self.dmm = 0
        self.tzname = "UTC"


class _Stream(pdfdoc.PDFStream):  # type: ignore[misc]
    """A stream with a line end before `endstream` that does not count into its length (ISO 19005-3, 6.1.7.1)."""

    def __init__(self, content: bytes, entries: dict[str, Any] | None = None, packed: bool = True) -> None:
        super().__init__(pdfdoc.PDFDictionary(dict(entries or {})), content)
        if packed:
            self.content = zlib.compress(content, 6)
            self.dictionary["Filter"] = pdfdoc.PDFName("FlateDecode")


def _format_stream(self: Any, document: Any) -> bytes:
    """What reportlab writes for a stream, with the line end PDF/A asks for."""
    entries = pdfdoc.PDFDictionary(self.dictionary.dict.copy())
    content = self.content.encode("latin-1") if isinstance(self.content, str) else bytes(self.content)
    if self.filters and "Filter" not in entries.dict:
        content = _packed(content)
        entries["Filter"] = pdfdoc.PDFName("FlateDecode")
    content = document.encrypt.encode(content)
    entries["Length"] = len(content)
    return b"\n".join((bytes(pdfdoc.format(entries, document)), b"stream", content, b"endstream", b""))


@cache
def _packed_kept(content: bytes) -> bytes:
    return zlib.compress(content, 6)


def _packed(content: bytes) -> bytes:
    """Compressed; large streams are fonts and crests, the same in every letter, so their result is kept."""
    return _packed_kept(content) if len(content) > 12_000 else zlib.compress(content, 6)


pdfdoc.PDFStream.format = _format_stream


@lru_cache(maxsize=20_000)
def _number(value: float) -> str:
    """A number as reportlab spells it: the places of one form are the same in every letter."""
    return str(fp_str(value))


class _Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc]
    __NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "AF", "OutputIntents", "ViewerPrefs"]  # noqa: RUF012
    __Refs__ = [*pdfdoc.PDFCatalog.__Refs__]  # noqa: RUF012


class LetterCanvas(Canvas):  # type: ignore[misc]
    """A canvas that ends in a PDF/A-3b file with `data.json` attached and its signature fields prepared."""

    def __init__(self, size: tuple[float, float], about: About, data: bytes) -> None:
        self._out = BytesIO()
        super().__init__(
            self._out, pagesize=size, invariant=1, pageCompression=1, pdfVersion=(1, 7), lang="id-ID",
            initialFontName=fonts.name("Sans"),  # reportlab's own choice, Helvetica, is never embedded
        )  # fmt: skip
        self._about = about
        self._data = data
        self._fields: list[Any] = []
        document = self._doc
        document._timeStamp = _Moment(about.at)
        catalog = _Catalog()
        catalog.__dict__.update(document.Catalog.__dict__)
        document.Catalog = document._catalog = catalog
        identity = hashlib.sha256(about.identity.encode() + data).hexdigest()[:32].upper().encode()
        document._ID = b"[<" + identity + b"><" + identity + b">]"

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"  # reportlab would name a font here, used or not

    def use_font(self, registered: str, size: float) -> None:
        """Set a font whose common alphabet comes first in this document."""
        if registered not in self._doc.fontMapping:
            fonts.prepare(self._doc, registered)
        self.setFont(registered, size)

    def text(self, x: float, y: float, text: str, gap: float = 0.0) -> None:
        """A run of text in the font in use, its spaces wider by `gap`; what `drawString` writes, in a third of the
        time."""
        font, document = pdfmetrics.getFont(self._fontname), self._doc
        code = [f"BT 1 0 0 1 {_number(x)} {_number(y)} Tm", *([f"{_number(gap)} Tw"] if gap else [])]
        look, cut = f"{_number(self._fontsize)} Tf {_number(self._leading)} TL", -1
        written = []
        for subset, part in font.splitString(text, document):
            if subset != cut:
                written.append(f"{font.getSubsetInternalName(subset, document)} {look}")
                cut = subset
            written.append(f"({self._escape(part)}) Tj")
        self._code.append(" ".join((*code, " ".join(written), "T*", *(["0 Tw"] if gap else []), "ET")))

    def rules(self, weight: float, segments: Sequence[tuple[float, float, float, float]]) -> None:
        """Straight lines (x0, y0, x1, y1) of one weight with square ends, as one path."""
        self.setLineWidth(weight)
        self.setLineCap(2)
        path = " ".join(f"{x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l" for x0, y0, x1, y1 in segments)
        self._code.append(f"n {path} S")

    def add_field(self, field: SignatureField) -> None:
        """Prepare an empty signature field on the present page."""
        x0, y0, x1, y1 = field.box
        look = _Stream(b"", {
            "Type": pdfdoc.PDFName("XObject"), "Subtype": pdfdoc.PDFName("Form"),
            "BBox": pdfdoc.PDFArray([0, 0, round(x1 - x0, 2), round(y1 - y0, 2)]),
            "Resources": pdfdoc.PDFDictionary({}),
        }, packed=False)  # fmt: skip
        entries: dict[str, Any] = {
            "Type": pdfdoc.PDFName("Annot"), "Subtype": pdfdoc.PDFName("Widget"), "FT": pdfdoc.PDFName("Sig"),
            "T": pdfdoc.PDFString(field.name), "TU": pdfdoc.PDFString(field.label), "F": 132,
            "Rect": pdfdoc.PDFArray([round(v, 2) for v in field.box]), "P": self._doc.thisPageRef(),
            "AP": pdfdoc.PDFDictionary({"N": self._doc.Reference(look)}),
        }  # fmt: skip
        if field.locks:
            lock = {"Type": pdfdoc.PDFName("SigFieldLock"), "Action": pdfdoc.PDFName("All"), "P": 1}
            entries["Lock"] = pdfdoc.PDFDictionary(lock)
        widget = self._doc.Reference(pdfdoc.PDFDictionary(entries), f"field:{field.name}")
        self._annotationrefs.append(widget)
        self._fields.append(widget)

    def _setAnnotations(self, page: Any) -> None:
        super()._setAnnotations(page)
        page.Trans = None  # reportlab would leave an empty /Trans, which PDF/A forbids

    def close_page(self) -> None:
        """End the page and pack what was painted on it at once, so that a long list does not wait in memory."""
        self.showPage()
        page = self._doc.Pages.pages[-1]
        page.Contents = self._doc.Reference(_Stream(page.stream.encode("latin-1")))
        page.stream = None

    def finish(self) -> bytes:
        """Close the file and return its bytes."""
        about, catalog, document = self._about, self._doc.Catalog, self._doc
        self.setTitle(about.title)
        self.setAuthor(about.author)
        self.setSubject(about.subject)
        self.setCreator(_PRODUCER)
        self.setProducer(_PRODUCER)
        catalog.Metadata = document.Reference(self._xmp())
        catalog.OutputIntents = pdfdoc.PDFArray([document.Reference(self._intent())])
        self._attach(catalog)
        if self._fields:
            catalog.AcroForm = pdfdoc.PDFDictionary({"Fields": pdfdoc.PDFArray(self._fields)})
        self.save()
        return self._out.getvalue()

    def _xmp(self) -> Any:
        about = self._about
        text = _XMP.format(
            title=escape(about.title), author=escape(about.author), subject=escape(about.subject),
            moment=about.at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00"), producer=_PRODUCER,
        )  # fmt: skip
        kind = {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
        return _Stream(text.encode(), kind, packed=False)

    def _intent(self) -> Any:
        profile = self._doc.Reference(_Stream(_profile(), {"N": 3, "Filter": pdfdoc.PDFName("FlateDecode")}, False))
        return pdfdoc.PDFDictionary({
            "Type": pdfdoc.PDFName("OutputIntent"), "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB"), "DestOutputProfile": profile,
        })  # fmt: skip

    def _attach(self, catalog: Any) -> None:
        moment = self._about.at.astimezone(dt.UTC).strftime("D:%Y%m%d%H%M%S+00'00'")
        stream = _Stream(self._data, {
            "Type": pdfdoc.PDFName("EmbeddedFile"), "Subtype": "/application#2Fjson",
            "Params": pdfdoc.PDFDictionary({"Size": len(self._data), "ModDate": pdfdoc.PDFString(moment)}),
        })  # fmt: skip
        held = self._doc.Reference(stream)
        spec = self._doc.Reference(pdfdoc.PDFDictionary({
            "Type": pdfdoc.PDFName("Filespec"), "F": pdfdoc.PDFString("data.json"), "UF": pdfdoc.PDFString("data.json"),
            "Desc": pdfdoc.PDFString("Isi surat sebagai data"), "AFRelationship": pdfdoc.PDFName("Data"),
            "EF": pdfdoc.PDFDictionary({"F": held, "UF": held}),
        }))  # fmt: skip
        names = pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray([pdfdoc.PDFString("data.json"), spec])})
        catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": names})
        catalog.AF = pdfdoc.PDFArray([spec])


@cache
def _profile() -> bytes:
    """The sRGB profile every letter carries, packed."""
    return zlib.compress(files.resource("colour/sRGB.icc").read_bytes(), 6)


def picture(
    canvas: LetterCanvas, colours: bytes, pixels: tuple[int, int], box: tuple[float, float, float, float]
) -> None:
    """Place an RGB picture (3 bytes a pixel, rows from the top) in the box (x, y, width, height)."""
    name = "Gambar" + hashlib.sha256(colours).hexdigest()[:8]
    document = canvas._doc
    if not document.hasForm(name):
        stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary({
            "Type": pdfdoc.PDFName("XObject"), "Subtype": pdfdoc.PDFName("Image"), "Width": pixels[0],
            "Height": pixels[1], "ColorSpace": pdfdoc.PDFName("DeviceRGB"), "BitsPerComponent": 8,
        }), colours, [pdfdoc.PDFZCompress])  # fmt: skip
        document.Reference(stream, pdfdoc.xObjectName(name))
    x, y, width, height = box
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(width, height)
    canvas._code.append(f"/{pdfdoc.xObjectName(name)} Do")
    canvas.restoreState()
    if name not in canvas._formsinuse:
        canvas._formsinuse.append(name)
    canvas._currentPageHasImages = 1
