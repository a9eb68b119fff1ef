"""What every test may lean on: one real encrypted office, made once and copied, a fixed day, a session on it."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from asn_desktop.rules.roles import Actor, Role
from asn_desktop.services import office
from asn_desktop.store.database import Store
from asn_desktop.store.offices import Unit
from asn_desktop.store.seals import Argon2

TODAY = dt.date(2026, 11, 23)  # a Monday
NOW = dt.datetime(2026, 11, 23, 2, 15, tzinfo=dt.UTC)  # 09.15 in Jakarta
LIGHT = Argon2(memory=1024, passes=1, lanes=1)  # real Argon2id, cheap enough for a test
OPERATOR = office.NewUser("siti", "Siti Rahmawati", "sandi siti 2026", Role.OPERATOR)
ADMIN = office.NewUser("budi", "Budi Santoso", "sandi budi 2026", Role.ADMIN)
OFFICE = office.NewOffice(
    nama="Dinas Perhubungan",
    pemerintah="PEMERINTAH KABUPATEN TIRTAMAYA",
    kota="Tirtamaya",
    kode="DISHUB",
    alamat="Jalan Merdeka Nomor 1 Tirtamaya",
)


Fill = Callable[[Session], Any]
TemplateWith = Callable[[Fill], tuple[Path, Any]]


@dataclass(frozen=True)
class Template:
    """The office every test gets a copy of."""

    folder: Path
    recovery: office.RecoverySheet


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """One office with a small tree of units: root, Sekretariat, Bidang Angkutan, Bidang Lalu Lintas."""
    folder = tmp_path_factory.mktemp("template") / "kantor"
    made = office.create(folder, OFFICE, (OPERATOR, ADMIN), now=NOW, cost=LIGHT)
    with (
        office.unlock(folder, OPERATOR.username, OPERATOR.password, clock=lambda: NOW) as opened,
        opened.store.begin(opened.actor, reason="unit kerja") as session,
    ):
        root = session.query(Unit).one()
        for place, name in enumerate(("Sekretariat", "Bidang Angkutan", "Bidang Lalu Lintas"), 1):
            session.add(Unit(parent_id=root.id, nama=name, urutan=place))
    return Template(folder, made.recovery)


@pytest.fixture
def today() -> dt.date:
    """Monday, 23 November 2026."""
    return TODAY


@pytest.fixture
def now() -> dt.datetime:
    """09.15 in Jakarta on that day."""
    return NOW


@pytest.fixture
def actor() -> Actor:
    """The operator."""
    return Actor(OPERATOR.username, OPERATOR.name, OPERATOR.role)


@pytest.fixture(scope="session")
def template_with(template: Template, tmp_path_factory: pytest.TempPathFactory) -> TemplateWith:
    """`template_with(fill)`: the template with what `fill(session)` entered, made once, and what `fill` answered."""
    made: dict[Fill, tuple[Path, Any]] = {}

    def give(fill: Fill) -> tuple[Path, Any]:
        if fill not in made:
            folder = tmp_path_factory.mktemp("template") / "kantor"
            shutil.copytree(template.folder, folder)
            with (
                office.unlock(folder, OPERATOR.username, OPERATOR.password, clock=lambda: NOW) as opened,
                opened.store.begin(opened.actor, reason="uji") as session,
            ):
                answer = fill(session)
            made[fill] = folder, answer
        return made[fill]

    return give


@pytest.fixture
def filling() -> Fill | None:
    """What the office of a test holds from the start; a file of tests overrides it with a function of its own."""
    return None


@pytest.fixture
def filled(template_with: TemplateWith, filling: Fill) -> Any:
    """What `filling` answered: ids of the people and papers in the copy this test has."""
    return template_with(filling)[1]


@pytest.fixture
def folder(template: Template, template_with: TemplateWith, filling: Fill | None, tmp_path: Path) -> Path:
    """A fresh copy of the template office, with the `filling` of the file."""
    target = tmp_path / "kantor"
    shutil.copytree(template.folder if filling is None else template_with(filling)[0], target)
    return target


@pytest.fixture
def opened(folder: Path) -> Iterator[office.OpenOffice]:
    """That copy, open for the operator."""
    with office.unlock(folder, OPERATOR.username, OPERATOR.password, clock=lambda: NOW) as found:
        yield found


@pytest.fixture
def store(opened: office.OpenOffice) -> Store:
    """Its store."""
    return opened.store


class _NotKeptError(Exception):
    """Rolls the session of a failed test back."""


@pytest.fixture
def session(store: Store, actor: Actor, request: pytest.FixtureRequest) -> Iterator[Session]:
    """A writing session, committed at the end of the test; rolled back when the test failed."""
    with contextlib.suppress(_NotKeptError), store.begin(actor, reason="uji") as writing:
        yield writing
        if getattr(request.node, "failed_here", False):
            raise _NotKeptError


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Let the session fixture know that its test failed."""
    report = yield
    if report.when == "call" and report.failed:
        item.failed_here = True  # type: ignore[attr-defined]
    return report
