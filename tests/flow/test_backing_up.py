"""An administrator makes a backup while others work, and a new store of it with a password alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kaigo_desktop.core.model import User
from kaigo_desktop.flow import administer
from kaigo_desktop.flow.back_up import back_up
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk, Progress
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.restore import Way, restore
from kaigo_desktop.flow.rotate_keys import rotate_keys
from kaigo_desktop.flow.seal import seal
from kaigo_desktop.flow.show import attachment, show
from kaigo_desktop.flow.sign_in import sign_in, sign_out
from kaigo_desktop.flow.verify import verify
from kaigo_desktop.store import audit, backups
from tests.making.desks import PASSWORD
from tests.making.downloads import write_zip
from tests.making.refusals import refusal

Opens = Callable[[str], Desk]
KANRI = Way("kanri", PASSWORD)


@pytest.fixture
def administrator(open_desk: Opens, caseworker: Desk, tmp_path: Path) -> Desk:
    """An administrator's desk, beside the one of a caseworker who has received an application."""
    receive(caseworker, [write_zip(tmp_path / "in", "1")])
    return open_desk("kanri")


def entries(desk: Desk) -> list[audit.Entry]:
    with desk.store.reading() as connection:
        return audit.entries(connection)


def test_the_restored_store_is_whole_and_everybody_signs_in_as_before(
    administrator: Desk, program: Program, tmp_path: Path
) -> None:
    made = back_up(administrator, tmp_path / "out")
    sign_out(administrator)
    restored = restore(program, made.file, tmp_path / "new", KANRI)
    assert restored.listed.position == made.position
    assert {path.name for path in restored.folder.iterdir()} == {
        "keyring.json", "attempts.json", "attempts.lock", "store.db", "attachments-2026.db",
    }  # fmt: skip
    administrator = sign_in(program, tmp_path / "new", "kanri", PASSWORD, accept_older=True)
    assert verify(administrator).problems == []
    sign_out(administrator)
    desk = sign_in(program, tmp_path / "new", "tanto", PASSWORD)
    case = show(desk, "1")
    assert case.values["applicant_name"] == "新宿　太郎"
    assert all(attachment(desk, "1", one.id) for one in case.attachments)
    decide(desk, "start-review", "1")
    sign_out(desk)


def test_the_log_tells_of_the_backup_before_and_after_and_of_the_restoring(
    administrator: Desk, program: Program, tmp_path: Path
) -> None:
    made = back_up(administrator, tmp_path / "out")
    begun, written = entries(administrator)[-2:]
    assert (begun.action, begun.id, begun.detail) == ("backup", made.position, {"name": made.file.name})
    assert written.action == "backup_written"
    assert written.detail["name"] == made.file.name
    assert written.detail["bytes"] == made.size == made.file.stat().st_size
    restore(program, made.file, tmp_path / "new", KANRI)
    desk = sign_in(program, tmp_path / "new", "kanri", PASSWORD, accept_older=True)
    actions = [one.action for one in entries(desk)[made.position - 1 :]]
    assert actions == ["backup", "sign_in", "restore", "sign_out", "sign_in"]
    assert entries(desk)[made.position + 1].detail["position"] == made.position
    sign_out(desk)


def test_the_name_tells_the_time_and_nothing_is_overwritten(administrator: Desk, tmp_path: Path) -> None:
    first, second = (back_up(administrator, tmp_path / "out") for _ in range(2))
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == [first.file.name, second.file.name]
    assert first.file.name.startswith("kaigo-backup-20260402-")


@pytest.mark.parametrize("login", ["tanto", "shonin", "kansa"])
def test_who_may_not_back_up_can_neither_make_nor_restore_one(
    administrator: Desk, open_desk: Opens, program: Program, tmp_path: Path, login: str
) -> None:
    assert refusal(back_up, open_desk(login), tmp_path / "out") == "not_permitted"
    assert not (tmp_path / "out").exists()
    made = back_up(administrator, tmp_path / "out")
    found = refusal(restore, program, made.file, tmp_path / "new", Way(login, PASSWORD))
    assert found == "not_permitted"
    assert not (tmp_path / "new").exists()
    assert not (tmp_path / "new.part").exists()


def test_a_wrong_password_is_told_before_anything_but_the_keyring_is_copied(
    administrator: Desk, program: Program, tmp_path: Path
) -> None:
    made = back_up(administrator, tmp_path / "out")
    heard: list[Progress] = []
    wrong = Way("kanri", PASSWORD + "x")
    assert refusal(restore, program, made.file, tmp_path / "new", wrong, heard.append) == "wrong_password"
    assert not heard
    assert not (tmp_path / "new.part").exists()


def test_the_recovery_key_restores_too(program: Program, tmp_path: Path) -> None:
    chief = User("chief", "長　一郎", "administrator")
    created = administer.set_up(program, tmp_path / "store", chief, PASSWORD)
    desk = sign_in(program, tmp_path / "store", "chief", PASSWORD)
    made = back_up(desk, tmp_path / "out")
    sign_out(desk)
    restore(program, made.file, tmp_path / "new", Way(recovery_key=created.recovery_key))
    assert (tmp_path / "new" / "store.db").exists()


def test_cancelled_anywhere_nothing_is_left(administrator: Desk, program: Program, tmp_path: Path) -> None:
    steps: list[Progress] = []
    made = back_up(administrator, tmp_path / "out", steps.append)
    assert (steps[-1].done, steps[-1].name) == (steps[-1].total, made.file.name)
    before = len(entries(administrator))
    for place in range(len(steps)):
        asked: list[int] = []

        def cancelled(asked: list[int] = asked, place: int = place) -> bool:
            asked.append(1)
            return len(asked) > place

        assert refusal(back_up, administrator, tmp_path / "other", cancelled=cancelled) == "backup_cancelled"
        assert not (tmp_path / "other").exists()
    assert [one.action for one in entries(administrator)[before:]] == ["backup"] * len(steps)
    stopped = refusal(restore, program, made.file, tmp_path / "new", KANRI, cancelled=lambda: True)
    assert stopped == "restore_cancelled"
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("new")) == []


def test_a_desk_goes_on_working_while_the_bytes_are_copied(
    administrator: Desk, caseworker: Desk, program: Program, tmp_path: Path
) -> None:
    received: list[str] = []

    def work(_progress: Progress) -> None:
        number = f"9{len(received)}"
        receive(caseworker, [write_zip(tmp_path / number, number)])
        received.append(number)

    made = back_up(administrator, tmp_path / "out", work)
    assert len(received) > 3
    assert show(caseworker, received[-1]).application.receipt_no == received[-1]
    restore(program, made.file, tmp_path / "new", KANRI)
    sign_in_there = sign_in(program, tmp_path / "new", "tanto", PASSWORD)
    assert refusal(show, sign_in_there, "1") == ""
    assert refusal(show, sign_in_there, received[0]) == "unknown_receipt_no"
    sign_out(sign_in_there)


def test_a_terminal_that_saw_the_newer_store_takes_the_older_one_deliberately_only(
    administrator: Desk, program: Program, tmp_path: Path
) -> None:
    made = back_up(administrator, tmp_path / "out")
    sign_out(administrator)
    restore(program, made.file, tmp_path / "new", KANRI)
    assert refusal(sign_in, program, tmp_path / "new", "kanri", PASSWORD) == "store_rolled_back"
    sign_out(sign_in(program, administrator.store.folder, "kanri", PASSWORD))  # the store in use stays so
    sign_out(sign_in(program, tmp_path / "new", "kanri", PASSWORD, accept_older=True))
    assert refusal(sign_in, program, tmp_path / "new", "tanto", PASSWORD) == ""


def test_a_seal_taken_before_the_backup_holds_for_what_was_restored(
    administrator: Desk, program: Program, tmp_path: Path
) -> None:
    sealed = seal(administrator, tmp_path / "seal")
    made = back_up(administrator, tmp_path / "out")
    later = seal(administrator, tmp_path / "seal")
    assert verify(administrator, later.file).problems == []
    restore(program, made.file, tmp_path / "new", KANRI)
    desk = sign_in(program, tmp_path / "new", "kanri", PASSWORD, accept_older=True)
    assert verify(desk, sealed.file).problems == []
    assert {one.message for one in verify(desk, later.file).problems} != set()
    sign_out(desk)


def test_a_backup_made_by_somebody_who_may_not_is_refused(
    administrator: Desk, caseworker: Desk, program: Program, tmp_path: Path
) -> None:
    """They have the keys of the files, but no signature that counts for this."""
    signer, path = caseworker.store.signer, tmp_path / "kaigo-backup.tar"
    assert signer is not None
    with backups.written(caseworker.store, path, program.now(), signer, lambda _done, _all: None) as made:
        made.publish()
    assert administrator.user.login == "kanri"
    assert refusal(restore, program, path, tmp_path / "new", KANRI) == "backup_forged"
    assert not (tmp_path / "new").exists()
    assert not (tmp_path / "new.part").exists()


def test_backups_open_before_and_after_the_store_got_new_keys(
    administrator: Desk, caseworker: Desk, program: Program, tmp_path: Path
) -> None:
    made = [back_up(administrator, tmp_path / "out")]
    sign_out(caseworker)
    rotate_keys(administrator)
    made.append(back_up(administrator, tmp_path / "out"))
    for number, one in enumerate(made):
        restored = restore(program, one.file, tmp_path / f"new {number}", KANRI)
        assert restored.listed.position == one.position
