"""The keyring: who gets the keys, who doesn't, and who may sign."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import User
from kaigo_desktop.store import recovery_key, wrapping
from kaigo_desktop.store.keyring import Keyring
from kaigo_desktop.store.slots import Password
from tests.making.keyrings import AUDITOR, CLERK, OTHER, PASSWORD, as_administrator, changing
from tests.making.refusals import refusal
from tests.store.conftest import NOW

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.conftest import Template


@pytest.fixture(scope="session")
def staffed_template(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = shutil.copytree(template.folder, tmp_path_factory.mktemp("staffed") / "store")
    with changing(folder, template.admin) as change:
        change.add(CLERK, OTHER)
    with changing(folder, template.admin) as change:
        change.add(AUDITOR, OTHER)
    return folder


@pytest.fixture
def staffed(staffed_template: Path, tmp_path: Path) -> Path:
    """A store with a caseworker and an auditor."""
    return shutil.copytree(staffed_template, tmp_path / "staffed")


def test_the_right_password_gives_the_account_and_the_keys(folder: Path, template: Template) -> None:
    unlocked = Keyring.load(folder).unlock("admin", PASSWORD)
    assert unlocked.user == User("admin", "管理 花子", "administrator")
    assert unlocked.keys == template.keys
    assert unlocked.certificate.fingerprint == unlocked.root == unlocked.signer.certificate


def test_a_password_typed_in_full_width_is_the_same_password(folder: Path, template: Template) -> None:
    typed = PASSWORD.replace("correct", "ｃｏｒｒｅｃｔ")
    assert Keyring.load(folder).unlock("admin", typed).keys == template.keys


def test_a_wrong_password_and_an_unknown_login_get_the_same_answer(folder: Path) -> None:
    ring = Keyring.load(folder)
    assert refusal(ring.unlock, "admin", PASSWORD + "!") == "wrong_password"
    assert refusal(ring.unlock, "nobody", PASSWORD) == "wrong_password"


def test_an_added_account_opens_the_same_store_and_signs_at_once(staffed: Path, template: Template) -> None:
    unlocked = Keyring.load(staffed).unlock("yamada", OTHER.text)
    assert unlocked.user == CLERK
    assert unlocked.keys == template.keys
    assert not unlocked.must_choose_password
    assert [user.login for user in Keyring.load(staffed).users()] == ["admin", "yamada", "suzuki"]


def test_the_number_key_is_given_to_those_who_may_see_numbers_and_to_who_hands_it_on(
    staffed: Path, template: Template
) -> None:
    ring = Keyring.load(staffed)
    assert ring.unlock("yamada", OTHER.text).keys.number == template.keys.number
    auditor = ring.unlock("suzuki", OTHER.text).keys
    assert auditor.number is None
    assert auditor.number_public == template.keys.number_public
    with changing(staffed, as_administrator(staffed)) as change:
        change.set_role("yamada", "auditor")
    with changing(staffed, as_administrator(staffed)) as change:
        change.set_role("suzuki", "supervisor")
    assert Keyring.load(staffed).unlock("yamada", OTHER.text).keys.number is None
    assert Keyring.load(staffed).unlock("suzuki", OTHER.text).keys == template.keys


def test_a_login_is_given_once(staffed: Path, template: Template) -> None:
    with changing(staffed, template.admin, saves=False) as change:
        assert refusal(change.add, CLERK, OTHER) == "login_taken"


@pytest.mark.parametrize("login", ["", " x", "x\n", "a\x00b", "recovery"])
def test_a_login_must_be_readable_and_not_the_recovery_account(
    folder: Path, template: Template, login: str
) -> None:
    with changing(folder, template.admin, saves=False) as change:
        assert refusal(change.add, User(login, "", "auditor"), OTHER) == "login_invalid"


def test_a_disabled_account_has_no_keys_any_more_until_its_password_is_reset(
    staffed: Path, template: Template
) -> None:
    with changing(staffed, template.admin) as change:
        change.disable("yamada")
    slots = json.loads((staffed / "keyring.json").read_bytes())["slots"]
    assert [slot["login"] for slot in slots] == ["admin", "suzuki"]
    assert refusal(Keyring.load(staffed).unlock, "yamada", OTHER.text) == "account_disabled"
    with changing(staffed, template.admin) as change:
        change.reset("yamada", Password("a third password"))
    ring = Keyring.load(staffed)
    assert refusal(ring.unlock, "yamada", OTHER.text) == "wrong_password"
    assert ring.unlock("yamada", "a third password").keys == template.keys


def test_after_a_reset_nothing_counts_until_the_owner_chose_a_password(staffed: Path) -> None:
    before = Keyring.load(staffed).unlock("yamada", OTHER.text)
    with changing(staffed, as_administrator(staffed)) as change:
        change.reset("yamada", Password("for one time only"))
    reset = Keyring.load(staffed).unlock("yamada", "for one time only")
    assert reset.must_choose_password
    assert (reset.certificate.kind, reset.certificate.previous) == ("voucher", before.certificate.fingerprint)
    assert reset.secret.public() != before.secret.public()
    with changing(staffed, reset) as change:
        change.choose(Password("a password of mine"))
    own = Keyring.load(staffed).unlock("yamada", "a password of mine")
    assert not own.must_choose_password
    assert (own.certificate.kind, own.certificate.issuer) == ("chosen", reset.certificate.fingerprint)
    assert refusal(Keyring.load(staffed).unlock, "yamada", "for one time only") == "wrong_password"


def test_a_password_of_ones_own_comes_with_a_new_key_and_the_same_role(
    staffed: Path, template: Template
) -> None:
    before = Keyring.load(staffed).unlock("yamada", OTHER.text)
    with changing(staffed, before) as change:
        chosen = change.choose(Password("a password of mine"))
    ring = Keyring.load(staffed)
    assert refusal(ring.unlock, "yamada", OTHER.text) == "wrong_password"
    after = ring.unlock("yamada", "a password of mine")
    assert after == chosen
    assert (after.user, after.keys) == (CLERK, template.keys)
    assert after.secret.public() != before.secret.public()


def test_somebody_whose_account_changed_meanwhile_changes_nothing(staffed: Path) -> None:
    admin, clerk = as_administrator(staffed), Keyring.load(staffed).unlock("yamada", OTHER.text)
    with changing(staffed, admin) as change:
        change.set_role("yamada", "supervisor")
    with pytest.raises(UserError, match="sign_in_again"), changing(staffed, clerk) as change:
        change.choose(Password("a password of mine"))


def test_an_administrator_who_was_reset_administers_nothing_before_choosing(staffed: Path) -> None:
    with changing(staffed, as_administrator(staffed)) as change:
        change.add(User("second", "", "administrator"), OTHER)
    with changing(staffed, as_administrator(staffed)) as change:
        change.reset("second", Password("for one time only"))
    second = Keyring.load(staffed).unlock("second", "for one time only")
    with changing(staffed, second, saves=False) as change:
        assert refusal(change.disable, "yamada") == "choose_password_first"


def test_a_role_is_changed_without_the_password(staffed: Path, template: Template) -> None:
    with changing(staffed, template.admin) as change:
        change.set_role("yamada", "supervisor")
    unlocked = Keyring.load(staffed).unlock("yamada", OTHER.text)
    assert (unlocked.user.role, unlocked.certificate.kind) == ("supervisor", "account")


def test_an_account_may_end_with_a_day(staffed: Path, template: Template) -> None:
    with changing(staffed, template.admin) as change:
        change.set_valid_until("yamada", "2027-03-31")
    assert Keyring.load(staffed).unlock("yamada", OTHER.text).certificate.valid_until == "2027-03-31"


def test_the_last_administrator_stays_and_nobody_administers_themselves(
    folder: Path, template: Template
) -> None:
    with changing(folder, template.admin) as change:
        assert refusal(change.disable, "admin") == "last_administrator"
        assert refusal(change.set_role, "admin", "auditor") == "last_administrator"
        assert refusal(change.disable, "nobody") == "unknown_login"
        assert refusal(change.disable, "recovery") == "unknown_login"
        assert refusal(change.reset, "admin", OTHER) == "own_account"
        change.add(User("second", "", "administrator"), OTHER)
        assert refusal(change.disable, "admin") == "own_account"
    with changing(folder, Keyring.load(folder).unlock("second", OTHER.text)) as change:
        change.disable("admin")
    assert Keyring.load(folder).users()[0].disabled


def test_the_recovery_key_opens_the_store_however_it_is_typed(folder: Path, template: Template) -> None:
    typed = template.recovery_key.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    unlocked = Keyring.load(folder).unlock_with_recovery(typed)
    assert (unlocked.user.login, unlocked.user.role, unlocked.keys) == (
        "recovery", "administrator", template.keys,
    )  # fmt: skip
    with changing(folder, unlocked) as change:
        change.reset("admin", Password("for one time only"))
    assert Keyring.load(folder).unlock("admin", "for one time only").must_choose_password


def test_a_mistyped_recovery_key_is_told_from_a_wrong_one(folder: Path, template: Template) -> None:
    ring, right = Keyring.load(folder), template.recovery_key
    assert refusal(ring.unlock_with_recovery, right[:-1]) == "recovery_key_typo"
    assert refusal(ring.unlock_with_recovery, "") == "recovery_key_typo"
    slip = right[:-1] + ("2" if right[-1] != "2" else "3")
    assert refusal(ring.unlock_with_recovery, slip) == "recovery_key_typo"
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


def test_a_password_key_is_the_one_of_rfc_9106_parameters() -> None:
    weaker = [wrapping.Cost(65_535, 3, 4), wrapping.Cost(65_536, 2, 4), wrapping.Cost(65_536, 3, 3)]
    assert wrapping.Cost().is_enough()
    assert not any(cost.is_enough() for cost in weaker)


def test_a_short_password_is_refused_everywhere(staffed: Path, template: Template, tmp_path: Path) -> None:
    short = Password("短い")
    with changing(staffed, template.admin, saves=False) as change:
        assert refusal(change.add, User("x", "", "auditor"), short) == "password_too_short"
        assert refusal(change.reset, "yamada", short) == "password_too_short"
        assert refusal(change.choose, short) == "password_too_short"
    cost, user = wrapping.Cost(), User("x", "", "administrator")
    assert refusal(Keyring.create, tmp_path / "x", user, short, NOW, cost) == "password_too_short"
    assert not (tmp_path / "x").exists()
