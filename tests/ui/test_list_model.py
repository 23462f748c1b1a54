"""The list's model: a hundred thousand rows, of which only those on the screen are fetched."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from kaigo_desktop.core.model import Application
from kaigo_desktop.core.ward import Ward
from kaigo_desktop.core.workflow import State
from kaigo_desktop.ui.list_model import COLUMNS, STATE_ROLE, ListModel
from kaigo_desktop.ui.list_table import ListTable
from kaigo_desktop.ui.paged_rows import PAGE
from kaigo_desktop.ui.vocabulary import Vocabulary

pytestmark = pytest.mark.usefixtures("dressed")

TODAY = date(2026, 4, 2)
WARD = Ward(
    municipality_code="13104",
    name="新宿区",
    insurer_no="131045",
    address_prefixes=("東京都新宿区",),
    closed_days=("sat", "sun"),
)
WORDS = Vocabulary(
    {"qualification": "資格取得・異動・喪失"}, {"received": State(id="received", label="受付")}, ("received",)
)
MANY = 100_000


def application(number: int) -> Application:
    return Application(
        id=number,
        receipt_no=f"{number:016}",
        procedure="qualification",
        procedure_title="",
        definition="d",
        state="received",
        received_at="2026-03-30T10:15:00",
        taken_in_at=datetime(2026, 4, 1, tzinfo=UTC),
        version=1,
        name="新宿　太郎",
        kana="シンジュク　タロウ",
        insured_no="0012345678",
        born_on="1945-01-02",
        due_on="2026-04-05",  # a Sunday: kept on the Monday
        errors=1,
        warnings=2,
        follows="",
    )


class Shelf:
    """Gives applications and counts them."""

    def __init__(self) -> None:
        self.fetched = 0

    def rows(self, ids: Sequence[int]) -> list[Application]:
        self.fetched += len(ids)
        return [application(number) for number in ids]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def model(shelf: Shelf) -> ListModel:
    made = ListModel(shelf.rows, WARD, TODAY)
    made.show_ids(list(range(MANY, 0, -1)), WORDS)
    return made


def test_rows_that_came_with_their_ids_are_not_fetched_again(model: ListModel, shelf: Shelf) -> None:
    ids = list(range(MANY, 0, -1))
    model.show_ids(ids, WORDS, [application(number) for number in ids[:PAGE]])
    assert [model.index(row, 0).data() for row in (0, PAGE - 1)] == [
        f"{ids[row]:016}" for row in (0, PAGE - 1)
    ]
    assert shelf.fetched == 0
    assert model.index(PAGE, 0).data() == f"{ids[PAGE]:016}"
    assert shelf.fetched == PAGE


def row_texts(model: ListModel, row: int) -> dict[str, object]:
    return {column.id: model.index(row, number).data() for number, column in enumerate(COLUMNS)}


def test_a_row_reads_as_the_desk_words_it(model: ListModel) -> None:
    assert row_texts(model, 0) == {
        "receipt_no": "0000000000100000",
        "received_at": "R8.03.30 10:15",
        "procedure": "資格取得・異動・喪失",
        "name": "新宿　太郎",
        "kana": "シンジュク　タロウ",
        "born_on": "S20.01.02",
        "insured_no": "0012345678",
        "state": "受付",
        "due_on": "あと4日",
        "assignee": "",
        "problems": "▲1 ●2",
    }


def test_only_what_is_painted_is_fetched(qtbot: QtBot, shelf: Shelf, model: ListModel) -> None:
    table = ListTable(model)
    qtbot.addWidget(table)
    table.resize(1200, 700)
    table.show()
    table.grab()
    assert model.rowCount() == MANY
    assert 0 < shelf.fetched <= 128
    table.scrollToBottom()
    table.grab()
    assert shelf.fetched <= 256


def test_a_page_that_was_fetched_is_not_fetched_again(shelf: Shelf, model: ListModel) -> None:
    for _ in range(3):
        row_texts(model, 5)
    assert shelf.fetched == 64


def test_pages_nobody_looks_at_are_let_go(model: ListModel) -> None:
    for row in range(0, 64 * 100, 64):
        model.application(row)
    assert len(model._rows._pages) == 32


def test_an_application_that_is_gone_leaves_its_row_blank() -> None:
    model = ListModel(lambda _ids: [], WARD, TODAY)
    model.show_ids([1], WORDS)
    assert set(row_texts(model, 0).values()) == {None}
    assert model.index(0, 7).data(STATE_ROLE) is None


def test_a_row_of_the_answer_before_is_blank_when_the_new_one_is_shorter(model: ListModel) -> None:
    model.application(0)
    assert model.application(MANY) is None
    model.show_ids([1], WORDS)
    assert model.application(1) is None
    assert model.application(-1) is None


def test_a_heading_asks_the_store_for_its_order(model: ListModel) -> None:
    asked: list[tuple[str, bool]] = []
    model.order_wanted.connect(lambda order, descending: asked.append((order, descending)))
    for number, _column in enumerate(COLUMNS):
        model.sort(number, Qt.SortOrder.AscendingOrder)
    assert [order for order, _ in asked] == [column.order for column in COLUMNS if column.order]


def test_a_screen_reader_hears_the_heading_with_the_text(model: ListModel) -> None:
    assert model.index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole) == "氏名 新宿　太郎"


def test_qt_finds_no_fault_with_the_model(shelf: Shelf) -> None:
    model = ListModel(shelf.rows, WARD, TODAY)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_ids([3, 2, 1], WORDS)
    model.show_ids([], WORDS)
    QCoreApplication.processEvents()
    assert model.rowCount() == 0
