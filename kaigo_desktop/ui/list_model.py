"""The list as Qt sees it: a row is an id; its application is fetched when it is painted, a page at a time."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Qt, Signal

from kaigo_desktop.core.model import Application
from kaigo_desktop.core.overdue import kept_day
from kaigo_desktop.core.ward import Ward
from kaigo_desktop.core.workflow import State
from kaigo_desktop.ui import fonts, wording
from kaigo_desktop.ui.paged_model import Index, PagedModel
from kaigo_desktop.ui.pieces import mark, translate
from kaigo_desktop.ui.vocabulary import Vocabulary

STATE_ROLE = Qt.ItemDataRole.UserRole + 1
TONE_ROLE = Qt.ItemDataRole.UserRole + 2

_FONT, _TIP, _SPOKEN, _STATE, _TONE = (
    int(role)
    for role in (
        Qt.ItemDataRole.FontRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        STATE_ROLE,
        TONE_ROLE,
    )
)
_ASKED = frozenset((int(Qt.ItemDataRole.DisplayRole), _TIP, _SPOKEN, _STATE, _TONE))
"""Roles as numbers: a cell is asked for ten of them whenever it is painted, and an enum takes its time."""


class ListColumn(msgspec.Struct, frozen=True):
    """A column: its id, heading, first width in units, the store's order behind its heading ("" = none)."""

    id: str
    title: str
    width: int
    order: str = ""


COLUMNS = (
    ListColumn("receipt_no", mark("受付番号"), 31, "receipt_no"),
    ListColumn("received_at", mark("受付日時"), 31, "received"),
    ListColumn("procedure", mark("手続"), 36, "procedure"),
    ListColumn("name", mark("氏名"), 28, "name"),
    ListColumn("state", mark("状態"), 22, "state"),
    ListColumn("due_on", mark("期限"), 23, "due"),
    ListColumn("problems", mark("指摘"), 20, "problems"),
    ListColumn("assignee", mark("担当"), 20, "assignee"),
    ListColumn("insured_no", mark("被保険者番号"), 26, "insured_no"),
    ListColumn("kana", mark("フリガナ"), 30, "kana"),
    ListColumn("born_on", mark("生年月日"), 23, "born_on"),
)
"""In the order of what is asked first: who, how it stands, how urgent; what tells people apart comes last."""

_WESTERN_TOO = {"received_at", "born_on"}
_FIGURES = {"receipt_no", "received_at", "born_on", "insured_no"}


def samples_of(column: ListColumn) -> list[str]:
    """The longest of what usually stands in a column whose texts are the program's own."""
    samples = {
        "state": [translate("承認待ち"), translate("補正待ち"), translate("連携済")],
        "due_on": [wording.due("2026-01-01", date(2026, 1, 31))[0]],
    }
    return samples.get(column.id, [])


class ListModel(PagedModel[Application]):
    """Ids of a search and a few pages of the applications behind them."""

    order_wanted = Signal(str, bool)
    """A heading was pressed: the store's order, and whether it descends."""

    def __init__(
        self,
        fetch: Callable[[Sequence[int]], Sequence[Application]],
        ward: Ward,
        today: date,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(fetch, [column.title for column in COLUMNS], parent)
        self._ward, self._today = ward, today
        self._vocabulary = Vocabulary()
        self._fonts = {False: fonts.text(), True: fonts.figures()}

    def show_ids(self, ids: Sequence[int], vocabulary: Vocabulary, first: Sequence[Application] = ()) -> None:
        """Show another search, or the same one after something changed; `first` are a page of its rows."""
        self.beginResetModel()
        self._vocabulary = vocabulary
        self._rows.show(ids, first)
        self.endResetModel()

    def application(self, row: int) -> Application | None:
        """The application in `row`; None where it is gone from the store."""
        return self._rows.row(row)

    def row_of(self, application_id: int) -> int:
        """Where an application stands, or -1."""
        try:
            return self._rows.ids.index(application_id)
        except ValueError:
            return -1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, look and reading of a cell."""
        if role == _FONT:
            return self._fonts[COLUMNS[index.column()].id in _FIGURES]
        application = self.application(index.row()) if role in _ASKED else None
        if application is None:
            return None
        if role == _STATE:
            return self.state(application)
        if role == _TONE:
            return self.due(application)[1]
        column = COLUMNS[index.column()]
        text = self._text(application, column.id)
        if role == _TIP and column.id in _WESTERN_TOO:
            return wording.with_western(text, str(getattr(application, column.id)))
        return f"{translate(column.title)} {text}" if role == _SPOKEN else text

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask the store for another order; headings without one do nothing."""
        if 0 <= column < len(COLUMNS) and COLUMNS[column].order:
            self.order_wanted.emit(COLUMNS[column].order, order == Qt.SortOrder.DescendingOrder)

    def state(self, application: Application) -> State:
        """The state of an application; one no workflow knows shows its id."""
        known = self._vocabulary.states.get(application.state)
        return known or State(id=application.state, label=application.state)

    def due(self, application: Application) -> tuple[str, str]:
        """The deadline in words and its tone, "" once the case is over."""
        over = self.state(application).tone.endswith("hollow")
        kept = kept_day(self._ward, application.due_on)
        return ("", "") if over else wording.due(kept, self._today)

    def _text(self, application: Application, column: str) -> str:
        made = _MADE.get(column)
        return made(self, application) if made else str(getattr(application, column))

    def procedure(self, application: Application) -> str:
        """The name of its procedure; of an unknown one, what the download called it."""
        return self._vocabulary.procedures.get(application.procedure, application.procedure_title)

    def assignee(self, application: Application) -> str:
        """Who works on it."""
        return self._vocabulary.assignee(application.assignee)


_MADE: dict[str, Callable[[ListModel, Application], str]] = {
    "received_at": lambda _, one: wording.received(one.received_at),
    "procedure": ListModel.procedure,
    "born_on": lambda _, one: wording.birth(one.born_on),
    "state": lambda model, one: model.state(one).label,
    "due_on": lambda model, one: model.due(one)[0],
    "assignee": ListModel.assignee,
    "problems": lambda _, one: wording.problem_counts(one),
}
"""The texts of the columns that do not show what stands in the store as it is."""
