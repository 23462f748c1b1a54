"""The user's guide (利用者ガイド) in a window of its own: its contents, and beside them the page one reads.

Nothing is read but the guide's own folder, and nothing is followed but its own links.
"""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QStackedWidget, QTextBrowser, QWidget

from kaigo_desktop.ui import fonts, guide_pages, pieces, theme

_SIZE, _CONTENTS, _FRAME = (250, 170), 62, 12
_LINE_HEIGHT = 150.0
_PADDING = 1.0
_PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"


class GuidePage(QTextBrowser):
    """One page; a link of it leads to another page (`pages` name them), and nowhere else."""

    def __init__(self, guide: Path) -> None:
        super().__init__()
        self._guide, self._page = guide, ""
        self.setOpenLinks(False)
        # a bar that comes and goes while a page is laid out would change the width the page is made for
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.document().setDefaultFont(fonts.text())
        self.document().setDocumentMargin(6.0 * fonts.measures().unit)

    def show_page(self, page: str) -> None:
        """Show a page from its beginning."""
        self._page = page
        self.document().setMarkdown(
            guide_pages.text(self._guide, page),
            QTextDocument.MarkdownFeature.MarkdownNoHTML
            | QTextDocument.MarkdownFeature.MarkdownDialectGitHub,
        )
        _dress(self.document())
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of the guide as wide as the page allows; nothing from anywhere else."""
        url = name if isinstance(name, QUrl) else QUrl(name)
        file = (self._guide / url.path()).resolve()
        inside = url.isRelative() and file.is_relative_to(self._guide.resolve())
        if kind != QTextDocument.ResourceType.ImageResource.value or not inside:
            return None
        return self._fitting(QImage(str(file)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let pictures follow the width."""
        super().resizeEvent(event)
        if self._page and event.size().width() != event.oldSize().width():
            place = self.verticalScrollBar().value() / max(1, self.verticalScrollBar().maximum())
            self.show_page(self._page)
            self.verticalScrollBar().setValue(round(place * self.verticalScrollBar().maximum()))

    def _fitting(self, picture: QImage) -> QImage:
        room = self.viewport().width() - 14 * fonts.measures().unit
        ratio = self.devicePixelRatioF()
        if not picture.isNull() and picture.width() > room > 0:
            size = QSize(round(room * ratio), picture.height())
            smooth = Qt.TransformationMode.SmoothTransformation
            picture = picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth)
            picture.setDevicePixelRatio(ratio)
        return _framed(picture)


class GuideWindow(QDialog):
    """The pages in their order, and one of them."""

    def __init__(self, guide: Path, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("利用者ガイド"))
        unit = fonts.measures().unit
        self.contents, self.page = QListWidget(), GuidePage(guide)
        self.contents.setAccessibleName(self.tr("ガイドの目次"))
        self.page.setAccessibleName(self.tr("ガイドのページ"))
        for name, title in guide_pages.pages(guide).items():
            item = QListWidgetItem(title)
            item.setSizeHint(QSize(0, fonts.measures().row))
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.contents.addItem(item)
        row = pieces.line(self)
        row.addWidget(self.contents)
        row.addWidget(self.page, 1)
        self.resize(QSize(*_SIZE) * unit)
        self.resize(self.size().boundedTo(self.screen().availableSize() - QSize(_FRAME, _FRAME) * unit))
        self.contents.currentItemChanged.connect(self._turn)
        self.page.anchorClicked.connect(self._follow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, leave more of it to the page than to the contents."""
        super().resizeEvent(event)
        self.contents.setFixedWidth(min(_CONTENTS * fonts.measures().unit, 2 * self.width() // 5))

    def open_page(self, name: str) -> None:
        """Open a page; one that there isn't opens the table of contents."""
        rows = range(self.contents.count())
        named = (row for row in rows if self.contents.item(row).data(Qt.ItemDataRole.UserRole) == name)
        self.contents.setCurrentRow(next(named, 0))
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, now: QListWidgetItem | None) -> None:
        if now is not None:
            self.page.show_page(str(now.data(Qt.ItemDataRole.UserRole)))

    def _follow(self, link: QUrl) -> None:
        if link.isRelative() and link.path().endswith(".md"):
            self.open_page(link.path().removesuffix(".md"))


def open_guide(resources: Path, page: str, parent: QWidget) -> GuideWindow:
    """Open a page of the guide, in the window that stands open already or in a new one."""
    window = next(iter(parent.findChildren(GuideWindow)), None)
    window = window or GuideWindow(guide_pages.folder(resources), parent)
    window.show()
    window.open_page(page)
    window.raise_()
    return window


def page_of(panel: QWidget | None) -> str:
    """The page about a panel, or about the one in front of several."""
    while isinstance(panel, QStackedWidget) and type(panel).__name__ not in guide_pages.PAGES:
        panel = panel.currentWidget()
    return guide_pages.PAGES.get(type(panel).__name__, guide_pages.FIRST)


def _framed(picture: QImage) -> QImage:
    """A picture with a line around it: most of a window is as white as the page."""
    if picture.isNull():
        return picture
    framed = picture.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(framed)
    painter.setPen(QColor(theme.current().line))
    size = framed.deviceIndependentSize()
    painter.drawRect(QRectF(0, 0, size.width() - 1, size.height() - 1))
    painter.end()
    return framed


def _dress(document: QTextDocument) -> None:
    """Air between the lines, and tables one can read."""
    airy = QTextBlockFormat()
    airy.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    block = document.begin()
    while block.isValid():
        if _PICTURE not in block.text():  # half a picture's height would stay empty beneath it
            QTextCursor(block).mergeBlockFormat(airy)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            shape = frame.format()
            shape.setBorderCollapse(True)
            shape.setBorder(_PADDING)
            shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            shape.setBorderBrush(QColor(theme.current().line))
            shape.setCellPadding(2.0 * fonts.measures().unit)
            shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            frame.setFormat(shape)
