"""Checking that the store is whole and genuine (検証), with a seal from outside; seals (封緘) and backups."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from kaigo_desktop.flow import seal, verify
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.ui import credentials, fonts, pieces, wording
from kaigo_desktop.ui.backup_box import BackupBox
from kaigo_desktop.ui.entry_list import EntryList
from kaigo_desktop.ui.jobs import Failure, Jobs
from kaigo_desktop.ui.upright import upright

THINGS = {
    "files": pieces.mark("ファイル"),
    "file": pieces.mark("ファイル"),
    "page": pieces.mark("ページ"),
    "keyring": pieces.mark("鍵束"),
    "certificate": pieces.mark("証明書"),
    "audit": pieces.mark("監査記録"),
    "audit_heads": pieces.mark("記録の署名"),
    "reference": pieces.mark("参照"),
    "applications": pieces.mark("申請"),
    "application": pieces.mark("申請"),
    "revisions": pieces.mark("版"),
    "revision": pieces.mark("版"),
    "decisions": pieces.mark("決裁"),
    "decision": pieces.mark("決裁"),
    "hand_over": pieces.mark("連携"),
    "definitions": pieces.mark("定義"),
    "definition": pieces.mark("定義"),
    "code_maps": pieces.mark("コード対応表"),
    "code_map": pieces.mark("コード対応表"),
    "layouts": pieces.mark("取込レイアウト"),
    "layout": pieces.mark("取込レイアウト"),
    "attachments": pieces.mark("添付"),
    "attachment": pieces.mark("添付"),
    "seal": pieces.mark("封緘"),
}
"""What is checked, and what a fault concerns, in words."""

_COUNTED = {
    "files": pieces.mark("ファイル {count}"),
    "revisions": pieces.mark("版 {count}"),
    "attachments": pieces.mark("添付 {count}"),
}
"""How many were checked of what has one word in Japanese, however many there are."""


_LEAST = 60
"""Least height of the faults found, in units."""


class Finding(Protocol):
    """One fault: what it is, where, and in words."""

    @property
    def what(self) -> str: ...  # noqa: D102
    @property
    def where(self) -> str: ...  # noqa: D102
    @property
    def message(self) -> str: ...  # noqa: D102


class Verification(Protocol):
    """What `flow.verify.verify` answers."""

    @property
    def checked(self) -> Mapping[str, int]: ...  # noqa: D102
    @property
    def problems(self) -> Sequence[Finding]: ...  # noqa: D102


class VerifyPanel(QWidget):
    """A verification and what it found; a seal and where it lies; backups, for who keeps them."""

    HELP = "help_verify"
    KEYS = (("Esc", pieces.mark("最初の画面へ戻る")),)

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self.notice, self.sealed, self.found = pieces.Notice(), pieces.Notice(), EntryList()
        self.seal = credentials.text_line(
            self.tr("封緘"),
            self.tr("封緘(ファイル、または二次元コードの文字。任意)"),
        )
        self.seal.setToolTip(self.seal.placeholderText())
        self.seal.returnPressed.connect(self._start)
        self.button = pieces.button(self.tr("検証を始める"), self._start, "primary")
        self.seal_button = pieces.button(self.tr("封緘を作成…"), self._choose_folder)
        self.backup = BackupBox(desk, jobs) if desk.rights.may("backup") else None
        self._arrange()

    def make_seal(self, folder: Path) -> None:
        """Write a seal and its paper into `folder`."""
        self.seal_button.setEnabled(False)
        self.sealed.say("info", self.tr("封緘を作成しています…"))
        self._jobs.run(self, lambda: seal.seal(self._desk, folder), self._show_seal, self._fail_to_seal)

    def _arrange(self) -> None:
        sheet = QWidget()
        pieces.column(self).addWidget(upright(sheet))
        layout = pieces.column(sheet, margin=4, spacing=3)
        layout.addWidget(pieces.label(self.tr("検証"), "title"))
        words = self.tr(
            "保管している申請・添付・決裁・記録・鍵束が壊れていないか、書き換えられていないか、決裁の署名が本物かを調べます。"
            "封緘を指定すると、古いものに戻されていないかも調べます。"
        )
        layout.addWidget(pieces.label(words, "secondary", wraps=True))
        row = pieces.line(spacing=2)
        row.addWidget(self.seal, 1)
        row.addWidget(pieces.button(self.tr("選ぶ…"), self._choose_seal, "", self.tr("封緘のファイルを選ぶ")))
        row.addWidget(self.button)
        layout.addLayout(row)
        layout.addWidget(self.notice)
        layout.addWidget(self.found, 1)
        self.found.setMinimumHeight(_LEAST * fonts.measures().unit)
        self.found.hide()
        layout.addWidget(pieces.label(self.tr("封緘"), "title"))
        words = self.tr(
            "今の監査記録の終わりを署名つきで写し、ファイルと印刷用の紙（PDF）にします。保管庫の外に置いてください。"
        )
        layout.addWidget(pieces.label(words, "secondary", wraps=True))
        row = pieces.line()
        row.addWidget(self.seal_button)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self.sealed)
        if self.backup is not None:
            layout.addWidget(self.backup)
        layout.addStretch(0)

    def _start(self) -> None:
        text = self.seal.text().strip()
        given = None if not text else text if text.startswith("{") else Path(text)
        self.button.setEnabled(False)
        self.found.hide()
        self.notice.say("info", self.tr("調べています…"))
        self._jobs.run(self, lambda: verify.verify(self._desk, given), self._show, self._fail)

    def _show(self, found: Verification) -> None:
        self.button.setEnabled(True)
        checked = wording.listed(_told(what, count) for what, count in found.checked.items())
        if not found.problems:
            text = self.tr("異常はありません。調べたもの: {checked}").format(checked=checked)
            self.notice.say("done", text)
        else:
            count = f"{len(found.problems):,}"
            text = self.tr("異常が{count}件あります。操作を止め、管理者に伝えてください。").format(
                count=count
            )
            self.notice.say("error", text)
        entries = [(_thing(one.what), one.message, one.where) for one in found.problems]
        self.found.show_entries(entries, "")
        self.found.setVisible(bool(entries))

    def _show_seal(self, made: seal.Sealed) -> None:
        self.seal_button.setEnabled(True)
        text = self.tr(
            "封緘を作成しました（監査記録の{position}番まで）。{paper} を印刷し、"
            "{file} と別々に、保管庫の外で保管してください。"
        )
        facts = {"position": f"{made.position:,}", "paper": str(made.paper), "file": made.file.name}
        self.sealed.say("done", text.format(**facts))

    def _choose_seal(self) -> None:
        title, kinds = self.tr("封緘のファイルを選ぶ"), self.tr("封緘 (seal-*.json)")
        name, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        if name:
            self.seal.setText(name)

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("封緘を書き出すフォルダー"))
        if name:
            self.make_seal(Path(name))

    def _fail(self, failure: Failure) -> None:
        self.button.setEnabled(True)
        self.notice.say("error", failure.sentence)

    def _fail_to_seal(self, failure: Failure) -> None:
        self.seal_button.setEnabled(True)
        self.sealed.say("error", failure.sentence)


def _told(what: str, count: int) -> str:
    words = pieces.translate(_COUNTED[what]) if what in _COUNTED else f"{_thing(what)} {{count}}"
    return words.format(count=f"{count:,}")


def _thing(what: str) -> str:
    return pieces.translate(THINGS.get(what, what))
