"""Passwords of one's own, resets, new keys for the store, and a keyring put back: as they are for people."""

import dataclasses
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import User
from kaigo_desktop.flow import administer
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.rotate_keys import rotate_keys
from kaigo_desktop.flow.show import attachment, show
from kaigo_desktop.flow.sign_in import sign_in, sign_in_with_recovery_key, sign_out
from kaigo_desktop.flow.verify import verify
from kaigo_desktop.store import audit, keyring_file, roster
from kaigo_desktop.store.keyring_log import keyring_checks
from kaigo_desktop.store.store import Store
from kaigo_desktop.store.wrapping import Cost
from tests.making.desks import ADMIN, PASSWORD
from tests.making.downloads import write_zip
from tests.making.refusals import refusal

OpenDesk = Callable[[str], Desk]
ONCE, MINE = "for one time only", "a password of mine"


def entries(desk: Desk) -> list[str]:
    with desk.store.reading() as connection:
        return [entry.action for entry in audit.entries(connection)]


def test_a_password_of_ones_own_is_chosen_and_work_goes_on_under_the_new_key(
    program: Program, store_folder: Path, caseworker: Desk, tmp_path: Path
) -> None:
    before = caseworker.unlocked.certificate.fingerprint
    assert refusal(administer.change_password, caseworker, MINE, MINE) == "wrong_password"
    administer.change_password(caseworker, PASSWORD, MINE)
    assert caseworker.store.signer == caseworker.unlocked.signer
    assert caseworker.unlocked.certificate.previous == before
    receive(caseworker, [write_zip(tmp_path, "1")])
    decide(caseworker, "start-review", "1")
    sign_out(caseworker)
    assert refusal(sign_in, program, store_folder, "tanto", PASSWORD) == "wrong_password"
    again = sign_in(program, store_folder, "tanto", MINE)
    assert again.unlocked.certificate.kind == "chosen"
    sign_out(again)


def test_after_a_reset_one_reads_but_decides_nothing_until_one_chose_a_password(
    program: Program, store_folder: Path, admin: Desk, caseworker: Desk, tmp_path: Path
) -> None:
    receive(caseworker, [write_zip(tmp_path, "1")])
    sign_out(caseworker)
    administer.reset_password(admin, "tanto", ONCE)
    desk = sign_in(program, store_folder, "tanto", ONCE)
    assert show(desk, "1").application.receipt_no == "1"
    assert refusal(decide, desk, "start-review", "1") == "choose_password_first"
    administer.change_password(desk, ONCE, MINE)
    assert decide(desk, "start-review", "1").state == "in_review"
    sign_out(desk)


def test_every_version_of_the_keyring_is_in_the_log_and_every_certificate_in_the_store(
    admin: Desk, store_folder: Path
) -> None:
    administer.set_role(admin, "tanto2", "supervisor")
    administer.disable_user(admin, "kansa")
    done = entries(admin)
    assert done.count("keyring") == 7  # made, four accounts, a role, an account closed
    version = json.loads((store_folder / "keyring.json").read_bytes())["version"]
    with admin.store.reading() as connection:
        last = [entry for entry in audit.entries(connection) if entry.action == "keyring"][-1]
        assert last.detail["version"] == version == 7
        assert list(keyring_checks(admin.store, connection)) == []


def test_a_keyring_put_back_is_refused_at_sign_in_and_found_by_verify(
    program: Program, store_folder: Path, admin: Desk, tmp_path: Path
) -> None:
    old = shutil.copy(store_folder / "keyring.json", tmp_path / "old.json")
    administer.disable_user(admin, "tanto2")
    shutil.copy(old, store_folder / "keyring.json")
    assert refusal(sign_in, program, store_folder, "tanto2", PASSWORD) == "keyring_rolled_back"
    assert refusal(sign_in, program, store_folder, "kanri", PASSWORD) == "keyring_rolled_back"
    assert refusal(administer.add_user, admin, User("x", "", "auditor"), PASSWORD) == "keyring_rolled_back"
    with admin.store.reading() as connection:
        found = list(keyring_checks(admin.store, connection))
    assert found == [("keyring", "keyring.json", "verify_keyring_older")]
    assert not verify(admin).ok


def test_a_step_that_was_not_recorded_is_recorded_at_the_next_sign_in(
    program: Program, store_folder: Path, admin: Desk
) -> None:
    before = shutil.copytree(store_folder, store_folder.with_name("before"))
    administer.add_user(admin, User("shinjin", "新人", "caseworker"), PASSWORD)
    sign_out(admin)
    shutil.copy(store_folder / "keyring.json", before / "keyring.json")
    elsewhere = replace(program, state=None)  # a terminal that never saw the newer log
    desk = sign_in(elsewhere, before, "shinjin", PASSWORD)
    assert entries(desk)[-2:] == ["keyring", "sign_in"]
    with desk.store.reading() as connection:
        assert list(keyring_checks(desk.store, connection)) == []
    sign_out(desk)


def test_an_administrator_who_was_closed_cannot_put_an_own_roster_before_the_log(
    program: Program, store_folder: Path, admin: Desk
) -> None:
    administer.add_user(admin, User("kanri2", "管理　二郎", "administrator"), PASSWORD)
    former = sign_in(program, store_folder, "kanri2", PASSWORD)
    old = keyring_file.read(store_folder)
    sign_out(former)
    administer.disable_user(admin, "kanri2")
    now = keyring_file.read(store_folder)
    ahead = msgspec.structs.replace(old.roster, version=now.roster.version)
    forged = msgspec.structs.replace(
        old, version=now.version + 1, roster=roster.signed(ahead, former.unlocked.signer)
    )
    keyring_file.save(store_folder, keyring_file.sealed(forged, former.unlocked.keys.database))
    assert refusal(sign_in, program, store_folder, "kanri2", PASSWORD) == "keyring_forged"


def test_new_keys_leave_nothing_the_old_ones_open(
    program: Program, store_folder: Path, admin: Desk, caseworker: Desk, tmp_path: Path
) -> None:
    receive(caseworker, [write_zip(tmp_path, "1")])
    kept = caseworker.unlocked.keys
    sign_out(caseworker)
    administer.disable_user(admin, "tanto", rotate=True)
    assert verify(admin).problems == []
    assert admin.unlocked.keys.older is None
    fresh = admin.unlocked.keys
    assert not {fresh.database, fresh.attachments, fresh.number} & {
        kept.database,
        kept.attachments,
        kept.number,
    }
    with pytest.raises(UserError, match="store_cannot_open"):
        Store.open(store_folder, kept)
    mixed = dataclasses.replace(kept, database=fresh.database)
    sign_out(admin)
    supervisor = sign_in(program, store_folder, "shonin", PASSWORD)
    files = show(supervisor, "1").attachments
    assert all(attachment(supervisor, "1", file.id) for file in files)
    assert supervisor.unlocked.keys == fresh
    sign_out(supervisor)
    false = Store.open(store_folder, mixed)
    supervisor.store = false
    assert refusal(attachment, supervisor, "1", files[0].id) == "attachment_key_damaged"
    false.close()
    assert sorted(path.name for path in store_folder.iterdir() if not path.name.startswith("attempts")) == [
        "attachments-2026.db", "keyring.json", "store.db",
    ]  # fmt: skip


@pytest.mark.usefixtures("impatient")
def test_new_keys_wait_while_somebody_works_and_come_with_the_next_administrator(
    program: Program, store_folder: Path, admin: Desk, caseworker: Desk, tmp_path: Path
) -> None:
    assert refusal(rotate_keys, admin) == "store_in_use"
    receive(caseworker, [write_zip(tmp_path, "1")])
    sign_out(admin)
    with_others = sign_in(program, store_folder, "kanri", PASSWORD)
    assert with_others.unlocked.keys.older is not None
    other = sign_in(program, store_folder, "tanto2", PASSWORD)
    receive(other, [write_zip(tmp_path, "2")])
    for desk in (with_others, other, caseworker):
        sign_out(desk)
    last = sign_in(program, store_folder, "kanri", PASSWORD)
    assert last.unlocked.keys.older is None
    assert entries(last).count("keys_rotated") == 1
    assert verify(last).problems == []
    sign_out(last)
    clerk = sign_in(program, store_folder, "tanto", PASSWORD)
    for receipt_no in ("1", "2"):
        for file in show(clerk, receipt_no).attachments:
            attachment(clerk, receipt_no, file.id)
    sign_out(clerk)


@pytest.mark.usefixtures("impatient")
def test_a_desk_with_the_keys_of_before_changes_no_keyring(
    program: Program, store_folder: Path, admin: Desk
) -> None:
    caseworker = sign_in(program, store_folder, "tanto", PASSWORD)
    assert refusal(rotate_keys, admin) == "store_in_use"
    assert refusal(administer.change_password, caseworker, PASSWORD, MINE) == "sign_in_again"
    sign_out(caseworker)


def test_the_recovery_key_works_on_after_new_keys_and_new_passwords(program: Program, tmp_path: Path) -> None:
    made = administer.set_up(program, tmp_path / "own", ADMIN, PASSWORD)
    admin = sign_in(program, tmp_path / "own", ADMIN.login, PASSWORD)
    rotate_keys(admin)
    administer.change_password(admin, PASSWORD, MINE)
    sign_out(admin)
    desk = sign_in_with_recovery_key(program, tmp_path / "own", made.recovery_key)
    assert desk.unlocked.keys == admin.unlocked.keys
    assert desk.unlocked.root == made.root
    administer.reset_password(desk, ADMIN.login, ONCE)
    sign_out(desk)


def test_the_cost_of_a_guess_is_measured_at_set_up(program: Program, tmp_path: Path) -> None:
    administer.set_up(program, tmp_path / "own", ADMIN, PASSWORD)
    ring = json.loads((tmp_path / "own" / "keyring.json").read_bytes())
    cost = msgspec.convert(ring["roster"]["cost"], Cost)
    assert cost.is_enough()
    assert ring["slots"][0]["cost"] == ring["roster"]["cost"]
    assert cost.iterations <= 12
