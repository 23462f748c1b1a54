"""A flipped bit anywhere in a closed store's files is found or keeps the store shut, and crashes nothing.

Bytes spread over every region of every page kind go through the whole verification. In the long run every
byte there is goes through what the verification asks for first: the pages' own codes, or the whole keyring.
"""

from __future__ import annotations

import random
import sys
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.store import keyed_files
from kaigo_desktop.store.database import open_unguarded
from kaigo_desktop.store.findings import Findings
from kaigo_desktop.store.keyring import Keyring
from kaigo_desktop.store.store import Store
from kaigo_desktop.store.verify_files import check_pages
from tests.making.security_runs import IS_LONG, some

if TYPE_CHECKING:
    from pathlib import Path

    from kaigo_desktop.store.keys import Keys
    from tests.making.attackers import Scene

pytestmark = [pytest.mark.timeout(0)] if IS_LONG else []

PAGES = {"store.db": 4_096, "attachments-2026.db": 16_384}
REGIONS = (0, 7, 15, 16, 40, 99, 100, 108, 1_000, 4_000, 4_020, 4_040, 4_095, -1, -30, -70, -90)
"""Places in a page: the salt (of the first), header, cells, free room, nonce and authentication code."""


def places(name: str, size: int) -> list[int]:
    """The bytes to flip in a file of the store."""
    page = PAGES.get(name)
    if page is None:
        return some(range(size), 60)
    everywhere = [number * page + region % page for number in range(size // page) for region in REGIONS]
    return sorted({*some(everywhere, 60), 0, 15, 16, page - 1, size - 1})


def pages_tell(path: Path, keys: Keys) -> bool:
    """Whether the file's own authentication codes, or its salt, tell of a flip."""
    with path.open("rb") as file:
        if file.read(16) != keyed_files.salt(path, keys):
            return True
    key, layout = keyed_files.file_key(path, keys), keyed_files.layout_of(path)
    connection = open_unguarded(path, key, layout)
    try:
        return bool(connection.execute("PRAGMA cipher_integrity_check").fetchall())
    except dbapi2.DatabaseError:
        return True
    finally:
        connection.close()


def flip(path: Path, place: int, bit: int) -> None:
    with path.open("r+b", buffering=0) as file:
        file.seek(place)
        (byte,) = file.read(1)
        file.seek(place)
        file.write(bytes([byte ^ 1 << bit]))


def is_found(scene: Scene) -> bool:
    """Whether the flip keeps the store shut or is found; pages first, for they tell fastest."""
    who = scene.people["kansa"]
    try:
        store = Store.open(scene.folder, who.keys, who.signer, who.root)
    except UserError:
        return True
    try:
        findings = Findings()
        check_pages(store, findings)
    finally:
        store.close()
    return bool(findings.problems) or not scene.verify().ok


@pytest.mark.parametrize("name", ["store.db", "attachments-2026.db", "keyring.json"])
def test_a_flipped_bit_of_any_byte_is_found(made_scene: Scene, tmp_path: Path, name: str) -> None:
    scene = made_scene.copied(tmp_path / "scene")
    path = scene.folder / name
    whole, chance = path.read_bytes(), random.Random(name)
    missed = []
    for place in places(name, len(whole)):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        if not is_found(scene):
            missed.append((place, whole[place], flipped[place]))
        path.write_bytes(whole)
    count = len(places(name, len(whole)))
    sys.stdout.write(f"{name}: {count - len(missed)} of {count} flipped bytes found, no crash\n")
    assert missed == []


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_themselves_tell_of_a_flipped_bit(made_scene: Scene, tmp_path: Path, name: str) -> None:
    scene = made_scene.copied(tmp_path / "scene")
    path, chance, keys = scene.folder / name, random.Random(name), scene.people["kansa"].keys
    assert not pages_tell(path, keys)
    missed, tried = [], some(range(path.stat().st_size), 100)
    for place in tried:
        bit = chance.randrange(8)
        flip(path, place, bit)
        if not pages_tell(path, keys):
            missed.append((place, bit))
        flip(path, place, bit)
    sys.stdout.write(f"{name}: {len(tried) - len(missed)} of {len(tried)} flipped bytes told by its pages\n")
    assert missed == []
    assert not pages_tell(path, keys)


def test_a_flipped_bit_of_the_keyring_lets_nobody_in_unnoticed(made_scene: Scene, tmp_path: Path) -> None:
    scene = made_scene.copied(tmp_path / "scene")
    path = scene.folder / "keyring.json"
    whole, chance = path.read_bytes(), random.Random("sign in")
    for place in some(range(len(whole)), 12):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        with pytest.raises(UserError):
            Keyring.load(scene.folder).unlock("kansa", "correct horse battery")
