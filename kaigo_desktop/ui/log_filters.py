"""Which entries of the log are shown: by person, action, application and period."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit

from kaigo_desktop.flow.log_words import LogWords
from kaigo_desktop.flow.read_log import LogQuery
from kaigo_desktop.ui import fonts, pieces
from kaigo_desktop.ui.search_line import SearchLine
from kaigo_desktop.ui.wrapping_row import WrappingRow

_PERIODS = (
    (pieces.mark("すべての期間"), 0),
    (pieces.mark("今日"), 1),
    (pieces.mark("7日以内"), 7),
    (pieces.mark("30日以内"), 30),
    (pieces.mark("1年以内"), 365),
)
_CHOSEN = -1
_DAY_WIDTH, _NUMBER_WIDTH = 30, 52
_ROOM, _NARROW_CHOICE = 170, 64


class LogFilters(QFrame):
    """Holds the question to the log; `changed` tells that a person changed it, `export` wants a file."""

    changed = Signal()
    export = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setProperty("role", "head")
        self.query = LogQuery()
        self._today = today
        self.count = pieces.label(role="secondary")
        self.number = SearchLine()
        self.number.setPlaceholderText(self.tr("受付番号 (Ctrl+F)"))
        self.number.setAccessibleName(self.tr("受付番号"))
        self.people, self.what = self._combo(self.tr("利用者")), self._combo(self.tr("操作"))
        self.period = self._combo(self.tr("期間"))
        for title, days in _PERIODS:
            self.period.addItem(pieces.translate(title), days)
        self.period.addItem(self.tr("日を指定"), _CHOSEN)
        self.since, self.until = self._day(self.tr("この日から")), self._day(self.tr("この日まで"))
        self.clear = pieces.button(self.tr("条件を消す"), self.take_off, "quiet")
        self.save = pieces.button(
            self.tr("CSVに書き出す…"), self.export.emit, "", self.tr("表示している記録をCSVに書き出す")
        )
        self._arrange()
        self.number.wanted.connect(lambda _text: self._change())
        for line in (self.since, self.until):
            line.editingFinished.connect(self._choose_days)
        self.show_query(self.query)

    def show_words(self, words: LogWords, actors: list[str]) -> None:
        """Offer the people and the actions there are."""
        self.people.clear()
        self.people.addItem(self.tr("すべての利用者"), "")
        for login in sorted({*actors, *words.names}):
            name = words.names.get(login, "")
            self.people.addItem(f"{name} ({login})" if name else login, login)
        self.what.clear()
        self.what.addItem(self.tr("すべての操作"), "")
        for group, actions in words.groups():
            if actions:
                self.what.addItem(self.tr("{group}(すべて)").format(group=words.group(group)), group)
            for action in actions if len(actions) > 1 else ():
                self.what.addItem(f"　{words.action(action)}", action)
        self.show_query(self.query)

    def show_query(self, query: LogQuery) -> None:
        """Let every control say what the question is."""
        self.query = query
        _choose(self.people, query.actor)
        _choose(self.what, query.action)
        self.number.put(query.receipt_no)
        self.since.setText(query.from_)
        self.until.setText(query.to)
        days = 0
        if query.from_ or query.to:
            known = {self._first(days): days for _, days in _PERIODS if days}
            days = known.get(query.from_, _CHOSEN) if not query.to else _CHOSEN
        _choose(self.period, days)
        self._show_days()

    def show_count(self, count: int | None) -> None:
        """Say how many entries there are; None while they are being counted."""
        words = self.tr("数えています…") if count is None else self.tr("{count}件").format(count=f"{count:,}")
        self.count.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, let the longest actions stand shortened."""
        super().resizeEvent(event)
        unit = fonts.measures().unit
        self.what.setMaximumWidth(_NARROW_CHOICE * unit if self.width() < _ROOM * unit else self.width())

    def take_off(self) -> None:
        """Take every condition off."""
        self.show_query(LogQuery())
        self.changed.emit()

    def _first(self, days: int) -> str:
        return (self._today - timedelta(days=days - 1)).isoformat()

    def _show_days(self) -> None:
        chosen = self.period.currentData() == _CHOSEN
        for line in (self.since, self.dash, self.until):
            line.setVisible(chosen)
        self.clear.setVisible(self.query != LogQuery())

    def _choose_period(self) -> None:
        days = self.period.currentData()
        if days != _CHOSEN:
            self.since.setText(self._first(days) if days else "")
            self.until.clear()
            self._change()
        else:
            self._show_days()
            self.since.setFocus()

    def _choose_days(self) -> None:
        if (self.since.text(), self.until.text()) != (self.query.from_, self.query.to):
            self._change()

    def _change(self) -> None:
        asked = LogQuery(
            self.people.currentData() or "",
            self.number.text().strip(),
            self.what.currentData() or "",
            self.since.text().strip(),
            self.until.text().strip(),
        )
        if asked != self.query:
            self.query = asked
            self._show_days()
            self.changed.emit()

    def _arrange(self) -> None:
        unit = fonts.measures().unit
        rows = pieces.column(self, margin=3, spacing=2)
        first, conditions = pieces.line(spacing=3), WrappingRow()
        self.dash = pieces.label("～")
        self.number.setMaximumWidth(_NUMBER_WIDTH * unit)
        self.number.setMinimumWidth(_DAY_WIDTH * unit)
        first.addWidget(pieces.label(self.tr("監査記録"), "title"))
        first.addWidget(self.count)
        first.addStretch(1)
        first.addWidget(self.save)
        for asked in (self.people, self.what, self.number):
            conditions.addWidget(asked)
        for part in (self.period, self.since, self.dash, self.until, self.clear):
            conditions.addWidget(part)
        rows.addLayout(first)
        rows.addLayout(conditions)
        self.people.activated.connect(self._change)
        self.what.activated.connect(self._change)
        self.period.activated.connect(self._choose_period)

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return combo

    def _day(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setPlaceholderText(self.tr("例 R8.11.1"))
        line.setFixedWidth(_DAY_WIDTH * fonts.measures().unit)
        return line


def _choose(combo: QComboBox, data: object) -> None:
    combo.setCurrentIndex(max(0, combo.findData(data)))
