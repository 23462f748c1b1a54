"""Looking ahead of an intake: it says what the intake will do, for every kind, and leaves nothing behind."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk, Progress, Received
from kaigo_desktop.flow.layouts import save_layout
from kaigo_desktop.flow.look_ahead_receive import look_ahead_receive
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.sign_in import sign_in
from tests.making.desks import PASSWORD, Clock
from tests.making.downloads import MOVED_IN, write_zip
from tests.making.ward_form import ITEMS, TITLE, mapped
from tests.making.wards import make_ward

OpenDesk = Callable[[str], Desk]
OTHER_NAME = MOVED_IN | {"届出人氏名": "新宿　次郎"}


def told(result: Received) -> list[tuple[str, str, str, str | None]]:
    return [(file.path, file.receipt_no, file.outcome, file.reason) for file in result.files]


def drop_of_every_kind(folder: Path) -> Path:
    """One download of each kind, and numbers that come twice in the same drop."""
    write_zip(folder, "10", name="01_new.zip")
    write_zip(folder, "11", name="11_20260330101500.zip")
    write_zip(folder, "12", OTHER_NAME, name="12_20260330101500.zip")
    write_zip(folder, "13", title="知らない手続", name="13_20260330101500.zip")
    write_zip(folder / "more", "13", title="知らない手続", name="13_20260330101500.zip")
    (folder / "14.zip").write_bytes(b"PK\3\4 broken")
    (folder / "15.zip").write_bytes(b"")
    for name, items in (("16_20260330101500", MOVED_IN), ("16_20260330101501", OTHER_NAME)):
        write_zip(folder, "16", items, name=f"{name}.zip")
    for name in ("17_20260330101500", "17_20260330101501"):
        write_zip(
            folder, "17", {"届出人氏名": "個人番号のない申請"}, "知らない手続", name=f"{name}.zip", files={}
        )
    return folder


def store_of_every_kind(desk: Desk, supervisor: Desk, folder: Path) -> None:
    for number in ("11", "12"):
        receive(desk, [write_zip(folder, number, name=f"{number}_20260330101500.zip")])
    decide(desk, "start-review", "12")
    decide(desk, "submit", "12", acknowledge=True)
    decide(supervisor, "approve", "12")


@pytest.mark.parametrize("login", ["tanto", "shonin"])
def test_the_look_ahead_and_the_intake_agree_for_every_kind(
    open_desk: OpenDesk, login: str, tmp_path: Path
) -> None:
    store_of_every_kind(open_desk("tanto"), open_desk("shonin"), tmp_path / "before")
    desk, folder = open_desk(login), drop_of_every_kind(tmp_path / "in")
    ahead = look_ahead_receive(desk, [folder])
    assert told(ahead) == told(receive(desk, [folder]))
    assert {file.outcome for file in ahead.files} == {"received", "revised", "duplicate", "held", "refused"}
    assert all(file.message.endswith("。") for file in ahead.files)


def test_after_the_intake_the_same_drop_is_seen_to_change_nothing(caseworker: Desk, tmp_path: Path) -> None:
    folder = drop_of_every_kind(tmp_path / "in")
    receive(caseworker, [folder])
    ahead = look_ahead_receive(caseworker, [folder])
    assert told(ahead) == told(receive(caseworker, [folder]))


def test_a_held_application_that_can_be_read_by_now_is_seen_as_new(
    open_desk: OpenDesk, tmp_path: Path
) -> None:
    desk, admin = open_desk("tanto"), open_desk("kanri")
    sample = write_zip(tmp_path / "in", "7", ITEMS, TITLE)
    receive(desk, [sample])
    save_layout(admin, mapped(admin, sample), "区の様式に合わせる")
    ahead = look_ahead_receive(desk, [sample])
    assert [file.outcome for file in ahead.files] == ["received"]
    assert told(ahead) == told(receive(desk, [sample]))


def test_where_the_ward_drops_individual_numbers_both_agree_too(
    store_folder: Path, clock: Clock, tmp_path: Path
) -> None:
    program = make_ward(tmp_path / "ward", clock.now, individual_numbers="drop")
    desk = sign_in(program, store_folder, "tanto", PASSWORD)
    try:
        receive(desk, [write_zip(tmp_path / "before", "11", name="11_20260330101500.zip")])
        folder = drop_of_every_kind(tmp_path / "in")
        ahead = look_ahead_receive(desk, [folder])
        assert told(ahead) == told(receive(desk, [folder]))
        assert "duplicate" in {file.outcome for file in ahead.files}
    finally:
        desk.store.close()


def test_an_approval_that_would_be_withdrawn_is_said(
    caseworker: Desk, supervisor: Desk, tmp_path: Path
) -> None:
    store_of_every_kind(caseworker, supervisor, tmp_path / "before")
    ahead = look_ahead_receive(caseworker, [write_zip(tmp_path / "in", "12", OTHER_NAME)])
    assert "承認は取り消されます" in ahead.files[0].message


def test_looking_ahead_leaves_no_trace(caseworker: Desk, tmp_path: Path) -> None:
    def everything() -> tuple[dict[str, int], list[str]]:
        with caseworker.store.reading() as connection:
            tables = connection.exec_driver_sql(
                "SELECT name FROM sqlite_schema WHERE type = 'table'"
            ).scalars()
            counts = {
                name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()  # noqa: S608
                for name in tables.all()
            }
        return counts, sorted(file.name for file in caseworker.store.folder.iterdir())

    receive(caseworker, [write_zip(tmp_path / "before", "11", name="11_20260330101500.zip")])
    before = everything()
    look_ahead_receive(caseworker, [drop_of_every_kind(tmp_path / "in")])
    assert everything() == before


def test_a_look_ahead_can_be_cut_short(caseworker: Desk, tmp_path: Path) -> None:
    for number in range(5):
        write_zip(tmp_path / "in", str(number))
    seen: list[Progress] = []
    ahead = look_ahead_receive(caseworker, [tmp_path / "in"], seen.append, lambda: len(seen) > 2)
    assert ahead.cancelled
    assert 0 < len(ahead.files) < 5


def test_only_who_may_receive_may_look_ahead(open_desk: OpenDesk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not_permitted"):
        look_ahead_receive(open_desk("kansa"), [write_zip(tmp_path, "1")])
