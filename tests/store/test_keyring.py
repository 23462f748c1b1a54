"""The keyring: who gets the keys, who doesn't, and what a tampered file is worth."""

from __future__ import annotations

import json
import os
import stat
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import User
from kaigo_desktop.store import recovery_key, wrapping
from kaigo_desktop.store.keyring import Keyring

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.store.conftest import Template

PASSWORD = "correct horse battery"
CLERK = User("yamada", "山田 太郎", "caseworker")


def refusal(action: Callable[..., object], *arguments: object) -> str:
    with pytest.raises(UserError) as caught:
        action(*arguments)
    return caught.value.code


def rewrite(folder: Path, change: Callable[[Any], object]) -> bytes:
    path = folder / "keyring.json"
    content = json.loads(path.read_bytes())
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")
    return path.read_bytes()


def test_the_right_password_gives_the_account_and_the_keys(folder: Path, template: Template) -> None:
    user, keys = Keyring.load(folder).unlock("admin", PASSWORD)
    assert user == User("admin", "管理 花子", "administrator")
    assert keys == template.keys


def test_a_password_typed_in_full_width_is_the_same_password(folder: Path, template: Template) -> None:
    typed = PASSWORD.replace("correct", "ｃｏｒｒｅｃｔ")
    assert Keyring.load(folder).unlock("admin", typed)[1] == template.keys


def test_a_wrong_password_and_an_unknown_login_get_the_same_answer(folder: Path) -> None:
    ring = Keyring.load(folder)
    assert refusal(ring.unlock, "admin", PASSWORD + "!") == "wrong_password"
    assert refusal(ring.unlock, "nobody", PASSWORD) == "wrong_password"


def test_an_added_account_opens_the_same_store(folder: Path, template: Template) -> None:
    Keyring.load(folder).add(CLERK, "another password", template.keys)
    assert Keyring.load(folder).unlock("yamada", "another password") == (CLERK, template.keys)
    assert [user.login for user in Keyring.load(folder).users()] == ["admin", "yamada"]


def test_a_login_is_given_once(folder: Path, template: Template) -> None:
    ring = Keyring.load(folder)
    ring.add(CLERK, "another password", template.keys)
    assert refusal(ring.add, CLERK, "another password", template.keys) == "login_taken"


@pytest.mark.parametrize("login", ["", " x", "x\n", "a\x00b", "recovery"])
def test_a_login_must_be_readable_and_not_the_recovery_account(
    folder: Path, template: Template, login: str
) -> None:
    ring = Keyring.load(folder)
    assert refusal(ring.add, User(login, "", "auditor"), PASSWORD, template.keys) == "login_invalid"


def test_a_short_password_is_refused_everywhere(folder: Path, template: Template, tmp_path: Path) -> None:
    ring = Keyring.load(folder)
    assert refusal(ring.add, CLERK, "1234567", template.keys) == "password_too_short"
    assert refusal(ring.reset_password, "admin", "短い", template.keys) == "password_too_short"
    assert refusal(Keyring.create, tmp_path / "x", CLERK, "1234567") == "password_too_short"
    assert not (tmp_path / "x").exists()


def test_a_disabled_account_has_no_keys_any_more_until_its_password_is_reset(
    folder: Path, template: Template
) -> None:
    ring = Keyring.load(folder)
    ring.add(CLERK, "another password", template.keys)
    ring.disable("yamada", template.keys)
    assert json.loads((folder / "keyring.json").read_bytes())["users"][1]["keys"] is None
    assert refusal(Keyring.load(folder).unlock, "yamada", "another password") == "account_disabled"
    ring.reset_password("yamada", "a third password", template.keys)
    assert refusal(ring.unlock, "yamada", "another password") == "wrong_password"
    assert ring.unlock("yamada", "a third password")[1] == template.keys


def test_a_role_is_changed_without_the_password(folder: Path, template: Template) -> None:
    ring = Keyring.load(folder)
    ring.add(CLERK, "another password", template.keys)
    ring.set_role("yamada", "supervisor", template.keys)
    assert Keyring.load(folder).unlock("yamada", "another password")[0].role == "supervisor"


def test_the_last_administrator_stays(folder: Path, template: Template) -> None:
    ring = Keyring.load(folder)
    assert refusal(ring.disable, "admin", template.keys) == "last_administrator"
    assert refusal(ring.set_role, "admin", "auditor", template.keys) == "last_administrator"
    assert refusal(ring.disable, "nobody", template.keys) == "unknown_login"
    ring.add(User("second", "", "administrator"), "another password", template.keys)
    ring.disable("admin", template.keys)
    assert Keyring.load(folder).users()[0].disabled


def test_two_open_desks_do_not_undo_each_others_changes(folder: Path, template: Template) -> None:
    first, second = Keyring.load(folder), Keyring.load(folder)
    first.add(CLERK, "another password", template.keys)
    second.add(User("sato", "", "supervisor"), "another password", template.keys)
    assert [user.login for user in Keyring.load(folder).users()] == ["admin", "yamada", "sato"]


def test_the_recovery_key_opens_the_store_however_it_is_typed(folder: Path, template: Template) -> None:
    typed = template.recovery_key.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    user, keys = Keyring.load(folder).unlock_with_recovery(typed)
    assert (user.login, user.role, keys) == ("recovery", "administrator", template.keys)


def test_a_mistyped_recovery_key_is_told_from_a_wrong_one(folder: Path, template: Template) -> None:
    ring, right = Keyring.load(folder), template.recovery_key
    assert refusal(ring.unlock_with_recovery, right[:-1]) == "recovery_key_typo"
    assert refusal(ring.unlock_with_recovery, "") == "recovery_key_typo"
    assert (
        refusal(ring.unlock_with_recovery, right[:-1] + ("2" if right[-1] != "2" else "3"))
        == "recovery_key_typo"
    )
    other = recovery_key.write(recovery_key.generate())
    assert refusal(ring.unlock_with_recovery, other) == "recovery_key_wrong"


@given(
    st.binary(min_size=20, max_size=20),
    st.integers(0, 34),
    st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"),
)
def test_a_recovery_key_reads_as_it_was_written_and_hardly_any_slip_passes(
    secret: bytes, place: int, sign: str
) -> None:
    text = recovery_key.write(secret)
    assert recovery_key.read(text) == secret
    assert [len(group) for group in text.split("-")] == [5] * 7
    digits = list(text.replace("-", ""))
    if digits[place] != sign and place >= 32:
        digits[place] = sign
        assert refusal(recovery_key.read, "".join(digits)) == "recovery_key_typo"


@pytest.mark.parametrize(
    "change",
    [
        lambda ring: ring["users"][0].update(role="auditor"),
        lambda ring: ring["users"][0].update(name="別人"),
        lambda ring: ring["users"][0].update(memory_kib=8),
        lambda ring: ring["users"][0].update(iterations=1),
        lambda ring: ring["users"][0].update(lanes=1),
        lambda ring: ring["users"][0].update(memory_kib=1 << 40),
        lambda ring: ring["users"].append({**ring["users"][0], "login": "copy"}),
        lambda ring: ring["users"].append(ring["users"][0]),
        lambda ring: ring["users"][0].update(surplus=1),
        lambda ring: ring["users"][0].pop("salt"),
        lambda ring: ring["users"][0].update(salt="***"),
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
    assert refusal(lambda: Keyring.load(folder).unlock("admin", PASSWORD)) == "keyring_damaged"
    assert (folder / "keyring.json").read_bytes() == tampered


@pytest.mark.parametrize("part", ["login", "store", "salt"])
def test_a_slot_is_bound_to_its_login_its_store_and_its_salt(folder: Path, part: str) -> None:
    def change(ring: dict[str, Any]) -> None:
        slot = ring if part == "store" else ring["users"][0]
        slot[part] = wrapping.to_text(bytes(16)) if part == "salt" else "other"

    rewrite(folder, change)
    login = "other" if part == "login" else "admin"
    assert refusal(Keyring.load(folder).unlock, login, PASSWORD) == "wrong_password"


@pytest.mark.parametrize("data", [b"", b"{", b"null", b"[]", b"\xff\xfe", b'{"format": 3}', b"\0" * 900])
def test_a_broken_keyring_file_is_refused_and_never_made_anew(folder: Path, data: bytes) -> None:
    (folder / "keyring.json").write_bytes(data)
    assert refusal(Keyring.load, folder) in {"keyring_damaged", "keyring_newer"}
    assert refusal(Keyring.create, folder, CLERK, PASSWORD) == "store_exists"
    assert (folder / "keyring.json").read_bytes() == data


def test_half_of_a_keyring_is_refused(folder: Path) -> None:
    path = folder / "keyring.json"
    whole = path.read_bytes()
    for length in range(0, len(whole) - 2, 61):
        path.write_bytes(whole[:length])
        assert refusal(Keyring.load, folder) == "keyring_damaged"


def test_a_keyring_of_a_later_program_says_so(folder: Path) -> None:
    rewrite(folder, lambda ring: ring.update(format="kaigo-keyring-2"))
    assert refusal(Keyring.load, folder) == "keyring_newer"


def test_a_missing_keyring_is_told_from_a_missing_store(folder: Path, tmp_path: Path) -> None:
    (folder / "keyring.json").unlink()
    assert refusal(Keyring.load, folder) == "keyring_missing"
    assert refusal(Keyring.load, tmp_path / "nowhere") == "store_missing"


def test_a_changed_keyring_is_not_saved_over(folder: Path, template: Template) -> None:
    ring = Keyring.load(folder)
    tampered = rewrite(folder, lambda content: content["users"][0].update(role="auditor"))
    assert refusal(ring.add, CLERK, PASSWORD, template.keys) == "keyring_damaged"
    assert (folder / "keyring.json").read_bytes() == tampered


def test_neither_keys_nor_passwords_stand_in_the_file_or_in_what_is_printed(
    folder: Path, template: Template
) -> None:
    data = (folder / "keyring.json").read_bytes()
    for secret in (template.keys.database, template.keys.attachments):
        assert secret.hex().encode() not in data
        assert wrapping.to_text(secret).encode() not in data
        assert repr(secret) not in repr(template.keys)
    assert PASSWORD.encode() not in data
    assert template.recovery_key.encode() not in data


def test_only_the_owner_may_read_the_store(folder: Path) -> None:
    private = (0o700, 0o600) if os.name == "posix" else (0o777, 0o666)  # Windows has no such modes
    assert stat.S_IMODE(folder.stat().st_mode) == private[0]
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {private[1]}


def test_a_keyring_that_cannot_be_written_leaves_the_old_one(folder: Path, template: Template) -> None:
    before = (folder / "keyring.json").read_bytes()
    (folder / f"keyring.json.{os.getpid()}.new").mkdir()
    assert refusal(Keyring.load(folder).add, CLERK, PASSWORD, template.keys) == "store_cannot_write"
    assert (folder / "keyring.json").read_bytes() == before


def test_a_password_key_is_the_one_of_rfc_9106_parameters() -> None:
    weaker = [wrapping.Cost(65_535, 3, 4), wrapping.Cost(65_536, 2, 4), wrapping.Cost(65_536, 3, 3)]
    assert wrapping.Cost().is_enough()
    assert not any(cost.is_enough() for cost in weaker)


def test_a_set_up_that_broke_off_is_told_and_never_overwritten(folder: Path) -> None:
    before = (folder / "keyring.json").read_bytes()
    (folder / "store.db").unlink()
    assert refusal(Keyring.create, folder, CLERK, PASSWORD) == "store_incomplete"
    assert (folder / "keyring.json").read_bytes() == before
