"""A store whose full-text index listed every name by its key finds and ranks as one made today."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kaigo_desktop.core.text import FOLDS
from kaigo_desktop.store import applications, search
from kaigo_desktop.store.search import WRITTEN, Query
from kaigo_desktop.store.store import Store
from tests.store.conftest import new_application

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.conftest import ProgramOf, Template

NAMES = {
    "01": (["髙橋　一郎"], "v高 v高橋 x髙 x髙橋 n高橋 n橋一 n一郎 n郎"),
    "02": (["高橋　一郎"], "n高橋 n橋一 n一郎 n郎"),
    "03": (
        ["髙橋　花子", "高橋　太郎"],
        "v高 v高橋 x髙 x髙橋 x高 x高橋 n高橋 n橋花 n花子 n子 n橋太 n太郎 n郎",
    ),
    "04": (["高槗　一郎"], "v橋 v橋一 v高橋 x槗 x高槗 x槗一 n高橋 n橋一 n一郎 n郎"),
    "05": (["辻\U000e0100　光"], "v辻 v辻光 x辻\U000e0100 x辻\U000e0100光 n辻光 n光"),
    "06": (["辻　光"], "n辻光 n光"),
    "07": (["神山　實"], "v実 v山実 x實 x山實 n神山 n山実 n実"),
    "08": (["高橋　一郎", "髙田　三郎"], "v高 v高田 x高 x髙 x髙田 n高橋 n橋一 n一郎 n郎 n高田 n田三 n三郎"),
    "09": (["サクラ　髙子"], "vラ高 v高 v高子 x髙 xラ髙 x髙子 nサク nクラ nラ高 n高子 n子"),
    "10": (["さくら　高子"], "nサク nクラ nラ高 n高子 n子"),
}
"""受付番号 → names, and their words in the index as they were until 0013."""

TYPED = (
    "髙橋", "高橋", "高槗", "髙橋一郎", "高橋一郎", "髙", "高", "橋", "辻", "辻\U000e0100", "神山", "神山實",
    "山", "実", "實", "髙田", "高田", "さくら", "ラ", "ラ髙", "さくら髙子", "高子", "子", "郎", "橋太",
    "氏名:髙橋 一郎", "田三郎",
)  # fmt: skip


def write(store: Store, *, as_before: bool) -> None:
    """The applications of NAMES, indexed as they were then or as they are now."""
    words: applications.Words = []
    with store.transaction() as tx:
        for receipt_no, (names, _) in NAMES.items():
            texts = {"name": [FOLDS["name"](name) for name in names], WRITTEN: names}
            applications.add(tx, new_application(receipt_no, search=texts), words)
        if as_before:
            before = zip(words, NAMES.values(), strict=True)
            words = [(app_id, folded, then) for (app_id, folded, _), (_, then) in before]
        applications.add_words(tx, words)


@pytest.fixture
def wanted(tmp_path: Path, template: Template) -> dict[str, list[int]]:
    """What is found in a store made now."""
    new = Store.open(shutil.copytree(template.folder, tmp_path / "new"), template.keys)
    write(new, as_before=False)
    found = all_found(new)
    new.close()
    return found


def all_found(store: Store) -> dict[str, list[int]]:
    with store.reading() as connection:
        return {typed: search.ids(connection, Query(text=typed)) for typed in TYPED}


@pytest.mark.parametrize("version", ["0008", "0009", "0013"])
def test_names_of_an_older_store_are_found_in_the_same_order(
    tmp_path: Path,
    template: Template,
    program_of: ProgramOf,
    wanted: dict[str, list[int]],
    version: str,
) -> None:
    with program_of(version):
        old = Store.create(tmp_path / "old", template.keys)
        write(old, as_before=True)
        assert all_found(old) != wanted  # the words of then don't say it to the questions of now
        old.close()
    store = Store.open(tmp_path / "old", template.keys)
    assert all_found(store) == wanted
    with store.reading() as connection:
        left = "SELECT count(*) FROM sqlite_master WHERE name LIKE 'search_before%'"
        assert connection.exec_driver_sql(left).scalar() == 0
    store.close()
