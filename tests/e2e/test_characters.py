"""Names in 文字情報基盤 characters go from the download to the hand-over without one code point changed."""

import csv
import io
import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.find import Query, find
from kaigo_desktop.flow.hand_over import hand_over, preview
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from tests.making.approving import approve
from tests.making.downloads import MOVED_IN, QUALIFICATION, Parts
from tests.making.layouts import WRITERS
from tests.making.mj_names import PRIVATE, SELECTORS, make_name

COUNT = 12
KINDS = {
    "IVS": set(SELECTORS),
    "互換漢字": {"\ufa10", "\ufa19", "\ufa26"},
    "𠮷": {"𠮷"},
    "外字": set(PRIVATE),
}


def household(names: list[str]) -> dict[str, Parts]:
    """The items of a move into the ward with these members, the first one applying."""
    items: dict[str, Parts] = {key: value for key, value in MOVED_IN.items() if "人目" not in key}
    items |= {"届出人氏名": names[0], "新住所": f"東京都新宿区\ufa19楽坂1-1 {names[0]}方"}
    for number, name in enumerate(names, 1):
        items |= {
            f"世帯員氏名（{number}人目）": name,
            f"世帯員氏名(フリガナ)（{number}人目）": "カクウ　ヒト",
            f"世帯員生年月日（{number}人目）": f"昭和{20 + number}年1月2日",
            f"世帯員続柄（{number}人目）": "子" if number > 1 else "世帯主",
        }
    return items


@pytest.fixture(params=sorted(WRITERS))
def families(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, list[str]]:
    """Downloads in one layout: 受付番号 → names of the household as they were written into it."""
    layout: str = request.param
    rng = random.Random(layout)
    made: dict[str, list[str]] = {}
    for number in range(COUNT):
        receipt_no = f"{number:016d}"
        made[receipt_no] = [make_name(rng) for _ in range(rng.randint(1, 3))]
        folder = tmp_path / "in" / str(number)
        folder.mkdir(parents=True)
        WRITERS[layout](folder, receipt_no, QUALIFICATION, household(made[receipt_no]))
    text = "".join(name for names in made.values() for name in names)
    assert [kind for kind, chars in KINDS.items() if not chars & set(text)] == []
    assert unicodedata.normalize("NFC", text) != text
    return made


def take_in(desk: Desk, folder: Path) -> None:
    received = receive(desk, [path for each in sorted(folder.iterdir()) for path in downloads_of(each)])
    assert received.counts["received"] == COUNT, received.files


def downloads_of(folder: Path) -> Iterator[Path]:
    """What was written for one application; a folder beside a list holds its attachments only."""
    files = sorted(path for path in folder.iterdir() if path.is_file())
    yield from files or sorted(folder.iterdir())


def names_in_store(desk: Desk, receipt_no: str) -> list[str]:
    values = show(desk, receipt_no).values
    rows = [row for row in values["household"] if isinstance(row, dict)]
    return [str(values["applicant_name"]), *(row["name"] for row in rows)]


def column(folder: Path, pattern: str, name: str) -> dict[str, list[bytes]]:
    """受付番号 → the bytes of a column in the order of the rows."""
    (file,) = folder.glob(pattern)
    found: dict[str, list[bytes]] = {}
    for row in csv.DictReader(io.StringIO(file.read_bytes().decode(), newline="")):
        found.setdefault(row["受付番号"], []).append(row[name].encode())
    return found


def test_names_survive_from_file_to_hand_over_byte_for_byte(
    families: dict[str, list[str]], caseworker: Desk, supervisor: Desk, tmp_path: Path
) -> None:
    take_in(caseworker, tmp_path / "in")
    rng = random.Random(7)
    for receipt_no, names in families.items():
        assert names_in_store(caseworker, receipt_no) == [names[0], *names]
        names[0] = make_name(rng)
        changes = {"applicant_name": names[0], "household[0].name": names[0]}
        edit(caseworker, receipt_no, dict(changes), "本人に確認")
        assert names_in_store(caseworker, receipt_no) == [names[0], *names]
        approve(caseworker, supervisor, receipt_no)
        assert names_in_store(supervisor, receipt_no) == [names[0], *names]
    assert not preview(caseworker, "generic-utf8").is_stopped
    assert hand_over(caseworker, "generic-utf8", tmp_path / "out").count == COUNT
    applicants = column(tmp_path / "out", "qualification_2*.csv", "届出人氏名")
    members = column(tmp_path / "out", "qualification_household_*.csv", "世帯員氏名")
    assert applicants == {receipt_no: [names[0].encode()] for receipt_no, names in families.items()}
    assert members == {
        receipt_no: [name.encode() for name in names] for receipt_no, names in families.items()
    }


def test_what_was_sent_is_shown_and_found_beside_what_stands_now(
    families: dict[str, list[str]], caseworker: Desk, tmp_path: Path
) -> None:
    take_in(caseworker, tmp_path / "in")
    for receipt_no, names in families.items():
        edit(caseworker, receipt_no, {"applicant_name": "架空　太郎"}, "本人に確認")
        assert show(caseworker, receipt_no).original["applicant_name"] == names[0]
        (word, *_rest) = names[0].split()
        found = {row.receipt_no for row in find(caseworker, Query(text=word)).rows}
        assert receipt_no in found, word


def test_an_encoding_that_lacks_a_character_names_every_one_and_writes_nothing(
    families: dict[str, list[str]], caseworker: Desk, supervisor: Desk, tmp_path: Path
) -> None:
    take_in(caseworker, tmp_path / "in")
    for receipt_no in families:
        approve(caseworker, supervisor, receipt_no)
    ahead = preview(caseworker, "generic-cp932")
    stopped = hand_over(caseworker, "generic-cp932", tmp_path / "out")
    assert stopped.losses == ahead.losses
    assert not (tmp_path / "out").exists()
    told = {(receipt_no, field) for receipt_no, field, _ in ahead.losses}
    wanted = {
        (receipt_no, f"household[{row}].name")
        for receipt_no, names in families.items()
        for row, name in enumerate(names)
        if not survives(name)
    }
    assert {place for place in told if place[1].startswith("household")} == wanted
    assert wanted


def survives(name: str) -> bool:
    """Whether cp932 holds a name."""
    return name.encode("cp932", "ignore").decode("cp932") == name
