"""The first run (初期設定): a new store, its first administrator, and the recovery key that is shown once."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from kaigo_desktop.core.model import User
from kaigo_desktop.flow import administer
from kaigo_desktop.flow.program import Program
from kaigo_desktop.ui import clipboard, credentials, language, pieces
from kaigo_desktop.ui.jobs import Failure, Jobs

_IN_LINE = 4
"""Groups of the recovery key in the first of its two lines."""


class SetUpPanel(QWidget):
    """Makes the store; `finished` carries the administrator's login once the recovery key is put away.

    `language_wanted` tells that the person chose the other language.
    """

    finished = Signal(str)
    language_wanted = Signal()

    def __init__(self, program: Program, folder: Path, jobs: Jobs) -> None:
        super().__init__()
        self.setObjectName("page")
        self._program, self._folder, self._jobs = program, folder, jobs
        self.login = credentials.text_line(self.tr("管理者の利用者ID"), self.tr("半角英数字。例: kanri"))
        self.name = credentials.text_line(self.tr("管理者の氏名"))
        self.password = credentials.password_line(self.tr("パスワード"))
        self.again = credentials.password_line(self.tr("パスワード(もう一度)"))
        self.notice = pieces.Notice()
        self.button = pieces.button(self.tr("保管庫を作る"), self._make, "primary")
        self.language = language.switch_button(program, self.language_wanted.emit)
        self.key = pieces.label(role="recovery")
        self.key.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)  # only by the button
        self.root = pieces.copyable(role="secondary")
        self.copy = pieces.button(self.tr("クリップボードにコピー"), self._copy, "quiet")
        self.kept = QCheckBox(self.tr("紙に書き写すか印刷して、施錠できる場所に保管しました"))
        self.go_on = pieces.button(
            self.tr("サインインへ"), lambda: self.finished.emit(self.login.text().strip()), "primary"
        )
        self.pages = QStackedWidget()
        for page in (self._first_page(), self._key_page()):
            self.pages.addWidget(page)
        pieces.column(self).addWidget(self.pages)

    def _first_page(self) -> QWidget:
        page = QWidget()
        rows = credentials.centred_card(page)
        rows.addWidget(pieces.label(self.tr("介護保険 申請管理"), "secondary"))
        rows.addWidget(pieces.label(self.tr("はじめての設定"), "display"))
        words = self.tr(
            "申請を暗号化して保管する場所を作り、最初の管理者を登録します。担当者と承認者は、あとで管理者が登録します。"
        )
        rows.addWidget(pieces.label(words, "secondary", wraps=True))
        rows.addWidget(self.notice)
        form = credentials.form()
        for line in (self.login, self.name, self.password, self.again):
            form.addRow(line.accessibleName(), line)
        rows.addLayout(form)
        rows.addWidget(self.button)
        place = self.tr("保管場所: {folder}").format(folder=self._folder)
        rows.addWidget(pieces.label(place, "secondary", wraps=True))
        rows.addWidget(self.language, 0, Qt.AlignmentFlag.AlignHCenter)
        self.again.returnPressed.connect(self._make)
        return page

    def _key_page(self) -> QWidget:
        page = QWidget()
        rows = credentials.centred_card(page)
        rows.addWidget(pieces.label(self.tr("回復キー"), "display"))
        words = self.tr(
            "全員がパスワードを忘れたときに保管庫を開ける唯一の方法です。この画面でしか表示しません。"
        )
        rows.addWidget(pieces.label(words, wraps=True))
        self.key.setAccessibleName(self.tr("回復キー"))
        self.key.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        rows.addWidget(self.key)
        self.root.setAccessibleName(self.tr("最初の証明書の指紋"))
        words = self.tr("最初の証明書の指紋です。すり替えを見破るのに使います。一緒に控えてください。")
        rows.addWidget(self.root)
        rows.addWidget(pieces.label(words, "secondary", wraps=True))
        rows.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.kept.setAccessibleName(self.kept.text())
        self.kept.toggled.connect(self.go_on.setEnabled)
        rows.addWidget(self.kept)
        self.go_on.setEnabled(False)
        rows.addWidget(self.go_on)
        return page

    def _make(self) -> None:
        login, name, password = self.login.text().strip(), self.name.text().strip(), self.password.text()
        if not (login and name and password):
            self.notice.say("error", self.tr("利用者ID、氏名、パスワードを入力してください。"))
            return
        if password != self.again.text():
            self.notice.say("error", self.tr("2つのパスワードが一致していません。"))
            self.again.selectAll()
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for control in (self.button, self.language):
            control.setEnabled(False)
        admin, program, folder = User(login, name, "administrator"), self._program, self._folder
        self._jobs.run(
            self, lambda: administer.set_up(program, folder, admin, password), self._show_key, self._fail
        )

    def _show_key(self, made: administer.SetUp) -> None:
        self.password.clear()
        self.again.clear()
        groups = made.recovery_key.split("-")
        self.key.setText("-".join(groups[:_IN_LINE]) + "-\n" + "-".join(groups[_IN_LINE:]))
        self.key.setAccessibleDescription(made.recovery_key)
        self.root.setText(" ".join(made.root[at : at + 4] for at in range(0, len(made.root), 4)))
        self.pages.setCurrentIndex(1)
        self.kept.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self) -> None:
        clipboard.put_number(self.key.accessibleDescription())

    def _fail(self, failure: Failure) -> None:
        for control in (self.button, self.language):
            control.setEnabled(True)
        self.notice.say("error", failure.sentence)
