"""A page of the list: the ids shown first and the applications of the first of them, of one moment."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.permission import Rights
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.find import Query, Stop, ids, page, rows
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.store import audit
from kaigo_desktop.store.database import Connection
from tests.making.downloads import MOVED_IN, write_zip
from tests.making.refusals import refusal

NUMBER = "123456789018"


@pytest.fixture
def received(caseworker: Desk, tmp_path: Path) -> Desk:
    """Four applications, of which 1 and 3 have the number."""
    for receipt_no in "1234":
        number = NUMBER if receipt_no in "13" else "621498320257"
        items = MOVED_IN | {"世帯員個人番号（１人目）": number}
        receive(caseworker, [write_zip(tmp_path / receipt_no, receipt_no, items)])
    return caseworker


@pytest.mark.parametrize("query", [Query(), Query(order="receipt_no", descending=False), Query("受付番号:2")])
def test_a_page_is_the_first_ids_and_the_first_rows(received: Desk, query: Query) -> None:
    found, shown = page(received, query, 3, 2)
    assert found == ids(received, query, 3)
    assert shown == rows(received, found[:2])
    assert len(found) == (1 if query.text else 3)


def test_the_rows_of_a_page_are_of_the_moment_of_its_ids(
    received: Desk, tmp_path: Path, open_desk: Callable[[str], Desk]
) -> None:
    other = open_desk("tanto")

    class Writing(Stop):
        """Somebody else receives one more once the ids begin to be read."""

        @contextmanager
        def over(self, connection: Connection) -> Iterator[None]:
            connection.connection.cursor().execute("SELECT count(*) FROM application").fetchone()
            receive(other, [write_zip(tmp_path / "5", "5", MOVED_IN)])
            with super().over(connection):
                yield

    found, shown = page(received, Query(), 10, 10, Writing())
    assert list(found) == [each.id for each in shown] == [4, 3, 2, 1]
    assert [each.id for each in page(received, Query(), 10, 10)[1]] == [5, 4, 3, 2, 1]


def test_those_that_have_the_number_asked_for_come_first_and_one_entry_tells_of_the_look(
    received: Desk,
) -> None:
    found, shown = page(received, Query(NUMBER), 1, 1)
    assert list(found) == [each.id for each in shown] == [3]
    with received.store.reading() as connection:
        looks = [entry for entry in audit.entries(connection) if entry.action == "number_search"]
    assert len(looks) == 1


def test_a_page_is_refused_to_who_may_not_read_and_broken_off_by_who_asks_anew(received: Desk) -> None:
    stop = Stop()
    stop.stop()
    with pytest.raises(UserError, match="store_stopped"):
        page(received, Query(), 10, 10, stop)
    received.rights = Rights(frozenset({"receive"}))
    assert refusal(lambda: page(received, Query(), 10, 10)) == "not_permitted"
