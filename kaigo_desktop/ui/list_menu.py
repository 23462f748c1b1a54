"""What a right press on the list offers: opening, a look, and what the bar beneath does, at the hand."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from kaigo_desktop.ui import clipboard
from kaigo_desktop.ui.vocabulary import Vocabulary
from kaigo_desktop.ui.work_bar import WorkBar


class ListMenu(QMenu):
    """Offers it for what is selected; the application at the cursor is opened, looked at and copied from."""

    def __init__(
        self,
        parent: QWidget,
        work: WorkBar,
        words: Vocabulary,
        receipt_no: str,
        ways: tuple[Callable[[], None], Callable[[], None]],
        *,
        transcribe: Callable[[], None] | None = None,
    ) -> None:
        """Make it.

        Args:
            parent: the list.
            work: does things to the selection.
            words: the people and the steps there are.
            receipt_no: of the application at the cursor.
            ways: opens it; looks at it.
            transcribe: lays it out to be typed in (転記); None where that can't be.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_it, look = ways
        self.addAction(self.tr("開く  Enter"), open_it)
        self.addAction(self.tr("内容を見る  Space"), look)
        if transcribe is not None:
            self.addAction(self.tr("転記…  Ctrl+T"), transcribe)
        if not work.isHidden():
            self.addSeparator()
            for action, label in words.steps.items():
                self.addAction(label, partial(work.take, action))
            people = self.addMenu(self.tr("担当を変更"))
            for login in words.own_first():
                people.addAction(words.assignee(login), partial(work.give, login))
            people.addSeparator()
            people.addAction(self.tr("担当を外す"), partial(work.give, ""))
            if not work.flag.isHidden():
                self.addAction(self.tr("付箋を付ける…  Ctrl+M"), work.ask_flag)
        self.addSeparator()
        self.addAction(self.tr("受付番号をコピー"), partial(clipboard.put, receipt_no))
