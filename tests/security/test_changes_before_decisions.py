"""What nobody decided on yet, code maps and layouts: changed with the database key, `verify` finds it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from kaigo_desktop.flow import code_maps, layouts
from kaigo_desktop.store import log_contents
from tests.making.attackers import rechain, sign_heads
from tests.making.desks import ADMIN
from tests.making.forgeries import RECEIVED, one
from tests.making.quiet_changes import UNDECIDED, change_a_value_nobody_decided_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.making.attackers import Scene

WHERE = {
    "change_a_value_nobody_decided_on": ("revision", "006 1"),
    "change_what_was_received": ("revision", "006 1"),
    "edit_without_an_entry": ("revision", "006 2"),
    "take_an_edit_away": ("revision", "003 2"),
    "read_it_by_another_definition": ("application", "006"),
    "file_it_under_another_procedure": ("application", "006"),
    "exchange_a_file_nobody_decided_on": ("revision", "006 1"),
    "take_an_application_away": ("application", "006"),
    "put_an_application_in": ("revision", "999 1"),
    "put_a_code_map_in": ("code_map", "example-vendor 2"),
    "put_a_layout_in": ("layout", "ward-form 1"),
    "withdraw_a_layout_for_somebody": ("layout", "ward-form 1"),
}


@pytest.mark.parametrize("attack", UNDECIDED)
def test_what_no_decision_signs_is_found_at_its_place(
    scene: Scene, attack: Callable[[Scene, Any], None]
) -> None:
    with scene.database() as connection:
        attack(scene, connection)
    found = scene.places()
    expected = WHERE.get(attack.__name__)
    if expected is None:
        assert {what for what, _ in found} == {"hand_over"}
    else:
        assert expected in found
    sys.stdout.write(f"{attack.__name__}: found at {min(found)}\n")


def test_putting_the_log_right_too_needs_the_key_of_who_acted(scene: Scene) -> None:
    """The entry is changed to fit, the chain and every head made anew with the attacker's own key."""
    with scene.database() as connection:
        change_a_value_nobody_decided_on(scene, connection)
        told = one(
            connection,
            "SELECT r.digest, r.made_at, r.actor, r.reason, r.submission FROM revision AS r "
            "JOIN application AS a ON a.id = r.application WHERE a.receipt_no = ?",
            RECEIVED,
        )
        files = connection.execute(
            "SELECT f.name, f.role, f.sha256, f.kept_as FROM attachment AS f "
            "JOIN application AS a ON a.id = f.application WHERE a.receipt_no = ? ORDER BY f.id",
            (RECEIVED,),
        ).fetchall()
        number, detail = one(
            connection, "SELECT id, detail FROM audit WHERE action = 'receive' AND receipt_no = ?", RECEIVED
        )
        said = msgspec.json.decode(detail) | {"content": log_contents.content(told, files)}
        row = (msgspec.json.encode(said, order="sorted").decode(), number)
        connection.execute("UPDATE audit SET detail = ? WHERE id = ?", row)
        rechain(connection, number)
        sign_heads(connection, scene.people["tanto2"].signer, number)
    found = scene.places()
    assert {what for what, _ in found} >= {"audit"}
    assert ("revision", f"{RECEIVED} 1") not in found


def test_what_the_ward_changes_itself_is_sound_until_somebody_else_does(scene: Scene) -> None:
    with scene.desk(ADMIN.login) as desk:
        made = code_maps.change(desk, "example-vendor", {"yes_no": {"yes": "1"}}, "改訂")
        withdrawn = layouts.withdraw_layout(desk, next(iter(layouts.list_layouts(desk))).layout.id, "不要")
    assert scene.places() == set()
    for statement, place in (
        (
            "UPDATE code_map SET reason = '別' WHERE actor <> ''",
            ("code_map", f"example-vendor {made.version}"),
        ),
        ("DELETE FROM code_map WHERE actor <> ''", ("code_map", f"example-vendor {made.version}")),
        ("DELETE FROM layout_withdrawal", ("layout", f"{withdrawn.id} {withdrawn.version}")),
    ):
        scene.attack(statement)
        assert place in scene.places()
