"""What a tampered, halved, older or missing keyring file is worth: never a key, never a crash."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Any

import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.store import wrapping
from kaigo_desktop.store.keyring import Keyring
from kaigo_desktop.store.slots import Password
from tests.making.keyrings import CLERK, OTHER, PASSWORD, changing, rewrite
from tests.making.refusals import refusal
from tests.store.conftest import new_keyring

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.store.conftest import Template


@pytest.mark.parametrize(
    "change",
    [
        lambda ring: ring["certificates"][0].update(role="auditor"),
        lambda ring: ring["certificates"][0].update(name="別人"),
        lambda ring: ring["roster"].update(version=9),
        lambda ring: ring["slots"][0].update(version=9),
        lambda ring: ring["slots"][0]["cost"].update(memory_kib=8),
        lambda ring: ring["slots"][0]["cost"].update(iterations=1),
        lambda ring: ring["slots"][0]["cost"].update(lanes=1),
        lambda ring: ring["slots"][0]["cost"].update(memory_kib=1 << 40),
        lambda ring: ring["slots"][0].update(cost=None),
        lambda ring: ring["slots"].append({**ring["slots"][0], "login": "copy"}),
        lambda ring: ring["slots"].append(ring["slots"][0]),
        lambda ring: ring["slots"][0].update(surplus=1),
        lambda ring: ring["slots"][0].pop("salt"),
        lambda ring: ring["slots"][0].update(salt="***"),
        lambda ring: ring["slots"][0].update(salt=""),
        lambda ring: ring["slots"][0].update(keys=[]),
        lambda ring: ring["certificates"].append(ring["certificates"][0]),
        lambda ring: ring["recovery"].update(login="admin"),
        lambda ring: ring.update(mac="0" * 64),
        lambda ring: ring.update(mac="そう"),
        lambda ring: ring.update(store=""),
        lambda ring: ring.pop("recovery"),
        lambda ring: ring.pop("format"),
    ],
)
def test_a_tampered_keyring_lets_nobody_in_and_is_left_as_it_is(
    folder: Path, change: Callable[[Any], object]
) -> None:
    tampered = rewrite(folder, change)
    code = refusal(lambda: Keyring.load(folder).unlock("admin", PASSWORD))
    assert code in {"keyring_damaged", "keyring_forged", "wrong_password"}
    assert (folder / "keyring.json").read_bytes() == tampered


@pytest.mark.parametrize("part", ["login", "store", "salt", "version", "iterations"])
def test_a_slot_is_bound_to_its_login_its_store_and_what_a_guess_costs(folder: Path, part: str) -> None:
    def change(ring: dict[str, Any]) -> None:
        slot = ring if part == "store" else ring["slots"][0]
        if part == "iterations":
            slot = slot["cost"]
        slot[part] = {"salt": wrapping.to_text(bytes(16)), "version": 2, "iterations": 4}.get(part, "other")

    rewrite(folder, change)
    login = "other" if part == "login" else "admin"
    assert refusal(Keyring.load(folder).unlock, login, PASSWORD) == "wrong_password"


@pytest.mark.parametrize("data", [b"", b"{", b"null", b"[]", b"\xff\xfe", b'{"format": 3}', b"\0" * 900])
def test_a_broken_keyring_file_is_refused_and_never_made_anew(folder: Path, data: bytes) -> None:
    (folder / "keyring.json").write_bytes(data)
    assert refusal(Keyring.load, folder) in {"keyring_damaged", "keyring_newer"}
    assert refusal(new_keyring, folder) == "store_exists"
    assert (folder / "keyring.json").read_bytes() == data


def test_half_of_a_keyring_is_refused(folder: Path) -> None:
    path = folder / "keyring.json"
    whole = path.read_bytes()
    for length in range(0, len(whole) - 2, 61):
        path.write_bytes(whole[:length])
        assert refusal(Keyring.load, folder) == "keyring_damaged"


def test_every_flipped_byte_is_refused_or_makes_no_difference(folder: Path, template: Template) -> None:
    path = folder / "keyring.json"
    whole, secret, found = path.read_bytes(), template.admin.secret, 0
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << place % 8]) + whole[place + 1 :])
        try:
            ring = Keyring.load(folder)
            ring.unlocked(ring.contents.slots[0], secret)
        except UserError as error:
            found += error.code in {"keyring_damaged", "keyring_forged", "keyring_newer", "keyring_older"}
        else:
            assert ring.contents == template.ring.contents  # a space for a tab between two words of JSON
            found += 1
    assert found == len(whole)


def test_keyrings_of_other_versions_of_the_program_say_so(folder: Path) -> None:
    rewrite(folder, lambda ring: ring.update(format="kaigo-keyring-3"))
    assert refusal(Keyring.load, folder) == "keyring_newer"
    rewrite(folder, lambda ring: ring.update(format="kaigo-keyring-1"))
    assert refusal(Keyring.load, folder) == "keyring_older"


def test_a_missing_keyring_is_told_from_a_missing_store(folder: Path, tmp_path: Path) -> None:
    (folder / "keyring.json").unlink()
    assert refusal(Keyring.load, folder) == "keyring_missing"
    assert refusal(Keyring.load, tmp_path / "nowhere") == "store_missing"


def test_a_changed_keyring_is_not_saved_over(folder: Path, template: Template) -> None:
    tampered = rewrite(folder, lambda ring: ring["certificates"][0].update(role="auditor"))
    with pytest.raises(UserError, match="keyring_damaged"), changing(folder, template.admin):
        pass
    assert (folder / "keyring.json").read_bytes() == tampered


def test_neither_keys_nor_passwords_stand_in_the_file_or_in_what_is_printed(
    folder: Path, template: Template
) -> None:
    data, keys, own = (folder / "keyring.json").read_bytes(), template.keys, template.admin.secret
    assert keys.number is not None
    for secret in (keys.database, keys.attachments, keys.number, own.signing, own.sealing):
        assert secret.hex().encode() not in data
        assert wrapping.to_text(secret).encode() not in data
        assert repr(secret) not in repr(template.admin)
    assert PASSWORD.encode() not in data
    assert PASSWORD not in repr(Password(PASSWORD))
    assert template.recovery_key.encode() not in data


def test_only_the_owner_may_read_the_store(folder: Path) -> None:
    private = (0o700, 0o600) if os.name == "posix" else (0o777, 0o666)  # Windows has no such modes
    assert stat.S_IMODE(folder.stat().st_mode) == private[0]
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {private[1]}


def test_a_keyring_that_cannot_be_written_leaves_the_old_one(folder: Path, template: Template) -> None:
    before = (folder / "keyring.json").read_bytes()
    (folder / f"keyring.json.{os.getpid()}.new").mkdir()
    with pytest.raises(UserError, match="store_cannot_write"), changing(folder, template.admin) as change:
        change.add(CLERK, OTHER)
    assert (folder / "keyring.json").read_bytes() == before


def test_a_set_up_that_broke_off_is_told_and_never_overwritten(folder: Path) -> None:
    before = (folder / "keyring.json").read_bytes()
    (folder / "store.db").unlink()
    assert refusal(new_keyring, folder) == "store_incomplete"
    assert (folder / "keyring.json").read_bytes() == before
