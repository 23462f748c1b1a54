"""A place to drop downloads on, with buttons for who would rather choose them."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout, QWidget

from kaigo_desktop.ui import fonts, pieces
from kaigo_desktop.ui.outcome_model import AHEAD
from kaigo_desktop.ui.pieces import mark

_STEPS = (
    mark("1. ぴったりサービスからダウンロードした申請を置くと、1件ずつ何が起きるかを先に示します。"),
    mark("2. 内容を見て「取り込む」を押すまで、何も書き込まず、記録にも残りません。"),
    mark("3. 取り込んだあとは、結果で絞り込み、申請を開き、理由をコピーし、印刷できます。"),
)
_MEANINGS = {
    "received": mark("はじめての受付番号。受付の一覧に入ります"),
    "revised": mark("取込済みと内容が違うもの。新しい版になり、前の版も残ります"),
    "duplicate": mark("同じ内容を取込済み。何も変わりません"),
    "held": mark("手続の定義がないもの。定義や取込レイアウトを加えてから取り込めます"),
    "refused": mark("読めない、または申請ではないもの。理由を示します"),
}


class DropZone(QFrame):
    """`chosen` carries the paths of files and folders."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("drop")
        self.setAcceptDrops(True)
        self._rows = rows = pieces.column(self, margin=6, spacing=2)
        title = pieces.label(self.tr("ダウンロードした申請をここに置いてください"), "title")
        words = self.tr(
            "申請ZIP、展開したフォルダー、一覧CSV。まとめて、この画面のどこにでも置けます。"
            "元のファイルは変わりません。"
        )
        what = pieces.label(words, "secondary", wraps=True)
        self._words = (title, what)
        for part in (title, what):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            rows.addWidget(part)
        row = pieces.line(spacing=2)
        self.files = pieces.button(self.tr("ファイルを選ぶ… Ctrl+O"), self.choose_files, "primary")
        self.folder = pieces.button(self.tr("フォルダーを選ぶ…"), self._choose_folder)
        row.addStretch(1)
        row.addWidget(self.files)
        row.addWidget(self.folder)
        row.addStretch(1)
        rows.addLayout(row)

    def set_small(self, *, small: bool) -> None:
        """Leave the room to what came of a drop: only the buttons stay."""
        for label in self._words:
            label.setVisible(not small)
        margin = (2 if small else 6) * fonts.measures().unit
        self._rows.setContentsMargins(margin, margin, margin, margin)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders of this computer."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            pieces.restyle(self, over=True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Look as before."""
        pieces.restyle(self, over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        pieces.restyle(self, over=False)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if paths:
            self.chosen.emit(paths)

    def choose_files(self) -> None:
        """Offer files of this computer, unless others are being taken in."""
        if self.isEnabled():
            kinds = self.tr("申請データ (*.zip *.csv *.xml);;すべてのファイル (*)")
            dialog = QFileDialog(self, self.tr("取り込むファイル"), "", kinds)
            dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
            self._choose(dialog)

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("取り込むフォルダー"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._choose(dialog)

    def _choose(self, dialog: QFileDialog) -> None:
        """Open it without a loop of its own: what waits goes on, and the lock hides it."""
        dialog.filesSelected.connect(lambda names: self.chosen.emit([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class Lesson(QWidget):
    """What stands where no outcome is yet: how an intake goes, and what the outcomes mean."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("取込の流れ"))
        rows = pieces.column(self, margin=2, spacing=2)
        rows.addWidget(pieces.label(self.tr("取込の流れ"), "heading"))
        for step in _STEPS:
            rows.addWidget(pieces.label(pieces.translate(step), wraps=True))
        rows.addSpacing(8)
        rows.addWidget(pieces.label(self.tr("結果の読み方"), "heading"))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(16)
        for line, (outcome, meaning) in enumerate(_MEANINGS.items()):
            grid.addWidget(pieces.label(pieces.translate(AHEAD[outcome])), line, 0)
            grid.addWidget(pieces.label(pieces.translate(meaning), "secondary", wraps=True), line, 1)
        rows.addLayout(grid)
        rows.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """No height of its own: what it needs is found by its width, and not as if it were narrow."""
        return QSize(super().minimumSizeHint().width(), 0)
