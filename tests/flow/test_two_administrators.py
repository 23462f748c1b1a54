"""Where two administrators must agree, one alone gives nobody anything, and can't switch it off."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import User
from kaigo_desktop.flow import administer, two_administrators
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.sign_in import sign_in, sign_in_with_recovery_key, sign_out
from kaigo_desktop.flow.verify import verify
from kaigo_desktop.store import keyring_file, roster
from kaigo_desktop.store.keyring import Keyring
from kaigo_desktop.store.keyring_file import Contents, Policy
from kaigo_desktop.store.wrapping import Cost
from tests.making.desks import ADMIN, PASSWORD
from tests.making.refusals import refusal

SECOND = User("kanri2", "管理　二郎", "administrator")
NEW = User("shinjin", "新人　五郎", "caseworker")
MINE = "a password of mine"


@pytest.fixture
def admins(program: Program, store_folder: Path) -> Any:
    """Two administrators at their desks, who must agree from now on."""
    first = sign_in(program, store_folder, ADMIN.login, PASSWORD)
    administer.add_user(first, SECOND, PASSWORD)
    assert two_administrators.switch(first, required=True)
    second = sign_in(program, store_folder, SECOND.login, PASSWORD)
    yield first, second
    for desk in (first, second):
        desk.store.close()


Admins = tuple[Desk, Desk]


def test_a_new_account_opens_nothing_until_another_administrator_confirmed_it(
    program: Program, store_folder: Path, admins: Admins
) -> None:
    first, second = admins
    administer.add_user(first, NEW, MINE)
    assert refusal(sign_in, program, store_folder, NEW.login, MINE) == "account_waits_for_second"
    assert refusal(two_administrators.confirm, first, NEW.login) == "second_must_be_another"
    (waiting,) = two_administrators.standing(second).waiting
    assert (waiting.user, waiting.kind, waiting.asked_by) == (NEW, "account", ADMIN.login)
    two_administrators.confirm(second, NEW.login)
    assert two_administrators.standing(second).waiting == ()
    desk = sign_in(program, store_folder, NEW.login, MINE)
    assert desk.unlocked.certificate.second is not None
    assert desk.unlocked.certificate.begins > desk.unlocked.certificate.since
    sign_out(desk)
    assert verify(first).problems == []


def test_a_role_and_a_reset_wait_while_the_account_goes_on_as_it_was(
    store_folder: Path, admins: Admins
) -> None:
    first, second = admins
    administer.set_role(first, "tanto", "supervisor")
    administer.reset_password(first, "tanto2", MINE)
    assert Keyring.load(store_folder).unlock("tanto", PASSWORD).user.role == "caseworker"
    assert not Keyring.load(store_folder).unlock("tanto2", PASSWORD).must_choose_password
    for login in ("tanto", "tanto2"):
        two_administrators.confirm(second, login)
    assert Keyring.load(store_folder).unlock("tanto", PASSWORD).user.role == "supervisor"
    assert Keyring.load(store_folder).unlock("tanto2", MINE).must_choose_password


def test_closing_an_account_does_not_wait(store_folder: Path, admins: Admins) -> None:
    first, _ = admins
    administer.disable_user(first, "tanto")
    assert refusal(Keyring.load(store_folder).unlock, "tanto", PASSWORD) == "account_disabled"


def test_what_waits_is_taken_back_or_outdated_by_a_change_in_between(
    program: Program, store_folder: Path, admins: Admins
) -> None:
    first, second = admins
    administer.add_user(first, NEW, MINE)
    two_administrators.withdraw(second, NEW.login)
    assert refusal(two_administrators.confirm, second, NEW.login) == "nothing_waits"
    administer.set_role(first, "tanto", "supervisor")
    desk = sign_in(program, store_folder, "tanto", PASSWORD)
    administer.change_password(desk, PASSWORD, MINE)
    sign_out(desk)
    assert refusal(two_administrators.confirm, second, "tanto") == "waiting_is_outdated"


def test_one_alone_does_not_switch_it_off(admins: Admins) -> None:
    first, second = admins
    assert refusal(two_administrators.switch, first, required=True) == "policy_stands"
    assert not two_administrators.switch(first, required=False)
    assert two_administrators.standing(first).required
    assert refusal(two_administrators.switch, first, required=False) == "second_must_be_another"
    assert two_administrators.standing(second).switch_asked_by == ADMIN.login
    assert two_administrators.switch(second, required=False)
    assert not two_administrators.standing(first).required
    administer.add_user(first, NEW, MINE)
    assert not two_administrators.switch(first, required=True)  # from now on both ways take two
    administer.add_user(first, User("atode", "後　六郎", "auditor"), MINE)
    assert not two_administrators.switch(second, required=True)  # made since: it is asked for anew
    assert two_administrators.switch(first, required=True)
    assert verify(first).problems == []


def test_a_policy_left_out_by_one_administrator_is_found(
    program: Program, store_folder: Path, admins: Admins
) -> None:
    first, _ = admins

    def without(contents: Contents) -> Contents:
        bare = msgspec.structs.replace(contents.roster, policy=Policy())
        signed = roster.signed(bare, first.unlocked.signer)
        return msgspec.structs.replace(contents, roster=signed, version=contents.version + 1)

    forged = without(keyring_file.read(store_folder))
    keyring_file.save(store_folder, keyring_file.sealed(forged, first.unlocked.keys.database))
    assert refusal(sign_in, program, store_folder, "tanto", PASSWORD) == "keyring_rolled_back"


def test_a_certificate_without_the_second_signature_is_found_and_named(
    program: Program, store_folder: Path, admins: Admins
) -> None:
    first, _ = admins
    administer.set_role(first, "tanto", "supervisor")
    path = store_folder / "keyring.json"
    content = json.loads(path.read_bytes())
    alone = content["pending"][0]["certificate"]
    content["certificates"].append(alone)
    contents = msgspec.convert(content, Contents)
    listed = tuple(one.fingerprint for one in contents.certificates)
    signed = roster.signed(
        msgspec.structs.replace(contents.roster, certificates=listed, accounts=roster.issued(contents)),
        first.unlocked.signer,
    )
    forged = msgspec.structs.replace(contents, roster=signed, pending=())
    keyring_file.save(store_folder, keyring_file.sealed(forged, first.unlocked.keys.database))
    with pytest.raises(UserError, match="keyring_forged") as caught:
        sign_in(program, store_folder, "shonin", PASSWORD)
    assert caught.value.facts["where"] == "tanto"


def test_the_recovery_key_counts_as_an_administrator(program: Program, tmp_path: Path) -> None:
    made = administer.set_up(program, tmp_path / "own", ADMIN, PASSWORD, Cost())
    admin = sign_in(program, tmp_path / "own", ADMIN.login, PASSWORD)
    two_administrators.switch(admin, required=True)
    administer.add_user(admin, NEW, MINE)
    sign_out(admin)
    other = sign_in_with_recovery_key(program, tmp_path / "own", made.recovery_key)
    two_administrators.confirm(other, NEW.login)
    sign_out(other)
    sign_out(sign_in(program, tmp_path / "own", NEW.login, MINE))
