"""Form and documents side by side; where the window is narrow, the documents fold away below the form."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from kaigo_desktop.ui import fonts, remembered
from kaigo_desktop.ui.side_tabs import SideTabs

_FOLDS_BELOW = 240
_SHARE, _HALF, _LEAST = 66, 50, 40
_KEPT = "case/panes"
_LOW = 80  # the height of a window at 200 % on a small screen
_PARTS = 1000


class TwoPanes(QSplitter):
    """`main` has two thirds of a wide window; of a narrow one all but `side`'s tabs, until one is pressed.

    Pressing it again, or leaving the documents for the form by key, folds them again.
    """

    def __init__(self, main: QWidget, side: SideTabs) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._side, self._divided, self._moved = side, False, False
        self.setChildrenCollapsible(False)
        for pane in (main, side):
            self.addWidget(pane)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 1)
        side.tabBarClicked.connect(self._press)
        side.currentChanged.connect(self._give_room)
        side.documents.room_wanted.connect(self.unfold)
        side.documents.left.connect(self._fold)
        self.splitterMoved.connect(self._note_moved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold when the width asks for it; what a person has moved stays otherwise."""
        super().resizeEvent(event)
        narrow = self.width() < _FOLDS_BELOW * fonts.measures().unit
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self.orientation() != wanted or not self._divided:
            self.setOrientation(wanted)
            self._moved = not narrow and remembered.restore_sizes(_KEPT, self)
            if not self._moved:
                self._divide(100 if narrow else self._share())
            self._divided = True

    def _share(self) -> int:
        return _HALF if self._side.is_wide() else _SHARE

    def _divide(self, share: int) -> None:
        self.setSizes([share * _PARTS, (100 - share) * _PARTS])

    def _give_room(self) -> None:
        """A page of columns gets half of the width, unless a person has moved the line between.

        A page below the form that an arrow key brings up is unfolded, as by a press.
        """
        if self._side.tabBar().hasFocus():
            self.unfold()
        if self._divided and not self._moved and self.orientation() == Qt.Orientation.Horizontal:
            self._divide(self._share())

    def _note_moved(self) -> None:
        self._moved = True
        if self.orientation() == Qt.Orientation.Horizontal:
            remembered.keep_sizes(_KEPT, self)

    def unfold(self) -> None:
        """Give the folded page room; where there is hardly any, all of it."""
        if self._is_folded():
            low = self.height() < _LOW * fonts.measures().unit
            self.setCollapsible(0, low)
            self._divide(0 if low else _LEAST)

    def _fold(self) -> None:
        """Fold the page away again, where it stands below."""
        if self.orientation() == Qt.Orientation.Vertical:
            self._divide(100)

    def _press(self, index: int) -> None:
        """A tab unfolds; the one that is open folds."""
        if self._is_folded():
            self.unfold()
        elif index == self._side.currentIndex():
            self._fold()

    def _is_folded(self) -> bool:
        low = self._side.height() < 2 * self._side.tabBar().height()
        return self.orientation() == Qt.Orientation.Vertical and low
