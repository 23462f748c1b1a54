"""The work at the left: by what must be done next, with live counts; only what this role does."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QScrollArea, QWidget

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.ui import fonts, pieces
from kaigo_desktop.ui.filter_bar import Place
from kaigo_desktop.ui.vocabulary import Vocabulary

_WIDTH = 42
_TODAY, _ALL = "today", "all"


class PlaceButton(QPushButton):
    """An entry of the navigation with its count."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.setProperty("role", "place")
        self.setCheckable(True)
        self._title = title
        self.count = pieces.label(role="count")
        row = pieces.line(self)
        row.setContentsMargins(0, 0, 3 * fonts.measures().unit, 0)
        row.addStretch(1)
        row.addWidget(self.count)
        self.setAccessibleName(title)

    def show_count(self, count: int) -> None:
        """Show how many there are; none fades."""
        self.count.setText(f"{count:,}")
        pieces.restyle(self.count, none=not count)
        self.setAccessibleName(f"{self._title} {count}")


class Navigation(QWidget):
    """`place_wanted` carries a `Place` of the list, `panel_wanted` the name of another panel."""

    place_wanted = Signal(object)
    panel_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH * fonts.measures().unit)
        self._desk = desk
        self._places: dict[str, Place] = {}
        self.buttons: dict[str, PlaceButton] = {}
        self._group = QButtonGroup(self)
        rows = pieces.column(self)
        rows.addWidget(self._title())
        self._work = pieces.column()
        rows.addWidget(self._places_area(), 1)
        rows.addWidget(pieces.frame("rule"))
        for name, title, permission in (
            ("receive", self.tr("取込"), "receive"),
            ("hand_over", self.tr("連携"), "hand_over"),
            ("accounts", self.tr("利用者"), "accounts"),
            ("layouts", self.tr("取込レイアウト"), "settings"),
            ("log", self.tr("監査記録"), "read_log"),
            ("log_report", self.tr("記録の点検"), "analyse"),
            ("verify", self.tr("検証"), "verify"),
        ):
            if permission in desk.permissions:
                rows.addWidget(self._panel(name, title))

    def show_vocabulary(self, words: Vocabulary) -> None:
        """Show the places there are, and how much waits in each."""
        places = self._places_of(words)
        if list(places) != list(self._places):
            for name in self._places:
                self._group.removeButton(self.buttons.pop(name))
            pieces.clear(self._work)
            for name, place in places.items():
                made = PlaceButton(place.title)
                made.clicked.connect(self._pressed(name))
                self.buttons[name] = made
                self._group.addButton(made)
                self._work.addWidget(made)
        self._places = places
        for name, place in places.items():
            nothing = name == _TODAY and not place.states
            self.buttons[name].show_count(0 if nothing else words.count(place.states))

    def first(self) -> str:
        """The place to begin with."""
        return next(iter(self._places), "")

    def go(self, name: str) -> None:
        """Go to a place or panel as if its entry were pressed."""
        if name in self.buttons:
            self.buttons[name].click()

    def mark(self, name: str) -> None:
        """Mark where the person is."""
        if name in self.buttons:
            self.buttons[name].setChecked(True)

    def _places_of(self, words: Vocabulary) -> dict[str, Place]:
        if "read" not in self._desk.permissions:
            return {}
        titles = {"approved": self.tr("未連携")}
        waiting = [state for state in words.states.values() if not state.tone.endswith("hollow")]
        ordered = sorted(waiting, key=lambda state: state.id == "held")
        today = Place(self.tr("今日の仕事"), words.actionable, "due", descending=False)
        return {
            _TODAY: today,
            **{state.id: Place(titles.get(state.id, state.label), (state.id,)) for state in ordered},
            _ALL: Place(self.tr("すべての申請")),
        }

    def _places_area(self) -> QScrollArea:
        sheet = QWidget()
        sheet.setObjectName("sheet")
        rows = pieces.column(sheet)
        rows.addLayout(self._work)
        rows.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(sheet)
        return area

    def _title(self) -> QWidget:
        box = QWidget()
        unit = fonts.measures().unit
        rows = pieces.column(box, spacing=1)
        rows.setContentsMargins(4 * unit, 4 * unit, 2 * unit, 3 * unit)
        rows.addWidget(pieces.label(self.tr("介護保険 申請管理"), "heading"))
        rows.addWidget(pieces.label(self._desk.ward.name, "secondary"))
        return box

    def _panel(self, name: str, title: str) -> QPushButton:
        made = PlaceButton(title)
        made.count.hide()
        made.setCheckable(name != "hand_over")
        made.clicked.connect(lambda: self.panel_wanted.emit(name))
        self.buttons[name] = made
        self._group.addButton(made)
        return made

    def _pressed(self, name: str) -> Callable[[], None]:
        return lambda: self.place_wanted.emit(self._places[name])
