"""Wrong passwords (サインインの失敗), counted beside the keyring so that a restart forgets nothing.

Beside them it keeps where the log stood when somebody signed in or out last, so that older bytes put back
over the store are noticed by an account that never opened it too.

The file can't be under a key: it is written before anybody has one. Whoever may write to the folder can take
the keyring away and guess elsewhere, so what it stops is guessing with this program. It is numbered: the log
keeps the number at each sign-in, and a file that was deleted or put back is told by a smaller one, or by
another series. A login that does not exist is counted like any other, under a short digest: people type
passwords there.
"""

import hashlib
import hmac
import math
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.sign_in_policy import SignInPolicy
from kaigo_desktop.store import canonical, files, times
from kaigo_desktop.store.log_head import Head
from kaigo_desktop.store.turns import turn

NAME, LOCK = "attempts.json", "attempts.lock"
GUESSES = frozenset({"wrong_password", "recovery_key_wrong"})
"""What a wrong guess is refused with; other refusals say nothing about a password."""

_FORMAT = "kaigo-attempts-1"
_KNOWN, _UNKNOWN = "=", "?"
_FORGET_AFTER = timedelta(days=1)


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The failures of one login: `failures` in a row, and those the log has not been told of.

    Attributes:
        last: when the newest was.
        untold: how many the log does not know yet; `first` when they began.
        locked_out: whether one of them locked the login out.
    """

    failures: int
    last: str
    untold: int = 0
    first: str = ""
    locked_out: bool = False


class Book(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The whole file.

    `series` is drawn when the file is made, `sequence` grows with each failure and each sign-in, `log` is
    where the log stood when somebody signed in or out last, `sum` finds flipped bits.
    """

    format: str = _FORMAT
    series: str = msgspec.field(default_factory=lambda: secrets.token_hex(8))
    sequence: int = 0
    people: Mapping[str, Record] = {}
    log: Head | None = None
    sum: str = ""


class Failures(msgspec.Struct, frozen=True):
    """Failures to be told to the log: of a known login, or of all unknown ones together (`login` "")."""

    login: str
    count: int
    first: str
    last: str
    locked_out: bool


class Standing(msgspec.Struct, frozen=True):
    """Where the file stands: its series, and its number in it."""

    series: str
    number: int

    def follows(self, before: "Standing") -> bool:
        """Whether the file went on from where it stood before: nobody deleted it or put an older one back."""
        return self.series == before.series and self.number > before.number


@dataclass(slots=True)
class Settling:
    """A sign-in while the log is told of it.

    Attributes:
        standing: where the file stands, this sign-in counted.
        failures: what the log must be told.
        log: where the log stood when somebody was here last, None where nobody knows or to forget it.
    """

    standing: Standing
    failures: list[Failures]
    log: Head | None


class Wait(msgspec.Struct, frozen=True):
    """How long nobody may try a login's password, in seconds, and whether it is locked out."""

    seconds: int = 0
    locked_out: bool = False


@contextmanager
def counted(
    folder: Path, login: str, policy: SignInPolicy, now: Callable[[], datetime], *, known: bool
) -> Iterator[None]:
    """Let one password be tried within the `with`, one process at a time; a wrong one counts.

    Raises:
        UserError: `wait_before_sign_in` or `locked_out` before its time, `store_busy`, `store_cannot_write`.
    """
    with turn(folder / LOCK):
        book = _read(folder)
        key = _key(login, known=known)
        record = book.people.get(key)
        if record is not None and now() < times.from_text(record.last):
            record = msgspec.structs.replace(record, last=times.to_text(now()))  # the clock was set back
            book = _with(book, key, record)
            _save(folder, book)
        _refuse(_wait(record, policy, now()))
        try:
            yield
        except UserError as error:
            if error.code in GUESSES:
                _save(folder, _failed(book, key, policy, times.to_text(now())))
            raise


@contextmanager
def settled(folder: Path, login: str) -> Iterator[Settling]:
    """Hand where the file stands now and what the log must be told on; then `login` starts afresh.

    The number is on the disk before the log has it; what was told is forgotten once the `with` succeeded.

    Raises:
        UserError: `store_busy`, `store_cannot_write`.
    """
    with turn(folder / LOCK):
        book = _read(folder)
        book = msgspec.structs.replace(book, sequence=book.sequence + 1)
        _save(folder, book)
        settling = Settling(Standing(book.series, book.sequence), _untold(book), book.log)
        yield settling
        rest = msgspec.structs.replace(book, people=_after(book, login), log=settling.log)
        if rest != book:
            _save(folder, rest)


def log_head(folder: Path) -> Head | None:
    """Where the log stood when somebody signed in or out last, None where nobody knows."""
    return _read(folder).log


def keep_log_head(folder: Path, head: Head) -> None:
    """Keep where the log stands; the log must have it on the disk already. The newest is kept.

    Raises:
        UserError: `store_busy`, `store_cannot_write`.
    """
    with turn(folder / LOCK):
        book = _read(folder)
        if book.log is None or book.log.position < head.position:
            _save(folder, msgspec.structs.replace(book, log=head))


def waiting(folder: Path, login: str, policy: SignInPolicy, now: datetime, *, known: bool) -> Wait:
    """How long `login` has to wait as it stands."""
    with turn(folder / LOCK):
        record = _read(folder).people.get(_key(login, known=known))
    return _wait(record, policy, now)


def let_in(folder: Path, login: str) -> None:
    """Let a login try again at once; what the log was not told yet stays to be told."""
    with turn(folder / LOCK):
        book, key = _read(folder), _key(login, known=True)
        if key in book.people:
            _save(folder, _with(book, key, msgspec.structs.replace(book.people[key], failures=0)))


def _wait(record: Record | None, policy: SignInPolicy, now: datetime) -> Wait:
    if record is None:
        return Wait()
    passed = max(0.0, (now - times.from_text(record.last)).total_seconds())
    seconds = math.ceil(policy.delay(record.failures) - passed)
    return Wait(seconds, policy.is_locked_out(record.failures)) if seconds > 0 else Wait()


def _refuse(wait: Wait) -> None:
    if wait.locked_out:
        raise UserError("locked_out", seconds=wait.seconds, minutes=math.ceil(wait.seconds / 60))
    if wait.seconds:
        raise UserError("wait_before_sign_in", seconds=wait.seconds)


def _failed(book: Book, key: str, policy: SignInPolicy, at: str) -> Book:
    before = book.people.get(key, Record(failures=0, last=at))
    failures = before.failures + 1
    record = Record(
        failures=failures,
        last=at,
        untold=before.untold + 1,
        first=before.first or at,
        locked_out=before.locked_out or policy.is_locked_out(failures),
    )
    return _with(msgspec.structs.replace(book, sequence=book.sequence + 1), key, record)


def _untold(book: Book) -> list[Failures]:
    known = [
        Failures(key.removeprefix(_KNOWN), record.untold, record.first, record.last, record.locked_out)
        for key, record in book.people.items()
        if record.untold and key.startswith(_KNOWN)
    ]
    others = [record for key, record in book.people.items() if record.untold and key.startswith(_UNKNOWN)]
    if others:
        first, last = min(one.first for one in others), max(one.last for one in others)
        count, locked_out = sum(one.untold for one in others), any(one.locked_out for one in others)
        known.append(Failures("", count, first, last, locked_out))
    return known


def _after(book: Book, login: str) -> dict[str, Record]:
    """The records once the log was told: none for who signed in, none that are a day old."""
    newest = max((times.from_text(record.last) for record in book.people.values()), default=None)
    return {
        key: msgspec.structs.replace(record, untold=0, first="", locked_out=False)
        for key, record in book.people.items()
        if key != _KNOWN + login
        and newest is not None
        and newest - times.from_text(record.last) < _FORGET_AFTER
    }


def _with(book: Book, key: str, record: Record) -> Book:
    return msgspec.structs.replace(book, people={**book.people, key: record})


def _key(login: str, *, known: bool) -> str:
    if known:
        return _KNOWN + login
    return _UNKNOWN + hashlib.sha256(login.encode("utf-8", "surrogatepass")).hexdigest()[:4]


def _read(folder: Path) -> Book:
    """The file; an empty one where it is missing, half written or not ours (the log then tells a loss)."""
    try:
        book = msgspec.json.decode((folder / NAME).read_bytes(), type=Book)
        for record in book.people.values():
            times.from_text(record.last)
    except (OSError, msgspec.DecodeError, ValueError):
        return Book()
    return book if book.format == _FORMAT and hmac.compare_digest(book.sum, _sum(book)) else Book()


def _save(folder: Path, book: Book) -> None:
    whole = msgspec.structs.replace(book, sum=_sum(book))
    try:
        files.replace(folder / NAME, msgspec.json.format(canonical.encode(whole), indent=1) + b"\n")
    except OSError as error:
        raise UserError("store_cannot_write", path=str(folder / NAME), reason=error.strerror or "") from error


def _sum(book: Book) -> str:
    return canonical.digest(canonical.encode(msgspec.structs.replace(book, sum="")))
