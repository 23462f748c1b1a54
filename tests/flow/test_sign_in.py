"""Signing in: wrong passwords make one wait, accounts end, and the log knows."""

import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from kaigo_desktop.core.model import User
from kaigo_desktop.flow import administer
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from kaigo_desktop.flow.sign_in import sign_in, sign_out, waiting
from kaigo_desktop.store import audit
from tests.making.desks import PASSWORD, Clock
from tests.making.downloads import write_zip
from tests.making.refusals import refusal

NEW = "lantern kettle bicycle"

TRIES_A_PASSWORD = """
import sys
from pathlib import Path
from kaigo_desktop import settings
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow import sign_in
from kaigo_desktop.main import build
try:
    sign_in.sign_in(build(settings.load()), Path(sys.argv[1]), "tanto", "nonsense")
except UserError as error:
    print(error.code, *({"sqlalchemy", "kaigo_desktop.store.database"} & sys.modules.keys()))
"""


def guess(program: Program, folder: Path, login: str = "tanto", times: int = 1) -> str:
    for _ in range(times - 1):
        refusal(lambda: sign_in(program, folder, login, "nonsense"))
    return refusal(lambda: sign_in(program, folder, login, "nonsense"))


def entries(desk: Desk, *actions: str) -> list[tuple[str, dict[str, str | int]]]:
    with desk.store.reading() as connection:
        found = audit.entries(connection)
    return [(entry.action, entry.detail) for entry in found if entry.action in actions]


def let_terms(program: Program, **terms: object) -> None:
    """Give the ward other terms of signing in."""
    ward = program.catalog.ward
    changed = msgspec.structs.replace(ward, sign_in=msgspec.structs.replace(ward.sign_in, **terms))
    vars(program.catalog)["ward"] = changed


def test_after_three_wrong_passwords_even_the_right_one_has_to_wait(
    program: Program, store_folder: Path, clock: Clock, open_desk: Callable[[str], Desk]
) -> None:
    for _ in range(6):
        assert guess(program, store_folder) == "wrong_password"
        clock.at += timedelta(seconds=10)
    clock.at -= timedelta(seconds=10)
    assert refusal(lambda: sign_in(program, store_folder, "tanto", PASSWORD)) == "wait_before_sign_in"
    assert waiting(program, store_folder, "tanto").seconds > 0
    clock.at += timedelta(seconds=20)
    assert open_desk("tanto").greeting.failures == 6


def test_failures_are_entered_by_whoever_signs_in_next_and_an_unknown_login_is_not_named(
    program: Program, store_folder: Path, open_desk: Callable[[str], Desk]
) -> None:
    guess(program, store_folder)
    guess(program, store_folder, "somebody-else")
    desk = open_desk("shonin")
    failed = [detail for _, detail in entries(desk, "sign_in_failed")]
    assert [(one.get("login"), one["count"]) for one in failed] == [("tanto", 1), (None, 1)]
    assert desk.greeting.failures == 0
    sign_out(desk)
    assert open_desk("tanto").greeting.failures == 1


def test_trying_a_password_loads_nothing_that_opens_a_store(store_folder: Path) -> None:
    command = [sys.executable, "-c", TRIES_A_PASSWORD, str(store_folder)]
    tried = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert tried.stdout.split() == ["wrong_password"]


def test_a_lock_out_ends_after_its_time_or_by_an_administrator(
    program: Program, store_folder: Path, clock: Clock, open_desk: Callable[[str], Desk]
) -> None:
    for _ in range(10):
        assert guess(program, store_folder) == "wrong_password"
        clock.at += timedelta(seconds=70)
    assert refusal(lambda: sign_in(program, store_folder, "tanto", PASSWORD)) == "locked_out"
    administrator = open_desk("kanri")
    assert entries(administrator, "locked_out")[0][1]["login"] == "tanto"
    administer.let_user_in(administrator, "tanto")
    assert entries(administrator, "user_unlock") == [("user_unlock", {"login": "tanto"})]
    assert open_desk("tanto").user.login == "tanto"


def test_only_an_administrator_lets_somebody_in(caseworker: Desk) -> None:
    assert refusal(lambda: administer.let_user_in(caseworker, "shonin")) == "not_permitted"


def test_a_deleted_or_older_count_of_failures_is_entered_and_told(
    program: Program, store_folder: Path, open_desk: Callable[[str], Desk]
) -> None:
    kept = (store_folder / "attempts.json").read_bytes()
    sign_out(open_desk("shonin"))
    guess(program, store_folder, times=2)
    (store_folder / "attempts.json").write_bytes(kept)
    first = open_desk("tanto")
    assert first.greeting.count_lost
    (store_folder / "attempts.json").unlink()
    guess(program, store_folder, "kansa", times=3)
    second = open_desk("shonin")
    assert second.greeting.count_lost
    assert len(entries(second, "attempts_lost")) == 2
    assert not open_desk("tanto").greeting.count_lost


def test_the_last_sign_in_is_told(open_desk: Callable[[str], Desk], clock: Clock) -> None:
    first = open_desk("tanto")
    assert first.greeting.last is None
    before = clock.at
    clock.at += timedelta(days=3)
    told = open_desk("tanto").greeting.last
    assert told is not None
    assert abs(told - before) < timedelta(minutes=1)


def test_an_account_ends_after_its_last_day_and_is_told_a_month_before(
    program: Program, store_folder: Path, clock: Clock, open_desk: Callable[[str], Desk]
) -> None:
    administrator = open_desk("kanri")
    administer.add_user(administrator, User("haken", "派遣　五郎", "caseworker"), PASSWORD, "2027-03-31")
    assert open_desk("haken").greeting.ends_on == ""
    clock.at += timedelta(days=350)
    greeting = open_desk("haken").greeting
    assert (greeting.ends_on, greeting.days_left) == ("2027-03-31", 13)
    clock.at += timedelta(days=20)
    assert refusal(lambda: sign_in(program, store_folder, "haken", PASSWORD)) == "account_expired"
    assert guess(program, store_folder, "haken") == "wrong_password"
    administer.renew_user(open_desk("kanri"), "haken", "")
    assert open_desk("haken").user.valid_until == ""


@pytest.mark.parametrize("day", ["2027-02-30", "31.3.2027", "20270331", "令和9年3月31日"])
def test_a_last_day_that_is_no_date_is_refused(open_desk: Callable[[str], Desk], day: str) -> None:
    administrator = open_desk("kanri")
    assert refusal(lambda: administer.renew_user(administrator, "tanto", day)) == "day_not_a_date"


def test_a_ward_may_let_new_accounts_end_with_the_fiscal_year(
    program: Program, open_desk: Callable[[str], Desk]
) -> None:
    let_terms(program, accounts_end_with_fiscal_year=True)
    administrator = open_desk("kanri")
    administer.add_user(administrator, User("haken", "派遣　五郎", "caseworker"), PASSWORD)
    administer.add_user(administrator, User("kanri2", "管理　次郎", "administrator"), PASSWORD)
    ends = {user.login: user.valid_until for user in administer.list_users(administrator)}
    assert (ends["haken"], ends["kanri2"]) == ("2027-03-31", "")


def test_a_password_that_is_too_old_decides_nothing_until_it_is_changed(
    program: Program, clock: Clock, open_desk: Callable[[str], Desk], tmp_path: Path
) -> None:
    receive(open_desk("tanto"), [write_zip(tmp_path / "in", "1")])
    let_terms(program, password_max_age_days=90)
    clock.at += timedelta(days=91)
    desk = open_desk("tanto")
    assert desk.greeting.must_choose == "age"
    assert show(desk, "1").application.state == "received"
    assert refusal(desk.require_own_password) == "password_too_old"
    administer.change_password(desk, PASSWORD, NEW)
    desk.require_own_password()
    sign_out(desk)
    following = sign_in(program, desk.store.folder, "tanto", NEW)
    assert following.greeting.must_choose == ""
    following.store.close()


def test_a_new_password_is_held_to_the_rules_and_is_not_the_old_one(caseworker: Desk) -> None:
    for new, code in (
        ("short", "password_too_short"), ("Password2026!", "password_common"),
        ("tanto2026", "password_about_oneself"), ("1qaz2wsx3edc", "password_sequence"),
        (PASSWORD, "password_same"),
    ):  # fmt: skip
        assert refusal(lambda new=new: administer.change_password(caseworker, PASSWORD, new)) == code


def test_every_way_to_a_password_is_held_to_the_rules(
    program: Program, open_desk: Callable[[str], Desk], tmp_path: Path
) -> None:
    administrator, weak = open_desk("kanri"), "kaigohoken2026"
    new = User("haken", "派遣　五郎", "caseworker")
    assert refusal(lambda: administer.add_user(administrator, new, weak)) == "password_common"
    assert refusal(lambda: administer.reset_password(administrator, "tanto", weak)) == "password_common"
    admin = User("kanri", "管理　一郎", "administrator")
    assert refusal(lambda: administer.set_up(program, tmp_path / "new", admin, weak)) == "password_common"
    assert not (tmp_path / "new").exists()


def test_guessing_the_old_password_at_an_open_desk_counts_too(caseworker: Desk) -> None:
    codes = [refusal(lambda: administer.change_password(caseworker, "nonsense", NEW)) for _ in range(4)]
    assert codes == ["wrong_password"] * 3 + ["wait_before_sign_in"] or codes == ["wrong_password"] * 4
