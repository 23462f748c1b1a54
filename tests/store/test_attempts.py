"""Wrong passwords are counted on the disk: a restart forgets nothing, and who deletes the file is told on."""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.sign_in_policy import SignInPolicy
from kaigo_desktop.store import attempts
from kaigo_desktop.store.attempts import Failures
from kaigo_desktop.store.log_head import Head
from kaigo_desktop.store.turns import turn

POLICY = SignInPolicy()


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2026, 4, 2, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def go(self, **time: float) -> None:
        self.at += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def guess(
    folder: Path,
    clock: Callable[[], datetime],
    login: str = "tanto",
    *,
    known: bool = True,
    right: bool = False,
) -> str:
    """Try a password; the code of the refusal, "" when it was let in."""
    try:
        with attempts.counted(folder, login, POLICY, clock, known=known):
            check(right=right)
    except UserError as error:
        return error.code
    return ""


def check(*, right: bool) -> None:
    if not right:
        raise UserError("wrong_password")


def told(folder: Path, login: str = "shonin") -> list[Failures]:
    """What the log is told when `login` signs in."""
    with attempts.settled(folder, login) as settling:
        return settling.failures


def numbers(folder: Path) -> int:
    with attempts.settled(folder, "shonin") as settling:
        return settling.standing.number


@pytest.mark.parametrize("known", [True, False])
def test_waiting_grows_for_known_and_unknown_logins_alike(
    tmp_path: Path, clock: Clock, *, known: bool
) -> None:
    waits = []
    for _ in range(10):
        assert guess(tmp_path, clock, known=known) == "wrong_password"
        wait = attempts.waiting(tmp_path, "tanto", POLICY, clock(), known=known)
        waits.append(wait.seconds)
        if wait.seconds:
            clock.go(seconds=wait.seconds - 1)
            refused = guess(tmp_path, clock, known=known, right=True)
            assert refused == ("locked_out" if wait.locked_out else "wait_before_sign_in")
            clock.go(seconds=1)
    assert waits == [0, 0, 1, 2, 4, 8, 16, 32, 64, 1800]
    assert guess(tmp_path, clock, known=known, right=True) == ""


def test_an_attempt_before_its_time_is_not_made_and_not_counted(tmp_path: Path, clock: Clock) -> None:
    for _ in range(3):
        guess(tmp_path, clock)
    before = (tmp_path / attempts.NAME).read_bytes()
    assert guess(tmp_path, clock, right=True) == "wait_before_sign_in"
    assert (tmp_path / attempts.NAME).read_bytes() == before


def test_a_clock_set_back_lets_nobody_in_sooner_and_keeps_nobody_out_for_years(
    tmp_path: Path, clock: Clock
) -> None:
    for _ in range(3):
        guess(tmp_path, clock)
    clock.go(seconds=2)
    assert guess(tmp_path, clock) == "wrong_password"
    clock.go(days=-365)
    assert guess(tmp_path, clock, right=True) == "wait_before_sign_in"
    clock.go(seconds=1)
    assert guess(tmp_path, clock, right=True) == "wait_before_sign_in"
    clock.go(seconds=1)
    assert guess(tmp_path, clock, right=True) == ""


def test_one_login_does_not_make_another_wait(tmp_path: Path, clock: Clock) -> None:
    for _ in range(3):
        guess(tmp_path, clock)
    assert guess(tmp_path, clock, "shonin", right=True) == ""


def test_refusals_that_say_nothing_about_a_password_do_not_count(tmp_path: Path, clock: Clock) -> None:
    for _ in range(5):
        with suppress(UserError), attempts.counted(tmp_path, "tanto", POLICY, clock, known=True):
            raise UserError("account_disabled")
    assert guess(tmp_path, clock, right=True) == ""


def test_the_log_is_told_each_failure_once_and_never_an_unknown_login(tmp_path: Path, clock: Clock) -> None:
    guess(tmp_path, clock)
    clock.go(minutes=5)
    guess(tmp_path, clock)
    guess(tmp_path, clock, "my-password-typed-in-the-wrong-line", known=False)
    known, unknown = told(tmp_path)
    assert known == Failures("tanto", 2, "2026-04-02T01:00:00Z", "2026-04-02T01:05:00Z", locked_out=False)
    assert unknown == Failures("", 1, "2026-04-02T01:05:00Z", "2026-04-02T01:05:00Z", locked_out=False)
    assert b"my-password" not in (tmp_path / attempts.NAME).read_bytes()
    assert told(tmp_path) == []


def test_what_the_log_could_not_take_is_told_again(tmp_path: Path, clock: Clock) -> None:
    guess(tmp_path, clock)
    with suppress(UserError), attempts.settled(tmp_path, "tanto"):
        raise UserError("disk_full")
    assert [one.count for one in told(tmp_path)] == [1]


def test_signing_in_begins_afresh_for_oneself_alone(tmp_path: Path, clock: Clock) -> None:
    for login in ("tanto", "shonin"):
        for _ in range(3):
            guess(tmp_path, clock, login)
    told(tmp_path, "shonin")
    assert guess(tmp_path, clock, "shonin", right=True) == ""
    assert guess(tmp_path, clock, "tanto", right=True) == "wait_before_sign_in"


def test_an_administrator_lets_a_locked_out_login_in_and_the_log_still_learns_of_it(
    tmp_path: Path, clock: Clock
) -> None:
    for _ in range(10):
        guess(tmp_path, clock)
        clock.go(seconds=70)
    assert guess(tmp_path, clock, right=True) == "locked_out"
    attempts.let_in(tmp_path, "tanto")
    assert guess(tmp_path, clock, right=True) == ""
    (failures,) = told(tmp_path)
    assert (failures.count, failures.locked_out) == (10, True)


def test_the_number_grows_with_every_failure_and_sign_in_so_that_a_loss_shows(
    tmp_path: Path, clock: Clock
) -> None:
    assert numbers(tmp_path) == 1
    old = (tmp_path / attempts.NAME).read_bytes()
    guess(tmp_path, clock)
    assert numbers(tmp_path) == 3
    (tmp_path / attempts.NAME).write_bytes(old)
    assert numbers(tmp_path) == 2
    (tmp_path / attempts.NAME).unlink()
    assert numbers(tmp_path) == 1


def test_where_the_log_stands_is_kept_once_the_log_has_the_sign_in(tmp_path: Path, clock: Clock) -> None:
    def stood() -> Head | None:
        with suppress(UserError), attempts.settled(tmp_path, "shonin") as settling:
            raise UserError("disk_full")
        return settling.log

    with attempts.settled(tmp_path, "tanto") as settling:
        assert settling.log is None
        settling.log = Head(7, "ab")
    assert stood() == Head(7, "ab")
    with suppress(UserError), attempts.settled(tmp_path, "tanto") as settling:
        settling.log = Head(9, "cd")
        raise UserError("disk_full")
    assert stood() == Head(7, "ab")
    guess(tmp_path, clock)
    assert stood() == Head(7, "ab")


def test_every_flipped_byte_of_the_file_is_as_good_as_a_lost_file(tmp_path: Path, clock: Clock) -> None:
    guess(tmp_path, clock)
    file = tmp_path / attempts.NAME
    whole = file.read_bytes()
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        flipped = attempts._read(tmp_path)
        assert not flipped.people or flipped == attempts.Book(**json.loads(whole, object_hook=_record))


def _record(value: dict[str, object]) -> object:
    return attempts.Record(**value) if "failures" in value else value  # type: ignore[arg-type]


def test_a_folder_that_cannot_be_written_lets_nobody_guess(tmp_path: Path, clock: Clock) -> None:
    assert guess(tmp_path / "missing", clock, right=True) == "store_cannot_write"


def guess_at_once(folder: str) -> str:
    return guess(Path(folder), lambda: datetime(2026, 4, 2, tzinfo=UTC))


def test_guesses_of_many_processes_at_once_are_all_counted(tmp_path: Path) -> None:
    with get_context("spawn").Pool(4) as pool:
        codes = pool.map(guess_at_once, [str(tmp_path)] * 12, chunksize=1)
    assert sorted(codes) == ["wait_before_sign_in"] * 9 + ["wrong_password"] * 3


def test_a_turn_that_does_not_come_is_told(tmp_path: Path) -> None:
    with turn(tmp_path / "lock"), pytest.raises(UserError, match="store_busy"), turn(tmp_path / "lock", 0.1):
        pass
