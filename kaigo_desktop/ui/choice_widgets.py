"""Widgets of field types that are choices: one of a list, yes or no, several of a list."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kaigo_desktop.core.model import Value
from kaigo_desktop.core.procedure import Code, CodeList, Field
from kaigo_desktop.ui import fonts, pieces, wording
from kaigo_desktop.ui.code_completer import SEARCHED, CodeCompleter, searched
from kaigo_desktop.ui.growing_text import GrowingText
from kaigo_desktop.ui.text_widgets import FieldWidget, LineWidget
from kaigo_desktop.ui.value_edit import ValueEdit

YES_NO = CodeList(
    id="yes_no", title="", codes=(Code(symbol="yes", label="はい"), Code(symbol="no", label="いいえ"))
)


class QuietCombo(QComboBox):
    """A combo box that leaves the wheel to the page it stands on."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page."""
        event.ignore()


class ChoiceWidget(FieldWidget):
    """One of a list: chosen, or typed as code, kana, label or any wording of it, with completion.

    A text the list does not know stays as it was typed or received until another is chosen.
    """

    def __init__(self, field: Field, codes: CodeList | None) -> None:
        super().__init__(field, codes)
        self.combo, self.plain, self.line = QuietCombo(), QLineEdit(), ValueEdit()
        self.control: QWidget = self.plain
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(4)
        self.combo.addItem("", "")
        for code in self._offered().codes:
            self.combo.addItem(code.label, code.symbol)
            self.combo.setItemData(self.combo.count() - 1, searched(code), SEARCHED)
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.combo.setLineEdit(self.line)
        self.completer = CodeCompleter(self.combo.model(), self)
        self.combo.setCompleter(self.completer)
        self.completer.left.connect(self._read)
        self.combo.activated.connect(self._choose)
        self.line.settled.connect(self.edited)
        self.line.editingFinished.connect(self._read)
        self.line.back_wanted.connect(self.back_wanted)
        self.plain.setReadOnly(True)
        self.plain.setProperty("open", False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for control in (self.combo, self.plain):
            control.setProperty("value", True)
            row.addWidget(control)
        self.combo.hide()

    def stops(self) -> list[QWidget]:
        """The choice, whether it may be changed or only read."""
        return [self.combo, self.plain]

    def shown(self) -> str:
        """The label on the screen."""
        return self.combo.currentText()

    def typed(self) -> Value:
        """The symbol that is chosen or that the text names; a text the list does not know as it is."""
        text = self.combo.currentText()
        if text == self.combo.itemText(self.combo.currentIndex()):
            return str(self.combo.currentData() or "")
        place = self.combo.findText(text, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchCaseSensitive)
        return str(self.combo.itemData(place) or "") if place >= 0 else self.type.parse(text, self._offered())

    def set_open(self, is_open: bool) -> None:
        """Let another be chosen, or only read."""
        self.control = self.combo if is_open else self.plain
        self.combo.setVisible(is_open)
        self.plain.setVisible(not is_open)

    def type_in(self, value: Value) -> None:
        """Show a symbol, or a text the list does not know."""
        symbol = value if isinstance(value, str) else ""
        place = self.combo.findData(symbol)
        if place < 0:
            self.combo.addItem(self._offered().label(symbol), symbol)
            place = self.combo.count() - 1
        self.combo.setCurrentIndex(place)
        self.line.setText(self.combo.itemText(place))
        self.line.setCursorPosition(0)
        self.plain.setText(self.combo.currentText())
        self.plain.setCursorPosition(0)

    def is_half_typed(self) -> bool:
        """Whether a person typed a text that nothing of the list goes by, over what was received."""
        self._read()
        typed = self.typed()
        return self.changed() and isinstance(typed, str) and bool(typed) and not self._offered().holds(typed)

    def _choose(self) -> None:
        self.edited.emit()

    def _read(self) -> None:
        """Take what was typed for the entry it names, or for the only one it can mean."""
        text, symbol = self.combo.currentText(), self.typed()
        if isinstance(symbol, str) and text and not self._offered().holds(symbol):
            only = self.combo.findText(self.completer.only(text), Qt.MatchFlag.MatchExactly)
            symbol = str(self.combo.itemData(only)) if only > 0 else symbol
        if text != self.combo.itemText(self.combo.currentIndex()):
            before = self.typed()
            self.type_in(symbol)
            if symbol != before:
                self.edited.emit()

    def _offered(self) -> CodeList:
        return self.codes or CodeList(id="", title="", codes=())


class YesNoWidget(ChoiceWidget):
    """はい or いいえ, or what the field's own list calls them."""

    def _offered(self) -> CodeList:
        return self.codes or YES_NO


class RelationshipWidget(LineWidget):
    """続柄: one of the list or a chain (子の妻), in any wording or kana, completed, read when it is left."""

    def __init__(self, field: Field, codes: CodeList | None) -> None:
        super().__init__(field, codes)
        entries = QStandardItemModel(self)
        for code in codes.codes if codes else ():
            entry = QStandardItem(code.label)
            entry.setData(searched(code), SEARCHED)
            entries.appendRow(entry)
        self.completer = CodeCompleter(entries, self)
        self.completer.activated.connect(self._completed)
        self.edit.setCompleter(self.completer)
        self.completer.left.connect(self._read)
        self.edit.editingFinished.connect(self._read)

    def _completed(self) -> None:
        QTimer.singleShot(0, self, self.edited.emit)  # the line takes the entry after this

    def _read(self) -> None:
        self._show(self.type.show(self.typed(), self.codes))


class ChoicesWidget(FieldWidget):
    """Several of a list: their labels as text, and the list to tick when it is opened."""

    def __init__(self, field: Field, codes: CodeList | None) -> None:
        super().__init__(field, codes)
        self.words = GrowingText(lines=False)
        self.words.setReadOnly(True)
        self.words.setProperty("value", True)
        self.words.setProperty("open", False)
        self.control: QWidget = self.words
        self.button = pieces.button(
            self.tr("選ぶ"), self._toggle, "quiet", self.tr("{label}を選ぶ").format(label=field.label)
        )
        self.list = QWidget()
        grid = QGridLayout(self.list)
        grid.setContentsMargins(fonts.measures().unit, 0, 0, 0)
        self.boxes = {code.symbol: QCheckBox(code.label) for code in (codes.codes if codes else ())}
        for number, box in enumerate(self.boxes.values()):
            box.setAccessibleName(box.text())  # not that of the field, as every other control of it
            box.clicked.connect(self._tick)
            grid.addWidget(box, number // 2, number % 2)
        self.stray = pieces.button("", self._take_off, "quiet")
        grid.addWidget(self.stray, (len(self.boxes) + 1) // 2, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self.list.hide()
        row, all_rows = QHBoxLayout(), QVBoxLayout(self)
        all_rows.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        all_rows.addLayout(row)
        all_rows.addWidget(self.list)
        self._value: list[str] = []

    def type_in(self, value: Value) -> None:
        """Show symbols; what the list does not know stays."""
        self._value = [
            part for part in ([value] if isinstance(value, str) else value) if isinstance(part, str) and part
        ]
        for symbol, box in self.boxes.items():
            box.setChecked(symbol in self._value)
        self._tell()

    def stops(self) -> list[QWidget]:
        """The labels, then the button that opens the list, then the list."""
        return [self.words, self.button, *self.boxes.values(), self.stray]

    def shown(self) -> str:
        """The labels on the screen."""
        return self.words.toPlainText()

    def typed(self) -> Value:
        """The symbols that are ticked."""
        return list(self._value)

    def set_open(self, is_open: bool) -> None:
        """Let others be ticked, or only read."""
        self.button.setVisible(is_open and bool(self.boxes))
        if not is_open:
            self.list.hide()

    def _toggle(self) -> None:
        self.list.setVisible(self.list.isHidden())
        self.button.setText(self.tr("選ぶ") if self.list.isHidden() else self.tr("閉じる"))

    def _tick(self) -> None:
        self._value = [symbol for symbol, box in self.boxes.items() if box.isChecked()] + self._unknown()
        self._tell()
        self.edited.emit()

    def _take_off(self) -> None:
        """Without the texts the list does not know: no box stands for them."""
        self._value = [part for part in self._value if part in self.boxes]
        self._tell()
        self.edited.emit()

    def _unknown(self) -> list[str]:
        return [part for part in self._value if part not in self.boxes]

    def _tell(self) -> None:
        self.words.put(self.type.show(list(self._value), self.codes))
        stray = wording.listed(self._unknown())
        self.stray.setText(self.tr("「{text}」を外す").format(text=stray))
        self.stray.setAccessibleName(self.stray.text())
        self.stray.setVisible(bool(stray))
