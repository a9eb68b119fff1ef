"""Signing with pyHanko: any file with a prepared field, above all one that bears a signature already."""

from __future__ import annotations

import asyncio
import datetime as dt
from io import BytesIO
from typing import Any

from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.content import PdfContent, ResourceType
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from asn_desktop import keys
from asn_desktop.keys import SigningKey
from asn_desktop.letters.increment import RESERVED, appearance
from asn_desktop.problems import Problem, Refused, Trouble


class LibrarySigner(Signer):
    """pyHanko's signer, without importing the key anew for every signature (RSA: twice the time)."""

    def __init__(self, key: SigningKey) -> None:
        self._private = key.private
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        store.register_multiple(_asn1(c) for c in key.others)
        super().__init__(signing_cert=_asn1(key.certificate), cert_registry=store, embed_roots=False)

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """The raw signature; with a dry run only its length counts."""
        if dry_run:
            return bytes(self._private.key_size // 8 if isinstance(self._private, rsa.RSAPrivateKey) else 144)
        return keys.sign_raw(self._private, data, hashes.SHA256())


def _asn1(certificate: Any) -> asn1.Certificate:
    return asn1.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


class _Stamp(PdfContent):
    """Lines of text in a font the page already embeds, so that the file stays PDF/A."""

    def __init__(self, lines: tuple[str, ...], font: Any, width: float, height: float) -> None:
        super().__init__(box=BoxConstraints(width=width, height=height))
        self._lines = lines
        self.set_resource(ResourceType.FONT, generic.pdf_name("/FS"), font)

    def render(self) -> bytes:
        return appearance(self._lines, float(self.box.height))


def sign(
    pdf: bytes, signer: LibrarySigner, field_name: str, *, certifies: bool, locks: bool, now: dt.datetime,
    lines: tuple[str, ...] = (),
) -> bytes:  # fmt: skip
    """As `signing.sign`."""
    try:
        writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
        field = _empty_field(writer, field_name)
        permission = fields.MDPPerm.NO_CHANGES if locks else fields.MDPPerm.FILL_FORMS
        meta = PdfSignatureMetadata(
            field_name=field_name, subfilter=fields.SigSeedSubFilter.PADES, md_algorithm="sha256",
            certify=certifies, docmdp_permissions=permission, name=_shown_name(signer),
        )  # fmt: skip
        engine = PdfSigner(meta, signer, stamp_style=_style(writer, field, lines))
        return asyncio.run(_run(engine, writer, now))
    except SigningError as error:
        closed = "certif" in str(error) or "MDP" in str(error) or "allow" in str(error)
        raise Refused(Problem("letter_closed" if closed else "letter_field", "field", {"field": field_name})) from None
    except (PdfError, ValueError, KeyError, TypeError):
        raise Trouble("signing_failed") from None


async def _run(engine: PdfSigner, writer: IncrementalPdfFileWriter, now: dt.datetime) -> bytes:
    """pyHanko's own steps, with our moment as the signing time."""
    session = engine.init_signing_session(writer, existing_fields_only=True)
    session.system_time = now.replace(microsecond=0)
    document = session.prepare_tbs_document(validation_info=None, bytes_reserved=RESERVED)
    prepared, output = document.digest_tbs_document()
    done = await document.perform_signature(
        document_digest=prepared.document_digest,
        pdf_cms_signed_attrs=PdfCMSSignedAttributes(signing_time=session.system_time),
    )
    await done.post_signature_processing(output)
    output.seek(0)
    return bytes(output.read())


def _shown_name(signer: LibrarySigner) -> str:
    certificate: Any = signer.signing_cert
    return str(certificate.subject.native.get("common_name", ""))


def _empty_field(writer: IncrementalPdfFileWriter, name: str) -> Any:
    """The widget of an empty field. Refused `letter_field`."""
    if "/AcroForm" not in writer.root:
        raise Refused(Problem("letter_field", "field", {"field": name}))
    for reference in writer.root["/AcroForm"]["/Fields"]:
        field = reference.get_object()
        if field.get("/T") == name and field.get("/V") is None:
            return field
    raise Refused(Problem("letter_field", "field", {"field": name}))


def _style(writer: IncrementalPdfFileWriter, field: Any, lines: tuple[str, ...]) -> StaticStampStyle | None:
    if not lines:
        return None
    fonts = field["/P"]["/Resources"]["/Font"]
    plain = [n for n in fonts if not str(fonts[n]["/BaseFont"]).endswith(("Bold", "Italic"))]
    font = fonts.raw_get((plain or list(fonts))[0])
    x0, y0, x1, y1 = (float(v) for v in field["/Rect"])
    rule = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MIN, margins=Margins(0, 0, 0, 0))
    content = _Stamp(lines, font, x1 - x0, y1 - y0)
    return StaticStampStyle(border_width=0, background=content, background_layout=rule, background_opacity=1.0)
