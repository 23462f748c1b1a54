"""The commands of the audit log, as a script uses them."""

from functools import partial
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.making.desks import Clock
from tests.making.downloads import write_zip


@pytest.fixture
def command(ask: Command, tmp_path: Path) -> Command:
    """Run a command as the auditor, or as `who`, after a number was shown to a caseworker."""
    ask("receive", str(write_zip(tmp_path / "in", "1")))
    ask("show", "1", "--reveal", "--reason", "電話照会のため")
    return partial(ask, who="kansa")


def test_entries_are_listed_newest_first_with_how_many_there_are(command: Command) -> None:
    listed = command("audit", "list", "--actor", "tanto", "--limit", "2")
    assert listed["total"] == 8
    assert [entry["action"] for entry in listed["entries"]] == ["sign_out", "reveal"]
    assert set(listed["entries"][0]) == {
        "number", "at", "actor", "action", "label", "receipt_no", "detail", "hash",
    }  # fmt: skip
    (reveal,) = command("audit", "list", "--action", "reveal")["entries"]
    assert reveal["label"] == "個人番号を表示した"
    assert reveal["detail"] == {"path": "household[0].individual_number", "reason": "電話照会のため"}
    assert reveal["at"].endswith("+00:00")
    assert command("audit", "list", "--receipt-no", "1", "--action", "looking")["total"] == 1
    assert command("audit", "list", "--from", "2027-01-01")["entries"] == []


def test_entries_are_listed_for_reading(command: Command) -> None:
    text = command("audit", "list", "--action", "reveal", plain=True)
    assert "個人番号を表示した\t1\t欄: household[0].individual_number、理由: 電話照会のため" in text
    assert text.splitlines()[-1] == "該当 1 件"


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("list", "--action", "reed"), "unknown_log_action"),
        (("list", "--from", "きのう"), "unreadable_day"),
        (("report", "--month", "11月"), "month_unreadable"),
        (("report", "--month", "2026-04", "--out", "report.docx"), "report_format_unknown"),
        (("sign-off", "--month", "2026-04", "--finding", "異常なし"), "month_not_over"),
        (("sign-off", "--month", "2026-03", "--finding", " "), "review_finding_missing"),
    ],
)
def test_a_slip_is_refused_with_a_sentence(command: Command, words: tuple[str, ...], error: str) -> None:
    assert command("audit", *words, code=1)["error"] == error


@pytest.mark.parametrize("who", ["tanto", "kanri"])
def test_the_log_is_the_auditors(command: Command, who: str, tmp_path: Path) -> None:
    for words in (
        ("list",),
        ("export", "--out", str(tmp_path / "log.csv")),
        ("report", "--month", "2026-04"),
        ("sign-off", "--month", "2026-03", "--finding", "異常なし"),
    ):
        assert command("audit", *words, who=who, code=1)["error"] == "not_permitted"
    assert not (tmp_path / "log.csv").exists()


def test_the_log_is_exported_once(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    exported = command("audit", "export", "--out", str(file), "--receipt-no", "1")
    assert exported == {"file": str(file), "count": 3}
    assert "電話照会のため" in file.read_text(encoding="utf-8-sig")
    assert command("audit", "export", "--out", str(file), code=1)["error"] == "export_exists"


def test_a_month_is_reported_signed_off_and_reported_again(
    command: Command, clock: Clock, tmp_path: Path
) -> None:
    clock.at = clock.at.replace(month=5)
    report = command("audit", "report", "--month", "2026-04")
    assert report["over"]
    assert report["counts"]["reveals"] == 1
    assert sum(report["by_day"]) == sum(report["by_hour"]) == report["counts"]["entries"]
    assert (
        sum(sum(actions.values()) for actions in report["by_person"].values()) == report["counts"]["entries"]
    )
    reveal = next(finding for finding in report["findings"] if finding["kind"] == "reveals")
    assert (reveal["login"], reveal["receipt_no"], reveal["title"]) == ("tanto", "1", "個人番号の表示")
    review = command("audit", "sign-off", "--month", "2026-04", "--finding", "異常なし")
    assert review["digest"] == report["digest"]
    again = command("audit", "report", "--month", "2026-04", "--out", str(tmp_path / "report.pdf"))
    assert again["reviews"] == [review]
    assert not again["changed_since"]
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    assert "個人番号の表示\t" in command("audit", "report", "--month", "2026-04", plain=True)


def test_an_administrator_notes_an_address_from_a_file(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "address"
    file.write_text("東京都新宿区西新宿二丁目8番1号\n", encoding="utf-8")
    noted = command("user", "address", "tanto", "--address-file", str(file), who="kanri")
    assert noted == {"login": "tanto", "noted": True}
    assert command("user", "address", "tanto", who="kanri") == {"login": "tanto", "noted": False}
    entry = command("audit", "list", "--action", "user_address")["entries"][0]
    assert entry["detail"] == {"login": "tanto"}


def test_a_text_written_to_a_file_is_an_entry(command: Command, tmp_path: Path) -> None:
    command("correction-text", "1", "--out", str(tmp_path / "補正.txt"), who="tanto")
    (entry,) = command("audit", "list", "--action", "export")["entries"]
    assert (entry["receipt_no"], entry["detail"]) == ("1", {"what": "補正のお願いの文面"})
