"""A backup of a store against a plain copy of the same files, both on the disk at the end."""

import hashlib
import os
import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from kaigo_desktop.core.model import Enclosure
from kaigo_desktop.flow.back_up import back_up
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.store import attachments
from kaigo_desktop.store.file_keys import Keychain
from tests.bench.telling import at_most, seconds

pytestmark = pytest.mark.bench

FILES, BYTES = 500, 1_000_000


@pytest.fixture
def laden(open_desk: Callable[[str], Desk]) -> Desk:
    """An administrator's desk at a store of half a gigabyte."""
    desk = open_desk("kanri")
    for _ in range(FILES // 50):
        with desk.store.transaction() as tx:
            key = Keychain(tx, desk.store.keys).for_writing(None, secret=False).originals
            attachments.write(desk.store, desk.program.now(), [(key, enclosure()) for _ in range(50)])
    return desk


def enclosure() -> Enclosure:
    data = os.urandom(BYTES)
    return Enclosure("a", "form", "x/y", hashlib.sha256(data).hexdigest(), data)


def copy(folder: Path, target: Path) -> None:
    """Copy the files of a folder, and wait for the disk."""
    target.mkdir()
    for path in folder.glob("*.db"):
        with path.open("rb") as source, (target / path.name).open("wb") as made:
            shutil.copyfileobj(source, made, 4 << 20)
            made.flush()
            os.fsync(made.fileno())


def test_a_backup_against_a_copy_of_the_files(laden: Desk, tmp_path: Path) -> None:
    places = (tmp_path / f"copy {number}" for number in count())
    back_up(laden, next(places))  # folds the log into the files
    floor = seconds(lambda: copy(laden.store.folder, next(places)))
    ours = seconds(lambda: back_up(laden, next(places)))
    at_most(1.5, "backup of half a gigabyte against a copy", ours, floor)
