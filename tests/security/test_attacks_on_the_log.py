"""Whatever somebody with the database key and a key of their own does to the log is found, and where."""

from __future__ import annotations

import random
import re
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.making.attackers import append, rechain, sign_heads

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.making.attackers import Scene

TURNS = 6


def edit(connection: Any, number: int, last: int) -> int:
    del last
    connection.execute("UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE id = ?", (number,))
    return number


def change_detail(connection: Any, number: int, last: int) -> int:
    del last
    connection.execute("""UPDATE audit SET detail = '{"count":7}' WHERE id = ?""", (number,))
    return number


def take_away(connection: Any, number: int, last: int) -> int:
    connection.execute("DELETE FROM audit WHERE id = ?", (number,))
    for later in range(number + 1, last + 1):
        connection.execute("UPDATE audit SET id = ? WHERE id = ?", (later - 1, later))
    return number


def put_in(connection: Any, number: int, last: int) -> int:
    for later in range(last, number - 1, -1):
        connection.execute("UPDATE audit SET id = ? WHERE id = ?", (later + 1, later))
    connection.execute(
        "INSERT INTO audit (id, at, actor, action, receipt_no, detail, hash) "
        "VALUES (?, '2026-04-02T01:00:00Z', 'tanto', 'read', '001', '{}', '')",
        (number,),
    )
    return number


def swap(connection: Any, number: int, last: int) -> int:
    number = min(number, last - 1)
    for came_from, to in ((number, -1), (number + 1, number), (-1, number + 1)):
        connection.execute("UPDATE audit SET id = ? WHERE id = ?", (to, came_from))
    return number


CHANGES: list[Callable[[Any, int, int], int]] = [edit, change_detail, take_away, put_in, swap]


def numbers_of(where: str) -> range:
    """The entries of the log a place names."""
    found = re.search(r"\(?(\d+)(?:-(\d+))?\)?$", where)
    assert found, where
    return range(int(found[1]), int(found[2] or found[1]) + 1)


def is_named(scene: Scene, number: int) -> bool:
    """Whether a fault of the log names the entry or the one that moved into its place."""
    spans = [numbers_of(where) for what, where in scene.places() if what == "audit"]
    return any(number in span or number + 1 in span for span in spans)


@pytest.mark.parametrize("signing", ["as it was", "chained anew", "signed anew"])
@pytest.mark.parametrize("change", CHANGES)
def test_an_entry_changed_added_removed_or_moved_is_found_at_its_place(
    made_scene: Scene, tmp_path: Path, change: Callable[[Any, int, int], int], signing: str
) -> None:
    """Every entry but the last: a log whose end is cut off needs a seal, as the test below shows."""
    chance = random.Random(f"{change.__name__} {signing}")
    for turn in range(TURNS):
        scene = made_scene.copied(tmp_path / str(turn))
        with scene.database() as connection:
            (last,) = connection.execute("SELECT max(id) FROM audit").fetchone()
            number = change(connection, chance.randint(2, last - 1), last)
            if signing != "as it was":
                rechain(connection, number)
            if signing == "signed anew":
                sign_heads(connection, scene.people["tanto"].signer, number)
        assert is_named(scene, number), (number, scene.places())
    sys.stdout.write(f"log, {change.__name__}, {signing}: {TURNS} of {TURNS} found at their place\n")


@pytest.mark.parametrize("heads", ["left", "cut too"])
def test_a_log_that_was_cut_is_found_by_its_heads_or_by_a_seal(
    made_scene: Scene, tmp_path: Path, heads: str
) -> None:
    chance = random.Random(heads)
    for turn in range(TURNS):
        scene = made_scene.copied(tmp_path / str(turn))
        last = scene.known.position
        number = chance.randint(1, last - 1)
        with scene.database() as connection:
            connection.execute("DELETE FROM audit WHERE id > ?", (number,))
            if heads == "cut too":
                connection.execute("DELETE FROM audit_head WHERE position > ?", (number,))
        places = scene.places(with_seal=True)
        assert ("seal", f"{number + 1}-{last}" if number + 1 < last else str(last)) in places
        if heads == "left":
            assert any(what == "audit" and number + 1 in numbers_of(where) for what, where in places)
    sys.stdout.write(f"log cut, heads {heads}: {TURNS} of {TURNS} found, each with what is missing\n")


def test_an_entry_signed_by_somebody_else_than_its_actor_is_found(scene: Scene) -> None:
    with scene.database() as connection:
        number = append(connection, "shonin", "read", "001", {}, "2026-04-02T02:00:00Z")
        sign_heads(connection, scene.people["tanto"].signer, number)
    assert ("audit", str(number)) in scene.places()


def test_an_entry_nobody_signed_is_found(scene: Scene) -> None:
    with scene.database() as connection:
        number = append(connection, "tanto", "read", "001", {}, "2026-04-02T02:00:00Z")
    [(what, where)] = scene.places()
    assert (what, number in numbers_of(where)) == ("audit", True)


def test_a_log_made_wholly_anew_by_one_person_is_found(scene: Scene) -> None:
    with scene.database() as connection:
        connection.execute("UPDATE audit SET actor = 'tanto'")
        rechain(connection, 2)
        sign_heads(connection, scene.people["tanto"].signer, 1)
    places = scene.places(with_seal=True)
    assert any(what == "audit" for what, _ in places)
    assert ("seal", str(scene.known.position)) in places


def test_the_untouched_scene_is_whole_with_and_without_its_seal(scene: Scene) -> None:
    assert scene.places() == set()
    assert scene.places(with_seal=True) == set()
