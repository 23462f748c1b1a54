"""A place to drop downloads on, with buttons for who would rather choose them."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame

from kaigo_desktop.ui import pieces


class DropZone(QFrame):
    """`chosen` carries the paths of files and folders."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("drop")
        self.setAcceptDrops(True)
        rows = pieces.column(self, margin=6, spacing=2)
        title = pieces.label(self.tr("ダウンロードした申請をここに置いてください"), "title")
        words = self.tr(
            "申請ZIP、展開したフォルダー、一覧CSV。まとめて置けます。元のファイルは変わりません。"
        )
        what = pieces.label(words, "secondary", wraps=True)
        for part in (title, what):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            rows.addWidget(part)
        row = pieces.line(spacing=2)
        self.files = pieces.button(self.tr("ファイルを選ぶ…"), self._choose_files, "primary")
        self.folder = pieces.button(self.tr("フォルダーを選ぶ…"), self._choose_folder)
        row.addStretch(1)
        row.addWidget(self.files)
        row.addWidget(self.folder)
        row.addStretch(1)
        rows.addSpacing(8)
        rows.addLayout(row)

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

    def _choose_files(self) -> None:
        kinds = self.tr("申請データ (*.zip *.csv *.xml);;すべてのファイル (*)")
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("取り込むファイル"), "", kinds)
        if names:
            self.chosen.emit([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("取り込むフォルダー"))
        if name:
            self.chosen.emit([Path(name)])
