"""How the list's cells are painted: states as labels, problems and deadlines in their colour."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kaigo_desktop.ui import fonts, theme
from kaigo_desktop.ui.list_model import COLUMNS, STATE_ROLE, TONE_ROLE
from kaigo_desktop.ui.pieces import SIGNS, paint_state

Index = QModelIndex | QPersistentModelIndex

_BUT_FOCUS = ~QStyle.StateFlag.State_HasFocus


class ListDelegate(QStyledItemDelegate):
    """Paints a row: text as it is, 受付番号 elided in the middle, the state as its label."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Receipt numbers differ at both ends: leave out the middle. The row shows the focus, no box."""
        super().initStyleOption(option, index)
        column = COLUMNS[index.column()].id
        if column == "receipt_no":
            option.textElideMode = Qt.TextElideMode.ElideMiddle
        option.state &= _BUT_FOCUS
        if column == "due_on" and (tone := index.data(TONE_ROLE)):
            colour = QColor(theme.current().colours()[str(tone)])
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, colour)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        column = COLUMNS[index.column()].id
        if column not in {"state", "problems"}:
            super().paint(painter, option, index)
            if index.column() == 0:
                _paint_edge(painter, option)
            return
        box = paint_bare(self, painter, option, index)
        if column == "state":
            paint_state(painter, box, index.data(STATE_ROLE))
        else:
            _paint_counts(painter, box, str(index.data() or ""))


def paint_bare(
    delegate: QStyledItemDelegate, painter: QPainter, option: QStyleOptionViewItem, index: Index
) -> QRectF:
    """Paint a cell without its text; the room for what is painted instead."""
    bare = QStyleOptionViewItem(option)
    delegate.initStyleOption(bare, index)
    bare.text = ""
    option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, bare, painter, option.widget)
    unit = fonts.measures().unit
    return QRectF(option.rect).adjusted(2 * unit, 0, -unit, 0)


def _paint_edge(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """The edge of the selected row: the accent where the table has the keyboard, else a line."""
    if option.state & QStyle.StateFlag.State_Selected:
        palette, unit = theme.current(), fonts.measures().unit
        colour = palette.accent if option.widget.hasFocus() else palette.line
        painter.fillRect(option.rect.left(), option.rect.top(), unit, option.rect.height(), QColor(colour))


def _paint_counts(painter: QPainter, box: QRectF, text: str) -> None:
    """▲1 in the colour of errors, ●2 in that of warnings, ◆1 (a flag) in the accent."""
    palette = theme.current()
    colours = {
        SIGNS["error"]: palette.error,
        SIGNS["warning"]: palette.warning,
        SIGNS["flag"]: palette.accent,
    }
    painter.save()
    painter.setFont(fonts.text())
    for part in text.split():
        painter.setPen(QColor(colours.get(part[0], palette.text)))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, part)
        box = box.adjusted(painter.fontMetrics().horizontalAdvance(part + "　"), 0, 0, 0)
    painter.restore()
