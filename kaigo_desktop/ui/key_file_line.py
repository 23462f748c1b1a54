"""The key file (鍵ファイル) somebody signs in with beside the password: where it lies."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from kaigo_desktop.ui import credentials, pieces


class KeyFileLine(QWidget):
    """A path to type or to choose; the file itself is read by `flow.key_file`, on the worker thread."""

    def __init__(self) -> None:
        super().__init__()
        self.path = credentials.text_line(self.tr("鍵ファイル"), self.tr("例: E:\\kaigo.key"))
        row = pieces.line(self, spacing=2)
        row.addWidget(self.path, 1)
        row.addWidget(pieces.button(self.tr("選ぶ…"), self._choose, "quiet", self.tr("鍵ファイルを選ぶ")))

    def chosen(self) -> Path | None:
        """The path that stands there."""
        text = self.path.text().strip()
        return Path(text) if text else None

    def _choose(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self, self.tr("鍵ファイル"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.path.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
