"""The items of a sample and the fields they go into, chosen one by one."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableWidget, QTableWidgetItem

from kaigo_desktop.core.layout import Layout, LayoutField
from kaigo_desktop.core.procedure import Field, Procedure, Source
from kaigo_desktop.core.suggestion import SampleItem
from kaigo_desktop.flow.try_layout import Sample, source_of
from kaigo_desktop.ui import fonts, pieces, wording
from kaigo_desktop.ui.row_table import lay_rows

LEFT, IGNORED = "", "*"
"""What a row says of an item no field takes: kept among the others, or known to be for nothing."""

_BETWEEN = {"name": "\u3000", "kana": "\u3000"}
_SURE = 0.9


class LayoutMapping(QTableWidget):
    """A row an item: its name, a value it holds in the sample, and the field it is for."""

    def __init__(self) -> None:
        super().__init__(0, 3)
        self._sample: Sample | None = None
        self._fields: dict[str, Field] = {}
        self.combos: list[QComboBox] = []
        self.setHorizontalHeaderLabels([self.tr("届いた項目"), self.tr("見本の値"), self.tr("入れる項目")])
        self.setAccessibleName(self.tr("届いた項目と入れる項目"))
        lay_rows(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.verticalHeader().setDefaultSectionSize(fonts.measures().control + fonts.measures().unit)
        self.horizontalHeader().setStretchLastSection(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(30 * fonts.measures().unit)
        self.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Fixed)

    def show_sample(self, sample: Sample, procedure: Procedure) -> None:
        """List the items with what is suggested for each."""
        self._sample = sample
        self._fields = {
            f"{section.group}.{field.key}".lstrip("."): field
            for section in procedure.sections
            for field in section.fields
            if not field.local
        }
        likely = {suggestion.item: suggestion for suggestion in sample.suggestions}
        self.combos = []
        self.setRowCount(len(sample.items))
        for row, item in enumerate(sample.items):
            self.setItem(row, 0, _cell(_name(item)))
            self.setItem(row, 1, _cell(item.example or "—"))
            combo = self._combo(item, likely[row].field if row in likely else LEFT)
            if row in likely and likely[row].score < _SURE:
                combo.setToolTip(self.tr("候補です。確かめてください"))
            self.combos.append(combo)
            self.setCellWidget(row, 2, combo)
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the choices have the room they need, as far as there is room."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        widest = max((combo.sizeHint().width() for combo in self.combos), default=0)
        room = self.viewport().width() - 2 * self.horizontalHeader().minimumSectionSize()
        self.setColumnWidth(2, min(widest + 3 * fonts.measures().unit, room))

    def choose(self, row: int, field: str) -> None:
        """Say which field the item of a row is for."""
        self.combos[row].setCurrentIndex(self.combos[row].findData(field))

    def apply(self, draft: Layout) -> Layout:
        """`draft` with what is chosen; several items for one field are joined in their order."""
        chosen: dict[str, list[Source]] = {}
        for item, combo in zip(self._items(), self.combos, strict=True):
            chosen.setdefault(str(combo.currentData()), []).append(source_of(item))
        return msgspec.structs.replace(
            draft,
            fields=tuple(
                LayoutField(
                    key=key,
                    sources=tuple(sources),
                    joined=_BETWEEN.get(self._fields[key].type, "") if len(sources) > 1 else None,
                )
                for key, sources in chosen.items()
                if key not in {LEFT, IGNORED}
            ),
            ignored=tuple(chosen.get(IGNORED, ())),
        )

    def _items(self) -> Sequence[SampleItem]:
        return self._sample.items if self._sample else ()

    def _combo(self, item: SampleItem, chosen: str) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(pieces.translate("{item} を入れる項目").format(item=_name(item)))
        combo.addItem(self.tr("その他の項目に残す"), LEFT)
        combo.addItem(self.tr("使わない(残すが知らせない)"), IGNORED)
        for key, field in self._fields.items():
            combo.addItem(field.label, key)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        combo.wheelEvent = lambda event: event.ignore()  # type: ignore[method-assign]
        return combo


def _name(item: SampleItem) -> str:
    name = wording.item(item.subject, item.label, " / ")
    rows = pieces.translate("{rows}行").format(rows=item.rows)
    return f"{name} ({rows})" if item.rows > 1 else name


def _cell(text: str) -> QTableWidgetItem:
    made = QTableWidgetItem(text)
    made.setToolTip(text)
    return made
