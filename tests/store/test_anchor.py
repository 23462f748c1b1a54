"""What a terminal remembers of a store: enough to notice that an older copy was put in its place."""

import logging
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kaigo_desktop.store import anchor, audit
from kaigo_desktop.store.keyring import Keys
from kaigo_desktop.store.log_head import Head
from kaigo_desktop.store.store import Store

NOW = datetime(2026, 4, 2, tzinfo=UTC)
KEY, OTHER = bytes(32), bytes([1]) * 32
SEEN = Head(7, "ab" * 32)


def enter(store: Store, *actions: str) -> Head:
    with store.transaction() as tx:
        for action in actions:
            audit.append(tx, NOW, "tanto", action)
        return anchor.head(tx)


def holds(store: Store, seen: Head) -> bool:
    with store.reading() as connection:
        return anchor.holds(connection, seen)


def test_what_was_seen_is_remembered_for_each_store_alone(tmp_path: Path) -> None:
    anchor.remember(tmp_path, "one", KEY, SEEN)
    assert anchor.recall(tmp_path, "one", KEY) == SEEN
    assert anchor.recall(tmp_path, "two", KEY) is None


def test_a_log_that_went_on_holds_what_was_seen(store: Store) -> None:
    seen = enter(store, "sign_in")
    enter(store, "show", "sign_out")
    assert holds(store, seen)
    assert holds(store, Head(0, audit.GENESIS))


def test_an_older_copy_and_a_log_that_went_another_way_do_not(
    store: Store, folder: Path, keys: Keys, tmp_path: Path
) -> None:
    enter(store, "sign_in")
    store.close()
    older = shutil.copytree(folder, tmp_path / "older")
    with_more = Store.open(folder, keys)
    seen = enter(with_more, "withdraw")
    with_more.close()
    rolled_back = Store.open(older, keys)
    assert not holds(rolled_back, seen)
    enter(rolled_back, "approve")
    assert not holds(rolled_back, seen)
    rolled_back.close()


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1]", b"\xff", b'{"store": "two", "position": 1, "hash": ""}']
)
def test_a_memory_nobody_can_read_is_none(tmp_path: Path, content: bytes) -> None:
    anchor.remember(tmp_path, "one", KEY, SEEN)
    (file,) = (tmp_path / "seen").iterdir()
    file.write_bytes(content)
    assert anchor.recall(tmp_path, "one", KEY) is None


def test_a_memory_under_another_key_is_noted_and_can_only_raise_suspicion(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("kaigo_desktop"), "propagate", True)
    anchor.remember(tmp_path, "one", OTHER, SEEN)
    assert anchor.recall(tmp_path, "one", KEY) == SEEN
    assert "not under this store's key" in caplog.text
    caplog.clear()
    assert anchor.recall(tmp_path, "one", OTHER) == SEEN
    assert caplog.text == ""


def test_the_id_of_a_store_leads_to_no_other_folder(tmp_path: Path) -> None:
    anchor.remember(tmp_path / "state", "../../outside", KEY, SEEN)
    assert [path.name for path in tmp_path.iterdir()] == ["state"]
    assert anchor.recall(tmp_path / "state", "../../outside", KEY) == SEEN


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where a folder should be", encoding="utf-8")
    anchor.remember(tmp_path / "state", "one", KEY, SEEN)
    assert anchor.recall(tmp_path / "state", "one", KEY) is None


def test_the_memory_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    anchor.remember(tmp_path / "state", "one", KEY, SEEN)
    (file,) = (tmp_path / "state" / "seen").iterdir()
    assert os.name == "nt" or file.stat().st_mode & 0o077 == 0
