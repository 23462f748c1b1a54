"""Steps of administrators that break off anywhere: a process of its own dies before its nth write.

`python -m tests.making.interrupted FOLDER STEP` makes a store in the folder and copies it for every place
at which the step opens a file for writing, renames, removes or flushes one, lets a child die there, looks at
what is left, and prints one line of JSON: how many places, and everything that was wrong.
"""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import User
from kaigo_desktop.flow import administer, two_administrators
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.rotate_keys import rotate_keys
from kaigo_desktop.flow.show import attachment, show
from kaigo_desktop.flow.sign_in import sign_in, sign_out
from kaigo_desktop.flow.verify import verify
from kaigo_desktop.store import wrapping
from kaigo_desktop.store.keyring_log import keyring_checks
from tests.making import derived_cheaply
from tests.making.desks import PASSWORD, Clock, make_filled_store, make_program
from tests.making.downloads import write_zip

RECEIPT = "00000000000000000001"
CHOSEN = "a password of my own"
_DIED = 9
_PROGRAM = make_program(Clock().now)


def add(desk: Desk) -> None:
    """A new account."""
    administer.add_user(desk, User("shinjin", "新人　五郎", "caseworker"), CHOSEN)


def change_role(desk: Desk) -> None:
    """A caseworker becomes a supervisor."""
    administer.set_role(desk, "tanto2", "supervisor")


def reset(desk: Desk) -> None:
    """A password for one time."""
    administer.reset_password(desk, "tanto2", CHOSEN)


def disable(desk: Desk) -> None:
    """An account is closed."""
    administer.disable_user(desk, "tanto2")


def choose(desk: Desk) -> None:
    """The administrator chooses a password."""
    administer.change_password(desk, PASSWORD, CHOSEN)


def require_two(desk: Desk) -> None:
    """From now on two administrators must agree."""
    two_administrators.switch(desk, required=True)


STEPS: dict[str, Callable[[Desk], None]] = {
    "add": add, "role": change_role, "reset": reset, "disable": disable, "choose": choose,
    "two": require_two, "rotate": rotate_keys,
}  # fmt: skip


def main(base: Path, name: str) -> None:
    """Die everywhere, and say what was found."""
    wrapping.password_key = derived_cheaply.password_key
    store = _made(base)
    wrong: list[str] = []
    place = 0
    while True:
        with tempfile.TemporaryDirectory() as scratch:
            folder = shutil.copytree(store, Path(scratch) / "store")
            died = _dies(folder, STEPS[name], place)
            try:
                wrong += [f"{place}: {fault}" for fault in _faults(folder, name)]
            except UserError as error:
                wrong.append(f"{place}: {error}")
        if not died:
            break
        place += 1
    sys.stdout.write(json.dumps({"places": place, "wrong": wrong}) + "\n")


def _made(base: Path) -> Path:
    store = make_filled_store(base / "store")
    desk = sign_in(_PROGRAM, store, "tanto", PASSWORD)
    receive(desk, [write_zip(base / "downloads", RECEIPT)])
    desk.store.close()
    return store


def _dies(folder: Path, step: Callable[[Desk], None], place: int) -> bool:
    child = os.fork()
    if not child:
        desk = sign_in(_PROGRAM, folder, "kanri", PASSWORD)
        with _dying(place):
            step(desk)
        sign_out(desk)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code not in {0, _DIED}:
        raise SystemExit(f"the step itself failed at {place}: {code}")
    return code == _DIED


@contextmanager
def _dying(place: int) -> Iterator[None]:
    """Die before the write number `place`; audit events tell of every file Python touches."""
    count, flush = 0, os.fsync

    def step() -> None:
        nonlocal count
        if count == place:
            os._exit(_DIED)
        count += 1

    def heard(event: str, facts: tuple[Any, ...]) -> None:
        writes = event == "open" and isinstance(facts[2], int) and facts[2] & (os.O_WRONLY | os.O_RDWR)
        if event in {"os.rename", "os.remove", "os.truncate"} or writes:
            step()

    def flushed(descriptor: int) -> None:
        step()
        flush(descriptor)

    sys.addaudithook(heard)
    os.fsync = flushed  # type: ignore[assignment] # SQLCipher's own flushes are SQLite's to survive
    yield


def _faults(folder: Path, name: str) -> Iterator[str]:
    """What is wrong with a store somebody died in: sign in as everybody, read, check, take the step again."""
    clerk = sign_in(_PROGRAM, folder, "tanto", PASSWORD)
    yield from _unreadable(clerk)
    sign_out(clerk)
    admin = _either(folder, "kanri")
    if admin.unlocked.keys.older is not None:
        yield "the rotation was not brought to its end"
    with admin.store.reading() as connection:
        yield from map(str, keyring_checks(admin.store, connection))
    yield from map(str, verify(admin).problems)
    leftovers = {".rotating", ".rekeyed"} & {path.suffix for path in folder.iterdir()}
    if name in {"rotate", "add"} and leftovers:
        rotate_keys(admin)  # a copy that was never used goes with the next rotation
        leftovers = {".rotating", ".rekeyed"} & {path.suffix for path in folder.iterdir()}
        yield from leftovers
    administer.add_user(admin, User("atode", "後　六郎", "caseworker"), PASSWORD)
    sign_out(admin)
    clerk = sign_in(_PROGRAM, folder, "tanto", PASSWORD)
    yield from _unreadable(clerk)
    sign_out(clerk)


def _either(folder: Path, login: str) -> Desk:
    """Signed in with the password before or after."""
    try:
        return sign_in(_PROGRAM, folder, login, PASSWORD)
    except UserError:
        return sign_in(_PROGRAM, folder, login, CHOSEN)


def _unreadable(desk: Desk) -> Iterator[str]:
    case = show(desk, RECEIPT)
    if case.values["applicant_name"] != "新宿　太郎" or len(case.attachments) < 2:
        yield "the application is not what it was"
    for file in case.attachments:
        attachment(desk, RECEIPT, file.id)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
