"""The life of a change: saved, sealed, carried, merged, answered, acknowledged; and each way it may go wrong."""

from __future__ import annotations

import datetime as dt
import functools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from asn_desktop.packages import container, manifest
from asn_desktop.problems import Refused, Trouble
from asn_desktop.services import centre_order, findings, identity_card, office, registry, replies, sync
from asn_desktop.store import migrate
from asn_desktop.store.career import Kgb
from asn_desktop.store.database import Store
from asn_desktop.store.exchange import Attachment, Peer
from asn_desktop.store.family import Anak
from asn_desktop.store.offices import Unit
from asn_desktop.store.positions import Position
from asn_desktop.store.records import Document, SavedQuestion
from asn_desktop.store.standing import Kontrak
from tests.services.post_office import CENTRAL, CLERK, Postal, Side, join, make_office


@pytest.fixture(scope="module")
def centre_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pusat") / "kantor"
    make_office(folder, CENTRAL, dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)).close()
    return folder


@pytest.fixture
def post(store: Store, centre_template: Path, now: dt.datetime, tmp_path: Path) -> Iterator[Postal]:
    folder, out = tmp_path / "bkpsdm", tmp_path / "stik"
    shutil.copytree(centre_template, folder)
    out.mkdir()
    with office.unlock(folder, "siti", "sandi siti 2026", clock=lambda: now) as opened:
        here, there = Side(store, now), Side(opened.store, now)
        join(here, there)
        yield Postal(here, there, out)


def code_of(deed: object, *given: object) -> str:
    with pytest.raises((Trouble, Refused)) as caught:
        deed(*given)  # type: ignore[operator]
    error = caught.value
    return error.code if isinstance(error, Trouble) else error.problems[0].code


def test_a_change_goes_out_and_its_acknowledgement_comes_home(post: Postal) -> None:
    asih = post.office.hire("Asih Lestari", nip="198503172009042003")
    with post.office.store.read(CLERK) as session:
        assert sync.unsent(session).counts["data pegawai"] == 2
    (data,) = post.send()
    got = post.receive(data)
    assert (got.state, got.seq, got.merged) == ("masuk", 1, (1,))
    there = post.centre.person(asih, post.office.id)
    assert there is not None
    assert there.nama == "Asih Lestari"
    result = post.take(post.answer())
    assert (result.acknowledged, result.refused) == (1, 0)
    with post.office.store.read(CLERK) as session:
        assert [(p.seq, p.state) for p in sync.packages(session)] == [(1, "diterima")]
        assert sync.unsent(session) == sync.Unsent(0, {}, None, 0)


def test_reading_a_file_ten_times_changes_nothing_and_says_so(post: Postal) -> None:
    post.office.hire("Asih Lestari")
    (data,) = post.send()
    assert post.receive(data).state == "masuk"
    for _ in range(9):
        again = post.receive(data)
        assert (again.state, again.merged) == ("kembar", ())
    reply = post.answer()
    assert not post.take(reply).already
    assert post.take(reply).already


def test_a_missing_number_parks_what_comes_after_it(post: Postal) -> None:
    asih = post.office.hire("Asih Lestari")
    (one,) = post.send()
    post.office.edit(asih, nama="Asih Rahayu")
    (two,) = post.send()
    held = post.receive(two)
    assert (held.state, held.code, held.missing) == ("ditahan", "gap", 1)
    result = post.take(post.answer())
    assert result.waits_for == 1
    filled = post.receive(one)
    assert filled.merged == (1, 2)
    person = post.centre.person(asih, post.office.id)
    assert person is not None
    assert person.nama == "Asih Rahayu"


def test_a_kept_package_is_written_again_byte_for_byte(post: Postal, tmp_path: Path) -> None:
    post.office.hire("Asih Lestari")
    (data,) = post.send()
    with post.office.store.read(CLERK) as session:
        (path,) = sync.carry(session, tmp_path, epoch=1, seq=1)
    assert path.read_bytes() == data


def test_the_same_number_with_other_bytes_is_a_fork_and_changes_nothing(post: Postal, tmp_path: Path) -> None:
    folder = post.office.store.blobs.folder.parent
    post.office.hire("Asih Lestari")
    post.send()
    copy = tmp_path / "salinan"
    with post.office.store.read(CLERK) as session:
        session.connection()
        shutil.copytree(folder, copy)
    first = (post.out / _name(post, 1)).read_bytes()
    post.office.hire("Cahya Wulan")
    (mine,) = post.send()
    with office.unlock(copy, "siti", "sandi siti 2026") as opened:
        clone = Postal(Side(opened.store, post.office.now), post.centre, tmp_path / "stik")
        budi = clone.office.hire("Budi di salinan")
        assert code_of(clone.send) == "store_copied"
        with clone.office.writing() as session:
            identity_card.settle(session, new_epoch=False)  # somebody forces it
        (theirs,) = clone.send()
    assert post.receive(first).state == "masuk"
    assert post.receive(mine).state == "masuk"
    fork = post.receive(theirs)
    assert (fork.state, fork.code, fork.loud) == ("bentrok_nomor", "package_fork", True)
    assert post.centre.person(budi, post.office.id) is None
    assert post.take(post.answer()).rejected == (2,)


def _name(post: Postal, seq: int) -> str:
    with post.office.store.read(CLERK) as session:
        return next(p.names[0] for p in sync.packages(session) if p.seq == seq)


def test_two_values_for_one_field_are_listed_and_settled_by_the_clerk(post: Postal) -> None:
    asih = post.office.hire("Asih Lestari", email="lama@x.id")
    post.receive(post.send()[0])
    post.take(post.answer())
    post.centre.edit(asih, post.office.id, email="pusat@x.id")
    post.office.edit(asih, email="kantor@x.id")
    got = post.receive(post.send()[0])
    assert got.rows == {"bentrok": 1}
    result = post.take(post.answer())
    assert result.refused == 1
    with post.office.writing() as session:
        (line,) = findings.listing(session, post.office.id)
        assert (line.person, line.field, line.mine, line.kept) == ("Asih Lestari", "email", "kantor@x.id", "pusat@x.id")
        assert sync.packages(session)[0].state == "sebagian"
        findings.settle(session, line.id, take_centre=False, now=post.office.now)
    assert post.receive(post.send()[0]).rows == {"masuk": 1}
    there = post.centre.person(asih, post.office.id)
    assert there is not None
    assert there.email == "kantor@x.id"
    assert post.take(post.answer()).refused == 0


def test_taking_the_centre_s_value_settles_it_too(post: Postal) -> None:
    asih = post.office.hire("Asih Lestari", email="lama@x.id")
    post.receive(post.send()[0])
    post.take(post.answer())
    post.centre.edit(asih, post.office.id, email="pusat@x.id")
    post.office.edit(asih, email="kantor@x.id")
    post.receive(post.send()[0])
    post.take(post.answer())
    with post.office.writing() as session:
        (line,) = findings.listing(session, post.office.id)
        findings.settle(session, line.id, take_centre=True, now=post.office.now)
    assert post.receive(post.send()[0]).rows == {"sama": 1}
    assert post.take(post.answer()).refused == 0
    here = post.office.person(asih)
    assert here is not None
    assert here.email == "pusat@x.id"


def test_a_correction_of_the_centre_comes_with_the_reply_and_is_not_sent_back(post: Postal) -> None:
    asih = post.office.hire("Asih Lestari")
    post.receive(post.send()[0])
    post.centre.edit(asih, post.office.id, nama="Asih Lestari Dewi")
    assert post.take(post.answer()).corrections == 1
    here = post.office.person(asih)
    assert here is not None
    assert here.nama == "Asih Lestari Dewi"
    assert code_of(post.send) == "nothing_to_send"


def test_a_person_another_office_has_is_refused_with_the_found_record(
    post: Postal, tmp_path: Path, now: dt.datetime
) -> None:
    ask = office.NewOffice(nama="Dinas Sosial", pemerintah="PEMERINTAH KABUPATEN TIRTAMAYA", kota="Tirtamaya")
    with make_office(tmp_path / "sosial", ask, now) as other_office:
        other = Postal(Side(other_office.store, now), post.centre, post.out)
        join(other.office, post.centre)
        other.office.hire("Yusuf Maulana", nip="199001012015011001")
        other.receive(other.send()[0])
    yusuf = post.office.hire("Yusuf Maulana", nip="199001012015011001")
    got = post.receive(post.send()[0])
    assert got.rows["ditolak"] == 2  # the person, and the rank that hangs on him
    post.take(post.answer())
    with post.office.store.read(CLERK) as session:
        lines = {line.table: line for line in findings.listing(session, post.office.id)}
    assert lines["employees"].code == "nip_elsewhere"
    assert lines["employees"].values["kantor"] == "Dinas Sosial"
    assert lines["golongan"].code == "parent_refused"
    post.office.edit(yusuf, nip="199001012015011002")  # put right: it travels whole again, with its rank
    assert "ditolak" not in post.receive(post.send()[0]).rows
    assert post.take(post.answer()).refused == 0
    assert post.centre.person(yusuf, post.office.id) is not None


def test_a_restored_backup_gets_back_what_the_centre_had_beyond_it(post: Postal, tmp_path: Path) -> None:
    folder = post.office.store.blobs.folder.parent
    asih = post.office.hire("Asih Lestari")
    post.receive(post.send()[0])
    backup = tmp_path / "cadangan"
    shutil.copytree(folder, backup)
    post.office.edit(asih, nama="Asih Rahayu")
    budi = post.office.hire("Budi Santoso")
    post.receive(post.send()[0])
    with office.unlock(backup, "siti", "sandi siti 2026") as opened:
        restored = Postal(Side(opened.store, post.office.now), post.centre, post.out)
        with restored.office.writing() as session:
            assert identity_card.settle(session, new_epoch=True) == 2
        restored.office.hire("Cahya Wulan")
        got = restored.receive(restored.send()[0])
        assert (got.state, got.epoch, got.seq) == ("masuk", 2, 1)
        result = restored.take(restored.answer())
        assert result.given_back == 3
        here = restored.office.person(asih)
        assert here is not None
        assert here.nama == "Asih Rahayu"
        assert restored.office.person(budi) is not None
        assert code_of(restored.send) == "nothing_to_send"
    post.office.hire("Dewi dari PC lama")
    stale = post.receive(post.send()[0])
    assert (stale.state, stale.code) == ("bentrok_nomor", "package_old_epoch")


def test_a_package_for_another_office_is_refused(post: Postal) -> None:
    post.office.hire("Asih Lestari")
    (data,) = post.send()
    assert code_of(post.take, data) == "not_a_reply"
    post.receive(data)
    assert code_of(post.receive, post.answer()) == "not_a_change_package"


def test_an_unknown_office_is_refused_by_name(post: Postal, tmp_path: Path, now: dt.datetime) -> None:
    post.office.hire("Asih Lestari")
    (data,) = post.send()
    with make_office(tmp_path / "lain", CENTRAL, now) as opened:
        elsewhere = Postal(post.office, Side(opened.store, now), post.out)
        with elsewhere.centre.writing() as session:
            registry.set_up(session, now=now)
        assert code_of(elsewhere.receive, data) == "package_not_for_us"
    with post.centre.writing() as session:
        session.delete(session.get_one(Peer, post.office.id))
    assert code_of(post.receive, data) == "office_unknown"


def test_a_revoked_office_is_refused(post: Postal) -> None:
    post.office.hire("Asih Lestari")
    (data,) = post.send()
    with post.centre.writing() as session:
        registry.revoke(session, post.office.id, "laptop hilang", now=post.centre.now)
    assert code_of(post.receive, data) == "office_certificate_revoked"
    assert post.centre.person(post.office.id, post.office.id) is None
    with post.office.writing() as session:
        replies.receive_reply(session, post.answer(), now=post.office.now, today=post.office.now.date())
        assert len(identity_card.revoked(session, identity_card.demand(session))) == 1
    assert code_of(post.send) == "office_certificate_revoked"


def test_cut_and_flipped_files_change_nothing(post: Postal) -> None:
    asih = post.office.hire("Asih Lestari")
    (data,) = post.send()
    assert code_of(post.receive, data[:-1]) == "package_cut"
    flipped = bytearray(data)
    flipped[len(data) // 2] ^= 1
    assert code_of(post.receive, bytes(flipped)) == "package_damaged"
    assert code_of(post.receive, b"%PDF-1.7 bukan paket" * 20) == "not_a_package"
    assert post.centre.person(asih, post.office.id) is None
    assert post.receive(data).state == "masuk"


def test_a_newer_schema_is_parked_until_the_program_knows_it(post: Postal, monkeypatch: pytest.MonkeyPatch) -> None:
    post.office.hire("Asih Lestari")
    monkeypatch.setattr(centre_order, "SCHEMA", manifest.SCHEMA - 1)
    held = post.receive(post.send()[0])
    assert (held.state, held.code) == ("ditahan", "schema")
    monkeypatch.undo()
    post.office.hire("Budi Santoso")
    assert post.receive(post.send()[0]).merged == (1, 2)


def test_packages_say_the_step_of_the_store_they_come_from() -> None:
    """Whoever adds a step to the store must let packages say so: an older centre then parks them."""
    assert int(migrate.newest()) == manifest.SCHEMA


def test_a_package_of_the_step_before_is_read(post: Postal, monkeypatch: pytest.MonkeyPatch) -> None:
    """An office that was not brought up to date yet is understood."""
    post.office.hire("Asih Lestari")
    with monkeypatch.context() as older:
        older.setattr(manifest, "Manifest", functools.partial(manifest.Manifest, schema=1))
        (data,) = post.send()
    assert container.peek(data)[0].seq == 1
    assert post.receive(data).state == "masuk"


def test_every_record_of_a_career_arrives(post: Postal) -> None:
    """Histories, family, posts, scans: what the office keeps of a person stands at the centre, blob included."""
    asih = post.office.hire("Asih Lestari")
    with post.office.writing() as session:
        scan = session.info["blobs"].put(b"%PDF-1.4 sk")
        unit = session.scalars(sa.select(Unit.id)).first()
        rows = [
            Kgb(employee_id=asih, tmt=dt.date(2025, 2, 1), gaji_baru=3_390_500, berkas=scan),
            Kontrak(employee_id=asih, mulai=dt.date(2025, 1, 1), upah=1_500_000),
            Anak(employee_id=asih, nama="Diah"), Position(unit_id=unit, nama="Arsiparis", jenis="2", kebutuhan=2),
            Document(employee_id=asih, jenis="872", nama="SK", berkas=scan, ukuran=11, halaman=1),
            SavedQuestion(nama="Guru", soal={"status": ["PNS"]}),
        ]  # fmt: skip
        session.add_all(rows)
    (data,) = post.send()
    assert post.receive(data).merged == (1,)
    with post.centre.store.read(CLERK) as session:
        for model in (Kgb, Kontrak, Anak, Position, Document, SavedQuestion):
            (row,) = session.scalars(sa.select(model).where(model.office_id == post.office.id)).all()
        (step,) = session.scalars(sa.select(Kgb)).all()
        (row,) = session.scalars(sa.select(SavedQuestion)).all()
        assert (step.gaji_baru, row.soal) == (3_390_500, {"status": ["PNS"]})
        kept = session.get_one(Attachment, (post.office.id, scan)).blob
        assert session.info["blobs"].get(kept) == b"%PDF-1.4 sk"


def test_volumes_wait_for_each_other(post: Postal) -> None:
    for number in range(120):
        post.office.hire(f"Pegawai {number}")
    with post.office.writing() as session:
        row = sync.export(session, now=post.office.now, limit=12_000)
    with post.office.store.read(CLERK) as session:
        files = [p.read_bytes() for p in sync.carry(session, post.out, epoch=row.epoch, seq=row.seq)]
    assert len(files) > 2
    states = [post.receive(data) for data in reversed(files)]
    assert [s.state for s in states[:-1]] == ["ditahan"] * (len(files) - 1)
    assert states[-1].rows["masuk"] >= 240
    assert all(container.peek(f)[0].volumes == len(files) for f in files)


def test_an_office_that_is_not_joined_hears_nothing_about_sending(store: Store) -> None:
    side = Side(store, dt.datetime(2026, 11, 23, tzinfo=dt.UTC))
    side.hire("Asih Lestari")
    with side.writing() as session:
        assert sync.unsent(session) == sync.Unsent(0, {}, None, 0)
        assert code_of(lambda: sync.export(session, now=side.now)) == "not_enrolled"
