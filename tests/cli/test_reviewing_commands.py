"""The commands around a review, as a script uses them."""

from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.making.downloads import MOVED_IN, write_zip


@pytest.fixture
def command(ask: Command, tmp_path: Path) -> Command:
    """Run a command as the caseworker over an application that lacks its former address."""
    ask("receive", str(write_zip(tmp_path / "in", "1", MOVED_IN | {"旧住所": ""})))
    return ask


def test_a_text_is_printed_or_written_and_goes_out_with_the_decision(
    command: Command, tmp_path: Path
) -> None:
    shown = command("correction-text", "1", "--note", "お電話ください。")
    assert shown["receipt_no"] == "1"
    assert "お電話ください。" in shown["text"]
    file = tmp_path / "補正.txt"
    assert command("correction-text", "1", "--out", str(file))["file"] == str(file)
    assert file.read_text(encoding="utf-8") in command("correction-text", "1", plain=True)
    assert command("correction-text", "1", "--out", str(file), code=1)["error"] == "text_file_exists"
    file.write_text("区の文書で依頼した。\n", encoding="utf-8")
    command("decide", "request-correction", "1", "--comment", "電話", "--letter", str(file))
    assert command("show", "1")["history"][-1]["letter"] == "区の文書で依頼した。\n"
    missing = command("decide", "start-review", "1", "--letter", str(tmp_path / "none"), code=1)
    assert missing["error"] == "text_unreadable"


def test_the_checklist_is_shown_and_marked(command: Command) -> None:
    listed = command("checklist", "1")["checklist"]
    assert set(listed[0]) == {
        "key", "label", "help", "applies", "done", "actor", "at", "note", "outdated",
    }  # fmt: skip
    marked = command("checklist", "1", "--done", "identity", "--done", "attachments", "--note", "窓口")
    assert [point["key"] for point in marked["checklist"] if point["done"]] == ["identity", "attachments"]
    assert "[x] identity\t本人確認\ttanto\t窓口" in command("checklist", "1", plain=True)
    undone = command("checklist", "1", "--undo", "identity")["checklist"]
    assert command("show", "1")["checklist"] == undone
    assert command("checklist", "1", "--done", "none", code=1)["error"] == "unknown_check"


def test_readings_are_compared_and_taken(command: Command, tmp_path: Path) -> None:
    command("edit", "1", "--set", "previous_address=千葉県市川市1-1", "--reason", "電話")
    command("receive", str(write_zip(tmp_path / "later", "1")))
    found = {reading["field"]: reading for reading in command("readings", "1")["readings"]}
    address = found["previous_address"]
    assert address["stood"] == {"value": "千葉県市川市1-1", "text": "千葉県市川市1-1", "raw": ""}
    assert (address["received"]["value"], address["differs"]) == ("", True)
    assert "*\t旧住所\t\t千葉県市川市1-1\t" in command("readings", "1", plain=True)
    take = ("take", "1", "--reason", "電話で確認", "--choose")
    assert command(*take, "previous_address=stood") == {"receipt_no": "1", "state": "received"}
    assert command("show", "1")["values"]["previous_address"] == "千葉県市川市1-1"
    assert "KEY=READING" in command(*take, "previous_address=best", code=2)
    assert command(*take, "nonsense=stood", code=1)["error"] == "unknown_field"
