"""Older bytes put back without any key: what integrity checks can't see, a seal and the log do."""

from __future__ import annotations

import dataclasses
import random
import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow.hand_over import hand_over
from kaigo_desktop.store import applications, audit
from kaigo_desktop.store.store import Store
from tests.making.desks import Clock, make_program
from tests.making.security_runs import IS_LONG, some

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.making.attackers import Scene

PAGE = 4_096
OF_THE_LOG = {"verify_seal_cut", "verify_seal_log"}
"""What a verification with a seal says of a log that is older than the seal."""


def differing(scene: Scene) -> list[int]:
    """The pages of store.db that were otherwise when the older copy was made."""
    old, new = ((folder / "store.db").read_bytes() for folder in (scene.older, scene.folder))
    pages = range(min(len(old), len(new)) // PAGE)
    return [page for page in pages if old[page * PAGE :][:PAGE] != new[page * PAGE :][:PAGE]]


def put_back(scene: Scene, pages: list[int]) -> None:
    """Overwrite pages of the store with the older copy's bytes."""
    old = (scene.older / "store.db").read_bytes()
    with (scene.folder / "store.db").open("r+b") as file:
        for page in pages:
            file.seek(page * PAGE)
            file.write(old[page * PAGE :][:PAGE])


def is_found(scene: Scene) -> bool:
    """Whether a verification with the seal finds something, or the store is refused at once."""
    try:
        return not scene.verify(with_seal=True).ok
    except UserError:
        return True


def test_every_single_older_page_is_found_with_a_seal(made_scene: Scene, tmp_path: Path) -> None:
    scene = made_scene.copied(tmp_path / "scene")
    pages = differing(scene)
    assert len(pages) > 20
    whole = (scene.folder / "store.db").read_bytes()
    missed = []
    for page in some(pages, 24):
        (scene.folder / "store.db").write_bytes(whole)
        put_back(scene, [page])
        if not is_found(scene):
            missed.append(page)
    count = len(some(pages, 24))
    sys.stdout.write(f"older pages put back one by one: {count - len(missed)} of {count} found\n")
    assert missed == []


def test_older_pages_put_back_together_are_found_with_a_seal(made_scene: Scene, tmp_path: Path) -> None:
    scene = made_scene.copied(tmp_path / "scene")
    pages = differing(scene)
    whole = (scene.folder / "store.db").read_bytes()
    for group in (pages, pages[1:], pages[:-1], pages[::2], pages[1::2]):
        (scene.folder / "store.db").write_bytes(whole)
        put_back(scene, group)
        assert is_found(scene), group


def older_file(scene: Scene) -> None:
    shutil.copy(scene.older / "store.db", scene.folder)


def older_folder(scene: Scene) -> None:
    shutil.rmtree(scene.folder)
    shutil.copytree(scene.older, scene.folder)


def older_keyring(scene: Scene) -> None:
    shutil.copy(scene.older / "keyring.json", scene.folder)


def older_attachments(scene: Scene) -> None:
    for path in scene.older.glob("attachments-*.db"):
        shutil.copy(path, scene.folder)


def log_of_an_older_state(scene: Scene) -> None:
    """A write-ahead log full of older pages beside the newest file: SQLite plays it back."""
    work = shutil.copytree(scene.older, scene.folder.with_name("work"))
    who = scene.people["tanto"]
    store = Store.open(work, who.keys, who.signer, who.root)
    with store.transaction() as tx:
        tx.exec_driver_sql("UPDATE application SET version = version + 1")
        tx.exec_driver_sql("UPDATE audit_head SET signature = signature WHERE 0")
    for name in ("store.db-wal", "store.db-shm"):
        shutil.copy(work / name, scene.folder)
    store.close()


@pytest.mark.parametrize(
    "attack", [older_file, older_folder, older_keyring, older_attachments, log_of_an_older_state]
)
def test_whole_older_files_are_found_with_a_seal(scene: Scene, attack: Callable[[Scene], None]) -> None:
    attack(scene)
    assert is_found(scene)


def handed_over(scene: Scene, out: Path) -> bool:
    """Whether the application whose approval was withdrawn leaves the store after all."""
    who = scene.people["tanto"]
    try:
        with scene.desk("tanto") as desk:
            hand_over(desk, "generic-utf8", out)
    except (UserError, IntegrityError):  # pages of two times contradict each other
        pass
    try:
        store = Store.open(scene.folder, who.keys)
    except UserError:
        return False
    try:
        with store.reading() as connection:
            found = applications.by_receipt_no(connection, "007")
            return found is not None and found.state == "handed_over"
    except UserError:
        return False
    finally:
        store.close()


def test_a_withdrawn_approval_put_back_page_by_page_is_never_handed_over(
    made_scene: Scene, tmp_path: Path
) -> None:
    scene = made_scene.copied(tmp_path / "scene")
    whole = (scene.folder / "store.db").read_bytes()
    pages = differing(scene)
    half = len(pages) // 2
    groups = [[page] for page in some(pages, 10)] + [pages[:half], pages[half:], pages[::2], pages[1::2]]
    accepted = 0
    for number, group in enumerate(groups):
        for leftover in scene.folder.glob("store.db*"):
            leftover.unlink()
        (scene.folder / "store.db").write_bytes(whole)
        put_back(scene, group)
        accepted += handed_over(scene, tmp_path / f"out{number}")
    sys.stdout.write(f"withdrawn approvals put back in pages: {accepted} of {len(groups)} accepted\n")
    assert accepted == 0


def nearly_all(pages: list[int]) -> list[list[int]]:
    """Nearly every page: without the first ones, without the last, without a few by chance, all of them."""
    chance = random.Random(7)
    least = len(pages) * 3 // 4
    large = [
        sorted(chance.sample(pages, chance.randint(least, len(pages) - 1)))
        for _ in range(400 if IS_LONG else 3)
    ]
    single = [[page for page in pages if page != left] for left in some(pages, 4)]
    return [pages, pages[1:], pages[2:], pages[3:], pages[:-1], pages[:-2], *single, *large]


def lacks_what_the_seal_knows(scene: Scene) -> bool:
    """Whether the log itself, from before the seal, is the older one."""
    who = scene.people["tanto"]
    store = Store.open(scene.folder, who.keys)
    try:
        with store.reading() as connection:
            return audit.hash_of(connection, scene.known.position) != scene.known.hash
    finally:
        store.close()


def test_nearly_all_pages_of_a_withdrawn_approval_convince_only_who_never_saw_the_store(
    made_scene: Scene, tmp_path: Path
) -> None:
    """The terminal that was used last refuses all. One without a memory takes an older log for the newest,
    where all of the log is older; a seal tells even then."""
    stranger = made_scene.copied(tmp_path / "scene")
    known_here = dataclasses.replace(stranger, program=make_program(Clock().now, tmp_path / "state"))
    whole = (stranger.folder / "store.db").read_bytes()
    pages = differing(stranger)
    with known_here.desk("tanto"):
        pass
    accepted, convinced, refused = 0, 0, 0
    for number, group in enumerate(nearly_all(pages)):
        for scene in (known_here, stranger):
            for leftover in scene.folder.glob("store.db*"):
                leftover.unlink()
            (scene.folder / "store.db").write_bytes(whole)
            put_back(scene, group)
            went = handed_over(scene, tmp_path / f"out{number}")
            if scene is known_here:
                accepted += went
            elif went:
                convinced += 1
                assert lacks_what_the_seal_knows(scene), group
                assert any(found.message in OF_THE_LOG for found in scene.verify(with_seal=True).problems)
            else:
                refused += 1
    sys.stdout.write(
        f"nearly all pages of a withdrawn approval: {accepted} of {convinced + refused} accepted by a "
        f"terminal that knows the store; without a memory {convinced}, each a whole older log a seal tells\n"
    )
    assert accepted == 0
    assert refused


def test_the_long_run_looks_at_every_page() -> None:
    assert len(some(range(1_000), 24)) == (1_000 if IS_LONG else 24)
