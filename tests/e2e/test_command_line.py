"""The whole job through the command line, as a script would do it, on a real store in separate processes."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.making.downloads import MOVED_IN, write_zip
from tests.making.terminal import Terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


def receive(terminal: Terminal) -> None:
    """Two applications and a file that is none."""
    folder = terminal.folder / "in"
    write_zip(folder, "0001")
    write_zip(folder, "0002", MOVED_IN | {"届出人氏名": "髙橋　花子"})
    (folder / "0003.zip").write_bytes(b"nothing of the kind")
    received = terminal.run("receive {}/in", user="tanto", code=3)
    assert received["counts"] == {"received": 2, "revised": 0, "duplicate": 0, "held": 0, "refused": 1}
    found = terminal.run("find 高橋", user="tanto")
    assert [row["receipt_no"] for row in found["rows"]] == ["0002"]


def decide(terminal: Terminal) -> None:
    """Complete, submit, approve one and return the other."""
    edited = terminal.run("edit 0001 --set changed_on=R8.3.26 --reason 本人に確認", user="tanto")
    assert edited == {"receipt_no": "0001", "state": "received"}
    terminal.run("decide start-review 0001 0002", user="tanto")
    assert terminal.run("decide submit 0001 0002 --acknowledge", user="tanto") == [
        {"receipt_no": "0001", "state": "pending_approval"},
        {"receipt_no": "0002", "state": "pending_approval"},
    ]
    assert terminal.run("decide approve 0001", user="tanto", code=1)["error"] == "not_permitted"
    assert terminal.run("decide approve 0001", user="shonin") == {"receipt_no": "0001", "state": "approved"}
    terminal.run("decide return 0002 --comment 要確認", user="shonin")


def hand_over(terminal: Terminal) -> None:
    """Once, and the same batch again."""
    handed = terminal.run("hand-over --profile generic-utf8 --out {}/out", user="tanto")
    assert (handed["count"], handed["losses"]) == (1, [])
    again = terminal.run(
        "hand-over --profile generic-utf8 --out {}/out2 --again", handed["batch"], user="tanto"
    )
    assert again["files"] == handed["files"]
    nothing = terminal.run("hand-over --profile generic-utf8 --out {}/out3", user="tanto")
    assert (nothing["count"], nothing["files"]) == (0, [])
    shown = terminal.run("show 0001", user="tanto")
    assert (shown["state"], shown["values"]["changed_on"]) == ("handed_over", "2026-03-26")
    assert shown["labels"]["qualification_change_reason"] == "転入"
    assert shown["values"]["household"][0]["individual_number"] == "************"


@pytest.mark.slow
def test_the_whole_job(terminal: Terminal) -> None:
    terminal.set_up()
    assert [user["login"] for user in terminal.run("user list", user="kanri")][1:] == [
        "tanto",
        "shonin",
        "kansa",
    ]
    receive(terminal)
    decide(terminal)
    hand_over(terminal)
    assert terminal.run("verify", user="kansa")["ok"] is True
    terminal.run("user reset-password tanto --new-password-file {}/kansa --recovery-key-file {}/recovery")
    assert terminal.run("find", user="tanto", code=1)["error"] == "wrong_password"


def test_words_that_do_not_go_together_end_with_2() -> None:
    for words in (["show"], ["no-such-command"], ["receive", "--store", "x"]):
        done = subprocess.run(
            [sys.executable, "-m", "kaigo_desktop", *words],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=60,
        )
        assert done.returncode == 2, done.stderr


def test_a_reader_that_has_read_enough_is_no_mistake(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kaigo_desktop", "sample", "--out", str(tmp_path), "--count", "400"]
    with subprocess.Popen(
        [*command, "--seed", "1"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.close()
        assert started.stderr.read() == ""
        assert started.wait(timeout=60) == 0


def test_a_missing_store_is_told_in_one_sentence(terminal: Terminal) -> None:
    answer = terminal.run("find", user="tanto", code=1)
    assert answer["error"] == "store_missing"


def test_commands_without_a_window_load_no_qt() -> None:
    program = (
        "import sys; from kaigo_desktop.main import start; start(['definitions', 'check', '--json']);"
        "heavy = ('PySide6', 'openpyxl', 'lxml', 'alembic');"
        "assert not [name for name in sys.modules if name.startswith(heavy)]"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr


def test_a_procedure_is_checked_where_it_is_being_written(terminal: Terminal, tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "resources" / "procedures" / "insured_card.toml"
    (tmp_path / "new").mkdir()
    text = shipped.read_text(encoding="utf-8")
    file = tmp_path / "new" / "insured_card.toml"
    file.write_text(text, encoding="utf-8")
    assert terminal.check("{}/new") == {"ok": True, "errors": []}
    file.write_text(text.replace('type = "kana"', 'type = "cana"', 1), encoding="utf-8")
    (wrong,) = terminal.check("{}/new", code=1)["errors"]
    assert wrong["file"].endswith("insured_card.toml")
    assert wrong["key"] == "fields[insured_name_kana].type"
    assert terminal.check("{}/nowhere", code=1)["error"] == "definitions_missing"
