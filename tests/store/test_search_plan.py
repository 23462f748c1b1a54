"""How lists and searches are read: never through the whole table, never sorted where an index is in order."""

from __future__ import annotations

import itertools
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.text import FOLDS
from kaigo_desktop.store import applications, search, search_glance, search_plan
from kaigo_desktop.store.applications import Columns
from kaigo_desktop.store.search import ORDERS, Query
from kaigo_desktop.store.store import Store
from tests.store.conftest import new_application

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kaigo_desktop.core.model import Application
    from kaigo_desktop.store.database import Connection
    from kaigo_desktop.store.search_plan import Statement
    from tests.store.conftest import ProgramOf, Template

FILTERS: dict[str, dict[str, Any]] = {
    "procedures": {"procedures": ("insured_card", "qualification")},
    "states": {"states": ("received", "approved")},
    "from": {"from_": "2026-03"},
    "to": {"to": "2026-10-15"},
    "due": {"due_by": "2026-05-12"},
    "any problem": {"problems": "any"},
    "errors": {"problems": "errors"},
    "warnings": {"problems": "warnings"},
    "batch": {"batch": "batch 1"},
}
COMBINATIONS = [*itertools.combinations(FILTERS, 0), *itertools.combinations(FILTERS, 1),
                *itertools.combinations(FILTERS, 2)]  # fmt: skip
FILTERS |= {"one procedure": {"procedures": ("burden_limit",)}, "one state": {"states": ("approved",)}}
OF_FEW = "SCAN application USING INDEX application_with_errors"  # those with errors only: all of it is asked
COUNT = 60
NAMES = ("佐藤　太郎", "佐々木　花子", "藤田　佐吉", "髙橋　一郎", "高橋　正")


@pytest.fixture(scope="module")
def filled(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = shutil.copytree(template.folder, tmp_path_factory.mktemp("planned") / "store")
    store = Store.open(folder, template.keys)
    with store.transaction() as tx:
        for number in range(COUNT):
            name = NAMES[number % len(NAMES)]
            columns = Columns(
                name=name,
                kana=f"カナ{number % 7}" if number % 5 else "",
                insured_no=f"{number % 11:010d}" if number % 4 else "",
                due_on=f"2026-05-{number % 20 + 1:02d}" if number % 3 else "",
                born_on=f"19{number % 40 + 20}-01-01" if number % 6 else "",
                errors=int(number % 9 == 0),
                warnings=number % 4 % 3,
            )
            changes = {
                "search": {"name": [FOLDS["name"](name)], "written": [name]},
                "state": ("received", "in_review", "approved")[number % 3],
                "procedure": ("insured_card", "qualification", "burden_limit")[number % 5 % 3],
                "received_at": f"2026-{number * 7 % 12 + 1:02d}-15T10:00:00",
                "batch": f"batch {number % 2}",
                "columns": columns,
            }
            applications.add(tx, new_application(f"{number * 13 % COUNT:06d}", **changes))
    yield store
    store.close()


def asked(*filters: str, **more: Any) -> Query:
    given_filters: dict[str, Any] = {}
    for name in filters:
        given_filters |= FILTERS[name]
    return Query(**given_filters, **more)


read = search_plan.read


def plan(connection: Connection, statement: Statement) -> str:
    sql, values = statement
    return " | ".join(row[3] for row in search_plan.read(connection, (f"EXPLAIN QUERY PLAN {sql}", values)))


def plans(connection: Connection, query: Query) -> Iterator[tuple[str, str]]:
    """(SQL, plan) of everything that is run for `query`, page and whole."""
    for limit in (100, None):
        for statement in run_for(connection, query, limit):
            yield statement[0], plan(connection, statement)


def run_for(connection: Connection, query: Query, limit: int | None) -> list[Statement]:
    """Every statement that is run for `query`."""
    run: list[Statement] = []

    def note_and_read(connection: Connection, statement: Statement) -> Any:
        run.append(statement)
        return read(connection, statement)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_plan, "read", note_and_read)
        search.ids(connection, query, limit)
    return run


def each_way(connection: Connection, order: str) -> Iterator[tuple[str, str]]:
    """(SQL, plan) of every combination of filters, with words and without, in both directions."""
    for filters, text, descending in itertools.product(COMBINATIONS, ("", "佐", "髙橋一郎"), (True, False)):
        yield from plans(connection, asked(*filters, text=text, order=order, descending=descending))


@pytest.mark.parametrize("order", ORDERS)
def test_an_order_is_walked_in_an_index_that_holds_all_that_is_asked(
    filled: Store, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    few_rows(monkeypatch, 0)
    with filled.reading() as connection:
        for sql, steps in each_way(connection, order):
            if "application_by_batch" not in sql:  # always drives
                assert "application USING INDEX" not in steps, (sql, steps)
                few = "FROM (SELECT id" in sql or "json_each" in sql
                assert "TEMP B-TREE" not in steps or few, (sql, steps)


@pytest.mark.parametrize("order", ORDERS)
def test_a_filter_that_leaves_few_is_read_by_its_own_index(
    filled: Store, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    few_rows(monkeypatch, 50_000)
    with filled.reading() as connection:
        for sql, steps in each_way(connection, order):
            held = steps.replace("SCAN application USING COVERING", "").replace(OF_FEW, "")
            assert "SCAN application" not in held, (sql, steps)
            if search_plan.ORDERS[order].held and "batch = ?" not in sql:
                assert "application USING INDEX" not in steps, (sql, steps)


@pytest.mark.parametrize("few", [0, 50_000])
def test_a_limit_stands_in_the_statement_which_is_made_anew_for_one_given_as_a_value(
    filled: Store, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    few_rows(monkeypatch, few)
    with filled.reading() as connection:
        run = [sql for order in ORDERS for sql, _ in each_way(connection, order)]
    assert {"LIMIT 100" in sql for sql in run} == {True, False}
    assert not any("LIMIT ?" in sql for sql in run)


def few_rows(patch: pytest.MonkeyPatch, few: int) -> None:
    patch.setattr(search_plan, "FEW", few)
    patch.setattr(search_plan, "FEW_TO_LOOK_UP", few)


def test_those_with_errors_are_read_newest_first_from_an_index_of_their_own(filled: Store) -> None:
    with filled.reading() as connection:
        first, *others = run_for(connection, asked("errors", "states"), 2)
        assert others == []
        steps = plan(connection, first)
    assert "COVERING INDEX application_with_errors" in steps
    assert "TEMP B-TREE" not in steps


@pytest.mark.parametrize("name", ["one procedure", "one state", "batch"])
@pytest.mark.parametrize("descending", [True, False])
def test_what_one_value_leaves_is_read_from_its_index_as_it_stands(
    filled: Store, monkeypatch: pytest.MonkeyPatch, name: str, *, descending: bool
) -> None:
    few_rows(monkeypatch, 0)
    with filled.reading() as connection:
        for limit in (2, None):
            (only,) = run_for(connection, asked(name, descending=descending), limit)
            steps = plan(connection, only)
            assert steps.startswith("SEARCH application USING COVERING INDEX application_by_")
            assert "TEMP B-TREE" not in steps


def test_a_page_of_names_written_as_typed_asks_for_no_others(filled: Store) -> None:
    with filled.reading() as connection:
        for typed, of_others in (("高橋", '"v'), ("髙橋", '"n'), ("佐藤", '"v')):
            run = run_for(connection, Query(text=f"氏名:{typed}"), 12)  # there are twelve
            assert len(run) == 1
            assert not any(of_others in str(value) for value in run[0][1])
        assert len(run_for(connection, Query(text="氏名:佐藤"), 13)) == 2  # whether there are any others
        assert len(run_for(connection, Query(text="氏名:高橋"), 13)) == 3


KEYS: dict[str, Callable[[Application], Any]] = {
    "newest": lambda row: row.id,
    "received": lambda row: row.received_at,
    "due": lambda row: row.due_on,
    "name": lambda row: FOLDS["kana"](row.kana),
    "kana": lambda row: FOLDS["kana"](row.kana),
    "insured_no": lambda row: row.insured_no,
    "receipt_no": lambda row: row.receipt_no,
    "born_on": lambda row: row.born_on,
    "problems": lambda row: (row.errors, row.warnings) if row.errors or row.warnings else (),
    "procedure": lambda row: row.procedure,
    "state": lambda row: row.state,
    "assignee": lambda row: row.assignee,
}
TEXTS: dict[str, Callable[[Application], bool]] = {
    "": lambda _: True,
    "佐": lambda row: "佐" in row.name,
    "佐藤太郎": lambda row: row.name == "佐藤　太郎",
    "高橋": lambda row: row.name[1] == "橋",
    "花 佐": lambda row: "花" in row.name,
    "山": lambda _: False,
}


def fits(row: Application, query: Query) -> bool:
    """Whether an application is one of those a query asks for, said without a database."""
    return (
        TEXTS[query.text](row)
        and (not query.procedures or row.procedure in query.procedures)
        and (not query.states or row.state in query.states)
        and query.from_ <= row.received_at
        and (not query.to or row.received_at[: len(query.to)] <= query.to)
        and (not query.due_by or "" < row.due_on <= query.due_by)
        and (query.problems != "any" or row.errors + row.warnings > 0)
        and (query.problems != "errors" or row.errors > 0)
        and (query.problems != "warnings" or row.warnings > 0)
        and (not query.batch or (row.id - 1) % 2 == int(query.batch[-1]))
    )


@given(
    text=st.sampled_from(list(TEXTS)),
    filters=st.lists(st.sampled_from(list(FILTERS)), max_size=4, unique=True),
    order=st.tuples(st.sampled_from(ORDERS), st.booleans()),
    limit=st.sampled_from((None, 0, 1, 7, COUNT)),
    bounds=st.tuples(st.sampled_from((0, 3, 20, 50_000)), st.sampled_from((16, 80, 4_096))),
)
def test_every_way_of_reading_gives_the_same_list(
    filled: Store,
    *,
    text: str,
    filters: list[str],
    order: tuple[str, bool],
    limit: int | None,
    bounds: tuple[int, int],
) -> None:
    query = asked(*filters, text=text, order=order[0], descending=order[1])
    with pytest.MonkeyPatch.context() as patch, filled.reading() as connection:
        few_rows(patch, bounds[0])
        patch.setattr(search_glance, "GLANCE", bounds[1])
        every = search.rows(connection, range(1, COUNT + 1))
        chosen = [row for row in every if fits(row, query)]
        key, down = KEYS[query.order], query.descending
        full = sorted((row for row in chosen if key(row)), key=lambda row: (key(row), row.id), reverse=down)
        empty = sorted((row for row in chosen if not key(row)), key=lambda row: row.id, reverse=down)
        wanted = [row.id for row in (*full, *empty)]
        if query.order == "newest" and text == "高橋":  # as typed first
            by_id = {row.id: row for row in chosen}
            wanted.sort(key=lambda app_id: by_id[app_id].name.startswith("髙"))
        assert search.ids(connection, query, limit) == wanted[:limit]
        assert search.total(connection, query, limit) == len(wanted[:limit])


def test_a_list_comes_in_pieces_that_make_the_whole(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_CHUNK", 7)
    with filled.reading() as connection:
        pieces = list(search.stream(connection, Query()))
        assert [len(piece) for piece in pieces] == [7] * 8 + [4]
        assert list(itertools.chain(*pieces)) == search.ids(connection, Query())


BEFORE = "0008"
"""The last version whose full-text index had no prefixes."""


def test_what_an_older_store_found_is_found_after_it_was_brought_up_to_date(
    tmp_path: Path, template: Template, program_of: ProgramOf
) -> None:
    folder = tmp_path / "old"
    searched = {"name": ["佐藤太郎"], "kana": ["サトウタロウ"], "address": ["西新宿2-8-1"]}
    searched["number"] = ["0001234567"]
    with program_of(BEFORE):
        old = Store.create(folder, template.keys)
        with old.transaction() as tx:
            for number in range(5):
                applications.add(tx, new_application(f"{number:06d}", search=searched if number % 2 else {}))
        old.close()
    store = Store.open(folder, template.keys)
    with store.reading() as connection:
        for typed in ("佐", "佐藤", "佐藤太郎", "さとう", "2-8", "西新宿", "000123", "34567", "0001234567"):
            assert search.ids(connection, Query(text=typed)) == [4, 2]
        assert search.ids(connection, Query(text="000003")) == [4]
        made_new = "SELECT sql FROM sqlite_master WHERE name = 'search'"
        assert "prefix" in str(connection.exec_driver_sql(made_new).scalar())
        left = "SELECT count(*) FROM sqlite_master WHERE name LIKE 'search_before%'"
        assert connection.exec_driver_sql(left).scalar() == 0
    store.close()
