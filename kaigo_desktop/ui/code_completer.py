"""Completing a choice from its symbol, its label, or any wording it goes by, in either kana."""

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QApplication, QCompleter, QWidget

from kaigo_desktop.core.procedure import Code
from kaigo_desktop.core.text import fold_item

SEARCHED = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which an entry says what it may be found by."""

_LINES = 12
_KATAKANA, _HIRAGANA = range(ord("ァ"), ord("ヶ") + 1), ord("ぁ") - ord("ァ")
_ONE_KANA = {sign: sign + _HIRAGANA for sign in _KATAKANA}


def folded(text: str) -> str:
    """What is compared: width, case, spaces, brackets and the kind of kana do not count."""
    return fold_item(text).translate(_ONE_KANA)


def searched(code: Code) -> str:
    """What an entry is found by: label, symbol and every other wording, one a line."""
    return "\n".join(folded(name) for name in (code.label, code.symbol, *code.aliases))


class CodeCompleter(QCompleter):
    """Completes over entries each of which carries `SEARCHED`.

    `left` tells that a key led elsewhere while the entries were open: Qt keeps them open then, keeps it from
    the line that it was left, and sends it what is typed next.
    """

    left = Signal()

    def __init__(self, entries: QAbstractItemModel, parent: QObject) -> None:
        super().__init__(entries, parent)
        self.setCompletionRole(SEARCHED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseSensitive)
        self.setMaxVisibleItems(_LINES)
        popup = self.popup()
        if popup is not None:
            popup.setObjectName("completions")
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def splitPath(self, path: str) -> list[str]:
        """Compare what is typed as the entries are."""
        return [folded(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Put the label into the line."""
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "")

    def only(self, text: str) -> str:
        """The label of the one entry that `text` can mean, "" where there are several or none."""
        self.setCompletionPrefix(text)
        return self.currentCompletion() if text and self.completionCount() == 1 else ""

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        popup, line = self.popup(), cast("QWidget | None", self.widget())  # none until one is given
        if now is None or line is None or popup is None or not popup.isVisible():
            return
        if now not in {popup, line} and not now.isAncestorOf(line):
            popup.hide()
            self.left.emit()
