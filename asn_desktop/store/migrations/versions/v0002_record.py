"""The whole record of a career: every history, the family, the map of posts, scans."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from asn_desktop.store.migrations.record import career, family, records, standing

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_EMPLOYEES = (
    ("email_dinas", sa.String()), ("no_kk", sa.String(16)), ("bpjs", sa.String()), ("taspen", sa.String()),
    ("kartu_asn", sa.String()), ("karis_karsu", sa.String()), ("jenis_pegawai", sa.String(2)),
    ("kelas_jabatan", sa.Integer()), ("sk_cpns_nomor", sa.String()), ("sk_cpns_tanggal", sa.Date()),
    ("sk_pns_nomor", sa.String()), ("sk_pns_tanggal", sa.Date()), ("nomor_spmt", sa.String()),
    ("nomor_sttpl", sa.String()), ("tanggal_sttpl", sa.Date()), ("bup_tetapan", sa.Integer()),
    ("bup_alasan", sa.String()), ("flag_ikd", sa.String()), ("siasn", sa.JSON()),
)  # fmt: skip


def upgrade() -> None:
    """New columns first, all of them empty in rows that exist; then the new tables."""
    for name, kind in _EMPLOYEES:
        op.add_column("employees", sa.Column(name, kind, nullable=True))
    op.add_column("jabatan", sa.Column("jabatan_id", sa.String(42), nullable=True))
    op.add_column("jabatan", sa.Column("kelas", sa.Integer(), nullable=True))
    op.add_column("jabatan", sa.Column("jenis_mutasi", sa.String(2), nullable=True))
    op.add_column("import_layouts", sa.Column("jawaban", sa.JSON(), nullable=True))
    op.add_column("pendidikan", sa.Column("pendidikan_id", sa.String(42), nullable=True))
    for noun in (career, standing, family, records):
        noun.create()


def downgrade() -> None:
    """The copy made before a migration is the way back."""
    raise RuntimeError("a store goes back by restoring the copy made before the migration")
