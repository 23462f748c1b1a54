"""What the list shows, in words and conditions: title, count, search box, filters."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame

from kaigo_desktop.flow.find import UNASSIGNED, Query
from kaigo_desktop.ui import fonts, pieces
from kaigo_desktop.ui.chips import Chips
from kaigo_desktop.ui.places import Place, with_order
from kaigo_desktop.ui.save_search import SaveSearch
from kaigo_desktop.ui.search_line import SearchLine
from kaigo_desktop.ui.vocabulary import Vocabulary
from kaigo_desktop.ui.wrapping_row import WrappingRow

_PERIODS = (
    (pieces.mark("すべての期間"), 0),
    (pieces.mark("今日"), 1),
    (pieces.mark("7日以内"), 7),
    (pieces.mark("30日以内"), 30),
    (pieces.mark("1年以内"), 365),
)

_FLAGS = (
    (pieces.mark("付箋の有無"), ""),
    (pieces.mark("付箋あり"), "flagged"),
    (pieces.mark("期限を過ぎた付箋"), "flags_overdue"),
)
"""Each with the condition of a query it stands for."""

_TOGETHER = {"flagged": ("flagged", "flags_overdue")}
"""Conditions that one chip says."""


_ROOM, _NARROW_CHOICE = 170, 39

_NEAR_MS = 60
"""How long chips wait for the rows that go with them: an answer mostly takes less."""


class FilterBar(QFrame):
    """Holds the query of the list; `changed` tells that a person changed it, `kept` under which title.

    A chip more or less moves everything beneath: it comes with the answer (`tell`), so that the rows of the
    question before are not painted once more in between, but soon even where the answer takes its time.
    """

    changed = Signal()
    kept = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "head")
        self.query = Query()
        self._place = Place(self.tr("すべての申請"))
        self.title, self.count = pieces.label(role="title"), pieces.label(role="secondary")
        self.search = SearchLine()
        self.search.setPlaceholderText(self.tr("氏名・カナ・番号・住所・受付番号で検索 (Ctrl+F)"))
        self.search.setToolTip(self.search.placeholderText())
        self.search.setAccessibleName(self.tr("検索"))
        self.search.wanted.connect(self._search)
        self.procedures = self._combo(self.tr("手続"))
        self.states = self._combo(self.tr("状態"))
        self.assignees = self._combo(self.tr("担当"))
        self.period = self._combo(self.tr("受付の期間"))
        self.flags = self._combo(self.tr("付箋"))
        for title, days in _PERIODS:
            self.period.addItem(pieces.translate(title), days)
        for title, condition in _FLAGS:
            self.flags.addItem(pieces.translate(title), condition)
        self.clear = pieces.button(self.tr("条件を消す"), self.take_off, "quiet")
        rows = pieces.column(self, margin=3, spacing=2)
        first, second = WrappingRow(spacing=3), WrappingRow()
        first.addWidget(self.title)
        first.addWidget(self.count)
        first.addWidget(self.search)
        first.grow(self.search)
        self.keep = SaveSearch()
        self.keep.wanted.connect(self.kept)
        for control in (self.procedures, self.states, self.assignees, self.period, self.flags):
            second.addWidget(control)
        second.addWidget(self.clear)
        second.push(self.clear)
        second.addWidget(self.keep)
        self.chips, self._soon = Chips(), QTimer(self, singleShot=True, interval=_NEAR_MS)
        self.chips.taken_off.connect(self._take_one_off)
        self._soon.timeout.connect(self.tell)
        rows.addLayout(first)
        rows.addLayout(second)
        rows.addWidget(self.chips)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, let long names of procedures stand shortened; the chips say them whole."""
        super().resizeEvent(event)
        unit = fonts.measures().unit
        widest = _NARROW_CHOICE * unit if self.width() < _ROOM * unit else self.width()
        for combo in (self.procedures, self.states, self.assignees, self.period, self.flags):
            combo.setMaximumWidth(widest)

    def show_place(self, place: Place) -> None:
        """Begin with the states and order of a place, every other condition off."""
        self._place = place
        self.query = place.query
        self.keep.close_again()
        self._show()

    def show_vocabulary(self, words: Vocabulary) -> None:
        """Offer the procedures and states there are."""
        for combo, every, known in (
            (self.procedures, self.tr("すべての手続"), dict(words.procedures)),
            (
                self.states,
                self.tr("すべての状態"),
                {state.id: state.label for state in words.states.values()},
            ),
            (self.assignees, self.tr("すべての担当"), _assignees(words)),
        ):
            combo.clear()
            combo.addItem(every, "")
            for name, label in known.items():
                combo.addItem(label, name)
        self._show()

    def show_count(self, count: int | None, *, more: bool = False) -> None:
        """Say how many applications match, with `more` at least how many; None while they are counted."""
        if count is None:
            self.count.setText(self.tr("数えています…"))
            return
        words = self.tr("{count}件以上") if more else self.tr("{count}件")
        self.count.setText(words.format(count=f"{count:,}"))

    def set_order(self, order: str, *, descending: bool) -> None:
        """Order by a heading."""
        self.query = replace(self.query, order=order, descending=descending)
        self.changed.emit()

    def is_narrowed(self) -> bool:
        """Whether conditions beyond those of the place hide something."""
        return self.query != with_order(self._place.query, self.query)

    def take_off(self) -> None:
        """Take every condition off but those of the place."""
        self.show_place(self._place)
        self.changed.emit()

    def narrow(self, procedure: str, state: str) -> None:
        """Ask for a procedure in a state, "" for any."""
        procedures, states = (procedure,) if procedure else (), (state,) if state else ()
        self.query = replace(self.query, procedures=procedures, states=states)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        """Let every control say what the query says."""
        self.title.setText(self._place.title)
        self.search.put(self.query.text)
        _choose(self.procedures, next(iter(self.query.procedures), ""))
        several = len(self.query.states) > 1
        mixed = self.states.findData(None)
        if several and mixed < 0:
            self.states.insertItem(1, self._place.title, None)
        elif not several and mixed >= 0:
            self.states.removeItem(mixed)
        _choose(self.states, None if several else next(iter(self.query.states), ""))
        _choose(self.assignees, self.query.assignee)
        _choose(self.period, self.query.days)
        _choose(self.flags, _flags_of(self.query))
        self._tell_soon()

    def _tell_soon(self) -> None:
        """Tell with the answer; no further question puts it off again."""
        if not self._soon.isActive():
            self._soon.start()

    def tell(self) -> None:
        """Say every condition beyond those of the place, to be taken off."""
        self._soon.stop()
        self.clear.setVisible(self.is_narrowed())
        query, begun = self.query, self._place.query
        words = {
            "text": self.tr("「{text}」").format(text=query.text),
            "procedures": _named(self.procedures, query.procedures),
            "states": _named(self.states, query.states),
            "assignee": self.tr("担当 {name}").format(name=_named(self.assignees, (query.assignee,))),
            "days": _named(self.period, (query.days,)),
            "from_": self.tr("{day} 以後に受付").format(day=query.from_),
            "flagged": _named(self.flags, (_flags_of(query),)),
        }
        told = {name: text for name, text in words.items() if _said(query, name) != _said(begun, name)}
        self.chips.show_chips(told)

    def _take_one_off(self, name: str) -> None:
        names = _TOGETHER.get(name, (name,))
        self.query = replace(self.query, **{each: getattr(self._place.query, each) for each in names})
        self._show()
        self.changed.emit()

    def _search(self, text: str) -> None:
        if text.strip() != self.query.text:
            self.query = replace(self.query, text=text.strip())
            self._changed()

    def _filter(self) -> None:
        state, days = self.states.currentData(), self.period.currentData()
        states = self._place.query.states if state is None else (state,) if state else ()
        procedure = self.procedures.currentData()
        procedures = (procedure,) if procedure else ()
        assignee = self.assignees.currentData() or ""
        flags = self.flags.currentData()
        self.query = replace(
            self.query,
            procedures=procedures,
            states=states,
            days=days,
            assignee=assignee,
            flagged=flags == "flagged",
            flags_overdue=flags == "flags_overdue",
        )
        self._changed()

    def _changed(self) -> None:
        self._tell_soon()
        self.changed.emit()

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        combo.activated.connect(self._filter)
        return combo


def _assignees(words: Vocabulary) -> dict[str, str]:
    """Who may be asked for: oneself, nobody, the others."""
    others = {login: name for login, name in words.people.items() if login != words.me}
    me = {words.me: words.assignee(words.me)} if words.me else {}
    return {**me, UNASSIGNED: pieces.translate("未担当"), **others}


def _flags_of(query: Query) -> str:
    """What is asked of flags, as `_FLAGS` has it."""
    return "flags_overdue" if query.flags_overdue else "flagged" if query.flagged else ""


def _said(query: Query, name: str) -> tuple[object, ...]:
    """What a query says of what one chip stands for."""
    return tuple(getattr(query, each) for each in _TOGETHER.get(name, (name,)))


def _named(combo: QComboBox, chosen: tuple[object, ...]) -> str:
    """What a control calls what is chosen; its first entry for nothing."""
    named = (combo.itemText(max(0, combo.findData(each))) for each in chosen or ("",))
    return pieces.translate("・").join(named)


def _choose(combo: QComboBox, data: object) -> None:
    combo.setCurrentIndex(max(0, combo.findData(data)))
