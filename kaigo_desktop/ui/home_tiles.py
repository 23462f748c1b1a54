"""The places of work as tiles: each a count with its name, as many across as there is room for."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from kaigo_desktop.ui import fonts, pieces
from kaigo_desktop.ui.places import ALL, Place

_WIDTH = 40


class Tile(QPushButton):
    """A place with its count, large."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.setProperty("role", "tile")
        self.count = pieces.label(place.count_words, "tile-count")
        self.title = pieces.label(place.title, "secondary")
        rows = pieces.column(self, margin=2)
        for words in (self.count, self.title):
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            rows.addWidget(words)
        pieces.restyle(self.count, none=not place.count, alarm=place.alarm and bool(place.count))
        self.setAccessibleName(f"{place.title} {place.count_words}")


class TileGrid(QWidget):
    """Tiles of the places there are; `wanted` carries the name of the one pressed."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.tiles: dict[str, Tile] = {}
        self._places: dict[str, Place] = {}
        self._across = 0
        # it follows the window, else it would stay as wide as the tiles it has side by side
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2 * fonts.measures().unit)

    def show_places(self, places: Mapping[str, Place]) -> None:
        """Show them anew; the keyboard stays on the one it was on."""
        if places == self._places:
            return
        self._places = dict(places)
        focused = next((name for name, tile in self.tiles.items() if tile.hasFocus()), "")
        pieces.clear(self._grid)
        self.tiles = {}
        for name, place in places.items():
            if name != ALL and not place.saved:
                self.tiles[name] = tile = Tile(place)
                tile.clicked.connect(lambda _checked, name=name: self.wanted.emit(name))
        self._across = 0
        self._arrange()
        if focused in self.tiles:
            self.tiles[focused].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many side by side as fit."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        fitting = max(2, self.width() // (_WIDTH * fonts.measures().unit))
        rows = max(1, -(-len(self.tiles) // fitting))
        across = max(1, -(-len(self.tiles) // rows))  # as even as can be
        if across == self._across:
            return
        self._across = across
        for at, tile in enumerate(self.tiles.values()):
            self._grid.addWidget(tile, at // across, at % across)
        for at in range(self._grid.columnCount()):
            self._grid.setColumnStretch(at, int(at < across))
