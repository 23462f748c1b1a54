"""Reviews of the log and the addresses of the staff."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kaigo_desktop.store import log_reviews, staff_addresses
from kaigo_desktop.store.log_reviews import Review

if TYPE_CHECKING:
    from kaigo_desktop.store.store import Store

AT = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)


def test_a_second_review_of_a_month_stands_beside_the_first(store: Store) -> None:
    first = Review("2026-11", AT, "kansa", "異常なし", "aa", {"entries": 3, "reveals": 1})
    second = Review("2026-11", AT, "kansa2", "再点検", "aa", {"entries": 3})
    other = Review("2026-10", AT, "kansa", "", "bb", {})
    with store.transaction() as tx:
        for review in (first, second, other):
            log_reviews.add(tx, review)
    with store.reading() as connection:
        assert log_reviews.of(connection, "2026-11") == [first, second]
        assert log_reviews.of(connection) == [first, second, other]


def test_a_new_address_replaces_the_old_and_none_takes_it_away(store: Store) -> None:
    with store.transaction() as tx:
        staff_addresses.put(tx, "tanto", "西新宿1-1-1")
        staff_addresses.put(tx, "tanto", "西新宿2-8-1")
        staff_addresses.put(tx, "shonin", "戸塚町1-1")
        staff_addresses.put(tx, "shonin", "")
    with store.reading() as connection:
        assert staff_addresses.of(connection) == {"tanto": "西新宿2-8-1"}
