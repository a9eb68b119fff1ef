"""Leave in full: every kind, proofs and letters, delegation, permits for hours, duty travel, rosters, attendance."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from asn_desktop.store.migrations.leave import attendance, authority, requests

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_REQUESTS = (
    ("alasan_kode", sa.String(24)), ("hubungan", sa.String(16)), ("kelahiran_ke", sa.Integer()),
    ("perkiraan_lahir", sa.Date()), ("lahir_pada", sa.Date()), ("tambahan_awal", sa.Boolean()),
    ("asal", sa.String(10)), ("nomor_asal", sa.String()), ("tanggal_asal", sa.Date()), ("wewenang", sa.String(10)),
    ("bkn_nomor", sa.String()), ("bkn_tanggal", sa.Date()),
)  # fmt: skip


def upgrade() -> None:
    """New columns first, all of them empty in rows that exist; then the new tables."""
    for name, kind in _REQUESTS:
        op.add_column("leave_requests", sa.Column(name, kind, nullable=True))
    op.add_column("unit_officials", sa.Column("letter_id", sa.Uuid(), nullable=True))
    for noun in (requests, authority, attendance):
        noun.create()


def downgrade() -> None:
    """The copy made before a migration is the way back."""
    raise RuntimeError("a store goes back by restoring the copy made before the migration")
