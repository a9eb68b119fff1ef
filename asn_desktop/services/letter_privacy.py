"""What of a letter a role without `READ_SENSITIVE` does not see: which kind of leave it gives, and its page.

Source: UU 27/2022 art. 4 (health and family are specific personal data); the classification code tells the kind too.
UU 14/2008 art. 17 h (results of evaluating a person): documents of evaluation and credit have a closed page; the
line of the register stays.
"""

from __future__ import annotations

import re
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.rules.roles import Deed, may, require
from asn_desktop.store.letters import Letter

GROUP = "800.1.11"  # administrasi pegawai: what is left of a code that would tell
_TELLS = ("800.1.11.2", "800.1.11.3", "800.1.11.5")  # sick, maternity, important reason
_CODE = re.compile(r"800\.1\.11\.\d+")
_REASON = "800.1.11.7"  # CLTN: its pages name relatives and illness
_PAGES = ("kp4", "formulir_cuti", "slip_izin")  # family; section V tells of sickness; the reason of an izin
_PERSONAL = (  # SKP, evaluation and credit of one person: not public (UU 14/2008 art. 17 h), closed whole
    "skp", "lampiran_skp", "rencana_aksi", "evaluasi_kinerja", "dokumen_evaluasi", "konversi_predikat",
    "akumulasi_angka_kredit", "penetapan_angka_kredit",
)  # fmt: skip
_SHOWN = "Surat cuti"
_KIND = "surat_cuti"


def closed(session: Session) -> bool:
    """Whether health and family are closed to who is at the keyboard."""
    return not may(session.info["actor"].role, Deed.READ_SENSITIVE)


def require_page(session: Session, record: Letter) -> None:
    """Refuse `role_not_allowed` for a page with closed data."""
    if record.jenis in (*_PAGES, *_PERSONAL) or record.kode in (*_TELLS, _REASON):
        require(session.info["actor"], Deed.READ_SENSITIVE)


def cover(number: str | None) -> str | None:
    """A number without the code that would tell the kind: "800.1.11/9/DISHUB/2026"."""
    return number if number is None else _CODE.sub(GROUP, number)


def shown(hidden: bool) -> dict[str, sa.ColumnElement[Any]]:
    """The columns that would tell, as a reader may see them who is `closed` or not: jenis, perihal, kode, nomor,
    nomor_cetak."""
    plain: dict[str, sa.ColumnElement[Any]] = {
        "jenis": sa.type_coerce(Letter.jenis, sa.String), "perihal": sa.type_coerce(Letter.perihal, sa.String),
        "kode": sa.type_coerce(Letter.kode, sa.String), "nomor": sa.type_coerce(Letter.nomor, sa.String),
        "nomor_cetak": sa.type_coerce(Letter.nomor_cetak, sa.String),
    }  # fmt: skip
    if not hidden:
        return plain
    tells = Letter.kode.in_(_TELLS)
    covers = {
        "jenis": sa.literal(_KIND), "perihal": sa.literal(_SHOWN), "kode": sa.null(),
        "nomor": sa.func.replace(Letter.nomor, Letter.kode, GROUP),
        "nomor_cetak": sa.func.replace(Letter.nomor_cetak, Letter.kode, GROUP),
    }  # fmt: skip
    return {name: sa.case((tells, covers[name]), else_=column) for name, column in plain.items()}
