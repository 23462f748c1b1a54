"""個人番号: who has no right to them reads none, with the store's files, its database key and Python."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.masking import MASK
from kaigo_desktop.core.model import User
from kaigo_desktop.flow import administer
from kaigo_desktop.flow.compare import compare
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.erase_numbers import erase_numbers
from kaigo_desktop.flow.find import Query, find
from kaigo_desktop.flow.hand_over import hand_over
from kaigo_desktop.flow.readings import readings
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.reveal import reveal
from kaigo_desktop.flow.show import attachment, show
from kaigo_desktop.flow.sign_in import sign_in, sign_out
from kaigo_desktop.store import attachments, file_keys
from kaigo_desktop.ui import clipboard
from tests.making.desks import PASSWORD, Clock
from tests.making.downloads import MOVED_IN, write_zip
from tests.making.plain_pages import pages, rows
from tests.making.wards import CLERK, make_ward

CANARIES = ("987654321093", "246802468020")
PATH = "household[0].individual_number"
ITEMS = MOVED_IN | {
    "世帯員個人番号（１人目）": CANARIES[0],
    "世帯員氏名（２人目）": "新宿　花子",
    "世帯員個人番号（２人目）": "２４６８－０２４６－８０２０",
    "備考": f"番号は {CANARIES[0]}",
}
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
SPELLED = [
    form.encode(encoding)
    for number in CANARIES
    for form in (number, f"{number[:4]}-{number[4:8]}-{number[8:]}", number.translate(WIDE))
    for encoding in ("utf-8", "cp932", "utf-16-le")
]


def leaks(desk: Desk, folder: Path) -> list[str]:
    """Where a canary stands for somebody with every key of `desk`."""
    raw = pages(desk.store)
    assert "新宿　太郎".encode() in raw, "what is not secret is read, or nothing was looked at"
    texts = [row for row in rows(desk.store) if any(number in row for number in CANARIES)]
    files = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    bytes_ = [f"{path.name}" for path, data in files.items() if any(form in data for form in SPELLED)]
    return texts + bytes_ + ["page" for form in SPELLED if form in raw]


@pytest.fixture
def clerk(store_folder: Path, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """The desk of somebody who does everything but see 個人番号."""
    program = make_ward(tmp_path / "ward", clock.now, roles=CLERK)
    admin = sign_in(program, store_folder, "kanri", PASSWORD)
    administer.add_user(admin, User("uketsuke", "受付　五郎", "clerk"), PASSWORD)
    sign_out(admin)
    desk = sign_in(program, store_folder, "uketsuke", PASSWORD)
    yield desk
    desk.store.close()


def test_nothing_readable_is_left_by_a_whole_day_of_work(
    caseworker: Desk, supervisor: Desk, clerk: Desk, tmp_path: Path, qapp: QGuiApplication
) -> None:
    downloads = tmp_path / "downloads"
    receive(caseworker, [write_zip(downloads, "1", ITEMS), write_zip(downloads, "2", ITEMS, "知らない手続")])
    for path in downloads.iterdir():
        path.unlink()
    show(caseworker, "1")
    edit(caseworker, "1", {PATH: CANARIES[1], "household[1].individual_number": CANARIES[0]}, "確認")
    assert reveal(caseworker, "1", PATH, "本人確認") == CANARIES[1]
    assert find(caseworker, Query(CANARIES[0])).total == 1
    readings(caseworker, "1")
    compare(caseworker, "1", "1")
    clipboard.put_number(CANARIES[1])
    clipboard.forget()
    assert qapp.clipboard().text() == ""
    decide(caseworker, "start-review", "1")
    decide(caseworker, "submit", "1", acknowledge=True, override="確認済")
    decide(supervisor, "approve", "1")
    assert hand_over(clerk, "generic-utf8", tmp_path / "out").count == 1
    assert leaks(clerk, tmp_path) == []
    erase_numbers(supervisor, ["1", "2"], "保存期間の満了")
    assert leaks(caseworker, tmp_path) == []


def test_who_may_not_see_numbers_holds_no_key_that_opens_one(
    caseworker: Desk, clerk: Desk, tmp_path: Path
) -> None:
    receive(caseworker, [write_zip(tmp_path, "1", ITEMS)])
    keys = clerk.store.keys
    assert keys.number is None
    assert keys.number_public == caseworker.store.keys.number_public
    with clerk.store.reading() as connection:
        chain = file_keys.Keychain(connection, keys)
        for key_id in file_keys.living(connection, 1):
            with pytest.raises(UserError, match="number_key_needed"):
                chain.opened(key_id)
        kept = attachments.of(connection, 1)
    for file in kept:
        with pytest.raises(UserError, match="number_key_needed"):
            attachments.read(clerk.store, file.id)
        with pytest.raises(UserError, match="not_permitted"):
            attachment(clerk, "1", file.id)
    with pytest.raises(UserError, match="not_permitted"):
        reveal(clerk, "1", PATH, "本人確認")
    assert {file.sha256 for file in show(clerk, "1").attachments} == {""}
    assert find(clerk, Query(CANARIES[0])).total == 0


def test_who_may_not_see_numbers_does_everything_else(
    caseworker: Desk, clerk: Desk, supervisor: Desk, tmp_path: Path
) -> None:
    receive(clerk, [write_zip(tmp_path, "1", ITEMS)])
    case = show(clerk, "1")
    assert [row["individual_number"] for row in case.values["household"]] == [MASK, MASK]  # type: ignore[index]
    assert "individual_number_check_digit" in {problem.rule for problem in case.problems}  # told, unread
    edit(clerk, "1", {PATH: "621498320257", "applicant_phone": "03-0000-9999"}, "聞き取り")
    assert reveal(caseworker, "1", PATH, "本人確認") == "621498320257"
    assert reveal(caseworker, "1", "household[1].individual_number", "本人確認") == CANARIES[1]
    edit(clerk, "1", {PATH: MASK, "applicant_phone": "03-0000-8888"}, "聞き取り")
    assert reveal(caseworker, "1", PATH, "本人確認") == "621498320257"
    decide(clerk, "start-review", "1")
    decide(clerk, "submit", "1", acknowledge=True, override="確認済")
    assert decide(supervisor, "approve", "1").state == "approved"


def test_the_same_numbers_twice_are_told_to_everybody_and_two_keys_are_said_to_be_incomparable(
    caseworker: Desk, clerk: Desk, tmp_path: Path
) -> None:
    twice = ITEMS | {"世帯員個人番号（２人目）": CANARIES[0]}
    receive(caseworker, [write_zip(tmp_path, "1", twice)])
    assert "P1-same-individual-number" in {problem.rule for problem in show(clerk, "1").problems}
    edit(clerk, "1", {"household[1].individual_number": CANARIES[0]}, "聞き取り")
    found = {problem.rule: problem.severity for problem in show(clerk, "1").problems}
    assert "P1-same-individual-number" not in found
    assert found["needs_confirmation"] == "info"


def test_what_a_person_types_is_never_taken_for_a_sealed_number(caseworker: Desk, tmp_path: Path) -> None:
    receive(caseworker, [write_zip(tmp_path, "1", ITEMS)])
    with caseworker.store.reading() as connection:
        kept = str(connection.exec_driver_sql("SELECT entries FROM revision").scalar())
    sealed = kept[kept.index("sealed:1:") :].split('"', maxsplit=1)[0]
    edit(caseworker, "1", {PATH: sealed}, "試し")
    assert reveal(caseworker, "1", PATH, "本人確認") == sealed
    edit(caseworker, "1", {"household[1].individual_number": "erased:"}, "試し")
    assert reveal(caseworker, "1", "household[1].individual_number", "本人確認") == CANARIES[1]
