"""The pages of a document as they are painted elsewhere: asks for parts, shows what has come, marks words."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen

from kaigo_desktop.core.pages import Hit, Part
from kaigo_desktop.ui import fonts, theme
from kaigo_desktop.ui.page_cache import PageCache
from kaigo_desktop.ui.page_scroll import PageScroll
from kaigo_desktop.ui.palette import LIGHT

_MARK, _MARK_NOW, _EDGE_NOW = QColor("#ffee99"), QColor("#ffc27a"), QColor("#ac3e00")
"""A found word on white paper; the one looked at has an edge too."""


class DocumentView(PageScroll):
    """`part_wanted` asks for a `Part`, one at a time: what is seen first, then the pages around it."""

    part_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("書類のページ"))
        self.cache = PageCache()
        self.document = 0
        self._waiting = False
        self._bad: dict[int, str] = {}
        self._hits: Sequence[Hit] = ()
        self._current = -1

    def show_document(self, document: int, sizes: Sequence[tuple[float, float]], turn: int = 0) -> None:
        """Show a document from its beginning; 0 without sizes for none."""
        self.document = document
        self._bad, self._hits, self._current = {}, (), -1
        self.lay(sizes, turn)

    def take(self, document: int, part: Part, image: QImage) -> None:
        """Show a part that has been painted, and ask for the next."""
        self._waiting = False
        self.cache.put(document, part, image)
        self.viewport().update()
        self._ask()

    def fail(self, document: int, part: Part, sentence: str) -> None:
        """Say on a page why it can't be painted, and ask for the next."""
        self._waiting = False
        if document == self.document:
            self._bad[part.page] = sentence
        self.viewport().update()
        self._ask()

    def show_hits(self, hits: Sequence[Hit], current: int = -1) -> None:
        """Mark the places of a text; the current one is brought into sight."""
        self._hits, self._current = hits, current
        if 0 <= current < len(hits):
            self._bring(hits[current])
        self.viewport().update()

    def moved(self) -> None:
        """Ask for what is seen now."""
        super().moved()
        self._ask()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint in device pixels, so that nothing is scaled twice."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(theme.current().ground))
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)
        painter.translate(-self.left(), -self.top())
        for page in self._layout.seen(self.top(), self.top() + self.high()):
            self._paint_page(painter, page)
        painter.end()

    def _paint_page(self, painter: QPainter, page: int) -> None:
        place = self._layout.places[page]
        box = QRect(place.left, place.top, place.width, place.height)
        painter.fillRect(box, Qt.GlobalColor.white)
        for part in self._parts(page):
            image = self.cache.get(self.document, part)
            if image is None:
                self._paint_stale(painter, part)
            else:
                painter.drawImage(place.left + part.left, place.top + part.top, image)
        if page in self._bad:
            self._paint_reason(painter, box, self._bad[page])
        painter.setPen(QPen(QColor(theme.current().edge), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(-1, -1, 0, 0))
        for number, hit in enumerate(self._hits):
            if hit.page == page:
                self._paint_hit(painter, hit, now=number == self._current)

    def _paint_stale(self, painter: QPainter, wanted: Part) -> None:
        """Show a part as it was painted in another size, until it is painted in this one."""
        place = self._layout.places[wanted.page]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(place.left, place.top)
        painter.setClipRect(wanted.left, wanted.top, wanted.across, wanted.down)
        for part, image in self.cache.near(self.document, wanted.page, wanted.turn):
            across, down = place.width / part.width, place.height / part.height
            corner = round(part.left * across), round(part.top * down)
            painter.drawImage(QRect(*corner, round(part.across * across), round(part.down * down)), image)
        painter.restore()

    def _paint_reason(self, painter: QPainter, box: QRect, reason: str) -> None:
        ratio = self.devicePixelRatioF()
        painter.save()
        painter.translate(box.topLeft())
        painter.scale(ratio, ratio)
        painter.setPen(QColor(LIGHT.text))
        margin = 6 * fonts.measures().unit
        room = QRect(
            margin, margin, self.logical(box.width()) - 2 * margin, self.logical(box.height()) - margin
        )
        painter.drawText(room, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, f"▲ {reason}")
        painter.restore()

    def _paint_hit(self, painter: QPainter, hit: Hit, *, now: bool) -> None:
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.setPen(QPen(_EDGE_NOW, 2) if now else Qt.PenStyle.NoPen)
        painter.setBrush(_MARK_NOW if now else _MARK)
        for box in self._boxes(hit):
            painter.drawRect(box)
        painter.restore()

    def _bring(self, hit: Hit) -> None:
        box = next(self._boxes(hit), None)
        if box is None:
            return
        if not self.top() <= box.top() <= box.bottom() <= self.top() + self.high():
            self.verticalScrollBar().setValue(self.logical(box.center().y() - self.high() / 3))
        if not self.left() <= box.left() <= box.right() <= self.left() + self.wide():
            self.horizontalScrollBar().setValue(self.logical(box.center().x() - self.wide() / 2))

    def _boxes(self, hit: Hit) -> Iterator[QRect]:
        """Where a hit stands, as the page is turned."""
        place = self._layout.places[hit.page]
        for left, top, right, bottom in hit.boxes:
            box = left, top, right, bottom
            for _ in range(self.turn):
                box = 1 - box[3], box[0], 1 - box[1], box[2]
            corner = place.left + round(box[0] * place.width), place.top + round(box[1] * place.height)
            size = round((box[2] - box[0]) * place.width), round((box[3] - box[1]) * place.height)
            yield QRect(*corner, *size).adjusted(-2, -2, 2, 2)

    def _parts(self, page: int) -> Iterator[Part]:
        """The parts of a page that are seen."""
        left, top = self.left(), self.top()
        return self._layout.parts(page, top, top + self.high(), left, left + self.wide())

    def _ask(self) -> None:
        if not self._waiting and self.isVisible() and self.high() > 1:
            part = next(filter(self._is_missing, self._wanted()), None)
            if part is not None:
                self._waiting = True
                self.part_wanted.emit(part)

    def _is_missing(self, part: Part) -> bool:
        return part.page not in self._bad and self.cache.get(self.document, part) is None

    def _wanted(self) -> Iterator[Part]:
        """What is to be painted: the pages in sight, then a window's height of the page after, and before."""
        seen = self._layout.seen(self.top(), self.top() + self.high())
        for page in seen:
            yield from self._parts(page)
        for page in (seen.stop, seen.start - 1):
            if 0 <= page < self.pages:
                place = self._layout.places[page]
                top = place.top if page == seen.stop else place.top + place.height - self.high()
                yield from self._layout.parts(page, top, top + self.high())
