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
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.hand_over import hand_over
from kaigo_desktop.flow.sign_in import sign_in, sign_out
from kaigo_desktop.store import applications
from kaigo_desktop.store.store import Store
from tests.making.desks import PASSWORD, Clock, make_program
from tests.making.security_runs import IS_LONG, some

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.making.attackers import Scene

PAGE = 4_096


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


def test_nearly_all_pages_of_a_withdrawn_approval_convince_nobody(made_scene: Scene, tmp_path: Path) -> None:
    """Neither the account that was here last nor one that never saw the store; the whole log may be the
    older one, the folder's other files still know the newer."""
    stranger = made_scene.copied(tmp_path / "scene")
    known_here = dataclasses.replace(stranger, program=make_program(Clock().now, tmp_path / "state"))
    pages = differing(stranger)
    with known_here.desk("tanto"):
        pass
    whole = (stranger.folder / "store.db").read_bytes()
    accepted = {"known": 0, "stranger": 0}
    groups = nearly_all(pages)
    for number, group in enumerate(groups):
        for who, scene in (("known", known_here), ("stranger", stranger)):
            for leftover in scene.folder.glob("store.db*"):
                leftover.unlink()
            (scene.folder / "store.db").write_bytes(whole)
            put_back(scene, group)
            accepted[who] += handed_over(scene, tmp_path / f"out{number}")
    sys.stdout.write(
        f"nearly all pages of a withdrawn approval, {len(groups)} groups: {accepted['known']} accepted by an "
        f"account that knows the store, {accepted['stranger']} by one that never saw it\n"
    )
    assert accepted == {"known": 0, "stranger": 0}


@pytest.mark.parametrize(
    "files",
    [
        ["store.db"],
        ["store.db", "keyring.json"],
        ["store.db", "attachments-2026.db"],
        ["store.db", "keyring.json", "attachments-2026.db"],
        ["attempts.json"],
        ["store.db", "attempts.json"],
    ],
    ids="+".join,
)
def test_whole_older_files_convince_at_most_who_never_saw_the_newer_and_only_with_the_note_of_the_folder(
    scene: Scene, tmp_path: Path, files: list[str]
) -> None:
    """With `attempts.json` of the same moment nothing in the folder is newer: only a seal tells then."""
    knows = dataclasses.replace(scene, program=make_program(Clock().now, tmp_path / "state"))
    with knows.desk("tanto"):
        pass
    for leftover in scene.folder.glob("store.db-*"):
        leftover.unlink()
    for name in files:
        shutil.copy(scene.older / name, scene.folder)
    assert is_found(scene) is (files != ["attempts.json"])
    assert not handed_over(knows, tmp_path / "out")
    assert handed_over(scene, tmp_path / "out2") is (files == ["store.db", "attempts.json"])


def test_an_older_store_under_an_open_desk_is_neither_handed_over_nor_written_to(
    scene: Scene, tmp_path: Path
) -> None:
    """What this desk did since is what it expects, though nobody signed in or out meanwhile."""
    before = tmp_path / "before"
    desk = sign_in(scene.program, scene.folder, "tanto", PASSWORD)
    desk.store.fold_logs()
    shutil.copytree(scene.folder, before)
    edit(desk, "003", {"applicant_phone": "03-0000-1111"}, "電話で確かめた")
    for opened in scene.folder.glob("store.db*"):
        opened.unlink()
    shutil.copy(before / "store.db", scene.folder)
    desk.store.close()
    for refused in (
        lambda: hand_over(desk, "generic-utf8", tmp_path / "out"),
        lambda: edit(desk, "003", {"applicant_phone": "03-0000-2222"}, "電話で確かめた"),
        lambda: sign_out(desk),
    ):
        with pytest.raises(UserError) as refusal:
            refused()
        assert refusal.value.code == "store_rolled_back"


def test_the_long_run_looks_at_every_page() -> None:
    assert len(some(range(1_000), 24)) == (1_000 if IS_LONG else 24)
