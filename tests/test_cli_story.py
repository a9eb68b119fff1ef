"""The same day by commands: practice office, leave, permit, signature, package, centre, reply."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

import pytest

from asn_desktop.services import office, practice
from asn_desktop.store.seals import Argon2
from tests import terminal

LIGHT = Argon2(memory=1024, passes=1, lanes=1)  # real Argon2id, cheap enough for thirty commands


class Terminal:
    """Runs `asn` on one folder as one user, each command a process of its own."""

    def __init__(self, folder: Path, user: str, password: str) -> None:
        self.env = {key: value for key, value in os.environ.items() if not key.startswith("ASN_")}
        self.env |= {"ASN_KANTOR": str(folder), "ASN_PENGGUNA": user, "ASN_SANDI": password,
                     "ASN_SANDI_KEDUA": "sandi agus 2026", "ASN_SANDI_PEJABAT": practice.PASSWORD,
                     "ASN_SANDI_KUNCI": "kunci latihan"}  # fmt: skip

    def __call__(self, *words, code=0):
        """The answer as JSON; fails when the command does not end with `code`."""
        done = terminal.run([*words, "--json"], self.env)
        assert done.returncode == code, f"{words}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return json.loads(done.stdout)


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    """A place for this story's folders."""
    return tmp_path_factory.mktemp("terminal")


@pytest.fixture(scope="module")
def asn(here):
    """The practice office, for its admin."""
    folder = here / "kantor"
    admin = Terminal(folder, "admin", practice.PASSWORD)
    practice.create(folder, today=dt.date.today(), now=dt.datetime.now(dt.UTC), cost=LIGHT)
    return admin


@pytest.fixture(scope="module")
def bkpsdm(here):
    """A practice centre."""
    holders = (office.NewUser("dewi", "Dewi", "sandi dewi 2026"), office.NewUser("agus", "Agus", "sandi agus 2026"))
    wish = office.NewOffice("BKPSDM", "PEMERINTAH KABUPATEN TIRTAMAYA", "Tirtamaya", latihan=True, peran="bkpsdm")
    office.create(here / "bkpsdm", wish, holders, now=dt.datetime.now(dt.UTC), cost=LIGHT)
    centre = Terminal(here / "bkpsdm", "dewi", "sandi dewi 2026")
    centre("bkpsdm", "siapkan")
    return centre


@pytest.fixture(scope="module")
def asked(asn):
    """A NIP and its request for two ordinary days."""
    year = dt.date.today().year
    people = asn("pegawai", "daftar")
    nip = next(p["nip"] for p in people if p["status"] == "PNS" and p["unit"] == "Bidang Angkutan" and "Kepala" not in
               (p["jabatan"] or ""))  # fmt: skip
    for past in (year - 2, year - 1, year):
        asn("cuti", "saldo-awal", nip, "--tahun", past, "--terpakai", "2")
    words = ("--alasan", "keluarga", "--alamat", "Tirtamaya", "--telepon", "0811")
    for days in range(14, 60, 7):  # the first pair of days that are not both holidays
        start = dt.date.today() + dt.timedelta(days=days - dt.date.today().weekday())
        try:
            return nip, asn("cuti", "ajukan", nip, "--mulai", start, "--sampai", start + dt.timedelta(days=1), *words)
        except AssertionError as refused:
            last = refused
    raise last


def test_openings_come_from_a_list_and_each_bad_row_is_told(asn, asked, here):
    year = dt.date.today().year
    path = here / "saldo awal.csv"
    people = [p["nip"] for p in asn("pegawai", "daftar") if p["status"] == "PNS" and p["nip"] != asked[0]]
    path.write_text(f"NIP,Cuti terpakai {year - 1}\n{people[0]},4\n{people[1]},3.5\n")
    seen = asn("cuti", "saldo-awal", path, "--periksa")
    assert (seen["ditulis"], [row["baris"] for row in seen["ditolak"]]) == (0, [3])
    done = asn("cuti", "saldo-awal", path)
    assert (done["orang"], done["tahun"]) == (1, [year - 1])
    assert "bukan hari penuh" in done["ditolak"][0]["alasan"]
    assert asn("cuti", "saldo-awal", here / "tidak ada.xlsx", code=3)["kode"] == "sheet_not_found"


def test_the_balance_in_json_is_the_sum_of_its_lines(asn, asked):
    card = asn("cuti", "saldo", asked[0])
    assert card["sisa"] == sum(line["amount"] for line in card["lines"])


def test_a_decision_before_a_consideration_is_refused(asn, asked):
    answer = asn("cuti", "putuskan", asked[1]["id"], "--oleh", "dedi", code=1)
    assert answer["masalah"][0]["kode"] == "illegal_transition"


def test_the_whole_way_to_a_signed_permit_and_an_answered_package(asn, bkpsdm, asked, here):
    scan = here / "pindaian.txt"
    scan.write_bytes(b"pindaian formulir")
    asn("cuti", "timbang", asked[1]["id"], "--pindaian", scan)
    decided = asn("cuti", "putuskan", asked[1]["id"], "--oleh", "dedi")
    assert decided["keadaan"] == "DISETUJUI"
    issued = asn("cuti", "terbitkan", asked[1]["id"], "--jalur", "sini", "--ke", here / "surat")
    permit = issued["surat"]
    assert permit["nomor"]
    signed = _sign(asn, here, permit)
    assert asn("surat", "periksa", signed)["report"]["verdict"] == "sah"
    _send(asn, bkpsdm, here)


def _sign(asn, here, permit):
    made = asn("sertifikat", "ca-latihan", "--ke", here / "kunci")
    key = next(one["path"] for one in made if one["nama"] == permit["penandatangan"])
    target = here / "bertanda.pdf"
    asn("surat", "tandatangani", permit["id"], "--kunci", key, "--ke", target)
    broken = here / "berubah.pdf"
    data = bytearray(target.read_bytes())
    data[4000] ^= 1
    broken.write_bytes(data)
    asn("surat", "periksa", broken, code=1)
    return target


def _send(asn, bkpsdm, here):
    post = here / "stik"
    assert asn("kirim", post, code=1)["masalah"][0]["kode"] == "not_enrolled"
    request = asn("kirim", post, "--daftar")
    seen = bkpsdm("bkpsdm", "daftarkan", request["berkas"])
    assert seen["words"] == request["kata"]
    answer = bkpsdm("bkpsdm", "daftarkan", request["berkas"], "--ke", post, "--ya")
    asn("terima", answer["berkas"])
    asn("terima", answer["berkas"], "--ya")
    sent = asn("kirim", post)
    (package,) = sent["berkas"]
    cut = post / "terpotong.asnx"
    cut.write_bytes(Path(package).read_bytes()[:-1])
    mixed = bkpsdm("bkpsdm", "terima", cut, package, "--balas", post, code=1)
    assert [line["hasil"] for line in mixed["paket"]] == ["ditolak", "masuk"]
    assert bkpsdm("bkpsdm", "terima", package)["paket"][0]["hasil"] == "kembar"
    (reply,) = mixed["balasan"]
    assert asn("terima", reply)["acknowledged"] == 1
    assert asn("terima", reply)["already"] is True
    assert asn("paket")[0]["state"] == "diterima"
    assert asn("kirim", post, "--ulang", 1)["paket"]["seq"] == 1


def test_a_real_office_takes_no_practice_package(asn, here):
    real = Terminal(here / "asli", "siti", "sandi siti 2026")
    real("kantor", "buat", "--nama", "BKPSDM", "--pemerintah", "PEMERINTAH KOTA", "--kota", "Kota", "--pemegang-kedua",
         "agus", "--peran", "bkpsdm")  # fmt: skip
    real("bkpsdm", "siapkan")
    asn("kirim", here / "lain", "--daftar")
    (request,) = (here / "lain").glob("*.asnx")
    assert real("bkpsdm", "daftarkan", request, code=3)["kode"] == "practice_package"


def test_an_import_is_first_only_looked_at(asn, here):
    from asn_desktop import files

    sample = files.resource("sample/nominatif_dinas.xlsx")
    before = len(asn("pegawai", "daftar"))
    seen = asn("pegawai", "impor", sample, "--ditolak", here / "ditolak.xlsx")
    assert seen["baris"] == 60
    assert seen["ditolak"]
    assert len(asn("pegawai", "daftar")) == before


def test_a_backup_comes_back(asn):
    made = asn("kantor", "cadangkan")
    assert asn("kantor", "pulihkan", "--dari", made["folder"])["lost_changes"] == 0
    asn("kantor", "pulihkan", "--dari", made["folder"], "--ya")
    assert asn("kantor", "periksa")["keadaan"]["damaged_pages"] == 0
