"""What was typed and not saved waits in the store for the same person, without any 個人番号."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.drafts import drop_draft, find_draft, keep_draft
from kaigo_desktop.flow.receive import receive
from tests.making.downloads import write_zip

NUMBER = "123456789018"


@pytest.fixture
def received(caseworker: Desk, tmp_path: Path) -> Desk:
    receive(caseworker, [write_zip(tmp_path / "downloads", "1")])
    return caseworker


def test_a_draft_comes_back_to_its_owner_alone_until_it_is_dropped(
    received: Desk, open_desk: Callable[[str], Desk]
) -> None:
    changes = {"applicant_phone": "03-0000-7777", "household[0].name": "新宿　花子"}
    keep_draft(received, "1", 1, changes, "電話で確認")
    assert find_draft(open_desk("tanto2"), "1") is None
    draft = find_draft(received, "1")
    assert draft is not None
    assert (draft.changes, draft.reason, draft.version, draft.left_out) == (changes, "電話で確認", 1, 0)
    drop_draft(open_desk("tanto2"), "1")
    assert find_draft(received, "1") == draft
    drop_draft(received, "1")
    assert find_draft(received, "1") is None


def test_a_later_draft_takes_the_place_of_the_earlier(received: Desk) -> None:
    keep_draft(received, "1", 1, {"applicant_phone": "03-0000-0001"})
    keep_draft(received, "1", 1, {"applicant_phone": "03-0000-0002"})
    draft = find_draft(received, "1")
    assert draft is not None
    assert draft.changes == {"applicant_phone": "03-0000-0002"}


def test_numbers_are_left_out_and_counted(received: Desk) -> None:
    changes = {"household[0].individual_number": NUMBER, "applicant_phone": "03-0000-7777"}
    keep_draft(received, "1", 1, changes)
    with received.store.reading() as connection:
        kept = connection.exec_driver_sql("SELECT content FROM draft").scalar()
    assert NUMBER not in str(kept)
    draft = find_draft(received, "1")
    assert draft is not None
    assert (draft.left_out, list(draft.changes)) == (1, ["applicant_phone"])


def test_who_may_not_edit_keeps_no_draft(received: Desk, open_desk: Callable[[str], Desk]) -> None:
    assert received.user.login == "tanto"
    with pytest.raises(UserError, match="not_permitted"):
        keep_draft(open_desk("kansa"), "1", 1, {"applicant_phone": "1"})
