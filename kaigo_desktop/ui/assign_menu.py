"""担当: a button whose menu gives applications to somebody."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from kaigo_desktop.ui.vocabulary import Vocabulary


class AssignMenu(QPushButton):
    """Offers whom to give them to; `wanted` carries the login, "" for nobody."""

    wanted = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.setProperty("role", "quiet")
        self.setAutoDefault(False)
        self.choices = QMenu(self)
        self.setMenu(self.choices)
        self._words = Vocabulary()

    def show_vocabulary(self, words: Vocabulary) -> None:
        """Offer oneself, the others, and nobody."""
        if words.people == self._words.people and words.me == self._words.me:
            return
        self._words = words
        self.choices.clear()
        for login in words.own_first():
            self.choices.addAction(words.assignee(login), partial(self.wanted.emit, login))
        self.choices.addSeparator()
        self.choices.addAction(self.tr("担当を外す"), partial(self.wanted.emit, ""))
