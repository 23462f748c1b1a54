"""The work at the left: by what must be done next, with live counts; only what this role does."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QScrollArea, QWidget

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.ui import fonts, pieces
from kaigo_desktop.ui.places import HOME, REPORT, Place, places
from kaigo_desktop.ui.upright import upright
from kaigo_desktop.ui.vocabulary import Vocabulary

_WIDTH = 42
_ARROWS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PlaceButton(QPushButton):
    """An entry of the navigation with its count."""

    moved = Signal(int)

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
        self._folded = False
        self.setAccessibleName(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows only move about (`moved`); Enter goes there, as Space does."""
        if event.key() in _ARROWS:
            self.moved.emit(_ARROWS[event.key()])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def show_count(self, place: Place) -> None:
        """Show how many there are; none fades."""
        self.count.setText(place.count_words)
        pieces.restyle(self.count, none=not place.count)
        self.setAccessibleName(f"{self._title} {place.count_words}".strip())
        self.fold(folded=self._folded)

    def fold(self, *, folded: bool) -> None:
        """Take less room, or as much as usual again."""
        self._folded = folded
        pieces.restyle(self, folded=folded)
        row, unit = self.layout(), fonts.measures().unit
        if row is not None:
            row.setContentsMargins(0, 0, (1 if folded else 3) * unit, 0)

    def room(self) -> int:
        """How wide the title in bold and the count beside it are."""
        count = self.count.sizeHint().width() if not self.count.isHidden() else 0
        points = fonts.SECONDARY if self._folded else fonts.BODY
        title = QFontMetrics(fonts.text(points, bold=True)).horizontalAdvance(self._title)
        return title + count + (9 if self._folded else 10) * fonts.measures().unit


class Navigation(QWidget):
    """`place_wanted` carries a `Place` of the list, `panel_wanted` the name of another panel.

    `removal_wanted` carries the number of a saved search that is needed no more.
    """

    place_wanted = Signal(object)
    panel_wanted = Signal(str)
    removal_wanted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH * fonts.measures().unit)
        self._desk = desk
        self._places: dict[str, Place] = {}
        self.buttons: dict[str, PlaceButton] = {}
        self._group = QButtonGroup(self)
        self._group.buttonToggled.connect(self._bring_into_sight)
        self._folded = False
        rows, self._head = pieces.column(self), self._title()
        rows.addWidget(self._head)
        if "read" in desk.permissions:
            rows.addWidget(self._panel(HOME, self.tr("ホーム")))
        self._work = pieces.column()
        self._area = self._places_area()
        if "read" in desk.permissions:  # who sees no application finds their panels at the top
            rows.addWidget(self._area, 1)
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
        if "read" not in desk.permissions:
            rows.addStretch(1)

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
                made.moved.connect(self._move)
                if place.saved:
                    self._offer_removal(made, place.saved)
                self.buttons[name] = made
                self._group.addButton(made)
                self._work.addWidget(made)
        self._places = places
        for name, place in places.items():
            self.buttons[name].fold(folded=self._folded)
            self.buttons[name].show_count(place)
        self._fit()

    def first(self) -> str:
        """The place to begin with."""
        return HOME if HOME in self.buttons else next(iter(self.buttons), "")

    def go(self, name: str) -> None:
        """Go to a place or panel as if its entry were pressed."""
        if name in self.buttons:
            self.buttons[name].click()

    def take_keyboard(self) -> None:
        """Put the keyboard on the entry of where the person is."""
        here = self._group.checkedButton() or next(iter(self.buttons.values()), None)
        if here is not None:
            here.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fold(self, *, folded: bool) -> None:
        """Leave a narrow window to the panels: every entry small, and no head."""
        if folded != self._folded:
            self._folded = folded
            self._head.setHidden(folded)
            for button in self.buttons.values():
                button.fold(folded=folded)
            self._fit()

    def mark(self, name: str) -> None:
        """Mark where the person is."""
        if name in self.buttons:
            self.buttons[name].setChecked(True)

    def _bring_into_sight(self, entry: QPushButton, chosen: bool) -> None:
        if chosen and self._area.isAncestorOf(entry):
            self._area.ensureWidgetVisible(entry, 0, 0)

    def _places_of(self, words: Vocabulary) -> dict[str, Place]:
        return places(words) if "read" in self._desk.permissions else {}

    def _fit(self) -> None:
        """As wide as the longest entry with its count, and no narrower than usual."""
        widest = max((button.room() for button in self.buttons.values()), default=0)
        self.setFixedWidth(widest if self._folded else max(_WIDTH * fonts.measures().unit, widest))

    def _places_area(self) -> QScrollArea:
        sheet = QWidget()
        rows = pieces.column(sheet)
        rows.addLayout(self._work)
        rows.addStretch(1)
        return upright(sheet, "sheet")

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
        made.moved.connect(self._move)
        self.buttons[name] = made
        self._group.addButton(made)
        return made

    def _move(self, by: int) -> None:
        """Put the keyboard on the entry above or beneath; after the last comes the first."""
        work = [*filter(HOME.__eq__, self.buttons), *self._places]
        standing = [*work, *(name for name in self.buttons if name not in work)]
        here = next(place for place, name in enumerate(standing) if self.buttons[name].hasFocus())
        self.buttons[standing[(here + by) % len(standing)]].setFocus(Qt.FocusReason.TabFocusReason)

    def _offer_removal(self, button: PlaceButton, number: int) -> None:
        """A right press (or the menu key) on a saved search takes it away."""
        entry = QAction(self.tr("保存した条件を消す"), button)
        entry.triggered.connect(lambda: self.removal_wanted.emit(number))
        button.addAction(entry)
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        button.setToolTip(self.tr("右クリックで、この条件を消せます"))

    def _pressed(self, name: str) -> Callable[[], None]:
        if name == REPORT:
            return lambda: self.panel_wanted.emit(name)
        return lambda: self.place_wanted.emit(self._places[name])
