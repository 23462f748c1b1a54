"""A real store with one account of each role, made once and copied for each test; desks to work at."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kaigo_desktop import settings
from kaigo_desktop.core.model import User
from kaigo_desktop.flow import administer
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.sign_in import sign_in, sign_out
from kaigo_desktop.messages import Messages
from kaigo_desktop.store import database
from kaigo_desktop.store.wrapping import Cost

PASSWORD = "correct horse battery"
ADMIN = User("kanri", "管理　一郎", "administrator")
STAFF = (
    User("tanto", "担当　花子", "caseworker"),
    User("tanto2", "担当　次郎", "caseworker"),
    User("shonin", "承認　三郎", "supervisor"),
    User("kansa", "監査　四郎", "auditor"),
)


@dataclass
class Clock:
    """A clock that stands still until a test moves it."""

    at: datetime = datetime(2026, 4, 2, 1, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """Each look is a second later, so that no two entries share a moment."""
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture
def clock() -> Clock:
    """2 April 2026, ten o'clock in Tokyo."""
    return Clock()


@pytest.fixture
def program(clock: Clock, home: Path) -> Program:
    """The program as it is built at start, but for the clock."""
    return make_program(clock.now, home / "state" / "kaigo-desktop")


def make_program(now: Callable[[], datetime], state: Path | None = None) -> Program:
    """The program with the shipped resources and Japanese sentences; without `state` it remembers nothing."""
    chosen = settings.load({"HOME": "/nonexistent"})
    messages = Messages(chosen.i18n / "messages")
    return Program(messages, chosen.resources, now, state)


@pytest.fixture(scope="session")
def filled_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with an account of each role and nothing else; copy it, never open it."""
    return make_filled_store(tmp_path_factory.mktemp("template") / "store")


def make_filled_store(folder: Path) -> Path:
    """Make the store with an account of each role in `folder`, which it returns."""
    program = make_program(Clock(datetime(2026, 4, 2, 0, 0, tzinfo=UTC)).now)  # an hour before any test
    administer.set_up(program, folder, ADMIN, PASSWORD, Cost())
    desk = sign_in(program, folder, ADMIN.login, PASSWORD)
    for user in STAFF:
        administer.add_user(desk, user, PASSWORD)
    sign_out(desk)
    return folder


@pytest.fixture
def store_folder(filled_store: Path, tmp_path: Path) -> Path:
    """A copy of the prepared store for this test alone."""
    return shutil.copytree(filled_store, tmp_path / "store")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits five seconds for a file that another desk goes on holding."""
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 50)


@pytest.fixture
def open_desk(program: Program, store_folder: Path) -> Iterator[Callable[[str], Desk]]:
    """Sign somebody in; every desk is closed after the test."""
    desks: list[Desk] = []

    def opened(login: str) -> Desk:
        desks.append(sign_in(program, store_folder, login, PASSWORD))
        return desks[-1]

    yield opened
    for desk in desks:
        desk.store.close()


@pytest.fixture
def caseworker(open_desk: Callable[[str], Desk]) -> Desk:
    """The desk of a 担当者."""
    return open_desk("tanto")


@pytest.fixture
def supervisor(open_desk: Callable[[str], Desk]) -> Desk:
    """The desk of an 承認者."""
    return open_desk("shonin")


@pytest.fixture
def admin(open_desk: Callable[[str], Desk]) -> Desk:
    """The desk of the 管理者, who sees no application."""
    return open_desk(ADMIN.login)


@pytest.fixture
def auditor(open_desk: Callable[[str], Desk]) -> Desk:
    """The desk of a 監査者."""
    return open_desk("kansa")
