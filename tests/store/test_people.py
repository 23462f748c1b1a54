"""Who applications are about: found by keys, indexed anew when values change, and from older stores."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from kaigo_desktop.core.people import Person
from kaigo_desktop.store import applications, people, settlements
from kaigo_desktop.store.applications import Columns
from kaigo_desktop.store.people_tables import person_key
from kaigo_desktop.store.settlements import Settlement
from kaigo_desktop.store.store import Store
from kaigo_desktop.store.verify import verify
from tests.making.rules import RULES
from tests.store.conftest import new_keyring

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from tests.store.conftest import Adds, ProgramOf

HANAKO = Person(
    0,
    "新宿 花子",
    "シンジユク ハナコ",
    "1945-03-12",
    "0012345678",
    ("0300001234", "0300005678"),
    ("西新宿2-8-1",),
)
TARO = Person(1, "新宿 太郎", "シンジユク タロウ", "1940", "", (), ("西新宿2-8-1", "四谷1-1"))
OTHER = Person(0, "四谷 進", "ヨツヤ ススム", "1950-01-01", "0087654321")


def test_people_come_back_as_they_were_kept(store: Store, add: Adds) -> None:
    with store.transaction() as tx:
        both = add(tx, "1", about=[HANAKO, TARO])
        other = add(tx, "2", about=[OTHER])
        nobody = add(tx, "3")
    with store.reading() as connection:
        assert people.of(connection, [nobody, other, both]) == {both: [HANAKO, TARO], other: [OTHER]}
    assert {found.message for found in verify(store, RULES).problems} == {
        "verify_revision_log"
    }  # no log here


@pytest.mark.parametrize(
    "asked",
    [
        replace(OTHER, insured_no="0012345678"),
        replace(OTHER, born_on="1945-12-03"),
        replace(OTHER, kana="シンジユクタロウ"),
        replace(OTHER, name="新宿花子"),
        replace(OTHER, phones=("0399999999", "0300005678")),
    ],
)
def test_an_application_is_found_by_every_key_of_everybody_in_it(
    store: Store, add: Adds, asked: Person
) -> None:
    with store.transaction() as tx:
        found = add(tx, "1", about=[HANAKO, TARO])
        add(tx, "2", about=[replace(OTHER, name="中野 実", kana="ナカノ ミノル")])
    with store.reading() as connection:
        assert found in people.alike(connection, [asked])
        assert (
            people.alike(connection, [replace(OTHER, insured_no="", name="", kana="", born_on="")]) == set()
        )


def test_a_key_everybody_shares_gives_the_newest_only(
    store: Store, add: Adds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "NEWEST", 2)
    with store.transaction() as tx:
        ids = [add(tx, str(number), about=[Person(0, phones=("0300001234",))]) for number in range(4)]
    with store.reading() as connection:
        assert people.alike(connection, [HANAKO]) == set(ids[2:])


def test_candidates_are_looked_up_and_never_scanned_for(store: Store) -> None:
    with store.reading() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {people._UNDER_KEY}", (1, 2)).all()
    assert [row[3] for row in plan] == ["SEARCH person_key USING PRIMARY KEY (key=?)"]


def test_a_revision_is_indexed_in_place_of_the_one_before(store: Store, add: Adds, now: datetime) -> None:
    def revise(app_id: int, about: list[Person] | None) -> None:
        with store.transaction() as tx:
            applications.revise(
                tx, app_id, expected_version=None, kind="edited", actor="yamada", at=now, reason="訂正",
                values={}, original={}, unmapped=(), columns=Columns(), search={}, about=about,
            )  # fmt: skip

    with store.transaction() as tx:
        app_id = add(tx, "1", about=[HANAKO, TARO])
    revise(app_id, [OTHER])
    with store.reading() as connection:
        assert people.alike(connection, [HANAKO, TARO]) == set()
        assert people.of(connection, [app_id]) == {app_id: [OTHER]}
    revise(app_id, None)
    with store.reading() as connection:
        assert people.alike(connection, [OTHER]) == {app_id}
    revise(app_id, [])
    with store.reading() as connection:
        assert connection.execute(select(person_key)).all() == []


def test_decisions_are_kept_in_order_and_seen_from_both_sides(store: Store, add: Adds, now: datetime) -> None:
    with store.transaction() as tx:
        one, other, third = (add(tx, str(number)) for number in range(3))
        first = Settlement(one, other, "different", "双子", "yamada", now)
        second = Settlement(third, one, "duplicate", "同じ申請", "yamada", now)
        settlements.add(tx, first)
        settlements.add(tx, second)
    with store.reading() as connection:
        assert settlements.of(connection, one) == [first, second]
        assert settlements.of(connection, other) == [first]
        assert [made.partner(one) for made in settlements.of(connection, one)] == [other, third]


def test_applications_of_a_store_without_people_are_due(
    tmp_path: Path, add: Adds, program_of: ProgramOf
) -> None:
    folder = tmp_path / "old"
    with program_of("0003"):
        keys = new_keyring(folder).unlocked.keys
        old = Store.create(folder, keys)
        with old.transaction() as tx:
            known = add(tx, "1", definition="d" * 64)
            add(tx, "2", definition="")
        old.close()
    store = Store.open(folder, keys)
    with store.transaction() as tx:
        assert people.due(tx, 10) == [known]
        people.replace(tx, known, [HANAKO])
        assert people.due(tx, 10) == []
        assert people.alike(tx, [HANAKO]) == {known}
    store.close()
