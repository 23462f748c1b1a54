"""A ward that keeps no 個人番号: they are dropped where they come in, and that is recorded."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kaigo_desktop.core.sealed import DROPPED
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import attachment, show
from kaigo_desktop.flow.sign_in import sign_in
from kaigo_desktop.store import attachments, audit
from tests.making.desks import PASSWORD, Clock
from tests.making.downloads import MOVED_IN, PDF, PNG, write_zip
from tests.making.plain_pages import pages, rows
from tests.making.wards import make_ward

NUMBER = "123456789018"
PATH = "household[0].individual_number"
ITEMS = MOVED_IN | {
    "世帯員個人番号（１人目）": "1234－5678－9018",
    "届出人住所": "東京都新宿区 123456789018 号",
    "マイナンバーの控え": "１２３４５６７８９０１８",
}


@pytest.fixture
def dropping(store_folder: Path, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """A caseworker's desk in a ward that drops 個人番号."""
    program = make_ward(tmp_path / "ward", clock.now, individual_numbers="drop")
    desk = sign_in(program, store_folder, "tanto", PASSWORD)
    yield desk
    desk.store.close()


def everything(desk: Desk) -> str:
    """Every row, every page, and every kept file opened with every key there is."""
    with desk.store.reading() as connection:
        numbers = connection.exec_driver_sql("SELECT id FROM attachment").scalars().all()
    files = [attachments.read(desk.store, number).decode("utf-8", "replace") for number in numbers]
    return "\n".join([*rows(desk.store), *files, pages(desk.store).decode("utf-8", "replace")])


def test_no_number_is_kept_anywhere_in_any_spelling(dropping: Desk, tmp_path: Path) -> None:
    receive(
        dropping, [write_zip(tmp_path / "in", "1", ITEMS), write_zip(tmp_path / "in", "2", ITEMS, "知らない")]
    )
    edit(
        dropping, "1", {"household[1].individual_number": NUMBER, "household[1].name": "新宿　花子"}, "聞取り"
    )
    kept = everything(dropping)
    assert "新宿　太郎" in kept
    for spelled in (NUMBER, "1234-5678-9018", "1234－5678－9018", "１２３４５６７８９０１８"):
        assert spelled not in kept


def test_a_dropped_number_counts_as_given_and_is_told_on_the_case(dropping: Desk, tmp_path: Path) -> None:
    receive(dropping, [write_zip(tmp_path / "in", "1", ITEMS)])
    case = show(dropping, "1")
    assert case.values["household"][0]["individual_number"] == DROPPED  # type: ignore[index]
    assert case.values["applicant_address"] == "東京都新宿区 ************ 号"
    assert [item.value for item in case.revision.unmapped] == ["取込時に消去"]
    assert not {problem.field for problem in case.problems if problem.severity == "error"} & {PATH}
    assert case.history[0].comment == (
        "個人番号を取込時に消去しました(番号2件、番号を消した写し1件、保存しない原本1件)。"
    )
    with dropping.store.reading() as connection:
        detail = next(e.detail for e in audit.entries(connection) if e.action == "receive")
    assert (detail["numbers_dropped"], detail["originals_redacted"], detail["originals_left_out"]) == (
        2,
        1,
        1,
    )
    decide(dropping, "start-review", "1")
    assert decide(dropping, "submit", "1", acknowledge=True).state == "pending_approval"


def test_forms_are_not_kept_attachments_are_and_the_rest_is_a_redacted_copy(
    dropping: Desk, tmp_path: Path
) -> None:
    receive(dropping, [write_zip(tmp_path / "in", "1", ITEMS, files={"a.pdf": PDF, "Attachment/b.png": PNG})])
    kept = {file.role: file for file in show(dropping, "1").attachments}
    assert set(kept) == {"application", "attachment"}
    assert attachment(dropping, "1", kept["attachment"].id) == PNG
    copy = attachment(dropping, "1", kept["application"].id).decode()
    assert copy.count("************") == 3
    assert "新宿　太郎" in copy


def test_an_original_that_may_still_hold_the_number_is_not_kept(dropping: Desk, tmp_path: Path) -> None:
    split = ITEMS | {"備考": ["1234", "5678", "9018"]}
    receive(dropping, [write_zip(tmp_path / "in", "1", split)])
    assert {file.role for file in show(dropping, "1").attachments} == {"attachment"}


def test_the_same_download_again_is_known(dropping: Desk, tmp_path: Path) -> None:
    file = write_zip(tmp_path / "in", "1", ITEMS)
    assert receive(dropping, [file]).counts["received"] == 1
    assert receive(dropping, [file]).counts["duplicate"] == 1
    changed = write_zip(tmp_path / "more", "1", ITEMS | {"届出人氏名": "新宿　次郎"})
    assert receive(dropping, [changed]).counts["revised"] == 1
