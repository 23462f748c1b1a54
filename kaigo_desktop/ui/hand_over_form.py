"""What a hand-over (連携) is asked with: the layout, the folder, and whether an earlier one is meant."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLineEdit, QSizePolicy, QWidget

from kaigo_desktop.core.profile import Profile
from kaigo_desktop.ui import credentials, pieces


class HandOverForm(QWidget):
    """`changed` tells that another layout was chosen, or an earlier batch is meant."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._profiles: Sequence[Profile] = ()
        self.about = pieces.label(role="secondary", wraps=True)
        self.profile = QComboBox()
        self.profile.setAccessibleName(self.tr("連携様式"))
        self.profile.setPlaceholderText(self.tr("選んでください"))
        self.profile.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.profile.currentIndexChanged.connect(self._describe)
        self.folder = credentials.text_line(self.tr("書き出すフォルダー"))
        self.again = QCheckBox(self.tr("以前の連携をもう一度書き出す"))
        self.again.setAccessibleName(self.again.text())
        self.batch = credentials.text_line(self.tr("連携番号"), self.tr("連携番号"))
        self.batch.hide()
        self.again.toggled.connect(self.batch.setVisible)
        self.again.toggled.connect(self.changed)
        self._arrange()

    def offer(self, profiles: Sequence[Profile]) -> None:
        """Offer layouts, none of them chosen; once they are offered the choice stays."""
        self._profiles = profiles
        if not self.profile.count():
            for profile in profiles:
                self.profile.addItem(pieces.translate(profile.title), profile.id)
            self.profile.setCurrentIndex(-1)

    def chosen(self) -> str:
        """The id of the chosen layout, "" for none."""
        return str(self.profile.currentData()) if self.profile.currentIndex() >= 0 else ""

    def missing(self) -> tuple[str, QComboBox | QLineEdit] | None:
        """What is still to be said, and where."""
        if not self.chosen():
            return self.tr("連携様式を選んでください。"), self.profile
        if not self.folder.text().strip():
            return self.tr("書き出すフォルダーを選んでください。"), self.folder
        if self.again.isChecked() and not self.batch.text().strip():
            return self.tr("もう一度書き出す連携番号を入力してください。"), self.batch
        return None

    def _describe(self) -> None:
        number = self.profile.currentIndex()
        about = self._profiles[number].description if 0 <= number < len(self._profiles) else ""
        self.about.setText(pieces.translate(about) if about else "")
        self.changed.emit()

    def _arrange(self) -> None:
        form = credentials.form()
        self.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.tr("連携様式"), self.profile)
        form.addRow(self.about)
        place = pieces.line(spacing=2)
        place.addWidget(self.folder, 1)
        name = self.tr("書き出すフォルダーを選ぶ")
        place.addWidget(pieces.button(self.tr("選ぶ…"), self._choose, "", name))
        label = pieces.label(self.tr("書き出すフォルダー"))
        label.setBuddy(self.folder)
        form.addRow(label, place)
        again = pieces.line(spacing=2)
        again.addWidget(self.again)
        again.addWidget(self.batch, 1)
        form.addRow(again)

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("書き出すフォルダー"), self.folder.text())
        if name:
            self.folder.setText(name)
