"""Passwords, key files, new keys and two administrators through the command line."""

from pathlib import Path

import pytest

from tests.making.terminal import Terminal

pytestmark = pytest.mark.slow


@pytest.fixture
def terminal(terminal: Terminal) -> Terminal:
    """A terminal with a file for a further password."""
    (terminal.folder / "new").write_text("a password of my own\n", encoding="utf-8")
    return terminal


def test_a_password_and_a_key_file_of_ones_own_are_chosen(terminal: Terminal, tmp_path: Path) -> None:
    command = "password --new-password-file {}/new --new-key-file {}/card"
    assert terminal.run(command, user="tanto") == {"login": "tanto", "key_file": True}
    assert (tmp_path / "card").stat().st_size == 32
    (tmp_path / "tanto").write_bytes((tmp_path / "new").read_bytes())
    assert terminal.run("find", user="tanto", code=1)["error"] == "wrong_password"
    assert terminal.run("find", "--key-file", str(tmp_path / "new"), user="tanto", code=1)["error"] == (
        "wrong_password"
    )
    assert terminal.run("find", "--key-file", str(tmp_path / "card"), user="tanto")["total"] == 0
    away = terminal.run("find", "--key-file", str(tmp_path / "away"), user="tanto", code=1)
    assert away["error"] == "key_file_unreadable"
    again = "password --new-password-file {}/kanri --without-key-file --key-file {}/card"
    assert terminal.run(again, user="tanto")["key_file"] is False


def test_a_key_file_is_never_written_over(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "card").write_bytes(b"something else")
    command = "password --new-password-file {}/new --new-key-file {}/card"
    assert terminal.run(command, user="tanto", code=1)["error"] == "key_file_unwritable"
    assert (tmp_path / "card").read_bytes() == b"something else"
    assert terminal.run("find", user="tanto")["total"] == 0


def test_somebody_leaves_and_the_store_gets_new_keys(terminal: Terminal) -> None:
    users = terminal.run("user disable tanto --rotate-keys", user="kanri")
    assert [user["disabled"] for user in users] == [False, True]
    assert terminal.run("find", user="tanto", code=1)["error"] == "account_disabled"
    assert terminal.run("keys rotate", user="kanri") == {"rotated": True}
    assert terminal.run("verify", user="kanri")["ok"]


def test_a_second_administrator_agrees(terminal: Terminal) -> None:
    terminal.run("user add shonin --role administrator --name x --new-password-file {}/shonin", user="kanri")
    assert terminal.run("keys two-administrators on", user="kanri")["two_administrators"]
    terminal.run("user add kansa --role auditor --name y --new-password-file {}/kansa", user="kanri")
    assert terminal.run("user list", user="kansa", code=1)["error"] == "account_waits_for_second"
    waiting = terminal.run("user waiting", user="shonin")["waiting"]
    assert [(one["login"], one["asked_by"]) for one in waiting] == [("kansa", "kanri")]
    assert terminal.run("user confirm kansa", user="kanri", code=1)["error"] == "second_must_be_another"
    assert terminal.run("user confirm kansa", user="shonin")["waiting"] == []
    assert terminal.run("verify", user="kansa")["ok"]
