"""The statuses of ASN employees, in groups, and what data utama of each must have.

Source: UU 20/2023 art. 5 (PNS, PPPK), PP 11/2017 art. 34 (CPNS), KepmenPANRB 16/2025 (PPPK paruh waktu, who are paid a
wage and hold no golongan); employee data §5.
"""

from __future__ import annotations

PNS = ("CPNS", "PNS")
PART_TIME = "PPPK_PW"
PPPK = ("PPPK", PART_TIME)
RANKED = (*PNS, "PPPK")  # who holds a golongan
ALL = (*PNS, *PPPK)
WORDS = {"PNS": "PNS", "CPNS": "CPNS", "PPPK": "PPPK", PART_TIME: "PPPK paruh waktu"}
IN_FULL = {  # as a letter writes them
    "PNS": "Pegawai Negeri Sipil",
    "CPNS": "Calon Pegawai Negeri Sipil",
    "PPPK": "Pegawai Pemerintah dengan Perjanjian Kerja",
    PART_TIME: "Pegawai Pemerintah dengan Perjanjian Kerja Paruh Waktu",
}

# Fields that not everybody has; what is not named here is asked of all.
_ONLY = {
    "tmt_cpns": PNS, "tmt_pns": ("PNS",), "kontrak_mulai": PPPK, "kontrak_akhir": PPPK, "golongan": RANKED,
}  # fmt: skip


def must_have(status: str, field: str) -> bool:
    """Whether a complete record of this status has the field of data utama (employee data §5)."""
    return status in _ONLY.get(field, ALL)
