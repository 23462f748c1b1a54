"""Finding applications by what people type."""

from __future__ import annotations

import itertools
import shutil
import string
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.errors import BugError
from kaigo_desktop.core.text import FOLDS
from kaigo_desktop.store import applications, search
from kaigo_desktop.store.applications import Columns
from kaigo_desktop.store.search import ORDERS, Query
from kaigo_desktop.store.store import Store
from tests.store.conftest import new_application

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kaigo_desktop.core.model import Application
    from tests.store.conftest import Adds, Template

TEXTS = {
    "name": ["佐藤　太郎", "髙﨑 𠮷郎", 'O\'Neill (=;*" AND" -x) \u3000%_'],
    "kana": ["サトウ タロウ", "ｵﾆｰﾙ"],
    "address": ["東京都新宿区西新宿二丁目8番1号　都庁ﾊｲﾂ#101"],
    "number": ["0001234567", "H123456789"],
    "phone": ["03-3209-1111", "+81 90 1234 5678"],
}
NUMBERS = itertools.count(1)
FOLDED = {kind: [FOLDS[kind](text) for text in texts] for kind, texts in TEXTS.items()}


@pytest.fixture(scope="module")
def filled(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:

    folder = shutil.copytree(template.folder, tmp_path_factory.mktemp("filled") / "store")
    store = Store.open(folder, template.keys)
    with store.transaction() as tx:
        applications.add(tx, new_application("0012-345", search=FOLDED))
        for number in range(2, 61):
            columns = Columns(
                kana=f"カナ{number % 7}" if number % 5 else "",
                due_on=f"2026-05-{number % 20 + 1:02d}",
                born_on=f"19{number % 40 + 20}-01-01" if number % 6 else "",
                errors=int(number % 9 == 0),
                warnings=number % 4 % 3,
            )
            applications.add(
                tx,
                new_application(
                    f"{number:06d}",
                    search={"name": [f"鈴木{number}"]},
                    state="received" if number % 2 else "approved",
                    procedure="insured_card" if number % 3 else "qualification",
                    received_at=f"2026-{number % 12 + 1:02d}-15T10:00:00",
                    columns=columns,
                ),
            )
    yield store
    store.close()


def find(store: Store, text: str, **more: Any) -> list[int]:
    with store.reading() as connection:
        return search.ids(connection, Query(text=text, **more))


@pytest.mark.parametrize(
    "typed",
    [
        "佐藤", "藤", "佐", "郎", "佐藤太郎", "佐藤 太郎", "太郎 佐藤", "高崎", "髙﨑", "吉郎", "𠮷",
        "サトウ", "さとう", "ｻﾄｳ", "ウ", "オニール", "西新宿2-8-1", "西新宿二丁目", "西新宿２－８－１",
        "都庁ハイツ", "101", "0001234567", "000123", "4567", "h123456789", "H123", "03-3209-1111",
        "0332091111", "3209-1111", "1111", "090-1234-5678", "0012345", "0012-345", "345", "佐藤 西新宿",
        "佐藤 0001234567 サトウ", "o'neill", "O'N", "(=", '" and', "*", "%_", '=;*"AND"-x)', "氏名:佐藤",
        "氏名：佐藤", "カナ:サトウ", "住所:新宿", "番号:0001234567", "電話:0332091111", "受付番号:0012345",
        "name:佐藤",
    ],
)  # fmt: skip
def test_what_stands_in_an_application_finds_it(filled: Store, typed: str) -> None:
    assert find(filled, typed) == [1]


@pytest.mark.parametrize(
    "typed",
    [
        "山田", "佐郎", "藤佐", "佐藤 山田", "太佐", "12345679", "9999", "3209", "氏名:サトーX",
        "氏名:西新宿", "住所:佐藤", "番号:03-3209", "新宿佐藤", "佐藤太郎x", "・", "　・ ー",
        "電話:0001234567", "受付番号:0001234567", "000123456789",
    ],
)  # fmt: skip
def test_what_does_not_stand_in_an_application_does_not_find_it(filled: Store, typed: str) -> None:
    assert 1 not in find(filled, typed)


def test_pairs_that_stand_apart_do_not_make_a_word(store: Store, add: Adds) -> None:
    with store.transaction() as tx:
        add(tx, "1", search={"name": ["山田川", "田川上"]})
    assert find(store, "山田川上") == []
    assert find(store, "山田川") == [1]


def test_blank_text_is_no_filter(filled: Store) -> None:
    assert len(find(filled, "  　 ")) == 60


@given(st.text(max_size=12))
def test_no_text_whatever_breaks_the_search(filled: Store, typed: str) -> None:
    find(filled, typed)


@given(st.text(alphabet=string.punctuation + "あ佐1a \t\0\x7f", max_size=8))
def test_no_punctuation_breaks_the_search(filled: Store, typed: str) -> None:
    find(filled, typed)
    find(filled, "氏名:" + typed)


@given(st.sampled_from(["\ud800", "佐\udfff藤"]))
def test_half_a_character_from_the_command_line_breaks_nothing(filled: Store, typed: str) -> None:
    find(filled, typed)


@given(
    st.lists(
        st.text(alphabet="佐藤高髙橋槗太郎㈱カサ-'\"*()﹙^:+ab1", min_size=1, max_size=9),
        min_size=1,
        max_size=3,
    ),
    st.integers(0, 8),
    st.integers(1, 9),
    st.integers(0, 2),
)
def test_every_part_of_a_kept_name_finds_it_and_only_parts_do(
    store_of_one: Store, names: list[str], start: int, length: int, which: int
) -> None:
    folded = [FOLDS["name"](name) for name in names]

    part = folded[which % len(folded)][start : start + length]
    with store_of_one.transaction() as tx:
        app_id = applications.add(
            tx, new_application(f"x{next(NUMBERS)}", search={"name": folded, "written": names})
        ).application
        if part and "-" not in part:
            assert app_id in search.ids(tx, Query(text="氏名:" + part))
        missing = "氏名:" + part + "橋佐"
        assert (app_id in search.ids(tx, Query(text=missing))) == any(
            FOLDS["name"](part + "橋佐") in name for name in folded
        )


@pytest.fixture(scope="module")
def store_of_one(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = shutil.copytree(template.folder, tmp_path_factory.mktemp("one") / "store")
    store = Store.open(folder, template.keys)
    yield store
    store.close()


def test_filters_narrow_what_is_found(filled: Store) -> None:
    with filled.reading() as connection:
        rows = search.rows(connection, search.ids(connection, Query()))
        expected = [
            row.id
            for row in rows
            if row.state == "received"
            and row.procedure == "insured_card"
            and "2026-03" <= row.received_at < "2026-07"
        ]
        query = Query(procedures=("insured_card",), states=("received",), from_="2026-03-01", to="2026-06-30")
        assert search.ids(connection, query) == expected
        assert search.total(connection, query) == len(expected) > 0
        either = Query(procedures=("insured_card", "qualification"), states=("received",))
        assert len(search.ids(connection, either)) == sum(row.state == "received" for row in rows)
        assert search.ids(connection, Query(from_="2026-03-15", to="2026-03-15")) != []
        assert search.ids(connection, Query(from_="2026-03", to="2026-03")) != []
        both = search.ids(connection, Query(text="鈴木", states=("received", "approved")))
        assert len(both) == 59


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("text", ["", "鈴木"])
def test_every_order_sorts_everything_with_empty_cells_last(
    filled: Store, order: str, descending: bool, text: str
) -> None:
    keys: dict[str, Callable[[Application], str | int]] = {
        "newest": lambda row: row.id,
        "received": lambda row: row.received_at,
        "born_on": lambda row: row.born_on,
        "problems": lambda row: row.errors * 1000 + row.warnings,
        "kana": lambda row: FOLDS["kana"](row.kana),
        "due": lambda row: row.due_on,
        "name": lambda row: FOLDS["kana"](row.kana),
        "insured_no": lambda row: row.insured_no,
        "receipt_no": lambda row: row.receipt_no,
        "procedure": lambda row: row.procedure,
        "state": lambda row: row.state,
        "assignee": lambda row: row.assignee,
    }
    key = keys[order]
    with filled.reading() as connection:
        query = Query(text=text, order=order, descending=descending)
        found = search.ids(connection, query)
        rows = search.rows(connection, found)
        full = sorted(
            (row for row in rows if key(row)), key=lambda row: (key(row), row.id), reverse=descending
        )
        empty = sorted((row for row in rows if not key(row)), key=lambda row: row.id, reverse=descending)
        assert [row.id for row in rows] == [row.id for row in (*full, *empty)] == found
        assert len(found) == (59 if text else 60)
        for limit in (0, 1, 10, len(full), len(full) + 1, 100):
            assert search.ids(connection, query, limit) == found[:limit]


def test_an_unknown_order_is_our_mistake(filled: Store) -> None:
    with pytest.raises(BugError):
        find(filled, "", order="colour")


def test_counting_stops_at_the_cap(filled: Store) -> None:
    with filled.reading() as connection:
        assert search.total(connection, Query(), cap=10) == 10
        assert search.total(connection, Query(text="鈴木"), cap=10) == 10
        assert search.total(connection, Query(text="鈴木")) == 59


def test_rows_come_in_the_order_they_are_asked_for(filled: Store) -> None:
    with filled.reading() as connection:
        assert [row.id for row in search.rows(connection, [5, 999, 3, 5])] == [5, 3, 5]
        assert search.rows(connection, []) == []
