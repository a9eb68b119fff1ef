"""Scans in a person's file: what is taken, what is refused, what a row shows, what a reader may not open."""

from __future__ import annotations

import datetime as dt
import uuid
from io import BytesIO

import pytest
from PIL import Image
from pyhanko.pdf_utils import generic, writer
from pyhanko.pdf_utils.reader import PdfFileReader

from asn_desktop.problems import Refused
from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import document_files, documents, employee_form, employees, histories, units
from asn_desktop.services.employee_form import EmployeeAsk
from asn_desktop.services.record_ask import RecordAsk


def pdf(pages: int = 1, password: str = "") -> bytes:
    """A small PDF with empty pages."""
    made = writer.PdfFileWriter()
    for _ in range(pages):
        page = writer.PageObject(
            contents=made.add_object(generic.StreamObject(stream_data=b"")), media_box=(0, 0, 595, 842)
        )
        made.insert_page(page)
    if password:
        made.encrypt(password)
    out = BytesIO()
    made.write(out)
    return out.getvalue()


def photo(kind: str = "JPEG", size: tuple[int, int] = (40, 30), turned: int = 0) -> bytes:
    """A picture; `turned` is the EXIF mark of a phone held on its side."""
    exif = Image.Exif()
    if turned:
        exif[0x0112] = turned
    out = BytesIO()
    Image.new("RGB", size, (200, 180, 160)).save(out, kind, exif=exif)
    return out.getvalue()


@pytest.fixture
def asih(session, today):
    return employee_form.save(
        session,
        EmployeeAsk("Asih Lestari", dt.date(1985, 3, 17), "P", "PNS", units.root(session), nip="198503172009042003",
                    tmt_cpns=dt.date(2009, 4, 1), tmt_pns=dt.date(2010, 4, 1)),
        today=today,
    ).card  # fmt: skip


@pytest.fixture
def rank(session, asih, today):
    values = {"golongan": "III/a", "tmt": dt.date(2009, 4, 1), "nomor_sk": "821/12/2009",
              "tanggal_sk": dt.date(2009, 3, 16)}  # fmt: skip
    return histories.save(session, RecordAsk("golongan", asih.id, values=values), today=today).row_id


def refusal(call):
    with pytest.raises(Refused) as caught:
        call()
    return [p.code for p in caught.value.problems]


def test_a_scan_on_a_row_carries_its_decree_and_can_be_opened(session, asih, rank, today):
    data = pdf(3)
    row = documents.attach(
        session, asih.id, kind="golongan", row_id=rank, data=data, file_name="C:\\scan\\SK III a.pdf", today=today
    )
    assert (row.nama, row.halaman, row.ukuran, row.kind, row.row_id) == ("SK III a", 3, len(data), "golongan", rank)
    assert (row.nomor, row.tanggal, row.jenis) == ("821/12/2009", dt.date(2009, 3, 16), "lain")
    assert documents.content(session, row.id) == data
    kept = histories.rows(session, asih.id, "golongan", today=today)[0]
    assert kept.berkas is not None
    assert "berkas" not in kept.kurang


def test_a_row_that_siasn_wants_a_scan_for_says_so_until_it_has_one(session, asih, today):
    values = {"jenis": "201", "nomor_sk": "1/TK/2020", "tanggal_sk": dt.date(2020, 8, 17), "tahun": 2020,
              "pejabat": "Presiden"}  # fmt: skip
    row_id = histories.save(session, RecordAsk("penghargaan", asih.id, values=values), today=today).row_id
    assert histories.rows(session, asih.id, "penghargaan", today=today)[0].kurang == ("berkas",)
    made = documents.attach(
        session, asih.id, kind="penghargaan", row_id=row_id, data=pdf(), file_name="piagam.pdf", today=today
    )
    assert (made.jenis, made.jenis_nama) == ("892", "Dok Sertifikat Penghargaan")
    assert histories.rows(session, asih.id, "penghargaan", today=today)[0].siap_siasn


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photo_becomes_an_upright_page(session, asih, today, kind):
    turned = 6 if kind == "JPEG" else 0
    row = documents.attach(
        session, asih.id, data=photo(kind, (400, 300), turned), file_name="ktp.jpg", jenis="lain", today=today
    )
    kept = PdfFileReader(BytesIO(documents.content(session, row.id)), strict=False)
    page = kept.root["/Pages"]["/Kids"][0].get_object()
    _, _, width, height = (float(n) for n in page["/MediaBox"])
    assert row.halaman == 1
    assert (height > width) is bool(turned)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "DOCUMENT_EMPTY"),
        (b"GIF89a" + bytes(200), "DOCUMENT_KIND"),
        (b"PK\x03\x04" + bytes(200), "DOCUMENT_KIND"),
        (b"%PDF-1.7\n" + bytes(200), "DOCUMENT_DAMAGED"),
        (pdf()[:200], "DOCUMENT_DAMAGED"),
        (pdf(password="rahasia"), "DOCUMENT_ENCRYPTED"),
        (photo()[:120], "DOCUMENT_DAMAGED"),
        (b"%PDF-1.7\n" + bytes(document_files.LARGEST), "DOCUMENT_LARGE"),
    ],
    ids=["empty", "gif", "zip", "noise", "cut", "locked", "half a photo", "large"],
)
def test_what_proves_nothing_is_refused(session, asih, today, data, code):
    assert refusal(
        lambda: documents.attach(session, asih.id, data=data, file_name="x.pdf", jenis="lain", today=today)
    ) == [code]
    assert documents.rows(session, asih.id, today=today) == ()


def test_a_scan_needs_a_row_that_is_there(session, asih, rank, today):
    def attach(**given):
        return refusal(lambda: documents.attach(session, asih.id, data=pdf(), file_name="x", today=today, **given))

    assert attach(kind="golongan", row_id=uuid.UUID(int=7)) == ["ROW_UNKNOWN"]
    assert attach(kind="xyz", row_id=rank) == ["KIND_UNKNOWN"]
    assert attach(jenis="000") == ["DOCUMENT_TYPE"]
    histories.void(session, "golongan", rank, "salah", today=today)
    assert attach(kind="golongan", row_id=rank) == ["ROW_UNKNOWN"]


def test_a_voided_scan_gives_way_to_the_one_before(session, asih, rank, today):
    first = documents.attach(session, asih.id, kind="golongan", row_id=rank, data=pdf(1), file_name="a", today=today)
    second = documents.attach(session, asih.id, kind="golongan", row_id=rank, data=pdf(2), file_name="b", today=today)
    assert refusal(lambda: documents.void(session, second.id, " ", today=today)) == ["VOID_REASON_EMPTY"]
    documents.void(session, second.id, "halaman kurang", today=today)
    kept = histories.rows(session, asih.id, "golongan", today=today)[0].berkas
    assert session.info["blobs"].get(kept) == documents.content(session, first.id)
    documents.void(session, first.id, "salah orang", today=today)
    assert histories.rows(session, asih.id, "golongan", today=today)[0].berkas is None
    assert refusal(lambda: documents.void(session, first.id, "lagi", today=today)) == ["DOCUMENT_VOIDED"]
    assert [d.dibatalkan for d in documents.rows(session, asih.id, today=today)] == ["halaman kurang", "salah orang"]


def test_a_reader_sees_no_scan_of_family_or_discipline(session, asih, rank, today):
    def attach(**given):
        return documents.attach(session, asih.id, data=pdf(), file_name="x", today=today, **given)

    child = histories.save(
        session, RecordAsk("anak", asih.id, values={"nama": "Bima", "tanggal_lahir": dt.date(2012, 5, 4)}), today=today
    ).row_id
    open_, closed = attach(kind="golongan", row_id=rank), attach(kind="anak", row_id=child)
    loose, discipline = attach(jenis="lain"), attach(jenis="882")
    session.info["actor"] = Actor("eko", "Eko", Role.PEMERIKSA)
    assert [d.id for d in documents.rows(session, asih.id, today=today)] == [open_.id]
    assert documents.content(session, open_.id)
    for hidden in (closed, loose, discipline):
        assert refusal(lambda hidden=hidden: documents.content(session, hidden.id)) == ["DOCUMENT_CLOSED"]
    assert refusal(lambda: attach(jenis="lain")) == ["role_not_allowed"]


def test_a_portrait_is_kept_small_and_upright(session, asih, today):
    documents.set_photo(session, asih.id, photo(size=(3000, 2000), turned=6))
    with Image.open(BytesIO(documents.photo(session, asih.id))) as kept:
        assert kept.size == (600, 900)
    assert employees.get(session, asih.id, today=today).foto
    assert refusal(lambda: documents.set_photo(session, asih.id, pdf())) == ["DOCUMENT_KIND"]
    documents.set_photo(session, asih.id, None)
    assert documents.photo(session, asih.id) is None
