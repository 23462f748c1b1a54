"""What a caseworker with files, database key, a key of their own and Python forges: none is handed over."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.hand_over import hand_over
from kaigo_desktop.store import decision_signatures
from tests.making.forgeries import ATTACKS, PENDING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.making.attackers import Scene


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_forged_is_handed_over_and_all_of_it_is_found(
    scene: Scene, tmp_path: Path, attack: Callable[[Scene, Any], None]
) -> None:
    with scene.database() as connection:
        attack(scene, connection)
    places = scene.places()
    assert places, attack.__name__
    with scene.desk("tanto") as desk:
        with pytest.raises(UserError) as refused:
            hand_over(desk, "generic-utf8", tmp_path / "out")
        assert refused.value.code in {"approval_not_genuine", "definition_changed"}
        assert "{" not in desk.program.messages.error(refused.value)
        with desk.store.reading() as reading:
            assert reading.exec_driver_sql("SELECT count(*) FROM hand_over").scalar() == 1
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())
    sys.stdout.write(f"{attack.__name__}: refused, and found at {min(places)}\n")


def test_what_was_approved_in_truth_is_handed_over_from_the_same_scene(scene: Scene, tmp_path: Path) -> None:
    with scene.desk("tanto") as desk:
        assert hand_over(desk, "generic-utf8", tmp_path / "out").count == 1
    assert scene.places() == set()


def test_a_batch_is_not_written_again_when_what_was_approved_for_it_was_changed(
    scene: Scene, tmp_path: Path
) -> None:
    with scene.desk("tanto") as desk:
        batch = "20260402-0001"
        assert hand_over(desk, "generic-utf8", tmp_path / "same", batch).count == 1
    scene.attack("UPDATE application SET received_at = '2020-01-01T00:00:00' WHERE receipt_no = '001'")
    with scene.desk("tanto") as desk, pytest.raises(UserError, match="approval_not_genuine"):
        hand_over(desk, "generic-utf8", tmp_path / "out", batch)


def test_the_digest_that_is_signed_is_of_what_was_read_not_of_what_a_row_claims(scene: Scene) -> None:
    scene.attack("UPDATE revision SET digest = 'prepared' WHERE application = 5")
    with scene.desk("shonin") as desk:
        decide(desk, "approve", PENDING)
        with desk.store.reading() as reading:
            chain = decision_signatures.chains(reading, [5])[5]
    assert len(chain) == 3
    assert {what for what, _ in scene.places()} == {"revision"}
