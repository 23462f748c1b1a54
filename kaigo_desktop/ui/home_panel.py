"""Home (ホーム): what awaits whoever sits here, at a glance, with a few numbers about the desk."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kaigo_desktop.flow import home
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.ui import fonts, pieces, wording
from kaigo_desktop.ui.bar_chart import Bar, BarChart
from kaigo_desktop.ui.empty_page import EmptyPage
from kaigo_desktop.ui.home_tiles import TileGrid
from kaigo_desktop.ui.jobs import Failure, Jobs
from kaigo_desktop.ui.places import TODAY, places
from kaigo_desktop.ui.standing_table import StandingTable
from kaigo_desktop.ui.upright import upright
from kaigo_desktop.ui.vocabulary import Vocabulary

_ROOM = 180
"""Width in units from which the charts stand side by side."""


class HomePanel(QStackedWidget):
    """What awaits, and how much.

    `place_wanted` carries the name of a place, `next_wanted` wants the next one, `receive_wanted` the intake,
    `listing_wanted` a procedure in a state ("" for any).
    """

    place_wanted = Signal(str)
    next_wanted = Signal()
    listing_wanted = Signal(str, str)
    receive_wanted = Signal()

    HELP = "help_home"
    KEYS = (
        ("Ctrl+N", pieces.mark("次の1件を担当して開く")),
        ("Ctrl+O", pieces.mark("取り込むファイルを選ぶ(どの画面でも)")),
        ("Ctrl+F", pieces.mark("検索欄へ")),
        ("F5", pieces.mark("読み直す")),
    )

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self.tiles = TileGrid()
        self.tiles.wanted.connect(self.place_wanted)
        self._words = Vocabulary()
        self.empty, self.notice = EmptyPage(), pieces.Notice()
        self.received = BarChart(self.tr("受付件数"))
        self.ages = BarChart(self.tr("審査・決裁中の申請の経過日数"))
        self.standing = StandingTable()
        self.standing.wanted.connect(self.listing_wanted)
        self.next = pieces.button(self.tr("次の1件を担当して開く  Ctrl+N"), self.next_wanted.emit, "primary")
        if not {"review", "approve"} & desk.permissions:
            self.next.hide()
        self.addWidget(self._sheet())
        self.addWidget(self.empty)

    def show_vocabulary(self, words: Vocabulary) -> None:
        """Show what awaits; where nothing was ever received, how to begin."""
        if not words.counts:
            self._say_how_to_begin()
            self.setCurrentWidget(self.empty)
            return
        self.setCurrentIndex(0)
        self.tiles.show_places(places(words))
        self._words = words
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Read the numbers anew."""
        self._jobs.run(self, partial(home.numbers, self._desk), self._show, self._fail, topic="numbers")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the charts one beneath the other where there is no room for both."""
        super().resizeEvent(event)
        beside = self.width() > _ROOM * fonts.measures().unit
        self._charts.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def arrive(self) -> None:
        """Read the numbers anew, and put the keyboard where work begins."""
        if self._words.counts:
            self.refresh()
        first = self.tiles.tiles.get(TODAY)
        (first or self.next).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, numbers: home.Numbers) -> None:
        self.notice.quiet()
        closed = self.tr("閉庁日")
        self.received.show_bars(
            [
                Bar(f"{day.day.month}/{day.day.day}", day.count, day.closed, closed if day.closed else "")
                for day in numbers.received
            ]
        )
        self.ages.show_bars([Bar(*pair) for pair in zip(self._age_words(), numbers.ages, strict=True)])
        self.standing.show_counts(numbers.standing, self._words.procedures, self._words.states)

    def _age_words(self) -> list[str]:
        first = (0, *(most + 1 for most in home.AGES))
        words = [
            self.tr("{first}〜{last}日").format(first=begin, last=end)
            for begin, end in zip(first, home.AGES, strict=False)
        ]
        return [*words, self.tr("{first}日以上").format(first=first[-1])]

    def _fail(self, failure: Failure) -> None:
        self.notice.say("error", failure.sentence)

    def _say_how_to_begin(self) -> None:
        words = self.tr(
            "1. マイナポータル申請管理で、申請をダウンロードします。\n"
            "2. 「取込」を開き、ダウンロードした ZIP をそのまま置きます。\n"
            "3. ここに、次にすることと件数が並びます。"
        )
        offered = self.tr("取込を開く") if "receive" in self._desk.permissions else ""
        self.empty.say(self.tr("まだ申請がありません"), words, offered, self.receive_wanted.emit)

    def _sheet(self) -> QScrollArea:
        sheet = QWidget()
        rows = pieces.column(sheet, margin=4, spacing=3)
        head = pieces.line(spacing=3)
        head.addWidget(pieces.label(self.tr("ホーム"), "title"))
        head.addWidget(pieces.label(wording.short_date(self._desk.program.today()), "secondary"))
        head.addStretch(1)
        head.addWidget(self.next)
        rows.addLayout(head)
        rows.addWidget(self.notice)
        rows.addWidget(self.tiles)
        charts = self._charts = pieces.line(spacing=3)
        received = self.tr("受付件数(30日間、斜線は閉庁日)")
        charts.addWidget(_card(received, self.received), 3)
        charts.addWidget(_card(self.tr("審査・決裁中の申請の経過日数"), self.ages), 2)
        rows.addLayout(charts)
        rows.addWidget(_card(self.tr("手続と状態ごとの件数"), self.standing))
        rows.addStretch(1)
        return upright(sheet)


def _card(title: str, shown: QWidget) -> QFrame:
    card = pieces.frame("card")
    rows: QVBoxLayout = pieces.column(card, margin=3, spacing=2)
    rows.addWidget(pieces.label(title, "heading"))
    rows.addWidget(shown)
    return card
