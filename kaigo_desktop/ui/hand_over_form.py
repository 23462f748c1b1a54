"""What a hand-over (連携) is asked with: the layout, the folder, and whether an earlier one is meant."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLineEdit, QSizePolicy, QWidget

from kaigo_desktop.core.profile import Profile
from kaigo_desktop.flow import hand_over
from kaigo_desktop.ui import credentials, pieces, remembered

_FOLDER, _PROFILE = "hand_over/folder", "hand_over/profile"


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
        self.batch = QComboBox()
        self.batch.setAccessibleName(self.tr("連携番号"))
        self.batch.setPlaceholderText(self.tr("以前の連携はありません"))
        self.batch.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.batch.hide()
        self.batch.currentIndexChanged.connect(self._follow_batch)
        self.again.toggled.connect(self._mean_earlier)
        self._earlier: Mapping[str, hand_over.Earlier] = {}
        self.folder.setText(remembered.recall(_FOLDER))
        self._arrange()

    def offer(self, profiles: Sequence[Profile]) -> None:
        """Offer layouts, the one of the last hand-over chosen; once they are offered the choice stays."""
        self._profiles = profiles
        if not self.profile.count():
            for profile in profiles:
                self.profile.addItem(pieces.translate(profile.title), profile.id)
            self.profile.setCurrentIndex(self.profile.findData(remembered.recall(_PROFILE)))

    def offer_earlier(self, earlier: Sequence[hand_over.Earlier]) -> None:
        """Offer what may be written again, the newest first."""
        chosen = self.chosen_batch()
        titles = {profile.id: pieces.translate(profile.title) for profile in self._profiles}
        self._earlier = {each.batch: each for each in earlier}
        self.batch.blockSignals(True)
        self.batch.clear()
        for each in earlier:
            title = titles.get(each.profile, each.profile)
            told = self.tr("{batch}  {count}件  {title}")
            self.batch.addItem(
                told.format(batch=each.batch, count=f"{each.count:,}", title=title), each.batch
            )
        self.batch.setCurrentIndex(max(self.batch.findData(chosen), 0 if earlier else -1))
        self.batch.blockSignals(False)
        self._follow_batch()

    def chosen_batch(self) -> str:
        """The batch to write again, "" for none."""
        meant = self.again.isChecked() and self.batch.currentIndex() >= 0
        return str(self.batch.currentData()) if meant else ""

    def keep(self) -> None:
        """Offer the folder again the next time, and the layout unless an earlier batch asked for it."""
        remembered.keep(_FOLDER, self.folder.text().strip())
        if not self.again.isChecked():
            remembered.keep(_PROFILE, self.chosen())

    def chosen(self) -> str:
        """The id of the chosen layout, "" for none."""
        return str(self.profile.currentData()) if self.profile.currentIndex() >= 0 else ""

    def missing(self) -> tuple[str, QComboBox | QLineEdit] | None:
        """What is still to be said, and where."""
        if not self.chosen():
            return self.tr("連携様式を選んでください。"), self.profile
        if not self.folder.text().strip():
            return self.tr("書き出すフォルダーを選んでください。"), self.folder
        if self.again.isChecked() and not self.chosen_batch():
            return self.tr("もう一度書き出せる連携は、まだありません。"), self.batch
        return None

    def _mean_earlier(self, meant: bool) -> None:
        """An earlier batch is written in the layout it had."""
        self.batch.setVisible(meant)
        self.profile.setEnabled(not meant)
        self._follow_batch()
        self.changed.emit()

    def _follow_batch(self) -> None:
        found = self._earlier.get(self.chosen_batch())
        if found is not None:
            self.profile.setCurrentIndex(self.profile.findData(found.profile))

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
