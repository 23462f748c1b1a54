"""Names written as typed come before those that only have the same key; nothing else changes its place."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.text import FOLDS
from kaigo_desktop.store import applications, search
from kaigo_desktop.store.search import WRITTEN, Query
from kaigo_desktop.store.search_tokens import tokens
from kaigo_desktop.store.store import Store
from tests.store.conftest import new_application

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.store.conftest import Template

PEOPLE: tuple[tuple[str, Sequence[str]], ...] = (
    ("01", ["髙橋　一郎"]),
    ("02", ["高橋　一郎"]),
    ("03", ["髙橋　花子", "高橋　太郎"]),
    ("04", ["高槗　一郎"]),
    ("05", ["辻\U000e0100　光"]),
    ("06", ["辻　光"]),
    ("07", ["\ufa19山　実"]),
    ("08", ["神山　實"]),
    ("09", ["高橋　一郎", "髙田　三郎"]),
    ("10", ["髙橋　一郎"]),
    ("11", ["さくら　高子"]),
    ("12", ["サクラ　髙子"]),
)
"""受付番号 → names, in order of receipt."""


@pytest.fixture(scope="module")
def filled(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = shutil.copytree(template.folder, tmp_path_factory.mktemp("ranked") / "store")
    store = Store.open(folder, template.keys)
    with store.transaction() as tx:
        for receipt_no, names in PEOPLE:
            texts = {"name": [FOLDS["name"](name) for name in names], WRITTEN: list(names)}
            texts["address"] = [FOLDS["address"]("新宿区高橋町一丁目")] if receipt_no == "06" else []
            state = "approved" if receipt_no == "10" else "received"
            applications.add(tx, new_application(receipt_no, search=texts, state=state))
    yield store
    store.close()


def found(store: Store, query: Query, limit: int | None = None) -> list[str]:
    with store.reading() as connection:
        ids = search.ids(connection, query, limit)
        assert search.total(connection, query) == len(search.ids(connection, query))
        return [row.receipt_no for row in search.rows(connection, ids)]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("髙橋", "10 03 01 09 06 04 02"),
        ("高橋", "09 06 03 02 10 04 01"),
        ("高槗", "04 10 09 06 03 02 01"),
        ("髙橋一郎", "10 01 09 04 02"),
        ("高橋一郎", "09 02 10 04 01"),
        ("氏名:髙橋 一郎", "10 01 09 04 02"),
        ("髙", "12 10 09 03 01 11 06 04 02"),
        ("辻", "06 05"),
        ("辻\U000e0100", "05 06"),
        ("\ufa19山", "07 08"),
        ("神山", "08 07"),
        ("神山實", "08 07"),
        ("さくら", "12 11"),
        ("住所:高橋", "06"),
        ("一郎", "10 09 04 02 01"),
    ],
)
def test_exact_matches_come_first_and_each_part_newest_first(filled: Store, typed: str, wanted: str) -> None:
    assert found(filled, Query(text=typed)) == wanted.split()


@pytest.mark.parametrize("typed", ["髙橋", "高橋", "髙", "高橋一郎"])
def test_the_first_ones_are_the_beginning_of_all(filled: Store, typed: str) -> None:
    whole = found(filled, Query(text=typed))
    for limit in range(len(whole) + 2):
        assert found(filled, Query(text=typed), limit) == whole[:limit]


def test_filters_hold_for_exact_matches_too(filled: Store) -> None:
    received = Query(text="髙橋", states=("received",))
    assert found(filled, received) == ["03", "01", "09", "06", "04", "02"]
    assert found(filled, Query(text="髙橋", descending=False))[:3] == ["01", "03", "10"]


def test_other_orders_keep_their_own(filled: Store) -> None:
    by_number = found(filled, Query(text="髙橋", order="receipt_no", descending=False))
    assert by_number == ["01", "02", "03", "04", "06", "09", "10"]


def test_only_names_that_are_not_their_own_key_make_the_index_larger() -> None:
    plain = {"name": [FOLDS["name"]("佐藤　花子")]}
    assert tokens(plain | {WRITTEN: ["佐藤　花子"]}) == tokens(plain)
    kana = {"name": [FOLDS["name"]("シャア　きくよ")]}
    assert tokens(kana | {WRITTEN: ["シャア　きくよ"]}) == tokens(kana)


@given(st.text(st.sampled_from('髙高橋槗辻\U000e0100\ufa19神 　aＡ"*()-ー゛さサ氏名:'), max_size=8))
def test_ranking_loses_nothing_and_finds_nothing_else(filled: Store, typed: str) -> None:
    ranked = found(filled, Query(text=typed))
    unranked = found(filled, Query(text=typed, order="receipt_no", descending=False))
    assert sorted(ranked) == unranked
