"""A flipped bit anywhere in a closed store's files is found or keeps the store shut, and crashes nothing.

In the ordinary run bytes spread over every region of every page kind; in the long run every byte there is.
"""

from __future__ import annotations

import random
import sys
from typing import TYPE_CHECKING

import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.store.findings import Findings
from kaigo_desktop.store.keyring import Keyring
from kaigo_desktop.store.store import Store
from kaigo_desktop.store.verify_files import check_pages
from tests.making.security_runs import IS_LONG, some

if TYPE_CHECKING:
    from pathlib import Path

    from tests.making.attackers import Scene

PAGES = {"store.db": 4_096, "attachments-2026.db": 16_384}
REGIONS = (0, 7, 15, 16, 40, 99, 100, 108, 1_000, 4_000, 4_020, 4_040, 4_095, -1, -30, -70, -90)
"""Places in a page: the salt (of the first), header, cells, free room, nonce and authentication code."""


def places(name: str, size: int) -> list[int]:
    """The bytes to flip in a file of the store."""
    page = PAGES.get(name)
    if page is None:
        return some(range(size), 60)
    if IS_LONG:
        return list(range(size))
    everywhere = [number * page + region % page for number in range(size // page) for region in REGIONS]
    return sorted({*some(everywhere, 60), 0, 15, 16, page - 1, size - 1})


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
